import os
import threading
import time
from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pointage.processes.forking import can_fork
from pointage.processes.meanwhile import Meanwhile, begun, on_two_cores

pytestmark = [
    pytest.mark.skipif(
        not hasattr(os, "fork"), reason="there are no forks here"
    ),
    pytest.mark.usefixtures("other_core"),
]


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


def test_what_was_begun_is_fetched_later(forked):
    fetch = begun(os.getpid)
    assert [fetch()] == forked


def squared_by(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.integers(), min_size=40, max_size=90))
def test_two_cores_give_what_one_gives_in_the_same_order(numbers):
    found = on_two_cores(squared_by, numbers)
    assert [square for square, _ in found] == [one * one for one in numbers]
    pids = [pid for _, pid in found]
    assert pids[0] == os.getpid()
    assert len(set(pids)) == 2
    assert 0.4 <= pids.count(pids[0]) / len(pids) <= 0.6


@pytest.mark.parametrize(("count", "few"), [(40, 8), (160, 20), (600, 32)])
def test_neighbours_go_to_one_core(count, few):
    """What they have in common is reckoned once; far away others are as dear."""
    pids = [pid for _, pid in on_two_cores(squared_by, range(count))]
    *runs, last = (len(list(run)) for _, run in groupby(pids))
    assert set(runs) == {few}
    assert last <= few


def test_few_values_are_worth_no_fork(forked):
    found = on_two_cores(squared_by, range(39))
    assert {pid for _, pid in found} == {os.getpid()}
    assert not forked


SIZES = st.lists(st.integers(0, 400), min_size=2, max_size=12)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(SIZES.filter(lambda sizes: sum(sizes) >= 500))
def test_few_large_values_are_shared_by_their_sizes(sizes):
    numbers = range(len(sizes))
    found = on_two_cores(squared_by, numbers, sizes)
    assert [square for square, _ in found] == [one * one for one in numbers]
    own = sum(
        size
        for size, (_, pid) in zip(sizes, found, strict=True)
        if pid == os.getpid()
    )
    assert abs(2 * own - sum(sizes)) <= max(sizes)


def test_small_values_are_worth_no_fork(forked):
    found = on_two_cores(squared_by, range(3), (100, 299, 100))
    assert {pid for _, pid in found} == {os.getpid()}
    assert not forked


def test_who_stays_behind_leaves_the_cores_to_others():
    ahead = Meanwhile(lambda: os.nice(0)).result()
    behind = Meanwhile(lambda: os.nice(0), behind=True).result()
    assert ahead == os.nice(0) < behind


@pytest.mark.parametrize("place", [44, 45])
def test_what_goes_wrong_on_either_core_is_told_here(place, forked):
    def wrong(number: int) -> int:
        if number == place:
            raise ValueError("wrong")
        return number

    with pytest.raises(ValueError, match="wrong"):
        on_two_cores(wrong, range(90))
    for pid in forked:
        with pytest.raises(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
