"""Totals: rows that foot to a printed total, columns that add up across a row, totals carried over
a page.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import ClassVar

from great_expectations.compatibility import pydantic
from great_expectations.expectations.metadata_types import FailureSeverity
from pandas import DataFrame

from expectations.classes.base import IdentityExpectation
from expectations.classes.identity_frame import Question
from expectations.classes.named_columns import cell, fact, question, records
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
    >>> failures(lines, ExpectTotalsToFoot(group_column="theme", amount_column="amount", kind_column="row_kind"))
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
        groups: dict[str, list[tuple[str, str, str]]] = {}
        names = [name for name in (self.group_column, self.amount_column, self.kind_column) if name]
        for label, row in records(frame, names):
            amount = row[self.amount_column]
            if amount:
                group = row[self.group_column] if self.group_column else ""
                groups.setdefault(group, []).append(
                    (cell(self.amount_column, label), amount, row[self.kind_column])
                )
        return [found for group, rows in groups.items() for found in self._totals(group, rows)]

    def _totals(self, group: str, rows: Sequence[tuple[str, str, str]]) -> Iterator[Question]:
        parts = [(fact(name, text), ONE) for name, text, kind in rows if kind in self.part_kinds]
        for name, text, kind in rows:
            if kind == self.total_kind and parts:
                yield question(
                    "totals-foot", Kind.SUM, Form.WEIGHTED_SUM, fact(name, text), parts, label=group
                )


class ExpectColumnsToCrossFoot(IdentityExpectation):
    """Expect the columns of each row to add up to the row's total column.

    An empty part counts for nothing; a row whose total is empty is left out. ``minus_columns`` are
    taken away.

    >>> from pandas import DataFrame
    >>> from expectations.running.quiet_context import failures
    >>> budget = DataFrame({"bp": ["100.00", "50.00"], "dm": ["-10.00", "5.00"], "total": ["90.00", "45.00"]})
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
        weights = dict.fromkeys(self.part_columns, ONE) | dict.fromkeys(self.minus_columns, -ONE)
        found = []
        for label, row in records(frame, [*weights, self.total_column]):
            terms = [
                (fact(cell(name, label), row[name]), weight)
                for name, weight in weights.items()
                if row[name]
            ]
            if row[self.total_column] and terms:
                result = fact(cell(self.total_column, label), row[self.total_column])
                found.append(
                    question("columns-cross-foot", Kind.SUM, Form.WEIGHTED_SUM, result, terms)
                )
        return found


class ExpectCarriedForwardToAgree(IdentityExpectation):
    """Expect the amount carried out at a page's foot ("à reporter") to be the one carried in on the
    next ("report").

    >>> from pandas import DataFrame
    >>> from expectations.running.quiet_context import failures
    >>> pages = DataFrame({"kind": ["detail", "carried-out", "carried-in"], "amount": ["5.00", "5.00", "6.00"]})
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
        found, carried = [], None
        for label, row in records(frame, [self.amount_column, self.kind_column]):
            here = fact(cell(self.amount_column, label), row[self.amount_column])
            if row[self.kind_column] == self.out_kind:
                carried = here
            elif row[self.kind_column] == self.in_kind and carried is not None:
                found.append(
                    question("carried-forward", Kind.CARRY, Form.EQUALITY, here, [(carried, ONE)])
                )
                carried = None
        return found
