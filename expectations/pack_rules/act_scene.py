"""One act as the rules of a pack look at it: its tables, what each figure's line and column say,
its day.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from expectations.pack_rules.of_sentences.quoted_lines import QuotedLines
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.rule_phrases import Phrases, said_in, says
from extract.document import Document
from extract.facts import Claim, Fact
from extract.french.folding import fold
from extract.french.lexicon.budget import EXPENSES, RECEIPTS
from extract.french.lexicon.concept import Concept
from extract.geometry import BBox, Place
from extract.lines.sections import section_at
from extract.pdf.page import Line
from extract.several import present
from extract.table import ColumnKind, RowKind
from validate.dossier.account_codes import place_of
from validate.dossier.dossier_fact import BudgetSide
from validate.model.act_kind import RecognisedAct
from validate.tables.figure_table import (
    NUMERIC,
    WITHOUT_FIGURES,
    FigureTable,
    figure_tables,
)

EXPENSE, RECEIPT = "expenses", "receipts"
OPERATION, INVESTMENT = "operation", "investment"
_PARTS = {
    OPERATION: Concept("fonctionnement", "exploitation"),
    INVESTMENT: Concept("investissement"),
}
_SIDES = {EXPENSE: EXPENSES, RECEIPT: RECEIPTS}
_OF_SIDE = {BudgetSide.EXPENSES: EXPENSE, BudgetSide.RECEIPTS: RECEIPT}
_CODE = re.compile(r"(?<![\d.,/])\d{2,5}(?![\d.,/])")
"""The number of a chapter or an article at the head of a label or in a column of codes."""
_REAL = ("reel*",)
"""What a total of real operations says."""
_DENIED = re.compile(
    r"\bn(?:e |['’])(?:est|etant|sont|constitu\w+|releve\w*|s.agi\w+) pas "
    r"(?:(?:une?|de|d['’]une?|des|la|l['’])\W*)?$"
)
"""Before what the act says is not so."""
_HEAD = 40
"""Characters of a label in which its code is looked for."""
_TEXTS = (ColumnKind.TEXT, ColumnKind.LABEL, ColumnKind.CODE, ColumnKind.EMPTY)


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure's place: a table, a row, a column."""

    table: FigureTable
    row: int
    col: int

    @property
    def fact(self) -> Fact:
        """The figure."""
        return self.table.facts[self.row, self.col]

    @property
    def label(self) -> str:
        """What its line says: the texts just before its column, else the row's label."""
        return " ".join(self._texts_before()) or self.table.rows[self.row].label

    def _texts_before(self) -> list[str]:
        """The texts between this column and the figures before it."""
        texts = [
            self.table.text(self.row, col) for col in self._columns_before()
        ]
        return list(filter(None, texts))

    def _headers_before(self) -> str:
        """The headers over those texts."""
        columns = map(self.table.column, self._columns_before())
        return " ".join(" ".join(column.path) for column in columns)

    def _columns_before(self) -> list[int]:
        """The columns of texts just before this one, figures between left out."""
        found: list[int] = []
        for col in range(self.col - 1, -1, -1):
            if self.table.column(col).kind in _TEXTS:
                found.append(col)
            elif found:
                break
        return found[::-1]

    @property
    def codes(self) -> list[str]:
        """The numbers at the head of its line."""
        return _CODE.findall(self.label[:_HEAD])

    @property
    def header(self) -> str:
        """The words of its column."""
        return " ".join(self.table.column(self.col).path)

    @property
    def facing(self) -> tuple[str, str]:
        """Its table, and the side of the budget that the header over its label, or its own, names:
        columns of expenses and of receipts may face each other."""
        headers = map(fold, (self._headers_before(), self.header))
        return self.table.table.id, _one_named(headers, _SIDES)

    def contexts(self) -> Iterator[str]:
        """The folded texts that say of what it is, the nearest first."""
        row = self.table.rows[self.row]
        yield fold(self.label)
        yield fold(self.header)
        yield fold(self._headers_before())
        for text in reversed(row.path):
            yield fold(text)
        yield fold(self.table.table.caption)
        yield self._real_total_above()
        yield self._total_below()

    def _real_total_above(self) -> str:
        """The folded label of the last total of real operations above its line: those between the
        sections stand under it, on its side ("Dépenses réelles", then "042 Opérations d'ordre").
        """
        for row in reversed(self.table.rows[: self.row]):
            label = fold(row.label)
            if says(label, _REAL) and _one_named((label,), _SIDES):
                return label
        return ""

    def _total_below(self) -> str:
        """The folded label of the next total below its line: in one table the lines of a side stand
        over "Total des dépenses", those of the other between it and "Total des recettes"."""
        for row in self.table.rows[self.row + 1 :]:
            if row.kind is RowKind.TOTAL:
                return fold(row.label)
        return ""

    def named(self, concepts: Mapping[str, Concept]) -> str:
        """The one concept that the nearest text names which names one alone; empty where none
        does.
        """
        return _one_named(self.contexts(), concepts)

    def is_on_side_of(self, operand: Operand) -> bool:
        """Whether the bands over its line, or else the caption or the number of its chapter, put it
        on the side of the budget that an operand is of; the words of its label do not
        ("013 Atténuations de charges" is received).
        """
        if not operand.side:
            return True
        path = self.table.rows[self.row].path
        over = [*reversed(path), self.table.table.caption]
        side = _one_named(map(fold, over), _SIDES) or self._side_by_code()
        return side == operand.side or not (side or operand.sure_side)

    def _side_by_code(self) -> str:
        """The side that the number of its chapter is of; empty where it is of both, or none."""
        sides = (place_of(code)[1] for code in self.codes[:1])
        return "".join(_OF_SIDE[side] for side in present(sides))

    def is_of(self, operand: Operand) -> bool:
        """Whether its line is the one that an operand names."""
        if not self._is_line_of(operand):
            return False
        if operand.column and not heads(operand, self.header):
            return False
        if operand.side:
            side = self.named(_SIDES)
            if side != operand.side and (side or operand.sure_side):
                return False
        return not operand.part or self.named(_PARTS) == operand.part

    def _is_line_of(self, operand: Operand) -> bool:
        folded = fold(self.label)
        if says(folded, operand.line_without):
            return False
        if operand.line_also and not says(folded, operand.line_also):
            return False
        if operand.codes and set(self.codes) & set(operand.codes):
            return True
        if operand.line:
            return says(folded, operand.line)
        return not operand.codes


def _one_named(texts: Iterable[str], concepts: Mapping[str, Concept]) -> str:
    """The one concept that the first of folded texts names which names one alone; empty where none
    does."""
    for text in texts:
        found = [name for name, one in concepts.items() if one.within(text)]
        if len(found) == 1:
            return found[0]
    return ""


def heads(operand: Operand, header: str) -> bool:
    """Whether a header is the one that an operand names."""
    return Phrases(operand.column, operand.without).are_in(header)


@dataclass(frozen=True)
class ActScene:
    """An act of a document, and the facts of the document by id."""

    document: Document
    act: RecognisedAct
    facts: Mapping[str, Fact]

    @cached_property
    def tables(self) -> tuple[FigureTable, ...]:
        """The tables of the act."""
        return tuple(
            view
            for view in figure_tables(self.document)
            if self.act.holds(view.table.section)
        )

    @property
    def start(self) -> tuple[Place, ...]:
        """The place where the act begins; none of a document that has no parts."""
        for section in self.document.sections:
            if section.id in self.act.sections:
                page, top = section.start
                return (Place(page, BBox(0.0, top, 0.0, top)),)
        return ()

    @cached_property
    def quoted_lines(self) -> QuotedLines:
        """The lines of its sentences as one text, joined and folded once for all rules."""
        return QuotedLines(tuple(self.lines))

    @cached_property
    def text(self) -> str:
        """The folded sentences of the act and the titles of its tables."""
        lines = [self.act.title]
        lines += (line.text for line in self.lines)
        lines += (view.table.caption for view in self.tables)
        return fold(" ".join(lines))

    @property
    def lines(self) -> Iterator[Line]:
        """The lines of the act outside tables."""
        for line in self.document.prose:
            section = section_at(
                self.document.sections, line.page, line.bbox.top
            )
            if section is None or self.act.holds(section.id):
                yield line

    @property
    def claims(self) -> Iterator[Claim]:
        """The numbers that its sentences state."""
        for claim in self.document.claims:
            if self.act.holds(claim.fact.section):
                yield claim

    def by_sentence(self, counts: str) -> Mapping[str, Sequence[Claim]]:
        """Those that count one thing ("amount", "percent"), by the sentences that state them."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            if claim.fact.counts == counts:
                found[claim.sentence].append(claim)
        return found

    @property
    def counts(self) -> Iterator[Claim]:
        """The numbers that its sentences state in figures, then those in words."""
        yield from self.claims
        for claim in self.document.counted:
            if self.act.holds(claim.fact.section):
                yield claim

    @property
    def day(self) -> str:
        """The day of the sitting, or the last one of its financial year; empty where neither is
        known.
        """
        if self.document.date:
            return self.document.date
        year = self.document.exercise
        return "" if year is None else f"{year}-12-31"

    def spots(self, table: FigureTable, col: int) -> Iterator[Spot]:
        """The places of a column that print a figure, outside headers and notes."""
        for row in table.rows:
            if row.kind not in WITHOUT_FIGURES and (
                (row.index, col) in table.facts
            ):
                yield Spot(table, row.index, col)

    def is_about(self, rule: PackRule) -> bool:
        """Whether the title of the act leaves room for what a rule is about, and the act says a
        word of it."""
        title = fold(self.act.title or self.document.title)
        of_another = says(title, rule.not_about)
        if of_another and not says(title, rule.about):
            return False
        return not rule.spoken_of or self._speaks_of(rule.spoken_of)

    def _speaks_of(self, phrases: tuple[str, ...]) -> bool:
        """Whether the act says one of the phrases, in whichever place."""
        return self.mentions(phrases) or any(
            says(fold(row.label), phrases)
            for view in self.tables
            for row in view.rows
        )

    def gives_reason(self, phrases: tuple[str, ...]) -> bool:
        """Whether the act says one of the phrases that excuse another figure, and does not deny it:
        "l'opération n'étant pas une opération d'aménagement"."""
        told = [
            start
            for start, _ in said_in(self.text, phrases)
            if not _DENIED.search(self.text[:start])
        ]
        return bool(told) or self._heads_say(phrases)

    def mentions(self, phrases: tuple[str, ...]) -> bool:
        """Whether the act's sentences, or the headers of its tables, say one of the phrases."""
        return says(self.text, phrases) or self._heads_say(phrases)

    def _heads_say(self, phrases: tuple[str, ...]) -> bool:
        return any(
            says(fold(" ".join(column.path)), phrases)
            for view in self.tables
            for column in view.table.columns
        )


def figure_columns(table: FigureTable, operand: Operand) -> list[int]:
    """The columns of figures whose header an operand names."""
    kinds = tuple(map(ColumnKind, operand.kinds)) or NUMERIC
    headers = {
        col: " ".join(table.column(col).path) for col in table.columns(*kinds)
    }
    for phrases in (operand.column, operand.else_column):
        named = Phrases(phrases, operand.without)
        found = [col for col, head in headers.items() if named.are_in(head)]
        if found:
            return found
    return []
