"""Runs of text -> lines of prose, in reading order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from extract.french.folding import SPACES, S
from extract.geometry import BBox
from extract.lines.page_columns import in_area, page_areas
from extract.lines.runs import (
    LINE_GAP,
    SAME_LINE,
    Flow,
    Run,
    find_runs,
    flow,
    in_reading_order,
    sort_along,
    spell,
)
from extract.lines.spaces import squeeze
from extract.pdf.page import (
    BoolArray,
    Chars,
    FloatArray,
    Line,
    Page,
    box_around,
    exact,
    middle_value,
    packed,
)


def read_lines(
    page: Page, exclude: Sequence[BBox] = (), skip: BoolArray | None = None
) -> tuple[Line, ...]:
    """The lines of text outside the boxes of ``exclude``, top to bottom and left to right; those
    of a page set in columns column by column.

    Characters for which ``skip`` is true are left out too.
    Text further than ``LINE_GAP`` font sizes to the right is a line of its own.
    """
    left_out = inside_any(page.chars.boxes, exclude)
    if skip is not None:
        left_out |= skip

    lines: list[Line] = []
    rest = ~left_out
    for area in page_areas(page):
        within = rest & in_area(page, area)
        lines += _read_part(page, within)
        rest &= ~within
    return (*lines, *_read_part(page, rest))


def _read_part(page: Page, keep: BoolArray) -> list[Line]:
    """The lines of the characters that ``keep`` marks, top to bottom and left to right."""
    seen = flow(page.chars)
    group = np.where(keep, 0, -1).astype(np.int32)

    plain: list[Run] = []
    built: list[Line] = []
    for pieces in _group_neighbours(find_runs(page.chars, seen, group)):
        if _is_plain(pieces):
            plain.append(pieces[0])
        elif (line := _line(page, seen, pieces)) is not None:
            built.append(line)

    built.extend(_plain_lines(page, plain))
    return sorted(built, key=lambda line: (line.bbox.top, line.bbox.x0))


def inside_any(boxes: FloatArray, regions: Sequence[BBox]) -> BoolArray:
    """Which of ``boxes`` (n x 4) have their centre in one of ``regions``."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    found = np.zeros(len(boxes), np.bool_)
    for x0, top, x1, bottom in regions:
        found |= (x >= x0) & (x <= x1) & (y >= top) & (y <= bottom)
    return found


# -------------------------------------------------------------------------------------------------
# runs put together


def _group_neighbours(pieces: Iterable[Run]) -> list[list[Run]]:
    """Runs as lines where they follow each other closely on one height."""
    open_lines: list[list[Run]] = []
    closed: list[list[Run]] = []
    for piece in sorted(pieces, key=in_reading_order):
        near = [_is_level_with(line, piece) for line in open_lines]
        closed += [
            line
            for line, level in zip(open_lines, near, strict=True)
            if not level
        ]
        open_lines = [
            line for line, level in zip(open_lines, near, strict=True) if level
        ]

        home = next(
            (line for line in open_lines if _is_next_to_any(line, piece)), None
        )
        if home is None:
            open_lines.append([piece])
        else:
            home.append(piece)

    lines = closed + open_lines
    for line in lines:
        sort_along(line)
    return _merge_neighbours(lines)


def _is_level_with(line: Sequence[Run], piece: Run) -> bool:
    level = piece.across - line[-1].across <= SAME_LINE * piece.size
    return level and line[0].angle == piece.angle


def _is_next_to_any(line: Sequence[Run], piece: Run) -> bool:
    return any(_is_next_to(run, piece) for run in line)


def _merge_neighbours(lines: Sequence[list[Run]]) -> list[list[Run]]:
    """Lines that turn out to be neighbours once all their runs are known become one."""
    merged: list[list[Run]] = []
    for line in sorted(lines, key=_by_rounded_height):
        if merged and _is_rest_of(merged[-1], line):
            merged[-1].extend(line)
        else:
            merged.append(line)
    return merged


def _by_rounded_height(line: Sequence[Run]) -> tuple[int, int, float]:
    return line[0].angle, round(line[0].across), line[0].start


def _is_rest_of(line: Sequence[Run], other: Sequence[Run]) -> bool:
    last, first = line[-1], other[0]
    level = abs(last.across - first.across) <= SAME_LINE * min(
        last.size, first.size
    )
    if not level:
        return False
    if line[0].angle != first.angle:
        return False
    return _is_next_to(last, first)


def _is_next_to(left: Run, right: Run) -> bool:
    """Whether the white between two runs, in whichever order, parts no columns."""
    room = LINE_GAP * max(left.size, right.size)
    return (
        abs(right.start - left.end) < room or abs(left.start - right.end) < room
    )


# -------------------------------------------------------------------------------------------------
# lines of several runs


def _line(page: Page, seen: Flow, pieces: Sequence[Run]) -> Line | None:
    """The line of ``pieces``; None where they print nothing."""
    chars = page.chars
    spelled = spell(chars, seen, pieces)
    if not spelled:
        return None

    printed = [k for _, k in spelled if k >= 0]
    box = box_around(chars.loose[printed])
    return Line(
        text="".join(letter for letter, _ in spelled),
        page=page.number,
        bbox=box,
        edges=_edges(chars, [k for _, k in spelled], box),
        size=middle_value(chars.sizes[printed]),
        bold=bool(chars.bold[printed].mean() > 0.5),
    )


def _edges(chars: Chars, order: Sequence[int], box: BBox) -> Sequence[float]:
    """The left edge of each character of ``order`` (-1: a space that was put in), the last one's
    right edge.
    """
    if chars.angles[order[0]] != 0:
        return packed(np.linspace(box.x0, box.x1, len(order) + 1))

    edges: list[float] = []
    right = box.x0
    for k in order:
        if k < 0:
            edges.append(right)
            continue
        edges.append(float(chars.boxes[k, 0]))
        right = float(chars.boxes[k, 2])
    return packed(exact(np.array([*edges, right])))


# -------------------------------------------------------------------------------------------------
# lines of one run, built all at once


class _Text(NamedTuple):
    """The text of a line of one run, from its ``first`` character on."""

    first: int
    text: str
    angle: int

    @property
    def last(self) -> int:
        """The character after its last one."""
        return self.first + len(self.text)


_SPACES_BESIDE = re.compile(rf"{S}{S}")
"""Two spaces side by side, of which one may be no space of the text."""


def _is_plain(pieces: Sequence[Run]) -> bool:
    """Whether a line is one run whose spaces are all printed, each once, as most lines are."""
    run = pieces[0]
    if len(pieces) != 1:
        return False
    if len(run.text) != run.last - run.first:
        return False
    return _SPACES_BESIDE.search(run.text) is None


def _plain_lines(page: Page, plain: Sequence[Run]) -> Iterator[Line]:
    """The lines of one run each, without those of spaces only."""
    texts = [text for text in map(_stripped, plain) if text.text]
    if not texts:
        return

    chars = page.chars
    spans = np.array([(text.first, text.last) for text in texts])
    low = _over(
        np.minimum, np.column_stack((chars.loose[:, :2], chars.sizes)), spans
    )
    high = _over(
        np.maximum, np.column_stack((chars.loose[:, 2:], chars.sizes)), spans
    )
    bold = (
        2 * _over(np.add, chars.bold.astype(np.int32), spans)
        > spans[:, 1] - spans[:, 0]
    )
    left, right = np.ascontiguousarray(exact(chars.boxes[:, 0::2]).T)

    columns = texts, low.tolist(), high.tolist(), bold.tolist()
    for text, (x0, top, size), (x1, bottom, largest), heavy in zip(
        *columns, strict=True
    ):
        if text.angle == 0:
            edges = packed(left[text.first : text.last])
            edges.append(float(right[text.last - 1]))
        else:
            edges = packed(np.linspace(x0, x1, len(text.text) + 1))

        usual = size if size == largest else _usual_size(chars, text)
        yield Line(
            text.text,
            page.number,
            BBox(x0, top, x1, bottom),
            edges,
            usual,
            heavy,
        )


def _stripped(run: Run) -> _Text:
    blank = len(run.text) - len(run.text.lstrip(SPACES))
    return _Text(run.first + blank, squeeze(run.text), run.angle)


def _usual_size(chars: Chars, text: _Text) -> float:
    sizes: list[float] = sorted(chars.sizes[text.first : text.last].tolist())
    return sizes[len(sizes) // 2]


def _over(
    reduce: np.ufunc, values: npt.NDArray[Any], spans: npt.NDArray[np.integer]
) -> npt.NDArray[Any]:
    """``reduce`` over ``values[first:last]`` for each (first, last) of ``spans`` (n x 2)."""
    padded = np.concatenate((values, values[-1:]))
    found: npt.NDArray[Any] = reduce.reduceat(padded, spans.ravel())[::2]
    return found
