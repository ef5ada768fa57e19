"""Periods: their order, and the financial year."""

from dataclasses import replace

import pytest

from extract.cell_ref import CellRef
from extract.facts import Period
from extract.geometry import BBox, Place
from validate.checks.period_dates import PERIOD_EXERCISE, PERIOD_ORDER
from validate.model.identity import Severity, Verdict

PLACES = (Place(1, BBox(10, 10, 90, 20)),)


def period(name, start, end, table="t1", operation="4", printed=""):
    printed = printed or f"{start} au {end}"
    return Period(
        id=name,
        start=start,
        end=end,
        printed=printed,
        places=PLACES,
        section="annexe-4",
        cell=CellRef(table, 1, 2),
        theme="2",
        operation=operation,
    )


def failed(outcomes):
    return [one for one in outcomes if one.verdict is Verdict.FAILED]


def test_an_end_before_its_start_is_an_error(make_document, run_check):
    doc = make_document(
        periods=[
            period("period-1", "2026-06-01", "2026-05-31"),
            period("period-2", "2026-01-01", "2026-12-31"),
        ]
    )
    outcomes, _ = run_check(doc, PERIOD_ORDER)
    assert len(outcomes) == 2
    (found,) = failed(outcomes)
    assert found.printed == "2026-05-31"
    assert found.identity.severity is Severity.ERROR
    assert found.identity.result == "period-1.end"


def test_dates_joined_by_a_dash_in_prose_are_a_warning_at_most(
    make_document, run_check
):
    doc = make_document(
        periods=[
            period(
                "p",
                "2026-06-01",
                "2025-05-31",
                "",
                "",
                "1er juin 2026 – 31 mai 2025",
            )
        ]
    )
    outcomes, _ = run_check(doc, PERIOD_ORDER)
    assert failed(outcomes)[0].identity.severity is Severity.WARNING


def test_a_number_a_dash_and_a_date_in_prose_are_no_period_that_runs_backwards(
    make_document, run_check
):
    printed = ("11 – 6 septembre 2022", "2 – 6 septembre 2022")
    found = [
        period(f"p{n}", f"2022-09-{day}", "2022-09-06", "", "", printed[n])
        for n, day in enumerate(("11", "02"))
    ]
    outcomes, _ = run_check(make_document(periods=found), PERIOD_ORDER)
    assert [(one.identity.result, one.verdict) for one in outcomes] == [
        ("p1.end", Verdict.HELD)
    ]


def test_an_open_period_is_left_alone(make_document, run_check):
    outcomes, _ = run_check(
        make_document(periods=[period("p", "2026-06-01", "")]),
        PERIOD_ORDER,
        PERIOD_EXERCISE,
    )
    assert outcomes == []


def test_running_past_the_year_is_said_once_per_operation(
    make_document, run_check
):
    doc = make_document(
        periods=[period(f"p{n}", "2026-01-01", "2027-12-31") for n in range(5)]
    )
    (found,) = failed(run_check(doc, PERIOD_EXERCISE)[0])
    assert found.identity.severity is Severity.INFO
    assert found.printed == "2027-12-31"


def test_a_period_apart_from_the_year_is_a_warning(make_document, run_check):
    inside = [period(f"p{n}", "2026-01-01", "2026-12-31") for n in range(3)]
    doc = make_document(
        periods=[*inside, period("old", "2024-01-01", "2024-12-31")]
    )
    (found,) = failed(run_check(doc, PERIOD_EXERCISE)[0])
    assert found.identity.severity is Severity.WARNING
    assert found.identity.result == "old.end"


def test_the_year_that_a_line_is_of_is_no_period_of_it(
    make_document, run_check
):
    inside = [period(f"p{n}", "2026-01-01", "2026-12-31") for n in range(3)]
    before = period("old", "2025-01-01", "2025-12-31", printed="Année 2025")
    document = make_document(periods=[*inside, before])
    assert failed(run_check(document, PERIOD_EXERCISE)[0]) == []


@pytest.mark.parametrize(("col", "failures"), [(0, 0), (2, 1)])
def test_the_month_that_a_line_is_of_is_no_period_of_it(
    make_document, run_check, col, failures
):
    """Months of a school year, of which two stand for their year."""
    months = [
        period("p1", "2025-09-01", "2025-09-30", printed="sept. 2025"),
        period("p2", "2026-01-01", "2026-01-31", printed="janv. 2026"),
    ]
    months = [replace(one, cell=CellRef("t1", 1, col)) for one in months]
    outcomes, _ = run_check(make_document(periods=months), PERIOD_EXERCISE)
    assert len(failed(outcomes)) == failures


@pytest.mark.parametrize(
    ("header", "warned"), [("Fin prévue", 0), ("Période", 1)]
)
def test_when_a_work_ends_is_no_period_of_its_line(
    make_document, make_raw, run_check, header, warned
):
    months = ("novembre 2026", "juin 2027", "mars 2026", "mai 2026")
    rows = [[f"Opération {n}", one] for n, one in enumerate(months)]
    table = make_raw("t1", ["Travaux", header], rows)
    days = ("2026-11", "2027-06", "2026-03", "2026-05")
    found = [
        replace(
            period(f"p{n}", f"{days[n]}-01", f"{days[n]}-28", printed=one),
            cell=CellRef("t1", n, 1),
        )
        for n, one in enumerate(months)
    ]
    document = make_document([table], periods=found)
    severities = [
        one.identity.severity
        for one in failed(run_check(document, PERIOD_EXERCISE)[0])
    ]
    assert severities == [Severity.WARNING] * warned


def test_an_operation_of_another_year_is_information(make_document, run_check):
    doc = make_document(
        periods=[period(f"p{n}", "2024-01-01", "2024-12-31") for n in range(3)]
    )
    assert {
        one.identity.severity
        for one in failed(run_check(doc, PERIOD_EXERCISE)[0])
    } == {Severity.INFO}


def test_without_a_stated_year_nothing_is_compared(make_document, run_check):
    doc = make_document(
        periods=[period("p", "2024-01-01", "2024-12-31")], exercise=None
    )
    assert run_check(doc, PERIOD_EXERCISE)[0] == []
