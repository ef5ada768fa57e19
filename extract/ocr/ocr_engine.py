"""What an OCR engine gives, and what is known of one before it is loaded."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox
from extract.pdf.page import Page
from extract.pdf.source import Source

Picture = npt.NDArray[np.uint8]
"""Height x width x 3, red green blue."""


@dataclass(frozen=True, slots=True)
class OcrChar:
    """One character with its middle (x, y) and half width in pixels, and the engine's confidence, 0
    to 1.

    ``rivals`` are other characters that the engine holds possible there.
    """

    text: str
    x: float
    y: float
    half_width: float
    confidence: float
    rivals: str = ""


@dataclass(frozen=True, slots=True)
class OcrLine:
    """Characters read as one line, spaces left out of ``chars`` but kept in ``text``.

    ``height`` is the line's in pixels across the text, ``slope`` its rise in pixels per pixel (down
    is positive); ``angle`` the reading direction of sideways text (90 from top to bottom).
    """

    text: str
    chars: tuple[OcrChar, ...]
    height: float
    slope: float
    angle: int = 0


class OcrEngine(Protocol):
    """Reads the text of a picture."""

    name: str

    def read(self, picture: Picture) -> tuple[OcrLine, ...]:
        """The lines of ``picture``, in any order."""
        ...


class OcrReader(Protocol):
    """Reads a page that is an image, or the part of one that is: the characters and rules an OCR
    engine sees, in displayed coordinates, those of a part from its left upper corner.
    """

    def __call__(
        self, source: Source, number: int, region: BBox | None = None, /
    ) -> Page:
        """The page ``number``, or its part ``region``."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineEntry:
    """An engine as the registry knows it: nothing of it is imported before ``load``.

    Of the engines installed the one of the lowest ``priority`` reads pages, unless one is asked for
    by ``name``.
    """

    name: str
    priority: int
    is_installed: Callable[[], bool]
    load: Callable[[], OcrEngine]
    fingerprint: Callable[[], str | bool]
    """What changes when the engine may read otherwise: part of what decides a batch's records."""
