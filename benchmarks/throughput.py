"""All that `pointage extract` computes, timed against pdfplumber and camelot in the same run.

python -m benchmarks.throughput [PDF ...] [--rounds N] [--engines NAME ...] [--doubled]
python -m benchmarks.throughput [PDF ...] [--rounds N] --sight

Every engine reads a document N times in a process of its own, one thread, imports apart. Printed:
median seconds of processor time, pages a second, how many times as fast as pdfplumber's
``extract_tables`` over all pages, and peak memory. ``--doubled`` measures ours again on a document
of twice the pages. ``--sight`` reads each document with and without the look at the painted pages
in turn, and prints what the look takes of the whole: the least of all rounds counts, which is the
least disturbed.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path
from unittest.mock import patch

from benchmarks.sample import SAMPLE, pdfplumber_tables

PEER = "pdfplumber extract_tables"
ROUNDS = 5


def pointage(path: Path) -> None:
    """Ours: tables, prose, sections, claims, completeness, with the judge of the command line."""
    from extract.pdf.source import open_source
    from extract.reader import read_document
    from validate.reading_judge import judge

    with open_source(path) as source:
        read_document(source, judge)


def camelot_lattice(path: Path) -> None:
    """camelot, lattice, the engine that reads vectors."""
    import camelot

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        camelot.read_pdf(
            str(path),
            pages="all",
            flavor="lattice",
            engine="vector",
            suppress_stdout=True,
        )


ENGINES = {
    "pointage": pointage,
    PEER: pdfplumber_tables,
    "camelot lattice vector": camelot_lattice,
}
IMPORTS = {
    "pointage": ("extract.reader", "validate.reading_judge"),
    PEER: ("pdfplumber",),
    "camelot lattice vector": ("camelot",),
}


def measured(engine: str, path: Path, rounds: int) -> tuple[float, float]:
    """The median of the seconds of processor time of ``rounds`` readings in one process, and its
    peak memory in MB.
    """
    command = [
        sys.executable,
        "-m",
        "benchmarks.throughput",
        str(path),
        "--once",
        engine,
        "--rounds",
        str(rounds),
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    seconds, peak = json.loads(done.stdout.splitlines()[-1])
    return seconds, peak


def with_and_without_sight(path: Path, rounds: int) -> tuple[float, float]:
    """The least seconds of processor time of reading ``path`` as it is read, and with no page
    painted.
    """
    from extract.pdf.sight.visibility import Sight

    whole = without = math.inf
    pointage(path)  # imports, and the shapes of digits, once
    for _ in range(rounds):
        whole = min(whole, _took(path))
        with patch.object(Sight, "look", lambda _sight, _handle, page: page):
            without = min(without, _took(path))
    return whole, without


def _took(path: Path) -> float:
    start = time.process_time()
    pointage(path)
    return time.process_time() - start


def doubled(path: Path, folder: Path) -> Path:
    """``path`` with all its pages twice."""
    import pypdfium2

    twice = folder / f"{path.stem}-doubled.pdf"
    with (
        pypdfium2.PdfDocument(path) as once,
        pypdfium2.PdfDocument.new() as whole,
    ):
        whole.import_pages(once)
        whole.import_pages(once)
        whole.save(twice)
    return twice


def _once(engine: str, path: Path, rounds: int) -> None:
    import importlib

    from benchmarks.peak_memory import own_peak

    for module in IMPORTS[engine]:
        importlib.import_module(module)
    took = []
    for _ in range(rounds):
        start = time.process_time()
        ENGINES[engine](path)
        took.append(time.process_time() - start)
    print(json.dumps([statistics.median(took), own_peak()]))


def _pages(path: Path) -> int:
    from extract.pdf.source import open_source

    with open_source(path) as source:
        return source.page_count


def _compare(path: Path, engines: list[str], rounds: int) -> None:
    pages = _pages(path)
    runs = {engine: measured(engine, path, rounds) for engine in engines}
    for engine, (seconds, peak) in runs.items():
        ratio = (
            f"{runs[PEER][0] / seconds:>8.1f}" if PEER in runs else f"{'':>8}"
        )
        print(
            f"{path.stem:<28}{engine:<28}{seconds:>9.2f}{pages / seconds:>9.1f}{ratio}{peak:>9.0f}",
            flush=True,
        )


def _print_sight(paths: list[Path], rounds: int) -> None:
    print(f"{'document':<28}{'seconds':>9}{'without':>9}{'share':>8}")
    for path in paths:
        whole, without = with_and_without_sight(path, rounds)
        print(
            f"{path.stem:<28}{whole:>9.2f}{without:>9.2f}{1 - without / whole:>8.1%}",
            flush=True,
        )


def main() -> None:
    """Print one line a document and engine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[SAMPLE])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES)
    )
    parser.add_argument("--doubled", action="store_true")
    parser.add_argument("--sight", action="store_true")
    parser.add_argument("--once", choices=list(ENGINES), help=argparse.SUPPRESS)
    given = parser.parse_args()
    # numpy is not imported yet: one thread, as a document's process has
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if given.once:
        _once(given.once, given.paths[0], given.rounds)
        return
    if given.sight:
        _print_sight(given.paths, given.rounds)
        return
    print(
        f"{'document':<28}{'engine':<28}{'seconds':>9}{'pages/s':>9}{'times':>8}{'peak MB':>9}"
    )
    for path in given.paths:
        _compare(path, given.engines, given.rounds)
        if given.doubled:
            with tempfile.TemporaryDirectory() as folder:
                _compare(doubled(path, Path(folder)), ["pointage"], 1)


if __name__ == "__main__":
    main()
