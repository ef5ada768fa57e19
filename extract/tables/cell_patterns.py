"""What the text of one cell looks like, before its column is known."""

import re
from dataclasses import replace
from enum import StrEnum, auto
from functools import lru_cache

from extract.french.dates import parse_date, parse_month
from extract.french.folding import plain
from extract.french.lexicon.calendar import is_year
from extract.french.lexicon.marks import is_nil, is_not_available
from extract.french.numbers import find_numbers, parse_number
from extract.number import Number, Unit

_DIGIT = re.compile(r"\d")
_CODE = re.compile(r"(?=.*\d)[\w][\w./°_-]*|\d{3} \d{3} \d{3}(?: \d{5})?|[A-Z]{1,3} ?\d[\w./-]*")
_ODD = re.compile(r"[+-]? ?\d[\d .,+-]*(?: ?[^\W\d]+\.?){0,3}")
_WORDLY = re.compile(r"\w")
_FEW_WORDS = re.compile(r"[ (][^\d]{2,30}")
_QUANTITY = re.compile(r"(?P<figures>[+-]?\d(?:[\d ,]*\d)?) ?(?P<noun>[^\W\d_][^\d]{0,60})")


class Shape(StrEnum):
    """The look of one cell's text."""

    NIL = auto()
    NOT_AVAILABLE = auto()
    """A mark for a figure that is not known: ``n.d.``."""
    MONEY = auto()
    PERCENT = auto()
    DECIMAL = auto()
    INTEGER = auto()
    YEAR = auto()
    """Four digits between 1900 and 2100 without a separator."""
    BARE = auto()
    """Five digits or more without a separator: an amount rarely is."""
    MEASURE = auto()
    """A number with another unit, or with a few words and no other digit: ``12 postes``."""
    ODD = auto()
    """Digits that make no number: ``0 00``, ``11+ 4 GLA``."""
    DATE = auto()
    CODE = auto()
    TEXT = auto()


MARKS = frozenset({Shape.NIL, Shape.NOT_AVAILABLE})
"""What is printed in place of a figure: it says nothing of what a column holds."""
FIGURES = frozenset(
    {
        Shape.MONEY,
        Shape.PERCENT,
        Shape.DECIMAL,
        Shape.INTEGER,
        Shape.YEAR,
        Shape.BARE,
        Shape.MEASURE,
    }
)


@lru_cache(maxsize=1 << 14)
def shape(text: str) -> Shape:
    """The look of ``text``.

    >>> shape("8 000,00 €").name, shape("6568/9372").name, shape("0 00").name, shape("12 postes").name
    ('MONEY', 'CODE', 'ODD', 'MEASURE')
    """
    printed = plain(text)
    if is_nil(printed):
        return Shape.NIL
    if is_not_available(printed):
        return Shape.NOT_AVAILABLE
    if not _DIGIT.search(printed):
        return Shape.TEXT
    if parse_date(printed) is not None or parse_month(printed) is not None:
        return Shape.DATE
    number = parse_number(printed)
    return _mixed_shape(printed) if number is None else _number_shape(number, printed)


def _mixed_shape(printed: str) -> Shape:
    if several(printed) or priced(printed) is not None:
        return Shape.MONEY
    if _CODE.fullmatch(printed):
        return Shape.CODE
    if (
        (found := _QUANTITY.fullmatch(printed))
        and len(found["noun"].split()) <= 2
        and parse_number(found["figures"])
    ):
        return Shape.MEASURE
    return Shape.ODD if _ODD.fullmatch(printed) else Shape.TEXT


def _number_shape(number: Number, printed: str) -> Shape:
    if number.unit is Unit.EUR:
        return Shape.MONEY
    if number.unit is Unit.PERCENT:
        return Shape.PERCENT
    if number.unit is Unit.OTHER:
        return Shape.MEASURE
    if number.decimals:
        return Shape.DECIMAL
    if is_year(printed):
        return Shape.YEAR
    return Shape.BARE if len(printed) >= 5 and printed.isdecimal() else Shape.INTEGER


def several(text: str) -> tuple[Number, ...]:
    """The amounts of a cell that prints several and nothing else: each has decimals or a unit of
    its own.

    >>> [str(number.value) for number in several("12 000,00 € 3 500,00 €")]
    ['12000.00', '3500.00']
    >>> several("0 00")
    ()
    """
    found = find_numbers(text)
    if len(found) < 2 or not all(
        match.number.decimals or match.number.unit is not Unit.NONE for match in found
    ):
        return ()
    rest = list(text)
    for match in found:
        rest[match.start : match.end] = [" "] * (match.end - match.start)
    return () if _WORDLY.search("".join(rest)) else tuple(match.number for match in found)


def priced(text: str) -> Number | None:
    """An amount followed by a few words and no other digit: ``10 000 € par an``, ``500 € maximum``."""
    found = find_numbers(text)
    if len(found) != 1 or found[0].start or found[0].number.unit is not Unit.EUR:
        return None
    rest = text[found[0].end :]
    if not _FEW_WORDS.fullmatch(rest) or len(rest.split()) > 4:
        return None
    number = found[0].number
    return replace(number, printed=text, unit_text=f"{number.unit_text}{rest}")


def with_words(text: str) -> tuple[str, str] | None:
    """The figures and the words of a text such as ``9 669 places d'accompagnement``; None for any
    other.

    >>> with_words("9 669 places d'accompagnement")
    ('9 669', "places d'accompagnement")
    """
    found = _QUANTITY.fullmatch(plain(text))
    return None if found is None else (found["figures"], found["noun"].strip())
