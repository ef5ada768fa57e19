"""Expectations on the normalized frames: Great Expectations' own, or ours with named columns, in a
suite.

Their ``meta`` names the frame: ``{"pointage": {"frame": "grants"}}``. Amounts are exact decimals as
text; for expectations that compare numbers, each column of numbers has a twin in integer cents
(``amount_cents``).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from expectations.classes.expectation_names import OUR_SEVERITY
from expectations.running.quiet_context import crash_message, validate
from extract.document import Document
from extract.facts import Fact
from extract.records.frames import frames
from extract.records.schema import FRAMES
from validate.check import stable_id
from validate.checks.suite_expectations import CODE as ON_FRAMES
from validate.model.adoption import STATED_BY_SUITE
from validate.model.finding import Abstention, Message
from validate.model.identity import Form, Identity, Kind, Outcome, Severity, Verdict

if TYPE_CHECKING:
    from great_expectations.core import ExpectationValidationResult
    from great_expectations.expectations.expectation import Expectation
    from pandas import DataFrame

_LABEL = re.compile(r"\[(\d+)\]$")


def with_cents(frame: "DataFrame", name: str) -> "DataFrame":
    """``frame`` with an integer column ``<column>_cents`` beside each column of numbers; missing
    where it has more decimals than two, or none was read."""
    from pandas import array

    twins = {
        f"{field.name}_cents": array([_cents(text) for text in frame[field.name]], dtype="Int64")
        for field in FRAMES[name].fields
        if field.type == "number" and field.name in frame.columns
    }
    return frame.assign(**twins)


def _cents(text: str) -> int | None:
    try:
        cents = Decimal(text) * 100
    except InvalidOperation:
        return None
    return int(cents) if cents == cents.to_integral_value() else None


def evaluate_on_frames(
    expectations: Sequence["Expectation"], document: Document
) -> tuple[list[Outcome], list[Abstention]]:
    """An outcome for each row of a frame that an expectation refuses, and one for each expectation
    that is met.
    """
    by_frame: dict[str, list[Expectation]] = defaultdict(list)
    for index, expectation in enumerate(expectations):
        meta = (expectation.meta or {}).get("pointage", {})
        numbered = expectation.copy(update={"meta": {"pointage": {**meta, "index": index}}})
        by_frame[str(meta.get("frame", ""))].append(numbered)
    made = frames(document) if expectations else {}
    found: dict[int, list[Outcome] | Abstention] = {}
    for name, members in by_frame.items():
        if name not in made:
            found |= {_index(one): _no_frame(one, name) for one in members}
            continue
        frame = with_cents(made[name], name)
        for result in validate(frame, members, name):
            found[_index(result.expectation_config)] = _conclude(result, frame, document)
    ordered = [found[index] for index in sorted(found)]
    outcomes = [outcome for one in ordered if isinstance(one, list) for outcome in one]
    return outcomes, [one for one in ordered if isinstance(one, Abstention)]


def _index(expectation: "Expectation") -> int:
    return int(expectation.meta["pointage"]["index"])


def _no_frame(expectation: "Expectation", name: str) -> Abstention:
    known = ", ".join(sorted(FRAMES))
    reason = Message(
        f"meta.pointage.frame vaut « {name} » ; les tables normalisées sont {known}",
        f"meta.pointage.frame is “{name}”; the frames are {known}",
    )
    return Abstention(ON_FRAMES, "", label_of(expectation.configuration), reason)


def label_of(configuration: "Expectation") -> str:
    """An expectation in words: its description, or its type and what it is given."""
    if configuration.description:
        return str(configuration.description)
    given = {name: value for name, value in configuration.kwargs.items() if name != "batch_id"}
    return f"{configuration.type}({', '.join(f'{name}={value}' for name, value in sorted(given.items()))})"


def _conclude(
    result: "ExpectationValidationResult", frame: "DataFrame", document: Document
) -> list[Outcome] | Abstention:
    from expectations.running.run_identities import clean

    configuration = result.expectation_config
    label = label_of(configuration)
    message = crash_message(result.exception_info)
    if message is not None:
        said = clean(message)
        reason = Message(f"le contrôle s'est interrompu ({said})", f"the check crashed ({said})")
        return Abstention(ON_FRAMES, "", label, reason, crashed=True)
    severity = OUR_SEVERITY[str(getattr(configuration.severity, "value", configuration.severity))]
    if result.success:
        return [Outcome(_identity(label, severity), Verdict.HELD)]
    rows = list(_refused_rows(result.result))
    if not rows:
        observed = str(result.result.get("observed_value", ""))
        return [Outcome(_identity(label, severity), Verdict.FAILED, printed=observed)]
    facts = _by_row(document.facts)
    printed = {row: {str(name): value for name, value in frame.loc[row].items()} for row in rows}
    return [_refused(label, severity, printed[row], facts) for row in rows]


def _refused_rows(result: Mapping[str, object]) -> Iterator[int]:
    """The row labels of a result: Great Expectations' index list, or the cells our own results
    name.
    """
    indexes = result.get("unexpected_index_list")
    if isinstance(indexes, list):
        yield from indexes
        return
    entries = result.get("unexpected_list")
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and (found := _LABEL.search(str(entry.get("cell", "")))):
            yield int(found[1])


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
    printed = str(row.get("printed") or row.get("amount") or row.get("value") or "")
    there = facts.get((str(row.get("table_id", "")), str(row.get("row", ""))), [])
    same = [fact for fact in there if printed and printed in (fact.printed, str(fact.value))]
    fact = same[0] if len(same) == 1 else None
    identity = _identity(label, severity, fact, str(row.get("row", "")))
    return Outcome(identity, Verdict.FAILED, printed=fact.printed if fact else printed)


def _identity(label: str, severity: Severity, fact: Fact | None = None, row: str = "") -> Identity:
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
        nature="judgmental",
        adoption=STATED_BY_SUITE,
        label=label,
    )
