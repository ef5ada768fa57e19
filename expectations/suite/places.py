"""One document searched for the figures that references name.

What two figures could answer to is not found.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

from expectations.suite.figure_references import (
    ENOUGH,
    FigureInWords,
    RowInWords,
    TableInWords,
    header_likeness,
    same_row,
    table_likeness,
)
from expectations.suite.prose_references import SaidOf, prose_references
from expectations.suite.reference_words import Words, header_words, row_words
from extract.cell_ref import CellRef
from extract.document import Document
from extract.facts import Fact
from extract.several import by_id, only
from extract.table import Column, Row, Table
from validate.check import fact_index
from validate.tables.figure_table import (
    WRITTEN,
    FigureTable,
    figure_tables,
)
from validate.tables.total_scopes import Scopes

Key = TypeVar("Key", str, int)


class Places:
    """The places of one document's figures, in words."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.facts: Mapping[str, Fact] = fact_index(document)
        self.tables = by_id(document.tables)
        self._scopes: dict[str, Scopes] = {}
        self._sections = by_id(document.sections)

    def section(self, section_id: str) -> str:
        """A section in words: its kind and printed number; "" where there is none."""
        section = self._sections.get(section_id)
        if section is None:
            return ""
        return " ".join(filter(None, (section.kind.value, section.number)))

    def scopes(self, table_id: str, row: Row) -> dict[str, tuple[int, ...]]:
        """The rows that a total may add up, by the name of the reading, the likeliest first (see
        `validate.tables.total_scopes`).
        """
        if table_id not in self._scopes:
            self._scopes[table_id] = Scopes(self.figures[table_id])
        scopes = self._scopes[table_id]

        found: dict[str, tuple[int, ...]] = {}
        for scope in scopes.every(row):
            if scope.stop > scope.start:
                found.setdefault(scope.name, scopes.rows_of(scope))
        return found

    def cell(self, table: Table, row: int, column: Column) -> Fact | None:
        """The figure of a cell, or None."""
        return self.facts.get(str(CellRef(table.id, row, column.index)))

    def header(self, table: Table, column: Column) -> Fact | None:
        """The figure of a column's header, or None."""
        return self.facts.get(str(CellRef(table.id, col=column.index)))

    def covered(self, fact: Fact) -> range:
        """The rows that the cell of a figure covers: more than one where it is merged."""
        assert fact.row is not None
        assert fact.col is not None
        return range(
            fact.row,
            fact.row + self.figures[fact.table_id].span(fact.row, fact.col),
        )

    def rounded(self, fact_id: str) -> bool:
        """Whether a figure is printed without its column's usual decimals."""
        fact = self.facts[fact_id]
        known = self.figures.get(fact.table_id)
        if fact.row is None or fact.col is None:
            return False
        return known is not None and known.rounded(fact.row, fact.col)

    @cached_property
    def figures(self) -> Mapping[str, FigureTable]:
        """Each table as figures."""
        return {known.table.id: known for known in figure_tables(self.document)}

    def column(self, column: Column) -> Words:
        """A column in words: its header from the outermost text to the innermost."""
        text = " ".join(column.path) or column.label
        return header_words(text, self.document.exercise)

    def table(self, table_id: str) -> TableInWords:
        """The reference of a table of this document."""
        return self._table_references[table_id]

    def row(self, table_id: str, row: int) -> RowInWords:
        """The reference of a row of this document."""
        return self._row_references[table_id][row]

    def reference(self, fact_id: str) -> FigureInWords | None:
        """How to find this figure in another document; None where nothing names it."""
        if fact_id in self._said:
            return FigureInWords(said=self._said[fact_id])
        fact = self.facts.get(fact_id)
        if fact is None or fact.col is None:
            return None
        if fact.table_id not in self.tables:
            return None

        table = self.tables[fact.table_id]
        column = self.column(table.columns[fact.col])
        row = None if fact.row is None else self.row(table.id, fact.row)
        return FigureInWords(self.table(table.id), row, column, _nth(fact))

    def find(self, reference: FigureInWords) -> Fact | None:
        """The one figure of this document that ``reference`` names, or None."""
        if reference.said:
            return self.facts.get(self._by_said.get(reference.said, ""))
        table = self.find_table(reference.table) if reference.table else None
        column = self.find_column(table, reference.column) if table else None
        if table is None or column is None:
            return None

        part = reference.nth.removeprefix(".")
        if reference.row is None:
            return self.facts.get(
                str(CellRef(table.id, None, column.index, part))
            )
        row = self.find_row(table, reference.row)
        if row is None:
            return None
        return self.facts.get(
            str(CellRef(table.id, row.index, column.index, part))
        )

    def find_table(self, wanted: TableInWords) -> Table | None:
        """The one table with this caption or header, in the section of this kind and number where
        one is.

        Equal tables are told apart by their rank. A table with less than half of the header's words
        is another.
        """
        known = self._table_references
        for table_id, reference in known.items():
            if reference == wanted:
                return self.tables[table_id]

        scores = {
            table_id: table_likeness(wanted, reference)
            for table_id, reference in known.items()
        }
        best = _only_best(scores, above=0.0)
        if best is None:
            return None
        return self.tables[best]

    def find_column(self, table: Table, wanted: Words) -> Column | None:
        """The one column of ``table`` with this header, or most of its words: "places" is in
        "nombre de places".
        """
        scores = {}
        for index, column in enumerate(table.columns):
            scores[index] = header_likeness(wanted, self.column(column))
        best = _only_best(scores, above=ENOUGH)
        if best is None:
            return None
        return table.columns[best]

    def find_row(self, table: Table, wanted: RowInWords) -> Row | None:
        """The one row of ``table`` with these labels."""
        exact = self._rows_by_reference[table.id].get(wanted)
        if exact is not None:
            return table.rows[exact]

        known = self._row_references[table.id]
        alike = [
            row for row in table.rows if same_row(known[row.index], wanted)
        ]
        return only(alike)

    @cached_property
    def _table_references(self) -> dict[str, TableInWords]:
        ranks: Counter[TableInWords] = Counter()
        found = {}
        for table in self.document.tables:
            section = self.section(table.section)
            caption = header_words(table.caption, self.document.exercise)
            header = tuple(map(self.column, table.columns))
            bare = TableInWords(section, caption, header)
            found[table.id] = TableInWords(
                section, caption, header, ranks[bare]
            )
            ranks[bare] += 1
        return found

    @cached_property
    def _row_references(self) -> dict[str, dict[int, RowInWords]]:
        return {
            table.id: self._references_of_rows(table)
            for table in self.document.tables
        }

    def _references_of_rows(self, table: Table) -> dict[int, RowInWords]:
        exercise = self.document.exercise
        ranks: Counter[RowInWords] = Counter()
        found = {}
        for row in table.rows:
            path = tuple(row_words(label, exercise) for label in row.path)
            label = row_words(row.label or first_text(table, row), exercise)
            bare = RowInWords(row.kind.value, row.level, path, label)
            found[row.index] = RowInWords(
                bare.kind, bare.level, path, label, ranks[bare]
            )
            ranks[bare] += 1
        return found

    @cached_property
    def _rows_by_reference(self) -> dict[str, dict[RowInWords, int]]:
        found: dict[str, dict[RowInWords, int]] = {}
        for table, rows in self._row_references.items():
            found[table] = {known: row for row, known in rows.items()}
        return found

    @cached_property
    def _said(self) -> dict[str, SaidOf]:
        return prose_references(self.document, self.section)

    @cached_property
    def _by_said(self) -> dict[SaidOf, str]:
        return {said: fact for fact, said in self._said.items()}


def first_text(table: Table, row: Row) -> str:
    """The texts of a row in its columns of words, for rows that carry no label of their own."""
    texts: list[str] = []
    for column in table.columns:
        cell = row.cells[column.index]
        if cell is not None and column.kind in WRITTEN:
            texts.append(cell.text)
    return " ".join(filter(None, dict.fromkeys(texts)))


def _only_best(scores: Mapping[Key, float], *, above: float) -> Key | None:
    """The key of the highest score; None where that is not above ``above``, or shared."""
    best = max(scores.values(), default=0.0)
    likest = [key for key, score in scores.items() if score == best]
    if best <= above or len(likest) > 1:
        return None
    return likest[0]


def _nth(fact: Fact) -> str:
    if fact.cell.part:
        return f".{fact.cell.part}"
    return ""
