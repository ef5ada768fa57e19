"""Drawn summaries: tables whose last column is a bar, drawn by hand in SVG.

Each row keeps its figures as text, so the drawing adds to the table and replaces nothing; each bar
has its own text alternative. Bars are laid out in percents of their cell, so they fit a telephone
as well as a sheet of paper.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from reports.page.tick_marks import STATES

THINNEST = 0.4
"""Percent of its cell that a bar has at least, to be seen."""
_RECT = Markup(
    '<rect class="{}" x="{:.2f}%" y="1" width="{:.2f}%" height="14"/>'
)
_SVG = Markup(
    '<svg class="bar" role="img" aria-label="{}" width="100%" height="16"'
    ' focusable="false">{}</svg>'
)
_AXIS = Markup('<line class="axis" x1="{:.2f}%" x2="{:.2f}%" y1="0" y2="16"/>')


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn table: the first column names the rows, the others are figures as text, the bar comes
    last.
    """

    id: str
    caption: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], Markup], ...]
    words: tuple[int, ...] = (0,)
    """Columns of words; the others hold figures and are set to the right."""
    links: tuple[str, ...] = ()
    """An anchor for each row's name, or empty."""
    states: bool = False
    """The bars are in the states of coverage, whose legend belongs under the table."""


def stacked_bar(parts: Mapping[str, int], alternative: str) -> Markup:
    """A bar whose pieces are the states of coverage in proportion."""
    whole = sum(parts.values())
    pieces, x = Markup(""), 0.0
    for state in STATES:
        if parts.get(state, 0):
            width = 100.0 * parts[state] / whole
            pieces += _RECT.format(f"s-{state}", x, width)
            x += width
    return _SVG.format(alternative, pieces)


def plain_bar(
    value: Decimal, largest: Decimal, alternative: str, kind: str = "money"
) -> Markup:
    """A bar from the left edge, ``largest`` filling the cell."""
    width = _share(abs(value), largest)
    return _SVG.format(alternative, _RECT.format(f"b-{kind}", 0.0, width))


def diverging_scale(values: Sequence[Decimal]) -> "DivergingScale":
    """The scale of signed bars: zero is placed so that the longest bar on each side fits."""
    low, high = min([Decimal(0), *values]), max([Decimal(0), *values])
    return DivergingScale(low, high)


@dataclass(frozen=True, slots=True)
class DivergingScale:
    """A scale from ``low`` (at most zero) to ``high`` (at least zero)."""

    low: Decimal
    high: Decimal

    def bar(self, value: Decimal, alternative: str, kind: str) -> Markup:
        """A bar from zero to ``value`` with the axis at zero."""
        span = self.high - self.low
        zero = 0.0
        if span:
            zero = float(-self.low / span * 100)

        width = _share(abs(value), span)
        start = zero
        if value < 0:
            start = max(0.0, zero - width)

        bar = _RECT.format(f"b-{kind}", start, width)
        axis = _AXIS.format(zero, zero)
        return _SVG.format(alternative, bar + axis)


def _share(value: Decimal, largest: Decimal) -> float:
    """Percent of the cell, never so thin that it cannot be seen."""
    if not largest or not value:
        return 0.0
    return max(THINNEST, float(value / largest * 100))
