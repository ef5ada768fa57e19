"""Means of what one header names, for one of what another counts."""

import pytest

CLUBS = (
    "Effectifs déclarés",
    ["Club", "Licenciés", "Éducateurs diplômés"],
    [
        ["Football", "312", "187"],
        ["Handball", "196", "121"],
        ["Judo", "148", "117"],
        ["Total", "656", "425"],
    ],
)
AIDS = (
    "Application des critères (en euros)",
    ["Club", "Jeunes", "Aide calculée"],
    [
        ["Football", "4 114,00", "9 977,00"],
        ["Handball", "2 662,00", "6 965,20"],
        ["Judo", "2 574,00", "4 612,80"],
        ["Total", "9 350,00", "21 555,00"],
    ],
)
TEXT = "L'aide moyenne s'établit à {} par licencié et à 7 185,00 € par club."


def test_the_total_of_one_table_for_one_of_another(state_of_tables):
    failed, held = state_of_tables([CLUBS, AIDS], TEXT.format("32,86 €"))
    assert not failed
    assert held
    # two digits change places, for one of others, of one less
    for wrong in ("38,26 €", "50,72 €", "32,91 €"):
        ((printed, expected),), _ = state_of_tables(
            [CLUBS, AIDS], TEXT.format(wrong)
        )
        assert printed == wrong
        assert expected == pytest.approx(32.86, abs=0.005)


@pytest.mark.parametrize(
    "text",
    [
        # neither of these means, nor for one of what a table counts
        TEXT.format("61,40 €"),
        "L'aide moyenne s'établit à 50,72 € par habitant.",
        "La dépense moyenne s'établit à 50,72 € par licencié.",
        # of others
        "L'aide moyenne du département est de 50,72 € par licencié.",
        "L'aide moyenne hors judo est de 50,72 € par licencié.",
        "L'aide moyenne baisse de 50,72 € par licencié.",
        "L'aide moyenne est de l'ordre de 50,72 € par licencié.",
    ],
)
def test_means_of_others(state_of_tables, text):
    failed, _ = state_of_tables([CLUBS, AIDS], text)
    assert not failed
