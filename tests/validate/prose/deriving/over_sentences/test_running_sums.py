"""What sentences add up and take away one after the other."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_PAID = (
    "Le coût des travaux est de 545 360 €.",
    "La banque prête 320 000 € sur vingt ans.",
    "Les certificats rapportent 27 280 €.",
)


@pytest.mark.parametrize(
    ("texts", "made"),
    [
        (
            (
                "La société a reçu le lot n° 1 pour 1 284 600,00 € hors taxes.",
                "Un avenant l'a augmenté de 38 250,00 € ; un autre l'a diminué de 12 400,00 €.",
                "Le montant s'est ainsi trouvé porté à 1 301 450,00 €.",
            ),
            ("1 301 450,00 €", Decimal(1_310_450)),
        ),
        (
            (
                *_PAID,
                "Les fonds propres couvrent le reste, c'est-à-dire 189 080 €.",
            ),
            ("189 080 €", Decimal(198_080)),
        ),
        (
            (
                "La section de fonctionnement s'équilibre à 694 000 €.",
                "La section d'investissement s'équilibre à 421 600 €.",
                "Le budget total de la commune est par conséquent de 1 097 000 €.",
            ),
            ("1 097 000 €", Decimal(1_115_600)),
        ),
        (
            (
                "Les dépenses s'élèvent à 96 480 € et les recettes (146 élèves) à 31 260 €.",
                "La charge nette ressort donc à 65 720 €.",
            ),
            ("65 720 €", Decimal(65_220)),
        ),
    ],
)
def test_what_sentences_come_to(made_of, texts, made):
    assert made in made_of(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        # no slip of it: another part may be told elsewhere
        (
            *_PAID,
            "Les fonds propres couvrent le reste, c'est-à-dire 150 000 €.",
        ),
        # a price of one is no part
        (*_PAID, "Il coûte 440 € par chaudière.", "Le reste est de 189 080 €."),
        # what is raised is not known
        (
            "Le tarif est de 12 €.",
            "Il coûte 38 250 € par an.",
            "Il est porté à 40 000 €.",
        ),
        (
            "Les dépenses s'élèvent à 96 480 € et les recettes à 31 260 €.",
            "La charge nette de 2024 était de 40 000 €.",
        ),
        (
            "La section de fonctionnement s'équilibre à 694 000 €.",
            "Le budget total de la commune est par conséquent de 1 097 000 €.",
        ),
    ],
)
def test_what_they_do_not(read_reckoned, texts):
    printed = ("150 000 €", "189 080 €", "40 000 €", "1 097 000 €")
    found = [one.result.fact.printed for one in read_reckoned(*texts)]
    assert not set(printed) & set(found)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25
)
@given(
    first=st.integers(10_000, 900_000),
    more=st.integers(1000, 9000),
    less=st.integers(1000, 9000),
)
def test_raised_and_lowered(made_of, first, more, less):
    made = made_of(
        f"Le marché est de {first} €.",
        f"Il est majoré de {more} €, puis minoré de {less} €.",
        f"Il est ainsi porté à {first + more - less} €.",
    )
    assert made[-1][1] == first + more - less
