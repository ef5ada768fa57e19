"""What one of several has, and what all have, over two sentences."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_SHARE = "La contribution est notifiée pour 13 390,00 €."


@pytest.mark.parametrize(
    ("texts", "made"),
    [
        (
            (
                _SHARE,
                "Pour les 412 habitants que compte la commune, cela représente 33,50 € par tête.",
            ),
            ("33,50 €", Decimal("32.5")),
        ),
        (
            (
                "L'office construit 22 logements, dont 8 financés en PLAI et 14 en PLUS.",
                "Le prix de revient, de 2 983 200 €, représente 129 713 € par logement.",
            ),
            ("129 713 €", Decimal(135_600)),
        ),
        (
            (
                "37 foyers se sont inscrits.",
                "Chaque part étant de 8 stères et le stère restant à 11 €, il sera encaissé"
                " 3 526 €.",
            ),
            ("3 526 €", Decimal(3256)),
        ),
        (
            (
                "Les demandes sont passées de 1 240 à 2 232 ; elles ont été multipliées par 1,6.",
            ),
            ("1,6", Decimal("1.8")),
        ),
    ],
)
def test_over_two_sentences(made_of, texts, made):
    assert made in made_of(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        (
            _SHARE,
            "Pour les 412 habitants de la commune, la moyenne du canton est de 34,10 €.",
        ),
        (
            _SHARE,
            "Avec 412 habitants, elle augmente de 0,80 €, ce qui représente 1 € par tête.",
        ),
        # another number of logements gives what is printed
        (
            "La ville a 23 logements vacants.",
            "L'office en construit 22 logements en tout.",
            "Le prix de revient, de 2 990 000 €, représente 130 000 € par logement.",
        ),
        (
            "Le service a fourni 24 726 repas pour un produit de 209 552,45 €.",
            "En 2024, pour 24 219 repas, le prix de revient était de 10,81 €.",
            "Il est resté à la charge du CCAS 58 231,40 €, soit 2,36 € par repas.",
        ),
        (
            "37 foyers se sont inscrits.",
            "Le stère restant à 11 €, il sera encaissé 3 526 €.",
        ),
        (
            "Elles sont passées de 1 240 à 2 232 : elles ont été multipliées par 2.",
        ),
    ],
)
def test_of_something_else(made_of, texts):
    assert made_of(*texts) == []


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25
)
@given(heads=st.integers(2, 99_999), each=st.integers(2, 999))
def test_one_has_so_much(made_of, heads, each):
    made = made_of(
        f"Le coût est de {heads * each} €.",
        f"Pour les {heads} habitants, cela représente {each} € par habitant.",
    )
    assert made == [(f"{each} €", Decimal(each))]


_PARCELS = "L'offre est de céder cinq parcelles de 19 107 m², dont 9 280 m² en zone 1AUh."
_PRICE = "Le prix, 307 238,00 € au total, ressort à 18,06 € le mètre carré en moyenne."


@pytest.mark.parametrize(
    ("before", "made"),
    [
        (_PARCELS, ["16.08"]),
        ("Une parcelle de 9 280 m² jouxte une autre de 19 107 m².", []),
        ("Les vendeurs cèdent cinq parcelles.", []),
    ],
)
def test_a_mean_is_of_all_that_is_counted(made_of, before, made):
    found = dict(made_of(before, _PRICE))
    assert [
        str(round(value, 2))
        for said, value in found.items()
        if said == "18,06 €"
    ] == made
