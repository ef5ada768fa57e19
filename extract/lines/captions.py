"""The title of a table: the nearest heading above it."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.french.folding import TWO_LETTERS, fold
from extract.geometry import BBox, bboxes_of
from extract.lines.furniture import OF_PAGES
from extract.lines.headings import parse_heading
from extract.lines.line_continuation import BULLET, is_next_of_title
from extract.lines.spaces import squeeze
from extract.pdf.page import Line

_PAGE_TAIL = re.compile(
    rf"\s*[(\[–—-]?\s*(?:page|p\.)\s*\d+{OF_PAGES}\s*[)\]]?\s*$", re.IGNORECASE
)
"""A page number at the end of a heading: "(page 2 / 120)"."""
_NUMBERED = re.compile(
    r"tableaux? (?:n ?° ?)?(?:\d{1,2}(?: ?[a-z])?|[a-z]|[ivx]{1,4})(?: ?[.:·•|–—-]|$)"
)
"""How the title of a table begins in whatever letters: "Tableau 1. Points d'eau", "Tableau 4 b"."""
_REPORTER = "rapporteu"
"""How a folded line begins that names who presents an act, and no table."""
_LARGER = 1.08
"""A line this many times larger than the body text is a heading."""
_NEAR = 40.0
"""An introducing line ("… :") must end this close above the table, in points."""
_LONGEST = 200
"""A longer line, in characters, is a sentence and no heading."""
_MOST_LINES = 4
"""A heading has no more lines than this."""
_APART = 0.8
"""White between two lines of one sentence, in font sizes, at most."""
_SAME_EDGE = 3.0
"""Points by which the edges of two parts of one list may differ."""
_TOUCHING = 6.0
"""White between two tables right below each other, in points: less than a line of text."""
_ENDS = (".", ":", ";", "!", "?")
_OVERLAP = 3.0, 1.0
"""How far a heading's line may reach into the table below it and the one above it, in points."""


def opens_table_title(text: str) -> bool:
    """Whether a text is the numbered title of a table, with words behind its number.

    >>> opens_table_title("Tableau n° 4 – Effet des transferts"), opens_table_title("Tableau 4")
    (True, False)
    >>> opens_table_title("Tableau 1 · Grille de prix")
    True
    """
    number = _NUMBERED.match(fold(text))
    return number is not None and number.end() < len(text.rstrip())


def caption_above(
    table: BBox, lines: Sequence[Line], previous: float, body_size: float
) -> str:
    """The heading between ``previous`` (the bottom of the table before, or 0) and ``table``; ""
    where there is none.

    Several lines of one heading are joined. Without a heading, a line just above that ends with a
    colon stands in.
    """
    into_table, into_previous = _OVERLAP
    top, bottom = previous - into_previous, table.top + into_table
    above: list[Line] = []
    for line in _of_same_column(table, lines):
        if top <= line.bbox.top and line.bbox.bottom <= bottom:
            above.append(line)
    above.sort(key=_upwards)

    for index, line in enumerate(above):
        if is_heading(line, body_size):
            texts = _texts_of_heading(above[index:], body_size)
            return clean(" ".join(reversed(texts)))
    if above and _introduces(above[0], table):
        return _introduction(above)
    return ""


def _of_same_column(table: BBox, lines: Sequence[Line]) -> list[Line]:
    """The lines but those of a column of text that runs on beside the table."""
    beside = _beside(table, bboxes_of(lines))
    if not beside:
        return list(lines)
    kept = []
    for line in lines:
        is_beside = is_apart(line.bbox, table) and not all(
            is_apart(line.bbox, other) for other in beside
        )
        if not is_beside:
            kept.append(line)
    return kept


def _beside(table: BBox, boxes: Iterable[BBox]) -> list[BBox]:
    """The boxes to the left and right of the table."""
    return [
        box
        for box in boxes
        if box.shares_height(table) and is_apart(box, table)
    ]


def caption_going_on(
    table: BBox, above: Sequence[tuple[BBox, str]], lines: Sequence[Line]
) -> str:
    """The caption of the table right above, or of the list above that goes on below a picture.
    ``above`` are the tables of the page with their captions.
    """
    for box, caption in reversed(above):
        if is_apart(box, table) or box.bottom > table.top + _TOUCHING:
            continue
        if table.top - box.bottom < _TOUCHING:
            return caption
        goes_on = _goes_on(box, table, lines, (other for other, _ in above))
        return caption if goes_on else ""
    return ""


def _goes_on(
    above: BBox, table: BBox, lines: Sequence[Line], tables: Iterable[BBox]
) -> bool:
    """Whether a list goes on below a picture, on a page set in columns of text: the edges are the
    same, and nothing is printed between. A table beside it stands for text too.
    """
    if not _beside(table, (*bboxes_of(lines), *tables)):
        return False
    edges = abs(above.x0 - table.x0), abs(above.x1 - table.x1)
    if max(edges) > _SAME_EDGE:
        return False
    return not _prints_between(above, table, lines)


def _prints_between(above: BBox, below: BBox, lines: Sequence[Line]) -> bool:
    """Whether a line in the columns of two tables stands between them."""
    return any(
        line.bbox.bottom > above.bottom and line.bbox.top < below.top
        for line in lines
        if not is_apart(line.bbox, below)
    )


def is_apart(one: BBox, other: BBox) -> bool:
    """Whether two boxes have no x in common: neither is above the other."""
    return one.x1 <= other.x0 or other.x1 <= one.x0


def _introduction(upwards: Sequence[Line]) -> str:
    """The sentence that ends with the first of the lines, which go upwards; where it is long, the
    end of it.
    """
    texts = [upwards[0].text.strip()]
    for below, line in pairwise(upwards[:_MOST_LINES]):
        is_apart = below.bbox.top - line.bbox.bottom > _APART * below.size
        text = line.text.strip()
        if is_apart or text.endswith(_ENDS) or BULLET.match(texts[-1]):
            break
        if sum(map(len, texts)) + len(text) > _LONGEST:
            break
        texts.append(text)
    return clean(" ".join(reversed(texts)))


def caption_over_break(
    foot: BBox, lines: Sequence[Line], previous: float, body_size: float
) -> str:
    """The heading, or the line that introduces a table, with which a page ends below ``previous``;
    "" where it ends with something else. ``foot`` is its lower edge.
    """
    below = [line for line in lines if line.bbox.top >= previous]
    below.sort(key=_upwards)
    if not below:
        return ""
    if below[0].text.rstrip().endswith(":"):
        return _introduction(below)
    if not is_heading(below[0], body_size):
        return ""
    return caption_above(foot, lines, previous, body_size)


def _upwards(line: Line) -> tuple[float, float]:
    return -line.bbox.bottom, line.bbox.x0


def _introduces(line: Line, table: BBox) -> bool:
    return (
        line.text.rstrip().endswith(":")
        and table.top - line.bbox.bottom < _NEAR
    )


def is_heading(line: Line, body_size: float) -> bool:
    """Whether a line looks like a heading: bold, larger than the body, short, or worded as one."""
    text = line.text.strip()
    if len(text) > _LONGEST or text.endswith((",", ";")):
        return False
    if not TWO_LETTERS.search(text) or fold(text).startswith(_REPORTER):
        return False
    if line.bold or line.size > _LARGER * body_size:
        return True
    if _NUMBERED.match(fold(text)):
        return True
    if text.endswith("."):
        return False
    return parse_heading(text, bold=line.bold) is not None


def _texts_of_heading(upwards: Sequence[Line], body_size: float) -> list[str]:
    """The texts of a heading's lines, the last line first: those directly above it that it
    continues.
    """
    texts = [upwards[0].text]
    for below, line in pairwise(upwards[:_MOST_LINES]):
        starts_here = parse_heading(below.text) is not None
        if starts_here or not is_next_of_title(line, below):
            break
        if not is_heading(line, body_size):
            break
        texts.append(line.text)
    return texts


def clean(text: str) -> str:
    """A heading without bullet, page number and closing colon.

    >>> clean("• Annexe 3 – Biens (page 2 / 120)")
    'Annexe 3 – Biens'
    """
    bullet = BULLET.match(text.strip())
    bare = text.strip()[bullet.end() if bullet else 0 :]
    return squeeze(_PAGE_TAIL.sub("", bare).rstrip(" :"))
