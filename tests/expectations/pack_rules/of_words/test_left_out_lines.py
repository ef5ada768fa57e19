"""What the law leaves out of a cost is no line of the table that adds it."""

import pytest

from validate.model.identity import Verdict

from ..small_acts import SCHOOLS

_CODE = "pack-school-cost-without-meals"
_SUPPLIES = "Fournitures scolaires"


@pytest.mark.parametrize(
    "label",
    ["Cantine et fournitures", "Garderie du matin", "Activités périscolaires"],
)
def test_activities_beside_school_are_no_part_of_its_cost(ask, label):
    act = SCHOOLS.with_((_SUPPLIES, label))
    assert ask(act)[_CODE].count(Verdict.FAILED) == 1


@pytest.mark.parametrize(
    "label", ["Personnel (hors restauration scolaire)", "Cantine, à déduire"]
)
def test_a_line_may_say_that_it_leaves_them_out(ask, label):
    act = SCHOOLS.with_((_SUPPLIES, label))
    assert set(ask(act)[_CODE]) == {Verdict.HELD}


def test_headers_may_sort_out_what_is_taken(ask):
    act = SCHOOLS.with_(
        (_SUPPLIES, "Restauration scolaire"),
        ("Élémentaire (€)", "Montant retenu (€)"),
    )
    assert ask(act)[_CODE] == []


def test_lines_that_nothing_adds_up_are_no_cost(ask):
    act = SCHOOLS.with_(
        (_SUPPLIES, "Restauration scolaire"), ("Total|", "Divers|")
    )
    assert ask(act)[_CODE] == []
