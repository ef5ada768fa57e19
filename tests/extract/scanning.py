"""Scans for tests: drawn pages as pictures, and an OCR engine that knows what was drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

import numpy as np
from PIL import Image
from reportlab.lib.utils import ImageReader

from extract.lines.lines import read_lines
from extract.ocr.ocr_engine import OcrChar, OcrLine
from extract.ocr.scanned_page import DPI
from extract.pdf.page import Page

SCALE = DPI / 72


def white_picture(pen):
    """Draw a picture as large as the page."""
    buffer = BytesIO()
    Image.new("RGB", (60, 80), "white").save(buffer, "PNG")
    pen.canvas.drawImage(ImageReader(buffer), 0, 0, 595, 842)


def picture_of(source, number=1):
    """The page as a scanner sees it."""
    return np.asarray(source.render(number, SCALE), dtype=np.uint8)


@dataclass
class Drawn:
    """An OCR engine that reads the text layer of ``page``, each text of ``slips`` as what it is
    mapped to.

    A slip is (text, confidence of its changed characters); characters of ``unsure`` get that
    confidence unchanged. With ``spaces`` False it reads none.
    """

    page: Page
    slips: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    unsure: Mapping[str, float] = field(default_factory=dict)
    rivals: str = ""
    spaces: bool = True
    slope: float = 0.0
    name: str = "drawn"

    def read(self, picture) -> Sequence[OcrLine]:
        return tuple(
            self._line(line, picture.shape) for line in read_lines(self.page)
        )

    def _line(self, line, shape) -> OcrLine:
        text, sure = self.slips.get(line.text, (line.text, 1.0))
        y = (line.bbox.top + line.bbox.bottom) / 2
        chars = []
        for n, (old, new) in enumerate(zip(line.text, text, strict=True)):
            if new.isspace():
                continue
            x0, x1 = line.edges[n], line.edges[n + 1]
            certain = sure if new != old else self.unsure.get(line.text, 1.0)
            x, down = self._turned((x0 + x1) / 2 * SCALE, y * SCALE, shape)
            rivals = self.rivals if certain < 1 else ""
            chars.append(
                OcrChar(new, x, down, (x1 - x0) / 2 * SCALE, certain, rivals)
            )
        told = text if self.spaces else "".join(text.split())
        return OcrLine(told, tuple(chars), line.size * SCALE, self.slope)

    def _turned(self, x, y, shape) -> tuple[float, float]:
        height, width = shape[:2]
        cos = 1 / float(np.hypot(1, self.slope))
        sin = self.slope * cos
        x, y = x - width / 2, y - height / 2
        return width / 2 + cos * x - sin * y, height / 2 + sin * x + cos * y
