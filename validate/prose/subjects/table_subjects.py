"""What a figure is said of: the totals, lines and groups of the tables, found by number, by name
and by wording.

Prose names its subject in four ways, and each leads to figures of the tables: by the numbers of a
theme and an operation ("opération 4"), by a name in its sentence (a beneficiary, a theme in
quotes), by the words of a column's header ("la dépense subventionnable s'établit à"), by a
reference ("annexe 5"). Nothing here compares amounts.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.document import Document
from extract.facts import Claim, Fact
from extract.french.lexicon.calendar import years_in
from extract.french.lexicon.concept import WordList
from extract.lines.sections import Section, SectionKind
from extract.several import by_id, ids_of, present
from extract.table import Column, ColumnKind, Row, RowKind, Table
from validate.model.finding import Message
from validate.prose.statements import annex_numbers, is_past
from validate.prose.subjects.table_texts import (
    columns_of,
    highest_of,
    lines_above_total,
    rows_of,
    total_name,
)
from validate.prose.words import names
from validate.tables.figure_table import CLOSING, SUMMABLE

_ARTICLE = re.compile(r"articles?( \S+)?")
"""An article's title that is the same in English."""
_BESIDE = (SectionKind.ANNEX, SectionKind.CONVENTION)
"""Sections that speak of their own table only."""
_UNTITLED = {
    SectionKind.DELIBERATION: Message("délibération", "deliberation"),
    SectionKind.CONVENTION: Message("convention", "agreement"),
    SectionKind.ANNEX: Message("annexe", "annex"),
}
"""What parts without a title are called."""
_ADDED = 2
"""Columns in which a line adds up others, and lines that it adds up, at least."""
_OTHER_YEARS = WordList(
    "bilan*",
    "descriptif*",
    "rappel*",
    "contexte*",
    "historique*",
    "realis*",
)
"""Headings over what was done, or is always so."""


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """A figure of a subtotal or total row: what it totals (``name``, by number or by name) and in
    which column.
    """

    fact: Fact
    table: Table
    row: Row
    column: Column
    name: str
    grand: bool
    """No other total of its table covers more."""


@dataclass(frozen=True, slots=True)
class Band:
    """The amounts under a title inside a table that prints no total for it."""

    name: str
    figures: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Detail rows of one table that belong together."""

    table: Table
    rows: tuple[Row, ...]


class Subjects:
    """An index of a document's figures by what they are said of. Built once, reads nothing but the
    document.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.facts = by_id(document.facts)
        self.sections = by_id(document.sections)
        self.tables = by_id(document.tables)
        self.by_cell = {
            (fact.table_id, fact.row, fact.col): fact
            for fact in document.facts
            if _is_the_figure_of_a_cell(fact)
        }

    def is_another_year(self, year: int | None) -> bool:
        """Whether a year is not the act's: not the one that it is about, or else one before its
        sitting.
        """
        exercise, held = self.document.exercise, self.document.date
        if year is None:
            return False
        if exercise is not None:
            return year != exercise
        return bool(held) and year < int(held[:4])

    def names_year(self, cell: Fact, year: int | None) -> bool:
        """Whether a year is named over a cell or beside it."""
        caption = self.tables[cell.table_id].caption
        words = (caption, *cell.row_path, *cell.column_path)
        return year in years_in(" ".join(words))

    # -- figures of the tables -------------------------------------------------------------------

    def fact(self, table: Table, row: Row, column: Column) -> Fact | None:
        """The fact of a cell printed in exactly this row (a spanned figure belongs to its first row
        only).
        """
        return self.by_cell.get((table.id, row.index, column.index))

    def lines_of(self, table: Table) -> tuple[Row, ...]:
        """The lines of a table that may be counted: without what stands below the total of more
        lines, and a last one that adds up all others in several columns, whatever its label
        says."""
        rows = lines_above_total(table)
        added = [
            self._adds_up(table, rows, column)
            for column in columns_of(table, *SUMMABLE)
        ]
        return rows[:-1] if sum(added) >= _ADDED else rows

    def _adds_up(
        self, table: Table, rows: Sequence[Row], column: Column
    ) -> bool:
        """Whether the last line prints what the others, two or more, come to in a column."""
        facts = [self.number(table, row, column) for row in rows]
        if not facts or facts[-1] is None:
            return False
        parts = [one.value_or_zero for one in present(facts[:-1])]
        return len(parts) >= _ADDED and facts[-1].value == sum(parts)

    def number(self, table: Table, row: Row, column: Column) -> Fact | None:
        """The same, None where it cannot be read."""
        fact = self.fact(table, row, column)
        if fact is None or fact.number is None:
            return None
        return fact

    def numbers(
        self, table: Table, rows: Iterable[Row], column: Column
    ) -> tuple[Fact, ...]:
        """The facts of several rows in one column, those left out that cannot be read."""
        found = (self.number(table, row, column) for row in rows)
        return tuple(present(found))

    def free_facts(self, table: Table, row: Row) -> tuple[Fact, ...]:
        """The numbers read inside the text of a row's cells, in reading order."""
        return tuple(self._free.get((table.id, row.index), ()))

    @cached_property
    def _free(self) -> dict[tuple[str, int], list[Fact]]:
        found: dict[tuple[str, int], list[Fact]] = defaultdict(list)
        for fact in self.document.facts:
            if fact.free and fact.row is not None:
                found[fact.table_id, fact.row].append(fact)
        return found

    def totals_of(self, table: Table) -> tuple[PrintedTotal, ...]:
        """Every figure of every subtotal and total row of a table, in order."""
        return self._totals_by_table[table.id]

    @cached_property
    def _totals_by_table(self) -> dict[str, tuple[PrintedTotal, ...]]:
        return {
            table.id: tuple(self._totals(table))
            for table in self.document.tables
        }

    def _totals(self, table: Table) -> Iterator[PrintedTotal]:
        grand = _grand_total(table)
        columns = columns_of(table, *SUMMABLE)
        for row in rows_of(table, *CLOSING):
            name = total_name(row)
            for column in columns:
                fact = self.fact(table, row, column)
                if fact is not None:
                    yield PrintedTotal(
                        fact, table, row, column, name, grand=row.index == grand
                    )

    def bands(self, section: str) -> tuple[Band, ...]:
        """The groups of lines under the titles inside the tables of the same act, with their one
        amount column.
        """
        found = []
        for band in self._bands:
            if self.same_act(section, band.figures[0].section):
                found.append(band)
        return tuple(found)

    @cached_property
    def _bands(self) -> tuple[Band, ...]:
        found: list[Band] = []
        for table in self.document.tables:
            amounts = columns_of(table, ColumnKind.AMOUNT)
            has_titles = bool(rows_of(table, RowKind.BAND))
            has_totals = bool(rows_of(table, *CLOSING))
            if len(amounts) == 1 and has_titles and not has_totals:
                found += self._bands_of(table, amounts[0])
        return tuple(found)

    def _bands_of(self, table: Table, column: Column) -> Iterator[Band]:
        groups: dict[str, list[Fact]] = defaultdict(list)
        for row in rows_of(table, RowKind.DETAIL):
            fact = self.number(table, row, column)
            if row.path and fact is not None:
                groups[row.path[0]].append(fact)
        for name, facts in groups.items():
            yield Band(name, tuple(facts))

    @cached_property
    def details(self) -> dict[tuple[str, str], tuple[LineGroup, ...]]:
        """Detail rows by (theme, operation); ``(theme, "")`` holds all of a theme's."""
        found: dict[tuple[str, str], dict[str, list[Row]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for table in self.document.tables:
            for row in rows_of(table, RowKind.DETAIL):
                if not row.theme and not row.operation:
                    continue
                found[row.theme, row.operation][table.id].append(row)
                if row.operation:
                    found[row.theme, ""][table.id].append(row)
        return {
            scope: self._groups(by_table) for scope, by_table in found.items()
        }

    def _groups(self, by_table: dict[str, list[Row]]) -> tuple[LineGroup, ...]:
        groups = []
        for table, rows in by_table.items():
            groups.append(LineGroup(self.tables[table], tuple(rows)))
        return tuple(groups)

    # -- parts of the document -------------------------------------------------------------------

    def section(self, section_id: str) -> Section | None:
        """The section of that id."""
        return self.sections.get(section_id)

    def same_act(self, one: str, other: str) -> bool:
        """Whether two sections belong to one deliberation, as far as the document says."""
        first, second = self.section(one), self.section(other)
        if first is None or second is None:
            return True
        if not first.deliberation or not second.deliberation:
            return True
        return first.deliberation == second.deliberation

    def tables_of(self, section_id: str) -> Iterator[Table]:
        """The tables of the deliberation that a section belongs to."""
        for table in self.document.tables:
            if self.same_act(section_id, table.section):
                yield table

    def referred(self, text: str, section_id: str) -> tuple[Section, ...]:
        """The annexes that a text names by number, within the same deliberation."""
        numbers = annex_numbers(text)
        found = []
        for section in self.document.sections:
            named = (
                section.kind is SectionKind.ANNEX and section.number in numbers
            )
            if named and self.same_act(section_id, section.id):
                found.append(section)
        return tuple(found)

    def referred_sections(self, claim: Claim) -> set[str]:
        """The ids of the annexes that a claim's sentence names."""
        referred = self.referred(claim.sentence, claim.fact.section)
        return ids_of(referred)

    def where(self, claim: Claim) -> Message:
        """Where a claim stands, in the reader's words: "article 3 · thématique 3", "annexe 2 ·
        opération 15".
        """
        fact = claim.fact
        parts = [self._part(claim)]
        if fact.theme:
            parts.append(
                Message(f"thématique {fact.theme}", f"theme {fact.theme}")
            )
        if fact.operation:
            parts.append(
                Message(
                    f"opération {fact.operation}", f"operation {fact.operation}"
                )
            )
        return Message.joined(*(part for part in parts if part.fr))

    def _part(self, claim: Claim) -> Message:
        """The article, the annex, the report or the section of a claim."""
        if claim.article:
            return _article(claim.article)

        section = self.section(claim.fact.section)
        if section is None:
            return Message.printed(claim.fact.section)
        if section.kind is SectionKind.REPORT:
            return Message("rapport", "report")
        if section.kind is SectionKind.ANNEX and section.number:
            return Message(
                f"annexe {section.number}", f"annex {section.number}"
            )
        if not section.title and section.kind in _UNTITLED:
            return _UNTITLED[section.kind]
        return Message.printed(section.title or section.id)

    def decides(self, section_id: str) -> bool:
        """Whether a part speaks of the document's tables as wholes: an act, a report, or a text of
        no known kind.
        """
        section = self.section(section_id)
        return section is None or section.kind not in _BESIDE

    def states(self, claim: Claim) -> bool:
        """Whether a claim may restate a table: said in an act or a report, of its own year under an
        operation, or with a reference to an annex.
        """
        if claim.fact.operation:
            return self.current(claim)
        if is_past(claim):
            return False
        return self.decides(claim.fact.section) or bool(
            self.referred_sections(claim)
        )

    def current(self, claim: Claim) -> bool:
        """Whether a claim speaks of this deliberation's own year and plan, not of a past or general
        one.
        """
        if _OTHER_YEARS.within(names.plain_words(claim.heading)) or is_past(
            claim
        ):
            return False
        exercise = self.document.exercise
        return claim.year is None or exercise is None or claim.year == exercise


def _is_the_figure_of_a_cell(fact: Fact) -> bool:
    in_a_row = bool(fact.table_id) and fact.row is not None
    return in_a_row and not fact.free and not fact.cell.part


def _grand_total(table: Table) -> int | None:
    """The row that no other total covers; of several of one level only a last total is."""
    rows = rows_of(table, *CLOSING)
    if not rows:
        return None

    highest = highest_of(rows)
    if len(highest) == 1:
        return highest[0].index

    last = rows[-1]
    if highest[-1] is last and last.kind is RowKind.TOTAL:
        return last.index
    return None


def _article(article: str) -> Message:
    """An article by its printed title, or by its number alone."""
    if article.lower().startswith("art"):
        spelt = _ARTICLE.fullmatch(article) is not None
        if spelt:
            return Message(article, article)
        return Message.printed(article)
    return Message(f"article {article}", f"article {article}")
