"""What rules draw that is no table: a form of the sitting (the box that opens the minutes with who
is there, lists of names to be signed), and on a picture the title block of a map.

Their text is read cell by cell, as prose.
"""

import re
from collections.abc import Iterable, Sequence

from extract.french.folding import fold
from extract.french.lexicon.attendance import FORM, STATUS
from extract.geometry import BBox
from extract.grid import BY_WHITE, Grid
from extract.lines.lines import inside_any, read_lines
from extract.lines.tokens import is_figure
from extract.pdf.page import Line, Page

_SAID = 3
"""So many things that such a form says make one."""
_NAMES = 4
"""Names to be signed at least; fewer where one says who was absent."""
_NAME = re.compile(
    r"(?:(?:M|MM|Mme|Mlle|Mr)\.? )?"
    r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){1,4}",
)
"""A first name and a family name, each with a capital, and the title that may be set before them:
a cell of names to be signed holds nothing else."""
_CAPITALS = re.compile(r"[^\W\d_a-zà-ÿ]{2,}")
"""A family name in capitals."""


def is_form(grid: Grid) -> bool:
    """Whether a drawn grid without figures is a form of the sitting, or a list of names to be
    signed.
    """
    if not _is_drawn_without_figures(grid):
        return False
    texts = _texts(grid)
    folded = fold(" ".join(texts))
    said = sum(words.within(folded) for words in FORM)
    return said >= _SAID or _is_to_be_signed(texts)


def is_sketch(grid: Grid) -> bool:
    """Whether a grid that the rules of a picture draw is of something else: it holds no figure, and
    no more than half of its places print a text.
    """
    if not _is_drawn_without_figures(grid):
        return False
    printed = 0
    for cell in grid.cells:
        printed += cell.rowspan * cell.colspan * bool(cell.lines)
    return 2 * printed <= grid.rows * grid.cols


def _is_drawn_without_figures(grid: Grid) -> bool:
    return grid.engine != BY_WHITE and not any(map(is_figure, _texts(grid)))


def _texts(grid: Grid) -> list[str]:
    return [cell.text for cell in grid.cells if cell.lines]


def _is_to_be_signed(texts: Sequence[str]) -> bool:
    """Whether all texts are names, most with room for a signature or what stands in its place."""
    signed = 0
    for text in texts:
        name, colon, status = (part.strip() for part in text.partition(":"))
        if not _is_name(name) or (status and not STATUS.opens(fold(status))):
            return False
        signed += bool(colon)
    return len(texts) >= _NAMES and 2 * signed >= len(texts)


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text) and _CAPITALS.search(text))


def with_form_lines(
    page: Page, lines: Sequence[Line], forms: Iterable[Grid]
) -> tuple[Line, ...]:
    """``lines`` with those of the forms, cell by cell, where each form stands on the page."""
    found = list(lines)
    for form in forms:
        own: list[Line] = []
        for cell in sorted(form.cells, key=lambda cell: (cell.row, cell.col)):
            if cell.lines:
                own += _lines_in(page, cell.bbox)
        below = (
            number
            for number, line in enumerate(found)
            if line.bbox.top >= form.bbox.top
        )
        at = next(below, len(found))
        found[at:at] = own
    return tuple(found)


def _lines_in(page: Page, box: BBox) -> tuple[Line, ...]:
    return read_lines(page, skip=~inside_any(page.chars.boxes, [box]))
