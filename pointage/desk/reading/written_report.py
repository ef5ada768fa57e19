"""The folder of an audit, written from the desk: the report, its data and its pictures."""

import threading
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from extract.errors import PointageError, system_reason
from extract.hidden_characters import visible
from pointage.desk.reading.reading_process import (
    ReadingFailure,
    ReadingProcess,
    awaited,
)
from reports.i18n import Lang
from validate.model.finding import Audit

FOLDER = "audits"
"""Where reports are written, beside a PDF."""


class Writing(StrEnum):
    """How far a report is."""

    NONE = "none"
    BUSY = "busy"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """A report to write: of which audit, from which PDF, where, in which language."""

    audit: Audit
    pdf: Path
    output: Path
    lang: Lang
    password: str | None = None
    pages: str = "tables"


def write_for_desk(order: ReportOrder) -> Path | ReadingFailure:
    """Write the folder of an audit; runs in the reading process."""
    from pointage.read_any import open_any
    from reports.files.audit_folder import write_audit

    try:
        with open_any(order.pdf, order.password) as source:
            if source.sha256 != order.audit.document.sha256:
                return _changed(order)
            return write_audit(
                order.audit,
                source,
                order.output,
                lang=order.lang,
                pages=order.pages,
            )
    except PointageError as error:
        return ReadingFailure(error.text("fr"), error.text("en"))
    except OSError as error:
        place = visible(str(order.output))
        why = system_reason(error)
        return ReadingFailure(f"{place} : {why}.", f"{place}: {why}.")


def _changed(order: ReportOrder) -> ReadingFailure:
    name = visible(order.pdf.name)
    return ReadingFailure(
        f"{name} a changé depuis sa lecture : relisez-le d'abord.",
        f"{name} has changed since it was read: read it again first.",
    )


class ReportWriter:
    """Writes the report of one document, in the background."""

    def __init__(self, process: ReadingProcess) -> None:
        self._process = process
        self._lock = threading.Lock()
        self.state = Writing.NONE
        self.folder: Path | None = None
        self.failure: ReadingFailure | None = None

    def write(self, order: ReportOrder) -> None:
        """Begin to write a report; nothing happens while one is being written."""
        with self._lock:
            if self.state is Writing.BUSY:
                return
            self.state = Writing.BUSY
        asked = self._process.ask(write_for_desk, order)
        asked.add_done_callback(self._take)

    def _take(self, future: "Future[Path | ReadingFailure]") -> None:
        found = awaited(future)
        with self._lock:
            if isinstance(found, ReadingFailure):
                self.failure, self.state = found, Writing.FAILED
            else:
                self.folder, self.failure = found, None
                self.state = Writing.DONE
