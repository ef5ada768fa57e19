"""Statements of the prose and whole tables: their grand totals, several totals together, lines
without a total.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from extract.facts import Claim, Fact
from extract.french.lexicon.totals import SUM, TOTAL
from extract.table import Column, ColumnKind, RowKind, Table
from validate.prose import names
from validate.prose.granted_columns import current_columns, spoken_year
from validate.prose.likeness import agrees, is_misprint
from validate.prose.pair_by_number import is_limited, is_unit
from validate.prose.pair_by_words import share_spoken, unnumbered
from validate.prose.table_references import TableReference, TableReferences
from validate.prose.table_subjects import (
    TOTALS,
    Pairing,
    PrintedTotal,
    Statement,
    Subjects,
    own_words,
    stems,
)

_WHOLE = re.compile(
    rf"(?:montant|depense|recette|{SUM}|enveloppe|aide|subvention)s? (?:{TOTAL}|totale|globale?)s?\b"
    rf"|{TOTAL} de\b|{TOTAL} genera(?:l|ux)|{TOTAL} s |au {TOTAL}|equilibre"
)
_HERE = re.compile(
    r"annex|tableau|ci"
    r" (?:joint|dessous|apres|dessus)|figure(?:nt)?\b|detaille|designe|repartition|\bliste\b"
    r"|\betat des\b"
)
_AFTER = re.compile(rf"^\W*(?:au {TOTAL}|en tout|toutes)\b")
_SEVERAL = re.compile(r"\b(?:tableaux|annexes)\b")
_ASIDE = re.compile(
    r"demand|sollicit|devis|estim|previsi|initial|autofinanc|emprunt|dernier|precedent|passee|anterieur|attendu|restant"
    r"|solde|avance|acompte|recu|rejet|augment|hausse|baisse|diminu|ecart|difference|supplement|\bdont(?:"
    r" \w+){0,2}$"
)
TELLING_DIGITS = 4
"""Significant digits from which equal figures are no coincidence."""

MOST_TOTALS = 24
"""Totals among which a sum is looked for."""


class WholeTablePairing:
    """Pairings with whole tables, for the unnumbered statements of acts and reports."""

    def __init__(self, subjects: Subjects, said: Sequence[Statement]) -> None:
        self.subjects = subjects
        self._pointing = TableReferences(subjects.document)
        self.said = tuple(unnumbered(subjects, said))

    def pairings(self) -> Iterator[Pairing]:
        """Every pairing with a whole, statement by statement."""
        for one in self.said:
            yield from self._whole(one)

    def _whole(self, said: Statement) -> Iterator[Pairing]:
        """A whole table's total: by the words of the column's header, the annex named, and "total"
        said.

        Equal figures of four telling digits need none of these. For one that differs see
        `_deviating`; several amounts of one sentence or article may also be the parts of a total.
        """
        pointed = self._pointed(said)
        beside = pointed.table if pointed is not None and pointed.said else None
        targets = [one for one in self._grand_totals(said) if one.fact.number is not None]
        if beside is not None and any(one.table is beside for one in targets):
            targets = [one for one in targets if one.table is beside]
        referred = {
            section.id
            for section in self.subjects.referred(said.claim.sentence, said.claim.fact.section)
        }
        if referred & {one.table.section for one in targets}:
            targets = [one for one in targets if one.table.section in referred]
        here = (
            bool(referred)
            or beside is not None
            or _HERE.search(names.plain_words(said.claim.sentence)) is not None
        )
        equal = [one for one in targets if agrees(said.claim.fact, one.fact.value or Decimal(0))]
        for one in equal:
            if here or _bears(said, one):
                yield _total(said, one)
        if equal:
            return
        parts = self._parts(said, targets)
        if parts is not None:
            if parts.claims[0] is said.claim:
                yield parts
            return
        yield from self._deviating(said, targets, here)
        yield from self._over_tables(said, targets)
        yield from self._untotalled(said, here, beside)

    def _pointed(self, said: Statement) -> TableReference | None:
        """The one table of its act that the paragraph of a statement points to."""
        found = self._pointing.at(said.claim)
        same = found is not None and self.subjects.same_act(
            said.claim.fact.section, found.table.section
        )
        return found if same else None

    def _grand_totals(self, said: Statement) -> Iterator[PrintedTotal]:
        """Highest totals of amount columns; where the sentence bears a column's own words, of those
        columns only.
        """
        found = [one for one in self._all_grand(said) if one.column.kind is ColumnKind.AMOUNT]
        spoken = set(stems(said.before))
        share = {one.fact.id: share_spoken(one.column, spoken) for one in found}
        best = max(share.values(), default=0.0)
        taxed = _tax(said.claim.fact.printed + " " + said.after[:24])
        for one in found:
            other = _tax(one.column.label)
            if (share[one.fact.id] == best or best < 1) and not (
                taxed and other and taxed != other
            ):
                yield one

    def _all_grand(self, said: Statement) -> Iterator[PrintedTotal]:
        year = spoken_year(said) or self.subjects.document.exercise
        for table in self.subjects.tables_of(said.claim.fact.section):
            for one in self.subjects.totals_of(table):
                if one.grand and (
                    one.column.year is None or year is None or one.column.year == year
                ):
                    yield one

    def _parts(self, said: Statement, targets: Sequence[PrintedTotal]) -> Pairing | None:
        """The amounts of the same sentence, or of the same article, that together are a total."""
        for group in self._together[said.claim.fact.id]:
            value = sum((claim.fact.value or Decimal(0) for claim in group), Decimal(0))
            met = next((one for one in targets if one.fact.value == value), None)
            if len(group) > 1 and met is not None:
                return Pairing(
                    group, (met.fact,), "total-parts", "amounts said together", sure=False
                )
        return None

    @cached_property
    def _together(self) -> Mapping[str, list[tuple[Claim, ...]]]:
        """For each amount those of its sentence, and those of its article, prices and ceilings left
        out.
        """
        by_sentence: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        by_article: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for one in self.said:
            if not is_unit(one):
                by_sentence[one.claim.fact.section, one.claim.sentence].append(one.claim)
                by_article[one.claim.fact.section, one.claim.article].append(one.claim)
        return {
            one.claim.fact.id: [
                tuple(by_sentence[one.claim.fact.section, one.claim.sentence]),
                tuple(
                    by_article[one.claim.fact.section, one.claim.article]
                    if one.claim.article
                    else ()
                ),
            ]
            for one in self.said
        }

    def _deviating(
        self, said: Statement, targets: Sequence[PrintedTotal], here: bool
    ) -> Iterator[Pairing]:
        """The total meant by a statement that equals none.

        Sure only where the amount is said to be a total, or bears two words or more of the column's
        header and all of them; where the table is named, or is the only one and its header is
        spoken; where all totals so meant print one figure; where no word makes the amount a demand,
        a forecast, an advance or a past year's; and where it is not the sum of a few totals of the
        document, whatever they are. Without the table being named, a whole header spoken, or one
        slip of the hand between the figures, is a warning.
        """
        spoken = set(stems(said.before))
        worded = [one for one in targets if share_spoken(one.column, spoken) == 1]
        meant = worded or self._current(said, targets)
        if len({one.fact.value for one in meant}) != 1 or _is_aside(said, meant[0].column):
            return
        if _is_some_sum(
            said,
            [one.fact for one in self._all_grand(said) if one.column.kind is ColumnKind.AMOUNT],
        ):
            return
        full = bool(worded) and len(own_words(meant[0].column)) > 1
        stated = full or _is_whole(said)
        alone = len({one.table.id for one in self._all_grand(said)}) == 1
        if stated and (here or (alone and bool(worded))):
            yield _total(said, meant[0])
        elif full or (
            _bears(said, meant[0]) and is_misprint(said.claim.fact.value, meant[0].fact.value)
        ):
            yield replace(_total(said, meant[0]), limited=True)

    def _current(self, said: Statement, targets: Sequence[PrintedTotal]) -> list[PrintedTotal]:
        """The targets that stand in a current column."""
        year = spoken_year(said)
        current = {
            (table.id, column.index)
            for table in self.subjects.tables_of(said.claim.fact.section)
            for column in current_columns(self.subjects.document, table, year)
        }
        return [one for one in targets if (one.table.id, one.column.index) in current]

    def _untotalled(self, said: Statement, here: bool, beside: Table | None) -> Iterator[Pairing]:
        """A table without a total: the sum of its lines, where it is what is stated, or what
        "total" must mean.
        """
        tables = [
            table
            for table in self.subjects.tables_of(said.claim.fact.section)
            if _has_amounts(table)
        ]
        totalled = here and _WHOLE.search(names.plain_words(said.before)) is not None
        for table in tables:
            columns = current_columns(self.subjects.document, table, spoken_year(said))
            if len(columns) != 1 or any(row.kind in TOTALS for row in table.rows):
                continue
            facts, whole = self._column(table, columns[0])
            total = sum((fact.value or Decimal(0) for fact in facts), Decimal(0))
            meant = table is beside or (beside is None and len(tables) == 1)
            sure = totalled and whole and meant and not _is_aside(said, columns[0])
            if len(facts) > 1 and (sure or agrees(said.claim.fact, total)):
                about = columns[0].label
                why = f"the sum of the column “{about}”"
                yield Pairing(
                    (said.claim,), facts, "table-sum", why, sure, limited=True, about=about
                )

    def _over_tables(self, said: Statement, targets: Sequence[PrintedTotal]) -> Iterator[Pairing]:
        """The sum of the totals of several tables of one kind, where it is what is stated.

        Sure where the sentence says a total of "the tables" or "the annexes", and those of one kind
        are all there are:
        one total of each, no two alike (a recapitulation repeats another table's), and no few of
        them the amount.
        """
        alike: dict[tuple[str, ...], list[PrintedTotal]] = defaultdict(list)
        for one in targets:
            alike[
                (
                    one.column.label,
                    *(names.plain_words(column.label) for column in one.table.columns),
                )
            ].append(one)
        together = [group for group in alike.values() if len(group) > 1]
        equal = [
            group for group in together if agrees(said.claim.fact, sum(_values(group), Decimal(0)))
        ]
        for group in equal:
            why = f"the totals of {len(group)} tables"
            yield Pairing(
                (said.claim,), tuple(one.fact for one in group), "all-tables", why, sure=False
            )
        for group in () if equal else together:
            if self._are_all(said, group) and len(set(_values(group))) == len(group):
                why = f"the totals of the {len(group)} tables that the sentence speaks of"
                facts = tuple(one.fact for one in group)
                yield Pairing((said.claim,), facts, "all-tables-said", why, True, is_limited(said))

    def _are_all(self, said: Statement, group: Sequence[PrintedTotal]) -> bool:
        """Whether a total over several tables is said, and ``group`` is what all tables of the act
        total.
        """
        if (
            not _is_whole(said)
            or not _SEVERAL.search(names.plain_words(said.claim.sentence))
            or _is_aside(said, group[0].column)
        ):
            return False
        grand = [one for one in self._all_grand(said) if one.column.kind is ColumnKind.AMOUNT]
        current = sorted(one.fact.id for one in self._current(said, grand))
        tables = sum(
            _has_amounts(table) for table in self.subjects.tables_of(said.claim.fact.section)
        )
        whole = sorted(one.fact.id for one in group) == current and len(group) == tables
        return whole and not _is_some_sum(said, [one.fact for one in grand])

    def _column(self, table: Table, column: Column) -> tuple[tuple[Fact, ...], bool]:
        """The figures of a column's lines, and whether every line has one."""
        rows = [row for row in table.rows if row.kind is RowKind.DETAIL and not row.refused]
        found = [self.subjects.fact(table, row, column) for row in rows]
        facts = tuple(fact for fact in found if fact is not None and fact.number is not None)
        return facts, len(facts) == len(rows)


def _values(totals: Sequence[PrintedTotal]) -> list[Decimal]:
    return [one.fact.value or Decimal(0) for one in totals]


def _is_whole(said: Statement) -> bool:
    """Whether the words beside an amount say that it is a total."""
    return bool(
        _WHOLE.search(names.plain_words(said.before))
        or _AFTER.search(names.plain_words(said.after))
    )


def _total(said: Statement, total: PrintedTotal) -> Pairing:
    label = total.column.label
    why = f"the total of the column “{label}”"
    return Pairing(
        (said.claim,), (total.fact,), "table-total", why, True, is_limited(said), about=label
    )


def _bears(said: Statement, total: PrintedTotal) -> bool:
    """Whether an equal figure is more than a coincidence: total said, a word of the header, or
    telling digits.
    """
    shared = own_words(total.column) & set(stems(said.before))
    digits = "".join(char for char in str(total.fact.value) if char.isdigit()).strip("0")
    return (
        bool(shared)
        or _WHOLE.search(names.plain_words(said.before)) is not None
        or len(digits) >= TELLING_DIGITS
    )


def _is_aside(said: Statement, column: Column) -> bool:
    """Whether a word beside the amount says that it is another one, unless the header says it too."""
    head = names.plain_words(column.label)
    return any(word not in head for word in _ASIDE.findall(names.plain_words(said.before)[-100:]))


def _is_some_sum(said: Statement, totals: Sequence[Fact]) -> bool:
    """Whether two to four different totals of the document add up to the amount."""
    values = sorted({fact.value for fact in totals if fact.value})[:MOST_TOTALS]
    wanted = said.claim.fact.value
    return any(sum(some) == wanted for size in (2, 3, 4) for some in combinations(values, size))


def _tax(text: str) -> str:
    """Whether a text says before or after tax; empty where it says neither, or both."""
    folded = names.plain_words(text)
    said = {"ht" for _ in re.findall(r"\bht\b|hors taxe", folded)} | {
        "ttc" for _ in re.findall(r"\bttc\b", folded)
    }
    return said.pop() if len(said) == 1 else ""


def _has_amounts(table: Table) -> bool:
    return any(column.kind is ColumnKind.AMOUNT for column in table.columns)
