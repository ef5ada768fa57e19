"""Figures named by where they stand in words, so that next year's document can be searched for
them.

A reference says: the table (its section, caption and header), the column (its header's words), the
row (its kind, labels and number); or the article and subject of a sentence. Years are told from the
financial year, other digits and small words are ignored. What two figures could answer to is not
found.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.cell_ref import CellRef
from extract.document import Document
from extract.facts import Fact
from extract.french.lexicon.calendar import YEAR
from extract.french.lexicon.totals import ENSEMBLE, TOTAL
from extract.table import Column, ColumnKind, Row, Table
from validate.check import fact_index
from validate.prose import names
from validate.tables.figure_table import FigureTable, figure_tables
from validate.tables.total_scopes import Scopes

Words = tuple[str, ...]

_YEAR = re.compile(rf"\b{YEAR}\b")
_SYNONYMS = {
    word: group[0]
    for group in (
        ("montant", "somme", "subvention", "dotation", "aide", "credit", "participation", "concours", "valeur"),
        ("propose", "proposee", "proposition", "vote", "votee", "retenu"),
        ("accorde", "accordee", "attribue", "attribuee"),
        ("beneficiaire", "association", "structure", "organisme", "porteur", "attributaire", "tiers", "demandeur"),
        ("quantite", "nombre", "effectif", "nb", "nbre"),
        (*TOTAL.forms, *ENSEMBLE.forms),
        ("libelle", "intitule", "designation", "objet", "nature"),
        ("unitaire", "unite"),
    )
    for word in group
}  # fmt: skip
_YEARS = {
    -2: "exercicepenultieme",
    -1: "exerciceprecedent",
    0: "exercicecourant",
    1: "exercicesuivant",
}
ENOUGH = 0.5
"""Share of a table's header words from which another header is the same."""


@dataclass(frozen=True, slots=True)
class TableReference:
    """A table by its words: kind and number of its section, caption, one label a column, rank among
    equals.
    """

    section: str
    caption: Words
    header: tuple[Words, ...]
    rank: int = 0


@dataclass(frozen=True, slots=True)
class RowReference:
    """A row by its kind and level, the labels above it, its own, and its rank among rows that share
    them.
    """

    kind: str
    level: int
    path: tuple[Words, ...]
    label: Words
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure: in a cell (``table``, ``row``, ``column``), in a header (no ``row``), or in prose
    (``said``).
    """

    table: TableReference | None = None
    row: RowReference | None = None
    column: Words = ()
    nth: str = ""
    """Which figure of a cell that holds several."""
    said: tuple[str, ...] = ()


class Places:
    """The places of one document's figures, in words."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.facts: Mapping[str, Fact] = fact_index(document)
        self.tables = {table.id: table for table in document.tables}
        self._scopes: dict[str, Scopes] = {}
        self._sections = {section.id: section for section in document.sections}

    def words(self, text: str) -> Words:
        """The words by which a caption, header or label is known: years from the financial year on,
        no other digits.

        ``Subvention proposée 2026`` is ``montant propose exercicecourant`` in a deliberation about
        2026.
        """
        found = []
        for word in names.words(self._told(text)):
            bare = re.sub(r"[sx]$", "", word) if len(word) > 3 else word
            if not any(char.isdigit() for char in word):
                found.append(_SYNONYMS.get(bare, bare))
        return tuple(found)

    def label(self, text: str) -> Words:
        """The words by which a row is known: as it is named, its number kept, amounts and years
        left out.
        """
        return tuple(
            word for word in names.words(self._told(text)) if not re.fullmatch(r"\d{4,}", word)
        )

    def _told(self, text: str) -> str:
        exercise = self.document.exercise

        def told(year: re.Match[str]) -> str:
            gap = 0 if exercise is None else int(year.group()) - exercise
            return f" {_YEARS.get(gap, 'exerciceautre')} "

        return _YEAR.sub(told, text)

    def section(self, section_id: str) -> str:
        """A section in words: its kind and printed number."""
        section = self._sections.get(section_id)
        return (
            "" if section is None else " ".join(filter(None, (section.kind.value, section.number)))
        )

    def scopes(self, table_id: str, row: Row) -> dict[str, tuple[int, ...]]:
        """The rows that a total may add up, by the name of the reading, the likeliest first (see
        `validate.tables.total_scopes`).
        """
        if table_id not in self._scopes:
            self._scopes[table_id] = Scopes(self.views[table_id])
        scopes = self._scopes[table_id]
        found: dict[str, tuple[int, ...]] = {}
        for scope in scopes.every(row):
            if scope.stop > scope.start:
                found.setdefault(scope.name, scopes.rows_of(scope))
        return found

    def cell(self, table: Table, row: int, column: Column) -> Fact | None:
        """The figure of a cell, or None."""
        return self.facts.get(str(CellRef(table.id, row, column.index)))

    def covered(self, fact: Fact) -> range:
        """The rows that the cell of a figure covers: more than one where it is merged."""
        assert fact.row is not None
        assert fact.col is not None
        return range(fact.row, fact.row + self.views[fact.table_id].span(fact.row, fact.col))

    def rounded(self, fact_id: str) -> bool:
        """Whether a figure is printed without its column's usual decimals."""
        fact = self.facts[fact_id]
        view = self.views.get(fact.table_id)
        return (
            view is not None
            and fact.row is not None
            and fact.col is not None
            and view.rounded(fact.row, fact.col)
        )

    @cached_property
    def views(self) -> Mapping[str, FigureTable]:
        """Each table as figures."""
        return {view.table.id: view for view in figure_tables(self.document)}

    @cached_property
    def _signatures(self) -> dict[str, TableReference]:
        ranks: Counter[TableReference] = Counter()
        found = {}
        for table in self.document.tables:
            header = tuple(self.column(column) for column in table.columns)
            bare = TableReference(self.section(table.section), self.words(table.caption), header)
            found[table.id] = TableReference(bare.section, bare.caption, bare.header, ranks[bare])
            ranks[bare] += 1
        return found

    def column(self, column: Column) -> Words:
        """A column in words: its header from the outermost text to the innermost."""
        return self.words(" ".join(column.path) or column.label)

    def table(self, table_id: str) -> TableReference:
        """The reference of a table of this document."""
        return self._signatures[table_id]

    @cached_property
    def _rows(self) -> dict[str, dict[int, RowReference]]:
        return {table.id: self._row_references(table) for table in self.document.tables}

    def _row_references(self, table: Table) -> dict[int, RowReference]:
        ranks: Counter[RowReference] = Counter()
        found = {}
        for row in table.rows:
            path = tuple(self.label(label) for label in row.path)
            bare = RowReference(
                row.kind.value, row.level, path, self.label(row.label or first_text(table, row))
            )
            found[row.index] = RowReference(
                bare.kind, bare.level, bare.path, bare.label, ranks[bare]
            )
            ranks[bare] += 1
        return found

    @cached_property
    def _by_reference(self) -> dict[str, dict[RowReference, int]]:
        return {
            table: {known: row for row, known in rows.items()} for table, rows in self._rows.items()
        }

    def row(self, table_id: str, row: int) -> RowReference:
        """The reference of a row of this document."""
        return self._rows[table_id][row]

    @cached_property
    def _said(self) -> dict[str, tuple[str, ...]]:
        """What each figure of the prose is said of: claims, votes, rates, periods outside tables;
        with its rank.
        """
        found: dict[str, tuple[str, ...]] = {}
        for claim in self.document.claims:
            said = (
                "claim",
                claim.article,
                claim.subject,
                claim.unit_noun,
                claim.fact.counts,
                _gap(self, claim.year),
            )
            found[claim.fact.id] = (
                *said,
                claim.fact.theme,
                claim.fact.operation,
                self.section(claim.fact.section),
            )
        for vote in self.document.votes:
            for term in (
                "for_",
                "against",
                "abstained",
                "not_voting",
                "present",
                "proxies",
                "absent",
                "members",
            ):
                fact = getattr(vote, term)
                if fact is not None:
                    found[fact.id] = ("vote", term, self.section(vote.section))
        for rate in self.document.unit_rates:
            if not rate.fact.table_id:
                found[rate.fact.id] = (
                    "rate",
                    rate.what,
                    rate.unit,
                    *rate.per,
                    self.section(rate.fact.section),
                )
        for period in self.document.periods:
            if not period.table_id:
                for end in ("start", "end"):
                    about = (period.theme, period.operation, self.section(period.section))
                    found[f"{period.id}.{end}"] = ("period", end, *about)
        return _ranked(
            {fact: tuple(names.plain_words(word) for word in said) for fact, said in found.items()}
        )

    @cached_property
    def _heard(self) -> dict[tuple[str, ...], str]:
        return {said: fact for fact, said in self._said.items()}

    def reference(self, fact_id: str) -> Reference | None:
        """How to find this figure in another document; None where nothing names it."""
        if fact_id in self._said:
            return Reference(said=self._said[fact_id])
        fact = self.facts.get(fact_id)
        if fact is None or fact.table_id not in self.tables or fact.col is None:
            return None
        table = self.tables[fact.table_id]
        column = self.column(table.columns[fact.col])
        row = None if fact.row is None else self.row(table.id, fact.row)
        return Reference(self.table(table.id), row, column, _nth(fact))

    def find(self, reference: Reference) -> Fact | None:
        """The one figure of this document that ``reference`` names, or None."""
        if reference.said:
            return self.facts.get(self._heard.get(reference.said, ""))
        table = None if reference.table is None else self.find_table(reference.table)
        column = None if table is None else self.find_column(table, reference.column)
        if table is None or column is None:
            return None
        part = reference.nth.removeprefix(".")
        if reference.row is None:
            return self.facts.get(str(CellRef(table.id, None, column.index, part)))
        row = self.find_row(table, reference.row)
        if row is None:
            return None
        return self.facts.get(str(CellRef(table.id, row.index, column.index, part)))

    def find_table(self, wanted: TableReference) -> Table | None:
        """The one table with this caption or header, in the section of this kind and number where
        one is.

        Equal tables are told apart by their rank. A table with less than half of the header's words
        is another.
        """
        exact = next(
            (table_id for table_id, known in self._signatures.items() if known == wanted), None
        )
        if exact is not None:
            return self.tables[exact]
        scores = {table_id: _alike(wanted, known) for table_id, known in self._signatures.items()}
        best = max(scores.values(), default=0.0)
        found = [table_id for table_id, score in scores.items() if score == best and score > 0]
        return self.tables[found[0]] if len(found) == 1 else None

    def find_column(self, table: Table, wanted: Words) -> Column | None:
        """The one column of ``table`` with this header, or most of its words: "places" is in
        "nombre de places".
        """
        headers = [self.column(column) for column in table.columns]
        same = [index for index, words in enumerate(headers) if words == wanted]
        if not same:
            scores = [_near(wanted, words) for words in headers]
            best = max(scores, default=0.0)
            same = [index for index, score in enumerate(scores) if score == best and score > ENOUGH]
        return table.columns[same[0]] if len(same) == 1 else None

    def find_row(self, table: Table, wanted: RowReference) -> Row | None:
        """The one row of ``table`` with these labels."""
        rows = self._rows[table.id]
        exact = self._by_reference[table.id].get(wanted)
        if exact is not None:
            return table.rows[exact]
        loose = [row for row in table.rows if _same_row(rows[row.index], wanted)]
        return loose[0] if len(loose) == 1 else None


def first_text(table: Table, row: Row) -> str:
    """The texts of a row in its columns of words, for rows that carry no label of their own."""
    columns = (
        column
        for column in table.columns
        if column.kind in (ColumnKind.TEXT, ColumnKind.LABEL, ColumnKind.CODE)
    )
    texts = (
        cell.text
        for column in columns
        if (cell := row.cells[column.index]) is not None and cell.text
    )
    return " ".join(dict.fromkeys(texts))


def _gap(places: Places, year: int | None) -> str:
    exercise = places.document.exercise
    return "" if year is None or exercise is None else str(year - exercise)


def _nth(fact: Fact) -> str:
    """Which of several values of a cell it is, as suite files write it: ".2"."""
    return f".{fact.cell.part}" if fact.cell.part else ""


def _ranked(said: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Each with its rank and how many share its words: where their number changes, none of them is
    found.
    """
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for fact, words in said.items():
        groups[words].append(fact)
    return {
        fact: (*words, f"{rank}/{len(facts)}")
        for words, facts in groups.items()
        for rank, fact in enumerate(facts, 1)
    }


def _share(one: Iterable[object], other: Iterable[object]) -> float:
    """Common items over all items, counted with repetition; nothing is alike nothing."""
    first, second = Counter(one), Counter(other)
    union = sum((first | second).values())
    return sum((first & second).values()) / union if union else 0.0


def _near(one: Words, other: Words) -> float:
    """The share of common words; where all words of one are in the other, at least four in five."""
    within = bool(one and other) and (set(one) <= set(other) or set(other) <= set(one))
    return max(_share(one, other), 0.8 if within else 0.0)


def _alike(one: TableReference, other: TableReference) -> float:
    header = _share(_flat(one.header), _flat(other.header))
    if header < ENOUGH:
        return 0.0
    caption = 1.0 if one.caption == other.caption else _share(one.caption, other.caption)
    return round(
        header + caption + (one.section == other.section) + 0.5 * (one.rank == other.rank), 9
    )


def _flat(header: Sequence[Words]) -> list[str]:
    return [word for words in header for word in words]


def _same_row(one: RowReference, other: RowReference) -> bool:
    if (one.kind, one.level) != (other.kind, other.level) or len(one.path) != len(other.path):
        return False
    pairs = [(one.label, other.label), *zip(one.path, other.path, strict=True)]
    return all(
        first == second or names.match(" ".join(first), " ".join(second)) for first, second in pairs
    )
