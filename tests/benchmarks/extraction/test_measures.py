"""The measures of the extraction benchmark."""

from benchmarks.extraction.measures import Rows, Structure, plain, relations
from benchmarks.extraction.readings import ReadCell, Reading

TABLE = Reading(
    1,
    (0, 0, 100, 100),
    (
        ReadCell("Budget", 0, 0, 1, 2),
        ReadCell("A", 1, 0),
        ReadCell("1 234,50 €", 1, 1),
        ReadCell("", 2, 0),
        ReadCell("2", 2, 1),
    ),
)


def test_numbers_are_compared_by_value_and_texts_by_letter():
    assert plain("1 234,50 €") == plain("1234.5") == plain("1\u00a0234,50")
    assert plain("n° 4  bis") == "n° 4 bis"
    assert plain("−12,5") == plain("-12.50")


def test_relations_go_right_and_down_over_blank_cells_and_spans():
    found = relations(TABLE.cells)
    assert found == {
        ("budget", "a", "below"): 1,
        ("budget", "1234_50_", "below"): 1,
        ("a", "1234_50_", "right"): 1,
        ("1234_50_", "2", "below"): 1,
    }


def test_a_perfect_reading_has_an_f1_of_one_and_none_one_of_zero():
    whole, none, beside = Structure(), Structure(), Structure()
    whole.add([TABLE], [TABLE])
    none.add([TABLE], [])
    beside.add([TABLE], [TABLE, Reading(1, (200, 0, 300, 100), TABLE.cells)])
    assert (whole.f1, none.f1) == (1.0, 0.0)
    assert round(beside.f1, 3) == 0.667


def test_rows_are_matched_once_each():
    rows = Rows()
    rows.add(
        [("A", "1"), ("A", "1"), ("B", "2")],
        [["A", "1"], ["B", "3"]],
        whole=True,
    )
    assert (rows.rows, rows.exact, rows.cells, rows.cells_exact) == (3, 1, 6, 3)
