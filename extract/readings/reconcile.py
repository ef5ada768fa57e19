"""What is done where a first reading is doubtful: read again, let arithmetic choose, say what was
done.

A grid whose geometry does not close, or beside whose cells text stands, is read again as a whole;
the judge chooses between the two readings, and every cell that the choice changed is marked as
arbitrated. Where nothing decides, the first reading stays and the disagreement is a doubt.
``confirm`` reads single tables again, figure by figure.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.document import Document
from extract.facts import table_facts
from extract.grid import Doubt, Grid, GridCell
from extract.pdf.page import Line
from extract.readings.judge import Judge
from extract.readings.second_engines import NAME, counterpart, read_again, same_ink
from extract.table import RawCell, RawTable, Table
from extract.tables.stitch import Sheet, stitch
from extract.tables.typing import type_table

if TYPE_CHECKING:
    from extract.pdf.source import Source

_UNSURE = ("open-geometry", "text-across-rule")
_DISPUTED = 0.5
"""The most a reading is trusted that another engine contradicts."""


def is_doubtful(grid: Grid, lines: Sequence[Line]) -> bool:
    """Whether a ruled grid does not close, or a line of text stands inside its box but in none of
    its cells.
    """
    if grid.engine != "ruled":
        return False
    outside = any(line.bbox.common(grid.bbox) > 0.5 * line.bbox.area for line in lines)
    return outside or any(doubt.code in _UNSURE for doubt in grid.doubts)


def settle(
    source: "Source", grids: Sequence[Grid], lines: Sequence[Line], judge: Judge | None
) -> tuple[Grid, ...]:
    """The grids of one page, the doubtful ones read again and chosen by ``judge``."""
    doubtful = [grid for grid in grids if is_doubtful(grid, lines)]
    if not doubtful:
        return tuple(grids)
    again = read_again(source, doubtful[0].page)
    return tuple(_settled(grid, again, judge) if grid in doubtful else grid for grid in grids)


def _settled(grid: Grid, again: Sequence[Grid], judge: Judge | None) -> Grid:
    rival = max(again, key=lambda other: other.bbox.common(grid.bbox), default=None)
    if rival is None or rival.bbox.common(grid.bbox) < 0.5 * grid.bbox.area or _agree(grid, rival):
        return grid
    choice = judge([type_table(_alone(grid)), type_table(_alone(rival))]) if judge else None
    if choice == 1:
        return replace(
            rival, cells=tuple(_arbitrated(cell, grid) for cell in rival.cells), doubts=grid.doubts
        )
    doubt = Doubt(grid.page, grid.bbox, "engines-disagree", NAME)
    cells = tuple(
        _arbitrated(cell, rival) if choice == 0 else _disputed(cell, rival) for cell in grid.cells
    )
    return replace(grid, cells=cells, doubts=grid.doubts if choice == 0 else (*grid.doubts, doubt))


def _agree(grid: Grid, rival: Grid) -> bool:
    return len(grid.cells) == len(rival.cells) and not any(
        _differs(cell, rival) for cell in grid.cells
    )


def _differs(cell: GridCell, rival: Grid) -> bool:
    other = counterpart(cell.bbox, [rival])
    return bool(cell.lines) if other is None else not same_ink(cell.text, other.text)


def _alone(grid: Grid) -> RawTable:
    return next(stitch([Sheet(grid.page, (grid,), ())]))


def _arbitrated(cell: GridCell, rival: Grid) -> GridCell:
    """A cell of the chosen reading, marked where the other one differs."""
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
    return replace(
        cell, readings=((rival.engine, other.text),), confidence=min(cell.confidence, _DISPUTED)
    )


def confirm(source: "Source", raw: RawTable) -> RawTable:
    """``raw`` read again by another library: cells whose characters differ there carry both
    readings.

    Cells that the second reading does not find, such as those of a table without rules, are left as
    they are.
    """
    again = {place.page: read_again(source, place.page) for place in raw.places}
    return replace(raw, cells=tuple(_confirmed(cell, again) for cell in raw.cells))


def recheck(source: "Source", document: Document, table_ids: Collection[str]) -> Document:
    """``document`` with the tables named in ``table_ids`` confirmed; the same object where nothing
    differs.

    Meant for tables whose figures stand accused: a figure that two libraries read differently
    proves nothing.
    """
    fresh: dict[str, Table] = {}
    for table in document.tables:
        if table.id in table_ids and (raw := confirm(source, table.raw)) != table.raw:
            fresh[table.id] = type_table(raw)
    return with_tables(document, fresh, _disagreements(fresh.values())) if fresh else document


def with_tables(
    document: Document, fresh: Mapping[str, Table], doubts: Iterable[Doubt]
) -> Document:
    """``document`` with tables read anew, by id, their facts, and more doubts."""
    facts = {fact.id: fact for table in fresh.values() for fact in table_facts(table)}
    return replace(
        document,
        tables=tuple(fresh.get(table.id, table) for table in document.tables),
        facts=tuple(facts.get(fact.id, fact) for fact in document.facts),
        doubts=(*document.doubts, *doubts),
    )


def _disagreements(tables: Iterable[Table]) -> Iterator[Doubt]:
    for table in tables:
        for cell in table.raw.cells:
            if cell.readings:
                place = cell.places[0]
                yield Doubt(
                    place.page,
                    place.bbox,
                    "engines-disagree",
                    f"{cell.text} | {cell.readings[0][1]}",
                )


def _confirmed(cell: RawCell, again: dict[int, tuple[Grid, ...]]) -> RawCell:
    if not cell.text or cell.engine != "ruled":
        return cell
    others = [counterpart(place.bbox, again[place.page]) for place in cell.places]
    if any(other is None for other in others):
        return cell
    text = " ".join(other.text for other in others if other and other.lines)
    if same_ink(cell.text, text):
        return cell
    return replace(cell, readings=((NAME, text),), confidence=min(cell.confidence, _DISPUTED))
