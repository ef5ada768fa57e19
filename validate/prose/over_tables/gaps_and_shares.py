"""Shares beside what two figures differ by: "augmente de 3,89 %, soit 10,76 €"; "consommé à 94,09 %
des crédits ouverts, soit 43 848,63 € non employés".

The difference tells which two figures are meant, and they tell the share; or the share tells which
are meant of those that differ by a slip of what is printed.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.several import only
from validate.model.typing_slips import digits_told
from validate.prose.deriving.derivation import (
    Derivation,
    quotient,
    taken_away,
)
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.over_tables.of_lines.figures_apart import (
    ChangeTold,
    FiguresApart,
    way_told,
)
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import is_slip, restates
from validate.prose.tabled.slips import is_slip_of_rounded
from validate.prose.words.names import plain_words
from validate.tables.figure_table import FigureTable

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
_WHY = "the sentence gives a difference and the share that it is"


def gaps_and_shares(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each share of a sentence that a slip of the hand parts from what those two figures give that
    differ by the number beside it; or that number, where the share is one of figures that differ by
    a slip of it."""
    figures = FiguresApart(wording, views)
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
) -> ChangeTold | None:
    """What words make of a share and the difference beside it, the later of which is told."""
    share, gap = (index - 1, index) if is_share_first else (index, index - 1)
    is_of_whole = _OF_WHOLE.match(wording.after(share)) is not None
    if _is_left(wording, gap):
        return ChangeTold.LEFT if is_of_whole else None
    between = plain_words(wording.before(index))
    if is_of_whole or not _THAT_IS.search(wording.before(index)):
        return None
    told = f"{plain_words(wording.before(index - 1))} {between}"
    return way_told(told)


def _is_left(wording: Wording, gap: int) -> bool:
    """Whether words beside a number say that it is left of a whole."""
    behind = plain_words(wording.after(gap)).split()[:_BEHIND]
    before = plain_words(wording.before(gap))
    return _LEAVES.within(before) or _LEFT.within(" ".join(behind))


def _meant(
    share: SpokenNumber,
    gap: SpokenNumber,
    told: ChangeTold,
    figures: FiguresApart,
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
        made[number.to_last_digit(abs(derivation.value))] = derivation
    meant = only(made.values())
    if meant is None or not is_slip_of_rounded(share.fact, meant.value):
        return None
    return meant


def _gap_meant(
    share: SpokenNumber,
    gap: SpokenNumber,
    told: ChangeTold,
    figures: FiguresApart,
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
