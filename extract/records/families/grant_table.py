"""Which tables list allocations: any that name who receives how much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.document import Document
from extract.french.folding import fold, plain
from extract.records.families.grant_standing import (
    ColumnStanding,
    Standing,
    standings,
    surroundings,
)
from extract.table import Cell, ColumnKind, Row, RowKind, Table
from extract.tables.column_roles import (
    Role,
    grants_something,
    roles,
)
from extract.tables.recap_columns import (
    is_recap,
    paired_quantity,
    recap_columns,
)

MOSTLY_DISTINCT = 0.8
"""Share of the texts of a column that differ where it names who receives: a group's repeat."""

IsoPeriod = tuple[str, str]
"""The first and last day, of which either may be missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantTable:
    """A table of allocation lines with the part of each column; ``recap`` are its columns that
    repeat others.
    """

    table: Table
    roles: tuple[Role, ...]
    measures: tuple[int, ...]
    recap: frozenset[int]
    recapitulates: bool
    periods: Mapping[int, Sequence[IsoPeriod]]
    """Periods that the reader found in the table's cells, by row."""

    @property
    def paying(self) -> list[int]:
        """The measures that repeat no other."""
        return [index for index in self.measures if index not in self.recap]

    def columns(self, *wanted: Role) -> list[int]:
        """The columns that play one of the ``wanted`` parts."""
        return [
            index for index, role in enumerate(self.roles) if role in wanted
        ]

    def text(self, row: Row, role: Role) -> str:
        """The text of the first column of that part on ``row``, spanned cells included."""
        for index in self.columns(role):
            cell = row.cells[index]
            if cell is not None:
                return plain(cell.text)
        return ""

    def quantity(self, row: Row, measure: int) -> Cell | None:
        """The cell of ``row`` that counts what ``measure`` pays."""
        if measure in self.recap:
            return None
        counts = self.columns(Role.QUANTITY)
        return own_cell(
            row, paired_quantity(self.table, measure, counts, self.paying)
        )


def own_cell(row: Row, index: int | None) -> Cell | None:
    """The cell printed in this row itself: a figure that spans lines belongs to the first of
    them.
    """
    cell = None if index is None else row.cells[index]
    if cell is not None and cell.raw.row == row.index:
        return cell
    return None


def read_grant_table(document: Document, table: Table) -> GrantTable | None:
    """``table`` as allocation lines, or None where it names no one who receives, or no measure, or
    where words say that its money is none that is given.

    Without a column of beneficiaries, a table by territory that speaks of grants is taken as a
    recapitulation.
    """
    named = with_names(document, table, roles(table))
    if named is None:
        return None
    found, measures, known = named

    measures = _of_grants(measures, known)
    if not measures:
        return None
    is_named = Role.BENEFICIARY in found
    return GrantTable(
        table=table,
        roles=_without_others(found, known, measures),
        measures=measures,
        recap=recap_columns(table, measures),
        recapitulates=not is_named or is_recap(table),
        periods=_periods_by_row(document, table),
    )


def money_columns(
    document: Document, table: Table
) -> tuple[ColumnStanding, ...]:
    """What the amounts of each column are beside names; none in a table that names no one."""
    named = with_names(document, table, roles(table))
    return () if named is None else named[2]


def money_table(
    document: Document, table: Table, columns: Sequence[int]
) -> GrantTable:
    """``table`` as lines of ``columns``, whatever words say of their money, and though it names no
    one who receives.
    """
    found = roles(table)
    named = with_names(document, table, found)
    if named is not None:
        found = named[0]

    made = list(found)
    for index in columns:
        made[index] = Role.MEASURE
    by_territory = Role.TERRITORY in found and Role.BENEFICIARY not in found
    return GrantTable(
        table=table,
        roles=tuple(made),
        measures=tuple(columns),
        recap=frozenset(),
        recapitulates=by_territory or is_recap(table),
        periods=_periods_by_row(document, table),
    )


def with_names(
    document: Document, table: Table, found: tuple[Role, ...]
) -> (
    tuple[tuple[Role, ...], tuple[int, ...], tuple[ColumnStanding, ...]] | None
):
    """The parts ``found`` of the columns, the measures among them and what the money of each is;
    None where nobody is named.
    """
    measures = tuple(
        index for index, role in enumerate(found) if role is Role.MEASURE
    )
    is_budget = Role.IMPUTATION in found and Role.BENEFICIARY not in found
    if not measures or is_budget:
        return None

    known = standings(table, found, measures, surroundings(document, table))
    is_headed = Role.BENEFICIARY in found
    found = _name_beneficiaries(table, found, known)
    if Role.BENEFICIARY in found:
        speaks = is_headed or any(one.speaks_of_grants for one in known)
    else:
        speaks = _gives_by_territory(table, found, measures)
    return (found, measures, known) if speaks else None


def _of_grants(
    measures: Sequence[int], known: Sequence[ColumnStanding]
) -> tuple[int, ...]:
    """The measures that may be grants: what is proposed is none beside what is voted."""
    standing = {one.index: one.standing for one in known}
    is_voted = Standing.VOTED in standing.values()
    kept = []
    for index in measures:
        is_proposed = standing[index] is Standing.PROPOSED
        if is_voted and is_proposed:
            continue
        if not standing[index].is_other_money:
            kept.append(index)
    return tuple(kept)


def _without_others(
    found: Sequence[Role],
    known: Sequence[ColumnStanding],
    measures: Sequence[int],
) -> tuple[Role, ...]:
    """The roles, what is no grant among the measures as what was asked for, or as other money."""
    made = list(found)
    for one in known:
        if found[one.index] is Role.MEASURE and one.index not in measures:
            is_proposed = one.standing is Standing.PROPOSED
            made[one.index] = Role.REQUESTED if is_proposed else Role.OTHER
    return tuple(made)


def _gives_by_territory(
    table: Table, found: Sequence[Role], measures: Sequence[int]
) -> bool:
    return Role.TERRITORY in found and grants_something(table, measures)


def _periods_by_row(
    document: Document, table: Table
) -> Mapping[int, Sequence[IsoPeriod]]:
    periods: dict[int, list[IsoPeriod]] = {}
    for period in document.periods:
        if period.table_id == table.id and period.row is not None:
            periods.setdefault(period.row, []).append(
                (period.start, period.end)
            )
    return periods


def _name_beneficiaries(
    table: Table, found: tuple[Role, ...], known: Sequence[ColumnStanding]
) -> tuple[Role, ...]:
    """``found``, the first column of texts standing for who receives where no header says who does.

    Only in a table that speaks of money given, and where the column is no group: its texts differ.
    """
    if Role.BENEFICIARY in found or Role.TERRITORY in found:
        return found
    if not any(one.speaks_of_grants for one in known):
        return found
    first = _first_column_of_texts(table)
    if first is None or found[first] is not Role.OTHER:
        return found
    if not _are_distinct(table, first):
        return found
    return (*found[:first], Role.BENEFICIARY, *found[first + 1 :])


def _first_column_of_texts(table: Table) -> int | None:
    """The first column of texts; None where labels come before it."""
    for column in table.columns:
        if column.kind is ColumnKind.TEXT:
            return column.index
        if column.kind is ColumnKind.LABEL:
            return None
    return None


def _are_distinct(table: Table, col: int) -> bool:
    """Whether the texts of a column's detail lines mostly differ; there must be one."""
    texts: list[str] = []
    for row in table.rows:
        cell = row.cells[col]
        if cell is not None and row.kind is RowKind.DETAIL:
            texts.append(fold(cell.text))
    return bool(texts) and len(set(texts)) >= MOSTLY_DISTINCT * len(texts)
