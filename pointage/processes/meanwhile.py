"""A result that is reckoned on another core while this process goes on."""

import os
import pickle
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from typing import BinaryIO, Generic, TypeVar

from pointage.processes.forking import LAST, can_fork, forked, stay_behind
from validate.spread import in_turn

Result = TypeVar("Result")
T = TypeVar("T")
R = TypeVar("R")

_MANY = 40
"""Values for which a fork is worth its time."""
_LARGE = 500
"""Figures for which it is, where values are unlike."""
_FEW, _FEWEST = 32, 8
"""Neighbouring values that one core reckons, and where there are not so many: each core reckons
anew what the neighbours on the other one have in common with its own."""


class Meanwhile(Generic[Result]):
    """What ``function`` gives, reckoned in a fork of this process from now on.

    Where no fork can be made, or it comes to no result, this process does it when it is asked: so
    whatever goes wrong is told as ever.
    """

    def __init__(
        self, function: Callable[[], Result], *, behind: bool = False
    ) -> None:
        """A fork that stays ``behind`` leaves the cores to what does not."""
        self._function = function
        self._behind = behind
        self._pid = 0
        self._answer: BinaryIO | None = None
        if can_fork():
            self._start()

    def _start(self) -> None:
        reader, writer = os.pipe()

        def reckon() -> None:
            os.close(reader)
            if self._behind:
                stay_behind(LAST)
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
    """What fetches the result of a function, which another core begins to reckon behind all that is
    done before it is fetched."""
    return Meanwhile(function, behind=True).result


def on_two_cores(
    function: Callable[[T], R], values: Sequence[T], sizes: Sequence[int] = ()
) -> list[R]:
    """What a function gives of each value, about half of them reckoned on another core where there
    is much to do.
    """
    own, other = _balanced(sizes) if sizes else _in_parts(len(values))
    if not other or not can_fork():
        return in_turn(function, values)
    begun = Meanwhile(partial(in_turn, function, [values[n] for n in other]))
    try:
        made = in_turn(function, [values[n] for n in own])
    except BaseException:
        begun.close()
        raise
    found = dict(
        zip(chain(own, other), chain(made, begun.result()), strict=True)
    )
    return [found[n] for n in range(len(values))]


def _in_parts(count: int) -> tuple[Sequence[int], Sequence[int]]:
    """The numbers of so many values alike that each of two cores reckons: every second few, as
    neighbours have much in common, and are dear in the same parts of a text.
    """
    if count < _MANY:
        return range(count), ()
    few = max(_FEWEST, min(_FEW, count // 8))
    own, other = (
        [n for n in range(count) if n // few % 2 == core] for core in (0, 1)
    )
    return own, other


def _balanced(sizes: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    """The same of values of some sizes: the next largest where less is to be done."""
    if sum(sizes) < _LARGE:
        return range(len(sizes)), ()
    shares: tuple[list[int], list[int]] = ([], [])
    work = [0, 0]
    for n in sorted(range(len(sizes)), key=lambda n: -sizes[n]):
        core = work.index(min(work))
        shares[core].append(n)
        work[core] += sizes[n]
    return shares
