"""The box that opens minutes, and lists to be signed, are no tables: their text is prose."""

import pytest

from extract.geometry import BBox
from extract.grid import Grid, GridCell
from extract.grids.forms import is_form, is_sketch
from extract.reader import read_document

from ..drawing import Drawn, Sketch

OPENING = [
    (
        "Nombre de conseillers en exercice : 19 Présents : 18 Votants : 19",
        "L'an deux mil quinze, le vingt-quatre février, le Conseil s'est réuni.",
    ),
    ("Convocation : 18 février 2015", "Absente excusée : Jeanne MOULIN"),
]
SIGNED = [
    ("Annie BARDET :", "Marie-Jo BAUDRY : Excusée"),
    ("Alice BIZET :", "Nicolas BOUCHET : pouvoir à Alice BIZET"),
]


def grid(rows, engine="ruled"):
    cells = tuple(
        GridCell(
            r,
            c,
            1,
            1,
            (text,) if text else (),
            BBox(200 * c, 40 * r, 200 * c + 200, 40 * r + 40),
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    box = BBox.around(cell.bbox for cell in cells)
    return Grid(1, box, len(rows), len(rows[0]), cells, engine)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (OPENING, True),
        (SIGNED, True),
        ([*OPENING, ("Quorum", "10")], False),
        ([("Nom", "Fonction"), ("Annie BARDET", "Maire")], False),
        ([("Lot 1 :", "SARL RUZ :"), ("Lot 2 :", "SARL BRUN :")], False),
        ([("Annie BARDET", "Alice BIZET"), ("Jean PIPET", "Luc ROY")], False),
        (SIGNED[:1], False),
    ],
)
def test_what_is_a_form(rows, found):
    assert is_form(grid(rows)) is found


def test_what_white_space_reads_is_no_form():
    assert not is_form(grid(SIGNED, engine="gaps"))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([("SA2E", "Zonage"), ("", "Plan"), ("", ""), ("", "")], True),
        ([("SA2E", "Zonage"), ("", "2 020"), ("", ""), ("", "")], False),
        ([("Nom", "Zone"), ("Annie BARDET", ""), ("Luc ROY", "")], False),
    ],
)
def test_what_is_the_title_block_of_a_map(rows, found):
    assert is_sketch(grid(rows)) is found
    assert not is_sketch(grid(rows, engine="gaps"))


def test_the_text_of_a_form_is_prose_cell_by_cell_in_its_place(source_of):
    def draw(pen):
        pen.text(60, 40, "COMPTE RENDU")
        cells = (
            Drawn(0, 0, 1, 1, ("Présents : 18", "Votants : 19")),
            Drawn(0, 1, 1, 1, ("L'an deux mil quinze,", "le conseil siège.")),
            Drawn(1, 0, 1, 1, ("Convocation : 18 février",)),
            Drawn(1, 1, 1, 1, ("Absente excusée : Jeanne MOULIN",)),
        )
        pen.table(Sketch(cells, (200.0, 240.0), (40.0, 24.0)), 60, 60)
        pen.text(60, 160, "Le conseil approuve.")

    with source_of([draw]) as source:
        document = read_document(source)
    assert not list(document.tables)
    lines = [line.text for line in document.prose]
    assert lines == [
        "COMPTE RENDU",
        "Présents : 18",
        "Votants : 19",
        "L'an deux mil quinze,",
        "le conseil siège.",
        "Convocation : 18 février",
        "Absente excusée : Jeanne MOULIN",
        "Le conseil approuve.",
    ]
    assert document.doubts == ()
