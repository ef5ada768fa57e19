"""How much of what is printed was proved, in tables and in prose."""

from validate.check import fact_index
from validate.checks.statements import stated_figures
from validate.coverage import coverage
from validate.discover import discover
from validate.model.finding import LinkState
from validate.model.identity import evaluate

ROWS = [
    ["Énergie", "34 815,00"],
    ["Assurances", "6 480,00"],
    ["Total", "41 295,00"],
]


def prose_of(doc):
    facts = fact_index(doc)
    outcomes = [
        evaluate(one, facts)
        for one in discover(doc, stated_figures.CHECKS).identities
    ]
    return coverage(doc, outcomes, facts).prose


def test_numbers_of_prose_are_counted_beside(make_raw, make_document, say):
    table = make_raw(
        "t1", ["Poste", "Proposé 2026"], ROWS, section="deliberation"
    )
    said = [
        say("L'énergie coûte 34 815,00 € en 2026.", "34 815,00 €"),
        say("Les assurances coûtent 6 840,00 € en 2026.", "6 840,00 €"),
        say("La commune emprunte 12 000,00 €.", "12 000,00 €"),
    ]
    prose = prose_of(make_document([table], said))
    assert (prose.numbers, prose.held, prose.failed, prose.unlinked) == (
        3,
        1,
        1,
        1,
    )
    assert list(prose.states.values()) == [
        LinkState.HELD,
        LinkState.FAILED,
        LinkState.UNLINKED,
    ]


def test_a_document_without_prose_states_no_number(make_raw, make_document):
    prose = prose_of(
        make_document([make_raw("t1", ["Poste", "Montant"], ROWS)])
    )
    assert prose.numbers == 0
    assert not prose.states
