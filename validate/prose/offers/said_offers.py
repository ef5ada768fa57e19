"""What the numbers of a sentence, and those said just before it, make together: each with how
likely the words beside a number, and its place, make it that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations

from extract.facts import Fact
from extract.french.lexicon.sentences import derived as words
from validate.model.identity import Form, Kind
from validate.prose.deriving.derivation import (
    Derivation,
    all_added,
    divided,
    multiplied,
    taken_away,
)
from validate.prose.deriving.derivations import derivations
from validate.prose.deriving.passage import Passage
from validate.prose.deriving.sure_derivations import sure_derivations
from validate.prose.offers.offer import Measure, measure_of

_HUNDRED = Decimal(100)
HUNDREDTH = Decimal("0.01")
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class SaidSettings:
    """How much likelier a form is where a word says so, and how places count."""

    sure: float = 30.0
    """Operands and operation are both in the words."""
    worded: float = 3.0
    """The operation is."""
    told: float = 1.0
    """A word of the kind stands beside the number."""
    untold: float = 0.08
    after: float = 0.4
    """A number that follows, beside one that comes before."""
    earlier: float = 0.25
    """The last number of the sentences before."""
    fading: float = 0.8
    """What each number nearer takes from those before."""
    most_earlier: int = 8
    longest_run: int = 6
    most_of_three: int = 7
    """Numbers of which three are tried together."""


SETTINGS = SaidSettings()


@dataclass(frozen=True, slots=True)
class Operand:
    """A number that another may be reckoned from, with how near it is (1: next to it)."""

    fact: Fact
    value: Decimal
    measure: Measure
    near: float


@dataclass(frozen=True, slots=True)
class SaidOffer:
    """A derivation with its weight among those of one number."""

    derivation: Derivation
    weight: float


@dataclass(frozen=True, slots=True)
class Cues:
    """What the words beside a number say of how it was reckoned."""

    rest: bool
    whole: bool
    each: bool
    that: bool
    change: bool

    @classmethod
    def of(cls, passage: Passage, index: int) -> "Cues":
        """The cues beside a number."""
        before, after = passage.before(index), passage.after(index)
        clause = passage.clauses[index]
        left = (
            words.REMAINS_BEFORE.search(before) is not None
            or words.REMAINS_AFTER.match(after) is not None
        )
        whole = (
            words.ALTOGETHER_BEFORE.search(before) is not None
            or words.ALTOGETHER_AFTER.match(after) is not None
        )
        return cls(
            rest=left or clause.is_change,
            whole=whole or clause.total,
            each=words.EACH.search(f"{before} # {after[:40]}") is not None,
            that=words.THAT_IS.search(before) is not None,
            change=clause.is_change
            or words.SIGNED.match(passage.fact(index).printed) is not None,
        )

    def weight(self, *told: bool) -> float:
        """The weight of a form of which one of these cues tells."""
        return SETTINGS.told if any(told) else SETTINGS.untold


def said_offers(passage: Passage, index: int, cues: Cues) -> list[SaidOffer]:
    """Everything that the numbers around one make, with its weight."""
    found = [
        SaidOffer(one, SETTINGS.sure)
        for one in sure_derivations(passage, index)
    ]
    found += [
        SaidOffer(one, SETTINGS.worded)
        for one in derivations(passage, index)
    ]
    operands = said_operands(passage, index)
    measure = measure_of(passage.fact(index))
    found += _of_two(operands, measure, cues)
    found += _of_runs(passage, index, cues)
    if cues.rest and measure is not Measure.SHARE:
        found += _of_three(operands, measure)
    return found


def said_operands(passage: Passage, index: int) -> list[Operand]:
    """The numbers around one, the nearest first."""
    found = []
    for place in range(len(passage.clauses)):
        if place < index:
            near = SETTINGS.fading ** (index - place - 1)
            found.append(_operand(passage.fact(place), near))
        elif place > index:
            near = SETTINGS.after * SETTINGS.fading ** (place - index - 1)
            found.append(_operand(passage.fact(place), near))
    earlier = passage.earlier[-SETTINGS.most_earlier :]
    for gap, fact in enumerate(reversed(earlier)):
        near = SETTINGS.earlier * SETTINGS.fading**gap
        found.append(_operand(fact, near))
    known = [one for one in found if one is not None]
    return sorted(known, key=lambda one: -one.near)


def _operand(fact: Fact, near: float) -> Operand | None:
    if not fact.value:
        return None
    return Operand(fact, fact.value, measure_of(fact), near)


def _of_two(
    operands: Sequence[Operand], measure: Measure, cues: Cues
) -> Iterator[SaidOffer]:
    """Sums, differences, products, shares, changes and quotients of two numbers."""
    for one, other in permutations(operands, 2):
        near = one.near * other.near
        for derivation, weight in _made_of_two(one, other, measure, cues):
            yield SaidOffer(derivation, near * weight)


def _made_of_two(
    one: Operand, other: Operand, measure: Measure, cues: Cues
) -> Iterator[tuple[Derivation, float]]:
    """What two numbers make, in this order."""
    alike = one.measure is other.measure
    if alike and one.measure is measure:
        yield from _added_or_left(one, other, cues)
    if measure is Measure.SHARE:
        if alike and one.measure is not Measure.SHARE:
            yield share_of(one.fact, other.fact), cues.weight(not cues.change)
            yield change_of(one.fact, other.fact), cues.weight(cues.change)
    elif one.measure is Measure.SHARE and other.measure is measure:
        why = "the text takes a percentage of an amount"
        pair = one.fact, other.fact
        yield multiplied(pair, HUNDREDTH, why), SETTINGS.told
    else:
        yield from _counted(one, other, measure, cues)


def _added_or_left(
    one: Operand, other: Operand, cues: Cues
) -> Iterator[tuple[Derivation, float]]:
    if abs(one.value) > abs(other.value):
        left = taken_away(one.fact, other.fact)
        yield left, cues.weight(cues.rest)
        yield (
            all_added((one.fact, other.fact)),
            cues.weight(cues.whole, cues.that),
        )


def _counted(
    one: Operand, other: Operand, measure: Measure, cues: Cues
) -> Iterator[tuple[Derivation, float]]:
    """So many of a thing at a price, and what one of so many has."""
    if other.measure is not Measure.THINGS:
        return
    if one.measure is measure:
        why = "the text multiplies two numbers"
        pair = one.fact, other.fact
        yield multiplied(pair, _ONE, why), cues.weight(cues.that)
        yield divided(one.fact, other.fact), cues.weight(cues.each)
    elif measure is Measure.THINGS and one.measure is Measure.MONEY:
        yield divided(one.fact, other.fact), SETTINGS.untold


def share_of(part: Fact, whole: Fact) -> Derivation:
    """What share one number is of another, in per cent."""
    return Derivation(
        terms=(part, whole),
        weights=(_ONE, _ONE),
        form=Form.RATIO,
        kind=Kind.DIFFERENCE,
        why="the text gives a share",
        constant=_HUNDRED,
    )


def change_of(new: Fact, old: Fact) -> Derivation:
    """By how many per cent one number differs from another."""
    return Derivation(
        terms=(new, old),
        weights=(_ONE, _ONE),
        form=Form.RATIO,
        kind=Kind.DIFFERENCE,
        why="the text gives a change",
        constant=_HUNDRED,
        offset=-_HUNDRED,
    )


def _of_runs(
    passage: Passage, index: int, cues: Cues
) -> Iterator[SaidOffer]:
    """Three numbers or more of one kind that follow each other, before or after."""
    before, after = passage.said_before(index), passage.said_after(index)
    earlier = [*passage.said_earlier(index), *before]
    weight = cues.weight(cues.whole, cues.that)
    for length in range(3, SETTINGS.longest_run + 1):
        near = SETTINGS.fading**length
        for run in (before[-length:], earlier[-length:], after[:length]):
            if len(run) == length:
                yield SaidOffer(all_added(tuple(run)), near * weight)


def _of_three(
    operands: Sequence[Operand], measure: Measure
) -> Iterator[SaidOffer]:
    """What is left of one number when two are taken away."""
    alike = [one for one in operands if one.measure is measure]
    for trio in combinations(alike[: SETTINGS.most_of_three], 3):
        near = trio[0].near * trio[1].near * trio[2].near
        whole, *parts = sorted(trio, key=lambda one: -abs(one.value))
        left = Derivation(
            terms=(whole.fact, *(one.fact for one in parts)),
            weights=(_ONE, -_ONE, -_ONE),
            form=Form.WEIGHTED_SUM,
            kind=Kind.DIFFERENCE,
            why="the text tells what is left of an amount",
        )
        yield SaidOffer(left, near * SETTINGS.told)
