"""`python -m benchmarks.batch --documents 1000`: a corpus through `pointage batch`, against a loop
over pdfplumber.

The corpus: generated variants, the sample, the documents of POINTAGE_CORPUS where it is set, and
five in a hundred hostile ones. Prints documents and pages a second and core, the peak memory of the
parent and of the documents, how every document ended, and the same pages through
`pdfplumber.Page.extract_tables` in one process. With `--kill`, the run is killed and begun again,
and its content compared with an undisturbed one.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import duckdb
import pdfplumber

from benchmarks.hostile import HOSTILE
from benchmarks.variants import variant

ROOT = Path(__file__).parents[1]


def make_corpus(folder: Path, documents: int) -> None:
    """``documents`` files: one in twenty hostile (each a little different), the real ones, variants
    for the rest.
    """
    kinds = sorted(HOSTILE.items())
    hostile = documents // 20
    for number in range(hostile):
        name, make = kinds[number % len(kinds)]
        (folder / f"{name}-{number:05d}.pdf").write_bytes(
            make() + b"\n%% %d" % number
        )
    real = sorted((ROOT / "sample_pdfs").glob("*.pdf"))
    if corpus := os.environ.get("POINTAGE_CORPUS"):
        real += sorted(
            path
            for path in Path(corpus).rglob("*.pdf")
            if "scan" not in path.name
        )
    real = real[: documents // 10]
    for number, path in enumerate(real):
        (folder / f"reel-{number:05d}.pdf").write_bytes(path.read_bytes())
    for number in range(documents - hostile - len(real)):
        (folder / f"variante-{number:05d}.pdf").write_bytes(variant(number))


def command(
    corpus: Path, store: Path, options: argparse.Namespace
) -> list[str]:
    """The batch of this benchmark."""
    limits = [
        "--workers",
        str(options.workers),
        "--seconds",
        str(options.seconds),
        "--megabytes",
        "1024",
    ]
    return [
        sys.executable,
        "-m",
        "pointage",
        "batch",
        str(corpus),
        "-o",
        str(store),
        "--lang",
        "en",
        *limits,
    ]


def measure(store: Path) -> dict[str, Any]:
    """What the last run noted, and sums over its documents."""
    notes = json.loads(
        max((store / "runs").glob("*.json")).read_text(encoding="utf-8")
    )
    query = f"""
        SELECT sum(try_cast(pages AS int)), sum(cpu_seconds::double), max(peak_mib::int),
               quantile_cont(cpu_seconds::double, .5)
        FROM '{store}/runs/*.parquet' JOIN '{store}/tables/documents/*.parquet'
        USING (sha256) WHERE status = 'ok'
    """
    pages, busy, peak, median = duckdb.sql(query).fetchall()[0]
    return {
        **notes,
        "pages": int(pages),
        "cpu_seconds_read": busy,
        "document_peak_mib": peak,
        "median_cpu_seconds": median,
    }


def growth(store: Path) -> list[int]:
    """The median peak memory of a document in each fifth of the run's order of ending: flat where
    nothing leaks.
    """
    query = f"""
        SELECT quantile_cont(peak, .5) FROM (
            SELECT peak_mib::int AS peak, ntile(5) OVER (ORDER BY file_row_number) AS part
            FROM read_parquet('{store}/runs/*.parquet', file_row_number = true)
        ) GROUP BY part ORDER BY part
    """
    return [int(value) for (value,) in duckdb.sql(query).fetchall()]


def plumb(corpus: Path, most: int, seed: int = 1) -> tuple[int, int, float]:
    """Documents, pages and processor seconds of a loop over pdfplumber on a sample of the readable
    documents.
    """
    chosen = [
        path
        for path in sorted(corpus.iterdir())
        if path.name.startswith(("variante", "reel"))
    ]
    chosen = sorted(random.Random(seed).sample(chosen, min(most, len(chosen))))
    start, pages = time.process_time(), 0
    for path in chosen:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_tables()
                page.close()
                pages += 1
    return len(chosen), pages, time.process_time() - start


def killed(corpus: Path, folder: Path, options: argparse.Namespace) -> bool:
    """Whether a run killed several times, whole or one worker, and begun again has the undisturbed
    run's bytes.
    """
    store = folder / "killed"
    for number in range(options.kill):
        process = subprocess.Popen(
            command(corpus, store, options),
            start_new_session=True,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(5 + 7 * number)
        if number % 2:
            workers = subprocess.run(
                ["pgrep", "-P", str(process.pid)],
                capture_output=True,
                text=True,
                check=False,
            )
            for pid in workers.stdout.split()[:1]:
                os.kill(int(pid), signal.SIGKILL)
            time.sleep(5)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    print(
        "begun again, exit code"
        f" {subprocess.run(command(corpus, store, options), check=False).returncode}"
    )
    return contents(store) == contents(folder / "store")


def contents(store: Path) -> dict[str, bytes]:
    """Every file of the store but its measurements."""
    files = (
        path
        for path in sorted(store.rglob("*"))
        if path.is_file() and path.parent.name != "runs"
    )
    return {
        path.relative_to(store).as_posix(): path.read_bytes() for path in files
    }


def main() -> None:
    """Make the corpus, run, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument(
        "--pdfplumber",
        type=int,
        default=100,
        help="documents of the comparison",
    )
    parser.add_argument(
        "--kill",
        type=int,
        default=0,
        help="how many times a second run is killed",
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = folder / "corpus"
        corpus.mkdir()
        make_corpus(corpus, options.documents)
        start = time.monotonic()
        code = subprocess.run(
            command(corpus, folder / "store", options), check=False
        ).returncode
        whole = time.monotonic() - start
        noted = measure(folder / "store")
        documents, pages, seconds = plumb(corpus, options.pdfplumber)
        ours, theirs = (
            noted["pages"] / noted["cpu_seconds_read"],
            pages / seconds,
        )
        print(json.dumps(noted, indent=1), flush=True)
        speed = options.documents / whole / options.workers
        print(
            f"whole run {whole:.0f} s, exit code {code}: {speed:.2f} documents/s a worker"
        )
        print(
            f"pages a second of processor: Pointage {ours:.2f} (documents read), "
            f"pdfplumber {theirs:.2f} ({documents} documents)"
        )
        print(f"Pointage / pdfplumber: {ours / theirs:.2f}")
        print(
            f"median peak memory of a document by fifth of the run, MiB: {growth(folder / 'store')}"
        )
        if options.kill:
            print(
                f"killed {options.kill} times, same bytes: {killed(corpus, folder, options)}"
            )


if __name__ == "__main__":
    main()
