"""What the numbers of a sentence, and those said just before it, make together: each with how
likely the words beside a number, and its place, make it that.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, permutations

from extract.facts import Fact, facts_of
from extract.french.lexicon.sentences import derived as words
from extract.quick_init import quick_init
from extract.several import ids_of, partition, present
from validate.model.identity import Form, Kind
from validate.prose.clauses import Clause, Move
from validate.prose.deriving.derivation import (
    Derivation,
    all_added,
    changed,
    divided,
    multiplied,
    quotient,
    taken_away,
)
from validate.prose.deriving.derivations import derivations
from validate.prose.deriving.passage import Passage
from validate.prose.deriving.wording import to_end_of_clause
from validate.prose.tabled.offer import Measure, measure_of
from validate.prose.words.label_words import label_stems

HUNDREDTH = Decimal("0.01")
_OF_WHICH = re.compile(r"\W*dont\b")
"""What opens a part of a number, right behind it."""
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class SaidSettings:
    """How far numbers are looked for, and how nearness fades."""

    after: float = 0.5
    """A number that follows, beside one that comes before."""
    earlier: float = 0.3
    """The last number of the sentences before."""
    fading: float = 0.7
    """What each number nearer takes from those before."""
    most_earlier: int = 8
    longest_run: int = 6
    most_of_three: int = 7
    """Numbers of which three are tried together."""


SETTINGS = SaidSettings()


@quick_init
@dataclass(frozen=True, slots=True)
class SaidOperand:
    """A number that another may be reckoned from, with how near it is (1: next to it)."""

    clause: Clause
    value: Decimal
    measure: Measure
    near: float
    gap: int
    """How many numbers before it stands, in the same sentence; below 0 after it, and 0 before the
    sentence."""
    is_part: bool = False
    """Told right behind it as a part of it ("X, dont Y"), which is taken away from no other."""

    @property
    def fact(self) -> Fact:
        """The number."""
        return self.clause.said.claim.fact


@quick_init
@dataclass(frozen=True, slots=True)
class SaidOffer:
    """A derivation with its form, and where its operands stand."""

    derivation: Derivation
    form: str
    told: bool
    near: float
    here: bool
    """All operands stand in the sentence."""
    next_to: bool
    """They are the numbers right before."""
    after: bool
    clauses: tuple[Clause, ...]
    """Those of its operands, in their order."""
    fits: float = 0.0
    """Whether words say which operand is which: 1, or -1 where they say the opposite."""


def said_of(
    derivation: Derivation,
    form: str,
    told: bool,
    operands: Sequence[SaidOperand],
    fits: float = 0.0,
) -> SaidOffer:
    """A derivation from some operands."""
    gaps = sorted(one.gap for one in operands)
    near = 1.0
    for one in operands:
        near *= one.near
    return SaidOffer(
        derivation=derivation,
        form=form,
        told=told,
        near=near,
        here=0 not in gaps,
        next_to=gaps == list(range(1, len(gaps) + 1)),
        after=any(gap < 0 for gap in gaps),
        clauses=tuple(one.clause for one in operands),
        fits=fits,
    )


@dataclass(frozen=True, slots=True)
class Cues:
    """What the words beside a number say of how it was reckoned."""

    rest: bool
    whole: bool
    each: bool
    that: bool
    change: bool
    part: bool
    up: bool | None
    """Whether a change goes up, where words say so."""
    way: bool | None = None
    """Whether it goes up, where words right beside the number say so: "10,5 % de plus"."""
    is_share: bool = False
    """Whether words on both sides say that a percentage is a share: "forment 27,6 % du temps"."""
    whole_words: frozenset[str] = frozenset()
    """Those behind a percentage that name what it is a share of: "% du montant retenu"."""

    @classmethod
    def of(cls, passage: Passage, index: int) -> "Cues":
        """The cues beside a number."""
        before, after = passage.before(index), passage.after(index)
        clause = passage.clauses[index]
        left = (
            words.REMAINS_BEFORE.within(before)
            or words.REMAINS_AFTER.match(after) is not None
        )
        whole = (
            words.ALTOGETHER_BEFORE.within(before)
            or words.ALTOGETHER_AFTER.match(after) is not None
        )
        return cls(
            rest=left or clause.is_change,
            whole=whole or clause.total,
            each=words.EACH.search(f"{before} # {after[:40]}") is not None,
            that=words.THAT_IS.search(before) is not None,
            change=clause.is_change
            or words.SIGNED.match(passage.fact(index).printed) is not None,
            part=words.SHARE_OF.match(after) is not None
            or words.SHARE_BEFORE.within(before),
            up=_direction(f"{before} # {after[:40]}"),
            way=_way(passage.fact(index).printed, before, after),
            is_share=words.SHARE_OF.match(after) is not None
            and words.MAKES_UP.closes(before),
            whole_words=_whole_words(passage, index),
        )

    def may_go(self, change: Derivation) -> bool:
        """Whether words right beside the number do not say that a change of two figures above
        nothing goes the other way."""
        positive = all(one.value_or_zero > 0 for one in change.terms)
        if self.way is None or not positive or not change.value:
            return True
        return (change.value > 0) == self.way


def _whole_words(passage: Passage, index: int) -> frozenset[str]:
    """The words that name what a percentage is of: those behind it, or of what was spoken of just
    before, where "en" stands for it."""
    if passage.fact(index).counts != "percent":
        return frozenset()
    after = passage.after(index)
    if words.SHARE_OF.match(after) is not None:
        return frozenset(label_stems(to_end_of_clause(after)))
    if index and words.SHARE_OF_IT.within(passage.before(index)):
        return passage.clauses[index - 1].own
    return frozenset()


def _way(printed: str, before: str, after: str) -> bool | None:
    """Whether a change goes up, where its sign or the words that touch its number say so."""
    if words.SIGNED.match(printed):
        return printed.lstrip().startswith("+")
    behind = words.MORE_BEHIND.match(after)
    if behind is not None:
        return behind["way"] == "plus"
    moved = words.MOVED_BEFORE.search(before)
    return None if moved is None else moved["up"] is not None


def _direction(text: str) -> bool | None:
    up, down = words.UP.within(text), words.DOWN.within(text)
    return None if up == down else up


def said_offers(passage: Passage, index: int, cues: Cues) -> list[SaidOffer]:
    """Everything that the numbers around one make."""
    operands = _with_part(passage, index, said_operands(passage, index))
    measure = measure_of(passage.fact(index))
    found = [
        said_of(one, "worded", True, _among(operands, one))
        for one in derivations(passage, index)
    ]
    for pair in permutations(operands, 2):
        found += _made_of_two(passage, index, pair, measure, cues)
    found += _of_runs(operands, measure, cues)
    if cues.rest and measure is not Measure.SHARE:
        found += _of_three(operands, measure)
    return found


def _with_part(
    passage: Passage, index: int, operands: Sequence[SaidOperand]
) -> list[SaidOperand]:
    """Some operands, that behind the number told to be a part of it: "X, dont Y en 2026"."""
    if _OF_WHICH.match(passage.after(index)) is None:
        return list(operands)
    return [
        replace(one, is_part=True) if one.gap == -1 else one for one in operands
    ]


def _among(
    operands: Sequence[SaidOperand], derivation: Derivation
) -> list[SaidOperand]:
    names = ids_of(derivation.terms)
    return [one for one in operands if one.fact.id in names]


def said_operands(passage: Passage, index: int) -> list[SaidOperand]:
    """The numbers around one, the nearest first."""
    found = []
    for place in range(len(passage.clauses)):
        gap = index - place
        if gap > 0:
            near = SETTINGS.fading ** (gap - 1)
            found.append(_operand(passage.clauses[place], near, gap))
        elif gap < 0:
            near = SETTINGS.after * SETTINGS.fading ** (-gap - 1)
            found.append(_operand(passage.clauses[place], near, gap))
    earlier = passage.sooner[-SETTINGS.most_earlier :]
    for count, clause in enumerate(reversed(earlier)):
        near = SETTINGS.earlier * SETTINGS.fading**count
        found.append(_operand(clause, near, 0))
    return sorted(present(found), key=lambda one: -one.near)


def _operand(clause: Clause, near: float, gap: int) -> SaidOperand | None:
    fact = clause.said.claim.fact
    if not fact.value:
        return None
    return SaidOperand(clause, fact.value, measure_of(fact), near, gap)


def _made_of_two(
    passage: Passage,
    index: int,
    pair: tuple[SaidOperand, SaidOperand],
    measure: Measure,
    cues: Cues,
) -> Iterator[SaidOffer]:
    """Sums, differences, products, shares, changes and quotients of two numbers, in this order."""
    one, other = pair
    alike = one.measure is other.measure
    if alike and one.measure is measure:
        yield from _added_or_left(pair, cues)
    if measure is Measure.SHARE:
        if alike and one.measure is not Measure.SHARE:
            if cues.way is None:
                share = share_of(one.fact, other.fact)
                yield said_of(share, "share", not cues.change, pair)
            changed_by = change_of(one.fact, other.fact)
            if cues.may_go(changed_by):
                fits = _order(passage, index, pair, cues)
                yield said_of(changed_by, "change", cues.change, pair, fits)
    elif one.measure is Measure.SHARE and other.measure is measure:
        why = "the text takes a percentage of an amount"
        made = multiplied((one.fact, other.fact), HUNDREDTH, why)
        yield said_of(made, "percentage", cues.that, pair)
    else:
        yield from _counted(pair, measure, cues)


def _order(
    passage: Passage,
    index: int,
    pair: tuple[SaidOperand, SaidOperand],
    cues: Cues,
) -> float:
    """Whether words, or else the direction that they give, make the first of two the new one."""
    new, old = pair
    if 0 < new.gap == old.gap + 1:
        place = index - old.gap
        if passage.clauses[place].is_compared:
            return 1.0
        if passage.clauses[place].move is Move.TO:
            return -1.0
    if 0 < old.gap == new.gap + 1:
        place = index - new.gap
        if passage.clauses[place].is_compared:
            return -1.0
        if passage.clauses[place].move is Move.TO:
            return 1.0
    if cues.up is not None:
        return 0.5 if (new.value > old.value) == cues.up else -0.5
    return 0.0


def _added_or_left(
    pair: tuple[SaidOperand, SaidOperand], cues: Cues
) -> Iterator[SaidOffer]:
    one, other = pair
    if abs(one.value) > abs(other.value):
        if not other.is_part:
            left = taken_away(one.fact, other.fact)
            yield said_of(left, "left", cues.rest, pair)
        whole = all_added((one.fact, other.fact))
        yield said_of(whole, "sum", cues.whole or cues.that, pair)


def _counted(
    pair: tuple[SaidOperand, SaidOperand], measure: Measure, cues: Cues
) -> Iterator[SaidOffer]:
    """So many of a thing at a price, and what one of so many has."""
    one, other = pair
    if other.measure is not Measure.THINGS:
        return
    if one.measure is measure:
        why = "the text multiplies two numbers"
        made = multiplied((one.fact, other.fact), _ONE, why)
        yield said_of(made, "product", cues.that, pair)
    if one.measure is measure or measure is Measure.THINGS:
        each = divided(one.fact, other.fact)
        yield said_of(each, "each", cues.each, pair)


def share_of(part: Fact, whole: Fact) -> Derivation:
    """What share one number is of another, in per cent."""
    return quotient(part, whole, "the text gives a share")


def change_of(new: Fact, old: Fact) -> Derivation:
    """By how many per cent one number differs from another."""
    return changed(new, old, "the text gives a change")


def _of_runs(
    operands: Sequence[SaidOperand], measure: Measure, cues: Cues
) -> Iterator[SaidOffer]:
    """Three numbers or more of one kind that follow each other, before or after."""
    alike = [one for one in operands if one.measure is measure]
    earlier, after = partition(alike, lambda one: one.gap >= 0)
    before = [one for one in earlier if one.gap > 0]
    told = cues.whole or cues.that
    for length in range(3, SETTINGS.longest_run + 1):
        for run in (before[:length], earlier[:length], after[:length]):
            if len(run) == length:
                whole = all_added(facts_of(run))
                yield said_of(whole, "run", told, run)


def _of_three(
    operands: Sequence[SaidOperand], measure: Measure
) -> Iterator[SaidOffer]:
    """What is left of one number when two are taken away."""
    alike = [
        one for one in operands if one.measure is measure and not one.is_part
    ]
    for trio in combinations(alike[: SETTINGS.most_of_three], 3):
        whole, *parts = sorted(trio, key=lambda one: -abs(one.value))
        left = Derivation(
            terms=facts_of((whole, *parts)),
            weights=(_ONE, -_ONE, -_ONE),
            form=Form.WEIGHTED_SUM,
            kind=Kind.DIFFERENCE,
            why="the text tells what is left of an amount",
        )
        yield said_of(left, "three", True, trio)
