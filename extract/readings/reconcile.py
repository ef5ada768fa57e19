"""What is done where a first reading is doubtful: read again, let arithmetic choose, say what was
done.

A grid whose geometry does not close, or beside whose cells text lies, is read again as a whole; the
judge chooses between the two readings, and every cell that the choice changed is marked as
arbitrated. Where nothing decides, the first reading is kept and the disagreement is a doubt.
``confirm`` reads single tables again, figure by figure.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.document import Document
from extract.facts import Fact, table_facts
from extract.grid import BY_WHITE, Doubt, DoubtCode, Grid, GridCell
from extract.grids.ruled.engine import RuledEngine
from extract.lines.tokens import is_figure
from extract.pdf.page import Line
from extract.pdf.unmapped_glyphs import unread_glyphs
from extract.readings import unruled_reading
from extract.readings.disputed_cells import disagreements, dispute
from extract.readings.judge import Judge
from extract.readings.second_engines import (
    NAME,
    counterpart,
    read_again,
    same_ink,
)
from extract.readings.unruled_reading import (
    ReadCell,
    other_figure,
    read_white_again,
)
from extract.table import RawCell, RawTable, Table
from extract.tables.stitching.stitch import PageLayout, stitch
from extract.tables.typing import type_table

if TYPE_CHECKING:
    from extract.pdf.source import Source

_UNSURE = (DoubtCode.OPEN_GEOMETRY, DoubtCode.TEXT_ACROSS_RULE)
_INSIDE = 0.5
"""The share of a box that lies in another for it to be inside."""
_FIRST, _SECOND = 0, 1


def is_doubtful(grid: Grid, lines: Sequence[Line]) -> bool:
    """Whether a ruled grid does not close, or a line of text lies inside its box but in none of its
    cells.
    """
    if grid.engine != RuledEngine.name:
        return False
    outside = any(
        line.bbox.common(grid.bbox) > _INSIDE * line.bbox.area for line in lines
    )
    if outside:
        return True
    return any(doubt.code in _UNSURE for doubt in grid.doubts)


def settle(
    source: "Source",
    grids: Sequence[Grid],
    lines: Sequence[Line],
    judge: Judge | None,
) -> tuple[Grid, ...]:
    """The grids of one page, the doubtful ones read again and chosen by ``judge``."""
    doubtful = [grid for grid in grids if is_doubtful(grid, lines)]
    if not doubtful:
        return tuple(grids)

    again = read_again(source, doubtful[0].page)
    settled: list[Grid] = []
    for grid in grids:
        is_settled = grid not in doubtful
        settled.append(grid if is_settled else _settle_grid(grid, again, judge))
    return tuple(settled)


def _settle_grid(
    grid: Grid, again: Sequence[Grid], judge: Judge | None
) -> Grid:
    rival = _rival(grid, again)
    if rival is None or _agree(grid, rival):
        return grid

    choice = (
        judge([type_table(_alone(grid)), type_table(_alone(rival))])
        if judge
        else None
    )
    if choice == _SECOND:
        return replace(_chosen(rival, grid), doubts=grid.doubts)
    if choice == _FIRST:
        return _chosen(grid, rival)

    cells = tuple(_disputed(cell, rival) for cell in grid.cells)
    doubt = Doubt(grid.page, grid.bbox, DoubtCode.ENGINES_DISAGREE, NAME)
    return replace(grid, cells=cells, doubts=(*grid.doubts, doubt))


def _rival(grid: Grid, again: Sequence[Grid]) -> Grid | None:
    """The second reading of ``grid``, or None where there is none of it."""
    if not again:
        return None
    rival = max(again, key=lambda other: other.bbox.common(grid.bbox))
    if rival.bbox.common(grid.bbox) < _INSIDE * grid.bbox.area:
        return None
    return rival


def _agree(grid: Grid, rival: Grid) -> bool:
    if len(grid.cells) != len(rival.cells):
        return False
    return not any(_differs(cell, rival) for cell in grid.cells)


def _differs(cell: GridCell, rival: Grid) -> bool:
    other = counterpart(cell.bbox, [rival])
    if other is None:
        return bool(cell.lines)
    return not same_ink(cell.text, other.text)


def _alone(grid: Grid) -> RawTable:
    return next(stitch([PageLayout(grid.page, (grid,), ())]))


def _chosen(grid: Grid, rival: Grid) -> Grid:
    """``grid`` as the reading that was chosen, its cells marked where ``rival`` differs."""
    return replace(
        grid, cells=tuple(_arbitrated(cell, rival) for cell in grid.cells)
    )


def _arbitrated(cell: GridCell, rival: Grid) -> GridCell:
    if not _differs(cell, rival):
        return cell
    other = counterpart(cell.bbox, [rival])
    readings = ((rival.engine, other.text),) if other else ()
    return replace(cell, readings=readings, arbitrated=True)


def _disputed(cell: GridCell, rival: Grid) -> GridCell:
    """A cell of the first reading, the other one beside it, where nothing decides between them."""
    other = counterpart(cell.bbox, [rival])
    if other is None or same_ink(cell.text, other.text):
        return cell
    return dispute(cell, rival.engine, other.text)


def confirm(source: "Source", raw: RawTable) -> RawTable:
    """``raw`` read again by another library: cells whose characters differ there carry both
    readings.

    Cells that the second reading does not find are left as they are. Tables without rules are read
    by a library that has columns made of white.
    """
    if all(cell.engine == BY_WHITE for cell in raw.cells):
        return _confirmed_by_white(source, raw)
    again = {place.page: read_again(source, place.page) for place in raw.places}
    return replace(
        raw, cells=tuple(_confirmed(cell, again) for cell in raw.cells)
    )


def _confirmed_by_white(source: "Source", raw: RawTable) -> RawTable:
    again: dict[int, list[ReadCell]] = {}
    for place in raw.places:
        read = read_white_again(source, place.page, place.bbox)
        again.setdefault(place.page, []).extend(read)

    return replace(
        raw, cells=tuple(_compared(cell, again) for cell in raw.cells)
    )


def _compared(
    cell: RawCell, again: Mapping[int, Sequence[ReadCell]]
) -> RawCell:
    """A cell, disputed where the second reading has another figure in its place."""
    if len(cell.places) != 1 or not is_figure(cell.text):
        return cell
    (place,) = cell.places
    other = other_figure(place.bbox, cell.text, again[place.page])
    if other is None:
        return cell
    return dispute(cell, unruled_reading.NAME, other)


def _confirmed(cell: RawCell, again: Mapping[int, tuple[Grid, ...]]) -> RawCell:
    if not cell.text or cell.engine != RuledEngine.name:
        return cell
    if unread_glyphs(cell.text):  # the other library does not know what is seen
        return cell

    texts = []
    for place in cell.places:
        other = counterpart(place.bbox, again[place.page])
        if other is None:
            return cell
        if other.lines:
            texts.append(other.text)

    text = " ".join(texts)
    if same_ink(cell.text, text):
        return cell
    return dispute(cell, NAME, text)


def recheck(
    source: "Source", document: Document, table_ids: Collection[str]
) -> Document:
    """``document`` with the tables named in ``table_ids`` confirmed; the same object where nothing
    differs.

    Meant for tables whose figures are accused: a figure that two libraries read differently proves
    nothing.
    """
    fresh: dict[str, Table] = {}
    for table in document.tables:
        if table.id not in table_ids:
            continue
        raw = confirm(source, table.raw)
        if raw != table.raw:
            fresh[table.id] = type_table(raw)
    if not fresh:
        return document

    disputed: list[RawCell] = []
    for table in fresh.values():
        disputed += [cell for cell in table.raw.cells if cell.readings]
    return with_tables(document, fresh, disagreements(disputed))


def with_tables(
    document: Document, fresh: Mapping[str, Table], doubts: Iterable[Doubt]
) -> Document:
    """``document`` with tables read anew, by id, their facts, and more doubts."""
    facts: dict[str, Fact] = {}
    for table in fresh.values():
        facts.update((fact.id, fact) for fact in table_facts(table))
    return replace(
        document,
        tables=tuple(fresh.get(table.id, table) for table in document.tables),
        facts=tuple(facts.get(fact.id, fact) for fact in document.facts),
        doubts=(*document.doubts, *doubts),
    )
