"""By how much a figure exceeds that of the year before."""

import pytest

NIGHTS = (
    "Nuitées par catégorie",
    ["Catégorie", "Nuitées 2023", "Nuitées 2024", "Nuitées 2025"],
    [
        ["Hôtels", "118 240", "120 310", "124 905"],
        ["Campings", "112 065", "113 640", "117 125"],
        ["Total", "230 305", "233 950", "242 030"],
    ],
)
SAID = "Avec 242 030 nuitées, l'année 2025 dépasse {} de {} nuitées."


@pytest.mark.parametrize(
    "older", ["la précédente", "l'an dernier", "celle de l'année passée"]
)
def test_a_figure_exceeds_that_of_the_year_before(state_of_tables, older):
    assert state_of_tables([NIGHTS], SAID.format(older, "8 080"))[0] == []
    failed, _ = state_of_tables([NIGHTS], SAID.format(older, "8 800"))
    assert [(said[:5], made) for said, made in failed] == [("8 800", 8080.0)]


@pytest.mark.parametrize(
    "text",
    [
        # another thing is exceeded, by far more, or by a figure of no table
        SAID.format("la moyenne", "8 800"),
        SAID.format("la précédente", "88 000"),
        SAID.format("la précédente", "8 800").replace("242 030", "242 300"),
        # no year is told of
        "L'offre, de 242 030 nuitées, dépasse la précédente de 8 800 nuitées.",
    ],
)
def test_other_words_tell_nothing(state_of_tables, text):
    assert state_of_tables([NIGHTS], text)[0] == []
