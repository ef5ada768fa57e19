"""What Great Expectations answers of rows of identities: text in, text out, so that another process
may be asked.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from expectations.classes.identity_frame import identities_frame
from expectations.running.crashes import crash_message

if TYPE_CHECKING:
    from great_expectations.core import ExpectationValidationResult

Rows = Sequence[Sequence[str]]
"""Rows of `expectations.classes.identity_frame`."""
AskedChecks = Sequence[Sequence[str]]
"""The expectations to run: the name, the type and Great Expectations' severity of each."""
Answers = Mapping[str, list[dict[str, str]] | str]
"""What each expectation answers, by its name: one entry for each identity, or why it crashed."""
Asker = Callable[[Rows, AskedChecks], Answers]


def prepare() -> None:
    """Import what answers, which takes seconds."""
    import expectations.classes.catalog
    import expectations.running.quiet_context  # noqa: F401


def answers(rows: Rows, asked: AskedChecks) -> Answers:
    """Ask Great Expectations."""
    from expectations.classes.catalog import CLASSES
    from expectations.running.quiet_context import validate

    frame = identities_frame(rows)
    expectations = [
        CLASSES[type_](
            check=name, severity=severity, meta={"pointage": {"check": name}}
        )
        for name, type_, severity in asked
    ]
    return {
        result.expectation_config.meta["pointage"]["check"]: _answer(result)
        for result in validate(frame, expectations, "identities")
    }


def _answer(
    result: "ExpectationValidationResult",
) -> list[dict[str, str]] | str:
    message = crash_message(result.exception_info)
    if message is not None:
        return message
    entries: list[dict[str, str]] = result.result["details"]["outcomes"]
    return entries
