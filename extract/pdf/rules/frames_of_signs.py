"""Frames typed as signs, as accounting programs print them: "|" between cells, "+------+" between
rows. They are rules for the eye, and so for whoever reads tables.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from extract.pdf.page import BoolArray, Chars, FloatArray, Page, Rules

_BARS = frozenset("|¦│║")
_LEVEL = re.compile(r"\+(?:[-=]{2,}\+){2,}")
"""A rule between rows, with the corners of its cells."""
_LEAST_BARS, _LEAST_COLUMNS = 3, 3
"""Bars below each other that are an upright rule, and such rules that are a frame."""
_IN_LINE = 0.5
"""Points by which signs below each other may miss each other."""
_NEXT = 1.6
"""Lines from a sign to the next of its rule, at most."""
_APART = 3.0
"""Points from which two ends of upright rules are no one height."""


def with_frames_of_signs(page: Page) -> Page:
    """A page with the rules of its typed frames, and without their signs."""
    chars = page.chars
    if _BARS.isdisjoint(chars.letters):
        return page
    levels = [found.span() for found in _LEVEL.finditer(chars.letters)]
    uprights = list(_in_line(chars, levels))
    if not levels or len(uprights) < _LEAST_COLUMNS:
        return page

    stood = [piece for signs in uprights for piece in _pieces(chars, signs)]
    drawn = [_level(chars, *span) for span in levels]
    drawn += _around_bands(stood, drawn)
    rules = Rules(
        _joined(page.rules.horizontal, drawn),
        _joined(page.rules.vertical, stood),
        page.rules.fills,
    )
    typed = _typed(chars, levels, uprights)
    return replace(page, chars=chars.where(~typed), rules=rules)


def _typed(
    chars: Chars,
    levels: Sequence[tuple[int, int]],
    uprights: Sequence[list[int]],
) -> BoolArray:
    """Which characters are signs of the frames."""
    typed = np.zeros(len(chars), np.bool_)
    for first, last in levels:
        typed[first:last] = True
    for signs in uprights:
        typed[signs] = True
    return typed


def _in_line(
    chars: Chars, levels: Sequence[tuple[int, int]]
) -> Iterator[list[int]]:
    """The bars and the corners that stand below each other, enough to be an upright rule, from top
    to bottom."""
    corners = {
        index
        for first, last in levels
        for index in range(first, last)
        if chars.letters[index] == "+"
    }
    signs = [
        index
        for index, letter in enumerate(chars.letters)
        if letter in _BARS or index in corners
    ]
    middle, height = chars.middles
    columns: dict[int, list[int]] = defaultdict(list)
    for index in signs:
        columns[round(middle[index] / (2 * _IN_LINE))].append(index)
    for place in sorted(columns):
        own = sorted(columns[place], key=lambda one: float(height[one]))
        if len(own) >= _LEAST_BARS and _has_bars(chars, own):
            yield own


def _has_bars(chars: Chars, signs: Sequence[int]) -> bool:
    return any(chars.letters[one] in _BARS for one in signs)


def _pieces(chars: Chars, signs: list[int]) -> Iterator[list[float]]:
    """An upright rule, cut where a line has none of its signs: there a cell lies across. Each piece
    ends in the middle of a corner, or at the edge of a bar's line.
    """
    x = float(np.median(chars.middles[0][signs]))
    tops, bottoms = chars.loose[signs, 1], chars.loose[signs, 3]
    corners = [chars.letters[one] == "+" for one in signs]
    middles = (tops + bottoms) / 2
    starts = np.where(corners, middles, tops).tolist()
    ends = np.where(corners, middles, bottoms).tolist()

    steps = np.diff(tops)
    cuts = np.flatnonzero(steps > _NEXT * np.median(steps)) + 1
    for first, stop in pairwise([0, *cuts.tolist(), len(signs)]):
        yield [x, starts[first], x, ends[stop - 1]]


def _level(chars: Chars, first: int, last: int) -> list[float]:
    """A rule between rows, from the middle of its first corner to that of its last."""
    x, _ = chars.middles
    box = chars.loose[first]
    y = float(box[1] + box[3]) / 2
    return [float(x[first]), y, float(x[last - 1]), y]


def _around_bands(
    stood: Sequence[Sequence[float]], drawn: Sequence[Sequence[float]]
) -> list[list[float]]:
    """Rules over and under the lines that lie across upright rules, where none is typed."""
    x0 = min(piece[0] for piece in stood)
    x1 = max(piece[0] for piece in stood)
    known = [rule[1] for rule in drawn]
    ends = {y for piece in stood for y in (piece[1], piece[3])}
    low, high = min(ends), max(ends)
    found: list[list[float]] = []
    for y in sorted(ends - {low, high}):
        if all(abs(y - one) > _APART for one in known):
            found.append([x0, y, x1, y])
            known.append(y)
    return found


def _joined(rules: FloatArray, more: Sequence[Sequence[float]]) -> FloatArray:
    return np.concatenate((rules, np.array(more, np.float64).reshape(-1, 4)))
