"""Tables as read, for the reader's eye: printed spans kept, tick marks beside each figure, links to
the page.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from extract.geometry import page_numbers
from extract.grid import BY_PERSON, Doubt
from extract.table import ColumnKind, RawCell, RawTable, Row, RowKind, Table
from extract.tables.column_roles import Role, roles
from extract.tables.stitching.headers import prints_nothing
from reports.page.table_context import (
    NO_MARK,
    FigureLink,
    TableContext,
    place_text,
)
from reports.page.tick_marks import Mark

_FIGURES = (
    ColumnKind.AMOUNT,
    ColumnKind.COUNT,
    ColumnKind.RATE,
    ColumnKind.PERCENT,
)
Position = tuple[int, int]
"""Row and column."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A printed cell: ``facts`` are the ids of its figures, ``at`` its first place as
    ``page:x0,top,x1,bottom``.
    """

    text: str
    rowspan: int = 1
    colspan: int = 1
    header: str = ""
    """The scope where it heads rows or columns: ``row``, ``col``, ``colgroup``."""
    numeric: bool = False
    upright: bool = True
    facts: tuple[str, ...] = ()
    mark: Mark = NO_MARK
    at: str = ""
    malformed: bool = False
    doubt: tuple[str, ...] = ()
    """Other engines' readings, where they differ; "" where one read nothing."""
    findings: tuple[FigureLink, ...] = ()
    by_person: bool = False
    """A person read it on the page."""
    col: int = -1
    unnamed: bool = False
    """It heads a column for which nothing is printed."""


@dataclass(frozen=True, slots=True)
class RowView:
    """A printed row. ``page_rows`` is the number of rows on this page where the row is its first,
    else 0.
    """

    kind: RowKind
    page: int
    page_rows: int
    cells: tuple[CellView, ...]
    index: int = 0
    skipped: int = 0
    """Rows left out just before this one."""
    edge: bool = False
    """Rows beside it are left out."""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table with its header rows as printed."""

    id: str
    caption: str
    section: str
    pages: tuple[int, ...]
    header: tuple[tuple[CellView, ...], ...]
    rows: tuple[RowView, ...]
    doubts: tuple[Doubt, ...] = ()
    whole: int = 0
    """How many rows the table has; some may be left out."""
    width: int = 1
    label: int = -1
    """The column that names its rows, and stays in view; -1 where none does."""


def table_view(
    table: Table, ctx: TableContext, stretches: Sequence[range] = ()
) -> TableView:
    """One table as read; of a large one, the ``stretches`` of rows to show."""
    raw = table.raw
    drawer = _RowDrawer(table, ctx)
    rows: list[RowView] = []
    done = 0
    for stretch in stretches or (range(raw.rows),):
        rows += drawer.draw(
            stretch, skipped=stretch.start - done, in_part=bool(stretches)
        )
        done = stretch.stop

    return TableView(
        id=raw.id,
        caption=raw.caption,
        section=raw.section,
        pages=tuple(sorted(page_numbers(raw.places))),
        header=_header(raw, ctx),
        rows=tuple(rows),
        doubts=raw.doubts,
        whole=raw.rows,
        width=len(raw.header),
        label=_naming_column(table),
    )


def _naming_column(table: Table) -> int:
    """The column of who receives, else the innermost of those that head the rows; -1 in a table of
    fewer than three.
    """
    if len(table.columns) < 3:
        return -1
    parts = roles(table)
    if Role.BENEFICIARY in parts:
        return parts.index(Role.BENEFICIARY)
    return max(heading_columns(table), default=-1)


class _RowDrawer:
    """Draws stretches of a table's rows."""

    def __init__(self, table: Table, ctx: TableContext) -> None:
        self.table = table
        self.ctx = ctx
        self.heads = heading_columns(table)
        self.by_row: dict[int, list[RawCell]] = defaultdict(list)
        for cell in table.raw.cells:
            self.by_row[cell.row].append(cell)

    def draw(
        self, stretch: range, *, skipped: int, in_part: bool
    ) -> Iterator[RowView]:
        """The rows of ``stretch``; ``skipped`` rows are left out just before it."""
        raw = self.table.raw
        starts = self._cut(stretch)
        above = _covered_by_spans(starts, stretch)
        runs = _runs(raw, stretch)
        for index in stretch:
            row = self.table.rows[index]
            yield RowView(
                kind=row.kind,
                page=raw.row_pages[index],
                page_rows=runs.get(index, 0),
                cells=tuple(
                    self._cells(row, starts[index], above, stretch.stop)
                ),
                index=index,
                skipped=skipped if index == stretch.start else 0,
                edge=in_part and index in (stretch.start, stretch.stop - 1),
            )

    def _cut(self, stretch: range) -> dict[int, list[RawCell]]:
        """The cells to draw in each row of the stretch; one that began above it is drawn again in
        its first row.
        """
        found = {row: list(self.by_row.get(row, ())) for row in stretch}
        if stretch.start:
            for cell in self.table.raw.cells:
                if cell.row < stretch.start < cell.row + cell.rowspan:
                    found[stretch.start].append(cell)
        return {
            row: sorted(cells, key=lambda cell: cell.col)
            for row, cells in found.items()
        }

    def _cells(
        self,
        row: Row,
        printed: Sequence[RawCell],
        above: frozenset[Position],
        end: int,
    ) -> Iterator[CellView]:
        """The cells that start in this row, with an empty one wherever no cell covers the grid."""
        starting = {cell.col: cell for cell in printed}
        next_free = 0
        for col in range(len(self.table.raw.header)):
            if col < next_free or (row.index, col) in above:
                continue
            cell = starting.get(col)
            if cell is None:
                yield CellView("", col=col)
            else:
                next_free = col + cell.colspan
                yield self._cell_within(cell, row, end)

    def _cell_within(self, cell: RawCell, row: Row, end: int) -> CellView:
        """The cell, cut where the stretch ends. Below a gap it is drawn again, without its figures:
        their anchors are where it begins.
        """
        drawn = self._cell(cell, row)
        rowspan = min(cell.row + cell.rowspan, end) - row.index
        if rowspan == cell.rowspan:
            return drawn
        if cell.row == row.index:
            return replace(drawn, rowspan=rowspan)
        return replace(drawn, rowspan=rowspan, facts=())

    def _cell(self, raw: RawCell, row: Row) -> CellView:
        table, ctx = self.table, self.ctx
        facts = ctx.at_cell.get((table.id, raw.row, raw.col), ())
        malformed = _is_malformed(row, raw.col)
        holds_figures = _holds_figures(table, raw.col)
        may_head_row = raw.col in self.heads or row.kind is RowKind.BAND
        heads_row = may_head_row and not holds_figures
        return CellView(
            text=raw.text,
            rowspan=raw.rowspan,
            colspan=raw.colspan,
            header="row" if raw.text and heads_row else "",
            numeric=holds_figures and (malformed or bool(facts)),
            upright=raw.angle == 0,
            facts=tuple(fact.id for fact in facts),
            mark=ctx.mark(facts),
            at=place_text(raw.places),
            malformed=malformed,
            doubt=tuple(text for _, text in raw.readings),
            findings=ctx.links(facts),
            by_person=raw.engine == BY_PERSON,
            col=raw.col,
        )


def _is_malformed(row: Row, col: int) -> bool:
    typed = row.cells[col] if col < len(row.cells) else None
    return typed is not None and typed.malformed


def _holds_figures(table: Table, col: int) -> bool:
    return col < len(table.columns) and table.columns[col].kind in _FIGURES


def _runs(raw: RawTable, stretch: range) -> dict[int, int]:
    """First row on each page -> number of rows on it, within the stretch."""
    found: dict[int, int] = {}
    first = stretch.start
    for row in stretch:
        if row == stretch.start or raw.row_pages[row] != raw.row_pages[row - 1]:
            first = row
            found[first] = 0
        found[first] += 1
    return found


def heading_columns(table: Table) -> frozenset[int]:
    """Columns whose cells head their rows: labels, and the first text column that is none."""
    labels = [
        column.index
        for column in table.columns
        if column.kind is ColumnKind.LABEL
    ]
    texts = [
        column.index
        for column in table.columns
        if column.kind is ColumnKind.TEXT
    ]
    return frozenset(labels + texts[:1])


def _covered_by_spans(
    starts: Mapping[int, Sequence[RawCell]], stretch: range
) -> frozenset[Position]:
    """Places that a cell drawn in a row above covers."""
    found: set[Position] = set()
    for first, cells in starts.items():
        for cell in cells:
            rows = range(first + 1, min(stretch.stop, cell.row + cell.rowspan))
            found.update(
                product(rows, range(cell.col, cell.col + cell.colspan))
            )
    return frozenset(found)


def _header(
    raw: RawTable, ctx: TableContext
) -> tuple[tuple[CellView, ...], ...]:
    """The header rows as printed; the flattened labels where they are not known."""
    if not raw.header_rows:
        return (tuple(_flat_header(raw)),)

    taken: set[Position] = set()
    starts: dict[Position, RawCell] = {}
    for cell in raw.header_rows:
        starts[cell.row, cell.col] = cell
        rows = range(cell.row, cell.row + cell.rowspan)
        taken.update(product(rows, range(cell.col, cell.col + cell.colspan)))

    depth = 1 + max(cell.row for cell in raw.header_rows)
    rows_of_cells: list[tuple[CellView, ...]] = []
    for row in range(depth):
        cells = []
        for col in range(len(raw.header)):
            if (row, col) in starts:
                cells.append(_header_cell(starts[row, col], raw, depth, ctx))
            elif (row, col) not in taken:
                cells.append(CellView("", col=col))
        rows_of_cells.append(tuple(cells))
    return tuple(rows_of_cells)


def _flat_header(raw: RawTable) -> Iterator[CellView]:
    for col, label in enumerate(raw.header):
        unnamed = prints_nothing(label)
        text = "" if unnamed else label
        yield CellView(text, header="col", col=col, unnamed=unnamed)


def _header_cell(
    cell: RawCell, raw: RawTable, depth: int, ctx: TableContext
) -> CellView:
    lowest = cell.row + cell.rowspan >= depth
    facts = ctx.in_header.get((raw.id, cell.col), ()) if lowest else ()
    return CellView(
        text=cell.text,
        rowspan=min(cell.rowspan, depth - cell.row),
        colspan=cell.colspan,
        header=_header_scope(cell),
        facts=tuple(fact.id for fact in facts),
        mark=ctx.mark(facts),
        at=place_text(cell.places),
        findings=ctx.links(facts),
        by_person=cell.engine == BY_PERSON,
        col=cell.col,
    )


def _header_scope(cell: RawCell) -> str:
    if not cell.text:
        return ""
    return "colgroup" if cell.colspan > 1 else "col"
