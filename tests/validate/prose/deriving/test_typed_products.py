"""Products and quotients that units leave no choice of."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

RENT = (
    "La ville prête un hangar de {} m² dont la valeur locative, estimée à {} € par mètre carré et"
    " par mois, constitue un avantage de {} € par an."
)


@pytest.mark.parametrize(
    ("texts", "made"),
    [
        ([RENT.format("180", "3,50", "7 650")], [("7 650 €", 7560)]),
        (
            [
                "Elle bénéficie d'une indemnité mensuelle de 185,00 € pendant trois mois, soit"
                " 740,00 € au total."
            ],
            [("740,00 €", 555)],
        ),
        (
            [
                "Le renouvellement de 4,6 kilomètres de conduites, estimé à 215 € le mètre"
                " linéaire, appelle un effort de 989 000 € hors taxes."
            ],
            [("989 000 €", 989000)],
        ),
        (
            [
                "Les agents font 37,0 heures par semaine au total, pendant 46 semaines. Le volume"
                " annuel atteint ainsi 1 720 heures."
            ],
            [("1 720", 1702)],
        ),
        (
            [
                "Elle emploie 14 salariés, chacun pour 26 heures par semaine, ce qui fait 364"
                " heures hebdomadaires."
            ],
            [("364", 364)],
        ),
        (
            [
                "Le service a coûté 41 186,00 € pour 274 foyers, soit 150,31 € par foyer."
            ],
            [("150,31 €", Decimal(41186) / 274)],
        ),
        (
            [
                "La ville en prend 4 625 € ; l'autre moitié est répartie par parts égales entre les"
                " quatre membres, qui verseront chacun 925,00 €."
            ],
            [("925,00 €", Decimal("1156.25"))],
        ),
        (
            [
                "La commune compte 2 640 habitants, dans la strate de 1 000 à 3 499 habitants.",
                "La dépense serait de 67 823,40 € ; elle représente 29,65 € par habitant.",
            ],
            [("29,65 €", Decimal("67823.40") / 2640)],
        ),
        (
            [
                "Elle réalise 24 logements, soit 7 en PLAI et 17 en PLUS, pour un coût de"
                " 2 850 000 €, qui représente 114 000 € par logement."
            ],
            [("114 000 €", 118750), ("24", 24)],
        ),
    ],
)
def test_what_units_multiply_to(made_of, texts, made):
    assert made_of(*texts) == made


@pytest.mark.parametrize(
    "text",
    [
        # no number of the rate's unit
        "L'heure est payée 12,00 € par agent, soit 4 800,00 € au total.",
        # a ceiling
        "Les 20 heures à 15,00 € par heure sont payées dans la limite de 500,00 €.",
        # which whole is meant is left open
        "Les charges vont de 9 000,00 € à 8 000,00 €, soit 90,00 € par agent pour 70 agents.",
        # of the one or of the other
        "Elle réalise 24 logements et en rénove 17, pour un coût de 2 850 000 €, soit 114 000 € par"
        " logement.",
        # the whole was raised first
        "Le chapitre, qui était de 9 000,00 €, progresse de 2,4 % et représente 95,00 € pour"
        " chacun des 100 habitants.",
    ],
)
def test_what_units_leave_open(made_of, text):
    assert made_of(text) == []


def printed(value):
    whole, cents = f"{value:.2f}".split(".")
    return f"{int(whole):,}".replace(",", " ") + f",{cents}"


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    area=st.integers(2, 900),
    price=st.decimals("0.5", "90", places=2),
    off=st.integers(-900, 900),
)
def test_a_product_is_that_of_its_units(made_of, area, price, off):
    stated = area * price * 12 + Decimal(off) / 100
    if stated <= 0:
        return
    text = RENT.format(area, printed(price), printed(stated))
    (((_, value)),) = made_of(text)
    assert value == area * price * 12


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (
            "En année pleine, la balayeuse pèsera 12 000,00 €, c'est-à-dire {} par mois.",
            "1 200,00 €",
        ),
        (
            "La redevance annuelle s'établit à 12 000,00 €, soit {} par mois.",
            "900,00 €",
        ),
        (
            "Elle verse un loyer de 12 000,00 € par an, soit {} par mois.",
            "1 100,00 €",
        ),
    ],
)
def test_a_month_of_a_year(made_of, text, printed):
    for figure in ("1 000,00 €", printed):
        ((said, value),) = made_of(text.format(figure))
        assert (said, round(value, 2)) == (figure, 1000)


@pytest.mark.parametrize(
    "text",
    [
        "La balayeuse pèsera 12 000,00 €, c'est-à-dire 1 200,00 € par mois.",
        "L'aide annuelle de 12 000,00 €, sur dix mois, soit 1 200,00 € par mois, est versée.",
        "L'aide annuelle est de 12 000,00 € et le forfait de 1 200,00 € par mois.",
        "La dépense annuelle, 12 000,00 € pour 3 ans, soit 900,00 € par mois, est votée.",
    ],
)
def test_a_month_of_something_else(made_of, text):
    assert made_of(text) == []


@pytest.mark.parametrize("printed", ["9 240 €", "9 420 €"])
def test_so_many_units_behind_what_they_come_to(made_of, printed):
    text = f"La licence coûte 3 080 € par an, soit {printed} sur les trois ans."
    assert made_of(text) == [(printed, 9_240)]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "La redevance trimestrielle de 465 €, soit 1 806 € par an.",
            ("1 806 €", Decimal(1860)),
        ),
        (
            "L'eau est à 4,75 € par trimestre, soit 18,00 € l'an.",
            ("18,00 €", Decimal(19)),
        ),
        (
            "Le loyer est de 90 € par semestre, soit 160 € par an.",
            ("160 €", Decimal(180)),
        ),
    ],
)
def test_a_year_of_shorter_times(made_of, text, made):
    assert made_of(text) == [made]


def test_a_year_that_is_named_is_no_unit(made_of):
    assert (
        made_of("L'eau est à 4,75 € par trimestre, contre 18,00 € l'an passé.")
        == []
    )


def test_what_is_one_of_others_that_were_counted_before(made_of):
    """What one sentence calls an entry, another called a bather."""
    pool = [
        "Le bassin a accueilli 88 926 baigneurs.",
        "Le public compte pour 45 306 entrées.",
    ]
    said = "Les recettes sont de 391 274,40 €, soit {} par entrée."
    assert made_of(*pool, said.format("4,40 €")) == []
    whole = Decimal("391274.40")
    made = made_of(*pool, said.format("4,04 €"))
    assert made == [("4,04 €", whole / 45306)]
