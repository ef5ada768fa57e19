"""Glyphs -> lines of words and atoms: what the engines for tables without full rules look at.

Three sizes of text on one line: a *word* has no space in it, an *atom* is a word or a figure with its separators,
sign and unit (``1 230 250,80 €`` is one atom, whatever kind of space is in it), and two neighbouring atoms are in
different *runs* where the gap between them is too wide to be a space between words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox
from extract.page import Chars, FloatArray, IntArray
from extract.unread import as_digits
from extract.words import thin_spaces

SAME_LINE = 0.3
"""Middles of glyphs closer than this part of the font size are on one line: a line set half a pitch lower, as the
figure beside a label of two lines, is 0.55 away or more."""
INTERLOCKED = 0.35
"""Share of the lower of two heights: lines of one cell do not overlap so much, a figure set between two lines does."""
WORD_GAP = 0.14
"""A gap wider than this part of the font size parts two words: the thinnest space in use is a sixth of an em."""
RUN_GAP = 1.6
"""A gap wider than this many spaces is more than a space between words: ragged text is never stretched that much."""
GROUP_GAP = 0.6
"""Digits further apart than this part of the font size are two figures: no font has a wider space (Courier: 0.6)."""

_STARTS = frozenset("0123456789-−–—+(€")
_HEAD = re.compile(r"[(\[]?(?:[-+−–][ \u00a0\u202f]?)?\(?€?\d{1,3}(?:[ .\u00a0\u2009\u202f']\d{3})*")
_GROUP = re.compile(r"\d{3}(?:[,.]\d+)?(?:[ \u00a0\u202f]?(?:€|%|k€|K€|M€|EUR))?[)\]]*\*{0,3}")
_SIGN = re.compile(r"[-+−–(]|\([-−–]|€")
_UNIT = re.compile(r"(?:€|%|‰|k€|K€|M€|EUR|\)|€\)|%\)|\(\d{1,2}\)|\*{1,3})(?:\*{1,3}|\(\d{1,2}\))?")
_DIGITS = re.compile(r"[(\[]?[-+−–]?\(?€?\d[\d ,.'\u00a0\u2009\u202f]*[)\]]?")
_FIGURE = re.compile(
    r"[(\[<>≤≥]?(?:[-+−–][ \u00a0\u202f]?)?\(?(?:€|EUR)?[ \u00a0]?\d[\d ,.'’\u00a0\u2007-\u200a\u202f]*"
    r"(?:[ \u00a0\u202f]?(?:€|%|‰|k€|K€|M€|EUR|euros?))?[)\]]*(?:[ \u00a0]?(?:\*{1,3}|\(\d{1,2}\)|[¹²³]))*"
)
_NIL = re.compile(r"[-–—−/.:]|n\.?[ad]\.?|néant|s\.?o\.?|N/?A|nd", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def is_figure(text: str) -> bool:
    """Whether a cell's text is one figure as printed: digits with separators, sign, brackets, unit, footnote mark."""
    bare = as_digits(text.strip())
    return _FIGURE.fullmatch(bare) is not None and bare.count("(") == bare.count(")")


def is_nil(text: str) -> bool:
    """Whether a cell's text stands for no figure: a dash, ``néant``, ``n.a.``."""
    return _NIL.fullmatch(text.strip()) is not None


@dataclass(frozen=True, slots=True)
class Atom:
    """A word or a whole figure on one line, with the space printed before it."""

    text: str
    x0: float
    x1: float
    space: str = " "
    bold: bool = False
    apart: bool = False
    """A cell starts with it, however little white is before it."""

    @property
    def figure(self) -> bool:
        """Whether it is a figure."""
        return is_figure(self.text)


@dataclass(frozen=True, slots=True, eq=False)
class TextLine:
    """Glyphs on one baseline, in reading order."""

    atoms: tuple[Atom, ...]
    top: float
    bottom: float
    size: float

    @property
    def x0(self) -> float:
        """Left edge of the ink."""
        return self.atoms[0].x0

    @property
    def x1(self) -> float:
        """Right edge of the ink."""
        return self.atoms[-1].x1

    @property
    def middle(self) -> float:
        """Half way between ascender and descender."""
        return (self.top + self.bottom) / 2

    def interlocks(self, below: "TextLine") -> bool:
        """Whether the line ``below`` starts well above this one's foot: both are of one row."""
        height = min(self.bottom - self.top, below.bottom - below.top)
        return self.bottom - below.top > INTERLOCKED * height

    def runs(self, gap: float) -> Iterator[tuple[Atom, ...]]:
        """The atoms cut where the space between them is wider than ``gap`` font sizes."""
        start = 0
        for i in range(1, len(self.atoms)):
            if self.atoms[i].apart or self.atoms[i].x0 - self.atoms[i - 1].x1 > gap * self.size:
                yield self.atoms[start:i]
                start = i
        yield self.atoms[start:]

    @property
    def bbox(self) -> BBox:
        """The box around the line."""
        return BBox(self.x0, self.top, self.x1, self.bottom)


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """The inked glyphs of a page that read left to right, sorted by line, then from left to right.

    ``gap`` is the white before each glyph in points (0 for the first of its line), ``line`` numbers the lines from
    the top.
    """

    index: IntArray
    boxes: FloatArray
    sizes: FloatArray
    line: npt.NDArray[np.int64]
    gap: FloatArray
    starts_figure: npt.NDArray[np.bool_]
    """Whether the glyph can start a figure: a digit, a sign, an opening bracket."""

    def __len__(self) -> int:
        return len(self.index)


def glyphs(chars: Chars, keep: npt.NDArray[np.bool_] | None = None) -> Glyphs:
    """Sort the glyphs of a page into lines; white space, sideways text and what ``keep`` leaves out are dropped."""
    marks = _marks(chars)
    mask = marks.inked & (chars.angles == 0)
    if keep is not None:
        mask &= keep
    index = np.flatnonzero(mask)
    boxes, sizes = chars.loose[index], chars.sizes[index]
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    order = np.argsort(middle, kind="stable")
    step = np.diff(middle[order], prepend=middle[order[:1]] if len(order) else 0.0)
    number = np.empty(len(order), np.int64)
    number[order] = np.cumsum(step > SAME_LINE * sizes[order])
    order = np.lexsort((boxes[:, 0], number))
    boxes, sizes, number = boxes[order], sizes[order], number[order]
    gap = np.zeros(len(order))
    gap[1:] = np.where(number[1:] == number[:-1], boxes[1:, 0] - boxes[:-1, 2], 0.0)
    picked: IntArray = index[order].astype(np.int32)
    return Glyphs(picked, boxes, sizes, number, gap, marks.starts[picked])


@dataclass(frozen=True, slots=True, eq=False)
class _Marks:
    """Which characters of a page are printed, which can start a figure, and the white space printed after each."""

    inked: npt.NDArray[np.bool_]
    starts: npt.NDArray[np.bool_]
    spaces: dict[int, str]


@lru_cache(maxsize=4)
def _marks(chars: Chars) -> _Marks:
    blank = {t for t in set(chars.text) if not t or t.isspace()}
    inked = ~np.fromiter(map(blank.__contains__, chars.text), bool, len(chars))
    starts = np.fromiter(map(_STARTS.__contains__, chars.text), bool, len(chars))
    return _Marks(inked, starts, _spaces(chars))


def word_space(text: Glyphs) -> float:
    """The usual space between words, in font sizes: the median of the gaps that part words but no columns."""
    relative = text.gap / np.maximum(text.sizes, 1.0)
    usual = relative[(relative > WORD_GAP) & (relative < 1.0)]
    return float(np.median(usual)) if len(usual) else 0.25


def run_gap(text: Glyphs) -> float:
    """The gap that parts two runs, in font sizes; between 0.45 (no font's space is so wide, monospace apart) and 1."""
    return min(1.0, max(0.45, RUN_GAP * word_space(text)))


def lines(chars: Chars, text: Glyphs, which: npt.NDArray[np.bool_] | None = None) -> tuple[TextLine, ...]:
    """The lines of ``text``, top to bottom; with ``which``, only those for which it is true."""
    if not len(text):
        return ()
    spaces = _marks(chars).spaces
    starts = _line_starts(text)
    stops = np.append(starts[1:], len(text))
    if which is not None:
        starts, stops = starts[which], stops[which]
    return tuple(_line(chars, text, a, b, spaces) for a, b in zip(starts.tolist(), stops.tolist(), strict=True))


def middles(text: Glyphs) -> FloatArray:
    """Half way between ascender and descender of each line of ``text``, top to bottom."""
    if not len(text):
        return np.empty(0)
    starts = _line_starts(text)
    top, bottom = np.minimum.reduceat(text.boxes[:, 1], starts), np.maximum.reduceat(text.boxes[:, 3], starts)
    middle: FloatArray = (top + bottom) / 2
    return middle


def _line_starts(text: Glyphs) -> npt.NDArray[np.int64]:
    return np.flatnonzero(np.diff(text.line, prepend=-1))


def _spaces(chars: Chars) -> dict[int, str]:
    """For the place after each glyph in content order, the white space printed there."""
    out: dict[int, str] = {}
    last = -1
    for i, t in enumerate(chars.text):
        if t.isspace():
            if last >= 0 and last not in out:
                out[last] = t
        else:
            last = i
    return out


def _line(chars: Chars, text: Glyphs, start: int, stop: int, spaces: dict[int, str]) -> TextLine:
    index = text.index[start:stop].tolist()
    x0, x1 = text.boxes[start:stop, 0].tolist(), text.boxes[start:stop, 2].tolist()
    bold = chars.bold[text.index[start:stop]].tolist()
    size = median(text.sizes[start:stop].tolist())
    thin = thin_spaces(chars.text, text.index[start:stop], np.subtract(x0[1:], x1[:-1]) / size).tolist()
    words: list[Atom] = []
    begin = 0
    for i in range(1, stop - start + 1):
        printed = spaces.get(index[i - 1]) if i < stop - start else ""
        if i < stop - start and printed is None and x0[i] - x1[i - 1] <= WORD_GAP * size and not thin[i - 1]:
            continue
        if i < stop - start and printed is not None and x0[i] - x1[i - 1] < WORD_GAP / 2 * size:
            continue
        before = spaces.get(index[begin - 1], " ") if begin else ""
        word = "".join(chars.text[k] for k in index[begin:i])
        words.append(Atom(word, x0[begin], max(x1[begin:i]), before, bold[begin]))
        begin = i
    top, bottom = float(text.boxes[start:stop, 1].min()), float(text.boxes[start:stop, 3].max())
    return TextLine(tuple(_glue(words, size)), top, bottom, size)


def _glue(words: list[Atom], size: float) -> Iterator[Atom]:
    """Join the digit groups of a figure, its sign and its unit."""
    current = words[0]
    for word in words[1:]:
        near = word.x0 - current.x1 <= GROUP_GAP * size
        if near and _belongs(current.text, word.text):
            current = Atom(current.text + word.space[:1] + word.text, current.x0, word.x1, current.space, current.bold)
        else:
            yield current
            current = word
    yield current


def _belongs(left: str, right: str) -> bool:
    if _GROUP.fullmatch(right) and _HEAD.fullmatch(left):
        return True
    if _SIGN.fullmatch(left) and _DIGITS.match(right) and (right[0] not in "-−–+" or left == "("):
        return True
    return _UNIT.fullmatch(right) is not None and is_figure(left)
