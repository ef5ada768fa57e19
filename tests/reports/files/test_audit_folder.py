"""The folder of an audit: all its files, exact, signed, the same every time."""

import csv
import hashlib
from pathlib import Path

import pytest

from extract.records.frames import frames
from reports.files.atomic_folder import csv_text
from reports.files.audit_folder import write_audit, write_extract
from reports.files.disk.finished_folder import sign

FRAMES = (
    "grants",
    "totals",
    "budget_lines",
    "unit_rates",
    "claims",
    "votes",
    "cells",
)


def _read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_every_file_of_the_contract_is_there(audit, paper, tmp_path):
    folder = write_audit(audit, paper, tmp_path)
    names = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert folder == tmp_path / audit.document.document_id
    frames = {
        f"data/{name}.csv"
        for name in [
            "grants",
            "totals",
            "budget_lines",
            "unit_rates",
            "claims",
            "votes",
            "cells",
        ]
    }
    evidence = {
        "evidence/aaaa1111-1.png",
        "evidence/bbbb2222-1.png",
        "evidence/bbbb2222-2.png",
    }
    plain = {
        "findings.csv",
        "findings.json",
        "findings.sarif",
        "report.html",
        "audit.json",
        "datapackage.json",
    }
    assert names >= frames | evidence | plain | {
        "tables/annexe-1-1.csv",
        "SHA256SUMS",
    }
    assert not [path for path in tmp_path.iterdir() if path != folder], (
        "nothing is left beside it"
    )


def test_the_same_audit_gives_the_same_bytes(audit, paper, tmp_path):
    first, second = (
        write_audit(audit, paper, tmp_path / "a"),
        write_audit(audit, paper, tmp_path / "b"),
    )
    for path in sorted(first.rglob("*")):
        if path.is_file():
            assert (
                path.read_bytes()
                == (second / path.relative_to(first)).read_bytes()
            ), path.name


def test_a_second_run_replaces_the_folder_as_a_whole(audit, paper, tmp_path):
    folder = write_audit(audit, paper, tmp_path)
    (folder / "stale.txt").write_text("old", encoding="utf-8")
    sign(folder)
    write_audit(audit, paper, tmp_path)
    assert not (folder / "stale.txt").exists()


def test_a_failure_leaves_the_old_folder_untouched(audit, paper, tmp_path):
    class Broken:
        def render(self, page_number, scale, clip=None):
            raise OSError("no paper")

    folder = write_audit(audit, paper, tmp_path)
    before = (folder / "SHA256SUMS").read_bytes()
    with pytest.raises(OSError, match="no paper"):
        write_audit(audit, Broken(), tmp_path)
    assert (folder / "SHA256SUMS").read_bytes() == before
    assert list(tmp_path.iterdir()) == [folder]


def test_checksums_cover_every_other_file(audit, paper, tmp_path):
    folder = write_audit(audit, paper, tmp_path)
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    named = {line[66:]: line[:64] for line in lines}
    files = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert set(named) == files - {"SHA256SUMS"}
    for name, digest in named.items():
        assert (
            hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        )


def test_a_table_as_printed(audit, paper, tmp_path):
    rows = _read_csv(
        write_audit(audit, paper, tmp_path) / "tables" / "annexe-1-1.csv"
    )
    assert rows == [
        ["Territoire", "Structure", "Places", "Tarif", "Montant"],
        ["Artois", "Alpha", "10", "100,00 €", "1 000,00 €"],
        ["", "Bêta", "35", "100,00 €", "1 500,00 €"],
        ["Ternois", "Gamma", "7", "100,00 €", "700,00 €"],
        ["TOTAL", "", "52", "", "3 200,00 €"],
    ]


def test_csv_is_rfc_4180(audit, paper, tmp_path):
    folder = write_audit(audit, paper, tmp_path)
    for path in folder.rglob("*.csv"):
        data = path.read_bytes()
        assert data.endswith(b"\r\n")
        assert not data.startswith(b"\xef\xbb\xbf")
        assert len({len(row) for row in _read_csv(path)}) == 1, path.name


def test_nothing_of_the_machine_is_written(audit, paper, tmp_path):
    folder = write_audit(audit, paper, tmp_path)
    for path in folder.rglob("*"):
        if path.is_file():
            assert str(tmp_path).encode() not in path.read_bytes()


def test_extract_alone_writes_tables_and_frames(audit, tmp_path):
    folder = write_extract(audit.document, tmp_path)
    names = {path.relative_to(folder).parts[0] for path in folder.rglob("*")}
    assert names == {"tables", "data", "datapackage.json", "SHA256SUMS"}


def test_page_images_follow_the_option(audit, paper, tmp_path):
    def pages(option: str) -> int:
        html = (
            write_audit(audit, paper, tmp_path, pages=option) / "report.html"
        ).read_text(encoding="utf-8")
        return html.count('<figure class="page"')

    assert (pages("none"), pages("tables"), pages("all")) == (0, 2, 2)


def test_an_extract_streams_what_the_frames_hold(audit, tmp_path):
    folder = write_extract(audit.document, tmp_path)
    for name, frame in frames(audit.document).items():
        text = csv_text([list(frame.columns), *frame.to_numpy().tolist()])
        assert (folder / "data" / f"{name}.csv").read_bytes() == text.encode()
