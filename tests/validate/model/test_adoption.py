from decimal import Decimal

from validate.belief.trials import Trial
from validate.model.adoption import (
    Adoption,
    Ground,
    LineTally,
    by_lines,
    by_words,
)


def test_only_its_own_figures_make_an_adoption_circular():
    assert Adoption((Ground.OWN_FIGURES,)).circular
    assert not Adoption((Ground.POSITION, Ground.OWN_FIGURES)).circular
    assert not by_words("the header says so").circular


def test_grounds_stand_in_the_order_of_their_strength():
    adoption = by_lines(LineTally(3), "the lines obey", Ground.WORDS)
    assert adoption.grounds == (Ground.WORDS, Ground.AGREEMENT)


def test_a_probability_keeps_two_digits_and_never_reads_as_nought():
    assert LineTally.of(5, 0, 0.0123456).p_value == Decimal("0.012")
    assert LineTally.of(5, 0, 0.0).p_value == Decimal("1e-30")
    assert LineTally.of(0, 5, 1.0).p_value == Decimal(1)


def test_a_trial_is_kept_with_what_it_makes_believed():
    tally = Trial(4, 1, 0.01).tally
    assert (tally.held, tally.failed) == (4, 1)
    assert Decimal(0) < tally.p_value < Decimal("0.001")
