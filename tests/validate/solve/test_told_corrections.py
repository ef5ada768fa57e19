"""A broken equation of a table, and a figure of the text that would mend it."""

import pytest

from validate.check import fact_index
from validate.conclude import conclude
from validate.discover import discover
from validate.model.identity import Severity, evaluate

HEADER = ["Recette", "Montant (€)"]


def receipts(loan="392 850", total="1 895 100"):
    return [
        ["Virement de la section", "607 950"],
        ["FCTVA et taxe d'aménagement", "464 900"],
        ["Subventions", "407 800"],
        ["Emprunts", loan],
        ["Total", total],
    ]


@pytest.fixture
def found(make_document, make_raw, say):
    """The one finding, where the text prints an amount."""

    def run(lines, amount):
        said = say(f"Il s'agit de {amount} €.", amount)
        document = make_document([make_raw("t", HEADER, lines)], [said])
        facts = fact_index(document)
        outcomes = [
            evaluate(one, facts) for one in discover(document).identities
        ]
        (finding,) = conclude(document, outcomes, []).findings
        return finding

    return run


def test_the_line_whose_right_amount_the_text_says_is_accused(found):
    finding = found(receipts(), "414 450")
    assert finding.accused.printed == "392 850"
    assert finding.expected == "414450"
    assert finding.severity is Severity.ERROR
    assert "second-identity" in finding.supports
    assert finding.evidence[-1].printed == "414 450"


def test_of_a_total_that_forgets_a_line_the_text_may_say_what_it_is(found):
    lines = receipts("414 450", "1 430 200")
    told = found(lines, "1 895 100")
    untold = found(lines, "1 985 100")
    assert told.accused.printed == "1 430 200"
    assert told.severity is Severity.ERROR
    assert untold.accused is None
    assert told.probability > untold.probability


@pytest.mark.parametrize(
    ("loan", "amount"), [("392 850", "407 800"), ("392 850", "441 450")]
)
def test_an_amount_that_a_cell_prints_or_that_mends_nothing_tells_none(
    found, loan, amount
):
    assert found(receipts(loan), amount).accused is None
