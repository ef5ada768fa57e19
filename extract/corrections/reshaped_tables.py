"""Two tables that are one, and one that is two, as a person says.

What other corrections say of their cells and rows is in place by then: it moves along.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from string import ascii_lowercase

from extract.french.folding import fold
from extract.geometry import BBox, Place, page_numbers
from extract.grid import Doubt
from extract.table import Decided, RawCell, RawTable, RowKind


def join_tables(first: RawTable, second: RawTable) -> RawTable:
    """``first`` with the rows of ``second`` below its own.

    A header of the second that says the same is a repeated one; any other header was read there in
    the place of rows, and becomes rows again.
    """
    repeats = list(map(fold, first.header)) == list(map(fold, second.header))
    heads = () if repeats else second.header_rows
    height = max((cell.row + cell.rowspan for cell in heads), default=0)
    top = first.rows

    cells = [
        *first.cells,
        *(replace(cell, row=cell.row + top) for cell in heads),
        *_moved(second.cells, top + height),
    ]
    head_pages = [_first_page(second)] * height
    decided = _moved_rows(second.decided.rows, top + height)
    repeated = list(first.repeated_headers)
    if repeats and second.header_rows:
        repeated += _around(second.header_rows)
    return replace(
        first,
        rows=top + height + second.rows,
        cells=tuple(cells),
        row_pages=(*first.row_pages, *head_pages, *second.row_pages),
        places=tuple(_united((*first.places, *second.places))),
        repeated_headers=(*repeated, *second.repeated_headers),
        doubts=(*first.doubts, *second.doubts),
        decided=replace(first.decided, rows=(*first.decided.rows, *decided)),
    )


def split_table(
    raw: RawTable, cuts: Iterable[tuple[int, str]]
) -> tuple[RawTable, ...]:
    """``raw`` in parts, one beginning at each cut: a row, and the caption of its part; where that
    is empty, the table's own.

    Each part has the header of the whole. A cell that spans a cut stands on both sides.
    """
    starts = [(0, raw.caption), *sorted(cuts)]
    if len(starts) == 1:
        return (raw,)
    bounds = [*(row for row, _ in starts), raw.rows]
    parts = []
    for number, (start, stop) in enumerate(pairwise(bounds)):
        caption = starts[number][1] or raw.caption
        suffix = ascii_lowercase[number] if number else ""
        part = _rows(raw, start, stop)
        parts.append(replace(part, id=f"{raw.id}{suffix}", caption=caption))
    return tuple(parts)


def _rows(raw: RawTable, start: int, stop: int) -> RawTable:
    """The rows from ``start`` to before ``stop`` as a table."""
    cells = tuple(_cut(raw.cells, start, stop))
    heads = () if start else raw.header_rows
    places = tuple(_around((*heads, *cells))) or raw.places
    kinds = [(r, kind) for r, kind in raw.decided.rows if start <= r < stop]
    return replace(
        raw,
        rows=stop - start,
        cells=cells,
        row_pages=raw.row_pages[start:stop],
        places=places,
        repeated_headers=() if start else raw.repeated_headers,
        doubts=tuple(_inside(raw.doubts, places)),
        decided=Decided(
            rows=_moved_rows(kinds, -start),
            columns=raw.decided.columns,
            uses=raw.decided.uses,
        ),
    )


def _cut(cells: Iterable[RawCell], start: int, stop: int) -> Iterator[RawCell]:
    """The cells of some rows, counted from the first of these; of one that spans more, the part
    inside.
    """
    for cell in cells:
        top = max(cell.row, start)
        bottom = min(cell.row + cell.rowspan, stop)
        if top < bottom:
            yield replace(cell, row=top - start, rowspan=bottom - top)


def _moved(cells: Iterable[RawCell], rows: int) -> Iterator[RawCell]:
    return (replace(cell, row=cell.row + rows) for cell in cells)


def _moved_rows(
    kinds: Iterable[tuple[int, RowKind]], rows: int
) -> tuple[tuple[int, RowKind], ...]:
    return tuple((row + rows, kind) for row, kind in kinds)


def _first_page(raw: RawTable) -> int:
    return raw.places[0].page if raw.places else 0


def _around(cells: Iterable[RawCell]) -> list[Place]:
    """The box around ``cells`` on each of their pages."""
    places: list[Place] = []
    for cell in cells:
        places += cell.places
    return list(_united(places))


def _united(places: Sequence[Place]) -> Iterator[Place]:
    """One box a page."""
    for page in sorted(page_numbers(places)):
        boxes = [place.bbox for place in places if place.page == page]
        yield Place(page, BBox.around(boxes))


def _inside(
    doubts: Iterable[Doubt], places: Sequence[Place]
) -> Iterator[Doubt]:
    """The doubts that lie on ``places``."""
    for doubt in doubts:
        if any(_touches(doubt, place) for place in places):
            yield doubt


def _touches(doubt: Doubt, place: Place) -> bool:
    if doubt.page != place.page:
        return False
    above = doubt.bbox.bottom < place.bbox.top
    below = doubt.bbox.top > place.bbox.bottom
    return not (above or below)
