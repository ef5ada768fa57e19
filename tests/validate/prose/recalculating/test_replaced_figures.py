"""Numbers that a figure makes which the text replaces."""

from decimal import Decimal

import pytest

from validate.prose.recalculating.replaced_figures import replaced_figures
from validate.prose.recalculating.said_numbers import by_section

SNOW = (
    "Son relevé fait apparaître 57 heures de travail. Comme le prix de l'heure, qui était resté "
    "à 65 €, est passé à 68 € cette saison, la commune lui doit à ce jour {} €."
)
TAXES = (
    "Foncier bâti : 41,20 % (40,80 % en 2024), bases 1 865 000 €, produit {} €."
)


@pytest.fixture
def replaced(read_wording):
    """The number, and what the figure in the place of the old one makes."""

    def run(*texts: str, tables: frozenset[float] = frozenset()):
        return [
            (one.said.fact.printed, one.derive().value)
            for numbers in by_section(read_wording(*texts))
            for one in replaced_figures(numbers, tables)
        ]

    return run


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        (SNOW, "3 705", Decimal(3876)),
        (TAXES, "760 920", Decimal(768380)),
        (
            "Les bases s'élèvent à 21 560 000 €. Au taux de 9,60 %, le produit de 2024 était de "
            "2 010 240 €. Il est proposé de porter ce taux à 9,85 %, le produit attendu étant "
            "évalué à {} €.",
            "2 069 760",
            Decimal(2123660),
        ),
        (
            "Il y a 34 foyers inscrits, contre 41 l'an passé. La taxe reste à 45 euros par "
            "foyer, la commune encaissera donc {} €.",
            "1 845",
            Decimal(1530),
        ),
        (
            "La prime passe de 1 600 € à 1 680 € pour les 23 agents du groupe, soit un crédit de "
            "{} €.",
            "36 800",
            Decimal(38640),
        ),
        (
            "La participation, de 15 € par mois, serait portée à 20 €. Pour 34 agents et douze "
            "mois, la dépense s'élèverait à {} €.",
            "6 120",
            Decimal(8160),
        ),
        (
            "Part fixe : 3 215 abonnés à 46 € (41 € en 2023), soit {} €.",
            "131 815",
            Decimal(147890),
        ),
        (
            "La dépense est de 186 400 € HT. Le règlement a relevé le taux de 30 à 35 %. L'aide "
            "attendue est de {} €.",
            "55 920",
            Decimal(65240),
        ),
    ],
)
def test_what_the_old_figure_makes_is_told(replaced, text, wrong, right):
    assert replaced(text.format(wrong)) == [(f"{wrong} €", right)]
    assert replaced(text.format(f"{right:.0f}")) == []


@pytest.mark.parametrize(
    "text",
    [
        # an amount of the past
        "Le prix de l'heure, qui était de 65 €, est passé à 68 €. Pour 57 heures, la commune "
        "avait payé 3 705 €.",
        "Le tarif passe de 30 € à 35 €. 37 locations ont eu lieu en 2022, soit 1 110 €.",
        # no rate takes the place of another
        "Le lot de 600 composteurs est à 41,50 € pièce, celui de 250 à 58 € : soit 24 900 € pour "
        "les premiers.",
        # the new amount is printed too
        "Le prix de l'heure est passé de 65 € à 68 €. Pour 57 heures, la commune doit 3 705 €, "
        "puis 3 876 €.",
        # a rate far from the other
        "L'aide de 20 % est portée à 60 %. Sur 48 500 €, elle est de 9 700 €.",
        # what last year's number brought
        "Il y a 34 foyers inscrits, contre 41 l'an passé, qui ont payé 45 euros par foyer : on "
        "avait encaissé 1 845 €.",
        # what neither makes
        SNOW.format("3 805"),
    ],
)
def test_nothing_else_is_told(replaced, text):
    assert replaced(text) == []


def test_what_a_table_prints_is_another_amount(replaced):
    text = SNOW.format("3 705")
    assert replaced(text, tables=frozenset({3876.0})) == []


def test_a_number_that_is_somewhere_said_of_the_past_stands(replaced):
    told = (
        "Sur 30 660 journées, le taux d'occupation est passé de 95,93 % à 95 %. "
        "{}, et les {} journées ont été facturées."
    )
    assert replaced(told.format("Elles sont 29 412", "29 412"))
    assert replaced(told.format("En 2025, 29 412 ont eu lieu", "29 412")) == []
