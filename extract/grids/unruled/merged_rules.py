"""Rules as the eye sees them: drawn pieces joined, double strokes taken as one."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from extract.pdf.page import FloatArray, Rules

SAME = 1.2
"""Points between two strokes that are one rule (both edges of a thin box, a rule drawn cell by
cell).
"""
JOIN = 3.0
"""Points between the ends of two pieces of one rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its height (of a vertical one, its x) and the stretches it covers."""

    at: float
    parts: tuple[tuple[float, float], ...]

    @property
    def x0(self) -> float:
        """Left end."""
        return self.parts[0][0]

    @property
    def x1(self) -> float:
        """Right end."""
        return self.parts[-1][1]

    def cover(self, x0: float, x1: float) -> float:
        """The part of ``x0``-``x1`` it covers, 0 to 1."""
        if x1 <= x0:
            return 0.0
        return sum(max(0.0, min(b, x1) - max(a, x0)) for a, b in self.parts) / (x1 - x0)


@dataclass(frozen=True, slots=True)
class Ruling:
    """The rules of a page: ``level`` ones from the top, ``upright`` ones from the left (their parts
    are heights).
    """

    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]

    @staticmethod
    def of(rules: Rules) -> "Ruling":
        """The rules that ``rules`` draw."""
        return Ruling(_joined(rules.horizontal), _joined(rules.vertical[:, [1, 0, 3, 2]]))


def _joined(segments: FloatArray) -> tuple[Rule, ...]:
    if not len(segments):
        return ()
    y = (segments[:, 1] + segments[:, 3]) / 2
    order = np.argsort(y, kind="stable")
    groups = np.cumsum(np.diff(y[order], prepend=y[order[0]]) > SAME)
    out = []
    for g in range(int(groups[-1]) + 1):
        chosen = order[groups == g]
        out.append(Rule(float(y[chosen].mean()), _merge(segments[chosen][:, [0, 2]].tolist())))
    return tuple(out)


def _merge(parts: Iterable[list[float]]) -> tuple[tuple[float, float], ...]:
    out: list[tuple[float, float]] = []
    for x0, x1 in sorted((min(p), max(p)) for p in parts):
        if out and x0 - out[-1][1] <= JOIN:
            out[-1] = (out[-1][0], max(out[-1][1], x1))
        else:
            out.append((x0, x1))
    return tuple(out)
