"""The check: an amount that a replaced rate makes."""

from decimal import Decimal

import pytest

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


@pytest.mark.parametrize(
    "text",
    [
        "Le coefficient s'établit à 1,1741. La part du délégataire, de 0,9120 € à l'origine, passe"
        " en conséquence de 1,0472 € à 1,0708 € hors taxes.",
        "Les coefficients sont de 1,0225 en mars et de 1,0327 en juillet. L'enrobé passe ainsi de"
        " 19,36 € à 19,80 € puis 19,99 € le m².",
    ],
)
def test_what_replaces_the_figure_in_turn_is_not_reckoned_with_it(
    read_act, run_check, text
):
    assert run_check(read_act(text), CHECK)[0] == []


def test_what_has_changed_since_was_made_of_the_figure_before(
    read_act, run_check
):
    text = (
        "La salle n'a reçu que 614 lecteurs en 2025 contre 702 en 2024, mais les séances se sont"
        " allongées, de 2,4 à 2,9 heures en moyenne : le nombre d'heures de consultation est passé"
        " de 1 684,8 à 1 780,6."
    )
    assert run_check(read_act(text), CHECK)[0] == []
