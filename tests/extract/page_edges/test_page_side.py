"""A page next to a page break: its first and last grid, the lines outside them, their columns."""

from extract.geometry import BBox
from extract.grid import Grid, GridCell
from extract.page_edges.page_side import PageSide, TableModel, has_few, is_close


def grid(top, *rows):
    cells = tuple(
        GridCell(
            r,
            c,
            1,
            1,
            (text,) if text else (),
            BBox(40 + 100 * c, top + 16 * r, 140 + 100 * c, top + 16 * r + 16),
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    box = BBox.around(cell.bbox for cell in cells)
    return Grid(1, box, len(rows), len(rows[0]), cells, "gaps")


ROWS = (
    ("Libellé", "2025", "2026"),
    ("Eau", "12,00", "-"),
    ("Ordures", "13,00", "14,00"),
)


def test_a_model_knows_its_borders_its_figures_and_its_texts():
    model = TableModel(grid(100, *ROWS))
    assert model.edges == {0: 40, 1: 140, 2: 240, 3: 340}
    assert model.figures == (False, True, True)
    years = {"2025", "2026"}
    assert model.texts == {"Libellé", "Eau", "Ordures", "-"} | years


def test_the_first_and_the_last_grid_of_a_page(page_of):
    upper, lower = grid(100, *ROWS), grid(300, *ROWS)
    page = page_of(lambda pen: pen.text(50, 50, "Budget"))
    side = PageSide(page, (lower, upper))
    assert (side.first.grid, side.last.grid) == (upper, lower)
    assert side.without(upper).grids == (lower,)
    assert PageSide(page, ()).first is None
    assert PageSide(page, ()).last is None


def test_the_free_lines_are_those_outside_all_grids(page_of):
    def draw(pen):
        pen.text(50, 50, "Budget")
        pen.text(50, 110, "Libellé")
        pen.text(50, 200, "Total")
        pen.text(50, 218, "1")

    side = PageSide(page_of(draw), (grid(100, *ROWS),))
    assert [line.text for line in side.above(100)] == ["Budget"]
    assert [line.text for line in side.below(150)] == ["Total", "1"]
    assert has_few(side.middles > 150)
    total, number = side.below(150)
    (title,) = side.above(100)
    assert is_close(total, number)
    assert not is_close(title, total)
