"""Amounts that two prices of the prose make of two columns of counts."""

import pytest

from validate.checks.tables.two_rates import CHECK
from validate.model.identity import Severity, Verdict

HEADER = ("Commune", "Demi-pensionnaires", "Internes", "Participation (€)")
PRICES = ("105 €", "60 €")


@pytest.fixture
def verdicts(make_document, make_raw, say, run_check):
    """``verdicts(rows, prices)``: how each amount fares."""

    def run(rows, prices=PRICES):
        said = [say("La participation est fixée.", price) for price in prices]
        document = make_document([make_raw("t", HEADER, rows)], said)
        outcomes, _ = run_check(document, CHECK)
        return {one.identity.result: one for one in outcomes}

    return run


def pupils(marsigny="8 130,00"):
    return [
        ["Aubrières", "41", "3", "4 485,00"],
        ["Beaumont", "28", "-", "2 940,00"],
        ["Chavenay", "63", "5", "6 915,00"],
        ["Corvilly", "17", "1", "1 845,00"],
        ["Escoubrac", "34", "2", "3 690,00"],
        ["Grandval", "9", "-", "945,00"],
        ["Marsigny", "74", "6", marsigny],
    ]


def test_two_stated_prices_make_the_amounts(verdicts):
    found = verdicts(pupils())
    assert len(found) == 7
    assert {one.verdict for one in found.values()} == {Verdict.HELD}


def test_a_line_that_they_do_not_make_is_told(verdicts):
    found = verdicts(pupils("7 830,00"))
    failed = [one for one in found.values() if one.verdict is Verdict.FAILED]
    assert [str(one.expected) for one in failed] == ["8130"]
    assert failed[0].identity.severity is Severity.WARNING


def test_prices_that_no_one_states_are_no_rates(verdicts):
    assert verdicts(pupils(), ("105 €", "62 €")) == {}


def test_few_lines_have_two_prices_by_accident(verdicts):
    assert verdicts(pupils()[:4]) == {}


def test_lines_with_one_count_only_tell_no_second_price(verdicts):
    rows = [
        [name, count, "-", f"{int(count) * 105},00"]
        for name, count, *_ in pupils()
    ]
    assert verdicts(rows) == {}
