"""What a loan costs, and what debt costs in a year: "l'annuité de la dette s'élèvera à
176 365,00 €, en capital et intérêts réunis"; "ce coût équivaut à 27,1 % du capital emprunté"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.several import only
from validate.prose.deriving.derivation import (
    Derivation,
    all_added,
    divided,
    quotient,
)
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
    of_unit,
    to_end_of_clause,
)
from validate.prose.pairing.misprints import is_slip, restates

_YEARLY = WordList("annuite( de la dette)")
_BOTH = WordList(
    "en capital et interets", "en capital et en interets", "capital et interets"
)
"""Behind what debt costs in a year."""
_PRINCIPAL = WordList(
    "emprunts et dettes assimilees", "remboursement du capital", "capital de la dette",
    "remboursement d'emprunts", "emprunts et dettes",
)  # fmt: skip
_INTEREST = WordList("charges financieres", "interets de la dette", "interets")
"""Labels of what it is made of."""
_THIS_COST = WordList("ce cout", "ce cout total")
"""How a sentence goes on to the cost just said."""
_OF_CAPITAL = WordList(
    "du capital emprunte",
    "du montant emprunte",
    "du capital",
    "du montant de l'emprunt",
)
_CAPITAL = WordList(
    "capital amorti", "capital rembourse", "amortissement du capital"
)
"""The column whose total is what was borrowed."""
_LOAN = WordList("l'emprunt", "le pret", "cet emprunt", "ce pret")
_OF_A_LOAN = WordList(
    "pret d'un montant( total) de", "emprunt d'un montant( total) de", "un emprunt de",
    "un pret de",
)  # fmt: skip
"""Before how much is lent."""
_ON_AVERAGE = WordList("en moyenne")
_TOTAL = WordList("total", "totaux", "ensemble")
_NEAR = Decimal("0.3")
"""How far a share may be from what both give."""
_WHY = "the sentence gives a share of what is borrowed"


def loans(wording: Wording, facts: Sequence[Fact]) -> Iterator[Reckoned]:
    """What a sentence says of debt; ``facts`` are the figures of the act."""
    for index in range(len(wording.numbers)):
        yield from _yearly(wording, index, facts)
        yield from _of_capital(wording, index, facts)


def loan_for_one(
    wording: Wording, act: Sequence[Wording]
) -> Iterator[Reckoned]:
    """ "24 logements, dont 9 en PLAI. L'emprunt représente en moyenne X par logement": of the one
    amount that the sentences of the act give for the loan."""
    for index, result in enumerate(wording.numbers):
        before = wording.before(index)
        is_told = (
            result.unit == MONEY and len(result.per) == 1,
            _ON_AVERAGE.within(before),
            _LOAN.within(wording.text[: result.start]),
            not any(one.unit == MONEY for one in wording.numbers[:index]),
        )
        if not all(is_told):
            continue
        lent = {
            one.value: one
            for sentence in act
            for place, one in enumerate(sentence.numbers)
            if one.unit == MONEY and _OF_A_LOAN.closes(sentence.before(place))
        }
        units = _counted(wording, result.per[0])
        if len(lent) == 1 and units is not None and units.value:
            (loan,) = lent.values()
            made = divided(loan.fact, units.fact)
            yield Reckoned(result, made, near=_NEAR)


def _counted(wording: Wording, unit: str) -> SpokenNumber | None:
    """The first number of some things in the last sentence that counts them."""
    for sentence in reversed(wording.sooner):
        units = of_unit(sentence.numbers, unit)
        if units:
            return units[0]
    return None


def _yearly(
    wording: Wording, index: int, facts: Sequence[Fact]
) -> Iterator[Reckoned]:
    """What debt costs in a year, as the line of its capital and that of its interest, in whichever
    columns they give it, or give it but for a slip."""
    result = wording.numbers[index]
    is_told = (
        result.unit == MONEY,
        _YEARLY.within(wording.before(index)),
        _BOTH.within(wording.after(index)),
    )
    if not all(is_told):
        return
    pairs = product(_lines(facts, _PRINCIPAL), _lines(facts, _INTEREST))
    made = [all_added(pair) for pair in pairs]
    meant = [one for one in made if restates(result.fact, one.value)] or [
        one for one in made if is_slip(result.value, one.value)
    ]
    values: dict[Decimal, Derivation] = {one.value: one for one in meant}
    if len(values) == 1:
        (own,) = values.values()
        yield Reckoned(result, own, loose=True)


def _lines(facts: Sequence[Fact], label: WordList) -> list[Fact]:
    """The amounts of the lines of a label."""
    return [
        one
        for one in facts
        if one.counts == "amount"
        and one.value
        and label.within(fold(" ".join(one.row_path[-1:])))
    ]


def _of_capital(
    wording: Wording, index: int, facts: Sequence[Fact]
) -> Iterator[Reckoned]:
    """What share of the capital the cost just said is."""
    result = wording.numbers[index]
    behind = to_end_of_clause(wording.after(index))
    is_told = (
        index == 0 and result.unit == SHARE,
        _THIS_COST.follows_signs(wording.before(0)),
        _OF_CAPITAL.follows_signs(behind),
    )
    if not all(is_told):
        return
    cost, capital = _cost(wording), _capital(facts)
    if cost is not None and capital is not None:
        made = quotient(cost.fact, capital, _WHY)
        yield Reckoned(result, made, near=_NEAR)


def _cost(wording: Wording) -> SpokenNumber | None:
    """The first amount of the sentence before, which the others are compared with."""
    sooner = wording.sooner[-1].numbers if wording.sooner else ()
    return next(iter(of_unit(sooner, MONEY)), None)


def _capital(facts: Sequence[Fact]) -> Fact | None:
    """The total of the capital that is paid back."""
    totals = [
        one
        for one in facts
        if one.value
        and _TOTAL.opens(fold(" ".join(one.row_path[-1:])))
        and _CAPITAL.within(fold(" ".join(one.column_path)))
    ]
    return only(totals)
