"""A batch where processes cannot fork, as on Windows: workers read documents themselves, one after
another.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pointage.batch import pool
from pointage.batch.batch_run import run_corpus
from pointage.batch.task import BatchOptions, Task
from pointage.processes import worker_process
from pointage.processes.order import Answer
from pointage.processes.worker import _in_place

from .corpora import content, small_pdf
from .misbehaving import do, fill

HERE = Path(__file__).parent
OPTIONS = BatchOptions(seconds=120.0, megabytes=4096)


@pytest.fixture
def without_fork(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], None]:
    """Takes `os.fork` away from this process and from those that it starts."""
    start = tmp_path / "start"
    start.mkdir()
    (start / "sitecustomize.py").write_text(
        "import os\nif hasattr(os, 'fork'):\n    del os.fork\n",
        encoding="utf-8",
    )

    def take_away() -> None:
        monkeypatch.setenv(
            "PYTHONPATH", os.pathsep.join((str(start), str(HERE)))
        )
        monkeypatch.delattr("os.fork", raising=False)

    return take_away


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_a_document_that_hangs_or_crashes_costs_itself_only(
    tmp_path: Path,
    without_fork: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, temporary = tmp_path / "corpus", tmp_path / "tmp"
    folder.mkdir()
    temporary.mkdir()
    for seed, word in enumerate(("boucle", "crash", "plein", "sage", "tue")):
        small_pdf(folder / f"{word}-{seed}.pdf", seed + 1)
    without_fork()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    monkeypatch.setattr(worker_process, "_TURNS", 2)
    monkeypatch.setattr(pool, "_ATTEMPTS", 2)
    options = BatchOptions(seconds=4.0, megabytes=512)
    counts = run_corpus(
        str(folder),
        str(tmp_path / "store"),
        options,
        1,
        function="misbehaving:do",
    )
    table = f"{(tmp_path / 'store').as_posix()}/tables/documents/*.parquet"
    found = duckdb.sql(
        f"SELECT document_id, status, reason FROM '{table}'"
    ).fetchall()
    assert sorted(
        (name.partition("-")[0], status, reason)
        for name, status, reason in found
    ) == [
        ("boucle", "timed-out", "4 s"),
        ("crash", "crashed", "worker"),
        ("plein", "out-of-memory", "512 MiB"),
        ("sage", "ok", ""),
        ("tue", "ok", ""),
    ]
    assert counts == {"ok": 2, "timed-out": 1, "crashed": 1, "out-of-memory": 1}
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a POSIX signal")
def test_killed_and_run_again_the_bytes_are_those_of_forks(
    tmp_path: Path, without_fork: Callable[[], None]
) -> None:
    corpus, store = tmp_path / "corpus", tmp_path / "killed"
    corpus.mkdir()
    for seed in range(3):
        small_pdf(corpus / f"delib-{seed}.pdf", seed + 1)
    (corpus / "vide.pdf").write_bytes(b"")
    run_corpus(str(corpus), str(tmp_path / "forks"), OPTIONS, workers=1)
    without_fork()
    command = [
        sys.executable,
        "-m",
        "pointage",
        "batch",
        str(corpus),
        "-o",
        str(store),
        "--workers",
        "1",
    ]
    process = subprocess.Popen(
        command, stderr=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not list(
        store.glob("documents/*/*.json.gz")
    ):
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert run_corpus(str(corpus), str(store), OPTIONS, workers=1) == {
        "ok": 3,
        "not-a-pdf": 1,
    }
    assert content(store) == content(tmp_path / "forks")


def test_a_store_that_fails_or_memory_that_ends_is_answered(
    tmp_path: Path,
) -> None:
    address = small_pdf(tmp_path / "plein-1.pdf", 1)
    task = Task(
        "ab" * 32, str(address), address.name, str(tmp_path / "store"), OPTIONS
    )
    assert _in_place(fill, task) == Answer(
        "store", reason="No space left on device"
    )
    assert _in_place(do, task) == Answer("out-of-memory")
