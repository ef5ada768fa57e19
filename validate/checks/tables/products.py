"""Quantity x rate, base x percentage, population x rate: the amount of a line is a product of its
other figures.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import permutations, product
from math import prod
from typing import NamedTuple

import numpy as np

from extract.cell_ref import CellRef
from extract.facts import Fact
from extract.french.durations import IN_HOUR, MINUTES
from extract.french.folding import fold
from extract.french.lexicon.averages import (
    CHANGE,
    names_a_quotient,
    says_average,
    says_mean_price,
)
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.factors import names_a_unit_price
from extract.several import only, present
from extract.table import ColumnKind, RowKind
from validate.belief.trials import Trial, adopted
from validate.check import Check, Context, stable_id
from validate.model.adoption import Adoption, Ground, by_lines
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Outcome,
    Term,
    Verdict,
    evaluate,
)
from validate.tables.adding_rows import AddingRows
from validate.tables.ceilings import Bounds
from validate.tables.column_arrays import SHIFTS, Bools, LineArrays, by_chance
from validate.tables.figure_table import NUMERIC, SUMMABLE, FigureTable
from validate.tables.worded.printed_formulas import printed_formulas

_CONSTANTS = tuple(
    Decimal(n)
    for n in (1, 2, 3, 4, 6, 8, 9, 10, 11, 12, 24, 30, 36, 52, 365, 1000)
)
"""What a unit value may silently be multiplied by: months, quarters, days of a year."""
_PERCENT = Decimal("0.01")
_TOLD = WordList(
    *(f"{word}*" for word in CHANGE.forms), "realisation*", "execution*", "consommation*",
)  # fmt: skip
"""A column of percentages that compares two others and multiplies nothing: "Taux de réalisation".
"""
_DEVIANT = 0.25
"""A product that more of its lines break is another rule."""
_DEVIANT_SAID = 0.34
"""The same where words say what is counted and what one costs."""
_FEW = 6
"""Units of an amount's last digit: what rounding a percentage moves it by where the amount may come
first.
"""
_ROUNDER = 3
"""Lines with a rounder percentage beside which one is a mean."""
_LINES = (RowKind.DETAIL, RowKind.OF_WHICH)
"""A total is the sum of its lines, not the product of their sums."""
_MANY = 4
"""Lines that must obey before any may break the product."""
_TWO = 2
"""Words of two headers that share one."""
_SAID_LINES = 2
"""Telling lines needed where words say what is counted and what one costs."""
_HEADER_LINES, _COLUMN_LINES = 2, 3
"""Telling lines needed where the header gives the unit value, and where only the columns stand side
by side.
"""


@dataclass(frozen=True, slots=True)
class Factors:
    """``result`` = ``constant`` x ``quantity`` x the column ``rate``, or x the unit value in a
    ``header``.

    ``share`` is a column of percentages by which the product is taken over.
    """

    result: int
    quantity: int
    rate: int | None
    header: int | None
    constant: Decimal
    share: int | None = None

    @property
    def key(self) -> tuple[int | None, ...]:
        """What is multiplied."""
        return (self.quantity, self.rate, self.header, self.share)

    @property
    def counted(self) -> tuple[int, int]:
        """The columns that a line of totals adds up."""
        return self.result, self.quantity

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns whose figures a line multiplies, and that of the product."""
        return (*self.counted, *present((self.rate, self.share)))


class _Fared(NamedTuple):
    """How the lines of a table fare under a product, one after the other."""

    told: Bools
    """Whether it tells."""
    printed: np.ndarray
    amounts: np.ndarray
    """What it multiplies to."""
    agrees: Bools
    """Whether both agree."""


def _is_least_broken(factors: Factors, fared: Mapping[Factors, _Fared]) -> bool:
    """Whether no other product of its result is broken by fewer of the lines that both tell."""
    own = fared[factors]
    rivals = (its for one, its in fared.items() if one.result == factors.result)
    return not any(
        np.count_nonzero(own.told & its.told & ~own.agrees)
        > np.count_nonzero(own.told & its.told & ~its.agrees)
        for its in rivals
    )


class _Search:
    """The products of one table."""

    def __init__(
        self, view: FigureTable, facts: dict[int, Fact], bounds: Bounds
    ) -> None:
        self.view = view
        self.bounds = bounds
        self.headers = facts
        self.lines = LineArrays(view)
        self.rows = tuple(
            range(row, row + 1)
            for row in view.of_kind(*_LINES)
            if not says_average(view.rows[row].label)
        )
        self._floats: dict[int, tuple[np.ndarray, Bools]] = {}
        self._bounded: dict[int, tuple[Bools, Bools]] = {}
        self._means: dict[int, frozenset[int]] = {}
        self._sums: dict[tuple[tuple[int, int], bool], frozenset[int]] = {}
        self.adding = AddingRows(view)

    def products(self) -> list[Factors]:
        """The adopted products, those with the unit value in a header first."""
        found = self._adopt(list(self._with_header()), _HEADER_LINES)
        taken = {factors.result for factors in found}
        found += self._adopt(
            [f for f in self._with_column() if f.result not in taken],
            _COLUMN_LINES,
        )
        taken = {factors.result for factors in found}
        return found + self._adopt(
            [f for f in self._with_share() if f.result not in taken],
            _COLUMN_LINES,
        )

    def _with_header(self) -> Iterator[Factors]:
        for header, fact in self.headers.items():
            assert fact.number is not None
            unit = _PERCENT if fact.counts == "percent" else Decimal(1)
            rate = float(fact.number.value * unit)
            own = (
                self.view.column(header).kind in SUMMABLE
                and self.view.column(header).kind is not ColumnKind.AMOUNT
            )
            bases = (
                (ColumnKind.COUNT, ColumnKind.AMOUNT)
                if fact.counts == "percent"
                else (ColumnKind.COUNT,)
            )
            for quantity in [header] if own else self.view.columns(*bases):
                for result in self.view.columns(ColumnKind.AMOUNT):
                    if result != quantity:
                        yield from self._scaled(
                            result, quantity, None, header, rate, unit
                        )

    def _with_column(self) -> Iterator[Factors]:
        rates = self.view.columns(
            ColumnKind.RATE, ColumnKind.PERCENT, ColumnKind.AMOUNT
        )
        for quantity, rate in permutations(
            sorted({*self.view.columns(*SUMMABLE), *rates}), 2
        ):
            kinds = (
                self.view.column(quantity).kind,
                self.view.column(rate).kind,
            )
            if (
                kinds[0] in (ColumnKind.RATE, ColumnKind.PERCENT)
                or rate not in rates
                or self._is_told(rate)
            ):
                continue
            if kinds == (ColumnKind.AMOUNT, ColumnKind.AMOUNT):
                continue
            unit = _PERCENT if kinds[1] is ColumnKind.PERCENT else Decimal(1)
            if self.view.column(quantity).unit_text == MINUTES:
                unit /= IN_HOUR
            for result in self.view.columns(ColumnKind.AMOUNT):
                if result not in (quantity, rate):
                    yield from self._scaled(
                        result, quantity, rate, None, 1.0, unit
                    )

    def _is_told(self, col: int) -> bool:
        """Whether a percentage is itself computed from the amounts beside it, so that they are no
        product of it.
        """
        column = self.view.column(col)
        return column.kind is ColumnKind.PERCENT and _TOLD.within(
            fold(" ".join(column.path))
        )

    def _with_share(self) -> Iterator[Factors]:
        """A quantity at a unit price, of which a percentage is taken over."""
        view = self.view
        columns = [
            view.columns(kind)
            for kind in (ColumnKind.COUNT, ColumnKind.RATE, ColumnKind.PERCENT)
        ]
        for quantity, rate, share in product(*columns):
            for result in view.columns(ColumnKind.AMOUNT):
                yield Factors(result, quantity, rate, None, _PERCENT, share)

    def _scaled(
        self,
        result: int,
        quantity: int,
        rate: int | None,
        header: int | None,
        value: float,
        unit: Decimal,
    ) -> Iterator[Factors]:
        """The hypothesis with the constant that its first telling lines suggest."""
        factors = Factors(result, quantity, rate, header, unit)
        told, printed, amounts = self._sides(
            factors, value * float(unit) if header is None else value
        )
        free = told & ~self._at_bound(result, 0) & ~self._at_bound(result, 1)
        told = (free if free.any() else told) & (amounts != 0)
        ratios = printed[told] / amounts[told]
        near = [
            c
            for c in _CONSTANTS
            if int((np.abs(ratios - float(c)) <= 0.01 * float(c)).sum()) * 2
            > len(ratios)
        ]
        for constant in near if len(ratios) else []:
            if unit != 1 and constant != 1:
                continue
            scaled = replace(factors, constant=constant * unit)
            if constant == 1 or not self._is_of_most_lines(scaled, told):
                yield scaled

    def _is_of_most_lines(self, factors: Factors, told: Bools) -> bool:
        """Whether a column beside prints what the lines that obey multiply by, and something else
        in others: of "Jours" 4 in most lines and 3 in one, the number of days is no constant.
        """
        _, printed, amounts = self._sides(factors, self._times(factors))
        unit = 10.0 ** -self.view.usual_decimals(factors.result)
        agrees = told & _near(printed, amounts, unit)
        own = (*factors.columns, factors.header)
        for col in self.view.columns(*NUMERIC):
            values, present = self._column(col)
            is_it = present & (values == float(factors.constant))
            if col not in own and agrees.any() and is_it[agrees].all():
                return bool((present & told & ~is_it).any())
        return False

    def _times(self, factors: Factors) -> float:
        """What the columns are multiplied by: the constant, and what a header says that one of its
        things costs."""
        value = float(factors.constant)
        if factors.header is not None:
            number = self.headers[factors.header].number
            assert number is not None
            value *= float(number.value)
        return value

    def _sides(
        self, factors: Factors, value: float
    ) -> tuple[Bools, np.ndarray, np.ndarray]:
        printed, has_result = self._column(factors.result)
        quantity, has_quantity = self._column(factors.quantity)
        told = (
            has_result
            & has_quantity
            & (printed != 0)
            & (quantity != 0)
            & (np.abs(quantity) != 1)
        )
        amounts = quantity * value
        if factors.rate is not None:
            rate, has_rate = self._column(factors.rate)
            told = told & has_rate & (rate != 0) & (np.abs(rate) != 1)
            amounts = amounts * rate
        if factors.share is not None:
            share, has_share = self._column(factors.share)
            told, amounts = told & has_share & (share != 0), amounts * share
        return told, printed, amounts

    def _at_bound(self, col: int, side: int) -> Bools:
        """The lines whose amount is a ceiling (``side`` 0) or a floor (1)."""
        if col not in self._bounded:
            rows = [block[0] for block in self.rows]
            self._bounded[col] = (
                np.array(
                    [self.bounds.ceiling(row, col) for row in rows], np.bool_
                ),
                np.array(
                    [self.bounds.floor(row, col) for row in rows], np.bool_
                ),
            )
        return self._bounded[col][side]

    def _column(self, col: int) -> tuple[np.ndarray, Bools]:
        if col not in self._floats:
            column = self.lines.column(col, self.rows)
            alone = np.array(
                [self.view.span(block[0], col) == 1 for block in self.rows],
                np.bool_,
            )
            present = column.present & ~column.unread & alone
            self._floats[col] = (
                column.values / 10.0**self.lines.decimals,
                present,
            )
        return self._floats[col]

    def _adopt(
        self, candidates: Sequence[Factors], least: int
    ) -> list[Factors]:
        """The believed products: of one amount column those that fewest of the lines break which
        several tell, of two factors the best one.
        """
        believed = self._believed(candidates, least)
        most: dict[tuple[int | None, ...], int] = {}
        for factors, trial in believed:
            most[factors.key] = max(most.get(factors.key, 0), trial.held)

        broken = {factors.result for factors, trial in believed if trial.failed}
        fared = {
            factors: self._fared(factors)
            for factors, _ in believed
            if factors.result in broken
        }
        return [
            factors
            for factors, trial in believed
            if not trial.failed
            or (
                trial.held == most[factors.key]
                and _is_least_broken(factors, fared)
            )
        ]

    def _believed(
        self, candidates: Sequence[Factors], least: int
    ) -> list[tuple[Factors, Trial]]:
        """The products that enough lines obey, and whose exceptions nothing explains."""
        trials = [
            self._trial(factors, self._least(factors, least))
            for factors in candidates
        ]
        found = []
        for factors, trial, yes in zip(
            candidates, trials, adopted(trials), strict=True
        ):
            if not yes or _deviant(trial, said=self._is_said(factors)):
                continue
            if not (trial.failed and self._explained(factors)):
                found.append((factors, trial))
        return found

    def adoption(self, factors: Factors) -> Adoption:
        """Why a product is believed: a unit value in a header, or a column of rates, and its
        lines; or these alone.
        """
        printed = factors.header is not None
        least = _HEADER_LINES if printed else _COLUMN_LINES
        least, said = self._least(factors, least), self._is_said(factors)
        trial = self._trial(factors, least)
        adoption = by_lines(trial.tally, "the lines of the table obey")
        if printed:
            reason = "the unit value is printed"
            adoption = by_lines(trial.tally, reason, Ground.WORDS)
        elif self._is_of_rates(factors.rate):
            reason = "the rates are printed"
            adoption = by_lines(trial.tally, reason, Ground.WORDS)
        return adoption.as_heard(_is_firm(trial, least, said=said))

    @cached_property
    def _printed(self) -> frozenset[tuple[int, frozenset[int]]]:
        """The products that headers print as formulas: "Produit (col. 3 x col. 5)"."""
        columns = self.view.columns(*NUMERIC)
        labels = {col: self.view.column(col).labels for col in columns}
        return frozenset(
            (formula.result, frozenset(formula.operands))
            for formula in printed_formulas(labels)
            if formula.operator == "*" and formula.times == 1
        )

    def _is_said(self, factors: Factors) -> bool:
        """Whether a header prints the product, words say that a line is what so many cost at its
        price, or all lines obey one that is called the same but for a word: of such lines fewer
        are enough to judge another.
        """
        column = factors.rate
        if column is None or factors.share is not None:
            return False
        multiplied = frozenset((factors.quantity, column))
        if (factors.result, multiplied) in self._printed:
            return True
        if any(map(self._is_kept_by_all, self._twins(factors))):
            return True
        kinds = self.view.column(factors.quantity), self.view.column(column)
        counted, priced = (one.kind for one in kinds)
        return counted is ColumnKind.COUNT and priced is ColumnKind.RATE

    def _is_kept_by_all(self, factors: Factors) -> bool:
        """Whether enough lines obey a product, and none breaks it."""
        trial = self._trial(factors, _COLUMN_LINES)
        return not trial.failed and all(adopted([trial]))

    def _twins(self, factors: Factors) -> Iterator[Factors]:
        """The products whose columns are called the same but for one word: "Participation B" of
        "Revenu B", beside "Participation A" of "Revenu A"."""
        own = self._words[factors.result]
        for words in self._words.values():
            changed = _one_other(own, words)
            if changed is None:
                continue
            columns = [
                self._called_with(col, *changed)
                for col in (factors.result, factors.quantity, factors.rate)
            ]
            result, quantity, rate = columns
            is_other = columns[1:] != [factors.quantity, factors.rate]
            if result is not None and quantity is not None and is_other:
                yield replace(
                    factors, result=result, quantity=quantity, rate=rate
                )

    @cached_property
    def _words(self) -> dict[int, tuple[str, ...]]:
        """The words of the headers of columns of figures, by these."""
        headers = {
            col: fold(" ".join(self.view.column(col).path))
            for col in self.view.columns(*NUMERIC)
        }
        return {col: tuple(one.split()) for col, one in headers.items() if one}

    def _called_with(self, col: int | None, old: str, new: str) -> int | None:
        """The column that has another word in the header of one; the same where it has not the
        first of both."""
        words = self._words.get(col, ()) if col is not None else ()
        if old not in words:
            return col
        wanted = tuple(new if word == old else word for word in words)
        return only([one for one, its in self._words.items() if its == wanted])

    def _least(self, factors: Factors, least: int) -> int:
        """The telling lines that it needs."""
        return min(least, _SAID_LINES) if self._is_said(factors) else least

    def _is_of_rates(self, column: int | None) -> bool:
        """Whether a column prints rates or percentages by its header or by their sign."""
        kinds = (ColumnKind.RATE, ColumnKind.PERCENT)
        return column is not None and self.view.column(column).kind in kinds

    def _explained(self, factors: Factors) -> bool:
        """Whether the percentages may be those of the amounts beside them, rounded, so that no
        amount is wrong.

        Only where rounding a percentage moves its amount by a few cents: where it moves it more,
        lines that obey to the cent could not be rounded ones.
        """
        column = factors.rate
        if (
            column is None
            or self.view.column(column).kind is not ColumnKind.PERCENT
        ):
            return False
        told, printed, amounts = self._sides(factors, float(factors.constant))
        quantity, _ = self._column(factors.quantity)
        slack = (
            np.abs(quantity)
            * float(factors.constant)
            * 10.0 ** -self.view.usual_decimals(column)
            / 2
        )
        unit = 10.0 ** -self.view.usual_decimals(factors.result)
        explained = (
            np.abs(np.abs(amounts) - np.abs(printed)) <= slack + unit / 2
        )
        return bool(
            (
                explained
                & ((slack < _FEW * unit) | _near(printed, amounts, unit))
            )[told].all()
        )

    def _fared(self, factors: Factors) -> _Fared:
        """How each line fares under a product."""
        told, printed, amounts = self._sides(factors, self._times(factors))
        unit = 10.0 ** -self.view.usual_decimals(factors.result)
        agrees = _near(printed, amounts, unit)
        told = told & (
            agrees
            | ~(
                self._kept(factors.result, printed, amounts)
                | self._adding(factors)
                | self._at_mean_rate(factors)
            )
        )
        return _Fared(told, printed, amounts, agrees)

    def _trial(self, factors: Factors, least: int) -> Trial:
        told, *fared = self._fared(factors)
        unit = 10.0 ** -self.view.usual_decimals(factors.result)
        printed, amounts, agrees = (one[told] for one in fared)
        held = int(agrees.sum())
        if held < least:
            return Trial(0, len(agrees), 1.0)
        strangers = [
            _near(np.roll(printed, shift), amounts, unit)
            for shift in SHIFTS
            if shift < len(printed)
        ]
        units = np.round(np.abs(printed) / unit).astype(np.int64)
        return Trial(
            held, len(agrees) - held, by_chance(agrees, strangers, units)
        )

    def _adding(self, factors: Factors) -> Bools:
        """The lines that add up those above them."""
        rows = self.sums(factors)
        return np.array([block[0] in rows for block in self.rows], np.bool_)

    def sums(self, factors: Factors) -> frozenset[int]:
        """The lines that add up those above them: in the amounts and the quantities, or, beside a
        price that is a mean there, in quantities alone: an amount may be wrong; and those whose
        words say that their price is a mean.
        """
        key = factors.counted, factors.rate is None
        if key not in self._sums:
            found = self.adding.of(factors.counted) | self._at_means
            if factors.rate is not None:
                found = found | self.adding.by_many(factors.quantity)
                found = found | self._as_large_as(found, factors.result)
            self._sums[key] = found
        return self._sums[key]

    @cached_property
    def _at_means(self) -> frozenset[int]:
        """The lines that say what all came to before, or that their price is a mean."""
        labels = ((row, self.view.rows[row].label) for row, *_ in self.rows)
        means = (row for row, label in labels if says_mean_price(label))
        return self.view.recalled.union(means)

    def _as_large_as(self, sums: Set[int], column: int) -> frozenset[int]:
        """The lines that print the amount of one that adds up others: the same, counted
        otherwise."""
        wholes = set(
            filter(None, (self.view.value(row, column) for row in sums))
        )
        return frozenset(
            row
            for row, *_ in self.rows
            if row not in sums and self.view.value(row, column) in wholes
        )

    def _at_mean_rate(self, factors: Factors) -> Bools:
        """The lines whose percentage may be a mean of others, rounded."""
        rows = self._finer(factors.rate)
        return np.array([block[0] in rows for block in self.rows], np.bool_)

    def _finer(self, column: int | None) -> frozenset[int]:
        """The lines whose percentage has more decimals than those of several others: rates that
        were chosen are round, "9,4 %" below 10, 5 and 15 is what they come to."""
        if column is None:
            return frozenset()
        if column not in self._means:
            self._means[column] = self._read_finer(column)
        return self._means[column]

    def _read_finer(self, column: int) -> frozenset[int]:
        if self.view.column(column).kind is not ColumnKind.PERCENT:
            return frozenset()
        decimals = {
            row: fact.number.decimals
            for row, *_ in self.rows
            if (fact := self.view.facts.get((row, column))) is not None
            and fact.number is not None
        }
        rounder = sorted(decimals.values())[_ROUNDER - 1 : _ROUNDER]
        return frozenset(
            row
            for row, own in decimals.items()
            if any(one < own for one in rounder)
        )

    def tells(
        self,
        row: int,
        factors: Factors,
        outcome: Outcome,
        facts: Mapping[str, Fact],
    ) -> bool:
        """Whether a product is meant of a line: it holds, or no sum and no rounded quotient stands
        in its place."""
        if outcome.verdict is Verdict.HELD:
            return True
        if self._may_divide(row, factors, outcome, facts):
            return False
        return row not in self.sums(factors)

    def _may_divide(
        self,
        row: int,
        factors: Factors,
        outcome: Outcome,
        facts: Mapping[str, Fact],
    ) -> bool:
        """Whether rounding what stands in place of a rate makes the difference."""
        if outcome.delta is None or not self._may_be_quotient(row, factors):
            return False
        terms = [facts[term.fact] for term in outcome.identity.terms]
        rates = [one for one in terms if one.col == factors.rate]
        others = [one.value_or_zero for one in terms if one not in rates]
        slack = prod(map(abs, others)) * abs(outcome.identity.constant)
        return any(
            one.number is not None
            and abs(outcome.delta) <= slack * one.number.half_unit
            for one in rates
        )

    def _may_be_quotient(self, row: int, factors: Factors) -> bool:
        """Whether an amount in place of a rate, that no word calls a price, may be what the whole
        comes to for one, or a percentage that of its line, as one that is finer than others is, or
        stands behind both figures: "Crédits", "Exécuté", "Taux"; "Recettes", "Par nuitée"."""
        rate = factors.rate
        if rate is None:
            return False
        column = self.view.column(rate)
        is_divided = names_a_quotient(" ".join(column.path))
        is_divided = is_divided or column.kind is ColumnKind.PERCENT
        if is_divided and rate > max(factors.counted):
            return True
        return not self._is_rate(rate) or row in self._finer(rate)

    def _is_rate(self, col: int) -> bool:
        """Whether a column is of rates or percentages, or words call its amounts prices."""
        column = self.view.column(col)
        is_amount = column.kind is ColumnKind.AMOUNT
        return not is_amount or names_a_unit_price(" ".join(column.path))

    def _kept(
        self, col: int, printed: np.ndarray, amounts: np.ndarray
    ) -> Bools:
        """The lines that a ceiling keeps below their product, or a floor above it."""
        over = np.abs(amounts) > np.abs(printed)
        kept: Bools = (self._at_bound(col, 0) & over) | (
            self._at_bound(col, 1) & ~over
        )
        return kept


def _one_other(
    words: Sequence[str], others: Sequence[str]
) -> tuple[str, str] | None:
    """The one word of several that two headers differ in; None where they differ otherwise."""
    if len(words) != len(others) or len(words) < _TWO:
        return None
    return only(
        [pair for pair in zip(words, others, strict=True) if len(set(pair)) > 1]
    )


def _near(printed: np.ndarray, amounts: np.ndarray, unit: float) -> Bools:
    """Equal within half the last digit, or with the digits beyond it dropped."""
    gap = np.abs(amounts) - np.abs(printed)
    near: Bools = (gap >= -unit / 2 - 1e-7) & (gap < unit - 1e-7)
    return near


def _deviant(trial: Trial, *, said: bool) -> bool:
    """Whether too many lines break it: any, where few obey that no word speaks for."""
    lines = trial.held + trial.failed
    if said:
        return trial.failed > _DEVIANT_SAID * lines
    return trial.failed > (_DEVIANT * lines if trial.held >= _MANY else 0)


def _is_firm(trial: Trial, least: int, *, said: bool) -> bool:
    """Whether a product would be believed with one line more that breaks it."""
    broken = trial.with_broken()
    enough = broken.held >= least and not _deviant(broken, said=said)
    return enough and all(adopted([broken]))


def _find(context: Context) -> Iterator[Identity]:
    said = context.prose.bounds
    for view in context.figure_tables:
        headers = {
            column.index: fact
            for column in view.table.columns
            if (
                fact := context.facts.get(
                    str(CellRef(view.table.id, col=column.index))
                )
            )
            is not None
            and fact.number is not None
        }
        search = _Search(view, headers, Bounds(view, said))
        products = [
            (factors, search.adoption(factors)) for factors in search.products()
        ]
        for block in search.rows:
            yield from _of_line(search, block[0], products, context.facts)


def _of_line(
    search: _Search,
    row: int,
    products: Sequence[tuple[Factors, Adoption]],
    facts: Mapping[str, Fact],
) -> Iterator[Identity]:
    """The products of one line: of several results of the same factors, those that obey; an amount
    that adds something else to the product is no deviation, nor is one that adds up the lines above
    it, each rounded, which proves nothing where it holds either.
    """
    made: list[tuple[Factors, Identity, Verdict]] = []
    for factors, adoption in products:
        for identity in _identity(
            search.view, row, factors, search.headers, adoption
        ):
            place = row, factors.result
            if _is_kept(identity, search.bounds, place, facts):
                continue
            outcome = _as_meant(evaluate(identity, facts), facts)
            if search.tells(row, factors, outcome, facts):
                stated = outcome.identity
                if row in search.sums(factors):
                    stated = stated.as_heard(False)
                made.append((factors, stated, outcome.verdict))

    obeyed = {
        factors.key for factors, _, verdict in made if verdict is Verdict.HELD
    }
    for factors, identity, verdict in made:
        if verdict is not Verdict.FAILED or factors.key not in obeyed:
            yield identity


def _as_meant(outcome: Outcome, facts: Mapping[str, Fact]) -> Outcome:
    """A product that fails for its sign alone as one that is taken off: what an amendment leaves
    out is printed below nothing, its quantity and its price are not."""
    identity = outcome.identity
    terms = [facts[term.fact].value_or_zero for term in identity.terms]
    is_taken = facts[identity.result].value_or_zero < 0 < min(terms)
    if outcome.verdict is not Verdict.FAILED or not is_taken:
        return outcome
    taken = replace(identity, constant=-identity.constant)
    again = evaluate(taken, facts)
    return again if again.verdict is Verdict.HELD else outcome


def _is_kept(
    identity: Identity,
    bounds: Bounds,
    place: tuple[int, int],
    facts: Mapping[str, Fact],
) -> bool:
    """Whether a ceiling or a floor explains that the amount is not the product."""
    if not (bounds.ceiling(*place) or bounds.floor(*place)):
        return False
    outcome = evaluate(identity, facts)
    if outcome.verdict is not Verdict.FAILED or not outcome.delta:
        return False
    return bounds.ceiling(*place) if outcome.delta < 0 else bounds.floor(*place)


def _identity(
    view: FigureTable,
    row: int,
    factors: Factors,
    headers: dict[int, Fact],
    adoption: Adoption,
) -> Iterator[Identity]:
    result, quantity = (
        view.facts.get((row, factors.result)),
        view.facts.get((row, factors.quantity)),
    )
    rate = (
        headers[factors.header]
        if factors.header is not None
        else view.facts.get((row, factors.rate or 0))
    )
    merged = any(view.span(row, col) > 1 for col in factors.counted)
    share = (
        None if factors.share is None else view.facts.get((row, factors.share))
    )
    if (
        result is None
        or quantity is None
        or rate is None
        or merged
        or any(view.is_other_unit(row, col) for col in factors.columns)
        or (share is None) is not (factors.share is None)
    ):
        return
    by = view.column(factors.quantity).label
    yield Identity(
        id=stable_id(CHECK.code, *view.words(row, factors.result), by),
        rule=CHECK.code,
        kind=Kind.PRODUCT,
        form=Form.PRODUCT,
        result=result.id,
        terms=(
            Term(quantity.id),
            Term(rate.id),
            *(() if share is None else (Term(share.id),)),
        ),
        table_id=view.table.id,
        constant=factors.constant,
        adoption=adoption,
        label=view.name(row, factors.result),
        rounded=(quantity.id,) if _in_euros(view, factors, quantity) else (),
    )


def _in_euros(view: FigureTable, factors: Factors, base: Fact) -> bool:
    """Whether the base is an amount in whole euros beside a result in whole euros: it may have been
    rounded itself.
    """
    whole = (
        base.number is not None
        and base.number.decimals == 0 == view.usual_decimals(factors.result)
    )
    return whole and view.column(factors.quantity).kind is ColumnKind.AMOUNT


CHECK = Check(
    code="product",
    version="1",
    kind=Kind.PRODUCT,
    title=Message("Quantité × taux", "Quantity × rate"),
    source=Message(
        "Le montant d'une ligne est le produit de sa quantité et du taux imprimé (en-tête ou"
        " colonne).",
        "The amount of a line is the product of its quantity and of the printed rate (header or"
        " column).",
    ),
    failed=Message(
        "« {label} » porte {printed} ; sa quantité au taux imprimé donne {expected}, soit un écart"
        " de {delta}.",
        "“{label}” prints {printed}; its quantity at the printed rate gives {expected}, a"
        " difference of {delta}.",
    ),
    find=_find,
)


CHECKS = (CHECK,)
