"""What as many things as are told come to, and their mean."""

import pytest


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Les cinq citernes coûtent ensemble 50 280,00 €, soit une moyenne de {} €.",
            "10 056,00",
            "12 570,00",
        ),
        (
            "Les 7 collèges reçoivent 296 500 €, soit en moyenne {} €.",
            "42 357,14",
            "49 416,67",
        ),
        # a slip of what five means come to
        (
            "Les cinq citernes coûtent ensemble {} €, soit une moyenne de 10 056,00 €.",
            "50 280,00",
            "52 080,00",
        ),
    ],
)
def test_the_mean_of_as_many(made_of, text, right, wrong):
    found = made_of(text.format(right))
    assert found
    told = dict(made_of(text.format(wrong)))
    value = float(right.replace(" ", "").replace(",", "."))
    printed = next(one for one in told if one.startswith(wrong))
    assert float(told[printed]) == pytest.approx(value, abs=0.005)


@pytest.mark.parametrize(
    "text",
    [
        # not of all of them, or of none of their number
        "Deux des cinq citernes, dont une coûte 50 280,00 €, font une moyenne de 10 056,00 €.",
        "Les cinq citernes, dont deux pour 50 280,00 €, soit une moyenne de 25 140,00 €.",
        "Cinq citernes coûtent 50 280,00 €, soit un prix de 9 056,00 €.",
    ],
)
def test_means_of_others(made_of, text):
    assert made_of(text) == []
