import os
import threading
import time

import pytest

from pointage.processes.meanwhile import Meanwhile, can_fork

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="there are no forks here"
)


@pytest.fixture(autouse=True)
def other_core(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def test_a_fork_reckons_what_is_asked_for_later():
    done_by = Meanwhile(os.getpid)
    assert done_by.result() != os.getpid()


def test_what_a_fork_cannot_do_is_done_here():
    here = os.getpid()

    def where() -> int:
        if os.getpid() != here:
            os._exit(7)
        return os.getpid()

    assert Meanwhile(where).result() == here


def test_what_goes_wrong_is_told_here():
    def wrong() -> int:
        raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        Meanwhile(wrong).result()


def test_nothing_is_left_of_a_fork_that_nobody_asks(forked):
    sleeping = Meanwhile(lambda: time.sleep(60))
    sleeping.close()
    (pid,) = forked
    with pytest.raises(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)


def test_a_process_of_several_threads_is_not_forked(monkeypatch):
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert not can_fork()
    assert Meanwhile(os.getpid).result() == os.getpid()


def test_one_core_does_everything_itself(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert Meanwhile(os.getpid).result() == os.getpid()
