"""Glyphs -> lines of words and figures: what the engines for tables without full rules look at.

Three sizes of text on one line: a *word* has no space in it, an *atom* is a word or a figure with
its separators, sign and unit (``1 230 250,80 €`` is one atom, whatever kind of space is in it), and
two neighbouring atoms are in different *runs* where the gap between them is too wide to be a space
between words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.french.folding import SPACES, S
from extract.french.lexicon.marks import replaces_figure
from extract.french.lexicon.money import TAX
from extract.french.numbers import looks_like_figure
from extract.geometry import BBox
from extract.lines.glyphs import (
    GROUP_GAP,
    CharacterMarks,
    Glyphs,
    character_marks,
    line_heights,
    only_lines,
)
from extract.lines.leaders import leader_dots
from extract.lines.spaces import unprinted_spaces
from extract.pdf.page import BoolArray, Chars, IntArray
from extract.pdf.unmapped_glyphs import as_digits
from extract.quick_init import quick_init

_AMID = 0.1
"""How far from the middle of two lines one may be that is set there, in font sizes."""
INTERLOCKED = 0.27
"""Share of the lower of two heights: lines of one cell do not overlap so much, a figure set between
two lines does.
"""
SIGN_GAP = 0.3
"""A dash further from a figure than this, with no space printed between, is a cell of its own: it
says nothing,
"""
_WIDEST_SIGN_GAP = 0.36
"""unless the font's own space is wider (Verdana: 0.35)."""
_LIKE_A_SPACE = 1.05
"""How much wider than the usual space of a page white is that still is one."""

_DASHES = frozenset("-−–—")
_HEAD = re.compile(
    rf"[(\[]?(?:[-+−–]{S}?)?\(?€?\d{{1,3}}(?:[{SPACES}.']\d{{3}})*"
)
"""A figure up to the group of digits before the last one."""
_GROUP = re.compile(
    rf"\d{{3}}(?:[,.]\d+)?(?:{S}?(?:€|%|k€|K€|M€|EUR))?[)\]]*\*{{0,3}}"
)
"""A further group of digits, with what may follow the last one."""
_SIGNS = frozenset({"-", "+", "−", "–", "(", "(-", "(−", "(–", "€"})
"""What may be set apart before the figure that it belongs to."""
_NOTE = r"\*{1,3}|\(\d{1,2}\)"
"""A footnote's mark."""
_SHORT_UNIT = "€|%|‰|k€|K€|M€|EUR"
_UNIT = re.compile(rf"(?:{_SHORT_UNIT}|€uros?|\)|{_NOTE})(?:{_NOTE})?")
"""A unit set apart after its figure, a closing bracket, a footnote's mark: "€", "(1)"."""
_LAST_UNIT = re.compile(rf"(?:{_SHORT_UNIT})\)(?:{_NOTE})?")
"""A unit set apart in the bracket that its figure opens: "€)" of "(12 €)"."""
_TAX = re.compile(TAX)
"""A tax that is set apart after its amount: "12 € TTC"."""
_CURRENCY = re.compile(r"\d.*(?:€|EUR)")
"""A figure with its currency behind it: "12 €" may be followed by "TTC"."""
_DIGITS = re.compile(rf"[(\[]?[-+−–]?\(?€?\d[\d{SPACES},.']*[)\]]?")
"""What a sign that is set apart can belong to."""
_COLON = re.compile(r"(?<!\S):(?=[-+]?\d)")
"""A colon set apart from its label and close before a figure: ":1 500 €"."""
_JOINING = frozenset("([-+−–€%‰kKME)*HT")
"""What digits, a sign's figure, a unit or a tax can begin with, digits apart."""


@lru_cache(maxsize=1 << 14)
def is_figure(text: str) -> bool:
    """Whether a cell's text is one figure as printed: digits with separators, sign, brackets, unit,
    footnote mark; glyphs that stand for nothing are taken for its digits.
    """
    return looks_like_figure(as_digits(text.strip()))


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

    @property
    def is_value(self) -> bool:
        """Whether it is a figure or a mark in the place of one."""
        return self.figure or replaces_figure(self.text)

    @property
    def middle(self) -> float:
        """Half way between both edges."""
        return (self.x0 + self.x1) / 2


@quick_init
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

    @property
    def bbox(self) -> BBox:
        """The box around the line."""
        return BBox(self.x0, self.top, self.x1, self.bottom)

    @property
    def text(self) -> str:
        """What is printed, with one space as printed before each atom but the first."""
        first, *others = self.atoms
        return first.text + "".join(
            atom.space[:1] + atom.text for atom in others
        )

    @property
    def is_bold(self) -> bool:
        """Whether all of it is."""
        return all(atom.bold for atom in self.atoms)

    def interlocks(self, below: "TextLine") -> bool:
        """Whether the line ``below`` starts well above this one's foot: both are of one row."""
        height = min(self.bottom - self.top, below.bottom - below.top)
        return self.bottom - below.top > INTERLOCKED * height

    def is_of_row_with(self, other: "TextLine") -> bool:
        """Whether two lines are of one row, whichever is the upper one."""
        if other.top < self.top:
            return other.interlocks(self)
        return self.interlocks(other)

    def is_amid(self, above: "TextLine", below: "TextLine") -> bool:
        """Whether it overlaps two lines and has the middle of both: they are a label beside it."""
        if above.bottom <= self.top or below.top >= self.bottom:
            return False
        middle = (above.top + below.bottom) / 2
        return abs(middle - self.middle) < _AMID * self.size

    def whites(self) -> Iterator[tuple[float, float]]:
        """The left and right end of the white between neighbouring atoms that do not overlap."""
        for left, right in pairwise(self.atoms):
            if right.x0 > left.x1:
                yield left.x1, right.x0

    def runs(self, gap: float) -> Iterator[tuple[Atom, ...]]:
        """The atoms cut where the space between them is wider than ``gap`` font sizes."""
        start = 0
        for i in range(1, len(self.atoms)):
            white = self.atoms[i].x0 - self.atoms[i - 1].x1
            if self.atoms[i].apart or white > gap * self.size:
                yield self.atoms[start:i]
                start = i
        yield self.atoms[start:]


def text_lines(
    chars: Chars, text: Glyphs, which: BoolArray | None = None
) -> tuple[TextLine, ...]:
    """The lines of ``text``, top to bottom; with ``which``, only those for which it is true."""
    sign_gap = _sign_gap(text)
    if which is not None:
        text = only_lines(text, which)
    if not len(text):
        return ()

    starts = text.line_starts
    tops, bottoms = line_heights(text)
    sizes = _line_sizes(text, starts)
    words = _words(chars, text, starts, sizes)
    columns = words, tops.tolist(), bottoms.tolist(), sizes
    return tuple(
        TextLine(tuple(_join_figures(own, size, sign_gap)), top, bottom, size)
        for own, top, bottom, size in zip(*columns, strict=True)
    )


def _sign_gap(text: Glyphs) -> float:
    """How far a sign may be from its figure, in font sizes, where no space is printed."""
    usual = _LIKE_A_SPACE * text.word_space
    return max(SIGN_GAP, min(usual, _WIDEST_SIGN_GAP))


def _line_sizes(text: Glyphs, starts: npt.NDArray[np.int64]) -> list[float]:
    """The median font size of each line; most lines have one size only."""
    sizes: list[float] = text.sizes[starts].tolist()
    mixed = np.minimum.reduceat(text.sizes, starts) != np.maximum.reduceat(
        text.sizes, starts
    )
    ends = np.append(starts[1:], len(text))
    for k in np.flatnonzero(mixed).tolist():
        sizes[k] = median(text.sizes[starts[k] : ends[k]].tolist())
    return sizes


def _words(
    chars: Chars,
    text: Glyphs,
    starts: npt.NDArray[np.int64],
    sizes: list[float],
) -> Iterator[list[Atom]]:
    """The words of each line."""
    marks = character_marks(chars)
    parts = _word_ends(chars, text, np.repeat(sizes, text.line_lengths), marks)
    first = np.flatnonzero(np.append(True, parts))

    letters = list(map(chars.text.__getitem__, text.index.tolist()))
    bounds = [*first.tolist(), len(letters)]
    before = text.index[first - 1]
    columns = (
        ["".join(letters[a:b]) for a, b in pairwise(bounds)],
        text.boxes[first, 0].tolist(),
        np.maximum.reduceat(text.boxes[:, 2], first).tolist(),
        _spaces_after(chars, before, marks),
        chars.bold[text.index[first]].tolist(),
        leader_dots(chars)[text.index[first] - 1].tolist(),
        (~marks.spaced[before]).tolist(),
    )
    words = list(map(Atom, *columns))
    for a, b in pairwise(
        [*np.searchsorted(first, starts).tolist(), len(words)]
    ):
        yield words[a:b]


def _word_ends(
    chars: Chars,
    text: Glyphs,
    sizes: npt.NDArray[np.float64],
    marks: CharacterMarks,
) -> BoolArray:
    """After which glyphs but the last a word ends. ``sizes`` are the font sizes of their lines."""
    same = text.line[1:] == text.line[:-1]
    gap = np.where(same, text.gap[1:], np.inf) / sizes[1:]
    ends = marks.spaced[text.index[:-1]] | unprinted_spaces(
        chars.text, text.index, gap
    )
    colons = [found.start() for found in _COLON.finditer(chars.letters)]
    return ends | np.isin(text.index[:-1], colons) if colons else ends


def _spaces_after(
    chars: Chars, last: IntArray, marks: CharacterMarks
) -> list[str]:
    """The white space printed after each glyph of ``last``; one space where none is."""
    spaced = marks.spaced[last].tolist()
    return [
        chars.text[k + 1] if printed else " "
        for k, printed in zip(last.tolist(), spaced, strict=True)
    ]


# -------------------------------------------------------------------------------------------------
# figures of several words


def together(words: Sequence[Atom]) -> Atom:
    """The words of one figure as one atom."""
    first, *others = words
    if not others:
        return first

    text = first.text + "".join(word.space[:1] + word.text for word in others)
    return first._replace(
        text=text, x1=others[-1].x1, apart=False, parts=tuple(words)
    )


def _join_figures(
    words: Sequence[Atom], size: float, sign_gap: float
) -> Iterator[Atom]:
    """The words of a line with the digit groups of a figure, its sign and its unit joined."""
    current = words[0]
    for word in words[1:]:
        gap = sign_gap if _is_lone_dash(current, word) else GROUP_GAP
        is_close = word.x0 - current.x1 <= gap * size
        if is_close and _is_part_of(current.text, word.text):
            whole = together((*(current.parts or (current,)), word))
            current = whole._replace(apart=current.apart)
        else:
            yield current
            current = word
    yield current


def _is_lone_dash(left: Atom, right: Atom) -> bool:
    """Whether ``left`` is a dash with no space printed behind it."""
    return right.bare and left.text in _DASHES


def _is_part_of(left: str, right: str) -> bool:
    """Whether ``right`` is a group of digits, the digits or the unit of the figure ``left``."""
    left, right = as_digits(left), as_digits(right)
    if right[0] not in _JOINING and not right[0].isdecimal():
        return False
    if _GROUP.fullmatch(right) and _HEAD.fullmatch(left):
        return True
    if left in _SIGNS and _DIGITS.match(right):
        return right[0] not in "-−–+" or left == "("
    return _is_unit_of(left, right)


def _is_unit_of(left: str, right: str) -> bool:
    """Whether ``right`` is the unit of the figure ``left``, or says whether its tax is in it."""
    if _LAST_UNIT.fullmatch(right):
        return is_figure(left + right)
    if not is_figure(left):
        return False
    if _TAX.fullmatch(right):
        return _CURRENCY.search(left) is not None
    return _UNIT.fullmatch(right) is not None
