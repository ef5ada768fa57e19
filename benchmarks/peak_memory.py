"""The most memory that a process held.

python -m benchmarks.peak_memory TOLD BYTES SECONDS PROGRAM [ARGUMENT ...]

A small process between a large one and the program that it starts: the program runs with limits of
memory and of processor time, and the file TOLD gets how it ended.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import IO

_STATUS = Path("/proc/self/status")


def own_peak() -> float:
    """The largest resident memory of this process in MB; not a number where the system tells none.

    Linux counts in ``ru_maxrss`` what the starting process held, when it starts another by vfork;
    ``VmHWM`` is of this program alone (proc_pid_status(5)).
    """
    told = _STATUS.read_text() if _STATUS.exists() else ""
    if high := re.search(r"VmHWM:\s+(\d+) kB", told):
        return int(high[1]) / 1024
    try:
        import resource
    except ImportError:
        return float("nan")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024**2 if sys.platform == "darwin" else 1024
    )


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended, and what it took."""

    code: int
    """Of its exit; below zero, the signal that ended it."""
    seconds: float
    """Of processor."""
    peak: int
    """Bytes of resident memory."""


def run_limited(
    command: Sequence[str],
    memory: int,
    seconds: int,
    output: IO[bytes],
    environment: Mapping[str, str],
) -> Ended:
    """A program run with limits of ``memory`` (bytes of address space) and ``seconds`` of
    processor. What it took does not count what this process holds. POSIX only.
    """
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told"
        between = [sys.executable, "-m", __name__, str(told)]
        subprocess.run(
            [*between, str(memory), str(seconds), *command],
            stdout=output,
            stderr=output,
            env=environment,
            check=True,
        )
        return Ended(*json.loads(told.read_text()))


def _main() -> None:
    import resource

    told, memory, seconds, *command = sys.argv[1:]
    if not (pid := os.fork()):
        resource.setrlimit(resource.RLIMIT_AS, (int(memory),) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds),) * 2)
        os.execv(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    ended = Ended(
        code=os.waitstatus_to_exitcode(status),
        seconds=usage.ru_utime + usage.ru_stime,
        peak=usage.ru_maxrss << 10,
    )
    Path(told).write_text(json.dumps(astuple(ended)))


if __name__ == "__main__":
    _main()
