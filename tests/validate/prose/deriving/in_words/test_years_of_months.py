"""What a year comes to of a monthly amount before."""

import pytest

TEXT = (
    "Les indemnités s'élèvent à 7 701,00 € par mois, l'enveloppe à 8 128,86 € par mois."
    " La dépense annuelle, de {} hors cotisations, est inscrite au budget."
)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("92 412,00 €", True),
        ("97 546,32 €", True),
        ("92 142,00 €", False),
        # with the contributions
        ("118 640,00 €", None),
    ],
)
def test_a_year_is_twelve_of_the_months_before(holds, printed, expected):
    assert holds(TEXT, printed) is expected


FULL_YEAR = (
    "La participation, jusqu'ici de 7,00 € par mois, coûtera 1 506,00 € chaque mois, soit"
    " 15 060,00 € de mars à décembre et {} en année pleine."
)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("18 072,00 €", True),
        ("18 027,00 €", False),
        # eleven months
        ("16 566,00 €", False),
        ("20 414,00 €", None),
    ],
)
def test_a_full_year_is_twelve_months_and_no_fewer(holds, printed, expected):
    assert holds(FULL_YEAR, printed) is expected


def test_fewer_months_are_no_other_reading(read_reckoned):
    made = read_reckoned(FULL_YEAR.format("16 566,00 €"))
    assert [one.is_outright for one in made] == [True]


def test_a_month_that_was_rounded_makes_no_slip(holds):
    text = (
        "Le coût est de 77 346,69 € pour dix mois, soit 7 734,67 € par mois et {} en année"
        " pleine."
    )
    assert holds(text, "92 816,03 €") is None


def test_months_that_the_sentence_counts_make_a_year(holds):
    text = "Le loyer, de 512,37 € par mois, est dû dix mois, soit {} par an."
    assert holds(text, "5 123,70 €") is not False
