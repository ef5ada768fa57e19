"""Credits by chapter, from the tables of budgets, of the decisions that amend them, and of the
accounts that recall what was open.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extract.table import Column, ColumnKind, Row, Table
from validate.dossier.account_codes import code_of, opening_code
from validate.dossier.dossier_fact import DossierFact, DossierMeasure, Key
from validate.dossier.table_scope import (
    ColumnSays,
    FigureScope,
    column_says,
    column_year,
    facts_by_place,
    scope_of,
)
from validate.dossier.table_source import TableSource
from validate.model.act_kind import ActKind

_MEASURES: Mapping[ActKind, Mapping[ColumnSays, tuple[DossierMeasure, int]]] = {
    ActKind.PRIMITIVE_BUDGET: {
        ColumnSays.VOTED: (DossierMeasure.VOTED, 1),
        ColumnSays.CHANGE: (DossierMeasure.VOTED, 1),
        ColumnSays.PLAIN: (DossierMeasure.VOTED, 1),
    },
    ActKind.AMENDING_BUDGET: {
        ColumnSays.CHANGE: (DossierMeasure.AMENDED, 1),
        ColumnSays.LESS: (DossierMeasure.AMENDED, -1),
        ColumnSays.PLAIN: (DossierMeasure.AMENDED, 1),
    },
    ActKind.EXECUTED_ACCOUNTS: {ColumnSays.AFTER: (DossierMeasure.OPENED, 1)},
}
"""What a column of an act's tables measures, and its sign."""
_FROM_STRONGEST = (
    ColumnSays.VOTED,
    ColumnSays.AFTER,
    ColumnSays.CHANGE,
    ColumnSays.LESS,
    ColumnSays.PLAIN,
)


_SIGNED = {ColumnSays.CHANGE, ColumnSays.LESS}
"""Columns that state together what is added and what is taken away."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a budget: its code where one is printed, and the row."""

    row: Row
    code: str
    label: str


def budget_facts(source: TableSource) -> Iterator[DossierFact]:
    """The credits that a table states, one a chapter and side. A chapter printed twice with
    different meanings is left aside: which of the two is the chapter is not known.
    """
    meanings = _MEASURES.get(source.kind) if source.kind else None
    if not meanings or source.year is None:
        return
    found: list[DossierFact] = []
    facts = facts_by_place(source.facts, source.table)
    for column in _columns(source, meanings):
        measure, sign = meanings[column_says(column)]
        for line in _lines(source.table, column):
            fact = facts.get((line.row.index, column.index))
            if fact is None or fact.value is None:
                continue
            scope = scope_of(
                source.table, line.row, column, line.code, source.title
            )
            key = _key(source.budget, scope, line.code)
            if key is None:
                continue
            found.append(
                DossierFact(
                    measure,
                    source.year,
                    key,
                    source.document,
                    source.kind,
                    fact,
                    sign * fact.value,
                    line.label,
                )
            )
    yield from _once(found)


def _key(budget: str, scope: FigureScope, code: str) -> Key | None:
    if scope.section is None or scope.side is None or not code:
        return None
    return (budget, scope.section, scope.side, code)


def _columns(
    source: TableSource,
    meanings: Mapping[ColumnSays, tuple[DossierMeasure, int]],
) -> list[Column]:
    """The columns that state the credits of the act: those of its year, by the strongest words;
    two of one strength are both read where they are of different sides.
    """
    known = [
        (_FROM_STRONGEST.index(column_says(column)), column)
        for column in source.table.columns
        if column_says(column) in meanings and _is_of_act(column, source.year)
    ]
    strongest = min((rank for rank, _ in known), default=0)
    kept = []
    for rank, column in known:
        says = {_FROM_STRONGEST[rank], _FROM_STRONGEST[strongest]}
        if rank == strongest or says <= _SIGNED:
            kept.append(column)
    return kept


def _is_of_act(column: Column, year: int | None) -> bool:
    """Whether a column holds amounts, of the act's year as far as it says."""
    is_of_year = column_year(column) in (None, year)
    return column.kind is ColumnKind.AMOUNT and is_of_year


def _lines(table: Table, column: Column) -> Iterator[_Line]:
    """The lines that print a code left of a column."""
    for row in table.rows:
        code, label = _coded(row, column)
        if code:
            yield _Line(row, code, label)


def _coded(row: Row, column: Column) -> tuple[str, str]:
    """The code nearest to the left of a column in a row, and the words between."""
    words: list[str] = []
    for cell in reversed(row.cells[: column.index]):
        if cell is None or (cell.number is not None and not code_of(cell.text)):
            continue
        text = cell.text
        code = code_of(text) or opening_code(text)
        if code:
            shown = text if opening_code(text) else f"{code} {' '.join(words)}"
            return code, shown.strip()
        words.insert(0, text)
    return "", ""


def _once(found: list[DossierFact]) -> Iterator[DossierFact]:
    """Facts whose measure, key and sign are stated once in a table, or in several that agree."""
    times: Counter[tuple[DossierMeasure, Key, bool]] = Counter()
    values: dict[tuple[DossierMeasure, Key, bool], set[object]] = {}
    for one in found:
        known = (one.measure, one.key, one.value < 0)
        times[known] += 1
        values.setdefault(known, set()).add(one.value)
    seen: set[tuple[DossierMeasure, Key, bool]] = set()
    for one in found:
        known = (one.measure, one.key, one.value < 0)
        if known not in seen and len(values[known]) == 1:
            seen.add(known)
            yield one
