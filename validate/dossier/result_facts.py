"""Results: what a year closed with, what it took over, and what was decided of it.

M57, tome 2: the result of investment goes over as it is (001), that of operation covers the need
of investment first (1068), the rest is carried (002).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extract.facts import Claim, Fact
from extract.french.folding import fold
from extract.french.lexicon.calendar import years_in
from extract.french.lexicon.concept import WordList
from extract.table import Column, ColumnKind, Row
from validate.dossier.account_codes import (
    is_coded,
    result_codes_in,
    side_letter,
)
from validate.dossier.dossier_fact import (
    BudgetSection,
    BudgetSide,
    DossierFact,
    DossierMeasure,
)
from validate.dossier.table_scope import (
    facts_by_place,
    section_in,
    side_in,
)
from validate.dossier.table_source import (
    TableSource,
    adds_budgets_up,
    annexed_budget,
)
from validate.model.act_kind import ActKind

_BEFORE = r"(?:(?:de l.exercice )?precedente?|n ?-? ?1|anterieure?s?)\b"
_OPENING = re.compile(
    r"(?:resultats?|soldes?|excedents?|deficits?)(?: \w+){0,2} (?:reportes?|repris)\b"
    rf"|(?:resultats?|soldes?|excedents?|deficits?)(?: (?!cloture)\w+){{0,2}} {_BEFORE}"
    rf"|reports? (?:de l.exercice\b|{_BEFORE})"
)
"""Words of a result of the year before."""
_CLOSING = re.compile(
    r"(?:resultats?|soldes?)(?: d.execution)? (?:de (?:la )?cloture|cumules?|a la cloture)"
    r"|resultats? (?:global|de cloture|a affecter)"
)
"""Words of a result with which a year ends."""
_CLOSING_BEFORE = re.compile(rf"cloture (?:de )?{_BEFORE}")
"""Words of the closing result of the year before."""
_ALLOCATES = WordList(
    "*affect*", "*reserve*", "a nouveau*", "report en", "report au", "report de la", "report du",
    "capitalis*", "*inscri*", "a reporter*",
)  # fmt: skip
"""Words of what is decided of a result, not of what was taken over from the year before."""
_SUMS = WordList("totaux", "ensemble", "cumul")
"""Rows that add several sections up."""
_DEFICIT = WordList("deficit(s)", "besoin(s)")
"""Words of a result below nothing."""
_SURPLUS = WordList("excedent(s)")
"""Words of a result above nothing."""
_TO_ALLOCATE = WordList("resultat(s) a affecter")
"""The result that is allocated."""
_KINDS = (ActKind.EXECUTED_ACCOUNTS, ActKind.RESULT_ALLOCATION)


def result_facts(source: TableSource) -> Iterator[DossierFact]:
    """The results that a table of accounts, or of an allocation, states."""
    if source.kind not in _KINDS or source.year is None:
        return
    facts = facts_by_place(source.facts, source.table)
    for row in source.table.rows:
        if source.kind is ActKind.EXECUTED_ACCOUNTS and is_coded(row):
            continue  # credits, or what was done of them
        if _SUMS.opens(fold(row.label)):
            continue
        for column in source.table.columns:
            fact = facts.get((row.index, column.index))
            if fact is not None and column.kind is ColumnKind.AMOUNT:
                yield from _of_figure(source, row, column, fact)


def _of_figure(
    source: TableSource, row: Row, column: Column, fact: Fact
) -> Iterator[DossierFact]:
    """What one figure states, if it states a result."""
    label = " ".join((*row.path, row.label))
    over = " ".join(column.path)
    if fact.value is None or adds_budgets_up(over):
        return
    source = replace(source, budget=annexed_budget(over) or source.budget)
    told = _allocated(source, label, over, fact.value)
    told = told or _result(source, label, over, fact.value)
    if told is not None:
        measure, year, key, value = told
        name = f"{row.label} – {over}" if over else row.label
        yield DossierFact(
            measure,
            year,
            key,
            source.document,
            source.kind,
            fact,
            value,
            name,
        )


_Told = tuple[DossierMeasure, int, tuple[str, ...], Decimal]
"""What a figure measures, of which year, under which key, with its sign."""


def _allocated(
    source: TableSource, label: str, over: str, value: Decimal
) -> _Told | None:
    """A line of an allocation: 001, 002 or 1068."""
    if source.kind is not ActKind.RESULT_ALLOCATION or source.year is None:
        return None
    codes = result_codes_in(label)
    folded = fold(label)
    is_taken_over = _OPENING.search(folded) and not _ALLOCATES.within(folded)
    if len(codes) != 1 or is_taken_over:
        return None
    side = side_letter(label) or _side(fold(f"{label} {over}"))
    key = _allocated_key(source.budget, codes[0], side)
    return DossierMeasure.ALLOCATED, source.year, key, value


def _result(
    source: TableSource, label: str, over: str, value: Decimal
) -> _Told | None:
    """A result of a section."""
    words = fold(f"{label} {over}")
    section = section_in(fold(over)) or section_in(fold(label))
    if section is None and _TO_ALLOCATE.within(words):
        section = BudgetSection.OPERATING
    if section is None or source.year is None:
        return None
    meant = _meant(fold(label), fold(over), source.year)
    if meant is None:
        return None
    measure, year = meant
    is_negative = _DEFICIT.within(words) and not _SURPLUS.within(words)
    signed = -abs(value) if is_negative else value
    return measure, year, (source.budget, section), signed


def _meant(
    label: str, over: str, year: int
) -> tuple[DossierMeasure, int] | None:
    """Which result two texts speak of, and of which year."""
    for words, beside in ((label, over), (over, label)):
        measure = _measure(words)
        if measure is not None:
            found = _year_meant(measure, words, beside, year)
            return None if found is None else (measure, found)
    return None


def _year_meant(
    measure: DossierMeasure, words: str, beside: str, year: int
) -> int | None:
    """The year of a result: "Résultat reporté de 2023" in the accounts of 2024 is what 2024 took
    over; a year that stands apart from the words, as over a column, is the year itself.
    """
    apart, named = set(years_in(beside)), set(years_in(words))
    if len(apart) + len(named) > 1:
        return None
    if apart:
        return apart.pop()
    if measure is DossierMeasure.OPENING:
        return year if named <= {year, year - 1} else None
    if _CLOSING_BEFORE.search(words):
        return year - 1
    return named.pop() if named else year


def _measure(words: str) -> DossierMeasure | None:
    """Whether words speak of the result taken over, or of the one at the end."""
    if _CLOSING.search(words):
        return DossierMeasure.CLOSING
    if _OPENING.search(words):
        return DossierMeasure.OPENING
    return None


def _allocated_key(
    budget: str, code: str, side: BudgetSide | None
) -> tuple[str, ...]:
    section = (
        BudgetSection.OPERATING if code == "002" else BudgetSection.INVESTMENT
    )
    return (budget, section, side or BudgetSide.RECEIPTS, code)


def _side(words: str) -> BudgetSide | None:
    if _DEFICIT.within(words) and not _SURPLUS.within(words):
        return BudgetSide.EXPENSES
    return side_in(words)


def allocation_claims(
    document: str, budget: str, year: int | None, claims: tuple[Claim, ...]
) -> Iterator[DossierFact]:
    """What the sentences of an allocation decide: one amount, one line."""
    if year is None:
        return
    for claim in claims:
        alike = [
            other
            for other in claims
            if other.sentence == claim.sentence
            and other.fact.counts == "amount"
        ]
        codes = result_codes_in(claim.sentence)
        if len(alike) != 1 or len(codes) != 1:
            continue
        if claim.fact.counts != "amount" or claim.fact.value is None:
            continue
        side = side_letter(claim.sentence) or _side(fold(claim.sentence))
        yield DossierFact(
            DossierMeasure.ALLOCATED,
            year,
            _allocated_key(budget, codes[0], side),
            document,
            ActKind.RESULT_ALLOCATION,
            claim.fact,
            claim.fact.value,
            claim.sentence,
        )
