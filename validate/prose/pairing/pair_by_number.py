"""Statements and figures of the tables that bear the same theme and operation numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import filterfalse

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.several import only, present
from extract.table import ColumnKind, Row, RowKind, Table
from validate.prose.pairing.amount_pairing import Pairing, PairingFamily
from validate.prose.pairing.granted_columns import current_columns
from validate.prose.pairing.likeness import agrees, is_misprint
from validate.prose.statements import Statement, is_limited, is_unit, operations
from validate.prose.subjects.table_subjects import Band, LineGroup, Subjects
from validate.prose.subjects.table_texts import (
    columns_of,
    header_of,
    highest_of,
    rows_of,
)
from validate.prose.words.names import acronyms, plain_words
from validate.prose.words.word_stems import stems
from validate.tables.figure_table import CLOSING

_EACH = WordList(
    "chaque",
    "chacun(e)",
    "par structure*",
    "par association*",
    "par beneficiaire*",
)
"""Words by which an amount is what each line gets."""
_NUMBERED = re.compile(r"\W*(?:\w+ )?\d")
"""A title that begins with a number: "Opération 4 : …", "4. …"."""
_SAME_LINES = 3
"""Lines of an operation that print an amount before it is what each of them receives."""
_LONG, _TELLING = 5, 3
"""Letters beyond which one word names a title, and beyond which a word is looked for at all."""

Figures = tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class NumberedScope:
    """A theme and an operation by number, in one part of the document."""

    section: str
    theme: str
    operation: str

    @classmethod
    def of(cls, fact: Fact) -> "NumberedScope":
        """The scope that a number of the prose is said of."""
        return cls(fact.section, fact.theme, fact.operation)


class NumberPairing:
    """Pairings by theme and operation number."""

    def __init__(
        self, subjects: Subjects, statements: Sequence[Statement]
    ) -> None:
        self.subjects = subjects
        self.groups: dict[NumberedScope, list[Statement]] = defaultdict(list)
        for statement in statements:
            fact = statement.claim.fact
            numbered = fact.counts == "amount" and bool(
                fact.theme or fact.operation
            )
            if numbered and subjects.current(statement.claim):
                self.groups[NumberedScope.of(fact)].append(statement)

    def pairings(self) -> Iterator[Pairing]:
        """Every pairing by number, scope by scope."""
        for scope, group in self.groups.items():
            wholes = list(filterfalse(is_unit, group))
            totals = self.targets(scope)
            if totals:
                yield from self._with_totals(scope, wholes, totals)
            else:
                yield from self._by_acronym(scope, wholes)
                yield from self._by_band(scope, wholes)
            yield from self._each(scope, group)

    # -- printed totals --------------------------------------------------------------------------

    def targets(self, scope: NumberedScope) -> tuple[Figures, ...]:
        """The readings of a scope's total: for each table and amount column, the printed totals to
        add up.

        A theme's total is the highest one printed for it, and only the deliberation and its report
        speak of themes as wholes.
        """
        numbers = operations(scope.operation)
        readings: list[Figures] = []
        for table in self.subjects.tables_of(scope.section):
            rows = [
                _total_row(table, scope.theme, number) for number in numbers
            ]
            printed = present(rows)
            if len(printed) == len(numbers):
                readings += self._figures_of(table, printed)
        return tuple(readings)

    def _figures_of(
        self, table: Table, rows: Sequence[Row]
    ) -> Iterator[Figures]:
        """The figures of these rows in each current column that has them all."""
        for column in current_columns(self.subjects.document, table):
            known = self.subjects.numbers(table, rows, column)
            if known and len(known) == len(rows):
                yield known

    def _with_totals(
        self,
        scope: NumberedScope,
        wholes: Sequence[Statement],
        totals: Sequence[Figures],
    ) -> Iterator[Pairing]:
        """The stated amounts of a scope against its printed total.

        One amount alone is the total's. Of several, the equal ones are; one that a slip of the hand
        alone tells from it is so too where another is equal; else all of them may be its parts.
        """
        several = len({statement.claim.fact.value for statement in wholes}) > 1
        alone = not several and len(totals) == 1 and self._is_decided(scope)
        for figures in totals:
            equal, slips = _restating(wholes, _added(figures))
            restating = [*equal, *slips]
            for statement in restating or wholes:
                slip_beside_equal = bool(equal) and statement in slips
                sure = alone or slip_beside_equal
                yield self._with_total(scope, statement, figures, sure=sure)
            if several and not restating and len(figures) == 1:
                yield _parts(wholes, figures)

    def _with_total(
        self,
        scope: NumberedScope,
        statement: Statement,
        figures: Figures,
        *,
        sure: bool,
    ) -> Pairing:
        theme, operation = scope.theme or "–", scope.operation or "–"
        family = PairingFamily.THEME_TOTAL
        if scope.operation:
            family = PairingFamily.OPERATION_TOTAL
        return Pairing(
            claims=(statement.claim,),
            figures=figures,
            family=family,
            why=f"same numbers: theme {theme}, operation {operation}",
            sure=sure,
            limited=is_limited(statement) or self._refers_wider(statement),
        )

    def _is_decided(self, scope: NumberedScope) -> bool:
        """Whether a part of the document speaks of the scope as a whole."""
        return bool(scope.operation) or self.subjects.decides(scope.section)

    def _refers_wider(self, statement: Statement) -> bool:
        """Whether the sentence sends to several annexes that hold amounts."""
        referred = self.subjects.referred_sections(statement.claim)
        return len(referred & self._sections_with_amounts) > 1

    @cached_property
    def _sections_with_amounts(self) -> set[str]:
        sections = set()
        for table in self.subjects.document.tables:
            if columns_of(table, ColumnKind.AMOUNT):
                sections.add(table.section)
        return sections

    # -- columns headed by an acronym ------------------------------------------------------------

    def _by_acronym(
        self, scope: NumberedScope, wholes: Sequence[Statement]
    ) -> Iterator[Pairing]:
        """An operation without a printed total whose title's acronym heads the columns of another
        table.

        Of several such columns ("Montant DSF", "Cumul DSF et portes closes") the one that agrees is
        meant, or else the one that holds the most.
        """
        letters = self.acronyms.get((scope.theme, scope.operation), frozenset())
        if not letters or len(wholes) != 1:
            return
        found = list(self._columns_headed(letters, scope.section))
        if not found:
            return

        statement = wholes[0]
        stated = statement.claim.fact
        equal = [each for each in found if agrees(stated, _value(each[1]))]
        largest = max(found, key=lambda each: _value(each[1]))
        table, fact = equal[0] if equal else largest
        referred = self.subjects.referred_sections(statement.claim)
        name = "/".join(sorted(letters)).upper()
        yield Pairing(
            claims=(statement.claim,),
            figures=(fact,),
            family=PairingFamily.ACRONYM_COLUMN,
            why=f"acronym {name} of the operation's title heads the column",
            sure=not referred or table.section in referred,
            limited=is_limited(statement),
            about=fact.column_path[-1] if fact.column_path else "",
        )

    def _columns_headed(
        self, letters: frozenset[str], section: str
    ) -> Iterator[tuple[Table, Fact]]:
        """The grand totals of amounts under a header with these acronyms and no other's."""
        others = frozenset().union(*self.acronyms.values()) - letters
        for table in self.subjects.tables_of(section):
            for total in self.subjects.totals_of(table):
                if (
                    not total.grand
                    or total.column.kind is not ColumnKind.AMOUNT
                ):
                    continue
                head = set(plain_words(header_of(total.column)).split())
                headed = head & letters and not head & others
                if headed and total.fact.number is not None:
                    yield table, total.fact

    @cached_property
    def acronyms(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """For each numbered operation the acronyms of its title that no other operation's title
        has.
        """
        found: dict[tuple[str, str], frozenset[str]] = {}
        for table in self.subjects.document.tables:
            for row in rows_of(table, RowKind.DETAIL):
                if row.operation:
                    scope = row.theme, row.operation
                    found.setdefault(scope, acronyms(title_of(row)))

        counted: Counter[str] = Counter()
        for letters in found.values():
            counted.update(letters)
        shared = {one for one, count in counted.items() if count > 1}
        return {scope: letters - shared for scope, letters in found.items()}

    # -- titles inside a table -------------------------------------------------------------------

    def titles(self, scope: NumberedScope) -> str:
        """The title printed in a table for an operation; empty where no table has it."""
        groups = self._lines(scope)
        if groups:
            return title_of(groups[0].rows[0])
        return ""

    def _lines(self, scope: NumberedScope) -> tuple[LineGroup, ...]:
        return self.subjects.details.get((scope.theme, scope.operation), ())

    def _by_band(
        self, scope: NumberedScope, wholes: Sequence[Statement]
    ) -> Iterator[Pairing]:
        """An operation whose amounts are the sums under the titles inside a table ("bands").

        A title is the operation's when all its telling words are in the operation's title, or one
        long one is in the statement's own sentence. An amount that agrees takes its title; of one
        amount and one title left, the amount is believed to be the title's.
        """
        title = set(stems(self.titles(scope)))
        free = list(self.subjects.bands(scope.section))
        left: list[Statement] = []
        for statement in wholes:
            words = title | set(stems(statement.claim.sentence))
            place = _place_of_band(statement, free, words)
            if place is None:
                left.append(statement)
            else:
                band = free.pop(place)
                why = f"the title “{band.name}” inside the table"
                yield _with_band(statement, band, why)

        strong = [band for band in free if _alike(band.name, title) == 1]
        if len(left) == 1 and len(strong) == 1:
            why = f"the title “{strong[0].name}” is the operation's"
            yield _with_band(left[0], strong[0], why, sure=True)

    # -- what each line receives -----------------------------------------------------------------

    def _each(
        self, scope: NumberedScope, group: Sequence[Statement]
    ) -> Iterator[Pairing]:
        """ "Each receives X": the amount of every line of the operation, where most lines print
        it.
        """
        for statement in group:
            if not _EACH.within(statement.words_around):
                continue
            for fact in self._figures_of_lines(statement, scope):
                yield Pairing(
                    claims=(statement.claim,),
                    figures=(fact,),
                    family=PairingFamily.EACH_LINE,
                    why="stated for each line",
                    sure=True,
                    limited=True,
                )

    def _figures_of_lines(
        self, statement: Statement, scope: NumberedScope
    ) -> Iterator[Fact]:
        """The figures of the lines in their one current column, where most are the stated one."""
        stated = statement.claim.fact.value
        for lines in self._lines(scope):
            columns = current_columns(self.subjects.document, lines.table)
            if len(columns) != 1:
                continue
            known = self.subjects.numbers(lines.table, lines.rows, columns[0])
            same = sum(fact.value == stated for fact in known)
            if same >= _SAME_LINES and 2 * same > len(known):
                yield from known


def title_of(row: Row) -> str:
    """The title of the operation a row stands under: the innermost label that carries a number, or
    the last.
    """
    numbered = list(filter(_NUMBERED.match, row.path))
    titles = numbered or row.path
    if titles:
        return titles[-1]
    return ""


def _value(fact: Fact) -> Decimal:
    return fact.value_or_zero


def _added(figures: Sequence[Fact]) -> Decimal:
    return sum(map(_value, figures), Decimal(0))


def _parts(wholes: Sequence[Statement], figures: Figures) -> Pairing:
    return Pairing(
        claims=tuple(statement.claim for statement in wholes),
        figures=figures,
        family=PairingFamily.OPERATION_PARTS,
        why="the operation's stated amounts",
        sure=False,
    )


def _restating(
    wholes: Sequence[Statement], total: Decimal
) -> tuple[list[Statement], list[Statement]]:
    """The amounts that agree with a total, and those that a slip of the hand tells from it."""
    equal = [one for one in wholes if agrees(one.claim.fact, total)]
    slips = [one for one in wholes if is_misprint(one.claim.fact.value, total)]
    return equal, slips


def _place_of_band(
    statement: Statement, bands: Sequence[Band], words: set[str]
) -> int | None:
    """The first band that has a word of the statement's, and gives its amount."""
    for place, band in enumerate(bands):
        equal = agrees(statement.claim.fact, _added(band.figures))
        if equal and _alike(band.name, words) > 0:
            return place
    return None


def _with_band(
    statement: Statement, band: Band, why: str, *, sure: bool = False
) -> Pairing:
    return Pairing(
        claims=(statement.claim,),
        figures=band.figures,
        family=PairingFamily.BAND_SUM,
        why=why,
        sure=sure,
        limited=sure,
        judged=True,
        about=band.name,
    )


def _alike(name: str, words: set[str]) -> float:
    """The share of a title's telling words found in ``words``; a short word alone counts for
    nothing.
    """
    own = [word for word in stems(name) if len(word) > _TELLING]
    hit = [word for word in own if word in words]
    longest = max(map(len, hit), default=0)
    if longest > _LONG:
        return len(hit) / len(own)
    return 0.0


def _total_row(table: Table, theme: str, operation: str) -> Row | None:
    """The one total row of a theme (``operation`` empty) or operation; None where there is none, or
    several.
    """
    if not theme and not operation:
        return None

    scope = theme, operation
    totals = rows_of(table, *CLOSING)
    highest = highest_of(
        [row for row in totals if (row.theme, row.operation) == scope]
    )
    return only(highest)
