"""Servers of this machine that the tests of batches talk to: an S3 service, a Dask scheduler with
workers.
"""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from urllib.request import Request, urlopen

import pytest

from .corpora import small_pdf

Process = subprocess.Popen[bytes]


def free_port() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


def start(*command: str) -> Process:
    arguments = [sys.executable, "-W", "ignore", "-m", *command]
    return subprocess.Popen(
        arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def end(*processes: Process) -> None:
    for process in processes:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """The URL of an S3 server in a process of its own."""
    pytest.importorskip("s3fs", reason="pointage[s3] is not installed")
    pytest.importorskip("moto", reason="moto is not installed")
    port = free_port()
    server = start("moto.server", "--host", "127.0.0.1", "--port", port)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        with (
            suppress(OSError),
            socket.create_connection(("127.0.0.1", int(port)), timeout=1),
        ):
            break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    end(server)


@pytest.fixture
def bucket(s3_server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of an empty bucket, which processes started from now on reach too."""
    fsspec = pytest.importorskip("fsspec")
    monkeypatch.setenv("AWS_ENDPOINT_URL", s3_server)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    urlopen(Request(f"{s3_server}/moto-api/reset", method="POST")).close()
    files = fsspec.filesystem("s3", skip_instance_cache=True)
    files.mkdir("seau")
    yield "s3://seau"
    files.__class__.clear_instance_cache()


class Cluster(NamedTuple):
    """A Dask scheduler and its worker processes, all of which a test may kill."""

    address: str
    scheduler: Process
    workers: list[Process]


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A scheduler with two workers, which have the environment of this process as it is now."""
    pytest.importorskip("distributed", reason="pointage[dask] is not installed")
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    scheduler = start(
        "dask",
        "scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        port,
        "--no-dashboard",
    )
    options = (
        "--nthreads",
        "1",
        "--no-nanny",
        "--no-dashboard",
        "--death-timeout",
        "60",
    )
    workers = [start("dask", "worker", address, *options) for _ in range(2)]
    yield Cluster(address, scheduler, workers)
    end(*workers, scheduler)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three readable documents, one of them under two names, and two that are no PDF."""
    folder = tmp_path / "corpus"
    (folder / "sous-dossier").mkdir(parents=True)
    for seed in range(3):
        small_pdf(folder / f"delib-{seed}.pdf", seed + 1)
    shutil.copy(folder / "delib-0.pdf", folder / "sous-dossier" / "copie.pdf")
    (folder / "vide.pdf").write_bytes(b"")
    (folder / "faux.pdf").write_text("rien", encoding="utf-8")
    return folder
