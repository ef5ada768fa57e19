"""What this process may take from now on, where the system offers it."""

import os
import sys
from contextlib import suppress

from pointage.processes.process_limits import PROCESS_LIMITS

_UNTOLD = 1 << 30
"""Bytes that a process is taken to have where the system does not say."""


def limit_process() -> None:
    """Let this process take what one document may."""
    try:
        import resource
    except ImportError:  # Windows
        return
    limit_memory(PROCESS_LIMITS.megabytes)
    limit(resource.RLIMIT_CPU, PROCESS_LIMITS.seconds)


def limit_memory(megabytes: int) -> None:
    """Let this process take ``megabytes`` of address space more than it has."""
    try:
        import resource
    except ImportError:  # Windows
        return
    limit(resource.RLIMIT_AS, _address_space() + (megabytes << 20))


def limit(kind: int, most: int) -> None:
    """Set a limit of the system's, unless a smaller one is set."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with suppress(ValueError, OSError):  # a system that forbids it
        allowed = resource.getrlimit(kind)[1]
        if allowed == resource.RLIM_INFINITY or most < allowed:
            resource.setrlimit(kind, (most, most + 1))


def _address_space() -> int:
    """Bytes of address space in use."""
    if sys.platform != "linux":
        return _UNTOLD
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  no pathlib work in every fork
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return _UNTOLD
