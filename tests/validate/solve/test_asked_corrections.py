"""Corrections that two failed identities ask for alike."""

from decimal import Decimal

import pytest

from validate.discover import discover
from validate.model.identity import Verdict, evaluate

HEADER = ["Commune", "Part égale (€)", "Au prorata (€)", "À recevoir (€)"]
PRORATA = {
    "Vernoux": "13 833,60",
    "Les Aubrets": "8 790,10",
    "Saint-Cyrille": "5 475,80",
    "Montjoly": "3 602,50",
}
RECEIVED = {
    "Vernoux": "17 796,35",
    "Les Aubrets": "12 752,85",
    "Saint-Cyrille": "9 438,55",
    "Montjoly": "7 565,25",
}


@pytest.fixture
def failed(make_document, make_raw):
    """The identities of a table that fail, by their rule and result."""

    def run(**received):
        rows = [
            [name, "3 962,75", PRORATA[name], received.get(name, printed)]
            for name, printed in RECEIVED.items()
        ]
        total = received.get("Total", "47 553,00")
        rows.append(["Total", "15 851,00", "31 702,00", total])
        document = make_document([make_raw("t", HEADER, rows)])
        facts = {fact.id: fact for fact in document.facts}
        outcomes = (
            evaluate(one, facts) for one in discover(document).identities
        )
        return {
            (one.identity.rule, one.identity.result): one.delta
            for one in outcomes
            if one.verdict is Verdict.FAILED
        }

    return run


def test_a_line_of_few_is_judged_where_the_total_asks_the_same_of_it(failed):
    assert failed() == {}
    swapped = failed(**{"Les Aubrets": "12 725,85"})
    assert swapped == {
        ("footing", "t!r4c3"): Decimal("27.00"),
        ("crossfooting", "t!r1c3"): Decimal("-27.00"),
    }


def test_a_line_that_its_total_agrees_with_may_be_an_exception(failed):
    both = failed(**{"Les Aubrets": "12 725,85", "Total": "47 526,00"})
    assert ("crossfooting", "t!r1c3") not in both
