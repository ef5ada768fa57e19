"""The check: two identities of a number that two recalculations contradict."""

from decimal import Decimal

import pytest

from validate.checks.statements.recalculated_twice import CHECK
from validate.checks.statements.stated_relations import CHECK as RELATIONS
from validate.model.identity import Severity

WORKS = (
    "Les travaux sont évalués à 186 450,00 € HT. S'y ajoutent la rémunération de "
    "l'architecte, soit 14 916,00 €, le contrôle technique pour 3 480,00 € et la "
    "coordination pour 2 150,00 €, ce qui porte l'opération à {} HT. La DETR est demandée au "
    "taux de 40 % sur cette dépense, soit 82 798,40 €."
)
LAMPS = (
    "Le remplacement des 64 lanternes, à 685 € l'unité, coûterait {}. Le syndicat en prendrait "
    "60 % à sa charge, soit 26 304 €."
)


@pytest.fixture
def failures(failed):
    """What fails of a text: the check, the figure printed, and what it should be."""

    def run(text: str, *checks):
        return [
            (one.identity.rule, one.printed, one.expected)
            for one in failed(text, *checks)
        ]

    return run


def test_both_recalculations_fail_and_warn_of_an_error(
    failures, read_act, run_check
):
    text = WORKS.format("203 516,00 €")
    assert [one for one, _, _ in failures(text, CHECK)] == [CHECK.code] * 2
    outcomes, _ = run_check(read_act(text), CHECK)
    assert {one.identity.severity for one in outcomes} == {Severity.ERROR}
    assert failures(WORKS.format("206 996,00 €"), CHECK) == []


def test_what_a_check_before_makes_it_is_not_told_twice(failures):
    before, other = failures(LAMPS.format("48 340 €"), RELATIONS, CHECK)
    assert before == ("stated-relations", "48 340 €", Decimal(43840))
    assert other[:2] == (CHECK.code, "26 304 €")


def test_what_no_word_says_is_a_warning(read_act, run_check):
    text = (
        "Il reste 183 lanternes à changer, à 465 € l'une ; il faut mettre 89 055 €. Le syndicat en "
        "prend 60 % à sa charge, c'est-à-dire 51 057 €."
    )
    outcomes, _ = run_check(read_act(text), CHECK)
    assert len(outcomes) == 2
    assert {one.identity.severity for one in outcomes} == {Severity.WARNING}
