"""A program that stands in for Tesseract, and a machine without programs."""

import os
import sys

import pytest

COLUMNS = (
    "level", "page_num", "block_num", "par_num", "line_num", "word_num",
    "left", "top", "width", "height", "conf", "text",
)  # fmt: skip
TSV = "\t".join(COLUMNS)
WORDS = (
    ("Judo", 100, 200, 80, 96.5),
    ("club", 190, 200, 80, 80.0),
    ("500,00", 600, 204, 120, 91.0),
)


@pytest.fixture
def tesseract(tmp_path, monkeypatch):
    """A program named tesseract, first on PATH, that reads three words on any picture."""
    if sys.platform == "win32":
        pytest.skip(
            "a program is stood in for by a script that Windows would not run"
        )
    rows = [TSV, "1\t1\t0\t0\t0\t0\t0\t0\t800\t600\t-1\t"]
    rows += [
        f"5\t1\t1\t1\t1\t{n}\t{x}\t{y}\t{w}\t22\t{c}\t{text}"
        for n, (text, x, y, w, c) in enumerate(WORDS)
    ]
    rows += [
        "5\t1\t2\t1\t1\t1\t100\t300\t80\t22\t50\tseul",
        "5\t1\t2\t1\t2\t1\t100\t400\t80\t22\t50\t ",
    ]
    program = tmp_path / "tesseract"
    program.write_text(
        f"#!{sys.executable}\nimport sys\n"
        f"listing = {'List of languages:' + chr(10) + 'eng' + chr(10) + 'fra'!r}\n"
        f"page = {chr(10).join(rows)!r}\n"
        "sys.stdout.write(listing if '--list-langs' in sys.argv else page)\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return program


@pytest.fixture
def no_programs(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
