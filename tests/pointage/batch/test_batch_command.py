"""What a batch says of itself."""

from collections import Counter
from pathlib import Path

import pytest

from extract.errors import UsageError
from pointage.batch import batch_command as command
from pointage.batch.batch_command import show_status
from pointage.batch.batch_run import Progress
from pointage.batch.record_rows import SCHEMAS
from pointage.batch.store import DocumentRecord, Store
from pointage.batch.task import BatchOptions
from pointage.work import Voice


def test_the_status_of_a_run_cut_off_tells_what_it_did(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store(str(tmp_path))
    for number in range(3):
        sha256 = f"ab{number:062d}"
        store.save(
            DocumentRecord(
                sha256,
                "f",
                {"sha256": sha256, "status": "ok", "reason": ""},
                {},
            )
        )
        if not number:
            store.gather("ab", SCHEMAS, {}, frozenset({"f"}))
    assert show_status(Voice("fr"), str(tmp_path), as_json=False) == 0
    told = capsys.readouterr()
    assert [line.split(maxsplit=1) for line in told.out.splitlines()] == [
        ["1", "lu"],
        ["2", "fait, pas encore dans les tables"],
    ]
    assert "relancez la même commande" in told.err
    # nothing is known yet of two of them
    assert "Aucun document" not in told.err


def test_a_table_that_is_none_is_named(tmp_path: Path) -> None:
    tables = tmp_path / "tables" / "documents"
    tables.mkdir(parents=True)
    (tables / "ab.parquet").write_bytes(b"half of a table")
    with pytest.raises(UsageError, match=r"ab\.parquet"):
        show_status(Voice("fr"), str(tmp_path), as_json=False)


def test_without_a_terminal_progress_is_a_line_a_minute(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with command._progress(Voice("fr")) as tell:
        for seconds in (0.0, 30.0, 61.0, 90.0, 125.0):
            tell(Progress(int(seconds), 200, seconds, pages=10 * int(seconds)))
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition("/")[0] for line in lines] == ["61", "125"]
    assert lines[0] == "61/200 · 1.0 doc/s · 10 p/s"


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ({"ok": 2}, 0),
        ({"ok": 2, "damaged": 1}, 3),
        ({"ok": 2, "incomplete": 1}, 4),
        ({"damaged": 1, "failed": 1}, 4),
    ],
)
def test_the_exit_code_says_whose_fault_it_is(
    counts: dict[str, int], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command.batch, "run_corpus", lambda *_: Counter(counts))
    options = BatchOptions()
    assert command.run_batch(Voice("fr"), "in", "out", 1, "", options) == code


def test_the_end_of_a_batch_is_told_in_words(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    counts = Counter({"not-a-pdf": 1, "ok": 5})
    monkeypatch.setattr(command.batch, "run_corpus", lambda *_: counts)
    monkeypatch.setattr(command, "flagged", lambda _: ())
    store = str(tmp_path)
    for lang, said in (
        ("fr", "6 documents comptés (lu : 5 ; n'est pas un PDF : 1)."),
        ("en", "6 documents accounted for (read: 5; is no PDF: 1)."),
    ):
        command.run_batch(Voice(lang), "in", store, 1, "", BatchOptions())
        assert said in capsys.readouterr().err


def test_a_quiet_batch_says_only_what_was_not_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked: list[object] = []

    def run(*arguments: object) -> Counter[str]:
        asked.append(arguments[-1])
        return Counter({"not-a-pdf": 1, "ok": 5})

    monkeypatch.setattr(command.batch, "run_corpus", run)
    voice = Voice("fr", quiet=True)
    code = command.run_batch(voice, "in", "out", 1, "", BatchOptions())
    told = capsys.readouterr().err.splitlines()
    assert (code, asked) == (3, [None]), "nobody is told how far it is"
    assert told == ["Pourquoi certains ne sont pas lus : pointage status out"]


def test_failures_beside_the_bar_are_told_in_words() -> None:
    state = Progress(9, 9, 3.0, 9, {("not-a-pdf", "no-mark"): 2})
    told = command.progress_text(state, "fr")
    assert "n'est pas un PDF (rien n'y dit que c'en est un) × 2" in told
    assert "is no PDF" in command.progress_text(state, "en")


def test_page_images_are_in_reports() -> None:
    with pytest.raises(UsageError, match="--reports"):
        command.run_batch(
            Voice("fr"), "in", "out", 1, "", BatchOptions(pages="tables")
        )
