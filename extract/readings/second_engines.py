"""A second reading of a page by another library, pdfplumber: its own characters, its own rules, its
own cells.

It costs a hundred times the first reading, so it is asked only for doubtful grids and for figures
under accusation. What it reads is laid over the first reading cell by cell; only printed characters
are compared, spaces apart.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np

from extract.french.folding import SPACES
from extract.geometry import BBox
from extract.grid import Grid, GridCell, down_the_page
from extract.grids.ruled.cell_text import CellText, cell_text
from extract.lines.runs import Flow, Run, find_runs, flow
from extract.pdf.page import Chars, FloatArray, IntArray
from extract.pdf.weighing.stumbles import STUMBLES

if TYPE_CHECKING:
    from extract.pdf.source import Source

NAME = "pdfplumber"
SAME_CELL = 0.8
"""Two cells are one if they share this much of the surface they cover together."""
_NO_TEXT = CellText((), 0, False)
_DROP = dict.fromkeys(map(ord, SPACES))
Item = Any
"""pdfplumber's objects ship no types that strict mode accepts."""
_LONGEST = 2_000_000
"""Bytes of instructions of a page that is read again: pdfplumber takes three hundred times as many
to hold what they draw, half a gigabyte at that length. The longest of 598 pages of the minutes has
a twentieth of it."""
_READINGS = 16
"""Pages read from one opened document: pdfminer keeps what it unpacked for them."""
_OPENED: "WeakKeyDictionary[Source, tuple[Item, int]]" = WeakKeyDictionary()
"""The documents open for second readings, and for how many more."""


_KEPT = 32
_READ: "OrderedDict[tuple[str, int], tuple[Grid, ...]]" = OrderedDict()
"""The last pages read, by the file's bytes: a page that was doubtful is often accused later, and an
audit made again after a correction asks for the same ones."""


def import_engine() -> None:
    """Import the other library now, which takes a tenth of a second: the first reading would."""
    import_module("pdfplumber")


def read_again(source: "Source", number: int) -> tuple[Grid, ...]:
    """The tables pdfplumber finds on a page by its rules, in displayed coordinates; none where it
    cannot read it.
    """
    key = (source.sha256, number)
    if key not in _READ:
        _READ[key] = _tables_on(source, number)
        while len(_READ) > _KEPT:
            _READ.popitem(last=False)
    _READ.move_to_end(key)
    return _READ[key]


def _tables_on(source: "Source", number: int) -> tuple[Grid, ...]:
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import (
        MalformedPDFException,
        PdfminerException,
    )

    try:
        return _read(source, number)
    except (PdfminerException, MalformedPDFException, PSException, *STUMBLES):
        return ()


def _read(source: "Source", number: int) -> tuple[Grid, ...]:
    page = _document(source).pages[number - 1]
    if _instructions(page) > _LONGEST:
        return ()
    page.process_object = partial(_described, page, page.process_object)
    try:
        found = [table.cells for table in page.find_tables()]
        chars = _chars([char for char in page.chars if char["size"] > 0])
    finally:
        page.close()

    grids: list[Grid] = []
    for cells in found:
        if len(cells) > 1:
            boxes = [BBox(*map(float, cell)) for cell in cells]
            grids.append(_grid(number, boxes, chars))
    return down_the_page(grids)


def _described(
    page: Item, by_itself: Callable[[Item], Item], one: Item
) -> Item:
    """What pdfplumber describes of a thing that is drawn: of a character only what is used here, a
    third of it, which takes a fifth of the time."""
    from pdfminer.layout import LTChar

    if not (isinstance(one, LTChar) and isinstance(one.fontname, str)):
        return by_itself(one)
    left, top = page.mediabox[:2]
    return {
        "object_type": "char",
        "text": one.get_text(),
        "fontname": one.fontname,
        "size": one.size,
        "matrix": one.matrix,
        "x0": one.x0 + left,
        "x1": one.x1 + left,
        "top": (page.height - one.y1) + top,
        "bottom": (page.height - one.y0) + top,
    }


def _instructions(page: Item) -> int:
    """How many bytes of instructions draw a page, those of its forms apart."""
    from pdfminer.pdftypes import resolve1

    return sum(
        len(resolve1(stream).get_data()) for stream in page.page_obj.contents
    )


def _document(source: "Source") -> Item:
    """``source`` as pdfplumber opens it: once for some readings, for it goes through all pages to
    find one.
    """
    import pdfplumber

    from extract.readings.bounded_fonts import BoundedFonts

    # its warnings about odd files are no message of ours
    logging.getLogger("pdfminer").setLevel(logging.ERROR)

    document, left = _OPENED.pop(source, (None, _READINGS))
    if document is None:
        document = pdfplumber.open(
            BytesIO(source.data), password=source.password
        )
        document.rsrcmgr = BoundedFonts()
    if left > 1:
        _OPENED[source] = (document, left - 1)
    return document


def _chars(printed: Sequence[Item]) -> Chars:
    """pdfplumber's characters; of a ligature each letter gets the whole glyph's box."""
    found: list[Item] = []
    letters: list[str] = []
    for char in printed:
        text = char["text"] or " "
        letters += text
        found += [char] * len(text)
    edges = [
        (char["x0"], char["top"], char["x1"], char["bottom"]) for char in found
    ]
    boxes = np.array(edges, dtype=np.float64).reshape(-1, 4)
    along = np.array(
        [char["matrix"][:2] for char in found], dtype=np.float64
    ).reshape(-1, 2)
    return Chars(
        text=tuple(letters),
        boxes=boxes,
        loose=boxes,
        angles=_right_angles(along),
        sizes=np.array([char["size"] for char in found], dtype=np.float64),
        bold=np.array(
            ["bold" in char["fontname"].lower() for char in found],
            dtype=np.bool_,
        ),
    )


def _right_angles(along: FloatArray) -> IntArray:
    """The right angle nearest to each reading direction (n x 2), clockwise as displayed."""
    degrees = np.degrees(np.arctan2(-along[:, 1], along[:, 0]))
    return (np.round(degrees / 90) * 90 % 360).astype(np.int32)


def _grid(number: int, boxes: Sequence[BBox], chars: Chars) -> Grid:
    xs = sorted({box.x0 for box in boxes} | {box.x1 for box in boxes})
    ys = sorted({box.top for box in boxes} | {box.bottom for box in boxes})
    seen = flow(chars)

    cells = []
    printed = _runs_by_cell(boxes, chars, seen)
    for k, box in enumerate(boxes):
        text = cell_text(printed[k], chars, seen) if k in printed else _NO_TEXT
        row, col = ys.index(box.top), xs.index(box.x0)
        cells.append(
            GridCell(
                row=row,
                col=col,
                rowspan=ys.index(box.bottom) - row,
                colspan=xs.index(box.x1) - col,
                lines=text.lines,
                bbox=box,
                angle=text.angle,
                bold=text.bold,
            )
        )

    cells.sort(key=lambda cell: (cell.row, cell.col))
    return Grid(
        page=number,
        bbox=BBox.around(boxes),
        rows=len(ys) - 1,
        cols=len(xs) - 1,
        cells=tuple(cells),
        engine=NAME,
    )


def _runs_by_cell(
    boxes: Sequence[BBox], chars: Chars, seen: Flow
) -> dict[int, list[Run]]:
    """The runs of characters in each cell, by its number among ``boxes``."""
    x, y = chars.middles
    group = np.full(len(chars), -1, np.int32)
    for k, box in enumerate(boxes):
        across = (x >= box.x0) & (x < box.x1)
        group[across & (y >= box.top) & (y < box.bottom)] = k

    found: dict[int, list[Run]] = {}
    for run in find_runs(chars, seen, group):
        found.setdefault(run.group, []).append(run)
    return found


def ink_of(text: str) -> str:
    """The characters of a reading that leave ink: no spaces."""
    return text.translate(_DROP)


def same_ink(one: str, other: str) -> bool:
    """Whether two readings have the same characters, spaces and the order in turned text apart."""
    first, second = ink_of(one), ink_of(other)
    if first == second:
        return True
    if sorted(first) != sorted(second):
        return False
    return not first[:1].isdigit()


def counterpart(box: BBox, grids: Sequence[Grid]) -> GridCell | None:
    """The cell of a second reading that lies where ``box`` does, or None."""
    for grid in grids:
        if not grid.bbox.common(box):
            continue
        for cell in grid.cells:
            if cell.bbox.shares_height(box) and _is_same_cell(cell.bbox, box):
                return cell
    return None


def _is_same_cell(one: BBox, other: BBox) -> bool:
    shared = one.common(other)
    return shared > 0 and shared >= SAME_CELL * (one.area + other.area - shared)
