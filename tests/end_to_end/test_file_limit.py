"""Files larger than the system lets a process write: told in a sentence, with nothing half written
left, as a full disk is.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.platypus import SimpleDocTemplate, Table
from typer.testing import CliRunner

from pointage.cli import app

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="limits of the size of files are POSIX"
)


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    path = home / "acte.pdf"
    amounts = ["101,00", "102,00", "103,00", "104,00"]
    rows = [["Association", "Montant"]]
    rows += [[f"Club {n}", amount] for n, amount in enumerate(amounts)]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
    table = Table([*rows, ["TOTAL", "411,00"]], style=grid)
    SimpleDocTemplate(str(path), invariant=1).build([table])
    done = CliRunner().invoke(
        app, ["audit", str(path), "-o", str(home / "audits"), "--quiet"]
    )
    assert done.exit_code == 1  # the total is wrong
    return next((home / "audits").iterdir())


def limited(size: int) -> Callable[[], None]:
    def limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.parametrize(
    "command",
    [
        ["export", "--to", "xlsx", "-o", "out"],
        ["export", "--to", "csv", "-o", "out"],
        ["export", "--to", "duckdb", "-o", "out"],
        ["export", "--to", "parquet", "-o", "out"],
        ["dispositions", "--init", "out.xlsx"],
        ["letter", "--include-open", "-o", "out.odt"],
        ["letter", "--include-open", "-o", "out.docx"],
        ["letter", "--include-open", "-o", "out.pdf"],
        ["site", "-o", "out", "--include-open"],
    ],
    ids=" ".join,
)
def test_a_file_that_becomes_too_large_is_told(
    audited: Path, tmp_path: Path, command: list[str]
) -> None:
    name, *options = command
    done = subprocess.run(
        [sys.executable, "-m", "pointage", name, str(audited), *options],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=limited(300),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 2, done.stderr
    assert re.search(r"\((?:fichier trop gros|erreur du disque)\)", done.stderr)
    assert "Traceback" not in done.stderr
    left = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert not left
