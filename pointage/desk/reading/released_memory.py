"""Memory that is no longer needed, given back to the system: a desk stays open all day."""

import ctypes
import gc
import sys
from contextlib import suppress
from functools import lru_cache

_MANY = 1000
"""Answers that a function keeps of the texts of one document: hardly any is asked for again."""
_KEEPS_ANSWERS = type(lru_cache(abs))


def release_memory() -> None:
    """Give back what a document took; where the system's library cannot, nothing happens."""
    for each in gc.get_objects():
        if (
            isinstance(each, _KEEPS_ANSWERS)
            and each.cache_info().currsize > _MANY
        ):
            each.cache_clear()

    gc.collect()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)
