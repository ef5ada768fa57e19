"""The most memory that a process held."""

import os
import subprocess
import sys

import pytest

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
