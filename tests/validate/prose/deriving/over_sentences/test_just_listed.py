"""Sums and means of what the sentences before have listed."""

from decimal import Decimal

import pytest

_OFFERS = (
    "Trois offres ont été reçues :",
    "- Sologne Propreté : 478 740 € HT par an ;",
    "- Berry Environnement : 512 300 € HT par an ;",
    "- Valtri Centre : 533 860 € HT par an.",
)
_WORKS = (
    "Il réalisera l'effacement du seuil (12 480 €), la reprise des berges (8 915 €) et la pose"
    " d'abreuvoirs (6 204 €)."
)


@pytest.mark.parametrize(
    ("texts", "made"),
    [
        (
            (
                *_OFFERS,
                "Elles sont resserrées, leur moyenne s'établissant à 503 800 € par an.",
            ),
            ("503 800 €", Decimal(508_300)),
        ),
        (
            (
                _WORKS,
                "Ces trois chantiers coûteront 27 959 €, avant toute aide.",
            ),
            ("27 959 €", Decimal(27_599)),
        ),
        (
            (
                "Le lot 1 :",
                "- gros œuvre : 12 480 € ;",
                "- charpente : 8 915 € ;",
                "Les deux marchés représentent ensemble 21 935 €.",
            ),
            ("21 935 €", Decimal(21_395)),
        ),
        (
            (
                "La valorisation s'établit à 51,8 %. Elle n'était que de 47,3 % en 2023.",
                "C'est donc 5,4 points de gagnés en un an.",
            ),
            ("5,4", Decimal("4.5")),
        ),
        (
            (
                "Le paiement progresse de 29,8 %.",
                "41,7 % des véhicules sont en règle, contre 34,2 % un an plus tôt : 5,7 points ont"
                " été gagnés.",
            ),
            ("5,7", Decimal("7.5")),
        ),
    ],
)
def test_what_was_listed(made_of, texts, made):
    assert made in made_of(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        # not as many
        (_WORKS, "Ces deux chantiers coûteront 27 959 €."),
        # of each of them
        (_WORKS, "Ces trois chantiers coûteront en moyenne 9 300 €."),
        (_WORKS, "Pour ces trois chantiers, l'aide attendue est de 9 984 €."),
        (*_OFFERS, "La moyenne nationale est de 480 000 € par an."),
        ("Le taux est de 51,8 %.", "Il gagne 5,4 points."),
    ],
)
def test_what_was_not(made_of, texts):
    assert made_of(*texts) == []


_ITEMS = (
    "- isolation des murs : 126 480,00 € HT ;",
    "- menuiseries, 42 m² de vitrages : 58 915,00 € HT ;",
    "- chaufferie à granulés : 94 360,00 € HT ;",
    "- éclairage : 12 830,00 € HT.",
)


@pytest.mark.parametrize(
    "printed",
    [
        "292 585,00 €",
        # two digits swapped
        "295 285,00 €",
        # without the last item
        "279 755,00 €",
    ],
)
def test_a_sentence_sums_up_the_list_before_it(made_of, printed):
    made = made_of(*_ITEMS, f"Le montant des travaux est donc de {printed} HT.")
    (told,) = [value for shown, value in made if shown.startswith(printed)]
    assert told == Decimal(292585)


@pytest.mark.parametrize(
    "said",
    [
        "Le montant des travaux est de {} HT.",
        "Le coût moyen est donc de {} HT.",
        "Les honoraires sont donc de {} HT.",
    ],
)
def test_what_sums_up_no_list(made_of, said):
    made = made_of(*_ITEMS, said.format("279 755,00 €"))
    assert Decimal(292585) not in [value for _, value in made]


_GRANTS = (
    "Il est alloué 48 000 € au bourg de Val pour son école, 36 500 € à Oricourt pour le lavoir"
    " et 41 300 € à Brémont pour une halle."
)


@pytest.mark.parametrize(
    "said",
    [
        "La dépense est de {}.",
        "L'ensemble représente {}.",
        "Le programme s'élève à {}.",
    ],
)
def test_a_sentence_sums_up_the_one_before(made_of, said):
    made = made_of(_GRANTS, said.format("152 800 €"))
    assert made == [("152 800 €", Decimal(125_800))]


@pytest.mark.parametrize(
    "texts",
    [
        # shared out itself
        (_GRANTS, "L'enveloppe de 152 800 € se répartit en trois."),
        (_GRANTS, "La dépense moyenne est de 42 000 €."),
        # a total stands in the list, or a share
        (
            "Il est voté 10 000 €, 20 000 € et 30 000 €.",
            "La dépense est de 65 000 €.",
        ),
        (
            "Il est voté 11 000 €, 20 000 € et 30 000 € au taux de 50 %.",
            "La dépense est de 65 000 €.",
        ),
    ],
)
def test_a_sentence_that_sums_up_nothing(made_of, texts):
    assert made_of(*texts) == []
