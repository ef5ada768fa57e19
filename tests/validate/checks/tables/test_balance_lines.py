"""Results below a total are what its receipts and expenses leave, and no lines of the next one."""

import pytest

from validate.check import fact_index
from validate.discover import discover
from validate.model.identity import Severity, Verdict, evaluate

HEADER = ("Libellés", "Dépenses", "Recettes")
HELD = Verdict.HELD, Severity.ERROR
FAILED = Verdict.FAILED, Severity.ERROR


def account(
    closing="374 052,24", final="320 052,24", name="Résultat de clôture"
):
    return [
        ["Résultats reportés", "", "118 205,60"],
        ["Opérations de l'exercice", "1 412 358,27", "1 668 204,91"],
        ["TOTAUX", "1 412 358,27", "1 786 410,51"],
        [name, "", closing],
        ["Restes à réaliser", "95 300,00", "41 300,00"],
        ["TOTAUX CUMULÉS", "1 507 658,27", "1 827 710,51"],
        ["Résultat définitif", "", final],
    ]  # fmt: skip


@pytest.fixture
def verdicts(make_document, make_raw):
    def run(rows, header=HEADER):
        document = make_document([make_raw("t", header, rows)])
        facts = fact_index(document)
        found = {}
        for one in discover(document).identities:
            told = evaluate(one, facts).verdict, one.severity
            found.setdefault(one.rule, {})[one.result] = told
        return found

    return run


def test_a_result_below_a_total_is_what_its_columns_leave(verdicts):
    found = verdicts(account())["balance-lines"]
    assert found == {"t!r3c2": HELD, "t!r6c2": HELD}


def test_a_total_further_below_adds_up_no_result(verdicts):
    sums = verdicts(account())["footing"]
    assert sums["t!r5c1"] == sums["t!r5c2"] == HELD


def test_a_result_that_is_another_fails(verdicts):
    rows = [[*row[:1], *row[1:], *row[1:]] for row in account()]
    header = ("Libellés", "Dépenses", "Recettes", "Dépenses", "Recettes")
    rows[3][4] = "347 052,24"
    found = verdicts(rows, header)["balance-lines"]
    assert (found["t!r3c2"], found["t!r3c4"]) == (HELD, FAILED)


def test_one_difference_alone_needs_the_word_of_a_result(verdicts):
    found = verdicts(account(name="Voirie"))["balance-lines"]
    assert found == {"t!r6c2": HELD}


def test_what_is_no_difference_is_a_line_like_others(verdicts):
    found = verdicts(account("12 400,00", "12 400,00"))
    assert "balance-lines" not in found


def test_a_result_may_print_its_sign(verdicts):
    rows = account()
    rows[2][2], rows[5][2] = "1 298 152,67", "1 339 452,67"
    rows[0][2] = ""
    rows[1][2] = "1 298 152,67"
    rows[3][2], rows[6][2] = "-114 205,60", "- 168 205,60"
    found = verdicts(rows)["balance-lines"]
    assert found == {"t!r3c2": HELD, "t!r6c2": HELD}


@pytest.mark.parametrize(
    ("name", "closing", "printed", "told"),
    [
        ("Solde prévisionnel", "Total des dépenses", "22 075,00", FAILED),
        ("Solde de l'exercice", "Total des dépenses", "22 075,00", FAILED),
        ("Solde reporté", "Total des dépenses", "22 075,00", None),
        ("Solde", "Total des dépenses réelles", "22 075,00", None),
    ],
)
def test_a_balance_straight_below_both_totals_is_what_they_leave(
    verdicts, name, closing, printed, told
):
    rows = [
        ["Recettes de bois", "38 624,00"],
        ["Subvention", "4 200,00"],
        ["Total des recettes", "42 824,00"],
        ["Frais de garderie", "16 635,00"],
        ["Travaux", "20 749,00"],
        [closing, "37 384,00"],
        [name, printed],
    ]
    found = verdicts(rows, ("Poste", "Montant")).get("balance-lines", {})
    assert found.get("t!r6c1") == told
