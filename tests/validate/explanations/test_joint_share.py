"""A rate of what two columns print, of which most lines fill one alone."""

from dataclasses import replace
from decimal import Decimal

import pytest

from validate.model.identity import Form

HEADER = ["Flux", "Recyclage (t)", "Compostage (t)", "Total (t)", "Taux"]
LINES = [
    ["Emballages", "1 834,2", "", "2 231,4", "82,2 %"],
    ["Biodéchets", "", "318,4", "318,4", "100,0 %"],
    ["Déchets verts", "", "3 590,6", "3 690,6", "97,3 %"],
    ["Encombrants", "182,6", "", "2 275,1", "8,0 %"],
]


def _rate(accounted, add_up, rows, total="69,6 %"):
    rows = [*rows, ["", "2 016,8", "3 909,0", "8 515,5", total]]
    share = add_up(f"r{len(rows) - 1}c4", "r4c1", "r4c3", form=Form.RATIO)
    share = replace(share, constant=Decimal(100))
    return accounted(rows, HEADER, identities=[share])[1]


def test_the_rate_of_a_total_is_of_both_columns(accounted, add_up):
    assert _rate(accounted, add_up, LINES) == {"69,6 %": "joint-share"}


@pytest.mark.parametrize(
    ("line", "total"),
    [
        (None, "70,6 %"),
        # another line is of its own column alone; one tells nothing
        (["Déchets verts", "1 200,0", "2 390,6", "3 690,6", "32,5 %"], None),
        (["Déchets verts", "3 590,6", "", "3 690,6", "97,3 %"], None),
    ],
)
def test_what_both_columns_do_not_give_is_not_explained(
    accounted, add_up, line, total
):
    lines = [*LINES[:2], line or LINES[2], LINES[3]]
    assert _rate(accounted, add_up, lines, total or "69,6 %") == {}


def test_a_change_is_no_rate(accounted, add_up):
    rows = [*LINES, ["", "2 016,8", "3 909,0", "8 515,5", "69,6 %"]]
    change = add_up("r4c4", "r4c1", "r4c3", form=Form.RATIO)
    change = replace(change, constant=Decimal(100), offset=Decimal(-100))
    assert accounted(rows, HEADER, identities=[change])[1] == {}
