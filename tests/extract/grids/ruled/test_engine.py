"""Any table drawn with rules reads back exactly, however the rules are made."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from extract.grids.ruled.engine import RuledEngine
from extract.grids.ruled.lattice import merge_segments

from ...drawing import FONT, SIZE, Drawn, Sketch

RULES = ["strokes", "boxes", "thin", "dashes", "double", "shades"]
WORDS = [
    "Lens",
    "CCAS de Calais",
    "12 postes",
    "1 234,50 €",
    "-8,00",
    "(1 234)",
    "n° 4",
    "à payer",
    "TOTAL",
    "0,00",
    "x",
]


@st.composite
def sketches(draw):
    """A table with random spans, sizes and texts; its first cell prints something."""
    rows, cols = draw(st.integers(2, 7)), draw(st.integers(2, 6))
    taken = np.zeros((rows, cols), bool)
    cells = []
    for row in range(rows):
        for col in range(cols):
            if taken[row, col]:
                continue
            free = 1
            while col + free < cols and not taken[row, col + free]:
                free += 1
            across = (
                draw(st.integers(1, min(3, free))) if draw(st.booleans()) else 1
            )
            down = (
                draw(st.integers(1, min(3, rows - row)))
                if draw(st.booleans())
                else 1
            )
            taken[row : row + down, col : col + across] = True
            lines = tuple(
                draw(
                    st.lists(
                        st.sampled_from(WORDS),
                        min_size=0 if cells else 1,
                        max_size=2,
                    )
                )
            )
            up = (
                down > 1
                and bool(lines)
                and len(lines[0]) < 10
                and draw(st.booleans())
            )
            cells.append(
                Drawn(row, col, down, across, lines[:1] if up else lines, up)
            )
    return Sketch(
        tuple(cells),
        tuple(
            draw(st.lists(st.integers(80, 100), min_size=cols, max_size=cols))
        ),
        tuple(
            draw(st.lists(st.integers(28, 40), min_size=rows, max_size=rows))
        ),
        draw(st.sampled_from(RULES)),
    )


def read(page_of, sketch, **options):
    found = RuledEngine().grids(
        page_of(lambda pen: pen.table(sketch, 15, 60), width=640, **options)
    )
    assert len(found) == 1
    return found[0]


def numbered(extents, starts):
    """The edges of extents, numbered; what follows an edge where nothing starts is part of what
    precedes it.
    """
    edges = sorted({edge for extent in extents for edge in extent})
    numbers = {edges[0]: 0}
    for before, here in pairwise(edges):
        numbers[here] = numbers[before] + (before in starts)
    return numbers


def as_drawn(grid, sketch):
    """The grid's cells and the sketch's, in comparable form.

    An edge that no cell uses does not count, nor a row in which only empty cells start beside
    printed ones.
    """
    cells = sketch.cells
    printed = [cell for cell in cells if cell.lines]
    crossed = {
        row
        for cell in printed
        for row in range(cell.row + 1, cell.row + cell.rowspan)
    }
    starts = {cell.row for cell in printed} | (
        {cell.row for cell in cells} - crossed
    )
    rows = numbered(
        [(cell.row, cell.row + cell.rowspan) for cell in cells], starts
    )
    cols = numbered(
        [(cell.col, cell.col + cell.colspan) for cell in cells],
        {cell.col for cell in cells},
    )
    drawn = {
        (
            rows[cell.row],
            cols[cell.col],
            rows[cell.row + cell.rowspan] - rows[cell.row],
            cols[cell.col + cell.colspan] - cols[cell.col],
            cell.lines,
            270 if cell.up else 0,
        )
        for cell in cells
        if rows[cell.row] < rows[cell.row + cell.rowspan]
    }
    read_back = {
        (cell.row, cell.col, cell.rowspan, cell.colspan, cell.lines, cell.angle)
        for cell in grid.cells
    }
    return read_back, drawn


def joins(sketch) -> bool:
    """Whether backgrounds of one colour meet: there is then no visible edge between them."""
    numbered = list(enumerate(sketch.cells))
    for a, first in numbered:
        for b, second in numbered[a + 1 :]:
            if (b - a) % 3 == 0:
                x0, y0, x1, y1 = sketch.box(first)
                u0, v0, u1, v1 = sketch.box(second)
                if (
                    min(x1, u1) - max(x0, u0) >= 0
                    and min(y1, v1) - max(y0, v0) >= 0
                ):
                    return True
    return False


SIDEWAYS_LABEL = Sketch(
    (
        Drawn(0, 0, 3, 1, ("Lens",), up=True),
        Drawn(0, 1, 1, 1, ()),
        Drawn(1, 1, 1, 1, ()),
        Drawn(2, 1, 1, 1, ("1 234,50 €",)),
    ),
    (40.0, 90.0),
    (20.0, 20.0, 20.0),
)
TALL_LABELS = (
    Sketch(
        (
            Drawn(0, 0, 1, 1, ("Lens",)),
            Drawn(0, 1, 3, 2, ()),
            Drawn(0, 3, 1, 1, ()),
            Drawn(0, 4, 1, 1, ()),
            Drawn(1, 0, 1, 1, ()),
            Drawn(1, 3, 1, 1, ()),
            Drawn(1, 4, 3, 1, ("Lens",)),
            Drawn(2, 0, 1, 1, ("Lens",)),
            Drawn(2, 3, 1, 1, ()),
            Drawn(3, 0, 1, 1, ()),
            Drawn(3, 1, 1, 3, ()),
        ),
        (80,) * 5,
        (28,) * 4,
    ),
    Sketch(
        (
            Drawn(0, 0, 1, 1, ("Lens",)),
            Drawn(0, 1, 1, 1, ()),
            Drawn(1, 0, 1, 1, ()),
            Drawn(1, 1, 3, 1, ()),
            Drawn(2, 0, 1, 1, ()),
            Drawn(3, 0, 1, 1, ()),
            Drawn(4, 0, 1, 1, ()),
            Drawn(4, 1, 3, 1, ("Lens",)),
            Drawn(5, 0, 1, 1, ("Lens",)),
            Drawn(6, 0, 1, 1, ()),
        ),
        (80,) * 2,
        (28,) * 7,
    ),
    Sketch(
        (
            Drawn(0, 0, 1, 1, ("Lens",)),
            Drawn(0, 1, 2, 1, ()),
            Drawn(0, 2, 1, 1, ()),
            Drawn(1, 0, 1, 1, ()),
            Drawn(1, 2, 1, 1, ()),
            Drawn(2, 0, 1, 2, ()),
            Drawn(2, 2, 3, 1, ("Lens",)),
            Drawn(3, 0, 1, 1, ("Lens",)),
            Drawn(3, 1, 2, 1, ()),
            Drawn(4, 0, 1, 1, ()),
        ),
        (80,) * 3,
        (28,) * 5,
    ),
)
"""A label over three rows next to one filled cell, with an empty one above it and below it."""
TALL_LABEL_ON_SHADES = Sketch(
    (
        Drawn(0, 0, 1, 2, ("Lens",)),
        Drawn(1, 0, 1, 1, ()),
        Drawn(1, 1, 3, 1, ("Lens",)),
        Drawn(2, 0, 1, 1, ("Lens",)),
        Drawn(3, 0, 1, 1, ()),
    ),
    (80,) * 2,
    (28,) * 4,
    "shades",
)
"""The same, where backgrounds of their own tell the empty cells."""


@example(sketch=TALL_LABELS[0], rotate=0)
@example(sketch=TALL_LABELS[1], rotate=0)
@example(sketch=TALL_LABELS[2], rotate=0)
@example(sketch=TALL_LABEL_ON_SHADES, rotate=0)
@example(sketch=SIDEWAYS_LABEL, rotate=0)
@given(sketch=sketches(), rotate=st.sampled_from([0, 0, 90, 180, 270]))
@settings(
    deadline=None,
    max_examples=120,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_drawn_table_reads_back(page_of, sketch, rotate):
    assume(
        len(sketch.cells) > 1
        and not (sketch.rules == "shades" and joins(sketch))
    )
    grid = read(page_of, sketch, rotate=rotate)
    read_back, drawn = as_drawn(grid, sketch)
    assert read_back == drawn
    assert not grid.doubts
    assert not grid.open_top
    assert not grid.open_bottom


def test_a_coloured_cell_between_rules_is_no_low_background(page_of):
    """One filled cell of three, shaded, next to a label over the three rows."""
    cells = [Drawn(0, 0, 3, 1, ("Lens",))]
    cells += [
        Drawn(row, 1, 1, 1, ("x",) if row == 1 else ()) for row in range(3)
    ]
    sketch = Sketch(tuple(cells), (80.0, 80.0), (20.0,) * 3)

    def highlighted(pen):
        pen.fill(95, 80, 175, 100, "#DDDDDD")
        pen.table(sketch, 15, 60)

    (grid,) = RuledEngine().grids(page_of(highlighted))
    read_back, drawn = as_drawn(grid, sketch)
    assert read_back == drawn
    assert (0, 1, 1, 1, (), 0) in read_back


def plain(rows, cols, **options):
    cells = tuple(
        Drawn(row, col, 1, 1, (f"{row}.{col}",))
        for row in range(rows)
        for col in range(cols)
    )
    return Sketch(cells, (80.0,) * cols, (15.0,) * rows, **options)


@pytest.mark.parametrize("rules", ["strokes", "thin", "dashes"])
def test_a_first_row_without_a_top_rule(page_of, rules):
    grid = read(page_of, plain(4, 3, rules=rules, open_top=True))
    assert (grid.rows, grid.cols, grid.open_top, grid.open_bottom) == (
        4,
        3,
        True,
        False,
    )
    assert [cell.text for cell in grid.cells if cell.row == 0] == [
        "0.0",
        "0.1",
        "0.2",
    ]


def test_a_table_without_an_outer_frame(page_of):
    """Only the rules between the cells are drawn: the outer cells are open."""

    def inner(pen):
        for k in (1, 2):
            pen.line(50, 100 + 20 * k, 290, 100 + 20 * k)
            pen.line(50 + 80 * k, 100, 50 + 80 * k, 160)
        for row in range(3):
            for col in range(3):
                pen.text(55 + 80 * col, 113 + 20 * row, f"{row}.{col}")

    (grid,) = RuledEngine().grids(page_of(inner))
    assert [cell.text for cell in grid.cells] == [
        f"{r}.{c}" for r in range(3) for c in range(3)
    ]


def test_two_tables_side_by_side_stay_apart(page_of):
    def pair(pen):
        pen.table(plain(3, 2), 20, 100)
        pen.table(plain(4, 2), 220, 100)

    left, right = RuledEngine().grids(page_of(pair))
    assert (left.rows, left.cols, right.rows, right.cols) == (3, 2, 4, 2)


def test_a_frame_around_the_page_is_no_table(page_of):
    def framed(pen):
        pen.canvas.rect(10, 10, 575, 822)
        pen.table(plain(3, 2), 60, 100)

    (grid,) = RuledEngine().grids(page_of(framed))
    assert (grid.rows, grid.cols) == (3, 2)


def test_an_underlined_word_cuts_no_cell(page_of):
    def underlined(pen):
        pen.table(plain(3, 2), 60, 100)
        pen.line(63, 112, 75, 112)

    (grid,) = RuledEngine().grids(page_of(underlined))
    assert [cell.text for cell in grid.cells] == [
        f"{r}.{c}" for r in range(3) for c in range(2)
    ]


@pytest.mark.parametrize("shift", [0.0, 0.3, 0.6])
def test_a_text_printed_twice_for_boldness_is_read_once(page_of, shift):
    """The whole table is drawn, and then drawn again: no copy stands beside its original in the
    file.
    """

    def twice(pen):
        for k in (0, 1):
            pen.table(plain(3, 3), 60 + k * shift, 100)
            pen.text(62 + k * shift, 160, "illicite 11 000,00 €", bold=True)

    page = page_of(twice)
    assert (
        "".join(page.chars.text).replace(" ", "").endswith("illicite11000,00€")
    )
    (grid,) = RuledEngine().grids(page)
    assert [cell.text for cell in grid.cells] == [
        f"{r}.{c}" for r in range(3) for c in range(3)
    ]


def test_letters_and_crossing_lines_are_no_table(page_of):
    """A letterhead: two rules that cross, text around them."""

    def head(pen):
        pen.line(40, 100, 550, 100)
        pen.line(200, 40, 200, 400)
        pen.text(50, 80, "Ville")
        pen.text(220, 130, "Séance publique")

    assert RuledEngine().grids(page_of(head)) == ()


def test_a_word_that_runs_over_a_rule_stays_whole_and_is_doubtful(page_of):
    def overflowing(pen):
        pen.table(plain(3, 2), 60, 100)
        pen.text(112, 127, "subventions")

    (grid,) = RuledEngine().grids(page_of(overflowing))
    assert [cell.text for cell in grid.cells if cell.row == 1] == [
        "1.0 subventions",
        "1.1",
    ]
    assert [(doubt.code, doubt.detail) for doubt in grid.doubts] == [
        ("text-across-rule", "subventions")
    ]


def test_thousands_set_apart_by_space_stay_one_number(page_of):
    """A gap made by moving on, not by a space character."""

    def moved(pen):
        pen.table(plain(2, 2), 60, 100)
        width = pen.canvas.stringWidth("1", FONT, SIZE)
        pen.text(300, 112, "1")
        pen.text(300 + width + 2.2, 112, "230,00")
        pen.line(60, 130, 500, 130)
        pen.line(290, 100, 290, 130)
        pen.line(500, 100, 500, 130)
        pen.line(60, 100, 500, 100)

    (grid,) = RuledEngine().grids(page_of(moved))
    assert "1 230,00" in [cell.text for cell in grid.cells]


def test_merged_joins_dashes_and_snaps_double_rules():
    dashes = np.array(
        [[x, 10.0, x + 3, 10.0] for x in range(0, 60, 5)], dtype=float
    )
    double = np.array([[0.0, 50.0, 60.0, 50.0], [0.0, 51.5, 60.0, 51.5]])
    found = merge_segments(np.vstack((dashes, double)), vertical=False)
    assert found[:, 0] == pytest.approx([10.0, 50.75])
    assert found[:, 1:] == pytest.approx(np.array([[0.0, 58.0], [0.0, 60.0]]))
