"""The mark that closes a quotation behind the last amount of a list: "103 750,00 € »."

It ends what was said before the list, as a full stop does, and is no part of the amount. Nor is
what ends an item of a list whose amounts are set apart from their labels: "16 801,17 €,".
"""

import re
from functools import lru_cache

import numpy as np

from extract.french.folding import SPACES
from extract.pdf.page import BoolArray, Chars

_CLOSING = re.compile(rf"(?<=[€\d])\.?[{SPACES}]*»[{SPACES}]*[.;,]?")
"""What closes a quotation behind an amount."""
_AMOUNT = re.compile(rf"(?:€|,\d\d)\.?[{SPACES}]*»")
"""An amount before it: with a unit, or cents."""

_ENDED = re.compile(rf"\d[\d{SPACES}.,]*€(?P<end>[{SPACES}]*[,;.])")
"""An amount in euros, and what ends an item behind it."""
_SET_APART = 1.5
"""White (em) before the amount of such an item: more than justified text has between words."""


@lru_cache(maxsize=3)
def closing_quotes(chars: Chars) -> BoolArray:
    """Which characters close, behind an amount that ends its line, a quotation opened above."""
    found = np.zeros(len(chars), np.bool_)
    text = chars.letters
    if "»" not in text:
        return found
    for match in _CLOSING.finditer(text):
        first, last = match.span()
        if not _AMOUNT.search(text, max(0, first - 3), last):
            continue
        if _is_set_apart(chars, text.index("»", first)):
            continue  # in a column of its own: "the same"
        if _ends_line(chars, first, last) and not _opened_on_line(chars, first):
            found[first:last] = True
    return found


@lru_cache(maxsize=3)
def ends_of_items(chars: Chars) -> BoolArray:
    """Which characters end, behind an amount in euros that ends its line and is set apart from its
    label, the item of a list.
    """
    found = np.zeros(len(chars), np.bool_)
    if "€" not in chars.letters:
        return found
    for match in _ENDED.finditer(chars.letters):
        first, last = match.span("end")
        if not _ends_line(chars, first, last):
            continue
        if _is_set_apart(chars, match.start()):
            found[first:last] = True
    return found


def _is_set_apart(chars: Chars, first: int) -> bool:
    """Whether white parts what begins at ``first`` from what is left of it."""
    at = first - 1
    while at >= 0 and chars.letters[at].isspace():
        at -= 1
    if at < 0 or not _on_one_line(chars, first, at):
        return False
    white = chars.boxes[first, 0] - chars.boxes[at, 2]
    return bool(white > _SET_APART * chars.sizes[first])


def _ends_line(chars: Chars, first: int, last: int) -> bool:
    """Whether nothing is printed on the line of ``first`` from ``last`` on."""
    while last < len(chars) and chars.letters[last].isspace():
        last += 1
    return last == len(chars) or not _on_one_line(chars, first, last)


def _opened_on_line(chars: Chars, first: int) -> bool:
    """Whether the line opens the quotation itself."""
    at = first - 1
    while at >= 0 and _on_one_line(chars, first, at):
        if chars.letters[at] in "«»":
            return chars.letters[at] == "«"
        at -= 1
    return False


def _on_one_line(chars: Chars, one: int, other: int) -> bool:
    """Whether two characters share half of their height."""
    boxes = chars.boxes
    common = min(boxes[one, 3], boxes[other, 3]) - max(
        boxes[one, 1], boxes[other, 1]
    )
    return bool(2 * common > boxes[one, 3] - boxes[one, 1])
