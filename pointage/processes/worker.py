"""A process that has everything imported and does one document after another, each in a fork of its
own.

It reads one order a line on stdin and answers one line on stdout. A fork begins with the same
memory whatever was done before it, so a document's result cannot depend on its neighbours, and what
it takes goes away with it. Where there is no fork (Windows) the process does the document itself,
and whoever gave the order ends it when time is up.
"""

import gc
import importlib
import json
import math
import os
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import IO, Any

from pointage.output import why
from pointage.processes.order import Answer, WorkerOrder

Function = Callable[[Any], dict[str, str]]
"""Does one order."""
Reader = Callable[[str], WorkerOrder]
"""Reads an order from its line."""

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


def main() -> None:
    """Serve orders until stdin closes. The arguments name the folder of temporary files, which goes
    with this process where its parent was killed, the function (``module:function``), the class of
    its orders, and the modules that each fork should find imported.
    """
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints must not be taken for an answer
    for name in ("SIGINT", "SIGHUP"):  # for the parent, which closes stdin
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    temporary, function, order, *preloaded = sys.argv[1:]
    do: Function = _named(function)
    reader: Reader = _named(order).from_json
    for each in preloaded:
        importlib.import_module(each)
    gc.collect()
    gc.freeze()  # forks share these pages as long as no cycle search writes to them
    out.write("ready\n")
    out.flush()
    try:
        serve(sys.stdin, out, do, reader)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _named(name: str) -> Any:  # noqa: ANN401  whatever has that name
    module, _, what = name.partition(":")
    return getattr(importlib.import_module(module), what)


def serve(
    orders: IO[str], out: IO[str], function: Function, reader: Reader
) -> None:
    """Answer every order of ``orders``."""
    for line in orders:
        order = reader(line)
        start = time.monotonic()
        order.prepare()
        answer = _run(function, order, out)
        timed = {
            **asdict(answer),
            "seconds": round(time.monotonic() - start, 3),
        }
        out.write(json.dumps(timed) + "\n")
        out.flush()


def _in_place(function: Function, order: WorkerOrder) -> Answer:
    """Do a document in this process: memory is not limited, and the next document finds what this
    one left.
    """
    start = time.process_time()
    try:
        row = function(order)
    except MemoryError:
        return Answer("out-of-memory")
    except OSError as error:
        return Answer("store", reason=why(error))
    return Answer("done", row, cpu=round(time.process_time() - start, 3))


def _run(function: Function, order: WorkerOrder, out: IO[str]) -> Answer:
    """The answer of a process of its own, where the system can fork one."""
    if hasattr(os, "fork"):
        return _in_fork(function, order, out)
    return _in_place(function, order)


def _in_fork(function: Function, order: WorkerOrder, out: IO[str]) -> Answer:
    with tempfile.TemporaryDirectory(
        ignore_cleanup_errors=True
    ) as folder:  # goes away even with a fork that is killed
        reader, writer = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reader)
            os.close(
                out.fileno()
            )  # held open, it would hide the end of this process's parent
            tempfile.tempdir = folder
            _do(function, order, writer)
        os.close(writer)
        return _answer(order, _wait(pid, reader, WALL * order.seconds))


def _do(function: Function, order: WorkerOrder, writer: int) -> None:
    """The whole life of a fork."""
    code = 70
    try:
        _limit(order.megabytes, math.ceil(order.seconds))
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


def _limit(megabytes: int, seconds: int) -> None:
    """Let this fork take ``megabytes`` more than it began with, ``seconds`` of processor, and die
    with its parent.
    """
    import ctypes
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, _address_space() + (megabytes << 20)),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # a system that forbids it
            allowed = resource.getrlimit(kind)[1]
            if allowed == resource.RLIM_INFINITY or most < allowed:
                resource.setrlimit(kind, (most, most + 1))
    if sys.platform == "linux":
        with suppress(OSError):  # a machine that is full ends this process
            _write_score(1000)
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _write_score(score: int) -> None:
    """How soon the system ends this process where the memory of the machine is full."""
    with open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:  # noqa: PTH123  no pathlib work in every fork
        file.write(str(score))


def _address_space() -> int:
    """Bytes of address space in use; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  no pathlib work in every fork
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 1 << 30
