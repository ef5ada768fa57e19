"""Amounts with their tax, and what is given back of it."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("texts", "made"),
    [
        (
            (
                "Le marché ressort à 495 390,50 € HT, TVA à 20 % comprise 594 408,60 €.",
            ),
            ("594 408,60 €", Decimal("594468.60")),
        ),
        (
            (
                "L'engagement est de 1 914 960 € HT, que la TVA à 10 % porte à 2 160 456 €.",
            ),
            ("2 160 456 €", Decimal(2_106_456)),
        ),
        (
            ("Cela représente 3 510 € HT, et avec la TVA à 20 % 4 122 €.",),
            ("4 122 €", Decimal(4_212)),
        ),
        (
            (
                "Total annuel de 60 015,00 € HT, soit 66 016,50 € TTC avec la TVA à 20 %.",
            ),
            ("66 016,50 €", Decimal(72_018)),
        ),
        (
            ("Le devis est de 31 280 € HT, soit 37 563 € TTC.",),
            ("37 563 €", Decimal(37_536)),
        ),
        (
            # told over again, as if it had its tax
            (
                "L'économie atteint 68 691,43 € hors taxes.",
                "Les communes, qui paient la TVA de 20 %, y gagneront 68 691,43 € par an toutes"
                " taxes comprises.",
            ),
            ("68 691,43 €", Decimal("82429.716")),
        ),
        (
            (
                "La voirie coûte 103 740,00 € TTC.",
                "S'y ajoute le FCTVA : au taux de 16,404 %, la commune peut compter sur"
                " 17 071,51 €.",
            ),
            ("17 071,51 €", Decimal("17017.5096")),
        ),
    ],
)
def test_the_tax(made_of, texts, made):
    found = {
        printed.removesuffix(" TTC"): value
        for printed, value in made_of(*texts)
    }
    assert found[made[0]] == made[1]


@pytest.mark.parametrize(
    "text",
    [
        # another thing than the same with its tax
        "Le lot 1 coûte 31 280 € HT, dont une option de 12 000 € TTC.",
        "Le coût est de 31 280 € HT, contre 30 000 € TTC l'an passé.",
        # rounded line by line
        "Il coûte 8 629,00 € HT, soit 10 354,96 € TTC.",
        # no rate of the law is near
        "Il coûte 31 280 € HT, soit 39 000 € TTC.",
        "La voirie coûte 103 740 € TTC. Le FCTVA attendu est de 17 071,51 €.",
    ],
)
def test_no_tax(made_of, text):
    assert made_of(text) == []


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25
)
@given(
    net=st.integers(1, 99_999).map(lambda one: one * 200),
    rate=st.sampled_from(["20", "10", "5,5", "8,5", "2,1"]),
)
def test_a_rate_of_the_law(made_of, net, rate):
    gross = net * (1000 + int(float(rate.replace(",", ".")) * 10))
    cents = f"{gross // 1000},{gross % 1000 // 10:02d}"
    made = made_of(
        f"Il coûte {net} € HT, soit, TVA à {rate} % comprise, {cents} €."
    )
    assert [value for _, value in made] == [Decimal(gross) / 1000]
