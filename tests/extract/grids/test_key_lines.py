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
    ],
)
def test_keys_of_columns_are_no_figures(page_of, keys):
    """Set in the middle of their columns, where no figure is."""

    def draw(pen):
        for y, texts in ((120, TITLES), (134, keys)):
            for x, text in zip((80, *EDGES[1:]), texts, strict=True):
                width = pen.canvas.stringWidth(text, FONT, SIZE)
                pen.text(x - 30 - width / 2, y, text)
        for k, (label, *figures) in enumerate(BODY):
            pen.text(40, 154 + 16 * k, label)
            for x, text in zip(EDGES[1:], figures, strict=True):
                right(pen, x, 154 + 16 * k, text)

    (grid,) = grids(page_of(draw))
    assert [row for row in rows(grid) if any(row)] == [TITLES, keys, *BODY]
