"""`pointage batch`: find the documents, do those without a record, gather the tables."""

import json
import os
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

from pointage.batch.cluster import run_on
from pointage.batch.pool import run_local
from pointage.batch.rows import SCHEMAS
from pointage.batch.sources import Corpus, entries, read_corpus
from pointage.batch.store import Store, parquet
from pointage.batch.task import BatchOptions, Task

SOURCES = pa.schema([("path", pa.string()), ("sha256", pa.string()), ("metadata", pa.string()), ("error", pa.string())])


Statuses = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is: documents done of those to do, and how they ended."""

    done: int
    total: int
    seconds: float
    statuses: Statuses


Tell = Callable[[Progress], None]


def run(
    source: str,
    store_address: str,
    options: BatchOptions,
    workers: int,
    scheduler: str = "",
    tell: Tell | None = None,
) -> Counter[str]:
    """Do every document of ``source`` that has no record of this version and options yet.

    Killed at any moment and run again, it finishes the work: records are whole or absent, and the tables are gathered
    from them. Returns how many documents stand at each status, unreadable entries included.

    Raises:
        UsageError: ``source`` names nothing, or the scheduler does not answer.
    """
    start = time.monotonic()
    corpus = read_corpus(entries(source))
    store = Store(store_address)
    tasks = _missing(corpus, store, store_address, options)
    counts: Counter[str] = Counter()
    rows = run_on(scheduler, tasks) if scheduler else run_local(tasks, workers, options.megabytes)
    for done, row in enumerate(rows, 1):
        counts[row["status"]] += 1
        if tell is not None:
            tell(Progress(done, len(tasks), time.monotonic() - start, dict(counts)))
    _gather(corpus, store)
    _note_run(store, start, len(tasks), counts, workers)
    return _standing(corpus, store)


def _missing(corpus: Corpus, store: Store, address: str, options: BatchOptions) -> list[Task]:
    """The documents without a record made by this version with these options, in the order of their hash."""
    fingerprint = options.fingerprint()
    tasks = []
    for sha256, found in corpus.documents.items():
        record = store.load(sha256)
        if record is None or record.fingerprint != fingerprint:
            tasks.append(Task(sha256, found[0].address, found[0].name, address, options))
    return tasks


def _gather(corpus: Corpus, store: Store) -> None:
    paths = {sha256: json.dumps([entry.name for entry in found]) for sha256, found in corpus.documents.items()}
    for prefix in store.prefixes():
        store.gather(prefix, SCHEMAS, paths)
    store.write("tables/sources.parquet", parquet(_source_rows(corpus), SOURCES))


def _source_rows(corpus: Corpus) -> list[dict[str, str]]:
    rows = [
        {"path": entry.name, "sha256": sha256, "metadata": json.dumps(dict(entry.metadata)), "error": ""}
        for sha256, found in corpus.documents.items()
        for entry in found
    ]
    rows += [
        {"path": item.entry.name, "sha256": "", "metadata": "{}", "error": item.reason} for item in corpus.unreadable
    ]
    return sorted(rows, key=lambda row: (row["path"], row["sha256"]))


def _standing(corpus: Corpus, store: Store) -> Counter[str]:
    counts = Counter({"unreadable": len(corpus.unreadable)}) if corpus.unreadable else Counter[str]()
    for sha256 in corpus.documents:
        record = store.load(sha256)
        counts[record.status["status"] if record else "missing"] += 1
    return counts


def _note_run(store: Store, start: float, done: int, counts: Counter[str], workers: int) -> None:
    """Measurements of this run, outside the content that must be reproducible."""
    now = time.time_ns()
    content = {
        "ended": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now // 10**9)),
        "seconds": round(time.monotonic() - start, 3),
        "documents": done,
        "statuses": dict(sorted(counts.items())),
        "workers": workers,
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "system": platform.system(),
    }
    store.write(f"runs/{now}.json", json.dumps(content, indent=1).encode())


def statuses(store_address: str) -> Iterator[tuple[str, str, int]]:
    """Status, reason and number of documents, by SQL over the store's tables; the most frequent first."""
    import duckdb

    pattern = f"{store_address.rstrip('/')}/tables/documents/*.parquet"
    query = "SELECT status, reason, count(*) FROM read_parquet($1) GROUP BY ALL ORDER BY 3 DESC, 1, 2"
    with duckdb.connect() as connection:
        for status, reason, number in connection.execute(query, [pattern]).fetchall():
            yield str(status), str(reason), int(number)
