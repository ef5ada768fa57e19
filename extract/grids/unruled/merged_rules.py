"""Rules as the eye sees them: drawn pieces joined, double strokes taken as one."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extract.grids.unruled.settings import (
    DEFAULTS,
    ExtentSettings,
    RuleSettings,
)
from extract.pdf.page import FloatArray, Rules

Stretch = tuple[float, float]
"""The two ends of a piece of a rule."""


@dataclass(frozen=True, slots=True)
class MergedRule:
    """One rule: its height (of a vertical one, its x) and the stretches it covers."""

    at: float
    parts: tuple[Stretch, ...]

    def cover(self, x0: float, x1: float) -> float:
        """The part of ``x0``-``x1`` it covers, 0 to 1."""
        if x1 <= x0:
            return 0.0
        covered = 0.0
        for start, end in self.parts:
            covered += max(0.0, min(end, x1) - max(start, x0))
        return covered / (x1 - x0)

    def passes(self, place: float) -> bool:
        """Whether one of its stretches runs past ``place``."""
        return any(a < place < b for a, b in self.parts)

    def is_interrupted(self, white: Stretch, reach: float) -> bool:
        """Whether one of its stretches ends where a ``white`` begins, and one begins where it ends,
        both within ``reach``.
        """
        upper, lower = white
        ends = any(abs(end - upper) <= reach for _, end in self.parts)
        return ends and any(abs(y - lower) <= reach for y, _ in self.parts)


@dataclass(frozen=True, slots=True)
class MergedRules:
    """The rules of a page: horizontal ones from the top, vertical ones from the left (their parts
    are heights).
    """

    horizontal: tuple[MergedRule, ...]
    vertical: tuple[MergedRule, ...]

    @staticmethod
    def of(
        rules: Rules, settings: RuleSettings = DEFAULTS.rules
    ) -> "MergedRules":
        """The rules that ``rules`` draw."""
        transposed = rules.vertical[:, [1, 0, 3, 2]]
        return MergedRules(
            tuple(_snap_rules(rules.horizontal, settings)),
            tuple(_snap_rules(transposed, settings)),
        )

    def across(
        self, x0: float, x1: float, share: float
    ) -> tuple[MergedRule, ...]:
        """The horizontal rules that cover more than ``share`` of ``x0``-``x1``."""
        return tuple(
            rule for rule in self.horizontal if rule.cover(x0, x1) > share
        )

    def interrupted(self, white: Stretch, reach: float) -> list[float]:
        """The x at which an upright rule ends with the upper of two rules and begins again with the
        lower, within ``reach``; none where one runs through the ``white`` between them.
        """
        upper, lower = white
        if any(rule.passes((upper + lower) / 2) for rule in self.vertical):
            return []

        return [
            rule.at
            for rule in self.vertical
            if rule.is_interrupted(white, reach)
        ]


def heights_between(
    rules: Iterable[MergedRule], top: float, bottom: float
) -> list[float]:
    """The heights of the rules between two others, both left out."""
    return [rule.at for rule in rules if top < rule.at < bottom]


def frame_borders(
    rules: MergedRules,
    heights: Sequence[float],
    sides: Stretch,
    settings: ExtentSettings = DEFAULTS.extent,
) -> Iterator[float]:
    """Where one frame around lines of these ``heights`` ends and another begins: in the white
    between two of them and two rules, where the rules on both ``sides`` are interrupted.
    """
    x0, x1 = sides
    across = rules.across(x0, x1, settings.closing_rule)
    for upper, lower in pairwise(rule.at for rule in across):
        place = bisect(heights, upper)
        if not 0 < place < len(heights) or place != bisect(heights, lower):
            continue
        if lower - upper < settings.frames_apart:
            continue
        edges = rules.interrupted((upper, lower), settings.corner)
        if edges and min(edges) <= x0 and x1 <= max(edges):
            yield (upper + lower) / 2


def _snap_rules(
    segments: FloatArray, settings: RuleSettings
) -> Iterator[MergedRule]:
    if not len(segments):
        return
    height = (segments[:, 1] + segments[:, 3]) / 2
    order = np.argsort(height, kind="stable")
    steps = np.diff(height[order], prepend=height[order[0]])
    groups = np.cumsum(steps > settings.snap)
    for group in range(int(groups[-1]) + 1):
        chosen = order[groups == group]
        ends = segments[chosen][:, [0, 2]].tolist()
        yield MergedRule(
            float(height[chosen].mean()), _join_parts(ends, settings.join)
        )


def _join_parts(
    parts: Iterable[list[float]], tolerance: float
) -> tuple[Stretch, ...]:
    joined: list[Stretch] = []
    for x0, x1 in sorted((min(part), max(part)) for part in parts):
        if joined and x0 - joined[-1][1] <= tolerance:
            start, end = joined[-1]
            joined[-1] = (start, max(end, x1))
        else:
            joined.append((x0, x1))
    return tuple(joined)
