"""The amounts of two documents beside each other: by beneficiary, and line by line of each
table.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from extract.document import Document
from extract.french.folding import fold
from extract.french.lexicon.calendar import YEAR_ALONE
from extract.records.families.grants import GRANTS
from extract.several import ids_of
from extract.table import Column, ColumnKind, Row, Table
from pointage.commands.comparison import compare_audits
from pointage.commands.row_pairs import RowPairs, pair_tables, printed_rows
from reports.desk.onward_views import (
    ComparedAmount,
    ComparedDocuments,
    ComparedTable,
)
from reports.export.beneficiaries import Beneficiary, beneficiaries
from validate.model.finding import Audit, Message

_ANY_YEAR = "#"


def compare_documents(first: Audit, second: Audit) -> ComparedDocuments:
    """What became of ``first`` in ``second``."""
    compared = compare_audits(first, second)

    def told(ids: set[str], audit: Audit) -> list[Message]:
        return [one.message for one in audit.findings if one.id in ids]

    new = ids_of(compared.new)
    fixed = ids_of(compared.fixed)
    still = ids_of(compared.open)
    return ComparedDocuments(
        first=first.document.name,
        second=second.document.name,
        beneficiaries=ComparedTable(
            "", tuple(_by_beneficiary(first.document, second.document))
        ),
        tables=tuple(_by_table(first.document, second.document)),
        new=told(new, second),
        fixed=told(fixed, first),
        still=told(still, second),
        incomplete=bool(compared.incomplete),
    )


def _by_beneficiary(
    first: Document, second: Document
) -> Iterator[ComparedAmount]:
    """What each beneficiary receives in all, under one key whatever its spelling."""
    before, after = _received(first), _received(second)
    for key in before | after:
        was, is_now = before.get(key), after.get(key)
        named = is_now or was
        assert named is not None
        yield ComparedAmount(named.name, "", _total(was), _total(is_now))


def _received(document: Document) -> dict[str, Beneficiary]:
    blank = dict.fromkeys(GRANTS.schema.columns, "")
    records = ({**blank, **record} for record in GRANTS.records(document))
    return {one.key: one for one in beneficiaries(records) if one.lines}


def _total(one: Beneficiary | None) -> Decimal | None:
    return None if one is None else one.total


def _by_table(first: Document, second: Document) -> Iterator[ComparedTable]:
    for before, after in pair_tables(first, second):
        amounts = tuple(_of_tables(before, after))
        shown = after or before
        if amounts and shown is not None:
            yield ComparedTable(shown.caption, amounts)


def _of_tables(
    before: Table | None, after: Table | None
) -> Iterator[ComparedAmount]:
    if before is not None and after is not None:
        yield from _of_pairs(before, after)
    elif before is not None:
        for row in printed_rows(before):
            yield from _lone(before, row, is_gone=True)
    elif after is not None:
        for row in printed_rows(after):
            yield from _lone(after, row, is_gone=False)


def _of_pairs(before: Table, after: Table) -> Iterator[ComparedAmount]:
    pairs = RowPairs(before, after)
    columns = _paired_columns(before, after)
    for one, other in pairs.kept:
        for old, new in columns:
            was, is_now = _value(one, old), _value(other, new)
            if was is None and is_now is None:
                continue
            yield ComparedAmount(_name(other), new.label, was, is_now)
    for row in pairs.gone:
        yield from _lone(before, row, is_gone=True)
    for row in pairs.added:
        yield from _lone(after, row, is_gone=False)


def _lone(table: Table, row: Row, *, is_gone: bool) -> Iterator[ComparedAmount]:
    """The amounts of a line that the other document does not have."""
    for column in _amount_columns(table):
        value = _value(row, column)
        if value is not None:
            was, is_now = (value, None) if is_gone else (None, value)
            yield ComparedAmount(_name(row), column.label, was, is_now)


def _paired_columns(before: Table, after: Table) -> list[tuple[Column, Column]]:
    """The columns of amounts that say the same, but for the year; those left in their order where
    they are as many.
    """
    old, new = _amount_columns(before), _amount_columns(after)
    pairs: list[tuple[Column, Column]] = []
    forms: tuple[Callable[[str], str], ...] = (fold, _without_years)
    for form in forms:
        for one in list(old):
            alike = [c for c in new if form(c.label) == form(one.label)]
            if len(alike) == 1:
                pairs.append((one, alike[0]))
                old.remove(one)
                new.remove(alike[0])
    if len(old) == len(new):
        pairs += zip(old, new, strict=True)
    return sorted(pairs, key=lambda pair: pair[1].index)


def _amount_columns(table: Table) -> list[Column]:
    return [c for c in table.columns if c.kind is ColumnKind.AMOUNT]


def _value(row: Row, column: Column) -> Decimal | None:
    cell = row.cells[column.index]
    if cell is None or cell.free or not cell.numbers:
        return None
    return cell.numbers[0].value


def _name(row: Row) -> str:
    return " / ".join(dict.fromkeys(filter(None, (*row.path, row.label))))


def _without_years(text: str) -> str:
    return YEAR_ALONE.sub(_ANY_YEAR, fold(text))
