"""Cells cut out of their pages."""

import numpy as np

from extract.readings.cell_pictures import digits_of, stack, with_digits


def test_cuts_that_do_not_fit_on_one_sheet_wait_for_the_next():
    cuts = [
        np.zeros((900, 100, 3), np.uint8),
        np.zeros((800, 300, 3), np.uint8),
        np.zeros((100, 50, 3), np.uint8),
    ]
    sheet, bands = stack(cuts)
    assert bands == [(40, 940), (980, 1780)]
    assert sheet.shape == (1820, 380, 3)
    assert stack(cuts[2:])[1] == [(40, 140)]


def test_digits_are_replaced_one_by_one():
    assert digits_of("n° 12² = 3") == "123"
    assert with_digits("3 300,00 €", "830000") == "8 300,00 €"
