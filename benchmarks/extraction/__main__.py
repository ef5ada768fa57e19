"""Tables read by our engine and by its peers, in the same run.

python -m benchmarks.extraction [--only NAME ...] [--engines NAME ...]

Documents: the sample, and those of ``POINTAGE_CORPUS``. Every engine reads every corpus in a
process of its own, so that time and memory are its own. Printed per corpus and engine: rows and
cells read exactly (of montpellier-2013: of the lines of the whole year, 819 of which are in the
documents), structure F1 by adjacency relations where the truth has spans, pages per second of
processor time (imports apart), peak memory. "regions": the engines are told where the tables of the
competition are (8 points around their ink). The whole takes some minutes.

The competition's documents were looked at while the engine was written: no threshold is fitted to
them, but what they score is what the engine was made to read, not an estimate for documents it has
never met.
"""

import argparse
import importlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.extraction.measures import Rows, Structure
from benchmarks.extraction.readings import (
    ENGINES,
    IMPORTS,
    IN_REGIONS,
    Box,
    ReadCell,
    Reading,
)
from benchmarks.extraction.truths import Corpus, corpora
from benchmarks.peak_memory import own_peak


def main() -> None:
    """Measure, and print one line a corpus and engine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--only",
        nargs="*",
        default=[],
        help="corpora whose name contains one of these",
    )
    parser.add_argument(
        "--engines",
        nargs="*",
        default=[""],
        help="engines whose name contains one of these",
    )
    parser.add_argument("--read", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.read:
        _read(given.read[0], [Path(p) for p in given.read[1:]])
        return
    root = os.environ.get("POINTAGE_CORPUS")
    print(
        f"{'corpus':<20}"
        f" {'engine':<24}{'rows':>14}{'cells':>9}{'F1':>8}"
        f"{'mean F1':>9}{'pages/s':>9}{'peak MB':>9}"
    )
    for corpus in corpora(Path(root) if root else None):
        if given.only and not any(part in corpus.name for part in given.only):
            continue
        for engine in IN_REGIONS if corpus.given else ENGINES:
            if not any(name in engine for name in given.engines):
                continue
            print(
                f"{corpus.name:<20} {engine:<24}{_measured(engine, corpus)}",
                flush=True,
            )


def _measured(engine: str, corpus: Corpus) -> str:
    command = [
        sys.executable,
        "-m",
        "benchmarks.extraction",
        "--read",
        engine,
        *map(str, corpus.paths),
    ]
    regions = (
        [[(t.page, t.bbox) for t in tables] for tables in corpus.tables]
        if corpus.given
        else None
    )
    done = subprocess.run(
        command,
        input=json.dumps(regions),
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode:
        return f"  failed: {done.stderr.strip().splitlines()[-1:]}"
    told = json.loads(done.stdout)
    documents = [list(_restored(document)) for document in told["documents"]]
    speed = f"{told['pages'] / told['seconds']:>9.1f}{told['peak']:>9.0f}"
    if corpus.tables:
        return f"{'':>14}{'':>9}{_structure(corpus, documents)}{speed}"
    rows = Rows()
    lines = [
        line
        for document in documents
        for reading in document
        for line in reading.rows()
    ]
    rows.add(
        [row for document in corpus.rows for row in document],
        lines,
        whole=corpus.whole,
    )
    share = f"{rows.exact}/{rows.rows}"
    return (
        f"{share:>14}{rows.cells_exact / rows.cells:>9.4f}{'':>8}{'':>9}{speed}"
    )


def _structure(corpus: Corpus, documents: list[list[Reading]]) -> str:
    total, means = Structure(), []
    for truth, readings in zip(corpus.tables, documents, strict=True):
        one = Structure()
        for count in (total, one):
            count.add(truth, readings)
        means.append(one.f1)
    return f"{total.f1:>8.3f}{sum(means) / len(means):>9.3f}"


def _restored(document: list[dict[str, Any]]) -> Iterator[Reading]:
    for table in document:
        x0, top, x1, bottom = table["bbox"]
        cells = tuple(ReadCell(**cell) for cell in table["cells"])
        yield Reading(table["page"], (x0, top, x1, bottom), cells)


def _read(engine: str, paths: list[Path]) -> None:
    """What one engine reads in some documents, as JSON: its readings, its time, its memory."""
    regions: list[list[tuple[int, Box]]] | None = json.load(sys.stdin)
    for module in IMPORTS[engine.split(maxsplit=1)[0]]:
        importlib.import_module(module)
    start = time.process_time()
    if regions is None:
        documents = [list(ENGINES[engine](path)) for path in paths]
    else:
        documents = [
            list(IN_REGIONS[engine](path, own))
            for path, own in zip(paths, regions, strict=True)
        ]
    seconds = time.process_time() - start
    json.dump(
        {
            "seconds": seconds,
            "peak": own_peak(),
            "pages": sum(map(_pages, paths)),
            "documents": [
                [asdict(reading) for reading in document]
                for document in documents
            ],
        },
        sys.stdout,
    )


def _pages(path: Path) -> int:
    from extract.pdf.source import open_source

    with open_source(path) as source:
        return source.page_count


if __name__ == "__main__":
    main()
