"""Totals: rows that foot to a printed total, columns that add up across a row, totals carried over
a page.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import ClassVar

from pandas import DataFrame

from expectations.classes.base import IdentityExpectation, given_columns
from expectations.classes.identity_frame import Question
from expectations.classes.named_columns import frame_rows, row_question
from expectations.great_expectations_names import FailureSeverity, pydantic
from extract.facts import Fact
from validate.model.identity import Form, Kind

ONE = Decimal(1)


class ExpectTotalsToFoot(IdentityExpectation):
    """Expect the amounts of each group to add up to the total printed for the group.

    A group is the rows that share the text of ``group_column`` (all rows, without it). Its rows
    whose ``kind_column`` says ``total_kind`` are its printed totals; the rows of a kind in
    ``part_kinds`` are added; others ("of which" lines, notes) are left out. Amounts to the cent are
    exact.

    >>> from pandas import DataFrame
    >>> from expectations.running.quiet_context import failures
    >>> lines = DataFrame({
    ...     "theme": ["1", "1", "1", "2", "2"],
    ...     "row_kind": ["detail", "detail", "total", "detail", "total"],
    ...     "amount": ["10.00", "20.50", "30.50", "5.00", "6.00"],
    ... })
    >>> failures(lines, ExpectTotalsToFoot(
    ...     group_column="theme", amount_column="amount", kind_column="row_kind"))
    ['amount[4]: printed 6.00, expected 5.00']
    """

    group_column: str | None = None
    amount_column: str | None = None
    kind_column: str | None = None
    total_kind: str = "total"
    part_kinds: list[str] = pydantic.Field(default=["detail"])
    severity: FailureSeverity = FailureSeverity.CRITICAL

    required: ClassVar[tuple[str, ...]] = ("amount_column", "kind_column")
    success_keys: ClassVar[tuple[str, ...]] = (
        "check", "group_column", "amount_column", "kind_column", "total_kind", "part_kinds",
    )  # fmt: skip

    def questions(self, frame: DataFrame) -> Sequence[Question]:
        """One identity for each printed total."""
        assert self.amount_column
        assert self.kind_column
        names = given_columns(
            self.group_column, self.amount_column, self.kind_column
        )
        groups: dict[str, list[tuple[str, Fact]]] = {}
        for row in frame_rows(frame, names):
            if row[self.amount_column]:
                group = ""
                if self.group_column:
                    group = row[self.group_column]
                line = (row[self.kind_column], row.fact(self.amount_column))
                groups.setdefault(group, []).append(line)

        found: list[Question] = []
        for group, lines in groups.items():
            found += self._totals(group, lines)
        return found

    def _totals(
        self, group: str, lines: Sequence[tuple[str, Fact]]
    ) -> Iterator[Question]:
        parts = [
            (amount, ONE) for kind, amount in lines if kind in self.part_kinds
        ]
        for kind, amount in lines:
            if kind == self.total_kind and parts:
                yield row_question(
                    "totals-foot",
                    Kind.SUM,
                    Form.WEIGHTED_SUM,
                    amount,
                    parts,
                    label=group,
                )


class ExpectColumnsToCrossFoot(IdentityExpectation):
    """Expect the columns of each row to add up to the row's total column.

    An empty part counts for nothing; a row whose total is empty is left out. ``minus_columns`` are
    taken away.

    >>> from pandas import DataFrame
    >>> from expectations.running.quiet_context import failures
    >>> budget = DataFrame({
    ...     "bp": ["100.00", "50.00"], "dm": ["-10.00", "5.00"], "total": ["90.00", "45.00"]})
    >>> failures(budget, ExpectColumnsToCrossFoot(part_columns=["bp", "dm"], total_column="total"))
    ['total[1]: printed 45.00, expected 55.00']
    """

    part_columns: list[str] = pydantic.Field(default=[])
    minus_columns: list[str] = pydantic.Field(default=[])
    total_column: str | None = None
    severity: FailureSeverity = FailureSeverity.CRITICAL

    required: ClassVar[tuple[str, ...]] = ("part_columns", "total_column")
    success_keys: ClassVar[tuple[str, ...]] = (
        "check",
        "part_columns",
        "minus_columns",
        "total_column",
    )

    def questions(self, frame: DataFrame) -> Sequence[Question]:
        """One identity for each row with a total."""
        assert self.total_column
        weights = dict.fromkeys(self.part_columns, ONE) | dict.fromkeys(
            self.minus_columns, -ONE
        )
        found = []
        for row in frame_rows(frame, [*weights, self.total_column]):
            terms = [
                (row.fact(name), weight)
                for name, weight in weights.items()
                if row[name]
            ]
            if row[self.total_column] and terms:
                result = row.fact(self.total_column)
                found.append(
                    row_question(
                        "columns-cross-foot",
                        Kind.SUM,
                        Form.WEIGHTED_SUM,
                        result,
                        terms,
                    )
                )
        return found


class ExpectCarriedForwardToAgree(IdentityExpectation):
    """Expect the amount carried out at a page's foot ("à reporter") to be the one carried in on the
    next ("report").

    >>> from pandas import DataFrame
    >>> from expectations.running.quiet_context import failures
    >>> pages = DataFrame({
    ...     "kind": ["detail", "carried-out", "carried-in"], "amount": ["5.00", "5.00", "6.00"]})
    >>> failures(pages, ExpectCarriedForwardToAgree(amount_column="amount", kind_column="kind"))
    ['amount[2]: printed 6.00, expected 5.00']
    """

    amount_column: str | None = None
    kind_column: str | None = None
    out_kind: str = "carried-out"
    in_kind: str = "carried-in"
    severity: FailureSeverity = FailureSeverity.CRITICAL

    required: ClassVar[tuple[str, ...]] = ("amount_column", "kind_column")
    success_keys: ClassVar[tuple[str, ...]] = (
        "check",
        "amount_column",
        "kind_column",
        "out_kind",
        "in_kind",
    )

    def questions(self, frame: DataFrame) -> Sequence[Question]:
        """One identity for each amount carried in."""
        assert self.amount_column
        assert self.kind_column
        found: list[Question] = []
        carried: Fact | None = None
        for row in frame_rows(frame, [self.amount_column, self.kind_column]):
            here = row.fact(self.amount_column)
            if row[self.kind_column] == self.out_kind:
                carried = here
            elif row[self.kind_column] == self.in_kind and carried is not None:
                terms = [(carried, ONE)]
                found.append(
                    row_question(
                        "carried-forward",
                        Kind.CARRY,
                        Form.EQUALITY,
                        here,
                        terms,
                    )
                )
                carried = None
        return found
