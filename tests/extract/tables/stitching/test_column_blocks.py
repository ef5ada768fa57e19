"""Blocks of one table are laid on common columns, whichever borders each of them draws."""

from dataclasses import replace
from itertools import chain

import pytest

from extract.geometry import BBox
from extract.grid import Grid
from extract.tables.stitching.column_blocks import (
    blocks,
    common_edges,
    place_on_columns,
    with_heads_printed_again,
)
from extract.tables.stitching.headers import Head

from .small_blocks import block
from .test_headers import LOTS, table

SCHOOLS = [
    ["Saint-Joseph", "412", "135 197,80"],
    ["Notre-Dame", "286", "93 850,90"],
    ["Sainte-Anne", "174", "57 098,10"],
]


def test_a_block_with_fewer_borders_spans_the_others_columns():
    few, many = block([0, 100, 200], left=5), block([0, 50, 100, 200])
    edges = common_edges([few, many])
    assert edges == (0, 50, 100, 200)
    assert [
        (cell.col, cell.colspan) for cell in place_on_columns(few, edges)
    ] == [
        (0, 2),
        (2, 1),
    ]
    assert place_on_columns(many, edges) == list(many.cells)


def test_equal_columns_keep_the_first_blocks_borders():
    assert common_edges(
        [block([0, 100, 200], left=7), block([0, 101, 200])]
    ) == (
        0,
        100,
        200,
    )


@pytest.mark.parametrize(("shaded", "found"), [({3}, 2), ({0, 1, 2, 3, 4}, 1)])
def test_what_looks_like_the_rows_around_it_starts_no_block(shaded, found):
    rows = [
        ["Sport", "1 250,00"],
        ["Culture", "800,00"],
        ["Lecture", "310,00"],
        ["Bassin versant", "en attente"],
        ["Musique", "446,12"],
        ["Théâtre", "945,00"],
    ]
    cells = chain.from_iterable(table(rows, shaded=shaded))
    grid = Grid(1, BBox(0, 0, 2, 6), 6, 2, tuple(cells), "gaps")
    assert len(blocks(grid)) == found


def test_stripes_start_no_block():
    cells = chain.from_iterable(table(LOTS, bold={0}, shaded={0, 1, 3, 5}))
    grid = Grid(1, BBox(0, 0, 3, 7), 7, 3, tuple(cells), "ruled")
    (found,) = blocks(grid)
    assert found.head == Head(0, 1)


def test_a_title_apart_from_the_next_by_an_empty_row_is_no_table():
    titles = [["Budget annexe", None], ["", ""], ["Recettes", None]]
    rows = [*titles, ["Article", "Montant"], ["7018", "45,00"], ["74", "8,00"]]
    wide = {(0, 0): (1, 2), (2, 0): (1, 2)}
    cells = chain.from_iterable(table(rows, spans=wide, bold={3}))
    grid = Grid(1, BBox(0, 0, 2, 6), 6, 2, tuple(cells), "ruled")

    (found,) = blocks(grid)
    assert found.title == "Budget annexe Recettes"
    assert found.labels == ("Article", "Montant")


POSTS = [
    ["Postes du syndicat", None, None, None],
    ["Postes", None, "Agents", None],
    ["", "Filière technique", "", ""],
    ["N°", "Emploi", "Statut", "Heures"],
    ["1", "Électricien", "titulaire", "35"],
    ["2", "Jardinière", "titulaire", "28"],
]
WIDE = {(0, 0): (1, 4), (1, 0): (1, 2), (1, 2): (1, 2)}


def blocks_of(texts, spans, **options):
    cells = chain.from_iterable(table(texts, spans=spans, **options))
    box = BBox(0, 0, 4, len(texts))
    return blocks(Grid(1, box, len(texts), 4, tuple(cells), "ruled"))


@pytest.mark.parametrize("titled", [True, False])
def test_a_title_between_heads_and_names_is_of_the_rows_below(titled):
    first = 0 if titled else 1
    spans = {
        (r - first, c): span for (r, c), span in WIDE.items() if r >= first
    }
    (found,) = blocks_of(POSTS[first:], spans, bold={3 - first})
    assert found.labels == (
        "Postes / N°",
        "Postes / Emploi",
        "Agents / Statut",
        "Agents / Heures",
    )
    below = [cell.text for cell in found.cells if cell.row == found.head.rows]
    assert below == ["", "Filière technique", "", ""]


@pytest.mark.parametrize(
    ("row", "texts"),
    [
        (2, ["", "Filière", "technique", ""]),  # names of some columns
        (2, ["", "12 000,00", "", ""]),  # a figure names nothing
        (3, ["N°", "Emploi", "Statut", ""]),  # not all columns have a name
        (3, ["1", "Électricien", "titulaire", "35,00"]),  # the first line
    ],
)
def test_what_is_between_heads_and_other_rows_stays_where_it_is(row, texts):
    rows = [*POSTS[:row], texts, *POSTS[row + 1 :]]
    found = blocks_of(rows, WIDE, bold={3})
    assert [cell.text for cell in found[0].cells if cell.row == row] == texts


@pytest.mark.parametrize(
    ("page", "names", "found"),
    [
        (2, ("Commune", "2024", "2023"), True),
        (2, ("Commune", "2024", "2022"), False),
        (1, ("Commune", "2024", "2023"), False),
    ],
)
def test_names_drawn_again_below_a_break_are_the_header(page, names, found):
    def headed(page, names, head):
        (one,) = blocks(
            Grid(1, BBox(0, 0, 3, 1), 1, 3, tuple(table([names])[0]), "ruled")
        )
        return replace(one, page=page, head=head)

    first = headed(1, ("Commune", "2024", "2023"), Head(0, 1))
    below = headed(page, names, Head(0, 0))
    _, again = with_heads_printed_again([first, below])
    assert again.head.found is found


@pytest.mark.parametrize(
    ("title", "columns", "count"),
    [
        ("Tableau 4 – Forfait des écoles", 2, 1),
        ("Tableau 4 – Forfait", 1, 1),
        ("Écoles et collèges", 2, 2),
    ],
)
def test_a_numbered_title_that_ends_over_some_columns_is_over_all(
    title, columns, count
):
    rows = [["École", "Élèves", "Forfait"], *SCHOOLS]
    body = [
        replace(cell, row=cell.row + 1)
        for cell in chain.from_iterable(table(rows, bold={0}, shaded={0}))
    ]
    (own,) = table([[title]])[0]
    cells = (replace(own, colspan=columns), *body)
    found = blocks(Grid(1, BBox(0, 0, 3, 6), 5, 3, cells, "gaps"))
    assert len(found) == count
    assert found[0].title == (title if count == 1 else "")
