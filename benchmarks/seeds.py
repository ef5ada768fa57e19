"""`python -m benchmarks.seeds`: every property test with ten seeds and ten times the examples.

    python -m benchmarks.seeds                     all of tests/
    python -m benchmarks.seeds tests/extract       some of them
    python -m benchmarks.seeds --first 4711        the ten seeds from 4711 on

`CI` is unset: with it Hypothesis would draw the same examples each time. It is also the plugin of
pytest that picks the property tests and gives each its examples.
"""

import argparse
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
SEEDS, TIMES = 10, 10
FACTOR = "POINTAGE_EXAMPLES"
"""The environment variable that says how many times its examples each test is given."""
_SETTINGS = "_hypothesis_internal_use_settings"
"""Where Hypothesis keeps the settings of a test; they are read when it starts."""


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Keep the property tests, each with so many times its examples."""
    times = int(os.environ.get(FACTOR, TIMES))
    kept: list[pytest.Item] = []
    left_out: list[pytest.Item] = []
    seen: set[object] = set()
    for item in items:
        function = getattr(item, "function", None)
        if not getattr(function, "is_hypothesis_test", False):
            left_out.append(item)
            continue
        kept.append(item)
        if function not in seen:  # a parametrized test is one function
            seen.add(function)
            multiply_examples(function, times)
    items[:] = kept
    config.hook.pytest_deselected(items=left_out)


def multiply_examples(test: object, times: int) -> None:
    """Give a property test ``times`` its examples and as long as it takes."""
    own: settings = getattr(test, _SETTINGS)
    more = settings(own, max_examples=times * own.max_examples, deadline=None)
    setattr(test, _SETTINGS, more)


@dataclass(frozen=True, slots=True)
class SeedRun:
    """What pytest said under one seed."""

    seed: int
    code: int
    seconds: float
    said: str

    @property
    def is_green(self) -> bool:
        """Whether every property held."""
        return self.code == 0


def run_seed(seed: int, paths: Sequence[str], times: int = TIMES) -> SeedRun:
    """Run the property tests under ``paths`` with one seed."""
    environment = {
        name: text for name, text in os.environ.items() if name != "CI"
    }
    environment[FACTOR] = str(times)
    command = [
        *(
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "--no-header",
            "-p",
            "benchmarks.seeds",
        ),
        *(f"--hypothesis-seed={seed}", *paths),
    ]
    start = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return SeedRun(
        seed,
        done.returncode,
        time.monotonic() - start,
        done.stdout + done.stderr,
    )


def main() -> None:
    """Run the seeds one after another; the exit code is 1 where a property fails."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.seeds")
    parser.add_argument(
        "paths", nargs="*", default=["tests"], help="test files or folders"
    )
    parser.add_argument(
        "--seeds", type=int, default=SEEDS, help="how many seeds"
    )
    parser.add_argument(
        "--times", type=int, default=TIMES, help="how many times the examples"
    )
    parser.add_argument(
        "--first", type=int, help="the first seed, else one at random"
    )
    asked = parser.parse_args()

    first = secrets.randbelow(2**31) if asked.first is None else asked.first
    failed = []
    for seed in range(first, first + asked.seeds):
        run = run_seed(seed, asked.paths, asked.times)
        last = run.said.strip().splitlines()[-1:]
        print(f"seed {seed}: {run.seconds:.0f} s, {''.join(last)}", flush=True)
        if not run.is_green:
            failed.append(seed)
            print(run.said, flush=True)

    if failed:
        sys.exit(f"failed with the seeds {', '.join(map(str, failed))}")


if __name__ == "__main__":
    main()
