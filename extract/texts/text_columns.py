"""The columns of text on a page, told from the order in which its lines are read: column by column,
so that the reading goes up again from the foot of one to the head of the next.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from extract.geometry import Place
from extract.pdf.page import Line

COLUMN_LINES = 6
"""Lines of each of two columns that stand beside the other, at least: cells of a form have fewer.
"""


def neighbouring_columns(
    lines: Sequence[Line],
) -> Iterator[tuple[Sequence[Line], Sequence[Line]]]:
    """The columns of text that stand beside each other, two by two: where the reading of a page
    goes up again, to the right of all that it came down by.
    """
    for above, below in pairwise(_read_downwards(lines)):
        last, first = above[-1], below[0]
        if last.page != first.page:
            continue
        left = _lines_before(above, first.bbox.x0)
        right = _lines_behind(
            below, max((one.bbox.x1 for one in left), default=math.inf)
        )
        beside = (
            sum(line.bbox.bottom > first.bbox.top for line in left),
            sum(line.bbox.top < last.bbox.bottom for line in right),
        )
        if min(beside) >= COLUMN_LINES:
            yield left, right


def _lines_before(lines: Sequence[Line], edge: float) -> list[Line]:
    """The last lines, those that end before an edge: what stands across the page above them is none
    of their column.
    """
    own = takewhile(lambda line: line.bbox.x1 <= edge, reversed(lines))
    return list(own)[::-1]


def _lines_behind(lines: Sequence[Line], edge: float) -> list[Line]:
    """The first lines, those that begin behind an edge."""
    return list(takewhile(lambda line: line.bbox.x0 >= edge, lines))


def _read_downwards(lines: Sequence[Line]) -> list[list[Line]]:
    """``lines`` cut where they go on with another page, or higher up on theirs."""
    runs: list[list[Line]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        goes_down = (
            last is not None
            and last.page == line.page
            and line.bbox.bottom > last.bbox.top
        )
        if goes_down:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


class ReadingOrder:
    """Which of two places is read before the other: those of a page in columns column by column,
    those of one column from top to bottom and from left to right.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        """``lines`` are those of a document, in reading order."""
        self._columns = _columns_of(lines)

    def __call__(self, place: Place) -> tuple[int, int, float, float]:
        """What sorts places: the page, the number of the column, the height and the left edge."""
        box = place.bbox
        column = 0
        for left, right, number in self._columns.get((place.page, box.top), ()):
            if left <= box.x0 <= right:
                column = number
        return place.page, column, box.top, box.x0


def _columns_of(
    lines: Sequence[Line],
) -> dict[tuple[int, float], list[tuple[float, float, int]]]:
    """How far the lines at each height of a page in columns reach, and of which column they are."""
    heads = frozenset(right[0] for _, right in neighbouring_columns(lines))
    if not heads:
        return {}
    found: dict[tuple[int, float], list[tuple[float, float, int]]] = (
        defaultdict(list)
    )
    page = column = 0
    for line in lines:
        if line.page != page:
            page, column = line.page, 0
        column += line in heads
        found[line.page, line.bbox.top].append(
            (line.bbox.x0, line.bbox.x1, column)
        )
    return found
