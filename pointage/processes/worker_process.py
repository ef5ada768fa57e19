"""The giver's side of a worker process: orders in, answers out, and its end."""

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from pointage.processes.order import Answer, WorkerOrder
from pointage.signals import held_from_children

QUIET = None if os.environ.get("POINTAGE_DEBUG") else subprocess.DEVNULL
"""Where a worker speaks that has nothing to say to the user."""
_HOME = str(Path(__file__).parents[2])
_START = (
    "import sys; home = sys.argv.pop(1);"
    " sys.path[:0] = [] if home in sys.path else [home];"
    " from pointage.processes.worker import main; main()"
)
"""Runs the code that this process runs, whatever else is installed."""
_PATIENCE = 2.0
"""Seconds that a process is given to end when it is asked to."""
_KEPT_MEMORY = {
    "PILLOW_BLOCKS_MAX": "4",
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(64 << 20),
}
"""What lets Pillow and glibc keep the memory of one picture or array for the next, where each would
be given back and asked for anew: two in five of the pages of memory that an audit touches.
"""
_TURNS = 50
"""Documents after which a process without forks is replaced: what it holds grows with each."""
_LAST = 5.0
"""Times a document's seconds after which the giver of an order ends a worker that should have ended
it itself.
"""


class Worker:
    """One process of `pointage.processes.worker`."""

    def __init__(
        self, arguments: Sequence[str], stderr: int | None = None
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(
            prefix="pointage-", ignore_cleanup_errors=True
        )
        started = (_START, _HOME, self._folder.name, *arguments)
        environment = {
            **os.environ,
            **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._folder.name),
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "OMP_THREAD_LIMIT": "1",
            **_KEPT_MEMORY,
        }
        with held_from_children():
            self._process = subprocess.Popen(  # noqa: S603  our own module and function
                # -P: a file named json.py in the current folder must not be imported
                [sys.executable, "-P", "-c", *started],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                encoding="utf-8",
                env=environment,
            )
        self._ready = False
        self._turns = 0

    @property
    def is_worn(self) -> bool:
        """Whether the process has read so many documents itself that another should go on."""
        return not hasattr(os, "fork") and self._turns >= _TURNS

    def do(self, order: WorkerOrder) -> Answer | None:
        """The answer about one document, or None where the process died before it gave one."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        if not self._ready and not stdout.readline():
            raise WorkerError(
                "a worker process cannot start: run again with POINTAGE_DEBUG=1 to see why"
            )
        self._ready = True
        self._turns += 1
        late = threading.Event()
        seconds = order.seconds
        timer = threading.Timer(
            _LAST * seconds + 30 if hasattr(os, "fork") else seconds,
            self._end,
            (late,),
        )
        timer.start()
        try:
            stdin.write(order.to_json() + "\n")
            stdin.flush()
            line = stdout.readline()
        except OSError:
            line = ""
        finally:
            timer.cancel()
            timer.join()
        if not line.endswith("\n"):
            if late.is_set():
                return Answer("timed-out")
            return None
        return Answer(**json.loads(line))

    def _end(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()

    def close(self) -> None:
        """End the process and the document it is at, if any; nothing of either is left running."""
        if self._ready and hasattr(os, "fork"):
            self._ask_to_end()
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._folder.cleanup()

    def _ask_to_end(self) -> None:
        """A process that is asked ends its fork first."""
        with suppress(OSError, subprocess.TimeoutExpired):
            if self._process.stdin is not None:
                self._process.stdin.close()
            self._process.wait(_PATIENCE)


class WorkerError(RuntimeError):
    """A worker process ended before it was ready: the installation does not work."""
