"""How sure an OCR engine was of each figure, and what else may be printed there."""

from collections.abc import Iterator, Sequence
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
_MOST = 6
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
class Surely:
    """Where the characters of an OCR page stand and how sure each is."""

    x: FloatArray
    y: FloatArray
    confidence: FloatArray

    @staticmethod
    def of(page: Page) -> "Surely":
        """Those of ``page``, spaces apart."""
        chars = page.chars
        inked = np.array([not letter.isspace() for letter in chars.text], np.bool_)
        boxes = chars.boxes[inked]
        known = np.ones(len(chars)) if chars.confidence is None else chars.confidence
        return Surely(
            (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2, known[inked]
        )

    def inside(self, box: BBox) -> float:
        """The confidence of what is printed in ``box``."""
        found = (
            (self.x >= box.x0) & (self.x <= box.x1) & (self.y >= box.top) & (self.y <= box.bottom)
        )
        return trust(float(self.confidence[found].min())) if found.any() else 1.0


def weighed(page: Page, grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """``grids`` with the engine's confidence in each cell, and the other readings of those it is
    not sure of.
    """
    return tuple(
        replace(grid, cells=tuple(_weighed(page, cell) for cell in grid.cells)) for grid in grids
    )


def _weighed(page: Page, cell: GridCell) -> GridCell:
    chars = page.chars
    if not cell.lines or chars.confidence is None:
        return cell
    x, y = (chars.boxes[:, 0] + chars.boxes[:, 2]) / 2, (chars.boxes[:, 1] + chars.boxes[:, 3]) / 2
    box = cell.bbox
    within = np.flatnonzero((x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom))
    index = [k for k in within.tolist() if not chars.text[k].isspace()]
    if not index:
        return cell
    sure = [float(chars.confidence[k]) for k in index]
    confidence = min(cell.confidence, trust(min(sure)))
    if "".join(chars.text[k] for k in index) != _ink(cell.text) or not any(
        letter.isdigit() for letter in cell.text
    ):
        return replace(cell, confidence=confidence)
    known = chars.rivals or ("",) * len(chars)
    rivals = [known[k] if one < SURE else None for k, one in zip(index, sure, strict=True)]
    return replace(
        cell,
        confidence=confidence,
        readings=tuple((page.ocr, text) for text in others(cell.text, rivals)),
    )


def _ink(text: str) -> str:
    return "".join(letter for letter in text if letter not in SPACES)


def others(text: str, rivals: Sequence[str | None]) -> tuple[str, ...]:
    """What ``text`` may be instead: its unsure digits replaced by their rivals, or by those they
    are mistaken for.

    ``rivals`` has one entry a character that is not a space: None where it is sure.

    >>> others("3 130,00", ["8", None, None, None, None, None, None])
    ('8 130,00',)
    """
    choices: list[str] = []
    inked = iter(rivals)
    for letter in text:
        possible = None if letter in SPACES else next(inked, None)
        choices.append(letter if possible is None else letter + _digits(letter, possible))
    found = ("".join(letters) for letters in product(*choices))
    return tuple(islice(_different(found, text), _MOST))


def _digits(letter: str, possible: str) -> str:
    named = "".join(one for one in possible if one.isdecimal() and one.isascii() and one != letter)
    return named or _LOOKALIKES.get(letter, "")


def _different(found: Iterator[str], text: str) -> Iterator[str]:
    return (one for one in found if one != text)
