"""`pointage dossier` on seven documents of an invented town, clean and contradicted."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from benchmarks.dossier.town import SEEDED
from pointage.cli import app

DOCUMENTS = Path(__file__).parents[2] / "benchmarks" / "dossier" / "documents"


def run(*line: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, [str(word) for word in line])
    return done.exit_code, done.stdout


def told(out: Path) -> Any:
    return json.loads(
        (out / "dossier" / "dossier.json").read_text(encoding="utf-8")
    )


def deviations(made: Any) -> list[str]:
    return [
        one["rule"]
        for one in made["comparisons"]
        if one["verdict"] == "deviates"
    ]


@pytest.fixture(scope="module")
def wrong(tmp_path_factory) -> Path:
    out: Path = tmp_path_factory.mktemp("wrong")
    code, _ = run("dossier", DOCUMENTS / "contradicted", "-o", out, "-q")
    assert code == 1
    return out


def test_the_four_contradictions_are_found_and_nothing_else(wrong):
    made = told(wrong)
    assert sorted(deviations(made)) == sorted(SEEDED)
    assert made["unlinked"] == []
    assert len(made["documents"]) == 7


def test_a_clean_dossier_agrees(tmp_path):
    code, _ = run("dossier", DOCUMENTS / "clean", "-o", tmp_path, "-q")
    made = told(tmp_path)
    assert (code, deviations(made), made["unlinked"]) == (0, [], [])
    rules = {one["rule"] for one in made["comparisons"]}
    assert rules >= {*SEEDED, "result-taken-over"}


def test_each_figure_has_its_place_and_its_picture(wrong):
    for one in told(wrong)["comparisons"]:
        for fact in (*one["left"]["facts"], *one["right"]["facts"]):
            assert (wrong / "dossier" / fact["evidence"]).is_file()
            assert fact["places"]
            assert (wrong / fact["document"] / "report.html").is_file()
    cells = [
        place.get("cell", "")
        for one in told(wrong)["comparisons"]
        for fact in one["right"]["facts"]
        for place in fact["places"]
    ]
    assert "Tableau 1!C8" in cells


def test_the_report_is_one_page_without_a_request(wrong):
    page = (wrong / "dossier" / "report.html").read_text(encoding="utf-8")
    assert "Club nautique" in page
    assert "1 800,00" in page.replace("\u202f", " ").replace("\u00a0", " ")
    assert "http" not in page.replace("http-equiv", "")
    assert "<script" not in page


def test_the_sums_are_those_of_the_files(wrong):
    folder = wrong / "dossier"
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    files = {path for path in folder.rglob("*") if path.is_file()}
    assert len(lines) == len(files) - 1
    for line in lines:
        digest, _, name = line.partition("  ")
        assert (
            hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        )


def test_fewer_documents_in_english_with_one_that_cannot_be_read(tmp_path):
    source = tmp_path / "in"
    source.mkdir()
    for name in ("subventions-2025.pdf", "subventions-scdl-2025.csv"):
        shutil.copy(DOCUMENTS / "contradicted" / name, source)
    line = (
        "dossier",
        source,
        "-o",
        tmp_path / "a",
        "--lang",
        "en",
        "--json",
        "-q",
    )
    code, out = run(*line)
    assert (code, deviations(json.loads(out))) == (1, ["grant"])
    page = (tmp_path / "a" / "dossier" / "report.html").read_text(
        encoding="utf-8"
    )
    assert "Deviations between documents" in page

    (source / "vide.pdf").write_bytes(b"")
    code, _ = run(
        "dossier", source, "-o", tmp_path / "b", "-q", "--fail-on", "never"
    )
    assert (code, told(tmp_path / "b")["unread"]) == (3, ["vide.pdf"])
    first = (tmp_path / "a" / "dossier" / "SHA256SUMS").read_text(
        encoding="utf-8"
    )
    assert "evidence/figure-1.png" in first


def test_a_folder_of_nothing_is_a_usage_error(tmp_path):
    (tmp_path / "in").mkdir()
    assert run("dossier", tmp_path / "in", "-o", tmp_path / "out")[0] == 2


def test_what_no_run_wrote_is_not_replaced(tmp_path):
    """A folder of documents that is called as the report's is."""
    documents = tmp_path / "dossier"
    documents.mkdir()
    (documents / "a.csv").write_text("Poste;Montant\nEau;12\n")
    line = ["dossier", str(documents), "-o", str(tmp_path)]
    done = CliRunner().invoke(app, line)
    assert done.exit_code == 2
    assert "a.csv" in done.output
    assert [one.name for one in tmp_path.rglob("*")] == ["dossier", "a.csv"]


def test_a_report_is_replaced_by_the_next(tmp_path):
    for _ in range(2):
        code, _ = run("dossier", DOCUMENTS / "clean", "-o", tmp_path, "-q")
        assert code == 0
