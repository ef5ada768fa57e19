"""The lines of a drawing numbered as borders: slivers and rows that nothing starts are none."""

import numpy as np

from extract.grids.ruled.cell_regions import Region
from extract.grids.ruled.lattice import Lattice
from extract.grids.ruled.numbering import number_borders
from extract.grids.ruled.settings import RULED

CLOSED = (True, True, True, True)


def numbers(ys, cells, printed):
    lattice = Lattice(
        np.array([0.0, 50.0]),
        np.array(ys),
        np.empty((0, 0)),
        np.empty((0, 0)),
        np.empty((0, 0)),
    )
    regions = [
        Region(k, top, bottom, 0, 1, bottom - top, CLOSED)
        for k, top, bottom in cells
    ]
    rows, _ = number_borders(lattice, regions, printed, RULED)
    return rows


def test_every_border_of_rows_counts():
    assert numbers([0.0, 20.0, 40.0], [(0, 0, 1), (1, 1, 2)], {0, 1}) == {
        0: 0,
        1: 1,
        2: 2,
    }


def test_a_sliver_without_text_is_no_row():
    assert numbers([0.0, 3.0, 40.0], [(0, 0, 1), (1, 1, 2)], {1}) == {
        0: 0,
        1: 0,
        2: 1,
    }


def test_an_empty_cell_that_a_printed_one_reaches_across_starts_no_row():
    cells = [(0, 0, 2), (1, 0, 1), (2, 1, 2)]
    assert numbers([0.0, 20.0, 40.0], cells, {0}) == {0: 0, 1: 1, 2: 1}
