"""What a batch keeps, on any fsspec file system, the same bytes whatever the order of the work.

STORE/documents/<aa>/<sha256>.<fingerprint>.json.gz   one document's record, written whole or not at
all STORE/tables/<table>/<aa>.parquet                     the records of a prefix, gathered: what
SQL reads STORE/tables/sources.parquet                          every path of every document
STORE/reports/<document-id>/…                         reports and evidence, on request STORE/runs/…
measurements of each run, outside the reproducible content

The fingerprint says what made a record (version, options), so that a listing tells which documents
are done.
"""

import gzip
import hashlib
import io
import json
import re
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from fsspec.implementations.local import LocalFileSystem

from pointage.batch.remote import ONE_PUT, file_system, is_remote, reaching
from reports.files.disk.finished_folder import SIGNATURES
from reports.files.disk.scratch_folder import clear_leftovers
from reports.files.disk.synced_files import replace_file

Rows = list[dict[str, str]]

_NAME = re.compile(r"([0-9a-f]{64})\.(\w+)\.json\.gz")
"""The name of a record: its document's hash, and the fingerprint of what made it."""
_RENAMING = threading.Lock()
"""fsspec has one transaction a file system: threads take turns, or one would rename what another
still writes.
"""
_TRIAL = "runs/writable"
_ROW_GROUP = 256
"""Records gathered into one Parquet row group: what is held in memory at a time."""


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What one document gave: its status row, and rows by table name. All values are text."""

    sha256: str
    fingerprint: str
    status: dict[str, str]
    tables: dict[str, Rows]


class Store:
    """A STORE folder or bucket. Every write is whole: a reader, or the next run, never sees half a
    file.

    What a library raises about a store that it cannot reach, every method raises as an OSError.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._files, self._root = file_system(address)
        self._puts = (
            is_remote(address) and address.partition("://")[0] in ONE_PUT
        )
        self.folder: Path | None = None
        if isinstance(self._files, LocalFileSystem):
            self.folder = Path(self._root)

    def save(self, record: DocumentRecord) -> None:
        """Keep a record beside older ones of the same document, which gathering removes."""
        content = {"status": record.status, "tables": record.tables}
        text = json.dumps(
            content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        compressed = gzip.compress(
            text.encode(errors="replace"), compresslevel=6, mtime=0
        )
        self._write(self._record(record.sha256, record.fingerprint), compressed)

    def load(self, sha256: str, fingerprint: str) -> DocumentRecord:
        """The record of a document that `done` names."""
        content = json.loads(
            gzip.decompress(self._read(self._record(sha256, fingerprint)))
        )
        return DocumentRecord(
            sha256, fingerprint, content["status"], content["tables"]
        )

    def prefixes(self) -> list[str]:
        """The first two hex digits of the documents that have a record."""
        return sorted(map(_stem, self._list(f"{self._root}/documents")))

    def done(self, prefix: str) -> dict[str, frozenset[str]]:
        """The fingerprints of the records of every document of a prefix, from one listing."""
        found: dict[str, set[str]] = {}
        for name in self._list(f"{self._root}/documents/{prefix}"):
            if match := _NAME.fullmatch(_stem(name)):
                found.setdefault(match[1], set()).add(match[2])
        return {sha256: frozenset(found[sha256]) for sha256 in sorted(found)}

    def gather(
        self,
        prefix: str,
        schemas: Mapping[str, pa.Schema],
        paths: Mapping[str, str],
        wanted: frozenset[str],
    ) -> None:
        """Make the tables of ``prefix`` from its records, one record a document: that of a
        ``wanted`` fingerprint.

        ``paths`` gives each document's names for its status row. A digest of what is gathered is
        kept in the status table's metadata, so that gathering again does what is missing and
        nothing else.
        """
        chosen = self._one_each(prefix, wanted)
        digest = hashlib.sha256()
        for sha256, fingerprint in chosen.items():
            digest.update(
                f"{sha256}{fingerprint}{paths.get(sha256, '')}\n".encode(
                    errors="replace"
                )
            )
        target = f"{self._root}/tables/documents/{prefix}.parquet"
        if self._digest(target) == digest.hexdigest():
            return
        marked = {
            **schemas,
            "documents": schemas["documents"].with_metadata(
                {"records": digest.hexdigest()}
            ),
        }
        files = {
            name: _Parquet(schema) for name, schema in sorted(marked.items())
        }
        for number, (sha256, fingerprint) in enumerate(chosen.items(), 1):
            record = self.load(sha256, fingerprint)
            files["documents"].rows.append(
                {**record.status, "paths": paths.get(sha256, "[]")}
            )
            for name in sorted(set(record.tables) & set(files)):
                files[name].rows.extend(record.tables[name])
            if number % _ROW_GROUP == 0:
                for file in files.values():
                    file.flush()
        for name in sorted(
            files, key="documents".__eq__
        ):  # the one with the digest last
            self._write(
                f"{self._root}/tables/{name}/{prefix}.parquet",
                files[name].close(),
            )

    def statuses(self, prefix: str) -> list[dict[str, str]]:
        """The gathered status rows of a prefix: sha256 and status."""
        content = self._read(f"{self._root}/tables/documents/{prefix}.parquet")
        rows: list[dict[str, str]] = pq.read_table(
            io.BytesIO(content), columns=["sha256", "status"]
        ).to_pylist()
        return rows

    def gathered(self, prefix: str) -> set[str]:
        """The documents of a prefix that the tables hold."""
        try:
            return {row["sha256"] for row in self.statuses(prefix)}
        except (FileNotFoundError, pa.ArrowInvalid):
            return set()

    def write(self, name: str, content: bytes) -> None:
        """Write a file by its name inside the store."""
        self._write(f"{self._root}/{name}", content)

    def write_report(self, written: Path) -> None:
        """Write the folder of a report, under its own name: the file that says it is finished goes
        first and comes back last.
        """
        target = f"{self._root}/reports/{written.name}"
        files = {
            path.relative_to(written).as_posix(): path
            for path in sorted(written.rglob("*"))
            if path.is_file()
        }
        stale = {
            path.removeprefix(f"{target}/") for path in self._below(target)
        }
        for name in sorted(stale, key=SIGNATURES.__ne__):
            if name == SIGNATURES or name not in files:
                self._remove(f"{target}/{name}")
        for name in sorted(files, key=SIGNATURES.__eq__):
            self._write(f"{target}/{name}", files[name].read_bytes())

    def clear(self) -> None:
        """Remove what killed runs left half made in a folder; an object store has no such thing."""
        if self.folder is not None:
            for folder in (self.folder, self.folder / "reports"):
                clear_leftovers(folder)

    def try_writing(self) -> None:
        """Write an empty file and remove it: a store that refuses says so before any work is done.

        Raises:
            OSError: it refuses, or cannot be reached.
        """
        self.write(_TRIAL, b"")
        self._remove(f"{self._root}/{_TRIAL}")

    def table(self, name: str) -> str:
        """The pattern of the files of a table ("documents/*", "sources"), or "" where there is none
        yet.
        """
        pattern = f"tables/{name}.parquet"
        with reaching():
            if self._files.glob(f"{self._root}/{pattern}"):
                return f"{self.address.rstrip('/')}/{pattern}"
            return ""

    def _one_each(self, prefix: str, wanted: frozenset[str]) -> dict[str, str]:
        """The one fingerprint of each document; records that it supersedes are removed."""
        chosen = {}
        for sha256, fingerprints in self.done(prefix).items():
            chosen[sha256] = min(
                fingerprints, key=lambda each: (each not in wanted, each)
            )
            for old in sorted(fingerprints - {chosen[sha256]}):
                self._remove(self._record(sha256, old))
        return chosen

    def _digest(self, path: str) -> str:
        try:
            with reaching(), self._files.open(path, "rb") as file:
                metadata: dict[bytes, bytes] = (
                    pq.read_schema(file).metadata or {}
                )
        except (FileNotFoundError, NotADirectoryError, pa.ArrowInvalid):
            return ""
        return metadata.get(b"records", b"").decode()

    def _record(self, sha256: str, fingerprint: str) -> str:
        return f"{self._root}/documents/{sha256[:2]}/{sha256}.{fingerprint}.json.gz"

    def _list(self, folder: str) -> list[str]:
        self._files.invalidate_cache()  # other processes write here too
        try:
            with reaching():
                return list(map(str, self._files.ls(folder, detail=False)))
        except (FileNotFoundError, NotADirectoryError):
            return []

    def _below(self, folder: str) -> list[str]:
        """Every file below a folder, at any depth."""
        self._files.invalidate_cache()
        try:
            with reaching():
                return list(map(str, self._files.find(folder)))
        except (FileNotFoundError, NotADirectoryError):
            return []

    def _read(self, path: str) -> bytes:
        with reaching():
            content: bytes = self._files.cat_file(path)
        return content

    def _remove(self, path: str) -> None:
        with reaching():
            self._files.rm_file(path)

    def _write(self, path: str, content: bytes) -> None:
        """In one request where that is whole or nothing; elsewhere beside its place, then
        renamed.
        """
        if self.folder is not None:
            replace_file(Path(path), content, self.folder)
            return
        with reaching():
            if self._puts:
                self._files.pipe_file(path, content)
                return
            with (
                _RENAMING,
                self._files.transaction,
                self._files.open(path, "wb") as file,
            ):
                file.write(content)


def _encodable(text: str) -> str:
    """``text`` with a question mark for each character that no encoding knows."""
    return text.encode(errors="replace").decode()


class _Parquet:
    """A Parquet file written one row group at a time; the same rows give the same bytes."""

    def __init__(self, schema: pa.Schema) -> None:
        self.rows: list[Mapping[str, str]] = []
        self._schema = schema
        self._out = io.BytesIO()
        self._writer = pq.ParquetWriter(
            self._out, schema, compression="zstd", version="2.6"
        )

    def flush(self) -> None:
        columns: dict[str, list[str]] = {}
        for name in self._schema.names:
            columns[name] = [_encodable(row.get(name, "")) for row in self.rows]
        self._writer.write_table(pa.table(columns, schema=self._schema))
        self.rows.clear()

    def close(self) -> bytes:
        if self.rows:
            self.flush()
        self._writer.close()
        return self._out.getvalue()


def parquet(rows: Iterable[Mapping[str, str]], schema: pa.Schema) -> bytes:
    """``rows`` as a Parquet file of ``schema``; the same rows give the same bytes."""
    file = _Parquet(schema)
    file.rows.extend(rows)
    return file.close()


def _stem(path: str) -> str:
    return path.rstrip("/").replace("\\", "/").rsplit("/", 1)[-1]
