"""Documents in processes of their own, with limits of time and memory: a document costs itself
only.

`Workers` is used by a local run and, on a cluster, inside each Dask worker: pdfium is not safe in
threads, and a Dask worker must not die of one document.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress

from pointage.batch.remote import cannot_write, why
from pointage.batch.task import Answer, Task, TaskOutcome, failure

DO = "pointage.batch.task:do"
"""The function of one document, by name."""

_ATTEMPTS = 3
"""A process may be killed from outside; the third death over the same document is the document's
doing.
"""
_TURNS = 50
"""Documents after which a process without forks is replaced: what it holds grows with each."""
_LAST = 5.0
"""Times a document's seconds after which the giver of an order ends a worker that should have ended
it itself.
"""


class Worker:
    """One process of `pointage.batch.worker`."""

    def __init__(self, function: str) -> None:
        self._folder = tempfile.TemporaryDirectory(
            prefix="pointage-", ignore_cleanup_errors=True
        )
        debug = bool(os.environ.get("POINTAGE_DEBUG"))
        self._process = subprocess.Popen(  # noqa: S603  our own module and function
            # -P: a file named json.py in the current folder must not be imported
            [sys.executable, "-P", "-m", "pointage.batch.worker", function],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if debug else subprocess.DEVNULL,
            encoding="utf-8",
            env={
                **os.environ,
                **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._folder.name),
                "OMP_NUM_THREADS": "1",
                "OPENBLAS_NUM_THREADS": "1",
                "OMP_THREAD_LIMIT": "1",
            },
        )
        self._ready = False
        self._turns = 0

    @property
    def is_worn(self) -> bool:
        """Whether the process has read so many documents itself that another should go on."""
        return not hasattr(os, "fork") and self._turns >= _TURNS

    def do(self, task: Task) -> Answer | None:
        """The answer about one document, or None where the process died before it gave one."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        if not self._ready and not stdout.readline():
            raise WorkerError(
                "a worker process cannot start: run again with POINTAGE_DEBUG=1 to see why"
            )
        self._ready = True
        self._turns += 1
        late = threading.Event()
        seconds = task.options.seconds
        timer = threading.Timer(
            _LAST * seconds + 30 if hasattr(os, "fork") else seconds,
            self._end,
            (late,),
        )
        timer.start()
        try:
            stdin.write(task.to_json() + "\n")
            stdin.flush()
            line = stdout.readline()
        except OSError:
            line = ""
        finally:
            timer.cancel()
            timer.join()
        if not line.endswith("\n"):
            if late.is_set():
                return Answer("timed-out")
            return None
        return Answer(**json.loads(line))

    def _end(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()

    def close(self) -> None:
        """End the process; the document it is at, if any, is not finished."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._folder.cleanup()


class WorkerError(RuntimeError):
    """A worker process ended before it was ready: the installation does not work."""


class Workers:
    """As many workers as documents asked for at the same time, kept for the next ones."""

    def __init__(self, function: str = DO) -> None:
        self._function = function
        self._idle: list[Worker] = []
        self._all: set[Worker] = set()
        self._lock = threading.Lock()
        self._closed = False

    def do(self, task: Task) -> TaskOutcome:
        """Do one document, again where its process died; what it cannot survive becomes its status.

        Raises:
            UsageError: the store cannot be written to.
            WorkerError: no worker can start, or the workers were closed.
        """
        for attempt in range(1, _ATTEMPTS + 1):
            answer = self._try(task)
            if answer.end == "done":
                return TaskOutcome(
                    answer.row, answer.seconds, answer.peak, answer.cpu
                )
            if answer.end == "store":
                raise cannot_write(task.store, answer.reason)
            if answer.end != "died" or attempt == _ATTEMPTS:
                break
        row = keep_failure(
            task,
            "crashed" if answer.end == "died" else answer.end,
            _reason(task, answer),
        )
        return TaskOutcome(row, answer.seconds, answer.peak, answer.cpu)

    def close(self) -> None:
        """End every worker, at work or not."""
        with self._lock:
            self._closed = True
            workers, self._all = self._all, set()
        for worker in workers:
            worker.close()

    def _try(self, task: Task) -> Answer:
        worker = self._take()
        answer = worker.do(task)
        if answer is None or answer.end == "timed-out" or worker.is_worn:
            self._drop(worker)
        else:
            with self._lock:
                self._idle.append(worker)
        return answer or Answer("died", reason="worker")

    def _take(self) -> Worker:
        with self._lock:
            if self._closed:
                raise WorkerError("the workers were closed")
            if self._idle:
                return self._idle.pop()
            worker = Worker(self._function)
            self._all.add(worker)
            return worker

    def _drop(self, worker: Worker) -> None:
        with self._lock:
            self._all.discard(worker)
        worker.close()


def keep_failure(task: Task, status: str, reason: str) -> dict[str, str]:
    """Keep and return the status of a document that no process could finish.

    Raises:
        UsageError: the store cannot be written to.
    """
    try:
        return failure(task, status, reason)
    except OSError as error:
        raise cannot_write(task.store, why(error)) from error


def run_local(
    tasks: Iterable[Task], workers: int, function: str = DO
) -> Iterator[TaskOutcome]:
    """What every task gives, as they end. At most twice ``workers`` tasks are in flight."""
    waiting = iter(tasks)
    processes = Workers(function)
    with ThreadPoolExecutor(workers) as threads:
        flying: set[Future[TaskOutcome]] = set()
        try:
            while True:
                while (
                    len(flying) < 2 * workers
                    and (task := next(waiting, None)) is not None
                ):
                    flying.add(threads.submit(processes.do, task))
                if not flying:
                    break
                done, flying = wait(flying, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
        finally:
            processes.close()
            threads.shutdown(cancel_futures=True)


def _reason(task: Task, answer: Answer) -> str:
    given = {
        "timed-out": f"{task.options.seconds:g} s",
        "out-of-memory": f"{task.options.megabytes} MiB",
    }
    return given.get(answer.end, answer.reason)
