"""Places on the plane of a sheet, and the cells under them."""

from hypothesis import given
from hypothesis import strategies as st

from extract.geometry import Place
from extract.sheets.cell_names import range_name
from extract.sheets.sheet_layout import edges_of, lay_out, wrapped
from extract.sheets.workbook import Sheet, SheetCell

_CELLS = st.dictionaries(
    st.tuples(st.integers(0, 200), st.integers(0, 40)),
    st.text("abc 12,é\n", min_size=1, max_size=60),
    min_size=1,
    max_size=30,
)


@given(_CELLS)
def test_the_place_of_a_cell_is_named_after_it(texts):
    cells = tuple(
        SheetCell(row, col, text) for (row, col), text in texts.items()
    )
    layout = lay_out(Sheet("Budget", cells))
    boxes = {cell: layout.box(cell) for cell in cells}
    for cell, box in boxes.items():
        name = range_name(cell.row, cell.col, cell.end_row, cell.end_col)
        assert layout.place_name(box) == f"Budget!{name}"
        others = (other for one, other in boxes.items() if one != cell)
        assert all(box.common(other) == 0 for other in others)


def test_far_cells_cost_no_room():
    cells = (SheetCell(0, 0, "a"), SheetCell(1_048_575, 16_383, "z"))
    layout = lay_out(Sheet("S", cells))
    assert max(layout.width, layout.height) < 200


def test_a_range_and_an_empty_sheet():
    cells = (SheetCell(1, 1, "titre", colspan=3), SheetCell(2, 3, "x"))
    layout = lay_out(Sheet("S", cells))
    assert layout.place_name(layout.box(cells[0])).startswith("S!B2")
    empty = lay_out(Sheet("Vide", ()))
    place = Place(1, layout.box(cells[0]))
    assert empty.named(place) == place


def test_lines_of_a_cell():
    assert wrapped("a b", 200.0) == ["a b"]
    assert wrapped("un deux trois", 45.0) == ["un", "deux", "trois"]
    assert wrapped("haut\nbas", 200.0) == ["haut", "bas"]


def test_the_letters_of_a_line_stay_in_their_cells():
    cells = (SheetCell(0, 0, "Exercice"), SheetCell(0, 3, "2024"))
    layout = lay_out(Sheet("S", cells))
    parts = [(cell.text, layout.box(cell)) for cell in cells]
    edges = edges_of(parts)
    assert len(edges) == len("Exercice 2024") + 1
    start = len("Exercice ")
    assert parts[1][1].x0 <= edges[start] < edges[-1] <= parts[1][1].x1
