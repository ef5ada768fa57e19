"""A typed table seen as figures: the fact of every position, its rows by role, its columns by
use.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain, pairwise

from extract.document import Document
from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.averages import (
    may_average,
    may_average_amounts,
    says_average,
)
from extract.french.lexicon.calendar import is_year
from extract.french.lexicon.nouns import singular_noun
from extract.french.lexicon.row_words import is_recall, names_a_time
from extract.french.lexicon.totals import total_rank
from extract.french.parts_of_measures import parts_of_measures
from extract.number import Number, Unit
from extract.several import present
from extract.table import Column, ColumnKind, Row, RowKind, Table
from extract.tables.stitching.headers import prints_nothing

CLOSING = (RowKind.SUBTOTAL, RowKind.TOTAL)
WITHOUT_FIGURES = (RowKind.HEADER, RowKind.BAND, RowKind.NOTE)
"""Rows without figures of their own."""
SUMMABLE = (ColumnKind.AMOUNT, ColumnKind.COUNT)
"""Columns that may be added up: never codes, years, dates, rates or percentages."""
_NO_PERCENTAGES = (*SUMMABLE, ColumnKind.RATE)
NUMERIC = (*_NO_PERCENTAGES, ColumnKind.PERCENT)


_OVER_ONE = re.compile(r"[a-z]{3,} ?/ ?(?P<one>[a-z]{3,})\b")
"""A header of things over one of others."""
_GOES_ON = re.compile(r"\(?\bsuite\b\)?")
"""What a heading adds where a list goes on beside itself: "Commune (suite)"."""
_IN_PERCENT = re.compile(r"\(%\)|\ben %")
"""A label that says its figures are percentages: "Évolution (%)"."""
_SHARE = re.compile(r"(?:parts?|poids|pourcentages?|proportions?)\b")
"""How the folded label of shares begins: "Part du total"."""
_ALL = 100
"""The share of a whole in itself, in per cent."""
_WORDS = (ColumnKind.TEXT, ColumnKind.LABEL)
WRITTEN = (*_WORDS, ColumnKind.CODE)
"""Columns of what a line says beside its figures: its words, its code or letter."""
_TWO = 2
"""Headers over a column that has a heading above its own."""


def is_quotient(column: Column) -> bool:
    """Whether the figures of a column are reckoned by division, and so rounded, each line by
    itself: a price of one, an average, a share, so many a train.
    """
    by_kind = column.kind in (ColumnKind.RATE, ColumnKind.PERCENT)
    header = " ".join(column.path)
    if column.kind is ColumnKind.AMOUNT:
        return may_average_amounts(header)
    return by_kind or may_average(header) or _is_for_one(column.kind, header)


def is_in_percent(label: str) -> bool:
    """Whether a label says that the figures of its line are percentages.

    >>> is_in_percent("Rendement du réseau (%)"), is_in_percent("Part des 20 % les plus âgés")
    (True, False)
    """
    return _IN_PERCENT.search(label) is not None


def names_shares(label: str) -> bool:
    """Whether a label says that its figures are shares of something.

    >>> names_shares("Part du total"), names_shares("Cumul (%)")
    (True, False)
    """
    return _SHARE.match(fold(label)) is not None


def _is_under_own(before: Column, own: Column, after: Column) -> bool:
    """Whether a column and the next one share the outermost of their headings, and the one before
    has another.
    """
    if min(len(before.path), len(own.path)) < _TWO:
        return False
    return after.path[:1] == own.path[:1] != before.path[:1]


def _repeated_headings(columns: Sequence[Column]) -> list[int]:
    """Where each part of a list begins whose columns are printed again beside it, under the same
    headings: "Nom | € | Nom | €"; empty where none are.
    """
    used = [column for column in columns if column.kind is not ColumnKind.EMPTY]
    headings = [heading_of(column) for column in used]
    width = next(
        (n for n in range(_TWO, len(used)) if headings[n] == headings[0]), 0
    )
    if not width or headings != headings[:width] * (len(used) // width):
        return []
    parts = [used[n : n + width] for n in range(0, len(used), width)]
    if not all(_names_figures(part) for part in parts):
        return []
    return [0, *(part[0].index for part in parts[1:])]


def heading_of(column: Column) -> str:
    """What stands last over a column, without the word that a list goes on."""
    return _GOES_ON.sub("", fold(column.labels[-1])).strip()


def _names_figures(part: Sequence[Column]) -> bool:
    """Whether columns hold words and figures to add up."""
    kinds = {column.kind for column in part}
    return not kinds.isdisjoint(_WORDS) and not kinds.isdisjoint(SUMMABLE)


@lru_cache(maxsize=1 << 12)
def _is_for_one(kind: ColumnKind, header: str) -> bool:
    """Whether a header of counts has things over one of others: "Voyageurs / train"."""
    found = _OVER_ONE.search(fold(header))
    if kind is not ColumnKind.COUNT or found is None:
        return False
    return singular_noun(found["one"]) == found["one"]


@dataclass(frozen=True, eq=False)
class FigureTable:
    """``facts[row, col]`` is the figure printed at that position (its first row and column, where
    it spans).
    """

    table: Table
    facts: Mapping[tuple[int, int], Fact]
    free: Mapping[tuple[int, int], tuple[Fact, ...]] = field(
        default_factory=dict
    )
    """Numbers read inside the text of a cell, in reading order."""
    several: frozenset[tuple[int, int]] = frozenset()
    """Positions that print more than one figure ("120 € + 150 €"): none of them is what the cell
    stands for, and a sum over it cannot be checked."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The table's rows."""
        return self.table.rows

    def of_kind(self, *kinds: RowKind) -> list[int]:
        """The indexes of the rows of these kinds, in order."""
        return [row.index for row in self.rows if row.kind in kinds]

    def columns(self, *kinds: ColumnKind) -> list[int]:
        """The indexes of the columns of these kinds, in order; none that holds the part of a
        measure, which is not reckoned with by itself.
        """
        return [
            column.index
            for column in self.table.columns
            if column.kind in kinds and column.index not in self._of_parts
        ]

    @cached_property
    def measures_in_parts(self) -> Sequence[Mapping[int, int]]:
        """The columns of hectares beside their ares, of hours beside their minutes, the largest
        first, each with how many of the last it is worth: what is over in one is carried to the one
        before.
        """
        return parts_of_measures(
            [column.labels[-1] for column in self.table.columns]
        )

    @cached_property
    def recalled(self) -> frozenset[int]:
        """The rows of what all came to at another time: "Rappel de 2024", and a year alone below a
        total. Their prices and rates may be others.
        """
        totals = self.of_kind(RowKind.TOTAL)
        lines = self.of_kind(RowKind.DETAIL, RowKind.OF_WHICH)
        labels = {row: fold(self.rows[row].label) for row in lines}
        return frozenset(
            row
            for row, label in labels.items()
            if is_recall(label)
            or (any(one < row for one in totals) and names_a_time(label))
        )

    @cached_property
    def _of_parts(self) -> frozenset[int]:
        """The columns of the parts of measures."""
        return frozenset(chain.from_iterable(self.measures_in_parts))

    def added_amounts(self) -> list[int]:
        """The indexes of the columns of amounts that are added up: of no price and no mean."""
        amounts = self.columns(ColumnKind.AMOUNT)
        return [col for col in amounts if not is_quotient(self.column(col))]

    def column(self, index: int) -> Column:
        """The column."""
        return self.table.columns[index]

    def side(self, col: int) -> tuple[Column, ...]:
        """The columns of the table that a column belongs to, where two are printed side by side,
        each under a heading of its own: "Dépenses" over "Poste" and "€", "Ressources" over
        "Origine" and "€".
        """
        return self._side_of[col]

    @cached_property
    def sides(self) -> tuple[tuple[Column, ...], ...]:
        """The tables printed side by side, from left to right: mostly one."""
        columns = self.table.columns
        starts = _repeated_headings(columns) or [
            0,
            *filter(self._starts_side, range(1, len(columns))),
        ]
        edges = pairwise([*starts, len(columns)])
        return tuple(columns[start:end] for start, end in edges)

    @cached_property
    def _side_of(self) -> list[tuple[Column, ...]]:
        """The side of each column."""
        return [side for side in self.sides for _ in side]

    def _starts_side(self, col: int) -> bool:
        """Whether a column of words between two of figures names lines of its own: it and the
        figures right of it have another heading than those left of it, or it closes lines itself,
        where words left of these name their lines.
        """
        if not 0 < col < len(self.table.columns) - 1:
            return False
        before, own, after = self.table.columns[col - 1 : col + 2]
        if own.kind not in _WORDS:
            return False
        if not {before.kind, after.kind} <= set(NUMERIC):
            return False
        return _is_under_own(before, own, after) or self._closes_lines(col)

    def _closes_lines(self, col: int) -> bool:
        """Whether a column of words holds the label of a total, and another stands left of the
        figures on its left.
        """
        left = self.table.columns[: col - 1]
        if not any(column.kind in _WORDS for column in left):
            return False
        labels = (self.text(row.index, col) for row in self.rows)
        return any(total_rank(label) is not None for label in labels)

    def line_label(self, row: int, col: int) -> str:
        """The label of a line, as it is printed on the side of a column; that of a line that closes
        all sides under one label.
        """
        side = self.side(col)
        whole = self.rows[row]
        if side[0].index == 0:
            return whole.label
        named = (column.index for column in side if column.kind in _WORDS)
        own = self.text(row, next(named, side[0].index))
        return own or (whole.label if whole.kind in CLOSING else "")

    def text(self, row: int, col: int) -> str:
        """What is printed at, or spans into, a position."""
        cell = self.rows[row].cells[col]
        if cell is None:
            return ""
        return cell.text.strip()

    @cached_property
    def by_column(self) -> Mapping[int, Sequence[Fact]]:
        """The figures of each column that has any, as they are read."""
        columns: dict[int, list[Fact]] = defaultdict(list)
        for (_, col), fact in self.facts.items():
            columns[col].append(fact)
        return dict(columns)

    def number(self, row: int, col: int) -> Number | None:
        """The number at a position, None where there is none or it cannot be read."""
        fact = self.facts.get((row, col))
        if fact is None:
            return None
        return fact.number

    def value(self, row: int, col: int) -> Decimal | None:
        """The figure at a position, None where there is none or it cannot be read."""
        number = self.number(row, col)
        if number is None:
            return None
        return number.value

    def figures(self, row: int, cols: Iterable[int]) -> tuple[Decimal, ...]:
        """The figures of a row in some columns, nothing where none is printed."""
        return tuple(self.value(row, col) or Decimal(0) for col in cols)

    def is_other_unit(self, row: int, col: int) -> bool:
        """Whether a figure is a percentage in a column of amounts, counts or prices, or a price in
        one of percentages ("1,36 €/m²"): no operand of them.
        """
        number = self.number(row, col)
        if number is None:
            return False
        kind = self.column(col).kind
        if number.unit is Unit.PERCENT:
            return kind in _NO_PERCENTAGES
        is_price = number.unit is Unit.EUR and bool(number.unit_text)
        return is_price and kind is ColumnKind.PERCENT

    def is_difference(self, result: Fact, later: Fact, earlier: Fact) -> bool:
        """Whether a figure is what two others differ by, and prints no percent sign where others of
        its column do: "-60,6 %" of kilowatt-hours, "-7 805,70" of their price.
        """
        if result.number is None or result.number.unit_text == Unit.PERCENT:
            return False
        assert result.col is not None
        signed = any(
            one.number is not None and one.number.unit_text == Unit.PERCENT
            for one in self.by_column.get(result.col, ())
        )
        risen = later.value_or_zero - earlier.value_or_zero
        return signed and result.value == risen

    def usual_decimals(self, col: int) -> int:
        """The number of decimals most figures of the column are printed with."""
        stated = self.column(col).decimals
        if stated is not None:
            return stated
        seen = Counter(
            fact.number.decimals
            for fact in self.by_column.get(col, ())
            if fact.number
        )
        return max(
            seen, key=lambda decimals: (seen[decimals], decimals), default=0
        )

    def rounded(self, row: int, col: int) -> bool:
        """Whether the figure is an amount printed without the decimals usual in its column; nothing
        is nothing.
        """
        if self.column(col).kind is not ColumnKind.AMOUNT:
            return False

        number = self.number(row, col)
        if number is None or number.value == 0 or number.scale != 1:
            return False
        return number.decimals < self.usual_decimals(col)

    def roundings(
        self, result: Fact, terms: Sequence[tuple[Fact, int]]
    ) -> tuple[str, ...]:
        """The figures of a sum that may have been rounded, its terms with their signs: amounts
        without the decimals of their column, and where it misses by no more than their rounding,
        those that were reckoned by division.
        """
        every = [result, *(fact for fact, _ in terms)]
        divided = [one for one in every if self._at(one, self._is_divided)]
        rounding = sum(one.number.half_unit for one in divided if one.number)
        given = sum(fact.value_or_zero * sign for fact, sign in terms)
        missed = abs(given - result.value_or_zero)
        known = [one for one in every if self._at(one, self.rounded)]
        if 0 < missed <= rounding:
            known += divided
        return tuple(dict.fromkeys(one.id for one in known))

    def _at(self, fact: Fact, holds: Callable[[int, int], bool]) -> bool:
        assert fact.row is not None
        assert fact.col is not None
        return holds(fact.row, fact.col)

    def _is_divided(self, row: int, col: int) -> bool:
        """Whether a figure was reckoned by division, and so rounded: in a column of quotients, or a
        line of percentages."""
        return is_quotient(self.column(col)) or self.is_of_percentages(row)

    def is_of_percentages(self, row: int) -> bool:
        """Whether the label of a line says that its figures are percentages, or shares, of which
        that of the whole is 100 and the largest: "Part du total"."""
        label = self.rows[row].label
        if is_in_percent(label):
            return True
        if not names_shares(label):
            return False
        figures = [self.value(row, col) for col in self.columns(*NUMERIC)]
        return max(map(abs, present(figures)), default=0) == _ALL

    def margin(self, row: int, col: int) -> Decimal:
        """How far a figure may lie from what it was before it was rounded: 0 where it is exact."""
        number = self.number(row, col)
        if number is None:
            return Decimal(0)
        soft = number.scale > 1 or number.approximate or self.rounded(row, col)
        if soft:
            return number.half_unit
        return Decimal(0)

    def span(self, row: int, col: int) -> int:
        """How many rows the cell printed at a position covers."""
        cell = self.rows[row].cells[col]
        if cell is None or cell.raw.row != row:
            return 1
        return cell.raw.rowspan

    def name(self, row: int, col: int) -> str:
        """The position in the reader's words: the row's label, a bare year behind what it is of,
        and the column's, where either is printed."""
        label, group = self.line_label(row, col), self.rows[row].path[-1:]
        names = [label] if label else list(group)
        if label and is_year(label):
            names = [*group, label]
        column = self.column(col).label
        if not (names and prints_nothing(column)):
            names.append(column)
        return " · ".join(filter(None, names))

    def words(self, row: int, col: int) -> tuple[str, ...]:
        """What names a position apart from its figures: for ids that survive corrections."""
        line = self.rows[row]
        return (
            self.table.section,
            self.table.caption,
            *line.path,
            line.label,
            *self.column(col).path,
        )

    def blocks(self, cols: Iterable[int]) -> list[range]:
        """Runs of rows that no cell of ``cols`` ties to another: single rows, or more under a
        merged figure.
        """
        last = self._last_rows_tied(cols)
        blocks, row = [], 0
        while row < len(last):
            stop = row
            reach = last[row]
            while stop < reach:
                stop += 1
                reach = max(reach, last[stop])
            blocks.append(range(row, stop + 1))
            row = stop + 1
        return blocks

    def _last_rows_tied(self, cols: Iterable[int]) -> list[int]:
        """For each row the last one that a figure printed in it spans into."""
        last = [row.index for row in self.rows]
        for row, col in self.facts:
            if col in cols:
                end = min(row + self.span(row, col), len(last))
                last[row] = max(last[row], end - 1)
        return last


def has_own_figures(row: Row) -> bool:
    """Whether a row prints figures that are related to others: an average is rounded by itself."""
    return row.kind not in WITHOUT_FIGURES and not says_average(row.label)


def figure_tables(document: Document) -> tuple[FigureTable, ...]:
    """A view of each table."""
    facts: dict[str, dict[tuple[int, int], Fact]] = defaultdict(dict)
    free: dict[str, dict[tuple[int, int], list[Fact]]] = defaultdict(
        lambda: defaultdict(list)
    )
    several: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for fact in document.facts:
        if not fact.table_id or fact.row is None or fact.col is None:
            continue
        if fact.free:
            free[fact.table_id][fact.row, fact.col].append(fact)
        elif not fact.cell.part:
            facts[fact.table_id][fact.row, fact.col] = fact
        else:
            several[fact.table_id].add((fact.row, fact.col))
    return tuple(
        FigureTable(
            table,
            facts[table.id],
            {place: tuple(read) for place, read in free[table.id].items()},
            frozenset(several[table.id]),
        )
        for table in document.tables
    )


class Sums:
    """Sums of one column over runs of a fixed list of rows, each in constant time."""

    def __init__(
        self, view: FigureTable, rows: Sequence[int], col: int
    ) -> None:
        self.rows = rows
        self._value = [Decimal(0)]
        self._margin = [Decimal(0)]
        self._present = [0]
        self._filled = [0]
        self._unread = [0]
        for row in rows:
            number = view.number(row, col)
            printed = (row, col) in view.facts or (row, col) in view.several
            if view.is_other_unit(row, col):
                number = None
            read = number is not None
            value = Decimal(0) if number is None else number.value
            self._value.append(self._value[-1] + value)
            self._margin.append(self._margin[-1] + view.margin(row, col))
            self._present.append(self._present[-1] + read)
            self._filled.append(self._filled[-1] + bool(value))
            self._unread.append(self._unread[-1] + (printed and not read))

    def between(
        self, start: int, stop: int
    ) -> tuple[Decimal, Decimal, int, int]:
        """Over ``rows[start:stop]``: the sum, the margin its roundings leave, how many figures, how
        many unread.
        """
        return (
            self._value[stop] - self._value[start],
            self._margin[stop] - self._margin[start],
            self._present[stop] - self._present[start],
            self._unread[stop] - self._unread[start],
        )

    def filled(self, start: int, stop: int) -> int:
        """How many figures over ``rows[start:stop]`` are more than nothing."""
        return self._filled[stop] - self._filled[start]
