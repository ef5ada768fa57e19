"""What one of so many has, where words tell by which number an amount is divided."""

import pytest


@pytest.mark.parametrize(
    ("texts", "right", "wrong"),
    [
        (
            # the homes of another year
            (
                "En 2025, 156 logements ont été aidés.",
                "Les aides font 70 654,50 € et laissent à la communauté 101 197,50 €.",
                "Rapportée aux 150 logements de l'objectif, cette charge est de {} € par logement.",
            ),
            "674,65",
            "648,70",
        ),
        (
            (
                "La participation du budget principal est estimée à 28 070,00 €.",
                "Elle équivaut à {} € par habitant, la population légale étant de 1 386"
                " (1 342 au recensement précédent).",
            ),
            "20,25",
            "20,92",
        ),
        (
            # another amount divided by as many
            (
                "Le budget de 63 600 € a été dépensé.",
                "L'enveloppe serait portée à 64 200 €, ce qui représente {} € par habitant pour"
                " une population de 11 846 habitants.",
            ),
            "5,42",
            "5,37",
        ),
        (
            (
                "Le service compte 11 232 foyers.",
                "1 058,1 tonnes ont échappé à l'incinération.",
                "Ramené aux 26 450 habitants, le détournement est de {} kg par habitant.",
            ),
            "40,0",
            "94,2",
        ),
        (
            # what there was a year before
            (
                "Le service a ramassé 8 688 tonnes, soit 82 tonnes de moins qu'un an plus tôt.",
                "Pour 18 240 habitants, cela représente {} kg par personne.",
            ),
            "476,3",
            "480,8",
        ),
    ],
)
def test_what_one_of_them_has(holds, texts, right, wrong):
    assert holds(texts, right)
    assert holds(texts, wrong) is False


@pytest.mark.parametrize(
    ("texts", "printed"),
    [
        # no other number explains it: it is of an amount of a table
        (
            (
                "La taxe a produit 244 438,17 €.",
                "Rapporté aux 278 m² de surface louée, le coût est de {} € par m².",
            ),
            "5 058",
        ),
        # a change of what one has
        (
            (
                "En 2025, 156 logements ont été aidés.",
                "Les aides laissent à la communauté 101 197,50 €.",
                "Pour les 150 logements, la charge augmente de {} € par logement.",
            ),
            "648,70",
        ),
        # not told to the last digit
        (
            (
                "En 2025, 156 logements ont été aidés.",
                "Les aides laissent à la communauté 101 197,50 €.",
                "Pour les 150 logements, la charge est de près de {} € par logement.",
            ),
            "648,70",
        ),
    ],
)
def test_what_is_of_something_else(holds, texts, printed):
    assert holds(texts, printed) is None
