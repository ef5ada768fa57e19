import gc
import os

import pytest

from pointage.processes.forking import end_with_parent, forked

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="there are no forks here"
)


def test_a_fork_whose_parent_ended_before_it_asked_the_system_ends():
    gone, lived = os.pipe()
    no_parent = os.getpid() + 1
    pid = forked(lambda: (end_with_parent(no_parent), os.write(lived, b".")))
    os.close(lived)
    assert os.read(gone, 1) == b""
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 1
    os.close(gone)


def test_a_fork_of_a_process_that_lives_does_its_work():
    question, answer = os.pipe()
    pid = forked(lambda: os.write(answer, b"."))
    os.close(answer)
    assert os.read(question, 2) == b"."
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    os.close(question)


def test_a_fork_searches_for_no_cycles_among_what_it_was_given():
    question, answer = os.pipe()
    searched = forked(lambda: os.write(answer, b"%d" % len(gc.get_objects())))
    os.close(answer)
    assert int(os.read(question, 20)) < 100
    os.waitpid(searched, 0)
    os.close(question)
