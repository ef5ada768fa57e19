"""Posts created and removed, as their table adds them up."""

from decimal import Decimal

import pytest

from validate.prose.deriving.by_rule.posts_changed import posts_changed

_HEADERS = ["Avant", "Créations", "Suppressions", "Après"]
_LINES = (
    ["Rédacteur", "6", "0", "1", "5"],
    ["Technicien", "2", "2", "0", "4"],
    ["Adjoint", "14", "3", "2", "15"],
)
_SAID = "Sont créés six postes et supprimés trois postes, selon le détail de l'annexe 2."


def test_the_last_line_adds_them_up(table, made_with):
    facts = table(_HEADERS, *_LINES, ["Grades modifiés", "22", "5", "3", "24"])
    made = made_with(posts_changed, facts, _SAID)
    assert made == [("six", Decimal(5)), ("trois", Decimal(3))]


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (["Adjoint d'animation", "7", "1", "0", "8"], _SAID),
        (
            ["Grades modifiés", "22", "5", "3", "24"],
            "Sont créés six postes en 2024.",
        ),
    ],
)
def test_no_total_or_no_table_that_is_meant(table, made_with, last, said):
    facts = table(_HEADERS, *_LINES, last)
    assert made_with(posts_changed, facts, said) == []
