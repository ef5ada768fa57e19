"""The password file is read or refused with words; what crashed is told by an audit."""

import html
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from extract.errors import UsageError
from extract.french.folding import fold, plain
from pointage.commands.jobs import AuditJob, read_options
from pointage.pipeline import AuditOptions
from pointage.work import INTERNAL, OK, Voice
from validate.discover import Discovery, discover
from validate.registry import CHECKS

from ..batch.corpora import small_pdf
from ..test_cli import SAMPLE


def test_its_first_line_is_the_password(tmp_path: Path) -> None:
    file = tmp_path / "mot.txt"
    file.write_bytes("\ufeffsécret\r\nautre\r\n".encode())
    assert read_options(None, file).password == "sécret"


@pytest.mark.parametrize("content", [b"", b"\r\nsecret\r\n", b"\xff\xfe\x00"])
def test_an_empty_or_unreadable_file_is_a_usage_error(
    content: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "mot.txt"
    file.write_bytes(content)
    with pytest.raises(UsageError, match="first line"):
        read_options(None, file)


def options(name: str, tmp_path: Path) -> AuditJob:
    return AuditJob(
        AuditOptions(),
        tmp_path / name,
        Voice("fr"),
        "error",
        "none",
    )


def boom(*_: object) -> None:
    raise RuntimeError("broken")


def crash_checks(kept: int) -> Callable[..., Discovery]:
    """A discovery in which all checks but the first ones crash."""
    checks = [
        check if number < kept else replace(check, find=boom)
        for number, check in enumerate(CHECKS)
    ]
    return lambda document, **options: discover(
        document, tuple(checks), **options
    )


@pytest.mark.parametrize("kept", [0, 1, len(CHECKS) - 1])
def test_a_crash_of_checks_is_exit_code_4_and_the_first_line_of_the_report(
    kept: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """All is written, and nothing of it reads as an audit without deviations."""
    pdf = small_pdf(tmp_path / "delib.pdf", 1)
    monkeypatch.setattr("pointage.pipeline.discover", crash_checks(kept))
    assert options("out", tmp_path)(pdf) == INTERNAL
    assert "audit incomplet" in capsys.readouterr().err
    (folder,) = (tmp_path / "out").iterdir()
    report = (folder / "report.html").read_text(encoding="utf-8")
    head = report[report.index('<header class="head">') :].splitlines()
    assert 'role="alert"' in head[1]
    assert "Audit incomplet" in head[1]
    assert "ne relèvent aucun écart" not in report
    sarif = json.loads((folder / "findings.sarif").read_text(encoding="utf-8"))
    (invocation,) = sarif["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    crashed = len(CHECKS) - kept
    assert len(invocation["toolExecutionNotifications"]) == crashed
    audit = json.loads((folder / "audit.json").read_text(encoding="utf-8"))
    assert (
        sum(one.get("crashed", False) for one in audit["abstentions"])
        == crashed
    )


def test_great_expectations_failing_as_a_whole_is_exit_code_4(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = small_pdf(tmp_path / "delib.pdf", 1)
    assert options("sound", tmp_path)(pdf) == OK
    monkeypatch.setattr("expectations.running.quiet_context.validate", boom)
    assert options("out", tmp_path)(pdf) == INTERNAL
    (folder,) = (tmp_path / "out").iterdir()
    report = (folder / "report.html").read_text(encoding="utf-8")
    assert "Audit incomplet" in report


def test_a_crash_weighs_more_than_findings_whatever_fail_on_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = small_pdf(tmp_path / "delib.pdf", 1)
    monkeypatch.setattr("pointage.pipeline.discover", crash_checks(0))
    for fail_on in ("never", "info"):
        job = replace(options(fail_on, tmp_path), fail_on=fail_on)
        assert job(pdf) == INTERNAL


def test_a_quiet_audit_only_tells_what_could_not_be_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = small_pdf(tmp_path / "a.pdf", 1)
    job = replace(options("out", tmp_path), voice=Voice("fr", quiet=True))
    job(pdf)
    assert capsys.readouterr().err == ""
    job.voice.say("internal", name="a.pdf", error="E")
    assert "a.pdf" in capsys.readouterr().err


def test_the_last_line_says_what_the_headline_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing could be concluded, neither says that there is no deviation."""
    options("out", tmp_path)(SAMPLE)
    told = capsys.readouterr().err
    (folder,) = (tmp_path / "out").iterdir()
    report = (folder / "report.html").read_text(encoding="utf-8")
    (headline,) = re.findall('<p class="verdict">(.*?)</p>', report)
    assert fold(html.unescape(headline)) in fold(told)
    (share,) = re.findall(r"(\d+,\d)\s%", told)  # once
    assert f"({share} %)" in plain(report)


def test_the_last_line_of_what_could_not_be_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options("out", tmp_path)(small_pdf(tmp_path / "delib.pdf", 1))
    told = capsys.readouterr().err
    (folder,) = (tmp_path / "out").iterdir()
    report = (folder / "report.html").read_text(encoding="utf-8")
    (headline,) = re.findall('<p class="verdict">(.*?)</p>', report)
    assert fold(html.unescape(headline)) in fold(told)
