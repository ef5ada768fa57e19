"""Families of figures that were searched before: a document that is audited again after a
correction has most of its tables as they were.
"""

import pickle
import threading
from collections import OrderedDict
from hashlib import sha256

from validate.belief.figures import Direction, FigureGrid
from validate.belief.hypothesis import Hypothesis
from validate.belief.search import find_families

_KEPT = 256
"""Grids whose families are kept."""
_LARGEST = 20_000
"""Figures of a grid that is kept: of larger ones there are few, and their families are large."""
Families = tuple[Hypothesis, ...]


class SearchMemo:
    """The families of the grids that were searched last, by what the grids hold."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[bytes, Families] = OrderedDict()

    def families(
        self,
        grid: FigureGrid,
        directions: tuple[Direction, ...],
        *,
        products: bool = False,
    ) -> Families:
        """What `find_families` finds."""
        if grid.values.size > _LARGEST:
            return find_families(grid, directions=directions, products=products)
        asked = pickle.dumps((grid, directions, products))
        key = sha256(asked).digest()
        with self._lock:
            known = self._known.pop(key, None)
        if known is None:
            known = find_families(
                grid, directions=directions, products=products
            )
        with self._lock:
            self._known[key] = known
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return known


SEARCHED = SearchMemo()
"""What this process searched."""
