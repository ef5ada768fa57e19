"""What others put into a folder of ours stays."""

import os
from pathlib import Path

import pytest

from reports.files.audit_folder import write_audit
from reports.files.disk.finished_folder import sign
from reports.files.disk.kept_files import keep_files

OURS = {"audit.json", "datapackage.json"}


@pytest.fixture
def old(tmp_path):
    """A folder of ours with a note of somebody."""
    folder = tmp_path / "old"
    (folder / "data").mkdir(parents=True)
    (folder / "audit.json").write_text("{}")
    (folder / "datapackage.json").write_text("{}")
    (folder / "data" / "gone.csv").write_text("1")
    sign(folder)
    (folder / "data" / "mine.txt").write_text("a note")
    (folder / "letters" / "sent").mkdir(parents=True)
    (folder / "letters" / "sent" / "a.odt").write_text("a letter")
    return folder


@pytest.fixture
def fresh(tmp_path):
    folder = tmp_path / "fresh"
    (folder / "data").mkdir(parents=True)
    (folder / "audit.json").write_text("{1}")
    (folder / "datapackage.json").write_text("{1}")
    return folder


def names(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if not path.is_dir() or path.is_symlink()
    }


def test_what_the_sums_do_not_name_is_kept(old, fresh):
    keep_files(old, fresh)
    assert names(fresh) == {*OURS, "data/mine.txt", "letters/sent/a.odt"}
    assert (fresh / "audit.json").read_text() == "{1}"
    assert (fresh / "data" / "mine.txt").read_text() == "a note"


def test_without_sums_what_has_another_name_than_ours_is_kept(old, fresh):
    (old / "SHA256SUMS").write_text("no sums")
    keep_files(old, fresh)
    assert names(fresh) == {*OURS, "letters/sent/a.odt"}


def test_a_folder_that_is_not_there_holds_nothing(tmp_path, fresh):
    keep_files(tmp_path / "absent", fresh)
    assert names(fresh) == OURS


@pytest.mark.parametrize("forged", ["audit.json", "data/new.csv"])
def test_what_forged_sums_leave_out_replaces_nothing(old, fresh, forged):
    (old / forged).write_text("forged")
    (fresh / "data" / "new.csv").write_text("{1}")
    sums = (old / "SHA256SUMS").read_text().splitlines(keepends=True)
    (old / "SHA256SUMS").write_text(
        "".join(line for line in sums if not line.endswith(f"  {forged}\n"))
    )
    keep_files(old, fresh)
    assert (fresh / forged).read_text() == "{1}"
    assert (fresh / "data" / "mine.txt").read_text() == "a note"


def test_a_file_and_a_folder_of_one_name_are_those_that_are_new(old, fresh):
    (old / "report.html").mkdir()
    (old / "report.html" / "a").write_text("forged")
    (old / "evidence").write_text("forged")
    (fresh / "report.html").write_text("{1}")
    (fresh / "evidence").mkdir()
    keep_files(old, fresh)
    assert (fresh / "report.html").read_text() == "{1}"
    assert list((fresh / "evidence").iterdir()) == []


def test_what_cannot_be_kept_is_named(old, fresh, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "closed", str(old / "letters"))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(PermissionError) as caught:
        keep_files(old, fresh)
    assert caught.value.filename == str(old / "letters")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names")
def test_a_pipe_is_kept_or_named(make_audit, paper, tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError

    folder = write_audit(make_audit(), paper, tmp_path, pages="none")
    os.mkfifo(folder / "pipe")
    (folder / "nowhere").symlink_to("absent")
    (folder / "round").symlink_to("round")
    write_audit(make_audit(), paper, tmp_path, pages="none")
    assert (folder / "pipe").is_fifo()
    assert {"nowhere", "round"} <= names(folder)

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(OSError, match="pipe") as caught:
        write_audit(make_audit(), paper, tmp_path, pages="none")
    assert caught.value.filename == str(folder / "pipe")
    assert (folder / "report.html").is_file()


def test_a_disk_without_second_names_gets_a_copy(old, fresh, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    keep_files(old, fresh)
    assert (fresh / "data" / "mine.txt").read_text() == "a note"


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_stays_a_link(tmp_path, old, fresh):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "b.txt").write_text("b")
    (old / "elsewhere").symlink_to(tmp_path / "other")
    (old / "nowhere").symlink_to("absent")
    keep_files(old, fresh)
    assert (fresh / "elsewhere").readlink() == tmp_path / "other"
    assert (fresh / "nowhere").is_symlink()


def test_what_is_written_beside_an_audit_stays_through_the_next_ones(
    make_audit, paper, tmp_path
):
    folder = write_audit(make_audit(), paper, tmp_path, pages="none")
    (folder / "decisions.csv").write_text("decided")
    for _ in range(2):
        assert (
            write_audit(make_audit(), paper, tmp_path, pages="none") == folder
        )
        assert (folder / "decisions.csv").read_text() == "decided"
        assert "decisions.csv" not in (folder / "SHA256SUMS").read_text()
