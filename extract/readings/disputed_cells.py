"""What is noted of a cell that was read in more than one way."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from extract.grid import Doubt, DoubtCode, GridCell
from extract.table import RawCell, RawTable

CellT = TypeVar("CellT", GridCell, RawCell)

DISPUTED = 0.5
"""The most a reading is trusted that another engine contradicts."""


def dispute(
    cell: CellT, engine: str, text: str, trusted: float = DISPUTED
) -> CellT:
    """``cell`` with what another engine reads there, and trusted no more than ``trusted``."""
    return replace(
        cell,
        readings=((engine, text),),
        confidence=min(cell.confidence, trusted),
    )


def is_open(cell: RawCell) -> bool:
    """Whether a cell has other readings between which nothing decided."""
    return bool(cell.readings) and not cell.arbitrated


def disagreements(cells: Iterable[RawCell]) -> Iterator[Doubt]:
    """One doubt a cell whose reading another engine contradicts."""
    for cell in cells:
        place = cell.places[0]
        detail = f"{cell.text} | {cell.readings[0][1]}"
        yield Doubt(place.page, place.bbox, DoubtCode.ENGINES_DISAGREE, detail)


def with_texts(raw: RawTable, texts: dict[int, str]) -> RawTable:
    """``raw`` with other texts in the cells of these indexes."""
    cells = list(raw.cells)
    for n, text in texts.items():
        cells[n] = replace(cells[n], text=text)
    return replace(raw, cells=tuple(cells))
