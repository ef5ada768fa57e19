"""Characters -> runs, words and lines of text, in reading order.

A run is a stretch of characters that follow each other both in the file and on the page; it never
crosses a change of ``group`` (a cell). Spaces the file leaves out are put where the gap is that
wide; printed ones are kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox
from extract.pdf.page import Chars, FloatArray, IntArray, Line, Page, exact, packed

WORD_GAP = 0.16
"""A gap wider than this share of the font size is a space."""
THIN_GAP = 0.08
"""A gap inside a figure wider than this share of the font size is a thin space: digits are never
kerned.
"""
_BACK = -0.35
"""Going back further than this share of the font size starts a new run."""
LINE_GAP = 2.5
"""Text this many font sizes further to the right is another line, beside the first one."""
SAME_LINE = 0.4
"""Characters whose middles differ by less than this share of the font size stand on one line."""
_UNITS = ("k€", "K€", "M€", "EUR")
_GROUP = 3
"""The digits of a group."""
SPACES = " \u00a0\u202f\u2007\u2009\u2008\u2002\u2003\u2004\u2005\u2006\u200a\u3000"
_SPACE_CODES = tuple(map(ord, SPACES))


class Run(NamedTuple):
    """Characters ``first`` to ``last`` (exclusive) of a page; ``start``, ``end`` along and
    ``across`` the text.
    """

    group: int
    angle: int
    across: float
    start: float
    end: float
    size: float
    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """The characters of a page seen along their own reading direction."""

    text: str
    space: npt.NDArray[np.bool_]
    start: FloatArray
    end: FloatArray
    across: FloatArray


@lru_cache(maxsize=3)
def flow(chars: Chars) -> Flow:
    """Where each character starts and ends along its line, and how far down the lines it stands."""
    x0, top, x1, bottom = chars.boxes.T if len(chars) else np.empty((4, 0))
    text = "".join(chars.text)
    space = np.isin(np.frombuffer(text.encode("utf-32-le"), "<u4"), _SPACE_CODES)
    angle = chars.angles
    turned = [angle == 90, angle == 180, angle == 270]
    start = np.select(turned, [top, -x1, -bottom], x0)
    end = np.select(turned, [bottom, -x0, -top], x1)
    across = np.select(
        turned, [-(x0 + x1) / 2, -(top + bottom) / 2, (x0 + x1) / 2], (top + bottom) / 2
    )
    return Flow(text, space, start, end, across)


def runs(chars: Chars, seen: Flow, group: IntArray | None = None) -> list[Run]:
    """The runs of a page; characters of a negative ``group`` are left out."""
    groups = np.zeros(len(chars), np.int32) if group is None else group
    index = np.flatnonzero(groups >= 0)
    if not len(index):
        return []
    before, after = index[:-1], index[1:]
    size = np.minimum(chars.sizes[before], chars.sizes[after])
    gap = seen.start[after] - seen.end[before]
    broken = (
        (groups[before] != groups[after])
        | (chars.angles[before] != chars.angles[after])
        | (after - before > 1)
        | (np.abs(seen.across[before] - seen.across[after]) > SAME_LINE * size)
        | (gap > LINE_GAP * size)
        | (gap < _BACK * size)
    )
    spaced = (gap > WORD_GAP * size) & ~seen.space[before] & ~seen.space[after] & ~broken
    spaced |= thin_spaces(seen.text, index, np.where(broken, np.inf, gap / size))
    cuts = np.flatnonzero(broken) + 1
    firsts, lasts = np.r_[0, cuts], np.r_[cuts, len(index)]
    inner = np.concatenate(([0], np.cumsum(spaced)))
    any_space = inner[lasts - 1] > inner[firsts]
    head, tail = index[firsts], index[lasts - 1]
    columns = (
        groups[head].tolist(),
        chars.angles[head].tolist(),
        seen.across[head].tolist(),
        seen.start[head].tolist(),
        seen.end[tail].tolist(),
        chars.sizes[head].tolist(),
        head.tolist(),
        (tail + 1).tolist(),
        any_space.tolist(),
    )
    gaps = set((after[spaced]).tolist()) if any_space.any() else set()
    return [
        Run(
            g,
            angle,
            across,
            start,
            end,
            size,
            _spell(seen.text, first, last, gaps if wide else ()),
            first,
            last,
        )
        for g, angle, across, start, end, size, first, last, wide in zip(*columns, strict=True)
    ]


def thin_spaces(
    text: Sequence[str], index: npt.NDArray[np.integer], gap: FloatArray
) -> npt.NDArray[np.bool_]:
    """Between which neighbours of ``index`` a figure has a thin space that the file left out, or
    wrote as a move.

    ``gap`` is in font sizes. Such a space parts exactly three digits from those before them, or a
    unit; where all digits stand apart alike, the text is letterspaced.
    """
    parts = np.zeros(len(gap), np.bool_)
    for k in np.flatnonzero((gap > THIN_GAP) & (gap <= WORD_GAP)).tolist():
        if not text[index[k]].isdecimal():
            continue
        after = int(index[k + 1])
        unit = text[after] in "%€" or "".join(text[after : after + 3]).startswith(_UNITS)
        parts[k] = unit or _closed_digits(text, index, gap, k + 1) == _GROUP
    return parts


def _closed_digits(
    text: Sequence[str], index: npt.NDArray[np.integer], gap: FloatArray, first: int
) -> int:
    """How many digits follow each other without any space from ``first`` on, or one more than a
    group has.
    """
    count = 0
    while first + count < len(index) and text[index[first + count]].isdecimal() and count <= _GROUP:
        if count and gap[first + count - 1] >= THIN_GAP / 2:
            break
        count += 1
    return count


def _spell(text: str, first: int, last: int, gaps: Iterable[int]) -> str:
    """``text[first:last]`` with a space before each index of ``gaps``."""
    if not gaps:
        return text[first:last]
    known = gaps if isinstance(gaps, set) else set(gaps)
    return "".join(
        f" {text[k]}" if k in known and k > first else text[k] for k in range(first, last)
    )


def gather(pieces: Sequence[Run]) -> list[list[Run]]:
    """``pieces`` of one group as lines: top to bottom, each from its start; one angle at a time."""
    found: list[list[Run]] = []
    for piece in sorted(pieces, key=lambda run: (run.angle, run.across, run.start)):
        last = found[-1][-1] if found else None
        if (
            last is not None
            and last.angle == piece.angle
            and piece.across - last.across <= SAME_LINE * min(last.size, piece.size)
        ):
            found[-1].append(piece)
        else:
            found.append([piece])
    for line in found:
        line.sort(key=lambda run: (run.start, run.first))
    return found


def join(line: Sequence[Run]) -> str:
    """The text of a line: its runs in order, a space where the gap between two of them is wide
    enough.
    """
    if len(line) == 1:
        return tidy(line[0].text)
    parts = [line[0].text]
    for left, right in pairwise(line):
        wide = right.start - left.end > WORD_GAP * min(left.size, right.size)
        parts.append(f" {right.text}" if wide and _meets(left.text, right.text) else right.text)
    return tidy("".join(parts))


def _meets(left: str, right: str) -> bool:
    return left[-1:] not in SPACES and right[:1] not in SPACES


def tidy(text: str) -> str:
    """Without spaces at its ends; a run of plain spaces is layout and counts as one."""
    text = text.strip(SPACES)
    while "  " in text:
        text = text.replace("  ", " ")
    return text


# -------------------------------------------------------------------------------------------------
# lines, words


def lines(
    page: Page, exclude: Sequence[BBox] = (), skip: npt.NDArray[np.bool_] | None = None
) -> tuple[Line, ...]:
    """The lines of text outside the boxes of ``exclude``, top to bottom and left to right.

    Characters for which ``skip`` is true are left out too.
    Text further than ``LINE_GAP`` font sizes to the right is a line of its own.
    """
    chars = page.chars
    seen = flow(chars)
    out = inside_any(chars.boxes, exclude)
    group = np.where(out if skip is None else out | skip, -1, 0).astype(np.int32)
    plain: list[Run] = []
    built: list[Line] = []
    for pieces in _side_by_side(runs(chars, seen, group)):
        if _is_plain(pieces):
            plain.append(pieces[0])
        elif (line := _line(page, seen, pieces)) is not None:
            built.append(line)
    built.extend(_plain_lines(page, plain))
    return tuple(sorted(built, key=lambda line: (line.bbox.top, line.bbox.x0)))


def inside_any(boxes: FloatArray, regions: Sequence[BBox]) -> npt.NDArray[np.bool_]:
    """Which of ``boxes`` have their centre in one of ``regions``."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    found = np.zeros(len(boxes), np.bool_)
    for x0, top, x1, bottom in regions:
        found |= (x >= x0) & (x <= x1) & (y >= top) & (y <= bottom)
    return found


def _side_by_side(pieces: Iterable[Run]) -> list[list[Run]]:
    """Runs put together to lines where they follow each other closely on one height."""
    open_lines: list[list[Run]] = []
    done: list[list[Run]] = []
    for piece in sorted(pieces, key=lambda run: (run.angle, run.across, run.start)):
        keep: list[list[Run]] = []
        for line in open_lines:
            near = (
                line[0].angle == piece.angle
                and piece.across - line[-1].across <= SAME_LINE * piece.size
            )
            (keep if near else done).append(line)
        open_lines = keep
        home = next(
            (line for line in open_lines if any(_follows(run, piece) for run in line)), None
        )
        if home is None:
            open_lines.append([piece])
        else:
            home.append(piece)
    done.extend(open_lines)
    for line in done:
        line.sort(key=lambda run: (run.start, run.first))
    return _closed_up(done)


def _closed_up(found: list[list[Run]]) -> list[list[Run]]:
    """Lines that turn out to be neighbours once all their runs are known become one."""
    result: list[list[Run]] = []
    for line in sorted(
        found, key=lambda runs_: (runs_[0].angle, round(runs_[0].across), runs_[0].start)
    ):
        last = result[-1] if result else None
        if (
            last is not None
            and last[0].angle == line[0].angle
            and abs(last[-1].across - line[0].across)
            <= SAME_LINE * min(last[-1].size, line[0].size)
            and _follows(last[-1], line[0])
        ):
            last.extend(line)
        else:
            result.append(line)
    return result


def _follows(left: Run, right: Run) -> bool:
    size = max(left.size, right.size)
    return -LINE_GAP * size < right.start - left.end < LINE_GAP * size or (
        -LINE_GAP * size < left.start - right.end < LINE_GAP * size
    )


def _spread(chars: Chars, seen: Flow, pieces: Sequence[Run]) -> list[tuple[str, int]]:
    """The line as (character, index) pairs in reading order; a space that was put in has index -1."""
    order = [k for run in pieces for k in range(run.first, run.last)]
    if any(right.start < left.end - 0.5 * left.size for left, right in pairwise(pieces)):
        order.sort(key=lambda k: (seen.start[k], k))
    spelled = [(seen.text[order[0]], order[0])]
    size = np.minimum(chars.sizes[order[:-1]], chars.sizes[order[1:]])
    blank = seen.space[order[:-1]] | seen.space[order[1:]]
    wide = (seen.start[order[1:]] - seen.end[order[:-1]] > WORD_GAP * size) & ~blank
    for k, apart in zip(order[1:], wide.tolist(), strict=True):
        if apart:
            spelled.append((" ", -1))
        elif seen.text[k] == " " and spelled[-1][0] == " ":
            continue
        spelled.append((seen.text[k], k))
    while spelled and spelled[-1][0] in SPACES:
        spelled.pop()
    first = next((n for n, (letter, _) in enumerate(spelled) if letter not in SPACES), len(spelled))
    return spelled[first:]


def _line(page: Page, seen: Flow, pieces: Sequence[Run]) -> Line | None:
    chars = page.chars
    spelled = _spread(chars, seen, pieces)
    if not spelled:
        return None
    printed = [k for _, k in spelled if k >= 0]
    boxes = chars.loose[printed]
    box = BBox(*(float(v) for v in (*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0))))
    return Line(
        text="".join(letter for letter, _ in spelled),
        page=page.number,
        bbox=box,
        edges=_edges(chars, spelled, box),
        size=float(np.median(chars.sizes[printed])),
        bold=bool(chars.bold[printed].mean() > 0.5),
    )


def _is_plain(pieces: Sequence[Run]) -> bool:
    """Whether a line is one run whose spaces are all printed: most lines are, and can be built all
    at once.
    """
    run = pieces[0]
    return len(pieces) == 1 and len(run.text) == run.last - run.first and "  " not in run.text


def _plain_lines(page: Page, plain: Sequence[Run]) -> Iterator[Line]:
    """The lines of one run each, without those of spaces only."""
    chars = page.chars
    found = [
        (run.first + len(run.text) - len(run.text.lstrip(SPACES)), tidy(run.text), run.angle)
        for run in plain
    ]
    found = [one for one in found if one[1]]
    if not found:
        return
    spans = np.array([(first, first + len(text)) for first, text, _ in found])
    low = _over(np.minimum, np.column_stack((chars.loose[:, :2], chars.sizes)), spans)
    high = _over(np.maximum, np.column_stack((chars.loose[:, 2:], chars.sizes)), spans)
    bold = 2 * _over(np.add, chars.bold.astype(np.int32), spans) > spans[:, 1] - spans[:, 0]
    columns = found, low.tolist(), high.tolist(), bold.tolist()
    left, right = np.ascontiguousarray(exact(chars.boxes[:, 0::2]).T)
    for (first, text, angle), (x0, top, size), (x1, bottom, largest), heavy in zip(
        *columns, strict=True
    ):
        last = first + len(text)
        if angle == 0:
            edges = packed(left[first:last])
            edges.append(float(right[last - 1]))
        else:
            edges = packed(np.linspace(x0, x1, len(text) + 1))
        median = (
            size if size == largest else sorted(chars.sizes[first:last].tolist())[len(text) // 2]
        )
        yield Line(text, page.number, BBox(x0, top, x1, bottom), edges, median, heavy)


def _over(
    reduce: np.ufunc, values: npt.NDArray[Any], spans: npt.NDArray[np.integer]
) -> npt.NDArray[Any]:
    """``reduce`` over ``values[first:last]`` for each (first, last) of ``spans`` (n x 2)."""
    padded = np.concatenate((values, values[-1:]))
    found: npt.NDArray[Any] = reduce.reduceat(padded, spans.ravel())[::2]
    return found


def _edges(chars: Chars, spelled: Sequence[tuple[str, int]], box: BBox) -> Sequence[float]:
    if chars.angles[spelled[0][1]] != 0:
        return packed(np.linspace(box.x0, box.x1, len(spelled) + 1))
    edges: list[float] = []
    right = box.x0
    for _, k in spelled:
        edges.append(float(chars.boxes[k, 0]) if k >= 0 else right)
        right = float(chars.boxes[k, 2]) if k >= 0 else right
    return packed(exact(np.array([*edges, right])))
