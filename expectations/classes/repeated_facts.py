"""One fact printed in several places, counts that a text states, votes."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import ClassVar

from pandas import DataFrame

from expectations.classes.base import IdentityExpectation, given_columns
from expectations.classes.identity_frame import Question
from expectations.classes.named_columns import (
    cell_fact,
    cell_name,
    frame_rows,
    plain_number,
    row_question,
)
from expectations.great_expectations_names import FailureSeverity, pydantic
from extract.facts import Fact
from validate.model.identity import Form, Kind

ONE = Decimal(1)


class ExpectFactsToAgree(IdentityExpectation):
    """Expect the rows that name the same fact to print the same value, wherever each stands.

    Rows are compared with the first one that names the fact; an empty value says nothing.

    >>> from pandas import DataFrame
    >>> from expectations.running.quiet_context import failures
    >>> facts = DataFrame({
    ...     "fact": ["operation 1", "operation 1", "operation 2"],
    ...     "where": ["annexe 4", "annexe 2", "annexe 4"],
    ...     "value": ["225000.00", "255000.00", "1.00"],
    ... })
    >>> failures(facts, ExpectFactsToAgree(fact_column="fact", value_column="value"))
    ['value[1]: printed 255000.00, expected 225000.00']
    """

    fact_column: str | None = None
    value_column: str | None = None
    severity: FailureSeverity = FailureSeverity.CRITICAL

    required: ClassVar[tuple[str, ...]] = ("fact_column", "value_column")
    success_keys: ClassVar[tuple[str, ...]] = (
        "check",
        "fact_column",
        "value_column",
    )

    def questions(self, frame: DataFrame) -> Sequence[Question]:
        """One identity for each repetition of a fact."""
        assert self.fact_column
        assert self.value_column
        first: dict[str, Fact] = {}
        found = []
        for row in frame_rows(frame, [self.fact_column, self.value_column]):
            if not row.complete:
                continue
            name, here = row[self.fact_column], row.fact(self.value_column)
            known = first.setdefault(name, here)
            if known is not here:
                terms = [(known, ONE)]
                found.append(
                    row_question(
                        "facts-agree",
                        Kind.EQUALITY,
                        Form.EQUALITY,
                        here,
                        terms,
                        label=name,
                    )
                )
        return found


class ExpectStatedCountsToMatch(IdentityExpectation):
    """Expect the number of lines a text states to be one of the natural counts of those lines.

    ``stated`` gives the number for each text of ``group_column`` (for "" without it). Natural
    counts are all lines, lines whose amount is not zero, distinct names, distinct names with an
    amount that is not zero; the result notes which one is met, or comes nearest.

    >>> from pandas import DataFrame
    >>> from expectations.running.quiet_context import failures
    >>> lines = DataFrame({"name": ["A", "A", "B"], "amount": ["1.00", "2.00", "0.00"]})
    >>> failures(lines, ExpectStatedCountsToMatch(
    ...     stated={"": "2"}, name_column="name", amount_column="amount"))
    []
    >>> failures(lines, ExpectStatedCountsToMatch(
    ...     stated={"": "9"}, name_column="name", amount_column="amount"))
    ['stated[]: printed 9, expected 3']
    """

    stated: dict[str, str] = pydantic.Field(default={})
    group_column: str | None = None
    name_column: str | None = None
    amount_column: str | None = None
    severity: FailureSeverity = FailureSeverity.WARNING

    required: ClassVar[tuple[str, ...]] = ("stated", "name_column")
    success_keys: ClassVar[tuple[str, ...]] = (
        "check",
        "stated",
        "group_column",
        "name_column",
        "amount_column",
    )

    def questions(self, frame: DataFrame) -> Sequence[Question]:
        """One identity for each stated number."""
        assert self.name_column
        names = given_columns(
            self.group_column, self.name_column, self.amount_column
        )
        groups: dict[str, list[tuple[str, str]]] = {
            group: [] for group in self.stated
        }
        for row in frame_rows(frame, names):
            group = row[self.group_column] if self.group_column else ""
            if group in groups:
                amount = row[self.amount_column] if self.amount_column else "1"
                groups[group].append((row[self.name_column], amount))
        return [
            _count(group, self.stated[group], rows)
            for group, rows in groups.items()
        ]


def natural_counts(rows: Sequence[tuple[str, str]]) -> Mapping[str, int]:
    """The ways to count (name, amount) lines: all, not zero, distinct names, distinct names not
    zero.
    """
    some = [(name, amount) for name, amount in rows if _is_not_zero(amount)]
    return {
        "lines": len(rows),
        "non-zero lines": len(some),
        "distinct names": len({name for name, _ in rows}),
        "distinct non-zero names": len({name for name, _ in some}),
    }


def _is_not_zero(amount: str) -> bool:
    number = plain_number(amount)
    return number is not None and number.value != 0


def _count(
    group: str, stated: str, rows: Sequence[tuple[str, str]]
) -> Question:
    counts = natural_counts(rows) if rows else {}
    candidates = [(name, Decimal(count)) for name, count in counts.items()]
    result = cell_fact(cell_name("stated", group), stated, "other")
    return row_question(
        "stated-count",
        Kind.COUNT,
        Form.ANY_OF,
        result,
        (),
        candidates=candidates,
        label=group,
    )


class ExpectVotesToAddUp(IdentityExpectation):
    """Expect for + against + abstained + not voting = present + proxies, and present + absent =
    members.

    The columns are those of the ``votes`` frame unless told otherwise. An equation with a term that
    the text does not give cannot be evaluated.

    >>> from pandas import DataFrame
    >>> from expectations.running.quiet_context import failures
    >>> vote = {"for": "30", "against": "2", "abstained": "1", "not_voting": "0",
    ...     "present": "31", "proxies": "1"}
    >>> failures(DataFrame([vote]), ExpectVotesToAddUp(
    ...     sides=["for+against+abstained+not_voting=present+proxies"]))
    ['for[0]: printed 30, expected 29']
    """

    sides: list[str] = pydantic.Field(
        default=[
            "for+against+abstained+not_voting=present+proxies",
            "present+absent=members",
        ],
        description="Equations over columns: sums on both sides of an equals sign",
    )
    severity: FailureSeverity = FailureSeverity.CRITICAL

    required: ClassVar[tuple[str, ...]] = ("sides",)
    success_keys: ClassVar[tuple[str, ...]] = ("check", "sides")

    def questions(self, frame: DataFrame) -> Sequence[Question]:
        """One identity for each vote and equation."""
        found: list[Question] = []
        for side in self.sides:
            found += _votes(frame, side)
        return found


def _votes(frame: DataFrame, equation: str) -> Iterator[Question]:
    """One identity for each row that gives a figure: the first name equals the others."""
    left, right = (
        half.split("+") for half in equation.replace(" ", "").split("=")
    )
    result, *others = left
    weights = [
        *((name, ONE) for name in right),
        *((name, -ONE) for name in others),
    ]

    for row in frame_rows(frame, [*left, *right]):
        if any(row.texts.values()):
            terms = [
                (row.fact(name, "persons"), weight) for name, weight in weights
            ]
            yield row_question(
                "votes",
                Kind.COUNT,
                Form.WEIGHTED_SUM,
                row.fact(result, "persons"),
                terms,
                label=equation,
            )
