"""Upright rules that leave out the heading of a group: they end above it and go on below it.

    2 360,00 |  5 138,00
    2153 – Installations
    4 500,00 | 18 725,00

Without a level rule there, what is drawn above the heading and below it would be open, or no
drawing at all: it is as if one were at both ends of each piece, as wide as the last level rule
above.

Those of titles over several rows may be drawn beside the first of them alone, as a word processor
does; they are as if they went on to the rule below the header.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from extract.geometry import BBox
from extract.grids.ruled.settings import RULED, RuledSettings
from extract.pdf.page import Chars, FloatArray

_SEVERAL = 2
"""Rules that are interrupted at one height."""
_HIGHEST = 2.2
"""Height of the heading's row, in font sizes: more is white between two tables."""
_PARTS = 1.0
"""White (em) that parts two texts of a row."""
_MANY = 1_000_000
"""Upright rules times level ones beyond which a page is a drawing."""


class _Rule(NamedTuple):
    """An upright rule."""

    x: float
    top: float
    bottom: float


def borders_at_headings(
    level: FloatArray,
    upright: FloatArray,
    chars: Chars,
    settings: RuledSettings = RULED,
) -> Iterator[tuple[float, float, float]]:
    """The level lines (height, left, right) that the upright ones of a page imply which leave out
    the heading of a group; lines are given as (position, start, end).
    """
    for pairs in _interrupted(upright, settings):
        gap = _gap_of(pairs)
        row = _as_wide(gap, level, upright, settings)
        if row is None or not _is_heading(row, chars):
            continue
        for y in (row.top, row.bottom, *_outer_ends(pairs, settings)):
            if not _is_drawn(y, gap, level, settings):
                yield y, row.x0, row.x1


def rules_beside_tall_titles(
    level: FloatArray,
    upright: FloatArray,
    chars: Chars,
    settings: RuledSettings = RULED,
) -> Iterator[tuple[float, float, float]]:
    """The missing pieces (left, top, bottom) of upright lines that end where a level one begins
    beside some of them, down to one that runs over all of them, and that nothing printed crosses;
    lines are given as (position, start, end).
    """
    for foot, tops in _down_to_one(level, upright, settings):
        if len(tops) >= _SEVERAL and _are_begun_beside(tops, level, settings):
            for rule in tops:
                if not _is_crossed(rule, foot, chars):
                    yield rule.x, rule.bottom, foot


def _down_to_one(
    level: FloatArray, upright: FloatArray, settings: RuledSettings
) -> Iterator[tuple[float, list[_Rule]]]:
    """The heights of level rules, each with the upright ones that end above it and go on below it,
    without one in between, and begin at level rules, as strokes of letters do not."""
    if len(level) * len(upright) > _MANY:
        return
    found = defaultdict[float, list[_Rule]](list)
    at, left, right = level.T
    near = settings.cross
    rules = [_Rule(*rule) for rule in upright.tolist()]
    for above, below in pairwise(rules):
        if above.x != below.x or below.top - above.bottom <= settings.join:
            continue
        heights = at[(left <= above.x + near) & (right >= above.x - near)]
        begins = [abs(heights - rule.top) <= near for rule in (above, below)]
        is_within = (heights > above.bottom + near) & (
            heights <= below.top + near
        )
        if all(map(np.any, begins)) and is_within.any():
            found[float(heights[is_within].min())].append(above)
    yield from found.items()


def _are_begun_beside(
    rules: Sequence[_Rule], level: FloatArray, settings: RuledSettings
) -> bool:
    """Whether level rules where some upright ones end are beside some of these, and run across
    none."""
    at, left, right = level.T
    near = settings.cross
    is_there = is_beside = False
    for rule in rules:
        here = abs(at - rule.bottom) <= near
        if (here & (left < rule.x - near) & (right > rule.x + near)).any():
            return False
        is_there |= bool(here.any())
        is_beside |= not (
            here & (left <= rule.x + near) & (right >= rule.x - near)
        ).any()
    return is_there and is_beside


def _is_crossed(rule: _Rule, foot: float, chars: Chars) -> bool:
    """Whether something is printed across the place where a rule is interrupted."""
    x0, _, x1, _ = chars.boxes.T
    _, y = chars.middles
    across = (x0 < rule.x) & (x1 > rule.x) & chars.is_inked
    return bool((across & (y > rule.bottom) & (y < foot)).any())


def _gap_of(pairs: Sequence[tuple[_Rule, _Rule]]) -> BBox:
    """What is between the pieces of interrupted rules."""
    return BBox.around(
        BBox(above.x, above.bottom, below.x, below.top)
        for above, below in pairs
    )


def _over(gap: BBox, level: FloatArray, settings: RuledSettings) -> FloatArray:
    """The level rules that run over all of a gap, at whatever height."""
    _, left, right = level.T
    near = settings.cross
    over: FloatArray = level[(left <= gap.x0 + near) & (right >= gap.x1 - near)]
    return over


def _interrupted(
    upright: FloatArray, settings: RuledSettings
) -> Iterator[list[tuple[_Rule, _Rule]]]:
    """Several rules that end at one height, each with the one that goes on below it, these at one
    height too.
    """
    found = defaultdict[tuple[int, int], list[tuple[_Rule, _Rule]]](list)
    rules = [_Rule(*rule) for rule in upright.tolist()]
    for above, below in pairwise(rules):
        if above.x == below.x and below.top - above.bottom > settings.join:
            heights = above.bottom, below.top
            first, last = (round(y / settings.cross) for y in heights)
            found[first, last].append((above, below))
    for pairs in found.values():
        if len(pairs) >= _SEVERAL:
            yield pairs


def _outer_ends(
    pairs: Sequence[tuple[_Rule, _Rule]], settings: RuledSettings
) -> Iterator[float]:
    """Where all rules above a heading begin, and where all those below it end."""
    tops = [above.top for above, _ in pairs]
    feet = [below.bottom for _, below in pairs]
    for ends in (tops, feet):
        if max(ends) - min(ends) <= settings.cross:
            yield ends[0]


def _as_wide(
    gap: BBox, level: FloatArray, upright: FloatArray, settings: RuledSettings
) -> BBox | None:
    """The row of a gap, as wide as the last level rule above that runs over all of it; None where
    there is none, or an upright rule runs through.
    """
    near = settings.cross
    x, start, end = upright.T
    through = (x > gap.x0 - near) & (x < gap.x1 + near)
    through &= (start < gap.bottom - near) & (end > gap.top + near)
    if through.any():
        return None

    over = _over(gap, level, settings)
    over = over[over[:, 0] <= gap.top + near]
    if not len(over):
        return None
    _, x0, x1 = over[over[:, 0].argmax()].tolist()
    return gap._replace(x0=x0, x1=x1)


def _is_heading(row: BBox, chars: Chars) -> bool:
    """Whether a row prints one line of text, which no gap parts."""
    inside = chars.is_inked & chars.inside(row)
    if not (inside & chars.is_letter).any():
        return False
    size = float(chars.sizes[inside].max())
    if row.bottom - row.top > _HIGHEST * size:
        return False

    x0, _, x1, _ = chars.boxes[inside].T
    order = x0.argsort()
    white = x0[order][1:] - np.maximum.accumulate(x1[order])[:-1]
    return bool((white < _PARTS * size).all())


def _is_drawn(
    y: float, gap: BBox, level: FloatArray, settings: RuledSettings
) -> bool:
    """Whether a level rule is at one height of a gap."""
    at, left, right = level.T
    is_over = (left <= gap.x0 + settings.cross) & (right >= gap.x0)
    return bool((is_over & (abs(at - y) <= settings.cross)).any())
