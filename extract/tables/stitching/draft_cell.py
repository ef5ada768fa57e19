"""A cell of a table while it is put together from the blocks of several pages."""

from dataclasses import dataclass, replace

from extract.french.wrapped_lines import join_lines
from extract.geometry import Place
from extract.grid import GridCell
from extract.table import RawCell
from extract.tables.stitching.column_blocks import ColumnBlock


@dataclass(slots=True)
class DraftCell:
    """A cell so far: ``row`` counts from the first body row, ``places`` are those of all its pages,
    ``last_width`` is the width of its last line in points.
    """

    cell: GridCell
    row: int
    rowspan: int
    lines: tuple[str, ...]
    places: tuple[Place, ...]
    engine: str
    angle: int
    confidence: float
    last_width: float

    @classmethod
    def of(cls, cell: GridCell, row: int, block: ColumnBlock) -> "DraftCell":
        """The cell of ``block`` that starts in ``row`` of the table."""
        _, last_width = cell.ends
        return cls(
            cell=cell,
            row=row,
            rowspan=cell.rowspan,
            lines=cell.lines,
            places=(Place(block.page, cell.bbox),),
            engine=block.engine,
            angle=cell.angle,
            confidence=cell.confidence,
            last_width=last_width,
        )

    @property
    def text(self) -> str:
        """The printed text on all its pages."""
        return join_lines(self.lines)

    def reaches(self, row: int) -> bool:
        """Whether it covers ``row``."""
        return self.row <= row < self.row + self.rowspan

    def finished(self) -> RawCell:
        """The cell of the finished table."""
        cell = self.cell
        return RawCell(
            row=self.row,
            col=cell.col,
            rowspan=self.rowspan,
            colspan=cell.colspan,
            text=self.text,
            places=self.places,
            engine=self.engine,
            angle=self.angle,
            confidence=self.confidence,
            readings=cell.readings,
            arbitrated=cell.arbitrated,
        )

    def append(
        self, cell: GridCell, page: int, rowspan: int, *, printed: bool
    ) -> None:
        """Make ``cell``, below the page break, part of this one.

        ``printed``: its box on ``page`` is a place of this cell.
        """
        if printed:
            self.places = (*self.places, Place(page, cell.bbox))
        self.angle = self.angle if self.lines else cell.angle
        self.confidence = min(self.confidence, cell.confidence)
        self.lines += cell.lines
        self.rowspan = rowspan
        self.last_width = cell.ends[1] or self.last_width
        self.cell = replace(self.cell, open_bottom=cell.open_bottom)
