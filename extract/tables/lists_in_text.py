"""Lists inside the text: items one below the other that print a label, a colon and a quantity.

    - Ticket bleu : 10,00 €,
    - Ticket orange : 5,00 €.

Each is a table of two columns beside the text, which goes on to be read as what it says: what its
figures come to, and what other sentences tell of them, is known from the sentences. So its cells
are text, and no figure of it is counted twice.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.french.list_lines import ListItem, list_item, slipped_item
from extract.geometry import BBox, Place
from extract.grid import IN_TEXT
from extract.lines.line_continuation import BULLET, is_same_size
from extract.lines.spaces import squeeze
from extract.pdf.page import Line
from extract.table import (
    Cell,
    Column,
    ColumnKind,
    RawCell,
    RawTable,
    Row,
    RowKind,
    Table,
)
from extract.tables.stitching.headers import unique

_ITEMS = 2
"""So many items make a list, those without their colon not counted."""
_SAME_EDGE = 4.0
"""Points by which the left edges of the texts of one list differ at most, marks left aside."""
_ITEM_PITCH = 2.0
"""Items are less than this many font sizes apart, from foot to top: a blank line may part them."""
_WRAPPED = 0.9
"""White between the lines of one item, in font sizes, at most."""
_MOST_LINES = 4
"""An item has no more lines than this."""


class _Item(NamedTuple):
    """An item of a list: its lines, and where its label and its quantity are in their text."""

    lines: Sequence[Line]
    found: ListItem
    edge: float
    """Where its text begins, behind the mark that opens it."""

    @property
    def text(self) -> str:
        return _joined(self.lines)

    def goes_on(self, above: "_Item", remarks: Sequence[Line]) -> bool:
        """Whether it is of the list whose last item is ``above``, with ``remarks`` below it: behind
        these a mark tells.
        """
        first, last = self.lines[0], (*above.lines, *remarks)[-1]
        white = first.bbox.top - last.bbox.bottom
        return (
            self.found.unit == above.found.unit
            and is_same_size(first, last)
            and abs(self.edge - above.edge) < _SAME_EDGE
            and -first.size < white < _ITEM_PITCH * first.size
            and not (remarks and BULLET.match(first.text) is None)
        )


def lists_in_text(lines: Sequence[Line]) -> Iterator[RawTable]:
    """The lists among the lines of one page, in reading order, without ids, captions and
    sections.
    """
    run: list[_Item] = []
    remarks: list[Line] = []
    at = 0
    while at < len(lines):
        item = _item_at(lines, at)
        if item is None and run and _is_remark(lines[at], run[-1], remarks):
            remarks.append(lines[at])
            at += 1
            continue
        if run and (item is None or not item.goes_on(run[-1], remarks)):
            yield from _tables(run)
            run = []
        if item is not None:
            run.append(item)
        remarks = []
        at += 1 if item is None else len(item.lines)
    yield from _tables(run)


def _is_remark(line: Line, item: _Item, before: Sequence[Line]) -> bool:
    """Whether a line is one of a few that say more of an item right below it: they begin where its
    text does.
    """
    above = (*item.lines, *before)[-1]
    white = line.bbox.top - above.bbox.bottom
    return (
        len(before) < _MOST_LINES
        and is_same_size(line, above)
        and abs(line.bbox.x0 - item.edge) < _SAME_EDGE
        and -line.size < white < _WRAPPED * line.size
    )


def _item_at(lines: Sequence[Line], at: int) -> _Item | None:
    """The item that begins with line ``at``, as long as it is."""
    first = lines[at]
    mark = BULLET.match(first.text)
    if mark is None:
        found = list_item(first.text) if first.text[:1].isupper() else None
        return None if found is None else _Item([first], found, first.bbox.x0)

    edge = float(first.edges[mark.end()])
    wrapped = _wrapped(lines, at, edge)
    for last in range(wrapped, at, -1):
        if last < wrapped and not lines[last].text[0].isupper():
            continue
        text = _joined(lines[at:last])
        found = list_item(text) or slipped_item(text)
        if found is not None:
            return _Item(lines[at:last], found, edge)
    return None


def _wrapped(lines: Sequence[Line], at: int, edge: float) -> int:
    """The number of the line behind the last one that may be of the item that begins with line
    ``at``, whose text begins at ``edge``.
    """
    end = at + 1
    while end < min(len(lines), at + _MOST_LINES):
        line, above = lines[end], lines[end - 1]
        hangs = abs(line.bbox.x0 - edge) < _SAME_EDGE
        white = line.bbox.top - above.bbox.bottom
        is_near = -line.size < white < _WRAPPED * line.size
        if BULLET.match(line.text) or not (hangs and is_near):
            break
        end += 1
    return end


def _joined(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _tables(run: Sequence[_Item]) -> Iterator[RawTable]:
    if sum(not item.found.slipped for item in run) < _ITEMS:
        return
    cells: list[RawCell] = []
    for row, item in enumerate(run):
        cells += _cells(row, item)
    boxes = [line.bbox for item in run for line in item.lines]
    page = run[0].lines[0].page
    yield RawTable(
        id="",
        caption="",
        header=unique(["", ""]),
        header_rows=(),
        rows=len(run),
        cells=tuple(cells),
        row_pages=(page,) * len(run),
        places=(Place(page, BBox.around(boxes)),),
    )


def _cells(row: int, item: _Item) -> Iterator[RawCell]:
    """The label of an item and its quantity."""
    parts = (0, item.found.label), (item.found.start, item.found.end)
    for col, (start, end) in enumerate(parts):
        place = _place(item.lines, start, end)
        text = squeeze(item.text[start:end])
        yield RawCell(row, col, 1, 1, text, (place,), IN_TEXT)


def _place(lines: Sequence[Line], start: int, end: int) -> Place:
    """Where a part of the joined text of ``lines`` is printed."""
    boxes: list[BBox] = []
    first = 0
    for line in lines:
        last = first + len(line.text)
        if start < last and first < end:
            part = line.place(max(start - first, 0), min(end, last) - first)
            boxes.append(part.bbox)
        first = last + 1
    return Place(lines[0].page, BBox.around(boxes))


def type_list(raw: RawTable) -> Table:
    """The table of a list: two columns of text, whose figures are those of the sentences."""
    cells: dict[tuple[int, int], Cell] = {}
    for cell in raw.cells:
        cells[cell.row, cell.col] = Cell(cell, free=True)
    rows = []
    for row in range(raw.rows):
        printed = tuple(cells.get((row, col)) for col in range(len(raw.header)))
        label = "" if printed[0] is None else printed[0].text
        rows.append(
            Row(row, RowKind.DETAIL, raw.row_pages[row], printed, label=label)
        )
    columns = [
        Column(index, label, (), ColumnKind.TEXT)
        for index, label in enumerate(raw.header)
    ]
    return Table(raw, tuple(columns), tuple(rows))
