"""Figures of a text that two recalculations contradict alike."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

WORKS = (
    "Les travaux sont évalués à 186 450,00 € HT. S'y ajoutent la rémunération de "
    "l'architecte, soit 14 916,00 €, le contrôle technique pour 3 480,00 € et la "
    "coordination pour 2 150,00 €, ce qui porte l'opération à {} HT."
)
GRANT = (
    "La DETR est demandée au taux de 40 % sur cette dépense, soit 82 798,40 €."
)


def test_what_is_right_is_told_of_nothing(cross_checked):
    assert cross_checked(WORKS.format("206 996,00 €"), GRANT) == []


def test_a_sum_is_told_by_a_percentage_of_it(cross_checked):
    found = cross_checked(WORKS.format("203 516,00 €"), GRANT)
    assert found == [("203 516,00 € HT", Decimal("206996.00"), "82 798,40 €")]


def test_what_one_beside_it_makes_with_a_figure_of_a_table_stands(
    cross_checked,
):
    texts = (WORKS.format("203 516,00 €"), GRANT)
    assert cross_checked(*texts, tables=frozenset({205666.0})) == []
    assert cross_checked(*texts, tables=frozenset({205667.0}))


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (
            (
                "La commission propose 18 500 € au club, 12 000 € à l'harmonie, 7 800 € à "
                "l'école de cirque, 4 250 € au comité et 2 950 € à l'antenne.",
                "L'enveloppe totale est ainsi de 42 550 €, à prendre sur les 60 000 € ouverts, "
                "où il restera 14 500 €.",
            ),
            ("42 550 €", Decimal(45500), "14 500 €"),
        ),
        (
            (
                "La part fixe passe de 62 à 65 € par an et le mètre cube de 1,85 à 1,94 €.",
                "Un foyer qui consomme 120 m³ paierait ainsi 293,00 €, au lieu de 284,00 € "
                "jusqu'ici : 13,80 € de plus.",
            ),
            ("293,00 €", Decimal("297.80"), "284,00 €"),
        ),
        (
            (
                "26 locations sont allées à des habitants (180 €) et 15 à d'autres personnes "
                "(290 €).",
                "Les recettes se montent à 8 450 €. Les charges ayant été de 6 215 €, la salle "
                "dégage 2 815 €.",
            ),
            ("8 450 €", Decimal(9030), "6 215 €"),
        ),
        (
            (
                "Les usagers ont payé 7 624 €, tandis que le transporteur a facturé 81 958 €.",
                "La dépense nette a été de 72 428 €, dont la Région rembourse la moitié, "
                "37 167 €.",
            ),
            ("72 428 €", Decimal(74334), "37 167 €"),
        ),
        (
            (
                "Le montant des travaux est de 432 040,70 € HT et la TVA à 20 % de "
                "86 408,14 €, si bien que le décompte atteint 509 766,60 € TTC.",
                "Après déduction de 4 000,00 € de pénalités, l'entreprise a droit à "
                "514 448,84 €.",
            ),
            ("509 766,60 € TTC", Decimal("518448.84"), "514 448,84 €"),
        ),
        (
            (
                "La ville verse 22 € par mois à chacun des 96 agents : la dépense de l'année "
                "sera de 25 434 €.",
                "Auparavant elle versait 12 780 €. L'effort supplémentaire est de 12 564 €.",
            ),
            ("25 434 €", Decimal(25344), "12 780 €"),
        ),
        (
            (
                "Le prix est de 186 000 €. Sont versés 74 400 € à la vente et 65 100 € un an "
                "après, et le reliquat, c'est-à-dire 45 600 €, en 31 mensualités de 1 500 €.",
            ),
            ("45 600 €", Decimal(46500), "1 500 €"),
        ),
        (
            (
                "Le territoire dispose de 48 places. Les recettes sont de 589 200 € et les "
                "dépenses de 822 800 €.",
                "La charge nette ressort donc à 247 150 €, soit 4 866,67 € par place.",
            ),
            ("247 150 €", Decimal(233600), "4 866,67 €"),
        ),
        (
            (
                "En cinq ans, on a remplacé 3,1 km, 3,8 km, 4,2 km, 5,2 km et 4,6 km de "
                "canalisations, au total 19,9 km : 4,18 km par an en moyenne.",
            ),
            ("19,9", Decimal("20.9"), "4,18"),
        ),
        (
            (
                "Les tranches rapportent 3 264, 8 736, 15 372 et 14 448 euros ; les extérieurs "
                "apportent 6 048 euros.",
                "La recette prévue est par conséquent de 41 820 euros, soit 25,7 % des "
                "186 300 euros que coûte le service, et 236,97 euros pour chacun des 202 élèves.",
            ),
            ("41 820 euros", Decimal(47868), "25,7 %"),
        ),
        # no word says that others make it: a product, and what is made of it
        (
            (
                "Il reste 183 lanternes à changer, à 465 € l'une ; il faut mettre 89 055 €.",
                "Le syndicat en prend 60 % à sa charge, c'est-à-dire 51 057 €.",
            ),
            ("89 055 €", Decimal(85095), "51 057 €"),
        ),
        (
            (
                "L'encours réunit 1 350 000 €, 986 400 €, 820 000 € et 570 000 €.",
                "L'encours, de 3 256 400 €, est de 588,60 € pour chacun des 6 331 habitants.",
            ),
            ("3 256 400 €", Decimal(3726400), "588,60 €"),
        ),
        # a price is not added, and a sum without one of its parts explains nothing
        (
            (
                "Le chemin : 320 mètres à 41,50 €, pour 13 280 € ; la route : 275 mètres à 38 €, "
                "pour 10 450 € ; l'entretien au forfait de 4 860 €.",
                "Cela donne en tout 23 730 € HT. Avec la TVA, de 5 718 €, on arrive à 34 308 €.",
            ),
            ("23 730 € HT", Decimal(28590), "5 718 €"),
        ),
        (
            (
                "La dotation était de 214 360 €. Il est proposé d'en retrancher 31 250 € pour la "
                "lecture et 12 480 € pour les eaux.",
                "Nous percevrions donc 183 110 € l'an prochain, par douzièmes de 14 219,17 €.",
            ),
            ("183 110 €", Decimal(170630), "14 219,17 €"),
        ),
    ],
)
def test_what_two_recalculations_contradict_is_told(
    cross_checked, texts, found
):
    assert cross_checked(*texts) == [found]


@pytest.mark.parametrize(
    "texts",
    [
        # one recalculation alone
        (
            WORKS.format("203 516,00 €"),
            "La DETR est demandée pour 75 000,00 €.",
        ),
        # another amount, of which no word says that others make it
        (
            "Les aides sont de 18 500 € et de 12 000 €, et l'emprunt de 28 000 €.",
            "Il restera 14 500 € des 45 000 € ouverts.",
        ),
        # what both give is printed, and is another number
        (
            WORKS.format("206 996,00 €")
            + " Le projet de 2024 coûtait, au total, 203 516,00 €.",
            GRANT,
        ),
        # another number around is nearer to what both give: that one is misprinted
        (
            "L'entreprise demande 36 540 € hors taxe, et 43 548 € avec les 7 308 € de TVA. Le "
            "Département apportera 10 962 € et le fonds de compensation 7 193 €.",
            "Le chemin aura coûté 25 693 €. L'autre devis atteignait 51 000 €.",
        ),
        # the number is right by another one that is made of it
        (
            "Les aides, de 18 500 €, 12 000 € et 2 950 €, font au total 32 500 €.",
            "Sur les 60 000 € ouverts, il restera 27 500 €.",
        ),
        # said to be more or less than its figure
        (
            WORKS.replace(
                "l'opération à {}", "l'opération à plus de {}"
            ).format("203 000,00 €"),
            GRANT,
        ),
        # a share of what the amounts before come to, which is printed nowhere
        (
            "Les circuits coûtent 56 757,41 €, 41 701,54 € et 8 821,80 €.",
            "La dépense atteindrait 109 211,80 €. Le premier est de 52,9 % du coût de l'an passé.",
        ),
        # a round sum, which no word makes what others come to
        (
            "Le terrain coûte 30 667,50 €, et 395 m² de plus à 14,50 €. Il est évalué à 36 000 €.",
            "Le notaire demande 1 819,75 €, soit 5 % du prix.",
        ),
        # one percentage of what is another of an amount is the other of what is the one of it
        (
            "Sur la masse salariale, le taux de 5,82 % conduit à 107 466,30 € et celui de 6,15 % à "
            "113 559,75 €.",
            "L'économie attendue s'établit par conséquent à 6 903,45 €.",
        ),
        # no word says that others make it, and both recalculations add
        (
            "Les aides sont de 18 500 €, 12 000 € et 2 950 €. Le legs vaut 30 950 €.",
            "Sur les 60 000 € ouverts, il restera 26 550 €.",
        ),
        # a sum that takes what is made of it, and is right
        (
            "Le résultat de l'année, 45 574,25 €, s'ajoute à 50 000,00 € et à 56 732,61 €.",
            "Le report est ainsi de 95 574,25 €, sur 152 306,86 € en tout.",
        ),
        # a mean that is rounded so far that it is that of both
        (
            "La dépense s'élève à 159 246 € ; les usagers, au tarif de 3 €, ont acquitté 21 528 €.",
            "Le déficit, soit 137 718 €, rapporté aux 18 446 habitants, représente 7,47 € par"
            " habitant.",
        ),
        # what is left, of amounts that make a whole
        (
            "Le crédit de 45 000 € a servi pour 18 500 € et 12 000 € ; il reste 31 000 €.",
            "Avec 15 000 € de plus, ce sont 45 500 € qui seront disponibles.",
        ),
    ],
)
def test_what_may_be_another_thing_is_told_of_nothing(cross_checked, texts):
    assert cross_checked(*texts) == []


def test_a_figure_that_a_table_prints_is_not_missed(cross_checked):
    texts = (WORKS.format("203 516,00 €"), GRANT)
    assert cross_checked(*texts, tables=frozenset({206996.0})) == []


def _money(cents: int) -> str:
    whole, rest = divmod(cents, 100)
    return f"{whole:,}".replace(",", " ") + f",{rest:02d} €"


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    parts=st.lists(
        st.integers(1_000_00, 90_000_00).map(lambda n: n * 10 + 1),
        min_size=2,
        max_size=5,
        unique=True,
    ),
    paid=st.integers(10_000, 99_999),
    slip=st.integers(1, 9),
)
def test_right_figures_are_never_told_and_a_wrong_one_by_its_right_value(
    cross_checked, parts, paid, slip
):
    total = sum(parts)
    left = total - paid
    listed = ", ".join(map(_money, parts[:-1]))
    told = (
        f"Les lots sont de {listed} et {_money(parts[-1])}, soit au total {{}}. "
        f"Un acompte de {_money(paid)} étant versé, il reste dû {_money(left)}."
    )
    assert cross_checked(told.format(_money(total))) == []
    for printed, value, _ in cross_checked(
        told.format(_money(total + slip * 100))
    ):
        assert (printed, value) == (
            _money(total + slip * 100),
            Decimal(total) / 100,
        )


def test_what_a_table_prints_too_stands(cross_checked):
    said = WORKS.format("203 516,00 €")
    assert cross_checked(said, GRANT, tables=frozenset({203516.0})) == []
