"""By how much two figures of a sentence differ."""

import pytest


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Le total des produits (612 480 €) dépasse les charges réelles (587 130 €) de {} €.",
            "25 350",
            "4 120",
        ),
        (
            "Le coût définitif, de 84 260 €, est supérieur à l'estimation de 79 900 € de {} €.",
            "4 360",
            "3 640",
        ),
        (
            "Le produit (41 870 €) est inférieur de {} € aux charges (52 300 €).",
            "10 430",
            "14 030",
        ),
        (
            "La consommation (18 400 m³) excède le volume facturé (17 150 m³) de {} m³.",
            "1 250",
            "2 150",
        ),
    ],
)
def test_the_words_between_tell_the_difference(holds, text, right, wrong):
    assert holds(text, right)
    assert holds(text, wrong) is False


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # a part of one
        (
            "Le total, dont 12 480 € reportés, dépasse la prévision (10 000 €) de {} €.",
            "4 120",
        ),
        # of another
        (
            "Le coût (84 260 €) dépasse le seuil de 40 000 € et celui de {} €.",
            "90 000",
        ),
        # what the subject changed by
        (
            "Le reste à charge diminue de 1 477 € ; il dépasse la subvention de 225 000 € de {} €.",
            "12 404",
        ),
        (
            "Le coût connaît une hausse de 14 200 € et dépasse le plafond de 90 000 € de {} €.",
            "3 100",
        ),
        # other units
        (
            "La dépense (84 260 €) dépasse celle des 12 communes (70 000 €) de {} %.",
            "20",
        ),
        # the one behind is of something else
        (
            "Le produit (41 870 €) est inférieur de {} € aux charges ; l'emprunt (52 300 €) suit.",
            "1 430",
        ),
    ],
)
def test_other_words_tell_none(holds, text, number):
    assert holds(text, number) is None


@pytest.mark.parametrize(
    "text",
    [
        "La recette prévue dépasse celle de 2024 (84 200,00 €) de 6 315,00 €, soit une hausse de"
        " {} %, due aux tarifs.",
        "La recette est supérieure à la prévision (84 200,00 €) de 6 315,00 € ({} %).",
    ],
)
def test_the_same_is_said_in_per_cent_of_the_other(holds, text):
    assert holds(text, "7,5")
    assert holds(text, "7,0") is False


def test_another_percentage_is_of_something_else(holds):
    text = "La recette dépasse celle de 2024 (84 200,00 €) de 6 315,00 €, et de {} % hors dons."
    assert holds(text, "5,1") is None
