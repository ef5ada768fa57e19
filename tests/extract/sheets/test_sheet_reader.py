"""Spreadsheets as documents: tables, texts, places by cell, doubts about what is not seen."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

from extract.document import Document
from extract.grid import DoubtCode
from extract.sheets.sheet_reader import read_sheets
from extract.sheets.sheet_source import open_sheets
from extract.table import ColumnKind, RowKind

from .books import fill, sheet_of

LINES = [
    ["Association", "Objet", "Montant 2023", "Montant 2024"],
    ["Club A", "Fête", 1200, 1500.5],
    ["Club B", "Tour", 800, 900],
    ["TOTAL", None, 2000, 2400.5],
]


def read(path: Path) -> Document:
    with open_sheets(path) as source:
        return read_sheets(source)


def book(path: Path, *sheets: tuple[str, list[list[object]]]) -> Path:
    made = Workbook()
    for name, rows in sheets:
        fill(sheet_of(made, name), rows, '#,##0.00 "€"')  # type: ignore[arg-type]
    made.save(path)
    return path


def test_a_sheet_is_a_table_with_places_by_cell(tmp_path):
    titled = [
        ["Commune de Valbrune"],
        ["Annexe 1 - Subventions"],
        [None],
        *LINES,
    ]
    document = read(book(tmp_path / "a.xlsx", ("Subventions", titled)))
    (table,) = document.tables
    assert table.raw.header == tuple(LINES[0])
    assert [row.kind for row in table.rows][-1] is RowKind.TOTAL
    assert [column.kind for column in table.columns][2:] == [
        ColumnKind.AMOUNT
    ] * 2

    places = {fact.printed: str(fact.places[0]) for fact in document.facts}
    assert places["1 500,50 €"] == "Subventions!D5"
    assert str(table.raw.places[0]) == "Subventions!A4:D7"
    assert table.caption == "Annexe 1 - Subventions"
    assert document.body == "Commune de Valbrune"
    assert document.pages[0].sheet == "Subventions"


def test_sheets_with_the_same_header_stay_apart(tmp_path):
    document = read(
        book(tmp_path / "a.xlsx", ("2023", LINES[:3]), ("2024", LINES))
    )
    assert [table.raw.rows for table in document.tables] == [2, 3]


def test_a_table_without_a_title_is_called_as_its_sheet(tmp_path):
    document = read(
        book(tmp_path / "a.xlsx", ("Aides aux clubs", LINES), ("Feuil2", LINES))
    )
    assert [table.caption for table in document.tables] == [
        "Aides aux clubs",
        "",
    ]


def test_figures_that_are_not_seen_are_marks_with_a_doubt(tmp_path):
    made = Workbook()
    sheet = sheet_of(made, "S")
    fill(sheet, LINES)  # type: ignore[arg-type]
    sheet.row_dimensions[2].hidden = True
    sheet["D4"] = "=SUM(D2:D3)"
    secret = made.create_sheet("Notes")
    fill(secret, [["x", 1]])
    secret.sheet_state = "hidden"
    made.save(tmp_path / "a.xlsx")

    document = read(tmp_path / "a.xlsx")
    (table,) = document.tables
    hidden = table.rows[0]
    assert hidden.label == "Club A"
    assert [cell.number for cell in hidden.cells if cell][2:] == [None, None]
    told = {(doubt.code, doubt.detail) for doubt in document.doubts}
    assert told == {
        (DoubtCode.HIDDEN, "S!A2:D2"),
        (DoubtCode.NO_RESULT, "S!D4"),
        (DoubtCode.HIDDEN, "Notes (2)"),
    }


def test_figures_displayed_with_fewer_digits_are_known_to_half_the_last(
    tmp_path,
):
    rows = [["Poste", "Montant"], ["a", 33.3333], ["b", 33.33]]
    document = read(book(tmp_path / "a.xlsx", ("S", rows)))
    facts = [fact.number for fact in document.facts]
    assert [number.approximate for number in facts if number] == [True, False]


def test_numbers_kept_as_texts_are_numbers(tmp_path):
    rows = [["Poste", "Montant"], ["a", "1 234,50"], ["b", "10,00"], ["c", 5]]
    document = read(book(tmp_path / "a.xlsx", ("S", rows)))
    assert [str(fact.value) for fact in document.facts] == [
        "1234.50",
        "10.00",
        "5.00",
    ]


def test_what_a_merged_range_covers_is_not_seen(tmp_path):
    made = Workbook()
    sheet = sheet_of(made, "S")
    fill(sheet, LINES)  # type: ignore[arg-type]
    sheet.merge_cells("A3:B3")
    made.save(tmp_path / "a.xlsx")
    document = read(tmp_path / "a.xlsx")
    assert (
        document.tables[0].rows[1].cells[1]
        is document.tables[0].rows[1].cells[0]
    )


def test_prose_of_a_sheet_is_read(tmp_path):
    made = Workbook()
    sheet = sheet_of(made, "Note")
    sheet["A1"] = "Rapport"
    sheet["A1"].font = Font(bold=True)
    sheet["A3"] = (
        "Le conseil attribue 4 subventions pour un total de 2 400,50 €."
    )
    made.save(tmp_path / "a.xlsx")
    document = read(tmp_path / "a.xlsx")
    assert document.tables == ()
    amounts = [c for c in document.claims if c.fact.counts == "amount"]
    assert str(amounts[0].fact.places[0]) == "Note!A3"


def test_empty_sheets_are_empty_pages(tmp_path):
    document = read(book(tmp_path / "a.xlsx", ("A", []), ("B", LINES)))
    assert [str(page.kind) for page in document.pages] == ["empty", "tables"]


def test_a_csv_file_is_a_sheet(tmp_path):
    text = "nom;montant\nClub é;1 200,50\nClub b;800,00\n"
    (tmp_path / "aides.csv").write_bytes(text.encode("cp1252"))
    document = read(tmp_path / "aides.csv")
    assert [str(fact.places[0]) for fact in document.facts] == [
        "aides!B2",
        "aides!B3",
    ]
    assert {fact.engine for fact in document.facts} == {"csv"}
