"""RapidOCR with its models inside the wheel: nothing is downloaded."""

from typing import Any

from rapidocr import RapidOCR

from extract.ocr.engine import OcrChar, OcrLine, Picture

_QUIET = {"Global.log_level": "critical"}
_UNPLACED = 0.5
"""Confidence of a character read at a place that had to be guessed."""
_LINE_MARGIN = 0.72
"""RapidOCR's boxes stand off the text: the font size is about this share of their height."""


class RapidEngine:
    """RapidOCR's default detection and recognition models on onnxruntime."""

    name = "rapidocr"

    def __init__(self) -> None:
        self._ocr: Any = RapidOCR(params=_QUIET)

    def read(self, picture: Picture) -> tuple[OcrLine, ...]:
        """The lines found, each character placed where its network column says."""
        found = self._ocr(picture[:, :, ::-1], return_word_box=True, return_single_char_box=True)
        if found.boxes is None:
            return ()
        return tuple(
            _line(box, text, words)
            for box, text, words in zip(found.boxes, found.txts, found.word_results, strict=True)
        )


def _line(box: Any, text: str, words: Any) -> OcrLine:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = (tuple(map(float, corner)) for corner in box)
    width = max(1.0, (x1 + x2 - x0 - x3) / 2)
    height = max(1.0, (y2 + y3 - y0 - y1) / 2)
    slope = ((y1 - y0) + (y2 - y3)) / 2 / width
    chars = tuple(_char(*word) for word in words)
    if "".join(char.text for char in chars) != "".join(text.split()):
        chars = _spread(text, (x0 + x3) / 2, (y0 + y3) / 2, width, slope)
    return OcrLine(text, chars, height * _LINE_MARGIN, slope)


def _spread(text: str, x0: float, y0: float, width: float, slope: float) -> tuple[OcrChar, ...]:
    """Characters spread evenly over the line, where the engine placed other ones than it read; never sure of place."""
    step = width / max(1, len(text))
    middles = ((char, x0 + step * (n + 0.5)) for n, char in enumerate(text) if not char.isspace())
    return tuple(OcrChar(char, x, y0 + slope * (x - x0), step / 2, _UNPLACED) for char, x in middles)


def _char(text: str, confidence: float, box: Any) -> OcrChar:
    xs, ys = [float(x) for x, _ in box], [float(y) for _, y in box]
    return OcrChar(text, sum(xs) / len(xs), sum(ys) / len(ys), (max(xs) - min(xs)) / 2, float(confidence))
