"""Characters that an engine reads as others of the same strokes: "lnvestissement", "21 928;38 €".

No French word begins with "l" and a consonant, nor is "ll" one: there the picture shows an "I".
Before two digits and the sign of the euro no amount has a semicolon: there it shows a comma, with a
stray stroke about it.
"""

import re
from dataclasses import replace

from extract.ocr.ocr_engine import OcrChar, OcrLine

_CONSONANT = "[bcdfghjkmnpqrstvwxz]"
_SMALL_L = re.compile(
    rf"(?<![^\W_])l(?={_CONSONANT}[a-zà-ÿ]*[aeiouyà-ü][a-zà-ÿ]+|l(?![^\W_])"
    rf"|{_CONSONANT.upper()}[A-ZÀ-Þ]{{2}})"
)
"""The letter before what no word with "l" goes on with: "lmputation", "ll", "lNVESTISSEMENT"."""
_SEMICOLON = re.compile(r"(?<=\d);(?=\d\d\s?€)")
"""The mark before the cents of an amount."""
_PRINTED = ((_SMALL_L, "I"), (_SEMICOLON, ","))
"""What is read, and what is printed there."""


def with_likely_characters(line: OcrLine) -> OcrLine:
    """``line`` with what was read as another character of the same strokes.

    >>> with_likely_characters(OcrLine("Section d'lnvestissement", (), 10.0, 0.0)).text
    "Section d'Investissement"
    """
    printed: dict[int, str] = {}
    for misread, character in _PRINTED:
        for found in misread.finditer(line.text):
            printed[found.start()] = character
    if not printed:
        return line

    text = list(line.text)
    chars = list(line.chars)
    at = _char_numbers(line)
    for place, character in printed.items():
        text[place] = character
        if place in at:
            chars[at[place]] = _printed_as(character, chars[at[place]])
    return replace(line, text="".join(text), chars=tuple(chars))


def _char_numbers(line: OcrLine) -> dict[int, int]:
    """For each place of a line's text the number of its character; empty where both are not known
    to go together.
    """
    places = [k for k, one in enumerate(line.text) if not one.isspace()]
    if [line.text[k] for k in places] != [char.text for char in line.chars]:
        return {}
    return {place: number for number, place in enumerate(places)}


def _printed_as(text: str, char: OcrChar) -> OcrChar:
    return replace(char, text=text, rivals=char.rivals + char.text)
