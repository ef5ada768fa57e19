"""Grids and tables put away as bytes until they are looked at: a twentieth of the memory their
cells take.

Values are kept field by field, which is quick to write and to read, and short once compressed.
Packing is for this process only: the bytes are never stored.
"""

import pickle
import zlib
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, repeat
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar, overload

from extract.facts import Fact, table_facts
from extract.geometry import BBox, Place, bboxes_of
from extract.grid import Grid, GridCell
from extract.number import Number
from extract.table import Cell, Column, RawCell, RawTable, Row, Table

T = TypeVar("T")
Columns = list[list[Any]]
Boxes = tuple["array[float]", ...]

AT_HAND = 6_000
"""Cells of one document that are kept as they are: packing is for those beyond, which only long
documents have.
"""


def pack_grids(grids: Sequence[Grid]) -> bytes:
    """``grids`` as bytes."""
    cells = [cell for grid in grids for cell in grid.cells]
    bare = [replace(grid, cells=()) for grid in grids]
    counts = [len(grid.cells) for grid in grids]
    content = (
        bare,
        counts,
        _columns(GridCell, cells, "bbox"),
        _boxes(bboxes_of(cells)),
    )
    return pickle.dumps(content, pickle.HIGHEST_PROTOCOL)


def unpack_grids(packed: bytes) -> tuple[Grid, ...]:
    """What `pack_grids` made ``packed`` of."""
    bare, counts, columns, boxes = pickle.loads(packed)  # noqa: S301  made by this process
    cells = iter(_values(GridCell, columns, bbox=_unboxed(boxes)))
    return tuple(
        replace(grid, cells=tuple(islice(cells, n)))
        for grid, n in zip(bare, counts, strict=True)
    )


class _PackedTable(NamedTuple):
    """A table field by field: a cell is named by its number, -1 for none."""

    bare: RawTable
    """The raw table without its cells."""
    columns: tuple[Column, ...]
    raws: Columns
    places: "_PackedPlaces"
    cells: Columns
    raw_of_cell: list[int]
    numbers: Columns
    numbers_of_cell: list[int]
    rows: Columns
    cells_of_row: list[list[int]]


def pack_table(table: Table) -> bytes:
    """``table`` as bytes: its cells each once, wherever they span."""
    raws = table.raw.cells
    cells = _different_cells(table)
    numbers = [number for cell in cells for number in cell.numbers]

    number_of_raw = {id(raw): n for n, raw in enumerate(raws)}
    number_of_cell = {id(cell): n for n, cell in enumerate(cells)}
    number_of_cell[id(None)] = -1

    return _dump(
        tuple(
            _PackedTable(
                bare=replace(table.raw, cells=()),
                columns=table.columns,
                raws=_columns(RawCell, raws, "places"),
                places=_packed_places([raw.places for raw in raws]),
                cells=_columns(Cell, cells, "raw", "numbers"),
                raw_of_cell=[number_of_raw[id(cell.raw)] for cell in cells],
                numbers=_columns(Number, numbers),
                numbers_of_cell=[len(cell.numbers) for cell in cells],
                rows=_columns(Row, table.rows, "cells"),
                cells_of_row=[
                    [number_of_cell[id(c)] for c in row.cells]
                    for row in table.rows
                ],
            )
        )
    )


def _different_cells(table: Table) -> list[Cell]:
    """The cells of a table, each once, in the order of their first position."""
    found: dict[int, Cell] = {}
    for row in table.rows:
        found |= {id(cell): cell for cell in row.printed_cells}
    return list(found.values())


def unpack_table(packed: bytes) -> Table:
    """What `pack_table` made ``packed`` of."""
    found = _PackedTable(*_load(packed))
    raws = _values(RawCell, found.raws, places=_places(*found.places))

    numbers = iter(_values(Number, found.numbers))
    of_cell = [
        tuple(islice(numbers, n)) if n else () for n in found.numbers_of_cell
    ]
    raw_of_cell = [raws[n] for n in found.raw_of_cell]
    cells: list[Cell | None] = _values(
        Cell, found.cells, raw=raw_of_cell, numbers=of_cell
    )
    cells.append(None)

    printed = [tuple([cells[n] for n in row]) for row in found.cells_of_row]
    rows = _values(Row, found.rows, cells=printed)
    return Table(
        replace(found.bare, cells=tuple(raws)), found.columns, tuple(rows)
    )


class _Squeezed:
    """A file that compresses what is written to it, so that a long table is never there twice."""

    def __init__(self) -> None:
        self._squeeze = zlib.compressobj(1)
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        """Take in ``data``."""
        self._parts.append(self._squeeze.compress(data))
        return len(data)

    def done(self) -> bytes:
        """All of it, compressed."""
        return b"".join((*self._parts, self._squeeze.flush()))


def _dump(value: object) -> bytes:
    squeezed = _Squeezed()
    pickle.dump(value, squeezed, pickle.HIGHEST_PROTOCOL)
    return squeezed.done()


def _load(packed: bytes) -> Any:  # noqa: ANN401  what `_dump` was given
    return pickle.loads(zlib.decompress(packed))  # noqa: S301  made by this process


def _columns(kind: Any, values: Sequence[object], *apart: str) -> Columns:  # noqa: ANN401  any dataclass
    """The fields of ``values``, those named in ``apart`` left out, one list each."""
    names = (name for name in kind.__match_args__ if name not in apart)
    return [list(map(attrgetter(name), values)) for name in names]


def _values(kind: Any, columns: Columns, **apart: list[Any]) -> list[Any]:  # noqa: ANN401  any dataclass
    """The values that `_columns` took apart."""
    given = iter(columns)
    by_name = {
        name: apart[name] if name in apart else next(given)
        for name in kind.__match_args__
    }
    made = [object.__new__(kind) for _ in next(iter(by_name.values()))]
    for name, column in by_name.items():
        # By its slot: a third of what __init__ takes.
        deque(map(getattr(kind, name).__set__, made, column), 0)
    return made


def _boxes(boxes: Iterable[BBox]) -> Boxes:
    return tuple(array("d", edge) for edge in zip(*boxes, strict=True))


def _unboxed(boxes: Boxes) -> list[BBox]:
    return list(map(tuple.__new__, repeat(BBox), zip(*boxes, strict=True)))


_PackedPlaces = tuple[list[int], list[int], Boxes, list[str]]
"""How many places each cell has, their pages, their boxes, the cells of a sheet they name."""


def _packed_places(places: Sequence[tuple[Place, ...]]) -> _PackedPlaces:
    found = list(chain.from_iterable(places))
    pages = [place.page for place in found]
    boxes = _boxes(bboxes_of(found))
    cells = [place.cell for place in found]
    return list(map(len, places)), pages, boxes, cells


def _places(
    counts: list[int], pages: list[int], boxes: Boxes, cells: list[str]
) -> list[tuple[Place, ...]]:
    found = map(
        tuple.__new__,
        repeat(Place),
        zip(pages, _unboxed(boxes), cells, strict=True),
    )
    return [tuple(islice(found, n)) for n in counts]


class PackedGrids:
    """The grids of each page, those beyond the first ``AT_HAND`` cells packed, until they are taken
    out.
    """

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Grid, ...] | bytes] = {}
        self._room = AT_HAND

    def put(self, page: int, grids: tuple[Grid, ...]) -> None:
        """Keep the ``grids`` of ``page``."""
        self._room -= sum(len(grid.cells) for grid in grids)
        self._kept[page] = grids if self._room >= 0 else pack_grids(grids)

    def take(self, page: int) -> tuple[Grid, ...]:
        """The grids of ``page``, which are kept no longer."""
        kept = self._kept.pop(page)
        return unpack_grids(kept) if isinstance(kept, bytes) else kept


class _Sequence(Sequence[T]):
    """What packed sequences share: equal to the tuple of what they hold."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return False
        return tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return tuple(self)[index]


class PackedTables(_Sequence[Table]):
    """Tables, those beyond the first ``AT_HAND`` cells unpacked anew when they are asked for."""

    def __init__(self, tables: Iterable[Table]) -> None:
        room = AT_HAND
        self._kept: list[Table | bytes] = []
        for table in tables:
            room -= len(table.raw.cells)
            self._kept.append(table if room >= 0 else pack_table(table))

    @property
    def are_at_hand(self) -> bool:
        """Whether none of them had to be packed."""
        return not any(isinstance(kept, bytes) for kept in self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[Table]:
        return (
            unpack_table(kept) if isinstance(kept, bytes) else kept
            for kept in self._kept
        )


class TableFacts(_Sequence[Fact]):
    """The facts of ``tables``, made anew when they are asked for, and then those of the prose."""

    def __init__(self, tables: Sequence[Table], said: tuple[Fact, ...]) -> None:
        self._tables = tables
        self.said = said

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[Fact]:
        return chain(
            chain.from_iterable(map(table_facts, self._tables)), self.said
        )
