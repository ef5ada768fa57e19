"""Which cells may be wrong: a slip of the hand is likelier than a figure of its own."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.facts import Fact, table_facts
from extract.geometry import BBox, Place
from extract.number import Number, Unit
from extract.tables.typing import type_table
from validate.model.identity import Form, Identity, Kind, Outcome, Term, Verdict
from validate.solve.candidates import rank_candidates, slip_likelihood
from validate.solve.root_causes import Root
from validate.solve.system import Correction


def facts_of(make_raw, *printed):
    raw = make_raw(
        "t",
        ["Ligne", "Montant"],
        [[f"Ligne {n}", text] for n, text in enumerate(printed)],
    )
    return {fact.id: fact for fact in table_facts(type_table(raw))}


def root_of(facts, shifts):
    result, *terms = facts
    identity = Identity(
        "i",
        "footing",
        Kind.SUM,
        Form.WEIGHTED_SUM,
        result,
        tuple(map(Term, terms)),
    )
    changes = [Correction(((fact, Decimal(shift)),)) for fact, shift in shifts]
    outcome = Outcome(identity, Verdict.FAILED)
    return Root(
        outcome, (outcome,), change=changes[0], rivals=tuple(changes[1:])
    )


def test_swapped_digits_are_likelier_than_a_result_of_its_own(make_raw):
    facts = facts_of(make_raw, "218 150,00", "25 800,00", "192 350,00")
    total, line, _ = facts

    ranked = rank_candidates(
        root_of(facts, [(total, -2700), (line, 2700)]), facts
    )

    assert [one.fact for one in ranked] == [line, total]
    assert ranked[0].corrected == 28500
    assert ranked[0].share > 0.9


def test_without_a_slip_the_result_comes_first(make_raw):
    facts = facts_of(make_raw, "9 000,00", "1 234,00", "5 678,00")
    total, line, other = facts

    ranked = rank_candidates(
        root_of(facts, [(total, -2088), (line, 2088), (other, 2088)]), facts
    )

    assert ranked[0].fact == total
    assert abs(sum(one.share for one in ranked) - 1) < 1e-9


def test_a_sum_that_leaves_out_a_line_comes_before_that_line(make_raw):
    facts = facts_of(make_raw, "95 678,00", "1 234,00", "90 000,00", "5 678,00")
    total, line, other, third = facts
    shifts = [(total, 1234), (line, -1234), (other, -1234), (third, -1234)]

    ranked = rank_candidates(root_of(facts, shifts), facts)

    assert ranked[0].fact == total
    assert ranked[0].share > 0.7


def test_a_digit_too_many_is_a_slip(make_raw):
    (fact,) = facts_of(make_raw, "597 744,67").values()

    assert slip_likelihood(fact, Decimal("59774.67")) > 100 * slip_likelihood(
        fact, Decimal("48213.05")
    )


@pytest.fixture(scope="module")
def amount():
    """A cell of amounts, whatever it prints."""
    number = Number(Decimal("1234.00"), 2, "1 234,00", Unit.EUR)
    place = Place(1, BBox(0, 0, 10, 10))
    return Fact(
        id="t!r0c1",
        counts="amount",
        number=number,
        printed="1 234,00",
        places=(place,),
        section="d",
    )


@settings(deadline=None)
@given(st.integers(1000, 9_999_999), st.integers(1000, 9_999_999))
def test_a_likelihood_is_a_probability(amount, printed, corrected):
    changed = replace(
        amount, number=replace(amount.number, value=Decimal(printed))
    )

    assert 0 <= slip_likelihood(changed, Decimal(corrected)) <= 1


@settings(deadline=None)
@given(st.integers(1000, 9_999_999).filter(lambda value: str(value)[1] != "0"))
def test_a_swap_is_as_likely_as_its_reverse(amount, printed):
    first, second, *rest = str(printed)
    swapped = int("".join((second, first, *rest)))
    one, other = (
        replace(amount, number=replace(amount.number, value=Decimal(each)))
        for each in (printed, swapped)
    )

    assert slip_likelihood(one, Decimal(swapped)) == slip_likelihood(
        other, Decimal(printed)
    )


def test_a_figure_that_agrees_with_others_is_less_likely(make_raw):
    facts = facts_of(make_raw, "9 000,00", "1 234,00", "5 678,00")
    total, line, _ = facts
    root = root_of(facts, [(total, -2088), (line, 2088)])

    ranked = rank_candidates(replace(root, unlikely=frozenset({total})), facts)

    assert ranked[0].fact == line


def test_in_words_any_number_takes_the_place_of_another():
    number = Number(Decimal(11), 0, "onze")
    fact = Fact(
        id="counted-1",
        counts="other",
        number=number,
        printed="onze",
        places=(Place(1, BBox(0, 0, 1, 1)),),
        section="",
    )
    near, far = (slip_likelihood(fact, Decimal(n)) for n in (12, 40))
    assert near == far > 0


def test_what_a_body_pays_itself_is_as_likely_as_the_total(make_raw):
    rows = [
        ["Total", "187 287,40"],
        ["DETR", "56 186,22"],
        ["Commune", "89 897,95"],
    ]
    raw = make_raw("t", ["Financeur", "Montant"], rows)
    facts = {fact.id: fact for fact in table_facts(type_table(raw))}
    total, aid, own = facts
    shifts = [(total, -6200), (aid, 6200), (own, 6200)]

    ranked = rank_candidates(root_of(facts, shifts), facts)

    shares = {one.fact: one.share for one in ranked}
    assert shares[own] > shares[aid]
