"""Which rows of a large document's tables the report shows: the ends, what is at issue or in doubt,
and neighbours.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.document import Document
from extract.table import RowKind, Table
from reports.page import anchors
from reports.page.tables_as_read import TableContext

WHOLE = 5000
"""Printed cells that a report shows in full, about 1.5 MB; a document with more shows its long
tables in part.
"""
LONG = 60
"""Rows: a shorter table is always shown in full."""
FIRST, LAST = 30, 15
"""Rows shown at the two ends of a long table."""
AROUND = 2
"""Rows shown on each side of one at issue or in doubt."""
CLAIMS = 1000
"""Figures of the text listed in the report."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The rows shown of the tables that are not shown in full, by table id, and where links to the
    others go.
    """

    rows: Mapping[str, tuple[range, ...]]
    """Stretches of rows; a table that is not here is shown in full."""
    moved: Mapping[str, str]
    """Figures that are not shown -> the anchor of the nearest row that is."""


def excerpt(document: Document, ctx: TableContext) -> Excerpt:
    """What to show of each table."""
    cells = sum(len(table.raw.cells) for table in document.tables)
    long = [table for table in document.tables if table.raw.rows > LONG] if cells > WHOLE else []
    rows = {table.id: _stretches(_shown(table, ctx), table.raw.rows) for table in long}
    moved: dict[str, str] = {}
    for table in long:
        nearest = _nearest(rows[table.id], table.raw.rows)
        shown = {row for stretch in rows[table.id] for row in stretch}
        for (table_id, row, _), facts in ctx.at_cell.items():
            if table_id == table.id and row not in shown:
                moved |= {fact.id: anchors.row(table.id, nearest[row]) for fact in facts}
    for claim in document.claims[CLAIMS:]:
        if claim.fact.id not in ctx.findings:
            moved[claim.fact.id] = "texte"
    return Excerpt(rows, moved)


def _shown(table: Table, ctx: TableContext) -> set[int]:
    odd = {
        row
        for (table_id, row, _), facts in ctx.at_cell.items()
        if table_id == table.id and any(fact.id in ctx.findings for fact in facts)
    }
    odd |= {row.index for row in table.rows if any(cell and cell.malformed for cell in row.cells)}
    odd |= {cell.row for cell in table.raw.cells if cell.readings}
    near = {row + step for row in odd for step in range(-AROUND, AROUND + 1)}
    totals = {row.index for row in table.rows if row.kind is RowKind.TOTAL}
    last = table.raw.rows
    return {
        row for row in {*range(FIRST), *range(last - LAST, last), *near, *totals} if 0 <= row < last
    }


def _stretches(shown: set[int], rows: int) -> tuple[range, ...]:
    """The rows in runs; a gap of one or two rows is not worth leaving out."""
    found: list[range] = []
    for row in sorted(shown):
        if found and row - found[-1].stop <= AROUND:
            found[-1] = range(found[-1].start, row + 1)
        else:
            found.append(range(row, row + 1))
    return tuple(found) or (range(rows),)


def _nearest(stretches: Sequence[range], rows: int) -> list[int]:
    """For each row, the nearest one that ends a stretch."""
    ends = sorted({row for stretch in stretches for row in (stretch.start, stretch.stop - 1)})
    found = []
    for row in range(rows):
        at = bisect_left(ends, row)
        found.append(min(ends[max(0, at - 1) : at + 1], key=lambda end: (abs(end - row), end)))
    return found
