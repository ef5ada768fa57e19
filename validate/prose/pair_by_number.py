"""Statements of the prose and figures of the tables that bear the same theme and operation numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from extract.facts import Fact
from extract.table import ColumnKind, Row, RowKind, Table
from validate.prose import names
from validate.prose.granted_columns import current_columns
from validate.prose.likeness import agrees, is_misprint
from validate.prose.table_subjects import TOTALS, Pairing, Statement, Subjects, operations, stems

UNIT = re.compile(
    r"^\W{0,3}(?:par|/|chacun|mensuel|annuel|l.(?:une?|heure)\b|pour chaque)|^\W{0,3}(?:au"
    r" plus|maxim|minim)"
)
_UNIT_BEFORE = re.compile(
    r"\bchaque\b|\bchacun|plafon|maxim|minim|au plus|unitaire|forfait|seuil|limite"
)
_LIMITED = re.compile(
    r"\bhors (?!taxes?\b|tva\b)|hormis|except|exclu|y compris (?!taxe)|\bdont\b|sans"
    r" compter|auxquels? s.ajout"
)


@dataclass(frozen=True, slots=True)
class NumberedScope:
    """A theme and an operation by number, in one part of the document."""

    section: str
    theme: str
    operation: str


def is_unit(said: Statement) -> bool:
    """Whether the words around an amount make it a price, a ceiling or a share, not a total.

    "par an" alone does not: a yearly budget is a total.
    """
    after, before = names.plain_words(said.after[:40]), names.plain_words(said.before[-80:])
    yearly = re.match(r"^(?:par an|annuel)", after) and not re.search(r"chaque|chacun", before)
    return bool((UNIT.search(after) and not yearly) or _UNIT_BEFORE.search(before))


def is_limited(said: Statement) -> bool:
    """Whether the sentence says that its amount leaves something out or takes something in."""
    return _LIMITED.search(names.plain_words(said.claim.sentence)) is not None


class NumberPairing:
    """Pairings by theme and operation number."""

    def __init__(self, subjects: Subjects, said: Sequence[Statement]) -> None:
        self.subjects = subjects
        self.groups: dict[NumberedScope, list[Statement]] = defaultdict(list)
        for one in said:
            fact = one.claim.fact
            if (
                fact.counts == "amount"
                and (fact.theme or fact.operation)
                and subjects.current(one.claim)
            ):
                self.groups[NumberedScope(fact.section, fact.theme, fact.operation)].append(one)

    def pairings(self) -> Iterator[Pairing]:
        """Every pairing by number, scope by scope."""
        for scope, group in self.groups.items():
            totals = self.targets(scope)
            if totals:
                yield from self._with_totals(scope, group, totals)
            else:
                yield from self._by_acronym(scope, group)
                yield from self._by_band(scope, group)
            yield from self._each(scope, group)

    def targets(self, scope: NumberedScope) -> tuple[tuple[Fact, ...], ...]:
        """The readings of a scope's total: for each table and amount column, the printed totals to
        add up.

        A theme's total is the highest one printed for it, and only the deliberation and its report
        speak of themes as wholes.
        """
        readings: list[tuple[Fact, ...]] = []
        for table in self.subjects.tables_of(scope.section):
            rows = [
                _total_row(table, scope.theme, number) for number in operations(scope.operation)
            ]
            for column in current_columns(self.subjects.document, table):
                facts = [self.subjects.fact(table, row, column) if row else None for row in rows]
                known = tuple(
                    fact for fact in facts if fact is not None and fact.number is not None
                )
                if known and len(known) == len(facts):
                    readings.append(known)
        return tuple(readings)

    def _with_totals(
        self, scope: NumberedScope, group: Sequence[Statement], totals: Sequence[tuple[Fact, ...]]
    ) -> Iterator[Pairing]:
        """The stated amounts of a scope against its printed total.

        One amount alone is the total's. Of several, the equal ones are; one that a slip of the hand
        alone tells from it is so too where another is equal; else all of them may be its parts.
        """
        family = "operation-total" if scope.operation else "theme-total"
        wholes = [one for one in group if not is_unit(one)]
        values = {one.claim.fact.value for one in wholes}
        for figures in totals:
            total = sum((fact.value or Decimal(0) for fact in figures), Decimal(0))
            equal = [one for one in wholes if agrees(one.claim.fact, total)]
            slips = [one for one in wholes if is_misprint(one.claim.fact.value, total)]
            chosen = [*equal, *slips] or wholes
            alone = len(values) == 1 and len(totals) == 1
            alone = alone and (bool(scope.operation) or self.subjects.decides(scope.section))
            for one in chosen:
                why = (
                    f"same numbers: theme {scope.theme or '–'}, operation {scope.operation or '–'}"
                )
                limited = is_limited(one) or self._wider(one, figures)
                sure = alone or (bool(equal) and one in slips)
                yield Pairing((one.claim,), figures, family, why, sure=sure, limited=limited)
            if len(values) > 1 and not equal and not slips and len(figures) == 1:
                claims = tuple(one.claim for one in wholes)
                yield Pairing(
                    claims, figures, "operation-parts", "the operation's stated amounts", sure=False
                )

    def _wider(self, said: Statement, figures: Sequence[Fact]) -> bool:
        """Whether the sentence sends to several annexes that hold amounts, of which the figures are
        one.
        """
        referred = self.subjects.referred(said.claim.sentence, said.claim.fact.section)
        with_amounts = {
            table.section
            for table in self.subjects.document.tables
            if any(column.kind is ColumnKind.AMOUNT for column in table.columns)
        }
        return len({section.id for section in referred} & with_amounts) > 1 and bool(figures)

    def _by_acronym(self, scope: NumberedScope, group: Sequence[Statement]) -> Iterator[Pairing]:
        """An operation without a printed total whose title's acronym heads the columns of another
        table.

        Of several such columns ("Montant DSF", "Cumul DSF et portes closes") the one that agrees is
        meant, or else the one that holds the most.
        """
        letters = self.acronyms.get((scope.theme, scope.operation), frozenset())
        wholes = [one for one in group if not is_unit(one)]
        found = (
            list(self._columns_headed(letters, scope.section))
            if letters and len(wholes) == 1
            else []
        )
        if not found:
            return
        (said,) = wholes
        table, fact = next(
            (pair for pair in found if agrees(said.claim.fact, pair[1].value or Decimal(0))),
            max(found, key=lambda pair: pair[1].value or 0),
        )
        referred = {
            section.id
            for section in self.subjects.referred(said.claim.sentence, said.claim.fact.section)
        }
        why = (
            f"acronym {'/'.join(sorted(letters)).upper()} of the operation's title heads the column"
        )
        sure = not referred or table.section in referred
        about = fact.column_path[-1] if fact.column_path else ""
        yield Pairing(
            (said.claim,), (fact,), "acronym-column", why, sure, is_limited(said), about=about
        )

    def _columns_headed(
        self, letters: frozenset[str], section: str
    ) -> Iterator[tuple[Table, Fact]]:
        others = frozenset().union(*self.acronyms.values()) - letters
        for table in self.subjects.tables_of(section):
            for total in self.subjects.totals_of(table):
                head = set(
                    names.plain_words(" ".join(total.column.path or (total.column.label,))).split()
                )
                grand = (
                    total.grand
                    and total.column.kind is ColumnKind.AMOUNT
                    and total.fact.number is not None
                )
                if grand and head & letters and not head & others:
                    yield table, total.fact

    @cached_property
    def acronyms(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """For each numbered operation the acronyms of its title that no other operation's title
        has.
        """
        found: dict[tuple[str, str], frozenset[str]] = {}
        for table in self.subjects.document.tables:
            for row in table.rows:
                if (
                    row.operation
                    and row.kind is RowKind.DETAIL
                    and (row.theme, row.operation) not in found
                ):
                    found[row.theme, row.operation] = names.acronyms(title_of(row))
        counted: dict[str, int] = defaultdict(int)
        for letters in found.values():
            for one in letters:
                counted[one] += 1
        return {
            key: frozenset(one for one in letters if counted[one] == 1)
            for key, letters in found.items()
        }

    def titles(self, scope: NumberedScope) -> str:
        """The title printed in a table for an operation; empty where no table has it."""
        for lines in self.subjects.details.get((scope.theme, scope.operation), ()):
            return title_of(lines.rows[0])
        return ""

    def _by_band(self, scope: NumberedScope, group: Sequence[Statement]) -> Iterator[Pairing]:
        """An operation whose amounts are the sums under the titles inside a table ("bands").

        A title is the operation's when all its telling words are in the operation's title, or one
        long one is in the statement's own sentence. An amount that agrees takes its title; of one
        amount and one title left, the amount is believed to be the title's.
        """
        title = set(stems(self.titles(scope)))
        wholes = [one for one in group if not is_unit(one)]
        bands = self.subjects.bands(scope.section)
        taken: set[int] = set()
        left: list[Statement] = []
        for one in wholes:
            words = set(stems(one.claim.sentence))
            held = next(
                (
                    n
                    for n, band in enumerate(bands)
                    if n not in taken
                    and _agrees(one, band.figures)
                    and _alike(band.name, title | words) > 0
                ),
                None,
            )
            if held is None:
                left.append(one)
                continue
            taken.add(held)
            why = f"the title “{bands[held].name}” inside the table"
            yield Pairing(
                (one.claim,),
                bands[held].figures,
                "band-sum",
                why,
                False,
                False,
                True,
                bands[held].name,
            )
        strong = [
            band
            for n, band in enumerate(bands)
            if n not in taken and title and _alike(band.name, title) == 1
        ]
        if len(left) == 1 and len(strong) == 1:
            why = f"the title “{strong[0].name}” is the operation's"
            yield Pairing(
                (left[0].claim,),
                strong[0].figures,
                "band-sum",
                why,
                True,
                True,
                True,
                strong[0].name,
            )

    def _each(self, scope: NumberedScope, group: Sequence[Statement]) -> Iterator[Pairing]:
        """ "Each receives X": the amount of every line of the operation, where most lines print it."""
        for one in group:
            if not re.search(
                r"\bchaque\b|\bchacune?\b|par (?:structure|association|beneficiaire)", _around(one)
            ):
                continue
            for lines in self.subjects.details.get((scope.theme, scope.operation), ()):
                columns = current_columns(self.subjects.document, lines.table)
                facts = [
                    self.subjects.fact(lines.table, row, column)
                    for row in lines.rows
                    for column in columns
                ]
                known = [fact for fact in facts if fact is not None and fact.number is not None]
                same = sum(fact.value == one.claim.fact.value for fact in known)
                if len(columns) == 1 and same >= 3 and 2 * same > len(known):
                    for fact in known:
                        yield Pairing(
                            (one.claim,),
                            (fact,),
                            "each-line",
                            "stated for each line",
                            True,
                            limited=True,
                        )


def title_of(row: Row) -> str:
    """The title of the operation a row stands under: the innermost label that carries a number, or
    the last.
    """
    numbered = [label for label in row.path if re.match(r"\W*(?:\w+ )?\d", label)]
    return (numbered or list(row.path) or [""])[-1]


def _around(said: Statement) -> str:
    return names.plain_words(said.before[-80:] + " " + said.after[:40])


def _agrees(said: Statement, figures: Sequence[Fact]) -> bool:
    return agrees(said.claim.fact, sum((fact.value or Decimal(0) for fact in figures), Decimal(0)))


def _alike(name: str, words: set[str]) -> float:
    """The share of a title's telling words found in ``words``; a short word alone counts for
    nothing.
    """
    own = [word for word in stems(name) if len(word) > 3]
    hit = [word for word in own if word in words]
    return len(hit) / len(own) if any(len(word) > 5 for word in hit) else 0.0


def _total_row(table: Table, theme: str, operation: str) -> Row | None:
    """The one total row of a theme (``operation`` empty) or operation; None where there is none, or
    several.
    """
    rows = [
        row
        for row in table.rows
        if row.kind in TOTALS and row.theme == theme and row.operation == operation
    ]
    if len(rows) > 1:
        top = max(row.level for row in rows)
        rows = [row for row in rows if row.level == top]
    return rows[0] if len(rows) == 1 and (theme or operation) else None
