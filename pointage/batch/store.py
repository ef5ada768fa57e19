"""What a batch keeps, on any fsspec file system, the same bytes whatever the order of the work.

STORE/documents/<aa>/<sha256>.json.gz   one document's record, written whole or not at all
STORE/tables/<table>/<aa>.parquet       the records of a prefix, gathered: what SQL reads
STORE/tables/sources.parquet            every path of every document
STORE/reports/<document-id>/…           reports, on request
STORE/runs/…                            measurements of each run, outside the reproducible content
"""

import gzip
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq

Rows = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Record:
    """What one document gave: its status row, and rows by table name. All values are text."""

    sha256: str
    fingerprint: str
    status: dict[str, str]
    tables: dict[str, Rows]


class Store:
    """A STORE folder or bucket. Every write is whole: a reader, or the next run, never sees half a file."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._files, self._root = fsspec.core.url_to_fs(address, auto_mkdir=True)

    def save(self, record: Record) -> None:
        """Keep a record, in place of an older one of the same document."""
        content = {"fingerprint": record.fingerprint, "status": record.status, "tables": record.tables}
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        self._write(self._record(record.sha256), gzip.compress(text.encode(), compresslevel=6, mtime=0))

    def load(self, sha256: str) -> Record | None:
        """The record of a document, or None where there is none yet."""
        path = self._record(sha256)
        if not self._files.exists(path):
            return None
        content = json.loads(gzip.decompress(self._files.cat_file(path)))
        return Record(sha256, content["fingerprint"], content["status"], content["tables"])

    def prefixes(self) -> list[str]:
        """The first two hex digits of the documents that have a record."""
        folder = f"{self._root}/documents"
        return sorted(_stem(name) for name in self._list(folder))

    def records(self, prefix: str) -> Iterator[Record]:
        """The records of a prefix, by sha256."""
        for name in sorted(self._list(f"{self._root}/documents/{prefix}")):
            if name.endswith(".json.gz"):
                record = self.load(_stem(name).removesuffix(".json.gz"))
                if record is not None:
                    yield record

    def gather(self, prefix: str, schemas: Mapping[str, pa.Schema], paths: Mapping[str, str]) -> bool:
        """Make the tables of ``prefix`` from its records; False where they are already so.

        ``paths`` gives each document's names for its status row. The digest of the records and names is kept in the
        status table's metadata, so that gathering after a crash does what is missing and nothing else.
        """
        records = list(self.records(prefix))
        digest = hashlib.sha256()
        for record in records:
            digest.update(f"{record.sha256}{record.fingerprint}{sorted(record.status.items())}".encode())
            digest.update(paths.get(record.sha256, "").encode())
        target = f"{self._root}/tables/documents/{prefix}.parquet"
        if self._digest(target) == digest.hexdigest():
            return False
        for table in sorted(set(schemas) - {"documents"}):
            rows = (row for record in records for row in record.tables.get(table, []))
            self._write(f"{self._root}/tables/{table}/{prefix}.parquet", parquet(rows, schemas[table]))
        status = ({**record.status, "paths": paths.get(record.sha256, "")} for record in records)
        marked = schemas["documents"].with_metadata({"records": digest.hexdigest()})
        self._write(target, parquet(status, marked))
        return True

    def write(self, name: str, content: bytes) -> None:
        """Write a file by its name inside the store."""
        self._write(f"{self._root}/{name}", content)

    def _digest(self, path: str) -> str:
        if not self._files.exists(path):
            return ""
        metadata: dict[bytes, bytes] = pq.read_schema(io.BytesIO(self._files.cat_file(path))).metadata or {}
        return metadata.get(b"records", b"").decode()

    def _record(self, sha256: str) -> str:
        return f"{self._root}/documents/{sha256[:2]}/{sha256}.json.gz"

    def _list(self, folder: str) -> list[str]:
        return [str(name) for name in self._files.ls(folder, detail=False)] if self._files.exists(folder) else []

    def _write(self, path: str, content: bytes) -> None:
        with self._files.transaction, self._files.open(path, "wb") as file:
            file.write(content)


def parquet(rows: Iterable[Mapping[str, str]], schema: pa.Schema) -> bytes:
    """``rows`` as a Parquet file of ``schema``; the same rows give the same bytes."""
    table = pa.Table.from_pylist([{name: row.get(name, "") for name in schema.names} for row in rows], schema=schema)
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd", version="2.6", write_statistics=True)
    return out.getvalue()


def _stem(path: str) -> str:
    return path.rstrip("/").replace("\\", "/").rsplit("/", 1)[-1]
