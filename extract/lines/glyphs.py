"""Characters -> inked glyphs sorted by line, and the white between them, in arrays.

What the engines for tables without full rules look at first; the words and figures the glyphs make
are `tokens`.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from extract.french.folding import SPACES
from extract.lines.runs import (
    BEHIND_SPACE,
    RAISED,
    RAISED_SIZE,
    is_raised_text,
)
from extract.lines.spaces import WORD_GAP
from extract.pdf.page import (
    BoolArray,
    Chars,
    FloatArray,
    IntArray,
    middle_value,
    run_starts,
)

SAME_LINE = 0.3
"""Middles of glyphs closer than this part of the font size are on one line: a line set half a pitch
lower, as the figure next to a label of two lines, is 0.55 away or more."""
GROUP_GAP = 0.62
"""Digits further apart than this part of the font size are two figures: no font has a wider space
(Courier: 0.6, and what the places of its letters are rounded by).
"""
RUN_GAP = 1.6
"""A gap wider than this many spaces is more than a space between words: ragged text is never
stretched that much.
"""
LEAST_RUN_GAP, MOST_RUN_GAP = 0.45, 1.0
"""Bounds of the gap that parts two runs, in font sizes: no font's space is as wide as the first,
monospace apart."""
USUAL_SPACE = 0.25
"""The space between words, in font sizes, of a page that shows none."""
_FAR = 65536.0
"""No glyph is so far to the right, in points: line and place together are one key, sorted five
times as fast as two.
"""

_STARTS_OF_FIGURES = "0123456789-−–—+(€"
_INK, _START, _SPACE, _NOTHING = range(4)
"""What a character can be: any ink, ink that can start a figure, white space, nothing."""
_KINDS = np.full(max(map(ord, SPACES)) + 2, _INK, np.uint8)
"""What each letter is, up to the last white space there is, and one more for all letters beyond."""
_KINDS[0] = _NOTHING
_KINDS[list(map(ord, SPACES))] = _SPACE
_KINDS[list(map(ord, _STARTS_OF_FIGURES))] = _START


@dataclass(frozen=True, eq=False)
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
    starts_figure: BoolArray
    """Whether the glyph can start a figure: a digit, a sign, an opening bracket."""

    def __len__(self) -> int:
        return len(self.index)

    @cached_property
    def line_starts(self) -> npt.NDArray[np.intp]:
        """The number of the first glyph of each line."""
        return run_starts(self.line)

    @cached_property
    def line_lengths(self) -> npt.NDArray[np.intp]:
        """How many glyphs each line has."""
        ends = np.append(self.line_starts[1:], len(self.line))
        lengths: npt.NDArray[np.intp] = ends - self.line_starts
        return lengths

    @cached_property
    def word_space(self) -> float:
        """The usual space between words, in font sizes: the median of the gaps that part words but
        no columns.

        Before a figure wider white than parts its groups tells nothing: in a table of many narrow
        columns it parts those.
        """
        relative = self.gap / np.maximum(self.sizes, 1.0)
        widest = np.where(self.starts_figure, GROUP_GAP, 1.0)
        usual = relative[(relative > WORD_GAP) & (relative < widest)]
        return middle_value(usual) if len(usual) else USUAL_SPACE


def glyphs(chars: Chars, keep: BoolArray | None = None) -> Glyphs:
    """Sort the glyphs of a page into lines; white space, sideways text and what ``keep`` leaves out
    are dropped.
    """
    level = character_marks(chars).level
    if keep is None or not (level & ~keep).any():
        return _all_glyphs(chars)
    return _sorted(chars, np.flatnonzero(level & keep))


@lru_cache(maxsize=3)
def _all_glyphs(chars: Chars) -> Glyphs:
    return _sorted(chars, np.flatnonzero(character_marks(chars).level))


def _sorted(chars: Chars, index: npt.NDArray[np.intp]) -> Glyphs:
    # take() along the rows of an array costs a tenth of indexing it
    boxes, sizes = chars.loose.take(index, axis=0), chars.sizes[index]
    _level_raised(chars, index, boxes)

    # a line ends where the next middle further down is too far away
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    order = middle.argsort(kind="stable")
    lower = middle[order]
    is_next = np.zeros(len(order), np.bool_)
    is_next[1:] = lower[1:] - lower[:-1] > SAME_LINE * sizes[order[1:]]
    number = np.empty(len(order), np.int64)
    number[order] = is_next.cumsum()

    order = (number * _FAR + boxes[:, 0]).argsort(kind="stable")
    boxes, sizes, number = (
        boxes.take(order, axis=0),
        sizes[order],
        number[order],
    )
    gap = np.zeros(len(order))
    gap[1:] = np.where(
        number[1:] == number[:-1], boxes[1:, 0] - boxes[:-1, 2], 0.0
    )

    picked: IntArray = index[order].astype(np.int32)
    return Glyphs(
        picked, boxes, sizes, number, gap, character_marks(chars).starts[picked]
    )


def _level_raised(
    chars: Chars, index: npt.NDArray[np.intp], boxes: FloatArray
) -> None:
    """Put the ``boxes`` of letters that are raised behind a word, as in "1er" and "m³", and of a
    digit raised before the first word of a note at its height: they are of its line.
    """
    sizes = chars.sizes[index]
    smaller = sizes[1:] <= RAISED_SIZE * sizes[:-1]
    follows = np.diff(index) == 1
    for word in np.flatnonzero(smaller & follows).tolist():
        first = end = word + 1
        while (
            end < len(index)
            and index[end] == index[word] + end - word
            and sizes[end] == sizes[first]
        ):
            end += 1
        if _is_raised_behind(chars, int(index[word])):
            boxes[first:end, [1, 3]] = boxes[word, [1, 3]]

    is_before = (sizes[:-1] <= RAISED_SIZE * sizes[1:]) & (np.diff(index) < 3)
    for call in np.flatnonzero(is_before).tolist():
        if _opens_note(chars, int(index[call]), int(index[call + 1])):
            boxes[call, [1, 3]] = boxes[call + 1, [1, 3]]


def _is_raised_behind(chars: Chars, word: int) -> bool:
    """Whether the character behind ``word`` is raised behind it."""
    size = chars.sizes[word]
    if not _is_raised(chars, word + 1, word):
        return False
    gap = float(chars.boxes[word + 1, 0] - chars.boxes[word, 2]) / size
    ends = "".join(chars.text[max(0, word - 1) : word + 1])
    return is_raised_text(ends, chars.text[word + 1], gap)


def _is_raised(chars: Chars, small: int, word: int) -> bool:
    """Whether a character stands higher than another one, and no further than a raised one does."""
    (_, top, _, bottom), (_, raised_top, _, raised_bottom) = chars.boxes[
        [word, small]
    ]
    raised = (top + bottom - raised_top - raised_bottom) / 2
    return bool(0 < raised < RAISED * chars.sizes[word])


def _opens_note(chars: Chars, call: int, word: int) -> bool:
    """Whether a digit is raised before a word, and what the page prints before it is elsewhere."""
    if not chars.text[call].isdecimal() or not chars.text[word].isalpha():
        return False
    size = float(chars.sizes[word])
    gap = float(chars.boxes[word, 0] - chars.boxes[call, 2])
    if not 0 <= gap <= BEHIND_SPACE * size or not _is_raised(chars, call, word):
        return False
    if not call:
        return True
    left, top, _, _ = chars.boxes[call]
    _, _, right, bottom = chars.boxes[call - 1]
    return bool(bottom < top or not 0 <= left - right < size)


@dataclass(frozen=True, slots=True, eq=False)
class CharacterMarks:
    """Which characters of a page are printed and read left to right, which can start a figure,
    which are followed by white space in content order."""

    level: BoolArray
    starts: BoolArray
    spaced: BoolArray


@lru_cache(maxsize=3)
def character_marks(chars: Chars) -> CharacterMarks:
    """The marks of ``chars``."""
    kind = _KINDS[np.minimum(chars.codes, len(_KINDS) - 1)]
    space = kind == _SPACE
    spaced = np.append(~space[:-1] & space[1:], False)[: len(chars)]
    return CharacterMarks(
        (kind <= _START) & (chars.angles == 0), kind == _START, spaced
    )


def only_lines(text: Glyphs, which: BoolArray) -> Glyphs:
    """The glyphs of the lines for which ``which`` is true."""
    picked = np.flatnonzero(np.repeat(which, text.line_lengths))
    return Glyphs(
        text.index[picked],
        text.boxes.take(picked, axis=0),
        text.sizes[picked],
        text.line[picked],
        text.gap[picked],
        text.starts_figure[picked],
    )


# -------------------------------------------------------------------------------------------------
# what is asked of whole lines


def line_heights(text: Glyphs) -> tuple[FloatArray, FloatArray]:
    """The top and the bottom of each line of ``text``, which is not empty."""
    starts = text.line_starts
    top: FloatArray = np.minimum.reduceat(text.boxes[:, 1], starts)
    bottom: FloatArray = np.maximum.reduceat(text.boxes[:, 3], starts)
    return top, bottom


def middles(text: Glyphs) -> FloatArray:
    """Half way between ascender and descender of each line of ``text``, top to bottom."""
    if not len(text):
        return np.empty(0)
    top, bottom = line_heights(text)
    middle: FloatArray = (top + bottom) / 2
    return middle


def run_gap(text: Glyphs) -> float:
    """The gap that parts two runs, in font sizes."""
    return min(MOST_RUN_GAP, max(LEAST_RUN_GAP, RUN_GAP * text.word_space))


def parted(text: Glyphs, gap: float) -> BoolArray:
    """Which lines may hold two runs: those with white wider than ``gap`` of their smallest font
    size.
    """
    if not len(text):
        return np.empty(0, bool)
    widest = np.maximum.reduceat(text.gap, text.line_starts)
    smallest = np.minimum.reduceat(text.sizes, text.line_starts)
    found: BoolArray = widest > gap * smallest
    return found
