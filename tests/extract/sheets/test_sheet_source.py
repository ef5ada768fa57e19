"""Which files are spreadsheets, and what those that cannot be read say."""

from dataclasses import replace

import pytest

from extract.errors import LimitExceededError, UnreadableError
from extract.sheets import sheet_source
from extract.sheets.sheet_source import is_spreadsheet, open_sheets

from .books import ods, ods_row, ods_table, with_part, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ROWS = [["Club", "Montant"], ["A", 10], ["B", 20]]


def test_a_file_is_told_by_what_it_holds_then_by_its_name(tmp_path):
    book = xlsx(tmp_path / "a.xlsx", ROWS)
    renamed = tmp_path / "a.pdf"
    renamed.write_bytes(book.read_bytes())
    pdf = tmp_path / "b.xlsx"
    pdf.write_bytes(b"%PDF-1.7\n")
    archive = tmp_path / "c.pdf"
    archive.write_bytes(b"PK\x03\x04 no archive")
    table = tmp_path / "d.csv"
    table.write_bytes(b"a;b\n")
    other = ods(tmp_path / "e.dat", ods_table("S", ods_row(["a", 1])))
    known = [book, renamed, pdf, archive, table, other, tmp_path / "none.xlsx"]
    assert list(map(is_spreadsheet, known)) == [
        True,
        True,
        False,
        False,
        True,
        True,
        False,
    ]
    assert open_sheets(renamed).workbook.engine == "xlsx"
    assert open_sheets(other).workbook.engine == "ods"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.csv", b"", "empty"),
        ("a.xlsx", b"", "empty"),
        ("a.xlsx", b"bonjour", "no-sheet"),
        ("a.xlsx", b"PK\x03\x04 cut", "sheet-damaged"),
        ("a.xls", OLE, "xls"),
        (
            "a.xlsx",
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "sheet-password",
        ),
    ],
)
def test_what_cannot_be_read_says_why_in_both_languages(
    tmp_path, name, data, code
):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as told:
        open_sheets(path)
    assert (told.value.code, told.value.exit_code) == (code, 3)
    assert told.value.fr.startswith(name)
    assert told.value.en.startswith(name)


def test_an_archive_without_a_workbook_is_refused(tmp_path):
    import zipfile

    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("readme.txt", "rien")
    with pytest.raises(UnreadableError):
        open_sheets(path)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    tmp_path, monkeypatch
):
    small = replace(sheet_source.SHEET_LIMITS, sheet_megabytes=0)
    monkeypatch.setattr(sheet_source, "SHEET_LIMITS", small)
    with pytest.raises(LimitExceededError):
        open_sheets(xlsx(tmp_path / "a.xlsx", ROWS))


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(UnreadableError):
        open_sheets(tmp_path / "none.xlsx")


def test_it_draws_its_sheets(tmp_path):
    with open_sheets(xlsx(tmp_path / "a.xlsx", ROWS)) as source:
        width, height = source.page_size(1)
        assert source.render(1, 1.0).size == (round(width), round(height))
        assert source.page_count == 1


def test_the_id_is_that_of_the_bytes(tmp_path):
    path = xlsx(tmp_path / "Annexe 3.xlsx", ROWS)
    other = with_part(path, tmp_path / "b.xlsx", "x", b"y")
    assert open_sheets(path).document_id.startswith("Annexe-3-")
    assert open_sheets(path).sha256 != open_sheets(other).sha256
