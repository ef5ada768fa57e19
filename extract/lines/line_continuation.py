"""Whether a line of prose goes on from the one above it: by how both are set, how the one ends and
how the other begins.

One test for titles and one for paragraphs. What goes on over a page break in a table is
`extract.tables.stitching.table_continuation`, what wraps inside its cells
`extract.grids.unruled.wrapping`.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.french.folding import SPACES, S
from extract.french.numbers import looks_like_figure
from extract.pdf.page import Line
from extract.texts.text_columns import neighbouring_columns

SAME_SIZE = 0.6
"""Font sizes that differ by less than this, in points, are one."""
TITLE_PITCH = 1.7
"""Lines of one title are less than this many font sizes apart, from top to top."""
TITLE_WHITE = 0.6
"""Or there is less white between them than this many font sizes."""
LOOSE = 1.15
"""Lines this many times further apart than usual on their page belong to two paragraphs."""
SHORT = 0.88
"""A line that ends before this share of the column's width is the last of its paragraph if it
closes a sentence.
"""
USUAL_PITCH = 1.25
"""The distance from line to line, in font sizes, on a page that shows none."""
LEAST_PITCH, MOST_PITCH = 0.95, 1.9
"""Distances from line to line inside a paragraph, in font sizes."""
PITCH_SIZE = 0.3
"""Only lines whose sizes differ by less than this, in points, show a distance."""
SPACE = 0.2
"""No space between words is narrower, in font sizes, but for those of justified lines."""

BULLET = re.compile(r"(?:[•●▪■□◦‣⁃∙·➢➤►✓✔❖\uf000-\uf0ff]|[-–—−*o](?=\s+\S))\s*")
"""A list item's mark at the start of its line."""
_MARKER = re.compile(
    r"(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})\s?(?:[.)°]|/(?!\d))\s+(?=\S)"
)
"""An item's number: "1. ", "b) "."""
_FIRST_WORD = re.compile(
    rf"{S}*(?P<word>\d{{1,3}}(?:{S}\d{{3}})+|[^{SPACES}]+)"
)
"""A line's first word, or the figure that it begins with: "1 221 200"."""
_COLON = ":"
_SENTENCE_END = (".", ";", _COLON, "!", "?", "…")
_AFTER_SENTENCE = f'»”")\n{SPACES}'
"""Quotation marks, brackets and white that may follow the mark at the end of a sentence."""


def is_same_size(line: Line, other: Line) -> bool:
    """Whether two lines are printed in one size."""
    return abs(line.size - other.size) <= SAME_SIZE


def is_set_alike(line: Line, other: Line) -> bool:
    """Whether two lines are printed in one size and weight."""
    return line.bold == other.bold and is_same_size(line, other)


def is_next_of_title(above: Line, line: Line) -> bool:
    """Whether a line of a title can be the next one after ``above``: set alike, close below it."""
    pitch = line.bbox.top - above.bbox.top
    white = line.bbox.top - above.bbox.bottom
    has_close_foot = 0 <= white < TITLE_WHITE * above.size
    if has_close_foot or pitch < TITLE_PITCH * above.size:
        return is_set_alike(above, line)
    return False


@dataclass(frozen=True, slots=True)
class PageSetting:
    """How the prose of each page is set, by page number.

    ``pitch``: the usual distance from line to line in font sizes, the closest of the common ones;
    ``margin``: the right edge of the line that reaches furthest, in points; ``column_margins``: the
    same for each line of a page in columns, among those of its column; ``column_heads``: the lines
    that open a column beside the one before.
    """

    pitch: Mapping[int, float]
    margin: Mapping[int, float]
    column_margins: Mapping[Line, float] = field(default_factory=dict)
    column_heads: frozenset[Line] = frozenset()

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "PageSetting":
        """The setting of the pages of ``lines``, which are in reading order."""
        margins: dict[int, float] = {}
        for line in lines:
            margins[line.page] = max(margins.get(line.page, 0.0), line.bbox.x1)

        of_columns: dict[Line, float] = {}
        heads: list[Line] = []
        for left, right in neighbouring_columns(lines):
            heads.append(right[0])
            for column in (left, right):
                margin = max(line.bbox.x1 for line in column)
                of_columns.update(dict.fromkeys(column, margin))
        return cls(_pitches(lines), margins, of_columns, frozenset(heads))

    def right_edge(self, line: Line) -> float:
        """How far the lines of the column of ``line`` reach."""
        return self.column_margins.get(line, self.margin[line.page])


def _pitches(lines: Sequence[Line]) -> dict[int, float]:
    seen: dict[int, Counter[float]] = {}
    for above, line in pairwise(lines):
        ratio = (
            (line.bbox.top - above.bbox.top) / line.size if line.size else 0.0
        )
        alike = (
            above.page == line.page and abs(above.size - line.size) < PITCH_SIZE
        )
        if alike and LEAST_PITCH < ratio < MOST_PITCH:
            seen.setdefault(line.page, Counter())[round(ratio, 2)] += 1

    usual = {line.page: USUAL_PITCH for line in lines}
    for page, counter in seen.items():
        most = max(counter.values())
        usual[page] = min(
            ratio for ratio, count in counter.items() if count * 2 >= most
        )
    return usual


def is_next_of_paragraph(last: Line, line: Line, setting: PageSetting) -> bool:
    """Whether a line can go on from the ``last`` one of a paragraph, by where they are printed and
    how they end and begin.
    """
    text = line.text.lstrip()
    if not is_same_size(last, line):
        return False
    if _is_of_label(last, line):
        return _is_close(last, line, setting)
    if BULLET.match(text):
        return False
    if last.page != line.page or line in setting.column_heads:
        return is_cut_sentence(last, line)
    return _is_close(last, line, setting) and not _starts_anew(
        last, line, setting
    )


def _is_of_label(last: Line, line: Line) -> bool:
    """Whether a line is a figure alone, with its sign, that the label above it is of:
    "Excédent à reporter :", "- 12 400 €"."""
    if last.page != line.page or not last.text.rstrip().endswith(_COLON):
        return False
    return looks_like_figure(line.text.strip())


def _is_next_label(last: Line, line: Line) -> bool:
    """Whether a line is a label with a colon, below a figure that stands alone."""
    is_label = line.text.rstrip().endswith(_COLON)
    return is_label and looks_like_figure(last.text.strip())


def is_cut_sentence(last: Line, line: Line) -> bool:
    """Whether a sentence that ``last`` leaves open goes on in ``line``, of one weight."""
    if not _is_open(last):
        return False
    if last.bold != line.bold:
        return False
    return not line.text.lstrip()[:1].isupper()


def _is_open(line: Line) -> bool:
    return not line.text.rstrip(_AFTER_SENTENCE).endswith(_SENTENCE_END)


def _is_close(last: Line, line: Line, setting: PageSetting) -> bool:
    usual = max(setting.pitch[line.page] * line.size, last.size)
    return line.bbox.top - last.bbox.top <= LOOSE * usual


def _starts_anew(last: Line, line: Line, setting: PageSetting) -> bool:
    """Whether a line below ``last`` starts another paragraph."""
    text = line.text.lstrip()
    if _is_next_label(last, line):
        return True
    capital, marked = text[:1].isupper(), _MARKER.match(text) is not None
    is_done = capital or not _is_open(last)
    if last.bold != line.bold and (last.bold or is_done):
        return True
    if marked and last.text.rstrip().endswith((".", ";")):
        return True

    return (marked or is_done) and _is_short(last, line, setting)


def _is_short(last: Line, line: Line, setting: PageSetting) -> bool:
    """Whether a line ends well before the edge of its column; where a page has several, which are
    narrow, the first word of the next line had room behind it too.
    """
    edge = setting.right_edge(last)
    if last.bbox.x1 >= last.bbox.x0 + SHORT * (edge - last.bbox.x0):
        return False
    word = _FIRST_WORD.match(line.text)
    if word is None or last not in setting.column_margins:
        return True
    width = line.edges[word.end()] - line.edges[word.start("word")]
    return last.bbox.x1 + SPACE * last.size + width <= edge
