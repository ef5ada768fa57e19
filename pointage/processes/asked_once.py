"""Great Expectations in a fork of its own, which imports it while other things are done, and is
asked once.

Its import takes longer than anything else of an audit, and needs next to nothing of what the rest
imports. So the process of a command line begins it before its own imports (`begin_ahead`), and
whoever audits in a fork of that process asks it (`begun_ahead`).
"""

import gc
import json
import os
import signal
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from pointage.processes.forking import NEXT, can_fork, forked, stay_behind
from pointage.processes.own_limits import limit_process

if TYPE_CHECKING:
    from expectations.running.identity_answers import (
        Answers,
        AskedChecks,
        Rows,
    )

_BEGUN: list["AskedOnce"] = []
"""What was begun for an audit that is still to come, in this process or the one it is a fork of."""


def begin_ahead() -> None:
    """Begin to import Great Expectations for the audit to come, where another core can."""
    if can_fork():
        _BEGUN.append(AskedOnce())


def begun_ahead() -> "AskedOnce | None":
    """What was begun, and nobody in this process has taken."""
    return _BEGUN.pop() if _BEGUN else None


class AskedOnce:
    """A fork that imports Great Expectations now, and is asked once, later, by this process or by
    one of its forks.
    """

    def __init__(self) -> None:
        question, self._question = os.pipe()
        self._answer, answer = os.pipe()
        self._maker = os.getpid()
        self._pid = forked(partial(self._serve, question, answer))
        os.close(question)
        os.close(answer)

    def put(self, rows: "Rows", asked: "AskedChecks") -> None:
        """Put the question."""
        question = json.dumps([os.getpid(), rows, asked])
        with suppress(BrokenPipeError), os.fdopen(self._question, "w") as pipe:
            # one line: other processes hold this end of the pipe open
            pipe.write(question + "\n")

    def answer(self) -> "Answers | None":
        """The answer, which is waited for; None where the fork came to none."""
        with os.fdopen(self._answer) as pipe:
            line = pipe.readline()
        self._end()
        if not line.endswith("\n"):
            return None
        asker, answers = json.loads(line)
        # another fork may have asked before, and ended
        return answers if asker == os.getpid() else None

    def close(self) -> None:
        """Nothing is asked any more."""
        os.close(self._question)
        os.close(self._answer)
        self._end()

    def _end(self) -> None:
        """End the fork, unless it is another process's, with which it ends."""
        if os.getpid() == self._maker and hasattr(signal, "SIGKILL"):
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)

    def _serve(self, question: int, answer: int) -> None:
        """The whole life of the fork."""
        os.close(self._question)
        os.close(self._answer)
        _leave_streams()
        limit_process()
        stay_behind(NEXT)  # what it is asked is to be found first
        gc.disable()  # it ends with its answer
        _answer(question, answer)


def _leave_streams() -> None:
    """Read and write nothing where the process that this is a fork of is given orders, and answers
    them."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)


def _answer(question: int, answer: int) -> None:
    from expectations.running.identity_answers import answers, prepare

    prepare()
    with os.fdopen(question) as pipe:
        line = pipe.readline()
    if not line:
        return  # nobody asks
    asker, rows, asked = json.loads(line)
    found = json.dumps([asker, answers(rows, asked)])
    with os.fdopen(answer, "w") as pipe:
        pipe.write(found + "\n")
