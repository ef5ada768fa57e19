"""What a figure is said of: the totals, lines and groups of the tables, found by number, by name
and by wording.

Prose names its subject in four ways, and each leads to figures of the tables: by the numbers of a
theme and an operation ("opération 4"), by a name in its sentence (a beneficiary, a theme in
quotes), by the words of a column's header ("la dépense subventionnable s'établit à"), by a
reference ("annexe 5"). Nothing here compares amounts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.document import Document
from extract.facts import Claim, Fact
from extract.french.lexicon.header_words import names_a_beneficiary
from extract.french.lexicon.totals import CUMULATED, ENSEMBLE, TOTAL
from extract.lines.sections import Section, SectionKind
from extract.table import Cell, Column, ColumnKind, Row, RowKind, Table
from validate.model.finding import Message
from validate.prose import names

TOTALS = (RowKind.SUBTOTAL, RowKind.TOTAL)
_TOTAL_WORDS = re.compile(
    rf"\b(?:sous[ -]?)?{TOTAL}\b|\bgenera(?:l|ux)\b|\b{ENSEMBLE}\b|\b{CUMULATED}\b"
    r"|\bdu\b|\bde la\b|\bde\b"
)
_GENERIC = frozenset({
    "montant", "euro", "total", "somme", "valeur", "nombre", "ttc", "prix", "exercice", "annee", "eur", "credit",
    "budget", "budgetaire", "global", "nbre", "taux", "est", "sont", "ht", "tva", "hor", "taxe", "toute", "comprise",
    "millier", "million", "arrondi",
})  # fmt: skip


_ARTICLE = re.compile(r"articles?( \S+)?")
"""An article's title that is the same in English."""

_PLUPERFECT = re.compile(
    r"\bavai(?:en)?t (?:deja )?(?:ete|beneficie|recu|attribue|accorde|vote|verse|alloue)"
)

_BUDGET_STAGES = {
    "bp": ("budget", "primitif"), "dm": ("decision", "modificative"), "bs": ("budget", "supplementaire"),
    "ca": ("compte", "administratif"), "cfu": ("compte", "financier", "unique"), "rar": ("reste", "realiser"),
}  # fmt: skip


def stem(word: str) -> str:
    """A word without its plural mark."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def stems(text: str) -> tuple[str, ...]:
    """The telling words of a text, folded, without plural marks.

    >>> stems("Dépenses subventionnables HT (€)")
    ('depense', 'subventionnable', 'ht')
    """
    return tuple(stem(word) for word in names.words(text))


def own_words(column: Column) -> frozenset[str]:
    """The words of a header that tell its column from another: years and words such as "montant"
    left out.
    """
    path = column.path or (column.label,)
    spelt = [
        word
        for part in path
        for written in stems(part)
        for word in _BUDGET_STAGES.get(written, (written,))
    ]
    return frozenset(
        word for word in spelt if word not in _GENERIC and not word.isdigit() and len(word) > 1
    )


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
class Pairing:
    """A statement of the prose believed to give the sum of some figures of the tables.

    ``family`` is the way it was found, whose other pairings support or contradict it. ``sure``: the
    words and numbers leave no other reading, so that a deviation may be reported. ``limited``: the
    words restrict or widen what is counted ("hors financement FSL", several annexes), so that a
    deviation has a possible reason. Several claims are the terms of the one figure in ``figures``.
    """

    claims: tuple[Claim, ...]
    figures: tuple[Fact, ...]
    family: str
    why: str
    sure: bool
    limited: bool = False
    judged: bool = False
    """It rests on matching two names."""
    about: str = ""
    """What the figures are, as the tables print it: a name, a group, a column's header."""


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
        self.facts = {fact.id: fact for fact in document.facts}
        self.by_cell = {
            (fact.table_id, fact.row, fact.col): fact
            for fact in document.facts
            if fact.table_id and fact.row is not None and not fact.free and not fact.cell.part
        }
        self.sections = {section.id: section for section in document.sections}
        self.tables = {table.id: table for table in document.tables}

    def totals_of(self, table: Table) -> tuple[PrintedTotal, ...]:
        """Every figure of every subtotal and total row of a table, in order."""
        return self._totals_by_table[table.id]

    @cached_property
    def _totals_by_table(self) -> dict[str, tuple[PrintedTotal, ...]]:
        return {table.id: tuple(self._totals(table)) for table in self.document.tables}

    def bands(self, section: str) -> tuple[Band, ...]:
        """The groups of lines under the titles inside the tables of the same act, with their one
        amount column.
        """
        return tuple(
            band for band in self._bands if self.same_act(section, band.figures[0].section)
        )

    @cached_property
    def _bands(self) -> tuple[Band, ...]:
        found = []
        for table in self.document.tables:
            amounts = [column for column in table.columns if column.kind is ColumnKind.AMOUNT]
            titled = any(row.kind is RowKind.BAND for row in table.rows)
            if len(amounts) != 1 or not titled or any(row.kind in TOTALS for row in table.rows):
                continue
            groups: dict[str, list[Fact]] = {}
            for row in table.rows:
                fact = self.fact(table, row, amounts[0])
                if (
                    row.kind is RowKind.DETAIL
                    and row.path
                    and fact is not None
                    and fact.number is not None
                ):
                    groups.setdefault(row.path[0], []).append(fact)
            found += [Band(name, tuple(facts)) for name, facts in groups.items()]
        return tuple(found)

    def _totals(self, table: Table) -> Iterator[PrintedTotal]:
        rows = [row for row in table.rows if row.kind in TOTALS]
        if not rows:
            return
        top = max(row.level for row in rows)
        several = sum(row.level == top for row in rows) > 1
        for row in rows:
            grand = row.level == top and (
                not several or (row is rows[-1] and row.kind is RowKind.TOTAL)
            )
            for column in table.columns:
                fact = self.by_cell.get((table.id, row.index, column.index))
                if fact is not None and column.kind in (ColumnKind.AMOUNT, ColumnKind.COUNT):
                    yield PrintedTotal(fact, table, row, column, total_name(row), grand)

    @cached_property
    def details(self) -> dict[tuple[str, str], tuple[LineGroup, ...]]:
        """Detail rows by (theme, operation); ``(theme, "")`` holds all of a theme's."""
        found: dict[tuple[str, str], dict[str, list[Row]]] = {}
        for table in self.document.tables:
            for row in table.rows:
                if row.kind is RowKind.DETAIL and (row.theme or row.operation):
                    for scope in {(row.theme, row.operation), (row.theme, "")}:
                        found.setdefault(scope, {}).setdefault(table.id, []).append(row)
        return {
            scope: tuple(
                LineGroup(self.tables[table], tuple(rows)) for table, rows in by_table.items()
            )
            for scope, by_table in found.items()
        }

    def fact(self, table: Table, row: Row, column: Column) -> Fact | None:
        """The fact of a cell printed in exactly this row (a spanned figure belongs to its first row
        only).
        """
        return self.by_cell.get((table.id, row.index, column.index))

    def free_facts(self, table: Table, row: Row) -> tuple[Fact, ...]:
        """The numbers read inside the text of a row's cells, in reading order."""
        return self._free.get((table.id, row.index), ())

    @cached_property
    def _free(self) -> dict[tuple[str, int], tuple[Fact, ...]]:
        found: dict[tuple[str, int], list[Fact]] = {}
        for fact in self.document.facts:
            if fact.free and fact.row is not None:
                found.setdefault((fact.table_id, fact.row), []).append(fact)
        return {place: tuple(facts) for place, facts in found.items()}

    def section(self, section_id: str) -> Section | None:
        """The section of that id."""
        return self.sections.get(section_id)

    def same_act(self, one: str, other: str) -> bool:
        """Whether two sections belong to one deliberation, as far as the document says."""
        first, second = self.section(one), self.section(other)
        if first is None or second is None:
            return True
        return (
            not first.deliberation
            or not second.deliberation
            or first.deliberation == second.deliberation
        )

    def tables_of(self, section_id: str) -> Iterator[Table]:
        """The tables of the deliberation that a section belongs to."""
        return (table for table in self.document.tables if self.same_act(section_id, table.section))

    def referred(self, text: str, section_id: str) -> tuple[Section, ...]:
        """The annexes that a text names by number, within the same deliberation."""
        numbers = annex_numbers(text)
        return tuple(
            section
            for section in self.document.sections
            if section.kind is SectionKind.ANNEX
            and section.number in numbers
            and self.same_act(section_id, section.id)
        )

    def where(self, claim: Claim) -> Message:
        """Where a claim stands, in the reader's words: "article 3 · thématique 3", "annexe 2 ·
        opération 15".
        """
        fact = claim.fact
        parts = [self._part(claim)]
        if fact.theme:
            parts.append(Message(f"thématique {fact.theme}", f"theme {fact.theme}"))
        if fact.operation:
            parts.append(Message(f"opération {fact.operation}", f"operation {fact.operation}"))
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
            return Message(f"annexe {section.number}", f"annex {section.number}")
        return Message.printed(section.title or section.id)

    def decides(self, section_id: str) -> bool:
        """Whether a part speaks of the document's tables as wholes: an act, a report, or a text of
        no known kind.
        """
        section = self.section(section_id)
        return section is None or section.kind not in (SectionKind.ANNEX, SectionKind.CONVENTION)

    def states(self, claim: Claim) -> bool:
        """Whether a claim may restate a table: said in an act or a report, of its own year under an
        operation, or with a reference to an annex.
        """
        if claim.fact.operation:
            return self.current(claim)
        if is_past(claim):
            return False
        return self.decides(claim.fact.section) or bool(
            self.referred(claim.sentence, claim.fact.section)
        )

    def current(self, claim: Claim) -> bool:
        """Whether a claim speaks of this deliberation's own year and plan, not of a past or general
        one.
        """
        if re.search(
            r"bilan|descriptif|rappel|contexte|historique|realis", names.plain_words(claim.heading)
        ) or is_past(claim):
            return False
        exercise = self.document.exercise
        return claim.year is None or exercise is None or claim.year == exercise


def _article(article: str) -> Message:
    """An article by its printed title, or by its number alone."""
    if article.lower().startswith("art"):
        spelt = _ARTICLE.fullmatch(article) is not None
        return Message(article, article) if spelt else Message.printed(article)
    return Message(f"article {article}", f"article {article}")


def is_past(claim: Claim) -> bool:
    """Whether a claim tells what had been before: "43 000 € avaient été attribués en 2025"."""
    return _PLUPERFECT.search(names.plain_words(claim.sentence)) is not None


def operations(text: str) -> tuple[str, ...]:
    """The operation numbers of a claim's scope, several being joined by hyphens.

    >>> operations("4-5"), operations(""), operations("2.1")
    (('4', '5'), ('',), ('2.1',))
    """
    return tuple(text.split("-"))


def annex_numbers(text: str) -> frozenset[str]:
    """Numbers of the annexes a text refers to: "annexes 4, 5 et 6", "annexes 3 à 6".

    >>> sorted(annex_numbers("(annexes 3 à 5 et 8)"))
    ['3', '4', '5', '8']
    """
    found: set[str] = set()
    for run in re.findall(
        r"annexes?\s+(?:n[°o]s?\s*)?((?:\d+\b(?:\s*(?:,|et|à|a|-|ou)\s*(?=\d))?)+)", text.lower()
    ):
        for low, high in re.findall(r"(\d+)(?:\s*[àa-]\s*(\d+))?", run):
            last = int(high or low)
            found.update(str(number) for number in range(int(low), min(last, int(low) + 50) + 1))
    return frozenset(found)


def total_name(row: Row) -> str:
    """What a total row totals: its label without the words that say "total", or the innermost label
    above it.

    >>> from extract.table import Row, RowKind
    >>> total_name(Row(3, RowKind.SUBTOTAL, 1, (), label="Sous-total Culture et patrimoine"))
    'culture et patrimoine'
    """
    rest = _TOTAL_WORDS.sub(" ", names.plain_words(row.label), count=0)
    rest = " ".join(word for word in rest.split() if not word.isdigit())
    return rest if len(rest) > 2 else (row.path[-1] if row.path else "")


def beneficiary_column(table: Table) -> Column | None:
    """The column that names who receives: by its header's words; None where no header says so."""
    texts = [
        column for column in table.columns if column.kind in (ColumnKind.TEXT, ColumnKind.LABEL)
    ]
    named = [column for column in texts if names_a_beneficiary(column.label)]
    return named[0] if named else None


def name_column(table: Table) -> Column | None:
    """The column that names the lines: the beneficiary's, or else the first text whose cells hardly
    repeat.
    """
    found = beneficiary_column(table)
    if found is not None:
        return found
    rows = [row for row in table.rows if row.kind is RowKind.DETAIL]
    for column in table.columns:
        keys = [names.key(text_of(row, column)) for row in rows]
        worded = [key for key in keys if re.search(r"[a-z]{3}", key)]
        if (
            column.kind is ColumnKind.TEXT
            and len(worded) == len(rows)
            and len(set(keys)) > 0.8 * len(rows)
        ):
            return column
    return None


def text_of(row: Row, column: Column) -> str:
    """The text printed at, or spanning into, a column of a row; empty where there is none."""
    cell: Cell | None = row.cells[column.index] if column.index < len(row.cells) else None
    return cell.text if cell else ""


def columns_of(table: Table, *kinds: ColumnKind) -> tuple[Column, ...]:
    """The columns of some kinds."""
    return tuple(column for column in table.columns if column.kind in kinds)


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim in its sentence: the words around it that belong to it and to no other number."""

    claim: Claim
    before: str
    after: str
    opening: str
    """All of the sentence before the number."""
    head: str = ""
    """The sentence before its first number."""


def read_statements(claims: Sequence[Claim]) -> tuple[Statement, ...]:
    """Claims with the words between the number before and the number after, in document order."""
    return tuple(one for group in sentences(claims) for one in group)


def sentences(claims: Sequence[Claim]) -> Iterator[tuple[Statement, ...]]:
    """The same, sentence by sentence; a sentence's numbers are looked for in it one after the
    other.
    """
    for sentence, group in _by_sentence(claims):
        spans = _spans(sentence, group)
        found = []
        for index, (claim, span) in enumerate(zip(group, spans, strict=True)):
            start, end = span
            left = spans[index - 1][1] if index else 0
            right = spans[index + 1][0] if index + 1 < len(spans) else len(sentence)
            before, after = sentence[left:start], sentence[end : max(end, right)]
            found.append(Statement(claim, before, after, sentence[:start], sentence[: spans[0][0]]))
        yield tuple(found)


def _by_sentence(claims: Iterable[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    group: list[Claim] = []
    for claim in claims:
        if group and (
            claim.sentence != group[0].sentence or claim.fact.section != group[0].fact.section
        ):
            yield group[0].sentence, group
            group = []
        group.append(claim)
    if group:
        yield group[0].sentence, group


def _spans(sentence: str, group: Sequence[Claim]) -> list[tuple[int, int]]:
    spans, position = [], 0
    for claim in group:
        at = sentence.find(claim.fact.printed, position)
        if at < 0:
            at = max(sentence.find(claim.fact.printed), 0)
        end = at + len(claim.fact.printed)
        spans.append((at, end))
        position = max(position, end)
    return spans
