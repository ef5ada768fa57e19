"""The most memory that a process held."""

import re
import sys
from pathlib import Path

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
