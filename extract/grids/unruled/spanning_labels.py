"""Labels that stand beside several rows: which rows each of them covers, where no rule says so.

A label set in the middle of its rows stands at their common middle, one set at their foot on the
last line. Where both fail, or labels stand on the first line of their rows, nothing is changed: a
reader takes an empty cell for the label above it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.grids.unruled.columns import Laid, Layout, Piece
from extract.grids.unruled.rows import RowLines

OFF = 0.3
"""How far from the middle of its rows a label may stand, in font sizes: less than half a line."""
STEP = 1.6
"""Lines of one label are no further apart than this, in font sizes."""


@dataclass(frozen=True, slots=True)
class Tall:
    """A label of column ``col`` that covers the rows ``first`` to ``last``."""

    col: int
    first: int
    last: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """One line of a label, in the row where its line was put."""

    row: int
    middle: float
    piece: Piece


def tall(layout: Layout, rows: Sequence[RowLines]) -> tuple[Sequence[RowLines], tuple[Tall, ...]]:
    """The rows without the labels of the first column that cover several of them, and those labels."""
    start = sum(row.title for row in rows)
    if layout.cols < 3 or layout.figures[0] or layout.figures[1]:
        return rows, ()
    stretches = list(_stretches(rows, start))
    if not any(_missing(rows, stretch) for stretch in stretches):
        return rows, ()
    if all(_labelled(rows[stretch[0]]) for stretch in stretches):
        return rows, ()
    found = [_centred(layout, rows, stretch) for stretch in stretches]
    if any(labels is None for labels in found):
        found = [_at_foot(rows, stretch) for stretch in stretches]
    if any(labels is None for labels in found):
        return rows, ()
    return _without(rows, [label for labels in found for label in labels or ()])


def _stretches(rows: Sequence[RowLines], start: int) -> Iterator[list[int]]:
    """Rows in a row with a text in the second column, and those with nothing but a label among
    them.
    """
    out: list[int] = []
    for k in range(start, len(rows)):
        if _only_label(rows[k]) or any(
            p.first == p.last == 1 for x in rows[k].laid for p in x.pieces
        ):
            out.append(k)
        else:
            yield from _trimmed(rows, out)
            out = []
    yield from _trimmed(rows, out)


def _trimmed(rows: Sequence[RowLines], stretch: list[int]) -> Iterator[list[int]]:
    """The stretch from its first to its last whole row; what stands at its ends is a title of its
    own.
    """
    whole = [k for k in stretch if not _only_label(rows[k])]
    if whole:
        yield [k for k in stretch if whole[0] <= k <= whole[-1]]


def _only_label(row: RowLines) -> bool:
    return all(p.first == p.last == 0 for x in row.laid for p in x.pieces)


def _labelled(row: RowLines) -> bool:
    return any(p.first == 0 for p in row.laid[0].pieces)


def _missing(rows: Sequence[RowLines], stretch: Sequence[int]) -> bool:
    return any(not any(p.first == 0 for x in rows[k].laid for p in x.pieces) for k in stretch)


def _parts(rows: Sequence[RowLines], stretch: Sequence[int]) -> list[_Part]:
    return [
        _Part(k, x.line.middle, p)
        for k in stretch
        for x in sorted(rows[k].laid, key=lambda x: x.line.middle)
        for p in x.pieces
        if p.first == p.last == 0
    ]


def _centred(layout: Layout, rows: Sequence[RowLines], stretch: Sequence[int]) -> list[Tall] | None:
    """The labels of a stretch, each in the middle of its rows; None where they do not part it so."""
    whole = [k for k in stretch if not _only_label(rows[k])]
    edges = [_edges(rows[k]) for k in whole]
    parts = _parts(rows, stretch)

    @cache
    def parted(row: int, part: int) -> list[Tall] | None:
        if row == len(whole) and part == len(parts):
            return []
        for end in range(part + 1, len(parts) + 1):
            if (
                end - part > 1
                and parts[end - 1].middle - parts[end - 2].middle > STEP * layout.size
            ):
                break
            middle = (parts[part].middle + parts[end - 1].middle) / 2
            for last in range(row, len(whole)):
                off = (edges[row][0] + edges[last][1]) / 2 - middle
                if off > OFF * layout.size:
                    break
                if off < -OFF * layout.size:
                    continue
                rest = parted(last + 1, end)
                if rest is not None:
                    own = tuple(p.piece for p in parts[part:end])
                    return [Tall(0, whole[row], whole[last], own), *rest]
        return None

    return parted(0, 0)


def _edges(row: RowLines) -> tuple[float, float]:
    """The top and bottom of what a row prints right of its label."""
    lines = [x.line for x in row.laid if any(p.last > 0 for p in x.pieces)]
    return min(x.top for x in lines), max(x.bottom for x in lines)


def _at_foot(rows: Sequence[RowLines], stretch: Sequence[int]) -> list[Tall] | None:
    """The labels of a stretch, each ending on the last line of its rows; None where the last row
    has none.
    """
    out: list[Tall] = []
    pending: list[Piece] = []
    first = stretch[0]
    for k in stretch:
        for x in sorted(rows[k].laid, key=lambda x: x.line.middle):
            pending += [p for p in x.pieces if p.first == p.last == 0]
            if pending and first > k:
                return None
            if pending and x.pieces[0].first == 0 and len(x.pieces) > 1:
                out.append(Tall(0, first, k, tuple(pending)))
                pending, first = [], k + 1
    return out if first > stretch[-1] and not pending else None


def _without(
    rows: Sequence[RowLines], labels: Sequence[Tall]
) -> tuple[Sequence[RowLines], tuple[Tall, ...]]:
    """The rows without these labels, numbered anew, and the labels."""
    taken = {id(piece) for label in labels for piece in label.pieces}
    out: list[RowLines] = []
    kept: list[int] = []
    for k, row in enumerate(rows):
        laid = [
            replace(x, pieces=tuple(p for p in x.pieces if id(p) not in taken)) for x in row.laid
        ]
        left: tuple[Laid, ...] = tuple(x for x in laid if x.pieces)
        if left:
            kept.append(k)
            out.append(replace(row, laid=left))
    return out, tuple(
        replace(x, first=bisect_left(kept, x.first), last=bisect_right(kept, x.last) - 1)
        for x in labels
    )
