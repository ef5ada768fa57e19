"""Memory that is no longer needed, given back to the system: a desk stays open all day."""

import ctypes
import gc
import sys
from contextlib import suppress


def release_memory() -> None:
    """Give back what a document took; where the system's library cannot, nothing happens."""
    gc.collect()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)
