"""What the text of one cell looks like, before its column is known."""

import re
from dataclasses import replace
from enum import StrEnum, auto
from functools import lru_cache

from extract.french.dates import parse_date, parse_month
from extract.french.folding import has_digit, plain
from extract.french.lettered_amounts import behind_letters
from extract.french.lexicon.calendar import is_year
from extract.french.lexicon.marks import is_nil, is_not_available
from extract.french.lexicon.nouns import STREET
from extract.french.numbers import find_numbers, parse_number
from extract.number import Number, Unit
from extract.several import only

_CODE = re.compile(
    r"(?=.*\d)[\w][\w./°_-]*|\d{3} \d{3} \d{3}(?: \d{5})?|[A-Z]{1,3} ?\d[\w./-]*"
    r"|\([A-Za-z]\d?\)(?: ?= ?[^=]{1,40})?"
)
"""One word with a digit, a SIREN or SIRET with its spaces, letters before a number, the letter of a
line in brackets, with its formula: "(g) = d + e"."""
_NO_HOUSE = rf"(?!(?i:\d{{1,4}}(?: ?(?:bis|ter|quater))?,? {STREET}(?!\w)))"
"""Not the number of a house in its street: "13 rue des Meuniers" counts nothing."""
_ODD = re.compile(rf"{_NO_HOUSE}[+-]? ?\d[\d .,+-]*(?: ?[^\W\d]+\.?){{0,3}}")
"""Digits and signs, and a few words: what a figure may have been before it was misprinted."""
_QUANTITY = re.compile(
    rf"{_NO_HOUSE}(?P<figures>[+-]?\d(?:[\d ,]*\d)?) ?(?P<noun>[^\W\d_][^\d]{{0,60}})"
)
"""Figures and what they count, without another digit: "12 postes", "1 200 repas servis"."""
_LONGEST_WORDS = 31
"""Characters of the few words after an amount, with what parts them from it."""
_ORDINAL = re.compile(r"(?:er|ers|re|e|es|ème|eme|nd|nde)\b", re.IGNORECASE)
"""What makes a number of order of the digit before it: "1er trimestre"."""
_BARE_DIGITS = 5
"""From so many digits on, an amount is printed with a space between thousands."""
_NOUN_WORDS = 2
"""Words of the noun of a quantity in a cell, at most: more make a sentence."""
_PRICE_WORDS = 4
"""Words after an amount, at most: "500 € maximum par projet"."""


class CellPattern(StrEnum):
    """The look of one cell's text."""

    NIL = auto()
    NOT_AVAILABLE = auto()
    """A mark for a figure that is not known: ``n.d.``."""
    MONEY = auto()
    PERCENT = auto()
    DECIMAL = auto()
    INTEGER = auto()
    YEAR = auto()
    """Four digits between 1900 and 2100 without a separator; a footnote may be called behind."""
    BARE = auto()
    """Five digits or more without a separator: an amount rarely is."""
    MEASURE = auto()
    """A number with another unit, or with a few words and no other digit: ``12 postes``."""
    ODD = auto()
    """Digits that make no number: ``0 00``, ``11+ 4 GLA``."""
    DATE = auto()
    CODE = auto()
    TEXT = auto()


MARKS = frozenset({CellPattern.NIL, CellPattern.NOT_AVAILABLE})
"""What is printed in place of a figure: it says nothing of what a column holds."""
FIGURES = frozenset(
    {
        CellPattern.MONEY,
        CellPattern.PERCENT,
        CellPattern.DECIMAL,
        CellPattern.INTEGER,
        CellPattern.YEAR,
        CellPattern.BARE,
        CellPattern.MEASURE,
    }
)
_BY_UNIT = {
    Unit.EUR: CellPattern.MONEY,
    Unit.PERCENT: CellPattern.PERCENT,
    Unit.OTHER: CellPattern.MEASURE,
}


@lru_cache(maxsize=1 << 14)
def pattern_of(text: str) -> CellPattern:
    """The look of ``text``.

    >>> [pattern_of(text).name for text in ("8 000,00 €", "6568/9372", "0 00", "12 postes", "n.d.")]
    ['MONEY', 'CODE', 'ODD', 'MEASURE', 'NOT_AVAILABLE']
    """
    printed = plain(text)
    if is_nil(printed):
        return CellPattern.NIL
    if is_not_available(printed):
        return CellPattern.NOT_AVAILABLE
    if not has_digit(printed):
        return CellPattern.TEXT
    if parse_date(printed) is not None or parse_month(printed) is not None:
        return CellPattern.DATE

    number = parse_number(printed)
    if number is None:
        return _pattern_of_mixed(printed)
    return _pattern_of_number(number, printed)


def _pattern_of_mixed(printed: str) -> CellPattern:
    """The look of a text with digits that is no number by itself."""
    if several(printed) or priced(printed) is not None:
        return CellPattern.MONEY
    lettered = behind_letters(printed)
    if lettered is not None:
        return pattern_of(lettered[1])
    if _CODE.fullmatch(printed):
        return CellPattern.CODE
    if _is_measure(printed):
        return CellPattern.MEASURE
    if _ODD.fullmatch(printed):
        return CellPattern.ODD
    return CellPattern.TEXT


def _is_measure(printed: str) -> bool:
    found = _QUANTITY.fullmatch(printed)
    if found is None or len(found["noun"].split()) > _NOUN_WORDS:
        return False
    if _ORDINAL.match(found["noun"]):
        return False
    return parse_number(found["figures"]) is not None


def _pattern_of_number(number: Number, printed: str) -> CellPattern:
    with_unit = _BY_UNIT.get(number.unit)
    if with_unit is not None:
        return with_unit
    if number.decimals:
        return CellPattern.DECIMAL
    if is_year(printed.removesuffix(number.note).rstrip()):
        return CellPattern.YEAR

    bare = len(printed) >= _BARE_DIGITS and printed.isdecimal()
    if bare:
        return CellPattern.BARE
    return CellPattern.INTEGER


def several(text: str) -> tuple[Number, ...]:
    """The amounts of a cell that prints several and nothing else: each has decimals or a unit of
    its own.

    >>> [str(number.value) for number in several("12 000,00 € 3 500,00 €")]
    ['12000.00', '3500.00']
    >>> several("0 00")
    ()
    """
    found = find_numbers(text)
    numbers = tuple(match.number for match in found)
    if len(numbers) < 2 or not all(map(_is_amount_by_itself, numbers)):
        return ()

    rest = list(text)
    for match in found:
        rest[match.start : match.end] = [" "] * (match.end - match.start)
    if any(letter.isalnum() or letter == "_" for letter in rest):
        return ()
    return numbers


def _is_amount_by_itself(number: Number) -> bool:
    """Whether a number is an amount without any other."""
    return number.decimals > 0 or number.unit is not Unit.NONE


def priced(text: str) -> Number | None:
    """An amount followed by a few words and no other digit: ``10 000 € par an``, ``500 € max.``."""
    match = only(find_numbers(text))
    if match is None or match.start or match.number.unit is not Unit.EUR:
        return None

    rest = text[match.end :]
    if not _are_few_words(rest):
        return None
    number = match.number
    return replace(number, printed=text, unit_text=f"{number.unit_text}{rest}")


def _are_few_words(rest: str) -> bool:
    """Whether what is printed after an amount is a few words, set apart from it."""
    if not 2 < len(rest) <= _LONGEST_WORDS or has_digit(rest):
        return False
    return rest.startswith((" ", "(")) and len(rest.split()) <= _PRICE_WORDS


@lru_cache(maxsize=1 << 11)
def figures_and_words(text: str) -> tuple[str, str] | None:
    """The figures and the words of a text such as ``9 669 places d'accompagnement``; None for any
    other.

    >>> figures_and_words("9 669 places d'accompagnement")
    ('9 669', "places d'accompagnement")
    """
    found = _QUANTITY.fullmatch(plain(text))
    if found is None:
        return None
    return found["figures"], found["noun"].strip()
