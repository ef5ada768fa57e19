"""One area in square metres and in hectares, ares and centiares: "19 107 m², soit 1 ha 91 a 07 ca";
"d'une contenance de 42 a 15 ca (4 215 m²)"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extract.french.land_areas import find_land_areas
from validate.model.identity import Form, Kind
from validate.prose.deriving.derivation import Derivation
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import SpokenNumber, Wording

_UNIT = "m2"
_SAME = re.compile(
    r"[\s,(:–-]*(?:m2|metres? carres?)?[\s,(:–-]*(?:soit|ou|=)?[\s:(]*"
)
"""Between an area and the same one in another writing."""
_WHY = "the sentence gives one area in two ways"


def one_area(wording: Wording) -> Iterator[Reckoned]:
    """The areas of a sentence that stand beside square metres as the same, in another writing."""
    for index in range(1, len(wording.numbers)):
        pair = wording.numbers[index - 1 : index + 1]
        written = [one for one in pair if find_land_areas(one.fact.printed)]
        plain = [one for one in pair if one not in written]
        between = wording.before(index)
        is_same = _SAME.fullmatch(between) is not None and between.strip()
        are_areas = all(one.unit == _UNIT for one in pair)
        if is_same and are_areas and len(written) == len(plain):
            yield Reckoned(written[0], _equal(plain[0]), near=Decimal(1))


def _equal(other: SpokenNumber) -> Derivation:
    return Derivation(
        terms=(other.fact,),
        weights=(Decimal(1),),
        form=Form.EQUALITY,
        kind=Kind.EQUALITY,
        why=_WHY,
    )
