"""A worker ends with the process that started it, at whatever it is."""

import os
import subprocess
import sys
import time

import pytest

_PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE)
child.stdout.readline()
print(child.pid, flush=True)
time.sleep(60)
"""
_CHILD = """
import time
from pointage.processes.worker import ending_with_parent
with ending_with_parent():
    print(flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(os.name == "nt", reason="timers are POSIX")
def test_a_worker_that_imports_ends_soon_after_its_parent_was_killed() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, _CHILD], stdout=subprocess.PIPE
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    end = time.monotonic() + 20
    while _lives(pid) and time.monotonic() < end:
        time.sleep(0.1)
    assert not _lives(pid)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
