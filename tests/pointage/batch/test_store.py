"""Records come back as they were; the tables hold one a document."""

from pathlib import Path

import pytest

from pointage.batch.batch_run import statuses
from pointage.batch.record_rows import SCHEMAS
from pointage.batch.store import DocumentRecord, Store


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
