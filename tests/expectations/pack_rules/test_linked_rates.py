"""The rate of a tax rises no faster than that of another."""

import pytest

from validate.model.identity import Verdict

from .conftest import SmallAct
from .small_acts import LINKED

_CODE = "pack-second-homes-rate"


@pytest.mark.parametrize(
    ("rate", "verdict"),
    [
        ("14,64", Verdict.HELD),
        ("14,65", Verdict.FAILED),
        ("14,35", Verdict.HELD),
    ],
)
def test_the_bound_is_within_the_rounding_of_the_votes(ask, rate, verdict):
    """14,35 x 38,96 / 38,20 is 14,635: what rounds to 14,64."""
    act = LINKED.with_(("14,35|14,64", f"14,35|{rate}"))
    assert ask(act)[_CODE] == [verdict]


def test_a_rate_may_stay_where_the_other_falls(ask):
    """A fall without the other's is allowed in cases that an act does not tell."""
    act = LINKED.with_(("38,20|38,96", "38,20|37,00"), ("14,64", "14,35"))
    assert ask(act)[_CODE] == [Verdict.HELD]


@pytest.mark.parametrize(
    "changed",
    [
        ("Taux 2025", "Taux 2024"),
        ("Taux 2025", "Taux moyen 2025"),
        ("sur les propriétés bâties", "sur les bâtiments"),
    ],
)
def test_a_rate_that_is_missing_leaves_nothing_to_compare(ask, changed):
    act = LINKED.with_(("14,64", "15,90"), changed)
    assert ask(act)[_CODE] == []


def test_a_derogation_that_the_act_names_excuses(ask):
    act = SmallAct(
        LINKED.title,
        LINKED.tables,
        ["Le taux communal est inférieur à 75 % de la moyenne des communes."],
        changed=(("14,64", "15,90"),),
    )
    assert ask(act)[_CODE] == []


def test_before_2023_second_homes_had_the_rate_of_all(ask):
    act = SmallAct(
        LINKED.title,
        LINKED.tables,
        date="2022-04-04",
        changed=(("14,64", "15,90"),),
    )
    assert ask(act)[_CODE] == []


def test_the_four_rates_are_put_to_the_reader(audit_of):
    audit = audit_of(LINKED.with_(("14,64", "15,90")))
    (said,) = [one for one in audit.findings if one.rule == _CODE]
    figures = [one.printed for one in said.candidates]
    assert figures == ["15,90", "14,35", "38,96", "38,20"]
    assert "14,64" in said.message.fr
