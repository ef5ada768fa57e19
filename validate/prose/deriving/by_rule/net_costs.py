"""What is left of an amount that an act told, of another that it told elsewhere: "le coût complet
atteint A … les lots rapporteront B … la charge nette est de C"; "le crédit ouvert est de A ; après
le présent vote, il restera C"."""

from collections.abc import Iterator
from decimal import Decimal

from extract.french.lexicon.concept import WordList
from validate.prose.deriving.derivation import taken_away
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import MONEY, SpokenNumber, Wording

_NET = WordList(
    "charge nette", "cout net", "reste a charge net", "depense nette"
)
"""Words of what a cost is without what it brings."""
_COST = WordList(
    "cout complet", "cout total", "cout global", "depense totale", "cout de l'operation",
    "total des depenses",
)  # fmt: skip
_BRINGS = WordList(
    "rapportero*", "rapporte*", "recette* attendue*", "produit des cessions", "produit de la vente",
    "prix de vente", "recettes de l'operation", "total des recettes", "rapporter",
)  # fmt: skip
"""Words of what comes in."""
_CREDIT = WordList(
    "credit ouvert",
    "credits ouverts",
    "credit inscrit",
    "credits inscrits",
    "enveloppe ouverte",
)
_LEFT = WordList(
    "il restera", "il reste", "restera", "resteront", "il resterait"
)
_BY_THIS = WordList(
    "apres le present vote", "apres cette attribution", "apres ces attributions",
    "apres attribution", "apres le vote", "apres vote", "a l'issue du present vote",
)  # fmt: skip
"""Words by which it is left by what the act grants."""
_GRANTED = WordList(
    "pour une enveloppe( totale)( globale) de", "pour un total de", "pour un montant total de",
    "pour un montant global de", "soit un total de", "soit une enveloppe de",
    "pour une enveloppe globale de",
)  # fmt: skip
"""Before what the act grants."""
_NEAR = Decimal("0.5")
"""How far off what is left may be: words name both ends."""


def net_costs(wording: Wording) -> Iterator[Reckoned]:
    """What two amounts of an act leave, told by the words of all three."""
    for index, result in enumerate(wording.numbers):
        if result.unit == MONEY:
            yield from _net(wording, index)
            yield from _left(wording, index)


def _net(wording: Wording, index: int) -> Iterator[Reckoned]:
    """A cost without what it brings: one slip apart at most, for others may be meant."""
    if not _NET.within(wording.before(index)):
        return
    cost, brought = _said(wording, _COST), _said(wording, _BRINGS)
    if cost is not None and brought is not None:
        made = taken_away(cost.fact, brought.fact)
        yield Reckoned(wording.numbers[index], made, loose=True)


def _left(wording: Wording, index: int) -> Iterator[Reckoned]:
    """What the grants of an act leave of the credit right before."""
    before = wording.before(index)
    is_left = _LEFT.within(before) and _BY_THIS.within(before)
    if not index or not is_left:
        return
    credit = wording.numbers[index - 1]
    is_credit = credit.unit == MONEY and _CREDIT.within(
        wording.text[: credit.start]
    )
    granted = _said(wording, _GRANTED, right_before=True)
    if is_credit and granted is not None and granted.value < credit.value:
        made = taken_away(credit.fact, granted.fact)
        yield Reckoned(wording.numbers[index], made, near=_NEAR)


def _said(
    wording: Wording, words: WordList, *, right_before: bool = False
) -> SpokenNumber | None:
    """The amount that the sentences before say behind some words; None where they say several."""
    found = [
        one
        for sentence in wording.earlier
        for place, one in enumerate(sentence.numbers)
        if one.unit == MONEY
        and (words.closes if right_before else words.within)(
            sentence.before(place)
        )
    ]
    return found[0] if len({one.value for one in found}) == 1 else None
