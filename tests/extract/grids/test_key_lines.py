"""Lines under the titles of a table that number its columns, and give some from others."""

import pytest

from extract.grids.choose import grids

from ..drawing import FONT, SIZE
from ..small_tables import right, rows

EDGES = (160, 240, 330, 420, 510)
TITLES = ["Commune", "Population", "2024 (€)", "Charges (€)", "2025 (€)"]
BODY = [
    ["Aigremont", "581", "77 370", "1 377", "75 993"],
    ["Barjouville", "917", "65 033", "2 173", "62 860"],
    ["Champvert", "3 217", "412 380", "7 624", "404 756"],
    ["Total (3)", "4 715", "554 783", "11 174", "543 609"],
]


@pytest.mark.parametrize(
    "keys",
    [
        ["1", "2", "3", "4", "5 = 3 - 4"],
        ["", "(1)", "(2)", "(3)", "(4) = (2) - (3)"],
        ["", "1", "2", "3", "(2 - 3)"],
        ["", "(a)", "(b)", "(c)", "(d = b - c)"],
        ["", "(1)", "(2)", "(3)", "(4) = (2) × 8,40"],
    ],
)
def test_keys_of_columns_are_no_figures(page_of, keys):
    """Set in the middle of their columns, where no figure is."""

    def draw(pen):
        for y, texts in ((120, TITLES), (134, keys)):
            for x, text in zip((80, *EDGES[1:]), texts, strict=True):
                _centred(pen, x - 30, y, text)
        for k, (label, *figures) in enumerate(BODY):
            pen.text(40, 154 + 16 * k, label)
            for x, text in zip(EDGES[1:], figures, strict=True):
                right(pen, x, 154 + 16 * k, text)

    (grid,) = grids(page_of(draw))
    assert [row for row in rows(grid) if any(row)] == [TITLES, keys, *BODY]


WRAPPED = [
    [["(1)"], ["(2)"], ["(3)"], ["(4) = (2)", "- (3)"]],
    [["(1)"], ["(2)"], ["(3) = (1) ×", "62"], ["(4) = (2)", "- (3)"]],
    [["(a)"], ["(b)"], ["(c)"], ["(d) = (b)", "- (c)", "+ 8,40"]],
    [["1"], ["2"], ["3 (1 +", "2)"], ["4 = (2 -", "3) × 360", "/ (1)"]],
]


@pytest.mark.parametrize("at_the_top", [False, True])
@pytest.mark.parametrize("keys", WRAPPED)
def test_keys_whose_formulas_are_wrapped_are_one_row(page_of, keys, at_the_top):
    """Other keys stand in the middle of its lines, or beside the first."""

    def draw(pen):
        for x, text in zip((80, *EDGES[1:]), TITLES, strict=True):
            _centred(pen, x - 30, 120, text)
        most = max(map(len, keys))
        for x, lines in zip(EDGES[1:], keys, strict=True):
            first = 0 if at_the_top else (most - len(lines)) / 2
            for k, text in enumerate(lines):
                _centred(pen, x - 30, 136 + 9 * (first + k), text)
        for k, (label, *figures) in enumerate(BODY):
            y = 154 + 9 * most + 16 * k
            pen.text(40, y, label)
            for x, text in zip(EDGES[1:], figures, strict=True):
                right(pen, x, y, text)

    (grid,) = grids(page_of(draw))
    whole = ["", *map(" ".join, keys)]
    assert [row for row in rows(grid) if any(row)] == [TITLES, whole, *BODY]


def _centred(pen, middle, y, text):
    width = pen.canvas.stringWidth(text, FONT, SIZE)
    pen.text(middle - width / 2, y, text)
