"""The values that a header prints: a unit, a year, what one piece costs."""

import re

from extract.french.folding import fold
from extract.french.lexicon.calendar import is_year, years_in
from extract.french.lexicon.header_words import PRICE_AFTER, PRICE_BEFORE
from extract.french.lexicon.money import header_unit, is_of_money
from extract.french.numbers import Match, find_numbers
from extract.number import Number, Unit
from extract.several import only

_PRICED = (Unit.EUR, Unit.PERCENT)
_TON = "t"
_THOUSANDS = "000"
_OF_AMOUNT = re.compile(r"(?:\b(?:de|d'|a|x|entre|et|ou|par)|[<>≤≥=:(+-])\s*$")
"""What leads an amount inside a folded header, and no year: "moins de 1950 €"."""
_UNITS = "kg|t|g|hl|l|km²|km2|km|m²|m2|m³|m3|ml|ha|kWh|MWh|GWh"
_MEASURE = re.compile(
    rf"(?:\(|\b)en (?P<in>(?:{_UNITS})(?: ?/ ?\w+)*)(?!\w)"
    rf"|(?<![\w/€%])(?P<per>(?:{_UNITS})(?: ?/ ?\w+)+|(?<=\()(?:{_UNITS})(?=\)))(?!\w)"
    r"|\b[Tt](?:onnages?|onnes?|ONNAGES?|ONNES?)\b"
)
"""A unit of measure in a header, as it is printed: after "en", by something, in brackets; tons also
in letters."""
_PRINTED_MEASURE = re.compile(rf"\d\s?(?P<unit>(?:{_UNITS})(?: ?/ ?\w+)*)$")
"""The same behind a figure: "12,5 kg"."""


def without_prices(text: str) -> str:
    """A header's text without the amounts and shares that it prints; a year before the unit of the
    column is none.

    >>> without_prices("Forfait de 615,90 € par élève"), without_prices("Compte 2025 €")
    ('Forfait de   par élève', 'Compte 2025 €')
    """
    for match in reversed(find_numbers(text)):
        is_priced = match.number.unit in _PRICED
        if is_priced and not _is_year_and_unit(text, match):
            text = f"{text[: match.start]} {text[match.end :]}"
    return text


def _is_year_and_unit(text: str, match: Match) -> bool:
    """Whether what looks like an amount is a year at the end of a header, and the currency of its
    column: "2025 €"; no word before it makes it an amount, and no year is a round thousand."""
    figure = match.number.printed.removesuffix(match.number.unit_text).strip()
    ends = not text[match.end :].strip()
    if not (ends and is_year(figure)) or figure.endswith(_THOUSANDS):
        return False
    return _OF_AMOUNT.search(fold(text[: match.start])) is None


def header_unit_of(path: tuple[str, ...]) -> str:
    """The unit that the header texts over a column print, innermost first; "" where none does."""
    for text in reversed(path):
        unit = header_unit(without_prices(text))
        if unit:
            return unit
    return ""


def header_measure(path: tuple[str, ...]) -> str:
    """The unit of what is weighed or measured that the header texts over a column print, innermost
    first; "" where none does.

    >>> header_measure(("Tonnages 2023",)), header_measure(("Ratio kg/hab/an",))
    ('t', 'kg/hab/an')
    >>> header_measure(("Surface (en m²)",)), header_measure(("Prix €/m²",))
    ('m²', '')
    """
    for text in reversed(path):
        found = _MEASURE.search(text)
        if found is not None and not is_of_money(text):
            return found["in"] or found["per"] or _TON
    return ""


def printed_measure(printed: str) -> str:
    """The unit of measure that a figure is printed with: "12,5 kg"; "" where that is none."""
    found = _PRINTED_MEASURE.search(printed)
    return "" if found is None else found["unit"]


def header_year(words: str) -> int | None:
    """The one year that a header names; None where it names none or several."""
    return only(set(years_in(words)))


def header_rate(words: str) -> Number | None:
    """The one unit value a header prints: ``Valeur 85,95 €/mois``, ``à 30 %``; None where it prints
    several.
    """
    rates = [
        match.number for match in find_numbers(words) if _is_rate(words, match)
    ]
    return only(rates)


def _is_rate(words: str, match: Match) -> bool:
    """Whether a number inside a header is a share, or what one piece costs."""
    number = match.number
    if _is_year_and_unit(words, match):
        return False
    if number.unit is not Unit.EUR:
        return number.unit is Unit.PERCENT
    if "/" in number.unit_text or PRICE_BEFORE.search(
        fold(words[: match.start])
    ):
        return True
    return PRICE_AFTER.match(words, match.end) is not None
