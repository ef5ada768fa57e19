"""Labels of several rows that no upright rule parts from them: a frame holds both, and the rules
between the rows begin right of the labels.
"""

from collections.abc import Sequence

from extract.grids.unruled.merged_rules import (
    MergedRule,
    MergedRules,
    heights_between,
)
from extract.grids.unruled.regions import TextRegion
from extract.grids.unruled.settings import ExtentSettings
from extract.lines.tokens import TextLine

_WHOLE = 0.98
"""Share of a table's width that the rules of its frame, and those between its rows, cover."""


def take_framed_labels(
    region: TextRegion, rules: MergedRules, settings: ExtentSettings
) -> None:
    """Put the labels left of ``region`` to it that are in a frame with it."""
    labels = _labels_beside(region)
    if not labels:
        return

    left = min(label.x0 for label in labels)
    edge = max(label.x1 for label in labels)
    ends = _frame(region, rules.across(left, region.x1, _WHOLE), settings)
    if ends is None:
        return
    inner = [
        rule
        for rule in rules.across(region.x0, region.x1, _WHOLE)
        if ends[0] < rule.at < ends[1]
    ]
    if any(_begins_between(rule, edge, region.x0) for rule in inner):
        region.label_edge = (edge + region.x0) / 2
        lines = [*region.lines, *labels]
        region.lines = sorted(lines, key=lambda line: line.middle)


def _labels_beside(region: TextRegion) -> list[TextLine]:
    first, last = region.lines[0], region.lines[-1]
    return [
        line
        for line in region.aside
        if line.x1 < region.x0 and first.middle < line.middle < last.middle
    ]


def _frame(
    region: TextRegion, rules: Sequence[MergedRule], settings: ExtentSettings
) -> tuple[float, float] | None:
    """The heights of the rules right over and under the lines of a region."""
    first, last = region.lines[0], region.lines[-1]
    reach = settings.near_rule * first.size
    over = heights_between(rules, first.middle - reach, first.middle)
    under = heights_between(rules, last.middle, last.middle + reach)
    if not over or not under:
        return None
    return over[-1], under[0]


def _begins_between(rule: MergedRule, left: float, right: float) -> bool:
    return any(left < start < right for start, _ in rule.parts)
