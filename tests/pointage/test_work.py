"""What every command does alike: it refuses to start without asserts, and shows what names hide."""

import os
import re
import subprocess
import sys
from html import escape
from pathlib import Path

import pytest

from extract.hidden_characters import HIDDEN
from pointage.commands.jobs import AuditJob
from pointage.pipeline import AuditOptions
from pointage.signals import INTERRUPTED
from pointage.work import (
    INTERNAL,
    OK,
    UNREADABLE,
    USAGE,
    Voice,
    attempt,
    for_each,
    print_out,
)
from reports.publication.site import build_site

from .batch.corpora import small_pdf

SAMPLE = (
    Path(__file__).parents[2] / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
)


@pytest.mark.parametrize("flag", ["-O", "-OO"])
@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["audit", str(SAMPLE), "-o", "out"], ["site", "x"]],
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


NAMES = {
    b"d\xe9lib.pdf": r"d\xe9lib.pdf",
    b"esc\x1b[31m\x07.pdf": r"esc\x1b[31m\x07.pdf",
    b"line\nbreak.pdf": r"line\nbreak.pdf",
    "turned\u202efdp.exe.pdf".encode(): r"turned\u202efdp.exe.pdf",
}


@pytest.fixture
def named(tmp_path):
    """A folder of documents with such names, in a folder with one."""
    folder = tmp_path / os.fsdecode(b"in\xff\x1b[1m\n")
    folder.mkdir()
    pdf = small_pdf(tmp_path / "plain.pdf", 1).read_bytes()
    for number, name in enumerate(NAMES):
        path = folder / os.fsdecode(name)
        path.write_bytes(pdf + b"\n%%%d" % number)
    return folder


def is_plain(text: str) -> bool:
    """Whether a text holds no character that a terminal or a page would obey."""
    return not HIDDEN.search(text.replace("\n", ""))


def test_names_are_shown_and_not_obeyed_in_all_that_is_written(
    named, tmp_path, capsys
):
    """A name that is not UTF-8 ended as an internal error, an escape sequence reached the
    terminal.
    """
    out, voice = tmp_path / "out", Voice("fr")
    job = AuditJob(AuditOptions(), out, voice, "error", "none")
    assert for_each([named], voice, job) == OK
    said = capsys.readouterr().err
    assert is_plain(said)
    for shown in NAMES.values():
        assert f"{shown} : lecture" in said
    assert len(said.splitlines()) == 6 * len(NAMES)

    folders = sorted(out.iterdir())
    assert len(folders) == len(NAMES)
    for folder in folders:
        assert re.fullmatch(r"[A-Za-z0-9._-]+", folder.name)
        for path in folder.rglob("*"):
            if path.suffix in {".html", ".json", ".csv", ".sarif"}:
                assert is_plain(path.read_text(encoding="utf-8")), path.name
        report = (folder / "report.html").read_text(encoding="utf-8")
        assert any(escape(shown) in report for shown in NAMES.values())


def test_names_are_shown_on_a_site(named, tmp_path, capsys):
    out, voice = tmp_path / "out", Voice("fr")
    job = AuditJob(AuditOptions(), out, voice, "error", "none")
    for_each([named], voice, job)
    build_site(out, tmp_path / "site")
    for name in ("index.html", "atom.xml", "sitemap.xml", "withheld.csv"):
        assert is_plain((tmp_path / "site" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_errors_are_one_line_whatever_the_name(tmp_path, capsys, lang):
    absent = tmp_path / "a\nb\x1b[2J\udce9.pdf"
    assert for_each([absent], Voice(lang), lambda _: OK) == UNREADABLE
    empty = tmp_path / "dir\n\udcff"
    empty.mkdir()
    assert for_each([empty], Voice(lang), lambda _: OK) == USAGE
    said = capsys.readouterr().err
    assert is_plain(said)
    assert len(said.splitlines()) == 2


def test_results_and_crashes_are_told_without_being_obeyed(capsys):
    print_out("a\x1b[2J\nb\u202e")
    assert capsys.readouterr().out == "a\\x1b[2J\nb\\u202e\n"

    def crash() -> int:
        raise RuntimeError

    assert attempt("a\n\x1b.pdf", Voice("fr"), crash) == INTERNAL
    assert capsys.readouterr().err.startswith("a\\n\\x1b.pdf : erreur interne")


def test_a_command_that_is_interrupted_says_so(capsys):
    def stop() -> int:
        raise KeyboardInterrupt

    assert attempt("out", Voice("fr"), stop) == INTERRUPTED
    assert capsys.readouterr().err.startswith("Interrompu")
