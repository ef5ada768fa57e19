"""Lines and cells by themselves: periods, duplicates, figures that cannot be read."""

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from pandas import DataFrame

from expectations.classes.base import IdentityExpectation
from expectations.classes.identity_frame import Question
from expectations.classes.named_columns import (
    cell_fact,
    cell_name,
    day_fact,
    frame_rows,
    row_question,
)
from expectations.great_expectations_names import FailureSeverity, pydantic
from extract.facts import Fact
from validate.model.identity import Form, Kind

ONE = Decimal(1)


class ExpectPeriodsToBeOrdered(IdentityExpectation):
    """Expect each period to end on or after the day it starts. Dates are ISO 8601.

    >>> from pandas import DataFrame
    >>> from expectations.running.quiet_context import failures
    >>> lines = DataFrame({
    ...     "start": ["2022-06-01", "2022-01-01"], "end": ["2022-05-31", "2022-12-31"]})
    >>> failures(lines, ExpectPeriodsToBeOrdered(start_column="start", end_column="end"))
    ['end[0]: printed 2022-05-31, expected ']
    """

    start_column: str | None = None
    end_column: str | None = None
    severity: FailureSeverity = FailureSeverity.CRITICAL

    required: ClassVar[tuple[str, ...]] = ("start_column", "end_column")
    success_keys: ClassVar[tuple[str, ...]] = (
        "check",
        "start_column",
        "end_column",
    )

    def questions(self, frame: DataFrame) -> Sequence[Question]:
        """One identity for each row with both dates."""
        assert self.start_column
        assert self.end_column
        found = []
        for row in frame_rows(frame, [self.start_column, self.end_column]):
            if row.complete:
                start, end = (
                    day_fact(cell_name(column, row.label), row[column])
                    for column in (self.start_column, self.end_column)
                )
                found.append(
                    row_question(
                        "period", Kind.DATE, Form.ORDER, end, [(start, ONE)]
                    )
                )
        return found


class ExpectNoDuplicateLines(IdentityExpectation):
    """Expect no two lines to say the same thing: the same beneficiary for the same purpose.

    Lines are compared on ``key_columns``, whatever their case and spacing. A line whose key is all
    empty says nothing.

    >>> from pandas import DataFrame
    >>> from expectations.running.quiet_context import failures
    >>> lines = DataFrame({
    ...     "beneficiary": ["Les Amis", "LES  AMIS"], "description": ["fête", "fête"]})
    >>> failures(lines, ExpectNoDuplicateLines(key_columns=["beneficiary", "description"]))
    ['beneficiary[1]: printed LES  AMIS · fête, expected ']
    """

    key_columns: list[str] = pydantic.Field(default=[])
    severity: FailureSeverity = FailureSeverity.WARNING

    required: ClassVar[tuple[str, ...]] = ("key_columns",)
    success_keys: ClassVar[tuple[str, ...]] = ("check", "key_columns")

    def questions(self, frame: DataFrame) -> Sequence[Question]:
        """One identity for each line."""
        seen: dict[tuple[str, ...], Fact] = {}
        found = []
        for row in frame_rows(frame, self.key_columns):
            texts = row.texts.values()
            key = tuple(" ".join(text.casefold().split()) for text in texts)
            if not any(key):
                continue

            name = cell_name(self.key_columns[0], row.label)
            line = cell_fact(name, " · ".join(filter(None, texts)), "other")
            first = seen.setdefault(key, line)
            terms = [] if first is line else [(first, ONE)]
            found.append(
                row_question(
                    "duplicate", Kind.DUPLICATE, Form.DISTINCT, line, terms
                )
            )
        return found


class ExpectNumbersToBeWellFormed(IdentityExpectation):
    """Expect each cell of a column of figures to be a plain decimal; an empty cell is none.

    >>> from pandas import DataFrame
    >>> from expectations.running.quiet_context import failures
    >>> lines = DataFrame({"left": ["12.50", "1 50", ""]})
    >>> failures(lines, ExpectNumbersToBeWellFormed(column="left"))
    ['left[1]: printed 1 50, expected ']
    """

    column: str | None = None
    severity: FailureSeverity = FailureSeverity.CRITICAL

    required: ClassVar[tuple[str, ...]] = ("column",)
    success_keys: ClassVar[tuple[str, ...]] = ("check", "column")

    def questions(self, frame: DataFrame) -> Sequence[Question]:
        """One identity for each cell that is not empty."""
        assert self.column
        found = []
        for row in frame_rows(frame, [self.column]):
            if row.complete:
                figure = row.fact(self.column)
                found.append(
                    row_question(
                        "number-format",
                        Kind.FORMAT,
                        Form.WELL_FORMED,
                        figure,
                        (),
                    )
                )
        return found
