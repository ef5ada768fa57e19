import os
import sys

import pytest

from pointage.processes import meanwhile, other_core
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
    monkeypatch.setattr(other_core, "prepare", lambda: None)
    monkeypatch.setattr(
        other_core,
        "answers",
        lambda rows, asked: {"pid": str(os.getpid()), "rows": str(len(rows))},
    )


def test_a_fork_answers_the_first_question():
    with OtherCore() as other:
        first = other.ask([["a"], ["é"]], [])
        second = other.ask([["a"]], [])
    assert first["rows"] == "2"
    assert first["pid"] != str(os.getpid())
    assert second == {"pid": str(os.getpid()), "rows": "1"}


def test_a_fork_that_dies_is_answered_for_here(monkeypatch):
    monkeypatch.setattr(other_core, "prepare", lambda: os._exit(9))
    with OtherCore() as other:
        assert other.ask([["a"]], [])["pid"] == str(os.getpid())


def test_nothing_is_left_where_nothing_is_asked():
    with OtherCore():
        pass
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_what_is_imported_already_answers_here(monkeypatch):
    monkeypatch.setitem(sys.modules, "great_expectations", sys)
    with OtherCore() as other:
        assert other.ask([], [])["pid"] == str(os.getpid())


def test_pictures_are_those_of_the_audit_begun_last(monkeypatch):
    monkeypatch.setattr(
        other_core, "draw_images", lambda audit, source, pages: audit * 2
    )
    with OtherCore() as other:
        other.draw("a", None, "tables")
        other.draw("b", None, "tables")
        assert other.drawn("b", None, "tables") == "bb"


def test_pictures_of_another_audit_are_drawn_anew(monkeypatch):
    monkeypatch.setattr(
        other_core, "draw_images", lambda audit, source, pages: audit * 2
    )
    with OtherCore() as other:
        other.draw("a", None, "tables")
        assert other.drawn("b", None, "tables") == "bb"
