"""A cell while it is put together over a page break."""

from extract.geometry import BBox, Place
from extract.grid import GridCell
from extract.tables.stitching.column_blocks import ColumnBlock
from extract.tables.stitching.draft_cell import DraftCell
from extract.tables.stitching.headers import Head

ABOVE = GridCell(
    3,
    0,
    1,
    1,
    ("Aide à la",),
    BBox(0, 30, 100, 40),
    ends=(20, 80),
    confidence=0.9,
)
BELOW = GridCell(
    0,
    0,
    1,
    1,
    ("rénovation",),
    BBox(0, 0, 100, 10),
    ends=(50, 50),
    confidence=0.7,
)
BLOCK = ColumnBlock(
    4, BBox(0, 0, 100, 40), (0, 100), 4, (ABOVE,), Head(0, 0), "ruled"
)


def test_a_cell_of_two_pages_has_both_places_and_the_lesser_confidence():
    draft = DraftCell.of(ABOVE, 7, BLOCK)
    draft.append(BELOW, 5, 1, printed=True)
    cell = draft.finished()
    assert (cell.row, cell.text, cell.confidence) == (
        7,
        "Aide à la rénovation",
        0.7,
    )
    assert cell.places == (Place(4, ABOVE.bbox), Place(5, BELOW.bbox))
    assert draft.last_width == 50


def test_an_empty_half_is_no_place():
    draft = DraftCell.of(ABOVE, 7, BLOCK)
    draft.append(GridCell(0, 0, 1, 1, (), BELOW.bbox), 5, 2, printed=False)
    assert draft.finished().places == (Place(4, ABOVE.bbox),)
    assert draft.last_width == 80
    assert (draft.reaches(8), draft.reaches(9)) == (True, False)
