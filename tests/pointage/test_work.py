"""What every command does alike: it refuses to start without asserts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "sample_pdfs" / "pas-de-calais-2022-244.pdf"


@pytest.mark.parametrize("flag", ["-O", "-OO"])
@pytest.mark.parametrize(
    "arguments", [["--help"], ["audit", str(SAMPLE), "-o", "out"], ["site", "x"]]
)
def test_without_asserts_no_command_starts(flag, arguments, tmp_path):
    """Under ``-OO`` all checks crashed for want of docstrings, and the audit came out green."""
    done = subprocess.run(
        [sys.executable, flag, "-m", "pointage", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "python -O" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_without_asserts_python_is_refused_too():
    code = (
        "import sys, pointage\n"
        "from extract.errors import UsageError\n"
        "for do in (pointage.audit, pointage.extract):\n"
        "    try:\n"
        "        do(sys.argv[1])\n"
        "    except UsageError as error:\n"
        "        print(error.exit_code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(SAMPLE)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONOPTIMIZE": "1"},
        check=False,
    )
    assert done.stdout.split() == ["2", "2"], done.stderr
