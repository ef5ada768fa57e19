"""Characters -> runs of text, put together to lines.

A run is a stretch of characters that follow each other both in the file and on the page; it never
crosses a change of ``group`` (a cell). Spaces that the file leaves out are put in, printed ones are
kept.
"""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.french.folding import RAISED_DIGITS, SPACES
from extract.lines.spaces import is_space, unprinted_spaces
from extract.pdf.page import BoolArray, Chars, FloatArray, IntArray

LINE_GAP = 2.5
"""Text this many font sizes further to the right is another line, next to the first one."""
SAME_LINE = 0.4
"""Characters whose middles differ by less than this share of the font size are on one line."""
_BACK = -0.35
"""Going back further than this share of the font size starts a new run."""
_SET_INTO = -0.5
"""A run that starts this share of the font size before the end of the last one is set into it."""
_PRINTED_OVER = -0.2
"""Unless a character goes back further than this: it is then printed over another one."""

RAISED_SIZE = 0.9
"""Raised letters are smaller than this share of the font size of their word (by default a browser
sets them five sixths as large),"""
RAISED = 0.6
"""and not higher than this share of it;"""
_RIGHT_BEHIND = 0.2
"""they follow it as closely,"""
BEHIND_SPACE = 0.4
"""the call of a note a space behind it."""


class Run(NamedTuple):
    """Characters ``first`` to ``last`` (exclusive) of a page; ``start``, ``end`` along and
    ``across`` the text, in points.
    """

    group: int
    angle: int
    across: float
    start: float
    end: float
    size: float
    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """The characters of a page along their own reading direction: where each starts and ends, how
    far down the lines it is, in points; which are white.
    """

    text: str
    space: BoolArray
    start: FloatArray
    end: FloatArray
    across: FloatArray


@lru_cache(maxsize=3)
def flow(chars: Chars) -> Flow:
    """The flow of ``chars``."""
    x0, top, x1, bottom = chars.boxes.T if len(chars) else np.empty((4, 0))
    x, y = chars.middles
    text = chars.written
    if not chars.angles.any():
        return Flow(text, is_space(text), x0.copy(), x1.copy(), y)

    turned = [chars.angles == angle for angle in (90, 180, 270)]
    return Flow(
        text=text,
        space=is_space(text),
        start=np.select(turned, [top, -x1, -bottom], x0),
        end=np.select(turned, [bottom, -x0, -top], x1),
        across=np.select(turned, [-x, -y, x], y),
    )


def find_runs(
    chars: Chars, seen: Flow, group: IntArray | None = None
) -> list[Run]:
    """The runs of a page; characters of a negative ``group`` are left out."""
    groups = np.zeros(len(chars), np.int32) if group is None else group
    index = np.flatnonzero(groups >= 0)
    if not len(index):
        return []

    before, after = index[:-1], index[1:]
    size = np.minimum(chars.sizes[before], chars.sizes[after])
    gap = seen.start[after] - seen.end[before]
    broken = (
        (groups[before] != groups[after])
        | (chars.angles[before] != chars.angles[after])
        | (after - before > 1)
        | (np.abs(seen.across[before] - seen.across[after]) > SAME_LINE * size)
        | (gap > LINE_GAP * size)
        | (gap < _BACK * size)
    )
    unprinted = unprinted_spaces(
        seen.text, index, np.where(broken, np.inf, gap / size)
    )
    spaced = unprinted & ~broken & ~seen.space[before] & ~seen.space[after]

    cuts = np.flatnonzero(broken) + 1
    head = index[np.append(0, cuts)]
    tail = index[np.append(cuts, len(index)) - 1]
    columns = (
        groups[head].tolist(),
        chars.angles[head].tolist(),
        seen.across[head].tolist(),
        seen.start[head].tolist(),
        seen.end[tail].tolist(),
        chars.sizes[head].tolist(),
        _texts(
            seen.text,
            head.tolist(),
            (tail + 1).tolist(),
            after[spaced].tolist(),
        ),
        head.tolist(),
        (tail + 1).tolist(),
    )
    return _level_raised(list(map(Run, *columns)))


def _level_raised(runs: Sequence[Run]) -> list[Run]:
    """``runs`` with what is raised behind a word, as in "1er", "m³" and the call "(1)" of a
    footnote, at the height of the word.
    """
    sizes = [run.size for run in runs]
    if min(sizes) > RAISED_SIZE * max(sizes):
        return list(runs)
    leveled = [runs[0]]
    for run in runs[1:]:
        word = leveled[-1]
        is_raised = _is_raised_behind(word, run)
        leveled.append(run._replace(across=word.across) if is_raised else run)
    return leveled


def _is_raised_behind(word: Run, run: Run) -> bool:
    if run.first != word.last or run.size > RAISED_SIZE * word.size:
        return False
    if (run.group, run.angle) != (word.group, word.angle):
        return False
    raised = (word.across - run.across) / word.size
    gap = (run.start - word.end) / word.size
    if not 0 < raised < RAISED:
        return False
    ends, begins = word.text.rstrip()[-2:], run.text.lstrip()[:1]
    return is_raised_text(ends, begins, gap)


_CALLS = tuple("([*†‡" + RAISED_DIGITS)
"""What the call of a footnote begins with that no digit is mixed up with."""
_WORDS_END = re.compile(r"(?:[^\W\d_][.;:!?)»]|[%€]\))$")
"""What ends a sentence or what is in brackets, behind a word: behind a figure it may be of that."""


def is_raised_text(ends: str, begins: str, gap: float) -> bool:
    """Whether what begins with one character may be raised ``gap`` font sizes behind what ends with
    two others: a letter, a digit behind a letter, or, behind a space too, the call of a footnote in
    brackets or of stars, or a digit behind the end of a sentence or a bracket. A bare digit raised
    behind a figure is no more of it and stays apart.
    """
    is_behind_words = begins.isdecimal() and _WORDS_END.search(ends)
    if begins.startswith(_CALLS) or is_behind_words:
        return bool(ends) and abs(gap) <= BEHIND_SPACE
    is_index = ends[-1:].isalpha() and begins.isdecimal()
    return abs(gap) <= _RIGHT_BEHIND and (begins.isalpha() or is_index)


def _texts(
    text: str,
    firsts: Sequence[int],
    lasts: Sequence[int],
    spaced: Sequence[int],
) -> list[str]:
    """The texts of runs, with a space put in before each of the characters ``spaced``; all rise."""
    if not spaced:
        return [
            text[first:last] for first, last in zip(firsts, lasts, strict=True)
        ]

    found = []
    waiting = deque(spaced)
    for first, last in zip(firsts, lasts, strict=True):
        cuts = [first]
        while waiting and waiting[0] < last:
            cuts.append(waiting.popleft())
        cuts.append(last)
        found.append(" ".join(text[a:b] for a, b in pairwise(cuts)))
    return found


def in_reading_order(run: Run) -> tuple[int, float, float]:
    """The key that sorts runs: by their angle, down the lines, along the line."""
    return run.angle, run.across, run.start


def group_by_line(pieces: Sequence[Run]) -> list[list[Run]]:
    """``pieces`` of one cell as lines: top to bottom, each from its start; one angle at a time."""
    found: list[list[Run]] = []
    for piece in sorted(pieces, key=in_reading_order):
        if found and _on_one_line(found[-1][-1], piece):
            found[-1].append(piece)
        else:
            found.append([piece])

    for line in found:
        sort_along(line)
    return found


def _on_one_line(last: Run, piece: Run) -> bool:
    near = piece.across - last.across <= SAME_LINE * min(last.size, piece.size)
    return near and last.angle == piece.angle


def sort_along(line: list[Run]) -> None:
    """Sort the runs of a line from its start."""
    line.sort(key=lambda run: (run.start, run.first))


PUT_IN = -1
"""The index of a space that was put in."""


def spell(
    chars: Chars, seen: Flow, line: Sequence[Run]
) -> list[tuple[str, int]]:
    """A line as (character, its index) in reading order, without spaces at its ends.

    A run set into the white of another one, as a superscript, is put there. A plain space beside
    another space is left out: the other may hold a figure together.
    """
    order = _reading_order(seen, line)

    spelled: list[tuple[str, int]] = []
    apart = _unprinted_between(chars, seen, order)
    for k, spaced in zip(order.tolist(), [False, *apart.tolist()], strict=True):
        if spaced:
            spelled.append((" ", PUT_IN))
        _append(spelled, seen.text[k], k)
    return _stripped(spelled)


def _append(spelled: list[tuple[str, int]], text: str, index: int) -> None:
    """Add a character; of a plain space and a space beside it, the other stays."""
    if text in SPACES and spelled and spelled[-1][0] in SPACES:
        if text == " ":
            return
        if spelled[-1][0] == " ":
            spelled.pop()
    spelled.append((text, index))


def _reading_order(seen: Flow, line: Sequence[Run]) -> npt.NDArray[np.int64]:
    """The characters of a line run by run; along the line where runs are set into each other, and
    none is printed over another.
    """
    order = np.array([k for run in line for k in range(run.first, run.last)])
    if all(
        right.start >= left.end + _SET_INTO * left.size
        for left, right in pairwise(line)
    ):
        return order

    along = order[np.argsort(seen.start[order], kind="stable")]
    size = min(run.size for run in line)
    over = seen.start[along[1:]] - seen.end[along[:-1]] < _PRINTED_OVER * size
    if over.any():
        return order
    return along


def _unprinted_between(
    chars: Chars, seen: Flow, order: npt.NDArray[np.int64]
) -> BoolArray:
    before, after = order[:-1], order[1:]
    size = np.minimum(chars.sizes[before], chars.sizes[after])
    gap = (seen.start[after] - seen.end[before]) / size
    blank = seen.space[before] | seen.space[after]
    return unprinted_spaces(seen.text, order, gap) & ~blank


def _stripped(spelled: list[tuple[str, int]]) -> list[tuple[str, int]]:
    inked = [n for n, (letter, _) in enumerate(spelled) if letter not in SPACES]
    return spelled[inked[0] : inked[-1] + 1] if inked else []
