"""Amounts that are a quantity times a rate, differences between columns, evolutions in percent."""

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from pandas import DataFrame

from expectations.classes.base import IdentityExpectation, given_columns
from expectations.classes.identity_frame import Question
from expectations.classes.named_columns import (
    FrameRow,
    cell_fact,
    frame_rows,
    row_question,
)
from expectations.great_expectations_names import FailureSeverity
from validate.model.identity import Form, Kind

ONE = Decimal(1)
HUNDRED = Decimal(100)


class ExpectAmountsToEqualQuantityTimesRate(IdentityExpectation):
    """Expect each amount to be its quantity times a rate, within half a unit of the amount's last
    digit.

    The rate is a column, or one figure for all rows (``rate``); ``factor`` multiplies both
    (``"0.01"`` for a percentage, ``"12"`` for a monthly rate over a year). Rows where one of the
    three is empty are left out.

    >>> from pandas import DataFrame
    >>> from expectations.running.quiet_context import failures
    >>> grants = DataFrame({"places": ["12", "35"], "amount": ["28080.00", "35100.00"]})
    >>> failures(grants, ExpectAmountsToEqualQuantityTimesRate(
    ...     quantity_column="places", rate="2340.00", amount_column="amount"))
    ['amount[1]: printed 35100.00, expected 81900.00']
    """

    quantity_column: str | None = None
    rate_column: str | None = None
    rate: str | None = None
    factor: str = "1"
    amount_column: str | None = None
    severity: FailureSeverity = FailureSeverity.CRITICAL

    required: ClassVar[tuple[str, ...]] = ("quantity_column", "amount_column")
    success_keys: ClassVar[tuple[str, ...]] = (
        "check", "quantity_column", "rate_column", "rate", "factor", "amount_column",
    )  # fmt: skip

    def questions(self, frame: DataFrame) -> Sequence[Question]:
        """One identity for each row that has the three figures.

        Raises:
            ValueError: neither ``rate`` nor ``rate_column`` is given, or both are.
        """
        if (self.rate is None) == (self.rate_column is None):
            raise ValueError("give rate or rate_column, not both")
        names = given_columns(
            self.quantity_column, self.rate_column, self.amount_column
        )
        return [
            self._product(row)
            for row in frame_rows(frame, names)
            if row.complete
        ]

    def _product(self, row: FrameRow) -> Question:
        assert self.quantity_column
        assert self.amount_column
        if self.rate_column:
            rate = row.fact(self.rate_column, "rate")
        else:
            rate = cell_fact("rate", str(self.rate), "rate")
        return row_question(
            "quantity-rate",
            Kind.PRODUCT,
            Form.PRODUCT,
            row.fact(self.amount_column),
            [(row.fact(self.quantity_column, "other"), ONE), (rate, ONE)],
            constant=Decimal(self.factor),
        )


class ExpectDifferencesToHold(IdentityExpectation):
    """Expect a column to be the difference of two others: available less proposed is what remains.

    >>> from pandas import DataFrame
    >>> from expectations.running.quiet_context import failures
    >>> lines = DataFrame({"available": ["500.00"], "proposed": ["120.00"], "left": ["400.00"]})
    >>> failures(lines, ExpectDifferencesToHold(
    ...     from_column="available", take_column="proposed", difference_column="left"))
    ['left[0]: printed 400.00, expected 380.00']
    """

    from_column: str | None = None
    take_column: str | None = None
    difference_column: str | None = None
    severity: FailureSeverity = FailureSeverity.CRITICAL

    required: ClassVar[tuple[str, ...]] = (
        "from_column",
        "take_column",
        "difference_column",
    )
    success_keys: ClassVar[tuple[str, ...]] = (
        "check",
        "from_column",
        "take_column",
        "difference_column",
    )

    def questions(self, frame: DataFrame) -> Sequence[Question]:
        """One identity for each row that has the three figures."""
        names = given_columns(
            self.from_column, self.take_column, self.difference_column
        )
        return [
            _difference(row, *names)
            for row in frame_rows(frame, names)
            if row.complete
        ]


def _difference(
    row: FrameRow, start: str, taken: str, difference: str
) -> Question:
    terms = [(row.fact(start), ONE), (row.fact(taken), -ONE)]
    result = row.fact(difference)
    return row_question(
        "difference", Kind.DIFFERENCE, Form.WEIGHTED_SUM, result, terms
    )


class ExpectEvolutionsToHold(IdentityExpectation):
    """Expect a percentage to be the evolution from one column to another, within half its last
    digit.

    >>> from pandas import DataFrame
    >>> from expectations.running.quiet_context import failures
    >>> years = DataFrame({
    ...     "2025": ["200.00", "80.00"], "2026": ["210.00", "100.00"], "change": ["5.0", "20.0"]})
    >>> failures(years, ExpectEvolutionsToHold(
    ...     previous_column="2025", current_column="2026", percent_column="change"))
    ['change[1]: printed 20.0, expected 25.0']
    """

    previous_column: str | None = None
    current_column: str | None = None
    percent_column: str | None = None
    severity: FailureSeverity = FailureSeverity.CRITICAL

    required: ClassVar[tuple[str, ...]] = (
        "previous_column",
        "current_column",
        "percent_column",
    )
    success_keys: ClassVar[tuple[str, ...]] = (
        "check",
        "previous_column",
        "current_column",
        "percent_column",
    )

    def questions(self, frame: DataFrame) -> Sequence[Question]:
        """One identity for each row that has the three figures."""
        names = given_columns(
            self.previous_column, self.current_column, self.percent_column
        )
        return [
            _evolution(row, *names)
            for row in frame_rows(frame, names)
            if row.complete
        ]


def _evolution(
    row: FrameRow, previous: str, current: str, percent: str
) -> Question:
    return row_question(
        "evolution",
        Kind.DIFFERENCE,
        Form.RATIO,
        row.fact(percent, "percent"),
        [(row.fact(current), ONE), (row.fact(previous), ONE)],
        constant=HUNDRED,
        offset=-HUNDRED,
    )
