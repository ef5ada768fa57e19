"""Which cell covers which position."""

from extract.tables.occupancy import (
    cells_printed_in,
    join_over_page_breaks,
    occupancy,
)


def test_a_cell_covers_the_positions_it_spans(make_raw):
    raw = make_raw(
        "t1",
        ["A", "B", "C"],
        [["Culture", None, "1"], [None, None, "2"]],
        spans={(0, 0): (2, 2)},
    )
    grid = occupancy(raw)

    assert [cell.text for cell in grid[1]] == ["Culture", "Culture", "2"]
    assert [cell.text for cell in cells_printed_in(grid, 1)] == ["2"]


def test_a_cell_without_text_covers_nothing(make_raw):
    raw = make_raw("t1", ["A", "B"], [["", "1"]])

    assert occupancy(raw)[0][0] is None


def test_a_label_cut_by_a_page_break_covers_both_sides(make_raw):
    rows = [["Culture", "1"], ["", "2"], ["Sport", "3"]]
    cut = make_raw("t1", ["A", "B"], rows, pages=[1, 2, 2])
    whole = make_raw("t1", ["A", "B"], rows, pages=[1, 1, 1])

    assert (
        join_over_page_breaks(cut, occupancy(cut), {0})[1][0].text == "Culture"
    )
    assert join_over_page_breaks(cut, occupancy(cut), {1})[1][0] is None
    assert join_over_page_breaks(whole, occupancy(whole), {0})[1][0] is None
