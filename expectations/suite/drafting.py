"""From the identities of one document to the templates that state them.

A general template is taken where nearly all that it states is one of the identities, or holds as
well; rows where the document does not obey it are excluded by name. What it leaves out is written
more and more narrowly: by the labels above, by row, figure by figure. An identity that failed may
be covered with those around it that hold; it is never written by itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from expectations.suite.figure_references import RowInWords
from expectations.suite.places import Places
from expectations.suite.reference_words import Words
from expectations.suite.templates import TOTALS, Slot, Stated, Template, state
from extract.facts import Fact
from extract.records.record import plain_decimal
from extract.table import Row
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Term,
    Verdict,
    evaluate,
)

NEARLY = 0.8
"""Share of what a general template states that the document must obey."""
_ARITHMETIC = (Form.WEIGHTED_SUM, Form.PRODUCT, Form.RATIO, Form.EQUALITY)


def draft_templates(
    identities: Sequence[Identity], held: Set[str], places: Places
) -> list[Template]:
    """The templates of ``identities``, which are all of one rule and table; ``held`` are the ids of
    those that hold.
    """
    written: list[Identity] = []
    again: list[Identity] = []
    for identity in identities:
        if _can_be_written(identity):
            written.append(identity)
        else:
            again.append(identity)

    found = []
    if again:
        found = [_again(again[0], places)]
    drafting = _Drafting(places, held)
    for group in _groups(written, places):
        found += drafting.cover(group)
    return found


def _can_be_written(identity: Identity) -> bool:
    """Whether the document prints all of it, so that rows and columns say what it is."""
    if not identity.result or identity.form not in _ARITHMETIC:
        return False

    terms = len(identity.terms)
    has_inferred_rate = identity.form is Form.PRODUCT and terms < 2
    divides_several = identity.dividends > 1
    if has_inferred_rate or divides_several:
        return False
    is_of_several_lines = identity.kind is Kind.EQUALITY and terms > 1
    return not is_of_several_lines


def _again(identity: Identity, places: Places) -> Template:
    table = (
        places.table(identity.table_id)
        if identity.table_id in places.tables
        else None
    )
    return Template(
        "again",
        identity.rule,
        identity.kind.value,
        identity.form.value,
        identity.nature,
        table=table,
    )


def _groups(
    identities: Sequence[Identity], places: Places
) -> Iterator[list[Identity]]:
    """Identities that one general template may state: alike in all but their rows."""
    groups: dict[tuple[object, ...], list[Identity]] = defaultdict(list)
    for identity in identities:
        groups[_signature(identity, places)].append(identity)

    for group in groups.values():
        if _is_sum_over_columns(group[0], places):
            yield from _by_columns(group, places)
        else:
            yield group


def _is_sum_over_columns(identity: Identity, places: Places) -> bool:
    result = places.facts.get(identity.result)
    if identity.form is not Form.WEIGHTED_SUM or result is None:
        return False
    return not _is_total(identity, result, places)


def _signature(identity: Identity, places: Places) -> tuple[object, ...]:
    result = places.facts.get(identity.result)
    row = None if result is None else _row(places, result)
    if result is None or row is None:
        return ("alone", identity.id)

    said = (
        identity.kind,
        identity.form,
        identity.nature,
        identity.constant,
        identity.offset,
    )
    where = (
        result.col,
        _is_total(identity, result, places),
        row.kind,
        _level(row),
    )
    slots = (
        () if identity.form is Form.WEIGHTED_SUM else _slots([identity], places)
    )
    return (*said, *where, slots)


def _level(row: Row) -> int:
    """The row's level where its kind has levels, else 0."""
    if row.kind in TOTALS:
        return row.level
    return 0


def _by_columns(
    group: Sequence[Identity], places: Places
) -> Iterator[list[Identity]]:
    """Sums whose columns are part of another's in the group, as where a cell is empty, go with
    it.
    """
    clusters: list[tuple[set[Slot], list[Identity]]] = []
    for identity in sorted(group, key=lambda one: -len(_slots([one], places))):
        slots = set(_slots([identity], places))
        homes = [members for known, members in clusters if slots <= known]
        if homes:
            homes[0].append(identity)
        else:
            clusters.append((slots, [identity]))
    yield from (members for _, members in clusters)


def _is_total(identity: Identity, result: Fact, places: Places) -> bool:
    """Whether it adds up figures of its result's own column."""
    if identity.form is not Form.WEIGHTED_SUM or identity.kind is not Kind.SUM:
        return False
    if any(term.weight != 1 for term in identity.terms):
        return False

    for term in identity.terms:
        fact = places.facts.get(term.fact)
        if fact is None:
            return False
        if (fact.table_id, fact.col) != (result.table_id, result.col):
            return False
    return len(identity.terms) > 0


def _row(places: Places, fact: Fact) -> Row | None:
    table = places.tables.get(fact.table_id)
    if table is None or fact.row is None:
        return None
    return table.rows[fact.row]


def _slots(group: Sequence[Identity], places: Places) -> tuple[Slot, ...]:
    """The columns, headers and figures that the group's identities combine, each once."""
    found: dict[Slot, None] = {}
    for identity in group:
        result = places.facts[identity.result]
        found |= dict.fromkeys(
            _slot(places, term, result) for term in identity.terms
        )
    return tuple(found)


def _slot(places: Places, term: Term, result: Fact) -> Slot:
    fact = places.facts.get(term.fact)
    column = None if fact is None else _column_in_table_of(result, fact, places)
    if fact is None or column is None:
        return Slot(
            plain_decimal(term.weight), reference=places.reference(term.fact)
        )
    return Slot(plain_decimal(term.weight), column, header=fact.row is None)


def _column_in_table_of(
    result: Fact, fact: Fact, places: Places
) -> Words | None:
    """The column of a figure that is in the row of ``result`` or heads its table; else None."""
    if fact.table_id != result.table_id:
        return None
    if not fact.table_id or fact.col is None:
        return None
    if fact.row is not None and fact.row not in places.covered(result):
        return None
    return places.column(places.tables[fact.table_id].columns[fact.col])


@dataclass(frozen=True, slots=True)
class _Cover:
    """A template with the rows it excludes, and what it states of what is wanted."""

    template: Template
    covered: set[Stated]
    gain: int
    """How much it states, less what it has to exclude."""


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
        general = self._general(group, under, None)
        candidates = [(one, set(state(one, self.places))) for one in general]
        while any(identity.id in self.held for identity in left):
            wanted = set(map(Stated.of, left))
            best = self._best(candidates, wanted, group)
            if best is None:
                break
            found.append(best.template)
            left = [
                identity
                for identity in left
                if Stated.of(identity) not in best.covered
            ]
        return found, left

    def _best(
        self,
        candidates: Sequence[tuple[Template, set[Stated]]],
        wanted: set[Stated],
        group: Sequence[Identity],
    ) -> "_Cover | None":
        """The candidate that states most of what is wanted, less the rows to exclude; the first of
        equals. None where no candidate states any of it.
        """
        every = set(map(Stated.of, group))
        best: _Cover | None = None
        for template, stated in candidates:
            covered = wanted & stated
            gain = 0 if best is None else max(0, best.gain)
            if len(covered) <= gain:
                continue  # it cannot be better, however few rows it excludes

            others = stated - every
            disobeyed = [
                one for one in others if not self._holds(one, group[0])
            ]
            if len(disobeyed) > (1 - NEARLY) * len(stated):
                continue
            cover = self._cover(template, covered, disobeyed)
            if best is None or cover.gain > best.gain:
                best = cover
        return best

    def _cover(
        self,
        template: Template,
        covered: set[Stated],
        disobeyed: Sequence[Stated],
    ) -> "_Cover":
        rows = list(map(self._row_of, sorted(disobeyed, key=self._position)))
        excluding = tuple(dict.fromkeys(rows))
        gain = len(covered) - len(disobeyed)
        return _Cover(replace(template, excluding=excluding), covered, gain)

    def _position(self, stated: Stated) -> tuple[int, str]:
        return self.places.facts[stated.result].row or 0, stated.result

    def _holds(self, stated: Stated, like: Identity) -> bool:
        terms = tuple(Term(fact, weight) for fact, weight in stated.terms)
        identity = replace(
            like,
            result=stated.result,
            terms=terms,
            rounded=self._rounded(stated),
        )
        return evaluate(identity, self.places.facts).verdict is Verdict.HELD

    def _rounded(self, stated: Stated) -> tuple[str, ...]:
        return tuple(filter(self.places.rounded, stated.facts))

    def _row_of(self, stated: Stated) -> RowInWords:
        fact = self.places.facts[stated.result]
        assert fact.row is not None
        return self.places.row(fact.table_id, fact.row)

    def _reference(self, identity: Identity) -> RowInWords:
        return self._row_of(Stated.of(identity))

    def _alone(self, identity: Identity) -> list[Template]:
        if identity.id not in self.held:
            return []
        wanted = [Stated.of(identity)]
        for template in self._general(
            [identity], None, self._reference(identity)
        ):
            if state(template, self.places) == wanted:
                return [template]
        return self._figures([identity])

    def _figures(self, group: Sequence[Identity]) -> list[Template]:
        found: list[Template] = []
        for identity in group:
            if identity.id not in self.held:
                continue
            template = _by_figures(identity, self.places)
            if template is not None:
                found.append(template)
        return found

    def _general(
        self,
        group: Sequence[Identity],
        under: tuple[Words, ...] | None,
        only: RowInWords | None,
    ) -> Iterator[Template]:
        """Templates that may state the group, the likeliest first."""
        identity = group[0]
        result = self.places.facts[identity.result]
        row = _row(self.places, result)
        assert row is not None
        assert result.col is not None

        table = self.places.tables[result.table_id]
        base = replace(
            _plain("each-total", identity),
            table=self.places.table(table.id),
            row_kind=row.kind.value,
            level=_level(row),
            under=under,
            only=only,
            column=self.places.column(table.columns[result.col]),
        )
        if _is_total(identity, result, self.places):
            for scope in self._scope_names(group):
                yield replace(base, scope=scope)
            return

        slots = _slots(group, self.places)
        if all(slot.is_named for slot in slots):
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
        plain_decimal(identity.constant),
        plain_decimal(identity.offset),
    )


def _by_figures(identity: Identity, places: Places) -> Template | None:
    """Figure by figure; None where one of them has no name, or is not found under it."""
    result = places.reference(identity.result)
    slots = tuple(
        Slot(plain_decimal(term.weight), reference=places.reference(term.fact))
        for term in identity.terms
    )
    if result is None or any(slot.reference is None for slot in slots):
        return None

    template = replace(_plain("figures", identity), result=result, slots=slots)
    if state(template, places) == [Stated.of(identity)]:
        return template
    return None
