"""The same batch on a real Dask scheduler with worker processes, one of them killed on the way;
also to a bucket.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import fsspec
import pytest

from extract.errors import UsageError
from pointage.batch.batch_run import Progress, run_corpus
from pointage.batch.task import BatchOptions

from .corpora import content, small_pdf

pytest.importorskip("distributed", reason="pointage[dask] is not installed")
OPTIONS = BatchOptions(seconds=120.0, megabytes=4096)


def documents(folder: Path) -> Path:
    folder.mkdir()
    for seed in range(6):
        small_pdf(folder / f"delib-{seed}.pdf", seed)
    (folder / "faux.pdf").write_text("rien", encoding="utf-8")
    return folder


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a POSIX signal")
@pytest.mark.filterwarnings(
    "ignore"
)  # distributed's own, about sockets of a worker that was killed
def test_on_a_cluster_with_a_worker_killed_the_bytes_are_those_of_a_local_run(
    cluster, tmp_path: Path
) -> None:
    corpus = documents(tmp_path / "corpus")
    records = partial(tmp_path.glob, "dask/documents/*/*.json.gz")
    killer = threading.Thread(
        target=kill_once, args=(lambda: any(records()), cluster.workers[0].pid)
    )
    killer.start()
    counts = run_corpus(
        str(corpus),
        str(tmp_path / "dask"),
        OPTIONS,
        0,
        scheduler=cluster.address,
    )
    killer.join()
    cluster.workers[0].wait()
    assert cluster.workers[0].returncode == -signal.SIGKILL
    assert (
        counts
        == run_corpus(str(corpus), str(tmp_path / "local"), OPTIONS, 2)
        == {"ok": 6, "not-a-pdf": 1}
    )
    assert content(tmp_path / "dask") == content(tmp_path / "local")


def kill_once(ready: Callable[[], bool], pid: int) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not ready():
        time.sleep(0.02)
    os.kill(pid, signal.SIGKILL)


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a POSIX signal")
@pytest.mark.filterwarnings(
    "ignore"
)  # distributed's own, about sockets of a worker that was killed, and botocore's
def test_on_a_cluster_from_a_bucket_to_a_bucket_with_a_worker_killed(
    bucket,
    cluster,
    tmp_path: Path,  # in this order: the workers take the bucket's address from their environment
) -> None:
    files = fsspec.filesystem("s3", skip_instance_cache=True)
    source, store = f"{bucket}/corpus", f"{bucket}/store"
    corpus = documents(tmp_path / "corpus")
    files.put(str(corpus), source, recursive=True)
    watched = fsspec.filesystem("s3", skip_instance_cache=True)

    def recorded() -> bool:
        watched.invalidate_cache()
        return bool(watched.find(f"{store}/documents"))

    killer = threading.Thread(
        target=kill_once, args=(recorded, cluster.workers[0].pid)
    )
    killer.start()
    command = [
        sys.executable,
        "-m",
        "pointage",
        "batch",
        source,
        "-o",
        store,
        "--scheduler",
        cluster.address,
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False
    )
    killer.join()
    cluster.workers[0].wait()
    assert cluster.workers[0].returncode == -signal.SIGKILL
    assert (
        done.returncode,
        "(lu : 6 ; n'est pas un PDF : 1)" in done.stderr,
    ) == (
        3,
        True,
    ), done.stderr
    assert run_corpus(str(corpus), str(tmp_path / "local"), OPTIONS, 2) == {
        "ok": 6,
        "not-a-pdf": 1,
    }
    files.get(store, str(tmp_path / "fetched"), recursive=True)
    assert content(tmp_path / "fetched") == content(tmp_path / "local")


@pytest.mark.filterwarnings(
    "ignore"
)  # distributed's own, about the connection that fails
def test_a_scheduler_that_does_not_answer_is_a_usage_error(
    tmp_path: Path,
) -> None:
    small_pdf(tmp_path / "a.pdf", 1)
    with pytest.raises(UsageError, match="no Dask scheduler"):
        run_corpus(
            str(tmp_path), str(tmp_path / "store"), OPTIONS, 0, scheduler="rien"
        )


@pytest.mark.filterwarnings(
    "ignore"
)  # distributed's own, about sockets of a scheduler that was killed
def test_a_scheduler_that_goes_away_says_to_run_again(
    cluster, tmp_path: Path
) -> None:
    corpus, store = documents(tmp_path / "corpus"), str(tmp_path / "store")

    def kill_scheduler(state: Progress) -> None:
        if state.done == 1:
            cluster.scheduler.kill()

    with pytest.raises(
        UsageError,
        match=r"scheduler no longer answers.*nothing already done is lost",
    ):
        run_corpus(
            str(corpus),
            store,
            OPTIONS,
            0,
            scheduler=cluster.address,
            tell=kill_scheduler,
        )
    assert run_corpus(str(corpus), store, OPTIONS, 2) == {
        "ok": 6,
        "not-a-pdf": 1,
    }


@pytest.mark.filterwarnings(
    "ignore"
)  # distributed's own, about sockets of workers that were killed
def test_a_scheduler_without_workers_says_to_start_some(
    cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pointage.batch.cluster._PATIENCE", 1)
    for worker in cluster.workers:
        worker.kill()
        worker.wait()
    with pytest.raises(UsageError, match="has no worker"):
        run_corpus(
            str(documents(tmp_path / "corpus")),
            str(tmp_path / "store"),
            OPTIONS,
            0,
            scheduler=cluster.address,
        )
