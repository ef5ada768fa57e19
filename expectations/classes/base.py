"""What all our expectation classes share: where their identities come from, and the form of their
result.

Every class answers for a list of `Question`s: identities with the facts they speak of. They are
read either from named columns of any pandas frame, or, where ``check`` is given, from the rows of
an identities frame (`identity_frame`) that carry this check's name: that frame joins what is
printed in several annexes, so that Great Expectations, which looks at one frame at a time, can
compare them.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar

from pandas import DataFrame

from expectations.classes.identity_frame import Question, read_questions
from expectations.great_expectations_names import (
    BatchExpectation,
    ExecutionEngine,
    ExpectationConfiguration,
    MetricConfiguration,
    ValidationDependencies,
    pydantic,
)
from validate.model.identity import Outcome, Verdict, evaluate

FRAME = "table.head"
"""The metric of Great Expectations that hands over the whole frame when asked for all of its rows.
"""


class IdentityExpectation(BatchExpectation, ABC):  # type: ignore[misc]  # its base ships no types strict mode accepts
    """Base of the expectations that are a list of identities; see the module."""

    check: str | None = pydantic.Field(
        None, description="The check's name in the frame of identities"
    )

    required: ClassVar[tuple[str, ...]] = ()
    """The fields that must be given where ``check`` is not."""
    success_keys: ClassVar[tuple[str, ...]] = ("check",)

    @pydantic.root_validator(skip_on_failure=True, allow_reuse=True)  # type: ignore[untyped-decorator]  # as above
    def _one_source(cls, values: dict[str, Any]) -> dict[str, Any]:  # noqa: N805  pydantic 1 hands over the class
        missing = [
            name for name in cls.required if values.get(name) in (None, [], "")
        ]
        if values.get("check") is None and missing:
            raise ValueError(
                f"{cls.__name__} needs check=…, or its columns: {', '.join(missing)}"
            )
        return values

    @abstractmethod
    def questions(self, frame: DataFrame) -> Sequence[Question]:
        """The identities that the named columns of ``frame`` state."""

    @property
    def configuration(self) -> ExpectationConfiguration:
        """As Great Expectations makes it, with the severity: it leaves out a class's own default,
        and then reads what is left out as critical."""
        configuration = super().configuration
        configuration.severity = self.severity
        return configuration

    def get_validation_dependencies(
        self,
        execution_engine: ExecutionEngine | None = None,
        runtime_configuration: dict[str, object] | None = None,
    ) -> ValidationDependencies:
        """Ask for the whole frame."""
        dependencies = super().get_validation_dependencies(
            execution_engine, runtime_configuration
        )
        metric = MetricConfiguration(
            FRAME, self._get_domain_kwargs(), {"fetch_all": True}
        )
        dependencies.set_metric_configuration(FRAME, metric)
        return dependencies

    def _validate(
        self,
        metrics: dict[str, DataFrame],
        runtime_configuration: dict[str, object] | None = None,  # noqa: ARG002  Great Expectations passes it by name
        execution_engine: ExecutionEngine | None = None,  # noqa: ARG002  as above
    ) -> dict[str, object]:
        frame = metrics[FRAME]
        if self.check is None:
            questions = self.questions(frame)
        else:
            questions = read_questions(frame, self.check)
        outcomes = [
            evaluate(asked.identity, asked.facts) for asked in questions
        ]
        return result_of(outcomes)


def given_columns(*names: str | None) -> tuple[str, ...]:
    """The columns that an expectation names, without those that it leaves out."""
    return tuple(filter(None, names))


def result_of(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """The result of an expectation in Great Expectations' form: it succeeds where nothing failed.

    ``unexpected_list`` holds one entry for each failure, with the name of its cell,
    ``details.abstained`` one for each identity that could not be evaluated, ``details.outcomes``
    one for every identity; figures are strings of exact decimals.
    """
    failed = [
        outcome for outcome in outcomes if outcome.verdict is Verdict.FAILED
    ]
    abstained = [
        outcome for outcome in outcomes if outcome.verdict is Verdict.ABSTAINED
    ]
    held = len(outcomes) - len(failed) - len(abstained)
    return {
        "success": not failed,
        "result": {
            "observed_value": f"{held} held, {len(failed)} failed, {len(abstained)} could not run",
            "element_count": len(outcomes),
            "unexpected_count": len(failed),
            "unexpected_list": list(map(_entry, failed)),
            "details": {
                "abstained": list(map(_entry, abstained)),
                "outcomes": list(map(_entry, outcomes)),
            },
        },
    }


def _entry(outcome: Outcome) -> dict[str, str]:
    return {
        "identity": outcome.identity.id,
        "cell": outcome.identity.result,
        "verdict": outcome.verdict.value,
        "printed": outcome.printed,
        "expected": _decimal(outcome.expected),
        "delta": _decimal(outcome.delta),
        "tolerance": format(outcome.tolerance, "f"),
        "note": outcome.note,
        "label": outcome.identity.label,
    }


def _decimal(value: Decimal | None) -> str:
    if value is None:
        return ""
    return format(value, "f")
