"""Statements of the prose and whole tables: their grand totals, several totals together, lines
without a total.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from extract.facts import Claim, Fact, facts_of
from extract.french.lexicon.budget import EXPENSES, RECEIPTS
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import CONDITIONAL
from extract.french.lexicon.totals import SUM, TOTAL
from extract.several import only
from extract.table import Column, ColumnKind, RowKind, Table
from validate.prose.pairing.amount_pairing import Pairing, PairingFamily
from validate.prose.pairing.granted_columns import current_columns
from validate.prose.pairing.likeness import TELLING, agrees, is_misprint
from validate.prose.pairing.pair_by_words import share_spoken, unnumbered
from validate.prose.statements import (
    Statement,
    is_limited,
    is_unit,
    spoken_year,
)
from validate.prose.subjects.table_references import TableReferences
from validate.prose.subjects.table_subjects import PrintedTotal, Subjects
from validate.prose.subjects.table_texts import columns_of, rows_of
from validate.prose.words.names import plain_words
from validate.prose.words.word_stems import own_words, stems
from validate.tables.figure_table import CLOSING

_WHOLE = re.compile(
    rf"(?:montant|depense|recette|{SUM}|enveloppe|aide|subvention)s?"
    rf" (?:{TOTAL}|totale|globale?)s?\b"
    rf"|{TOTAL} de\b|{TOTAL} genera(?:l|ux)|{TOTAL} s |au {TOTAL}|equilibre"
)
"""Words before an amount that make it a total."""
_WHOLE_AFTER = WordList("au total", "au totaux", "en tout", "toutes")
"""Behind an amount that is of all: "au total"."""
_HERE = WordList(
    "annex*", "tableau*", "ci joint*", "ci dessous*", "ci apres*", "ci dessus*", "figure(nt)",
    "detaille*", "designe*", "repartition*", "liste", "etat des",
)  # fmt: skip
"""Words that send to what is printed beside."""
_SEVERAL = WordList("tableaux", "annexes")
"""Words for more than one table."""
_ASIDE = re.compile(
    r"demand|sollicit|devis|estim|previsi|initial|autofinanc|emprunt|dernier|precedent|passee"
    r"|anterieur|attendu|restant|solde|avance|acompte|recu|rejet|augment|hausse|baisse|diminu"
    r"|ecart|difference|supplement|\bdont(?: \w+){0,2}$|\bpass(?:e|ent|er|ant) de\b"
    rf"|{CONDITIONAL}"
)
"""Words that make an amount another one than the total."""
_BEFORE_TAX = WordList("ht", "hors taxe*")
"""An amount without tax."""
_AFTER_TAX = WordList("ttc")
"""An amount with tax."""
_NEAR_BEFORE = 100
"""Characters before an amount whose words may make it another one."""
_UNIT_AFTER = 24
"""Characters after an amount that may say whether it is before or after tax."""
MOST_TOTALS = 24
"""Totals among which a sum is looked for."""
_SUM_SIZES = (2, 3, 4)
"""How many totals may add up to an amount: more do so by accident."""


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a statement may be the total of: the grand totals that its words leave, the table its
    paragraph surely points to, and whether it sends to a table at all.
    """

    targets: tuple[PrintedTotal, ...]
    table: Table | None
    here: bool


class WholeTablePairing:
    """Pairings with whole tables, for the unnumbered statements of acts and reports."""

    def __init__(
        self, subjects: Subjects, statements: Sequence[Statement]
    ) -> None:
        self.subjects = subjects
        self._references = TableReferences(subjects.document)
        self.statements = tuple(unnumbered(subjects, statements))

    def pairings(self) -> Iterator[Pairing]:
        """Every pairing with a whole, statement by statement."""
        for statement in self.statements:
            yield from self._whole(statement)

    def _whole(self, statement: Statement) -> Iterator[Pairing]:
        """A whole table's total: by the words of the column's header, the annex named, and "total"
        said.

        Equal figures of four telling digits need none of these. For one that differs see
        `_deviating`; several amounts of one sentence or article may also be the parts of a total.
        """
        meant = self._meant(statement)
        equal = [one for one in meant.targets if _is_equal(statement, one)]
        for total in equal:
            if meant.here or _bears(statement, total):
                by_words = self._is_meant_by_words(statement, meant, total)
                pairing = _with_total(statement, total)
                yield replace(pairing, by_value=not by_words)
        if equal:
            return

        parts = self._parts(statement, meant.targets)
        if parts is None:
            yield from self._deviating(statement, meant)
            yield from self._over_tables(statement, meant.targets)
            yield from self._untotalled(statement, meant)
        elif parts.claims[0] is statement.claim:
            yield parts

    # -- which totals may be meant ---------------------------------------------------------------

    def _meant(self, statement: Statement) -> _Meant:
        table = self._table_pointed_to(statement)
        referred = self.subjects.referred_sections(statement.claim)
        sends = _HERE.within(plain_words(statement.claim.sentence))

        totals = self._grand_totals(statement)
        targets = [one for one in totals if one.fact.number is not None]
        of_table = [one for one in targets if one.table is table]
        targets = of_table or targets
        in_annex = [one for one in targets if one.table.section in referred]

        return _Meant(
            targets=tuple(in_annex or targets),
            table=table,
            here=bool(referred) or table is not None or sends,
        )

    def _table_pointed_to(self, statement: Statement) -> Table | None:
        """The one table of its act that the paragraph of a statement surely points to."""
        found = self._references.at(statement.claim)
        if found is None or not found.sure:
            return None
        section = statement.claim.fact.section
        same_act = self.subjects.same_act(section, found.table.section)
        if same_act:
            return found.table
        return None

    def _grand_totals(self, statement: Statement) -> Iterator[PrintedTotal]:
        """Highest totals of amount columns; where the sentence bears a column's own words, of those
        columns only.
        """
        found = self._amount_totals(statement)
        headed = _headed(statement, found)
        tax = _tax(
            f"{statement.claim.fact.printed} {statement.after[:_UNIT_AFTER]}"
        )
        for total in headed or found:
            other_tax = {tax, _tax(total.column.label)} == {"ht", "ttc"}
            if not (other_tax or _is_other_side(statement, total)):
                yield total

    def _amount_totals(self, statement: Statement) -> list[PrintedTotal]:
        """The grand totals of the act in columns of amounts, but those of another year."""
        grand = self._all_grand(statement)
        return [
            total for total in grand if total.column.kind is ColumnKind.AMOUNT
        ]

    def _all_grand(self, statement: Statement) -> list[PrintedTotal]:
        """The same, in columns of any kind."""
        year = spoken_year(statement) or self.subjects.document.exercise
        found: list[PrintedTotal] = []
        for table in self.subjects.tables_of(statement.claim.fact.section):
            for total in self.subjects.totals_of(table):
                if total.grand and _is_of_year(total.column, year):
                    found.append(total)
        return found

    def _current(
        self, statement: Statement, targets: Sequence[PrintedTotal]
    ) -> list[PrintedTotal]:
        """The targets in a current column of their table."""
        year = spoken_year(statement)
        found = []
        for total in targets:
            columns = current_columns(self.subjects.document, total.table, year)
            if total.column in columns:
                found.append(total)
        return found

    # -- several amounts of the prose ------------------------------------------------------------

    def _parts(
        self, statement: Statement, targets: Sequence[PrintedTotal]
    ) -> Pairing | None:
        """The amounts of the same sentence, or of the same article, that together are a total."""
        for group in self._together[statement.claim.fact.id]:
            value = _added(facts_of(group))
            met = [one.fact for one in targets if one.fact.value == value]
            if len(group) > 1 and met:
                return Pairing(
                    claims=group,
                    figures=(met[0],),
                    family=PairingFamily.TOTAL_PARTS,
                    why="amounts said together",
                    sure=False,
                )
        return None

    @cached_property
    def _together(self) -> Mapping[str, tuple[tuple[Claim, ...], ...]]:
        """For each amount those of its sentence, and those of its article, prices and ceilings left
        out.
        """
        groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        for statement in self.statements:
            if not is_unit(statement):
                for key in _group_keys(statement.claim):
                    groups[key].append(statement.claim)

        together = {}
        for statement in self.statements:
            keys = _group_keys(statement.claim)
            together[statement.claim.fact.id] = tuple(
                tuple(groups[key]) for key in keys
            )
        return together

    # -- amounts that equal no total -------------------------------------------------------------

    def _deviating(
        self, statement: Statement, meant: _Meant
    ) -> Iterator[Pairing]:
        """The total meant by a statement that equals none.

        Sure only where the amount is said to be a total, or bears two words or more of the column's
        header and all of them; where the table is named, or is the only one and its header is
        spoken; where all totals so meant print one figure; where no word makes the amount a demand,
        a forecast, an advance or a past year's; and where it is not the sum of a few totals of the
        document, whatever they are. Without the table being named, a whole header spoken, or one
        slip of the hand between the figures, is a warning.
        """
        total = self._total_meant(statement, meant.targets)
        if total is None:
            return

        if self._is_named(statement, meant, total):
            yield _with_total(statement, total)
        elif _is_fully_headed(statement, total) or _is_slip(statement, total):
            yield replace(_with_total(statement, total), limited=True)

    def _is_meant_by_words(
        self, statement: Statement, meant: _Meant, total: PrintedTotal
    ) -> bool:
        """Whether a total that a statement equals would be meant by it if it differed."""
        by_words = self._total_meant(statement, meant.targets)
        if by_words is None or by_words.fact.value != total.fact.value:
            return False
        return self._is_named(statement, meant, total) or _is_fully_headed(
            statement, total
        )

    def _is_named(
        self, statement: Statement, meant: _Meant, total: PrintedTotal
    ) -> bool:
        """Whether the table is named, or the only one and its header spoken, and the amount said to
        be its total.
        """
        headed = bool(_headed(statement, [total]))
        named = meant.here or (headed and self._is_only_table(statement))
        said = _is_fully_headed(statement, total) or _is_whole(statement)
        return named and said

    def _total_meant(
        self, statement: Statement, targets: Sequence[PrintedTotal]
    ) -> PrintedTotal | None:
        """The total in the column whose header is spoken, or else in the current one; None where
        several differ, or the amount is another one or a sum of few.
        """
        totals = _headed(statement, targets) or self._current(
            statement, targets
        )
        if len({one.fact.value for one in totals}) != 1:
            return None
        if _is_aside(statement, totals[0].column):
            return None
        if _is_some_sum(statement, self._amount_totals(statement)):
            return None
        return totals[0]

    def _is_only_table(self, statement: Statement) -> bool:
        """Whether one table of the act alone prints a grand total."""
        return len({one.table.id for one in self._all_grand(statement)}) == 1

    # -- tables without a total ------------------------------------------------------------------

    def _untotalled(
        self, statement: Statement, meant: _Meant
    ) -> Iterator[Pairing]:
        """A table without a total: the sum of its lines, where it is what is stated, or what
        "total" must mean.
        """
        tables = self._tables_with_amounts(statement)
        only = meant.table is None and len(tables) == 1
        totalled = (
            meant.here and _WHOLE.search(statement.words_before) is not None
        )
        for table in tables:
            column = self._untotalled_column(statement, table)
            if column is not None:
                table_meant = only or table is meant.table
                yield from self._sum_of_lines(
                    statement, table, column, meant=totalled and table_meant
                )

    def _sum_of_lines(
        self, statement: Statement, table: Table, column: Column, *, meant: bool
    ) -> Iterator[Pairing]:
        facts, complete = self._column(table, column)
        if len(facts) < 2:
            return

        sure = meant and complete and not _is_aside(statement, column)
        if sure or agrees(statement.claim.fact, _added(facts)):
            yield Pairing(
                claims=(statement.claim,),
                figures=facts,
                family=PairingFamily.TABLE_SUM,
                why=f"the sum of the column “{column.label}”",
                sure=sure,
                limited=True,
                about=column.label,
            )

    def _tables_with_amounts(self, statement: Statement) -> list[Table]:
        tables = self.subjects.tables_of(statement.claim.fact.section)
        return [
            table for table in tables if columns_of(table, ColumnKind.AMOUNT)
        ]

    def _untotalled_column(
        self, statement: Statement, table: Table
    ) -> Column | None:
        """The one current column of a table that prints no total."""
        if rows_of(table, *CLOSING):
            return None
        columns = current_columns(
            self.subjects.document, table, spoken_year(statement)
        )
        return only(columns)

    def _column(
        self, table: Table, column: Column
    ) -> tuple[tuple[Fact, ...], bool]:
        """The figures of a column's lines, and whether every line has one."""
        details = rows_of(table, RowKind.DETAIL)
        rows = [row for row in details if not row.refused]
        facts = self.subjects.numbers(table, rows, column)
        return facts, len(facts) == len(rows)

    # -- totals of several tables ----------------------------------------------------------------

    def _over_tables(
        self, statement: Statement, targets: Sequence[PrintedTotal]
    ) -> Iterator[Pairing]:
        """The sum of the totals of several tables of one kind, where it is what is stated.

        Sure where the sentence says a total of "the tables" or "the annexes", and those of one kind
        are all there are:
        one total of each, no two alike (a recapitulation repeats another table's), and no few of
        them the amount.
        """
        groups = _of_one_kind(targets)
        stated = statement.claim.fact
        equal = [one for one in groups if agrees(stated, _added(facts_of(one)))]
        for group in equal:
            why = f"the totals of {len(group)} tables"
            yield _over(statement, group, PairingFamily.ALL_TABLES, why)
        if equal:
            return

        for group in groups:
            if self._are_all(statement, group):
                tables = f"the {len(group)} tables that the sentence speaks of"
                why = f"the totals of {tables}"
                pairing = _over(
                    statement, group, PairingFamily.ALL_TABLES_SAID, why
                )
                yield replace(pairing, sure=True, limited=is_limited(statement))

    def _are_all(
        self, statement: Statement, group: Sequence[PrintedTotal]
    ) -> bool:
        """Whether a total over several tables is said, and ``group`` is what all tables of the act
        total, no two alike.
        """
        if not _SEVERAL.within(plain_words(statement.claim.sentence)):
            return False
        if not _is_whole(statement) or _is_aside(statement, group[0].column):
            return False

        grand = self._amount_totals(statement)
        current = self._current(statement, grand)
        if sorted(map(_fact_id, group)) != sorted(map(_fact_id, current)):
            return False

        tables = len(self._tables_with_amounts(statement))
        different = len({one.fact.value for one in group})
        if not len(group) == tables == different:
            return False
        return not _is_some_sum(statement, grand)


def _is_of_year(column: Column, year: int | None) -> bool:
    """Whether a column may be of a year: one of the two may be unknown."""
    return column.year is None or year is None or column.year == year


def _group_keys(claim: Claim) -> tuple[tuple[str, str, str], ...]:
    """The sentence and the article of a claim, as keys."""
    section = claim.fact.section
    sentence = ("sentence", section, claim.sentence)
    if not claim.article:
        return (sentence,)
    return sentence, ("article", section, claim.article)


def _headed(
    statement: Statement, totals: Sequence[PrintedTotal]
) -> list[PrintedTotal]:
    """The totals of columns whose whole header is spoken before the amount."""
    spoken = set(stems(statement.own_before))
    return [one for one in totals if share_spoken(one.column, spoken) == 1]


def _is_other_side(statement: Statement, total: PrintedTotal) -> bool:
    """Whether a sentence speaks of expenses and a total is of receipts, or the reverse."""
    words = plain_words(f"{statement.before} {statement.after}")
    said = EXPENSES.within(words), RECEIPTS.within(words)
    row = plain_words(total.row.label)
    meant = EXPENSES.within(row), RECEIPTS.within(row)
    return {said, meant} == {(True, False), (False, True)}


def _is_fully_headed(statement: Statement, total: PrintedTotal) -> bool:
    """Whether a whole header of two words or more is spoken before the amount."""
    headed = bool(_headed(statement, [total]))
    return headed and len(own_words(total.column)) > 1


def _of_one_kind(targets: Sequence[PrintedTotal]) -> list[list[PrintedTotal]]:
    """The totals of tables with the same columns, where there are several."""
    alike: dict[tuple[str, ...], list[PrintedTotal]] = defaultdict(list)
    for total in targets:
        labels = (plain_words(column.label) for column in total.table.columns)
        alike[(total.column.label, *labels)].append(total)
    return [group for group in alike.values() if len(group) > 1]


def _fact_id(total: PrintedTotal) -> str:
    return total.fact.id


def _added(facts: Sequence[Fact]) -> Decimal:
    return sum((fact.value_or_zero for fact in facts), Decimal(0))


def _over(
    statement: Statement,
    group: Sequence[PrintedTotal],
    family: PairingFamily,
    why: str,
) -> Pairing:
    return Pairing(
        claims=(statement.claim,),
        figures=facts_of(group),
        family=family,
        why=why,
        sure=False,
    )


def _with_total(statement: Statement, total: PrintedTotal) -> Pairing:
    label = total.column.label
    return Pairing(
        claims=(statement.claim,),
        figures=(total.fact,),
        family=PairingFamily.TABLE_TOTAL,
        why=f"the total of the column “{label}”",
        sure=True,
        limited=is_limited(statement),
        about=label,
    )


def _is_equal(statement: Statement, total: PrintedTotal) -> bool:
    return agrees(statement.claim.fact, total.fact.value_or_zero)


def _is_slip(statement: Statement, total: PrintedTotal) -> bool:
    """Whether a slip of the hand alone tells the two figures apart, and words tie them."""
    slip = is_misprint(statement.claim.fact.value, total.fact.value)
    return slip and _bears(statement, total)


def _is_whole(statement: Statement) -> bool:
    """Whether the words beside an amount say that it is a total."""
    before = _WHOLE.search(statement.words_before)
    return bool(
        before or _WHOLE_AFTER.follows_signs(plain_words(statement.after))
    )


def _bears(statement: Statement, total: PrintedTotal) -> bool:
    """Whether an equal figure is more than a coincidence: total said, a word of the header, or
    telling digits.
    """
    if own_words(total.column) & set(stems(statement.own_before)):
        return True
    digits = "".join(filter(str.isdigit, str(total.fact.value)))
    if len(digits.strip("0")) >= TELLING:
        return True
    return _WHOLE.search(statement.words_before) is not None


def _is_aside(statement: Statement, column: Column) -> bool:
    """Whether a word beside the amount says that it is another one, unless the header says it
    too.
    """
    head = plain_words(column.label)
    words = _ASIDE.findall(statement.words_before[-_NEAR_BEFORE:])
    return any(word not in head for word in words)


def _is_some_sum(statement: Statement, totals: Sequence[PrintedTotal]) -> bool:
    """Whether two to four different totals of the document add up to the amount."""
    printed = {one.fact.value for one in totals}
    values = sorted(filter(None, printed))[:MOST_TOTALS]
    wanted = statement.claim.fact.value
    for size in _SUM_SIZES:
        if any(sum(some) == wanted for some in combinations(values, size)):
            return True
    return False


def _tax(text: str) -> str:
    """Whether a text says before or after tax; empty where it says neither, or both."""
    words = plain_words(text)
    before, after = _BEFORE_TAX.within(words), _AFTER_TAX.within(words)
    if bool(before) == bool(after):
        return ""
    if before:
        return "ht"
    return "ttc"
