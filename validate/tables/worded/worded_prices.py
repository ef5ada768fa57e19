"""Prices of one in a table whose lines are columns elsewhere: "Voyages", "Prix du voyage",
"Recette", one below the other; and what a part of a year has of what is paid for it whole.
"""

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from validate.belief.figures import Direction
from validate.belief.hypothesis import FamilyForm
from validate.belief.proposals import Proposal
from validate.tables.worded.labelled_lines import LabelledLine
from validate.tables.worded.worded_changes import SAID, SURE

_PRICE = re.compile(r"\b(?:prix|tarif|(?:cout|montant|valeur) unitaire)\b")
"""Words of what one costs."""
_TAKINGS = re.compile(
    r"\b(?:recettes?|produits?|montants?|depenses?|couts?|factures?|valeurs?)\b"
)
"""Words of what all of them cost, or bring in."""
_OF_A_YEAR = re.compile(r"\bannu|\bannee\b|\ban\b")
"""Words of what is paid for a whole year: "Annuité pleine", "Taxe en année pleine"."""
_PARTS = (
    (
        re.compile(r"(?:(?:nombre|nb\.?) de )?jours?\b(?! par )"),
        (365, 366, 360),
    ),
    (re.compile(r"(?:(?:nombre|nb\.?) de )?mois\b(?! par )"), (12,)),
)
"""How the days or months of a line are headed, and how many a year has."""


def of_prices(
    lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """What so many bring in at the price of one, where a word of the price names what is counted:
    in rows, since columns are told by what they hold."""
    if direction is not Direction.DOWN:
        return
    prices = [one for one in lines if _PRICE.search(one.label)]
    takings = [one for one in lines if _are_takings(one)]
    found = [
        (whole, counted, price)
        for whole, price in product(takings, prices)
        for counted in lines
        if _is_counted(counted, price) and counted not in takings
    ]
    for whole, counted, price in found:
        sure = len(found) == 1
        yield Proposal(
            direction,
            FamilyForm.PRODUCT,
            whole.index,
            (counted.index, price.index),
            SURE if sure else SAID - math.log(len(found)),
            stated=sure,
        )


def of_parts_of_year(
    lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """What the days or the months of a line are worth of what a year is: "Dotation 2025" of the
    annuity and the days in use."""
    wholes = [one for one in lines if _OF_A_YEAR.search(one.label)]
    for part, (counts, numbers) in product(lines, _PARTS):
        if part.percent or part.decimals or not counts.match(part.label):
            continue
        for number, whole, result in product(numbers, wholes, lines):
            if _is_part(result, whole) and part not in (whole, result):
                yield Proposal(
                    direction,
                    FamilyForm.PRODUCT,
                    result.index,
                    (whole.index, part.index),
                    SAID,
                    times=1 / Decimal(number),
                )


def _is_part(result: LabelledLine, whole: LabelledLine) -> bool:
    """Whether a line may be a part of another, both of money."""
    if result is whole or result.percent or whole.percent:
        return False
    return result.decimals >= whole.decimals


def _are_takings(line: LabelledLine) -> bool:
    is_price = _PRICE.search(line.label) is not None
    told = _TAKINGS.search(line.label) is not None
    return told and not is_price and not line.percent


def _is_counted(line: LabelledLine, price: LabelledLine) -> bool:
    """Whether a line counts what the price is of."""
    if line.percent or line.decimals or line.index == price.index:
        return False
    return bool(line.stems & price.stems) and not _PRICE.search(line.label)
