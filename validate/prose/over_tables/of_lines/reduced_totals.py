"""What a sentence leaves of a total of the act's tables, or adds its tax to: "déduction faite des
droits (18 647 €) et de l'aide (42 500 €), il reste 415 735 €"; "taxe de 20 % comprise, l'ensemble
des marchés atteint 553 548 €".

No word says which total is meant: a number that is none of these is accused where a slip of the
hand parts it from one alone, and where it has digits enough that this is no accident.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.several import only
from extract.table import ColumnKind
from validate.model.typing_slips import digits_told
from validate.prose.deriving.derivation import (
    Derivation,
    all_taken_away,
    multiplied,
)
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import is_slip
from validate.tables.figure_table import CLOSING, FigureTable

_DEDUCTED = WordList(
    "deduction faite d*", "deduction faite des", "apres deduction d*", "deduit(e)s", "defalque*",
    "deduction d*",
)  # fmt: skip
"""Before what is taken from a total."""
_LEFT = WordList(
    "reste*",
    "restera*",
    "solde",
    "net(te)",
    "a la charge",
    "a sa charge",
    "ramene* a",
)
"""Between that and what is left."""
_TAXED = WordList(
    "taxe(s) comprise(s)", "toutes taxes comprises", "tva comprise", "tva incluse", "taxe incluse",
)  # fmt: skip
_TAX = WordList("taxe(s)", "tva")
_INCLUDED = WordList("comprise(s)", "incluse(s)")
"""Words by which an amount has its tax: "taxe de 20 % comprise"."""
_TELLING = 5
"""Digits of a number that is a slip of no total by accident."""
_HUNDRED = Decimal(100)
_USUAL = Decimal("1.2")
"""An amount with the tax that applies where no other does (article 278 of the tax code)."""
_WITH_TAX = "the sentence gives a total with its tax"


def reduced_totals(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each amount of a sentence that is what is left of a total, or a total with its tax."""
    for index, result in enumerate(wording.numbers):
        if result.is_amount and digits_told(result.fact) >= _TELLING:
            ways = [
                *_left(wording, index, views),
                *_taxed(wording, index, views),
            ]
            if ways:
                yield TabledNumber(result, ways, _meant(result, ways))


def _left(
    wording: Wording, index: int, views: Sequence[FigureTable]
) -> Iterator[Derivation]:
    """What the amounts that a sentence deducts before a number leave of each total."""
    told = wording.before(index)
    parts = [one.fact for one in wording.numbers[:index] if one.is_amount]
    first = next((n for n, x in enumerate(wording.numbers) if x.is_amount), 0)
    is_left = parts and _LEFT.within(told)
    if not is_left or not _DEDUCTED.within(wording.before(first)):
        return
    for total in closing_amounts(views):
        if total.value_or_zero > sum(one.value_or_zero for one in parts):
            yield all_taken_away(total, tuple(parts))


def _taxed(
    wording: Wording, index: int, views: Sequence[FigureTable]
) -> Iterator[Derivation]:
    """Each total with its tax, where a sentence gives that alone, at the rate that it says."""
    told = wording.text[: wording.numbers[index].start]
    shares = [one for one in wording.numbers[:index] if one.unit == SHARE]
    others = [one for one in wording.numbers[:index] if one.unit != SHARE]
    is_taxed = _TAXED.within(told) or (
        shares and _TAX.within(told) and _INCLUDED.within(told)
    )
    if others or not is_taxed or len(shares) > 1:
        return
    rate = _USUAL
    for one in shares:
        rate = 1 + one.fact.value_or_zero / _HUNDRED
    for total in closing_amounts(views):
        yield multiplied((total,), rate, _WITH_TAX)


def closing_amounts(views: Sequence[FigureTable]) -> Iterator[Fact]:
    """The amounts that close columns of the tables."""
    for view in views:
        for row in view.of_kind(*CLOSING):
            for col in view.columns(ColumnKind.AMOUNT):
                fact = view.facts.get((row, col))
                if fact is not None and fact.value_or_zero > 0:
                    yield fact


def _meant(
    result: SpokenNumber, ways: Sequence[Derivation]
) -> Derivation | None:
    """The only one of which a number is a slip of the hand."""
    number = result.fact.number
    if number is None:
        return None
    made = {number.to_last_digit(one.value): one for one in ways}
    return only(
        [one for value, one in made.items() if is_slip(number.value, value)]
    )
