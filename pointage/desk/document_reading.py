"""How far the desk is with reading one document, and what it read last."""

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pointage.cli_messages import text
from pointage.desk.audit_change import AuditChange, change_between
from pointage.desk.reading.reading_process import (
    DeskReading,
    FileStamp,
    Order,
    PagesRead,
    ReadingFailure,
    ReadingProcess,
    file_stamp,
)


class Phase(StrEnum):
    """How far the desk is with a document."""

    WAITING = "waiting"
    READING = "reading"
    READY = "ready"
    FAILED = "failed"


class UnreadyError(Exception):
    """The document is not there to be worked on: not read yet, or without its PDF."""


@dataclass(frozen=True, slots=True)
class ReadingState:
    """What is told of a reading while it goes on, and once it is done."""

    phase: Phase
    version: int
    """Counts the audits of the document."""
    failure: ReadingFailure | None = None
    progress: PagesRead | None = None
    """None before its turn, and once it is read."""


class DocumentReading:
    """The last audit of one document, and the one that is being made."""

    def __init__(
        self,
        name: str,
        process: ReadingProcess,
        settled: Callable[[DeskReading], None],
    ) -> None:
        self.change: AuditChange | None = None
        self._name = name
        self._process = process
        self._settled = settled
        self._lock = threading.RLock()
        self._phase = Phase.WAITING
        self._failure: ReadingFailure | None = None
        self._last: DeskReading | None = None
        self._awaited: Future[DeskReading | ReadingFailure] | None = None
        self._version = 0

    def order(self, order: Order, *, in_advance: bool = False) -> None:
        """Have the document read in the background; what was ordered before is not waited for."""
        with self._lock:
            self._phase = Phase.READING
            awaited = self._process.submit(order, in_advance=in_advance)
            self._awaited = awaited
        awaited.add_done_callback(self._take)

    def hasten(self) -> None:
        """Have it read before other documents."""
        with self._lock:
            awaited = self._awaited
        if awaited is not None and not awaited.done():
            self._process.hasten(awaited)

    def _take(self, future: "Future[DeskReading | ReadingFailure]") -> None:
        """Take what the process read, unless another reading was ordered since."""
        try:
            found = future.result()
        except CancelledError:
            return
        except Exception:  # noqa: BLE001  the process died of the document
            found = ReadingFailure(
                text("desk-died", "fr", name=self._name),
                text("desk-died", "en", name=self._name),
            )
        with self._lock:
            if self._awaited not in (None, future):
                return
            if isinstance(found, ReadingFailure):
                self.fail(found)
            else:
                self.settle(found)

    def fail(self, failure: ReadingFailure) -> None:
        """The document could not be read; what was read before stays."""
        with self._lock:
            self._failure = failure
            self._phase = Phase.FAILED
            self._version += 1

    def settle(self, found: DeskReading) -> None:
        """The document was read."""
        with self._lock:
            if self._last is not None:
                self.change = change_between(self._last.audit, found.audit)
            self._last = found
            self._failure = None
            self._phase = Phase.READY
            self._version += 1
        self._settled(found)

    def last(self) -> DeskReading:
        """What was read last.

        Raises:
            UnreadyError: nothing was read yet.
        """
        with self._lock:
            if self._last is None:
                raise UnreadyError
            return self._last

    def state(self) -> ReadingState:
        """How far it is."""
        with self._lock:
            progress = None
            if self._phase is Phase.READING:
                progress = self._process.progress(self._awaited)
            return ReadingState(
                self._phase, self._version, self._failure, progress
            )

    def is_changed(self, pdf: Path | None) -> bool:
        """Whether the PDF on the disk is another than the one that was read."""
        with self._lock:
            if self._last is None or pdf is None:
                return False
            if self._phase is not Phase.READY:
                return False
            return file_stamp(pdf) != self._last.stamp


def stamp_of(pdf: Path | None) -> FileStamp:
    """The stamp of a PDF, a blank one where there is none."""
    return FileStamp(0, 0) if pdf is None else file_stamp(pdf)
