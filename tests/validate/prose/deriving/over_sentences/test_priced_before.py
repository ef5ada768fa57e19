"""Prices and numbers of things that sentences before tell."""

from decimal import Decimal

import pytest

_MEALS = "Les 130 000 repas servis ont produit 520 000,00 €."


@pytest.mark.parametrize(
    ("texts", "made"),
    [
        (
            (
                "Inscrits : 38 foyers, dont 5 nouveaux.",
                "Taxe : 9,00 € le stère, soit 63,00 € par foyer.",
                "Produit : 2 934,00 €.",
            ),
            ("2 934,00 €", Decimal(2394)),
        ),
        (
            (
                _MEALS,
                "Les nuitées n'y sont pas.",
                "La recette moyenne d'un repas ressort à 4,28 €.",
            ),
            ("4,28 €", Decimal(4)),
        ),
        (
            (
                "Les six circuits ont transporté 200 élèves, soit 11 de plus qu'en 2023.",
                "Leur coût total s'élève à 107 200 €.",
                "Chaque élève revient donc en moyenne à 506,00 €.",
            ),
            ("506,00 €", Decimal(536)),
        ),
        (
            (
                "Les escales ont rapporté 104 875 €, pour 4 195 nuitées : chaque nuitée produit"
                " donc 24,41 € en moyenne.",
            ),
            ("24,41 €", Decimal(25)),
        ),
        (
            (
                "Le surcroît se chiffre à 24 150 € par an.",
                "La mesure ne pèsera que pour quatre mois, ce qui représente 8 500 €.",
            ),
            ("8 500 €", Decimal(8050)),
        ),
        (
            (
                "Les restes pèsent 7 109,4 kg en 2025.",
                "On a donc jeté 1 285,4 kg de moins en un an.",
                "Valorisés à 3,10 € le kilogramme, ces restes évités représentent 22 039,14 €.",
            ),
            ("22 039,14 €", Decimal("3984.74")),
        ),
        (
            (
                "Le chemin est à refaire sur 1 240 mètres.",
                "L'entreprise propose 27,50 € le mètre, cela fait 34 100,00 €.",
            ),
            ("34 100,00 €", Decimal(34100)),
        ),
    ],
)
def test_prices_of_before(made_of, texts, made):
    found = [(printed, round(value, 2)) for printed, value in made_of(*texts)]
    assert made in found


@pytest.mark.parametrize(
    "texts",
    [
        # the price is what one has of the amount, rounded
        (
            "La commune compte 3 218 habitants.",
            "L'effort est de 29,12 € par habitant.",
            "Il est attribué un montant de 93 700 €.",
        ),
        # no slip of it
        (
            "Inscrits : 38 foyers.",
            "Taxe : 63,00 € par foyer.",
            "Produit : 3 100,00 €.",
        ),
        # a price of more than one amount
        (
            "Il a 200 élèves. Il coûte 107 200 € et rapporte 20 000 €.",
            "Chaque élève coûte donc 506,00 €.",
        ),
        (_MEALS, "La recette moyenne d'un repas augmente de 0,28 €."),
        (_MEALS, "La recette moyenne d'une nuitée ressort à 4,28 €."),
    ],
)
def test_other_prices(made_of, texts):
    assert made_of(*texts) == []


def test_what_another_number_says_already_is_told_of_no_other(made_of):
    found = made_of(
        "Le lot a une superficie de 1 261 m².",
        "Il a été estimé à 138 710,00 €, soit 110 € le m² HT.",
        "Il est cédé à la commune pour un montant de 128 710,00 €.",
    )
    assert "128 710,00 €" not in dict(found)


_TARIFFS = (
    "18 353 repas ont été facturés au tarif de 1,00 €, 20 800 repas au tarif de 3,10 € et 22 023"
    " repas au tarif de 4,65 €."
)


def test_several_things_each_at_its_price(made_of):
    made = made_of(_TARIFFS, "Les familles ont ainsi versé 176 239,95 €.")
    assert made == [("176 239,95 €", Decimal("185239.95"))]


def test_one_of_several_amounts_is_of_one_price(made_of):
    said = "Ils ont donc rapporté 18 353,00 € pour les uns et 64 480,00 € pour les autres."
    assert "18 353,00 €" not in dict(made_of(_TARIFFS, said))


@pytest.mark.parametrize(
    ("price", "made"), [("acceptent le prix de 42 €", True), ("42 €", False)]
)
def test_a_price_that_is_agreed_is_not_rounded(made_of, price, made):
    sold = f"Les acquéreurs {price} le mètre carré, ce qui porte la vente à 54 102 €."
    found = made_of("La parcelle est d'une contenance de 1 286 m².", sold)
    assert (("54 102 €", Decimal(54_012)) in found) is made


@pytest.mark.parametrize(
    ("printed", "made"),
    [
        ("25 296,00 €", [("25 296,00 €", Decimal(25296))]),
        # the visits of the year before
        ("23 426,00 €", [("23 426,00 €", Decimal(25296))]),
        ("21 760,00 €", []),
    ],
)
def test_a_price_is_paid_by_those_counted_and_not_by_those_of_before(
    made_of, printed, made
):
    found = made_of(
        "Au total, 7 440 passages ont été enregistrés, contre 6 890 passages en 2024.",
        f"Les ménages règlent en moyenne 3,40 € par passage, c'est-à-dire {printed} pour l'année.",
    )
    assert [one for one in found if one[0].endswith("€")] == made
