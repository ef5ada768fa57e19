"""Expectations on the normalized frames: Great Expectations' own, or ours with named columns, in a
suite.

Their ``meta`` names the frame: ``{"pointage": {"frame": "grants"}}``. Amounts are exact decimals as
text; for expectations that compare numbers, each column of numbers has a twin in integer cents
(``amount_cents``).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from expectations.classes.expectation_names import OUR_SEVERITY
from expectations.running.crashes import crash_message, crash_reason
from extract.document import Document
from extract.facts import Fact
from extract.records.frames import frames
from extract.records.registry import FRAMES
from extract.several import only
from validate.check import stable_id
from validate.checks.suite_expectations import CODE as ON_FRAMES
from validate.model.adoption import STATED_BY_SUITE
from validate.model.finding import Abstention
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Outcome,
    Severity,
    Verdict,
)

if TYPE_CHECKING:
    from great_expectations.core import ExpectationValidationResult
    from great_expectations.expectations.expectation import Expectation
    from pandas import DataFrame

_LABEL = re.compile(r"\[(\d+)\]$")
"""The row label in the name of a cell, as `expectations.classes.named_columns.cell_name` writes
it.
"""
FIGURE_COLUMNS = ("printed", "amount", "value")
"""Columns of the frames that hold a row's figure, the text as it is printed first."""


def with_cents(frame: "DataFrame", name: str) -> "DataFrame":
    """``frame`` with an integer column ``<column>_cents`` beside each column of numbers; missing
    where it has more decimals than two, or none was read."""
    from pandas import array

    twins = {}
    for field in FRAMES[name].fields:
        if field.type == "number" and field.name in frame.columns:
            cents = list(map(_cents, frame[field.name]))
            twins[f"{field.name}_cents"] = array(cents, dtype="Int64")
    return frame.assign(**twins)


def _cents(text: str) -> int | None:
    try:
        cents = Decimal(text) * 100
    except InvalidOperation:
        return None
    if cents == cents.to_integral_value():
        return int(cents)
    return None


def evaluate_on_frames(
    expectations: Sequence["Expectation"], document: Document
) -> tuple[list[Outcome], list[Abstention]]:
    """An outcome for each row of a frame that an expectation refuses, and one for each expectation
    that is met; an abstention for each that could not run. Both in the order of the expectations.
    """
    if not expectations:
        return [], []

    made = frames(document)
    concluded: dict[int, list[Outcome] | Abstention] = {}
    for name, members in _by_frame(expectations).items():
        concluded |= _on_one_frame(name, made[name], members, document)

    outcomes: list[Outcome] = []
    abstentions: list[Abstention] = []
    for index in sorted(concluded):
        answer = concluded[index]
        if isinstance(answer, Abstention):
            abstentions.append(answer)
        else:
            outcomes += answer
    return outcomes, abstentions


def _by_frame(
    expectations: Sequence["Expectation"],
) -> dict[str, list["Expectation"]]:
    """The expectations by the frame they name, each with its number in its ``meta``: results come
    back in no order. Great Expectations takes one that has an id for another suite's.
    """
    found: dict[str, list[Expectation]] = defaultdict(list)
    for index, expectation in enumerate(expectations):
        meta = (expectation.meta or {}).get("pointage", {})
        own = {"pointage": {**meta, "index": index}}
        numbered = expectation.copy(update={"meta": own, "id": None})
        found[str(meta.get("frame", ""))].append(numbered)
    return found


def _on_one_frame(
    name: str,
    frame: "DataFrame",
    members: Sequence["Expectation"],
    document: Document,
) -> dict[int, list[Outcome] | Abstention]:
    """What each expectation says, by its number: one without a result is a check that crashed."""
    try:
        found = _results(name, frame, members, document)
    except MemoryError:  # the machine's lack of it says nothing of the document
        raise
    except Exception as error:  # noqa: BLE001  the place that runs these checks: what breaks here is checks not run
        found, why = {}, f"{type(error).__name__}: {error}"
    else:
        why = "no result"
    crashed = {_index(one): _crash(one.configuration, why) for one in members}
    return {**crashed, **found}


def _results(
    name: str,
    frame: "DataFrame",
    members: Sequence["Expectation"],
    document: Document,
) -> dict[int, list[Outcome] | Abstention]:
    # Great Expectations takes seconds to import
    from expectations.running.quiet_context import validate

    wide = with_cents(frame, name)
    return {
        _index(result.expectation_config): _conclude(result, wide, document)
        for result in validate(wide, members, name)
    }


def _crash(configuration: "Expectation", message: str) -> Abstention:
    label = label_of(configuration)
    return Abstention(ON_FRAMES, "", label, crash_reason(message), crashed=True)


def _index(expectation: "Expectation") -> int:
    return int(expectation.meta["pointage"]["index"])


def label_of(configuration: "Expectation") -> str:
    """An expectation in words: its description, or its type and what it is given."""
    if configuration.description:
        return str(configuration.description)
    given = sorted(configuration.kwargs.items())
    written = ", ".join(
        f"{name}={value}" for name, value in given if name != "batch_id"
    )
    return f"{configuration.type}({written})"


def _conclude(
    result: "ExpectationValidationResult",
    frame: "DataFrame",
    document: Document,
) -> list[Outcome] | Abstention:
    configuration = result.expectation_config
    label = label_of(configuration)
    message = crash_message(result.exception_info)
    if message is not None:
        return _crash(configuration, message)

    severity = OUR_SEVERITY[
        str(getattr(configuration.severity, "value", configuration.severity))
    ]
    if result.success:
        return [Outcome(_identity(label, severity), Verdict.HELD)]

    rows = _refused_rows(result.result)
    if not rows:
        observed = str(result.result.get("observed_value", ""))
        return [
            Outcome(
                _identity(label, severity), Verdict.FAILED, printed=observed
            )
        ]

    facts = _by_row(document.facts)
    return [
        _refused(label, severity, _texts(frame, row), facts) for row in rows
    ]


def _texts(frame: "DataFrame", row: int) -> dict[str, object]:
    return {str(name): value for name, value in frame.loc[row].items()}


def _refused_rows(result: Mapping[str, object]) -> list[int]:
    """The row labels of a result: Great Expectations' index list, or the cells our own results
    name.
    """
    indexes = result.get("unexpected_index_list")
    if isinstance(indexes, list):
        return indexes
    entries = result.get("unexpected_list")
    if not isinstance(entries, list):
        return []

    cells = [
        str(entry.get("cell", ""))
        for entry in entries
        if isinstance(entry, dict)
    ]
    labels = list(map(_LABEL.search, cells))
    return [int(label[1]) for label in labels if label]


def _by_row(facts: Iterable[Fact]) -> dict[tuple[str, str], list[Fact]]:
    found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.table_id and fact.row is not None:
            found[fact.table_id, str(fact.row)].append(fact)
    return found


def _refused(
    label: str,
    severity: Severity,
    row: Mapping[str, object],
    facts: Mapping[tuple[str, str], list[Fact]],
) -> Outcome:
    """The outcome of one refused row, with the fact of its figure where one figure of its printed
    row is it.
    """
    texts = list(map(row.get, FIGURE_COLUMNS))
    printed = next((str(text) for text in texts if text), "")
    there = facts.get(
        (str(row.get("table_id", "")), str(row.get("row", ""))), []
    )
    fact = _only_figure(there, printed) if printed else None
    identity = _identity(label, severity, fact, str(row.get("row", "")))
    return Outcome(
        identity, Verdict.FAILED, printed=fact.printed if fact else printed
    )


def _only_figure(facts: Iterable[Fact], printed: str) -> Fact | None:
    """The one fact that is printed so, or has this value."""
    same = [
        fact for fact in facts if printed in (fact.printed, str(fact.value))
    ]
    return only(same)


def _identity(
    label: str, severity: Severity, fact: Fact | None = None, row: str = ""
) -> Identity:
    where = () if fact is None else (*fact.row_path, *fact.column_path)
    return Identity(
        id=stable_id(ON_FRAMES, label, *(where or (row,))),
        rule=ON_FRAMES,
        kind=Kind.FORMAT,
        form=Form.WELL_FORMED,
        result="" if fact is None else fact.id,
        terms=(),
        table_id="" if fact is None else fact.table_id,
        severity=severity,
        nature=Nature.JUDGMENTAL,
        adoption=STATED_BY_SUITE,
        label=label,
    )
