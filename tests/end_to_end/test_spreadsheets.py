"""The same annex as XLSX, ODS and CSV, from the command to every file made of its audit."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from typer.testing import CliRunner

from pointage.cli import app

from ..extract.sheets.books import (
    fill,
    french,
    ods,
    ods_row,
    ods_table,
    sheet_of,
)

ROOT = Path(__file__).parents[2]
ROWS: list[list[str | int | float | None]] = [
    ["Commune de Valbrune"],
    ["Annexe 1 - Subventions aux associations, exercice 2024"],
    [None],
    ["Association", "Objet", "Nombre", "Prix unitaire", "Montant 2024"],
    ["Amis du Moulin", "Sorties", 12, 45.5, 546],
    ["Club nautique", "Stages", 8, 120, 960],
    ["Harmonie", "Concerts", 3, 310, 930],
    ["Foyer rural", "Ateliers", 20, 25, 500],
    ["TOTAL", None, None, None, 2946],  # 10 € more than its lines
]
"""The total is wrong by ten euros; every product holds."""


def make_xlsx(path: Path) -> Path:
    book = Workbook()
    sheet = sheet_of(book, "Subventions")
    fill(sheet, ROWS)
    for cell in sheet[4]:
        cell.font = Font(bold=True)
    book.save(path)
    return path


def make_ods(path: Path) -> Path:
    return ods(path, ods_table("Subventions", "".join(map(ods_row, ROWS))))


def make_csv(path: Path) -> Path:
    lines = (";".join(map(french, row)) for row in ROWS)
    path.write_text("\r\n".join(lines), encoding="cp1252", errors="replace")
    return path


MAKERS = {"xlsx": make_xlsx, "ods": make_ods, "csv": make_csv}


def run(*line: object) -> int:
    return CliRunner().invoke(app, [str(word) for word in line]).exit_code


@pytest.fixture(scope="module", params=MAKERS)
def audited(request, tmp_path_factory) -> Path:
    """The folder of results of one form."""
    folder: Path = tmp_path_factory.mktemp(request.param)
    document = MAKERS[request.param](folder / f"Subventions.{request.param}")
    assert run("audit", document, "-o", folder / "out", "-q") == 1
    (made,) = (folder / "out").iterdir()
    return made


def audit_of(folder: Path) -> Any:
    return json.loads((folder / "audit.json").read_text(encoding="utf-8"))


def test_the_deviation_has_the_place_of_its_cell(audited):
    audit = audit_of(audited)
    (finding,) = (f for f in audit["findings"] if f["severity"] == "error")
    assert finding["kind"] == "sum"
    assert finding["delta"] == "10.00"
    cells = {item["printed"]: item["cell"] for item in finding["evidence"]}
    assert cells["2 946,00"] == "Subventions!E9"
    assert cells["546,00"] == "Subventions!E5"
    assert (audited / "evidence" / f"{finding['id']}-1.png").is_file()


def test_products_are_checked_as_in_a_pdf(audited):
    held = [
        outcome
        for outcome in audit_of(audited)["outcomes"]
        if outcome["verdict"] == "held"
        and outcome["identity"]["kind"] == "product"
    ]
    assert len(held) == 4


def test_audit_json_is_as_its_schema_says(audited):
    schema = json.loads(
        (ROOT / "reports" / "audit.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.validate(audit_of(audited), schema)


def test_the_data_package_is_valid(audited):
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(audited / "datapackage.json"))
    assert report.valid, report.flatten(["message"])


def test_places_in_the_frames_are_cells(audited):
    text = (audited / "data" / "cells.csv").read_text(encoding="utf-8")
    assert ",Subventions!E9," in text


def test_the_report_shows_the_sheet_and_names_the_cell(audited):
    page = (audited / "report.html").read_text(encoding="utf-8")
    assert "Subventions!E9" in page
    assert 'id="page-1"' in page


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_it_is_exported(audited, tmp_path, form):
    assert run("export", audited, "--to", form, "-o", tmp_path / "out") == 0


def test_decisions_site_letter_and_comparison(audited, tmp_path):
    decided = tmp_path / "decisions.toml"
    assert run("dispositions", audited, "--init", decided) == 0
    assert "2 946,00" in decided.read_text(encoding="utf-8")
    assert run("compare", audited, audited) == 0
    assert (
        run("letter", audited, "-o", tmp_path / "l.odt", "--include-open") == 0
    )
    assert (
        run("site", audited.parent, "-o", tmp_path / "site", "--include-open")
        == 0
    )
    suite = tmp_path / "suite.json"
    assert run("suite", "accept", audited, "-o", suite) == 0


def test_the_same_bytes_give_the_same_files(tmp_path):
    document = make_xlsx(tmp_path / "a.xlsx")
    for name in ("one", "two"):
        assert run("audit", document, "-o", tmp_path / name, "-q") == 1
    sums = [
        next((tmp_path / name).iterdir()) / "SHA256SUMS"
        for name in ("one", "two")
    ]
    assert sums[0].read_bytes() == sums[1].read_bytes()


def test_a_clean_annex_has_no_deviation_and_a_corrected_one_neither(tmp_path):
    book = Workbook()
    clean = [list(row) for row in ROWS]
    clean[-1][-1] = 2936
    fill(sheet_of(book, "Subventions"), clean)
    book.save(tmp_path / "a.xlsx")
    assert (
        run(
            "audit",
            tmp_path / "a.xlsx",
            "-o",
            tmp_path / "out",
            "-q",
            "--fail-on",
            "info",
        )
        == 0
    )

    wrong = make_xlsx(tmp_path / "b.xlsx")
    corrections = tmp_path / "c.toml"
    corrections.write_text(
        'author = "A. Auditrice"\ndate = 2024-05-01\n[[cell]]\n'
        'table = { header = ["Association", "Montant 2024"] }\n'
        'row = ["TOTAL"]\ncolumn = "Montant 2024"\nprinted = "2 946,00"\n'
        'text = "2 936,00"\nwhy = "lu sur la feuille"\n',
        encoding="utf-8",
    )
    code = run(
        "audit",
        wrong,
        "-o",
        tmp_path / "o2",
        "-q",
        "--corrections",
        corrections,
    )
    assert code == 0


def test_a_folder_is_searched_and_results_are_left_aside(tmp_path):
    source = tmp_path / "in"
    source.mkdir()
    make_csv(source / "a.csv")
    make_ods(source / "b.ods")
    (source / "~$c.xlsx").write_bytes(b"open elsewhere")
    out = source / "out"
    assert run("audit", source, "-o", out, "-q") == 1
    assert run("audit", source, "-o", out, "-q") == 1
    assert len(list(out.iterdir())) == 2


def test_extract_inspect_and_suites(tmp_path):
    document = make_xlsx(tmp_path / "a.xlsx")
    assert run("extract", document, "-o", tmp_path / "x", "-q") == 0
    picture = tmp_path / "p.png"
    assert run("inspect", document, "--page", 1, "--image", picture) == 0
    assert picture.stat().st_size > 0
    suite = tmp_path / "s.json"
    assert run("suite", "draft", document, "-o", suite) == 0
    assert run("suite", "run", suite, make_ods(tmp_path / "b.ods")) == 0
