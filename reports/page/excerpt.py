"""Which rows of a large document's tables the report shows: the ends, what is at issue or in doubt,
and neighbours.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.document import Document
from extract.facts import Fact
from extract.table import RowKind, Table
from reports.page import anchors
from reports.page.table_context import TableContext


@dataclass(frozen=True, slots=True)
class ExcerptSettings:
    """How much of a large document's tables is shown; counted in rows unless said otherwise."""

    whole: int = 5000
    """Printed cells that a report shows in full, about 1.5 MB; a document with more shows its long
    tables in part."""
    long: int = 60
    """A shorter table is always shown in full."""
    first: int = 30
    """Shown at the head of a long table."""
    last: int = 15
    """Shown at its foot."""
    around: int = 2
    """Shown on each side of a row at issue or in doubt; a gap of so many is not worth leaving
    out."""
    claims: int = 1000
    """Figures of the text listed in the report."""


SETTINGS = ExcerptSettings()


TEXT_ANCHOR = "texte"
"""The anchor of the list of the text's figures."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The rows shown of the tables that are not shown in full, by table id, and where links to the
    others go.
    """

    rows: Mapping[str, tuple[range, ...]]
    """Stretches of rows; a table that is not here is shown in full."""
    moved: Mapping[str, str]
    """Figures that are not shown -> the anchor of the nearest row that is."""


def excerpt(
    document: Document, said: Sequence[Fact], ctx: TableContext
) -> Excerpt:
    """What to show of each table, and of the figures that are ``said`` in the text."""
    shown: dict[str, tuple[range, ...]] = {}
    moved: dict[str, str] = {}
    for table in _long_tables(document):
        figures = ctx.by_row(table.id)
        shown[table.id] = _stretches(
            _shown_rows(table, figures, ctx), table.raw.rows
        )
        moved |= _moved(table, figures, shown[table.id])

    for fact in said[SETTINGS.claims :]:
        if fact.id not in ctx.findings:
            moved[fact.id] = TEXT_ANCHOR
    return Excerpt(shown, moved)


def _long_tables(document: Document) -> list[Table]:
    """The tables to show in part."""
    cells = sum(len(table.raw.cells) for table in document.tables)
    if cells <= SETTINGS.whole:
        return []
    return [
        table for table in document.tables if table.raw.rows > SETTINGS.long
    ]


def _moved(
    table: Table,
    figures: Mapping[int, Sequence[Fact]],
    stretches: Sequence[range],
) -> dict[str, str]:
    """The figures of the rows left out -> the anchor of the nearest row that is shown."""
    nearest = _nearest(stretches, table.raw.rows)
    found: dict[str, str] = {}
    for row, facts in figures.items():
        if not any(row in stretch for stretch in stretches):
            anchor = anchors.row_anchor(table.id, nearest[row])
            found |= dict.fromkeys((fact.id for fact in facts), anchor)
    return found


def _shown_rows(
    table: Table, figures: Mapping[int, Sequence[Fact]], ctx: TableContext
) -> list[int]:
    """The ends of a table, its totals, the rows that are odd and their neighbours."""
    last = table.raw.rows
    rows = {*range(SETTINGS.first), *range(last - SETTINGS.last, last)}
    rows.update(row.index for row in table.rows if row.kind is RowKind.TOTAL)
    for row in _odd_rows(table, figures, ctx):
        rows.update(range(row - SETTINGS.around, row + SETTINGS.around + 1))
    return sorted(row for row in rows if 0 <= row < last)


def _odd_rows(
    table: Table, figures: Mapping[int, Sequence[Fact]], ctx: TableContext
) -> Iterator[int]:
    """The rows at issue in a finding, and those whose reading is in doubt."""
    for row, facts in figures.items():
        if any(fact.id in ctx.findings for fact in facts):
            yield row
    for typed in table.rows:
        if any(cell.malformed for cell in typed.printed_cells):
            yield typed.index
    for raw in table.raw.cells:
        if raw.readings:
            yield raw.row


def _stretches(shown: Sequence[int], rows: int) -> tuple[range, ...]:
    """The rows in runs; a small gap is not worth leaving out."""
    found: list[range] = []
    for row in shown:
        if found and row - found[-1].stop <= SETTINGS.around:
            found[-1] = range(found[-1].start, row + 1)
        else:
            found.append(range(row, row + 1))
    return tuple(found) or (range(rows),)


def _nearest(stretches: Sequence[range], rows: int) -> list[int]:
    """For each row, the nearest one that ends a stretch."""
    first = {stretch.start for stretch in stretches}
    last = {stretch.stop - 1 for stretch in stretches}
    ends = sorted(first | last)
    found = []
    for row in range(rows):
        at = bisect_left(ends, row)
        beside = ends[max(0, at - 1) : at + 1]
        found.append(min(beside, key=lambda end: (abs(end - row), end)))
    return found
