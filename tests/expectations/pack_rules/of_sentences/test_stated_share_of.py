"""Of one thing there are at most a share of another."""

import pytest

from validate.model.identity import Verdict

from ..conftest import SmallAct
from ..small_acts import DEPUTIES

_CODE = "pack-deputies-within-share"
_SEATS = "L'effectif légal du conseil est de 29 sièges : il peut élire huit adjoints au plus."


def _with(*prose):
    return SmallAct(DEPUTIES.title, DEPUTIES.tables, prose)


@pytest.mark.parametrize(
    ("seats", "most"), [(15, "quatre"), (23, "six"), (55, "seize")]
)
def test_the_share_is_rounded_down(ask, seats, most):
    act = _with(
        f"L'effectif légal du conseil est de {seats} sièges.",
        f"Le conseil crée {most} postes d'adjoints, soit {most} adjoints.",
    )
    assert set(ask(act)[_CODE]) == {Verdict.HELD}


@pytest.mark.parametrize(
    "prose",
    [
        ("Le conseil compte 29 membres en exercice, dont neuf adjoints.",),
        (_SEATS, "L'effectif légal était de 27 sièges, pour neuf adjoints."),
        (_SEATS, "Neuf adjoints, dont un adjoint de quartier, sont élus."),
    ],
)
def test_without_the_one_legal_number_nothing_is_asked(ask, prose):
    assert ask(_with(*prose))[_CODE] == []


def test_deputies_of_the_staff_are_no_deputies_of_the_mayor(ask):
    act = _with(_SEATS, "La commune emploie douze adjoints techniques.")
    assert ask(act)[_CODE] == [Verdict.HELD]
