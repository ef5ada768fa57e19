"""The sample's prose against its tables; the same with other names, pages, order and amounts."""

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from extract.facts import table_facts
from extract.geometry import Place
from extract.tables.typing import type_table
from validate.check import fact_index
from validate.checks import period_dates as dates
from validate.checks.budget import budget_imputation as imputation
from validate.checks.repeats import duplicates
from validate.checks.repeats import recapitulation as recap
from validate.checks.repeats import repeated_lines as budget
from validate.checks.statements import sentence_arithmetic as sayings
from validate.checks.statements import stated_amounts as agreement
from validate.checks.statements import stated_counts as counts
from validate.checks.votes import vote_totals as votes
from validate.discover import discover
from validate.model.identity import Severity, Verdict, evaluate
from validate.prose.subjects.table_texts import beneficiary_column

CHECKS = (
    budget.CHECK,
    recap.CHECK,
    agreement.CHECK,
    counts.CHECK,
    imputation.CHECK,
    sayings.CHECK,
    votes.CHECK,
    dates.PERIOD_ORDER,
    dates.PERIOD_EXERCISE,
    duplicates.CHECK,
)


def outcomes(document):
    found = discover(document, CHECKS)
    assert not [one for one in found.abstentions if one.crashed]
    facts = fact_index(document)
    return [evaluate(identity, facts) for identity in found.identities]


def failures(document, kind="equality"):
    return {
        (one.printed, str(one.expected), one.identity.severity)
        for one in outcomes(document)
        if one.verdict is Verdict.FAILED and one.identity.kind.value == kind
    }


def verdicts(document):
    return Counter(
        (
            one.identity.rule,
            one.identity.kind,
            one.identity.severity,
            one.verdict,
        )
        for one in outcomes(document)
    )


def test_amounts(sample_document):
    assert failures(sample_document) == {
        ("255 000 €", "225000.00", Severity.ERROR),
        ("47 760 euros", "44760.00", Severity.ERROR),
        ("58 486,00", "61486", Severity.WARNING),
        ("249 480 €", "239544.50", Severity.ERROR),
        ("785 000 €", "385000.00", Severity.WARNING),
        ("385 000,00 €", "785000.00", Severity.WARNING),
    }


def test_counts(sample_document):
    assert failures(sample_document, "count") == {
        ("527", "547", Severity.WARNING),
        ("1380", "1401", Severity.WARNING),
        ("9", "8", Severity.WARNING),
    }


def test_dates_and_duplicates(sample_document):
    said = {
        one
        for one in failures(sample_document, "date")
        if one[2] is not Severity.INFO
    }
    assert said == {("2022-05-31", "None", Severity.ERROR)}
    assert failures(sample_document, "duplicate") == set()


def test_most_statements_are_tied_to_a_figure(sample_document):
    held = Counter(
        one.identity.rule
        for one in outcomes(sample_document)
        if one.verdict is Verdict.HELD
    )
    assert held["amounts-agree"] >= 40
    assert held["stated-counts"] >= 35
    assert held["lines-agree"] == 12
    assert held["articles-charged"] == 10


def retyped(document, change_cell, change_sentence):
    """``document`` with the text of table cells and of sentences changed, typed anew."""
    tables = tuple(
        type_table(
            replace(
                table.raw,
                cells=tuple(
                    replace(c, text=change_cell(table, c))
                    for c in table.raw.cells
                ),
            )
        )
        for table in document.tables
    )
    of_tables = [fact for table in tables for fact in table_facts(table)]
    others = [fact for fact in document.facts if not fact.table_id]
    claims = tuple(
        replace(claim, sentence=change_sentence(claim.sentence))
        for claim in document.claims
    )
    return replace(
        document,
        tables=tables,
        facts=(*of_tables, *others),
        statements=replace(document.statements, claims=claims),
    )


def renamed(document):
    """Every word that only beneficiaries' names use, spelt backwards in the tables and in the
    prose.
    """
    columns = {table.id: beneficiary_column(table) for table in document.tables}

    def is_name(table, cell):
        column = columns[table.id]
        alone = cell.colspan == 1 and not cell.text.startswith("Tota")
        return alone and column is not None and cell.col == column.index

    cells = [
        (table, cell)
        for table in document.tables
        for cell in (*table.raw.cells, *table.raw.header_rows)
    ]
    texts = [
        cell.text
        for table, cell in cells
        if not is_name(table, cell) or cell in table.raw.header_rows
    ]
    texts += [section.title for section in document.sections]
    others = {
        word.casefold()
        for text in texts
        for word in re.findall(r"[^\W\d_]{4,}", text)
    }
    names = [cell.text for table, cell in cells if is_name(table, cell)]
    known = {
        word.casefold()
        for text in names
        for word in re.findall(r"[^\W\d_]{4,}", text)
    } - others
    assert len(known) > 200

    def turn(found):
        word = found.group()
        if word.casefold() not in known:
            return word
        back = word[::-1]
        return (
            back.capitalize()
            if word[0].isupper() and not word.isupper()
            else back
        )

    def change(text):
        return re.sub(r"[^\W\d_]{4,}", turn, text)

    def change_cell(table, cell):
        return change(cell.text) if is_name(table, cell) else cell.text

    return retyped(document, change_cell, change)


def shifted(document):
    """Every page seven further."""

    def later(places):
        return tuple(Place(place.page + 7, place.bbox) for place in places)

    facts = {
        fact.id: replace(fact, places=later(fact.places))
        for fact in document.facts
    }
    claims = tuple(
        replace(claim, fact=facts[claim.fact.id]) for claim in document.claims
    )
    return replace(
        document,
        facts=tuple(facts.values()),
        statements=replace(document.statements, claims=claims),
    )


def multiplied(document):
    """Every amount three times as large, in tables and prose; what the prose rounds down stays
    rounded down.
    """
    cents = {
        int(fact.value): fact.value
        for fact in document.facts
        if fact.table_id and fact.counts == "amount" and fact.value
    }

    def larger(fact):
        if fact.counts != "amount" or fact.number is None:
            return fact
        exact = (
            fact.number.value
            if fact.table_id
            else cents.get(int(fact.number.value), fact.number.value)
        )
        value = (
            exact * 3
            if fact.table_id or fact.number.decimals
            else Decimal(int(exact * 3))
        )
        return replace(fact, number=replace(fact.number, value=value))

    facts = {fact.id: larger(fact) for fact in document.facts}
    claims = tuple(
        replace(claim, fact=facts[claim.fact.id]) for claim in document.claims
    )
    return replace(
        document,
        facts=tuple(facts.values()),
        statements=replace(document.statements, claims=claims),
    )


@pytest.mark.parametrize("change", [renamed, shifted, multiplied])
def test_names_pages_and_amounts_change_no_verdict(sample_document, change):
    assert verdicts(change(sample_document)) == verdicts(sample_document)


@pytest.mark.parametrize("digit", [Decimal(10), Decimal(-2000)])
def test_a_changed_total_is_seen_by_the_prose_that_restates_it(
    sample_document, digit
):
    before = {
        one.identity.id
        for one in outcomes(sample_document)
        if one.verdict is Verdict.FAILED
    }
    totals = [
        term.fact
        for one in outcomes(sample_document)
        for term in one.identity.terms
        if one.identity.rule == "amounts-agree"
        and one.verdict is Verdict.HELD
        and len(one.identity.terms) == 1
    ]
    assert len(totals) > 30
    for target in totals[::6]:
        facts = tuple(
            (
                replace(
                    fact,
                    number=replace(
                        fact.number, value=fact.number.value + digit
                    ),
                )
                if fact.id == target
                else fact
            )
            for fact in sample_document.facts
        )
        after = [
            one
            for one in outcomes(replace(sample_document, facts=facts))
            if one.verdict is Verdict.FAILED
        ]
        assert [
            one
            for one in after
            if one.identity.id not in before and target in one.identity.facts
        ], target
