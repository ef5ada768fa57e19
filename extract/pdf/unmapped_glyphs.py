"""Glyphs that a file prints and gives no character for: fonts without a usable map."""

import re
from functools import lru_cache

from extract.french.look_alikes import amount_in_letters

_UNMAPPED = re.compile("[\ufffd\u25a0\u25a1\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Glyphs without a character: the mark of a lost one, boxes drawn in its place, private use."""
UNREAD_GLYPH = "\u25a1"
"""What stands for a character that is seen and not known, or said and not seen."""
_FIRST = "\u25a0"
"""The lowest of them: most pages have no character that high, which is quicker to see."""
_TELLING = 3
"""So many such glyphs, without a digit beside them, may be a figure; fewer are a bullet or a box to
tick.
"""


def unread_glyphs(text: str) -> int:
    """How many glyphs of ``text`` stand for no character: private use, the replacement character, a
    black box.
    """
    if not text or max(text) < _FIRST:
        return 0
    return len(_UNMAPPED.findall(text))


@lru_cache(maxsize=1 << 14)
def as_digits(text: str) -> str:
    r"""``text`` as it looks if each such glyph were a digit (1: a figure does not begin with 0),
    and letters in the place of an amount's digits were those; as it is where nothing says that it
    is a figure.

    >>> as_digits("6 48O,25")
    '6 480,25'
    >>> as_digits("\u25a0\u25a0 500,00"), as_digits("\u25a0 oui"), as_digits("\u25a0")
    ('11 500,00', '\u25a0 oui', '\u25a0')
    """
    found = unread_glyphs(text)
    if not found:  # nearly every text
        return amount_in_letters(text) or text
    is_figure = found >= _TELLING or any(letter.isdecimal() for letter in text)
    if is_figure:
        return _UNMAPPED.sub("1", text)
    return text
