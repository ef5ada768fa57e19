"""A mean that a sentence tells of what one header names, for one of what another counts: "l'aide
moyenne s'établit à 30,13 € par licencié"; "la contribution moyenne est de 33,29 € par habitant".
The columns may be of two tables, and each has a total.

A number that is no such mean is accused where the same amount makes it for one of other things that
tables count, or of one more or less, or where a slip of the hand parts it from the mean.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import product

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import FALLING, LIMIT, RISING
from extract.several import only, present
from extract.table import Column, ColumnKind, RowKind
from validate.prose.deriving.derivation import Derivation, divided
from validate.prose.deriving.wording import (
    MONEY,
    SpokenNumber,
    Wording,
)
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import is_slip_as_printed, restates
from validate.prose.words.label_words import label_stems, stem
from validate.tables.figure_table import FigureTable, is_quotient

_MEAN = re.compile(
    r"\b(?:l['’]|la |le )(?P<noun>[a-z]+) moyen(?:ne)?\b(?P<rest>[^,;:.()]*)$"
)
"""Before a mean, what it is a mean of."""
_OTHERWISE = WordList(
    RISING, FALLING, LIMIT, "contre", "strate", "national*", "autre(s)", "environ", "simple",
    "hors", "selon", "de l'ordre", "pres de", "par", "du", "des", "de la", "de l'*",
)  # fmt: skip
"""Words by which it is of others, or not told to the last digit."""
_COUNTED_AS = {"habitant": "population"}
"""Units by what else heads a column that counts them."""
_PLACES = 4
"""Decimals by which two means are told apart."""


def means_of_named(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each mean of a sentence whose amount and whose units are each named by one header."""
    for index, result in enumerate(wording.numbers):
        found = _MEAN.search(wording.before(index))
        is_mean = result.unit == MONEY and len(result.per) == 1
        if found is None or not is_mean or _OTHERWISE.within(found["rest"]):
            continue
        amounts = _totals(views, partial(_is_of_amounts, found["noun"]))
        units = _totals(views, partial(_is_of_units, result.per[0]))
        ways = [divided(*pair) for pair in product(amounts, units)]
        if ways:
            yield TabledNumber(result, ways, _meant(result, ways, views))


def _totals(
    views: Sequence[FigureTable], is_meant: Callable[[Column], bool]
) -> list[Fact]:
    """What closes each column that is meant, where its table has a total."""
    found = []
    for view in views:
        rows = view.of_kind(RowKind.TOTAL)[-1:]
        cols = filter(is_meant, view.table.columns)
        places = product(rows, (column.index for column in cols))
        found += present(map(view.facts.get, places))
    return [one for one in found if one.value]


def _is_of_amounts(noun: str, column: Column) -> bool:
    """Whether the header of a column of amounts begins with a noun."""
    header = label_stems(" ".join(column.path))
    is_added = column.kind is ColumnKind.AMOUNT and not is_quotient(column)
    return is_added and header[:1] == (stem(noun),)


def _is_of_units(unit: str, column: Column) -> bool:
    """Whether the header of a column names what it counts, and nothing else."""
    header = frozenset(label_stems(" ".join(column.path)))
    names = frozenset((stem(unit), stem(_COUNTED_AS.get(unit, unit))))
    return _counts(column) and bool(header) and header <= names


def _counts(column: Column) -> bool:
    return column.kind is ColumnKind.COUNT


def _meant(
    result: SpokenNumber,
    ways: Sequence[Derivation],
    views: Sequence[FigureTable],
) -> Derivation | None:
    """The only mean of which a number is a slip of the hand, or that it is for other units."""
    meant = only({round(one.value, _PLACES): one for one in ways}.values())
    if meant is None:
        return None
    amount, units = meant.terms
    others = [one.value_or_zero for one in _totals(views, _counts)]
    others += [units.value_or_zero + one for one in (-1, 1)]
    is_of_others = any(
        one and restates(result.fact, amount.value_or_zero / one)
        for one in others
    )
    is_slip = is_slip_as_printed(result.fact, meant.value)
    return meant if is_of_others or is_slip else None
