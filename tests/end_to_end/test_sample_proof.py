"""The sample: what is proved, what its roots are, and why."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.mutation import audit
from extract.pdf.source import open_source
from extract.reader import read_document
from validate.model.identity import Severity

SAMPLE = (
    Path(__file__).parents[2] / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
)
ANNEXES = ("annexe-4", "annexe-5", "deliberation", "rapport")
CHANGED = 5


@pytest.fixture(scope="module")
def sample():
    with open_source(SAMPLE) as source:
        return read_document(source)


@pytest.fixture(scope="module")
def audited(sample):
    return audit(sample)


def test_nineteen_in_twenty_numeric_cells_of_the_money_tables_are_proved(
    audited,
):
    counts = [
        count for count in audited.coverage.tables if count.section in ANNEXES
    ]
    assert {count.section for count in counts} == set(ANNEXES)
    assert sum(count.proved for count in counts) >= 0.95 * sum(
        count.cells for count in counts
    )


def test_proved_cells_changed_one_at_a_time_are_caught(sample, audited):
    proved = [
        cell
        for cell, state in audited.coverage.cells.items()
        if state == "proved"
    ]
    known = {(finding.id, finding.delta) for finding in audited.findings}
    for cell in proved[:: len(proved) // CHANGED]:
        facts = tuple(
            _changed(fact) if fact.id == cell else fact for fact in sample.facts
        )
        found = [
            f
            for f in audit(replace(sample, facts=facts)).findings
            if f.severity != Severity.INFO
        ]
        assert any(
            (finding.id, finding.delta) not in known for finding in found
        ), cell


def _changed(fact):
    assert fact.number is not None
    value = fact.number.value + fact.number.ulp * (
        100 if fact.number.decimals else 1
    )
    return replace(fact, number=replace(fact.number, value=value))


def _first(audited, printed):
    (finding,) = [
        f
        for f in audited.findings
        if f.printed == printed and f.severity != Severity.INFO
    ]
    return finding


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("255 000 €", "digit"),
        ("47 760 euros", "digit"),
        ("35", "other-row-value"),
    ],
)
def test_the_first_diagnosis_of_each_root(audited, printed, code):
    assert _first(audited, printed).diagnosis[0].code == code


def test_the_theme_total_is_off_by_two_more_years_of_a_yearly_amount(audited):
    finding = _first(audited, "785 000 €")
    assert finding.diagnosis[0].code == "multiple"
    assert "2 années de plus" in finding.diagnosis[0].message.fr
    assert {consequence.delta for consequence in finding.consequences} == {
        400000,
        -400000,
    }


def test_a_quantity_that_two_checks_contradict_by_as_much_is_an_error(audited):
    finding = _first(audited, "35")
    assert (finding.expected, finding.delta, finding.severity) == (
        "15",
        20,
        Severity.ERROR,
    )
    assert [consequence.delta for consequence in finding.consequences] == [-20]


def test_special_rates_only_warn(audited):
    deviant = {
        f.expected
        for f in audited.findings
        if f.rule == "shared-rate" and f.severity is Severity.WARNING
    }
    assert deviant == {"8250.00", "67500.00", "6250.00", "67250.00"}
