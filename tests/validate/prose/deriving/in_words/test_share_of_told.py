"""The share of a number in another that stands right behind it."""

import pytest


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        # of another number of the sentence, and a slip of the hand
        (
            "Les bénéficiaires de la gratuité, au nombre de 294, forment {} % des 2 419 abonnés ;"
            " les 2 125 abonnés payants versent davantage.",
            "12,2",
            "13,8",
        ),
        (
            "Les 1 091 crémations de l'agglomération représentent {} % des 2 298 décès.",
            "47,5",
            "45,7",
        ),
    ],
)
def test_the_share_between_both(holds, text, right, wrong):
    assert holds(text, right)
    assert holds(text, wrong) is False


@pytest.mark.parametrize(
    ("text", "share"),
    [
        # another share altogether: some other part is meant
        ("Les 1 091 crémations représentent {} % des 2 298 décès.", "88,1"),
        # not told to the last digit, a part of something else
        (
            "Les 1 091 crémations représentent environ {} % des 2 298 décès.",
            "45,7",
        ),
        (
            "Les 1 091 crémations représentent {} % des 2 298 euros versés.",
            "45,7",
        ),
    ],
)
def test_shares_of_something_else(holds, text, share):
    assert holds(text, share) is None
