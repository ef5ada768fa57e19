"""Tesseract with French data, as a program of its own: no shell, a picture in, words out."""

import csv
import io
import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from extract.ocr.ocr_engine import EngineEntry, OcrChar, OcrLine, Picture
from extract.several import texts_of

PROGRAM = "tesseract"
_SECONDS = 120
"""A page takes seconds (docs/scans.md); one that takes this long would hold up the others."""
_X_HEIGHT = 1.25
"""A word's box is cap height or more: the font size is about this many times it."""
_WORD_LEVEL = "5"
"""The level of Tesseract's rows that are words; lower ones are lines, paragraphs, blocks."""


class _Word(NamedTuple):
    """One word with its box in pixels and Tesseract's confidence, 0 to 1."""

    text: str
    left: int
    top: int
    width: int
    height: int
    confidence: float


class TesseractEngine:
    """Tesseract 5, French, one thread (a page is quicker without OpenMP's own threads)."""

    name = PROGRAM

    def read(self, picture: Picture) -> tuple[OcrLine, ...]:
        """The lines found, characters spread evenly over their word's box."""
        program = shutil.which(PROGRAM) or PROGRAM
        done = subprocess.run(  # noqa: S603  a fixed program and fixed arguments, the picture on its input
            [program, "stdin", "stdout", "-l", "fra", "--psm", "3", "tsv"],
            input=_png(picture),
            capture_output=True,
            check=True,
            timeout=_SECONDS,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
        rows = csv.DictReader(
            io.StringIO(done.stdout.decode("utf-8")),
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
        )
        return tuple(map(to_line, _lines_of_words(rows)))


def _png(picture: Picture) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.fromarray(picture).save(out, format="PNG")
    return out.getvalue()


def _lines_of_words(
    rows: Iterable[Mapping[str, str]],
) -> Iterable[Sequence[Mapping[str, str]]]:
    lines: dict[tuple[str, ...], list[Mapping[str, str]]] = defaultdict(list)
    for row in rows:
        if row["level"] == _WORD_LEVEL and row["text"].strip():
            lines[row["block_num"], row["par_num"], row["line_num"]].append(row)
    return lines.values()


def to_line(rows: Sequence[Mapping[str, str]]) -> OcrLine:
    """The line whose words are ``rows`` of Tesseract's output."""
    words = list(map(_word, rows))
    text = " ".join(texts_of(words))
    if _is_sideways(words):
        return _sideways_line(text, words)
    return _level_line(text, words)


def _word(row: Mapping[str, str]) -> _Word:
    left, top, width, height = (
        int(row[key]) for key in ("left", "top", "width", "height")
    )
    confidence = max(0.0, float(row["conf"])) / 100
    return _Word(row["text"], left, top, width, height, confidence)


def _is_sideways(words: Sequence[_Word]) -> bool:
    """Whether words of several letters are higher than wide: Tesseract reads a page on its side as
    it lies.
    """
    letters = len(" ".join(texts_of(words)))
    height = sum(word.height for word in words)
    width = sum(word.width for word in words)
    return letters > 2 * len(words) and height > width


def _level_line(text: str, words: Sequence[_Word]) -> OcrLine:
    first, last = words[0], words[-1]
    run = last.left + last.width - first.left
    rise = (last.top + last.height) - (first.top + first.height)
    slope = 0.0
    if len(words) > 1 and run:
        slope = rise / run

    chars: list[OcrChar] = []
    for word in words:
        chars += _level_chars(word)
    height = max(word.height for word in words) * _X_HEIGHT
    return OcrLine(text, tuple(chars), height, slope)


def _sideways_line(text: str, words: Sequence[_Word]) -> OcrLine:
    angle = 90 if words[0].top <= words[-1].top else 270
    chars: list[OcrChar] = []
    for word in words:
        chars += _sideways_chars(word, angle)
    height = max(word.width for word in words) * _X_HEIGHT
    return OcrLine(text, tuple(chars), height, 0.0, angle)


def _level_chars(word: _Word) -> Iterator[OcrChar]:
    step = word.width / len(word.text)
    middle = word.top + word.height / 2
    for n, char in enumerate(word.text):
        yield OcrChar(
            char,
            word.left + step * (n + 0.5),
            middle,
            step / 2,
            word.confidence,
        )


def _sideways_chars(word: _Word, angle: int) -> Iterator[OcrChar]:
    """The characters of a word that runs downwards (90) or upwards (270)."""
    level = word._replace(
        left=word.top, top=word.left, width=word.height, height=word.width
    )
    end = 2 * word.top + word.height
    for char in _level_chars(level):
        yield replace(char, x=char.y, y=char.x if angle == 90 else end - char.x)


def _is_installed() -> bool:
    """Whether the program and its French data are there."""
    program = shutil.which(PROGRAM)
    return program is not None and _has_french(program)


@lru_cache(maxsize=4)
def _has_french(program: str) -> bool:
    # The program is the one that the path names, called without a shell.
    listed = subprocess.run(  # noqa: S603
        [program, "--list-langs"],
        capture_output=True,
        check=False,
        timeout=_SECONDS,
    )
    return b"fra" in listed.stdout.split()


def _fingerprint() -> bool:
    return shutil.which(PROGRAM) is not None


ENTRY = EngineEntry(
    name=PROGRAM,
    priority=2,
    is_installed=_is_installed,
    load=TesseractEngine,
    fingerprint=_fingerprint,
)
