"""Forks of this process, which end with it. Imports next to nothing: a worker forks before it
imports anything else.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable

_BEHIND = 5
"""By how much a process behind others is nicer: it gets a quarter of a core that both want."""


def can_fork() -> bool:
    """Whether a fork of this process is safe, and has a core of its own."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return False
    return (os.cpu_count() or 1) > 1


def forked(life: Callable[[], object]) -> int:
    """The number of a fork of this process that does nothing but ``life``, and ends with this
    process at the latest; 0 where the system has no forks.
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
        life()
        code = 0
    finally:
        os._exit(code)


def stay_behind() -> None:
    """Leave the cores to those that wait for what this process does not do."""
    if hasattr(os, "nice"):
        os.nice(_BEHIND)


def end_with_parent(parent: int) -> None:
    """Let the system end this process where its ``parent`` is ended; end it now where that has
    happened before the system was asked.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:
        os._exit(1)
