"""What an OCR engine gives, and which engine is installed."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Protocol

import numpy as np
import numpy.typing as npt

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


def installed(name: str) -> bool:
    """Whether the engine ``name`` is there, without importing it."""
    if name == "rapidocr":
        return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None
    from extract.ocr.tesseract import TesseractEngine

    return TesseractEngine.installed()


def _rapid() -> OcrEngine:
    from extract.ocr.rapid import RapidEngine

    return RapidEngine()


def _tesseract() -> OcrEngine:
    from extract.ocr.tesseract import TesseractEngine

    return TesseractEngine()


ENGINES: dict[str, Callable[[], OcrEngine]] = {"rapidocr": _rapid, "tesseract": _tesseract}
"""What makes each engine, in the order of figures read exactly (see `docs/benchmarks.md`)."""
