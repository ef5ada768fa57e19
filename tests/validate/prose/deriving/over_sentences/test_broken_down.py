"""Wholes that a sentence breaks down, or the one behind."""

from decimal import Decimal

import pytest

WHOLE = "Le prix de revient est de 3 012 480 €, soit 167 360 € par logement."
PARTS = (
    "{} 486 300 € de charge foncière, 2 204 750 € de travaux et 321 430 €"
    " d'honoraires."
)


@pytest.mark.parametrize("opens", ["Il se décompose en", "Il comprend"])
def test_a_whole_is_what_its_parts_come_to(made_of, opens):
    made = made_of(WHOLE, PARTS.format(opens))
    assert ("3 012 480 €", Decimal(3_012_480)) in made


@pytest.mark.parametrize(
    "said",
    [
        (WHOLE, PARTS.format("La commune inscrit")),
        (WHOLE, PARTS.format("Il comprend notamment")),
    ],
)
def test_what_breaks_down_nothing(made_of, said):
    values = [value for _, value in made_of(*said)]
    assert Decimal(3_012_480) not in values


@pytest.mark.parametrize("verb", ["se divise en", "se répartit entre"])
def test_a_sentence_breaks_its_own_whole_down(made_of, verb):
    made = made_of(
        f"La dotation de 96 000 € {verb} 41 300 € pour le nord, 32 200 € pour le centre et"
        " 25 500 € pour le sud."
    )
    assert made == [("96 000 €", Decimal(99_000))]


@pytest.mark.parametrize(
    "said",
    [
        "La dotation de 96 000 € se divise en 41 300 € (dont 5 000 € reportés) et 54 700 €.",
        "La dotation de 96 000 € se divise en 41 300 € et 54 700 €, soit 48 000 € par lot.",
        "La dotation de 96 000 € se divise en deux lots : 41 300 € pour le premier.",
    ],
)
def test_a_sentence_that_says_more_breaks_nothing_down(made_of, said):
    assert "96 000 €" not in dict(made_of(said))
