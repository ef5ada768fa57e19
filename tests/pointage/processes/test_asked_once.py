import os

import pytest

from expectations.running import identity_answers
from pointage.processes import asked_once
from pointage.processes.asked_once import AskedOnce, begin_ahead, begun_ahead
from pointage.processes.meanwhile import Meanwhile

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="there are no forks here"
)
LINES = [["été \ud800"], ["b"]]


@pytest.fixture(autouse=True)
def answering(monkeypatch):
    """Another core answers what it was asked, and in which process."""
    monkeypatch.setattr(asked_once, "can_fork", lambda: True)
    monkeypatch.setattr("pointage.processes.meanwhile.can_fork", lambda: True)
    monkeypatch.setattr(identity_answers, "prepare", lambda: None)
    monkeypatch.setattr(
        identity_answers,
        "answers",
        lambda rows, asked: {"rows": rows, "by": str(os.getpid())},
    )


def ask(once: AskedOnce) -> object:
    once.put(LINES, [["check", "type", "critical"]])
    return once.answer()


def test_a_fork_is_asked_and_ends(forked):
    found = ask(AskedOnce())
    assert found == {"rows": LINES, "by": str(forked[0])}
    with pytest.raises(ChildProcessError):
        os.waitpid(forked[0], os.WNOHANG)


def test_it_is_begun_once():
    begin_ahead()
    once = begun_ahead()
    assert once is not None
    assert begun_ahead() is None
    once.close()


def test_nothing_is_begun_where_no_other_core_is(monkeypatch):
    monkeypatch.setattr(asked_once, "can_fork", lambda: False)
    begin_ahead()
    assert begun_ahead() is None


def test_a_fork_of_the_process_that_began_it_may_ask():
    once = AskedOnce()
    found = Meanwhile(lambda: ask(once)).result()
    assert isinstance(found, dict)
    assert found["rows"] == LINES
    once.close()


def test_an_answer_to_another_process_is_none():
    once = AskedOnce()

    def put() -> bool:
        once.put(LINES, [])
        return True

    assert Meanwhile(put).result()
    assert once.answer() is None


@pytest.mark.parametrize("lost", ["prepare", "answers"])
def test_a_fork_that_dies_answers_nothing(monkeypatch, lost):
    monkeypatch.setattr(identity_answers, lost, lambda *_: os._exit(9))
    assert ask(AskedOnce()) is None


def test_nothing_is_left_of_a_fork_that_nobody_asks(forked):
    AskedOnce().close()
    with pytest.raises(ChildProcessError):
        os.waitpid(forked[0], os.WNOHANG)
