"""Tables where a person drew them on the page: what lies there is read as a table by itself, in the
place of the tables that it touches.

A region is that of one file, as a date is: the same place of another act shows something else.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from extract.correction import (
    AppliedCorrection,
    CorrectionKind,
    Misfit,
    MootCorrection,
    PageCorrection,
)
from extract.corrections.corrected_tables import Became
from extract.corrections.find_by_words import find_table
from extract.geometry import BBox, Place
from extract.table import RawTable

Redraw = Callable[[Place, Sequence[BBox]], Misfit | None]
"""Reads a region of a page as a table, in the place of what lies in some boxes too; says why it
cannot."""


@dataclass(frozen=True, slots=True)
class DrawnRegion:
    """A region that was read, and the caption of the table that it moves."""

    correction: PageCorrection
    place: Place
    moved: str = ""


def regions_in(
    corrections: Iterable[PageCorrection],
) -> tuple[PageCorrection, ...]:
    """The corrections that draw a table."""
    return tuple(
        one for one in corrections if one.kind is CorrectionKind.REGION
    )


def draw_regions(
    regions: Iterable[PageCorrection],
    name: str,
    tables: Sequence[RawTable],
    redraw: Redraw,
) -> tuple[DrawnRegion | MootCorrection, ...]:
    """Draw ``regions`` on the pages of the file called ``name``; ``tables`` are those read there
    without them.
    """
    return tuple(_draw(one, name, tables, redraw) for one in regions)


def _draw(
    one: PageCorrection,
    name: str,
    tables: Sequence[RawTable],
    redraw: Redraw,
) -> DrawnRegion | MootCorrection:
    if one.region is None or one.file != name:
        return MootCorrection(correction=one, misfit=Misfit.OTHER_FILE)
    moved: RawTable | None = None
    if one.table.caption or one.table.header:
        found = find_table(one.table, tables)
        if isinstance(found, Misfit):
            return MootCorrection(correction=one, misfit=found)
        moved = found

    misfit = redraw(one.region, _boxes_on(one.region.page, moved))
    if misfit is not None:
        return MootCorrection(correction=one, misfit=misfit)
    return DrawnRegion(one, one.region, "" if moved is None else moved.caption)


def _boxes_on(page: int, moved: RawTable | None) -> list[BBox]:
    """Where the table that is moved lies on a page."""
    if moved is None:
        return []
    return [place.bbox for place in moved.places if place.page == page]


def settle_regions(
    tables: Sequence[RawTable],
    drawn: Sequence[DrawnRegion | MootCorrection],
) -> tuple[tuple[RawTable, ...], tuple[Became, ...]]:
    """``tables`` with the captions that regions give them, and what became of each region."""
    became: list[Became] = []
    now = list(tables)
    for one in drawn:
        if isinstance(one, MootCorrection):
            became.append(one)
            continue
        at = _table_at(one.place, now)
        if at is None:
            misfit = Misfit.NO_TABLE_THERE
            became.append(
                MootCorrection(correction=one.correction, misfit=misfit)
            )
            continue
        if one.correction.text:
            now[at] = replace(now[at], caption=one.correction.text)
        became.append(
            AppliedCorrection(
                correction=one.correction,
                before=one.moved,
                after=now[at].caption,
                table_id=now[at].id,
                places=(one.place,),
            )
        )
    return tuple(now), tuple(became)


def _table_at(place: Place, tables: Sequence[RawTable]) -> int | None:
    """The table that shares most of a place."""
    best, most = None, 0.0
    for number, table in enumerate(tables):
        for other in table.places:
            shared = other.bbox.common(place.bbox)
            if other.page == place.page and shared > most:
                best, most = number, shared
    return best
