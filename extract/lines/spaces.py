"""What a space is, for every reading of a page: one that the file prints, or white as wide as one.

A printed space counts however narrow it is set: of 122 printed spaces between letters that touch,
in 119 documents, all but one part two words. White without a printed space is one from the width
of the thinnest space in use on: the 15 gaps between 0.14 and 0.16 em in the same documents each
part two words. Inside a figure less is enough, for digits are never kerned.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from extract.french.folding import SPACES
from extract.pdf.page import BoolArray, FloatArray

WORD_GAP = 0.14
"""White wider than this share of the font size parts two words: the thinnest space in use is a
sixth of an em."""
THIN_GAP = 0.08
"""White inside a figure wider than this share of the font size is a thin space."""
GROUP_DIGITS = 3
"""Digits between two separators of thousands."""

_IS_SPACE = np.zeros(max(map(ord, SPACES)) + 2, np.bool_)
"""Whether each letter is white, up to the last that is, and one more for all letters beyond."""
_IS_SPACE[list(map(ord, SPACES))] = True
_UNITS = ("k€", "K€", "M€", "EUR")
_UNIT_SIGNS = "%€"


def is_space(text: str) -> BoolArray:
    """Which characters of ``text`` are white."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    found: BoolArray = _IS_SPACE[np.minimum(codes, len(_IS_SPACE) - 1)]
    return found


def unprinted_spaces(
    text: Sequence[str], index: npt.NDArray[np.integer], gap: FloatArray
) -> BoolArray:
    """Between which neighbours of ``index`` white stands for a space that the file left out, or
    wrote as a move.

    ``index`` are n characters of ``text`` in reading order, ``gap`` the n - 1 widths of the white
    between them, as shares of the font size; infinite where a line ends.
    """
    return (gap > WORD_GAP) | _thin_spaces(text, index, gap)


def _thin_spaces(
    text: Sequence[str], index: npt.NDArray[np.integer], gap: FloatArray
) -> BoolArray:
    """Between which neighbours a figure has a thin space.

    Such a space parts exactly three digits from those before them, or a unit; where all digits are
    set apart alike, the text is letterspaced.
    """
    found = np.zeros(len(gap), np.bool_)
    for k in np.flatnonzero((gap > THIN_GAP) & (gap <= WORD_GAP)).tolist():
        if not text[index[k]].isdecimal():
            continue
        is_unit = _is_unit(text, int(index[k + 1]))
        found[k] = is_unit or _is_group(text, index, gap, k + 1)
    return found


def _is_unit(text: Sequence[str], at: int) -> bool:
    following = "".join(text[at : at + max(map(len, _UNITS))])
    return following[:1] in _UNIT_SIGNS or following.startswith(_UNITS)


def _is_group(
    text: Sequence[str],
    index: npt.NDArray[np.integer],
    gap: FloatArray,
    first: int,
) -> bool:
    """Whether exactly as many digits as a group has follow each other closely from ``first`` on."""
    last = first
    while last + 1 < len(index) and text[index[last + 1]].isdecimal():
        if gap[last] >= THIN_GAP / 2:
            break
        last += 1

    return text[index[first]].isdecimal() and last - first + 1 == GROUP_DIGITS


def squeeze(text: str) -> str:
    """``text`` without spaces at its ends; a run of plain spaces is layout and counts as one."""
    text = text.strip(SPACES)
    while "  " in text:
        text = text.replace("  ", " ")
    return text
