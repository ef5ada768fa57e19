"""What an OCR engine gives, and which engine is installed."""

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Protocol

import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]
"""Height x width x 3, red green blue."""


@dataclass(frozen=True, slots=True)
class OcrChar:
    """One character with its middle (x, y) and half width in pixels, and the engine's confidence, 0 to 1."""

    text: str
    x: float
    y: float
    half_width: float
    confidence: float


@dataclass(frozen=True, slots=True)
class OcrLine:
    """Characters read as one line, spaces left out of ``chars`` but kept in ``text``.

    ``height`` is the line's in pixels across the text, ``slope`` its rise in pixels per pixel (down is positive).
    """

    text: str
    chars: tuple[OcrChar, ...]
    height: float
    slope: float


class OcrEngine(Protocol):
    """Reads the text of a picture."""

    name: str

    def read(self, picture: Picture) -> tuple[OcrLine, ...]:
        """The lines of ``picture``, in any order."""
        ...


def best_engine() -> OcrEngine | None:
    """The first engine installed, in the order of figures read exactly (see `docs/benchmarks.md`); None without any."""
    if find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None:
        from extract.ocr.rapid import RapidEngine

        return RapidEngine()
    from extract.ocr.tesseract import TesseractEngine

    return TesseractEngine() if TesseractEngine.installed() else None
