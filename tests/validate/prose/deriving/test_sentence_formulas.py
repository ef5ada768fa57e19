"""Formulas that a sentence prints, and what it says that they give."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.prose.deriving.sentence_formulas import sentence_formulas
from validate.prose.deriving.wording import read_wordings


@pytest.fixture
def read_formulas(read_act):
    """What the formulas of some paragraphs give."""

    def run(*texts: str):
        return [
            made
            for wording in read_wordings(read_act(*texts))
            for made in sentence_formulas(wording)
        ]

    return run


@pytest.fixture
def given_by(read_formulas):
    """The same, as what is printed and what is given, to a millionth."""

    def run(*texts: str):
        return [
            (one.result.fact.printed, round(one.derivation.value, 6))
            for one in read_formulas(*texts)
        ]

    return run


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
            "Ce sont 5 caves x 38,00 € x 12 mois = 2 380,00 € par an.",
            "2 380,00 €",
            2_280,
        ),
        (
            "La main-d'œuvre vaut 40 h x 25,50 € + 62 h x 21,30 €, soit 2 430,60 €.",
            "2 430,60 €",
            2_340.6,
        ),
        (
            "Un agent à 21 heures recevra 240 € x 21/35, soit 154,00 €.",
            "154,00 €",
            144,
        ),
        (
            "La pompe use 14 x 0,250 kW x 1 800 h = 5 400 kWh par an.",
            "5 400",
            6_300,
        ),
        (
            "Les frais sont partagés, soit 960,00 € / 8 = 130,00 € chacun.",
            "130,00 €",
            120,
        ),
        (
            "Le loyer devient 400,00 € x 146,60 / 143,00 = 401,07 €.",
            "401,07 €",
            pytest.approx(410.069930, abs=1e-5),
        ),
        (
            "Le reste est de 6 120,30 – 5 040,10 = 1 008,20 €.",
            "1 008,20 €",
            1_080.2,
        ),
        ("La section réunit 41 × 3 + 17 = 104 points.", "104", 140),
        ("Le taux est de 45 / 60 = 65 % de la jauge.", "65 %", 75),
    ],
)
def test_what_a_formula_gives(given_by, text, said, value):
    ((printed, made),) = given_by(text)
    assert (printed, float(made)) == (said, value)


@pytest.mark.parametrize(
    "text",
    [
        "Elle paie 8 × 31 € au club, 14 € au musée, soit 262 €.",
        "Le lot coûte 3 × 4 m, soit 240 € de bois.",
        "Elle verse 120 € et 130 €, soit 250 €.",
        "Le prix est de 1 000 € - 10 % = 900 €.",
        "Elle verse 4 % de 200 € + 300 € = 308 €.",
        "Elle verse (20 + 30) x 4 x 5 € = 1 000 €.",
        "Elle verse 3 x 20 € + 5 € = 50 € + 15 €.",
        "Il faut plus de 30 x 40 € = 1 260 €.",
        "La pompe use 17 x 0,150 kW x 2 300 h = 5 900 kWh par an.",
    ],
)
def test_what_leaves_operands_or_digits_open_is_no_formula(given_by, text):
    assert not given_by(text)


def test_a_range_is_told_by_a_slip_alone(read_formulas):
    text = "Le prix va de 10 000 € - 15 000 €, soit 12 500 € en moyenne."
    assert all(one.loose for one in read_formulas(text))


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
def test_the_products_of_a_formula_add_up(given_by, products):
    formula = " + ".join(f"{count} × {price} €" for count, price in products)
    total = sum(count * price for count, price in products)
    said = f"{total:,} €".replace(",", " ")
    assert given_by(f"Elle paie {formula}, soit {said}.") == [(said, total)]
