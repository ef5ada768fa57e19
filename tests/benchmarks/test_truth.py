"""Findings on minutes held against judgments: verdicts, what is known, what is left to judge."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.judging.audit_folders import AuditFolder, Said
from benchmarks.judging.corpora import sha256_of
from benchmarks.judging.judgments import Verdict
from benchmarks.truth import Truth, precision, summary

SAID = Said(
    id="f1",
    severity="error",
    kind="sum",
    pages=frozenset({1}),
    printed="10,00",
    expected="11",
    accused=None,
    candidates=(),
    evidence=(),
    probability=0.98,
)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"one")
    return path


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    path = tmp_path / "judgments.csv"
    path.write_text(
        "file,page,severity,kind,printed,expected,verdict,why\n"
        "minutes.pdf,1,error,sum,10,11,true,\n"
        "minutes.pdf,1,error,sum,20,21,false-logic,\n",
        encoding="utf-8",
    )
    return path


def folder(paper: Path, *findings: Said) -> AuditFolder:
    return AuditFolder(
        sha256_of(paper), 2, findings, cells=10, proved=4, figures=10
    )


def test_verdicts_are_counted_and_what_is_open_is_told(paper, judged):
    truth = Truth([paper], [judged])
    other = replace(SAID, printed="20", expected="21")
    unknown = replace(SAID, printed="30", severity="warning")
    listed = replace(SAID, printed="40", severity="info")

    told = list(truth.add(folder(paper, SAID, other, unknown, listed)))

    assert truth.score.verdicts == {
        ("error", Verdict.TRUE): 1,
        ("error", Verdict.FALSE): 1,
        ("warning", Verdict.UNJUDGED): 1,
    }
    assert [line.partition(":")[0] for line in told] == [
        "judged false",
        "to judge by eye",
    ]
    assert "precision 0.50 to 0.50" in precision(truth.score, "error")
    assert "4 of 10 figures proved" in next(summary(truth))


def test_judgments_of_other_documents_are_left_out(paper):
    assert Truth([paper]).known == []
