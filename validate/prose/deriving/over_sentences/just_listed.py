"""Sums and means of amounts that the sentences before have listed: "ces trois chantiers coûteront
27 599 €"; "le montant des travaux est donc de 352 000 €"; "leur moyenne s'établit à 508 300 €"; and
by how much two percentages of two sentences differ: "51,8 %. Elle n'était que de 47,3 % : c'est
donc 4,5 points de gagnés"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import facts_of
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import FALLING, RISING
from extract.french.lexicon.sentences.said_in_turn import (
    NO_EXACT_FIGURE,
    NO_LIST,
    THESE,
)
from validate.model.identity import Form, Kind
from validate.prose.deriving.derivation import Derivation, all_added
from validate.prose.deriving.told_changes import difference_of
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
    of_unit,
)
from validate.prose.words.names import plain_words

_COST = WordList(
    "cout*", "represent*", "s'elev*", "total*", "mont*", "attei*", "reviendr*", "reviennent",
    "form*", "font", "feront", "ensemble", "cumul*", "somme", "global*", "soit", "evalu*",
    "chiffr*",
)  # fmt: skip
"""Between so many of a thing and what they come to."""
_TOGETHER = WordList("ensemble", "au total", "en tout", "cumul*")
"""The same, where nothing says "these"."""
_NO_SUM = WordList(
    "chacun*", "chaque", "moyen*", "dont", "contre", "au lieu de", "hausse", "baisse", "augment*",
    "diminu*", "economi*", "aide(s)", "subvention*", "ttc", "toutes taxes", "reste*", "solde",
)  # fmt: skip
"""Words by which an amount is no sum of those just listed."""
_SO = WordList("donc", "ainsi", "au total")
_WHOLE = WordList("montant", "cout*", "total*", "depense*", "somme", "ensemble")
"""Words of a sentence that sums up a list."""
_OPENING = 90
"""Characters of such a sentence before its amount."""
_ALL_OF_IT = WordList(
    "l'ensemble", "le total", "le tout", "la depense", "le programme", "l'enveloppe", "le montant",
    "le cout", "l'encours", "cette depense", "la recette", "au total", "le budget", "l'effort",
)  # fmt: skip
"""What opens a sentence on all that the one before has listed."""
_SHARED_OUT = WordList("se repart*", "se decompos*", "se ventil*", "dont")
"""Behind an amount that is shared out itself."""
_MEAN_OF = WordList(
    "leur moyenne", "la moyenne des", "moyenne de ces", "moyenne des"
)
"""Before the mean of what was listed."""
_POINT = "point"
_MOVED = WordList(
    RISING, FALLING, "gain", "gagn*", "perd*", "perte", "ecart", "soit", "donc", "difference",
)  # fmt: skip
"""Beside by how many points two percentages differ."""
_BETWEEN = 60
"""Characters between a list and what it comes to."""
_LEAST, _MOST = 2, 12
"""Things that are listed."""
_NEAR = Decimal("0.2")
"""How far a number may be from what those of a list give."""
_NEAR_ALL = Decimal("0.9")
"""The same of a sum that leaves out just one of its items."""
_NEAR_POINTS = Decimal("0.3")
"""The same of points, of which few are printed."""
_WHY = "the sentence gives the mean of several amounts"


def just_listed(wording: Wording) -> Iterator[Reckoned]:
    """Each number of a sentence that words make the sum, the mean or the difference of those of
    the sentences before it."""
    for index in range(len(wording.numbers)):
        if not NO_EXACT_FIGURE.within(wording.before(index)[-_BETWEEN:]):
            yield from _counted_sum(wording, index)
            yield from _summed_up(wording, index)
            yield from _of_last_list(wording, index)
            yield from _mean(wording, index)
            yield from _points(wording, index)


def _counted_sum(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Ces trois chantiers coûteront X", after as many amounts as there are."""
    if not index:
        return
    count, result = wording.numbers[index - 1 : index + 1]
    opens, between = wording.before(index - 1), wording.before(index)
    is_told = (
        result.is_amount,
        _is_count(count),
        THESE.closes(opens) or _TOGETHER.within(between),
        _COST.within(between) and len(between) <= _BETWEEN,
        not _NO_SUM.within(between),
        not _NO_SUM.follows_signs(wording.after(index)),
    )
    if all(is_told):
        listed = _listed(wording, index - 1, result, int(count.value))
        if listed:
            made = all_added(facts_of(listed))
            yield Reckoned(result, made, near=_NEAR, vague=True)


def _summed_up(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Le montant des travaux est donc de X", right after the items of a list: what they come to,
    or a slip of it, or all but one of them."""
    result, opens = wording.numbers[index], plain_words(wording.before(index))
    is_told = (
        not index and result.is_amount,
        _SO.within(opens) and _WHOLE.within(opens),
        not wording.is_item,
        not _NO_SUM.within(opens),
        len(opens) <= _OPENING,
    )
    listed = _of_each(wording, result) if all(is_told) else []
    if len(listed) <= _LEAST:
        return
    made = all_added(facts_of(listed))
    short = {made.value - one.value for one in listed}
    if result.value in short:
        yield Reckoned(result, made, near=_NEAR_ALL, vague=True)
    else:
        yield Reckoned(result, made, loose=True)


def _of_last_list(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "… d'allouer A à l'école, B au lavoir et C à la halle. La dépense, imputée au chapitre 204,
    est de X": all amounts of the sentence before, where it lists nothing else."""
    result, opens = wording.numbers[index], wording.before(index)
    is_told = (
        bool(wording.sooner) and not index and result.is_amount,
        _ALL_OF_IT.follows_signs(opens) and len(opens) <= _OPENING,
        not _NO_SUM.within(plain_words(opens)),
        not _SHARED_OUT.follows_signs(wording.after(index)),
    )
    listed = _only_list(wording.sooner[-1]) if all(is_told) else []
    if len(listed) > _LEAST:
        yield Reckoned(
            result, all_added(facts_of(listed)), near=_NEAR, vague=True
        )


def _only_list(sentence: Wording) -> list[SpokenNumber]:
    """The amounts of a sentence that lists them, whose other numbers are all of things; none where
    one is what the others come to."""
    listed = of_unit(sentence.numbers, MONEY)
    total = sum(one.value for one in listed)
    is_list = (
        all(one.is_amount or one.is_of_things for one in sentence.numbers),
        not any(2 * one.value == total for one in listed),
        not any(map(_breaks_list, _between(sentence, listed))),
    )
    return listed if all(is_list) else []


def _between(
    sentence: Wording, listed: Sequence[SpokenNumber]
) -> Iterator[str]:
    """The text before each number of a list but the first."""
    return map(sentence.before, map(sentence.numbers.index, listed[1:]))


def _breaks_list(between: str) -> bool:
    return NO_LIST.within(between) or _TOGETHER.within(between)


def _is_count(number: SpokenNumber) -> bool:
    """Whether a number is of so many things as a list has."""
    return number.is_of_things and _LEAST <= number.value <= _MOST


def _listed(
    wording: Wording, place: int, like: SpokenNumber, count: int
) -> Sequence[SpokenNumber]:
    """So many numbers of the measure of another: those of its sentence before a place, of the
    sentence before, or one of each of so many sentences."""
    for some in (wording.numbers[:place], _of_last(wording)):
        found = _alike(some, like)
        if found:
            return found if len(found) == count else ()
    return (
        _of_each(wording, like)[-count:]
        if _is_list(wording, like, count)
        else ()
    )


def _of_last(wording: Wording) -> Sequence[SpokenNumber]:
    """The numbers of the sentence before, where it has several."""
    before = wording.sooner[-1].numbers if wording.sooner else ()
    return before if len(before) > 1 else ()


def _alike(
    numbers: Sequence[SpokenNumber], like: SpokenNumber
) -> list[SpokenNumber]:
    return [one for one in numbers if one.measure == like.measure]


def _is_list(wording: Wording, like: SpokenNumber, count: int) -> bool:
    """Whether just so many sentences right before one have one number of a measure each."""
    return len(_of_each(wording, like)) == count


def _of_each(wording: Wording, like: SpokenNumber) -> list[SpokenNumber]:
    """The numbers of a measure of the sentences right before one, as long as each has one alone,
    and opens as an item of a list does."""
    found: list[SpokenNumber] = []
    for sentence in reversed(wording.earlier):
        alike = _alike(sentence.numbers, like)
        if len(alike) != 1 or not sentence.is_item:
            break
        found.insert(0, alike[0])
    return found


def _mean(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Leur moyenne s'établit à X", after the items of a list or the amounts of a sentence."""
    result, before = wording.numbers[index], plain_words(wording.before(index))
    if not _MEAN_OF.within(before[-_BETWEEN:]) or result.unit in ("", SHARE):
        return
    listed = (
        _alike(wording.numbers[:index], result)
        or _of_each(wording, result)
        or _alike(_of_last(wording), result)
    )
    if len(listed) < _LEAST:
        return
    made = Derivation(
        terms=facts_of(listed),
        weights=(Decimal(1),) * len(listed),
        form=Form.AVERAGE,
        kind=Kind.DIFFERENCE,
        why=_WHY,
    )
    yield Reckoned(result, made, near=_NEAR, vague=True)


def _points(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "51,8 %. Elle n'était que de 47,3 % : c'est donc 4,5 points": both percentages are the only
    ones of the sentence and of the two before."""
    result = wording.numbers[index]
    beside = f"{wording.before(index)[-_BETWEEN:]} # {wording.after(index)[:_BETWEEN]}"
    if result.unit != _POINT or not _MOVED.within(beside):
        return
    ends = [one for one in wording.numbers[:index] if one.unit == SHARE]
    if len(ends) < _LEAST:
        sooner = wording.sooner[-_LEAST:]
        said = [one for sentence in sooner for one in sentence.numbers]
        ends = [one for one in said if one.unit == SHARE] + ends
    if len(ends) == _LEAST:
        yield Reckoned(
            result, difference_of(ends), near=_NEAR_POINTS, vague=True
        )
