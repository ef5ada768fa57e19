"""Frames that white parts are one table below a header in a frame of its own, and tables of their
own without.
"""

import pytest

from extract.grids.choose import grids

from ...drawing import Drawn, Sketch
from ...small_tables import rows

HEAD = ("Montant", "Durée", "Taux")
FIRST = [
    ("Banque A", "500 000,00", "12 ans", "4,56 %"),
    ("", "500 000,00", "15 ans", "4,65 %"),
]
SECOND = [
    ("Banque B", "500 000,00", "15 ans", "4,91 %"),
    ("", "500 000,00", "18 ans", "4,97 %"),
]
WIDTHS = (70.0, 80.0, 60.0, 60.0)
HEIGHT = 15.0


def frame(texts, widths=WIDTHS):
    cells = tuple(
        Drawn(r, c, 1, 1, (text,) if text else ())
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
    )
    return Sketch(cells, widths, (HEIGHT,) * len(texts))


def test_a_header_in_a_frame_of_its_own_names_the_frames_below_it(page_of):
    def draw(pen):
        pen.table(frame([HEAD], WIDTHS[1:]), 50 + WIDTHS[0], 100)
        pen.table(frame(FIRST), 50, 130)
        pen.table(frame(SECOND), 50, 175)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == [
        ["", *HEAD],
        *map(list, FIRST),
        *map(list, SECOND),
    ]


def test_a_frame_below_white_under_a_closed_table_is_another(page_of):
    def draw(pen):
        pen.table(frame([("Prêteur", *HEAD), *FIRST]), 50, 100)
        pen.table(frame(SECOND), 50, 160)

    assert [grid.rows for grid in grids(page_of(draw))] == [3, 2]


def sentence(pen):
    pen.text(60, 171, "Offres variables")
    pen.table(frame(SECOND), 50, 178)


def more_white(pen):
    pen.table(frame(SECOND), 50, 195)


def other_columns(pen):
    pen.table(frame(SECOND, (70.0, 70.0, 70.0, 60.0)), 50, 175)


def header_again(pen):
    pen.table(frame([("Prêteur", *HEAD), *SECOND]), 50, 175)


@pytest.mark.parametrize(
    "below", [sentence, more_white, other_columns, header_again]
)
def test_what_is_below_something_else_is_a_table_of_its_own(page_of, below):
    def draw(pen):
        pen.table(frame([HEAD], WIDTHS[1:]), 50 + WIDTHS[0], 100)
        pen.table(frame(FIRST), 50, 130)
        below(pen)

    assert len(grids(page_of(draw))) == 2


def test_frames_without_a_header_are_tables_of_their_own(page_of):
    def draw(pen):
        pen.table(frame(FIRST), 50, 130)
        pen.table(frame(SECOND), 50, 175)

    assert [grid.rows for grid in grids(page_of(draw))] == [2, 2]
