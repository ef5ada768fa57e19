"""The factors of a rule, and what a ratio divides."""

from dataclasses import replace
from decimal import Decimal

import pytest

from expectations.pack_rules.packs import pack_of
from reports.i18n import Texts
from reports.page.findings.equation_terms import equation_parts
from validate.check import fact_index
from validate.messages import format_equation
from validate.model.act_kind import ActKind
from validate.model.identity import Form, Verdict, evaluate

from .conftest import SmallAct
from .small_acts import WATER

_RULES = {
    one.rule.code: one.rule
    for one in pack_of(ActKind.WATER_REPORT).expectations
}


@pytest.fixture
def outcome_of(read_act):
    """What becomes of the last identity of a rule in an act, and the facts of it."""
    from expectations.pack_rules.packs import ask_packs
    from validate.acts.recognise import recognise_acts
    from validate.discover import discover

    def made(act, code):
        document = read_act(act)
        asked = ask_packs(
            document, discover(document), recognise_acts(document)
        )
        facts = fact_index(document)
        stated = [one for one, check in asked.planned if check.name == code]
        return evaluate(stated[-1], facts), facts

    return made


def test_a_factor_is_written_as_the_fraction_it_is():
    rule = _RULES["pack-loss-index"]
    assert rule.factors == (Decimal(1) / 365, Decimal(1) / 366)
    assert replace(rule, constant="100", or_constant="").factors == (100,)


@pytest.mark.parametrize("printed", ["1,96", "1,955"])
def test_a_year_has_365_or_366_days(ask, printed):
    # 70 900 / 99,1 / 365 = 1,960; / 366 = 1,955
    act = WATER.with_(("1,77|1,96", f"1,77|{printed}"))
    assert set(ask(act)["pack-loss-index"]) == {Verdict.HELD}


def test_a_ratio_divides_all_that_is_no_divisor(outcome_of):
    outcome, facts = outcome_of(WATER, "pack-network-yield")
    assert outcome.identity.form is Form.RATIO
    assert outcome.identity.dividends == 2
    assert outcome.verdict is Verdict.HELD

    told = format_equation(outcome, facts, "fr")
    assert "(267 700 − (-6 050)) ÷ (318 250 + 26 400)" in told
    shown = [
        part.text for part in equation_parts(outcome, facts, Texts("fr")).parts
    ]
    assert shown[:7] == ["100", "×", "(", "267 700", "−", "(-6 050)", ")"]


def test_the_days_of_an_index_stand_in_its_equation(outcome_of):
    outcome, facts = outcome_of(WATER, "pack-loss-index")
    assert "70 900 ÷ 99,1 ÷ 365" in format_equation(outcome, facts, "fr")


def test_a_change_between_years_is_no_year(ask):
    lines = [
        f"{line}|{more}"
        for line, more in zip(
            WATER.tables[2][1], ("Écart", "10,97", "0,09"), strict=True
        )
    ]
    act = SmallAct(WATER.title, [("Facture de 120 m³", lines)])
    verdicts = ask(act)["pack-price-of-a-cubic-metre"]
    assert verdicts == [Verdict.HELD] * 3
