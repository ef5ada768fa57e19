"""What is left of so many, or was so many less."""

import pytest


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Sur les 1 319 parcelles, 1 111 sont louées ; il en reste donc {}.",
            "208",
            "280",
        ),
        (
            "Le plan compte 342 lots, dont 129 sont vendus ; les {} autres restent.",
            "213",
            "231",
        ),
        (
            "Le fonds compte 12 480 ouvrages, 640 de plus qu'en 2024 où il en comptait {}.",
            "11 840",
            "11 480",
        ),
        (
            "Il y a eu 3 120 visites, 280 de moins qu'en 2024 où l'on en comptait {}.",
            "3 400",
            "3 040",
        ),
    ],
)
def test_what_words_say_to_be_left_or_to_have_been(holds, text, right, wrong):
    assert holds(text, right)
    assert holds(text, wrong) is False


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Sur 840 places 670 sont prises ; il en faudrait {}.", "217"),
        (
            "Le fonds compte 12 480 ouvrages, 640 de plus qu'à Revel ; il en prête {}.",
            "11 840",
        ),
    ],
)
def test_other_words_leave_nothing(holds, text, number):
    assert holds(text, number) is None
