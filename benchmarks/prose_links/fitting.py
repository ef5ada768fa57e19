"""How much each feature counts: fitted so that the numbers of sound documents are as likely as can
be, each being one of what it restates, or none by accident.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.prose_links.stated_numbers import StatedNumber

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_MOST_OF_ONE = 40
"""Numbers that a document counts for, at most: a long one is not all that there is."""


@dataclass(frozen=True, slots=True)
class FitSettings:
    """How it is fitted: by Adam, drawn towards nought."""

    drawn: float = 0.1
    steps: int = 1500
    pace: float = 0.05
    fading: tuple[float, float] = (0.9, 0.999)


SETTINGS = FitSettings()


class Design:
    """The alternatives of many numbers as arrays."""

    def __init__(
        self, numbers: Sequence[StatedNumber], names: Mapping[str, int]
    ) -> None:
        alternative: list[int] = []
        feature: list[int] = []
        value: list[float] = []
        many: list[float] = []
        likelihood: list[float] = []
        starts: list[int] = []
        for one in numbers:
            starts.append(len(many))
            for each in one.alternatives:
                for name, size in each.features.items():
                    if name in names and size:
                        alternative.append(len(many))
                        feature.append(names[name])
                        value.append(size)
                many.append(each.number)
                likelihood.append(each.likelihood)

        self.alternative = np.array(alternative, dtype=np.int64)
        self.feature = np.array(feature, dtype=np.int64)
        self.value = np.array(value)
        self.many = np.array(many)
        self.likelihood = np.array(likelihood)
        self.starts = np.array(starts, dtype=np.int64)
        self.lengths = np.diff([*starts, len(many)])
        self.weights = _weights(numbers)

    def beliefs(self, weights: Floats) -> Floats:
        """How likely each alternative is, by its features."""
        scores = np.bincount(
            self.alternative,
            weights=self.value * weights[self.feature],
            minlength=len(self.many),
        )
        highest = np.maximum.reduceat(scores, self.starts)
        masses = np.exp(scores - self._spread(highest)) * self.many
        return np.asarray(masses / self._spread(self._added(masses)))

    def slope(self, weights: Floats) -> Floats:
        """How the likelihood of what is printed grows with each weight."""
        before = self.beliefs(weights)
        after = before * self.likelihood
        after /= self._spread(self._added(after) + 1e-300)
        gain = (after - before) * self._spread(self.weights)
        slope = np.bincount(
            self.feature,
            weights=self.value * gain[self.alternative],
            minlength=len(weights),
        )
        return slope.astype(np.float64)

    def _added(self, values: Floats) -> Floats:
        return np.asarray(np.add.reduceat(values, self.starts))

    def _spread(self, values: Floats) -> Floats:
        return np.repeat(values, self.lengths)


def _weights(numbers: Sequence[StatedNumber]) -> Floats:
    counted = Counter(one.document for one in numbers)
    return np.array(
        [min(1.0, _MOST_OF_ONE / counted[one.document]) for one in numbers]
    )


def feature_names(numbers: Sequence[StatedNumber]) -> dict[str, int]:
    """Every feature that occurs, with its place."""
    found: dict[str, int] = {}
    for one in numbers:
        for each in one.alternatives:
            for name in each.features:
                found.setdefault(name, len(found))
    return found


def fit(design: Design, features: int) -> Floats:
    """The weights."""
    weights = np.zeros(features)
    mean, square = np.zeros(features), np.zeros(features)
    first, second = SETTINGS.fading
    for step in range(1, SETTINGS.steps + 1):
        slope = design.slope(weights) - 2 * SETTINGS.drawn * weights
        mean = first * mean + (1 - first) * slope
        square = second * square + (1 - second) * slope**2
        pace = SETTINGS.pace * min(1.0, 300 / step)
        unbiased = mean / (1 - first**step)
        weights += (
            pace * unbiased / (np.sqrt(square / (1 - second**step)) + 1e-8)
        )
    return weights
