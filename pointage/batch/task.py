"""The pure function of one document: bytes and options in, record out. The same on every kind of worker."""

import hashlib
import json
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import fsspec

from extract.errors import (
    DamagedPdfError,
    EncryptedPdfError,
    LimitExceededError,
    NotAPdfError,
    PointageError,
    ScanWithoutOcrError,
)
from pointage.batch.store import Record, Rows, Store
from pointage.work import Lang

if TYPE_CHECKING:
    from extract.source import Source
    from validate.finding import Audit

_STATUS_OF = (
    (NotAPdfError, "not-a-pdf"),
    (DamagedPdfError, "damaged"),
    (EncryptedPdfError, "encrypted"),
    (ScanWithoutOcrError, "scan"),
    (LimitExceededError, "limit"),
    (PointageError, "unreadable"),
)


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """What a batch does to each document. ``reports`` also writes its folder of the contract into the store."""

    materiality: str = ""
    reports: bool = False
    lang: Lang = "fr"
    pages: Literal["all", "tables", "none"] = "none"
    seconds: float = 120.0
    megabytes: int = 2048

    def fingerprint(self) -> str:
        """A digest of what decides a record's content: the version and the options."""
        content = json.dumps([version("pointage"), self.materiality, self.reports, self.lang, self.pages])
        return hashlib.sha256(content.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Task:
    """One document to do: its content's hash, where to read it, the name it goes by."""

    sha256: str
    address: str
    name: str
    store: str
    options: BatchOptions


def do(task: Task) -> dict[str, str]:
    """Audit one document, keep its record, and return its status row."""
    record = record_of(task)
    Store(task.store).save(record)
    return record.status


def failure(task: Task, status: str, reason: str) -> dict[str, str]:
    """Keep and return the status of a document whose worker could not finish."""
    row = _status(task, status, reason)
    Store(task.store).save(Record(task.sha256, task.options.fingerprint(), row, {}))
    return row


def record_of(task: Task) -> Record:
    """The record of one document; what it raises becomes its status."""
    try:
        status, tables = _audit(task)
    except PointageError as error:
        name = next(name for kind, name in _STATUS_OF if isinstance(error, kind))
        status, tables = _status(task, name, error.text(task.options.lang).replace(task.name, "").strip(" :")), {}
    except MemoryError:
        status, tables = _status(task, "out-of-memory", f"> {task.options.megabytes} Mio"), {}
    except Exception as error:  # noqa: BLE001  the one place that runs a document: a crash costs that document only
        status, tables = _status(task, "failed", type(error).__name__), {}
    return Record(task.sha256, task.options.fingerprint(), status, tables)


def _audit(task: Task) -> tuple[dict[str, str], dict[str, Rows]]:
    from pointage.batch.rows import audit_rows
    from pointage.pipeline import AuditOptions, check, read

    options = AuditOptions(materiality=task.options.materiality)
    with tempfile.TemporaryDirectory() as folder:
        path = _local(task, Path(folder))
        source, document = read(path)
        with source:
            audit = check(document, options, source)
            if task.options.reports:
                _write_report(task, audit, source, Path(folder))
    tables = audit_rows(audit)
    counts = {
        "pages": str(len(document.pages)),
        "tables": str(len(document.tables)),
        "cells": str(sum(table.cells for table in audit.coverage.tables)),
        "proved": str(sum(table.proved for table in audit.coverage.tables)),
        **{
            severity: str(sum(finding.severity == severity for finding in audit.findings))
            for severity in ("error", "warning", "info")
        },
    }
    return {**_status(task, "ok", ""), "document_id": document.document_id, **counts}, tables


def _local(task: Task, folder: Path) -> Path:
    """The document as a local file, under its own name."""
    path = folder / (Path(task.name).name or f"{task.sha256}.pdf")
    with fsspec.open(task.address, "rb") as remote:
        path.write_bytes(remote.read())
    return path


def _write_report(task: Task, audit: "Audit", source: "Source", folder: Path) -> None:
    from reports.files import write_audit

    store = Store(task.store)
    written = write_audit(audit, source, folder / "out", lang=task.options.lang, pages=task.options.pages)
    for file in sorted(path for path in written.rglob("*") if path.is_file()):
        name = file.relative_to(written.parent).as_posix()
        store.write(f"reports/{name}", file.read_bytes())


def _status(task: Task, status: str, reason: str) -> dict[str, str]:
    return {"sha256": task.sha256, "document_id": "", "status": status, "reason": reason}
