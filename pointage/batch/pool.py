"""Documents in processes of their own, with limits of time and memory: a document costs itself
only.

`Workers` is used by a local run and, on a cluster, inside each Dask worker: pdfium is not safe in
threads, and a Dask worker must not die of one document.
"""

import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from pointage.batch.remote import cannot_write
from pointage.batch.task import Task, TaskOutcome, failure
from pointage.output import why
from pointage.processes.order import Answer
from pointage.processes.worker_process import QUIET, Worker, WorkerError

DO = "pointage.batch.task:do"
"""The function of one document, by name."""

_ATTEMPTS = 3
"""A process may be killed from outside; the third death over the same document is the document's
doing.
"""
_ORDER = "pointage.batch.task:Task"
_PRELOADED = (
    "expectations.classes.catalog",
    "pointage.pipeline",
    "pointage.batch.record_rows",
    "reports.files.audit_folder",
)


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
            worker = Worker((self._function, _ORDER, *_PRELOADED), QUIET)
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
