"""Drawings of the same columns are one table where a title without borders divides them."""

from extract.grids.choose import grids

from ...drawing import Drawn, Sketch
from ...small_tables import rows

HEAD = ("Grade", "Postes", "Pourvus")
ADMIN = [("Attaché", "2", "1"), ("Rédacteur", "4", "3")]
WORKS = [("Ingénieur", "2", "2")]


def sketch(texts, widths=(120.0, 60.0, 60.0)):
    cells = tuple(
        Drawn(r, c, 1, 1, (text,))
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
    )
    return Sketch(cells, widths, (15.0,) * len(texts))


def test_titles_without_borders_are_rows_of_the_table_they_divide(page_of):
    def draw(pen):
        pen.table(sketch([HEAD]), 50, 100)
        pen.text(52, 125, "Filière administrative", bold=True)
        pen.table(sketch(ADMIN), 50, 130)
        pen.text(52, 170, "Filière technique", bold=True)
        pen.table(sketch(WORKS), 50, 175)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == [
        list(HEAD),
        ["Filière administrative", "", ""],
        *map(list, ADMIN),
        ["Filière technique", "", ""],
        *map(list, WORKS),
    ]
    bands = [cell for cell in grid.cells if cell.colspan == 3]
    assert all(cell.bold for cell in bands)
    assert [round(cell.bbox.bottom - cell.bbox.top) for cell in bands] == [
        15,
        15,
    ]


def test_a_table_with_a_header_of_its_own_is_another(page_of):
    def draw(pen):
        pen.table(sketch([HEAD, *ADMIN]), 50, 100)
        pen.text(52, 155, "Au 1er mai")
        pen.table(sketch([HEAD, *WORKS]), 50, 160)

    assert [grid.rows for grid in grids(page_of(draw))] == [3, 2]


def test_a_table_below_white_is_another(page_of):
    def draw(pen):
        pen.table(sketch([HEAD, *ADMIN]), 50, 100)
        pen.text(52, 160, "Filière technique")
        pen.table(sketch(WORKS + ADMIN), 50, 175)

    assert [grid.rows for grid in grids(page_of(draw))] == [3, 3]


def test_a_table_of_other_columns_is_another(page_of):
    def draw(pen):
        pen.table(sketch([HEAD, *ADMIN]), 50, 100)
        pen.text(52, 155, "Filière technique")
        pen.table(sketch(WORKS + ADMIN, (110.0, 70.0, 60.0)), 50, 160)

    assert [grid.rows for grid in grids(page_of(draw))] == [3, 3]


def test_backgrounds_of_every_other_row_are_no_tables_with_titles_between(
    page_of,
):
    texts = [HEAD, ("Filière administrative",), *ADMIN, *WORKS, *ADMIN]

    def draw(pen):
        for k, row in enumerate(texts):
            top = 100 + 15 * k
            if k % 2 == 0:
                for x0, x1 in ((50, 170), (170, 230), (230, 290)):
                    pen.fill(x0, top, x1, top + 15, "#E8EEF0")
            for c, text in enumerate(row):
                pen.text((52, 180, 240)[c], top + 11, text)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[0] == list(HEAD)
    assert rows(grid)[2:] == list(map(list, texts[2:]))
