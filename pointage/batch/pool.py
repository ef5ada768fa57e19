"""Run tasks in processes of their own, recycled, with limits of time and memory: a document costs itself only."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, TimeoutError, wait  # noqa: A004  the name pebble raises

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from pointage.batch.task import Task, do, failure

_TASKS_A_PROCESS = 50
_ATTEMPTS = 3
"""A worker may be killed from outside; the third death over the same document is the document's doing."""


def run_local(tasks: Iterable[Task], workers: int, megabytes: int) -> Iterator[dict[str, str]]:
    """The status row of every task, as they end. At most twice ``workers`` tasks are in flight."""
    waiting = iter(tasks)
    context = multiprocessing.get_context("spawn")
    pool = ProcessPool(
        max_workers=workers,
        max_tasks=_TASKS_A_PROCESS,
        context=context,
        initializer=_limit,
        initargs=(megabytes,),
    )
    flying: dict[ProcessFuture, tuple[Task, int]] = {}
    with pool:
        try:
            yield from _turn(pool, waiting, flying, 2 * workers)
        except BaseException:
            pool.stop()
            raise


def _turn(
    pool: ProcessPool, waiting: Iterator[Task], flying: dict[ProcessFuture, tuple[Task, int]], most: int
) -> Iterator[dict[str, str]]:
    _fill(pool, waiting, flying, most)
    while flying:
        done, _ = wait(flying, return_when=FIRST_COMPLETED)
        for future in sorted(done, key=lambda future: flying[future][0].sha256):
            task, attempt = flying.pop(future)
            row = _outcome(future, task, attempt)
            if row is None:
                flying[pool.schedule(do, args=(task,), timeout=task.options.seconds)] = (task, attempt + 1)
            else:
                yield row
        _fill(pool, waiting, flying, most)


def _fill(pool: ProcessPool, waiting: Iterator[Task], flying: dict[ProcessFuture, tuple[Task, int]], most: int) -> None:
    while len(flying) < most and (task := next(waiting, None)) is not None:
        flying[pool.schedule(do, args=(task,), timeout=task.options.seconds)] = (task, 1)


def _outcome(future: ProcessFuture, task: Task, attempt: int) -> dict[str, str] | None:
    """The status row of an ended task, or None where its worker died and it deserves another try."""
    try:
        result: dict[str, str] = future.result()
    except TimeoutError:
        return failure(task, "timed-out", f"> {task.options.seconds:g} s")
    except ProcessExpired as error:
        return None if attempt < _ATTEMPTS else failure(task, "crashed", f"exit {error.exitcode}")
    return result


def _limit(megabytes: int) -> None:
    """Limit this worker's memory where the system can, keep it silent, and let the parent answer Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.environ.setdefault("OMP_NUM_THREADS", "1")
