"""Formulas that a sentence prints, and what it says that they give."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        (
            "La dotation est de 9 × 1 312 € + 14 × 405 €, soit 17 748 €.",
            "17 748 €",
            17_478,
        ),
        (
            "Le reste à payer : 3 × 42 500 € − 18 200 € = 109 030 €.",
            "109 030 €",
            109_300,
        ),
        (
            "Elle paie 8 séances x 31 € + 3 repas x 14 €, soit 209 €.",
            "209 €",
            290,
        ),
        (
            "L'intérêt est de 60 000 € × 2,5 % + 150 €, soit 1 560 €.",
            "1 560 €",
            1_650,
        ),
        ("Elle verse 4 × 1 205,50 € = 4 282 €.", "4 282 €", 4_822),
        (
            "L'enveloppe est de 2 260 € pour le maire et de 7 fois 904 € pour les adjoints, soit"
            " 9 492 € par mois.",
            "9 492 €",
            8_588,
        ),
        (
            "Le forfait est de 3 fois 120 € et 40 €, soit 440 €.",
            "440 €",
            400,
        ),
    ],
)
def test_what_a_formula_gives(made_of, text, said, value):
    assert made_of(text) == [(said, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Elle paie 8 × 31 € au club, 14 € au musée, soit 262 €.",
        "Le lot coûte 3 × 4 m, soit 240 € de bois.",
        "Elle verse 120 € et 130 €, soit 250 €.",
        "Elle a payé 7 fois la taxe de 130 €, puis 20 €, soit 950 € par an.",
    ],
)
def test_numbers_that_no_signs_join_are_no_formula(read_reckoned, text):
    found = [one.derivation.why for one in read_reckoned(text)]
    assert "the sentence prints how it is reckoned" not in found


def test_a_range_is_told_by_a_slip_alone(read_reckoned):
    text = "Le prix va de 10 000 € - 15 000 €, soit 12 500 € en moyenne."
    assert all(one.loose for one in read_reckoned(text))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20
)
@given(
    st.lists(
        st.tuples(st.integers(2, 60), st.integers(11, 990)),
        min_size=1,
        max_size=4,
    )
)
def test_the_products_of_a_formula_add_up(made_of, products):
    formula = " + ".join(f"{count} × {price} €" for count, price in products)
    total = sum(count * price for count, price in products)
    said = f"{total:,} €".replace(",", " ")
    assert made_of(f"Elle paie {formula}, soit {said}.") == [(said, total)]
