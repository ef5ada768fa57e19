"""Which cell of the tables a sentence speaks of, decided before any two values are compared.

Every cell of a comparable kind is a candidate. Its score says how far the words that govern the
number name the cell's row, its column and its table, and how much of what they say the cell
explains. A pairing is sure where row and column are named, the score is high, and no other cell
with another value comes near: only then can a difference speak against the document.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from extract.facts import Fact
from extract.several import ids_of
from validate.prose.clauses import Clause, Move, own_year
from validate.prose.subjects.table_labels import (
    ColumnLabel,
    Rarity,
    RowLabel,
    TableLabels,
    is_comparable,
    may_hold,
    read_labels,
)
from validate.prose.subjects.table_references import TableReferences
from validate.prose.subjects.table_subjects import Subjects
from validate.prose.words.label_words import (
    AGAINST,
    CHANGE,
    FOR,
    NET_OF_TAX,
    TAX_INCLUDED,
    are_other_years,
    label_stems,
)
from validate.tables.figure_table import FigureTable


@dataclass(frozen=True, slots=True)
class PairingSettings:
    """What a pairing needs to be sure. Row and column weigh most, because together they are the
    cell's name; the title and what is left unexplained decide between cells so named."""

    row_weight: float = 0.4
    column_weight: float = 0.3
    title_weight: float = 0.1
    explained_weight: float = 0.2
    bare_total: float = 0.65
    """A total with no words of its own, where the sentence names no row."""
    said_total: float = 0.8
    """The same where the sentence says "total"."""
    only_column: float = 0.75
    """A column that is alone of its kind in its table."""
    year_column: float = 0.85
    """A column told from the others by its year alone, which the sentence names."""
    plain_column: float = 0.35
    """A column of several with no word to tell it."""
    row_power: float = 1.5
    """Half a label names no row: a label said in part counts for less than its part."""
    least_row: float = 0.6
    least_column: float = 0.55
    rival_row: float = 0.55
    """A row of which a third is left unsaid is not meant, nor a rival."""
    rival_column: float = 0.3
    least_explained: float = 0.5
    least_score: float = 0.6
    least_margin: float = 0.08
    """How far a rival with another value must stay behind: one word of a label in four."""
    pointed: float = 0.3
    """What a table gains that the paragraph points to."""


SETTINGS = PairingSettings()

BEFORE = frozenset(
    {
        "initial",
        "ancien",
        "avant",
        "precedent",
        "actuel",
        "anterieur",
        "vigueur",
    }
)
"""Stems of what was, in headers: "Tarif actuel"."""
AFTER = frozenset(
    {"nouveau", "nouvel", "apres", "revis", "actualis", "futur", "propos"}
)
"""Stems of what will be: "Nouveau tarif"."""
_OF_CHANGES = frozenset({CHANGE, "modificativ"})
_MOVED = {Move.FROM: (BEFORE, AFTER), Move.TO: (AFTER, BEFORE)}


@dataclass(frozen=True, slots=True)
class CellCandidate:
    """A cell that a clause may speak of, with what speaks for it (each from 0 to 1)."""

    fact: Fact
    row: float
    column: float
    title: float
    explained: float
    score: float
    words: frozenset[str]
    """The governing words that its labels bear."""
    name: str = ""
    """Its row and its column, for a reader."""
    default: bool = False
    """Its row is meant only as the one total of its table, whose own name is not said."""
    stray: frozenset[str] = frozenset()
    """Those that they do not bear, and by which other columns of the table are told."""


@dataclass(frozen=True, slots=True)
class CellPairing:
    """A clause, the cell it speaks of best, and the best cell with another value.

    ``doubts`` say why it is not sure; none, and it is.
    """

    clause: Clause
    best: CellCandidate
    rival: CellCandidate | None
    doubts: tuple[str, ...] = ()
    plausible: tuple[CellCandidate, ...] = ()
    """The other cells that share a governing word, the best first."""
    alike: bool = False
    """Whether others that are named print the same figure: they would be its rivals otherwise."""

    @property
    def sure(self) -> bool:
        """Whether a difference may speak against the document."""
        return not self.doubts

    @property
    def reason(self) -> str:
        """Why the cell is meant, for a reader."""
        said = ", ".join(sorted(word.lstrip("@") for word in self.best.words))
        if not said:
            return "the only total"
        return f"the sentence names the cell by its words ({said})"


class CellPairer:
    """Pairs the clauses of one document with the cells of its tables."""

    def __init__(
        self,
        subjects: Subjects,
        views: Sequence[FigureTable],
        settings: PairingSettings = SETTINGS,
    ) -> None:
        self.subjects = subjects
        self.settings = settings
        self.tables = tuple(self._labels(views))
        self.rarity = Rarity(self.tables)
        self.references = TableReferences(subjects.document)
        self._of_section: dict[str, tuple[TableLabels, ...]] = {}

    def _labels(self, views: Sequence[FigureTable]) -> Iterator[TableLabels]:
        for order, view in enumerate(views):
            section = self.subjects.section(view.table.section)
            title = "" if section is None else section.title
            yield read_labels(view, order, title)

    def pair(self, clause: Clause) -> CellPairing | None:
        """The cell that ``clause`` speaks of best, None where none shares a word with it."""
        found = sorted(
            self.candidates(clause), key=lambda one: (-one.score, one.fact.id)
        )
        if not found:
            return None

        named = list(filter(self._is_named, found)) or found
        told = [one for one in named if not one.default]
        if any(one.row >= self.settings.said_total for one in told):
            named = told

        best = named[0]
        rival = next((one for one in named if not _same_value(one, best)), None)
        return CellPairing(
            clause=clause,
            best=best,
            rival=rival,
            doubts=tuple(self._doubts(clause, best, rival)),
            plausible=tuple(one for one in found if one is not best),
            alike=any(_same_value(one, best) for one in named[1:]),
        )

    def _is_named(self, one: CellCandidate) -> bool:
        settings = self.settings
        return (
            one.row >= settings.rival_row
            and one.column >= settings.rival_column
        )

    def candidates(self, clause: Clause) -> Iterator[CellCandidate]:
        """Every comparable cell that shares a governing word with the clause, scored."""
        for table in self.tables_of(clause.said.claim.fact.section):
            title = self.title_share(clause, table)
            if self.is_pointed_to(clause, table):
                title = min(1.0, title + self.settings.pointed)
            columns = self.column_scores(clause, table)
            elsewhere = _told_elsewhere([label for label, _ in columns])
            for row, row_score in self.row_scores(clause, table, clause.own):
                least = 0.0
                if self._has_one_value(clause, table, row, columns):
                    least = self.settings.only_column
                for column, share in columns:
                    names = (row, row_score), (column, max(share, least))
                    others = elsewhere[column.column.index]
                    one = self._cell(clause, table, names, others, title)
                    if one is not None:
                        yield one

    def title_share(self, clause: Clause, table: TableLabels) -> float:
        """The share of a table's own title that is said."""
        return self.rarity.share(self._title(table), clause.words)

    def is_pointed_to(self, clause: Clause, table: TableLabels) -> bool:
        """Whether the paragraph of a number points to a table."""
        meant = self.references.at(clause.said.claim)
        return meant is not None and meant.table.id == table.view.table.id

    def _has_one_value(
        self,
        clause: Clause,
        table: TableLabels,
        row: RowLabel,
        columns: Sequence[tuple[ColumnLabel, float]],
    ) -> bool:
        """Whether a row prints the same figure in every column that may be meant."""
        stated = clause.said.claim.fact
        values = set()
        for label, _ in columns:
            fact = table.view.facts.get((row.row.index, label.column.index))
            if fact and fact.value and is_comparable(stated, fact):
                values.add(abs(fact.value))
        return len(values) == 1

    def _title(self, table: TableLabels) -> frozenset[str]:
        """The words of a title that not all titles have."""
        if len(self.tables) == 1:
            return table.title
        return table.title - self._common_title

    @cached_property
    def _common_title(self) -> frozenset[str]:
        return frozenset.intersection(*(table.title for table in self.tables))

    def tables_of(self, section: str) -> tuple[TableLabels, ...]:
        """The tables of the deliberation that a section belongs to."""
        if section not in self._of_section:
            own = ids_of(self.subjects.tables_of(section))
            kept = tuple(
                table for table in self.tables if table.view.table.id in own
            )
            self._of_section[section] = kept
        return self._of_section[section]

    def row_scores(
        self, clause: Clause, table: TableLabels, words: Iterable[str]
    ) -> list[tuple[RowLabel, float]]:
        """The rows that bear one of some words, and the totals, each with how far a number's
        sentence names it."""
        numbers = set(table.totals)
        for word in words:
            numbers.update(table.by_word.get(word, ()))
        for year in clause.years:
            numbers.update(table.by_year.get(year, ()))

        named = [table.rows[number] for number in sorted(numbers)]
        scored = [(label, self._row(clause, label)) for label in named]
        return [(label, score) for label, score in scored if score > 0]

    def _row(self, clause: Clause, label: RowLabel) -> float:
        """How far a row is named."""
        settings = self.settings
        if are_other_years(label.years, clause.years):
            return 0.0
        if not label.words and label.total:
            return settings.said_total if clause.total else settings.bare_total
        if not label.words:
            by_year = label.years and label.years == clause.years
            if by_year:
                return settings.year_column
            return 0.0

        named = max(
            self.rarity.share(label.words, clause.words),
            0.9 * self.rarity.share(label.head, clause.words),
        )
        above = (
            self.rarity.share(label.path, clause.words) if label.path else 1.0
        )
        named = float(named**settings.row_power) * (0.9 + 0.1 * above)
        if label.alone:
            return max(named, settings.least_row)
        return named

    def column_scores(
        self, clause: Clause, table: TableLabels
    ) -> list[tuple[ColumnLabel, float]]:
        """The columns that may hold a number, each with how far it is named; none of a table of
        another year than the number's own."""
        year = own_year(clause.said) or table.year
        if table.year not in (None, year):
            return []
        stated, noun = clause.said.claim.fact, _counted(clause)
        held = [one for one in table.columns if may_hold(stated, noun, one)]
        meant = [
            one
            for one in held
            if not self._is_contrary(clause, one)
            and not _is_of_last_year(table, one, year)
        ]
        return [
            (one, self._column(clause, one, len(held) == 1)) for one in meant
        ]

    def _is_contrary(self, clause: Clause, label: ColumnLabel) -> bool:
        """Whether the sentence says that it is not this column: another year, another tax, a level
        and not a change, the other end of a move."""
        if _is_other_tax(clause.own, label.words):
            return True
        if clause.is_change and not label.words & _OF_CHANGES:
            return True
        if clause.move is not Move.NONE:
            return bool(label.words & _MOVED[clause.move][1])
        return are_other_years(label.years, clause.years)

    def _column(self, clause: Clause, label: ColumnLabel, only: bool) -> float:
        """How far a column is named, among those of its table that may hold the figure."""
        settings = self.settings
        year = bool(label.years & clause.years)
        share = self.rarity.share(label.telling, clause.words)
        if clause.move in _MOVED and label.words & _MOVED[clause.move][0]:
            return settings.year_column
        if only:
            return settings.only_column + (1 - settings.only_column) * share
        if not label.telling:
            if year:
                return settings.year_column
            return settings.plain_column
        if year:
            return 0.5 + 0.5 * share
        return share

    def _cell(
        self,
        clause: Clause,
        table: TableLabels,
        names: tuple[tuple[RowLabel, float], tuple[ColumnLabel, float]],
        elsewhere: frozenset[str],
        title: float,
    ) -> CellCandidate | None:
        (row, row_score), (column, column_score) = names
        fact = table.view.facts.get((row.row.index, column.column.index))
        if fact is None or not is_comparable(clause.said.claim.fact, fact):
            return None
        if _is_other_tax(clause.own, row.words | table.title):
            return None

        named = row.words | row.head | row.path | column.words
        borne = named | (table.title - elsewhere)
        words = clause.own & borne
        if not words:
            return None

        settings = self.settings
        explained = self._explained(clause, borne)
        score = (
            settings.row_weight * row_score
            + settings.column_weight * column_score
            + settings.title_weight * title
            + settings.explained_weight * explained
        )
        unsaid = bool(row.words) and row_score == settings.least_row
        return CellCandidate(
            fact=fact,
            row=row_score,
            column=column_score,
            title=title,
            explained=explained,
            score=score,
            words=words,
            name=" · ".join(filter(None, (row.name, column.column.label))),
            default=row.alone and unsaid,
            stray=(clause.own & elsewhere) - borne,
        )

    def _explained(self, clause: Clause, borne: frozenset[str]) -> float:
        """The share of the governing words that a cell's labels bear; words that no label of the
        document bears are verbs and manners of speaking as a rule, and count for little."""
        whole = spoken = 0.0
        for word in clause.own:
            weight = self.rarity.of(word) * clause.words[word]
            whole += weight if word in self.rarity else 0.2 * weight
            spoken += weight if word in borne else 0.0
        if whole:
            return min(1.0, spoken / whole)
        return 0.0

    def _doubts(
        self, clause: Clause, best: CellCandidate, rival: CellCandidate | None
    ) -> Iterator[str]:
        settings = self.settings
        from_before = clause.move is Move.FROM
        doubts = (
            (best.row < settings.least_row, "the row is not named"),
            (best.column < settings.least_column, "the column is not named"),
            (best.stray, "a word names another column"),
            (
                from_before and best.column != settings.year_column,
                "the state before is not named",
            ),
            (
                self._is_of_another_year(clause, best.fact),
                "the table does not name the year",
            ),
            (
                best.explained < settings.least_explained,
                "the sentence says more than the cell's labels",
            ),
            (best.score < settings.least_score, "too few words in common"),
        )
        yield from (words for is_so, words in doubts if is_so)
        if (
            rival is not None
            and best.score - rival.score < settings.least_margin
        ):
            yield f"as well {rival.fact.printed}"

    def _is_of_another_year(self, clause: Clause, cell: Fact) -> bool:
        """Whether a number is of another year than its act's, which nothing over or beside a cell
        names.
        """
        year = own_year(clause.said)
        is_another = self.subjects.is_another_year(year)
        return is_another and not self.subjects.names_year(cell, year)


def _told_elsewhere(
    columns: Sequence[ColumnLabel],
) -> dict[int, frozenset[str]]:
    """For each column, the words by which the others are told."""
    found = {}
    for one in columns:
        others = [other.telling for other in columns if other is not one]
        found[one.column.index] = frozenset().union(*others) - one.words
    return found


def _counted(clause: Clause) -> frozenset[str]:
    """The stems of what a number counts, where it counts things."""
    claim = clause.said.claim
    votes = clause.own & {FOR, AGAINST}
    if votes:
        return votes
    return frozenset(label_stems(claim.unit_noun) or label_stems(claim.subject))


def _is_of_last_year(
    table: TableLabels, column: ColumnLabel, year: int | None
) -> bool:
    """Whether a column that names no year, beside columns that do, is of another year than a
    number: it is of the last of theirs."""
    if year is None or column.years or table.by_year:
        return False
    return year < max(
        chain.from_iterable(one.years for one in table.columns), default=0
    )


def _is_other_tax(said: frozenset[str], headed: frozenset[str]) -> bool:
    """Whether a sentence speaks of amounts without tax and a label of amounts with it, or the
    reverse."""
    taxes = frozenset({NET_OF_TAX, TAX_INCLUDED})
    return (
        bool(said & taxes)
        and bool(headed & taxes)
        and not said & headed & taxes
    )


def _same_value(one: CellCandidate, other: CellCandidate) -> bool:
    first, second = one.fact.value, other.fact.value
    if first is None or second is None:
        return False
    return abs(first) == abs(second)
