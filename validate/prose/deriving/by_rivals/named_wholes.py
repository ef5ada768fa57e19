"""The share of a part in what words name behind it, where the sentence told that by the same words:
"leur annuité pleine sera de 20 200 €, mais la dotation n'est que de 11 355,75 €, soit 56,22 % de
l'annuité"."""

import re
from collections.abc import Iterator, Sequence

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import SIGNED
from extract.french.lexicon.sentences.limits_said import FALLING, RISING
from extract.french.lexicon.sentences.said_in_turn import (
    MORE_OR_LESS,
    NO_EXACT_FIGURE,
)
from extract.several import only
from validate.prose.deriving.derivation import quotient
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import (
    SHARE,
    SpokenNumber,
    Wording,
    to_end_of_clause,
)
from validate.prose.pairing.misprints import restates
from validate.prose.words.label_words import label_stems

_IS = re.compile(
    r"(?:,? soit|, c.est.a.dire"
    r"|\b(?:forme|represente|constitue|couvre|absorbe)(?:nt)?)(?: donc| ainsi)? $"
)
"""Between a part and its share."""
_OF = re.compile(
    r" ?(?:pour cent)? ?(?:du|de la|de l.|des|de c\w+|de ses|de leurs?) ?(?P<named>[a-z][^,;:.()]*)"
)
"""Behind a share, what it is of."""
_GOES_ON = re.compile(
    r"\b(?:et|pour|contre|alors|mais|qui|que|dont|en|aux?|avec|selon|sur|ou|y|est|sont)\b"
)
"""Where that ends."""
_OTHERS = WordList(
    RISING, FALLING, NO_EXACT_FIGURE, "les autres", "l'autre", "le reste",
    "hors", "hormis", "sauf", "except*",
)  # fmt: skip
"""Words by which a number is no share, or one of others."""
_IS_NONE = re.compile(r"\b(?:dont|reste\w*|moins|plus)\W*$")
"""Right before a number that is itself a part."""
_MARKS = re.compile(r"[;:.()]")
"""What parts the words of one number from those of the one before."""
_WHY = "the sentence gives a share"


def named_wholes(wording: Wording) -> Iterator[Reckoned]:
    """Each share of a sentence in the only number before its part that has the words behind it,
    where it is that, or the share of its part in another number of the sentence without them."""
    for index in range(2, len(wording.numbers)):
        part, share = wording.numbers[index - 1 : index + 1]
        named = _named(wording, index)
        if not named:
            continue
        places = _larger(wording, index)
        told = {
            wording.numbers[place].value: wording.numbers[place]
            for place in places
            if named <= _words_of(wording, place)
        }
        whole = only(list(told.values()))
        if whole is None:
            continue
        made = quotient(part.fact, whole.fact, _WHY)
        rivals = [wording.numbers[place] for place in places]
        if any(_gives(share, part, one) for one in (whole, *rivals)):
            yield Reckoned(share, made, near=ANY)


def _gives(
    share: SpokenNumber, part: SpokenNumber, whole: SpokenNumber
) -> bool:
    return restates(share.fact, quotient(part.fact, whole.fact, _WHY).value)


def _named(wording: Wording, index: int) -> frozenset[str]:
    """The words behind a share that name what it is of; none where it is no share of the number
    before it."""
    part, share = wording.numbers[index - 1 : index + 1]
    between, after = wording.before(index), wording.after(index)
    is_told = (
        share.unit == SHARE != part.unit,
        not part.per and not wording.is_compared(index - 1),
        _IS.search(between) is not None and not _OTHERS.within(between),
        not MORE_OR_LESS.follows_signs(after),
        SIGNED.match(share.fact.printed) is None,
    )
    of = _OF.match(after)
    if of is None or not all(is_told):
        return frozenset()
    return frozenset(label_stems(_GOES_ON.split(of["named"])[0]))


def _larger(wording: Wording, index: int) -> Sequence[int]:
    """The numbers before a part that may be its whole."""
    part = wording.numbers[index - 1]
    return [
        place
        for place, one in enumerate(wording.numbers[: index - 1])
        if one.measure == part.measure
        and one.scale == part.scale
        and one.value > part.value > 0
        and not wording.is_compared(place)
        and not _IS_NONE.search(wording.before(place))
    ]


def _words_of(wording: Wording, place: int) -> frozenset[str]:
    """The words of a number, before it and behind it in its clause."""
    before = _MARKS.split(wording.before(place))[-1]
    behind = to_end_of_clause(wording.after(place))
    return frozenset(label_stems(f"{before} {behind}"))
