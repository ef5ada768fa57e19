"""Changes told from one row of years to the next."""

import pytest

from validate.checks.tables.row_changes import CHECK
from validate.model.identity import Severity, Verdict

HEADER = ["Exercice", "Abonnés", "Évolution", "Évolution (%)"]


def rows(change="+97", percent="+4,7 %"):
    return [
        ["2022", "2 041", "", ""],
        ["2023", "2 013", "-28", "-1,4 %"],
        ["2024", "2 058", "+45", "+2,2 %"],
        ["2025", "2 155", change, percent],
    ]


@pytest.fixture
def failed(make_document, make_raw, run_check):
    def run(lines):
        document = make_document([make_raw("t", HEADER, lines)])
        found = run_check(document, CHECK)[0]
        return [
            one.identity.result
            for one in found
            if one.verdict is Verdict.FAILED
        ]

    return run


def test_a_change_is_since_the_row_above(failed):
    assert failed(rows()) == []
    assert failed(rows(change="+79")) == ["t!r3c2"]
    assert failed(rows(percent="+7,4 %")) == ["t!r3c3"]


def test_rows_that_are_no_consecutive_years_tell_no_change(failed):
    lines = rows(change="+79")
    for line, year in zip(lines, ("2016", "2019", "2022", "2025"), strict=True):
        line[0] = year
    assert failed(lines) == []


def test_a_change_that_rounding_may_give_is_listed_only(
    make_document, make_raw, run_check
):
    document = make_document([make_raw("t", HEADER, rows(percent="+4,8 %"))])
    found = run_check(document, CHECK)[0]
    (near,) = [one for one in found if one.verdict is Verdict.FAILED]
    assert near.identity.severity is Severity.INFO
