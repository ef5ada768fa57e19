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
    """One character with its middle (x, y) and half width in pixels, and the engine's confidence, 0 to 1.

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

    ``height`` is the line's in pixels across the text, ``slope`` its rise in pixels per pixel (down is positive);
    ``angle`` the reading direction of sideways text (90 from top to bottom).
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


def best_engine(wanted: str = "") -> OcrEngine | None:
    """The engine named ``wanted`` (``rapidocr``, ``tesseract``), or the first one installed; None where there is none.

    The order is that of figures read exactly (see `docs/benchmarks.md`). A wanted engine that is not installed is not
    replaced by another one.
    """
    names = (wanted,) if wanted else tuple(_ENGINES)
    return next((engine for name in names if name in _ENGINES and (engine := _ENGINES[name]()) is not None), None)


def _rapid() -> OcrEngine | None:
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        return None
    from extract.ocr.rapid import RapidEngine

    return RapidEngine()


def _tesseract() -> OcrEngine | None:
    from extract.ocr.tesseract import TesseractEngine

    return TesseractEngine() if TesseractEngine.installed() else None


_ENGINES: dict[str, Callable[[], OcrEngine | None]] = {"rapidocr": _rapid, "tesseract": _tesseract}
