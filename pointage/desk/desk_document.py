"""One document on the desk: its audit, what was decided and corrected, and what that changed."""

import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from extract.correction import (
    CorrectionKind,
    Misfit,
    PageCorrection,
    Signature,
)
from extract.document import Document
from extract.errors import PointageError
from pointage.cli_messages import text
from pointage.desk.audit_change import AuditChange, change_between
from pointage.desk.corrections_store import Corrections, CorrectionsStore
from pointage.desk.decisions_store import Decisions, DecisionsStore
from pointage.desk.desk_items import DeskItem, find_pdf
from pointage.desk.name_by_words import (
    PointedAt,
    head_corrections,
    misfit_of,
    name_correction,
)
from pointage.desk.reading_process import (
    DeskReading,
    FileStamp,
    Order,
    ReadingFailure,
    ReadingProcess,
    file_stamp,
)
from pointage.desk.written_report import FOLDER, ReportOrder, ReportWriter
from reports.files.audit_read import read_audit
from reports.i18n import Lang
from validate.dispositions import Disposition, dispose
from validate.model.finding import Audit, Finding, Status

Undo = Callable[[], None]


class Phase(StrEnum):
    """How far the desk is with a document."""

    WAITING = "waiting"
    READING = "reading"
    READY = "ready"
    FAILED = "failed"


class UnreadyError(Exception):
    """The document is not there to be worked on: not read yet, or without its PDF."""


class MisfitError(Exception):
    """A correction would change nothing."""

    def __init__(self, misfit: Misfit) -> None:
        super().__init__(misfit.value)
        self.misfit = misfit


@dataclass(frozen=True, slots=True)
class DeskState:
    """What a page asks the desk for again and again."""

    phase: Phase
    version: int
    """Counts the audits of the document."""
    saved: int
    """Counts the changes of its decisions, by whoever made them."""
    is_changed: bool
    """Whether the PDF on the disk is another than the one that was read."""
    can_undo: bool
    failure: ReadingFailure | None = None


class DeskDocument:
    """One document. Its methods may be called from several threads."""

    def __init__(
        self, item: DeskItem, process: ReadingProcess, materiality: str = ""
    ) -> None:
        self.item = item
        self.pdf = item.pdf
        self.decisions = DecisionsStore(item.decisions)
        self.corrections = CorrectionsStore(item.corrections)
        self.change: AuditChange | None = None
        self.report = ReportWriter(process)
        self._materiality = materiality
        self._process = process
        self._lock = threading.RLock()
        self._phase = Phase.WAITING
        self._failure: ReadingFailure | None = None
        self._reading: DeskReading | None = None
        self._orders = 0
        self._version = 0
        self._saved = 0
        self._seen: FileStamp | None = None
        self._undo: list[Undo] = []

    # -----------------------------------------------------------------------------------------
    # reading

    def start(self) -> None:
        """Read the document: its PDF in the background, an audit that was written at once."""
        if self.item.folder is not None:
            self._open_audit()
        else:
            self.read_again()

    def read_again(self) -> None:
        """Read and check the PDF, with the corrections that are there, in the background.

        Raises:
            UnreadyError: there is no PDF.
        """
        if self.pdf is None:
            raise UnreadyError
        with self._lock:
            self._orders += 1
            number = self._orders
            self._phase = Phase.READING
            order = Order(self.pdf, self.corrections.read(), self._materiality)
        self._process.submit(order).add_done_callback(
            lambda future: self._take(number, future)
        )

    def _open_audit(self) -> None:
        """The audit of a folder; what was decided in it is where the decisions file begins."""
        assert self.item.folder is not None
        try:
            audit = read_audit(self.item.folder)
        except PointageError as error:
            self._failure = ReadingFailure(error.text("fr"), error.text("en"))
            self._phase = Phase.FAILED
            return
        document = audit.document
        self.pdf = find_pdf(self.item.folder, document.name, document.sha256)
        self.decisions.seed = _decided_in(audit)
        self.corrections.seed = _corrected_in(document)
        self._materiality = audit.materiality_asked
        undecided = tuple(map(_undecided, audit.findings))
        audit = replace(audit, findings=undecided)
        stamp = FileStamp(0, 0) if self.pdf is None else file_stamp(self.pdf)
        self._settle(DeskReading(audit, tuple(document.tables), stamp))
        if self.pdf is not None and self.corrections.read():
            self.read_again()

    def _take(
        self, number: int, future: "Future[DeskReading | ReadingFailure]"
    ) -> None:
        """Take what the process read, unless another reading was ordered since."""
        try:
            found = future.result()
        except CancelledError:
            return
        except Exception:  # noqa: BLE001  the process died of the document
            found = ReadingFailure(
                text("desk-died", "fr", name=self.item.name),
                text("desk-died", "en", name=self.item.name),
            )
        with self._lock:
            if number != self._orders:
                return
            if isinstance(found, ReadingFailure):
                self._failure = found
                self._phase = Phase.FAILED
                self._version += 1
            else:
                self._settle(found)

    def _settle(self, found: DeskReading) -> None:
        with self._lock:
            if self._reading is not None:
                self.change = change_between(self._reading.audit, found.audit)
            self._reading = found
            self._failure = None
            self._phase = Phase.READY
            self._version += 1
            self.decisions.told = {
                one.id: one.message.fr for one in found.audit.findings
            }

    # -----------------------------------------------------------------------------------------
    # what is known

    def state(self) -> DeskState:
        """How far the desk is, and whether anything changed on the disk."""
        with self._lock:
            stamp = file_stamp(self.item.decisions)
            if self._seen is not None and stamp != self._seen:
                self._saved += 1
            self._seen = stamp
            return DeskState(
                phase=self._phase,
                version=self._version,
                saved=self._saved,
                is_changed=self._is_changed(),
                can_undo=bool(self._undo),
                failure=self._failure,
            )

    def _is_changed(self) -> bool:
        if self._reading is None or self.pdf is None:
            return False
        if self._phase is not Phase.READY:
            return False
        return file_stamp(self.pdf) != self._reading.stamp

    def audit(self) -> Audit:
        """The audit with what is decided by now.

        Raises:
            UnreadyError: nothing was read yet.
        """
        reading = self._read()
        known = self.decisions.read()
        findings, unknown = dispose(
            reading.audit.findings, known.entries.values()
        )
        return replace(
            reading.audit,
            findings=findings,
            unknown_dispositions=unknown,
            sign_off=known.sign_off,
        )

    def _read(self) -> DeskReading:
        with self._lock:
            if self._reading is None:
                raise UnreadyError
            return self._reading

    @property
    def last_author(self) -> str:
        """Who decided or corrected last, or signs as the one who prepared the audit."""
        known = self.decisions.read()
        names = [one.author for one in known.entries.values()]
        names += [one.signed.author for one in self.corrections.read()]
        return next(filter(None, reversed(names)), known.sign_off.prepared_by)

    # -----------------------------------------------------------------------------------------
    # work

    def decide(
        self, findings: Sequence[str], status: Status, note: str, author: str
    ) -> str:
        """Save one decision about some findings; gives its day.

        Raises:
            UnreadyError: the audit has no such findings.
            OSError: it cannot be saved.
        """
        known = {one.id for one in self._read().audit.findings}
        if not findings or not known.issuperset(findings):
            raise UnreadyError
        today = _today()
        made = [
            Disposition(one, status, note, author, today) for one in findings
        ]
        with self._lock:
            before = self.decisions.decide(made)
            self._saved_now(lambda: self._restore(before))
        return today

    def _restore(self, before: Sequence[Disposition]) -> None:
        self.decisions.decide(before)

    def sign(self, known: Decisions) -> None:
        """Save who signs.

        Raises:
            OSError: it cannot be saved.
        """
        with self._lock:
            before = self.decisions.read().sign_off
            self.decisions.sign(known.sign_off)
            self._saved_now(lambda: self.decisions.sign(before))

    def correct(self, pointed: PointedAt, author: str, why: str) -> None:
        """Save a correction, and read again with it in the background.

        Raises:
            UnreadyError: nothing was read yet, or there is no PDF to read again.
            MisfitError: it would change nothing.
            OSError: it cannot be saved.
        """
        if self.pdf is None:
            raise UnreadyError
        tables = self._read().read_tables
        signed = Signature(author=author, date=_today(), why=why)
        found = name_correction(pointed, tables, signed)
        if isinstance(found, Misfit):
            # what is shown and was not read so comes of a correction
            raise MisfitError(Misfit.RESHAPED)

        misfit = misfit_of(found, tables)
        with self._lock:
            if misfit is Misfit.ALREADY and self._drop(found):
                pass
            elif misfit is not None:
                raise MisfitError(misfit)
            else:
                replaced = self.corrections.put(found)
                self._undo.append(lambda: self._take_back(found, replaced))
        self.read_again()

    def correct_head(
        self, said: Mapping[str, str], author: str, why: str
    ) -> None:
        """Save what the head of the act says, and read again with it in the background.

        Raises:
            UnreadyError: nothing was read yet, or there is no PDF to read again.
            MisfitError: it is read so already.
            OSError: it cannot be saved.
        """
        if self.pdf is None:
            raise UnreadyError
        signed = Signature(author=author, date=_today(), why=why)
        document = self._read().audit.document
        found = head_corrections(said, document, signed)
        if not found:
            raise MisfitError(Misfit.ALREADY)
        with self._lock:
            before = self.corrections.read()
            for one in found:
                if one.text == one.printed:
                    self.corrections.drop(one)
                else:
                    self.corrections.put(one)
            self._undo.append(lambda: self._restore_corrections(before))
        self.read_again()

    def _restore_corrections(self, before: Corrections) -> None:
        self.corrections.restore(before)
        self.read_again()

    def _drop(self, correction: PageCorrection) -> bool:
        """Take back the corrections of a thing that is to be as it was read."""
        dropped = self.corrections.drop(correction)
        if dropped:
            self._undo.append(lambda: self._put_back(dropped))
        return bool(dropped)

    def _put_back(self, dropped: Corrections) -> None:
        for one in dropped:
            self.corrections.put(one)
        self.read_again()

    def _take_back(
        self, correction: PageCorrection, replaced: Corrections
    ) -> None:
        self.corrections.take_back(correction, replaced)
        self.read_again()

    def drop_left_out(self, table_id: str) -> bool:
        """Take a table in again that was left out; False where none was."""
        record = self._read().audit.document.corrections
        for one in record.applied:
            is_left_out = one.correction.kind is CorrectionKind.LEAVE_OUT
            if is_left_out and one.table_id == table_id:
                with self._lock:
                    done = self._drop(one.correction)
                self.read_again()
                return done
        return False

    def write_report(self, lang: Lang) -> None:
        """Write the folder of the audit as it is now, in the background.

        Raises:
            UnreadyError: nothing was read yet, or there is no PDF.
        """
        if self.pdf is None:
            raise UnreadyError
        order = ReportOrder(self.audit(), self.pdf, self.output, lang)
        self.report.write(order)

    @property
    def output(self) -> Path:
        """The folder in which the audit's own folder is written."""
        if self.item.folder is not None:
            return self.item.folder.absolute().parent
        return self.item.decisions.parent / FOLDER

    def undo(self) -> bool:
        """Undo the last decision or correction of this desk; False where there is none.

        Raises:
            OSError: it cannot be saved.
        """
        with self._lock:
            if not self._undo:
                return False
            self._undo[-1]()
            self._undo.pop()
            self._saved += 1
            self._seen = file_stamp(self.item.decisions)
            return True

    def _saved_now(self, undo: Undo) -> None:
        self._undo.append(undo)
        self._saved += 1
        self._seen = file_stamp(self.item.decisions)


def _today() -> str:
    return date.today().isoformat()


def _decided_in(audit: Audit) -> Decisions:
    """What was decided of the findings of an audit that is given."""
    entries = {}
    for one in audit.findings:
        if _is_decided(one.status, one.author, one.note, one.disposed_on):
            entries[one.id] = Disposition(
                one.id, one.status, one.note, one.author, one.disposed_on
            )
    return Decisions(entries, audit.sign_off)


def _corrected_in(document: Document) -> Corrections:
    """The corrections that were given with the document of an audit."""
    record = document.corrections
    applied = tuple(one.correction for one in record.applied)
    return (*applied, *(one.correction for one in record.moot))


def _undecided(finding: Finding) -> Finding:
    """The finding as it was before anybody decided."""
    if not _is_decided(
        finding.status, finding.author, finding.note, finding.disposed_on
    ):
        return finding
    return replace(
        finding, status=Status.OPEN, note="", author="", disposed_on=""
    )


def _is_decided(status: Status, author: str, note: str, day: str) -> bool:
    """Whether a person decided: what the reading itself doubts has no author, note or day."""
    if author or note or day:
        return True
    return status in (Status.CONFIRMED, Status.EXPLAINED)
