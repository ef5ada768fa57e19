"""A pipe or a device in the place of a file, and a CSV that leaves a quote open: refused at once,
in a sentence, by every command.
"""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pointage.cli import app

pytestmark = pytest.mark.skipif(
    not hasattr(os, "mkfifo"), reason="pipes have no names here"
)


def told(*line: str | Path) -> str:
    done = CliRunner().invoke(app, [*map(str, line), "--lang", "en"])
    assert done.exit_code == 2, done.output
    assert done.output.count("\n") <= 2, done.output
    return done.output


@pytest.mark.parametrize("name", ["p.pdf", "p.csv", "p.xlsx", "p"])
@pytest.mark.parametrize(
    "command",
    [
        ["audit", "PIPE", "-o", "OUT"],
        ["extract", "PIPE", "-o", "OUT"],
        ["inspect", "PIPE"],
        ["suite", "draft", "PIPE", "-o", "OUT/suite.json"],
        ["suite", "run", "SUITE", "PIPE"],
        ["dossier", "PIPE", "-o", "OUT"],
        ["desk", "PIPE", "--port", "0"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_a_pipe_is_no_document(
    tmp_path: Path, command: list[str], name: str
) -> None:
    pipe, out = tmp_path / name, tmp_path / "out"
    os.mkfifo(pipe)
    out.mkdir()
    suite = tmp_path / "suite.json"
    suite.write_text('{"name": "x", "expectations": []}', encoding="utf-8")
    line = " ".join(command).replace("SUITE", str(suite))
    line = line.replace("PIPE", str(pipe)).replace("OUT", str(out))
    assert "this is no ordinary file" in told(*line.split())
    assert not list(out.iterdir())


def test_an_endless_device_is_no_document(tmp_path: Path) -> None:
    said = told("audit", "/dev/zero", "-o", tmp_path)
    assert "/dev/zero: this is no ordinary file" in said
