"""Products and quotients that units leave no choice of: "180 m² à 3,50 € par mètre carré et par
mois, soit 7 560 € par an"; "41 186 € pour 274 donateurs, soit 150,31 € par donateur".

A rate multiplies what it is a rate of, unit by unit, and the result has what is left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts import facts_of
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import (
    FALLING,
    LIMIT,
    RISING,
)
from extract.french.lexicon.sentences.results_said import RESULT, SO
from extract.french.lexicon.sentences.said_in_turn import THAT_IS
from validate.prose.deriving.derivation import Derivation, divided, multiplied
from validate.prose.deriving.wording import (
    MONEY,
    MONTH,
    MONTHS_IN_YEAR,
    SHARE,
    YEARLY,
    SpokenNumber,
    Wording,
    of_unit,
)
from validate.prose.words.names import plain_words

_LIMITS = WordList(LIMIT, "environ(s)")
"""Words by which a number is no result of others, or not to the last digit."""
_EACH = WordList("chacun*", "chaque*")
"""Between the number of those that share alike, and what each has."""
_OVER = WordList("sur( les)", "pour( les)", "pendant( les)", "en")
"""Between what several units come to and how many they are."""
_EVENLY = WordList("egal*", "egaux", "repart*", "partag*")
"""Beside the number of those who have as much as each other."""
_MEAN = WordList("moyen", "en moyenne")
"""Words before what one of several has."""
_LESS_THAN = WordList("de moins de", "de plus de")
"""Words of an age, or of a size: no change."""
_BEHIND = 24
"""Characters behind a number in which "au total" stands."""
_IN_A_YEAR = {
    MONTH: MONTHS_IN_YEAR, "trimestre": Decimal(4), "semestre": Decimal(2),
}  # fmt: skip
"""How many of a length of time a year has."""
_A_YEAR = WordList("annuel*", "par an", "l'an", "annee pleine")
"""Words of what is paid in a year."""
_NEAR = Decimal("0.2")
"""How far a twelfth may be from what is printed: farther, it is of fewer months."""
ANY = Decimal("0.99")
"""How far off a misprint may be where words leave no other reading: a hundred times as much is
another thing."""
_WHY = "the units of the sentence's numbers multiply to it"


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A number that the words and units of its sentence make of others. ``loose``: the words leave
    room for another operand, so that only a slip of the hand tells a misprint."""

    result: SpokenNumber
    derivation: Derivation
    loose: bool = False
    near: Decimal = Decimal("0.5")
    """How far off, by the larger, a misprint may be: a month too many of a few."""
    parts: Sequence[SpokenNumber] = ()
    """The parts of a whole, of which one may be the misprint."""
    law: bool = False
    """Whether the law tells what makes it, and no slip tells a misprint."""
    vague: bool = False
    """Whether units or places tell what makes it rather than words, so that a number that is no
    slip of it may be of others, however near: a price of one that was told before."""

    @property
    def is_outright(self) -> bool:
        """Whether words leave no other reading of a number that is no farther off than a misprint
        may be."""
        return self.near >= ANY or not (self.loose or self.vague)


def typed_products(wording: Wording) -> Iterator[Reckoned]:
    """Each number of a sentence that a rate before it and the numbers of its units multiply to."""
    for index, result in enumerate(wording.numbers):
        if result.unit == SHARE or not _is_result(wording, index):
            continue
        operands = _operands(wording, index)
        rates = [one for one in operands if one.unit == result.unit]
        if rates and rates[-1].per:
            # nearer than it no number is of its unit
            yield from _product(wording, index, rates[-1], operands)


def _is_result(wording: Wording, index: int) -> bool:
    """Whether words beside a number say that it is made of others."""
    before = plain_words(wording.before(index))
    beside = f"{before} # {plain_words(wording.after(index))[:_BEHIND]}"
    return RESULT.within(beside) and not _LIMITS.within(before)


def _operands(wording: Wording, index: int) -> Sequence[SpokenNumber]:
    """The numbers before one in its sentence, and so many units right behind it ("soit A sur les
    deux ans"); of the sentence before where it goes on from it."""
    if index or not wording.sooner:
        following = wording.numbers[index + 1 : index + 2]
        is_over = following and _OVER.closes(wording.before(index + 1))
        behind = following if is_over else ()
        return (*wording.numbers[:index], *behind)
    if SO.within(wording.before(index)):
        return wording.sooner[-1].numbers
    return ()


def _product(
    wording: Wording,
    index: int,
    rate: SpokenNumber,
    operands: Sequence[SpokenNumber],
) -> Iterator[Reckoned]:
    """The product of a rate, where each of its units is settled."""
    result = wording.numbers[index]
    settled = _settled(rate, result, operands)
    strange = set(result.per) - set(rate.per) - set(YEARLY)
    if settled is None or strange:
        return
    factors, constant = settled
    factors += _sharers(wording, rate, operands, factors)
    if not factors and constant == 1:
        return
    terms = (rate, *factors)
    for one in terms:
        constant *= one.scale
    facts = facts_of(terms)
    made = multiplied(facts, constant / result.scale, _WHY)
    yield Reckoned(result, made, vague=True)


def _settled(
    rate: SpokenNumber,
    result: SpokenNumber,
    operands: Sequence[SpokenNumber],
) -> tuple[list[SpokenNumber], Decimal] | None:
    """What a rate is multiplied by for each of its units that its result has not; None where one of
    them is counted nowhere, or twice. A year has twelve months."""
    factors: list[SpokenNumber] = []
    constant = Decimal(1)
    for unit in rate.per:
        if unit in result.per:
            continue
        counted = of_unit(operands, unit)
        known = _only_here(operands, unit)
        if known is not None:
            factors.append(known)
        elif result.per == YEARLY and unit in _IN_A_YEAR and not counted:
            constant *= _IN_A_YEAR[unit]
        else:
            return None
    return factors, constant


def _sharers(
    wording: Wording,
    rate: SpokenNumber,
    operands: Sequence[SpokenNumber],
    factors: Sequence[SpokenNumber],
) -> list[SpokenNumber]:
    """The number of those of whom each has what a rate gives: "14 salariés, chacun pour"."""
    place = operands.index(rate)
    sharers = operands[place - 1]
    is_here = place > 0 and rate in wording.numbers
    if not is_here or not _EACH.within(wording.before(place)):
        return []
    is_other = sharers.unit in (MONEY, SHARE, rate.unit) or sharers in factors
    return [] if is_other or sharers.per else [sharers]


def typed_quotients(
    wording: Wording, counted: Sequence[SpokenNumber]
) -> Iterator[Reckoned]:
    """Each number of a sentence that is so much for one of what the sentence counts, or else the
    act: ``counted`` are the numbers of things of the act."""
    for index, result in enumerate(wording.numbers):
        units = _sharing(wording, index, counted)
        if units is None or _is_second(wording, index):
            continue
        wholes = of_unit(wording.numbers[:index], result.unit)
        if _is_moved(wording, wholes, result):
            continue
        of_others = _counts_beside(wording, index, counted)
        if any(_is_each(one, of_others, result) for one in wholes):
            continue
        made = [one_each(one, units, result) for one in wholes]
        for one in one_of(result, made):
            yield Reckoned(result, one, vague=True)


def _counts_beside(
    wording: Wording, index: int, counted: Sequence[SpokenNumber]
) -> Sequence[SpokenNumber]:
    """The numbers of other things of the act, where the sentence does not count what a number is
    for one of: what it calls an entry may have been called a bather before."""
    per = wording.numbers[index].per
    if len(per) != 1 or _units(wording, index, per[0]) is not None:
        return ()
    return [
        one
        for one in counted
        if one.names_things and one.measure != (per[0], ())
    ]


def _is_each(
    whole: SpokenNumber, counted: Sequence[SpokenNumber], result: SpokenNumber
) -> bool:
    """Whether a number is, to its last digit, what one of some of those counted has of a whole."""
    number = result.fact.number
    assert number is not None
    return any(
        abs(one_each(whole, one, result).value - number.value)
        <= number.half_unit
        for one in counted
        if one.value
    )


def monthly(wording: Wording) -> Iterator[Reckoned]:
    """Each number of a sentence that is a month's of the yearly one right before it: "en année
    pleine, 12 000 €, c'est-à-dire 1 000 € par mois"; none where months or years are counted."""
    for index in range(1, len(wording.numbers)):
        whole, result = wording.numbers[index - 1 : index + 1]
        told = wording.text[: result.start]
        is_monthly = (
            whole.unit == result.unit == MONEY,
            result.per == (MONTH,),
            whole.per == YEARLY or (not whole.per and _A_YEAR.within(told)),
            THAT_IS.closes(wording.before(index)),
            not {MONTH, *YEARLY} & {one.unit for one in wording.numbers},
        )
        if all(is_monthly):
            made = multiplied((whole.fact,), 1 / MONTHS_IN_YEAR, _WHY)
            yield Reckoned(result, made, near=_NEAR)


def _is_moved(
    wording: Wording, wholes: Sequence[SpokenNumber], result: SpokenNumber
) -> bool:
    """Whether words between a whole and what is said to be its share raise or lower it first."""
    between = wording.text[wholes[-1].end : result.start] if wholes else ""
    told = _LESS_THAN.replaced_in(between, "")
    return RISING.within(told) or FALLING.within(told)


def _sharing(
    wording: Wording, index: int, counted: Sequence[SpokenNumber]
) -> SpokenNumber | None:
    """The number of those of whom each has what a number says: of the noun that it is for one of,
    the next one ("pour chacun des 4 000 habitants"), or the one before, where they share evenly:
    "réparti à parts égales entre les quatre membres, qui verseront chacun"."""
    result = wording.numbers[index]
    if not index or result.unit == SHARE or not _is_told(wording, index):
        return None
    if len(result.per) == 1:
        (one,) = result.per
        return _units(wording, index, one) or _only(counted, one)
    following = wording.numbers[index + 1 : index + 2]
    if following and _EACH.within(wording.after(index)):
        return following[0]
    shared = f"{wording.before(index - 1)} # {wording.before(index)}"
    is_even = _EACH.within(wording.before(index)) and _EVENLY.within(shared)
    last = wording.numbers[index - 1]
    return last if is_even and last.unit != MONEY else None


def one_each(
    whole: SpokenNumber, units: SpokenNumber, result: SpokenNumber
) -> Derivation:
    """What one of some units has of a whole, as a number is printed."""
    scale = whole.scale / result.scale
    return replace(divided(whole.fact, units.fact), constant=scale)


def _is_told(wording: Wording, index: int) -> bool:
    """Whether words beside a number say that it is what one of several has."""
    before = wording.before(index)
    is_each = _MEAN.within(before) or _EACH.within(before)
    return is_each or _is_result(wording, index)


def _is_second(wording: Wording, index: int) -> bool:
    """Whether a number before has the same units: the second is compared with it."""
    result = wording.numbers[index]
    before = [one.measure for one in wording.numbers[:index] if one.per]
    return result.measure in before


def _units(wording: Wording, index: int, one: str) -> SpokenNumber | None:
    """The only number of the sentence that counts what a rate is for one of."""
    here = (*wording.numbers[:index], *wording.numbers[index + 1 :])
    return _only_here(here, one)


def _only(numbers: Sequence[SpokenNumber], unit: str) -> SpokenNumber | None:
    """The number of things of a unit, where all numbers of it are one."""
    found = of_unit(numbers, unit)
    return found[0] if len({one.value for one in found}) == 1 else None


def _only_here(
    numbers: Sequence[SpokenNumber], unit: str
) -> SpokenNumber | None:
    """The same of the numbers of a sentence, of which the first may be what the others come to:
    "24 logements, soit 7 en PLAI et 17 en PLUS"."""
    found = of_unit(numbers, unit)
    parts = found[1:]
    if len(parts) > 1 and found[0].value == sum(one.value for one in parts):
        return found[0]
    return _only(numbers, unit)


def one_of(
    result: SpokenNumber, made: Sequence[Derivation]
) -> Iterator[Derivation]:
    """The derivation that gives a number, or else the only one: where none of several gives it, the
    words leave open which is meant."""
    number = result.fact.number
    assert number is not None
    exact = [one for one in made if abs(one.value - number.value) < number.ulp]
    if exact:
        yield exact[0]
    elif len(made) == 1:
        yield made[0]
