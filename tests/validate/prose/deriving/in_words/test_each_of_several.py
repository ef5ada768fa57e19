"""So much for each of several, and what it comes to."""

import pytest


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Les 180 agents ont chacun suivi 21 heures de formation, soit {} heures en tout.",
            "3 780",
            "3 870",
        ),
        (
            "Le loyer, de 640 € par mois, rapporte {} par an.",
            "7 680 €",
            "7 860 €",
        ),
    ],
)
def test_what_each_has_comes_to(holds, text, right, wrong):
    assert holds(text, right)
    assert holds(text, wrong) is False


def test_where_months_are_counted_a_year_is_not_twelve(holds):
    text = "Le loyer de 640 € par mois, dû pour 9 mois, rapporte {} par an."
    assert holds(text, "5 760 €") is None


def test_months_counted_before_are_those_of_the_year(holds):
    text = "Sur 10 mois, un forfait revient à 53,82 € par mois ({} par an)."
    assert holds(text, "538,20 €") is None
