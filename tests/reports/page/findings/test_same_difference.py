"""A line printed on the wrong side of an account is one difference, told of two totals."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.facts import table_facts
from extract.tables.typing import type_table
from reports.page.findings.same_difference import same_differences
from reports.page.known_figures import known_facts
from reports.page.report_page import render
from reports.page.summary import summary
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Severity,
    Term,
    evaluate,
)

ROWS = [
    ("D 2111", "10 000,00 €", ""),
    ("D 2183", "20 000,00 €", ""),
    ("R 1323", "", "30 000,00 €"),
    ("R 1641", "6 000,00 €", ""),
    ("R 1328", "", "4 000,00 €"),
    ("Total", "30 000,00 €", "40 000,00 €"),
]
"""A loan is printed among the expenses: receipts lack it."""


def account(make_raw, audit, rows):
    """An audit of an account whose totals are not those of their lines."""
    table = type_table(make_raw("t", ("Article", "Dépenses", "Recettes"), rows))
    facts = {fact.id: fact for fact in table_facts(table)}
    outcomes, findings = [], []
    for col in (1, 2):
        total, *lines = (
            fact.id for fact in reversed(facts.values()) if fact.col == col
        )
        identity = Identity(
            f"i{col}",
            "footing",
            Kind.SUM,
            Form.WEIGHTED_SUM,
            total,
            tuple(map(Term, reversed(lines))),
            "t",
            label=f"Total · {('Dépenses', 'Recettes')[col - 1]}",
        )
        outcome = evaluate(identity, facts)
        outcomes.append(outcome)
        findings.append(
            replace(
                audit.findings[0],
                id=f"i{col}",
                kind=Kind.SUM,
                rule="footing",
                delta=outcome.delta,
                root="",
                table_id="t",
                evidence=(),
            )
        )
    document = replace(
        audit.document, tables=(table,), facts=tuple(facts.values())
    )
    return replace(
        audit,
        document=document,
        findings=tuple(findings),
        outcomes=tuple(outcomes),
    )


def _same(audit):
    return same_differences(audit, audit.findings, known_facts(audit))


def test_a_line_on_the_wrong_side_is_one_difference(make_raw, audit):
    told = account(make_raw, audit, ROWS)
    (name,) = _same(told)
    same = _same(told)[name]
    assert (name, same.first, same.moved) == ("i2", "i1", "t!r3c1")
    found = summary(told, known_facts(told))
    assert (found.gross, found.staked) == (Decimal(6000), 1)
    assert found.told[Severity.ERROR] == 1
    assert found.standing[Severity.ERROR] == 2


def test_it_is_told_once_with_both_places_and_the_line(make_raw, audit):
    html = render(account(make_raw, audit, ROWS), "fr")
    head = html[: html.index("</header>")]
    assert "Un écart se démontre par le document seul, à 2 endroits." in head
    assert head.count("<li>") == 1
    assert 'href="#ecart-i1"' in head
    assert 'href="#ecart-i2"' in head
    assert "R 1641" in head
    assert "rendrait justes les deux totaux" in head


@pytest.mark.parametrize(
    "row",
    [
        ("R 1641", "6 000,00 €", "1,00 €"),
        ("R 1641", "5 000,00 €", ""),
    ],
)
def test_two_totals_that_no_single_line_explains_are_two(make_raw, audit, row):
    rows = [*ROWS[:3], row, *ROWS[4:]]
    assert not _same(account(make_raw, audit, rows))


def test_two_lines_of_the_amount_leave_open_which(make_raw, audit):
    rows = [("D 2115", "6 000,00 €", ""), *ROWS]
    rows[-1] = ("Total", "36 000,00 €", "40 000,00 €")
    assert not _same(account(make_raw, audit, rows))


def test_one_that_an_auditor_settled_is_told_by_itself(make_raw, audit):
    told = account(make_raw, audit, ROWS)
    explained = replace(told.findings[1], status="explained")
    assert not _same(replace(told, findings=(told.findings[0], explained)))
