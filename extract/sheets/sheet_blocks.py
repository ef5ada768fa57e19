"""The tables of a sheet, and the texts beside them: blocks of cells that empty rows and columns
part.

An empty row or column inside one table parts nothing: what follows it has no header of its own and
goes on under the columns above, or beside their labels.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extract.french.lexicon.calendar import is_year
from extract.several import partition
from extract.sheets.workbook import SheetCell, cols_filled, rows_filled
from extract.tables.stitching.cell_values import is_value


@dataclass(frozen=True, slots=True)
class SheetBlockSettings:
    """What makes a block a table."""

    least_rows: int = 2
    least_cols: int = 2
    least_cells: int = 4
    named: float = 0.6
    """Share of the columns that a row names which is their header."""
    head: int = 10
    """Rows in which a header is looked for."""
    narrow: float = 0.5
    """Share of the columns that a row above the header fills, at most, if it is no part of it."""
    apart: int = 2
    """Empty rows that may stand inside one table."""
    section: float = 0.5
    """A section of a table fills more than this share of its columns of figures."""


SETTINGS = SheetBlockSettings()
Cells = list[SheetCell]


@dataclass(frozen=True, slots=True)
class SheetBlocks:
    """The tables of a sheet from the top, and the cells of its other texts."""

    tables: tuple[tuple[SheetCell, ...], ...]
    texts: tuple[SheetCell, ...]


def find_blocks(cells: Sequence[SheetCell]) -> SheetBlocks:
    """The blocks of a sheet."""
    texts: Cells = []
    tables: list[Cells] = []
    for block in _joined(_parted(list(cells))):
        above, table, below = _trimmed(block)
        texts += above
        if _is_table(table):
            tables.append(table)
        else:
            texts += table
        texts += below
    tables.sort(key=_head)
    texts.sort(key=lambda cell: (cell.row, cell.col))
    return SheetBlocks(tuple(map(tuple, tables)), tuple(texts))


def _head(cells: Sequence[SheetCell]) -> tuple[int, int]:
    return min(rows_filled(cells)), min(cols_filled(cells))


def _parted(cells: Cells) -> list[Cells]:
    """The cells parted by empty rows, each part by empty columns, and so on."""
    bands = _runs(cells, lambda cell: (cell.row, cell.end_row))
    found: list[Cells] = []
    for band in bands:
        parts = _beside(_runs(band, lambda cell: (cell.col, cell.end_col)))
        if len(parts) == 1:
            found += parts
        else:
            for part in parts:
                found += _parted(part)
    return found


def _runs(
    cells: Cells, extent: Callable[[SheetCell], tuple[int, int]]
) -> list[Cells]:
    """The cells in groups with nothing empty inside, along one axis."""
    found: list[Cells] = []
    reach = -1
    for cell in sorted(cells, key=extent):
        start, end = extent(cell)
        if found and start <= reach:
            found[-1].append(cell)
        else:
            found.append([cell])
        reach = max(reach, end)
    return found


def _beside(parts: list[Cells]) -> list[Cells]:
    """Parts side by side, those of one table joined: a table begins with a column of labels."""
    found: list[Cells] = []
    for part in parts:
        if found and (not _has_figures(found[-1]) or not _has_labels(part)):
            found[-1] = [*found[-1], *part]
        else:
            found.append(part)
    return found


def _has_figures(cells: Iterable[SheetCell]) -> bool:
    return any(map(_is_figure, cells))


def _has_labels(cells: Cells) -> bool:
    """Whether the first column of a part holds texts, and figures are in others."""
    _, first_col = _head(cells)
    own, others = partition(cells, lambda cell: cell.col == first_col)
    figures = sum(map(_is_figure, own))
    return 2 * figures < len(own) and len(own) > 1 and _has_figures(others)


class _OpenTable:
    """A block that others below may go on with, and what is asked of it for each of them."""

    def __init__(self, block: Cells) -> None:
        self.cells: Cells = []
        self.end = 0
        """The row below its last one."""
        self.cols = _cols(block)
        self.figured: set[int] = set()
        """The columns that hold figures."""
        self.is_table = False
        self.extend(block)

    def extend(self, block: Cells) -> None:
        """Go on with the cells of a block."""
        self.cells += block
        self.end = max(self.end, *(cell.end_row for cell in block))
        self.cols = _around(self.cols, _cols(block))
        self.figured |= _figure_cols(block)
        self.is_table = self.is_table or _is_table(self.cells)

    def is_near(self, row: int) -> bool:
        """Whether what begins in ``row`` may stand inside the table."""
        return row - self.end <= SETTINGS.apart


def _joined(blocks: list[Cells]) -> list[Cells]:
    """Blocks one below the other that are one table with empty rows inside."""
    found: list[_OpenTable] = []
    near: list[_OpenTable] = []
    for block in sorted(blocks, key=_head):
        first, _ = _head(block)
        near = [table for table in near if table.is_near(first)]
        cols = _cols(block)
        over = (one for one in reversed(found) if _overlap(one.cols, cols))
        above = next(over, None)
        parts = _parts_below(near, block)
        if above is not None and _goes_on(above, block):
            above.extend(block)
        elif parts:
            for table, part in parts:
                table.extend(part)
        else:
            near.append(_OpenTable(block))
            found.append(near[-1])
    return [table.cells for table in found]


def _parts_below(
    near: Sequence[_OpenTable], block: Cells
) -> list[tuple[_OpenTable, Cells]]:
    """The cells of a block below each of the tables side by side that it goes on with; none if
    any goes on with none.
    """
    cols = _cols(block)
    tables = [table for table in near if _overlap(table.cols, cols)]
    parts = [_in_columns(block, table.cols) for table in tables]
    is_whole = sum(map(len, parts)) == len(block)
    if is_whole and all(parts) and all(map(_goes_on, tables, parts)):
        return list(zip(tables, parts, strict=True))
    return []


def _in_columns(block: Cells, cols: range) -> Cells:
    return [cell for cell in block if cell.col in cols]


def _overlap(left: range, right: range) -> bool:
    """Whether the columns of two blocks meet."""
    return left.start < right.stop and right.start < left.stop


def _around(left: range, right: range) -> range:
    return range(min(left.start, right.start), max(left.stop, right.stop))


def _cols(cells: Cells) -> range:
    return range(min(cols_filled(cells)), max(cell.end_col for cell in cells))


def _goes_on(above: _OpenTable, block: Cells) -> bool:
    """Whether a block is the rest of the table above it: near, no wider, without a header, with
    figures under figures. Under a name of its own it is a section of that table if it begins in
    the same column and has figures under most that are there.
    """
    first, _ = _head(block)
    if not above.is_near(first) or not above.is_table:
        return False
    cols = _cols(block)
    if not _is_within(cols, above.cols):
        return False

    name, *rows = _by_row(block)
    if _is_lone_text(name) and rows:
        under = above.figured & _figure_cols(rows[0])
        starts = cols.start == above.cols.start == name[0].col
        return starts and len(under) > SETTINGS.section * len(above.figured)
    return not above.figured.isdisjoint(_figure_cols(name))


def _figure_cols(cells: Cells) -> set[int]:
    return {cell.col for cell in cells if _is_figure(cell)}


def _is_within(own: range, wide: range) -> bool:
    return wide.start <= own.start and own.stop <= wide.stop


def _is_figure(cell: SheetCell) -> bool:
    return is_value(cell.text) and not is_year(cell.text)


def _is_table(cells: Cells) -> bool:
    return (
        len(rows_filled(cells)) >= SETTINGS.least_rows
        and len(cols_filled(cells)) >= SETTINGS.least_cols
        and len(cells) >= SETTINGS.least_cells
    )


def _trimmed(block: Cells) -> tuple[Cells, Cells, Cells]:
    """The titles above a table, the table, the notes below it."""
    rows = _by_row(block)
    start = _start(rows, _width(block))
    end = len(rows)
    while end > start + 1 and _is_lone_text(rows[end - 1]):
        end -= 1
    return _flat(rows[:start]), _flat(rows[start:end]), _flat(rows[end:])


def _by_row(cells: Cells) -> list[Cells]:
    rows: dict[int, Cells] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.col)):
        rows.setdefault(cell.row, []).append(cell)
    return list(rows.values())


def _width(cells: Cells) -> int:
    return len(cols_filled(cells))


def _flat(rows: Iterable[Cells]) -> Cells:
    return [cell for row in rows for cell in row]


def _start(rows: Sequence[Cells], width: int) -> int:
    """The row that a table starts in, below its titles."""
    header = _header_row(rows, width)
    start = 0
    while start < len(rows) - 1:
        row = rows[start]
        is_title = _is_lone_text(row)
        if header is not None and start < header:
            is_title = is_title or _is_beside_header(row, width)
        if not is_title:
            break
        start += 1
    return start


def _header_row(rows: Sequence[Cells], width: int) -> int | None:
    """The first row that names most columns, before any row of figures."""
    for n, row in enumerate(rows[: SETTINGS.head]):
        named = sum(cell.colspan for cell in row)
        if _has_figures(row):
            return None
        if len(row) > 1 and named >= SETTINGS.named * width:
            return n
    return None


def _is_beside_header(row: Cells, width: int) -> bool:
    """Whether a row above the header is no part of it: a few cells, none over several columns."""
    is_narrow = len(row) <= SETTINGS.narrow * width
    return is_narrow and all(cell.colspan == 1 for cell in row)


def _is_lone_text(row: Cells) -> bool:
    """Whether a row is one text."""
    return len(row) == 1 and not _is_figure(row[0])
