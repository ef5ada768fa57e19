import os
import sys
from types import SimpleNamespace

import pytest

from expectations.running import identity_answers
from pointage.processes import asked_once, meanwhile, other_core
from pointage.processes.other_core import OtherCore

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="there are no forks here"
)


@pytest.fixture(autouse=True)
def asked_elsewhere(monkeypatch):
    """Great Expectations is not imported yet, and whoever answers says where."""
    for module in (meanwhile, other_core):
        monkeypatch.setattr(module, "can_fork", lambda: True)
    monkeypatch.delitem(sys.modules, "great_expectations", raising=False)
    monkeypatch.setattr(identity_answers, "prepare", lambda: None)
    for module in (other_core, identity_answers):
        monkeypatch.setattr(
            module,
            "answers",
            lambda rows, asked: {
                "pid": str(os.getpid()),
                "rows": str(len(rows)),
            },
        )


def test_a_fork_answers_the_first_question():
    with OtherCore() as other:
        first = other.ask([["a"], ["é"]], [])
        second = other.ask([["a"]], [])
    assert first["rows"] == "2"
    assert first["pid"] != str(os.getpid())
    assert second == {"pid": str(os.getpid()), "rows": "1"}


def test_what_reads_again_is_imported_while_the_answer_is_waited_for(
    monkeypatch,
):
    imported: list[int] = []
    monkeypatch.setattr(
        other_core.second_engines,
        "import_engine",
        lambda: imported.append(os.getpid()),
    )
    with OtherCore() as other:
        other.ask([["a"]], [])
        other.ask([["a"]], [])
    assert imported == [os.getpid()]


def test_a_fork_that_dies_is_answered_for_here(monkeypatch):
    monkeypatch.setattr(identity_answers, "prepare", lambda: os._exit(9))
    with OtherCore() as other:
        assert other.ask([["a"]], [])["pid"] == str(os.getpid())


def test_nothing_is_left_where_nothing_is_asked(forked):
    with OtherCore():
        pass
    assert forked
    for pid in forked:
        with pytest.raises(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)


def test_what_is_imported_already_answers_here(monkeypatch):
    monkeypatch.setitem(sys.modules, "great_expectations", sys)
    with OtherCore() as other:
        assert other.ask([], [])["pid"] == str(os.getpid())


def test_what_was_begun_ahead_answers(forked, monkeypatch):
    monkeypatch.setattr(asked_once, "can_fork", lambda: True)
    asked_once.begin_ahead()
    with OtherCore() as other:
        assert [other.ask([["a"]], [])["pid"]] == list(map(str, forked))


class Told(SimpleNamespace):
    """A document, or an audit of one, by its name."""

    def __str__(self) -> str:
        return self.name


SHORT = Told(name="document", is_short=True)
FIRST, LAST = (Told(name=name, document=SHORT) for name in ("first", "last"))


@pytest.fixture
def drawing(monkeypatch):
    """What is made are texts that say in which process that was done."""

    def made(what, of):
        return f"{what} of {of} by {os.getpid()}"

    monkeypatch.setattr(
        other_core, "draw_tables", lambda of, *_: {1: made("table", of)}
    )
    monkeypatch.setattr(
        other_core, "written_parts", lambda of: made("parts", of)
    )
    monkeypatch.setattr(
        other_core,
        "make_report",
        lambda audit, source, pages, lang, known, parts: (
            made("report", audit),
            known,
            parts,
        ),
    )


def test_the_report_is_that_of_the_audit_begun_last(drawing):
    with OtherCore() as other:
        other.begin_document(SHORT, None, "tables")
        other.begin_report(FIRST, None, "tables", "fr")
        other.begin_report(LAST, None, "tables", "fr")
        report, pages, parts = other.report(LAST, None, "tables", "fr")
    assert report.startswith("report of last")
    assert pages[1].startswith("table of document")
    assert parts.startswith("parts of document")
    assert not any(
        each.endswith(str(os.getpid()))
        for each in (report, parts, *pages.values())
    )


def test_the_report_of_another_audit_is_made_anew(drawing):
    with OtherCore() as other:
        other.begin_document(SHORT, None, "tables")
        other.begin_report(FIRST, None, "tables", "fr")
        report, pages, _ = other.report(LAST, None, "tables", "fr")
    assert report.startswith("report of last")
    assert set(pages) == {1}


def test_a_question_is_answered_while_pages_are_drawn(drawing, monkeypatch):
    """More than a pipe holds: their fork waits until they are fetched."""
    monkeypatch.setattr(other_core, "draw_tables", lambda *_: {1: b"." * 10**6})
    with OtherCore() as other:
        other.begin_document(SHORT, None, "tables")
        assert other.ask([["a"]], [])["rows"] == "1"
        assert len(other.report(LAST, None, "tables", "fr")[1][1]) == 10**6


def test_pages_that_are_not_wanted_are_not_drawn(drawing):
    with OtherCore() as other:
        other.begin_document(SHORT, None, "none")
        _, pages, parts = other.report(LAST, None, "none", "fr")
    assert not pages
    assert parts.startswith("parts of document")


def test_a_document_that_was_read_again_is_written_anew(drawing):
    again = Told(name="again", document=Told(name="changed", is_short=True))
    with OtherCore() as other:
        other.begin_document(SHORT, None, "tables")
        assert other.parts(LAST).startswith("parts of document")
        assert other.parts(again) is None


def test_a_long_document_is_written_piece_by_piece(drawing):
    long = Told(name="long", is_short=False)
    with OtherCore() as other:
        other.begin_document(long, None, "tables")
        assert other.parts(Told(name="audit", document=long)) is None
