"""Changes told from one row of years to the next, or from one column to the next."""

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
    def run(lines, header=HEADER):
        document = make_document([make_raw("t", header, lines)])
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


YEARS = ["Au 31 décembre", "2022", "2023", "2024", "2025"]


def columns(change="-4,7 %", label="Évolution de l'encours"):
    return [
        ["Encours (k€)", "11 204,6", "10 981,3", "10 481,2", "9 993,3"],
        ["Logements gérés", "588", "596", "614", "614"],
        ["Encours par logement (€)", "19 055", "18 425", "17 070", "16 276"],
        [label, "", "-2,0 %", "-4,6 %", change],
    ]


def test_a_row_of_changes_is_since_the_column_before(failed):
    assert failed(columns(), YEARS) == []
    assert failed(columns("-7,4 %"), YEARS) == ["t!r3c4"]


def test_a_row_of_changes_that_names_nothing_is_of_the_row_above(
    failed,
):
    encours, *_, change = columns("-7,4 %", "Évolution")
    assert failed([encours, change], YEARS) == ["t!r1c4"]
    assert failed(columns("-7,4 %", "Évolution"), YEARS) == []


def test_a_row_of_amounts_that_is_called_a_change_is_a_flow(failed):
    flow = ["Variation de l'encours", "", "-223,3", "-500,1", "-400,0"]
    assert failed([*columns()[:3], flow], YEARS) == []


SHARES = ["Commune", "Année", "Contribution (€)", "Évolution"]


def shares(wrong="+19,0 %"):
    """Two years of each commune, one below the other, and one cell for the change of both."""
    lines = []
    for name, old, new, change in (
        ("Vernusse", "99 166,20", "102 864,00", "+3,7 %"),
        ("Coulmiers", "69 031,80", "71 120,00", "+3,0 %"),
        ("Ligny", "45 473,40", "47 248,00", "+3,9 %"),
        ("Pressac", "9 180,00", "10 920,00", wrong),
    ):
        lines += [[name, "2024", old, change], ["", "2025", new, ""]]
    return lines


@pytest.mark.parametrize("wrong", ["+19,0 %", "+16,7 %"])
def test_a_change_over_the_two_rows_of_one_name_is_told_of_both(
    make_document, make_raw, run_check, wrong
):
    spans = {(row, col): (2, 1) for row in range(0, 8, 2) for col in (0, 3)}
    raw = make_raw("t", SHARES, shares(wrong), spans=spans)
    found = run_check(make_document([raw]), CHECK)[0]
    failed = [
        one.identity.result for one in found if one.verdict is Verdict.FAILED
    ]
    assert len(found) == 4
    assert failed == ([] if wrong == "+19,0 %" else ["t!r6c3"])


def quarters(last="+812"):
    return [
        ["1er trimestre", "142", "1 846", "–"],
        ["2e trimestre", "156", "1 978", "+132"],
        ["3e trimestre", "129", "1 402", "-576"],
        ["4e trimestre", "171", "2 214", last],
        ["Moyenne", "149,5", "1 860", ""],
    ]


@pytest.mark.parametrize("change", ["Écart", "Écart au trimestre précédent"])
def test_a_change_is_since_the_quarter_before(failed, change):
    header = ["Trimestre", "Ménages", "Passages", change]
    assert failed(quarters(), header) == []
    assert failed(quarters("+236"), header) == ["t!r3c3"]


def test_a_change_since_what_is_said_to_be_before(failed):
    header = ["Campagne", "Doses", "Évolution sur la précédente (%)"]
    lines = [
        ["Première", "1 200", ""],
        ["Deuxième", "1 500", "+25,0 %"],
        ["Troisième", "1 320", "-12,0 %"],
        ["Quatrième", "1 650", "+25,0 %"],
    ]
    assert failed(lines, header) == []
    lines[3][2] = "+37,5 %"
    assert failed(lines, header) == ["t!r3c2"]


def test_a_change_of_months_that_do_not_follow_each_other_is_none(failed):
    header = ["Mois", "Ménages", "Passages", "Écart"]
    lines = quarters("+236")
    for line, month in zip(
        lines[:4], ("janvier", "mars", "mai", "juillet"), strict=True
    ):
        line[0] = month
    assert failed(lines, header) == []
