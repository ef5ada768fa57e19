"""Amounts that are a quantity times a rate, differences between columns, evolutions in percent."""

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from great_expectations.expectations.metadata_types import FailureSeverity
from pandas import DataFrame

from expectations.classes.base import IdentityExpectation
from expectations.classes.identity_frame import Question
from expectations.classes.named_columns import cell, fact, question, records
from validate.model.identity import Form, Kind

ONE = Decimal(1)


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
        assert self.quantity_column
        assert self.amount_column
        found = []
        names = [
            name for name in (self.quantity_column, self.rate_column, self.amount_column) if name
        ]
        for label, row in records(frame, names):
            if not all(row.values()):
                continue
            quantity = fact(cell(self.quantity_column, label), row[self.quantity_column], "other")
            rate = (
                fact(cell(self.rate_column, label), row[self.rate_column], "rate")
                if self.rate_column
                else fact("rate", str(self.rate), "rate")
            )
            result = fact(cell(self.amount_column, label), row[self.amount_column])
            terms = [(quantity, ONE), (rate, ONE)]
            constant = Decimal(self.factor)
            found.append(
                question(
                    "quantity-rate", Kind.PRODUCT, Form.PRODUCT, result, terms, constant=constant
                )
            )
        return found


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

    required: ClassVar[tuple[str, ...]] = ("from_column", "take_column", "difference_column")
    success_keys: ClassVar[tuple[str, ...]] = (
        "check",
        "from_column",
        "take_column",
        "difference_column",
    )

    def questions(self, frame: DataFrame) -> Sequence[Question]:
        """One identity for each row that has the three figures."""
        assert self.from_column
        assert self.take_column
        assert self.difference_column
        found = []
        for label, row in records(
            frame, [self.from_column, self.take_column, self.difference_column]
        ):
            if all(row.values()):
                start = fact(cell(self.from_column, label), row[self.from_column])
                taken = fact(cell(self.take_column, label), row[self.take_column])
                result = fact(cell(self.difference_column, label), row[self.difference_column])
                terms = [(start, ONE), (taken, -ONE)]
                found.append(
                    question("difference", Kind.DIFFERENCE, Form.WEIGHTED_SUM, result, terms)
                )
        return found


class ExpectEvolutionsToHold(IdentityExpectation):
    """Expect a percentage to be the evolution from one column to another, within half its last
    digit.

    >>> from pandas import DataFrame
    >>> from expectations.running.quiet_context import failures
    >>> years = DataFrame({"2025": ["200.00", "80.00"], "2026": ["210.00", "100.00"], "change": ["5.0", "20.0"]})
    >>> failures(years, ExpectEvolutionsToHold(
    ...     previous_column="2025", current_column="2026", percent_column="change"))
    ['change[1]: printed 20.0, expected 25.0']
    """

    previous_column: str | None = None
    current_column: str | None = None
    percent_column: str | None = None
    severity: FailureSeverity = FailureSeverity.CRITICAL

    required: ClassVar[tuple[str, ...]] = ("previous_column", "current_column", "percent_column")
    success_keys: ClassVar[tuple[str, ...]] = (
        "check",
        "previous_column",
        "current_column",
        "percent_column",
    )

    def questions(self, frame: DataFrame) -> Sequence[Question]:
        """One identity for each row that has the three figures."""
        assert self.previous_column
        assert self.current_column
        assert self.percent_column
        found = []
        for label, row in records(
            frame, [self.previous_column, self.current_column, self.percent_column]
        ):
            if all(row.values()):
                current = fact(cell(self.current_column, label), row[self.current_column])
                previous = fact(cell(self.previous_column, label), row[self.previous_column])
                result = fact(cell(self.percent_column, label), row[self.percent_column], "percent")
                terms = [(current, ONE), (previous, ONE)]
                hundred = Decimal(100)
                found.append(
                    question(
                        "evolution",
                        Kind.DIFFERENCE,
                        Form.RATIO,
                        result,
                        terms,
                        constant=hundred,
                        offset=-hundred,
                    )
                )
        return found
