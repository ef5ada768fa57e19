"""Files of a folder: those written row by row are those written at once; a folder is replaced where
it is, and nowhere else.
"""

import os

import pytest

from extract.errors import UsageError
from reports.files.atomic_folder import (
    CsvFile,
    csv_text,
    replace_folder,
    write_text,
)


def test_a_csv_written_row_by_row_is_the_one_written_at_once(tmp_path):
    rows = [["a", "b;c"], ['say "d"', "é\nf"], ["\ud800", ""]]
    write_text(tmp_path / "once.csv", csv_text(rows))
    with CsvFile(tmp_path / "rows.csv") as file:
        for row in rows:
            file.row(row)
    assert (tmp_path / "rows.csv").read_bytes() == (
        tmp_path / "once.csv"
    ).read_bytes()


def fill(folder):
    (folder / "report").write_text("new")


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
@pytest.mark.parametrize("target", ["mine", "ID", "absent"])
def test_a_folder_that_is_a_link_is_refused(tmp_path, target):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("precious")
    place = tmp_path / "ID"
    place.symlink_to(target)
    with pytest.raises(UsageError, match=r"ID: this is a link .+ Remove"):
        replace_folder(place, fill)
    assert place.is_symlink()
    assert {path.name for path in tmp_path.iterdir()} == {"ID", "mine"}
    assert [path.name for path in (tmp_path / "mine").iterdir()] == [
        "thesis.txt"
    ]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_one_that_the_user_names_may_lead_nowhere(tmp_path):
    (tmp_path / "round").symlink_to("round")
    with pytest.raises(OSError, match="round"):
        replace_folder(tmp_path / "round", fill, may_be_link=True)


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_what_lies_in_a_linked_folder_is_replaced(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    replace_folder(tmp_path / "out" / "ID", fill)
    assert (tmp_path / "real" / "ID" / "report").read_text() == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names")
def test_what_is_no_folder_is_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "ID")
    with pytest.raises(NotADirectoryError, match="ID"):
        replace_folder(tmp_path / "ID", fill)
    assert (tmp_path / "ID").is_fifo()
