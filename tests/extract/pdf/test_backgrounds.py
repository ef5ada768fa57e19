"""Where two backgrounds of one colour meet, there is no edge."""

import tracemalloc

import pytest

from extract.geometry import BBox
from extract.pdf.backgrounds import visible_edges

GREY, BLUE = (200, 200, 200), (10, 20, 200)


def test_the_edges_of_one_background_are_seen():
    level, upright = visible_edges([(BBox(0, 0, 100, 20), GREY)])
    assert {(b.top, b.x0, b.x1) for b in level} == {(0, 0, 100), (20, 0, 100)}
    assert {(b.x0, b.top, b.bottom) for b in upright} == {
        (0, 0, 20),
        (100, 0, 20),
    }


def test_lines_of_one_colour_are_one_background():
    level, _ = visible_edges(
        [(BBox(0, 0, 100, 20), GREY), (BBox(0, 20, 100, 40), GREY)]
    )
    assert sorted(b.top for b in level) == [0, 40]


def test_another_colour_makes_an_edge():
    level, _ = visible_edges(
        [(BBox(0, 0, 100, 20), GREY), (BBox(0, 20, 100, 40), BLUE)]
    )
    assert sorted(b.top for b in level) == [0, 20, 20, 40]


def test_what_a_narrower_neighbour_leaves_is_seen():
    level, _ = visible_edges(
        [(BBox(0, 0, 100, 20), GREY), (BBox(30, 20, 70, 40), GREY)]
    )
    assert {(b.x0, b.x1) for b in level if b.top == 20} == {(0, 30), (70, 100)}


def test_a_page_without_backgrounds_has_no_edges():
    assert visible_edges([]) == ([], [])


WHITE = (255, 255, 255)


@pytest.mark.parametrize(
    ("color", "gap", "is_seen"),
    [
        (WHITE, 0.5, True),
        (WHITE, 0.25, True),  # over a dark ground, which shows between them
        (GREY, 0.5, True),
        (GREY, 0.3, False),  # rounding
    ],
)
def test_cells_leave_a_rule_between_them_as_thin_as_it_is_drawn(
    color, gap, is_seen
):
    level, _ = visible_edges(
        [(BBox(0, 0, 100, 20), color), (BBox(0, 20 + gap, 100, 40), color)]
    )
    edges = [0, 20, 20 + gap, 40] if is_seen else [0, 40]
    assert sorted(b.top for b in level) == edges


@pytest.mark.parametrize("count", [5, 200], ids=["few", "many"])
def test_a_background_painted_in_pieces_has_the_edges_of_the_whole(count):
    pieces = [
        (BBox(10 * k, top, 10 * k + 10, top + 10), GREY)
        for k in range(count)
        for top in (0, 10)
    ]
    level, upright = visible_edges(pieces)
    assert {box.top for box in level} == {0, 20}
    assert {box.x0 for box in upright} == {0, 10 * count}


def test_a_drawing_of_many_pieces_is_not_compared_piece_by_piece() -> None:
    side = 80  # squared twice, these took 200 MB
    fills = [
        (BBox(4.0 * x, 4.0 * y, 4.0 * x + 2, 4.0 * y + 2), (0, 0, 0))
        for x in range(side)
        for y in range(side)
    ]
    tracemalloc.start()
    level, upright = visible_edges(fills)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(level) == len(upright) == 2 * side**2
    assert peak < 60 << 20
