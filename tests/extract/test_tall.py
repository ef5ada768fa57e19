"""Labels beside several rows without a rule to say which: in their middle, at their foot, or on their first line."""

import pytest

from extract.grids.choose import grids

from .drawing import FONT, SIZE

GROUPS = [
    (["Sport"], ["Clubs", "Stages", "Salles"]),
    (["Culture"], ["Festival"]),
    (["Action", "sociale"], ["Accueil de jour", "Épicerie", "Transport", "Logement"]),
]
PITCH = 18


def drawn(where, *, subtotals=False, step=9):
    def draw(pen):
        row = 0
        for lines, names in GROUPS:
            first, last = 100 + PITCH * row, 100 + PITCH * (row + len(names) - 1)
            top = {"middle": (first + last - step * (len(lines) - 1)) / 2, "top": first}.get(
                where, last - step * (len(lines) - 1)
            )
            for k, line in enumerate(lines):
                pen.text(40, top + step * k, line)
            for name in [*names, *(["Sous-total"] if subtotals else [])]:
                y = 100 + PITCH * row
                pen.text(40 if name == "Sous-total" else 120, y, name)
                amount = f"{row + 1} 250,00"
                pen.text(320 - pen.canvas.stringWidth(amount, FONT, SIZE), y, amount)
                row += 1

    return draw


def spans(grid):
    return [(c.text, c.row, c.rowspan) for c in grid.cells if c.col == 0 and c.lines and c.text != "Sous-total"]


@pytest.mark.parametrize("subtotals", [False, True])
@pytest.mark.parametrize("where", ["middle", "foot"])
def test_a_label_covers_the_rows_it_is_set_beside(page_of, where, subtotals):
    (grid,) = grids(page_of(drawn(where, subtotals=subtotals)))
    more = int(subtotals)
    assert spans(grid) == [("Sport", 0, 3), ("Culture", 3 + more, 1), ("Action sociale", 4 + 2 * more, 4)]
    assert grid.rows == 8 + 3 * more


def test_labels_on_the_first_line_are_left_as_printed(page_of):
    (grid,) = grids(page_of(drawn("top", step=PITCH)))
    assert spans(grid)[:2] == [("Sport", 0, 1), ("Culture", 3, 1)]


def test_labels_out_of_the_middle_are_left_as_printed(page_of):
    def draw(pen):
        drawn("middle")(pen)
        pen.text(120, 100 + PITCH * 8, "Ramassage")
        pen.text(290, 100 + PITCH * 8, "15,00")

    (grid,) = grids(page_of(draw))
    assert all(span == 1 for _, _, span in spans(grid))
