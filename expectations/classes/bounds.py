"""Figures that a rule keeps above or below a bound: a share that is asked for, a ceiling."""

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from pandas import DataFrame

from expectations.classes.base import IdentityExpectation, given_columns
from expectations.classes.identity_frame import Question
from expectations.classes.named_columns import (
    FrameRow,
    frame_rows,
    row_question,
)
from expectations.great_expectations_names import FailureSeverity
from validate.model.identity import Form, Kind


class ExpectBoundsToHold(IdentityExpectation):
    """Expect each figure to be at least (``at_most``: at most) a share of another column's, or one
    figure for all rows (``bound``).

    >>> from pandas import DataFrame
    >>> from expectations.running.quiet_context import failures
    >>> plans = DataFrame({"own": ["30.00", "10.00"], "total": ["100.00", "100.00"]})
    >>> failures(plans, ExpectBoundsToHold(value_column="own", base_column="total", share="0.20"))
    ['own[1]: printed 10.00, expected 20.0000']
    """

    value_column: str | None = None
    base_column: str | None = None
    share: str = "1"
    bound: str = "0"
    at_most: bool = False
    severity: FailureSeverity = FailureSeverity.WARNING

    required: ClassVar[tuple[str, ...]] = ("value_column",)
    success_keys: ClassVar[tuple[str, ...]] = (
        "check",
        "value_column",
        "base_column",
        "share",
        "bound",
        "at_most",
    )

    def questions(self, frame: DataFrame) -> Sequence[Question]:
        """One identity for each row that has its figures."""
        names = given_columns(self.value_column, self.base_column)
        return [
            self._question(row)
            for row in frame_rows(frame, names)
            if row.complete
        ]

    def _question(self, row: FrameRow) -> Question:
        terms = []
        if self.base_column:
            terms.append((row.fact(self.base_column), Decimal(self.share)))
        assert self.value_column
        return row_question(
            "bound",
            Kind.PRODUCT,
            Form.AT_MOST if self.at_most else Form.AT_LEAST,
            row.fact(self.value_column),
            terms,
            offset=Decimal(self.bound),
        )
