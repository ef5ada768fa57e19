"""A mean of all that a table lists, each by its weight, where a sentence tells the plain one of its
prices: "toutes tranches confondues, un repas rapporte en moyenne 8,25 €" is what all meals brought
over their number, and not a sixth of the six prices.

The table shows the weights: line by line one column is another over a third, and the last total
closes these two. What it adds up is no price: each of five depots goes out 72,8 times on average.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice, permutations
from typing import NamedTuple

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.several import only, present
from extract.table import ColumnKind, RowKind
from validate.model.typing_slips import digits_told
from validate.prose.deriving.derivation import HUNDRED, Derivation, divided
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
)
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import restates
from validate.tables.figure_table import CLOSING, FigureTable

_OF_ALL = WordList(
    "en moyenne", "pondere*", "confondu*", "compte tenu", "rapporte* a", "pour l'ensemble",
    "de l'ensemble", "sur l'ensemble", "en divisant", "divise(e)s par", "divise(e) par",
    "prix moyen", "cout moyen", "tarif moyen", "taux moyen",
)  # fmt: skip
"""Before a mean of all lines, each by what it weighs."""
_PLAIN = WordList(
    "simple*", "arithmetique*", "moyenne des", "non pondere*", "hausse*", "augment*", "baiss*",
    "diminu*", "evolu*", "progress*", "contre", "environ", "grille*", "bareme*",
)  # fmt: skip
"""Words that say that lines count alike, as the prices of a list do, that it is the mean of their
changes, or of others."""
_LEAST = 3
"""Prices at least of which a plain mean is told apart from what a line prints."""
_DIGITS = 3
"""Digits of a mean that is met by accident nowhere."""
_TWO = 2
"""Prices at least that differ; groups of which each has one."""
_ADDED = (ColumnKind.AMOUNT, ColumnKind.COUNT)
_PRICES = (*_ADDED, ColumnKind.RATE, ColumnKind.PERCENT)


def plain_means(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each number of a sentence on a mean of all that is the plain mean of a table's prices, and
    what it is by weight: the only one of the act's tables."""
    for index, result in enumerate(wording.numbers):
        told = wording.before(index)
        if not _OF_ALL.within(told) or _PLAIN.within(told):
            continue
        found = [
            one
            for view in views
            for one in (*_weighed(view, result), *_of_groups(view, result))
        ]
        meant = only({one.value: one for one in found}.values())
        if meant is not None:
            yield TabledNumber(result, found, meant, is_outright=True)


def _weighed(view: FigureTable, result: SpokenNumber) -> Iterator[Derivation]:
    """What each column of prices comes to by weight whose plain mean a number is."""
    for price in view.columns(*_PRICES):
        if not _is_mean(result.fact, _stated(view, price)):
            continue
        in_percent = view.column(price).kind is ColumnKind.PERCENT
        scale = HUNDRED if in_percent else Decimal(1)
        others = [col for col in view.columns(*_ADDED) if col != price]
        for pair in permutations(others, 2):
            lines = _lines(view, price, *pair)
            mean = _mean_by_weight(lines, scale, result)
            if mean is not None:
                yield mean


def _stated(view: FigureTable, col: int) -> list[Fact]:
    """The figures of a column in lines."""
    lines = view.of_kind(RowKind.DETAIL)
    return present(view.facts.get((row, col)) for row in lines)


def _is_mean(fact: Fact, stated: Sequence[Fact]) -> bool:
    """Whether a number is the plain mean of figures that differ."""
    figures = [one.value_or_zero for one in stated]
    if len(figures) < _LEAST or len(set(figures)) < _TWO:
        return False
    return restates(fact, sum(figures, Decimal(0)) / len(figures))


def _of_groups(view: FigureTable, result: SpokenNumber) -> Iterator[Derivation]:
    """What a whole comes to by weight, where a number is the plain mean of what the subtotals do
    that it adds up: of rents by square metre of two kinds of flats."""
    closing = view.of_kind(*CLOSING)
    is_share = result.unit == SHARE
    if not closing or is_share or digits_told(result.fact) < _DIGITS:
        return
    below = (row for row in view.of_kind(RowKind.DETAIL) if row > closing[-1])
    rows = [*closing, *islice(below, 1)]
    kind = ColumnKind.AMOUNT if result.unit == MONEY else ColumnKind.COUNT
    for pair in permutations(view.columns(*_ADDED), 2):
        lines = list(_fractions(view, rows, *pair))
        is_of_kind = view.column(pair[0]).kind is kind
        if is_of_kind and _is_mean_of_groups(result.fact, lines):
            yield divided(lines[-1].whole, lines[-1].units)


def _is_mean_of_groups(fact: Fact, lines: Sequence["_Line"]) -> bool:
    """Whether a number is the plain mean of what several lines print of their units, and not what
    the last line does, which adds them up."""
    if len(lines) <= _TWO:
        return False
    *groups, whole = lines
    if not whole.sums_up_both(groups):
        return False
    mean = sum((one.quotient for one in groups), Decimal(0)) / len(groups)
    return restates(fact, mean) and not restates(fact, whole.quotient)


def _fractions(
    view: FigureTable, rows: Iterable[int], over: int, under: int
) -> Iterator["_Line"]:
    """The rows that print both of two columns, the second no nought."""
    for row in rows:
        whole, units = (view.facts.get((row, col)) for col in (over, under))
        if whole is not None and units is not None and units.value:
            yield _Line(whole, units, None, is_total=True)


class _Line(NamedTuple):
    """What a line prints of the whole, of its units and of their price."""

    whole: Fact
    units: Fact
    price: Fact | None
    is_total: bool

    def closes(self, above: Sequence["_Line"]) -> bool:
        """Whether it is a total below some lines: it says so, or has no price and sums up those
        ``above``, which are enough for a mean."""
        if self.is_total or self.price is not None or len(above) < _LEAST:
            return self.is_total
        return self.sums_up(above)

    @property
    def quotient(self) -> Decimal:
        """What it prints of the whole for one of its units."""
        return self.whole.value_or_zero / self.units.value_or_zero

    def sums_up(self, lines: Sequence["_Line"]) -> bool:
        """Whether it prints the sum of one of the two columns of some lines."""
        return any(self._summed(lines))

    def sums_up_both(self, lines: Sequence["_Line"]) -> bool:
        """Whether it prints the sums of both columns of some lines."""
        return all(self._summed(lines))

    def _summed(self, lines: Sequence["_Line"]) -> tuple[bool, bool]:
        wholes = sum((one.whole.value_or_zero for one in lines), Decimal(0))
        units = sum((one.units.value_or_zero for one in lines), Decimal(0))
        is_whole = self.whole.value_or_zero == wholes
        return is_whole, self.units.value_or_zero == units

    def misses(self, scale: Decimal) -> bool:
        """Whether the whole over the units is not the price."""
        made = scale * self.quotient
        return self.price is not None and not restates(self.price, made)


def _lines(
    view: FigureTable, price: int, whole: int, units: int
) -> Iterator[_Line]:
    """The lines that print both of two columns, and perhaps the price."""
    for row in view.of_kind(RowKind.DETAIL, RowKind.TOTAL):
        first, second = (view.facts.get((row, x)) for x in (whole, units))
        if first is None or second is None or not second.value:
            continue
        is_total = view.rows[row].kind is RowKind.TOTAL
        yield _Line(first, second, view.facts.get((row, price)), is_total)


def _mean_by_weight(
    lines: Iterable[_Line], scale: Decimal, result: SpokenNumber
) -> Derivation | None:
    """What the last total of some lines is for one of the units, where the whole over the units is
    the price in all others but one at most, and a number is the plain mean of these; None where it
    is not, or where that total is one of a part of them.
    """
    single: list[_Line] = []
    total = None
    for line in lines:
        if line.closes(single):
            total = line
        else:
            single.append(line)
    prices = present(line.price for line in single)
    broken = sum(line.misses(scale) for line in single)
    if broken > 1 or len(prices) < _LEAST + broken:
        return None
    if total is None or not total.sums_up(single) or _adds_up(total, prices):
        return None
    mean = replace(divided(total.whole, total.units), constant=scale)
    return mean if _is_mean(result.fact, prices) else None


def _adds_up(total: _Line, prices: Sequence[Fact]) -> bool:
    """Whether a total prints what the prices of its lines come to."""
    whole = sum((one.value_or_zero for one in prices), Decimal(0))
    return total.price is not None and total.price.value == whole
