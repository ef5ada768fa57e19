"""Which documents of many sets a run of the tests audits."""

import os
from collections.abc import Sequence
from pathlib import Path

LAST = 2
"""So many sets are audited whole."""
OTHERS = 20
"""Of the sets before, one document in so many is."""


def is_whole() -> bool:
    """Whether all is asked for that a run of the tests draws from."""
    return "POINTAGE_EVERY_ACT" in os.environ


def drawn(sets: Sequence[Sequence[Path]]) -> list[Path]:
    """The documents of the last sets, and some of each before; all of them where
    ``POINTAGE_EVERY_ACT`` is set.
    """
    if is_whole():
        return [path for one in sets for path in one]
    before = [
        path
        for number, one in enumerate(sets[:-LAST])
        for path in one[number % OTHERS :: OTHERS]
    ]
    return before + [path for one in sets[-LAST:] for path in one]
