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
import json
import os
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from glob import escape
from itertools import chain
from pathlib import Path

from fsspec.implementations.local import LocalFileSystem

from extract.errors import UsageError
from extract.given.typed_json import checked_text
from extract.hidden_characters import visible
from pointage.batch.remote import ONE_PUT, file_system, is_remote, reaching
from reports.files.disk.finished_folder import SIGNATURES
from reports.files.disk.ordinary_files import is_link
from reports.files.disk.scratch_folder import clear_leftovers, scratch_folder
from reports.files.disk.scratch_rows import (
    Database,
    ScratchRows,
    memory_database,
    parquet_answer,
    temporary_folder,
)
from reports.files.disk.synced_files import replace_file

Rows = list[dict[str, str]]

_NAME = re.compile(r"([0-9a-f]{64})\.(\w+)\.json\.gz")
"""The name of a record: its document's hash, and the fingerprint of what made it."""
_RENAMING = threading.Lock()
"""fsspec has one transaction a file system: threads take turns, or one would rename what another
still writes.
"""
_TRIAL = "runs/writable"
_LEVELS = {"documents": 2, "tables": 2, "reports": 1, "runs": 1}
"""Levels below each folder of a store at which runs write."""
_DIGEST = (
    "SELECT decode(value) FROM parquet_kv_metadata($file) WHERE key = 'records'"
)
_STATUSES = "SELECT sha256, status FROM read_parquet($file)"


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

    Raises:
        UsageError: the address is of no file system that is known, or its tables could not be made.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._files, self._root = file_system(address)
        self._puts = (
            is_remote(address) and address.partition("://")[0] in ONE_PUT
        )
        self.folder: Path | None = None
        if isinstance(self._files, LocalFileSystem):
            _refuse_other_bytes(self._root)
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
        schemas: Mapping[str, tuple[str, ...]],
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
        if self._is_gathered(prefix, chosen, digest.hexdigest()):
            return
        with self._scratch() as folder:
            tables = {
                name: _Table(folder / f"{name}.json", columns)
                for name, columns in sorted(schemas.items())
            }
            for sha256, fingerprint in chosen.items():
                record = self.load(sha256, fingerprint)
                status = {**record.status, "paths": paths.get(sha256, "[]")}
                tables["documents"].add([status])
                for name in sorted(set(record.tables) & set(tables)):
                    tables[name].add(record.tables[name])
            for name in sorted(
                tables, key="documents".__eq__
            ):  # the one with the digest last
                about = {}
                if name == "documents":
                    about["records"] = digest.hexdigest()
                self._write(
                    f"{self._root}/tables/{name}/{prefix}.parquet",
                    tables[name].parquet(self._database, about),
                )

    def statuses(self, prefix: str) -> list[dict[str, str]]:
        """The gathered status rows of a prefix: sha256 and status.

        Raises:
            ValueError: its table is none.
        """
        return self._statuses(self._read(self._status_table(prefix)))

    def gathered(self, prefix: str) -> set[str]:
        """The documents of a prefix that the tables hold.

        Raises:
            ValueError: its table is none.
        """
        try:
            return {row["sha256"] for row in self.statuses(prefix)}
        except FileNotFoundError:
            return set()

    def write(self, name: str, content: bytes) -> None:
        """Write a file by its name inside the store."""
        self._write(f"{self._root}/{name}", content)

    def write_table(
        self,
        name: str,
        rows: Iterable[Mapping[str, str]],
        columns: tuple[str, ...],
    ) -> None:
        """Write rows as a Parquet file by its name inside the store."""
        with self._scratch() as folder:
            table = _Table(folder / "rows.json", columns)
            table.add(rows)
            content = table.parquet(self._database, {})
        self.write(name, content)

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

    def refuse_foreign(self) -> None:
        """See that a folder holds nothing but folders and ordinary files where runs write: no link
        leads out of a store, and nothing in it is read without an end.

        Raises:
            UsageError: it holds something else.
            OSError: it cannot be listed.
        """
        if self.folder is None:
            return
        for name, depth in _LEVELS.items():
            path = _foreign_entry(self.folder / name, depth)
            if path is not None:
                shown = visible(str(path))
                raise UsageError(
                    f"{shown} : ce n'est ni un dossier ni un fichier ordinaire (un lien, un tube…)."
                    " Retirez-le du résultat, puis relancez « pointage batch ».",
                    f"{shown}: this is neither a folder nor an ordinary file (a link, a pipe…)."
                    " Remove it from the store, then run “pointage batch” again.",
                )

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
        # "dep [62]" is a name, and no pattern of others
        pattern = f"tables/{name}.parquet"
        with reaching():
            if self._files.glob(f"{escape(self._root)}/{pattern}"):
                return f"{escape(self.address.rstrip('/'))}/{pattern}"
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

    def _is_gathered(
        self, prefix: str, chosen: Mapping[str, str], digest: str
    ) -> bool:
        """Whether the status table of a prefix says that it was gathered from records of this
        digest, and holds their documents.
        """
        try:
            content = self._read(self._status_table(prefix))
            said = parquet_answer(self._database, content, _DIGEST)
            if said != [(digest,)]:
                return False
            return [row["sha256"] for row in self._statuses(content)] == list(
                chosen
            )
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return False

    def _status_table(self, prefix: str) -> str:
        return f"{self._root}/tables/documents/{prefix}.parquet"

    def _statuses(self, content: bytes) -> list[dict[str, str]]:
        rows = parquet_answer(self._database, content, _STATUSES)
        for value in chain.from_iterable(rows):
            checked_text(value)
        return [{"sha256": sha256, "status": status} for sha256, status in rows]

    @cached_property
    def _database(self) -> Database:
        return memory_database()

    @contextmanager
    def _scratch(self) -> Iterator[Path]:
        """A folder for what is gathered: inside a store that is one, so that there is space and the
        next run clears it.
        """
        if self.folder is not None:
            with scratch_folder(self.folder) as folder:
                yield folder
            return
        with temporary_folder() as folder:
            yield folder

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


class _Table:
    """A table of text columns in the making: what a row lacks is "", what it has more is left."""

    def __init__(self, path: Path, columns: tuple[str, ...]) -> None:
        self._columns = columns
        self._rows = ScratchRows(path, dict.fromkeys(columns, "VARCHAR"))

    def add(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._rows.add(
            [row.get(name, "") for name in self._columns] for row in rows
        )

    def parquet(self, database: Database, about: Mapping[str, str]) -> bytes:
        return self._rows.parquet(database, about)


def _refuse_other_bytes(path: str) -> None:
    """See that DuckDB, which writes and reads the tables, can open files below a path."""
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = visible(path)
        raise UsageError(
            f"{shown} : ce chemin a des octets qui ne sont pas de l'UTF-8, et les tables d'un"
            " corpus ne peuvent s'y écrire ni s'y lire. Donnez un autre nom au dossier.",
            f"{shown}: this path has bytes that are no UTF-8, and the tables of a corpus can"
            " neither be written nor read there. Give the folder another name.",
        ) from None


def _foreign_entry(folder: Path, depth: int) -> Path | None:
    """The first thing at a folder's name, or at most ``depth`` levels below it, that is neither a
    folder nor an ordinary file; None where there is none.
    """
    if is_link(folder):
        return folder
    if not folder.is_dir():
        return folder if folder.exists() and not folder.is_file() else None
    below: list[Path] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                below.append(Path(entry.path))
            elif not entry.is_file(follow_symlinks=False):
                return Path(entry.path)
    found = (_foreign_entry(path, depth - 1) for path in below if depth > 1)
    return next((path for path in found if path is not None), None)


def _stem(path: str) -> str:
    return path.rstrip("/").replace("\\", "/").rsplit("/", 1)[-1]
