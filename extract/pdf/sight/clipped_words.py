"""Words that are cut off where other text is printed: a line for which its cell had no room.

Their own ink is nowhere, but the ink of the text in their place would show for theirs. So a word is
none that is seen where half of its letters have no ink in their places, and every other one lies
over letters of another text.
"""

from collections.abc import Sequence

import numpy as np

from extract.geometry import BBox
from extract.pdf.page import BoolArray, Chars
from extract.pdf.sight.painted_page import SIGHT, PaintedPage
from extract.pdf.sight.raster import contrast
from extract.pdf.sight.unseen_words import runs_of

_AROUND = 40
"""Characters before and behind a letter among which the rest of its words is looked for."""
_MOST = 50
"""Words that are looked at: on a page of more, they are faint for another reason."""
_OVER = 0.1
"""Share of the box of a letter that another one covers, at least."""


def marks_at_their_figures(
    chars: Chars, marked: BoolArray
) -> tuple[BoolArray, BoolArray]:
    """Those of the digits ``marked`` that are cut off over another text, and all that is marked
    with what is seen first of their own figures in their place: these cannot be read.
    """
    cut, instead = np.zeros_like(marked), marked.copy()
    index = np.flatnonzero(marked & chars.is_digit)
    runs = runs_of(chars, index) if len(index) <= _MOST else ()
    for run in runs:
        seen = _next_inked(chars, run[-1])
        if _is_one_word(chars, run[-1], seen) and all(_over_others(chars, run)):
            cut[run], instead[run], instead[seen] = True, False, True
    return cut, instead


def _next_inked(chars: Chars, place: int) -> int:
    """The first character after ``place`` that is no white space; ``place`` where there is none."""
    after = np.flatnonzero(chars.is_inked[place + 1 :])
    return place + 1 + int(after[0]) if len(after) else place


def _is_one_word(chars: Chars, one: int, other: int) -> bool:
    places = np.array([one, other])
    return one < other and len(list(runs_of(chars, places))) == 1


def clipped_words(view: PaintedPage, faint: BoolArray) -> BoolArray:
    """Which characters are of words cut off over another text; ``faint`` are the letters that show
    next to no contrast at a first look.
    """
    found = np.zeros(len(view.chars), np.bool_)
    at = np.flatnonzero(faint)
    if not len(at):
        return found
    near = at[:, None] + np.arange(-_AROUND, _AROUND + 1)
    index = np.unique(near.clip(0, len(view.chars) - 1))
    words = [run for run in runs_of(view.chars, index) if faint[run].any()]
    if len(words) > _MOST:
        return found
    for word in words:
        found[word] = _is_clipped(view, word)
    return found


def _is_clipped(view: PaintedPage, word: Sequence[int]) -> bool:
    letters = [k for k in word if not view.chars.text[k].isspace()]
    if any(view.chars.text[k].isdigit() for k in letters):
        return False
    over = _over_others(view.chars, letters)
    if not any(over) or 2 * sum(over) > len(letters):
        return False
    return all(
        is_over or not _has_ink(view, k)
        for k, is_over in zip(letters, over, strict=True)
    )


def _over_others(chars: Chars, letters: Sequence[int]) -> list[bool]:
    """Whether each of the letters shares its place with a character that is none of them."""
    others = np.ones(len(chars), np.bool_)
    others[list(letters)] = False
    others &= chars.is_inked
    x0, top, x1, bottom = chars.boxes[others].T
    found: list[bool] = []
    for k in letters:
        left, high, right, low = chars.boxes[k]
        wide = np.minimum(x1, right) - np.maximum(x0, left)
        tall = np.minimum(bottom, low) - np.maximum(top, high)
        common = wide.clip(0) * tall.clip(0)
        area = (right - left) * (low - high)
        found.append(bool((common > _OVER * area).any()))
    return found


def _has_ink(view: PaintedPage, k: int) -> bool:
    """Whether anything is painted in the place of a letter, above and below it apart."""
    box = BBox(*view.chars.boxes[k].tolist())
    if box.x1 <= box.x0 or box.bottom <= box.top:
        return False
    pixels = view.colored_box(box)
    seen = contrast(pixels.reshape(-1, pixels.shape[2]).T).max()
    return int(seen) >= SIGHT.seen
