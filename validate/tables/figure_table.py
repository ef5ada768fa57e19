"""A typed table seen as figures: the fact of every position, its rows by role, its columns by use."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.document import Document
from extract.facts import Fact
from extract.table import Column, ColumnKind, Row, RowKind, Table

CLOSING = (RowKind.SUBTOTAL, RowKind.TOTAL)
SUMMABLE = (ColumnKind.AMOUNT, ColumnKind.COUNT)
"""Columns that may be added up: never codes, years, dates, rates or percentages."""
NUMERIC = (*SUMMABLE, ColumnKind.RATE, ColumnKind.PERCENT)


@dataclass(frozen=True, slots=True, eq=False)
class FigureTable:
    """``facts[row, col]`` is the figure printed at that position (its first row and column, where
    it spans).
    """

    table: Table
    facts: Mapping[tuple[int, int], Fact]
    free: Mapping[tuple[int, int], tuple[Fact, ...]] = field(default_factory=dict)
    """Numbers read inside the text of a cell, in reading order."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The table's rows."""
        return self.table.rows

    def of_kind(self, *kinds: RowKind) -> list[int]:
        """The indexes of the rows of these kinds, in order."""
        return [row.index for row in self.rows if row.kind in kinds]

    def columns(self, *kinds: ColumnKind) -> list[int]:
        """The indexes of the columns of these kinds, in order."""
        return [column.index for column in self.table.columns if column.kind in kinds]

    def column(self, index: int) -> Column:
        """The column."""
        return self.table.columns[index]

    def side(self, col: int) -> tuple[Column, ...]:
        """The columns of the table that a column belongs to, where two are printed side by side.

        Headers that repeat ("Chapitre … Montant", "Chapitre (2) … Montant (2)") start another side.
        """
        starts = [0]
        for column in self.table.columns:
            if column.label.endswith(f" ({len(starts) + 1})"):
                starts.append(column.index)

        first = max(start for start in starts if start <= col)
        last = min(
            (start for start in starts if start > col), default=len(self.table.columns)
        )
        return self.table.columns[first:last]

    def value(self, row: int, col: int) -> Decimal | None:
        """The figure at a position, None where there is none or it cannot be read."""
        fact = self.facts.get((row, col))
        return None if fact is None else fact.value

    def usual_decimals(self, col: int) -> int:
        """The number of decimals most figures of the column are printed with."""
        stated = self.column(col).decimals
        if stated is not None:
            return stated
        seen = Counter(
            fact.number.decimals
            for (_, c), fact in self.facts.items()
            if c == col and fact.number
        )
        return max(seen, key=lambda decimals: (seen[decimals], decimals), default=0)

    def rounded(self, row: int, col: int) -> bool:
        """Whether the figure is an amount printed without the decimals usual in its column; nothing
        is nothing.
        """
        fact = self.facts.get((row, col))
        if (
            fact is None
            or fact.number is None
            or self.column(col).kind is not ColumnKind.AMOUNT
        ):
            return False
        return (
            fact.number.scale == 1
            and fact.number.value != 0
            and fact.number.decimals < self.usual_decimals(col)
        )

    def span(self, row: int, col: int) -> int:
        """How many rows the cell printed at a position covers."""
        cell = self.rows[row].cells[col]
        return 1 if cell is None or cell.raw.row != row else cell.raw.rowspan

    def name(self, row: int, col: int) -> str:
        """The position in the reader's words: the row's label and the column's."""
        label = self.rows[row].label or " / ".join(self.rows[row].path[-1:])
        return " · ".join(text for text in (label, self.column(col).label) if text)

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
        last = [row.index for row in self.rows]
        for row, col in self.facts:
            if col in cols and (span := self.span(row, col)) > 1:
                last[row] = max(last[row], min(row + span, len(last)) - 1)
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


def figure_tables(document: Document) -> tuple[FigureTable, ...]:
    """A view of each table."""
    facts: dict[str, dict[tuple[int, int], Fact]] = defaultdict(dict)
    free: dict[str, dict[tuple[int, int], list[Fact]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for fact in document.facts:
        if not fact.table_id or fact.row is None or fact.col is None:
            continue
        if fact.free:
            free[fact.table_id][fact.row, fact.col].append(fact)
        elif not fact.cell.part:
            facts[fact.table_id][fact.row, fact.col] = fact
    return tuple(
        FigureTable(
            table,
            facts[table.id],
            {place: tuple(read) for place, read in free[table.id].items()},
        )
        for table in document.tables
    )


class Sums:
    """Sums of one column over runs of a fixed list of rows, each in constant time."""

    def __init__(self, view: FigureTable, rows: Sequence[int], col: int) -> None:
        self.rows = rows
        self._value, self._margin, self._present, self._unread = (
            [Decimal(0)],
            [Decimal(0)],
            [0],
            [0],
        )
        for row in rows:
            fact = view.facts.get((row, col))
            number = None if fact is None else fact.number
            soft = number is not None and (
                number.scale > 1 or number.approximate or view.rounded(row, col)
            )
            self._value.append(self._value[-1] + (number.value if number else 0))
            self._margin.append(
                self._margin[-1] + (number.ulp / 2 if number and soft else 0)
            )
            self._present.append(self._present[-1] + (number is not None))
            self._unread.append(
                self._unread[-1] + (fact is not None and number is None)
            )

    def between(self, start: int, stop: int) -> tuple[Decimal, Decimal, int, int]:
        """Over ``rows[start:stop]``: the sum, the margin its roundings leave, how many figures, how
        many unread.
        """
        return (
            self._value[stop] - self._value[start],
            self._margin[stop] - self._margin[start],
            self._present[stop] - self._present[start],
            self._unread[stop] - self._unread[start],
        )
