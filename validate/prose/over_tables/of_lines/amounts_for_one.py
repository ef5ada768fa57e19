"""What one of so many has of an amount, where the sentence tells how many and no word tells which
amount of the act's tables it is: "rapportées aux 1 846 habitants, les recettes de ce budget font
1 183,44 € par tête"; "rapporté aux 1 040 m² de surface traitée, le marché revient à 1 132,60 €".

A number that no amount gives is accused where a slip of the hand parts it from what one alone
gives, and where it has digits enough that this is no accident; or where words name those who share,
and a total gives it for others of them that the act counts. What one gives is not told: it may be
another amount than is meant.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.facts import Fact
from extract.french.lexicon.sentences.results_said import SHARED_OUT
from extract.several import only
from extract.table import ColumnKind
from validate.model.typing_slips import digits_told, slip_between
from validate.prose.deriving.derivation import Derivation, divided
from validate.prose.deriving.wording import (
    MONEY,
    MONTH,
    MONTHS_IN_YEAR,
    SpokenNumber,
    Wording,
)
from validate.prose.over_tables.line_names import (
    is_in_figures,
    is_to_last_unit,
)
from validate.prose.over_tables.of_lines.reduced_totals import closing_amounts
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import restates
from validate.tables.figure_table import FigureTable

_SHARED = re.compile(rf"{SHARED_OUT}(?: les| ces| ses| nos)? $")
"""Right before the number of those who share what a sentence speaks of."""
_MONTHLY = re.compile(r"\b(?:mois|mensuel)")
"""Words by which an amount of a year may be told by month."""
_TIMES = frozenset({"an", MONTH, "jour", "heure", "semaine"})
"""What lasts, and shares no amount."""
_SEVERAL = 9
"""More share an amount of which one has as many digits as tell a slip."""
_TELLING = 5
"""Digits of a number that is a slip of none of many quotients by accident."""


def amounts_for_one(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each amount of a sentence that is to be so much for one of those that it, or one before,
    counts, and that is none but for a slip."""
    for index, result in enumerate(wording.numbers):
        if not _is_telling(result):
            continue
        sharing = _sharing(wording, index)
        units = sharing or _counted(wording, result)
        if units is None:
            continue
        ways = list(_ways(wording, result, units, views))
        if any(restates(result.fact, one.value) for one in ways):
            continue
        meant = _meant(result, ways)
        if meant is not None:
            yield TabledNumber(result, (), meant)
        elif sharing is not None:
            yield from _of_others(wording, result, sharing, views)


def _is_telling(result: SpokenNumber) -> bool:
    """Whether a number is money to its last unit, and has digits enough."""
    is_money = result.unit == MONEY and is_to_last_unit(result)
    return is_money and digits_told(result.fact) >= _TELLING


def _sharing(wording: Wording, index: int) -> SpokenNumber | None:
    """Those who share an amount by words right before their number, behind which no other amount
    is told sooner."""
    for place in reversed(range(index)):
        number = wording.numbers[place]
        if number.unit == MONEY:
            return None
        if _SHARED.search(wording.before(place)) and _are_several(number):
            return number
    return None


def _counted(wording: Wording, result: SpokenNumber) -> SpokenNumber | None:
    """Those of whom a number alone is so much for one, where their number stands in the sentence,
    or is the only one before."""
    alike = [one for one in wording.numbers if one.measure == result.measure]
    if not result.per or len(alike) > 1:
        return None
    for sentences in ((wording,), wording.earlier):
        some = {
            one.value: one
            for sentence in sentences
            for one in sentence.numbers
            if one.measure == (result.per[0], ()) and _are_several(one)
        }
        if some:
            return only(some.values())
    return None


def _are_several(number: SpokenNumber) -> bool:
    """Whether a number in figures counts things enough, that may share an amount: a whole number,
    since a measure with decimals was rounded."""
    is_of_things = number.is_of_things and number.unit not in _TIMES
    many = number.fact.value_or_zero
    is_whole = many > _SEVERAL and not many % 1
    return is_of_things and is_whole and is_in_figures(number)


def _ways(
    wording: Wording,
    result: SpokenNumber,
    units: SpokenNumber,
    views: Sequence[FigureTable],
) -> Iterator[Derivation]:
    """What each amount of the act's tables, and of the sentences up to this one, is for one."""
    by_month = _MONTHLY.search(wording.text) is not None
    for amount in (*_of_tables(views), *_said(wording, result)):
        made = divided(amount, units.fact)
        yield made
        if by_month:
            yield replace(made, constant=made.constant / MONTHS_IN_YEAR)


def _of_others(
    wording: Wording,
    result: SpokenNumber,
    units: SpokenNumber,
    views: Sequence[FigureTable],
) -> Iterator[TabledNumber]:
    """A number that one total gives for others of those who share, whose number was said before."""
    others = {
        one.fact.value_or_zero
        for sentence in (*wording.earlier, wording)
        for one in sentence.numbers
        if one.unit == units.unit and _are_several(one)
    }
    others.discard(units.fact.value_or_zero)
    totals = {
        one.value_or_zero: one
        for one in closing_amounts(views)
        for other in others
        if restates(result.fact, one.value_or_zero / other)
    }
    amount = only(totals.values())
    if amount is not None:
        meant = divided(amount, units.fact)
        yield TabledNumber(result, (), meant, is_outright=True)


def _of_tables(views: Sequence[FigureTable]) -> Iterator[Fact]:
    for view in views:
        for col in view.columns(ColumnKind.AMOUNT):
            facts = view.by_column.get(col, ())
            yield from (one for one in facts if one.value_or_zero > 0)


def _said(wording: Wording, result: SpokenNumber) -> Iterator[Fact]:
    for sentence in (*wording.sooner, wording):
        for one in sentence.numbers:
            if one.is_amount and one.value > 0 and one is not result:
                yield one.fact


def _meant(
    result: SpokenNumber, ways: Sequence[Derivation]
) -> Derivation | None:
    """The only value of which a number is a slip of the hand."""
    number = result.fact.number
    assert number is not None
    made = {number.to_last_digit(one.value): one for one in ways}
    slips = [one for value, one in made.items() if slip_between(number, value)]
    return only(slips)
