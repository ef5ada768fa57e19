"""Arithmetic chooses between two readings, or says that it cannot."""

import pytest

from extract.tables.typing import type_table
from validate.reading_judge import judge

ROWS = [["A", "100,25"], ["B", "300,50"], ["C", "99,30"], ["Total", "500,05"]]


@pytest.fixture
def reading(make_raw):
    def make(rows):
        return type_table(make_raw("t", ["Association", "Montant"], rows))

    return make


def test_the_reading_whose_total_holds_wins(reading):
    wrong = [ROWS[0], ["B", "800,50"], *ROWS[2:]]
    assert judge([reading(wrong), reading(ROWS)]) == 1


def test_readings_that_hold_alike_are_not_decided(reading):
    assert (
        judge([reading(ROWS), reading([["Un nom", "100,25"], *ROWS[1:]])])
        is None
    )


def test_readings_without_arithmetic_are_not_decided(reading):
    assert judge([reading(ROWS[:2]), reading([["A", "100,25"]])]) is None
    assert judge([]) is None
