"""Ends this process where its parent has gone, or where one thing that it does takes too long."""

import multiprocessing
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_LOOK = 1.0
"""Seconds between two looks."""
_GONE, _TOO_LONG = 0, 75
"""Exit codes."""


class ProcessWatch:
    """Looks after a process that `multiprocessing` started."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._began: float | None = None

    def start(self) -> None:
        """Look from now on, as long as the process lives."""
        threading.Thread(target=self._look, daemon=True).start()

    @contextmanager
    def work(self) -> Iterator[None]:
        """One thing to do: it may take so many seconds of processor."""
        self._began = time.process_time()
        try:
            yield
        finally:
            self._began = None

    def _look(self) -> None:
        parent = multiprocessing.parent_process()
        while parent is None or parent.is_alive():
            if self._taken() > self._seconds:
                os._exit(_TOO_LONG)
            time.sleep(_LOOK)
        os._exit(_GONE)

    def _taken(self) -> float:
        """Seconds of processor that what is done has taken; 0 where nothing is."""
        began = self._began
        return 0.0 if began is None else time.process_time() - began
