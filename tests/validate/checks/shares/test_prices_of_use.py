"""The price of one unit under a bill of so many."""

import pytest

from validate.checks.shares.prices_of_use import CHECK
from validate.model.identity import Severity, Verdict

HEADER = (
    "Prix 2026 (€/m³)",
    "120 m³ au 1er janvier 2025 (€)",
    "120 m³ au 1er janvier 2026 (€)",
)


@pytest.fixture
def judge(make_document, make_raw, run_check):
    def run(label, *prices, header=HEADER):
        rows = [
            ["Part variable", "1,5300", "175,20", "183,60"],
            ["Part fixe", "", "95,80", "102,62"],
            ["Total hors taxes", "", "271,00", "286,22"],
            ["TVA à 5,5 %", "", "14,91", "15,74"],
            ["Total TTC", "", "285,91", "301,96"],
            [label, "", *prices],
        ]
        raw = make_raw("t", ["Éléments", *header], rows)
        return {
            one.identity.result: one
            for one in run_check(make_document([raw]), CHECK)[0]
        }

    return run


def test_the_price_is_the_total_of_its_tax_over_the_units(judge):
    found = judge("Prix TTC au m³", "2,38", "2,52")
    assert {one.verdict for one in found.values()} == {Verdict.HELD}
    assert set(found) == {"t!r5c2", "t!r5c3"}
    of_tax = judge("Prix HT du m³", "2,26", "2,39")
    assert {one.verdict for one in of_tax.values()} == {Verdict.HELD}


def test_one_of_two_that_differs_warns(judge):
    found = judge("Prix TTC au m³", "2,38", "2,62")
    assert found["t!r5c2"].verdict is Verdict.HELD
    wrong = found["t!r5c3"]
    assert wrong.verdict is Verdict.FAILED
    assert wrong.identity.severity is Severity.WARNING
    assert f"{wrong.expected:.2f}" == "2.52"


@pytest.mark.parametrize(
    ("label", "header"),
    [
        ("Prix TTC au kWh", HEADER),
        ("Prix au m³", HEADER),
        ("Prix TTC au m³", (HEADER[0], "2025 (€)", "2026 (€)")),
    ],
    ids=["another unit", "no total of its tax", "no number of units"],
)
def test_what_words_leave_open_is_not_judged(judge, label, header):
    assert judge(label, "2,38", "2,62", header=header) == {}


def test_prices_that_no_column_obeys_are_of_something_else(judge):
    assert judge("Prix TTC au m³", "2,10", "2,62") == {}
