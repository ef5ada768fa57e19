"""Rows come back as they were, the same bytes each time; what the disk refuses is told."""

import errno
import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from reports.files.disk.scratch_rows import (
    ScratchRows,
    disk_refusals,
    memory_database,
    parquet_answer,
    sql_path,
)

HOSTILE = (
    *("", "null", "NULL", '""', "\\N", "\\u0000", "\x00\x07", "\x7f\u2028"),
    *("a\r\nb\nc", 'say "hi"; a,b', "'; DROP TABLE t; --", "[1]", "{}", "é😀"),
    *("\ufeff", "\ufffe", " leading and trailing "),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose name DuckDB would take for a pattern, and SQL for the end of a text."""
    made = tmp_path / "l'acte [1] #?"
    made.mkdir()
    return made


def content(path: Path, values: list[list[str | None]], *kinds: str) -> bytes:
    columns = {f'c"{at}': kind for at, kind in enumerate(kinds)}
    rows = ScratchRows(path, columns)
    for value in values:
        rows.add([value])
    with memory_database() as database:
        return rows.parquet(database, {"k'ey": 'o"n\x00e', "empty": ""})


def answer(made: bytes, query: str) -> list[tuple[object, ...]]:
    with memory_database() as database:
        return parquet_answer(database, made, query)


def test_text_comes_back_as_it_was(folder: Path) -> None:
    values = [[text, None] for text in HOSTILE]
    made = content(folder / "a.json", values, "VARCHAR", "VARCHAR")
    assert answer(made, "FROM read_parquet($file)") == [
        (text, None) for text in HOSTILE
    ]
    assert answer(
        made, "SELECT key, value FROM parquet_kv_metadata($file)"
    ) == [
        (b"k'ey", b'o"n\x00e'),
        (b"empty", b""),
    ]
    assert content(folder / "b.json", values, "VARCHAR", "VARCHAR") == made


def test_what_no_encoding_knows_is_a_question_mark(folder: Path) -> None:
    made = content(folder / "a.json", [["a\ud800b"]], "VARCHAR")
    assert answer(made, "FROM read_parquet($file)") == [("a?b",)]


def test_values_are_exact(folder: Path) -> None:
    made = content(
        folder / "a.json",
        [
            ["-9007199254740993", "-123456789012345678901234567890123456.78"],
            ["7", "0.01"],
        ],
        *("BIGINT", "DECIMAL(38, 2)"),
    )
    assert answer(made, "FROM read_parquet($file)") == [
        (
            -9007199254740993,
            Decimal("-123456789012345678901234567890123456.78"),
        ),
        (7, Decimal("0.01")),
    ]
    made = content(
        folder / "b.json", [["1900-03-01", "true"]], "DATE", "BOOLEAN"
    )
    assert answer(made, "FROM read_parquet($file)") == [
        (date(1900, 3, 1), True)
    ]


def test_a_long_row_and_many_keep_their_order(folder: Path) -> None:
    values: list[list[str | None]] = [[str(each)] for each in range(40_000)]
    values[7] = ["x" * 3_000_000]
    made = content(folder / "a.json", values, "VARCHAR")
    assert [list(row) for row in answer(made, "FROM read_parquet($file)")] == (
        values
    )
    groups = "SELECT DISTINCT row_group_id FROM parquet_metadata($file)"
    assert len(answer(made, groups)) == 3


def test_no_rows_are_a_file_too(folder: Path) -> None:
    made = content(folder / "a.json", [], "VARCHAR", "DECIMAL(18, 2)")
    assert answer(made, "FROM read_parquet($file)") == []
    (kind,) = answer(
        made,
        'SELECT DISTINCT typeof("c""1") FROM (SELECT 1) LEFT JOIN'
        " read_parquet($file) ON true",
    )
    assert kind == ("DECIMAL(18,2)",)


@pytest.mark.parametrize(
    "made", [b"", b"half of a table", b"PAR1" + b"\xff" * 90 + b"PAR1"]
)
def test_what_is_no_parquet_file_is_said_so(made: bytes) -> None:
    for query in (
        "FROM read_parquet($file)",
        "FROM parquet_kv_metadata($file)",
    ):
        with pytest.raises(ValueError, match=r"asked\.parquet|footer|type"):
            answer(made, query)


def test_a_column_that_is_not_there_is_said_so(folder: Path) -> None:
    made = content(folder / "a.json", [], "VARCHAR")
    with pytest.raises(ValueError, match="absent"):
        answer(made, "SELECT absent FROM read_parquet($file)")


@pytest.mark.parametrize(
    ("target", "code"),
    [("/dev/full", errno.ENOSPC), ("/dev/null/x", errno.EIO)],
)
def test_what_the_disk_refuses_is_told_as_the_system_does(
    target: str, code: int
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("the system has no device that is full")
    with (
        pytest.raises(OSError, match=os.strerror(code)) as caught,
        disk_refusals(Path("table")),
        memory_database() as database,
    ):
        database.execute(f"COPY (SELECT 1) TO '{target}' (FORMAT parquet)")
    assert (caught.value.errno, caught.value.filename) == (code, "table")


def test_a_table_of_a_database(folder: Path) -> None:
    rows = ScratchRows(folder / "a.json", {"n": "INTEGER"})
    rows.add([["1"], [None]])
    with duckdb.connect() as database:
        rows.create_table(database, 'of "lines"')
        found = database.execute('FROM "of ""lines"""').fetchall()
    assert found == [(1,), (None,)]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_utf_8_is_refused_as_the_system_does(
    tmp_path: Path,
) -> None:
    path = tmp_path / os.fsdecode(b"\xe9")
    with pytest.raises(OSError, match=r".") as refused:
        sql_path(path)
    assert refused.value.filename == str(path)
    assert sql_path(tmp_path / "été") == str(tmp_path / "été")
