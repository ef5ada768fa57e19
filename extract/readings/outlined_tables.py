"""Tables whose letters are drawn as outlines, without text: what a drawing program or a plotter
writes.

Small drawings one beside the other are letters where many of them, of several shapes, stand in
lines; the lines are a table's where several of them are parted by white as columns are.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from extract.geometry import BBox
from extract.pdf.page import FloatArray, Page, box_around


@dataclass(frozen=True, slots=True)
class OutlinedSettings:
    """What drawings are the letters of a table; lengths in points but where said."""

    lowest: float = 3.0
    highest: float = 30.0
    """A letter, or a word drawn as one."""
    widest: float = 80.0
    letters: int = 20
    """Fewer are a logo."""
    shapes: int = 4
    """Sizes of them, at least: ornaments are all alike."""
    apart: float = 40.0
    """White below which no line goes on the same table."""
    level: float = 0.5
    """Drawings whose middles differ by less, in heights of a letter, are on one line."""
    column: float = 1.5
    """White between two columns, in such heights."""
    lines: int = 3
    """Lines that are parted in columns, at least."""
    around: float = 8.0
    """White between letters and the rules around them, at most."""


OUTLINED = OutlinedSettings()


def outlined_tables(page: Page) -> Iterator[BBox]:
    """The boxes of the tables of ``page`` that are drawn as outlines, from the top, their outer
    rules included."""
    letters = _letters(page)
    if len(letters) < OUTLINED.letters:
        return
    letters = letters[letters[:, 1].argsort()]
    lowest = np.maximum.accumulate(letters[:, 3])
    starts = np.flatnonzero(letters[1:, 1] - lowest[:-1] > OUTLINED.apart) + 1
    for some in np.split(letters, starts):
        if len(some) >= OUTLINED.letters and _are_columns(some):
            yield _with_rules(page, box_around(some))


def _letters(page: Page) -> FloatArray:
    """The boxes of drawings that may be letters, n x 4."""
    boxes = np.array(page.drawings, np.float64).reshape(-1, 4)
    wide, high = (boxes[:, 2:] - boxes[:, :2]).T
    is_high = (high >= OUTLINED.lowest) & (high <= OUTLINED.highest)
    found: FloatArray = boxes[is_high & (wide <= OUTLINED.widest)]
    return found


def _are_columns(letters: FloatArray) -> bool:
    """Whether letters stand in lines, several of which white parts in columns."""
    sizes = np.rint(letters[:, 2:] - letters[:, :2])
    if len(np.unique(sizes, axis=0)) < OUTLINED.shapes:
        return False

    high = float(np.median(letters[:, 3] - letters[:, 1]))
    middles = (letters[:, 1] + letters[:, 3]) / 2
    order = middles.argsort()
    steps = np.diff(middles[order]) > OUTLINED.level * high
    parted = 0
    for line in np.split(letters[order], np.flatnonzero(steps) + 1):
        across = line[line[:, 0].argsort()]
        reached = np.maximum.accumulate(across[:, 2])
        gaps = across[1:, 0] - reached[:-1]
        parted += bool((gaps > OUTLINED.column * high).any())
    return parted >= OUTLINED.lines


def _with_rules(page: Page, box: BBox) -> BBox:
    """A box with the rules that run along it, or through it."""
    rules = np.vstack((page.rules.horizontal, page.rules.vertical))
    edge = OUTLINED.around
    near = (
        (rules[:, 0] <= box.x1 + edge)
        & (rules[:, 2] >= box.x0 - edge)
        & (rules[:, 1] <= box.bottom + edge)
        & (rules[:, 3] >= box.top - edge)
    )
    if not near.any():
        return box
    return BBox.around([box, box_around(rules[near])])
