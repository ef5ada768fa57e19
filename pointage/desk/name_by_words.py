"""Corrections of what a person points at: the cell, row, column or table, named by its words as it
was first read.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from extract.correction import (
    CorrectionKind,
    Misfit,
    MootCorrection,
    PageCorrection,
    RowName,
    Signature,
    TableName,
)
from extract.corrections.corrected_tables import correct_tables
from extract.corrections.find_by_words import (
    rows_named,
    same_words,
    tables_named,
)
from extract.document import Document
from extract.geometry import Place
from extract.several import with_id
from extract.table import Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class PointedAt:
    """What a person points at, and what they say of it."""

    kind: CorrectionKind
    table_id: str
    row: int = -1
    col: int = -1
    text: str = ""
    is_a: str = ""
    use: str = ""
    other_id: str = ""
    """The table that is to be joined to it."""
    region: Place | None = None
    """Where a table is drawn; ``table_id`` is then the one that is moved there, or empty."""
    file: str = ""


def name_correction(
    pointed: PointedAt, tables: Sequence[Table], signed: Signature
) -> PageCorrection | Misfit:
    """The correction of what is pointed at in ``tables``, as they are without corrections."""
    table = with_id(tables, pointed.table_id)
    if pointed.kind is CorrectionKind.REGION and not pointed.table_id:
        return _region(pointed, TableName(), signed)
    if table is None:
        return Misfit.NO_TABLE
    if not _is_inside(pointed, table):
        return Misfit.NO_ROW
    return _NAMERS[pointed.kind](_Scene(pointed, table, tables, signed))


def head_corrections(
    said: Mapping[str, str], document: Document, signed: Signature
) -> tuple[PageCorrection, ...]:
    """The corrections of an act's head: of its parts that are said otherwise than they are shown;
    one that says what was read is to be taken back.

    The body may be found again in another act; date and title are those of one file.
    """
    read = {part: getattr(document.masthead, part) for part in said}
    for one in document.corrections.applied:
        if one.correction.column in read and not one.table_id:
            read[one.correction.column] = one.before
    return tuple(
        PageCorrection(
            kind=CorrectionKind.DOCUMENT,
            signed=signed,
            column=part,
            printed=read[part],
            text=text,
            file="" if part == "body" else document.name,
        )
        for part, text in said.items()
        if text != getattr(document.masthead, part)
    )


def misfit_of(
    correction: PageCorrection, tables: Sequence[Table]
) -> Misfit | None:
    """Why a correction would change nothing; None where it would."""
    if correction.kind is CorrectionKind.REGION:
        return None  # it is known once the page is read again
    raws = [table.raw for table in tables]
    (became,) = correct_tables(raws, [correction]).became
    return became.misfit if isinstance(became, MootCorrection) else None


_OF_ROWS = (CorrectionKind.CELL, CorrectionKind.ROW, CorrectionKind.SPLIT)


def _is_inside(pointed: PointedAt, table: Table) -> bool:
    needs_row = pointed.kind in _OF_ROWS
    needs_col = pointed.kind in (CorrectionKind.CELL, CorrectionKind.COLUMN)
    in_rows = 0 <= pointed.row < len(table.rows)
    in_columns = 0 <= pointed.col < len(table.columns)
    return (in_rows or not needs_row) and (in_columns or not needs_col)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is pointed at, among the tables it was read in."""

    pointed: PointedAt
    table: Table
    tables: Sequence[Table]
    signed: Signature

    @property
    def name(self) -> TableName:
        """The table's words, and which of several it is."""
        return self.name_of(self.table)

    def name_of(self, table: Table) -> TableName:
        """The words of a table, and which of several it is."""
        raw = table.raw
        name = TableName(caption=raw.caption, header=raw.header)
        found = tables_named(name, [table.raw for table in self.tables])
        number = _place_of(raw.id, [one.id for one in found])
        return TableName(caption=raw.caption, header=raw.header, number=number)

    @property
    def label(self) -> str:
        """The label of the column."""
        return self.table.raw.header[self.pointed.col]

    def row_name(self, prints: Callable[[Row], bool]) -> RowName:
        """The row's words, and which of several it is."""
        row = self.table.rows[self.pointed.row]
        labels = (*row.path, row.label)
        found = rows_named(RowName(labels=labels), self.table, prints)
        number = _place_of(row.index, [one.index for one in found])
        return RowName(labels=labels, number=number)


def _place_of(one: object, found: Sequence[object]) -> int:
    """Which of several it is, from 1; 0 where it is alone."""
    return found.index(one) + 1 if len(found) > 1 else 0


def _cell(scene: _Scene) -> PageCorrection:
    col = scene.pointed.col

    def text_of(row: Row) -> str:
        cell = row.cells[col]
        return "" if cell is None else cell.text

    printed = text_of(scene.table.rows[scene.pointed.row])
    return PageCorrection(
        kind=CorrectionKind.CELL,
        signed=scene.signed,
        table=scene.name,
        row=scene.row_name(lambda row: same_words(text_of(row), printed)),
        column=scene.label,
        printed=printed,
        text=scene.pointed.text,
    )


def _row(scene: _Scene) -> PageCorrection:
    return PageCorrection(
        kind=CorrectionKind.ROW,
        signed=scene.signed,
        table=scene.name,
        row=scene.row_name(lambda _: True),
        is_a=scene.pointed.is_a,
    )


def _column(scene: _Scene) -> PageCorrection:
    return PageCorrection(
        kind=CorrectionKind.COLUMN,
        signed=scene.signed,
        table=scene.name,
        column=scene.label,
        text=scene.pointed.text or None,
        is_a=scene.pointed.is_a,
        use=scene.pointed.use,
    )


def _left_out(scene: _Scene) -> PageCorrection:
    return PageCorrection(
        kind=CorrectionKind.LEAVE_OUT, signed=scene.signed, table=scene.name
    )


def _joined(scene: _Scene) -> PageCorrection | Misfit:
    """Two tables as one, whichever of them is pointed at: the later one goes on the earlier."""
    ids = [table.id for table in scene.tables]
    if scene.pointed.other_id not in ids:
        return Misfit.NO_TABLE
    places = {ids.index(scene.table.id), ids.index(scene.pointed.other_id)}
    if len(places) == 1:
        return Misfit.NO_TABLE
    first, second = (scene.tables[place] for place in sorted(places))
    return PageCorrection(
        kind=CorrectionKind.JOIN,
        signed=scene.signed,
        table=scene.name_of(first),
        other=scene.name_of(second),
    )


def _split(scene: _Scene) -> PageCorrection:
    return PageCorrection(
        kind=CorrectionKind.SPLIT,
        signed=scene.signed,
        table=scene.name,
        row=scene.row_name(lambda _: True),
        text=scene.pointed.text or None,
    )


def _region(
    pointed: PointedAt, name: TableName, signed: Signature
) -> PageCorrection:
    return PageCorrection(
        kind=CorrectionKind.REGION,
        signed=signed,
        table=name,
        region=pointed.region,
        text=pointed.text or None,
        file=pointed.file,
    )


_NAMERS: Mapping[
    CorrectionKind, Callable[[_Scene], PageCorrection | Misfit]
] = {
    CorrectionKind.CELL: _cell,
    CorrectionKind.ROW: _row,
    CorrectionKind.COLUMN: _column,
    CorrectionKind.LEAVE_OUT: _left_out,
    CorrectionKind.JOIN: _joined,
    CorrectionKind.SPLIT: _split,
    CorrectionKind.REGION: lambda scene: _region(
        scene.pointed, scene.name, scene.signed
    ),
}
