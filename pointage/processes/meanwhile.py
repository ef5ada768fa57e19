"""A result that is reckoned on another core while this process goes on."""

import os
import pickle
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain, zip_longest
from typing import BinaryIO, Generic, TypeVar

from pointage.processes.forking import can_fork, forked
from validate.check import in_turn

Result = TypeVar("Result")
T = TypeVar("T")
R = TypeVar("R")

_MANY = 40
"""Values for which a fork is worth its time."""
_FEW = 8
"""Neighbouring values that one core reckons."""


class Meanwhile(Generic[Result]):
    """What ``function`` gives, reckoned in a fork of this process from now on.

    Where no fork can be made, or it comes to no result, this process does it when it is asked: so
    whatever goes wrong is told as ever.
    """

    def __init__(self, function: Callable[[], Result]) -> None:
        self._function = function
        self._pid = 0
        self._answer: BinaryIO | None = None
        if can_fork():
            self._start()

    def _start(self) -> None:
        reader, writer = os.pipe()

        def reckon() -> None:
            os.close(reader)
            data = pickle.dumps(self._function(), pickle.HIGHEST_PROTOCOL)
            with os.fdopen(writer, "wb") as answer:
                answer.write(data)

        self._pid = forked(reckon)
        os.close(writer)
        self._answer = open(reader, "rb")  # noqa: PTH123, SIM115  a pipe, closed with this

    def result(self) -> Result:
        """What the function gives."""
        if self._answer is None:
            return self._function()
        data = self._answer.read()
        if self._ended() != 0:
            return self._function()
        found: Result = pickle.loads(data)  # noqa: S301  of a fork of this process
        return found

    def close(self) -> None:
        """Nobody asks any more: end the fork, where there is one."""
        if self._pid and hasattr(signal, "SIGKILL"):
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
            self._ended()

    def _ended(self) -> int:
        """How the fork ended, which is waited for."""
        assert self._answer is not None
        self._answer.close()
        self._answer = None
        _, status = os.waitpid(self._pid, 0)
        self._pid = 0
        return os.waitstatus_to_exitcode(status)


def begun(function: Callable[[], Result]) -> Callable[[], Result]:
    """What fetches the result of a function, which another core begins to reckon."""
    return Meanwhile(function).result


def on_two_cores(function: Callable[[T], R], values: Sequence[T]) -> list[R]:
    """What a function gives of each value, every second few of them reckoned on another core where
    there are many: neighbours have much in common, and are dear in the same parts of a text.
    """
    if len(values) < _MANY or not can_fork():
        return in_turn(function, values)
    parts = [values[n : n + _FEW] for n in range(0, len(values), _FEW)]
    each = partial(in_turn, function)
    others = Meanwhile(partial(in_turn, each, parts[1::2]))
    try:
        own = in_turn(each, parts[::2])
    except BaseException:
        others.close()
        raise
    both = zip_longest(own, others.result(), fillvalue=())
    return list(chain.from_iterable(chain.from_iterable(both)))
