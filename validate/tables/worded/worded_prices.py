"""Prices of one in a table whose lines are columns elsewhere: "Voyages", "Prix du voyage",
"Recette", one below the other.
"""

import math
import re
from collections.abc import Iterator, Sequence
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


def _are_takings(line: LabelledLine) -> bool:
    is_price = _PRICE.search(line.label) is not None
    told = _TAKINGS.search(line.label) is not None
    return told and not is_price and not line.percent


def _is_counted(line: LabelledLine, price: LabelledLine) -> bool:
    """Whether a line counts what the price is of."""
    if line.percent or line.decimals or line.index == price.index:
        return False
    return bool(line.stems & price.stems) and not _PRICE.search(line.label)
