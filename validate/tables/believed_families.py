"""What the engine of belief makes of a table, with its lines as rows and columns of that table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product, starmap

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.averages import may_be_rate
from extract.french.lexicon.header_words import PERCENT
from extract.french.lexicon.taxes import TaxPart, tax_part
from extract.several import present
from extract.table import ColumnKind, RowKind
from validate.belief.figures import Direction
from validate.belief.hypothesis import EntryOutcome, FamilyForm, Hypothesis
from validate.belief.proposals import SUMS, rivals
from validate.belief.search import find_proposed
from validate.belief.search_memo import SEARCHED
from validate.belief.settings import DEFAULTS
from validate.spread import Spread, in_turn
from validate.tables.adding_rows import AddingRows
from validate.tables.figure_grid import TableGrid, figure_grid
from validate.tables.figure_table import FigureTable, names_shares
from validate.tables.levels.nested_sums import with_nested
from validate.tables.levels.skipped_sums import with_skipped
from validate.tables.worded.worded_proposals import propose

_ACROSS = (Direction.ACROSS,)
_FEW = 2
_IN_PERCENT = 100
_PRICED = (ColumnKind.AMOUNT, ColumnKind.COUNT, ColumnKind.RATE)
"""So many, at a price, come to an amount."""
_MOST = 40_000
"""Figures of a table beyond which its rows are added up only where words and place say so."""
_QUOTIENTS = (FamilyForm.RATIO, FamilyForm.CHANGE)
_Reckoned = tuple[Direction, FamilyForm, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class BelievedFamily:
    """A believed family of one table, and how its lines fare."""

    table: FigureTable
    at: TableGrid
    believed: Hypothesis
    multiplied: bool = False
    """Whether it was found as a quotient, and is told as the product that its lines are."""

    @property
    def obeying(self) -> int:
        """The lines that obey and are evidence."""
        return len(self.believed.obeying)

    @property
    def telling(self) -> int:
        """Those of them whose sum is of more than one figure above nothing."""
        alone = (
            one
            for one in self.believed.evidence
            if one.outcome is EntryOutcome.EXACT
            and 0 < one.gain <= DEFAULTS.alone_cap
        )
        return self.obeying - sum(1 for _ in alone)

    @property
    def copying(self) -> int:
        """The lines that obey, but whose result is only the one operand that is not nil."""
        trivial = self.believed.entries(EntryOutcome.TRIVIAL)
        result = self.believed.result
        return sum(
            any(fact.value for fact in self.facts(result, entry))
            for entry in trivial
        )

    @property
    def breaking(self) -> int:
        """The lines that do not obey."""
        return len(self.believed.entries(EntryOutcome.BROKEN))

    @property
    def summed(self) -> bool:
        """Whether it adds and takes away: an operand that is not printed is nothing then."""
        return self.believed.form in SUMS

    @property
    def proportional(self) -> bool:
        """Whether it multiplies one line by a rate that no cell of its lines prints."""
        alone = len(self.believed.operands) == 1
        return self.believed.form is FamilyForm.PRODUCT and alone

    @property
    def lines(self) -> tuple[int, ...]:
        """Its result, then what that is reckoned with, as numbered in the grid."""
        return (self.believed.result, *self.believed.operands)

    @property
    def across(self) -> bool:
        """Whether its result and operands are columns, its lines rows."""
        return self.believed.direction is Direction.ACROSS

    @property
    def entry_count(self) -> int:
        """How many lines of the grid it may hold in."""
        return len(self.at.rows if self.across else self.at.columns)

    @property
    def results(self) -> tuple[int, ...]:
        """The rows of the table that are its result, where it runs down: mostly one."""
        return tuple(self.at.rows[self.believed.result])

    @property
    def operand_rows(self) -> frozenset[int]:
        """The rows of the table that it adds up, where it runs down."""
        lines = self.believed.operands
        return frozenset(row for line in lines for row in self.at.rows[line])

    def columns(self, *outcomes: EntryOutcome) -> frozenset[int]:
        """The columns of the table in which it fares so, where it runs down."""
        return frozenset(
            self.at.columns[at] for at in self.believed.entries(*outcomes)
        )

    def label(self, line: int) -> str:
        """What the header of a column says, or the label of a row."""
        if not self.across:
            return self.row_label(line)
        column = self.table.column(self.at.columns[line])
        return " ".join(column.path) or column.label

    def row_index(self, row: int) -> int:
        """Where a row of the grid stands in the table, the first where it is several."""
        return self.at.rows[row][0]

    def row_label(self, row: int) -> str:
        """The label of a row of the grid."""
        return self.table.rows[self.row_index(row)].label

    def facts(self, line: int, entry: int) -> list[Fact]:
        """The figures where a line of the grid meets an entry: several under a merged one."""
        return present(map(self.table.facts.get, self._places(line, entry)))

    def _places(self, line: int, entry: int) -> list[tuple[int, int]]:
        """Where a line of the grid meets an entry."""
        row, col = (entry, line) if self.across else (line, entry)
        return [(each, self.at.columns[col]) for each in self.at.rows[row]]

    def _marks(self, line: int, entry: int) -> bool:
        """Whether a line of the grid prints a mark in the place of a figure in an entry."""
        if self.facts(line, entry):
            return False
        return any(starmap(self.table.text, self._places(line, entry)))

    def marks_nothing(self, entry: int) -> bool:
        """Whether an entry has a mark wherever it prints no figure, and lines that obey have such
        marks too: there it is nothing, and no figure that is not told."""
        unprinted = [one for one in self.lines if not self.facts(one, entry)]
        obeying = self.believed.obeying
        are_marked = any(starmap(self._marks, product(self.lines, obeying)))
        return are_marked and all(self._marks(one, entry) for one in unprinted)

    def from_its_whole(self) -> "BelievedFamily":
        """The family itself; a ratio of columns as the product that all lines of detail which obey
        give to its last digit, sums of others apart: what was multiplied, hours a week by weeks, is
        not told by dividing. So is a price that is a whole part of the bill of so many.
        """
        if not self.across:
            return self
        believed = self.believed
        whole, *others = believed.operands
        times = Decimal(1)
        if self.proportional and 0 < believed.times < 1:
            times = (1 / believed.times).quantize(Decimal(1))
        elif believed.form is not FamilyForm.RATIO or believed.factor != 1:
            return self
        if not self._multiplies(times):
            return self
        multiplied = replace(
            believed,
            form=FamilyForm.PRODUCT,
            result=whole,
            operands=(believed.result, *others),
            times=times,
        )
        return replace(self, believed=multiplied, multiplied=bool(others))

    def _multiplies(self, times: Decimal) -> bool:
        """Whether all lines of detail that obey, and add up no others, print so many times the
        product of their result and all operands but the first as that one, to its last digit.
        """
        whole = self.believed.operands[0]
        sums = AddingRows(self.table).of((self.at.columns[whole],))
        obeying = self.believed.obeying
        details = [
            entry
            for entry in obeying
            if self.table.rows[row := self.at.rows[entry][0]].kind
            is RowKind.DETAIL
            and row not in sums
        ]
        lines = [self._is_product(entry, times) for entry in details]
        return len(lines) >= _FEW and all(lines)

    def _is_product(self, entry: int, times: Decimal) -> bool:
        """The same of one line."""
        figures = [self.facts(line, entry) for line in self.lines]
        numbers = present(one[0].number for one in figures if len(one) == 1)
        if len(numbers) < len(self.lines):
            return False
        quotient, whole, *others = numbers
        made = times * quotient.value
        for other in others:
            made *= other.value
        return abs(made - whole.value) <= whole.half_unit

    def leaves_empty(self, entry: int) -> bool:
        """Whether an entry prints nothing where every line that obeys to the last digit prints a
        figure."""
        obeying = self.believed.entries(EntryOutcome.EXACT)
        empty = (line for line in self.lines if not self.facts(line, entry))
        return any(
            all(self.facts(line, one) for one in obeying) for line in empty
        )


@dataclass(frozen=True, slots=True)
class Beliefs:
    """The believed families of each table, found when they are first asked for."""

    _found: dict[str, tuple[BelievedFamily, ...]] = field(default_factory=dict)

    def of(self, table: FigureTable) -> tuple[BelievedFamily, ...]:
        """The families of a table; none where it has too few figures."""
        if table.table.id not in self._found:
            self.find([table])
        return self._found[table.table.id]

    def find(
        self, tables: Sequence[FigureTable], spread: Spread = in_turn
    ) -> None:
        """Find the families of several tables."""
        sizes = [len(table.facts) for table in tables]
        every = spread(_believed_of, tables, sizes)
        for table, believed in zip(tables, every, strict=True):
            self._found[table.table.id] = tuple(
                BelievedFamily(table, *one) for one in believed
            )


def _tried(at: TableGrid) -> tuple[Direction, ...]:
    """Both directions; of very long tables the columns only, looked at in samples."""
    is_long = len(at.rows) * len(at.columns) > _MOST
    return _ACROSS if is_long else tuple(Direction)


def _believed_of(table: FigureTable) -> list[tuple[TableGrid, Hypothesis]]:
    """What the families of a table are without the table itself, which is large."""
    return [(one.at, one.believed) for one in _families(table)]


def _families(table: FigureTable) -> Iterator[BelievedFamily]:
    """The families of its rows and columns; then those that only rows under merged figures obey,
    taken together.
    """
    plain = figure_grid(table)
    if plain is None:
        return
    tried = _tried(plain)
    figured = SEARCHED.families(plain.grid, tried, products=True)
    said = find_proposed(plain.grid, tuple(propose(table, plain)), tried)
    proposed = list(_not_worse(said, figured))
    best = tuple(_best_results([*proposed, *_unsaid(figured, proposed)]))
    nested = tuple(with_nested(best, plain))
    found = tuple(with_skipped(nested, plain))
    for one in found:
        family = BelievedFamily(table, plain, one)
        yield replace(family, believed=_of_its_kind(family))

    merged = figure_grid(table, merged=True)
    if merged is None or merged.rows == plain.rows:
        return
    known = set(map(_reckoned, found))
    for one in _best_results(SEARCHED.families(merged.grid, _ACROSS)):
        if _reckoned(one) not in known:
            yield BelievedFamily(table, merged, one)


def _of_its_kind(family: BelievedFamily) -> Hypothesis:
    """The hypothesis of a family, with whether words say what kind of relation it is: the label of
    a quotient that it is one, or the headers that so many have a price and come to an amount."""
    believed = family.believed
    said = family.across and _is_priced(family)
    if believed.form in _QUOTIENTS:
        label = family.label(believed.result)
        in_percent = believed.factor == _IN_PERCENT
        says = PERCENT.within(fold(label)) and not _is_no_change(family, label)
        said |= says if in_percent else may_be_rate(label)
    return replace(believed, of_its_kind=said)


def _is_no_change(family: BelievedFamily, label: str) -> bool:
    """Whether the label of a change in per cent says that it is a share, or the rate of a tax."""
    is_change = family.believed.form is FamilyForm.CHANGE
    return is_change and (names_shares(label) or tax_part(label) is TaxPart.TAX)


def _is_priced(family: BelievedFamily) -> bool:
    """Whether the columns of a product or quotient are a count, a price and an amount."""
    if family.believed.form not in (FamilyForm.RATIO, FamilyForm.PRODUCT):
        return False
    columns = (family.at.columns[line] for line in family.lines)
    kinds = sorted(family.table.column(one).kind for one in columns)
    return kinds == sorted(_PRICED)


def _not_worse(
    proposed: Iterable[Hypothesis], figured: Sequence[Hypothesis]
) -> Iterator[Hypothesis]:
    """The proposed sums, but for those that other sums of the same result explain better."""
    for one in proposed:
        better = (
            other
            for other in figured
            if one.form in SUMS
            and other.log_odds > one.log_odds
            and _alike(one) != _alike(other)
        )
        if not any(rivals(one, other) for other in better):
            yield one


def _unsaid(
    families: Iterable[Hypothesis], proposed: Sequence[Hypothesis]
) -> Iterator[Hypothesis]:
    """The families that no better one with words stands for: of the same lines, or of a ratio with
    the same result.
    """
    said = set(map(_alike, proposed))
    results = {
        (one.direction, one.result)
        for one in proposed
        if one.form in _QUOTIENTS
    }
    for one in families:
        quotient = one.form in _QUOTIENTS
        if quotient and (one.direction, one.result) in results:
            continue
        if _alike(one) not in said:
            yield one


def _alike(family: Hypothesis) -> tuple[Direction, frozenset[int]]:
    return family.direction, frozenset((family.result, *family.operands))


def _best_results(families: Sequence[Hypothesis]) -> Iterator[Hypothesis]:
    """The families, of those that reckon the same operands in the same way the best only.

    "Produit / bases" is the rate of this year; the rate of last year is equal where it did not
    change, and is no result of them. Two prices in proportion to a third, each at its own rate, are
    reckoned in two ways.
    """
    reckoned: set[tuple[_Reckoned, Decimal]] = set()
    order = sorted(
        families, key=lambda family: (not family.stated, -family.log_odds)
    )
    for one in order:
        key = _reckoned(one), one.times
        if key not in reckoned:
            reckoned.add(key)
            yield one


def _reckoned(family: Hypothesis) -> _Reckoned:
    return family.direction, family.form, family.operands
