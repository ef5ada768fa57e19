"""Where the time of the sample's audit goes, beside pdfplumber's `extract_tables` over all pages in
the same run.

python -m benchmarks.sample [PDF]
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SAMPLE = Path("sample_pdfs/pas-de-calais-2022-244.pdf")
ROUNDS = 5


def seconds(action: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median duration of ``action`` in seconds."""
    measured = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        measured.append(time.perf_counter() - start)
    return statistics.median(measured)


def pdfplumber_tables(path: Path) -> None:
    """The peer: every table of every page by pdfplumber's default strategy."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()


def stages(path: Path) -> dict[str, float]:
    """Seconds of each stage of the audit of ``path``, imports apart."""
    start = time.perf_counter()
    from expectations.running.run_identities import run_identities
    from pointage.pipeline import read
    from reports.files.audit_folder import write_audit
    from validate.conclude import conclude
    from validate.discover import discover

    took = {"imports": time.perf_counter() - start}
    took["extraction"] = seconds(lambda: read(path)[0].close())  # noqa: PLW0108  reading is what is timed
    source, document = read(path)
    with source:
        took["discovery"] = seconds(lambda: discover(document), 1)
        discovery = discover(document)
        start = time.perf_counter()
        outcomes, abstentions = run_identities(document, discovery, None)
        took["great expectations (import and run)"] = (
            time.perf_counter() - start
        )
        took["roots, diagnosis, coverage"] = seconds(
            lambda: conclude(document, outcomes, abstentions), 1
        )
        audit = conclude(document, outcomes, abstentions)
        with tempfile.TemporaryDirectory() as folder:
            took["report and files"] = seconds(
                lambda: write_audit(audit, source, Path(folder)), 1
            )
    return took


def main() -> None:
    """Print one line a stage, with its ratio to pdfplumber's time."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    peer = seconds(lambda: pdfplumber_tables(path))
    print(
        f"{path.name}: median of {ROUNDS} for extraction and pdfplumber, one run for the others\n"
    )
    print(f"{'stage':<40}{'seconds':>9}{'of pdfplumber':>15}")
    print(f"{'pdfplumber extract_tables':<40}{peer:>9.2f}{1:>15.2f}")
    for stage, spent in stages(path).items():
        print(f"{stage:<40}{spent:>9.2f}{spent / peer:>15.2f}")


if __name__ == "__main__":
    main()
