"""A price that is another one raised or lowered by a percentage: "à 5,42 € le tarif de la tranche
T7 et à 6,50 € celui des familles extérieures, égal au tarif T7 majoré de 20 %"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extract.french.lexicon.concept import WordList
from extract.several import only
from validate.prose.deriving.derivation import HUNDRED, multiplied
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.words.label_words import label_stems

_EQUALS = re.compile(
    r"\b(?:egale?s? (?:au|a la|a l.|aux|a)|soit (?:le|la|l.|les)|correspond\w* (?:au|a la|aux))"
    r" ?(?P<base>[^,;.]{3,60}?)\W*"
    r"\b(?P<way>major|augment|relev|minor|diminu|redui|abaiss)\w* de\W*$"
)
"""Between a price and the percentage by which it differs from another, that one named."""
_RAISED = ("major", "augment", "relev")
_TAXED = WordList("tva", "taxe(s)")
_NEAR = Decimal("0.5")
"""How far a price may be from what the percentage gives: words name both."""
_WHY = "the sentence raises or lowers a price by a percentage"


def raised_prices(wording: Wording) -> Iterator[Reckoned]:
    """The prices of a sentence that are others of it by a percentage."""
    for index in range(2, len(wording.numbers)):
        share, result = wording.numbers[index], wording.numbers[index - 1]
        found = _EQUALS.search(wording.before(index))
        if share.unit != SHARE or found is None or result.unit == SHARE:
            continue
        base = _named(wording, index - 1, found["base"])
        if base is not None and not _TAXED.within(wording.before(index)):
            sign = 1 if found["way"] in _RAISED else -1
            factor = 1 + sign * share.value / HUNDRED
            made = multiplied((base.fact,), factor, _WHY)
            yield Reckoned(result, made, near=_NEAR)


def _named(wording: Wording, stop: int, name: str) -> SpokenNumber | None:
    """The one number before a place of its unit that all words of a name stand behind."""
    wanted = frozenset(label_stems(name))
    result = wording.numbers[stop]
    return only(
        [
            wording.numbers[place]
            for place in range(stop)
            if wording.numbers[place].unit == result.unit
            and wanted <= frozenset(label_stems(wording.after(place)))
        ]
    )
