"""What changes of both signs come to: "126 000 € de plus, 90 000 € de moins et 48 500 € de plus. En
tout, l'enveloppe augmente de 84 500 €"; "22 600 € ; compte tenu des remboursements (9 870 €), la
charge nette est de 12 730 €"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import facts_of
from extract.french.lexicon.sentences.limits_said import FALLING, RISING
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from validate.prose.deriving.derivation import (
    Derivation,
    all_added,
    taken_away,
    weighted,
)
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import SpokenNumber, Wording
from validate.prose.pairing.misprints import is_slip, restates

_NET = re.compile(r"\bnet(?:s|te|tes)?\b[^,;.]*$")
"""Before what one amount leaves of another."""
_LESS_THAT = re.compile(
    r"\b(?:compte tenu d|deduction|deduit|deduisant|defalcation|defalqu|retranch|diminu"
    r"|moins.values?\b)"
)
"""Between an amount and what is taken away of it."""
_IN_ALL = re.compile(r"\b(?:en tout|au total|globalement|ensemble)\b")
"""Before what changes come to."""
_SIGNED = re.compile(
    r"\W*(?:€|euros?)?\W*(?:ht|ttc)?\W*(?:de|en) (plus|moins)\b"
)
"""Behind a change, which way it goes."""
_BESIDE = 40
"""Characters before a number in which its own words stand."""
_WHY = "the sentence tells what several amounts come to"


def opposite_changes(wording: Wording) -> Iterator[Reckoned]:
    """Each number of a sentence that words make the sum of changes of both signs, where it is that,
    a slip of it, or what all of them come to without their signs."""
    for index, result in enumerate(wording.numbers):
        if NO_EXACT_FIGURE.closes(wording.before(index)):
            continue
        terms = (*_net(wording, index), *_in_all(wording, index))
        for made in terms:
            blind = all_added(made.terms)
            if _is_told(result, made, blind):
                yield Reckoned(result, made, near=ANY)


def _is_told(result: SpokenNumber, made: Derivation, blind: Derivation) -> bool:
    value = abs(made.value)
    return (
        restates(result.fact, value)
        or restates(result.fact, blind.value)
        or is_slip(result.fact.value_or_zero, value)
    )


def _net(wording: Wording, index: int) -> Iterator[Derivation]:
    """ "A ; compte tenu de B, la charge nette est de C"."""
    if index < 2 or not _NET.search(wording.before(index)):
        return
    whole, part, result = wording.numbers[index - 2 : index + 1]
    are_alike = all(one.is_amount for one in (whole, part, result))
    is_less = _LESS_THAT.search(wording.before(index - 1)) is not None
    if are_alike and is_less and whole.value > part.value:
        yield taken_away(whole.fact, part.fact)


def _in_all(wording: Wording, index: int) -> Iterator[Derivation]:
    """ "A de plus, B de moins. En tout, l'enveloppe augmente de C"."""
    before, result = wording.before(index), wording.numbers[index]
    own = before[-_BESIDE:]
    moves = RISING.within(own) or FALLING.within(own)
    if not moves or not _IN_ALL.search(before):
        return
    here = _signed(wording, index, result)
    last = wording.sooner[-1:]
    sooner = [_signed(one, len(one.numbers), result) for one in last]
    for changes in (here, *sooner):
        if {sign for _, sign in changes} == {1, -1}:
            terms = facts_of(one for one, _ in changes)
            signs = tuple(Decimal(sign) for _, sign in changes)
            yield weighted(terms, signs, _WHY)


def _signed(
    wording: Wording, stop: int, like: SpokenNumber
) -> Sequence[tuple[SpokenNumber, int]]:
    """The numbers of the measure of another that words behind them make more, or less."""
    found = []
    for place, one in enumerate(wording.numbers[:stop]):
        told = _SIGNED.match(wording.after(place))
        if told is not None and one.measure == like.measure:
            found.append((one, 1 if told[1] == "plus" else -1))
    return found
