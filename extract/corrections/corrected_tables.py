"""Tables as a person read them: the texts of cells and headers, the kinds of rows and columns, the
tables that are none.

All corrections speak of the tables as they were read, whatever the others change. A text is put in
its place before its table is typed; kinds are noted beside the table, and typing follows them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from extract.correction import (
    AppliedCorrection,
    CorrectionKind,
    CorrectionRecord,
    Misfit,
    MootCorrection,
    PageCorrection,
)
from extract.corrections.corrections_file import (
    COLUMN_KINDS,
    COLUMN_USES,
    ROW_KINDS,
)
from extract.corrections.find_by_words import (
    find_column,
    find_row,
    find_table,
    same_words,
)
from extract.corrections.reshaped_tables import join_tables, split_table
from extract.geometry import BBox, Place
from extract.grid import BY_PERSON
from extract.several import texts_of
from extract.table import RawCell, RawTable, Row, Table
from extract.tables.typing import type_table

Became = AppliedCorrection | MootCorrection


@dataclass(frozen=True, slots=True)
class CorrectedTables:
    """The tables after correction, and what became of each correction of a table."""

    tables: tuple[RawTable, ...]
    became: tuple[Became, ...] = ()


def correction_record(became: Iterable[Became]) -> CorrectionRecord:
    """What became of corrections, those without an object apart."""
    applied: list[AppliedCorrection] = []
    moot: list[MootCorrection] = []
    for one in became:
        if isinstance(one, AppliedCorrection):
            applied.append(one)
        else:
            moot.append(one)
    return CorrectionRecord(applied=tuple(applied), moot=tuple(moot))


def correct_tables(
    tables: Sequence[RawTable], corrections: Iterable[PageCorrection]
) -> CorrectedTables:
    """``tables`` with the ``corrections`` of cells, rows, columns and whole tables applied."""
    work = _Work(tables)
    became = [work.apply(one) for one in corrections if one.kind in _APPLY]
    return CorrectedTables(work.result(), tuple(became))


@dataclass
class _Work:
    """The tables as read, and as far as they are corrected."""

    read: Sequence[RawTable]
    corrected: dict[str, RawTable] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)
    cuts: dict[str, dict[int, str]] = field(default_factory=dict)
    """For each table that is split the rows where a part begins, and its caption."""
    joined: dict[str, str] = field(default_factory=dict)
    """For each table that is joined to another the id of that one."""
    _typed: dict[str, Table] = field(default_factory=dict)

    def apply(self, correction: PageCorrection) -> Became:
        """Correct the table that ``correction`` names."""
        raw = find_table(correction.table, self.read)
        if isinstance(raw, Misfit):
            return MootCorrection(correction=correction, misfit=raw)
        found = _APPLY[correction.kind](self, raw, correction)
        if isinstance(found, Misfit):
            return MootCorrection(correction=correction, misfit=found)
        return found

    def result(self) -> tuple[RawTable, ...]:
        """The tables in their order: without those left out, split, then joined."""
        done: dict[str, tuple[RawTable, ...]] = {}
        for raw in self.read:
            if raw.id in self.left_out:
                continue
            parts = split_table(
                self._now(raw), self.cuts.get(raw.id, {}).items()
            )
            before = done.get(self.joined.get(raw.id, ""))
            if before is None:
                done[raw.id] = parts
            else:
                joined = join_tables(before[-1], parts[0])
                whole = (*before[:-1], joined, *parts[1:])
                self._replace(done, before, whole)
                done[raw.id] = whole
        kept = {id(tables): tables for tables in done.values()}
        return tuple(chain.from_iterable(kept.values()))

    @staticmethod
    def _replace(
        done: dict[str, tuple[RawTable, ...]],
        before: tuple[RawTable, ...],
        after: tuple[RawTable, ...],
    ) -> None:
        """Put the joined tables in the place of each table that is among them."""
        for name, tables in done.items():
            if tables is before:
                done[name] = after

    def join(
        self, raw: RawTable, correction: PageCorrection
    ) -> AppliedCorrection | Misfit:
        """Note that another table goes on a table."""
        other = find_table(correction.other, self.read)
        if isinstance(other, Misfit):
            return other
        order = [each.id for each in self.read]
        if order.index(other.id) <= order.index(raw.id):
            return Misfit.NO_TABLE
        if len(other.header) != len(raw.header):
            return Misfit.OTHER_COLUMNS
        if other.id in self.joined:
            return Misfit.ALREADY
        self.joined[other.id] = raw.id
        return AppliedCorrection(
            correction=correction,
            before=other.caption,
            after=raw.caption,
            table_id=raw.id,
            places=other.places,
        )

    def split(
        self, raw: RawTable, correction: PageCorrection
    ) -> AppliedCorrection | Misfit:
        """Note that a table is two, from a row on."""
        row = self._row(raw, correction)
        if isinstance(row, Misfit):
            return row
        if row.index == 0:
            return Misfit.ALREADY
        caption = correction.text or ""
        self.cuts.setdefault(raw.id, {})[row.index] = caption
        cells = [cell for cell in raw.cells if cell.row == row.index]
        return AppliedCorrection(
            correction=correction,
            before=raw.caption,
            after=caption or raw.caption,
            table_id=raw.id,
            row=row.index,
            places=_first_places(cells),
        )

    def leave_out(
        self, raw: RawTable, correction: PageCorrection
    ) -> AppliedCorrection:
        """Leave a table out."""
        self.left_out.add(raw.id)
        return AppliedCorrection(
            correction=correction,
            before=raw.caption,
            after="",
            table_id=raw.id,
            places=raw.places,
        )

    def correct_row(
        self, raw: RawTable, correction: PageCorrection
    ) -> AppliedCorrection | Misfit:
        """Note the kind of a row."""
        row = self._row(raw, correction)
        if isinstance(row, Misfit):
            return row
        kind = ROW_KINDS[correction.is_a]
        if row.kind is kind:
            return Misfit.ALREADY

        now = self._now(raw)
        kinds = {**dict(now.decided.rows), row.index: kind}
        decided = replace(now.decided, rows=tuple(sorted(kinds.items())))
        self.corrected[raw.id] = replace(now, decided=decided)
        cells = [cell for cell in raw.cells if cell.row == row.index]
        return AppliedCorrection(
            correction=correction,
            before=row.kind.value,
            after=kind.value,
            table_id=raw.id,
            row=row.index,
            places=_first_places(cells),
        )

    def correct_column(
        self, raw: RawTable, correction: PageCorrection
    ) -> AppliedCorrection | Misfit:
        """Note the kind and the use of a column, and put its header right."""
        col = find_column(correction.column, raw)
        if isinstance(col, Misfit):
            return col
        column = self._table(raw).columns[col]
        before, after = raw.header[col], correction.text or ""
        if correction.is_a:
            before, after = column.kind.value, correction.is_a
        elif correction.use:
            before, after = "", correction.use
        if before == after:
            return Misfit.ALREADY

        now = self._now(raw)
        if correction.text:
            now = _with_label(now, col, correction.text)
        self.corrected[raw.id] = _with_column(now, col, correction)
        over = [c for c in raw.header_rows if c.col <= col < c.col + c.colspan]
        return AppliedCorrection(
            correction=correction,
            before=before,
            after=after,
            table_id=raw.id,
            col=col,
            places=_first_places(over[-1:]),
        )

    def correct_cell(
        self, raw: RawTable, correction: PageCorrection
    ) -> AppliedCorrection | Misfit:
        """Put another text in a cell."""
        col = find_column(correction.column, raw)
        if isinstance(col, Misfit):
            return col
        printed, text = correction.printed or "", correction.text or ""

        def prints(row: Row) -> bool:
            return _reads(_cell_at(raw, row.index, col), printed)

        row = find_row(correction.row, self._table(raw), prints)
        if isinstance(row, Misfit):
            return row
        cell = _cell_at(raw, row.index, col)
        if cell is not None and same_words(cell.text, text):
            return Misfit.ALREADY
        if not _reads(cell, printed):
            return Misfit.OTHER_TEXT

        cell = cell or _blank_cell(raw, row.index, col)
        self.corrected[raw.id] = _with_cell(self._now(raw), cell, text)
        return AppliedCorrection(
            correction=correction,
            before=cell.text,
            after=text,
            table_id=raw.id,
            row=cell.row,
            col=cell.col,
            places=cell.places,
        )

    def _row(self, raw: RawTable, correction: PageCorrection) -> Row | Misfit:
        """The row that a correction names, by what it prints where that is said."""

        def prints(row: Row) -> bool:
            texts = texts_of(row.printed_cells)
            wanted = correction.printed
            return wanted is None or any(same_words(wanted, t) for t in texts)

        row = find_row(correction.row, self._table(raw), prints)
        if isinstance(row, Row) and not prints(row):
            return Misfit.OTHER_TEXT
        return row

    def _now(self, raw: RawTable) -> RawTable:
        return self.corrected.get(raw.id, raw)

    def _table(self, raw: RawTable) -> Table:
        if raw.id not in self._typed:
            self._typed[raw.id] = type_table(raw)
        return self._typed[raw.id]


_Apply = Callable[[_Work, RawTable, PageCorrection], AppliedCorrection | Misfit]
_APPLY: Mapping[CorrectionKind, _Apply] = {
    CorrectionKind.CELL: _Work.correct_cell,
    CorrectionKind.ROW: _Work.correct_row,
    CorrectionKind.COLUMN: _Work.correct_column,
    CorrectionKind.LEAVE_OUT: _Work.leave_out,
    CorrectionKind.JOIN: _Work.join,
    CorrectionKind.SPLIT: _Work.split,
}


# ---------------------------------------------------------------------------------------------
# cells


def _cell_at(raw: RawTable, row: int, col: int) -> RawCell | None:
    """The cell that covers a position."""
    for cell in raw.cells:
        down = cell.row <= row < cell.row + cell.rowspan
        if down and cell.col <= col < cell.col + cell.colspan:
            return cell
    return None


def _reads(cell: RawCell | None, text: str) -> bool:
    """Whether an engine read ``text`` in a cell."""
    if cell is None:
        return not text.strip()
    texts = (cell.text, *(other for _, other in cell.readings))
    return any(same_words(each, text) for each in texts)


def _with_cell(raw: RawTable, cell: RawCell, text: str) -> RawTable:
    """``raw`` with ``text`` as a person's reading in the place of ``cell``."""
    fresh = replace(
        cell,
        text=text,
        engine=BY_PERSON,
        confidence=1.0,
        readings=(),
        arbitrated=False,
    )
    at = (cell.row, cell.col)
    others = [each for each in raw.cells if (each.row, each.col) != at]
    cells = sorted((*others, fresh), key=lambda each: (each.row, each.col))
    return replace(raw, cells=tuple(cells))


def _blank_cell(raw: RawTable, row: int, col: int) -> RawCell:
    """The cell of a position where nothing was read: as high as its row and as wide as its
    column.
    """
    beside = [cell for cell in raw.cells if cell.row == row]
    over = [
        cell
        for cell in (*raw.header_rows, *raw.cells)
        if cell.col == col and cell.colspan == 1
    ]
    place = raw.places[0]
    page = raw.row_pages[row] if row < len(raw.row_pages) else place.page
    high = _around(beside, page) or place.bbox
    wide = _around(over, 0) or place.bbox
    box = BBox(wide.x0, high.top, wide.x1, high.bottom)
    return RawCell(row, col, 1, 1, "", (Place(page, box),), BY_PERSON)


def _around(cells: Iterable[RawCell], page: int) -> BBox | None:
    """The box around the places of ``cells`` on a page, on any where it is 0."""
    boxes = []
    for cell in cells:
        for place in cell.places:
            if page in (0, place.page):
                boxes.append(place.bbox)
    return BBox.around(boxes) if boxes else None


def _first_places(cells: Iterable[RawCell]) -> tuple[Place, ...]:
    """The place of each cell."""
    return tuple(cell.places[0] for cell in cells if cell.places)


# ---------------------------------------------------------------------------------------------
# columns


def _with_label(raw: RawTable, col: int, label: str) -> RawTable:
    """``raw`` with another header over a column: its flattened label, and its innermost cell."""
    header = list(raw.header)
    header[col] = label
    over = [c for c in raw.header_rows if c.col == col and c.colspan == 1]
    rows = list(raw.header_rows)
    for cell in over[-1:]:
        rows[rows.index(cell)] = replace(cell, text=label, engine=BY_PERSON)
    return replace(raw, header=tuple(header), header_rows=tuple(rows))


def _with_column(
    raw: RawTable, col: int, correction: PageCorrection
) -> RawTable:
    decided = raw.decided
    if correction.is_a:
        kinds = {**dict(decided.columns), col: COLUMN_KINDS[correction.is_a]}
        decided = replace(decided, columns=tuple(sorted(kinds.items())))
    if correction.use:
        uses = {**dict(decided.uses), col: COLUMN_USES[correction.use]}
        decided = replace(decided, uses=tuple(sorted(uses.items())))
    return replace(raw, decided=decided)
