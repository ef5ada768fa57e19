"""Shares and rates that lines print which are part of others."""

from dataclasses import replace
from decimal import Decimal

import pytest

from validate.model.identity import Form, Kind


def _call_outs(part="38,6", kind="dont feux de végétation"):
    return [
        ["Secours aux personnes", "15 347", "76,3"],
        ["Incendies", "1 582", "7,9"],
        [kind, "611", part],
        ["Opérations diverses", "3 190", "15,9"],
        ["Ensemble", "20 119", "100,0"],
    ]


@pytest.fixture
def share(accounted, add_up):
    """What the share of the third line in the whole of its table is accounted for by."""

    def run(rows):
        one = add_up("r2c2", "r2c1", "r4c1", form=Form.RATIO)
        one = replace(one, constant=Decimal(100))
        return accounted(rows, ["Famille", "2025", "Part"], identities=[one])[1]

    return run


def test_the_share_of_a_part_may_be_of_its_own_line(share):
    assert share(_call_outs()) == {"38,6": "of-which-share"}


@pytest.mark.parametrize(
    "rows",
    [_call_outs(part="36,8"), _call_outs(kind="Feux de végétation")],
    ids=["another share", "a line of its own"],
)
def test_other_shares_are_not_of_the_line_above(share, rows):
    assert share(rows) == {}


LOANS = [
    ["PLAI", "1 284 600", "1,30", "16 699,80"],
    ["PLAI foncier", "412 350", "1,30", "5 360,55"],
    ["PLUS", "2 176 400", "2,30", "50 057,20"],
    ["PLUS foncier", "698 250", "2,30", "16 059,75"],
    ["PLS foncier", "100 000", "2,60", "2 600,00"],
    ["Total", "4 671 600", "1,94", "90 777,30"],
]


@pytest.fixture
def interest(accounted, add_up):
    """What the interest of a part is accounted for by, a product of its amount and rate."""

    def run(*part):
        one = add_up("r6c3", "r6c1", "r6c2", form=Form.PRODUCT)
        one = replace(one, kind=Kind.PRODUCT, constant=Decimal("0.01"))
        header = ["Ligne", "Montant", "Taux (%)", "Intérêts"]
        return accounted([*LOANS, part], header, identities=[one])[1]

    return run


@pytest.mark.parametrize(
    "part",
    [
        ("dont deux lignes", "1 110 600", "1,93", "21 420,30"),
        ("dont foncier", "1 210 600", "1,98", "24 020,30"),
    ],
    ids=["two lines", "three lines"],
)
def test_the_rate_of_a_part_may_be_the_mean_of_its_lines(interest, part):
    assert interest(*part) == {part[3]: "of-which-rate"}


@pytest.mark.parametrize(
    "part",
    [
        ("dont foncier", "1 110 600", "1,93", "21 402,30"),
        ("dont foncier", "1 110 600", "1,95", "21 420,30"),
        ("Foncier", "1 110 600", "1,93", "21 420,30"),
    ],
    ids=["no sum", "another rate", "a line of its own"],
)
def test_other_rates_are_no_means(interest, part):
    assert interest(*part) == {}
