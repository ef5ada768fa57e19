"""The export formats by name, and the page that says how to add one."""

import importlib
import importlib.util
import json
import re
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import duckdb
import openpyxl
import pytest
from typer.testing import CliRunner

import pointage.cli
from pointage.cli import export_cli
from reports.export import formats
from reports.export.csv_files import write_csv
from reports.export.duckdb_file import write_duckdb
from reports.export.formats import FORMATS, ExportFormat, Option, export_format
from reports.export.parquet_files import write_parquet
from reports.export.xlsx_file import write_xlsx

GUIDE = Path(__file__).parents[3] / "docs" / "architecture.md"


def test_names_are_their_own_and_found():
    names = [known.name for known in FORMATS]
    assert len(names) == len(set(names))
    assert [export_format(name).name for name in names] == names
    with pytest.raises(KeyError):
        export_format("ods")


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_every_line_leads_to_its_writer(known: ExportFormat):
    pytest.importorskip("frictionless")
    assert callable(known.load())


def test_the_help_names_every_format():
    said = CliRunner().invoke(pointage.cli.app, ["export", "--help"]).output
    assert "|".join(known.name for known in FORMATS) in re.sub(
        r"\s+", " ", said
    ).replace("| ", "|")


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_an_option_that_means_nothing_to_a_format_is_refused(
    known: ExportFormat, sample
):
    given = {
        Option.INIT: ["--init"],
        Option.COMPLEMENT: ["--complement", "rien.toml"],
        Option.EXCEL_FR: ["--excel-fr"],
    }
    for option, words in given.items():
        if option not in known.takes:
            line = ["export", str(sample.path), "--to", known.name, *words]
            assert CliRunner().invoke(pointage.cli.app, line).exit_code == 2


@pytest.fixture
def added(monkeypatch, tmp_path) -> ExportFormat:
    """The format that the page tells to add: its module written, its line in the registry."""
    section = GUIDE.read_text(encoding="utf-8").partition(
        "## To add an export format"
    )[2]
    module, line = re.findall(r"```python\n(.*?)```", section, re.DOTALL)[:2]
    wanted: ExportFormat = eval(line, {"ExportFormat": ExportFormat})
    name, _, _ = wanted.writer.partition(":")

    path = tmp_path / "written.py"
    path.write_text(module, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    monkeypatch.setitem(sys.modules, name, made)
    monkeypatch.setattr(formats, "FORMATS", (*FORMATS, wanted))
    return wanted


@pytest.fixture
def reloaded(added):
    """The command line as a process would have it that starts with the added format."""
    yield _reloaded()
    formats.FORMATS = FORMATS
    _reloaded()


def _reloaded() -> ModuleType:
    importlib.reload(export_cli)
    return importlib.reload(pointage.cli)


def test_a_format_added_as_the_page_says_is_written(
    added, reloaded, sample, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    run: Callable[..., object] = CliRunner().invoke
    assert f"|{added.name}" in run(reloaded.app, ["export", "--help"]).output
    line = [
        "export",
        str(sample.path),
        "--to",
        added.name,
        "-o",
        str(tmp_path / "out"),
    ]
    for _ in range(2):  # and again over it
        done = run(reloaded.app, line)
        assert done.exit_code == 0, done.output

    written = tmp_path / "out" / added.name
    assert {path.suffix for path in written.iterdir()} == {added.suffix}
    rows = (written / "votes.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(row)["for"] for row in rows] == [
        record["for"] for record in sample.records("votes")
    ]
    refused = run(reloaded.app, [*line, "--excel-fr"])
    assert refused.exit_code == 2


def test_the_sample_comes_back_from_every_format(sample, tmp_path):
    write_csv(sample, tmp_path / "csv")
    back = {path.stem: path for path in (tmp_path / "csv").glob("*.csv")}
    for resource in sample.resources:
        source = sample.path / resource.path
        assert back[resource.name].read_bytes() == source.read_bytes()
    write_parquet(sample, tmp_path / "parquet")
    (base,) = write_duckdb(sample, tmp_path)
    with duckdb.connect(str(base), read_only=True) as database:
        for resource in sample.resources:
            file = tmp_path / "parquet" / f"{resource.name}.parquet"
            rows = database.execute(
                "FROM read_parquet($1)", [str(file)]
            ).fetchall()
            assert len(rows) == len(resource.rows)
            kept = database.execute(
                f'SELECT * FROM "{resource.name}"'
            ).fetchall()
            assert kept == rows
    (book,) = write_xlsx(sample, tmp_path)
    grants = sample.resource("grants")
    at = [field.name for field in grants.fields].index("amount")
    sheet = openpyxl.load_workbook(book)["Lignes d'attribution"]
    shown = [cell.value for cell in sheet[1]].index("Montant")
    amounts = [row[shown].value for row in sheet.iter_rows(min_row=2)]
    assert [
        None if each is None else Decimal(str(each)) for each in amounts
    ] == [Decimal(row[at]) if row[at] else None for row in grants.rows]
