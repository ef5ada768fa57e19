"""The weights of a key make a hundred per cent."""

import pytest

from validate.model.identity import Verdict

from ..conftest import SmallAct
from ..small_acts import WEIGHED

_CODE = "pack-key-weights"


def _with(*prose):
    return SmallAct(WEIGHED.title, WEIGHED.tables, prose)


@pytest.mark.parametrize(
    "sentence",
    [
        "La clé retient la population à hauteur de 50 %, la longueur de voirie à hauteur de 30 % "
        "et le potentiel fiscal à hauteur de 20 %.",
        "Clé : 60 % de la part de population et 40 % de la part de potentiel fiscal.",
        "Les critères pèsent 70 % selon la population et 30 % selon la surface.",
    ],
)
def test_weights_are_told_by_the_words_beside_them(ask, sentence):
    assert ask(_with(sentence))[_CODE] == [Verdict.HELD]


def test_a_weight_that_a_slip_parts_from_the_whole_is_told(ask):
    act = _with(
        "La clé combine la population, pour 60 %, et la surface, pour 46 %."
    )
    assert ask(act)[_CODE] == [Verdict.FAILED]


@pytest.mark.parametrize(
    "sentence",
    [
        "La clé retient la population pour 60 %, la surface pour 20 %, et le solde à parts égales.",
        "La clé retient la population pour 60 %, dont pour 20 % celle des bourgs.",
        "La clé donne à la ville une part de 37 %, en hausse de 4 %.",
        "La population compte pour 60 % et la surface pour 30 %.",
        "La clé des charges retient la population pour 60 % et la surface pour 40 % ; celle des "
        "travaux, la population pour 50 % et la surface pour 50 %.",
        "La clé retient la population pour 61 % et la surface pour 22 %.",
    ],
)
def test_what_is_no_whole_key_is_asked_nothing(ask, sentence):
    assert ask(_with(sentence))[_CODE] == []
