"""A spreadsheet read as a document: each sheet a page with its tables and its other texts, places
by sheet and cell.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extract.correction import PageCorrection
from extract.document import Document, PageInfo, PageKind
from extract.french.folding import fold
from extract.geometry import BBox, Place, bboxes_of
from extract.grid import Doubt, DoubtCode, Grid, GridCell
from extract.grids.unread_ink import MARKS
from extract.hidden_characters import visible
from extract.page_reader import PageRead, ReadPage
from extract.pdf.page import Line
from extract.reader import compose_document
from extract.readings.displayed_places import PlaceWalk
from extract.readings.judge import Judge
from extract.sheets.cell_names import range_name
from extract.sheets.sheet_blocks import find_blocks
from extract.sheets.sheet_layout import SheetLayout, edges_of
from extract.sheets.sheet_source import SheetSource
from extract.sheets.workbook import (
    CellSight,
    Sheet,
    SheetCell,
    cols_filled,
    rows_filled,
)
from extract.table import RawCell, RawTable
from extract.tables.stitching.cell_values import is_value
from extract.tables.stitching.stitch import PageLayout, stitch

_NO_NAME = re.compile(r"(?:feuil|feuille|sheet|tabelle)[ _]?\d*")
"""What a sheet is called that nobody named."""
_APART = 4.0
"""Size of the letters of a text in points: so small for its row that what stands in two cells is
never taken for two lines of one paragraph."""
_CODES = {
    CellSight.HIDDEN: DoubtCode.HIDDEN,
    CellSight.NO_RESULT: DoubtCode.NO_RESULT,
}


def read_sheets(
    source: SheetSource,
    judge: Judge | None = None,
    corrections: Sequence[PageCorrection] = (),
) -> Document:
    """Everything displayed in ``source``; figures that are not seen, or not known, are marks, each
    with its doubt.
    """
    return compose_sheets(source, sheet_pages(source), judge, corrections)


def compose_sheets(
    source: SheetSource,
    pages: Iterable[ReadPage],
    judge: Judge | None = None,
    corrections: Sequence[PageCorrection] = (),
) -> Document:
    """What `read_sheets` makes of pages that `sheet_pages` gave, and that were kept."""
    document = compose_document(
        source,
        pages,
        judge,
        corrections,
        stitched=lambda pages: _stitched(pages, source),
    )
    return _CellPlaces(source).value(document.opened())


def sheet_pages(source: SheetSource) -> Iterator[ReadPage]:
    """The sheets of ``source`` as pages."""
    engine = source.workbook.engine
    pairs = zip(source.workbook.sheets, source.layouts, strict=True)
    for number, (sheet, layout) in enumerate(pairs, 1):
        yield _page(number, sheet, layout, engine)


def _page(
    number: int, sheet: Sheet, layout: SheetLayout, engine: str
) -> ReadPage:
    cells = _uncovered(sheet.cells)
    blocks = find_blocks(cells)
    grids = tuple(
        _grid(number, table, layout, engine) for table in blocks.tables
    )
    lines = tuple(_lines(number, blocks.texts, layout))
    kind = PageKind.EMPTY
    if grids:
        kind = PageKind.TABLES
    elif lines:
        kind = PageKind.PROSE

    read = PageRead(
        info=PageInfo(
            number,
            layout.width,
            layout.height,
            "",
            kind,
            sheet=visible(sheet.name),
        ),
        boxes=bboxes_of(grids),
        lines=lines,
        doubts=tuple(_doubts(number, sheet, layout)),
    )
    return read, grids


def _uncovered(cells: Sequence[SheetCell]) -> list[SheetCell]:
    """The cells that no merged range covers: what such a range covers is not seen."""
    covered: set[tuple[int, int]] = set()
    for cell in cells:
        if cell.rowspan * cell.colspan > 1:
            covered |= _inside(cell)
    return [cell for cell in cells if (cell.row, cell.col) not in covered]


def _inside(cell: SheetCell) -> set[tuple[int, int]]:
    """The positions that a cell spans beside its own."""
    rows, cols = range(cell.row, cell.end_row), range(cell.col, cell.end_col)
    return {(row, col) for row in rows for col in cols} - {(cell.row, cell.col)}


def _grid(
    page: int, cells: Sequence[SheetCell], layout: SheetLayout, engine: str
) -> Grid:
    """A table's cells on the rows and columns that it fills."""
    rows = _numbered(rows_filled(cells))
    cols = _numbered(cols_filled(cells))
    made = [_grid_cell(cell, rows, cols, layout) for cell in cells]
    made.sort(key=lambda cell: (cell.row, cell.col))
    return Grid(
        page=page,
        bbox=BBox.around(bboxes_of(made)),
        rows=len(rows),
        cols=len(cols),
        cells=tuple(made),
        engine=engine,
    )


def _numbered(numbers: set[int]) -> dict[int, int]:
    return {number: n for n, number in enumerate(sorted(numbers))}


def _grid_cell(
    cell: SheetCell,
    rows: dict[int, int],
    cols: dict[int, int],
    layout: SheetLayout,
) -> GridCell:
    spanned_rows = (
        sum(cell.row <= row < cell.end_row for row in rows)
        if cell.rowspan > 1
        else 1
    )
    spanned_cols = (
        sum(cell.col <= col < cell.end_col for col in cols)
        if cell.colspan > 1
        else 1
    )
    is_seen = _is_seen(cell)
    return GridCell(
        row=rows[cell.row],
        col=cols[cell.col],
        rowspan=spanned_rows,
        colspan=spanned_cols,
        lines=tuple(cell.text.split("\n")) if is_seen else (MARKS,),
        bbox=layout.box(cell),
        confidence=1.0 if is_seen else 0.0,
        bold=cell.bold,
        shaded=cell.shaded,
    )


def _is_seen(cell: SheetCell) -> bool:
    """Whether a cell's text may stand: words of a hidden row name it, figures do not count."""
    if cell.sight is CellSight.NO_RESULT:
        return False
    return cell.sight is CellSight.SEEN or not is_value(cell.text)


def _lines(
    page: int, cells: Iterable[SheetCell], layout: SheetLayout
) -> Iterator[Line]:
    """The texts outside tables, the cells of one row as one line; hidden ones are not read."""
    seen = (cell for cell in cells if cell.sight is CellSight.SEEN)
    for _, row in groupby(seen, key=lambda cell: cell.row):
        parts = [
            (" ".join(cell.text.split()), layout.box(cell), cell.bold)
            for cell in row
        ]
        yield Line(
            text=" ".join(text for text, _, _ in parts),
            page=page,
            bbox=BBox.around(box for _, box, _ in parts),
            edges=array("d", edges_of([part[:2] for part in parts])),
            size=_APART,
            bold=all(bold for _, _, bold in parts),
        )


def _doubts(page: int, sheet: Sheet, layout: SheetLayout) -> Iterator[Doubt]:
    """What of a sheet is not seen or not known: a run of rows at a time."""
    if sheet.hidden:
        whole = BBox(0.0, 0.0, layout.width, layout.height)
        yield Doubt(
            page, whole, DoubtCode.HIDDEN, f"{sheet.name} ({sheet.filled})"
        )
    kept = set(map(id, _uncovered(sheet.cells)))
    for state, code in _CODES.items():
        found = [
            cell
            for cell in sheet.cells
            if cell.sight is state
            or (state is CellSight.HIDDEN and id(cell) not in kept)
        ]
        for run in _row_runs(found):
            box = BBox.around(map(layout.box, run))
            yield Doubt(page, box, code, _told(sheet, run))


def _row_runs(cells: Iterable[SheetCell]) -> Iterator[list[SheetCell]]:
    """The cells in runs of rows that follow each other."""
    run: list[SheetCell] = []
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.col)):
        if run and cell.row > run[-1].row + 1:
            yield run
            run = []
        run.append(cell)
    if run:
        yield run


def _told(sheet: Sheet, run: Sequence[SheetCell]) -> str:
    """Where a run stands, and what one cell alone holds."""
    rows, cols = rows_filled(run), cols_filled(run)
    name = range_name(min(rows), min(cols), max(rows) + 1, max(cols) + 1)
    held = f" ({run[0].text})" if len(run) == 1 and run[0].text else ""
    return f"{sheet.name}!{name}{held}"


def _stitched(
    pages: Iterable[PageLayout], source: SheetSource
) -> Iterator[RawTable]:
    """The tables of each sheet by itself: nothing goes on over the end of a sheet."""
    for page in pages:
        rounded = _rounded_boxes(source, page.page)
        name = source.workbook.sheets[page.page - 1].name
        for raw in stitch([page]):
            yield _captioned(_with_rounded(raw, rounded), page, name)


def _captioned(raw: RawTable, page: PageLayout, name: str) -> RawTable:
    """The table under the text nearest above it, if no other table is between; where no text is
    above, under the name of its sheet, if that says something.
    """
    top = raw.places[0].bbox.top
    above = [line for line in page.lines if line.bbox.top < top]
    others = [grid.bbox.bottom for grid in page.grids if grid.bbox.bottom < top]
    own = [line for line in above if line.bbox.top >= max(others, default=0.0)]
    if raw.caption:
        return raw
    if own:
        return replace(raw, caption=own[-1].text)
    if above or others or _NO_NAME.fullmatch(fold(name)):
        return raw
    return replace(raw, caption=visible(name))


def _rounded_boxes(source: SheetSource, page: int) -> frozenset[BBox]:
    layout = source.layouts[page - 1]
    cells = source.workbook.sheets[page - 1].cells
    return frozenset(layout.box(cell) for cell in cells if cell.rounded)


def _with_rounded(raw: RawTable, boxes: frozenset[BBox]) -> RawTable:
    """The table, its cells marked that store more digits than they display."""
    if not boxes:
        return raw

    def marked(cell: RawCell) -> RawCell:
        if cell.places[0].bbox in boxes:
            return replace(cell, rounded=True)
        return cell

    return replace(raw, cells=tuple(map(marked, raw.cells)))


class _CellPlaces(PlaceWalk):
    """Names the cells of each place."""

    def __init__(self, source: SheetSource) -> None:
        super().__init__()
        self._layouts = source.layouts

    def place(self, place: Place) -> Place:
        """The place with its cells."""
        return self._layouts[place.page - 1].named(place)
