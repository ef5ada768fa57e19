"""RapidOCR with its models inside the wheel: nothing is downloaded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from rapidocr import RapidOCR
from rapidocr.ch_ppocr_rec.utils import CTCLabelDecode

from extract.ocr.ocr_engine import OcrChar, OcrLine, Picture
from extract.pdf.page import FloatArray, IntArray
from extract.several import texts_of

_SETTINGS = {
    "Global.log_level": "critical",
    "Global.text_score": 0.3,  # what is read with doubt is told as doubtful, not left out
    # threads that wait by spinning cost a busy machine more
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
_LINE_MARGIN = 0.72
"""RapidOCR's boxes stand off the text: the font size is about this share of their height."""
_UPRIGHT = 1.5
"""RapidOCR turns a box so much higher than wide by a quarter, to read it from top to bottom."""
_RIVAL = 0.02
"""The probability from which another character is one that may be printed there."""
_MOST_RIVALS = 3
_BLANK = 0
"""The class of a step that shows no character."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A character with its place along the line (0 to 1), its probability, and what else it could
    be.
    """

    text: str
    at: float
    probability: float
    rivals: str


class _Read(str):
    """A line's text that remembers where along the line each of its characters was seen, and how
    surely.
    """

    seen: tuple[_Seen, ...] = ()


class _Decode(CTCLabelDecode):  # type: ignore[misc]  # the package ships no types
    """RapidOCR's own decoding, its places kept.

    RapidOCR 3.10 pairs the characters of its word boxes with probabilities that count the spaces
    too, so that all after the first space are those of a neighbour; here each character keeps its
    own.
    """

    def __call__(
        self,
        preds: FloatArray,
        return_word_box: bool = False,  # noqa: ARG002  the parent's parameter
        wh_ratio_list: Sequence[float] = (1.0,),
        max_wh_ratio: float = 1.0,
    ) -> tuple[list[tuple[str, float]], list[Any]]:
        best, sure = preds.argmax(axis=2), preds.max(axis=2)
        found = zip(best, sure, preds, wh_ratio_list, strict=True)
        lines = [
            self._line(index, probability, every, ratio / max_wh_ratio)
            for index, probability, every, ratio in found
        ]
        return lines, [None] * len(lines)

    def _line(
        self,
        index: IntArray,
        probability: FloatArray,
        every: FloatArray,
        used: float,
    ) -> tuple[str, float]:
        """The text of one line and its mean probability, from the best class at each step."""
        steps = max(1.0, len(index) * used)
        seen = []
        for start, stop in _runs_of_one_class(index):
            peak = start + int(probability[start:stop].argmax())
            seen.append(
                _Seen(
                    text=self.character[index[start]],
                    at=(start + stop) / 2 / steps,
                    probability=float(probability[peak]),
                    rivals=self._rivals(every[peak]),
                )
            )

        text = _Read("".join(texts_of(seen)))
        text.seen = tuple(seen)
        if not seen:
            return text, 0.0
        return text, float(np.mean([one.probability for one in seen]))

    def _rivals(self, probabilities: FloatArray) -> str:
        ranked = np.argsort(-probabilities)[1 : 1 + _MOST_RIVALS]
        likely: list[int] = []
        for k in ranked:
            if k != _BLANK and probabilities[k] >= _RIVAL:
                likely.append(k)
        return "".join(self.character[k] for k in likely)


def _runs_of_one_class(index: IntArray) -> Iterator[tuple[int, int]]:
    """The steps (first, end) at which one character is the likeliest; class 0 is no character."""
    starts = np.flatnonzero(
        (index != _BLANK) & np.r_[True, index[1:] != index[:-1]]
    )
    for start in starts.tolist():
        others = np.flatnonzero(index[start:] != index[start])
        yield start, start + int(others[0]) if len(others) else len(index)


class RapidEngine:
    """RapidOCR's default detection and recognition models on onnxruntime.

    Lines are not tested for standing on their head: that test turns good ones, and a page is
    scanned one way up.
    """

    name = "rapidocr"

    def __init__(self) -> None:
        self._ocr: Any = RapidOCR(params=_SETTINGS)
        recognizer = self._ocr._load_rec_model()
        recognizer.postprocess_op = _Decode(
            recognizer.postprocess_op.character[1:-1]
        )

    def read(self, picture: Picture) -> tuple[OcrLine, ...]:
        """The lines found, each character placed where the network saw it."""
        bgr = picture[:, :, ::-1]
        found = self._ocr(
            bgr, use_det=True, use_cls=False, return_word_box=False
        )
        if found.boxes is None:
            return ()
        return tuple(
            self._line(bgr, np.asarray(box, dtype=np.float64), text, score)
            for box, text, score in zip(
                found.boxes, found.txts, found.scores, strict=True
            )
        )

    def _line(
        self, bgr: Picture, corners: FloatArray, text: _Read, score: float
    ) -> OcrLine:
        along, across = _sides(corners)
        if np.hypot(*across) < _UPRIGHT * np.hypot(*along):
            return _placed(corners, text, 0)

        upward, surely = self._read_upward(bgr, corners)
        if surely > score:
            return _placed(np.roll(corners, 1, axis=0), upward, 270)
        return _placed(np.roll(corners, -1, axis=0), text, 90)

    def _read_upward(
        self, bgr: Picture, corners: FloatArray
    ) -> tuple[_Read, float]:
        """A sideways text read from bottom to top, and how surely."""
        (x0, y0), (x1, y1) = (
            corners.min(axis=0).astype(int),
            corners.max(axis=0).astype(int) + 1,
        )
        crop = np.rot90(bgr[max(0, y0) : y1, max(0, x0) : x1], -1)
        found = self._ocr(
            np.ascontiguousarray(crop),
            use_det=False,
            use_cls=False,
            return_word_box=False,
        )
        if found.txts:
            return found.txts[0], float(found.scores[0])
        return _Read(), 0.0


def _placed(corners: FloatArray, text: _Read, angle: int) -> OcrLine:
    """The line on the page; the first of its ``corners`` is where it starts, the second where it
    ends.
    """
    along, across = _sides(corners)
    start = (corners[0] + corners[3]) / 2
    half = float(np.hypot(*along)) / max(1, len(text)) / 2

    chars = []
    for one in text.seen:
        x, y = (start + along * min(one.at, 1.0)).tolist()
        if not one.text.isspace():
            chars.append(
                OcrChar(one.text, x, y, half, one.probability, one.rivals)
            )

    height = float(np.hypot(*across)) * _LINE_MARGIN
    slope = 0.0
    if angle == 0 and along[0]:
        slope = float(along[1] / along[0])
    return OcrLine(str(text), tuple(chars), height, slope, angle)


def _sides(corners: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The vectors along and across a box whose first corner is where its text starts."""
    first, second, third, fourth = corners
    return (second + third - first - fourth) / 2, (
        third + fourth - first - second
    ) / 2
