"""The share right beside what two figures of a table differ by."""

import pytest

from validate.checks.statements import stated_figures

COSTS = (
    "Charges de fonctionnement (en euros)",
    ["Poste", "2023", "2024", "Écart"],
    [
        ["Personnel", "412 600,00", "428 350,00", "+15 750,00"],
        ["Énergie", "196 400,00", "171 250,00", "-25 150,00"],
        ["Entretien", "58 900,00", "61 740,00", "+2 840,00"],
        ["Contributions", "474 000,00", "512 000,00", "+38 000,00"],
        ["Total", "1 141 900,00", "1 173 340,00", "+31 440,00"],
    ],
)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        # of the new figure
        ("L'énergie recule de 25 150,00 €, soit {}.", "14,7 %", 12.8),
        ("L'énergie baisse de {} (25 150,00 €).", "14,7 %", 12.8),
        (
            "Les contributions augmentent de 38 000,00 € par rapport à 2023, soit {}.",
            "7,4 %",
            8.0,
        ),
        # any other share than that of both years
        ("Le personnel progresse de 15 750,00 €, soit {}.", "6,1 %", 3.8),
        (
            "L'énergie coûte moins : 25 150,00 € de moins, soit une baisse de {}.",
            "31,0 %",
            12.8,
        ),
    ],
)
def test_the_share_of_the_two_years_of_a_line(
    state_of_tables, text, wrong, right
):
    ((printed, expected),), _ = state_of_tables([COSTS], text.format(wrong))
    assert printed == wrong
    assert abs(expected) == pytest.approx(right, abs=0.05)
    said = f"{right:.1f} %".replace(".", ",")
    failed, _ = state_of_tables([COSTS], text.format(said))
    assert not failed


@pytest.mark.parametrize(
    "text",
    [
        # of something else
        "L'énergie recule de 25 150,00 €, soit 14,7 % du budget.",
        # nothing says which way; no line has risen so
        "L'énergie varie de 25 150,00 €, soit 14,7 %.",
        "L'énergie augmente de 25 150,00 €, soit 31,0 %.",
        # a figure that two others differ by, told of what has changed to it
        "La dotation passe de 27 000,00 € à 25 150,00 €, soit une baisse de 6,9 %.",
        # two digits that another share stands beside
        "Les contributions augmentent de 38 000,00 €, soit 9,9 %.",
        # not told to the last digit
        "L'énergie recule d'environ 25 150,00 €, soit 14,7 %.",
    ],
)
def test_a_share_of_something_else(state_of_tables, text):
    failed, _ = state_of_tables([COSTS], text)
    assert not failed


def test_a_share_that_a_table_prints_too(state_of_tables):
    """What the sentence makes of its two figures is told, whatever else it is taken for."""
    shares = (
        "Contributions des communes",
        ["Commune", "Contribution 2024", "Contribution 2025", "Évolution"],
        [
            ["Chantemerle", "261 500,00", "282 000,00", "7,84 %"],
            ["Gournay", "212 500,00", "230 000,00", "8,24 %"],
            ["Ensemble", "474 000,00", "512 000,00", "8,02 %"],
        ],
    )
    text = "La contribution d'ensemble augmente de 38 000,00 €, soit une évolution de {}."
    checks = (stated_figures.CHECK,)
    failed, _ = state_of_tables([shares], text.format("7,42 %"), before=checks)
    assert [(one, round(value, 2)) for one, value in failed] == [
        ("7,42 %", 8.02)
    ]
    failed, _ = state_of_tables([shares], text.format("8,02 %"), before=checks)
    assert not failed
