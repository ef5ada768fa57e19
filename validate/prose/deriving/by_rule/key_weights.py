"""The weights of a key, which are a hundred per cent together: "la clé combine la population, pour
60 %, et le potentiel fiscal, pour 40 %"."""

from collections.abc import Iterator
from decimal import Decimal

from extract.facts import facts_of
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import (
    FALLING,
    LIMIT,
    RISING,
)
from validate.model.identity import Form, Kind
from validate.prose.deriving.derivation import HUNDRED, Derivation
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import SHARE, Wording

_KEY = WordList(
    "cette cle",
    "la cle",
    "cle",
    "la ponderation",
    "la repartition",
)
"""How a sentence opens that tells of what a key is made."""
_MADE_OF = WordList(
    "combin*", "compos*", "ponder*", "repos*", "tien* compte", "pren* en compte", "retien*",
    "associe(nt)", "cumul*", "est fonction", "est constituee",
)  # fmt: skip
"""Verbs of that."""
_WEIGHS = WordList("pour", "a hauteur de", "a raison de", "a concurrence de")
"""Before the weight of what was just named."""
_OTHERS = WordList(RISING, FALLING, LIMIT, "dont", "reste", "solde", "contre")
"""Words by which the percentages of a sentence are no weights of one key."""
_LEAST = 2
_NEAR = Decimal("0.34")
"""How far the last weight may be from what the others leave, by the larger."""
_WHY = "the weights of a key are a hundred per cent"


def key_weights(wording: Wording) -> Iterator[Reckoned]:
    """The last weight of a key, as what the others leave of a hundred per cent."""
    weights = [one for one in wording.numbers if one.unit == SHARE]
    first = wording.before(0)
    is_told = (
        len(weights) == len(wording.numbers) >= _LEAST,
        _KEY.follows_signs(first),
        _MADE_OF.within(first),
        not _OTHERS.within(wording.text),
        all(
            _WEIGHS.closes(wording.before(index))
            for index in range(len(wording.numbers))
        ),
    )
    if all(is_told):
        *others, last = weights
        made = Derivation(
            terms=facts_of(others),
            weights=(Decimal(-1),) * len(others),
            form=Form.WEIGHTED_SUM,
            kind=Kind.SUM,
            why=_WHY,
            offset=HUNDRED,
        )
        yield Reckoned(last, made, near=_NEAR)
