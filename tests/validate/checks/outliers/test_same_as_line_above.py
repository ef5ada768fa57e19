"""An amount equal to that of the line above."""

import pytest

from validate.checks.outliers.same_as_line_above import CHECK
from validate.model.identity import Severity, Verdict

AMOUNTS = (
    12345,
    20817,
    3164,
    8259,
    7713,
    45190,
    6621,
    9934,
    15072,
    28816,
    3377,
)


@pytest.fixture
def judge(make_document, make_raw, run_check):
    def run(amounts):
        rows = [
            [f"Association {n}", f"{amount} €"]
            for n, amount in enumerate(amounts, 1)
        ]
        header = ["Bénéficiaire", "Montant"]
        return run_check(make_document([make_raw("t", header, rows)]), CHECK)[0]

    return run


def test_all_amounts_differ(judge):
    assert judge(AMOUNTS) == []


def test_the_amount_of_the_line_above_is_asked_about(judge):
    (one,) = judge((*AMOUNTS[:4], AMOUNTS[3], *AMOUNTS[4:]))
    assert (one.verdict, one.printed) == (Verdict.FAILED, "8259 €")
    assert one.identity.severity is Severity.INFO


@pytest.mark.parametrize(
    "amounts",
    [
        (*AMOUNTS, AMOUNTS[0]),
        (*AMOUNTS, 5000, 5000),
        (AMOUNTS[0], *AMOUNTS, AMOUNTS[-1]),
    ],
    ids=["apart", "round", "two pairs"],
)
def test_lines_apart_round_amounts_and_two_pairs_say_nothing(judge, amounts):
    assert judge(amounts) == []
