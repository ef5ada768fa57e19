"""Run the same tasks on an existing Dask cluster (`pointage[dask]`)."""

from collections.abc import Iterable, Iterator

from extract.errors import UsageError
from pointage.batch.task import Task, do, failure

_RETRIES = 2


def run_on(scheduler: str, tasks: Iterable[Task]) -> Iterator[dict[str, str]]:
    """The status row of every task, as they end on the cluster at ``scheduler``.

    A worker that dies gives its documents to another; a document that has killed three workers is recorded as crashed.

    Raises:
        UsageError: `distributed` is not installed, or no scheduler answers.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise UsageError(
            "--scheduler demande l'extra « dask » : installez pointage[dask].",
            "--scheduler needs the “dask” extra: install pointage[dask].",
        ) from None
    try:
        client = Client(scheduler, timeout="10s", set_as_default=False)
    except OSError:
        raise UsageError(
            f"{scheduler} : aucun ordonnanceur Dask ne répond. Vérifiez l'adresse (tcp://hôte:8786).",
            f"{scheduler}: no Dask scheduler answers. Check the address (tcp://host:8786).",
        ) from None
    with client:
        by_key = {f"pointage-{task.sha256}": task for task in tasks}
        futures = [
            client.submit(do, task, key=key, pure=True, retries=_RETRIES, allow_other_workers=True)
            for key, task in by_key.items()
        ]
        for future in as_completed(futures):
            task = by_key[future.key]
            error = future.exception()
            yield failure(task, "crashed", type(error).__name__) if error else future.result()
            future.release()
