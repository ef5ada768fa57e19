"""Workbooks filled in by hand: texts, dates, and what is refused before it costs anything."""

import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from extract.given.bounded_files import FileLimits
from extract.given.form_error import FormError
from extract.given.workbooks import read_xlsx

LIMITS = FileLimits(megabytes=1, values=640)
"""Ten rows."""


@pytest.fixture
def saved(tmp_path):
    def save(rows):
        book = Workbook()
        for row in rows:
            book.active.append(row)
        path = tmp_path / "decisions.xlsx"
        book.save(path)
        return path

    return save


def test_cells_are_texts(saved):
    path = saved([["a", 12, None], [date(2026, 5, 12), " b ", True]])
    assert read_xlsx(path, LIMITS) == [
        ["a", "12", ""],
        ["2026-05-12", "b", "True"],
    ]


def test_too_many_rows_are_refused(saved):
    assert len(read_xlsx(saved([["a"]] * 10), LIMITS)) == 10
    with pytest.raises(FormError, match="more than 10 rows"):
        read_xlsx(saved([["a"]] * 11), LIMITS)


@pytest.mark.parametrize("content", [b"", b"PK", b"finding;status"])
def test_what_is_no_workbook_is_refused(tmp_path, content):
    path = tmp_path / "decisions.xlsx"
    path.write_bytes(content)
    with pytest.raises(FormError, match="XLSX"):
        read_xlsx(path, LIMITS)


def test_an_archive_of_something_else_is_refused(tmp_path):
    path = tmp_path / "decisions.xlsx"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("a.txt", "a")
    with pytest.raises(FormError, match="XLSX"):
        read_xlsx(path, LIMITS)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "decisions.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b"0" * 20_000_000)
    with pytest.raises(FormError, match="larger than 1 MB"):
        read_xlsx(path, LIMITS)
