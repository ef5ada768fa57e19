"""A batch from and to an object store: a real S3 server, started here."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import fsspec
import pytest

from extract.errors import UsageError
from pointage.batch import remote
from pointage.batch.batch_command import show_status
from pointage.batch.batch_run import run_corpus, statuses
from pointage.batch.sources import entries, read_corpus
from pointage.batch.task import BatchOptions
from pointage.work import Voice

from .corpora import content, small_pdf

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning:botocore", "ignore::DeprecationWarning:moto"
)
OPTIONS = BatchOptions(seconds=120.0, megabytes=4096)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "sous-dossier").mkdir(parents=True)
    for seed in range(3):
        small_pdf(folder / f"delib-{seed}.pdf", seed + 1)
    small_pdf(folder / "sous-dossier" / "copie.pdf", 1)
    (folder / "vide.pdf").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def expected(
    corpus: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """What a folder of this machine holds after the same batch."""
    store = tmp_path_factory.mktemp("store")
    run_corpus(str(corpus), str(store), OPTIONS, workers=1)
    return content(store)


def files() -> "fsspec.AbstractFileSystem":
    return fsspec.filesystem("s3", skip_instance_cache=True)


def stored(address: str) -> dict[str, bytes]:
    """Every object of the store but the measurements of its runs."""
    bucket, root = files(), address.removeprefix("s3://") + "/"
    names = [str(path).removeprefix(root) for path in bucket.find(root)]
    return {
        name: bucket.cat_file(root + name)
        for name in names
        if not name.startswith("runs/")
    }


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a POSIX signal")
def test_killed_and_run_again_a_bucket_holds_the_bytes_that_a_folder_would(
    bucket: str,
    corpus: Path,
    expected: dict[str, bytes],
    capsys: pytest.CaptureFixture[str],
) -> None:
    source, store = f"{bucket}/corpus", f"{bucket}/store"
    files().put(str(corpus), source, recursive=True)
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "pointage",
            "batch",
            source,
            "-o",
            store,
            "--workers",
            "1",
        ],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not files().find(
        "seau/store/documents"
    ):
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert files().find("seau/store/documents")
    for _ in range(2):
        assert run_corpus(source, store, OPTIONS, workers=1) == {
            "ok": 3,
            "not-a-pdf": 1,
        }
        assert stored(store) == expected
    assert show_status(Voice("fr"), store, as_json=False) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.split(" (")[0].strip() for line in told] == [
        "3  lu",
        "1  n'est pas un PDF",
    ]
    with duckdb.connect() as connection:
        connection.register_filesystem(files())
        query = (
            f"SELECT sum(amount::decimal(18, 2)) FROM '{store}/tables/grants/*.parquet' WHERE role"
            " = 'detail'"
        )
        (total,) = connection.execute(query).fetchone() or ()
    assert total == sum(seed * 400 + 10 for seed in (1, 2, 3))


def test_a_manifest_may_lie_in_a_bucket(bucket: str, corpus: Path) -> None:
    files().put(str(corpus), f"{bucket}/corpus", recursive=True)
    files().pipe_file(
        f"{bucket}/liste.csv",
        b"path,corps\ncorpus/delib-1.pdf,Ville\ns3://seau/absent.pdf,Ville\n",
    )
    named = read_corpus(entries(f"{bucket}/liste.csv"))
    (found,) = named.documents.values()
    assert (found[0].name, found[0].metadata) == (
        "corpus/delib-1.pdf",
        (("corps", "Ville"),),
    )
    assert [item.entry.name for item in named.unreadable] == [
        "s3://seau/absent.pdf"
    ]
    assert [
        entry.name for entry in entries(f"{bucket}/corpus/delib-*.pdf")
    ] == [f"seau/corpus/delib-{seed}.pdf" for seed in range(3)]


def test_a_bucket_that_is_missing_or_refuses_says_what_to_do(
    bucket: str, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(
        UsageError, match=r"bucket does not exist.*that the bucket exists"
    ):
        run_corpus(str(corpus), "s3://absent/store", OPTIONS, workers=1)
    with pytest.raises(UsageError, match="cannot be read"):
        entries("s3://absent/corpus")
    with pytest.raises(UsageError, match="no PDF"):
        entries(f"{bucket}/corpus")
    assert list(statuses("s3://absent/store")) == []
    fsspec.filesystem("s3").clear_instance_cache()
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)
    monkeypatch.setenv("AWS_CONFIG_FILE", os.devnull)
    with pytest.raises(
        UsageError, match=r"Unable to locate credentials.*AWS_ACCESS_KEY_ID"
    ) as caught:
        run_corpus(str(corpus), f"{bucket}/store", OPTIONS, workers=1)
    assert (
        "Vérifiez que le compartiment (bucket) existe, les accès"
        in caught.value.fr
    )
    with pytest.raises(UsageError, match="cannot be read"):
        list(statuses(f"{bucket}/store"))
    with pytest.raises(UsageError, match="cannot be read"):
        entries(f"{bucket}/corpus")


def test_an_address_that_needs_another_library_names_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(*args: object, **options: object) -> None:
        raise ImportError("Install s3fs to access S3")

    with pytest.raises(
        UsageError, match=r"unknown address \(Protocol not known: truc\)"
    ):
        remote.file_system("truc://a/b")
    monkeypatch.setattr("fsspec.core.url_to_fs", missing)
    with pytest.raises(
        UsageError, match=r"Install s3fs.*pip install 'pointage\[s3\]'"
    ):
        remote.file_system("s3://seau/store")
