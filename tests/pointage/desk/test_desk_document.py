"""One document on the desk: what is decided and corrected is saved, undone, and read again."""

from concurrent.futures import Future

import pytest

from extract.correction import CorrectionKind, Misfit
from extract.corrections.corrections_file import read_corrections
from extract.pdf.source import open_source
from pointage.desk.desk_document import DeskDocument
from pointage.desk.desk_items import desk_items
from pointage.desk.document_corrections import MisfitError
from pointage.desk.document_reading import Phase, UnreadyError
from pointage.desk.name_by_words import PointedAt
from pointage.desk.reading.reading_process import ReadingFailure, audit_for_desk
from reports.files.audit_folder import write_audit
from validate.model.finding import Status

from ...end_to_end.test_corrected_acts import draw


class Here:
    """Reads in this process, at once."""

    def __init__(self):
        self.orders = []
        self.answer = audit_for_desk

    def progress(self, answer):
        return None

    def submit(self, order, *, in_advance=False):
        self.orders.append(order)
        done = Future()
        try:
            done.set_result(self.answer(order))
        except RuntimeError as error:
            done.set_exception(error)
        return done


@pytest.fixture
def process():
    return Here()


@pytest.fixture
def document(tmp_path, process):
    (item,) = desk_items(draw(tmp_path / "acte.pdf"))
    made = DeskDocument(item, process)
    made.start()
    return made


def cell(text, row=2, col=1):
    return PointedAt(
        kind=CorrectionKind.CELL,
        table_id="document-t1",
        row=row,
        col=col,
        text=text,
    )


def test_a_correction_is_read_again_and_undone(document, process):
    assert document.state().phase is Phase.READY
    document.correcting.correct(cell("1 250,00"), "A. Auditrice", "page 1")
    assert document.audit().findings == ()
    assert len(document.reading.change.gone) == 1
    assert len(process.orders[-1].corrections) == 1

    document.correcting.correct(cell("1 251,00"), "A. Auditrice", "page 1")
    (saved,) = read_corrections(document.item.corrections)
    assert (saved.printed, saved.text) == ("1 280,00", "1 251,00")
    assert document.undo()
    assert document.undo()
    assert not document.undo()
    assert len(document.audit().findings) == 1


def test_a_cell_that_is_put_back_as_it_was_read_has_no_correction(document):
    document.correcting.correct(cell("1 250,00"), "A", "page 1")
    document.correcting.correct(cell("1 280,00"), "A", "page 1")
    assert read_corrections(document.item.corrections) == ()
    assert len(document.audit().findings) == 1
    with pytest.raises(MisfitError) as caught:
        document.correcting.correct(cell("1 280,00"), "A", "page 1")
    assert caught.value.misfit is Misfit.ALREADY


def test_decisions_stay_where_the_finding_went(document):
    (finding,) = document.audit().findings
    document.decide([finding.id], Status.CONFIRMED, "vu", "A. Auditrice")
    assert document.audit().findings[0].status is Status.CONFIRMED
    assert document.last_author == "A. Auditrice"
    document.correcting.correct(cell("1 250,00"), "B. Relecteur", "page 1")
    assert document.audit().unknown_dispositions == (finding.id,)
    assert document.last_author == "B. Relecteur"
    with pytest.raises(UnreadyError):
        document.decide(["absent"], Status.CONFIRMED, "", "A")


def test_a_reading_that_fails_is_told_and_the_last_one_stays(document, process):
    process.answer = lambda _: ReadingFailure("raté", "failed")
    document.read_again()
    state = document.state()
    assert (state.phase, state.failure.fr) == (Phase.FAILED, "raté")
    assert len(document.audit().findings) == 1

    def died(_):
        raise RuntimeError

    process.answer = died
    document.read_again()
    assert "interrompue" in document.state().failure.fr


def test_nothing_is_done_before_it_was_read(tmp_path, process):
    (item,) = desk_items(draw(tmp_path / "acte.pdf"))
    waiting = DeskDocument(item, process)
    assert waiting.state().phase is Phase.WAITING
    with pytest.raises(UnreadyError):
        waiting.audit()
    with pytest.raises(UnreadyError):
        waiting.correcting.correct(cell("1"), "A", "page 1")


def test_what_an_audit_was_given_is_taken_up(document, tmp_path, process):
    (finding,) = document.audit().findings
    document.decide([finding.id], Status.CONFIRMED, "vu", "A. Auditrice")
    document.correcting.correct(cell("501,00", row=0), "A. Auditrice", "page 1")
    with open_source(document.pdf) as source:
        out = tmp_path / "out"
        folder = write_audit(document.audit(), source, out, pages="none")

    (item,) = desk_items(folder)
    again = DeskDocument(item, process)
    again.start()
    assert again.pdf == document.pdf
    assert again.audit().findings == document.audit().findings
    again.correcting.correct(cell("1 250,00"), "B. Relecteur", "page 1")
    texts = {one.text for one in read_corrections(item.corrections)}
    assert texts == {"501,00", "1 250,00"}


def test_the_head_of_the_act_is_corrected_and_undone(document):
    read = document.audit().document
    said = {"body": "Ville de X", "date": "2026-03-04", "title": read.title}
    document.correcting.correct_head(said, "A. Auditrice", "page 1")
    known = document.audit().document
    assert (known.body, known.date, known.title) == (
        "Ville de X", "2026-03-04", read.title,
    )  # fmt: skip
    files = {one.column: one.file for one in document.corrections.read()}
    assert files == {"body": "", "date": "acte.pdf"}
    with pytest.raises(MisfitError):
        document.correcting.correct_head(said, "A. Auditrice", "page 1")

    document.correcting.correct_head({**said, "body": read.body}, "A", "page 1")
    assert [one.column for one in document.corrections.read()] == ["date"]
    assert document.undo()
    assert document.undo()
    assert document.corrections.read() == ()
    assert document.audit().document.body == read.body
