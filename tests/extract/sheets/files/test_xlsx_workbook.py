"""XLSX files: what their sheets display, what of it is hidden or unknown, what is refused."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill

from extract.errors import LimitExceededError, UnreadableError
from extract.sheets.files.xlsx_workbook import read_xlsx_file
from extract.sheets.files.zip_parts import ZipParts
from extract.sheets.workbook import CellSight, SheetCell
from extract.sheets.workbook import Workbook as Read

from ..books import fill, sheet_of, with_part, xlsx


def read(path: Path) -> Read:
    return read_xlsx_file(ZipParts(path.read_bytes(), path.name))


def by_name(path: Path, sheet: int = 0) -> dict[str, SheetCell]:
    from extract.sheets.cell_names import sheet_cell_name

    cells = read(path).sheets[sheet].cells
    return {sheet_cell_name(cell.row, cell.col): cell for cell in cells}


def test_figures_are_as_displayed(tmp_path):
    cells = by_name(
        xlsx(tmp_path / "a.xlsx", [["Club", 1234.5], ["B", 33.333]])
    )
    assert cells["B1"].text == "1\u00a0234,50"
    assert (cells["B1"].rounded, cells["B2"].rounded) == (False, True)
    assert cells["A1"].text == "Club"


def test_styles_dates_texts_and_logical_values(tmp_path):
    book = Workbook()
    sheet = sheet_of(book, "S")
    sheet["A1"] = "Titre"
    sheet["A1"].font = Font(bold=True)
    sheet["A1"].fill = PatternFill("solid", fgColor="DDDDDD")
    sheet["A2"] = 45000
    sheet["A2"].number_format = "dd/mm/yyyy"
    sheet["A3"] = True
    sheet["A4"] = "1 234,50"
    sheet["A5"] = CellRichText("Club ", TextBlock(InlineFont(b=True), "A"))
    book.save(tmp_path / "a.xlsx")
    cells = by_name(tmp_path / "a.xlsx")
    assert (cells["A1"].bold, cells["A1"].shaded) == (True, True)
    texts = [cells[f"A{n}"].text for n in (2, 3, 4, 5)]
    assert texts == ["15/03/2023", "VRAI", "1 234,50", "Club A"]


def test_what_is_not_seen_is_told(tmp_path):
    book = Workbook()
    sheet = sheet_of(book, "S")
    fill(sheet, [["a", 1, 2], ["b", 3, 4], ["c", 5, 6], ["d", 7, 8]])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet["B3"].font = Font(color="FFFFFFFF")
    sheet["B4"].number_format = ";;;"
    hidden = book.create_sheet("Cachée")
    fill(hidden, [["x", 1]])
    hidden.sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")

    cells = by_name(tmp_path / "a.xlsx")
    unseen = [n for n, c in cells.items() if c.sight is CellSight.HIDDEN]
    assert sorted(unseen) == ["A2", "B2", "B3", "B4", "C1", "C2", "C3", "C4"]
    assert cells["B4"].text == "7"
    sheets = read(tmp_path / "a.xlsx").sheets
    assert (sheets[1].hidden, sheets[1].filled, sheets[1].cells) == (
        True,
        2,
        (),
    )


def test_a_zero_that_is_not_shown_is_an_empty_cell(tmp_path):
    cells = by_name(xlsx(tmp_path / "a.xlsx", [["a", 0], ["b", 5]], "0;-0;"))
    assert sorted(cells) == ["A1", "A2", "B2"]


def test_a_formula_without_its_result_is_unknown(tmp_path):
    cells = by_name(xlsx(tmp_path / "a.xlsx", [["a", 1], ["T", "=SUM(B1:B1)"]]))
    assert cells["B2"].sight is CellSight.NO_RESULT


def test_merged_ranges_span_what_is_filled(tmp_path):
    book = Workbook()
    sheet = sheet_of(book, "S")
    fill(sheet, [["Titre", None, None], ["a", 1, 2]])
    sheet.merge_cells("A1:C1")
    book.save(tmp_path / "a.xlsx")
    assert by_name(tmp_path / "a.xlsx")["A1"].colspan == 3


def test_a_merged_range_as_wide_as_a_sheet_costs_nothing(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", [["a", 1], ["b", 2]])
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="9"><c r="A9"><v>2</v></c></row></sheetData>'
        b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    )
    bomb = with_part(
        path, tmp_path / "b.xlsx", "xl/worksheets/sheet1.xml", sheet
    )
    assert by_name(bomb)["A1"].rowspan == 9


@pytest.mark.parametrize(
    "part",
    [
        b"<worksheet><sheetData><row><c><v>1e999999999</v></c></row></sheetData></worksheet>",
        b"<worksheet><sheetData><row><c><v>zz</v></c></row></sheetData></worksheet>",
        b'<worksheet><sheetData><row><c t="s"><v>999</v></c></row></sheetData></worksheet>',
        b"<worksheet><sheetData>",
        b"no xml",
        b"",
        b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>',
    ],
)
def test_a_broken_sheet_is_refused(tmp_path, part):
    path = xlsx(tmp_path / "a.xlsx", [["a", 1]])
    broken = with_part(
        path, tmp_path / "b.xlsx", "xl/worksheets/sheet1.xml", part
    )
    with pytest.raises(UnreadableError):
        read(broken)


def test_too_many_cells_are_refused(tmp_path, monkeypatch):
    from dataclasses import replace

    from extract.sheets import workbook

    small = replace(workbook.SHEET_LIMITS, cells=3)
    monkeypatch.setattr(workbook, "SHEET_LIMITS", small)
    path = xlsx(tmp_path / "a.xlsx", [["a", 1], ["b", 2]])
    with pytest.raises(LimitExceededError):
        read(path)
