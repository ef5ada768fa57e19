"""Records come back as they were; the tables hold one a document."""

import os
import shutil
from pathlib import Path

import duckdb
import pytest

from pointage.batch.batch_run import statuses
from pointage.batch.flagged import flagged
from pointage.batch.record_rows import SCHEMAS
from pointage.batch.store import DocumentRecord, Store

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
    assert store.gathered("ab") == set()
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
