"""By how many per cent the two figures just said differ."""

from decimal import Decimal

import pytest


@pytest.mark.parametrize(
    ("texts", "made"),
    [
        (
            (
                "Les travaux ont fait passer la consommation de 512 400 kWh à 318 900 kWh.",
                "C'est une baisse de 60,7 %.",
            ),
            ("60,7 %", Decimal("37.8")),
        ),
        (
            (
                "L'éclairage nous a coûté 17 420,00 € en 2022, et on est montés à 21 253,40 €.",
                "Ça fait 18,0 % de plus en une année.",
            ),
            ("18,0 %", Decimal("22.0")),
        ),
        (
            (
                "La cantine a servi 7 312 repas en 2024.",
                "Il y en avait eu 6 840 en 2023 : la hausse est de 6,5 %.",
            ),
            ("6,5 %", Decimal("6.9")),
        ),
        (
            (
                "Les habitants payaient 2,35 euros en 2022.",
                "Ils le paient aujourd'hui 2,82 euros.",
                "C'est une augmentation de 16,7 % en trois ans.",
            ),
            ("16,7 %", Decimal("20.0")),
        ),
        (
            (
                "Les titres irrécouvrables font 8 120,40 €.",
                "L'an passé, ils avaient porté sur 8 770,00 € : la diminution est de 8,0 %.",
            ),
            ("8,0 %", Decimal("7.4")),
        ),
        (
            (
                "L'accueil a vu 412 enfants en 2023 et 371 en 2024.",
                "Cela représente 10 % de moins.",
            ),
            ("10 %", Decimal("10.0")),
        ),
        (
            (
                "Les usagers verseraient 113 255,50 € au lieu de 109 744,80 €, donc 3 510,70 € de"
                " plus.",
                "Ce supplément de recettes équivaut à une hausse moyenne de 3,6 %.",
            ),
            ("3,6 %", Decimal("3.2")),
        ),
        (
            (
                "Trois catégories totalisent 45 454 baigneurs en 2024 et 44 096 en 2023, un billet"
                " familial comptant pour quatre.",
                "La hausse est donc de 2,2 %.",
            ),
            ("2,2 %", Decimal("3.1")),
        ),
        (
            (
                "Impayés : 22 640 € au 31 décembre 2023. 19 470 € au 31 décembre 2024.",
                "Recul de 3 170 €, soit 16,3 %.",
            ),
            ("16,3 %", Decimal("14.0")),
        ),
        (
            (
                "La salle a rapporté 7 310 euros en 2024 et 6 480 euros en 2023 : 830 euros de "
                "mieux, une hausse de 11,4 %.",
            ),
            ("11,4 %", Decimal("12.8")),
        ),
    ],
)
def test_a_percentage_is_a_change_of_what_was_just_said(made_of, texts, made):
    rounded = [
        (printed, abs(round(value, 1))) for printed, value in made_of(*texts)
    ]
    assert made in rounded


@pytest.mark.parametrize(
    "texts",
    [
        # three figures were said, or one
        (
            "On compte 68 élèves à Viran, 59 à Bressol et 47 à Chantelor.",
            "C'est une baisse de 7,0 %.",
        ),
        ("L'école compte 187 élèves.", "C'est une baisse de 7,0 %."),
        # of two things
        ("Le bus coûte 4 200 € et le car 61 000 €.", "La hausse est de 7,0 %."),
        # the number beside it is one of both, and the change is said before
        (
            "Le centre a reçu 109 892 personnes, soit 4 955 de plus qu'en 2024 (104 937), une "
            "hausse de 5,7 %.",
        ),
        # another percentage of one of them is said before, and what counts has changed
        (
            "Les toits ont produit 341 060 kWh, dont 24 310 kWh par le dernier.",
            "À périmètre constant, la production atteint 316 750 kWh, en hausse de 2,8 % ; "
            "en comptant le dernier, la progression serait de 10,6 %.",
        ),
        # the subject names what it is of
        (
            "L'eau est passée de 2,14 € à 2,58 €.",
            "Les charges d'énergie reculent de 13,0 %.",
        ),
        (
            "L'eau est passée de 2,14 € à 2,58 €.",
            "C'est 13,0 % de plus que prévu.",
        ),
    ],
)
def test_what_is_a_change_of_something_else(made_of, texts):
    assert not any(printed.endswith("%") for printed, _ in made_of(*texts))


def test_a_change_that_was_told_is_not_told_again_otherwise(made_of):
    told = "On compte 2 140 repas en 2025, contre 2 260 repas en 2022, soit {} de moins."
    again = "À climat égal, la baisse est de 6,2 %."
    changes = {
        said: [one for one, _ in made_of(told.format(said), again)]
        for said in ("5,3 %", "4,1 %")
    }
    assert changes == {"5,3 %": ["5,3 %"], "4,1 %": ["4,1 %", "6,2 %"]}
