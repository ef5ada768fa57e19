"""Upright rules that leave out the headings of groups draw one table with all its rows."""

import numpy as np
import pytest

from extract.grids.choose import grids
from extract.grids.ruled.interrupted_rules import (
    borders_at_headings,
    rules_beside_tall_titles,
)
from extract.grids.ruled.lattice import merge_segments

from ...small_tables import right, rows

EDGES = (40, 130, 190, 250)
HEAD = [("Bien", "Valeur", "Cumul"), ("", "(a)", "(b)")]
GROUPS = {
    "2131 – Bâtiments": [
        ("Capitainerie", "486,00", "182,00"),
        ("Sanitaires", "128,00", "41,00"),
    ],
    "2153 – Installations": [
        ("Pontons", "374,00", "224,00"),
        ("Bornes", "58,00", "2,00"),
    ],
}
WHOLE = list(map(list, HEAD))
for heading, lines in GROUPS.items():
    WHOLE += [[heading, "", ""], *map(list, lines)]


def assets(pen, *, beside="", through=False):
    """A header in a frame, and groups whose inner rules leave out their headings."""
    for y in (45, 60, 75):
        pen.line(EDGES[0], y, EDGES[-1], y)
    for x in EDGES:
        pen.line(x, 45, x, 75)
    for y, titles in zip((56, 71), HEAD, strict=True):
        _texts(pen, y, titles)

    y = 75
    for heading, lines in GROUPS.items():
        pen.text(42, y + 11, heading, bold=True)
        right(pen, EDGES[-1] - 2, y + 11, beside)
        top = y if through else y + 15
        for x in EDGES[1:-1]:
            pen.line(x, top, x, y + 45)
        for number, line in enumerate(lines, 1):
            _texts(pen, y + 11 + 15 * number, line)
        y += 45


def _texts(pen, y, line):
    label, *figures = line
    pen.text(42, y, label)
    for edge, figure in zip(EDGES[2:], figures, strict=True):
        right(pen, edge - 2, y, figure)


def test_headings_that_upright_rules_leave_out_are_rows_of_one_table(page_of):
    (grid,) = grids(page_of(assets))
    assert rows(grid) == WHOLE
    assert not grid.open_bottom


@pytest.mark.parametrize(
    ("drawn", "heights"),
    [
        ({}, {90, 120, 135, 165}),
        ({"beside": "614,00"}, set()),  # a row of its own
        ({"through": True}, set()),  # no rule is interrupted
    ],
)
def test_rules_are_implied_at_the_ends_of_those_around_a_heading(
    page_of, drawn, heights
):
    page = page_of(lambda pen: assets(pen, **drawn))
    implied = borders_at_headings(
        merge_segments(page.rules.horizontal, vertical=False),
        merge_segments(page.rules.vertical, vertical=True),
        page.chars,
    )
    assert {round(y) for y, *_ in implied} == heights


TALL = [
    ("Canton", "Communes", "Part", "Dotation"),
    ("", "", "285 €/km", "2026"),
    ("Aubry", "14", "62,00", "78,00"),
    ("Brive", "9", "46,00", "72,00"),
]


@pytest.mark.parametrize(("between", "parted"), [("", True), ("et", False)])
def test_rules_beside_titles_over_two_rows_go_on_where_the_others_are_ruled(
    page_of, between, parted
):
    """They end where the rule below the titles of one row begins; not where text crosses there."""
    edges = (40, 110, 180, 250, 320)

    def draw(pen):
        for row, texts in enumerate(TALL):
            for x, text in zip(edges, texts, strict=False):
                pen.text(x + 3, 56 + 15 * row, text)
        for y in (45, 75, 90, 105):
            pen.line(edges[0], y, edges[-1], y)
        pen.line(edges[2], 60, edges[-1], 60)
        for x in edges:
            if x in (edges[0], *edges[2:]):
                pen.line(x, 45, x, 105)
        for top, foot in ((45, 60), (75, 105)):
            pen.line(edges[1], top, edges[1], foot)
            pen.line(edges[1] + 30, top, edges[1] + 30, foot)
        pen.text(edges[1] - 4, 71, between)

    (grid,) = grids(page_of(draw))
    titles = [cell for cell in grid.cells if cell.row == 0 and cell.lines]
    assert ("Canton" in [cell.text for cell in titles]) == parted


MERGED = [
    [("Établissement", 0), ("Capacité", 1), ("Taux", 3)],
    [("Places", 1), ("Heures", 2), ("d'occupation", 3), ("global", 5)],
    [("financier", 3), ("réel", 4)],
    [
        ("Lucioles", 0),
        ("40", 1),
        ("976", 2),
        ("78,2", 3),
        ("72,4", 4),
        ("9,1", 5),
    ],
    [("Manège", 0), ("15", 1), ("66", 2), ("58,7", 3), ("55,6", 4), ("7,7", 5)],
]


def test_titles_over_several_rows_of_a_header_are_parted_as_far_as_it_goes(
    page_of,
):
    """A word processor draws what is beside a merged cell along the first of its rows alone."""
    edges = (40, 110, 170, 230, 290, 350, 410)

    def draw(pen):
        for row, texts in enumerate(MERGED):
            for text, col in texts:
                pen.text(edges[col] + 3, 56 + 15 * row, text)
        for y in (45, 90, 105, 120):
            pen.line(edges[0], y, edges[-1], y)
        pen.line(edges[1], 60, edges[-1], 60)
        pen.line(edges[3], 75, edges[5], 75)
        for x in edges:
            pen.line(x, 90, x, 120)
        for col, top, foot in (
            (0, 45, 60), (1, 45, 75), (2, 60, 75), (3, 45, 90), (4, 75, 90), (5, 60, 75),
            (6, 45, 75),
        ):  # fmt: skip
            pen.line(edges[col], top, edges[col], foot)

    (grid,) = grids(page_of(draw))
    printed = sorted(cell.text for cell in grid.cells if cell.lines)
    assert printed == sorted(text for line in MERGED for text, _ in line)
    spans = {cell.text: (cell.rowspan, cell.colspan) for cell in grid.cells}
    assert spans["Établissement"] == (3, 1)
    assert spans["Heures"] == spans["global"] == (2, 1)
    assert spans["d'occupation"] == (1, 2)


def test_what_has_very_many_rules_is_a_drawing_and_no_table(page_of):
    rules = np.zeros((1001, 3))
    chars = page_of(lambda pen: pen.text(40, 40, "Plan")).chars
    assert list(rules_beside_tall_titles(rules, rules, chars)) == []
