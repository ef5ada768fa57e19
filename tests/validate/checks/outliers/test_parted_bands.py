"""Bands that follow each other, and the one that does not."""

import pytest

from validate.checks.outliers.parted_bands import CHECK
from validate.model.identity import Severity, Verdict

BANDS = [(0, 400), (401, 600), (601, 800), (801, 1000), (1001, 1300)]


@pytest.fixture
def judge(make_document, make_raw, run_check):
    def run(bands, header=("QF de", "à")):
        rows = [
            [f"Tranche {n}", str(first), str(last), f"{n},50"]
            for n, (first, last) in enumerate(bands, 1)
        ]
        raw = make_raw("t", ["Tranche", *header, "Tarif (€)"], rows)
        return run_check(make_document([raw]), CHECK)[0]

    return run


def failed(outcomes):
    return [
        one.identity.result for one in outcomes if one.verdict is Verdict.FAILED
    ]


def test_bands_one_step_apart_hold(judge):
    outcomes = judge(BANDS)
    assert (len(outcomes), failed(outcomes)) == (4, [])


def test_bands_that_meet_hold(judge):
    bands = [(0, 400), (400, 600), (600, 800), (800, 1000), (1000, 1300)]
    assert failed(judge(bands)) == []


def test_a_band_beyond_the_end_of_the_last_warns(judge):
    (one,) = (
        each
        for each in judge([*BANDS[:4], (1100, 1300)])
        if each.verdict is Verdict.FAILED
    )
    assert one.identity.result == "t!r4c1"
    assert one.identity.severity is Severity.WARNING
    assert one.expected == 1001


@pytest.mark.parametrize(
    ("bands", "header"),
    [
        ([*BANDS[:3], (850, 1000), (1100, 1300)], ("QF de", "à")),
        (BANDS[:3], ("QF de", "à")),
        ([*BANDS[:4], (1100, 1300)], ("Places", "Repas")),
    ],
    ids=["two", "few", "no bands"],
)
def test_what_few_bands_keep_is_no_step(judge, bands, header):
    assert judge(bands, header) == []
