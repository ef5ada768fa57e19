"""What is left of an amount that an act told elsewhere."""

from decimal import Decimal

import pytest

_COST = "Le coût complet de l'opération atteint 325 946,00 €."
_BRINGS = "Les trois lots rapporteront 211 405,00 € hors taxes."
_NET = "La charge nette de la commune est de 114 451,00 €."
_GRANTED = "Il est proposé d'aider treize associations, pour une enveloppe de 118 000 €."
_LEFT = (
    "Le crédit ouvert à l'article 65748 est de 120 000 € ; après le présent vote, il restera"
    " 3 000 €."
)


@pytest.mark.parametrize(
    ("texts", "made"),
    [
        ((_COST, _BRINGS, _NET), ("114 451,00 €", Decimal(114_541))),
        ((_GRANTED, _LEFT), ("3 000 €", Decimal(2000))),
    ],
)
def test_words_name_both_ends(made_of, texts, made):
    assert made in made_of(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        (_COST, _NET),
        (
            _COST,
            "Le coût complet du second projet atteint 98 000 €.",
            _BRINGS,
            _NET,
        ),
        (_LEFT,),
    ],
)
def test_one_end_is_not_told(made_of, texts):
    made = dict(made_of(*texts))
    assert not {"114 451,00 €", "3 000 €"} & set(made)
