"""The check: an amount that a replaced rate makes."""

from decimal import Decimal

from validate.checks.statements.replaced_rate import CHECK
from validate.checks.statements.stated_relations import CHECK as RELATIONS
from validate.model.identity import Severity, Verdict

SNOW = (
    "Son relevé fait apparaître 57 heures de travail. Comme le prix de l'heure, qui était resté "
    "à 65 €, est passé à 68 € cette saison, la commune lui doit à ce jour {} €."
)


def test_the_replaced_price_warns(read_act, run_check):
    outcomes, _ = run_check(read_act(SNOW.format("3 705")), CHECK)
    (found,) = outcomes
    assert found.verdict is Verdict.FAILED
    assert (found.printed, found.expected) == ("3 705 €", Decimal(3876))
    assert found.identity.severity is Severity.WARNING
    assert run_check(read_act(SNOW.format("3 876")), CHECK)[0] == []


def test_each_amount_is_told_once(read_act, run_check):
    outcomes, _ = run_check(read_act(SNOW.format("3 705")), RELATIONS, CHECK)
    results = [one.printed for one in outcomes]
    assert len(results) == len(set(results))
