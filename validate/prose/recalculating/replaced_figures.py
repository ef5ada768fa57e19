"""Numbers reckoned with a rate, a price or a count that the text replaces: "Comme le prix de
l'heure, qui était resté à 65 €, est passé à 68 €, la commune lui doit 3 705 €", which is 57 hours
at 65 €; "34 foyers, contre 41 l'an passé. À 45 € par foyer, il sera encaissé 1 845 €".

What the old one makes to the last digit is no slip: a number that is nowhere said of the past was
taken from a former version.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, islice, permutations
from math import prod

from extract.facts import facts_of
from validate.prose.deriving.derivation import Derivation, multiplied
from validate.prose.recalculating.said_numbers import (
    PLACES,
    SaidNumber,
    SaidNumbers,
)

_ONE, _HUNDREDTH = Decimal(1), Decimal("0.01")
_NEAR = 7
"""Numbers before one among which it is reckoned; what the figure is of may be farther, where the
number has digits enough."""
_DIGITS = 3
"""Telling digits of a number that another figure does not make by accident."""
_LEAST, _MOST = 0.7, 1.43
"""How much of the old figure the new one may be."""
_REPLACES = re.compile(
    r"\b(?:port|pass|fix|relev|ramen|actualis|revalor)\w*\b[^;.]{0,40}\b(?:a|de)\W*$"
    r"|\b(?:desormais|maintenant)\b|\b(?:contrat est|ce taux) a\W*$"
)
"""Before a rate that takes the place of the one before it."""
_FROM = re.compile(
    r"\b(?:port|pass|relev|ramen|actualis|revalor|mont|baiss|augment)\w*\b[^;.]{0,60}\bde\W*$"
)
"""Before what is replaced: "passe de 495 à 515 habitants"."""
_TO = re.compile(r"\W*(?:\w+ )?a\W*")
"""Between both."""
_THEN = re.compile(r"\W*puis(?: a| de)?\W*")
"""Before what takes the place of both later on: "de 19,36 € à 19,80 € puis 19,99 €"."""
_AGAINST = re.compile(r"\b(?:contre|au lieu de|apres)\W*$")
"""Before what was, behind what is: "34 foyers, contre 41 l'an passé"."""
_OPENS = re.compile(r"\(\W*$")
"""Before a rate in brackets."""
_OF_BEFORE = re.compile(
    r"\W*(?:%|€|euros?)?\W*(?:en (?:19|20)\d\d|auparavant|jusqu|l.an (?:dernier|passe))"
)
"""Behind the rate in brackets that was: "41,20 % (40,80 % en 2024)"."""
_PAST = re.compile(
    r"\b(?:etai|avai|aurai|ancien|precedent|jusqu)\w*|\bencaissee?s?\b|\ben (?:19|20)\d\d\b"
    r"|\bl.an(?:nee)? (?:dernier|passe|precedent)|\bont eu lieu\b|\ba rapporte\b|\bdeja\b"
)
"""Before an amount of the past, in which the old rate has its place."""
_WHY = "the text says which figure takes the place of another"


@dataclass(frozen=True, slots=True)
class ReplacedFigure:
    """A number that a replaced figure makes, with what the one in its place makes."""

    said: SaidNumber
    bases: tuple[SaidNumber, ...]
    figure: SaidNumber
    """The one that applies."""

    def derive(self) -> Derivation:
        """What the number should be."""
        terms = facts_of((*self.bases, self.figure))
        return multiplied(terms, _unit_of(self.figure), _WHY)


def replaced_figures(
    numbers: SaidNumbers, elsewhere: Set[float] = frozenset()
) -> Iterator[ReplacedFigure]:
    """The numbers of a part of a text that are reckoned with a figure that it replaces;
    ``elsewhere`` are the figures of the document's tables."""
    printed = numbers.sizes | elsewhere
    results = list(filter(_may_be_result, numbers.every))
    past = {said.size for said in results if _is_of_the_past(said)}
    for said in results:
        if said.size not in past:
            yield from islice(_reckoned(numbers, said, printed), 1)


def _may_be_result(said: SaidNumber) -> bool:
    is_result = said.is_figure and not said.is_share
    return is_result and said.digits >= _DIGITS


def _is_of_the_past(said: SaidNumber) -> bool:
    """Whether a number is said to have been so, or to have become what stands behind it."""
    outside = said.before.rpartition(")")[2]
    is_replaced = _FROM.search(said.before) and _TO.fullmatch(said.after)
    return bool(_PAST.search(outside) or is_replaced)


def _reckoned(
    numbers: SaidNumbers, said: SaidNumber, printed: Set[float]
) -> Iterator[ReplacedFigure]:
    before = numbers.before(said)
    around = before if said.digits > _DIGITS else before[:_NEAR]
    for old, new in permutations(before[:_NEAR], 2):
        if not _replaces(old, new) or _replaces_again(new, said):
            continue
        others = [one for one in around if one not in (old, new)]
        for bases in _bases(others, new, said):
            of_bases = prod(one.size for one in bases) * float(_unit_of(new))
            if said.restates(of_bases * old.size):
                made = of_bases * new.size
                sizes = {round(made, PLACES), round(said.rounded(made), PLACES)}
                if not sizes & printed:
                    yield ReplacedFigure(said, bases, new)


def _replaces(old: SaidNumber, new: SaidNumber) -> bool:
    """Whether words put one figure in the place of another like it."""
    is_told = new.is_share or new.is_money or new.counts_several
    if old.unit not in ("", new.unit) or not is_told or old.size == new.size:
        return False
    return _LEAST < new.size / old.size < _MOST and _is_put(old, new)


def _replaces_again(new: SaidNumber, said: SaidNumber) -> bool:
    """Whether a number takes the place of the one that is said to replace another: "de 0,9120 € à
    l'origine, passe de 1,0472 à 1,0708 €"."""
    again = _TO.fullmatch(said.before) or _THEN.fullmatch(said.before)
    return said.place == new.place + 1 and again is not None


def _is_put(old: SaidNumber, new: SaidNumber) -> bool:
    """Whether the words beside two figures put the one in the place of the other."""
    if old.place == new.place + 1:
        in_brackets = _OPENS.search(old.before) and _OF_BEFORE.match(old.after)
        return bool(in_brackets or _AGAINST.search(old.before))
    if new.place == old.place + 1 and _TO.fullmatch(new.before):
        return _FROM.search(old.before) is not None
    is_rate = old.place < new.place and not new.is_of_things
    return is_rate and _REPLACES.search(new.before) is not None


def _bases(
    others: Sequence[SaidNumber], new: SaidNumber, said: SaidNumber
) -> Iterator[tuple[SaidNumber, ...]]:
    """What a figure may be multiplied by for a number: what a rate is of, how many have a price and
    how many times, or what each of several has."""
    if new.is_share:
        yield from ((one,) for one in others if one.is_of_kind(said))
    elif new.is_money:
        counts = [one for one in others if one.counts_several]
        yield from ((one,) for one in counts)
        yield from (
            (one, other)
            for one, other in combinations(counts, 2)
            if one.unit != other.unit and one.unit and other.unit
        )
    else:
        yield from ((one,) for one in others if one.unit == said.unit)


def _unit_of(figure: SaidNumber) -> Decimal:
    """What one printed unit of a figure multiplies by."""
    return _HUNDREDTH if figure.is_share else _ONE
