"""A row that a total passes over is what some of the rows beside it come to, or nothing."""

from decimal import Decimal
from random import Random

import pytest

from validate.belief.figures import Direction, FigureGrid
from validate.belief.hypothesis import FamilyForm
from validate.belief.proposals import Proposal
from validate.belief.search import find_proposed
from validate.tables.figure_grid import TableGrid
from validate.tables.levels import skipped_sums
from validate.tables.levels.skipped_sums import with_skipped

HEADER = ["Volumes (m³)", "2022", "2023", "2024", "2025"]


def water(allowed="499 670", last="120 720"):
    """Volumes of water: what is allowed is metered, estimated and used by the service."""
    return [
        ["Mis en distribution", "628 550", "617 985", "618 295", "603 705"],
        [
            "Comptés chez les abonnés",
            "486 120",
            "474 905",
            "481 330",
            "469 245",
        ],
        ["Consommés sans compteur", "4 200", "4 250", "5 100", "5 120"],
        ["Service du réseau", "9 350", "9 120", "8 890", "8 640"],
        ["Consommation autorisée", allowed, "488 275", "495 320", "483 005"],
        ["Pertes", "128 880", "129 710", "122 975", last],
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_a_row_that_the_whole_passes_over_is_asked(failing, order):
    rows = water(last="120 700")[::order]
    assert failing(HEADER, rows) == {}
    wrong = water("599 670", last="120 700")[::order]
    assert failing(HEADER, wrong) == {"599 670": 499_670}


def test_a_memorandum_among_the_lines_is_nothing(failing):
    rows = water(last="120 700")
    rows[4] = [
        "Pour mémoire, rejets",
        "412 330",
        "399 120",
        "401 775",
        "390 220",
    ]
    assert failing(HEADER, rows) == {}


def test_a_row_that_may_end_with_either_of_two_lines_is_asked_nothing(failing):
    """It forgets the last line in one column, or adds it up in another: nothing tells."""
    rows = [
        ["Études", "86 050", "7 240", "21 330", "64 720"],
        ["Corporelles", "393 700", "27 850", "42 000", "471 550"],
        ["Terrains", "275 000", "11 600", "41 250", "233 100"],
        ["Matériels", "118 700", "16 250", "750", "146 450"],
        ["Transport", "92 000", "–", "–", "92 000"],
        ["En cours", "1 846 000", "63 250", "34 700", "1 909 250"],
        ["Investissement", "2 417 750", "98 340", "98 030", "2 445 520"],
    ]
    assert failing(HEADER, rows) == {}


def test_of_a_long_run_few_sums_are_read(monkeypatch):
    """Rows of no group, one of which a total passes over, in a list of hundreds."""
    numbers = Random(7)
    rows = [
        [Decimal(numbers.randint(1_000, 99_999)) for _ in range(4)]
        for _ in range(400)
    ]
    parts = [*rows[:200], *rows[201:]]
    grid = FigureGrid.build([*rows, list(map(sum, zip(*parts, strict=True)))])
    operands = tuple(n for n in range(400) if n != 200)
    whole = Proposal(Direction.DOWN, FamilyForm.SUM, 400, operands, 0.0)
    (family,) = find_proposed(grid, [whole], (Direction.DOWN,))
    at = TableGrid(
        grid, tuple(range(n, n + 1) for n in range(401)), (0, 1, 2, 3)
    )

    read = []
    monkeypatch.setattr(
        skipped_sums, "read_proposals", lambda *asked: read.append(asked) or []
    )
    assert list(with_skipped([family], at)) == [family]
    assert len(read) < 20
