"""CSV files: separators, encodings, what is no CSV."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import UnreadableError
from extract.sheets.files.csv_sheet import read_csv_file

ROWS = [["Club é", "Objet", "Montant"], ["A", "Fête; bal, tour", "1 200,50"]]


def written(rows: list[list[str]], separator: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def read(data: bytes) -> list[list[str]]:
    (sheet,) = read_csv_file(data, "données.csv").sheets
    width = max(cell.col for cell in sheet.cells) + 1
    height = max(cell.row for cell in sheet.cells) + 1
    found = [[""] * width for _ in range(height)]
    for cell in sheet.cells:
        found[cell.row][cell.col] = cell.text
    return found


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_separators_and_encodings(separator, encoding):
    assert read(written(ROWS, separator).encode(encoding)) == ROWS


def test_the_sheet_has_the_name_of_the_file():
    assert (
        read_csv_file(b"a;b\n1;2\n", "données.csv").sheets[0].name == "données"
    )


@pytest.mark.parametrize("data", [b"a\0b;c\n", b"\xff\xfe\x00", b"\x81\x8d"])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(UnreadableError):
        read_csv_file(data, "x.csv")


_TEXT = st.text("abcé 12,;\"'\n", min_size=1, max_size=12).filter(
    lambda text: text.strip() == text
)


@given(
    st.integers(2, 4).flatmap(
        lambda width: st.lists(
            st.lists(_TEXT, min_size=width, max_size=width),
            min_size=4,
            max_size=8,
        )
    )
)
def test_what_a_writer_of_csv_writes_reads_back(rows):
    plain = [[text.replace("\n", " ") for text in row] for row in rows]
    head = [f"c{n}" for n in range(len(rows[0]))]
    table = [head, *plain]
    if not any(",;" in "".join(row) or "," in "".join(row) for row in plain):
        assert read(written(table, ";").encode()) == table


def test_a_quote_that_is_left_open_loses_no_row_in_silence() -> None:
    text = 'Club;Montant\n"Judo;12\nLutte;30\nTotal;42\n'
    with pytest.raises(UnreadableError, match="opens on line 2 "):
        read_csv_file(text.encode(), "a.csv")
