"""Pages of tens of thousands of rules: bounded in time and memory."""

import pytest

from benchmarks.crowded import PAGES, measure_page

MOST_SECONDS, MOST_MEGABYTES = 60, 1024
"""Five seconds and 250 MB are usual; a machine under load takes longer."""


@pytest.mark.parametrize("name", list(PAGES))
def test_a_crowded_page_is_bounded(name):
    cost = measure_page(name)
    assert cost.seconds < MOST_SECONDS
    assert cost.megabytes < MOST_MEGABYTES


def test_a_table_of_ten_thousand_cells_is_read_whole():
    assert measure_page("table").cells == 10_000
