"""One document on the desk: its audit, what was decided and corrected, and what that changed."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from extract.errors import PointageError
from extract.several import ids_of
from pointage.desk.desk_items import DeskItem, find_pdf
from pointage.desk.document_corrections import (
    DocumentCorrections,
    Undo,
    today,
)
from pointage.desk.document_reading import (
    DocumentReading,
    Phase,
    UnreadyError,
    stamp_of,
)
from pointage.desk.given_audit import corrected_in, decided_in, undecided
from pointage.desk.onward.onward_order import OnwardOrder, Outlet
from pointage.desk.onward.onward_state import Onward
from pointage.desk.reading.reading_process import (
    DeskReading,
    FileStamp,
    Order,
    PagesRead,
    ReadingFailure,
    ReadingProcess,
    file_stamp,
)
from pointage.desk.reading.written_report import (
    FOLDER,
    ReportOrder,
    ReportWriter,
)
from pointage.desk.saved.corrections_store import CorrectionsStore
from pointage.desk.saved.decisions_store import Decisions, DecisionsStore
from reports.files.audit_read import read_audit
from reports.i18n import Lang
from validate.dispositions import Disposition, dispose
from validate.materiality import asked as threshold_asked
from validate.model.finding import Audit, Status


class Changed(StrEnum):
    """What is another on the disk than what was read: somebody else changed it."""

    NOTHING = ""
    PDF = "pdf"
    CORRECTIONS = "corrections"


@dataclass(frozen=True, slots=True)
class DeskState:
    """What a page asks the desk for again and again."""

    phase: Phase
    version: int
    """Counts the audits of the document."""
    saved: int
    """Counts the changes of its decisions, by whoever made them."""
    changed: Changed
    can_undo: bool
    failure: ReadingFailure | None = None
    progress: PagesRead | None = None


@dataclass(frozen=True, slots=True)
class AskedOutlet:
    """What a page asks to follow an audit."""

    outlet: Outlet
    form: str
    is_all: bool
    answers: tuple[tuple[tuple[str, ...], str], ...] = ()
    """What is said of each path of the complement's form."""


class DeskDocument:
    """One document. Its methods may be called from several threads."""

    def __init__(
        self,
        item: DeskItem,
        process: ReadingProcess,
        when_read: "Callable[[DeskDocument], None] | None" = None,
    ) -> None:
        self.item = item
        self._when_read = when_read
        self.pdf = item.pdf
        self.password: str | None = None
        self.decisions = DecisionsStore(item.decisions)
        self.corrections = CorrectionsStore(item.corrections)
        self.reading = DocumentReading(item.name, process, self._settled)
        self.report = ReportWriter(process)
        self.onward = Onward(process)
        self._lock = threading.RLock()
        self._saved = 0
        self._seen: FileStamp | None = None
        self._corrected = file_stamp(item.corrections)
        self._undo: list[Undo] = []
        self.correcting = DocumentCorrections(
            self.corrections,
            self.reading,
            has_pdf=lambda: self.pdf is not None,
            read_again=self.read_again,
            undone_by=self._undo.append,
            lock=self._lock,
        )

    # -----------------------------------------------------------------------------------------
    # reading

    def start(self) -> None:
        """Read the document: its PDF in the background, an audit that was written at once."""
        if self.item.folder is not None:
            self._open_audit(self.item.folder)
        else:
            self._order(in_advance=True)

    def read_again(self) -> None:
        """Read and check the PDF, with the corrections that are there, in the background.

        Raises:
            UnreadyError: there is no PDF.
        """
        self._order(in_advance=False)

    def _order(self, *, in_advance: bool) -> None:
        if self.pdf is None:
            raise UnreadyError
        self._corrected = file_stamp(self.item.corrections)
        order = Order(
            self.pdf,
            self.corrections.read(),
            self.decisions.read().materiality,
            self.password,
        )
        self.reading.order(order, in_advance=in_advance)

    def unlock(self, password: str) -> None:
        """Read the PDF again with its password, which is kept in memory alone.

        Raises:
            UnreadyError: there is no PDF.
        """
        self.password = password
        self.read_again()

    def _open_audit(self, folder: Path) -> None:
        """The audit of a folder; what was decided in it is where the decisions file begins."""
        try:
            audit = read_audit(folder)
        except PointageError as error:
            failure = ReadingFailure(error.text("fr"), error.text("en"))
            self.reading.fail(failure)
            return
        document = audit.document
        self.pdf = find_pdf(folder, document.name, document.sha256)
        self.decisions.seed = decided_in(audit)
        self.corrections.seed = corrected_in(document)
        stamp = stamp_of(self.pdf)
        self.reading.settle(
            DeskReading(undecided(audit), tuple(document.tables), stamp)
        )
        if self.pdf is not None and self.corrections.read():
            self.read_again()

    def _settled(self, found: DeskReading) -> None:
        self.decisions.told = {
            one.id: one.message.fr for one in found.audit.findings
        }
        if self._when_read is not None:
            self._when_read(self)

    # -----------------------------------------------------------------------------------------
    # what is known

    def state(self) -> DeskState:
        """How far the desk is, and whether anything changed on the disk."""
        with self._lock:
            stamp = file_stamp(self.item.decisions)
            if self._seen is not None and stamp != self._seen:
                self._saved += 1
            self._seen = stamp
            now = self.reading.state()
            return DeskState(
                phase=now.phase,
                version=now.version,
                saved=self._saved,
                changed=self._changed(now.phase),
                can_undo=bool(self._undo),
                failure=now.failure,
                progress=now.progress,
            )

    def _changed(self, phase: Phase) -> Changed:
        if self.reading.is_changed(self.pdf):
            return Changed.PDF
        is_same = file_stamp(self.item.corrections) == self._corrected
        if phase is Phase.READY and self.pdf is not None and not is_same:
            return Changed.CORRECTIONS
        return Changed.NOTHING

    def audit(self) -> Audit:
        """The audit with what is decided by now.

        Raises:
            UnreadyError: nothing was read yet.
        """
        audit = self.reading.last().audit
        known = self.decisions.read()
        findings, unknown = dispose(audit.findings, known.entries.values())
        return replace(
            audit,
            findings=findings,
            unknown_dispositions=unknown,
            sign_off=known.sign_off,
        )

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
        known = ids_of(self.reading.last().audit.findings)
        if not findings or not known.issuperset(findings):
            raise UnreadyError
        day = today()
        made = [Disposition(one, status, note, author, day) for one in findings]
        with self._lock:
            before = self.decisions.decide(made)
            self._saved_now(lambda: self._restore(before))
        return day

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

    def set_materiality(self, asked: str) -> None:
        """Save from which amount on a deviation counts, and check again with it.

        Raises:
            UnreadyError: there is no PDF to check again.
            UsageError: it is no amount.
            OSError: it cannot be saved.
        """
        if self.pdf is None:
            raise UnreadyError
        if asked:
            threshold_asked(asked)
        with self._lock:
            before = self.decisions.read().materiality
            self.decisions.set_materiality(asked)
            self._saved_now(lambda: self._restore_materiality(before))
        self.read_again()

    def _restore_materiality(self, before: str) -> None:
        self.decisions.set_materiality(before)
        self.read_again()

    def write_report(self, lang: Lang) -> None:
        """Write the folder of the audit as it is now, in the background.

        Raises:
            UnreadyError: nothing was read yet, or there is no PDF.
        """
        self.report.write(self._report_order(lang))

    def go_on(self, asked: AskedOutlet, lang: Lang) -> None:
        """Begin what follows the audit as it is now, in the background.

        Raises:
            UnreadyError: nothing was read yet, or there is no PDF.
        """
        order = OnwardOrder(
            asked.outlet,
            self._report_order(lang),
            self.item.decisions.absolute().parent,
            asked.form,
            asked.is_all,
            asked.answers,
        )
        self.onward.ask(order)

    def _report_order(self, lang: Lang) -> ReportOrder:
        if self.pdf is None:
            raise UnreadyError
        return ReportOrder(
            self.audit(), self.pdf, self.output, lang, self.password
        )

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
