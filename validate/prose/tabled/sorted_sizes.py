"""Things in the order of their sizes, found by a range of these."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]
Thing = TypeVar("Thing")


class SortedSizes(Generic[Thing]):
    """Some things by what their values are, signs aside; those of one size keep their order."""

    def __init__(
        self, things: Sequence[Thing], values: Sequence[float] | Floats
    ) -> None:
        sizes = np.abs(np.array(values, dtype=np.float64))
        order = np.argsort(sizes, kind="stable")
        self.things = [things[n] for n in order]
        self._sizes = sizes[order]

    def between(self, low: float, high: float) -> Sequence[Thing]:
        """The things from ``low`` to ``high``."""
        start = self._sizes.searchsorted(low, "left")
        return self.things[start : self._sizes.searchsorted(high, "right")]

    def ranges(self, low: Floats, high: Floats) -> tuple[Places, Places]:
        """The places of the first of each of some ranges, and of the first behind it."""
        start = self._sizes.searchsorted(low, "left")
        return start, self._sizes.searchsorted(high, "right")

    def sums(
        self, low: Floats, high: Floats, weigh: Callable[[Thing], float]
    ) -> Floats:
        """What the things in each of some ranges weigh together; others are not weighed."""
        come_to = np.zeros(len(low))
        start, stop = self.ranges(low, high)
        for place in np.flatnonzero(start < stop).tolist():
            things = self.things[start[place] : stop[place]]
            come_to[place] = sum(map(weigh, things))
        return come_to
