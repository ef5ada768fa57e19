"""Equations term by term, and the amounts at stake."""

from dataclasses import replace
from decimal import Decimal

from reports.i18n import Texts
from reports.page.findings.equation_terms import (
    BrokenIdentities,
    equation_parts,
    stake,
)
from reports.page.known_figures import known_facts
from validate.model.identity import Form

FR = Texts("fr")


def test_an_equation_links_each_term(audit):
    facts = known_facts(audit)
    outcome = BrokenIdentities(audit).of(audit.findings[0])[0]
    made = equation_parts(outcome, facts, FR)
    assert [part.text for part in made.parts] == [
        "35",
        "×",
        "100,00 €",
        "=",
        "3\u202f500,00\u00a0€",
    ]
    assert [part.fact for part in made.parts if part.fact] == [
        "annexe-1-1!r1c2",
        "annexe-1-1!r1c3",
    ]
    assert [part.number for part in made.parts] == [1, 0, 2, 0, 0]


def test_the_stake_of_a_count_is_the_amount_that_it_moves(audit):
    facts = known_facts(audit)
    broken = BrokenIdentities(audit)
    assert stake(broken, audit.findings[0], facts) == Decimal(-2000)
    assert stake(broken, audit.findings[1], facts) == Decimal(-1950)
    assert stake(broken, audit.findings[2], facts) is None


def test_a_figure_with_a_sign_of_its_own_stands_in_brackets(audit):
    facts = known_facts(audit)
    outcome = BrokenIdentities(audit).of(audit.findings[0])[0]
    names = [term.fact for term in outcome.identity.terms]
    signed = {
        name: replace(facts[name], number=None, printed=f"+{number} 000,00")
        for number, name in enumerate(names, 1)
    }
    summed = replace(outcome.identity, form=Form.WEIGHTED_SUM)
    made = equation_parts(replace(outcome, identity=summed), signed, FR)
    assert [part.text for part in made.parts][:3] == [
        "+1 000,00",
        "+",
        "(+2 000,00)",
    ]
