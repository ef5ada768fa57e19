"""What lies beside what, without comparing all with all: a page may draw tens of thousands of rules
and boxes.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extract.pdf.page import FloatArray

Index = npt.NDArray[np.intp]
_AT_ONCE = 1 << 20
"""Pairs that are compared at once, which takes some 50 MB."""


def pairs_within(
    low: FloatArray, high: FloatArray, points: FloatArray
) -> Iterator[tuple[Index, Index]]:
    """The numbers of ranges, ``low`` to ``high``, each with that of a point in it, bounds included;
    in portions.
    """
    order = points.argsort(kind="stable")
    in_order = points[order]
    first = in_order.searchsorted(low, side="left")
    last = in_order.searchsorted(high, side="right")
    for some in _portions(last - first):
        which, near = spread_ranges(first[some], last[some])
        yield which + some.start, order[near]


def spread_ranges(first: Index, last: Index) -> tuple[Index, Index]:
    """Ranges of numbers, ``first`` to ``last`` (exclusive), put together: of which range each
    number is, and the number.
    """
    counts = np.maximum(last - first, 0)
    which = np.arange(len(first)).repeat(counts)
    before = counts.cumsum() - counts
    return which, np.arange(len(which)) + (first - before)[which]


def _portions(counts: Index) -> Iterator[slice]:
    """All of ``counts`` in portions of no more than so many at once, or of one."""
    before = counts.cumsum() - counts
    starts = np.flatnonzero(np.diff(before // _AT_ONCE, prepend=-1))
    for start, end in pairwise([*starts.tolist(), len(counts)]):
        yield slice(start, end)
