"""What each of several equal payments is of the amount before."""

import pytest

TEXT = (
    "Les contributions sont fixées à 486 000 €."
    " Elles seront appelées en quatre versements égaux, soit {} par trimestre."
)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("121 500 €", True),
        # two digits that changed places, three payments, and five
        ("125 100 €", False),
        ("162 000 €", False),
        ("97 200 €", False),
        # of another amount
        ("118 125 €", None),
    ],
)
def test_an_equal_payment_is_held_to_the_amount_before(
    holds, printed, expected
):
    assert holds(TEXT, printed) is expected


def test_where_the_sentence_before_says_two_amounts_none_is_taken(holds):
    text = TEXT.replace("486 000 €", "486 000 €, contre 472 500 € en 2024")
    assert holds(text, "162 000 €") is None
