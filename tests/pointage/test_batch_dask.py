"""The same batch on a real Dask scheduler with worker processes, one of them killed on the way."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.errors import UsageError
from pointage.batch.run import run
from pointage.batch.task import BatchOptions

from .corpora import content, small_pdf

pytest.importorskip("distributed", reason="pointage[dask] is not installed")
OPTIONS = BatchOptions(seconds=120.0, megabytes=4096)


def start(*arguments: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-W", "ignore", "-m", "dask", *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def cluster() -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """The address of a scheduler, and its two worker processes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    address = f"tcp://127.0.0.1:{port}"
    scheduler = start("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--death-timeout", "60")
    workers = [start("worker", address, *options) for _ in range(2)]
    yield address, workers
    for process in (*workers, scheduler):
        process.kill()
        process.wait()


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a POSIX signal")
@pytest.mark.filterwarnings("ignore")  # distributed's own, about sockets of a worker that was killed
def test_on_a_cluster_with_a_worker_killed_the_bytes_are_those_of_a_local_run(cluster, tmp_path: Path) -> None:
    address, workers = cluster
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for seed in range(6):
        small_pdf(corpus / f"delib-{seed}.pdf", seed)
    (corpus / "faux.pdf").write_text("rien", encoding="utf-8")
    killer = threading.Thread(target=kill_after_the_first_record, args=(tmp_path / "dask", workers[0].pid))
    killer.start()
    counts = run(str(corpus), str(tmp_path / "dask"), OPTIONS, 0, scheduler=address)
    killer.join()
    workers[0].wait()
    assert workers[0].returncode == -signal.SIGKILL
    assert counts == run(str(corpus), str(tmp_path / "local"), OPTIONS, 2) == {"ok": 6, "not-a-pdf": 1}
    assert content(tmp_path / "dask") == content(tmp_path / "local")


def kill_after_the_first_record(store: Path, pid: int) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not list(store.glob("documents/*/*.json.gz")):
        time.sleep(0.02)
    os.kill(pid, signal.SIGKILL)


@pytest.mark.filterwarnings("ignore")  # distributed's own, about the connection that fails
def test_a_scheduler_that_does_not_answer_is_a_usage_error(tmp_path: Path) -> None:
    small_pdf(tmp_path / "a.pdf", 1)
    with pytest.raises(UsageError, match="no Dask scheduler"):
        run(str(tmp_path), str(tmp_path / "store"), OPTIONS, 0, scheduler="rien")
