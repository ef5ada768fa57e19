"""`pointage batch`: find the documents, do those without a record, gather the tables."""

import errno
import json
import os
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from extract.errors import UsageError
from extract.given.typed_json import checked_text, checked_whole, not_one_of
from pointage.batch.batch_messages import STATUSES
from pointage.batch.cluster import run_on_cluster
from pointage.batch.forecast import Forecast
from pointage.batch.pool import DO, run_local
from pointage.batch.record_rows import SCHEMAS
from pointage.batch.remote import (
    bad_table,
    cannot_read,
    cannot_write,
    file_system,
    is_remote,
)
from pointage.batch.sources import Corpus, entries, read_corpus
from pointage.batch.store import Store
from pointage.batch.task import BatchOptions, Task, TaskOutcome
from pointage.output import why

_SOURCES = ("path", "sha256", "metadata", "error")
_MEASURES = ("sha256", "seconds", "peak_mib", "cpu_seconds")
_COUNTS = {
    "documents/*": "SELECT status, reason, count(*) FROM read_parquet($1) GROUP BY ALL",
    "sources": (
        "SELECT 'unreadable', error, count(*) FROM read_parquet($1)"
        " WHERE error IS DISTINCT FROM '' GROUP BY ALL"
    ),
}
"""What counts the documents at each status, by table."""

T = TypeVar("T")
Statuses = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is: documents done of those to do, pages read, how many failed by status and
    reason.

    ``left`` is the time still needed in seconds, None as long as nothing is known.
    """

    done: int
    total: int
    seconds: float
    pages: int = 0
    failures: Mapping[tuple[str, str], int] = field(default_factory=dict)
    left: float | None = None


Tell = Callable[[Progress], None]


@dataclass(slots=True)
class _Measures:
    """What this run took, outside the content that must be reproducible."""

    start: float = field(default_factory=time.monotonic)
    counts: Counter[str] = field(default_factory=Counter)
    failures: Counter[tuple[str, str]] = field(default_factory=Counter)
    pages: int = 0
    rows: list[dict[str, str]] = field(default_factory=list)

    def add(self, outcome: TaskOutcome) -> None:
        status = outcome.row["status"]
        self.counts[status] += 1
        if status != "ok":
            self.failures[status, outcome.row["reason"]] += 1
        self.pages += int(outcome.row.get("pages", 0))
        measured = {
            "seconds": f"{outcome.seconds:.3f}",
            "peak_mib": str(outcome.peak),
        }
        measured["cpu_seconds"] = f"{outcome.cpu:.3f}"
        self.rows.append({"sha256": outcome.row["sha256"], **measured})

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.start


def run_corpus(
    source: str,
    store_address: str,
    options: BatchOptions,
    workers: int,
    scheduler: str = "",
    tell: Tell | None = None,
    function: str = DO,
) -> Counter[str]:
    """Do every document of ``source`` that has no record of this version and options yet.

    Killed at any moment and run again, it finishes the work: records are whole or absent, and the
    tables are gathered from them. Returns how many documents stand at each status, unreadable
    entries included.

    Raises:
        UsageError: ``source`` names nothing, the scheduler does not answer, or the store cannot be
            written to.
    """
    corpus = read_corpus(entries(source))
    store = _opened(store_address)
    missing = _missing(corpus, store, options)
    tasks = (
        _task(corpus, sha256, store_address, options) for sha256 in missing
    )
    if scheduler:
        outcomes = run_on_cluster(scheduler, tasks, function)
    else:
        outcomes = run_local(tasks, workers, function)

    measures = _Measures()
    forecast = Forecast({sha256: corpus.sizes[sha256] for sha256 in missing})
    try:
        _follow(outcomes, measures, forecast, tell)
    finally:
        store.clear()
    _gather(corpus, store, options)
    _note(store, measures, workers, scheduler)
    return _standing(corpus, store)


def _opened(address: str) -> Store:
    """The store, once it is known that it can be written to."""
    store = Store(address)
    try:
        store.refuse_foreign()
        store.clear()
        store.try_writing()
    except OSError as error:
        raise cannot_write(address, why(error)) from error
    return store


def _missing(corpus: Corpus, store: Store, options: BatchOptions) -> list[str]:
    """The documents without a record made by this version with these options, by hash."""
    wanted = options.fingerprints()
    done: set[str] = set()
    for prefix in store.prefixes():
        for sha256, fingerprints in store.done(prefix).items():
            if fingerprints & wanted:
                done.add(sha256)
    return [sha256 for sha256 in corpus.documents if sha256 not in done]


def _task(
    corpus: Corpus, sha256: str, address: str, options: BatchOptions
) -> Task:
    first = corpus.documents[sha256][0]
    return Task(sha256, first.address, first.name, address, options)


def _follow(
    outcomes: Iterable[TaskOutcome],
    measures: _Measures,
    forecast: Forecast,
    tell: Tell | None,
) -> None:
    total = len(forecast.sizes)
    if tell is not None:
        tell(Progress(0, total, 0.0))
    for done, outcome in enumerate(outcomes, 1):
        measures.add(outcome)
        forecast.add(outcome.row["sha256"], outcome.seconds)
        if tell is not None:
            progress = Progress(
                done=done,
                total=total,
                seconds=measures.seconds,
                pages=measures.pages,
                failures=dict(measures.failures),
                left=forecast.left(measures.seconds),
            )
            tell(progress)


def _gather(corpus: Corpus, store: Store, options: BatchOptions) -> None:
    paths = {}
    for sha256, found in corpus.documents.items():
        paths[sha256] = json.dumps([entry.name for entry in found])

    for prefix in store.prefixes():
        store.gather(prefix, SCHEMAS, paths, options.fingerprints())
    store.write_table("tables/sources.parquet", _source_rows(corpus), _SOURCES)


def _source_rows(corpus: Corpus) -> list[dict[str, str]]:
    rows = []
    for sha256, found in corpus.documents.items():
        for entry in found:
            metadata = json.dumps(dict(entry.metadata))
            row = {
                "path": entry.name,
                "sha256": sha256,
                "metadata": metadata,
                "error": "",
            }
            rows.append(row)
    for item in corpus.unreadable:
        row = {
            "path": item.entry.name,
            "sha256": "",
            "metadata": "{}",
            "error": item.reason,
        }
        rows.append(row)
    return sorted(rows, key=lambda row: (row["path"], row["sha256"]))


def _standing(corpus: Corpus, store: Store) -> Counter[str]:
    """How many documents of ``corpus`` stand at each status."""
    counts: Counter[str] = Counter()
    if corpus.unreadable:
        counts["unreadable"] = len(corpus.unreadable)
    for prefix in store.prefixes():
        for row in store.statuses(prefix):
            if row["sha256"] in corpus.documents:
                counts[row["status"]] += 1
    return counts


def _note(
    store: Store, measures: _Measures, workers: int, scheduler: str
) -> None:
    """Write what the run took, and on what machine."""
    now = time.time_ns()
    content = {
        "ended": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now // 10**9)),
        "seconds": round(measures.seconds, 3),
        "documents": len(measures.rows),
        "statuses": dict(sorted(measures.counts.items())),
        "workers": "dask" if scheduler else workers,
        "cores": os.cpu_count(),
        "parent_peak_mib": _peak(),
        "python": platform.python_version(),
        "system": platform.system(),
        "machine": platform.machine(),
    }
    store.write(f"runs/{now}.json", json.dumps(content, indent=1).encode())
    store.write_table(f"runs/{now}.parquet", measures.rows, _MEASURES)


def _peak() -> int:
    """The largest resident memory of this process in MiB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def statuses(store_address: str) -> Iterator[tuple[str, str, int]]:
    """Status, reason and number of documents, by SQL over the store's tables; the most frequent
    first.

    Paths that could not be read are counted as they stood at the end of the last run.

    Raises:
        UsageError: the store cannot be reached, or holds tables that are none.
    """
    counted = query_store(store_address, _COUNTS, _counted)
    yield from sorted(counted, key=lambda row: (-row[2], row[0], row[1]))


def _counted(row: Sequence[object]) -> tuple[str, str, int]:
    status, reason, number = row
    known = checked_text(status)
    if known not in STATUSES:
        raise not_one_of(STATUSES, known)
    return known, checked_text(reason), checked_whole(number)


def query_store(
    store_address: str,
    queries: Mapping[str, str],
    checked: Callable[[Sequence[object]], T],
) -> list[T]:
    """What ``checked`` makes of the rows that SQL gives over the tables of a store, each query with
    the name of its table; nothing of a table that is not there yet. It raises a FormError where a
    row is none of ours.

    Raises:
        UsageError: the store cannot be reached, or holds links, or tables that are none.
    """
    import duckdb

    try:
        store = Store(store_address)
        store.refuse_foreign()
        tables = [(name, store.table(name)) for name in queries]
        found = [(name, pattern) for name, pattern in tables if pattern]
    except OSError as error:
        raise cannot_read(store_address, why(error)) from error
    with duckdb.connect() as connection:
        if found and is_remote(store_address):
            connection.register_filesystem(file_system(store_address)[0])
        rows: list[T] = []
        for name, pattern in found:
            try:
                given = connection.execute(queries[name], [pattern]).fetchall()
                rows += map(checked, given)
            except (duckdb.Error, ValueError, OverflowError) as error:
                raise _unreadable(store_address, name, error) from error
    return rows


def _unreadable(address: str, name: str, error: Exception) -> UsageError:
    """The error about a table: the system refuses it, or no run of ours wrote it."""
    import duckdb

    said = str(error).partition("\n")[0]
    is_refused = is_remote(address) or os.strerror(errno.EACCES) in said
    if isinstance(error, duckdb.IOException) and is_refused:
        return cannot_read(address, said)
    table, _, _ = name.partition("/")
    return bad_table(address, table, error)


def ungathered(store_address: str) -> int:
    """How many documents have a record and no row in the tables yet: those of a run under way, or
    cut off.

    Raises:
        UsageError: the store cannot be reached, or holds links, or tables that are none.
    """
    try:
        store = Store(store_address)
        store.refuse_foreign()
        waiting = 0
        for prefix in store.prefixes():
            waiting += len(set(store.done(prefix)) - store.gathered(prefix))
    except OSError as error:
        raise cannot_read(store_address, why(error)) from error
    except ValueError as error:
        raise bad_table(store_address, "documents", error) from error
    return waiting
