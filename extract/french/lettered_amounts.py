"""Amounts behind the letters that name them in formulas, as forms print them in one cell."""

import re

from extract.french.folding import plain

_BEHIND_LETTERS = re.compile(
    r"(?P<letters>(?:= ?)?[A-Z](?: ?[-+–−] ?[A-Z])*) (?P<figures>[-+–−]? ?\d[\d ]*[.,]\d\d(?: ?€)?)"
)
"""An amount to the cent behind the letter that names it in formulas, or behind such a formula, in
one cell: "A 2 147 386,52", "A+C+E 1 204,00"."""


def behind_letters(text: str) -> tuple[str, str] | None:
    """The letters and the figures of a cell that prints an amount behind its letter, or behind the
    formula that makes it; None for any other.

    >>> behind_letters("G-A -284 446,47"), behind_letters("AB 123")
    (('G-A', '-284 446,47'), None)
    """
    found = _BEHIND_LETTERS.fullmatch(plain(text))
    return None if found is None else (found["letters"], found["figures"])
