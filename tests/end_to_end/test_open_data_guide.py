"""docs/open-data.md is run."""

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pointage.cli import app

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
_BLOCK = re.compile(
    r"^```(\w+)(?: exit=(\d))?\n(.*?)^```$", re.MULTILINE | re.DOTALL
)


def test_open_data_is_run_from_pdf_to_data_set(tmp_path, monkeypatch):
    pytest.importorskip("frictionless")
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLE, "deliberation.pdf")
    blocks = _BLOCK.findall(
        (ROOT / "docs" / "open-data.md").read_text(encoding="utf-8")
    )
    assert {kind for kind, _, _ in blocks} == {"sh", "toml", "python"}
    for kind, code, text in blocks:
        if kind == "sh":
            for line in text.splitlines():
                done = CliRunner().invoke(
                    app, line.removeprefix("pointage ").split()
                )
                assert done.exit_code == int(code or 0), (
                    f"{line}: {done.output}"
                )
        elif kind == "toml":
            (draft,) = tmp_path.glob("exports/*/complement.toml")
            draft.write_text(text, encoding="utf-8")
        else:
            exec(compile(text, "docs/open-data.md", "exec"), {})
    (home,) = tmp_path.glob("exports/deliberation-*")
    listed = set(
        re.findall(
            r"^\| `([\w.]+\.(?:csv|json))` \|",
            (ROOT / "docs" / "open-data.md").read_text("utf-8"),
            re.M,
        )
    )
    written = {path.name for path in (home / "scdl-subventions").iterdir()}
    assert listed - {"withheld.csv"} == written, "the sample names no person"
    assert (tmp_path / "tableur" / "csv" / "grants.csv").is_file()
