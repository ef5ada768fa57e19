"""A folder is finished when its last file is there and all that it names."""

import os
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

AUDIT = "audit.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_text(tmp_path / "audit.json", "{}")
    write_text(tmp_path / "data" / "cells.csv", "a")
    sign(tmp_path)
    return tmp_path


def test_a_signed_folder_is_finished(folder: Path) -> None:
    assert missing_file(folder, AUDIT) == ""
    refuse_unfinished(folder, AUDIT)


def test_what_is_missing_is_named(folder: Path) -> None:
    (folder / "data" / "cells.csv").unlink()
    assert missing_file(folder, AUDIT) == "data/cells.csv"
    with pytest.raises(UsageError, match=r"data/cells\.csv"):
        refuse_unfinished(folder, AUDIT)
    (folder / SIGNATURES).unlink()
    assert missing_file(folder, AUDIT) == SIGNATURES


@pytest.mark.parametrize(
    "line",
    [
        "half",
        f"{'0' * 64}  ../../x",
        f"{'0' * 64}  a/../../x",
        f"{'0' * 64}  /etc/passwd",
        "0" * 63,
        "",
        f"{'0' * 64}  data/cells.csv",
    ],
)
def test_a_list_of_another_form_is_none(folder: Path, line: str) -> None:
    (folder / SIGNATURES).write_text(line, encoding="utf-8")
    assert missing_file(folder, AUDIT) == SIGNATURES


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
@pytest.mark.parametrize("name", ["data/cells.csv", SIGNATURES])
def test_a_file_elsewhere_is_none_of_the_folder(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "file"
    (folder / name).rename(elsewhere)
    (folder / name).symlink_to(elsewhere)
    assert missing_file(folder, AUDIT) == name


def test_a_name_that_no_system_takes_is_that_of_a_missing_file(
    folder: Path,
) -> None:
    with (folder / SIGNATURES).open("a", encoding="utf-8") as sums:
        sums.write(f"{'0' * 64}  {'a' * 5_000}\n")
    assert missing_file(folder, AUDIT).startswith("aaa")
