"""The pure function of one document: bytes and options in, record out. The same on every kind of
worker.
"""

import errno
import hashlib
import json
import os
import tempfile
import traceback
from collections import Counter
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extract.errors import (
    DamagedPdfError,
    EncryptedPdfError,
    LimitExceededError,
    NotAPdfError,
    PointageError,
    ScanWithoutOcrError,
    UsageError,
)
from extract.ocr.registry import ocr_fingerprint
from extract.pdf.document_id import document_id
from extract.pdf.limits import LIMITS
from extract.pdf.pdfium_api import pdfium_version
from pointage.batch.batch_messages import message
from pointage.batch.remote import open_address, preload
from pointage.batch.store import DocumentRecord, Rows, Store
from pointage.output import in_french, why
from pointage.work import Lang

if TYPE_CHECKING:
    from pointage.read_any import AnySource
    from validate.model.finding import Audit

_STATUS_OF = (
    (NotAPdfError, "not-a-pdf"),
    (DamagedPdfError, "damaged"),
    (EncryptedPdfError, "encrypted"),
    (ScanWithoutOcrError, "scan"),
    (LimitExceededError, "limit"),
    (PointageError, "unreadable"),
)
_LIMITED = frozenset({"timed-out", "out-of-memory", "crashed", "limit"})
"""Statuses that other limits may change."""
_FULL = frozenset(
    {
        errno.ENOSPC,
        errno.EROFS,
        errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC,
    }
)
"""Errors of the machine, not of the document."""


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """What a batch does to each document. ``reports`` also writes its folder of the contract into
    the store.
    """

    materiality: str = ""
    reports: bool = False
    lang: Lang = "fr"
    pages: Literal["all", "tables", "none"] = "none"
    seconds: float = 120.0
    megabytes: int = 4096

    def fingerprint(self, status: str = "ok") -> str:
        """A digest of what decides a record's content: the version, pdfium's, the OCR at hand, the
        options.

        Where ``status`` is one that more time, memory or larger limits may change, those are part
        of it.
        """
        ocr = [os.environ.get("POINTAGE_OCR", ""), *ocr_fingerprint()]
        content: list[object] = [
            version("pointage"),
            pdfium_version(),
            ocr,
            self.materiality,
            self.reports,
            self.pages,
        ]
        if self.reports:
            content.append(self.lang)
        if status in _LIMITED:
            content += [self.seconds, self.megabytes, asdict(LIMITS)]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:16]

    def fingerprints(self) -> frozenset[str]:
        """Those of records that need no doing again."""
        return frozenset({self.fingerprint(), self.fingerprint("limit")})


@dataclass(frozen=True, slots=True)
class Task:
    """One document to do: its content's hash, where to read it, the name it goes by."""

    sha256: str
    address: str
    name: str
    store: str
    options: BatchOptions

    @property
    def seconds(self) -> float:
        """Seconds of processor that it may take."""
        return self.options.seconds

    @property
    def megabytes(self) -> int:
        """Memory that it may take."""
        return self.options.megabytes

    def prepare(self) -> None:
        """Import what its addresses need, and make what every document needs."""
        from pointage.processes.warm_up import warm_up

        preload(self.address)
        preload(self.store)
        warm_up(self.options.lang, reports=self.options.reports)

    def to_json(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(line: str) -> "Task":
        """The task that `to_json` wrote."""
        content = json.loads(line)
        return Task(
            **{**content, "options": BatchOptions(**content["options"])}
        )


@dataclass(frozen=True, slots=True)
class TaskOutcome:
    """A document's status row, and what it took: seconds, MiB, and seconds of processor."""

    row: dict[str, str]
    seconds: float = 0.0
    peak: int = 0
    cpu: float = 0.0


class ChangedError(PointageError):
    """The bytes at an address are no longer those that were hashed, are gone, or cannot
    be reached.
    """


class StoreError(OSError):
    """A report that cannot be written: nothing that the document could be blamed for."""


def do(task: Task) -> dict[str, str]:
    """Audit one document, keep its record, and return its status row.

    Raises:
        OSError: the store cannot be written to.
        MemoryError: the document needs more than it may take.
    """
    record = record_of(task)
    Store(task.store).save(record)
    return record.status


def failure(task: Task, status: str, reason: str) -> dict[str, str]:
    """Keep and return the status of a document whose process could not finish."""
    row = status_row(task, status, reason, message(status, reason))
    Store(task.store).save(
        DocumentRecord(task.sha256, task.options.fingerprint(status), row, {})
    )
    return row


def record_of(task: Task) -> DocumentRecord:
    """The record of one document; what it raises becomes its status."""
    try:
        row, tables = _audit(task)
    except ChangedError as error:
        row, tables = (
            status_row(task, "unreadable", error.code, _texts(task, error)),
            {},
        )
        return DocumentRecord(task.sha256, "again", row, tables)
    except PointageError as error:
        status = next(
            name for kind, name in _STATUS_OF if isinstance(error, kind)
        )
        row, tables = (
            status_row(task, status, error.code, _texts(task, error)),
            {},
        )
    except (MemoryError, StoreError):
        raise
    except Exception as error:
        # The one place that runs a document: a crash costs that document only.
        if isinstance(error, OSError) and error.errno in _FULL:
            raise
        reason = f"{type(error).__name__} {_where(error)}"
        row, tables = (
            status_row(task, "failed", reason, message("failed", reason)),
            {},
        )
    return DocumentRecord(
        task.sha256, task.options.fingerprint(row["status"]), row, tables
    )


def status_row(
    task: Task, status: str, reason: str = "", text: str = ""
) -> dict[str, str]:
    """A status row: ``reason`` is a code, ``text`` the message in French and English as JSON."""
    name = document_id(task.name, task.sha256)
    return {
        "sha256": task.sha256,
        "document_id": name,
        "status": status,
        "reason": reason,
        "message": text,
    }


def _audit(task: Task) -> tuple[dict[str, str], dict[str, Rows]]:
    from pointage.batch.record_rows import audit_rows
    from pointage.pipeline import AuditOptions, check
    from pointage.read_any import read

    options = AuditOptions(materiality=task.options.materiality)
    with tempfile.TemporaryDirectory(
        prefix="pointage-", ignore_cleanup_errors=True
    ) as folder:
        source, document = read(
            _local(task, Path(folder)), name=Path(task.name).name
        )
        with source:
            audit = check(document, options, source)
            if task.options.reports:
                _write_report(task, audit, source, Path(folder))
    tables = audit_rows(audit)
    counts = {
        "pages": len(document.pages),
        "tables": len(document.tables),
        "cells": sum(table.cells for table in audit.coverage.tables),
        "proved": sum(table.proved for table in audit.coverage.tables),
    }
    severities = Counter(str(finding.severity) for finding in audit.findings)
    for severity in ("error", "warning", "info"):
        counts[severity] = severities[severity]
    written = {name: str(count) for name, count in counts.items()}
    return {**_status_of(task, audit), **written}, tables


def _status_of(task: Task, audit: "Audit") -> dict[str, str]:
    """Read, and whether every check ran."""
    if not audit.crashed:
        return status_row(task, "ok")
    rules = ", ".join(sorted({one.rule for one in audit.crashed}))
    return status_row(task, "incomplete", rules, message("incomplete", rules))


def _local(task: Task, folder: Path) -> Path:
    """The document as a local file, under a name that nothing outside decides.

    Raises:
        ChangedError: the bytes are not those that were hashed.
    """
    path = folder / "document.pdf"
    digest = hashlib.sha256()
    try:
        with open_address(task.address) as remote, path.open("wb") as copy:
            while block := remote.read(1 << 20):
                digest.update(block)
                copy.write(block)
    except (FileNotFoundError, PermissionError) as error:
        raise _changed(task) from error
    except OSError as error:
        if error.errno in _FULL:
            raise
        raise _unreachable(task, error) from error
    if digest.hexdigest() != task.sha256:
        raise _changed(task)
    return path


def _changed(task: Task) -> ChangedError:
    return ChangedError(
        f"{task.name} : le fichier a changé ou disparu pendant le traitement. Relancez la même"
        " commande.",
        f"{task.name}: the file changed or went away during the run. Run the same command again.",
        code="changed",
    )


def _unreachable(task: Task, error: OSError) -> ChangedError:
    return ChangedError(
        f"{task.name} : lecture impossible pendant le traitement ({in_french(why(error))})."
        " Relancez la même commande.",
        f"{task.name}: it could not be read during the run ({why(error)}). Run the same command"
        " again.",
        code="unreachable",
    )


def _write_report(
    task: Task, audit: "Audit", source: "AnySource", folder: Path
) -> None:
    from reports.files.audit_folder import write_audit

    store = Store(task.store)
    out = folder / "out"
    if store.folder is not None:
        out = store.folder / "reports"
    try:
        written = write_audit(
            audit,
            source,
            out,
            lang=task.options.lang,
            pages=task.options.pages,
        )
        if store.folder is None:
            store.write_report(written)
    except OSError as error:
        raise StoreError(error.errno, why(error)) from error
    except UsageError as error:  # a link that was put there meanwhile
        reason = os.strerror(errno.EEXIST)
        raise StoreError(errno.EEXIST, reason) from error


def _texts(task: Task, error: PointageError) -> str:
    """The error's two messages without the name they begin with: a document may have several."""
    name = Path(task.name).name
    fr, en = (
        error.fr.removeprefix(f"{name} : "),
        error.en.removeprefix(f"{name}: "),
    )
    return json.dumps({"fr": fr, "en": en}, ensure_ascii=False)


def _where(error: BaseException) -> str:
    """File and line of our code that was at work, without a path of this machine."""
    frames = traceback.extract_tb(error.__traceback__)
    rooms = ("extract", "validate", "expectations", "reports", "pointage")
    ours: list[traceback.FrameSummary] = []
    for frame in frames:
        if (
            Path(frame.filename).parent.name in rooms
            or "grids" in frame.filename
        ):
            ours.append(frame)
    last = (ours or frames)[-1]
    path = Path(last.filename)
    return f"{path.parent.name}/{path.name}:{last.lineno}"
