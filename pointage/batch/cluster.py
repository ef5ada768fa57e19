"""Run the same tasks on an existing Dask cluster (`pointage[dask]`)."""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from typing import Any

from extract.errors import UsageError
from pointage.batch.pool import DO, Workers, keep_failure
from pointage.batch.task import Task, TaskOutcome

Remote = Any
"""A client or a future: `distributed` ships no types that strict mode accepts."""

_ATTEMPTS = 3
"""As a local run's: what Dask gives up thrice is the document's doing."""
_A_THREAD = 2
"""Tasks in flight for each thread of the cluster: enough to keep it busy, few enough to keep the
parent small.
"""

_PATIENCE = 60
"""Seconds that a cluster is given to get its first worker: one that is starting takes some."""

_workers: dict[str, Workers] = {}
_lock = threading.Lock()


def do_here(task: Task, function: str) -> TaskOutcome:
    """Do one document on this Dask worker, in a process of its own."""
    with _lock:
        workers = _workers.setdefault(function, Workers(function))
    return workers.do(task)


def run_on_cluster(
    scheduler: str, tasks: Iterable[Task], function: str = DO
) -> Iterator[TaskOutcome]:
    """What every task gives, as they end on the cluster at ``scheduler``.

    Dask gives the documents of a worker that dies to another; one over which Dask gave up three
    times is recorded as crashed.

    Raises:
        UsageError: `distributed` is not installed, no scheduler answers or it stops to, it has no
            workers, they run another version, or the store cannot be written to.
    """
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(
            "--scheduler demande l'extra « dask » : installez pointage[dask].",
            "--scheduler needs the “dask” extra: install pointage[dask].",
        ) from None
    logging.getLogger("distributed.client").setLevel(
        logging.CRITICAL
    )  # what ends a run is told by a UsageError
    try:
        client = Client(scheduler, timeout="10s", set_as_default=False)
    except (OSError, ValueError):
        raise UsageError(
            f"{scheduler} : aucun ordonnanceur Dask ne répond. Vérifiez l'adresse"
            " (tcp://hôte:8786).",
            f"{scheduler}: no Dask scheduler answers. Check the address (tcp://host:8786).",
        ) from None
    with client:
        _check(client, scheduler)
        try:
            yield from _Flight(client, function).run(iter(tasks))
        except OSError as error:
            # Only Dask's own: what a task raises about a store is a UsageError.
            raise UsageError(
                f"{scheduler} : l'ordonnanceur Dask ne répond plus. Redémarrez-le, puis relancez la"
                " même commande : rien de ce qui est fait n'est perdu.",
                f"{scheduler}: the Dask scheduler no longer answers. Start it again, then run the"
                " same command again: nothing already done is lost.",
            ) from error


class _Flight:
    """The tasks on their way on a cluster."""

    def __init__(self, client: Remote, function: str) -> None:
        from distributed import as_completed

        self._client = client
        self._function = function
        self._done = as_completed(loop=client.loop)
        self._tasks: dict[str, tuple[Task, int]] = {}

    def run(self, waiting: Iterator[Task]) -> Iterator[TaskOutcome]:
        """Outcomes as they come, in a window that follows the size of the cluster."""
        self._fill(waiting)
        for future in self._done:
            task, attempt = self._tasks.pop(future.key)
            outcome = self._outcome(future, task, attempt)
            future.release()
            if outcome is None:
                self._send(task, attempt + 1)
            else:
                yield outcome
            self._fill(waiting)

    def _fill(self, waiting: Iterator[Task]) -> None:
        most = _A_THREAD * max(sum(self._client.nthreads().values()), 1)
        while (
            len(self._tasks) < most
            and (task := next(waiting, None)) is not None
        ):
            self._send(task, 1)

    def _send(self, task: Task, attempt: int) -> None:
        key = f"pointage-{task.sha256}-{attempt}"
        self._tasks[key] = (task, attempt)
        self._done.add(
            self._client.submit(
                do_here, task, self._function, key=key, pure=False
            )
        )

    def _outcome(
        self, future: Remote, task: Task, attempt: int
    ) -> TaskOutcome | None:
        from distributed import CancelledError
        from distributed.scheduler import KilledWorker

        try:
            outcome: TaskOutcome = future.result()
        except (KilledWorker, CancelledError) as error:
            if (
                self._client.status != "running"
            ):  # a scheduler that went away cancels everything
                raise ConnectionError(self._client.status) from error
            if attempt < _ATTEMPTS:
                return None
            return TaskOutcome(
                keep_failure(task, "crashed", type(error).__name__)
            )
        return outcome


def _check(client: Remote, scheduler: str) -> None:
    """Refuse a cluster whose workers would write other records than this process expects."""
    ask: Callable[[], str] = _version
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise UsageError(
            f"{scheduler} : cet ordonnanceur Dask n'a aucun worker. Démarrez-en : dask worker"
            f" {scheduler}",
            f"{scheduler}: this Dask scheduler has no worker. Start some: dask worker {scheduler}",
        ) from None
    try:
        found = set(client.run(ask).values())
    except Exception as error:  # noqa: BLE001  whatever a worker without this package raises when it is sent our code
        found = {type(error).__name__}
    if found - {version("pointage")}:
        raise UsageError(
            f"{scheduler} : les workers n'ont pas cette version de Pointage"
            f" ({', '.join(sorted(found))}). Installez-y pointage {version('pointage')}.",
            f"{scheduler}: its workers do not have this version of Pointage"
            f" ({', '.join(sorted(found))}). Install pointage {version('pointage')} there.",
        )


def _version() -> str:
    return version("pointage")
