"""Lines of prose typeset for a test: every character six points wide, every line fourteen points
high.
"""

from collections.abc import Iterable

from extract.geometry import BBox
from extract.pdf.page import Line

WIDTH, PITCH, LEFT = 6.0, 14.0, 50.0


def line(
    text: str,
    top: float,
    page: int = 1,
    *,
    bold: bool = False,
    size: float = 10.5,
    left: float = LEFT,
) -> Line:
    """One line of text."""
    edges = tuple(left + WIDTH * index for index in range(len(text) + 1))
    return Line(
        text,
        page,
        BBox(left, top, edges[-1], top + size + 1),
        edges,
        size,
        bold,
    )


def typeset(
    texts: Iterable[str], page: int = 1, top: float = 60.0
) -> tuple[Line, ...]:
    """Paragraphs as lines: a line end in a text breaks the line, ``**`` before a text makes it
    bold.

    A blank half line stands between texts, as it does between paragraphs.
    """
    found = []
    for text in texts:
        bold = text.startswith("**")
        for part in text.removeprefix("**").split("\n"):
            found.append(line(part, top, page, bold=bold))
            top += PITCH
        top += PITCH / 2
    return tuple(found)
