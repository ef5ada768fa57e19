"""What a desk is opened on, and where its work is saved."""

import hashlib
import os
from pathlib import Path

import pytest

from extract.errors import UnreadableError, UsageError
from pointage.desk.desk_items import (
    OWN_FOLDER,
    desk_content,
    desk_items,
    find_pdf,
)


def test_pdfs_are_worked_on_beside_them(tmp_path):
    (tmp_path / "sous").mkdir()
    for name in ("b.pdf", "sous/a.PDF"):
        (tmp_path / name).write_bytes(b"%PDF-")
    items = desk_items(tmp_path)
    assert [
        item.decisions.relative_to(tmp_path).as_posix() for item in items
    ] == [
        "b.decisions.toml",
        "sous/a.decisions.toml",
    ]
    assert len({item.key for item in items}) == 2
    (one,) = desk_items(tmp_path / "b.pdf")
    assert one.key == items[0].key


def test_audits_are_worked_on_outside_their_folders(tmp_path):
    for name in ("x-1", "y-2"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "audit.json").write_text("{}", encoding="utf-8")
    items = desk_items(tmp_path)
    assert [item.name for item in items] == ["x-1", "y-2"]
    assert items[0].decisions == tmp_path / "x-1.decisions.toml"
    (one,) = desk_items(tmp_path / "y-2")
    assert one.folder == tmp_path / "y-2"


def test_nothing_to_open_is_told(tmp_path):
    with pytest.raises(UsageError):
        desk_items(tmp_path)
    with pytest.raises(UnreadableError):
        desk_items(tmp_path / "absent.pdf")


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path, monkeypatch):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UsageError) as caught:
        desk_items(tmp_path)
    assert "\n" not in caught.value.text("fr")
    assert "accès refusé" in caught.value.text("fr")


def test_the_pdf_of_an_audit_is_known_by_name_and_content(tmp_path):
    audit = tmp_path / "out" / "a-1"
    audit.mkdir(parents=True)
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"%PDF-1")
    digest = hashlib.sha256(b"%PDF-1").hexdigest()
    assert find_pdf(audit, "a.pdf", digest) == pdf
    assert find_pdf(audit, "a.pdf", "0" * 64) is None
    assert find_pdf(audit, "../a.pdf", digest) is None
    assert find_pdf(audit, "", digest) is None


def test_a_desk_opened_on_nothing_has_a_folder_of_its_own(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    made = desk_content(None)
    assert made.items == ()
    assert made.folder == tmp_path / OWN_FOLDER
    assert made.folder.is_dir()
    (made.folder / "a.pdf").write_bytes(b"%PDF-")
    assert [one.name for one in desk_content(None).items] == ["a.pdf"]

    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UsageError) as caught:
        desk_content(None)
    assert "\n" not in caught.value.text("fr")


def test_a_folder_takes_pdfs_and_an_audit_or_a_pdf_does_not(tmp_path):
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"%PDF-")
    assert desk_content(tmp_path).folder == tmp_path
    assert desk_content(pdf).folder is None
    audit = tmp_path / "out" / "a-1"
    audit.mkdir(parents=True)
    (audit / "audit.json").write_text("{}", encoding="utf-8")
    assert desk_content(audit).folder is None
