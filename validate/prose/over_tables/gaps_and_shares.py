"""Shares beside what two figures differ by: "augmente de 3,89 %, soit 10,76 €"; "consommé à 94,09 %
des crédits ouverts, soit 43 848,63 € non employés".

The difference tells which two figures are meant, and they tell the share; or the share tells which
are meant of those that differ by a slip of what is printed.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import cached_property
from itertools import chain, product

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import FALLING, RISING
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.several import only
from extract.table import ColumnKind
from validate.model.typing_slips import digits_told
from validate.prose.deriving.derivation import (
    Derivation,
    changed,
    quotient,
    taken_away,
)
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import is_slip, restates
from validate.prose.tabled.slips import is_slip_of_rounded
from validate.prose.words.names import plain_words
from validate.tables.figure_table import FigureTable

_UP = WordList(RISING, "superieur*", "depass*", "exced*")
_DOWN = WordList(FALLING, "inferieur*")
"""Words by which a number is what two figures differ by."""
_THAT_IS = re.compile(
    r"\W(?:soit|ou)(?: (?:une?|en) [a-z]+(?: [a-z]+)? de)?\W*$|\($"
)
"""Between a difference and the same told as a share."""
_LEAVES = WordList("il reste", "reste(nt)", "laisse(nt)")
"""Before what is left of a whole."""
_LEFT = WordList(
    "non employe(e)s", "non utilise(e)s", "non consomme(e)s", "inemploye(e)s", "disponible(s)",
    "restant(e)s", "a ouvrir",
)  # fmt: skip
_BEHIND = 4
"""Words behind it among which the latter stand."""
_OF_WHOLE = re.compile(r"\W*(?:pour cent)?\W*(?:de la |du |des |de l.|d.)[a-z]")
"""Behind a share of a whole."""
_LEAST_DIGITS, _LEAST_UNITS = 4, 100
"""Telling digits of a difference, and units of the last digit of a share, at least."""
_FEW_DIGITS = 5
"""Telling digits of a difference that a slip parts from another, at least."""
_KINDS = (ColumnKind.AMOUNT, ColumnKind.COUNT, ColumnKind.RATE)
_WHY = "the sentence gives a difference and the share that it is"


class _Told(Enum):
    """What words make a difference."""

    UP, DOWN, LEFT = range(3)

    def share(self, smaller: Fact, larger: Fact) -> Derivation:
        """The share that is told beside it, of the figures that differ so."""
        if self is _Told.LEFT:
            return quotient(smaller, larger, _WHY)
        if self is _Told.UP:
            return changed(larger, smaller, _WHY)
        return changed(smaller, larger, _WHY)


def gaps_and_shares(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each share of a sentence that a slip of the hand parts from what those two figures give that
    differ by the number beside it; or that number, where the share is one of figures that differ by
    a slip of it."""
    figures = _Figures(wording, views)
    for index in range(1, len(wording.numbers)):
        one, other = wording.numbers[index - 1 : index + 1]
        if (one.unit == SHARE) is (other.unit == SHARE):
            continue
        share, gap = (one, other) if one.unit == SHARE else (other, one)
        told = _told(wording, index, is_share_first=share is one)
        if told is not None and _are_exact(wording, index):
            meant = _meant(share, gap, told, figures)
            if meant is not None:
                yield TabledNumber(share, [], meant, is_confirmed=True)
                continue
            meant = _gap_meant(share, gap, told, figures)
            if meant is not None:
                yield TabledNumber(gap, [], meant, is_confirmed=True)


def _are_exact(wording: Wording, index: int) -> bool:
    """Whether a number and the one before it are told to their last digits."""
    return not any(
        NO_EXACT_FIGURE.within(wording.before(place))
        for place in (index - 1, index)
    )


def _told(
    wording: Wording, index: int, *, is_share_first: bool
) -> _Told | None:
    """What words make of a share and the difference beside it, the later of which is told."""
    share, gap = (index - 1, index) if is_share_first else (index, index - 1)
    is_of_whole = _OF_WHOLE.match(wording.after(share)) is not None
    if _is_left(wording, gap):
        return _Told.LEFT if is_of_whole else None
    between = plain_words(wording.before(index))
    if is_of_whole or not _THAT_IS.search(wording.before(index)):
        return None
    told = f"{plain_words(wording.before(index - 1))} {between}"
    up, down = _UP.within(told), _DOWN.within(told)
    if up is down:
        return None
    return _Told.UP if up else _Told.DOWN


def _is_left(wording: Wording, gap: int) -> bool:
    """Whether words beside a number say that it is left of a whole."""
    behind = plain_words(wording.after(gap)).split()[:_BEHIND]
    before = plain_words(wording.before(gap))
    return _LEAVES.within(before) or _LEFT.within(" ".join(behind))


def _meant(
    share: SpokenNumber, gap: SpokenNumber, told: _Told, figures: "_Figures"
) -> Derivation | None:
    """The only share that the figures give which differ so, of which another is a slip; None where
    some of them give what is printed."""
    number = share.fact.number
    if number is None or number.units < _LEAST_UNITS:
        return None
    if gap.fact.number is None or digits_told(gap.fact) < _LEAST_DIGITS:
        return None
    pairs = list(figures.apart(abs(gap.fact.value_or_zero)))
    if any(_is_made(share.fact, gap.fact, *pair) for pair in pairs):
        return None
    made = {}
    for pair in pairs:
        derivation = told.share(*pair)
        made[abs(derivation.value).quantize(number.ulp)] = derivation
    meant = only(made.values())
    if meant is None or not is_slip_of_rounded(share.fact, meant.value):
        return None
    return meant


def _gap_meant(
    share: SpokenNumber, gap: SpokenNumber, told: _Told, figures: "_Figures"
) -> Derivation | None:
    """What the only figures differ by of which one is said, that give the share, and of which what
    is printed is a slip; None where some differ as is printed, be they rounded, or a cell prints
    it."""
    if gap.fact.number is None or digits_told(gap.fact) < _FEW_DIGITS:
        return None
    printed = abs(gap.fact.value_or_zero)
    if figures.prints(printed) or any(figures.apart(printed)):
        return None
    made = {}
    for smaller, larger in figures.said_with_any(gap.fact):
        if not restates(share.fact, told.share(smaller, larger).value):
            continue
        apart = larger.value_or_zero - smaller.value_or_zero
        if _may_round(printed - apart, gap.fact, smaller, larger):
            return None
        if is_slip(printed, apart):
            made[apart] = taken_away(larger, smaller)
    return only(made.values())


def _may_round(gap: Decimal, *rounded: Fact) -> bool:
    """Whether rounding some figures, each to its last digit, may make as much: amounts that are
    worked out to the cent, each by itself, differ by a cent from what their exact values do."""
    halves = (one.number.half_unit for one in rounded if one.number)
    return abs(gap) <= sum(halves)


def _is_made(share: Fact, gap: Fact, smaller: Fact, larger: Fact) -> bool:
    """Whether a share is one of those of two figures, or of what they differ by."""
    ends = ((smaller, larger), (gap, larger), (gap, smaller), (larger, smaller))
    made = (quotient(top, under, _WHY).value for top, under in ends)
    return any(restates(share, one) for one in made)


class _Figures:
    """The figures of the tables and of the sentences before, by what they differ by."""

    def __init__(self, wording: Wording, views: Sequence[FigureTable]) -> None:
        self._wording, self._views = wording, views

    def apart(self, gap: Decimal) -> Iterator[tuple[Fact, Fact]]:
        """Two figures that differ so, the smaller first: of one line or column of a table, or of
        which the sentence says one."""
        for line in self._lines:
            yield from _apart(line, line, gap)
        said, every = self._said, self._every
        yield from _apart(said, every, gap)
        yield from _apart(every, said, gap)

    def prints(self, value: Decimal) -> bool:
        """Whether a cell prints a figure."""
        return any(value in line for line in self._lines)

    def said_with_any(self, gap: Fact) -> Iterator[tuple[Fact, Fact]]:
        """Two positive figures of which the sentence says one, the smaller first; neither of them a
        number itself, nor rounded more than it is."""
        for one, other in product(self._said.values(), self._every.values()):
            smaller, larger = sorted(
                (one, other), key=lambda fact: fact.value_or_zero
            )
            is_pair = 0 < smaller.value_or_zero < larger.value_or_zero
            if is_pair and all(_is_as_fine(fact, gap) for fact in (one, other)):
                yield smaller, larger

    @cached_property
    def _every(self) -> dict[Decimal, Fact]:
        """All figures, those that are said before others of their size."""
        printed = dict(chain.from_iterable(map(dict.items, self._lines)))
        return {**printed, **self._said}

    @cached_property
    def _lines(self) -> list[dict[Decimal, Fact]]:
        """The figures of each line and each column, by their sizes."""
        found: list[dict[Decimal, Fact]] = []
        for view in self._views:
            columns: dict[int, dict[Decimal, Fact]] = defaultdict(dict)
            kinds = view.columns(*_KINDS)
            for row in view.rows:
                line = {}
                for col in kinds:
                    fact = view.facts.get((row.index, col))
                    if fact is not None and fact.value:
                        line[abs(fact.value)] = fact
                        columns[col].setdefault(abs(fact.value), fact)
                found.append(line)
            found += columns.values()
        return found

    @cached_property
    def _said(self) -> dict[Decimal, Fact]:
        """The numbers of the sentence and of those right before it, but for shares."""
        sentences = (*self._wording.sooner, self._wording)
        return {
            abs(one.fact.value_or_zero): one.fact
            for sentence in sentences
            for one in sentence.numbers
            if one.unit != SHARE and one.fact.value
        }


def _is_as_fine(fact: Fact, gap: Fact) -> bool:
    """Whether a figure is rounded no more than another number: not in thousands beside it."""
    if fact.number is None or gap.number is None or fact.id == gap.id:
        return False
    return fact.number.half_unit <= gap.number.half_unit


def _apart(
    smaller: Mapping[Decimal, Fact],
    larger: Mapping[Decimal, Fact],
    gap: Decimal,
) -> Iterator[tuple[Fact, Fact]]:
    for value, fact in smaller.items():
        other = larger.get(value + gap)
        # a figure less itself, or twice a figure, tells nothing
        if other is not None and value != gap:
            yield fact, other
