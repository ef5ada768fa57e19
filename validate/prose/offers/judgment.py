"""What a number is taken for: the figure that it restates, or else the one that it is a slip of,
weighed against a number that is none of all that is on offer.

    odds = e x prior x P(printed | slip of the figure) / P(nothing) x P(printed | nothing)

``e`` is the share of numbers that are misprinted; what has many digits is met by chance once in
millions, so that few words tell it, and what has few needs words that leave one figure only.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import chain, compress, filterfalse

import numpy as np

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.french.spelled_numbers import spelled_number
from extract.several import ids_of, only
from validate.model.identity import Form
from validate.prose.deriving.derivation import Derivation, same_as
from validate.prose.deriving.passage import Passage
from validate.prose.deriving.sure_derivations import sure_derivations
from validate.prose.offers.followers import MOST_TOLD
from validate.prose.offers.listed_sums import is_sum_of_said
from validate.prose.offers.offer_space import OfferSpace, OfferTables
from validate.prose.pairing.misprints import is_slip, restates
from validate.prose.statements import is_of_several
from validate.prose.tabled.named_lines import NamedLines
from validate.prose.tabled.offer import (
    Measure,
    Offer,
    OfferKind,
    measure_of,
)
from validate.prose.tabled.slips import SETTINGS as SLIPS
from validate.prose.tabled.slips import (
    MeantFigure,
    accident,
    chance_of_one,
    is_slip_of_rounded,
    meant_figures,
)
from validate.prose.words.names import plain_words
from validate.prose.words.word_stems import stems

_HELD = 0.8
"""How likely what a number restates is meant, at least, for the number to be tied to it."""
_TOLD_AGAIN = "another place tells it"
_LISTED = 2
"""Numbers beside one that make a list of it."""
_LIKELY = 0.55
"""How likely a misprint is, at least, to be told."""
_SURE = 0.96
"""How likely a misprint is where words leave no other reading."""
_UNLIKELY = 0.05
"""How likely what a number restates is beside what words make it, at most, for it to be met by
accident."""
_NEAR = Decimal("0.2")
"""How far a number may be from what sure words give and still be it, mistaken."""
_NEAR_LETTERS = Decimal("0.5")
"""The same of an amount in letters beside its figures: farther off, not all of it was read."""


_FEW_DIGITS = 1e-4
"""The chance of meeting a number by accident above which what its neighbours would make, were they
printed otherwise, tells nothing."""
_BESIDE = 0.05
"""How likely a slip is beside another one, from which it may as well be that."""
_SEVERAL = 3
"""Named lines of which one may be left out: of two the number is the other alone."""
_LEFT_OUT = WordList(
    "autre*", "hors", "hormis", "sauf", "except*", "sans", "dedui*", "deduction", "exoner*",
    "exempt*", "imposable*", "eligible*",
)  # fmt: skip
"""Words by which a number is of all lines but some."""
_OF_SOME = WordList(
    "au(x) seul(e)(s)", "a la seule", "de(s) seul(e)(s)", "du seul", "de la seule",
    "sur les seul(e)s", "sur le seul", "sur la seule",
)  # fmt: skip
"""Words by which a share is one of some things alone: "rapporté aux seules demandes instruites"."""
_NAMED_BEHIND = 4
"""Words behind one of these in which a line is named."""
_CODE_DIGITS = 4
"""Digits from which a number of things would be grouped: "12 450"."""


@dataclass(frozen=True, slots=True)
class NumberJudgment:
    """What a number is taken for, and how likely it is that; ``holds`` where it restates it, and
    ``told`` where another figure in its place would be told from it."""

    offer: Offer
    holds: bool
    probability: float
    told: bool = False


def judge_number(
    tables: OfferTables, passage: Passage, index: int
) -> NumberJudgment | None:
    """What a number is taken for; None where nothing is likely."""
    fact = passage.fact(index)
    if fact.number is None or not fact.value:
        return None
    space = tables.space(passage, index)
    sure = (
        _sure(space, passage, index)
        or _together(space)
        or _named(space)
        or _anchored(space)
    )
    if sure is not None:
        return sure
    left_out = _lines_left_out(space)
    exact = list(filterfalse(partial(_columns_but_one, space), space.exact))
    held = _held(space, exact, left_out)
    if held is not None:
        return held
    slip = _slip(space, exact, left_out)
    if slip is None:
        return None if exact else _retold(tables, passage, index)
    return None if _is_excused(tables, passage, index, slip) else slip


def _is_excused(
    tables: OfferTables, passage: Passage, index: int, slip: NumberJudgment
) -> bool:
    """Whether a number is no slip, by the list that it stands in or by what it adds up."""
    if _is_listed_with_others(tables, passage, index):
        return True
    return _is_of_text(slip.offer) and is_sum_of_said(passage, index)


def _retold(
    tables: OfferTables, passage: Passage, index: int
) -> NumberJudgment | None:
    """The figure printed elsewhere in its act of which a number, that nothing gives, is a slip; of
    what is said of several lines together none is."""
    is_sum = is_of_several(passage.clauses[index].said)
    if is_sum or tables.space(passage, index).together:
        return None
    slips = tables.retold_slips(passage, index)
    if not slips:
        return None
    best = max(slips, key=lambda one: one.odds)
    probability = best.odds / (1.0 + sum(one.odds for one in slips))
    place = best.place
    if probability < _LIKELY or not tables.is_borne_out(place):
        return None
    meant = Offer(
        OfferKind.AGAIN if place.said else OfferKind.CELL,
        dict,
        same_as(place.fact, _TOLD_AGAIN),
        name=place.name,
        table_id=place.fact.table_id,
    )
    return NumberJudgment(meant, False, probability)


def _is_listed_with_others(
    tables: OfferTables, passage: Passage, index: int
) -> bool:
    """Whether a number is one of three or more of a list, and none of the others restates anything:
    "Les trois voisins demandent 695 €, 754 € et 812 €" tells nothing of our tables."""
    others = [one for one in passage.listed(index) if one != index]
    return len(others) >= _LISTED and not any(
        tables.space(passage, one).exact for one in others
    )


def _is_of_text(offer: Offer) -> bool:
    """Whether numbers of the text alone make a figure."""
    made = offer.derivation
    return made is not None and not any(one.table_id for one in made.terms)


def _sure(
    space: OfferSpace, passage: Passage, index: int
) -> NumberJudgment | None:
    """What words leave no other reading of; None where the number is so far off that they must have
    been misread."""
    fact = space.fact
    tried = sure_derivations(passage, index)
    held = _restating(fact, tried)
    meant = only(tried)
    if held is not None or meant is None:
        return held
    reach = _NEAR_LETTERS if meant.form is Form.EQUALITY else _NEAR
    if _may_be(fact, meant, reach) or _is_one_digit_off(fact, meant):
        return NumberJudgment(_offered(meant), False, _SURE)
    return None


def _together(space: OfferSpace) -> NumberJudgment | None:
    """What lines come to that the sentence names one by one and speaks of together, and nothing
    less: the number is that, or a slip of it, or leaves one of them out.
    """
    fact = space.fact
    summed = [lines for lines in space.together if lines.sums]
    for one in chain.from_iterable(lines.sums for lines in summed):
        if restates(fact, one.value):
            return NumberJudgment(one, True, 1.0, told=True)
    told = only([lines.sums[0] for lines in summed if lines.is_told])
    if told is not None and is_slip(fact.value_or_zero, told.value):
        return NumberJudgment(told, False, _SURE)
    return _together_but_one(space, summed)


def _together_but_one(
    space: OfferSpace, summed: Sequence[NamedLines]
) -> NumberJudgment | None:
    """What named lines come to, where a number is that but for one of them which no word leaves
    out."""
    if _LEFT_OUT.within(plain_words(space.clause.said.claim.sentence)):
        return None
    by_value = {
        one.value: one
        for one in chain.from_iterable(lines.sums for lines in summed)
        if _is_without_a_line(space.fact, one)
    }
    whole = only(by_value.values())
    return None if whole is None else NumberJudgment(whole, False, _SURE)


def _is_without_a_line(fact: Fact, together: Offer) -> bool:
    """Whether a number, of digits enough, is what several named lines come to but for one."""
    made = together.derivation
    if made is None or len(made.terms) < _SEVERAL:
        return False
    return accident(fact) <= _FEW_DIGITS and any(
        line.value and restates(fact, made.value - line.value)
        for line in made.terms
    )


def _anchored(space: OfferSpace) -> NumberJudgment | None:
    """What words make a number of the cell that its neighbour restates; None where the number may
    be anything else.
    """
    held = _restating(space.fact, space.anchored)
    if held is not None:
        return held
    by_value = {abs(one.value): one for one in space.anchored}
    meant = only(by_value.values()) or _share_it_slips(
        space.fact, list(by_value.values())
    )
    if meant is None:
        return None
    is_meant = _may_be(space.fact, meant) and not space.exact
    if is_meant or _is_likelier(space, meant):
        return NumberJudgment(_offered(meant), False, _SURE)
    return None


def _named(space: OfferSpace) -> NumberJudgment | None:
    """What words make a number of the cell that its neighbour restates and another that they name:
    they leave no other reading, however far it is from that."""
    made = space.told_by_names
    held = _restating(space.fact, made)
    meant = only({abs(one.value): one for one in made}.values())
    if held is not None or meant is None:
        return held
    return NumberJudgment(_offered(meant), False, _SURE)


def _restating(fact: Fact, made: Sequence[Derivation]) -> NumberJudgment | None:
    """The first of what words surely make a number that it restates."""
    for one in made:
        if restates(fact, one.value):
            return NumberJudgment(_offered(one), True, 1.0, told=True)
    return None


def _share_it_slips(
    fact: Fact, made: Sequence[Derivation]
) -> Derivation | None:
    """The only one of several shares that a percentage is a slip of: of two columns that bear the
    name of the whole it is of one; none where some are changes, each of another year."""
    if any(one.offset for one in made):
        return None
    return only([one for one in made if _is_one_digit_off(fact, one)])


def _is_likelier(space: OfferSpace, meant: Derivation) -> bool:
    """Whether a percentage is near what words make it, or a slip of the hand of that, and all that
    it restates is far from likely beside it."""
    exact = sum(map(space.belief, space.exact))
    number = space.fact.number
    is_share = space.fact.counts == "percent"
    is_near = is_share and _may_be(space.fact, meant)
    if number is None or not (is_near or _is_one_digit_off(space.fact, meant)):
        return False
    right = space.at(number.to_last_digit(abs(meant.value)))
    return exact <= _UNLIKELY * sum(map(space.belief, right))


def _may_be(fact: Fact, meant: Derivation, reach: Decimal = _NEAR) -> bool:
    """Whether a number is near enough to what words make of it to be that, mistaken."""
    said, value = abs(fact.value_or_zero), abs(meant.value)
    near = abs(said - value) <= reach * max(said, value)
    return near or is_slip(said, value)


def _is_one_digit_off(fact: Fact, meant: Derivation) -> bool:
    """Whether a slip of the hand makes a percentage of what words surely give."""
    is_share = fact.counts == "percent"
    return is_share and is_slip_of_rounded(fact, meant.value)


def _offered(derivation: Derivation) -> Offer:
    return Offer(OfferKind.SAID, dict, derivation)


def _held(
    space: OfferSpace,
    exact: Sequence[Offer],
    left_out: Mapping[Decimal, float],
) -> NumberJudgment | None:
    """What a number restates, where that is likely beside an accident and totals that leave a line
    out.
    """
    if not exact:
        return None
    by_words = sum(map(space.belief, exact))
    rest = _by_accident(space) + sum(left_out.values())
    probability = by_words / (by_words + rest or 1.0)
    if probability < _HELD:
        return None
    best = max(exact, key=space.belief)
    odds = SLIPS.misprints * space.belief(best) * chance_of_one(space.fact)
    left = _by_accident(space) + _by_others(space, exact, best)
    told = odds >= _LIKELY * (odds + left)
    return NumberJudgment(best, True, probability, told)


def _by_others(space: OfferSpace, exact: Sequence[Offer], best: Offer) -> float:
    """How likely a number is what it restates without any figure of the likeliest."""
    made = best.derivation
    own = set() if made is None else ids_of(made.terms)
    return sum(
        space.belief(one)
        for one in exact
        if one.derivation is None or not own & ids_of(one.derivation.terms)
    )


def _by_accident(space: OfferSpace) -> float:
    return space.none * accident(space.fact)


def _may_be_code(fact: Fact) -> bool:
    """Whether a number is printed as codes are: digits that nothing groups, without a unit."""
    figure = fact.printed.strip(" ()")
    plain = figure.isdigit() and len(figure) >= _CODE_DIGITS
    return plain and measure_of(fact) is Measure.THINGS


def _slip(
    space: OfferSpace,
    exact: Sequence[Offer],
    left_out: Mapping[Decimal, float],
) -> NumberJudgment | None:
    """The one figure that a number is a slip of, where it restates nothing, or a total that leaves
    a line out; a code is near others and a slip of none.
    """
    if _may_be_code(space.fact):
        return None
    rest = _by_accident(space) + sum(map(space.belief, exact))
    by_value = _misprints(space, rest, left_out)
    if not by_value:
        return None
    best = max(by_value, key=lambda value: by_value[value])
    probability = by_value[best] / (sum(by_value.values()) + rest)
    if probability < _LIKELY:
        return None
    meant = max(space.at(best), key=space.belief)
    if _is_slip_of_operand(space.fact, meant):
        return None
    if _is_of_line_left_out(space, meant) or _is_share_of_some(space):
        return None
    return NumberJudgment(meant, False, probability)


def _is_share_of_some(space: OfferSpace) -> bool:
    """Whether a percentage is said to be of some things alone, which tables may not count."""
    if space.fact.counts != "percent":
        return False
    clause = space.clause.said.opening.rpartition(";")[2]
    return _OF_SOME.within(plain_words(clause))


def _is_of_line_left_out(space: OfferSpace, meant: Offer) -> bool:
    """Whether a figure is of a line that the words before the number leave out: "hors piscine, le
    ratio tombe à 118,1" is not the 818,1 of the pool."""
    if meant.kind is not OfferKind.CELL or meant.derivation is None:
        return False
    (cell, *_) = meant.derivation.terms
    named = set(stems(" ".join(cell.row_path[-1:])))
    words = plain_words(space.clause.said.words_before).split()
    behind = (
        words[at : at + _NAMED_BEHIND]
        for at, word in enumerate(words, 1)
        if _LEFT_OUT.within(word)
    )
    return any(not named.isdisjoint(stems(" ".join(one))) for one in behind)


def _misprints(
    space: OfferSpace, rest: float, left_out: Mapping[Decimal, float]
) -> dict[Decimal, float]:
    """The values of which a number may be a misprint, with their odds; none where none is likely
    beside ``rest``."""
    figures = _on_offer(space, list(meant_figures(space.fact)))
    # the relation is one, whichever of its numbers is mistyped
    beside = {
        **_of_mistyped_terms(space),
        **_others_confirmed(space, rest),
    }
    if not (left_out or beside or _is_any_likely(space, figures, rest)):
        return {}
    found: dict[Decimal, float] = defaultdict(float, left_out)
    for figure, most in figures:
        odds = _odds(space, figure, most, rest)
        if odds:
            found[figure.value] += odds
    for value, odds in beside.items():
        found.setdefault(value, odds)
    return found


def _is_slip_of_operand(fact: Fact, meant: Offer) -> bool:
    """Whether a number may be a slip of one of the figures that what it is taken for adds up: what
    their digits have in common says then nothing of their sum."""
    made = meant.derivation
    if made is None or made.form is not Form.WEIGHTED_SUM:
        return False
    chances = {one.value: one.chance for one in meant_figures(fact)}
    likely = chances.get(abs(meant.value), 0.0)
    values = {abs(one.value_or_zero) for one in made.terms}
    least = _BESIDE * likely
    return any(chances[one] >= least for one in values & chances.keys())


def _others_confirmed(space: OfferSpace, rest: float) -> dict[Decimal, float]:
    """What of the text a number is another figure in the place of, where numbers that are made of
    it tell the right one."""
    number = space.fact.number
    if number is None or not space.may_have_followers:
        return {}
    by_value: dict[Decimal, float] = defaultdict(float)
    for one in space.text:
        by_value[number.to_last_digit(abs(one.value))] += space.belief(one)
    share = SLIPS.misprints * SLIPS.other * accident(space.fact)
    odds = {
        value: share * belief
        for value, belief in by_value.items()
        if value and _is_likely(MOST_TOLD * share * belief, rest)
    }
    found: dict[Decimal, float] = {}
    for value in _told(space, list(odds)):
        meant = space.at(value)
        if meant:
            told = odds[value] * space.told_by_followers(value, meant)
            if _is_likely(told, rest):
                found[value] = told
    return found


def _told(space: OfferSpace, values: Sequence[Decimal]) -> list[Decimal]:
    """Those of some values that numbers which follow may be made of."""
    may_be = space.may_be_told(values) if values else []
    return list(compress(values, may_be))


def _of_mistyped_terms(space: OfferSpace) -> dict[Decimal, float]:
    """What numbers of the text make, one of which is a slip of what would make the number that is
    printed; a number of few digits is met so by accident.
    """
    found: dict[Decimal, float] = defaultdict(float)
    number = space.fact.number
    if number is None or accident(space.fact) > _FEW_DIGITS:
        return found
    for offer, made, chance in space.by_mistyped_terms():
        value = number.to_last_digit(made)
        if space.at(value):
            found[value] += SLIPS.misprints * space.belief(offer) * chance
    return found


def _lines_left_out(space: OfferSpace) -> dict[Decimal, float]:
    """The totals that a number is but for one line or column, which no word leaves out, with how
    likely it was forgotten; none of a total that was just said, beside which it is another thing.
    """
    sentence = plain_words(space.clause.said.claim.sentence)
    if space.cues.rest or _LEFT_OUT.within(sentence):
        return {}
    found: dict[Decimal, float] = {}
    for one in space.exact:
        whole, lines = _all_but_one(space, one)
        if whole is not None and not space.is_just_said(whole):
            belief = space.belief_in_cell(whole)
            odds = SLIPS.misprints * SLIPS.line * belief / lines
            if odds:
                found[abs(whole.value_or_zero)] = odds
    return found


def _all_but_one(space: OfferSpace, offer: Offer) -> tuple[Fact | None, int]:
    """The total that a figure is but for one of its lines, or of its columns, and how many it has;
    None where it is no such figure."""
    if offer.derivation is None:
        return None, 0
    if offer.kind is OfferKind.REST:
        return offer.derivation.terms[0], space.lines_in(offer.table_id)
    columns = _columns_but_one(space, offer)
    return (offer.derivation.terms[1], columns) if columns else (None, 0)


def _columns_but_one(space: OfferSpace, offer: Offer) -> int:
    """How many columns a total has that a figure is but for one, where the sentence says that it is
    of as many: "les quatre budgets"; nought where it is no such figure."""
    if offer.kind is not OfferKind.GAP or offer.derivation is None:
        return 0
    # a total stands behind the columns that it adds up
    part, whole = offer.derivation.terms
    columns = space.columns_added(offer.table_id, whole, part)
    words = plain_words(space.clause.said.claim.sentence).split()
    return columns if columns in map(spelled_number, words) else 0


def _on_offer(
    space: OfferSpace, figures: Sequence[MeantFigure]
) -> list[tuple[MeantFigure, float]]:
    """Those of some figures that something on offer may be, each with what the belief in all that
    is it does not exceed."""
    most = space.at_most([one.value for one in figures])
    return [(figures[n], float(most[n])) for n in np.flatnonzero(most).tolist()]


def _is_any_likely(
    space: OfferSpace,
    figures: Sequence[tuple[MeantFigure, float]],
    rest: float,
) -> bool:
    """Whether a slip of one of ``figures`` is likely beside all that is no slip: of those only
    that may be, going by what the belief in each does not exceed, it is asked what it comes to."""

    def likely(times: float) -> list[tuple[MeantFigure, float]]:
        share = times * SLIPS.misprints
        return [
            (one, most)
            for one, most in figures
            if _is_likely(share * most * one.chance, rest)
        ]

    may_be = likely(MOST_TOLD)
    told = set(_told(space, [one.value for one, _ in may_be]))
    asked = [*likely(1.0), *(each for each in may_be if each[0].value in told)]
    return any(_is_likely(_odds(space, *each, rest), rest) for each in asked)


def _is_likely(odds: float, rest: float) -> bool:
    return odds >= _LIKELY * (odds + rest)


def _odds(
    space: OfferSpace, figure: MeantFigure, most: float, rest: float
) -> float:
    """How likely a number is a slip of one figure, of all on offer that has its value, and by what
    others are made of it, where that may tell it beside ``rest``; ``most`` is what the belief in
    the figure does not exceed."""
    if not most:
        return 0.0
    odds, meant = 0.0, space.at(figure.value)
    for one in meant:
        odds += SLIPS.misprints * space.belief(one) * figure.chance
    if not _is_likely(MOST_TOLD * odds, rest):
        return odds
    return odds * space.told_by_followers(figure.value, meant)
