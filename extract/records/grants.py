"""Allocation lines: one record for each line and measure, from any table that names who receives
how much.
"""

import json
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extract.cell_ref import line_id
from extract.document import Document
from extract.french.dates import find_periods, parse_date, parse_month, parse_period
from extract.french.folding import fold, plain
from extract.number import Number
from extract.records.beneficiary_keys import beneficiary_key
from extract.records.record import Record, number_text, table_record
from extract.table import Cell, Column, ColumnKind, Row, RowKind, Table
from extract.tables.column_roles import (
    Role,
    grants_something,
    is_recap,
    paired_quantity,
    recap_columns,
    roles,
)
from extract.tables.row_paths import number_of

_DEFERRED = re.compile(r"\bajourne|\bdiffere|\bsursis\b|reportee? a (?:une|la prochaine)")


@dataclass(frozen=True, slots=True)
class GrantTable:
    """A table of allocation lines with the part of each column; ``recap`` are its columns that
    repeat others.
    """

    table: Table
    roles: tuple[Role, ...]
    measures: tuple[int, ...]
    recap: frozenset[int]
    recapitulates: bool
    periods: Mapping[int, list[tuple[str, str]]]
    """Periods that the reader found in the table's cells, by row."""

    def columns(self, *wanted: Role) -> list[int]:
        """The columns that play one of the ``wanted`` parts."""
        return [index for index, role in enumerate(self.roles) if role in wanted]

    def text(self, row: Row, role: Role) -> str:
        """The text of the first column of that part on ``row``, spanned cells included."""
        for index in self.columns(role):
            if (cell := row.cells[index]) is not None:
                return plain(cell.text)
        return ""


def grant_table(document: Document, table: Table) -> GrantTable | None:
    """``table`` as allocation lines, or None where it names no one who receives, or no measure.

    Without a column of beneficiaries, a table by territory that speaks of grants is taken as a
    recapitulation.
    """
    found = roles(table)
    measures = tuple(index for index, role in enumerate(found) if role is Role.MEASURE)
    if not measures or (Role.IMPUTATION in found and Role.BENEFICIARY not in found):
        return None
    found = _with_names(table, found, measures)
    named = Role.BENEFICIARY in found
    by_place = Role.TERRITORY in found and grants_something(table, measures)
    if not named and not by_place:
        return None
    periods: dict[int, list[tuple[str, str]]] = {}
    for period in document.periods:
        if period.table_id == table.id and period.row is not None:
            periods.setdefault(period.row, []).append((period.start, period.end))
    return GrantTable(
        table,
        found,
        measures,
        recap_columns(table, measures),
        not named or is_recap(table),
        periods,
    )


def _with_names(table: Table, found: tuple[Role, ...], measures: Sequence[int]) -> tuple[Role, ...]:
    """``found``, the first column of texts standing for who receives where no header says who does.

    Only in a table that speaks of money given, and where the column is no group: its texts differ.
    """
    if (
        Role.BENEFICIARY in found
        or Role.TERRITORY in found
        or not grants_something(table, measures)
    ):
        return found
    first = next(
        (c.index for c in table.columns if c.kind in {ColumnKind.TEXT, ColumnKind.LABEL}), None
    )
    if (
        first is None
        or found[first] is not Role.OTHER
        or table.columns[first].kind is not ColumnKind.TEXT
    ):
        return found
    texts = [
        fold(c.text)
        for r in table.rows
        if r.kind is RowKind.DETAIL and (c := r.cells[first]) is not None
    ]
    if not texts or len(set(texts)) < 0.8 * len(texts):
        return found
    return (*found[:first], Role.BENEFICIARY, *found[first + 1 :])


def grant_records(document: Document, grants: GrantTable) -> Iterator[Record]:
    """One record for each detail line and measure that prints a figure or counts something; one at
    least a line.
    """
    for row in grants.table.rows:
        if row.kind is RowKind.DETAIL and any(cell is not None for cell in row.cells):
            measures = [index for index in grants.measures if _speaks(grants, row, index)]
            for index in measures or [_default(grants)]:
                yield _record(document, grants, row, index)


def _default(grants: GrantTable) -> int:
    """The measure a line without figures is recorded under."""
    return next(
        (index for index in grants.measures if index not in grants.recap), grants.measures[0]
    )


def _own(row: Row, index: int | None) -> Cell | None:
    """The cell printed in this row itself: a figure that spans lines belongs to the first of them."""
    cell = None if index is None else row.cells[index]
    return cell if cell is not None and cell.raw.row == row.index else None


def _speaks(grants: GrantTable, row: Row, measure: int) -> bool:
    if _own(row, measure) is not None:
        return True
    return len(grants.measures) > 1 and _own(row, _quantity_column(grants, measure)) is not None


def _quantity_column(grants: GrantTable, measure: int) -> int | None:
    if measure in grants.recap:
        return None
    paying = [index for index in grants.measures if index not in grants.recap]
    return paired_quantity(grants.table, measure, grants.columns(Role.QUANTITY), paying)


def _record(document: Document, grants: GrantTable, row: Row, measure: int) -> Record:
    amount, counted = _own(row, measure), _own(row, _quantity_column(grants, measure))
    named = [row.cells[index] for index in grants.columns(Role.BENEFICIARY)]
    used = [cell for cell in (amount, counted, *named) if cell is not None]
    name = grants.text(row, Role.BENEFICIARY)
    start, end = _period(grants, row)
    return {
        **table_record(document, grants.table, row, used),
        "line_id": line_id(grants.table.id, row.index),
        "theme": row.theme or grants.text(row, Role.THEME),
        "operation": row.operation or grants.text(row, Role.OPERATION),
        "territory": grants.text(row, Role.TERRITORY),
        "beneficiary": name,
        "beneficiary_key": beneficiary_key(name) if name else "",
        "description": grants.text(row, Role.DESCRIPTION),
        "measure": grants.table.columns[measure].label,
        **_quantities(grants, row, measure, counted),
        "amount": number_text(_granted(row, amount)),
        "decision": _decision(row),
        "role": "recap" if grants.recapitulates or measure in grants.recap else "detail",
        "period_start": start,
        "period_end": end,
        "details": _details(grants, row),
    }


def _granted(row: Row, amount: Cell | None) -> Number | None:
    """The amount given: of a line turned down only a zero counts, any other figure is what was
    asked for.
    """
    number = None if amount is None else amount.number
    return None if row.refused and number is not None and number.value else number


def _quantities(grants: GrantTable, row: Row, measure: int, counted: Cell | None) -> Record:
    column = None if counted is None else grants.table.columns[counted.raw.col]
    number = counted.number if counted is not None else None
    if counted is None and measure not in grants.recap:
        number = _leading(grants, row)
    rate = _figure(grants, row, Role.UNIT_RATE) or (
        column.rate if column is not None and number else None
    )
    single = len(grants.measures) == 1
    return {
        "quantity": number_text(number),
        "quantity_unit": _unit(number, column),
        "unit_rate": number_text(rate or grants.table.columns[measure].rate),
        "base": number_text(_figure(grants, row, Role.BASE)) if single else "",
        "rate_percent": number_text(_figure(grants, row, Role.RATE_PERCENT)) if single else "",
        "previous_amount": number_text(_figure(grants, row, Role.PREVIOUS)) if single else "",
    }


def _figure(grants: GrantTable, row: Row, role: Role) -> Number | None:
    for index in grants.columns(role):
        cell = _own(row, index)
        if cell is not None and cell.number is not None:
            return cell.number
    return None


def _leading(grants: GrantTable, row: Row) -> Number | None:
    """The quantity a line's text opens with: ``8 postes en insertion par an``."""
    for index in grants.columns(Role.DESCRIPTION):
        cell = _own(row, index)
        if cell is not None and cell.free and cell.numbers:
            first = cell.numbers[0]
            if plain(cell.text).startswith(first.printed) and first.unit_text and not first.unit:
                return first
    return None


_COUNTING = re.compile(r"^(?:nombres?|nbre?s?|nb|quantites?)\.? (?:de |d')?(?:la |l')?")


def _unit(number: Number | None, column: Column | None) -> str:
    if number is None:
        return ""
    if column is None:
        return fold(number.unit_text).split()[0]
    words = re.split(r" valeur\b| tarif\b| prix\b|\d|\(", fold(column.path[-1]))[0].strip()
    return number.unit_text if number.unit_text and not words else _COUNTING.sub("", words)


def _decision(row: Row) -> str:
    if not row.refused:
        return "granted"
    texts = (fold(cell.text) for cell in row.cells if cell is not None and cell.free)
    return "deferred" if any(_DEFERRED.search(text) for text in texts) else "refused"


def _period(grants: GrantTable, row: Row) -> tuple[str, str]:
    """The line's period: from columns of dates, from what the reader found in its cells, or from
    their text.

    Several periods on one line ("8 postes du … au …, puis 4 du … au …") make one, from the first
    day to the last.
    """
    start, end = (_day(grants.text(row, role), role) for role in (Role.START, Role.END))
    if start or end:
        return start, end
    found = grants.periods.get(row.index) or _printed_periods(row)
    if len(found) < 2:
        return found[0] if found else ("", "")
    return min((start for start, _ in found if start), default=""), max(end for _, end in found)


def _day(text: str, role: Role) -> str:
    """The day that a cell of a column of starts or ends means: of a month, its first or its last."""
    if (day := parse_date(text)) is not None:
        return day.isoformat()
    if found := parse_month(text):
        year, month = found
        return date(
            year, month, 1 if role is Role.START else monthrange(year, month)[1]
        ).isoformat()
    first, last = parse_period(text) or ("", "")
    return first if role is Role.START else last


def _printed_periods(row: Row) -> list[tuple[str, str]]:
    texts = [
        cell.text
        for cell in row.cells
        if cell is not None and cell.raw.row == row.index and cell.free
    ]
    return [
        (found.first, found.last) for text in dict.fromkeys(texts) for found in find_periods(text)
    ]


def _details(grants: GrantTable, row: Row) -> str:
    """What the line prints and the frame has no column for, by column title, as a JSON object:
    texts, titles over the line, malformed figures and amounts asked for."""
    found = _titles(grants, row)
    for column in grants.table.columns:
        cell = row.cells[column.index]
        if cell is not None and _is_detail(grants, row, column, cell):
            found[column.label] = plain(cell.text)
    return json.dumps(found, ensure_ascii=False) if found else ""


def _is_detail(grants: GrantTable, row: Row, column: Column, cell: Cell) -> bool:
    role = grants.roles[column.index]
    if column.kind is ColumnKind.EMPTY or role in {
        Role.BENEFICIARY,
        Role.TERRITORY,
        Role.DESCRIPTION,
    }:
        return False
    if (role is Role.OPERATION and not row.operation) or (role is Role.THEME and not row.theme):
        return False
    own = cell.raw.row == row.index
    unspent = role is Role.MEASURE and cell.number is not None and _granted(row, cell) is None
    return (cell.free and not cell.nil) or (
        own and (cell.malformed or role is Role.REQUESTED or unspent)
    )


def _titles(grants: GrantTable, row: Row) -> dict[str, str]:
    """The titles that a line stands under: bands, and the table's caption where it carries the
    theme's number.
    """
    columns = {plain(cell.text) for cell in row.cells if cell is not None}
    over = [text for text in row.path if text not in columns]
    caption = plain(grants.table.caption)
    if number_of(caption)[0] and caption not in over:
        over.insert(0, caption)
    return {
        "titre" if len(over) == 1 else f"titre {n}": text for n, text in enumerate(over, start=1)
    }
