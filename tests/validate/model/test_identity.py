"""The algebra: what holds, what fails, what cannot be told."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.facts import Fact
from extract.geometry import BBox, Place
from extract.number import Number, Unit
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Term,
    Verdict,
    evaluate,
)

PLACE = Place(1, BBox(0, 0, 1, 1))


def fact(name, value, decimals=2, unit=Unit.EUR, scale=1, counts="amount"):
    number = (
        None
        if value is None
        else Number(Decimal(value), decimals, str(value), unit, scale)
    )
    return Fact(
        id=name,
        counts=counts,
        number=number,
        printed=str(value),
        places=(PLACE,),
        section="",
    )


def facts(**values):
    return {
        name: value if isinstance(value, Fact) else fact(name, value)
        for name, value in values.items()
    }


def total(*terms, **more):
    return Identity(
        "i",
        "footing",
        Kind.SUM,
        Form.WEIGHTED_SUM,
        "total",
        tuple(Term(t) for t in terms),
        **more,
    )


def test_a_sum_to_the_cent_is_exact():
    assert (
        evaluate(
            total("a", "b"), facts(total="3.00", a="1.00", b="2.00")
        ).verdict
        is Verdict.HELD
    )
    outcome = evaluate(total("a", "b"), facts(total="3.01", a="1.00", b="2.00"))
    assert (outcome.verdict, outcome.expected, outcome.delta) == (
        Verdict.FAILED,
        Decimal("3.00"),
        Decimal("0.01"),
    )


@pytest.mark.parametrize(
    ("missing", "note"), [("absent", "missing"), ("unread", "malformed")]
)
def test_a_value_that_is_not_there_abstains(missing, note):
    outcome = evaluate(
        total("a", missing),
        facts(total="3.00", a="1.00", unread=fact("unread", None)),
    )
    assert (outcome.verdict, outcome.note) == (Verdict.ABSTAINED, note)


def test_a_malformed_result_still_learns_what_it_should_be():
    outcome = evaluate(
        total("a", "b"), facts(total=fact("total", None), a="1.00", b="2.00")
    )
    assert (outcome.verdict, outcome.expected) == (
        Verdict.ABSTAINED,
        Decimal("3.00"),
    )


def product(*terms, constant="1", **more):
    return Identity(
        "i",
        "product",
        Kind.PRODUCT,
        Form.PRODUCT,
        "total",
        tuple(Term(t) for t in terms),
        constant=Decimal(constant),
        **more,
    )


def test_a_product_is_compared_within_half_its_last_digit():
    known = facts(
        total="27240.90",
        base="90802.99",
        rate=fact("rate", 30, 0, Unit.PERCENT),
    )
    assert (
        evaluate(product("base", "rate", constant="0.01"), known).verdict
        is Verdict.HELD
    )
    known["total"] = fact("total", "27240.92")
    assert (
        evaluate(product("base", "rate", constant="0.01"), known).verdict
        is Verdict.FAILED
    )


def test_a_count_derived_from_its_amount_is_an_interval_in_the_product():
    known = facts(
        total="81250.00",
        count=fact("count", 542, 0, Unit.NONE),
        rate=fact("rate", 150, 0),
    )
    assert evaluate(product("count", "rate"), known).verdict is Verdict.FAILED
    assert (
        evaluate(product("count", "rate", rounded=("count",)), known).verdict
        is Verdict.HELD
    )


def evolution():
    return Identity(
        "i",
        "evolution",
        Kind.DIFFERENCE,
        Form.RATIO,
        "total",
        (Term("new"), Term("old")),
        constant=Decimal(100),
        offset=Decimal(-100),
    )


def test_an_amount_is_divided_by_all_that_is_counted():
    ratio = Identity(
        "i",
        "per-one",
        Kind.DIFFERENCE,
        Form.RATIO,
        "total",
        (Term("whole"), Term("one"), Term("other")),
    )
    counts = {
        name: fact(name, value, 0, Unit.NONE)
        for name, value in (("one", 44), ("other", 9))
    }
    known = facts(total="296.04", whole="15690.00", **counts)
    assert evaluate(ratio, known).verdict is Verdict.HELD
    known = facts(total="115.37", whole="15690.00", **counts)
    assert evaluate(ratio, known).expected == Decimal("296.04")


def test_an_evolution_from_nothing_abstains():
    known = facts(
        total=fact("total", "5.0", 1, Unit.PERCENT), new="7600.00", old="0.00"
    )
    assert evaluate(evolution(), known).note == "division by zero"


def test_an_evolution_is_compared_within_half_its_last_digit():
    known = facts(
        total=fact("total", "-5.0", 1, Unit.PERCENT),
        new="7600.00",
        old="8000.00",
    )
    assert evaluate(evolution(), known).verdict is Verdict.HELD


def test_truncation_holds_and_is_noted():
    outcome = evaluate(
        total("a"), facts(total=fact("total", "678161", 0), a="678161.90")
    )
    assert (outcome.verdict, outcome.note) == (Verdict.HELD, "truncated")
    assert (
        evaluate(
            total("a"), facts(total=fact("total", "678162", 0), a="678161.90")
        ).verdict
        is Verdict.FAILED
    )


def test_thousands_of_euros_are_intervals_everywhere():
    known = facts(total=fact("total", 12500, 1, Unit.EUR, 1000), a="12450.00")
    assert evaluate(total("a"), known).verdict is Verdict.HELD
    known["a"] = fact("a", "12449.99")
    assert evaluate(total("a"), known).verdict is Verdict.FAILED


def test_a_sum_without_a_printed_result_is_compared_with_a_constant():
    shares = Identity(
        "i",
        "shares",
        Kind.SUM,
        Form.WEIGHTED_SUM,
        "",
        (Term("a"), Term("b")),
        constant=Decimal(100),
    )
    outcome = evaluate(shares, facts(a="60.00", b="39.50"))
    assert (outcome.verdict, outcome.printed, outcome.expected) == (
        Verdict.FAILED,
        "99.50",
        Decimal(100),
    )


def test_a_stated_count_may_match_any_natural_count():
    counted = Identity(
        "i",
        "count",
        Kind.COUNT,
        Form.ANY_OF,
        "total",
        (),
        candidates=(("lines", Decimal(87)), ("names", Decimal(80))),
    )
    assert (
        evaluate(counted, facts(total=fact("total", 80, 0, Unit.NONE))).note
        == "names"
    )
    outcome = evaluate(counted, facts(total=fact("total", 92, 0, Unit.NONE)))
    assert (outcome.verdict, outcome.expected, outcome.delta) == (
        Verdict.FAILED,
        Decimal(87),
        Decimal(5),
    )


amounts = st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=30)


@settings(deadline=None)
@given(amounts, st.randoms())
def test_the_order_of_lines_changes_nothing_and_one_cent_does(cents, random):
    known = {
        f"t{n}": fact(f"t{n}", Decimal(c).scaleb(-2))
        for n, c in enumerate(cents)
    }
    names = list(known)
    known["total"] = fact("total", Decimal(sum(cents)).scaleb(-2))
    random.shuffle(names)
    assert evaluate(total(*names), known).verdict is Verdict.HELD
    known["total"] = fact("total", Decimal(sum(cents) + 1).scaleb(-2))
    assert evaluate(total(*names), known).delta == Decimal("0.01")


def test_an_average_is_told_to_its_last_digit():
    terms = tuple(Term(name) for name in "abc")
    mean = Identity("i", "r", Kind.SUM, Form.AVERAGE, "mean", terms)
    printed = {"a": 10, "b": 11, "c": 11}
    assert evaluate(
        mean, facts(mean=fact("mean", "10.7", 1), **printed)
    ).verdict is (Verdict.HELD)
    outcome = evaluate(mean, facts(mean=fact("mean", "10.8", 1), **printed))
    assert outcome.verdict is Verdict.FAILED
    assert outcome.expected == Decimal("10.7")
