"""Text that runs over the right edge of a drawing: the letters that end a cell's line beyond its
rule are of the cell, as they are where another cell is beside it.

    | 4210,00 € |   8 107,87 |€

A font that stands for the document's own may be wider than that.
"""

from dataclasses import replace

import numpy as np

from extract.grids.ruled.lattice import Lattice
from extract.grids.ruled.settings import RuledSettings
from extract.lines.runs import Flow
from extract.pdf.page import Chars

_WORD_SPACE = 0.5
"""White before a sign that stands apart from its figure, in font sizes, at most."""
_FURTHEST = 2.0
"""What reaches further beyond the edge, in font sizes, is no end of a cell's text."""


def reach_over_edge(
    lattice: Lattice, chars: Chars, seen: Flow, settings: RuledSettings
) -> Lattice:
    """The drawing, its right edge put behind the letters that end one of its lines beyond it."""
    edge, reach = float(lattice.xs[-1]), float(lattice.xs[-1])
    for start in _letters_across(lattice, chars, seen, settings):
        end = _end_of_word(start, chars, seen, settings)
        if end - edge <= _FURTHEST * chars.sizes[start]:
            reach = max(reach, end)
    if reach == edge:
        return lattice
    xs = lattice.xs.copy()
    xs[-1] = reach
    return replace(lattice, xs=xs)


def _letters_across(
    lattice: Lattice, chars: Chars, seen: Flow, settings: RuledSettings
) -> list[int]:
    """The letters that begin inside the drawing, end beyond it and go on a line inside."""
    edge, top, bottom = lattice.xs[-1], lattice.ys[0], lattice.ys[-1]
    x0, x1 = chars.boxes[:, 0], chars.boxes[:, 2]
    middle = (x0 + x1) / 2
    level = (seen.across > top) & (seen.across < bottom)
    across = level & (chars.angles == 0) & (x0 < edge) & (middle >= edge)

    found = []
    inked = np.flatnonzero(~seen.space)
    for letter in np.flatnonzero(across & ~seen.space).tolist():
        place = int(inked.searchsorted(letter))
        if not place:
            continue
        before = int(inked[place - 1])
        is_inside = middle[before] < edge
        white = _WORD_SPACE * chars.sizes[letter]
        if is_inside and _goes_on(before, letter, white, chars, seen, settings):
            found.append(letter)
    return found


def _end_of_word(
    first: int, chars: Chars, seen: Flow, settings: RuledSettings
) -> float:
    """Where the word ends that goes on with letter ``first``."""
    last = first
    while last + 1 < len(chars) and not seen.space[last + 1]:
        white = settings.touching * chars.sizes[last]
        if not _goes_on(last, last + 1, white, chars, seen, settings):
            break
        last += 1
    return float(chars.boxes[last, 2])


def _goes_on(
    before: int,
    letter: int,
    white: float,
    chars: Chars,
    seen: Flow,
    settings: RuledSettings,
) -> bool:
    """Whether a letter stands on the line of another, behind it by no more than ``white``."""
    gap = seen.start[letter] - seen.end[before]
    off = abs(seen.across[letter] - seen.across[before])
    return bool(
        abs(gap) <= white and off < settings.level * chars.sizes[letter]
    )
