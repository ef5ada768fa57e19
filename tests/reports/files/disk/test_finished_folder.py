"""A folder is finished when its last file is there and all that it names."""

from pathlib import Path

import pytest

from extract.errors import UsageError
from reports.files.atomic_folder import write_text
from reports.files.disk.finished_folder import (
    SIGNATURES,
    missing_file,
    refuse_unfinished,
    sign,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_text(tmp_path / "audit.json", "{}")
    write_text(tmp_path / "data" / "cells.csv", "a")
    sign(tmp_path)
    return tmp_path


def test_a_signed_folder_is_finished(folder: Path) -> None:
    assert missing_file(folder) == ""
    refuse_unfinished(folder)


def test_what_is_missing_is_named(folder: Path) -> None:
    (folder / "data" / "cells.csv").unlink()
    assert missing_file(folder) == "data/cells.csv"
    with pytest.raises(UsageError, match=r"data/cells\.csv"):
        refuse_unfinished(folder)
    (folder / SIGNATURES).unlink()
    assert missing_file(folder) == SIGNATURES


@pytest.mark.parametrize(
    "line",
    [
        "half",
        f"{'0' * 64}  ../../x",
        f"{'0' * 64}  a/../../x",
        f"{'0' * 64}  /etc/passwd",
        "0" * 63,
    ],
)
def test_a_list_of_another_form_is_none(folder: Path, line: str) -> None:
    (folder / SIGNATURES).write_text(line, encoding="utf-8")
    assert missing_file(folder) == SIGNATURES
