"""Forks of this process, which end with it. Imports next to nothing: a worker forks before it
imports anything else.
"""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable

NEXT, LAST = 2, 5
"""By how much a process behind others is nicer that they wait for next, or last: of a core that
both want it gets two fifths, or a quarter."""


def can_fork() -> bool:
    """Whether a fork of this process is safe, and has a core of its own."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return False
    return (os.cpu_count() or 1) > 1


def forked(life: Callable[[], object]) -> int:
    """The number of a fork of this process that does nothing but ``life``, and ends with this
    process at the latest; 0 where the system has no forks. It searches for cycles among what it
    makes itself: a search among the rest would write to pages of memory that both share.
    """
    if not hasattr(os, "fork"):
        return 0
    maker = os.getpid()
    pid = os.fork()
    if pid:
        return pid

    code = 1
    try:
        end_with_parent(maker)
        gc.freeze()
        life()
        code = 0
    finally:
        os._exit(code)


def stay_behind(nicer: int) -> None:
    """Leave the cores to those that wait for what this process does not do: ``NEXT`` or ``LAST``
    for what it does."""
    if hasattr(os, "nice"):
        os.nice(nicer)


def end_with_parent(parent: int) -> None:
    """Let the system end this process where its ``parent`` is ended; end it now where that has
    happened before the system was asked.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:
        os._exit(1)
