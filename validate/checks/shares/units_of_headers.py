"""The unit of measure that a header names, so that what one has in grams is reckoned of kilograms:
"Grammes par repas" of "Kg 2025", "Kg/hab." of "Tonnes".
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from extract.french.folding import fold
from extract.several import only

_UNITS = {
    "mass": {"g|grammes?": 1, "kg|kilos?|kilogrammes?": 1_000, "t|tonn(?:es?|ages?)": 1_000_000},
    "volume": {"l|litres?": 1, "hl|hectolitres?": 100, "m3|m³|metres? cubes?": 1_000},
    "energy": {"wh": 1, "kwh": 1_000, "mwh": 1_000_000, "gwh": 1_000_000_000},
    "length": {"m|ml|metres?(?! c)": 1, "km|kilometres?": 1_000},
    "area": {"m2|m²|metres? carres?": 1, "ha|hectares?": 10_000, "km2|km²": 1_000_000},
}  # fmt: skip
"""The units of each kind of measure, and how many of the smallest each is."""


def _patterns() -> Mapping[re.Pattern[str], tuple[str, int]]:
    """What names each unit in a folded header: one letter in brackets, before "/", or alone."""
    found: dict[re.Pattern[str], tuple[str, int]] = {}
    for measure, units in _UNITS.items():
        for names, size in units.items():
            writings = names.split("|")
            words = "|".join(one for one in writings if len(one) > 1)
            parts = [rf"\b(?:{words})(?![\w²³])"] if words else []
            letters = [one for one in writings if len(one) == 1]
            parts += [rf"\({one}\)|\b{one} ?/|^{one}$" for one in letters]
            found[re.compile("|".join(parts))] = measure, size
    return found


_NAMED = _patterns()


def unit_in(header: str) -> tuple[str, int] | None:
    """The kind of measure that a header names, and the size of its unit; None for no unit, and for
    several.

    >>> unit_in("Kg 2025"), unit_in("Tonnes (t)"), unit_in("Surface (m²)"), unit_in("Repas")
    (('mass', 1000), ('mass', 1000000), ('area', 1), None)
    """
    folded = fold(header)
    return only(
        [unit for named, unit in _NAMED.items() if named.search(folded)]
    )


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
