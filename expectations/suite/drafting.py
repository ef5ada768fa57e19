"""From the identities of one document to the templates that state them.

A general template is taken where nearly all that it states is one of the identities, or holds as
well; rows where the document does not obey it are excluded by name. What it leaves out is written
more and more narrowly: by the labels above, by row, figure by figure. An identity that failed may
be covered with those around it that hold; it is never written by itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from expectations.suite.figure_references import Places, RowReference, Words
from expectations.suite.templates import TOTALS, Slot, Stated, Template, state
from extract.facts import Fact
from extract.table import Row
from validate.model.identity import Form, Identity, Kind, Term, Verdict, evaluate

NEARLY = 0.8
"""Share of what a general template states that the document must obey."""


def draft_templates(
    identities: Sequence[Identity], held: Set[str], places: Places
) -> list[Template]:
    """The templates of ``identities``, which are all of one rule and table; ``held`` are the ids of
    those that hold.
    """
    again = [identity for identity in identities if _must_be_found_again(identity)]
    found = [_again(again[0], places)] if again else []
    drafting = _Drafting(places, held)
    for group in _groups([one for one in identities if not _must_be_found_again(one)], places):
        found += drafting.cover(group)
    return found


def _must_be_found_again(identity: Identity) -> bool:
    arithmetic = identity.form in (Form.WEIGHTED_SUM, Form.PRODUCT, Form.RATIO, Form.EQUALITY)
    inferred = identity.form is Form.PRODUCT and len(identity.terms) < 2
    grouped = identity.kind is Kind.EQUALITY and len(identity.terms) > 1
    return not arithmetic or inferred or grouped or not identity.result


def _again(identity: Identity, places: Places) -> Template:
    table = places.table(identity.table_id) if identity.table_id in places.tables else None
    return Template(
        "again",
        identity.rule,
        identity.kind.value,
        identity.form.value,
        identity.nature,
        table=table,
    )


def _groups(identities: Sequence[Identity], places: Places) -> Iterator[list[Identity]]:
    """Identities that one general template may state: alike in all but their rows."""
    groups: dict[tuple[object, ...], list[Identity]] = defaultdict(list)
    for identity in identities:
        groups[_signature(identity, places)].append(identity)
    for group in groups.values():
        result = places.facts.get(group[0].result)
        if (
            group[0].form is Form.WEIGHTED_SUM
            and result is not None
            and not _is_total(group[0], result, places)
        ):
            yield from _by_columns(group, places)
        else:
            yield group


def _signature(identity: Identity, places: Places) -> tuple[object, ...]:
    result = places.facts.get(identity.result)
    row = None if result is None else _row(places, result)
    if result is None or row is None:
        return ("alone", identity.id)
    common = (
        identity.kind,
        identity.form,
        identity.nature,
        identity.constant,
        identity.offset,
        result.col,
    )
    shape = (_is_total(identity, result, places), row.kind, row.level if row.kind in TOTALS else 0)
    slots = () if identity.form is Form.WEIGHTED_SUM else _slots([identity], places)
    return (*common, *shape, slots)


def _by_columns(group: Sequence[Identity], places: Places) -> Iterator[list[Identity]]:
    """Sums whose columns are part of another's in the group, as where a cell is empty, go with it."""
    clusters: list[tuple[set[Slot], list[Identity]]] = []
    ordered = sorted(group, key=lambda one: -len(_slots([one], places)))
    for identity in ordered:
        slots = set(_slots([identity], places))
        home = next((members for known, members in clusters if slots <= known), None)
        if home is None:
            clusters.append((slots, [identity]))
        else:
            home.append(identity)
    yield from (members for _, members in clusters)


def _is_total(identity: Identity, result: Fact, places: Places) -> bool:
    """Whether it adds up figures of its result's own column."""
    facts = [places.facts.get(term.fact) for term in identity.terms]
    same = all(
        fact is not None and (fact.table_id, fact.col) == (result.table_id, result.col)
        for fact in facts
    )
    plain = all(term.weight == 1 for term in identity.terms)
    return (
        bool(facts)
        and same
        and plain
        and identity.form is Form.WEIGHTED_SUM
        and identity.kind is Kind.SUM
    )


def _row(places: Places, fact: Fact) -> Row | None:
    table = places.tables.get(fact.table_id)
    return None if table is None or fact.row is None else table.rows[fact.row]


def _slots(group: Sequence[Identity], places: Places) -> tuple[Slot, ...]:
    """The columns, headers and figures that the group's identities combine, each once."""
    found: dict[Slot, None] = {}
    for identity in group:
        result = places.facts[identity.result]
        found |= dict.fromkeys(_slot(places, term, result) for term in identity.terms)
    return tuple(found)


def _slot(places: Places, term: Term, result: Fact) -> Slot:
    fact = places.facts.get(term.fact)
    if (
        fact is not None
        and fact.table_id == result.table_id
        and fact.table_id
        and fact.col is not None
    ):
        column = places.column(places.tables[fact.table_id].columns[fact.col])
        if fact.row is None or fact.row in places.covered(result):
            return Slot(str(term.weight), column, header=fact.row is None)
    return Slot(str(term.weight), reference=places.reference(term.fact))


@dataclass(frozen=True, slots=True)
class _Drafting:
    """Looks for the templates of a group of identities that have one signature."""

    places: Places
    held: Set[str]

    def cover(self, group: Sequence[Identity]) -> list[Template]:
        """Templates for the whole group, the most general first."""
        result = self.places.facts.get(group[0].result)
        if result is None or _row(self.places, result) is None:
            return self._figures(group)
        found, left = self._narrow(group, under=None)
        paths: dict[tuple[Words, ...], list[Identity]] = defaultdict(list)
        for identity in left:
            paths[self._reference(identity).path].append(identity)
        for path, members in paths.items():
            templates, rest = self._narrow(members, under=path)
            found += templates
            for identity in rest:
                found += self._alone(identity)
        return found

    def _narrow(
        self, group: Sequence[Identity], under: tuple[Words, ...] | None
    ) -> tuple[list[Template], list[Identity]]:
        """General templates of the group, those that state most of it first, and the identities
        they leave out.
        """
        found: list[Template] = []
        left = list(group)
        candidates = [
            (one, set(state(one, self.places))) for one in self._general(group, under, None)
        ]
        while left and any(identity.id in self.held for identity in left):
            wanted = {Stated.of(identity) for identity in left}
            best = self._best(candidates, wanted, group)
            if best is None:
                break
            template, common = best
            found.append(template)
            left = [identity for identity in left if Stated.of(identity) not in common]
        return found, left

    def _best(
        self,
        candidates: Sequence[tuple[Template, set[Stated]]],
        wanted: set[Stated],
        group: Sequence[Identity],
    ) -> tuple[Template, set[Stated]] | None:
        every = {Stated.of(identity) for identity in group}
        best: tuple[int, Template, set[Stated]] | None = None
        for template, stated in candidates:
            common = wanted & stated
            if not common or (best is not None and len(common) <= best[0]):
                continue
            bad = sorted(
                (one for one in stated - every if not self._holds(one, group[0])),
                key=self._position,
            )
            if len(bad) <= (1 - NEARLY) * len(stated) and (
                best is None or len(common) - len(bad) > best[0]
            ):
                excluding = tuple(dict.fromkeys(self._row_of(one) for one in bad))
                best = (len(common) - len(bad), replace(template, excluding=excluding), common)
        return None if best is None else best[1:]

    def _position(self, stated: Stated) -> tuple[int, str]:
        return self.places.facts[stated.result].row or 0, stated.result

    def _holds(self, stated: Stated, like: Identity) -> bool:
        terms = tuple(Term(fact, weight) for fact, weight in stated.terms)
        identity = replace(like, result=stated.result, terms=terms, rounded=self._rounded(stated))
        return evaluate(identity, self.places.facts).verdict is Verdict.HELD

    def _rounded(self, stated: Stated) -> tuple[str, ...]:
        return tuple(
            fact
            for fact in (stated.result, *(fact for fact, _ in stated.terms))
            if self.places.rounded(fact)
        )

    def _row_of(self, stated: Stated) -> RowReference:
        fact = self.places.facts[stated.result]
        assert fact.row is not None
        return self.places.row(fact.table_id, fact.row)

    def _reference(self, identity: Identity) -> RowReference:
        return self._row_of(Stated.of(identity))

    def _alone(self, identity: Identity) -> list[Template]:
        if identity.id not in self.held:
            return []
        wanted = [Stated.of(identity)]
        candidates = self._general([identity], None, self._reference(identity))
        exact = next(
            (template for template in candidates if state(template, self.places) == wanted), None
        )
        return [exact] if exact is not None else self._figures([identity])

    def _figures(self, group: Sequence[Identity]) -> list[Template]:
        held = [identity for identity in group if identity.id in self.held]
        return [
            template
            for identity in held
            if (template := _by_figures(identity, self.places)) is not None
        ]

    def _general(
        self, group: Sequence[Identity], under: tuple[Words, ...] | None, only: RowReference | None
    ) -> Iterator[Template]:
        """Templates that may state the group, the likeliest first."""
        identity, result = group[0], self.places.facts[group[0].result]
        row = _row(self.places, result)
        assert row is not None
        assert result.col is not None
        table = self.places.tables[result.table_id]
        base = replace(
            _plain("each-total", identity),
            table=self.places.table(table.id),
            row_kind=row.kind.value,
            level=row.level if row.kind in TOTALS else 0,
            under=under,
            only=only,
            column=self.places.column(table.columns[result.col]),
        )
        if _is_total(identity, result, self.places):
            for scope in self._scope_names(group):
                yield replace(base, scope=scope)
            return
        slots = _slots(group, self.places)
        if all(slot.column or slot.reference for slot in slots):
            yield replace(base, shape="each-row", slots=slots)

    def _scope_names(self, group: Iterable[Identity]) -> list[str]:
        names: dict[str, None] = {}
        for identity in group:
            fact = self.places.facts[identity.result]
            row = _row(self.places, fact)
            assert row is not None
            names |= dict.fromkeys(self.places.scopes(fact.table_id, row))
        return list(names)


def _plain(shape: str, identity: Identity) -> Template:
    return Template(
        shape,
        identity.rule,
        identity.kind.value,
        identity.form.value,
        identity.nature,
        str(identity.constant),
        str(identity.offset),
    )


def _by_figures(identity: Identity, places: Places) -> Template | None:
    """Figure by figure; None where one of them has no name, or is not found under it."""
    result = places.reference(identity.result)
    slots = tuple(
        Slot(str(term.weight), reference=reference)
        for term in identity.terms
        if (reference := places.reference(term.fact)) is not None
    )
    if result is None or len(slots) < len(identity.terms):
        return None
    template = replace(_plain("figures", identity), result=result, slots=slots)
    return template if state(template, places) == [Stated.of(identity)] else None
