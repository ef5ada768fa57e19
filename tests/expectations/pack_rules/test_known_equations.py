"""What a rule and a check state alike."""

from dataclasses import replace
from decimal import Decimal

from expectations.pack_rules.known_equations import (
    equation_of,
    known_equations,
    strengthened,
)
from validate.model.adoption import Adoption, Ground
from validate.model.identity import Form, Identity, Kind, Severity, Term

SUM = Identity(
    "a",
    "x",
    Kind.SUM,
    Form.WEIGHTED_SUM,
    "whole",
    (Term("one"), Term("other")),
)
LESS = replace(
    SUM, id="b", result="one", terms=(Term("whole"), Term("other", Decimal(-1)))
)
BOUND = Identity("c", "x", Kind.SUM, Form.AT_MOST, "one", (Term("other"),))


def test_the_words_of_a_rule_make_an_error_of_what_figures_alone_ask():
    by_figures = replace(
        SUM,
        severity=Severity.WARNING,
        adoption=Adoption((Ground.AGREEMENT,), "its lines agree"),
    )
    worded = replace(
        by_figures, adoption=Adoption((Ground.WORDS,), "its words")
    )
    assert strengthened(by_figures, LESS).severity is Severity.ERROR
    assert strengthened(worded, LESS).severity is Severity.WARNING
    assert Ground.WORDS in strengthened(by_figures, LESS).adoption.grounds


def test_a_sum_is_one_equation_whichever_figure_it_is_solved_for():
    assert equation_of(SUM) == equation_of(LESS)
    assert known_equations([SUM, LESS]) == {equation_of(SUM): SUM}


def test_a_bound_is_told_of_its_own_figure():
    other = replace(BOUND, result="other", terms=(Term("one"),))
    assert equation_of(BOUND) == equation_of(replace(BOUND, id="d"))
    assert equation_of(BOUND) != equation_of(other)
    assert equation_of(BOUND) != equation_of(replace(BOUND, form=Form.AT_LEAST))


def test_what_is_added_besides_tells_sums_apart():
    step = replace(SUM, offset=Decimal(1))
    assert equation_of(step) == equation_of(replace(step, id="d"))
    assert equation_of(step) != equation_of(SUM)
    assert equation_of(step) != equation_of(replace(SUM, offset=Decimal(2)))
