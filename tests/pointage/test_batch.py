"""A corpus: every document accounted for, the same bytes whatever the order, the workers or the interruptions."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from reportlab.platypus import SimpleDocTemplate, Table

from extract.errors import UsageError
from pointage.batch.run import run, statuses
from pointage.batch.sources import entries, read_corpus
from pointage.batch.store import Record, Store
from pointage.batch.task import BatchOptions

OPTIONS = BatchOptions(seconds=120.0, megabytes=8192)


def small_pdf(path: Path, seed: int) -> Path:
    amounts = [seed * 100 + n for n in range(1, 5)]
    rows = [["Association", "Montant"], *([f"Club {n}", f"{amount},00"] for n, amount in enumerate(amounts))]
    table = Table([*rows, ["TOTAL", f"{sum(amounts)},00"]], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])
    SimpleDocTemplate(str(path), invariant=1).build([table])
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Five readable documents, one of them under two names, and two that are no PDF."""
    folder = tmp_path / "corpus"
    (folder / "sous-dossier").mkdir(parents=True)
    for seed in range(5):
        small_pdf(folder / f"delib-{seed}.pdf", seed + 1)
    shutil.copy(folder / "delib-0.pdf", folder / "sous-dossier" / "copie.pdf")
    (folder / "vide.pdf").write_bytes(b"")
    (folder / "faux.pdf").write_text("rien", encoding="utf-8")
    return folder


def content(store: Path) -> dict[str, bytes]:
    """Every file of the store but the measurements of its runs."""
    return {
        path.relative_to(store).as_posix(): path.read_bytes()
        for path in sorted(store.rglob("*"))
        if path.is_file() and "runs" not in path.relative_to(store).parts
    }


def test_sources_are_keyed_by_content(corpus: Path, tmp_path: Path) -> None:
    found = read_corpus(entries(str(corpus)))
    assert len(found.documents) == 7
    assert ["delib-0.pdf", "sous-dossier/copie.pdf"] in [[e.name for e in v] for v in found.documents.values()]
    manifest = tmp_path / "liste.csv"
    manifest.write_text("path,corps\ncorpus/delib-1.pdf,Ville\ncorpus/absent.pdf,Ville\n", encoding="utf-8")
    named = read_corpus(entries(str(manifest)))
    assert [entry.metadata for found in named.documents.values() for entry in found] == [(("corps", "Ville"),)]
    assert [item.entry.name for item in named.unreadable] == ["corpus/absent.pdf"]
    assert len(entries(str(corpus / "delib-*.pdf"))) == 5
    lines = tmp_path / "liste.jsonl"
    lines.write_text(json.dumps({"path": "corpus/delib-2.pdf"}) + "\n", encoding="utf-8")
    assert [entry.name for entry in entries(str(lines))] == ["corpus/delib-2.pdf"]


def test_a_source_that_names_nothing_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no PDF"):
        entries(str(tmp_path))
    manifest = tmp_path / "liste.csv"
    manifest.write_text("fichier\na.pdf\n", encoding="utf-8")
    with pytest.raises(UsageError, match="path"):
        entries(str(manifest))


def test_a_record_comes_back_as_it_was(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    record = Record("ab" * 32, "f", {"status": "ok", "reason": "é"}, {"grants": [{"label": "=1+1"}]})
    store.save(record)
    assert store.load("ab" * 32) == record
    assert store.load("cd" * 32) is None
    assert list(store.records("ab")) == [record]


def test_every_document_is_accounted_for_and_the_order_does_not_matter(corpus: Path, tmp_path: Path) -> None:
    counts = run(str(corpus), str(tmp_path / "one"), OPTIONS, workers=1)
    assert counts == {"ok": 5, "not-a-pdf": 2}
    assert run(str(corpus), str(tmp_path / "two"), OPTIONS, workers=2) == counts
    assert content(tmp_path / "one") == content(tmp_path / "two")
    assert {status: number for status, _, number in statuses(str(tmp_path / "one"))}["ok"] == 5
    before = content(tmp_path / "one")
    assert run(str(corpus), str(tmp_path / "one"), OPTIONS, workers=1) == counts
    assert content(tmp_path / "one") == before


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a POSIX signal")
def test_killed_at_any_moment_and_run_again_it_finishes_with_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    run(str(corpus), str(tmp_path / "undisturbed"), OPTIONS, workers=2)
    command = [sys.executable, "-m", "pointage", "batch", str(corpus), "-o", str(tmp_path / "killed"), "--workers", "2"]
    for moment in (1.5, 5.0):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    done = subprocess.run([*command, "--megabytes", "8192"], capture_output=True, check=False)
    assert done.returncode == 3, done.stderr.decode()
    assert content(tmp_path / "killed") == content(tmp_path / "undisturbed")
