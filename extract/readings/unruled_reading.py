"""A second reading of a table without rules by another library, camelot, which has columns made of
white: figures under accusation are looked for where the first reading has them.

It is asked only for tables that an error rests on, and its columns are its own: a figure is
disputed where camelot reads another one in its place, and nowhere else.
"""

import logging
import warnings
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from extract.geometry import BBox
from extract.lines.tokens import is_figure
from extract.pdf.weighing.stumbles import STUMBLES
from extract.readings.second_engines import ink_of
from extract.several import only

if TYPE_CHECKING:
    from extract.pdf.source import Source

NAME = "camelot"
_FLAVOR = "stream"
"""Of its engines for white the one that notices most figures read as others
(`benchmarks.second_readings`: 97 in a hundred, network 88)."""
_MARGIN = 4.0
"""Points around a table's box that are read with it."""
_MOSTLY = 0.5
"""The share of a row's height that a cell of the other reading covers to be of that row."""
_Item = Any
"""camelot's objects ship no types that strict mode accepts."""


class ReadCell(NamedTuple):
    """A cell of the second reading that prints something, in displayed coordinates."""

    bbox: BBox
    text: str


def read_white_again(
    source: "Source", number: int, table: BBox, flavor: str = _FLAVOR
) -> tuple[ReadCell, ...]:
    """What camelot reads inside the box of a table on a page; nothing where the page is turned or
    it cannot read it.
    """
    from playa.exceptions import PDFException

    page = source.page(number)
    if page.rotation or page.turned or page.skew:
        return ()
    try:
        found = _tables(source, number, page.height, table, flavor)
    except (PDFException, OSError, *STUMBLES):
        return ()
    return tuple(cell for one in found for cell in _cells(one, page.height))


def _tables(
    source: "Source", number: int, height: float, table: BBox, flavor: str
) -> Sequence[_Item]:
    import camelot

    # its warnings about odd files are no message of ours
    logging.getLogger("pdfminer").setLevel(logging.ERROR)

    x0, top, x1, bottom = table
    area = (
        f"{x0 - _MARGIN},{height - top + _MARGIN},"
        f"{x1 + _MARGIN},{height - bottom - _MARGIN}"
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read: Sequence[_Item] = camelot.read_pdf(
            BytesIO(source.data),
            pages=str(number),
            password=source.password,
            flavor=flavor,
            table_areas=[area],
            suppress_stdout=True,
        )
    return read


def _cells(table: _Item, height: float) -> list[ReadCell]:
    found = []
    for row in table.cells:
        for cell in row:
            text = " ".join(cell.text.split())
            if text:
                box = BBox(cell.x1, height - cell.y2, cell.x2, height - cell.y1)
                found.append(ReadCell(box, text))
    return found


def other_figure(box: BBox, text: str, again: Sequence[ReadCell]) -> str | None:
    """The figure that the second reading has in the place of a cell that reads ``text``; None where
    it has the same, or none.
    """
    beside = [cell for cell in again if _is_in_place(cell.bbox, box)]
    own = ink_of(text)
    whole = "".join(ink_of(cell.text) for cell in beside)
    if not beside or own in whole:
        return None
    figures = [cell.text for cell in beside if is_figure(cell.text)]
    return only(figures)


def _is_in_place(one: BBox, box: BBox) -> bool:
    """Whether a cell lies in the row of ``box``, and beside no other column than its own."""
    high = min(one.bottom, box.bottom) - max(one.top, box.top)
    if high < _MOSTLY * min(one.bottom - one.top, box.bottom - box.top):
        return False
    wide = min(one.x1, box.x1) - max(one.x0, box.x0)
    return wide > _MOSTLY * min(one.x1 - one.x0, box.x1 - box.x0)
