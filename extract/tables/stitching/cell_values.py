"""What a cell prints that is no name: a figure, an amount, a date."""

from functools import lru_cache

from extract.french.dates import is_numeric_date
from extract.french.lettered_amounts import behind_letters
from extract.french.numbers import parse_number
from extract.lines.tokens import is_figure
from extract.number import Unit


@lru_cache(maxsize=1 << 14)
def is_value(text: str) -> bool:
    """Whether a cell prints a figure, an amount with what it is of ("3 300 € TTC") or behind its
    letters ("A+C 1 204,00") or a date in figures, and nothing else.
    """
    named = is_figure(text) or is_numeric_date(text) or _is_amount(text)
    return named or behind_letters(text) is not None


def _is_amount(text: str) -> bool:
    """Whether a text is one amount in euros, whatever words its unit has."""
    if "€" not in text:
        return False
    number = parse_number(text)
    return number is not None and number.unit is Unit.EUR
