"""Capitals that an engine reads as the small letter of the same strokes: "lnvestissement".

No French word begins with "l" and a consonant, nor is "ll" one: there the picture shows an "I".
"""

import re
from dataclasses import replace

from extract.ocr.ocr_engine import OcrChar, OcrLine

_SMALL, _CAPITAL = "l", "I"
_CONSONANT = "[bcdfghjkmnpqrstvwxz]"
_MISREAD = re.compile(
    rf"(?<![^\W_])l(?={_CONSONANT}[a-zà-ÿ]*[aeiouyà-ü][a-zà-ÿ]+|l(?![^\W_])"
    rf"|{_CONSONANT.upper()}[A-ZÀ-Þ]{{2}})"
)
"""The letter before what no word with "l" goes on with: "lmputation", "ll", "lNVESTISSEMENT"."""


def with_capitals(line: OcrLine) -> OcrLine:
    """``line`` with the capitals that were read as small letters.

    >>> with_capitals(OcrLine("Section d'lnvestissement", (), 10.0, 0.0)).text
    "Section d'Investissement"
    """
    places = [found.start() for found in _MISREAD.finditer(line.text)]
    if not places:
        return line
    text = list(line.text)
    chars = list(line.chars)
    at = _char_numbers(line)
    for place in places:
        text[place] = _CAPITAL
        if place in at:
            chars[at[place]] = _capital(chars[at[place]])
    return replace(line, text="".join(text), chars=tuple(chars))


def _char_numbers(line: OcrLine) -> dict[int, int]:
    """For each place of a line's text the number of its character; empty where both are not known
    to go together.
    """
    places = [k for k, one in enumerate(line.text) if not one.isspace()]
    if [line.text[k] for k in places] != [char.text for char in line.chars]:
        return {}
    return {place: number for number, place in enumerate(places)}


def _capital(char: OcrChar) -> OcrChar:
    return replace(char, text=_CAPITAL, rivals=char.rivals + _SMALL)
