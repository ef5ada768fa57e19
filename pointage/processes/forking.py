"""Whether this process may be forked, and that a fork ends with it. Imports next to nothing: a
worker asks before it imports anything else.
"""

import os
import signal
import sys
import threading


def can_fork() -> bool:
    """Whether a fork of this process is safe, and has a core of its own."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return False
    return (os.cpu_count() or 1) > 1


def end_with_parent() -> None:
    """Let the system end this process where its parent is ended."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
