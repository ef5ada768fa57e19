"""Things in the order of their sizes, found by a range of these."""

from collections.abc import Sequence
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
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

    def count(self, low: Floats, high: Floats) -> npt.NDArray[np.int64]:
        """How many there are in each of some ranges."""
        stop = self._sizes.searchsorted(high, "right")
        return stop - self._sizes.searchsorted(low, "left")
