"""What decides a record."""

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from extract.pdf.pdfium_api import pdfium_version
from pointage.batch.task import BatchOptions, Task, record_of
from reports.files.written_pages import written_pages
from validate.discover import discover
from validate.registry import CHECKS

from .corpora import small_pdf


def test_larger_limits_are_a_reason_to_do_a_document_again() -> None:
    small, large = BatchOptions(seconds=1), BatchOptions(seconds=2)
    assert small.fingerprint() == large.fingerprint()
    assert small.fingerprint("timed-out") not in large.fingerprints()
    assert BatchOptions(lang="en").fingerprint() == small.fingerprint()
    assert BatchOptions(materiality="1%").fingerprint() != small.fingerprint()
    task = Task("ab", "a", "b", "c", small)
    assert Task.from_json(task.to_json()) == task


def test_a_document_in_which_checks_crash_is_read_and_incomplete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = small_pdf(tmp_path / "delib.pdf", 1)
    digest = hashlib.sha256(pdf.read_bytes()).hexdigest()
    task = Task(
        digest, str(pdf), pdf.name, str(tmp_path / "store"), BatchOptions()
    )
    assert record_of(task).status["status"] == "ok"

    def boom(*_: object) -> None:
        raise RuntimeError("broken")

    crashing = tuple(replace(check, find=boom) for check in CHECKS)
    monkeypatch.setattr(
        "pointage.pipeline.discover",
        lambda document, **options: discover(document, crashing, **options),
    )
    record = record_of(task)
    assert record.status["status"] == "incomplete"
    assert CHECKS[0].code in record.status["reason"]
    assert "interrompus" in json.loads(record.status["message"])["fr"]
    assert {row["crashed"] for row in record.tables["abstentions"]} == {"true"}


def test_another_pdfium_is_a_reason_to_do_a_document_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It decides which characters are read, and where."""
    before = BatchOptions().fingerprints()
    assert before == BatchOptions().fingerprints()
    monkeypatch.setattr("pointage.batch.task.pdfium_version", lambda: "1.2.3")
    assert not before & BatchOptions().fingerprints()


def test_the_version_of_pdfium_is_known() -> None:
    assert re.search(r"\d{4}", pdfium_version())


@pytest.mark.parametrize("pages", ["none", "tables", "all"])
def test_a_report_keeps_page_images_on_request(
    pages: Literal["none", "tables", "all"], tmp_path: Path
) -> None:
    """They are in the report alone, from which a site takes them over."""
    pdf = small_pdf(tmp_path / "a.pdf", 1)
    sha256 = hashlib.sha256(pdf.read_bytes()).hexdigest()
    store = tmp_path / "store"
    options = BatchOptions(reports=True, pages=pages)
    record_of(Task(sha256, str(pdf), pdf.name, str(store), options))
    (folder,) = (store / "reports").iterdir()
    assert len(written_pages(folder)) == (0 if pages == "none" else 1)
    assert BatchOptions(
        reports=True
    ).fingerprint() != options.fingerprint() or (pages == "none"), (
        "other pages are made again"
    )
