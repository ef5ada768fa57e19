"""Records come back as they were; the tables hold one a document."""

import os
import shutil
from functools import partial
from pathlib import Path

import duckdb
import pytest

from extract.errors import UsageError
from pointage.batch.batch_command import show_status
from pointage.batch.batch_run import run_corpus, statuses, ungathered
from pointage.batch.flagged import flagged
from pointage.batch.record_rows import SCHEMAS
from pointage.batch.store import DocumentRecord, Store
from pointage.batch.task import BatchOptions
from pointage.work import OK, Voice

from .corpora import small_pdf

BY_PYARROW = Path(__file__).parent / "documents_by_pyarrow.parquet"
"""A status table that pyarrow wrote, gathered from `RECORD`."""
RECORD = DocumentRecord(
    "ab" * 32, "f", {"sha256": "ab" * 32, "status": "ok"}, {}
)
PATHS = {"ab" * 32: '["acte.pdf"]'}


@pytest.mark.parametrize("address", ["{tmp}", "file://{tmp}", "memory://{tmp}"])
def test_a_record_comes_back_as_it_was_on_any_file_system(
    address: str, tmp_path: Path
) -> None:
    store = Store(address.format(tmp=tmp_path))
    record = DocumentRecord(
        "ab" * 32,
        "f",
        {"sha256": "ab" * 32, "status": "ok"},
        {"grants": [{"label": "=1+1 é"}]},
    )
    store.save(record)
    assert store.load("ab" * 32, "f") == record
    assert store.done("ab") == {"ab" * 32: {"f"}}
    assert store.done("cd") == {}
    store.gather("ab", SCHEMAS, {"ab" * 32: '["a.pdf"]'}, frozenset({"f"}))
    assert store.statuses("ab") == [{"sha256": "ab" * 32, "status": "ok"}]
    assert list(statuses(address.format(tmp=tmp_path))) == [("ok", "", 1)]


@pytest.mark.skipif(os.name == "nt", reason="no name of Windows has them")
@pytest.mark.parametrize("name", ["dep [62]", "a?b*"])
def test_a_name_is_no_pattern_of_other_stores(
    name: str, tmp_path: Path
) -> None:
    for each in (name, "dep 6", "axbc"):
        store = Store(str(tmp_path / each))
        status = "ok" if each == name else "cut"
        row = {"sha256": "ab" * 32, "status": status}
        store.save(DocumentRecord("ab" * 32, "f", row, {}))
        store.gather("ab", SCHEMAS, PATHS, frozenset({"f"}))
    assert list(statuses(str(tmp_path / name))) == [("ok", "", 1)]


def test_gathering_keeps_the_record_of_the_options_asked_for(
    tmp_path: Path,
) -> None:
    store = Store(str(tmp_path))
    for fingerprint, status in (("old", "ok"), ("new", "timed-out")):
        store.save(
            DocumentRecord(
                "ab" * 32,
                fingerprint,
                {"sha256": "ab" * 32, "status": status},
                {},
            )
        )
    store.gather("ab", SCHEMAS, {}, frozenset({"new"}))
    assert store.done("ab") == {"ab" * 32: {"new"}}
    assert store.statuses("ab") == [
        {"sha256": "ab" * 32, "status": "timed-out"}
    ]


@pytest.mark.parametrize("address", ["{tmp}", "file://{tmp}", "memory://{tmp}"])
def test_what_is_gathered_is_not_gathered_again(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(address.format(tmp=tmp_path))
    store.save(RECORD)
    store.gather("ab", SCHEMAS, PATHS, frozenset({"f"}))
    monkeypatch.setattr(store, "load", lambda *_: pytest.fail("read again"))
    store.gather("ab", SCHEMAS, PATHS, frozenset({"f"}))
    with pytest.raises(pytest.fail.Exception):
        store.gather("ab", SCHEMAS, {}, frozenset({"f"}))


def test_a_store_written_by_pyarrow_is_read_and_gathered_on(
    tmp_path: Path,
) -> None:
    store = Store(str(tmp_path))
    store.save(RECORD)
    table = tmp_path / "tables" / "documents" / "ab.parquet"
    table.parent.mkdir(parents=True)
    shutil.copy(BY_PYARROW, table)
    assert store.gathered("ab") == {"ab" * 32}
    assert list(statuses(str(tmp_path))) == [("ok", "", 1)]
    (one,) = flagged(str(tmp_path))
    assert (one.path, one.errors, one.warnings) == ("acte.pdf", 2, 1)
    store.gather("ab", SCHEMAS, PATHS, frozenset({"f"}))
    assert table.read_bytes() == BY_PYARROW.read_bytes()
    store.gather("ab", SCHEMAS, {}, frozenset({"f"}))
    assert table.read_bytes() != BY_PYARROW.read_bytes()
    assert store.gathered("ab") == {"ab" * 32}


@pytest.mark.parametrize(
    "content", [b"", b"half of a table", b"PAR1" + b"\xff" * 90 + b"PAR1"]
)
def test_a_table_that_is_none_is_gathered_anew(
    content: bytes, tmp_path: Path
) -> None:
    store = Store(str(tmp_path))
    store.save(RECORD)
    store.write("tables/documents/ab.parquet", content)
    with pytest.raises(ValueError, match=r"."):
        store.gathered("ab")
    store.gather("ab", SCHEMAS, PATHS, frozenset({"f"}))
    assert store.gathered("ab") == {"ab" * 32}


def test_tables_hold_text_as_it_is_and_nothing_is_left_beside_them(
    tmp_path: Path,
) -> None:
    hostile = {"label": 'a\x00\r\n"b"', "beneficiary": "a\ud800b", "no": "x"}
    store = Store(str(tmp_path))
    store.save(
        DocumentRecord("ab" * 32, "f", RECORD.status, {"claims": [hostile]})
    )
    columns = ("beneficiary", "label", "absent")
    schemas = {"documents": SCHEMAS["documents"], "claims": columns}
    store.gather("ab", schemas, PATHS, frozenset({"f"}))
    table = tmp_path / "tables" / "claims" / "ab.parquet"
    kept = duckdb.sql(f"FROM '{table.as_posix()}'")
    assert kept.columns == list(columns)
    assert kept.fetchall() == [("a?b", 'a\x00\r\n"b"', "")]
    first = table.read_bytes()
    table.unlink()
    store.gather("ab", schemas, {}, frozenset({"f"}))
    assert table.read_bytes() == first
    assert [
        path.name for path in tmp_path.iterdir() if path.name[0] == "."
    ] == []


def made_up(store: Path, changes: dict[str, str], table: str) -> None:
    """A table in a store, one row of these SQL values."""
    values = {
        "sha256": f"'{'ab' * 32}'",
        "document_id": "'d'",
        "status": "'ok'",
        "reason": "''",
        "paths": """'["a.pdf"]'""",
        "error": "'1'",
        "warning": "''",
        **changes,
    }
    row = ", ".join(f"{value} AS {name}" for name, value in values.items())
    path = store / "tables" / f"{table}.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    duckdb.execute(f"COPY (SELECT {row}) TO '{path.as_posix()}'")


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "'made-up'"},
        {"status": "NULL"},
        {"status": "{'a': 1}"},
        {"reason": "'\\xff'::BLOB"},
        {"sha256": "['a']"},
        {"paths": "'[no list'"},
        {"paths": "repeat('[', 100000)"},
        {"paths": """'{"a": 1}'"""},
        {"paths": "'[1]'"},
        {"error": "'-5'"},
        {"error": "1e30"},
        {"error": "[1]"},
        {"warning": "NULL"},
        {"document_id": "NULL"},
    ],
    ids=str,
)
def test_a_table_that_somebody_made_up_is_named(
    tmp_path: Path, changes: dict[str, str]
) -> None:
    Store(str(tmp_path)).save(RECORD)
    made_up(tmp_path, {}, "documents/ab")
    assert show_status(Voice("en"), str(tmp_path), as_json=False) == OK
    made_up(tmp_path, changes, "documents/ab")
    with pytest.raises(UsageError) as refused:
        show_status(Voice("en"), str(tmp_path), as_json=False)
    assert "the table “documents” is none that" in refused.value.en
    assert "tables, then run “pointage batch” again" in refused.value.en


@pytest.mark.parametrize("error", ["NULL", "[1]", "3"])
def test_so_is_one_of_the_paths_that_could_not_be_read(
    tmp_path: Path, error: str
) -> None:
    made_up(tmp_path, {"error": error}, "sources")
    with pytest.raises(UsageError, match="the table “sources” is none"):
        list(statuses(str(tmp_path)))


def test_a_made_up_table_of_the_right_digest_is_gathered_anew(
    tmp_path: Path,
) -> None:
    store = Store(str(tmp_path))
    store.save(RECORD)
    store.gather("ab", SCHEMAS, PATHS, frozenset({"f"}))
    table = tmp_path / "tables" / "documents" / "ab.parquet"
    good = table.read_bytes()
    ((digest,),) = duckdb.sql(
        "SELECT decode(value) FROM"
        f" parquet_kv_metadata('{table.as_posix()}') WHERE key = 'records'"
    ).fetchall()
    duckdb.execute(
        f"COPY (SELECT 1 AS sha256, 2 AS status) TO '{table.as_posix()}'"
        f" (FORMAT parquet, KV_METADATA {{records: '{digest}'}})"
    )
    store.gather("ab", SCHEMAS, PATHS, frozenset({"f"}))
    assert table.read_bytes() == good


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names")
@pytest.mark.parametrize(
    "name",
    [
        "documents",
        "documents/ab",
        f"documents/ab/{'cd' * 32}.f.json.gz",
        "tables",
        "tables/documents/ab.parquet",
        "reports",
        "reports/ID",
        "runs",
    ],
)
@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_a_store_with_a_link_or_a_pipe_is_refused(
    tmp_path: Path, name: str, kind: str
) -> None:
    store, elsewhere = tmp_path / "store", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine").write_text("precious", encoding="utf-8")
    path = store / name
    path.parent.mkdir(parents=True)
    if kind == "link":
        path.symlink_to(elsewhere)
    else:
        os.mkfifo(path)
    documents = tmp_path / "documents"
    documents.mkdir()
    small_pdf(documents / "acte.pdf", 1)
    for do in (
        partial(list, statuses(str(store))),
        partial(ungathered, str(store)),
        partial(flagged, str(store)),
        partial(run_corpus, str(documents), str(store), BatchOptions(), 1),
    ):
        with pytest.raises(UsageError, match="neither a folder nor") as refused:
            do()
        assert f"{path}: " in refused.value.en
    assert [path.name for path in elsewhere.iterdir()] == ["mine"]
    link = tmp_path / "link"
    if kind == "link":
        path.unlink()
        link.symlink_to(store)
        assert list(statuses(str(link))) == []


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
@pytest.mark.parametrize("name", [b"\xe9t\xe9", b"\xe9t\xe9/store"])
def test_a_name_that_is_no_utf_8_is_refused_before_anything_is_done(
    tmp_path: Path, name: bytes
) -> None:
    store = tmp_path / os.fsdecode(name)
    with pytest.raises(UsageError, match=r"\\xe9t\\xe9.+no UTF-8"):
        Store(str(store))
    assert list(tmp_path.iterdir()) == []
