"""What a sentence leaves of a whole, which it may not say again: "40 % en janvier (74 400 €), 35 %
en mai (65 100 €), le reliquat, soit 46 500 €"; "les 12 % restants"; "9 sont vendus, 2 font l'objet
d'un compromis ; 3 demeurent"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations, pairwise

from extract.facts import facts_of
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.several import only
from validate.model.identity import Form, Kind
from validate.prose.deriving.compared_pairs import AGAINST
from validate.prose.deriving.derivation import (
    HUNDRED,
    Derivation,
    all_taken_away,
)
from validate.prose.deriving.told_changes import difference_of
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
    of_unit,
)
from validate.prose.pairing.misprints import restates
from validate.prose.words.names import plain_words

_REST = WordList(
    "solde", "reliquat", "surplus", "reste", "complement", "restant(e)", "restera",
)  # fmt: skip
"""Before what is left of a whole."""
_LEFT_BEHIND = WordList("restant(e)s", "restant(e)", "resteront", "resteraient")
"""Behind it: "les 12 % restants"."""
_OF_THE_REST = WordList(
    "du reste", "du solde", "du reliquat", "du surplus", "du restant", "de ce reste", "de ce solde",
)  # fmt: skip
"""Behind a percentage, of what it is: "45,6 % du reste et 29,5 % des autorisations"."""
_STILL = WordList(
    "demeur*", "rest*", "sont encore", "sont toujours", "sont a", "sont disponibles", "sont libres",
)  # fmt: skip
"""Behind the number of things that are left."""
_STILL_BEFORE = WordList("il en reste", "en restent", "il reste", "en reste")
"""Right before it."""
_PUT = WordList(
    "affect*", "report*", "inscri*", "impute*", "vers*", "mandat*", "repris*", "reprend",
    "conserv*", "maintien*", "maintenu*",
)  # fmt: skip
"""What becomes of an amount that is shared out in two."""
_OTHER_BASE = WordList(
    "ttc", "toutes taxes", "tva", "fctva", "dedu*", "recuper*", "hors", "dont", "plus",
    "a ajouter", "s'ajoute*", "aussi",
)  # fmt: skip
"""Words by which what is left is not of the same whole, or not of these parts alone."""
_NOT_ALL = WordList(
    "ttc", "toutes taxes", "fctva", "dans la limite", "plafon*", "dont", "contre", "reste*",
    "solde",
)  # fmt: skip
"""Words of a sentence of whose amounts not all are paid by others."""
_BOTH_LEAVE = WordList(
    "d'ou un solde( net) de", "d'ou un solde positif de", "d'ou un solde negatif de",
    "soit un solde( net) de", "soit un solde positif de", "soit un solde negatif de",
    "ce qui laisse un solde de", "d'ou un reste a charge de", "soit un reste a charge de",
)  # fmt: skip
"""Between two amounts and what one leaves of the other."""
_BESIDE = 60
"""Characters before a number in which the words of what is left stand."""
_NEXT = 2
"""Words behind a number."""
_LEAST, _MOST = 2, 8
"""Parts that are paid one after the other."""
_NEAR = Decimal("0.2")
"""How far a number may be from what is left."""
_NEAR_SHARE = Decimal("0.5")
"""The same of a percentage that two others at least leave."""
_NEAR_ALONE = Decimal("0.1")
"""The same of what one percentage leaves: more may be of another whole."""
_WHY = "the sentence tells what is left"


def what_is_left(wording: Wording) -> Iterator[Reckoned]:
    """Each number of a sentence that words say to be left of a whole, as what its parts leave."""
    for index in range(len(wording.numbers)):
        if NO_EXACT_FIGURE.within(wording.before(index)[-_BESIDE:]):
            continue
        unit = wording.numbers[index].unit
        if unit == SHARE and _is_left(wording, index):
            yield from _of_hundred(wording, index)
        elif unit == MONEY and _is_left(wording, index):
            yield from _of_instalments(wording, index)
            yield from _of_aids(wording, index)
            yield from _in_two(wording, index)
            yield from _of_both(wording, index)
            yield from _of_all_said(wording, index)
        elif unit not in (MONEY, SHARE):
            yield from _of_things(wording, index)


def _is_left(wording: Wording, index: int) -> bool:
    """Whether words beside a number say that it is left."""
    before = wording.before(index)[-_BESIDE:].rpartition(";")[2]
    before = _OF_THE_REST.replaced_in(before, "")
    behind = plain_words(wording.after(index)).split()[:_NEXT]
    return _REST.within(plain_words(before)) or _LEFT_BEHIND.within(
        " ".join(behind)
    )


def _of_hundred(wording: Wording, index: int) -> Iterator[Reckoned]:
    """A percentage as what the others before it leave of a hundred; the last of them alone, where
    they leave it exactly."""
    result = wording.numbers[index]
    parts = of_unit(wording.numbers[:index], SHARE)[-_MOST:]
    made = [
        _hundred_less(parts[start:])
        for start in range(len(parts))
        if 0 < sum(one.value for one in parts[start:]) < HUNDRED
    ]
    if not made:
        return
    exact = [one for one in made if restates(result.fact, one.value)]
    if exact:
        yield Reckoned(result, exact[0])
    elif len(made) == len(parts):
        near = _NEAR_ALONE if len(parts) == 1 else _NEAR_SHARE
        yield Reckoned(result, made[0], near=near)


def _hundred_less(parts: Sequence[SpokenNumber]) -> Derivation:
    """What percentages leave of a hundred."""
    return Derivation(
        terms=facts_of(parts),
        weights=(Decimal(-1),) * len(parts),
        form=Form.WEIGHTED_SUM,
        kind=Kind.DIFFERENCE,
        why=_WHY,
        offset=HUNDRED,
    )


def _of_instalments(wording: Wording, index: int) -> Iterator[Reckoned]:
    """An amount as what those before it leave, each printed beside the percentage that it is of one
    whole, which was said before."""
    result, before = wording.numbers[index], _told_of(wording, index)
    pairs = _pairs(before)
    paid = [amount for _, amount in pairs]
    others = [one for one in of_unit(before, MONEY) if one not in paid]
    wholes = [*_said_sooner(wording), *others]
    whole = _one_value([one for one in wholes if _is_whole(one, pairs)])
    if whole is None or any(one.value != whole.value for one in others):
        return
    made = all_taken_away(whole.fact, facts_of(paid))
    start = paid[-1].end if paid[-1] in wording.numbers else 0
    told = plain_words(wording.text[start : result.end])
    if restates(result.fact, made.value) or not _OTHER_BASE.within(told):
        # an instalment whose amount is not told is taken too
        is_more = len(of_unit(before, SHARE)) > len(pairs)
        yield Reckoned(result, made, near=_NEAR, vague=is_more)


def _told_of(wording: Wording, index: int) -> Sequence[SpokenNumber]:
    """The numbers before one in its sentence; with those of the sentence before, where none of them
    is an amount."""
    before = wording.numbers[:index]
    if of_unit(before, MONEY) or not wording.sooner:
        return before
    return (*wording.sooner[-1].numbers, *before)


def _said_sooner(wording: Wording) -> list[SpokenNumber]:
    """The amounts of the sentences before."""
    return [
        one
        for sentence in wording.sooner
        for one in of_unit(sentence.numbers, MONEY)
    ]


def _pairs(
    numbers: Sequence[SpokenNumber],
) -> list[tuple[SpokenNumber, SpokenNumber]]:
    """The percentages that an amount follows, with it: "40 % en janvier (74 400 €)"."""
    return [
        (one, other)
        for one, other in pairwise(numbers)
        if one.unit == SHARE and other.is_amount
    ]


def _is_whole(
    whole: SpokenNumber, pairs: Sequence[tuple[SpokenNumber, SpokenNumber]]
) -> bool:
    """Whether each amount is the percentage beside it of a whole, and all leave some of it."""
    are_parts = all(
        restates(amount.fact, whole.value * share.value / HUNDRED)
        for share, amount in pairs
    )
    paid = sum(amount.value for _, amount in pairs)
    return bool(pairs) and are_parts and 0 < paid < whole.value


def _one_value(numbers: Sequence[SpokenNumber]) -> SpokenNumber | None:
    """The last of some numbers, where all say the same."""
    return numbers[-1] if len({one.value for one in numbers}) == 1 else None


def _of_aids(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Sont attendus une subvention de 35 %, soit A, et des certificats pour B. Le reste à charge
    est donc de X": what all amounts of the sentence before leave of the one of which a share makes
    the first; or some of them, where the others were forgotten."""
    result = wording.numbers[index]
    whole, parts = _paid_by_others(wording, index)
    if whole is None:
        return
    made = all_taken_away(whole.fact, facts_of(parts))
    left = {whole.value - some for some in _some_of(parts)}
    if restates(result.fact, made.value) or result.value in left:
        yield Reckoned(result, made, near=ANY)


def _paid_by_others(
    wording: Wording, index: int
) -> tuple[SpokenNumber | None, Sequence[SpokenNumber]]:
    """The one amount of which shares make amounts of the sentence before, and all of those; None
    where the own sentence tells more, or that one not all."""
    has_own = bool(of_unit(wording.numbers[:index], MONEY))
    before = wording.sooner[-1] if wording.sooner else None
    if before is None or has_own or _NOT_ALL.within(plain_words(before.text)):
        return None, ()
    pairs, amounts = _pairs(before.numbers), of_unit(before.numbers, MONEY)
    said = chain.from_iterable(
        of_unit(sentence.numbers, MONEY) for sentence in wording.earlier
    )
    wholes = {one.value: one for one in said if _is_whole(one, pairs)}
    whole = only(wholes.values())
    if whole is None:
        return None, ()
    return whole, [one for one in amounts if one.value != whole.value]


def _some_of(parts: Sequence[SpokenNumber]) -> set[Decimal]:
    """What some of several parts come to, not all of them."""
    return {
        sum((one.value for one in some), Decimal(0))
        for count in range(1, len(parts))
        for some in combinations(parts, count)
    }


def _in_two(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "L'excédent étant de T et le besoin de B, affecte B en réserves et reporte le surplus, pour
    X": the first amount, and the only other one, which may be said twice."""
    result = wording.numbers[index]
    whole, *parts = of_unit(wording.numbers[:index], MONEY) or [result]
    part = _one_value(parts)
    between = wording.text[whole.end : result.start]
    if part is None or part.value <= 0 or not _PUT.within(plain_words(between)):
        return
    made = all_taken_away(whole.fact, (part.fact,))
    if made.value > 0:
        # said twice, it is what the sentence speaks of
        yield Reckoned(result, made, loose=len(parts) == 1, near=_NEAR)


def _of_both(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Les cessions ont rapporté A et les achats coûté B, d'où un solde positif de C"."""
    result = wording.numbers[index]
    ends = of_unit(wording.numbers[:index], MONEY)
    told = plain_words(wording.before(index))
    if len(ends) == _NEXT and _BOTH_LEAVE.closes(told) and not result.per:
        yield Reckoned(result, difference_of(ends), near=_NEAR)


def _of_all_said(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Le séjour coûte W. La commune paie A, la coopérative B et les parents le restant, X": the
    only amount of the sentence before, and all of its own."""
    result, parts = wording.numbers[index], wording.numbers[:index]
    amounts = of_unit(parts, MONEY)
    before = wording.sooner[-1].numbers if wording.sooner else ()
    whole = only(of_unit(before, MONEY))
    told = plain_words(wording.text[: result.end])
    others = (_OTHER_BASE, _PUT, AGAINST)
    if len(amounts) < _LEAST or whole is None or of_unit(parts, SHARE):
        return
    if result.per or any(words.within(told) for words in others):
        return
    made = all_taken_away(whole.fact, facts_of(amounts))
    if made.value > 0:
        yield Reckoned(result, made, near=_NEAR)


def _of_things(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "14 lots. 9 sont vendus et 2 font l'objet d'un compromis ; 3 demeurent": the things
    were counted right before, and the others have no noun of their own."""
    result, parts = wording.numbers[index], wording.numbers[:index]
    is_left = _STILL.follows_signs(
        wording.after(index)
    ) or _STILL_BEFORE.closes(wording.before(index))
    whole = _counted_before(wording)
    if not is_left or not parts or whole is None or result.unit or result.per:
        return
    if any(one.unit or one.per for one in parts):
        return
    made = all_taken_away(whole.fact, facts_of(parts))
    if made.value > 0:
        yield Reckoned(result, made)


def _counted_before(wording: Wording) -> SpokenNumber | None:
    """The only number of the sentence before, where it counts things."""
    before = wording.sooner[-1].numbers if wording.sooner else ()
    whole = only(before)
    return whole if whole is not None and whole.is_of_things else None
