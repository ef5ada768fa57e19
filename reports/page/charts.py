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

_RECT = Markup('<rect class="{}" x="{:.2f}%" y="1" width="{:.2f}%" height="14"/>')
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


def stacked(parts: Mapping[str, int], alternative: str) -> Markup:
    """A bar whose pieces are the states of coverage in proportion."""
    whole = sum(parts.values())
    pieces, x = Markup(""), 0.0
    for state in STATES:
        width = 100.0 * parts.get(state, 0) / whole if whole else 0.0
        if width:
            pieces += _RECT.format(f"s-{state}", x, width)
            x += width
    return _SVG.format(alternative, pieces)


def plain_bar(value: Decimal, largest: Decimal, alternative: str, kind: str = "money") -> Markup:
    """A bar from the left edge, ``largest`` filling the cell."""
    width = _share(abs(value), largest)
    return _SVG.format(alternative, _RECT.format(f"b-{kind}", 0.0, width))


def diverging(values: Sequence[Decimal]) -> "Diverging":
    """The scale of signed bars: zero is placed so that the longest bar on each side fits."""
    low, high = min([Decimal(0), *values]), max([Decimal(0), *values])
    return Diverging(low, high)


@dataclass(frozen=True, slots=True)
class Diverging:
    """A scale from ``low`` (at most zero) to ``high`` (at least zero)."""

    low: Decimal
    high: Decimal

    def bar(self, value: Decimal, alternative: str, kind: str) -> Markup:
        """A bar from zero to ``value`` with the axis at zero."""
        span = self.high - self.low
        zero = float(-self.low / span * 100) if span else 0.0
        width = _share(abs(value), span)
        start = zero - width if value < 0 else zero
        return _SVG.format(
            alternative,
            _RECT.format(f"b-{kind}", max(0.0, start), width) + _AXIS.format(zero, zero),
        )


def _share(value: Decimal, largest: Decimal) -> float:
    """Percent of the cell, never so thin that it cannot be seen."""
    return max(0.4, float(value / largest * 100)) if largest and value else 0.0
