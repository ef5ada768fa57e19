"""ODS files: the texts that their cells display, repeats, hidden parts, what is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from extract.errors import LimitExceededError, UnreadableError
from extract.sheets.files.ods_workbook import read_ods_file
from extract.sheets.files.zip_parts import ZipParts
from extract.sheets.workbook import CellSight, Sheet, Workbook

from ..books import ods, ods_cell, ods_row, ods_table


def read(path: Path) -> Workbook:
    return read_ods_file(ZipParts(path.read_bytes(), path.name))


def sheet(path: Path, rows: str, styles: str = "") -> Sheet:
    return read(ods(path / "a.ods", ods_table("S", rows), styles)).sheets[0]


def placed(found: Sheet) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.col): cell.text for cell in found.cells}


def test_texts_are_as_displayed(tmp_path):
    found = sheet(tmp_path, ods_row(["Club", 1234.5]) + ods_row(["B", 2]))
    assert placed(found) == {
        (0, 0): "Club",
        (0, 1): "1\u00a0234,50",
        (1, 0): "B",
        (1, 1): "2,00",
    }
    assert not any(cell.rounded for cell in found.cells)


def test_a_display_that_leaves_digits_out_is_told(tmp_path):
    row = (
        f"<table:table-row>{ods_cell(33.333, shown='33,33')}</table:table-row>"
    )
    (cell,) = sheet(tmp_path, row).cells
    assert cell.rounded


def test_repeated_rows_and_columns(tmp_path):
    empty = '<table:table-cell table:number-columns-repeated="3"/>'
    rows = (
        f"<table:table-row>{empty}{ods_cell('x')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048000">'
        "<table:table-cell/></table:table-row>" + ods_row(["fin"])
    )
    assert placed(sheet(tmp_path, rows)) == {(0, 3): "x", (1_048_001, 0): "fin"}


def test_a_filled_row_repeated_a_million_times_is_refused(tmp_path):
    rows = ods_row(["x"], ' table:number-rows-repeated="1000000"')
    with pytest.raises(LimitExceededError):
        sheet(tmp_path, rows)


def test_hidden_rows_columns_groups_sheets_and_white_text(tmp_path):
    column = (
        '<table:table-column/><table:table-column table:visibility="collapse"/>'
    )
    white = ods_cell(9, ' table:style-name="w"')
    rows = (
        column
        + ods_row(["a", 1])
        + ods_row(["b"], ' table:visibility="filter"')
        + f'<table:table-row-group table:display="false">{ods_row(["c"])}</table:table-row-group>'
        + f"<table:table-row>{white}</table:table-row>"
    )
    styles = (
        '<style:style style:name="w" style:family="table-cell">'
        '<style:text-properties fo:color="#ffffff"/></style:style>'
        '<style:style style:name="h" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    tables = ods_table("S", rows) + ods_table(
        "Cachée", ods_row(["x", 1]), ' table:style-name="h"'
    )
    book = read(ods(tmp_path / "a.ods", tables, styles))
    unseen = {
        cell.text
        for cell in book.sheets[0].cells
        if cell.sight is CellSight.HIDDEN
    }
    assert unseen == {"1,00", "b", "c", "9,00"}
    assert (book.sheets[1].hidden, book.sheets[1].filled) == (True, 2)


def test_comments_are_no_text_and_lines_are_kept(tmp_path):
    cell = (
        "<table:table-cell><office:annotation><text:p>secret</text:p></office:annotation>"
        '<text:p>haut</text:p><text:p>b<text:s text:c="2"/>as</text:p></table:table-cell>'
    )
    found = sheet(tmp_path, f"<table:table-row>{cell}</table:table-row>")
    assert placed(found) == {(0, 0): "haut\nb  as"}


def test_formulas(tmp_path):
    unknown = '<table:table-cell table:formula="of:=[.A1]"/>'
    known = ods_cell(5, ' table:formula="of:=[.A1]"')
    found = sheet(
        tmp_path, f"<table:table-row>{unknown}{known}</table:table-row>"
    )
    assert [cell.sight for cell in found.cells] == [
        CellSight.NO_RESULT,
        CellSight.SEEN,
    ]


def test_spans_and_styles_over_styles(tmp_path):
    styles = (
        '<style:style style:name="a" style:family="table-cell">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="b" style:family="table-cell" style:parent-style-name="a">'
        '<style:table-cell-properties fo:background-color="#dddddd"/></style:style>'
    )
    cell = ods_cell(
        "T", ' table:style-name="b" table:number-columns-spanned="3"'
    )
    (found,) = sheet(
        tmp_path, f"<table:table-row>{cell}</table:table-row>", styles
    ).cells
    assert (found.bold, found.shaded, found.colspan) == (True, True, 3)


def test_what_is_refused(tmp_path):
    locked = '<manifest xmlns="urn:m"><file-entry><encryption-data/></file-entry></manifest>'
    with pytest.raises(UnreadableError, match="password"):
        read(ods(tmp_path / "a.ods", ods_table("S", ""), manifest=locked))
    with pytest.raises(UnreadableError):
        read(ods(tmp_path / "b.ods", ""))


def test_too_many_sheets_are_refused(tmp_path, monkeypatch):
    from extract.sheets.files import ods_workbook

    small = replace(ods_workbook.SHEET_LIMITS, sheets=1)
    monkeypatch.setattr(ods_workbook, "SHEET_LIMITS", small)
    tables = ods_table("A", "") + ods_table("B", "")
    with pytest.raises(LimitExceededError):
        read(ods(tmp_path / "a.ods", tables))
