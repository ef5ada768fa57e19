"""One document in a fork of this process, with limits of time and memory. Imported only where the
system can fork.
"""

import json
import math
import os
import select
import signal
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

from pointage.output import why
from pointage.processes.forking import end_with_parent
from pointage.processes.order import Answer, Function, WorkerOrder
from pointage.processes.own_limits import limit, limit_memory

_BLOCK = 1 << 16
_NEARLY_FULL = 0.5
"""Of its memory, held by a process that crashed: what was refused may have been as much again."""
WALL = 4.0
"""Time is counted in seconds of processor, so that a busy machine gives the same statuses; a
document that sleeps or waits gets this many times as much on the clock."""


@dataclass(frozen=True, slots=True)
class _Ended:
    """What a fork wrote, how it ended, and what it took."""

    text: bytes
    timed_out: bool
    status: int
    peak: int
    cpu: float


def in_fork(function: Function, order: WorkerOrder, out: IO[str]) -> Answer:
    """Do one document in a fork, which ends with it; ``out`` is where this process answers."""
    with tempfile.TemporaryDirectory(
        ignore_cleanup_errors=True
    ) as folder:  # goes away even with a fork that is killed
        reader, writer = os.pipe()
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            os.close(reader)
            os.close(
                out.fileno()
            )  # held open, it would hide the end of this process's parent
            tempfile.tempdir = folder
            _do(function, order, writer, parent)
        os.close(writer)
        return _answer(order, _wait(pid, reader, WALL * order.seconds))


def _do(
    function: Function, order: WorkerOrder, writer: int, parent: int
) -> None:
    """The whole life of a fork of the process ``parent``."""
    code = 70
    try:
        end_with_parent(parent)
        limit_memory(order.megabytes)
        _limit(math.ceil(order.seconds))
        os.write(writer, json.dumps(function(order)).encode())
        code = 0
    except MemoryError:
        code = 71
    except OSError as error:
        os.write(writer, why(error).encode(errors="replace"))
        code = 72
    finally:
        os._exit(code)


def _wait(pid: int, reader: int, seconds: float) -> _Ended:
    """Read what the fork writes until it ends or its time is up; a parent that has gone
    ends both.
    """
    deadline, chunks, timed_out = time.monotonic() + seconds, [], False
    while True:
        left = deadline - time.monotonic()
        ready = []
        if left > 0:
            ready = select.select([reader, sys.stdin.fileno()], [], [], left)[0]
        if reader in ready:
            chunk = os.read(reader, _BLOCK)
            if not chunk:
                break
            chunks.append(chunk)
        elif ready:
            _kill(pid)
            sys.exit(0)
        else:
            timed_out = True
            os.kill(pid, signal.SIGKILL)
            break
    os.close(reader)
    _, status, usage = os.wait4(pid, 0)
    return _Ended(
        b"".join(chunks),
        timed_out,
        status,
        usage.ru_maxrss >> 10,
        round(usage.ru_utime + usage.ru_stime, 3),
    )


def _kill(pid: int) -> None:
    """End a fork, and see that it has ended: what it held is free."""
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def _answer(order: WorkerOrder, ended: _Ended) -> Answer:
    if ended.timed_out:
        return Answer("timed-out", peak=ended.peak, cpu=ended.cpu)
    code = os.waitstatus_to_exitcode(ended.status)
    if code == -signal.SIGXCPU:
        return Answer("timed-out", peak=ended.peak, cpu=ended.cpu)
    if code == 0:
        return Answer(
            "done", json.loads(ended.text), peak=ended.peak, cpu=ended.cpu
        )
    if code == 72:
        return Answer(
            "store", reason=ended.text.decode(), peak=ended.peak, cpu=ended.cpu
        )
    was_full = ended.peak > _NEARLY_FULL * order.megabytes
    crashed = code < 0 and code != -signal.SIGKILL
    if code == 71 or (crashed and was_full):
        return Answer("out-of-memory", peak=ended.peak, cpu=ended.cpu)
    return Answer(
        "died",
        reason=signal.Signals(-code).name if code < 0 else f"exit {code}",
        peak=ended.peak,
        cpu=ended.cpu,
    )


def _limit(seconds: int) -> None:
    """Let this fork take ``seconds`` of processor and leave no core."""
    import resource

    limit(resource.RLIMIT_CPU, seconds)
    limit(resource.RLIMIT_CORE, 0)
    if sys.platform == "linux":
        with suppress(OSError):  # a machine that is full ends this process
            _write_score(1000)


def _write_score(score: int) -> None:
    """How soon the system ends this process where the memory of the machine is full."""
    with open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:  # noqa: PTH123  no pathlib work in every fork
        file.write(str(score))
