"""The period that a line of a table of allocations is given for."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from extract.french.dates import (
    find_periods,
    parse_date,
    parse_month,
    parse_period,
)
from extract.records.families.grant_table import GrantTable, IsoPeriod, own_cell
from extract.table import Row
from extract.tables.column_roles import Role


def period_of_line(grants: GrantTable, row: Row) -> IsoPeriod:
    """The line's period: from columns of dates, from what the reader found in its cells, or from
    their text.

    Several periods on one line ("8 postes du … au …, puis 4 du … au …") make one, from the first
    day to the last.
    """
    start = _day(grants.text(row, Role.START), Role.START)
    end = _day(grants.text(row, Role.END), Role.END)
    if start or end:
        return start, end

    found = grants.periods.get(row.index) or _printed_periods(row)
    if len(found) < 2:
        if found:
            return found[0]
        return "", ""
    first = min((start for start, _ in found if start), default="")
    return first, max(end for _, end in found)


def _day(text: str, role: Role) -> str:
    """The day that a cell of a column of starts or ends means: of a month, its first or last."""
    day = parse_date(text)
    if day is not None:
        return day.isoformat()
    month = parse_month(text)
    if month is not None:
        last_day = monthrange(*month)[1]
        return date(*month, 1 if role is Role.START else last_day).isoformat()
    first, last = parse_period(text) or ("", "")
    if role is Role.START:
        return first
    return last


def _printed_periods(row: Row) -> Sequence[IsoPeriod]:
    texts: dict[str, None] = {}
    for index in range(len(row.cells)):
        cell = own_cell(row, index)
        if cell is not None and cell.free:
            texts[cell.text] = None

    periods: list[IsoPeriod] = []
    for text in texts:
        periods += [(found.first, found.last) for found in find_periods(text)]
    return periods
