"""What a stated number may count: lines of an operation, of a group, of a table, or a printed
total.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.facts import Fact
from extract.french.folding import fold, has_digit
from extract.french.lexicon.averages import may_average
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.totals import total_rank
from extract.table import Column, ColumnKind, Row, RowKind, Table
from validate.prose.clauses import opening_year
from validate.prose.counting.count_candidates import (
    FILLED,
    FILLED_NAMES,
    Candidates,
    PlacedRow,
    Way,
    column_counts,
    distinct_values,
    line_counts,
    quantities,
)
from validate.prose.counting.said_of_all import (
    LEAST_LISTED,
    OFF,
    is_said_of_all,
)
from validate.prose.counting.told_lines import told_lines
from validate.prose.counting.totalled_lines import totalled_lines
from validate.prose.pairing.pair_by_number import (
    NumberedScope,
    NumberPairing,
)
from validate.prose.pairing.pair_by_words import QUOTED
from validate.prose.statements import Statement, operations
from validate.prose.subjects.table_references import TableReferences
from validate.prose.subjects.table_subjects import (
    LineGroup,
    PrintedTotal,
    Subjects,
)
from validate.prose.subjects.table_texts import (
    TEXTS,
    columns_of,
    text_of,
    total_name,
)
from validate.prose.words import names
from validate.prose.words.word_stems import drop_plural, stems
from validate.tables.figure_table import SUMMABLE

QUANTITIES = ("places", "posts", "persons")
BODIES = ("structures",)
LINES = (*BODIES, "operations", "other")
"""What a line of a table may be one of."""
_GRANTING = WordList(
    "recevable*", "retenu*", "eligible*", "attribu*", "accord*", "subvention*", "souten*",
    "benefici*", "*financ*", "annex*", "tableau*", "figure*", "designe*", "detaille*",
)  # fmt: skip
"""Words of a sentence that speaks of what is granted, or is printed beside."""
_UP_TO = WordList(
    "jusqu'a", "jusque", "au plus", "au moins", "au-dela de", "moins de", "plus de", "a partir de",
)  # fmt: skip
"""Words before a number that is a bound, and counts nothing."""
_OTHERS = WordList("autre(s)", "divers", "le reste")
"""How the label of all that is left opens."""
_REFUSING = WordList("ecart*", "rejet*", "refus*", "ajourn*")
"""Words of some that are granted nothing."""
_HELPING = WordList(
    "aider", "soutenir", "retenir", "subventionner", "accompagner", "financer", "servir",
    "retient", "retenu",
)  # fmt: skip
"""Verbs before the number of the others."""
_LINE_NOUNS = frozenset({
    "operation", "dossier", "subvention", "ligne", "projet", "action", "structure", "association",
    "organisme", "beneficiaire", "aide", "demande", "dispositif", "attributaire",
})  # fmt: skip
"""What the lines of any table are called."""
_ANCHOR = 20
"""A total below it is met by chance."""
_FAR_TOTAL = 1000
"""A total from which on it names its table for sure."""
LINES_NAMED = "lignes de ce nom"
TOTALLED = "lignes du total"
_SHORTEST_NOUN = 3
"""Letters of a noun that is looked for in headers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountReading:
    """What a stated number is compared with: natural counts, or the sum of figures.

    ``sure``: the words leave no other reading. ``free``: the figures were read inside texts.
    ``named``: the part that is counted is named ("dont 18 relèvent du thème « Sport »").
    ``pointed``: the paragraph points to the table, whose column counts just what is said; who asked
    is counted there too.
    """

    statement: Statement
    why: str
    sure: bool
    candidates: Candidates = ()
    figures: tuple[Fact, ...] = ()
    free: bool = False
    named: bool = False
    pointed: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing to compare with."""
        return not self.candidates and not self.figures


class CountReadings:
    """The readings of the numbers of one document."""

    def __init__(self, subjects: Subjects, by_number: NumberPairing) -> None:
        self.subjects = subjects
        self.by_number = by_number
        self._references = TableReferences(subjects.document)

    def of(
        self, statement: Statement, scope: NumberedScope, counts: str
    ) -> list[CountReading]:
        """The readings of a number: in the table its paragraph points to, or else by number or by
        words; of a bound none.
        """
        if _UP_TO.closes(statement.words_before):
            return []
        pointed = list(self._pointed(statement))
        return pointed or list(self._readings(statement, scope, counts))

    def _pointed(self, statement: Statement) -> Iterator[CountReading]:
        """The total of the table that the paragraph points to, in the one column that the noun
        heads.
        """
        noun = noun_of(statement)
        table = (
            self._table_pointed_to(statement)
            if len(noun) >= _SHORTEST_NOUN
            else None
        )
        totals = [] if table is None else self._grand_counts(statement, table)
        if len(totals) == 1:
            yield CountReading(
                statement=statement,
                why=f"total of “{totals[0].column.label}” in the table pointed to",
                sure=True,
                figures=(totals[0].fact,),
                pointed=True,
            )

    def _table_pointed_to(self, statement: Statement) -> Table | None:
        found = self._references.at(statement.claim)
        if found is None or not found.sure:
            return None
        if self._in_act(statement, found.table):
            return found.table
        return None

    def _in_act(self, statement: Statement, table: Table) -> bool:
        return self.subjects.same_act(
            statement.claim.fact.section, table.section
        )

    def _grand_counts(
        self, statement: Statement, table: Table
    ) -> list[PrintedTotal]:
        """The grand totals of the columns of counts that a noun heads; of no column that has so
        much for each: "Par habitant". Those that print what is said, where any does, under whatever
        header: "111 parcelles sur 119 avaient un locataire" is below "Louées", "943 demandes ont
        été accordées" below "Accordées", which might head amounts.
        """
        noun, stated = noun_of(statement), statement.claim.fact.value
        totals = list(filter(_is_of_all, self.subjects.totals_of(table)))
        headed = [
            one
            for one in totals
            if one.column.kind is ColumnKind.COUNT
            and noun in stems(one.column.label)
        ]
        if not headed:
            return []
        said = [one for one in totals if one.fact.value == stated]
        counts = [one for one in said if one.column.kind is ColumnKind.COUNT]
        return counts or said or headed

    def _readings(
        self, statement: Statement, scope: NumberedScope, counts: str
    ) -> Iterator[CountReading]:
        claim, exercise = statement.claim, self.subjects.document.exercise
        stated = exercise is not None and claim.year not in (None, exercise)
        if stated or self.subjects.is_another_year(opening_year(statement)):
            return
        if scope.operation:
            yield from self._of_operation(statement, scope, counts)
        elif scope.theme and counts == "operations":
            yield from self._operations_of(statement, scope)
        elif not scope.theme and self.subjects.decides(claim.fact.section):
            yield from self._by_words(statement)

    # -- by number -------------------------------------------------------------------------------

    def _of_operation(
        self, statement: Statement, scope: NumberedScope, counts: str
    ) -> Iterator[CountReading]:
        groups: list[LineGroup] = []
        for number in operations(scope.operation):
            groups += self._lines(scope, number)
        if counts in BODIES:
            yield from self._bodies(statement, scope, groups)
        elif counts in QUANTITIES:
            yield from self._quantities(statement, scope, groups, counts)

    def _lines(self, scope: NumberedScope, operation: str) -> list[LineGroup]:
        """The lines of an operation of the scope's theme, in the same act."""
        found = self.subjects.details.get((scope.theme, operation), ())
        same_act = self.subjects.same_act
        return [
            group
            for group in found
            if same_act(scope.section, group.table.section)
        ]

    def _bodies(
        self,
        statement: Statement,
        scope: NumberedScope,
        groups: Sequence[LineGroup],
    ) -> Iterator[CountReading]:
        """The lines of an operation, or those with a figure under its acronym."""
        candidates = line_counts(self.subjects, groups)
        yield CountReading(
            statement=statement,
            why="lines of the operation",
            sure=bool(candidates),
            candidates=candidates,
        )
        letters = self.by_number.acronyms.get(
            (scope.theme, scope.operation), frozenset()
        )
        if not candidates and letters:
            yield from self._headed(statement, letters)

    def _headed(
        self, statement: Statement, letters: frozenset[str]
    ) -> Iterator[CountReading]:
        """The bodies with a figure in the columns headed by the operation's acronym."""
        others = frozenset().union(*self.by_number.acronyms.values()) - letters
        for table in self.subjects.tables_of(statement.claim.fact.section):
            summable = columns_of(table, *SUMMABLE)
            columns = [
                column
                for column in summable
                if _is_headed(column, letters, others)
            ]
            if columns:
                yield CountReading(
                    statement=statement,
                    why="lines with a figure under the acronym",
                    sure=True,
                    candidates=column_counts(self.subjects, table, columns),
                )

    def _quantities(
        self,
        statement: Statement,
        scope: NumberedScope,
        groups: Sequence[LineGroup],
        counts: str,
    ) -> Iterator[CountReading]:
        """The total printed for an operation, or else the numbers in the texts of its lines."""
        totals = self._printed_totals(scope, counts)
        if totals:
            why = "total printed for the operation"
            yield CountReading(
                statement=statement, why=why, sure=True, figures=totals
            )
            return

        for figures in quantities(self.subjects, groups, counts):
            yield CountReading(
                statement=statement,
                why="numbers read in the lines' text",
                sure=True,
                figures=figures,
                free=True,
            )

    def _printed_totals(
        self, scope: NumberedScope, counts: str
    ) -> tuple[Fact, ...]:
        """For each of the operations the printed total of that kind; empty where one has none, or
        several.
        """
        found: list[Fact] = []
        for number in operations(scope.operation):
            facts = self._totals_of(scope, number, counts)
            if len(facts) != 1 or facts[0].number is None:
                return ()
            found += facts
        return tuple(found)

    def _totals_of(
        self, scope: NumberedScope, operation: str, counts: str
    ) -> list[Fact]:
        found: list[Fact] = []
        for table in self.subjects.tables_of(scope.section):
            for total in self.subjects.totals_of(table):
                same = (total.row.theme, total.row.operation) == (
                    scope.theme,
                    operation,
                )
                if same and total.fact.counts == counts:
                    found.append(total.fact)
        return found

    def _operations_of(
        self, statement: Statement, scope: NumberedScope
    ) -> Iterator[CountReading]:
        """The operations of a theme: all that have lines, or those that are granted something."""
        every: dict[str, PlacedRow] = {}
        filled: dict[str, PlacedRow] = {}
        for group in self._lines(scope, ""):
            for row in group.rows:
                every.setdefault(row.operation, (group.table, row))
                if line_counts(self.subjects, [LineGroup(group.table, (row,))]):
                    filled.setdefault(row.operation, (group.table, row))

        every.pop("", None)
        filled.pop("", None)
        if every:
            candidates = (
                Way("opérations", tuple(every.values()), titles=True),
                Way("opérations dotées", tuple(filled.values()), titles=True),
            )
            yield CountReading(
                statement=statement,
                why="operations with lines",
                sure=True,
                candidates=candidates,
            )

    # -- by words --------------------------------------------------------------------------------

    def _by_words(self, statement: Statement) -> Iterator[CountReading]:
        """Without numbers: a group in quotes, the noun in a column's header or a caption, the annex
        named.
        """
        quoted = QUOTED.findall(statement.after) or QUOTED.findall(
            statement.before
        )
        if len(quoted) == 1 and statement.claim.fact.counts in LINES:
            yield from self._of_group(statement, quoted[0])
        elif len(noun_of(statement)) >= _SHORTEST_NOUN:
            referred = self.subjects.referred_sections(statement.claim)
            for table in self.subjects.tables_of(statement.claim.fact.section):
                if not referred or table.section in referred:
                    yield from self._of_table_lines(
                        statement, table, referred=bool(referred)
                    )

    def _of_table_lines(
        self, statement: Statement, table: Table, *, referred: bool
    ) -> Iterator[CountReading]:
        """The lines of a table, those that bear the noun with a number among them: "Lot 1", "Lot
        2". A number in words is often of some only: it must be said of all, or beside what all
        come to: "douze débiteurs, pour 9 094,30 €"."""
        readings = [
            *_of_numbered_lines(statement, table),
            *self._of_table(statement, table, referred=referred),
        ]
        for reading in readings:
            kept = _kept(statement, reading.candidates)
            all_said = is_said_of_all(statement, table, kept)
            in_figures = has_digit(statement.claim.fact.printed)
            is_told = in_figures or self._counts_all(statement, table)
            sure = all_said or (reading.sure and is_told)
            yield replace(reading, sure=sure, candidates=kept)
        yield from self._of_told_lines(statement, table)

    def _counts_all(self, statement: Statement, table: Table) -> bool:
        """Whether a number in words stands beside what all lines come to, and the noun alone heads
        their column: "Débiteur", not "Caractéristiques de la ligne du prêt"; two may be any two."""
        if statement.claim.fact.value_or_zero < LEAST_LISTED:
            return False
        column = _headed_by(table, noun_of(statement))
        is_own = column is not None and len(set(stems(column.label))) == 1
        return is_own and self._is_anchored(statement, table, _FAR_TOTAL)

    def _of_told_lines(
        self, statement: Statement, table: Table
    ) -> Iterator[CountReading]:
        """The lines of a table that the noun heads of which it is true what the sentence says."""
        rows = self.subjects.lines_of(table)
        noun = noun_of(statement)
        ways = told_lines(self.subjects, statement, table, rows)
        if ways and any(noun in stems(one.label) for one in table.columns):
            yield CountReading(
                statement=statement,
                why="lines of which it is true",
                sure=False,
                candidates=ways,
                named=True,
            )

    def _of_group(
        self, statement: Statement, name: str
    ) -> Iterator[CountReading]:
        """The lines under a group's name: a title, a label, or the group that a subtotal closes."""
        for table in self.subjects.tables_of(statement.claim.fact.section):
            rows = tuple(row for row in table.rows if _is_under(row, name))
            if rows:
                yield CountReading(
                    statement=statement,
                    why=f"the group “{name}” is quoted",
                    sure=self._is_a_group(table, rows[0], name),
                    candidates=line_counts(
                        self.subjects, [LineGroup(table, rows)]
                    ),
                    named=True,
                )

    def _is_a_group(self, table: Table, row: Row, name: str) -> bool:
        """Whether a total of the table bears the name, or a label over the row is just it."""
        totals = self.subjects.totals_of(table)
        if any(names.match(name, total_name(total.row)) for total in totals):
            return True
        words = names.plain_words(name)
        return any(words == names.plain_words(label) for label in row.path)

    def _of_table(
        self, statement: Statement, table: Table, *, referred: bool
    ) -> Iterator[CountReading]:
        """The lines of a table by what the noun names: a column of texts, of counts, or the lines
        themselves.
        """
        noun = noun_of(statement)
        granting = _is_granting(statement)
        rows = self.subjects.lines_of(table)
        whole = (
            line_counts(self.subjects, [LineGroup(table, rows)])
            if len(rows) > 1
            else ()
        )

        column = _headed_by(table, noun) or _numbered_by(statement, table)
        totals = self._grand_counts(statement, table)
        if column is not None:
            yield CountReading(
                statement=statement,
                why=f"the noun heads the column “{column.label}”",
                sure=self._are_lines_meant(statement, table, whole),
                candidates=(
                    distinct_values(table, rows, column),
                    *_of_named_lines(whole, column),
                    *self._of_totalled_lines(table, rows),
                ),
            )
        elif totals:
            yield from _of_totals(statement, totals, granting=granting)
        elif whole and (noun in stems(table.caption) or noun in _LINE_NOUNS):
            yield CountReading(
                statement=statement,
                why="lines of the table",
                sure=referred and granting,
                candidates=()
                if _are_columns(statement, table)
                else (*whole, *self._of_totalled_lines(table, rows)),
            )

    def _of_totalled_lines(
        self, table: Table, rows: Sequence[Row]
    ) -> Iterator[Way]:
        """The lines that the total adds up, where it leaves some out."""
        totalled = totalled_lines(self.subjects, table, rows)
        if totalled:
            yield Way(TOTALLED, tuple((table, row) for row in totalled))

    def _are_lines_meant(
        self, statement: Statement, table: Table, counts: Candidates
    ) -> bool:
        """Whether a number of what heads a column counts its lines: what is granted, or what is
        nearly counted beside a total of the table.
        """
        if not counts:
            return False
        if _is_granting(statement):
            return True
        return self._is_miscounted(statement, table, counts)

    def _is_miscounted(
        self, statement: Statement, table: Table, counts: Candidates
    ) -> bool:
        """Whether another number of the sentence is a grand total of the table, and this one nearly
        a count of its lines: "85 points lumineux dans 5 rues", where 6 rows add up 85 points."""
        stated = statement.claim.fact.value
        if stated is None:
            return False
        if all(abs(stated - one.number) > OFF for one in counts):
            return False
        return self._is_anchored(statement, table, _ANCHOR)

    def _is_anchored(
        self, statement: Statement, table: Table, least: int
    ) -> bool:
        """Whether another number of the sentence is a grand total of the table, no small one."""
        claim = statement.claim
        others = {
            one.fact.value
            for one in self.subjects.document.claims
            if one.sentence == claim.sentence and one is not claim
        }
        for total in self.subjects.totals_of(table):
            value = total.fact.value_or_zero
            if total.grand and value >= least and value in others:
                return True
        return False


def _of_named_lines(ways: Candidates, column: Column) -> Candidates:
    """The ways to count lines without those of all that is left, which name none of the things:
    "Autres articles, sans changement", with no article beside it."""
    found = []
    for way in ways:
        rows = tuple(
            (table, row)
            for table, row in way.rows
            if text_of(row, column) or not _OTHERS.opens(fold(row.label))
        )
        found.append(replace(way, rows=rows))
    return tuple(found)


def _kept(statement: Statement, ways: Candidates) -> Candidates:
    """The ways to count those of whom a sentence says that they are helped, some others refused:
    lines that grant something only, where the table tells these from others."""
    said = names.plain_words(statement.opening)
    if not (_REFUSING.within(said) and _HELPING.closes(statement.words_before)):
        return ways
    filled = tuple(one for one in ways if one.name in (FILLED, FILLED_NAMES))
    return filled or ways


def _of_numbered_lines(
    statement: Statement, table: Table
) -> Iterator[CountReading]:
    """The lines whose labels begin with the noun: "Lot 1 – Maçonnerie"."""
    noun = noun_of(statement)
    rows = [
        (table, row)
        for row in table.rows
        if row.kind is RowKind.DETAIL and stems(row.label)[:1] == (noun,)
    ]
    if len(rows) > 1:
        yield CountReading(
            statement=statement,
            why="lines that bear the noun",
            sure=False,
            candidates=(Way(LINES_NAMED, tuple(rows)),),
        )


def _of_totals(
    statement: Statement, totals: Sequence[PrintedTotal], *, granting: bool
) -> Iterator[CountReading]:
    """The grand totals of the columns that the noun heads: of several any may be meant, as of
    "emplois ouverts" and "emplois pourvus".
    """
    for total in totals:
        yield CountReading(
            statement=statement,
            why=f"total of “{total.column.label}”",
            sure=granting and len(totals) == 1,
            figures=(total.fact,),
        )


def _is_granting(statement: Statement) -> bool:
    """Whether its sentence speaks of what is granted."""
    said = names.plain_words(statement.claim.sentence)
    return _GRANTING.within(said)


def noun_of(statement: Statement) -> str:
    """The first word of what a number counts, folded and without its plural mark; empty without
    one.
    """
    words = names.plain_words(statement.claim.unit_noun).split()
    if words:
        return drop_plural(words[0])
    return ""


def _is_headed(
    column: Column, letters: frozenset[str], others: frozenset[str]
) -> bool:
    """Whether a header has one of these acronyms and no other operation's."""
    head = set(names.plain_words(" ".join(column.labels)).split())
    return bool(head & letters) and not head & others


def _is_of_all(total: PrintedTotal) -> bool:
    """Whether a total is of a whole table, and of what is added up: no so much for each."""
    column = total.column
    is_added = column.kind in SUMMABLE
    return total.grand and is_added and not may_average(column.label)


def _is_under(row: Row, name: str) -> bool:
    if row.kind is not RowKind.DETAIL:
        return False
    return any(names.match(name, label) for label in row.path)


def _are_columns(statement: Statement, table: Table) -> bool:
    """Whether a table has as many columns of figures as a number says, those of totals left out:
    what its title names may stand beside each other as well as below."""
    figures = columns_of(table, *SUMMABLE)
    alone = [one for one in figures if total_rank(one.label) is None]
    return len(alone) == statement.claim.fact.value


def _numbered_by(statement: Statement, table: Table) -> Column | None:
    """The column of codes that a noun heads, in the table whose title is what stands behind it:
    "sept articles de dépenses de fonctionnement"."""
    behind = statement.after.partition(",")[0].partition(".")[0]
    told = set(stems(behind)) - set(stems(statement.claim.unit_noun))
    codes = columns_of(table, ColumnKind.CODE)
    if not told or not told <= set(stems(table.caption)):
        return None
    noun = noun_of(statement)
    return next(
        (column for column in codes if noun in stems(column.label)), None
    )


def _headed_by(table: Table, noun: str) -> Column | None:
    """The first column of texts that a noun heads."""
    texts = columns_of(table, *TEXTS)
    return next(
        (column for column in texts if noun in stems(column.label)), None
    )
