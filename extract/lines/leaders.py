"""Leader dots: what a list prints between a label and its amount to lead the eye.

They are white in print: they part a label from an amount as a gap does. Those that lead to page
numbers stay what they are, the mark of a table of contents.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from extract.french.folding import SPACES
from extract.lines.spaces import BoolArray
from extract.pdf.page import Chars

LIST_LINES = 3
"""So many long leaders make a list; in one, shorter rows of dots before an amount are leaders."""

_SIGNS = ("....", "…", ". . ")
"""What a text with leaders has, which is quick to see."""
_DOT = rf"(?!(?<=\w)\.[{SPACES}])[.…·][{SPACES}]?"
"""A dot, but for one that ends an abbreviation before a space."""
_LONG = re.compile(rf"(?:{_DOT}){{4,}}")
_SHORT = re.compile(rf"(?<![.…·])(?:{_DOT}){{2,3}}(?=[-+−–]?\d)")
_AMOUNT = re.compile(
    rf"[{SPACES}]*[-+−–]?[{SPACES}]?\d[\d{SPACES}.]*(?:,\d|[{SPACES}]?(?:€|k€|M€|EUR|%))"
)
_PAGE = re.compile(rf"[{SPACES}]*\d{{1,4}}(?![\d,.])")


@lru_cache(maxsize=3)
def leader_dots(chars: Chars) -> BoolArray:
    """Which characters are dots between labels and amounts."""
    found = np.zeros(len(chars), np.bool_)
    text = "".join(letter[:1] or "\0" for letter in chars.text)
    if not any(dots in text for dots in _SIGNS):
        return found

    leaders = [match.span() for match in _LONG.finditer(text)]
    if not _lead_to_amounts(text, [end for _, end in leaders]):
        return found
    leaders += [match.span() for match in _SHORT.finditer(text)]
    for first, last in leaders:
        found[first:last] = True
    return found


def _lead_to_amounts(text: str, ends: Sequence[int]) -> bool:
    """Whether what follows the ends of leaders are amounts, and more of them than pages."""
    amounts = sum(_AMOUNT.match(text, end) is not None for end in ends)
    pages = sum(_leads_to_page(text, end) for end in ends)
    return amounts >= LIST_LINES and amounts > pages


def _leads_to_page(text: str, at: int) -> bool:
    if _AMOUNT.match(text, at):
        return False
    return _PAGE.match(text, at) is not None
