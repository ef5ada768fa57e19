"""A workbook gives the values back, whatever the PDF printed."""

import re
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
from hypothesis import assume, example, given

from reports.export.audit_package import (
    AuditFolder,
    text_fields,
    text_resource,
)
from reports.export.formats import FormatOptions
from reports.export.printed_tables import with_printed_tables
from reports.export.xlsx_file import CELL, escaped, write_xlsx

from .hostile_frames import (
    every_hostile,
    folder_with,
    quick,
    rows,
    texts,
    values,
)
from .made import folder_of, grant

LINES = "Lignes"


def unescaped(text: str) -> str:
    """What a workbook shows for a text cell's ``_xHHHH_``."""
    return re.sub(
        "_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text
    )


def sheet_rows(path: Path, name: str) -> list[list]:
    book = openpyxl.load_workbook(path)
    found = [list(row) for row in book[name].iter_rows(min_row=2)]
    book.close()
    return found


@quick
@given(rows)
@example(every_hostile)
def test_xlsx(tmp_path, lines):
    assume(lines)
    (path,) = write_xlsx(folder_with(lines), tmp_path)
    for cells, line in zip(sheet_rows(path, LINES), values(lines), strict=True):
        text, amount, count, day, yes = cells
        assert text.data_type in {"s", "n"}, "never a formula"
        assert unescaped(text.value or "") == line[0]
        printed = (
            amount.value
            if isinstance(amount.value, str)
            else None
            if amount.value is None
            else repr(amount.value)
        )
        assert (None if printed is None else Decimal(printed)) == line[1]
        assert count.value == line[2]
        assert (day.value.date() if day.value else None) == line[3]
        assert yes.value is line[4]


def test_xlsx_has_a_frozen_header_numbers_and_no_clock(tmp_path):
    (one,) = write_xlsx(folder_with(every_hostile), tmp_path / "a")
    (two,) = write_xlsx(folder_with(every_hostile), tmp_path / "b")
    assert one.read_bytes() == two.read_bytes()
    book = openpyxl.load_workbook(one)
    assert book[LINES].freeze_panes == "A2"
    assert book[LINES].print_title_rows == "$1:$1"
    assert book[LINES].page_setup.orientation == "landscape"
    assert book[LINES].sheet_properties.pageSetUpPr.fitToPage
    assert book[LINES]["B2"].number_format == "0.00"
    book.close()


def test_xlsx_lists_the_text_that_a_cell_cannot_hold(tmp_path):
    long = "x" * (CELL + 5)
    (path,) = write_xlsx(folder_with([(long, "", "", "", "true")]), tmp_path)
    assert [
        [cell.value for cell in row]
        for row in sheet_rows(path, "Textes coupés")
    ] == [["lines", "2", "text", str(CELL + 5)]]
    assert len(sheet_rows(path, LINES)[0][0].value) == CELL


@given(texts)
def test_escapes_of_xml_are_reversible(text):
    assert unescaped(escaped(text)) == text


def test_the_workbook_of_the_sample_opens_on_what_is_read(sample, tmp_path):
    folder = with_printed_tables(sample)
    (path,) = write_xlsx(folder, tmp_path, FormatOptions(lang="fr"))
    book = openpyxl.load_workbook(path)
    names = book.sheetnames
    assert names[:2] == ["Sommaire", "Lignes d'attribution"]
    assert names[2].startswith("T1 ")
    assert names[-1] == "Cellules chiffrées"
    linked = [
        row[0].hyperlink.location
        for row in book["Sommaire"]["A2:A30"]
        if row[0].value
    ]
    assert linked == [f"'{name}'!A1" for name in names[1:]]

    grants = book["Lignes d'attribution"]
    heads = [cell.value for cell in grants[1]]
    assert heads[:2] == ["Délibération", "Thème"]
    assert heads[-1] == "Clé du bénéficiaire", "what programs need comes last"
    assert grants.auto_filter.ref.startswith("A1:")
    table = book[next(name for name in names if name.startswith("T3 "))]
    amounts = [cell for cell in table["F"][1:] if cell.value is not None]
    assert all(isinstance(cell.value, (int, float)) for cell in amounts)
    assert amounts[0].number_format == "#,##0.00"
    book.close()


def test_headers_are_in_the_language_that_is_asked_for(sample, tmp_path):
    (path,) = write_xlsx(sample, tmp_path, FormatOptions(lang="en"))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:2] == ["Contents", "Allocation lines"]
    assert "Beneficiary" in [cell.value for cell in book.worksheets[1][1]]
    book.close()


def test_the_deviations_are_in_one_language_in_words_and_real_numbers(
    sample, tmp_path
):
    for lang, sheet, first, said in (
        ("fr", "Écarts", ["Gravité", "Page", "Constat"], "écart démontré"),
        ("en", "Deviations", ["Severity", "Page", "What was found"], "proved"),
    ):
        (path,) = write_xlsx(sample, tmp_path / lang, FormatOptions(lang=lang))
        book = openpyxl.load_workbook(path)
        rows = list(book[sheet].iter_rows())
        heads = [cell.value for cell in rows[0]]
        assert heads[:3] == first
        assert not [head for head in heads if "_" in head]
        assert said in rows[1][0].value
        codes = {"equality", "error", "warning", "factual", "judgmental"}
        seen = {cell.value for row in rows[1:] for cell in row}
        assert not seen & codes
        expected = [row[4].value for row in rows[1:] if row[4].value]
        assert all(isinstance(one, (int, float)) for one in expected)
        assert rows[1][4].number_format == "#,##0.00"
        book.close()


def test_no_cell_of_a_workbook_holds_json(sample, tmp_path):
    folder = folder_of(
        grant("Club", "1.00", details='{"titre": "1. Sport", "Avis": "oui"}')
    )
    (path,) = write_xlsx(folder, tmp_path / "one", FormatOptions())
    (cells,) = sheet_rows(path, "Lignes d'attribution")
    said = {cell.value for cell in cells}
    assert {
        "titre : 1. Sport | Avis : oui",
        "attribuée",
        "à additionner",
    } <= said

    (path,) = write_xlsx(sample, tmp_path / "all", FormatOptions())
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows(values_only=True):
            for value in row:
                assert not str(value).startswith(("{", "[{"))
    book.close()


def test_dates_are_written_as_the_language_does(tmp_path):
    fields = text_fields(("expected",))
    rows = [("2026-03-14",), ("12.5",), ("2026-02-31",)]
    findings = text_resource("findings", "", fields, rows)
    folder = AuditFolder(Path(), "x-1", {}, (findings,), {})
    for lang, form in (("fr", "DD/MM/YYYY"), ("en", "YYYY-MM-DD")):
        (path,) = write_xlsx(folder, tmp_path / lang, FormatOptions(lang=lang))
        book = openpyxl.load_workbook(path)
        day, number, text = (row[0] for row in book.worksheets[1]["A2:A4"])
        assert (day.value, day.number_format) == (datetime(2026, 3, 14), form)
        assert (number.value, text.value) == (12.5, "2026-02-31")
        book.close()
