"""What is made of a number, were it another one."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.facts import Fact, FactReading
from extract.number import Number
from validate.prose.deriving.derivation import (
    all_added,
    apart,
    changed,
    multiplied,
    quotient,
    taken_away,
)
from validate.prose.offers.followers import (
    MOST_TOLD,
    Follower,
    MadeOf,
    likelier_by,
    may_follow,
)

UNITS = st.integers(100, 9_999_999)
WHY = "the text says so"
MADE = [
    lambda one, other: all_added((one, other)),
    taken_away,
    lambda one, other: taken_away(other, one),
    apart,
    lambda one, other: multiplied((one, other), Decimal("0.01"), WHY),
    lambda one, other: quotient(one, other, WHY),
    lambda one, other: quotient(other, one, WHY),
    lambda one, other: changed(one, other, WHY),
    lambda one, other: changed(other, one, WHY),
]


def fact(name, value):
    number = Number(Decimal(value), 2, str(value))
    return Fact(
        id=name,
        counts="amount",
        number=number,
        printed=str(value),
        places=(),
        section="deliberation",
        reading=FactReading("prose"),
    )


def cents(units):
    return Decimal(units) / 100


@given(UNITS, UNITS, st.lists(UNITS, min_size=1, max_size=5))
@pytest.mark.parametrize("made", MADE)
def test_sizes_are_about_what_is_given(made, own, other, values):
    said = fact("said", cents(own))
    making = MadeOf(made(said, fact("other", cents(other))), said, float)
    meant = [cents(one) for one in values]
    sizes = making.sizes(np.array(meant, dtype=np.float64))
    exact = [float(abs(making.given(one))) for one in meant]
    assert sizes == pytest.approx(exact, rel=1e-9, abs=1e-6)


@given(UNITS, UNITS, UNITS)
@pytest.mark.parametrize("made", MADE)
def test_what_makes_a_number_may_be_followed_by_it(made, printed, other, right):
    """Of a number that is made of the right one, whatever is printed in its place."""
    said, beside = fact("said", cents(printed)), fact("other", cents(other))
    value = made(fact("said", cents(right)), beside).value
    result = fact("result", abs(value).quantize(Decimal("0.01")))
    making = MadeOf(made(said, beside), said, lambda: 1.0)
    follower = Follower(result, (making,), lambda: 1e-3)
    assert may_follow([follower], [cents(right)]) == [True]
    told = likelier_by([follower], said, cents(right), ())
    assert 1.0 <= told <= MOST_TOLD
    if printed != right and not follower.made_of(cents(printed)):
        assert told > 1.0


def test_each_relation_speaks_once():
    said, part = fact("said", "98000"), fact("part", "23600")
    rest = fact("rest", "98400")
    making = MadeOf(all_added((part, rest)), said, lambda: 1.0)
    made_of_it = MadeOf(taken_away(said, part), said, lambda: 1.0)
    twice = [
        Follower(rest, (made_of_it,), lambda: 0.1),
        Follower(rest, (made_of_it,), lambda: 0.1),
    ]
    once = likelier_by(twice[:1], said, Decimal(122000), ())
    assert once == pytest.approx(11.0)
    assert likelier_by(twice, said, Decimal(122000), ()) == once
    # nor does a number by what it is made of
    known = (making.derivation,)
    assert likelier_by(twice, said, Decimal(122000), known) == 1.0
