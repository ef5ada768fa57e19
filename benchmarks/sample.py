"""Where the processor time of the sample's audit goes, beside pdfplumber's `extract_tables` over
all pages in the same run; all in one process. With ``--clock``, the seconds of the whole `pointage
audit` and of pdfplumber by the clock, each from the start of its process to the end, in turn: to be
run on a machine with nothing else to do.

python -m benchmarks.sample [--clock] [PDF]
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")

SAMPLE = Path("sample_pdfs/pas-de-calais-2022-244.pdf")
ROUNDS = 3
TURNS = 7
"""Runs of each by the clock; one of ours before them is not counted: it compiles our sources."""
_OPENED = "import sys, pdfplumber\nwith pdfplumber.open(sys.argv[1]) as pdf:\n"
_PEERS = {
    "pdfplumber": f"{_OPENED} for page in pdf.pages: page.extract_tables()",
    "and pages closed": (
        f"{_OPENED} for page in pdf.pages: page.extract_tables(); page.close()"
    ),
}
"""As its documentation shows it, and with the memory of each page given back, which is faster."""


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
    from pointage.pipeline import _accused
    from pointage.read_any import read
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


def by_clock(path: Path) -> dict[str, list[float]]:
    """Seconds of each run of `pointage audit` and of its peers, in turn."""
    python = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    took: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        ours = ("-m", "pointage", "audit", str(path), "-o", folder, "--quiet")
        commands = {"pointage audit": (*ours, "--fail-on", "never")} | {
            name: ("-c", code, str(path)) for name, code in _PEERS.items()
        }
        for _ in range(TURNS + 1):
            for name, arguments in commands.items():
                start = time.perf_counter()
                subprocess.run(
                    [sys.executable, *arguments], check=True, env=python
                )
                took[name].append(time.perf_counter() - start)
    return {name: each[1:] for name, each in took.items()}


def main() -> None:
    """Print what takes how long, with its ratio to pdfplumber's time."""
    given = [one for one in sys.argv[1:] if one != "--clock"]
    path = Path(given[0]) if given else SAMPLE
    tell = print_clock if "--clock" in sys.argv else print_stages
    tell(path)


def print_clock(path: Path) -> None:
    """Print the least, the median and the most of each by the clock, and how many times the median
    of a peer ours is."""
    took = by_clock(path)
    ours = statistics.median(took["pointage audit"])
    print(f"{TURNS} runs each, in turn{'least':>12}{'median':>8}{'most':>8}")
    for name, each in took.items():
        middle = statistics.median(each)
        spread = f"{min(each):>8.2f}{middle:>8.2f}{max(each):>8.2f}"
        print(f"{name:<24}{spread}  audit: {ours / middle:.2f} times")


def print_stages(path: Path) -> None:
    """Print one line a stage, with its ratio to pdfplumber's time."""
    peer = seconds(lambda: pdfplumber_tables(path))
    print(f"{path.name}: median of {ROUNDS} for pdfplumber, one run for us\n")
    print(f"{'stage':<40}{'seconds':>9}{'of pdfplumber':>15}")
    print(f"{'pdfplumber extract_tables':<40}{peer:>9.2f}{1:>15.2f}")
    took = stages(path)
    for stage, spent in {**took, "whole": sum(took.values())}.items():
        print(f"{stage:<40}{spent:>9.2f}{spent / peer:>15.2f}")


if __name__ == "__main__":
    main()
