"""What the open minutes are known to get wrong is said: no explanation may take it away."""

import os
from pathlib import Path

import pytest

from benchmarks.judging.audit_folders import (
    audit_missing,
    folder_of,
    read_audit,
)
from benchmarks.judging.corpora import minutes, sha256_of
from benchmarks.judging.judgments import DISCREPANCIES
from benchmarks.truth import Truth

CORPUS = os.environ.get("POINTAGE_CORPUS")


@pytest.mark.skipif(not CORPUS, reason="POINTAGE_CORPUS is not set")
def test_every_known_deviation_is_said(tmp_path):
    known = DISCREPANCIES.read_text(encoding="utf-8")
    documents = [
        path
        for path in minutes(Path(CORPUS), "open")
        if sha256_of(path) in known
    ]
    audit_missing(documents, tmp_path)
    truth = Truth(documents)
    for path in documents:
        for _ in truth.add(read_audit(folder_of(path, tmp_path))):
            pass
    assert list(truth.missed()) == []
