"""Numbers that those before them in their sentence make."""

from decimal import Decimal

import pytest


@pytest.mark.parametrize(
    ("texts", "made"),
    [
        (
            "Il reste à régler la cantine (5 116,20 €), le traitement (6 840,18 €) et les"
            " honoraires (1 695,00 €), au total 11 956,38 €.",
            ("11 956,38 €", Decimal("13651.38")),
        ),
        (
            "L'indemnité s'élève à 514,64 € pour le conseil et 45,73 € pour la confection des"
            " documents, soit 506,37 €.",
            ("506,37 €", Decimal("560.37")),
        ),
        (
            "Un devis de 39 032,50 € a été reçu en substitution de celui de 29 864,30 €, soit une"
            " augmentation de 9 618,20 €.",
            ("9 618,20 €", Decimal("9168.20")),
        ),
        (
            "Le minimum est de 15 300,00 €, payable par quarts, c'est-à-dire 3 510,00 € à chaque"
            " échéance.",
            ("3 510,00 €", Decimal(3825)),
        ),
        (
            "La semaine d'été est à 615,00 €. Hors été, elle vaut les deux tiers de ce prix, soit"
            " 393,33 €.",
            ("393,33 €", Decimal(615) * (Decimal(2) / Decimal(3))),
        ),
        (
            "L'encours est de 30 650 000 € fin 2025, réparti en 24 contrats, contre 32 180 000 €"
            " fin 2024 : il diminue de 1 630 000 €, les emprunts nouveaux étant moindres.",
            ("1 630 000 €", Decimal(1_530_000)),
        ),
        (
            "La dépense passe de 54 200 € à 58 900 €, soit 4 500 € de plus.",
            ("4 500 €", Decimal(4700)),
        ),
        (
            "L'annuité de la dette (612 480,35 €), ajoutée aux annuités garanties (743 915,60 €) et"
            " à celles de ce prêt (40 650,28 €), donne un total de 1 356 395,95 €, soit 14,2 % des"
            " recettes.",
            ("1 356 395,95 €", Decimal("1397046.23")),
        ),
        (
            "Elle verse 1 200,00 € à l'école, 950,00 € au collège et 2 640,00 € aux clubs, soit au"
            " total 4 970,00 €.",
            ("4 970,00 €", Decimal(4790)),
        ),
        (
            "Elle a signé des barrières (2 340,00 €), des livres (3 120,50 €) et un portail"
            " (874,50 €), le tout s'élevant à 5 460,50 €.",
            ("5 460,50 €", Decimal(6335)),
        ),
        (
            "La voirie coûte 41 200 €, l'éclairage 18 700 € et les réseaux 9 350 €, pour un montant"
            " total de 69 520 €.",
            ("69 520 €", Decimal(69250)),
        ),
        (
            "Le bâtiment des 3, 5 et 8, rue du Port compte 26 logements pour étudiants et 31"
            " logements pour familles, soit 58 logements au total.",
            ("58", Decimal(57)),
        ),
        (
            "Le budget est arrêté à 812 400 € en fonctionnement et à 305 200 € en investissement,"
            " soit un total de 1 171 600 €.",
            ("1 171 600 €", Decimal(1_117_600)),
        ),
        (
            "Fonctionnement : 96 210,50 € ; investissement : -141 003,20 € ; excédent"
            " d'investissement reporté : 38 450,00 € ; excédent de fonctionnement reporté :"
            " 214 600,75 € ; soit un résultat cumulé de 280 258,05 €.",
            ("280 258,05 €", Decimal("208258.05")),
        ),
        (
            "La location revenait à 12 480 €, tandis que l'achat de trois machines reviendrait à"
            " 9 730 € : l'économie annuelle atteindrait donc 2 570 €.",
            ("2 570 €", Decimal(2750)),
        ),
        (
            "Les recettes font 81 240 € et les dépenses 77 915 € : l'excédent est de 3 352 €.",
            ("3 352 €", Decimal(3325)),
        ),
        (
            "Le service emploie 27 agents titulaires, 9 agents contractuels et 6 vacataires, soit"
            " 36 personnes.",
            ("36", Decimal(42)),
        ),
        (
            "La halle accueille 31 commerçants abonnés et 15 passagers, au total 49 étals.",
            ("49", Decimal(46)),
        ),
        (
            "Hébergement : six nuitées à 82,00 €, soit 462,00 €.",
            ("462,00 €", Decimal(492)),
        ),
        (
            "On n'achètera plus 72 576 kWh à 0,214 €, cela fait 22 187,52 €.",
            ("22 187,52 €", Decimal("15531.264")),
        ),
        (
            "Trois prés sont de 42 a 25 ca, 81 a 60 ca et 63 a 57 ca, ensemble 1 ha 45 a 17 ca.",
            ("1 ha 45 a 17 ca", Decimal(18742)),
        ),
        (
            "Les lots valent 1 200 €, 3 400 € et 2 600 €, soit au total 6 000 €.",
            ("6 000 €", Decimal(7200)),
        ),
        (
            "Douze emplois de sapeur à 48 k€ en année pleine, pèseront 567 k€.",
            ("567 k€", Decimal(576_000)),
        ),
        # what is said first is no part of the list, which the last two are
        (
            "Outre 90,00 € de frais, la pose coûte 410,00 € et la dépose 260,00 €, au total"
            " 670,00 €.",
            ("670,00 €", Decimal(670)),
        ),
        (
            "La parcelle est vendue 5 000,00 €, soit 1 577,00 € pour la commune et 3 432,00 € pour"
            " l'acquéreur.",
            ("5 000,00 €", Decimal(5009)),
        ),
    ],
)
def test_the_numbers_before_one_make_it(made_of, texts, made):
    assert made_of(texts) == [made]


def test_a_price_that_each_has_is_not_that_beside_the_number(made_of):
    text = "L'État verse 3 € pour chacun des 4 712 repas à 1 €, soit 14 136 €."
    assert ("14 136 €", Decimal(4712)) not in made_of(text)


def test_a_change_and_the_same_in_per_cent(made_of):
    text = "L'aide passe de 54,2 M€ à 58,9 M€, soit +4,7 M€ et +9,7 %."
    (_, change), (said, share) = made_of(text)
    assert change == 4_700_000
    assert (said, round(share, 1)) == ("+9,7 %", Decimal("8.7"))


@pytest.mark.parametrize(
    "text",
    [
        # a year before, no part
        "La dépense est de 500,00 €, contre 450,00 € en 2024 et 400,00 € en 2023, soit 50,00 €.",
        # what is left is no part of the list
        "L'aide de 900,00 € est payée, soit 300,00 € en mai et 400,00 € en juin, puis le solde.",
        # the third is of the whole, not of the two thirds
        "Les deux tiers, soit 600,00 €, vont à la commune, et le tiers restant, soit 300,00 €.",
        # what is left of them, and no list
        "Il est versé 38 430 € ; du crédit de 40 700 €, il resterait donc 77 200 € en fin d'année.",
        # both ends of a change
        "Le loyer passe de 500,00 € à 450,00 €, soit au total 950,00 €.",
        # a ceiling
        "Elle verse 100,00 € et 200,00 €, au total au plus 500,00 €.",
        "Il faut acquérir trois bandes de 14, 22 et 9 m², en tout 45 m², au prix de 38 €.",
        # who is not there does not vote
        "Le conseil se réunit ; 29 membres sont présents, 5 membres ont donné pouvoir et 3 membres"
        " sont absents, soit 34 votants.",
        # each is what is joined to it
        "Vingt-deux procès-verbaux, dont 13 à 35 € et 9 à 68 € : 455 € et 612 €, ensemble 1 067 €.",
    ],
)
def test_others_do_not(made_of, text):
    assert made_of(text) == []


NET = "Après remboursement des emprunts, pour {}, l'épargne nette atteint {}."


@pytest.mark.parametrize("printed", ["1 276 000 €", "1 267 000 €"])
def test_what_is_net_of_the_gross_amount_before(made_of, printed):
    gross = "L'épargne brute s'élève à 1 861 000 €, en hausse de 2,3 %."
    text = NET.format("585 000 €", printed)
    assert made_of(gross, text) == [(printed, 1_276_000)]


def test_nothing_is_net_of_what_is_not_gross(made_of):
    before = "La section compte 1 861 000 € de recettes."
    assert made_of(before, NET.format("585 000 €", "1 276 000 €")) == []


@pytest.mark.parametrize(
    "text",
    [
        "La dépense est de 12 480 € et la recette de 9 730 € : le prix du repas est de 4 €.",
        "Le coût est de 12 480 €, soit 9 730 € hors taxes : l'économie est de 2 570 €.",
        "Elle paie 12 480 €, 9 730 € et 300 € : la différence avec Vaux est de 1 200 €.",
    ],
)
def test_another_noun_is_not_by_how_much_two_amounts_differ(made_of, text):
    assert made_of(text) == []


def test_prices_that_are_multiplied_are_no_parts(made_of):
    made = made_of(
        "À ventes égales : 4 986 × 0,50 € = 2 493 €, plus 189 × 6 € = 1 134 €, en tout 3 672 €."
    )
    assert ("3 672 €", Decimal(3627)) in made
