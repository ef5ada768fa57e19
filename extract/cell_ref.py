"""Which cell a value was read in, and the ids made of it: no other module writes or reads them."""

import re
from dataclasses import dataclass, replace

_ID = re.compile(
    r"(?P<table>.+)!(?:r(?P<row>\d+)c(?P<col>\d+)|h(?P<over>\d+))(?:\.(?P<part>\w+(?:\.\w+)*))?",
    re.DOTALL,
)
"""A place in a table: a cell ("t1!r3c2"), a column's header ("t1!h2"), a part of either."""


@dataclass(frozen=True, slots=True)
class CellRef:
    """A cell of a typed table, by its table's id, its row and its column.

    ``row`` is None for the header of a column, and so is ``col`` for a value that belongs to no
    single cell. Text outside tables has no ``table_id``. ``part`` tells the values of one cell
    apart: "2" for the second of several numbers, "start" for the first day of a period.

    >>> str(CellRef("annexe-1-t1", 3, 4)), str(CellRef("annexe-1-t1", col=4))
    ('annexe-1-t1!r3c4', 'annexe-1-t1!h4')
    >>> str(CellRef("annexe-1-t1", 3, 4, "2"))
    'annexe-1-t1!r3c4.2'
    """

    table_id: str = ""
    row: int | None = None
    col: int | None = None
    part: str = ""

    def __str__(self) -> str:
        at = f"h{self.col}" if self.row is None else f"r{self.row}c{self.col}"
        part = f".{self.part}" if self.part else ""
        return f"{self.table_id}!{at}{part}"

    @property
    def whole(self) -> "CellRef":
        """The cell itself, whichever of its values is meant."""
        return replace(self, part="") if self.part else self

    @property
    def line(self) -> str:
        """The id of its row: ``annexe-1-t1!r3``."""
        return line_id(self.table_id, self.row)

    @staticmethod
    def parse(text: str) -> "CellRef | None":
        """The cell that an id names; None for the id of a value outside tables.

        >>> CellRef.parse("annexe-1-t1!r3c4.2"), CellRef.parse("claim-4")
        (CellRef(table_id='annexe-1-t1', row=3, col=4, part='2'), None)
        """
        found = _ID.fullmatch(text)
        if found is None:
            return None

        row = None if found["row"] is None else int(found["row"])
        col = int(found["over"] if row is None else found["col"])
        return CellRef(found["table"], row, col, found["part"] or "")


def line_id(table_id: str, row: int | None) -> str:
    """The id of a row of a table: ``annexe-1-t1!r3``."""
    return f"{table_id}!r{row}"
