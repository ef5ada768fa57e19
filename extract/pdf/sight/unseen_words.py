"""Characters that are not seen, as words with their places."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from extract.pdf.page import BoolArray, Chars, SightCause, Unseen, box_around
from extract.pdf.unmapped_glyphs import UNREAD_GLYPH

_BRACKETS = str.maketrans("", "", "() ")
"""What may be around words and between them."""
_HUGE = 4.0
"""Sizes of the page's text: what is larger was set for no cell of a table."""


def unseen_words(
    chars: Chars, which: BoolArray, cause: SightCause
) -> Iterator[Unseen]:
    """The characters ``which`` as words: those that follow each other on one line."""
    for word in runs_of(chars, np.flatnonzero(which)):
        yield _unseen(chars, word, cause, "")


def misread_words(chars: Chars, drawn: Mapping[int, int]) -> Iterator[Unseen]:
    """Words with digits drawn as others, and as what they are drawn."""
    for word in runs_of(chars, np.array(sorted(drawn), np.intp)):
        read = "".join(str(drawn[k]) for k in word)
        yield _unseen(chars, word, SightCause.OTHER_SHAPE, read)


def without_unseen(
    chars: Chars,
    blank: BoolArray,
    marked: BoolArray,
    cut: BoolArray,
) -> Chars:
    """``chars`` without those that are ``cut`` off, with a mark for each one that is ``marked``.

    Words that are ``blank`` are left out: nobody sees that there is anything. A
    figure keeps its place, as does what lies under a dark box: a table has its cells there. One
    that is much larger than the page's text has no cell.
    """
    left_out = cut.copy()
    usual = float(np.median(chars.sizes)) if len(chars) else 0.0
    for word in runs_of(chars, np.flatnonzero(blank)):
        said = "".join(chars.text[k] for k in word)
        left_out[word] = said.translate(_BRACKETS).isalpha()
        left_out[word] |= chars.sizes[word] > _HUGE * usual

    flat = (chars.loose[:, 2:] - chars.loose[:, :2]).min(axis=1) <= 0
    left_out |= marked & flat
    text = tuple(
        UNREAD_GLYPH if mark else letter
        for mark, letter in zip(marked.tolist(), chars.text, strict=True)
    )
    return replace(chars, text=text).where(~left_out)


def _unseen(
    chars: Chars, word: Sequence[int], cause: SightCause, drawn: str
) -> Unseen:
    box = box_around(chars.boxes[list(word)])
    text = "".join(chars.text[k] for k in word)
    return Unseen(box, text, cause, drawn)


def runs_of(chars: Chars, index: npt.NDArray[np.intp]) -> Iterator[list[int]]:
    """The characters of ``index`` that follow each other on one line and nearly touch."""
    run: list[int] = []
    for k in index.tolist():
        if run and not _follows(chars, run[-1], k):
            yield run
            run = []
        run.append(k)
    if run:
        yield run


def _follows(chars: Chars, one: int, other: int) -> bool:
    """Whether two characters are neighbours on one line, whichever way it reads."""
    if other - one > 2:  # a space may stand between them
        return False
    if chars.angles[one] != chars.angles[other]:
        return False

    size = max(float(chars.sizes[one]), 1.0)
    along, across = (1, 0) if chars.angles[one] in (90, 270) else (0, 1)
    before, after = chars.boxes[one], chars.boxes[other]
    is_level = abs(before[across] - after[across]) < size / 2
    gap = max(
        after[along] - before[along + 2], before[along] - after[along + 2]
    )
    return bool(is_level and gap < size)
