"""The sample's audit against its answer key: what must be found is, and nothing else is an error.

The key is `tests/truth/…/findings.csv`. A line is found when a finding of its kind has its figures
at a severity it allows; an equality may be told from either side; figures may stand among the
consequences of a root.
"""

import csv
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from extract.french.numbers import parse_number
from validate.model.finding import Audit, Finding

TRUTH = (
    Path(__file__).parents[1]
    / "truth"
    / "pas-de-calais-2022-244"
    / "findings.csv"
)
MOST_OTHER_WARNINGS = 5


def key() -> list[dict[str, str]]:
    with TRUTH.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_optional(line: dict[str, str]) -> bool:
    return line["note"].startswith("optional")


@pytest.fixture
def audit(audited_sample) -> Audit:
    return audited_sample.record


def figure(text: str) -> Decimal | str:
    """A plain decimal, a French number, or the text itself."""
    try:
        return Decimal(text)
    except InvalidOperation:
        number = parse_number(text)
        return text if number is None else number.value


def told(
    finding: Finding,
) -> Iterator[tuple[str, Decimal | str, Decimal | str]]:
    """Kind, printed and expected of a finding and of its consequences, equalities from
    both sides.
    """
    sides = [(finding.kind, finding.printed, finding.expected)]
    sides += [
        (one.kind, one.printed, str(one.expected or ""))
        for one in finding.consequences
    ]
    for kind, printed, expected in sides:
        yield kind, figure(printed), figure(expected)
        if kind == "equality":
            yield kind, figure(expected), figure(printed)


def answers(finding: Finding, line: dict[str, str]) -> bool:
    printed, expected = figure(line["printed"]), figure(line["expected"])
    return any(
        kind == line["kind"]
        and seen == printed
        and (not line["expected"] or due == expected)
        for kind, seen, due in told(finding)
    )


@pytest.mark.parametrize(
    "line",
    [line for line in key() if not is_optional(line)],
    ids=lambda line: line["id"],
)
def test_each_line_of_the_key_is_found_at_an_allowed_severity(
    audit: Audit, line: dict[str, str]
) -> None:
    found = [finding for finding in audit.findings if answers(finding, line)]
    assert found, f"{line['id']} is not found"
    assert {str(finding.severity) for finding in found} & set(
        line["severities"].split("|")
    )


def test_nothing_outside_the_key_is_an_error_and_few_things_are_warnings(
    audit: Audit,
) -> None:
    others = [
        finding
        for finding in audit.findings
        if not any(answers(finding, line) for line in key())
    ]
    assert [
        finding.message.en for finding in others if finding.severity == "error"
    ] == []
    warnings = [
        finding.message.en
        for finding in others
        if finding.severity == "warning"
    ]
    assert len(warnings) <= MOST_OTHER_WARNINGS, warnings


def test_one_root_is_one_finding(audit: Audit) -> None:
    """The prose count of posts (527 against 547) follows from the line, and the theme's gap is told
    once.
    """
    assert [
        finding for finding in audit.findings if figure(finding.printed) == 527
    ] == []
    gaps = [
        finding
        for finding in audit.findings
        if abs(finding.delta or 0) == 400_000
    ]
    assert len(gaps) == 1
    assert len(gaps[0].consequences) >= 2


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("35", "other-row-value"),
        ("255000", "digit"),
        ("47760", "digit"),
        ("400000", "multiple"),
    ],
)
def test_diagnoses_name_the_likely_slip(
    audit: Audit, printed: str, code: str
) -> None:
    found = [
        finding
        for finding in audit.findings
        if figure(finding.printed) == Decimal(printed)
        or abs(finding.delta or 0) == Decimal(printed)
    ]
    assert code in {
        hypothesis.code for finding in found for hypothesis in finding.diagnosis
    }
