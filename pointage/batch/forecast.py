"""How long a batch will still take: by what documents of the same size took, those under way
counted with their time.

Quick documents end first, so their mean alone promises too much. Here all the time spent so far,
that of documents not yet finished included, is what those finished cost.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class Forecast:
    """The documents still to do and what those done took, by size class. ``sizes`` has bytes by
    document.
    """

    sizes: Mapping[str, int]
    waiting: Counter[int] = field(init=False)
    done: Counter[int] = field(default_factory=Counter)
    seconds: dict[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.waiting = Counter(map(_size_class, self.sizes.values()))

    def add(self, document: str, seconds: float) -> None:
        """Tell that ``document`` is done and took ``seconds`` of its worker."""
        kind = _size_class(self.sizes.get(document, 0))
        self.waiting[kind] -= 1
        self.done[kind] += 1
        self.seconds[kind] = self.seconds.get(kind, 0.0) + seconds

    def left(self, elapsed: float) -> float | None:
        """The seconds on the clock still needed after ``elapsed``; None before anything is known.

        >>> forecast = Forecast({"a": 1000, "b": 1000, "c": 4000, "d": 1000})
        >>> forecast.add("a", 2.0)
        >>> forecast.left(3.0)
        18.0
        """
        spent = sum(self.seconds.values())
        if not spent:
            return None
        work = sum(
            count * self._cost(kind)
            for kind, count in self.waiting.items()
            if count > 0
        )
        return work * elapsed / spent

    def _cost(self, kind: int) -> float:
        """The mean seconds of a document of this class, or of the nearest one; a larger one takes
        more by its size.
        """
        nearest = min(self.done, key=lambda known: (abs(known - kind), known))
        return (
            self.seconds[nearest]
            / self.done[nearest]
            * 4.0 ** max(kind - nearest, 0)
        )


def _size_class(size: int) -> int:
    """Sizes within a factor of four are alike."""
    return size.bit_length() // 2
