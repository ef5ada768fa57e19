"""Tables from columns: given figures, computed ones, subtotals, totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from benchmarks.council_acts.model import Cell, Row, Rules, Table, make_row
from benchmarks.council_acts.packs_second.book import (
    Book,
    Formula,
    Reader,
    plus,
)

Line = Sequence[str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: words without a name, given figures without a formula, printed words of style `t`.

    A formula reads the cells of its row by column, those of the row above by `^column` (nought
    where there is none), those of the same row of another table by `=table.column`, and any other
    figure by `/key`. `foot` is what a
    total has there: the sum, the formula once more, or nothing. A `late` column needs the totals.
    """

    title: str
    name: str = ""
    style: str = "n2"
    formula: Formula | None = None
    foot: str = "sum"
    width: float = 1.3
    align: str = "r"
    late: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a title, with their subtotal."""

    title: str
    lines: Sequence[Line]
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is drawn."""

    rules: Rules = "grid"
    size: float = 9
    fill: float = 1.0
    heads: tuple[Row, ...] = ()


def words(title: str, width: float = 3, align: str = "l") -> Column:
    """A column of words."""
    return Column(title, width=width, align=align, foot="")


@dataclass(slots=True)
class Sheet:
    """A table as it is filled: the figures first, the rows once all are known."""

    book: Book
    key: str
    columns: Sequence[Column]
    cells: dict[str, str] = field(default_factory=dict)
    rows: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, line: Line) -> str:
        """A line: its given figures and words in the order of the columns."""
        row = f"{self.key}{self.count}"
        self.count += 1
        given = iter(line)
        labels = []

        for column in self.columns:
            if not column.name:
                labels.append(next(given))
            elif column.formula is None:
                self._give(row, column, next(given))
        self._compute(row, late=False)
        self.rows.append(("line", row, tuple(labels)))
        return row

    def _give(self, row: str, column: Column, figure: str) -> None:
        key = f"{row}.{column.name}"
        if column.style == "t":
            self.cells[key] = self.book.ink(key, figure)
        elif figure[:1].isdigit() or figure.startswith("-"):
            self.cells[key] = self.book.put(key, figure, column.style)
        else:
            self.cells[key] = figure

    def _compute(self, row: str, *, late: bool) -> None:
        for column in self.columns:
            if column.formula is not None and column.late is late:
                key = f"{row}.{column.name}"
                self.cells[key] = self.book.work(
                    key, in_row(column.formula, row), column.style
                )

    def add_group(self, group: Group) -> None:
        """A title, its lines, their subtotal."""
        row = f"{self.key}.g{len(self.groups)}"
        self.rows.append(("title", row, (group.title,)))
        inside = [self.add(line) for line in group.lines]
        self.groups.append(row)
        self.foot(row, group.foot or f"Sous-total {group.title}", inside, "sub")

    def foot(
        self, row: str, label: str, inside: Sequence[str], kind: str
    ) -> None:
        """The total of some rows."""
        for column in self.columns:
            key = f"{row}.{column.name}"
            if not column.name or not column.foot or column.late:
                continue
            if column.foot == "sum":
                terms = [f"{one}.{column.name}" for one in inside]
                terms = [one for one in terms if one in self.book.ink.printed]
                formula = plus(*terms)
            else:
                assert column.formula is not None
                formula = in_row(column.formula, row)
            self.cells[key] = self.book.work(key, formula, column.style)
        self.rows.append((kind, row, (label,)))

    def finish(self) -> None:
        """The columns that need the totals."""
        late = [one for one in self.columns if one.late]
        for kind, row, _ in self.rows:
            for column in late:
                if kind == "title" or (kind != "line" and not column.foot):
                    continue
                assert column.formula is not None
                key = f"{row}.{column.name}"
                self.cells[key] = self.book.work(
                    key, in_row(column.formula, row), column.style
                )

    def drawn(self, look: Look) -> Table:
        """The table."""
        heads = look.heads or (
            make_row("head", *(column.title for column in self.columns)),
        )
        return Table(
            tuple(column.width for column in self.columns),
            "".join(column.align for column in self.columns),
            (*heads, *(self._row(*row) for row in self.rows)),
            rules=look.rules,
            size=look.size,
            fill=look.fill,
        )

    def _row(self, kind: str, row: str, labels: tuple[str, ...]) -> Row:
        if kind == "title":
            cell = Cell(
                labels[0], across=len(self.columns), align="left", bold=True
            )
            return make_row("line", cell)
        if kind == "line":
            texts = iter(labels)
            return make_row(
                "line",
                *(
                    self.cells.get(f"{row}.{column.name}", "")
                    if column.name
                    else next(texts)
                    for column in self.columns
                ),
            )

        first = next(
            index
            for index, column in enumerate(self.columns)
            if column.name and column.style != "t"
        )
        figures = [
            self.cells.get(f"{row}.{column.name}", "") if column.name else ""
            for column in self.columns[first:]
        ]
        label = Cell(labels[0], across=first, align="left")
        return make_row("sub" if kind == "sub" else "total", label, *figures)


def in_row(formula: Formula, row: str) -> Formula:
    """A column's formula for one row."""
    table = row.rstrip("0123456789")
    index = row[len(table) :]
    above = f"{table}{int(index) - 1}" if index and int(index) else ""

    def evaluate(value: Reader) -> Decimal:
        def read_cell(name: str) -> Decimal:
            if name.startswith("/"):
                return value(name[1:])
            if name.startswith("="):
                other, _, column = name[1:].partition(".")
                return value(f"{other}{index}.{column}")
            if name.startswith("^"):
                return value(f"{above}.{name[1:]}") if above else Decimal(0)
            return value(f"{row}.{name}")

        return formula(read_cell)

    return evaluate


def tabulate(
    book: Book,
    key: str,
    columns: Sequence[Column],
    rows: Sequence[Line | Group],
    total: str = "Total",
    look: Look = Look(),
) -> Table:
    """A whole table; `total` is the label of its last row, none without."""
    sheet = Sheet(book, key, columns)
    lines = []

    for row in rows:
        if isinstance(row, Group):
            sheet.add_group(row)
        else:
            lines.append(sheet.add(row))
    if total:
        sheet.foot(key, total, sheet.groups or lines, "total")

    sheet.finish()
    return sheet.drawn(look)
