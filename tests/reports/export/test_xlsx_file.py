"""A workbook gives the values back, whatever the PDF printed."""

import re
from decimal import Decimal
from pathlib import Path

import openpyxl
from hypothesis import example, given

from reports.export.xlsx_file import CELL, escaped, write_xlsx

from .hostile_frames import (
    every_hostile,
    folder_with,
    quick,
    rows,
    texts,
    values,
)


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
    (path,) = write_xlsx(folder_with(lines), tmp_path)
    for cells, line in zip(
        sheet_rows(path, "lines"), values(lines), strict=True
    ):
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
    assert book["lines"].freeze_panes == "A2"
    assert book["lines"]["B2"].number_format == "0.00"
    book.close()


def test_xlsx_lists_the_text_that_a_cell_cannot_hold(tmp_path):
    long = "x" * (CELL + 5)
    (path,) = write_xlsx(folder_with([(long, "", "", "", "true")]), tmp_path)
    assert [
        [cell.value for cell in row] for row in sheet_rows(path, "cut")
    ] == [["lines", "2", "text", str(CELL + 5)]]
    assert len(sheet_rows(path, "lines")[0][0].value) == CELL


@given(texts)
def test_escapes_of_xml_are_reversible(text):
    assert unescaped(escaped(text)) == text
