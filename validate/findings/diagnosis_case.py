"""What a diagnosis looks at: the figures around an accused one."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from extract.document import Document
from extract.facts import Fact
from extract.french.lexicon.calendar import YEAR
from extract.several import found_in
from extract.table import Row, RowKind, Table
from validate.model.identity import Identity
from validate.solve.diagnose import Case
from validate.solve.root_causes import Root
from validate.tables.figure_table import CLOSING

_YEAR = re.compile(rf"(?<![\d/.-]){YEAR}(?![\d/-])")
"""A year that is no part of a date or of a code."""


class DiagnosisCases:
    """The figures of one document by table, and its total lines."""

    def __init__(self, document: Document, facts: Mapping[str, Fact]) -> None:
        self.facts = facts
        self._by_table: dict[str, list[Fact]] = defaultdict(list)
        for fact in document.facts:
            if fact.table_id and not fact.free:
                self._by_table[fact.table_id].append(fact)
        self._years: dict[tuple[str, int], int] = {}
        for table in document.tables:
            for row, years in years_above_totals(table):
                self._years[table.id, row] = years

    def case(self, root: Root, fact: Fact, expected: Decimal) -> Case:
        """The figure ``fact`` among the others of the tables that its root's identity speaks of."""
        assert fact.value is not None
        primary = root.primary.identity
        tables = {one.table_id for one in self._known(primary)} - {""}
        of_tables: list[Fact] = []
        for table in sorted(tables):
            of_tables += self._by_table[table]

        totals, years = [], {}
        for each in of_tables:
            place = (each.table_id, each.row or 0)
            if each.row is not None and place in self._years:
                totals.append(each)
                years[each.id] = self._years[place]
        return Case(
            fact=fact,
            printed=fact.value,
            expected=expected,
            identity=primary,
            root=root,
            facts=self.facts,
            neighbours=[*of_tables, *self._of_identities(root)],
            totals=totals,
            years=years,
        )

    def _of_identities(self, root: Root) -> Iterator[Fact]:
        for outcome in root.mends:
            yield from self._known(outcome.identity)

    def _known(self, identity: Identity) -> list[Fact]:
        return found_in(self.facts, identity.facts)


def years_above_totals(table: Table) -> Iterator[tuple[int, int]]:
    """For each total line, by its row, how many different years the texts of the lines above it
    name, since the last total.
    """
    seen: set[str] = set()
    for row in table.rows:
        if row.kind in CLOSING:
            yield row.index, len(seen)
            seen = set()
        elif row.kind is RowKind.DETAIL:
            seen |= _years_named(row)


def _years_named(row: Row) -> set[str]:
    found: set[str] = set()
    for cell in row.cells:
        if cell is not None and cell.free:
            found.update(_YEAR.findall(cell.text))
    return found
