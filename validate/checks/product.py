"""Quantity x rate, base x percentage, population x rate: the amount of a line is a product of its other figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

import numpy as np

from extract.facts import Fact
from extract.table import ColumnKind, RowKind
from validate.adopt import Trial, adopted
from validate.check import Check, Context, stable_id
from validate.finding import Message
from validate.identity import Form, Identity, Kind, Term
from validate.lines import SHIFTS, Bools, Lines, by_chance
from validate.view import SUMMABLE, View

_CONSTANTS = tuple(Decimal(n) for n in (1, 2, 3, 4, 6, 8, 9, 10, 11, 12, 24, 30, 36, 52, 365, 1000))
"""What a unit value may silently be multiplied by: months, quarters, days of a year."""
_PERCENT = Decimal("0.01")
_DEVIANT = 0.25
_LINES = (RowKind.DETAIL, RowKind.OF_WHICH)
"""A total is the sum of its lines, not the product of their sums."""
_MANY = 4
"""Lines that must obey before any may break the product."""
_HEADER_LINES, _COLUMN_LINES = 2, 3
"""Telling lines needed where the header gives the unit value, and where only the columns stand side by side."""


@dataclass(frozen=True, slots=True)
class Factors:
    """``result`` = ``constant`` x ``quantity`` x the column ``rate``, or x the unit value in a ``header``."""

    result: int
    quantity: int
    rate: int | None
    header: int | None
    constant: Decimal


class _Search:
    """The products of one table."""

    def __init__(self, view: View, facts: dict[int, Fact]) -> None:
        self.view = view
        self.headers = facts
        self.lines = Lines(view)
        self.rows = tuple(range(row, row + 1) for row in view.of_kind(*_LINES))
        self._floats: dict[int, tuple[np.ndarray, Bools]] = {}

    def products(self) -> list[Factors]:
        """The adopted products, those with the unit value in a header first."""
        found = self._adopt(list(self._with_header()), _HEADER_LINES)
        taken = {factors.result for factors in found}
        return found + self._adopt([f for f in self._with_column() if f.result not in taken], _COLUMN_LINES)

    def _with_header(self) -> Iterator[Factors]:
        for header, fact in self.headers.items():
            assert fact.number is not None
            unit = _PERCENT if fact.counts == "percent" else Decimal(1)
            rate = float(fact.number.value * unit)
            own = self.view.column(header).kind in SUMMABLE and self.view.column(header).kind is not ColumnKind.AMOUNT
            for quantity in [header] if own else self.view.columns(ColumnKind.COUNT):
                for result in self.view.columns(ColumnKind.AMOUNT):
                    if result != quantity:
                        yield from self._scaled(result, quantity, None, header, rate, unit)

    def _with_column(self) -> Iterator[Factors]:
        rates = self.view.columns(ColumnKind.RATE, ColumnKind.PERCENT, ColumnKind.AMOUNT)
        for quantity, rate in permutations(sorted({*self.view.columns(*SUMMABLE), *rates}), 2):
            kinds = (self.view.column(quantity).kind, self.view.column(rate).kind)
            if kinds[0] in (ColumnKind.RATE, ColumnKind.PERCENT) or rate not in rates:
                continue
            if kinds == (ColumnKind.AMOUNT, ColumnKind.AMOUNT):
                continue
            unit = _PERCENT if kinds[1] is ColumnKind.PERCENT else Decimal(1)
            for result in self.view.columns(ColumnKind.AMOUNT):
                if result not in (quantity, rate):
                    yield from self._scaled(result, quantity, rate, None, 1.0, unit)

    def _scaled(
        self, result: int, quantity: int, rate: int | None, header: int | None, value: float, unit: Decimal
    ) -> Iterator[Factors]:
        """The hypothesis with the constant that its first telling lines suggest."""
        factors = Factors(result, quantity, rate, header, unit)
        told, printed, product = self._sides(factors, value * float(unit) if header is None else value)
        ratios = printed[told] / product[told]
        near = [c for c in _CONSTANTS if int((np.abs(ratios - float(c)) <= 0.01 * float(c)).sum()) * 2 > len(ratios)]
        for constant in near if len(ratios) else []:
            if unit == 1 or constant == 1:
                yield Factors(result, quantity, rate, header, constant * unit)

    def _sides(self, factors: Factors, value: float) -> tuple[Bools, np.ndarray, np.ndarray]:
        printed, has_result = self._column(factors.result)
        quantity, has_quantity = self._column(factors.quantity)
        told = has_result & has_quantity & (printed != 0) & (quantity != 0) & (np.abs(quantity) != 1)
        product = quantity * value
        if factors.rate is not None:
            rate, has_rate = self._column(factors.rate)
            told = told & has_rate & (rate != 0) & (np.abs(rate) != 1)
            product = product * rate
        return told, printed, product

    def _column(self, col: int) -> tuple[np.ndarray, Bools]:
        if col not in self._floats:
            column = self.lines.column(col, self.rows)
            alone = np.array([self.view.span(block[0], col) == 1 for block in self.rows], np.bool_)
            present = column.present & ~column.unread & alone
            self._floats[col] = (column.values / 10.0**self.lines.decimals, present)
        return self._floats[col]

    def _adopt(self, candidates: Sequence[Factors], least: int) -> list[Factors]:
        """The believed products: of one amount column those that fewest lines break, of two factors the best one."""
        trials = [self._trial(factors, least) for factors in candidates]
        good = [
            (f, t) for f, t, yes in zip(candidates, trials, adopted(trials), strict=True) if yes and not _deviant(t)
        ]
        least_broken = {f.result: min(t.failed for g, t in good if g.result == f.result) for f, _ in good}
        kept = [(f, t) for f, t in good if t.failed == least_broken[f.result] or not t.failed]
        most: dict[tuple[int, int | None, int | None], int] = {}
        for f, t in good:
            key = (f.quantity, f.rate, f.header)
            most[key] = max(most.get(key, 0), t.held)
        return [f for f, t in kept if not t.failed or t.held == most[f.quantity, f.rate, f.header]]

    def _trial(self, factors: Factors, least: int) -> Trial:
        value = float(factors.constant)
        if factors.header is not None:
            number = self.headers[factors.header].number
            assert number is not None
            value *= float(number.value)
        told, printed, product = self._sides(factors, value)
        printed, product = printed[told], product[told]
        unit = 10.0 ** -self.view.usual_decimals(factors.result)
        agrees = _near(printed, product, unit)
        held = int(agrees.sum())
        if held < least:
            return Trial(0, len(agrees), 1.0)
        strangers = [_near(np.roll(printed, shift), product, unit) for shift in SHIFTS if shift < len(printed)]
        units = np.round(np.abs(printed) / unit).astype(np.int64)
        return Trial(held, len(agrees) - held, by_chance(agrees, strangers, units))


def _near(printed: np.ndarray, product: np.ndarray, unit: float) -> Bools:
    """Equal within half the last digit, or with the digits beyond it dropped."""
    gap = np.abs(product) - np.abs(printed)
    near: Bools = (gap >= -unit / 2 - 1e-7) & (gap < unit - 1e-7)
    return near


def _deviant(trial: Trial) -> bool:
    """Whether too many lines break it: any, where few obey."""
    return trial.failed > (_DEVIANT * (trial.held + trial.failed) if trial.held >= _MANY else 0)


def _find(context: Context) -> Iterator[Identity]:
    for view in context.views:
        headers = {
            column.index: fact
            for column in view.table.columns
            if (fact := context.facts.get(f"{view.table.id}!h{column.index}")) is not None and fact.number is not None
        }
        search = _Search(view, headers)
        for factors in search.products():
            for block in search.rows:
                yield from _identity(view, block[0], factors, headers)


def _identity(view: View, row: int, factors: Factors, headers: dict[int, Fact]) -> Iterator[Identity]:
    result, quantity = view.facts.get((row, factors.result)), view.facts.get((row, factors.quantity))
    rate = headers[factors.header] if factors.header is not None else view.facts.get((row, factors.rate or 0))
    merged = view.span(row, factors.result) > 1 or view.span(row, factors.quantity) > 1
    if result is None or quantity is None or rate is None or merged:
        return
    by = view.column(factors.quantity).label
    yield Identity(
        id=stable_id(CHECK.code, *view.words(row, factors.result), by),
        rule=CHECK.code,
        kind=Kind.PRODUCT,
        form=Form.PRODUCT,
        result=result.id,
        terms=(Term(quantity.id), Term(rate.id)),
        table_id=view.table.id,
        constant=factors.constant,
        adopted="the unit value is printed" if factors.header is not None else "columns: lines of the table obey",
        label=view.name(row, factors.result),
    )


CHECK = Check(
    code="product",
    version="1",
    kind=Kind.PRODUCT,
    title=Message("Quantité × taux", "Quantity × rate"),
    source=Message(
        "Le montant d'une ligne est le produit de sa quantité et du taux imprimé (en-tête ou colonne).",
        "The amount of a line is the product of its quantity and of the printed rate (header or column).",
    ),
    failed=Message(
        "« {label} » porte {printed} ; sa quantité au taux imprimé donne {expected}, soit un écart de {delta}.",
        "“{label}” prints {printed}; its quantity at the printed rate gives {expected}, a difference of {delta}.",
    ),
    find=_find,
)
