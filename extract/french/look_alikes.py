"""Letters in the place of the digits that they look like: typed, or put there by a bad map of a
font.
"""

import re

_LETTERS = "OoQD\u041e\u043e\u039f\u03bflI|\u0406\u0456ZzSsB\u0411G"
_LOOK_ALIKE = str.maketrans(_LETTERS, "00000000111112255886")
_MIXED = re.compile(
    rf"(?=.*\d)(?=.*[{_LETTERS}])[\d{_LETTERS} .,\u00a0\u202f€()-]+"
)
"""Digits and such letters, and nothing else that a figure has not."""
_GROUPS = r"[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+"
_AMOUNT = re.compile(
    rf"[-(]?(?:{_GROUPS}|[1-9]\d{{0,2}}(?:\.\d{{3}})+|\d+),\d\d(?: ?€)?\)?"
    rf"|[-(]?{_GROUPS}(?: ?€)?\)?"
)
"""Cents, or thousands set apart: a code ("B12", "S5") has neither."""


def amount_in_letters(text: str) -> str:
    """The amount that ``text`` looks like, where letters stand for some of its digits; "" for any
    other text.

    >>> amount_in_letters("6 48O,25"), amount_in_letters("B12"), amount_in_letters("6 480,25")
    ('6 480,25', '', '')
    """
    if _MIXED.fullmatch(text) is None:
        return ""
    amount = text.translate(_LOOK_ALIKE)
    if _AMOUNT.fullmatch(amount) is None:
        return ""
    return amount
