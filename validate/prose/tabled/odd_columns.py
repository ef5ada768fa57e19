"""The one number of a list that stands in an older column than all others: of "portés à 980 € (A1),
560 € (B1) et 430 € (B2)", each the figure of 2026 of its line, 560 is that of 2025, left in.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.facts import Fact
from extract.several import only
from validate.prose.clauses import Clause, Move
from validate.prose.pairing.misprints import restates
from validate.prose.pairing.pair_cells import AFTER, BEFORE, CellPairer
from validate.prose.subjects.table_labels import (
    ColumnLabel,
    RowLabel,
    TableLabels,
    is_comparable,
)
from validate.prose.tabled.word_weights import NAMED
from validate.prose.words.label_words import label_stems, years_of


@dataclass(frozen=True, slots=True)
class OddColumn:
    """A number of a list, and the cell of its line in the column of all others."""

    clause: Clause
    meant: Fact
    name: str
    """Of the cell, for a reader."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A number that restates a cell of the line that its words name, in one column of several that
    differ by their time alone."""

    clause: Clause
    row: RowLabel
    column: ColumnLabel


def odd_columns(
    sentence: Sequence[Clause], pairer: CellPairer
) -> Iterator[OddColumn]:
    """Every such number of a sentence, where it names no time of the column that it stands in."""
    section = sentence[0].said.claim.fact.section
    for table in pairer.tables_of(section):
        for columns in _over_time(table):
            told = [
                one
                for clause in sentence
                if (one := _told(clause, table, columns, pairer)) is not None
            ]
            yield from _odd_one(told, table)


def _over_time(table: TableLabels) -> Iterator[list[ColumnLabel]]:
    """Columns of one thing at several times: "Tarif 2025" and "Tarif 2026", "Tarif actuel" and
    "Nouveau tarif"."""
    of_things: dict[frozenset[str], list[ColumnLabel]] = defaultdict(list)
    for column in table.columns:
        of_things[column.words - BEFORE - AFTER].append(column)
    for columns in of_things.values():
        if len(set(map(_time, columns))) == len(columns) > 1:
            yield columns


def _time(column: ColumnLabel) -> tuple[frozenset[int], frozenset[str]]:
    return column.years, column.words & (BEFORE | AFTER)


def _told(
    clause: Clause,
    table: TableLabels,
    columns: Sequence[ColumnLabel],
    pairer: CellPairer,
) -> _Told | None:
    """Where a number stands; None where its words name no line, or several, or it is that of
    several columns."""
    fact = clause.said.claim.fact
    row = _row_named(clause, table, pairer)
    if row is None or fact.number is None:
        return None
    cells = [
        (column, cell)
        for column in columns
        if (cell := _cell(table, row, column)) and is_comparable(fact, cell)
    ]
    if len({abs(cell.value_or_zero) for _, cell in cells}) < len(cells):
        return None
    column = only(
        [column for column, cell in cells if restates(fact, cell.value_or_zero)]
    )
    return None if column is None else _Told(clause, row, column)


def _row_named(
    clause: Clause, table: TableLabels, pairer: CellPairer
) -> RowLabel | None:
    """The one line that the words of a number name whole, and better than any other."""
    scored = pairer.row_scores(clause, table, clause.words)
    best = max((score for _, score in scored), default=0.0)
    row = only([row for row, score in scored if score == best])
    return None if row is None or best < NAMED or row.total else row


def _cell(
    table: TableLabels, row: RowLabel, column: ColumnLabel
) -> Fact | None:
    return table.view.facts.get((row.row.index, column.column.index))


def _odd_one(told: Sequence[_Told], table: TableLabels) -> Iterator[OddColumn]:
    """The one of several lines that stands in an older column than all others."""
    rows = {one.row.row.index for one in told}
    if len(rows) < len(told):
        return
    for odd in told:
        column = only(
            {
                one.column.column.index: one.column
                for one in told
                if one is not odd
            }.values()
        )
        if column is None or not _is_older(odd.column, column):
            continue
        meant = _cell(table, odd.row, column)
        if meant is not None and not _is_said_of_before(odd):
            name = f"{odd.row.name} · {column.column.label}"
            yield OddColumn(odd.clause, meant, name)


def _is_older(one: ColumnLabel, other: ColumnLabel) -> bool:
    if one.years and other.years:
        return max(one.years) < max(other.years)
    return bool(one.words & BEFORE or other.words & AFTER)


def _is_said_of_before(one: _Told) -> bool:
    """Whether the sentence speaks of the time of the column that a number stands in, or sets the
    number against another."""
    sentence = one.clause.said.claim.sentence
    # "contrôle avant vente" names a line
    words = frozenset(label_stems(sentence)) - one.row.words
    is_named = bool(years_of(sentence) & one.column.years or BEFORE & words)
    return (
        is_named or one.clause.is_compared or one.clause.move is not Move.NONE
    )
