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
