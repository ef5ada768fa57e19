"""A formula that a sentence prints gives the number behind it."""

import pytest

from validate.checks.statements.formulas_in_sentences import CHECK
from validate.checks.statements.stated_relations import CHECK as RELATIONS
from validate.model.identity import Severity, Verdict


@pytest.fixture
def judge(read_act, run_check):
    """Outcomes and abstentions of a text."""

    def run(text: str):
        return run_check(read_act(text), CHECK, RELATIONS)

    return run


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Ce sont 5 caves x 38,00 € x 12 mois = {} € par an.",
            "2 280,00",
            "2 380,00",
        ),
        ("Les frais sont de 960,00 € / 8 = {} € chacun.", "120,00", "130,00"),
        (
            "La pompe use 14 x 0,250 kW x 1 800 h = {} kWh par an.",
            "6 300",
            "5 400",
        ),
        (
            "Trois dettes de 412,30 € + 587,90 € + 231,10 €, soit {} € effacés.",
            "1 231,30",
            "1 000,20",
        ),
    ],
)
def test_a_formula_holds_or_its_sentence_contradicts_itself(
    judge, text, right, wrong
):
    (held,), _ = judge(text.format(right))
    assert held.verdict is Verdict.HELD

    (failed,), _ = judge(text.format(wrong))
    assert failed.verdict is Verdict.FAILED
    assert failed.identity.rule == CHECK.code
    assert failed.identity.severity is Severity.WARNING


def test_a_percentage_may_be_rounded_itself(judge):
    (held,), _ = judge("La part est de 1 200,00 € x 33,3 % = 400,00 € par an.")
    assert held.verdict is Verdict.HELD


def test_a_unit_that_is_converted_is_no_deviation(judge):
    outcomes, abstained = judge(
        "Il paie 300 lampes x 60 € x 12 mois = 14 000 €."
    )
    assert not outcomes
    assert [one.rule for one in abstained] == [CHECK.code]
