"""Cells tell how sure their reading is."""

from extract.grids.choose import grids

from ...small_tables import rows


def test_cells_say_how_sure_they_are(page_of):
    wrapped = [
        ("Désignation", "2026 (€)"),
        ("Columbarium, case de deux", ""),
        ("urnes, quinze ans", "316,20"),
    ]
    plain = [("Concession", "77,00"), ("Caution", "1 000,00")]

    def draw(pen):
        for k, (label, figure) in enumerate([*wrapped, *plain]):
            pen.text(40, 120 + 9.4 * k, label)
            pen.text(260 - 4.9 * len(figure), 120 + 9.4 * k, figure)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[1] == [
        "Columbarium, case de deux urnes, quinze ans",
        "316,20",
    ]
    assert {c.confidence for c in grid.cells if c.row == 1} == {0.7}
    assert {c.confidence for c in grid.cells if c.row == 3} == {0.9}
