"""A slip of the hand speaks for a misprint, many exceptions against it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.facts import table_facts
from extract.tables.typing import type_table
from validate.model.identity import Form, Identity, Kind, Term, evaluate
from validate.solve.misprint import misprint_probability


@pytest.fixture
def failed(make_raw):
    """``failed(printed)``: a sum of 21 000,00 and 7 775,00 that prints something else."""

    def make(printed):
        raw = make_raw(
            "t",
            ["Ligne", "Montant"],
            [["a", "21 000,00"], ["b", "7 775,00"], ["c", printed]],
        )
        facts = {fact.id: fact for fact in table_facts(type_table(raw))}
        terms = (Term("t!r0c1"), Term("t!r1c1"))
        identity = Identity(
            "i", "x", Kind.SUM, Form.WEIGHTED_SUM, "t!r2c1", terms
        )
        return evaluate(identity, facts), facts

    return make


def test_two_digits_swapped_are_a_misprint(failed):
    assert misprint_probability(*failed("27 875,00"), exceptions=0.01) > 0.97


def test_a_figure_of_its_own_is_an_exception(failed):
    assert misprint_probability(*failed("31 416,00"), exceptions=0.1) < 0.1


def test_the_more_exceptions_the_less_a_misprint(failed):
    outcome, facts = failed("28 675,00")

    rare, often = (
        misprint_probability(outcome, facts, share) for share in (0.01, 0.5)
    )

    assert rare > often


def test_what_holds_is_no_matter_of_doubt(failed):
    assert misprint_probability(*failed("28 775,00"), exceptions=0.5) == 1.0


def test_an_unread_result_is_no_misprint(failed):
    outcome, facts = failed("28 675,00")
    unread = {**facts, "t!r2c1": replace(facts["t!r2c1"], number=None)}

    assert misprint_probability(outcome, unread, Decimal("0.1")) == 0.0
