"""What a person corrects of one document: named by its words, saved, undone, and read again."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from extract.correction import (
    CorrectionKind,
    Misfit,
    PageCorrection,
    Signature,
)
from pointage.desk.document_reading import DocumentReading, UnreadyError
from pointage.desk.name_by_words import (
    PointedAt,
    head_corrections,
    misfit_of,
    name_correction,
)
from pointage.desk.saved.corrections_store import (
    Corrections,
    CorrectionsStore,
    same_object,
)

Undo = Callable[[], None]


class MisfitError(Exception):
    """A correction would change nothing."""

    def __init__(self, misfit: Misfit) -> None:
        super().__init__(misfit.value)
        self.misfit = misfit


class DocumentCorrections:
    """The corrections of one document; each is saved before the document is read again with it."""

    def __init__(
        self,
        store: CorrectionsStore,
        reading: DocumentReading,
        *,
        has_pdf: Callable[[], bool],
        read_again: Callable[[], None],
        undone_by: Callable[[Undo], None],
        lock: threading.RLock,
    ) -> None:
        self._store = store
        self._reading = reading
        self._has_pdf = has_pdf
        self._read_again = read_again
        self._undone_by = undone_by
        self._lock = lock

    def correct(self, pointed: PointedAt, author: str, why: str) -> None:
        """Save a correction, and read again with it in the background.

        Raises:
            UnreadyError: nothing was read yet, or there is no PDF to read again.
            MisfitError: it would change nothing.
            OSError: it cannot be saved.
        """
        if not self._has_pdf():
            raise UnreadyError
        reading = self._reading.last()
        tables = reading.read_tables
        if pointed.kind is CorrectionKind.REGION:
            pointed = replace(pointed, file=reading.audit.document.name)
        signed = Signature(author=author, date=today(), why=why)
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
                replaced = self._store.put(found)
                self._undone_by(lambda: self._take_back(found, replaced))
        self._read_again()

    def correct_head(
        self, said: Mapping[str, str], author: str, why: str
    ) -> None:
        """Save what the head of the act says, and read again with it in the background.

        Raises:
            UnreadyError: nothing was read yet, or there is no PDF to read again.
            MisfitError: it is read so already.
            OSError: it cannot be saved.
        """
        if not self._has_pdf():
            raise UnreadyError
        signed = Signature(author=author, date=today(), why=why)
        document = self._reading.last().audit.document
        found = head_corrections(said, document, signed)
        if not found:
            raise MisfitError(Misfit.ALREADY)
        with self._lock:
            before = self._store.read()
            for one in found:
                if one.text == one.printed:
                    self._store.drop(one)
                else:
                    self._store.put(one)
            self._undone_by(lambda: self._restore_corrections(before))
        self._read_again()

    def reuse(self, given: Corrections) -> int:
        """Take up corrections of another document, and read again with them; those that find
        nothing here are told then. Gives how many there are.

        Raises:
            UnreadyError: there is no PDF to read again.
            OSError: they cannot be saved.
        """
        if not self._has_pdf():
            raise UnreadyError
        with self._lock:
            before = self._store.read()
            taken = [
                one
                for one in given
                if not one.file
                and not any(same_object(one, known) for known in before)
            ]
            if not taken:
                return 0
            self._store.restore((*before, *taken))
            self._undone_by(lambda: self._restore_corrections(before))
        self._read_again()
        return len(taken)

    def _restore_corrections(self, before: Corrections) -> None:
        self._store.restore(before)
        self._read_again()

    def _drop(self, correction: PageCorrection) -> bool:
        """Take back the corrections of a thing that is to be as it was read."""
        dropped = self._store.drop(correction)
        if dropped:
            self._undone_by(lambda: self._put_back(dropped))
        return bool(dropped)

    def _put_back(self, dropped: Corrections) -> None:
        for one in dropped:
            self._store.put(one)
        self._read_again()

    def _take_back(
        self, correction: PageCorrection, replaced: Corrections
    ) -> None:
        self._store.take_back(correction, replaced)
        self._read_again()

    def drop_left_out(self, table_id: str) -> bool:
        """Take a table in again that was left out; False where none was."""
        record = self._reading.last().audit.document.corrections
        for one in record.applied:
            is_left_out = one.correction.kind is CorrectionKind.LEAVE_OUT
            if is_left_out and one.table_id == table_id:
                with self._lock:
                    done = self._drop(one.correction)
                self._read_again()
                return done
        return False


def today() -> str:
    """The day that a decision or a correction is signed with."""
    return date.today().isoformat()
