"""The unit of measure that a header names, so that what one has in grams is reckoned of kilograms:
"Grammes par repas" of "Kg 2025", "Kg/hab." of "Tonnes". Pure.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from extract.french.folding import fold
from extract.several import only

_UNITS = {
    "mass": {"g gramme": 1, "kg kilo kilogramme": 1_000, "t tonne tonnage": 1_000_000},
    "volume": {"l litre": 1, "hl hectolitre": 100, "m3 m³ metrecube": 1_000},
    "energy": {"wh": 1, "kwh": 1_000, "mwh": 1_000_000, "gwh": 1_000_000_000},
    "length": {"m ml metre": 1, "km kilometre": 1_000},
    "area": {"m2 m² metrecarre": 1, "ha hectare": 10_000, "km2 km²": 1_000_000},
}  # fmt: skip
"""The units of each kind of measure, and how many of the smallest each is."""
_SIZES = {
    name: (measure, size)
    for measure, units in _UNITS.items()
    for names, size in units.items()
    for name in names.split()
}
_TWO_WORDS = re.compile(r"\bmetres? (?P<kind>cube|carre)s?\b")
"""A unit in two words: "Mètres cubes"."""
_WORD = re.compile(r"(?<![\w'’])(?:[a-z]{2,}?|k?m[23²³])(?=s?(?![\w²³]))")
"""A word of a header, or a unit, without the mark of the plural."""
_LETTER = re.compile(r"(?:\(|^|\s)([glmt])(?=\)|$| ?/)")
"""A unit of one letter, in brackets, before "/", or alone."""


def unit_in(header: str) -> tuple[str, int] | None:
    """The kind of measure that a header names, and the size of its unit; None for no unit, and for
    several.

    >>> unit_in("Kg 2025"), unit_in("Tonnes (t)"), unit_in("Surface (m²)"), unit_in("Repas")
    (('mass', 1000), ('mass', 1000000), ('area', 1), None)
    """
    folded = _TWO_WORDS.sub(r"metre\g<kind>", fold(header))
    words = {*_WORD.findall(folded), *_LETTER.findall(folded)}
    return only({_SIZES[word] for word in words if word in _SIZES})


def times_smaller(whole: Sequence[str], ones: str) -> Decimal:
    """How many units of one header make one of the first of others that names a unit; 1 where
    either names none, or another measure.

    >>> times_smaller(["Tonnes 2025"], "Kg/"), times_smaller(["Recettes"], "€/")
    (Decimal('1000'), Decimal('1'))
    """
    large = next(filter(None, map(unit_in, whole)), None)
    small = unit_in(ones)
    if large is None or small is None or large[0] != small[0]:
        return Decimal(1)
    return Decimal(large[1]) / small[1]
