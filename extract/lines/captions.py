"""The title of a table: the nearest heading above it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.geometry import BBox
from extract.lines.headings import parse_heading
from extract.lines.spaces import squeeze
from extract.pdf.page import Line

_PAGE_TAIL = re.compile(
    r"\s*[(\[–—-]?\s*(?:page|p\.)\s*\d+(?:\s*(?:/|sur)\s*\d+)?\s*[)\]]?\s*$", re.IGNORECASE
)
_BULLET = re.compile(r"^[•●▪■□◦‣∙·➢➤►✓❖o\uf000-\uf0ff]\s+")
_LARGER = 1.08
"""A line this many times larger than the body text is a heading."""
_NEAR = 40.0
"""An introducing line ("… :") must end this close above the table, in points."""
_LONGEST = 200
"""A longer line, in characters, is a sentence and no heading."""


def caption_above(table: BBox, lines: Sequence[Line], previous: float, body_size: float) -> str:
    """The heading between ``previous`` (the bottom of the table before, or 0) and ``table``; ""
    where there is none.

    Several lines of one heading are joined. Without a heading, a line just above that ends with a
    colon stands in.
    """
    above = [
        line
        for line in lines
        if previous - 1 <= line.bbox.top and line.bbox.bottom <= table.top + 3
    ]
    above.sort(key=lambda line: (-line.bbox.bottom, line.bbox.x0))
    for index, line in enumerate(above):
        if is_heading(line, body_size):
            return clean(" ".join(reversed([line.text, *_more(above[index:], body_size)])))
    if above and above[0].text.rstrip().endswith(":") and table.top - above[0].bbox.bottom < _NEAR:
        return clean(above[0].text)
    return ""


def is_heading(line: Line, body_size: float) -> bool:
    """Whether a line looks like a heading: bold or larger than the body, short, or worded as one."""
    text = line.text.strip()
    if not re.search(r"[^\W\d_]{2}", text) or len(text) > _LONGEST:
        return False
    if line.bold or line.size > _LARGER * body_size:
        return not re.search(r"[,;]$", text)
    return parse_heading(text, bold=line.bold) is not None and not re.search(r"[.,;]$", text)


def _more(above: Sequence[Line], body_size: float) -> list[str]:
    """The texts of the lines directly above a heading's last line that belong to it."""
    found = []
    for below, line in pairwise(above):
        alike = line.bold == below.bold and abs(line.size - below.size) < 0.6
        close = 0 <= below.bbox.top - line.bbox.bottom < 0.6 * line.size or (
            below.bbox.top - line.bbox.top < 1.7 * line.size
        )
        if not (alike and close and is_heading(line, body_size)) or parse_heading(below.text):
            break
        found.append(line.text)
        if len(found) == 3:
            break
    return found


def clean(text: str) -> str:
    """A heading without bullet, page number and closing colon.

    >>> clean("• Annexe 3 – Biens (page 2 / 120)")
    'Annexe 3 – Biens'
    """
    return squeeze(_PAGE_TAIL.sub("", _BULLET.sub("", text.strip())).rstrip(" :"))
