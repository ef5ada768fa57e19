"""Numbers inside the text of a cell."""

import re
from dataclasses import replace

from extract.french.folding import fold, plain
from extract.french.lexicon.calendar import is_year
from extract.french.numbers import Match, find_numbers
from extract.number import Number, Unit

_REFERENCE = re.compile(
    r"(?:n°|numero|articles?|annexes?|pages?|phase|niveau|lot|classe|n ?\+|n ?-|operations?) ?$"
)
"""What makes the number after it a reference."""
_PRODUCT = re.compile(
    r"\d[\d ]*(?:,\d+)? ?[x×*] ?\d[\d ]*(?:,\d+)? ?€", re.IGNORECASE
)
"""A bare number at a price."""
_NOUN = re.compile(r" ?((?:[^\W\d_]|['’.-])+(?: (?:[^\W\d_]|['’-])+){0,2})")
"""Up to three words after a number."""


def free_numbers(text: str) -> tuple[Number, ...]:
    """The quantities and amounts inside a cell's sentence, each with the words after it as its
    unit.

    Years, dates and references ("article 3") are left out, and so is a number that names nothing,
    unless the text is a product, and nothing else: "612 × 4,00 €".

    >>> (found,) = free_numbers("8 postes en insertion - Opération du 01/01/2022")
    >>> str(found.value), found.unit_text
    ('8', 'postes en insertion')
    >>> [str(one.value) for one in free_numbers("612 × 4,00 €")]
    ['612', '4.00']
    """
    is_product = _PRODUCT.fullmatch(plain(text)) is not None
    found = []
    for match in find_numbers(text):
        if not _REFERENCE.search(fold(text[: match.start])):
            number = _with_noun(text, match)
            if number is None and is_product:
                number = match.number
            if number is not None:
                found.append(number)
    return tuple(found)


def _with_noun(text: str, match: Match) -> Number | None:
    """A number with the words after it as its unit; None where it names nothing."""
    number = match.number
    if number.unit is not Unit.NONE:
        return number

    noun = _NOUN.match(text, match.end)
    if noun is None or is_year(number.printed):
        return None
    return replace(number, unit_text=plain(noun[1]))
