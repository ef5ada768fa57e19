"""The most memory that a process held."""

import os
import subprocess
import sys
import tempfile

import pytest

from benchmarks.peak_memory import Ended, run_limited

_CHILD = "from benchmarks.peak_memory import own_peak; print(own_peak())"


@pytest.mark.skipif(os.name == "nt", reason="Windows tells no peak")
def test_what_the_starting_process_held_is_not_counted():
    held = b"x" * (200 << 20)
    child = subprocess.run(
        [sys.executable, "-c", _CHILD],
        capture_output=True,
        check=True,
        text=True,
    )
    assert 0 < float(child.stdout) < 100 < len(held) >> 20


def ended(code: str, memory: int = 2 << 30, seconds: int = 10) -> Ended:
    command = [sys.executable, "-I", "-c", code]
    with tempfile.TemporaryFile() as output:
        return run_limited(command, memory, seconds, output, os.environ)


@pytest.mark.skipif(os.name == "nt", reason="limits are POSIX")
def test_what_a_limited_program_took_is_its_own():
    held = b"x" * (200 << 20)
    seen = ended("raise SystemExit(3)")
    assert seen.code == 3
    assert 0 < seen.peak < 100 << 20 < len(held)
    assert ended("x = b'x' * (300 << 20)").peak > 300 << 20
    assert ended("x = b'x' * (300 << 20)", memory=200 << 20).code == 1
    assert ended("while True: pass", seconds=1).code < 0
