"""What others put into a folder of ours stays."""

import os
from pathlib import Path

import pytest

from reports.files.audit_folder import write_audit
from reports.files.disk.finished_folder import sign
from reports.files.disk.kept_files import keep_files


@pytest.fixture
def old(tmp_path):
    """A folder of ours with a note of somebody."""
    folder = tmp_path / "old"
    (folder / "data").mkdir(parents=True)
    (folder / "audit.json").write_text("{}")
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
    return folder


def names(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if not path.is_dir() or path.is_symlink()
    }


def test_what_the_sums_do_not_name_is_kept(old, fresh):
    keep_files(old, fresh)
    assert names(fresh) == {"audit.json", "data/mine.txt", "letters/sent/a.odt"}
    assert (fresh / "audit.json").read_text() == "{1}"
    assert (fresh / "data" / "mine.txt").read_text() == "a note"


def test_without_sums_what_has_another_name_than_ours_is_kept(old, fresh):
    (old / "SHA256SUMS").write_text("no sums")
    keep_files(old, fresh)
    assert names(fresh) == {"audit.json", "letters/sent/a.odt"}


def test_a_folder_that_is_not_there_holds_nothing(tmp_path, fresh):
    keep_files(tmp_path / "absent", fresh)
    assert names(fresh) == {"audit.json"}


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


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_folder_of_somebody_that_is_linked_there_keeps_its_files(
    make_audit, paper, tmp_path
):
    mine, out = tmp_path / "mine", tmp_path / "out"
    mine.mkdir()
    out.mkdir()
    (mine / "thesis.txt").write_text("precious")
    audit = make_audit()
    (out / audit.document.document_id).symlink_to(mine)
    write_audit(audit, paper, out, pages="none")
    assert (mine / "thesis.txt").read_text() == "precious"
    assert (mine / "audit.json").is_file()
