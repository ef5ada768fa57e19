"""Where the processor time of the sample's audit goes, beside pdfplumber's `extract_tables` over
all pages in the same run; all in one process.

python -m benchmarks.sample [PDF]
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")

SAMPLE = Path("sample_pdfs/pas-de-calais-2022-244.pdf")
ROUNDS = 3


def seconds(action: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median processor time of ``action`` in seconds."""
    measured = []
    for _ in range(rounds):
        start = time.process_time()
        action()
        measured.append(time.process_time() - start)
    return statistics.median(measured)


def pdfplumber_tables(path: Path) -> None:
    """The peer: every table of every page by pdfplumber's default strategy."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()


def stages(path: Path) -> dict[str, float]:
    """Seconds of each stage of the audit of ``path``."""
    took: dict[str, float] = {}

    def timed(stage: str, action: Callable[[], Result]) -> Result:
        start = time.process_time()
        result = action()
        took[stage] = time.process_time() - start
        return result

    timed("imports", lambda: import_module("pointage.commands.ordered_jobs"))
    from expectations.running.identity_answers import prepare
    from expectations.running.run_identities import run_identities
    from extract.pdf.source import Source
    from extract.readings.reconcile import recheck
    from pointage.pipeline import _accused, read
    from reports.files.audit_folder import write_audit
    from validate.conclude import conclude
    from validate.discover import discover

    source, document = timed("extraction", lambda: read(path))
    assert isinstance(source, Source)
    document = document.opened()
    with source, tempfile.TemporaryDirectory() as folder:
        found = timed("discovery", lambda: discover(document))
        timed("great expectations: import", prepare)
        outcomes, abstained = timed(
            "great expectations: run", lambda: run_identities(document, found)
        )
        audit = timed(
            "conclusion", lambda: conclude(document, outcomes, abstained)
        )
        timed(
            "second reading", lambda: recheck(source, document, _accused(audit))
        )
        timed(
            "report and pictures",
            lambda: write_audit(audit, source, Path(folder)),
        )
    return took


def main() -> None:
    """Print one line a stage, with its ratio to pdfplumber's time."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    peer = seconds(lambda: pdfplumber_tables(path))
    print(f"{path.name}: median of {ROUNDS} for pdfplumber, one run for us\n")
    print(f"{'stage':<40}{'seconds':>9}{'of pdfplumber':>15}")
    print(f"{'pdfplumber extract_tables':<40}{peer:>9.2f}{1:>15.2f}")
    took = stages(path)
    for stage, spent in {**took, "whole": sum(took.values())}.items():
        print(f"{stage:<40}{spent:>9.2f}{spent / peer:>15.2f}")


if __name__ == "__main__":
    main()
