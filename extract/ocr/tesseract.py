"""Tesseract with French data, as a program of its own: no shell, a picture in, words out."""

import csv
import io
import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from PIL import Image

from extract.ocr.engine import OcrChar, OcrLine, Picture

_SECONDS = 120
"""A page takes seconds (docs/scans.md); one that takes this long would hold up the others."""
_X_HEIGHT = 1.25
"""A word's box is cap height or more: the font size is about this many times it."""


class TesseractEngine:
    """Tesseract 5, French, one thread (a page is quicker without OpenMP's own threads)."""

    name = "tesseract"

    @staticmethod
    def installed() -> bool:
        """Whether the program and its French data are there."""
        program = shutil.which("tesseract")
        return program is not None and _has_french(program)

    def read(self, picture: Picture) -> tuple[OcrLine, ...]:
        """The lines found, characters spread evenly over their word's box."""
        program = shutil.which("tesseract") or "tesseract"
        out = io.BytesIO()
        Image.fromarray(picture).save(out, format="PNG")
        done = subprocess.run(  # noqa: S603  a fixed program and fixed arguments, the picture on its input
            [program, "stdin", "stdout", "-l", "fra", "--psm", "3", "tsv"],
            input=out.getvalue(),
            capture_output=True,
            check=True,
            timeout=_SECONDS,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
        rows = csv.DictReader(
            io.StringIO(done.stdout.decode("utf-8")), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        lines: dict[tuple[str, ...], list[Mapping[str, str]]] = defaultdict(list)
        for row in rows:
            if row["level"] == "5" and row["text"].strip():
                lines[row["block_num"], row["par_num"], row["line_num"]].append(row)
        return tuple(_line(words) for words in lines.values())


@lru_cache(maxsize=4)
def _has_french(program: str) -> bool:
    # The program is the one that the path names, called without a shell.
    listed = subprocess.run(  # noqa: S603
        [program, "--list-langs"], capture_output=True, check=False, timeout=_SECONDS
    )
    return b"fra" in listed.stdout.split()


def _line(words: Sequence[Mapping[str, str]]) -> OcrLine:
    boxes = [(int(w["left"]), int(w["top"]), int(w["width"]), int(w["height"])) for w in words]
    text = " ".join(w["text"] for w in words)
    first, last = boxes[0], boxes[-1]
    if _is_sideways(text, boxes):
        angle = 90 if first[1] <= last[1] else 270
        chars = tuple(
            char
            for word, box in zip(words, boxes, strict=True)
            for char in _sideways(word, box, angle)
        )
        return OcrLine(text, chars, max(box[2] for box in boxes) * _X_HEIGHT, 0.0, angle)
    run = last[0] + last[2] - first[0]
    rise = (last[1] + last[3]) - (first[1] + first[3])
    height = max(box[3] for box in boxes) * _X_HEIGHT
    chars = tuple(
        char for word, box in zip(words, boxes, strict=True) for char in _chars(word, box)
    )
    return OcrLine(text, chars, height, rise / run if len(words) > 1 and run else 0.0)


def _is_sideways(text: str, boxes: Sequence[tuple[int, int, int, int]]) -> bool:
    """Whether words of several letters stand higher than wide: Tesseract reads a page on its side
    as it lies.
    """
    return len(text) > 2 * len(boxes) and sum(box[3] for box in boxes) > sum(
        box[2] for box in boxes
    )


def _chars(word: Mapping[str, str], box: tuple[int, int, int, int]) -> list[OcrChar]:
    left, top, width, height = box
    step = width / len(word["text"])
    confidence = max(0.0, float(word["conf"])) / 100
    return [
        OcrChar(char, left + step * (n + 0.5), top + height / 2, step / 2, confidence)
        for n, char in enumerate(word["text"])
    ]


def _sideways(word: Mapping[str, str], box: tuple[int, int, int, int], angle: int) -> list[OcrChar]:
    """The characters of a word that runs downwards (90) or upwards (270)."""
    left, top, width, height = box
    level = _chars(word, (top, left, height, width))
    end = 2 * top + height
    return [replace(char, x=char.y, y=char.x if angle == 90 else end - char.x) for char in level]
