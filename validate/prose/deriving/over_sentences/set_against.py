"""What an amount just said gives when it is set against another that is called by its name:
"L'encours de la dette est de 3 486 200 €. Rapporté à l'épargne brute, il donne une capacité de
désendettement de 8,0 années."
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from extract.french.lexicon.concept import WordList
from extract.several import only
from validate.prose.deriving.derivation import divided
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
    of_unit,
)
from validate.prose.words.names import plain_words
from validate.prose.words.word_stems import stems

_AGAINST = re.compile(
    r"^rapportee?s? (?:a|au|aux) (?P<name>[^,;.()]+), (?:il|elle|ils|elles|cet? \w+)\b"
)
"""How a sentence goes on to divide what was just said."""
_THRESHOLD = WordList("seuil(s)", "plafond(s)", "limite(s)", "norme(s)")
"""Before a number that a figure is compared with."""
_OPENING = 4
"""Words at the head of a sentence that say what its first amount is."""
_LEAST = 2
"""Words of a name that tell an amount."""
_NEAR = Decimal("0.3")
"""How far a number may be from what both give: one of them may be misprinted itself."""


def set_against(wording: Wording) -> Iterator[Reckoned]:
    """The only number of a sentence that divides the first amount of the one before by an amount
    that opens a sentence with its name.
    """
    said = _AGAINST.match(wording.text.strip())
    result = _only_figure(wording)
    if said is None or result is None or not wording.sooner:
        return
    whole = _first_amount(wording.sooner[-1])
    under = _called(wording, said["name"])
    if whole is None or under is None or whole is under or not under.value:
        return
    if result.unit not in (MONEY, SHARE):
        yield Reckoned(result, divided(whole.fact, under.fact), near=_NEAR)


def _only_figure(wording: Wording) -> SpokenNumber | None:
    """The only number of a sentence but for thresholds: "en deçà du seuil de douze années"."""
    return only(
        [
            one
            for index, one in enumerate(wording.numbers)
            if not _THRESHOLD.within(wording.before(index))
        ]
    )


def _first_amount(wording: Wording) -> SpokenNumber | None:
    return next(iter(of_unit(wording.numbers, MONEY)), None)


def _called(wording: Wording, name: str) -> SpokenNumber | None:
    """The first amount of the only sentence before that opens with a name."""
    wanted = set(stems(name))
    if len(wanted) < _LEAST:
        return None
    opened = [
        amount
        for sentence in wording.earlier
        if wanted <= set(stems(plain_words(sentence.text))[:_OPENING])
        and (amount := _first_amount(sentence)) is not None
    ]
    return only(opened)
