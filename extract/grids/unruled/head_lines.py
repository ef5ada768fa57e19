"""Which of the first lines of a table are titles: those above the first figure, and figures that
titles print themselves.

A year may be a title, and so are the numbers of the columns, the last words of a wrapped title
("Note /", "100"), and what stands among the names of columns ("prix | 5 % | retenu").
"""

import re
from collections.abc import Sequence
from itertools import chain

from extract.french.folding import S
from extract.grids.key_lines import numbers_columns
from extract.grids.unruled.segments import Segment, split_into_segments
from extract.grids.unruled.settings import UnruledSettings
from extract.lines.tokens import TextLine

_BRACKETED = re.compile(r"\(\d[^()]*\)")
"""A figure in brackets, which a title may give on a line of its own: "(6,90 €)"."""
_BRACKETED_SHARE = re.compile(rf"\(\d[\d.,]*{S}?%\)")
"""A share that a title gives on a line of its own: "(30 %)"."""


def count_titles(
    lines: Sequence[TextLine], gap: float, settings: UnruledSettings
) -> int:
    """How many lines are above the first one with a figure; a year alone is a title, and so are a
    wrapped title, a line of names and the numbers of the columns.
    """
    for i, line in enumerate(lines):
        if not _has_value(line, gap) or numbers_columns(line):
            continue
        if not _are_titles(lines, i, gap, settings):
            return i
    return 0


def last_titles_with_figure(
    lines: Sequence[TextLine],
    titles: int,
    gap: float,
    settings: UnruledSettings,
) -> int:
    """How many of the first ``titles`` lines there are down to the last one that is of titles
    whatever figure it prints; 0 where none is."""
    for i in reversed(range(titles)):
        if _are_titles(lines, i, gap, settings):
            return i + 1
    return 0


def _are_titles(
    lines: Sequence[TextLine], i: int, gap: float, settings: UnruledSettings
) -> bool:
    """Whether line ``i`` is of titles whatever figure it prints: set close under another of their
    weight."""
    if not 0 < i < len(lines) - 1:
        return False
    above, line = lines[i - 1 : i + 1]
    is_close = line.top - above.bottom < settings.columns.solid * line.size
    if not is_close or above.is_bold != line.is_bold:
        return False
    return _ends_titles(lines, i, gap, settings) or _names_columns(
        lines, i, gap, settings
    )


def _has_value(line: TextLine, gap: float) -> bool:
    """Whether a line prints a value right of its label, or nothing but a value."""
    row = split_into_segments(line, gap)
    return any(segment.is_plain_value for segment in row[1:] or row)


def _ends_titles(
    lines: Sequence[TextLine], i: int, gap: float, settings: UnruledSettings
) -> bool:
    """Whether line ``i`` is the last one of wrapped titles: apart from a first row that it names
    nothing in, or without other values than shares in brackets."""
    above, line, below = lines[i - 1 : i + 2]
    label_below = split_into_segments(below, gap)[0]
    if line.x0 <= label_below.x1:
        return False
    solid = settings.columns.solid * line.size
    white_above = line.top - above.bottom
    if below.top - line.bottom > white_above + solid:
        return True
    row = split_into_segments(line, gap)
    values = [one.text for one in row if one.is_value]
    return bool(values) and all(map(_BRACKETED_SHARE.fullmatch, values))


def _names_columns(
    lines: Sequence[TextLine], i: int, gap: float, settings: UnruledSettings
) -> bool:
    """Whether line ``i`` prints more words than values where the lines below print figures; those
    in brackets may be of either.
    """
    row = split_into_segments(lines[i], gap)
    told = [one for one in row if not _BRACKETED.fullmatch(one.text)]
    values = sum(segment.is_plain_value for segment in told)
    if values >= len(told) - values:
        return False
    below = list(
        chain.from_iterable(split_into_segments(x, gap) for x in lines[i + 1 :])
    )
    mostly = settings.columns.mostly_figures
    names = sum(
        not one.is_plain_value and _is_over_figures(one, below, mostly)
        for one in told
    )
    return names > values


def _is_over_figures(
    title: Segment, below: Sequence[Segment], mostly: float
) -> bool:
    """Whether what is printed under a title are figures as a rule."""
    under = [
        one.is_value for one in below if one.x0 < title.x1 and title.x0 < one.x1
    ]
    return sum(under) >= mostly * len(under) > 0
