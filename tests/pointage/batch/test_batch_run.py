"""A corpus: every document accounted for, the same bytes whatever the order, the workers or the
interruptions.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from extract.errors import UsageError
from pointage.batch.batch_command import show_status
from pointage.batch.batch_run import run_corpus, statuses
from pointage.batch.task import BatchOptions
from pointage.work import Voice

from .corpora import content, small_pdf

OPTIONS = BatchOptions(seconds=120.0, megabytes=4096)
HERE = Path(__file__).parent
SCALE = (HERE.parents[2] / "docs" / "scale.md").read_text(encoding="utf-8")


def rows(store: Path, query: str) -> list[tuple[str, ...]]:
    return duckdb.sql(query.replace("STORE", store.as_posix())).fetchall()


def test_every_document_is_accounted_for_and_the_order_does_not_matter(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = run_corpus(str(corpus), str(tmp_path / "one"), OPTIONS, workers=1)
    assert counts == {"ok": 3, "not-a-pdf": 2}
    assert (
        run_corpus(str(corpus), str(tmp_path / "two"), OPTIONS, workers=2)
        == counts
    )
    assert content(tmp_path / "one") == content(tmp_path / "two")
    assert list(statuses(str(tmp_path / "one"))) == [
        ("ok", "", 3),
        ("not-a-pdf", "empty", 1),
        ("not-a-pdf", "no-mark", 1),
    ]
    before = content(tmp_path / "one")
    assert (
        run_corpus(str(corpus), str(tmp_path / "one"), OPTIONS, workers=1)
        == counts
    )
    assert content(tmp_path / "one") == before
    paths = rows(
        tmp_path / "one",
        "SELECT paths FROM 'STORE/tables/documents/*.parquet' WHERE paths LIKE '%copie%'",
    )
    assert paths == [('["delib-0.pdf", "sous-dossier/copie.pdf"]',)]
    assert len(rows(tmp_path / "one", "FROM 'STORE/runs/*.parquet'")) == 5
    asked = [
        rows(tmp_path / "one", query)
        for query in re.findall(r"```sql\n(.*?)```", SCALE, re.DOTALL)
    ]
    assert sorted(asked[0]) == [
        ("not-a-pdf", "empty", 1),
        ("not-a-pdf", "no-mark", 1),
        ("ok", "", 3),
    ]
    assert len(asked) == 3
    assert show_status(Voice("fr"), str(tmp_path / "one"), as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"status": "not-a-pdf", "reason": "empty", "documents": 1} in told
    assert show_status(Voice("fr"), str(tmp_path / "one"), as_json=False) == 0
    assert (
        "       3  lu\n       1  n'est pas un PDF (fichier vide)\n"
        in capsys.readouterr().out
    )


def test_a_manifest_of_a_french_spreadsheet_is_read_and_what_it_lacks_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_pdf(tmp_path / "délib.pdf", 1)
    manifest, store = tmp_path / "liste.csv", str(tmp_path / "store")
    manifest.write_text(
        "path;corps\r\ndélib.pdf;Ville, centre\r\nabsent.pdf;\r\n",
        encoding="utf-8-sig",
        newline="",
    )
    assert run_corpus(str(manifest), store, OPTIONS, workers=1) == {
        "ok": 1,
        "unreadable": 1,
    }
    metadata = rows(
        tmp_path / "store",
        "SELECT metadata FROM 'STORE/tables/sources.parquet' WHERE error = ''",
    )
    assert metadata == [('{"corps": "Ville, centre"}',)]
    for lang, said in (
        ("fr", "réessayé (chemin introuvable)"),
        ("en", "tried again (No such file or directory)"),
    ):
        show_status(Voice(lang), store, as_json=False)
        assert said in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a POSIX signal")
def test_killed_at_any_moment_and_run_again_it_finishes_with_the_same_bytes(
    corpus: Path, tmp_path: Path
) -> None:
    run_corpus(str(corpus), str(tmp_path / "undisturbed"), OPTIONS, workers=2)
    command = [
        sys.executable,
        "-m",
        "pointage",
        "batch",
        str(corpus),
        "-o",
        str(tmp_path / "killed"),
        "--workers",
        "2",
    ]
    for moment in (1.0, 4.5):
        process = subprocess.Popen(
            command, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 3, done.stderr.decode()
    assert "leaked" not in done.stderr.decode()
    assert content(tmp_path / "killed") == content(tmp_path / "undisturbed")


@pytest.mark.skipif(
    os.name == "nt", reason="limits of memory and signals are POSIX"
)
def test_a_hostile_document_costs_itself_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    folder = tmp_path / "corpus"
    folder.mkdir()
    for seed, word in enumerate(
        ("boucle", "memoire", "crash", "tue", "parent", "sage")
    ):
        small_pdf(folder / f"{word}-{seed}.pdf", seed + 1)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    options = BatchOptions(seconds=5.0, megabytes=512)
    counts = run_corpus(
        str(folder),
        str(tmp_path / "store"),
        options,
        2,
        function="misbehaving:do",
    )
    found = rows(
        tmp_path / "store",
        "SELECT document_id, status, reason FROM 'STORE/tables/documents/*.parquet'",
    )
    assert sorted(
        (name.partition("-")[0], status, reason)
        for name, status, reason in found
    ) == [
        ("boucle", "timed-out", "5 s"),
        ("crash", "crashed", "SIGSEGV"),
        ("memoire", "out-of-memory", "512 MiB"),
        ("parent", "ok", ""),
        ("sage", "ok", ""),
        ("tue", "ok", ""),
    ]
    assert counts == {"ok": 3, "timed-out": 1, "crashed": 1, "out-of-memory": 1}
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(
    os.name == "nt", reason="a folder's permissions are POSIX's"
)
def test_a_store_that_cannot_be_written_to_says_so(
    corpus: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "store"
    blocked.write_text("a file", encoding="utf-8")
    with pytest.raises(UsageError, match="store: cannot be written to"):
        run_corpus(str(corpus / "vide.pdf"), str(blocked), OPTIONS, workers=1)


def test_a_worker_that_cannot_start_is_told_of(
    corpus: Path, tmp_path: Path
) -> None:
    with pytest.raises(RuntimeError, match="cannot start"):
        run_corpus(
            str(corpus / "vide.pdf"),
            str(tmp_path / "store"),
            OPTIONS,
            1,
            function="no.such.module:do",
        )
