"""Which cells of a sheet are tables, and which are texts beside them."""

from collections.abc import Sequence

from extract.sheets.sheet_blocks import find_blocks
from extract.sheets.workbook import SheetCell


def cells(
    *rows: Sequence[str], at: tuple[int, int] = (0, 0)
) -> list[SheetCell]:
    top, left = at
    return [
        SheetCell(top + row, left + col, text)
        for row, texts in enumerate(rows)
        for col, text in enumerate(texts)
        if text
    ]


HEAD = ("Club", "Objet", "Montant")
LINES = (("A", "Fête", "10"), ("B", "Tour", "20"), ("Total", "", "30"))


def corners(found: Sequence[Sequence[SheetCell]]) -> list[tuple[int, int, int]]:
    return [
        (min(c.row for c in table), min(c.col for c in table), len(table))
        for table in found
    ]


def test_a_table_below_its_titles_and_above_its_notes():
    blocks = find_blocks(
        cells(("Commune",), ("Annexe 1",), HEAD, *LINES, ("(1) hors taxes",))
    )
    assert corners(blocks.tables) == [(2, 0, 11)]
    assert [c.text for c in blocks.texts] == [
        "Commune",
        "Annexe 1",
        "(1) hors taxes",
    ]


def test_a_line_of_names_and_values_above_the_header_is_no_part_of_it():
    wide = ("Club", "Objet", "2022", "2023", "Montant")
    line = ("A", "Fête", "5", "6", "11")
    blocks = find_blocks(cells(("Exercice", "du budget"), wide, line, line))
    assert corners(blocks.tables) == [(1, 0, 15)]


def test_tables_one_below_the_other_and_side_by_side():
    blocks = find_blocks(
        cells(HEAD, *LINES)
        + cells(HEAD, *LINES, at=(0, 5))
        + cells(HEAD, *LINES, at=(7, 0))
    )
    assert [corner[:2] for corner in corners(blocks.tables)] == [
        (0, 0),
        (0, 5),
        (7, 0),
    ]


def test_an_empty_row_before_the_total_parts_nothing():
    blocks = find_blocks(cells(HEAD, *LINES[:2]) + cells(LINES[2], at=(4, 0)))
    assert corners(blocks.tables) == [(0, 0, 11)]


def test_a_section_below_an_empty_row_goes_on_under_its_name():
    sections = cells(HEAD, ("SPORT",), *LINES) + cells(
        ("CULTURE",), *LINES, ("(1) hors taxes",), at=(6, 0)
    )
    blocks = find_blocks(sections)
    assert corners(blocks.tables) == [(0, 0, 21)]
    assert [c.text for c in blocks.texts] == ["(1) hors taxes"]


def test_a_table_below_its_own_title_is_its_own():
    named = cells(("Rappel",), HEAD, *LINES, at=(6, 0))
    few = cells(("Rappel",), ("Crédits", "5"), ("Solde", "2"), at=(6, 0))
    beside = cells(("Rappel",), *LINES, at=(6, 1))
    for other in (named, few, beside):
        above = cells(("Club", "Objet", "2024", "2025", "Montant"))
        line = ("A", "Fête", "5", "6", "11")
        blocks = find_blocks(above + cells(line, line, line, at=(1, 0)) + other)
        assert len(blocks.tables) == 2


def test_a_row_below_tables_side_by_side_is_a_row_of_each():
    spent = cells(("Nature", "Montant"), ("Lot", "10"), ("Aléas", "5"))
    come = cells(
        ("Qui", "Montant", "%"),
        ("État", "9", "60"),
        ("Fonds", "6", "40"),
        at=(0, 3),
    )
    totals = cells(
        ("Total", "15", "", "Total", "15", "100"), ("TVA", "3"), at=(4, 0)
    )
    blocks = find_blocks(spent + come + totals)
    assert corners(blocks.tables) == [(0, 0, 10), (0, 3, 12)]


def test_an_empty_column_before_figures_parts_nothing():
    rows = [("Club", "", "Montant"), ("A", "", "10"), ("B", "", "20")]
    blocks = find_blocks(cells(*rows))
    assert corners(blocks.tables) == [(0, 0, 6)]


def test_a_list_of_words_is_no_table():
    blocks = find_blocks(cells(("un",), ("deux",), ("trois",)))
    assert blocks.tables == ()
    assert len(blocks.texts) == 3


def test_nothing_is_lost():
    given = cells(("T",), HEAD, *LINES, ("n",)) + cells(HEAD, *LINES, at=(9, 6))
    blocks = find_blocks(given)
    found = [cell for table in blocks.tables for cell in table]
    assert sorted(map(id, (*found, *blocks.texts))) == sorted(map(id, given))
    assert find_blocks([]).tables == ()
