"""Glyphs -> lines of words and atoms: what the engines for tables without full rules look at.

Three sizes of text on one line: a *word* has no space in it, an *atom* is a word or a figure with
its separators, sign and unit (``1 230 250,80 €`` is one atom, whatever kind of space is in it), and
two neighbouring atoms are in different *runs* where the gap between them is too wide to be a space
between words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, repeat
from statistics import median
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox
from extract.lines.lines import thin_spaces
from extract.pdf.page import Chars, FloatArray, IntArray
from extract.pdf.unmapped_glyphs import as_digits

SAME_LINE = 0.3
"""Middles of glyphs closer than this part of the font size are on one line: a line set half a pitch
lower, as the figure beside a label of two lines, is 0.55 away or more."""
INTERLOCKED = 0.35
"""Share of the lower of two heights: lines of one cell do not overlap so much, a figure set between
two lines does.
"""
WORD_GAP = 0.14
"""A gap wider than this part of the font size parts two words: the thinnest space in use is a sixth
of an em.
"""
RUN_GAP = 1.6
"""A gap wider than this many spaces is more than a space between words: ragged text is never
stretched that much.
"""
SIGN_GAP = 0.3
"""A dash further from a figure than this, with no space printed between, is a cell of its own: it
says nothing.
"""
GROUP_GAP = 0.6
"""Digits further apart than this part of the font size are two figures: no font has a wider space
(Courier: 0.6).
"""

_FAR = 65536.0
"""No glyph is so far to the right, in points: line and place together are one key, sorted five
times as fast as two.
"""

_DASHES = frozenset("-−–—")
_STARTS = frozenset("0123456789-−–—+(€")
_INK, _START, _SPACE, _NOTHING = range(4)
"""What a character can be: any ink, ink that can start a figure, white space, nothing."""
_HEAD = re.compile(
    r"[(\[]?(?:[-+−–][ \u00a0\u202f]?)?\(?€?\d{1,3}(?:[ .\u00a0\u2009\u202f']\d{3})*"
)
_GROUP = re.compile(r"\d{3}(?:[,.]\d+)?(?:[ \u00a0\u202f]?(?:€|%|k€|K€|M€|EUR))?[)\]]*\*{0,3}")
_SIGN = re.compile(r"[-+−–(]|\([-−–]|€")
_UNIT = re.compile(r"(?:€|%|‰|k€|K€|M€|EUR|\)|€\)|%\)|\(\d{1,2}\)|\*{1,3})(?:\*{1,3}|\(\d{1,2}\))?")
_DIGITS = re.compile(r"[(\[]?[-+−–]?\(?€?\d[\d ,.'\u00a0\u2009\u202f]*[)\]]?")
_JOINING = frozenset("([-+−–€%‰kKME)*")
"""What digits, a sign's figure or a unit can begin with, digits apart."""
_FIGURE = re.compile(
    r"[(\[<>≤≥]?(?:[-+−–][ \u00a0\u202f]?)?\(?(?:€|EUR)?[ \u00a0]?\d[\d"
    r" ,.'’\u00a0\u2007-\u200a\u202f]*"
    r"(?:[ \u00a0\u202f]?(?:€|%|‰|k€|K€|M€|EUR|euros?))?[)\]]*(?:["
    r" \u00a0]?(?:\*{1,3}|\(\d{1,2}\)|[¹²³]))*"
)
_NIL = re.compile(r"[-–—−/.:]|n\.?[ad]\.?|néant|s\.?o\.?|N/?A|nd", re.IGNORECASE)

_KINDS = np.full(0x3002, _INK, np.uint8)
"""What each letter is, up to the last white space there is, and one more for all letters beyond."""
_KINDS[0] = _NOTHING
_KINDS[[code for code in range(len(_KINDS)) if chr(code).isspace()]] = _SPACE
_KINDS[list(map(ord, _STARTS))] = _START


@lru_cache(maxsize=1 << 14)
def is_figure(text: str) -> bool:
    """Whether a cell's text is one figure as printed: digits with separators, sign, brackets, unit,
    footnote mark.
    """
    bare = as_digits(text.strip())
    return _FIGURE.fullmatch(bare) is not None and bare.count("(") == bare.count(")")


def is_nil(text: str) -> bool:
    """Whether a cell's text stands for no figure: a dash, ``néant``, ``n.a.``."""
    return _NIL.fullmatch(text.strip()) is not None


class Atom(NamedTuple):
    """A word or a whole figure on one line, with the space printed before it where it is not the
    first.
    """

    text: str
    x0: float
    x1: float
    space: str = " "
    bold: bool = False
    apart: bool = False
    """A cell starts with it, however little white is before it."""
    bare: bool = False
    """The file prints no space before it, only white."""
    parts: tuple["Atom", ...] = ()
    """The words of a figure that was put together: its sign, its groups of digits, its unit."""

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

    ``gap`` is the white before each glyph in points (0 for the first of its line), ``line`` numbers
    the lines from the top.
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
    """Sort the glyphs of a page into lines; white space, sideways text and what ``keep`` leaves out
    are dropped.
    """
    level = _marks(chars).level
    if keep is None or not (level & ~keep).any():
        return _all_glyphs(chars)
    return _sorted(chars, np.flatnonzero(level & keep))


@lru_cache(maxsize=3)
def _all_glyphs(chars: Chars) -> Glyphs:
    return _sorted(chars, np.flatnonzero(_marks(chars).level))


def _sorted(chars: Chars, index: npt.NDArray[np.intp]) -> Glyphs:
    # take() along the rows of an array costs a tenth of indexing it
    boxes, sizes = chars.loose.take(index, axis=0), chars.sizes[index]
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    order = np.argsort(middle, kind="stable")
    step = np.diff(middle[order], prepend=middle[order[:1]] if len(order) else 0.0)
    number = np.empty(len(order), np.int64)
    number[order] = np.cumsum(step > SAME_LINE * sizes[order])
    order = np.argsort(number * _FAR + boxes[:, 0], kind="stable")
    boxes, sizes, number = boxes.take(order, axis=0), sizes[order], number[order]
    gap = np.zeros(len(order))
    gap[1:] = np.where(number[1:] == number[:-1], boxes[1:, 0] - boxes[:-1, 2], 0.0)
    picked: IntArray = index[order].astype(np.int32)
    return Glyphs(picked, boxes, sizes, number, gap, _marks(chars).starts[picked])


@dataclass(frozen=True, slots=True, eq=False)
class _Marks:
    """Which characters of a page are printed and read left to right, which can start a figure,
    which are followed by white space in content order."""

    level: npt.NDArray[np.bool_]
    starts: npt.NDArray[np.bool_]
    spaced: npt.NDArray[np.bool_]


@lru_cache(maxsize=3)
def _marks(chars: Chars) -> _Marks:
    kind = _KINDS[np.minimum(_first_letters(chars.text), len(_KINDS) - 1)]
    space = kind == _SPACE
    spaced = np.append(~space[:-1] & space[1:], False)[: len(chars)]
    return _Marks((kind <= _START) & (chars.angles == 0), kind == _START, spaced)


def _first_letters(text: Sequence[str]) -> npt.NDArray[np.uint32]:
    """The code of the first letter of each text; 0 for none."""
    whole = "".join(text)
    if len(whole) != len(text) or "" in text:
        whole = "".join(t[:1] or "\0" for t in text)
    return np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), np.uint32)


def word_space(text: Glyphs) -> float:
    """The usual space between words, in font sizes: the median of the gaps that part words but no
    columns.

    Before a figure wider white than parts its groups tells nothing: in a table of many narrow
    columns it parts those.
    """
    relative = text.gap / np.maximum(text.sizes, 1.0)
    usual = relative[
        (relative > WORD_GAP) & (relative < np.where(text.starts_figure, GROUP_GAP, 1.0))
    ]
    return float(np.median(usual)) if len(usual) else 0.25


def run_gap(text: Glyphs) -> float:
    """The gap that parts two runs, in font sizes; between 0.45 (no font's space is so wide,
    monospace apart) and 1.
    """
    return min(1.0, max(0.45, RUN_GAP * word_space(text)))


def lines(
    chars: Chars, text: Glyphs, which: npt.NDArray[np.bool_] | None = None
) -> tuple[TextLine, ...]:
    """The lines of ``text``, top to bottom; with ``which``, only those for which it is true."""
    if which is not None:
        text = _only(text, which)
    if not len(text):
        return ()
    starts = _line_starts(text)
    tops, bottoms = (
        np.minimum.reduceat(text.boxes[:, 1], starts),
        np.maximum.reduceat(text.boxes[:, 3], starts),
    )
    sizes = _line_sizes(text, starts)
    words = _words(chars, text, starts, sizes)
    return tuple(
        TextLine(tuple(_glue(own, size)), top, bottom, size)
        for own, top, bottom, size in zip(
            words, tops.tolist(), bottoms.tolist(), sizes, strict=True
        )
    )


def _only(text: Glyphs, which: npt.NDArray[np.bool_]) -> Glyphs:
    """The glyphs of the lines for which ``which`` is true."""
    counts = np.diff(_line_starts(text), append=len(text))
    picked = np.flatnonzero(np.repeat(which, counts))
    return Glyphs(
        text.index[picked],
        text.boxes.take(picked, axis=0),
        text.sizes[picked],
        text.line[picked],
        text.gap[picked],
        text.starts_figure[picked],
    )


def _line_sizes(text: Glyphs, starts: npt.NDArray[np.intp]) -> list[float]:
    """The median font size of each line; most lines have one size only."""
    out: list[float] = text.sizes[starts].tolist()
    mixed = np.minimum.reduceat(text.sizes, starts) != np.maximum.reduceat(text.sizes, starts)
    ends = np.append(starts[1:], len(text))
    for k in np.flatnonzero(mixed).tolist():
        out[k] = median(text.sizes[starts[k] : ends[k]].tolist())
    return out


def middles(text: Glyphs) -> FloatArray:
    """Half way between ascender and descender of each line of ``text``, top to bottom."""
    if not len(text):
        return np.empty(0)
    starts = _line_starts(text)
    top, bottom = (
        np.minimum.reduceat(text.boxes[:, 1], starts),
        np.maximum.reduceat(text.boxes[:, 3], starts),
    )
    middle: FloatArray = (top + bottom) / 2
    return middle


def parted(text: Glyphs, gap: float) -> npt.NDArray[np.bool_]:
    """Which lines may hold two runs: those with white wider than ``gap`` of their smallest font
    size.
    """
    if not len(text):
        return np.empty(0, bool)
    starts = _line_starts(text)
    found: npt.NDArray[np.bool_] = np.maximum.reduceat(
        text.gap, starts
    ) > gap * np.minimum.reduceat(text.sizes, starts)
    return found


def _line_starts(text: Glyphs) -> npt.NDArray[np.int64]:
    return np.flatnonzero(np.diff(text.line, prepend=-1))


def _words(
    chars: Chars, text: Glyphs, starts: npt.NDArray[np.intp], sizes: list[float]
) -> Iterator[list[Atom]]:
    """The words of each line: they part at a printed space unless its glyphs touch, and at a gap as
    wide as one.
    """
    size = np.repeat(sizes, np.diff(starts, append=len(text)))[1:]
    same, gap = text.line[1:] == text.line[:-1], text.gap[1:]
    marks = _marks(chars)
    thin = thin_spaces(chars.text, text.index, np.where(same, gap, np.inf) / size)
    spaced = marks.spaced[text.index[:-1]]
    parts = ~same | np.where(spaced, gap >= WORD_GAP / 2 * size, (gap > WORD_GAP * size) | thin)
    first = np.flatnonzero(np.append(True, parts))
    letters = [chars.text[k] for k in text.index.tolist()]
    bounds = [*first.tolist(), len(letters)]
    columns = (
        ["".join(letters[a:b]) for a, b in pairwise(bounds)],
        text.boxes[first, 0].tolist(),
        np.maximum.reduceat(text.boxes[:, 2], first).tolist(),
        _spaces_before(chars, text.index[first - 1], marks),
        chars.bold[text.index[first]].tolist(),
        repeat(False, len(first)),
        (~marks.spaced[text.index[first - 1]]).tolist(),
    )
    words = [Atom(*word) for word in zip(*columns, strict=True)]
    for a, b in pairwise([*np.searchsorted(first, starts).tolist(), len(words)]):
        yield words[a:b]


def _spaces_before(chars: Chars, last: IntArray, marks: _Marks) -> list[str]:
    """The white space printed after each glyph of ``last``; one space where none is."""
    spaced = marks.spaced[last].tolist()
    return [
        chars.text[k + 1] if printed else " "
        for k, printed in zip(last.tolist(), spaced, strict=True)
    ]


def together(words: Sequence[Atom]) -> Atom:
    """The words of one figure as one atom."""
    first, *others = words
    if not others:
        return first
    text = first.text + "".join(word.space[:1] + word.text for word in others)
    return Atom(
        text, first.x0, others[-1].x1, first.space, first.bold, bare=first.bare, parts=tuple(words)
    )


def _glue(words: list[Atom], size: float) -> Iterator[Atom]:
    """Join the digit groups of a figure, its sign and its unit."""
    current = words[0]
    for word in words[1:]:
        near = (
            word.x0 - current.x1
            <= (SIGN_GAP if word.bare and current.text in _DASHES else GROUP_GAP) * size
        )
        if near and _belongs(current.text, word.text):
            current = together((*(current.parts or (current,)), word))
        else:
            yield current
            current = word
    yield current


def _belongs(left: str, right: str) -> bool:
    left, right = as_digits(left), as_digits(right)
    if right[0] not in _JOINING and not right[0].isdecimal():
        return False
    if _GROUP.fullmatch(right) and _HEAD.fullmatch(left):
        return True
    if _SIGN.fullmatch(left) and _DIGITS.match(right) and (right[0] not in "-−–+" or left == "("):
        return True
    return _UNIT.fullmatch(right) is not None and is_figure(left)
