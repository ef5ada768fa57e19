"""When Python searches for cycles of values that nothing else holds."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def made_to_stay() -> Iterator[None]:
    """Search for no cycles among what is made meanwhile, then or later: it stays, as modules do,
    and forks share its pages as long as no search writes to them. A tenth of the time that imports
    take would go into looking through it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
