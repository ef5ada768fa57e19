"""The only line above a bound."""

import pytest

from validate.checks.outliers.alone_above_bound import CHECK
from validate.model.identity import Severity, Verdict

RATES = (80, 80, 45, 80, 60, 80, 75, 50, 80, 35, 70)


@pytest.fixture
def judge(make_document, make_raw, run_check):
    def run(rates):
        rows = [
            [f"Projet n° {n}", f"{n}1{n % 7}5,00 €", f"{rate} %"]
            for n, rate in enumerate(rates, 1)
        ]
        header = ["Projet", "Montant des travaux", "Taux d'aide"]
        return run_check(make_document([make_raw("t", header, rows)]), CHECK)[0]

    return run


def test_no_line_above_the_bound(judge):
    assert judge(RATES) == []


def test_one_line_above_is_asked_about(judge):
    (one,) = judge((*RATES, 90))
    assert (one.verdict, one.printed) == (Verdict.FAILED, "90 %")
    assert one.identity.severity is Severity.INFO


@pytest.mark.parametrize("more", [(90, 95), (160,)], ids=["two", "far"])
def test_two_lines_or_one_far_above_say_nothing(judge, more):
    assert judge((*RATES, *more)) == []


def test_a_bound_that_few_lines_reach_is_none(judge):
    assert judge((80, 45, 60, 75, 50, 35, 70, 20, 30, 40, 80, 90)) == []
