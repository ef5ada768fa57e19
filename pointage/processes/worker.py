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
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from itertools import filterfalse
from typing import IO, Any

from pointage.output import why
from pointage.processes.cycle_search import made_to_stay
from pointage.processes.order import Answer, Function, WorkerOrder
from pointage.signals import ignore_signals

_LOOK = 1.0
"""Seconds between two looks for the parent."""
Reader = Callable[[str], WorkerOrder]
"""Reads an order from its line."""
_CYCLE_SEARCH = (100_000, 10, 10)
"""How rarely cycles are searched for (`gc.set_threshold`): a document makes millions of small
values and few cycles, and looking for them as often as Python does takes a tenth of its time.
"""


def main() -> None:
    """Serve orders until stdin closes. The arguments name the folder of temporary files, which goes
    with this process where its parent was killed, the function (``module:function``), the class of
    its orders, the modules that each fork should find imported, and functions that are called
    before anything is imported.
    """
    ignore_signals()  # for the parent, which closes stdin
    temporary, function, order, *preloaded = sys.argv[1:]
    for each in filter(_is_function, preloaded):
        _named(each)()
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints must not be taken for an answer
    do: Function = _named(function)
    reader: Reader = _named(order).from_json
    gc.set_threshold(*_CYCLE_SEARCH)
    with made_to_stay(), ending_with_parent():
        for each in filterfalse(_is_function, preloaded):
            importlib.import_module(each)
    try:
        out.write("ready\n")
        out.flush()
        serve(sys.stdin, out, do, reader)
    except BrokenPipeError:  # the parent has ended, nobody is to be told
        shutil.rmtree(temporary, ignore_errors=True)
        os._exit(0)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


@contextmanager
def ending_with_parent() -> Iterator[None]:
    """End this process soon after its parent was killed, where the system has timers: until it
    serves orders nothing else tells it, and imports take half a minute on a busy machine.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return
    parent = os.getppid()

    def look(_: int, __: object) -> None:
        if os.getppid() != parent:
            os._exit(1)

    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _LOOK, _LOOK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _is_function(name: str) -> bool:
    return ":" in name


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
        from pointage.processes.forks import in_fork

        return in_fork(function, order, out)
    return _in_place(function, order)
