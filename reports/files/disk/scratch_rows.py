"""Rows of text that wait in a scratch file, until DuckDB makes typed columns or a Parquet file of
them.

No more than a group of rows is in memory at a time, and one thread takes them in their order: the
same rows give the same Parquet file, byte for byte.
"""

import errno
import glob
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

Database = Any
"""A connection of DuckDB, which is imported by who opens one."""

_GROUP = 16_384
"""Rows of a Parquet row group."""
_LINE = 1 << 20
"""Bytes that DuckDB sets aside for a row, unless one is longer."""


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder where the system has such, gone at the end."""
    with TemporaryDirectory(
        prefix="pointage-", ignore_cleanup_errors=True
    ) as name:
        yield Path(name)


def memory_database() -> Database:
    """A database in memory that works in one thread."""
    import duckdb

    return duckdb.connect(config={"threads": 1})


class ScratchRows:
    """The rows of one table, in a file made at ``path``; ``columns`` gives the SQL type of each
    column by its name.
    """

    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        self._path = path
        self._columns = columns
        self._longest = _LINE
        path.touch(exist_ok=False)

    def add(self, rows: Iterable[Sequence[str | None]]) -> None:
        """Append rows, their values in the order of the columns: None is null, and a character that
        no encoding knows becomes a question mark.

        Raises:
            OSError: the file cannot be written.
        """
        lines = [
            json.dumps(row, ensure_ascii=False).encode(errors="replace")
            for row in rows
        ]
        if lines:
            self._longest = max(self._longest, 1 + max(map(len, lines)))
            with self._path.open("ab") as file:
                file.write(b"\n".join((*lines, b"")))

    def create_table(self, database: Database, name: str) -> None:
        """Make a table of the rows.

        Raises:
            duckdb.Error: the disk refuses, or a value is none of its column's type.
        """
        database.execute(
            f"CREATE TABLE {_quoted(name)} AS {self._query()}",
            {"rows": glob.escape(sql_path(self._path))},
        )

    def parquet(self, database: Database, about: Mapping[str, str]) -> bytes:
        """The rows as a Parquet file with ``about`` in its metadata.

        Raises:
            OSError: the disk refuses.
            duckdb.Error: a value is none of its column's type.
        """
        made = self._path.with_suffix(".parquet")
        given: dict[str, object] = {
            "rows": glob.escape(sql_path(self._path)),
            "made": sql_path(made),
        }
        options = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_GROUP}"
        if about:
            options += ", KV_METADATA $about"
            given["about"] = dict(about)
        with disk_refusals(made):
            database.execute(
                f"COPY ({self._query()}) TO $made ({options})", given
            )
        return made.read_bytes()

    def _query(self) -> str:
        columns = ", ".join(
            f"CAST(v[{number}] AS {kind}) AS {_quoted(name)}"
            for number, (name, kind) in enumerate(self._columns.items(), 1)
        )
        return (
            f"SELECT {columns} FROM read_json($rows, format = 'newline_delimited',"  # noqa: S608
            " records = false, columns = {v: 'VARCHAR[]'}, compression = 'none',"
            f" maximum_object_size = {self._longest})"
        )


def parquet_answer(
    database: Database, content: bytes, query: str
) -> list[tuple[Any, ...]]:
    """The rows that ``query`` gives over a Parquet file, which it calls ``$file``.

    Raises:
        OSError: the disk refuses a scratch file.
        ValueError: it is no Parquet file, or not one of which this can be asked.
    """
    import duckdb

    with temporary_folder() as folder:
        path = folder / "asked.parquet"
        path.write_bytes(content)
        given = {"file": glob.escape(sql_path(path))}
        try:
            rows: list[tuple[Any, ...]] = database.execute(
                query, given
            ).fetchall()
        except duckdb.Error as error:
            raise ValueError(str(error)) from error
    return rows


def sql_path(path: Path) -> str:
    """A path as DuckDB opens it.

    Raises:
        OSError: it has bytes that are no UTF-8, as names of POSIX systems may.
    """
    try:
        str(path).encode()
    except UnicodeEncodeError:
        reason = os.strerror(errno.EILSEQ)
        raise OSError(errno.EILSEQ, reason, str(path)) from None
    return str(path)


@contextmanager
def disk_refusals(path: Path) -> Iterator[None]:
    """What DuckDB says of the disk as it writes ``path`` is told as the system says it.

    Raises:
        OSError: the disk refuses.
    """
    import duckdb

    try:
        yield
    except duckdb.IOException as error:
        code = errno.EIO
        for each in (errno.ENOSPC, errno.EACCES):
            if os.strerror(each) in str(error):
                code = each
        raise OSError(code, os.strerror(code), str(path)) from error


def _quoted(name: str) -> str:
    """A name as SQL has it, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'
