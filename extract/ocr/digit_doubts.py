"""How sure an OCR engine was of each figure, and what else may be printed there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

import numpy as np

from extract.french.folding import SPACES
from extract.geometry import BBox
from extract.grid import Grid, GridCell
from extract.pdf.page import FloatArray, Page

SURE = 0.9
"""A character below this is in doubt: those read right are above .98 as a rule, digits above .99.
"""
_MOST_READINGS = 6
"""Readings kept of one cell."""
_LOOKALIKES = {
    "0": "689",
    "1": "74",
    "2": "7",
    "3": "85",
    "4": "1",
    "5": "638",
    "6": "805",
    "7": "12",
    "8": "3069",
    "9": "08",
}
"""Digits that scanners and copiers turn into each other, the likeliest first; asked where the
engine names no rival.
"""


def trust(weakest: float) -> float:
    """The confidence of a text whose least sure character has probability ``weakest``.

    Below ``SURE`` it is halved, and so falls below what a check may rest on.

    >>> trust(0.98), trust(0.8)
    (0.98, 0.4)
    """
    return weakest if weakest >= SURE else weakest / 2


@dataclass(frozen=True, slots=True, eq=False)
class CharacterConfidence:
    """The middles of the characters of an OCR page, and how sure each is."""

    x: FloatArray
    y: FloatArray
    confidence: FloatArray

    @staticmethod
    def of(page: Page) -> "CharacterConfidence":
        """Those of ``page``, spaces left out."""
        chars = page.chars
        inked = chars.is_inked
        x, y = chars.middles
        known = (
            np.ones(len(chars))
            if chars.confidence is None
            else chars.confidence
        )
        return CharacterConfidence(x[inked], y[inked], known[inked])

    def inside(self, box: BBox) -> float:
        """The confidence of what is printed in ``box``; 1 where nothing is."""
        across = (self.x >= box.x0) & (self.x <= box.x1)
        found = across & (self.y >= box.top) & (self.y <= box.bottom)
        if found.any():
            return trust(float(self.confidence[found].min()))
        return 1.0


def with_confidence(page: Page, grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """``grids`` with the engine's confidence in each cell, and the other readings of those it is
    not sure of.
    """
    scored: list[Grid] = []
    for grid in grids:
        cells = tuple(_scored(page, cell) for cell in grid.cells)
        scored.append(replace(grid, cells=cells))
    return tuple(scored)


def _scored(page: Page, cell: GridCell) -> GridCell:
    if not cell.lines or page.chars.confidence is None:
        return cell
    index = _inked_chars(page, cell.bbox)
    if not index:
        return cell

    sure = [float(page.chars.confidence[k]) for k in index]
    confidence = min(cell.confidence, trust(min(sure)))
    if not _is_figure_of(page, index, cell.text):
        return replace(cell, confidence=confidence)

    known = page.chars.rivals or ("",) * len(page.chars)
    rivals: list[str | None] = []
    for k, certainty in zip(index, sure, strict=True):
        rivals.append(known[k] if certainty < SURE else None)
    readings = tuple(
        (page.ocr, text) for text in other_readings(cell.text, rivals)
    )
    return replace(cell, confidence=confidence, readings=readings)


def _inked_chars(page: Page, box: BBox) -> list[int]:
    """The indexes of the characters in ``box``, spaces left out."""
    x, y = page.chars.middles
    across = (x >= box.x0) & (x <= box.x1)
    within = np.flatnonzero(across & (y >= box.top) & (y <= box.bottom))
    found: list[int] = within[page.chars.is_inked[within]].tolist()
    return found


def _is_figure_of(page: Page, index: Sequence[int], text: str) -> bool:
    """Whether ``text`` holds a digit and its characters are those of ``index``, one by one."""
    if not any(map(str.isdigit, text)):
        return False
    ink = "".join(letter for letter in text if letter not in SPACES)
    return ink == "".join(page.chars.text[k] for k in index)


def other_readings(text: str, rivals: Sequence[str | None]) -> tuple[str, ...]:
    """What ``text`` may be instead: its unsure digits replaced by their rivals, or by those they
    are mistaken for.

    ``rivals`` has one entry a character that is not a space: None where it is sure.

    >>> other_readings("3 130,00", ["8", None, None, None, None, None, None])
    ('8 130,00',)
    """
    choices: list[str] = []
    inked = iter(rivals)
    for letter in text:
        possible = None if letter in SPACES else next(inked, None)
        choices.append(
            letter
            if possible is None
            else letter + _rival_digits(letter, possible)
        )

    readings = map("".join, product(*choices))
    others = (reading for reading in readings if reading != text)
    return tuple(islice(others, _MOST_READINGS))


def _rival_digits(letter: str, possible: str) -> str:
    """The digits that may be printed instead of ``letter``: those named, else its lookalikes."""
    named: list[str] = []
    for one in possible:
        if one.isdecimal() and one.isascii() and one != letter:
            named.append(one)
    return "".join(named) or _LOOKALIKES.get(letter, "")
