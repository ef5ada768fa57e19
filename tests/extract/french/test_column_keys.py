"""Keys of columns and what gives a column from others: what is one, alone and in a row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.french.column_keys import (
    are_keys_in_turn,
    column_key,
    is_key_with_formula,
    keys_side_by_side,
    number_in_turn,
)


def _in_brackets(texts):
    return st.tuples(texts, st.sampled_from(["()", "[]"])).map(
        lambda pair: f"{pair[1][0]}{pair[0]}{pair[1][1]}"
    )


def _reckoned(operands):
    signs = st.sampled_from(["+", "-", "−", "–", "x", "×", "*", "/", ":", "÷"])
    more = st.lists(st.tuples(signs, operands), min_size=1, max_size=4)
    return st.tuples(operands, more).map(
        lambda pair: " ".join((pair[0], *(part for m in pair[1] for part in m)))
    )


BARE_KEYS = st.integers(1, 99).map(str) | st.sampled_from("abcdeABCDE")
KEYS = BARE_KEYS | BARE_KEYS.map("({})".format)
CONSTANTS = st.sampled_from(
    ["8,40", "62", "360", "0.5", "1 000", "1\xa0250,75", "20 %", "5,5%", "100"]
)
FORMULAS_OF_KEYS = st.recursive(
    _reckoned(KEYS), lambda inside: _reckoned(KEYS | _in_brackets(inside))
)
FORMULAS = st.recursive(
    _reckoned(KEYS | CONSTANTS),
    lambda inside: _reckoned(KEYS | CONSTANTS | _in_brackets(inside)),
)


def _with(key, formula, way):
    return way.format(key, f"{formula} - (b)")


WITH_FORMULAS = st.builds(
    _with,
    BARE_KEYS,
    FORMULAS,
    st.sampled_from(["{} = {}", "({}) = {}", "({} = {})", "{} ({})"]),
)


@given(BARE_KEYS, FORMULAS)
def test_a_key_may_be_given_by_keys_constants_and_brackets(key, formula):
    for way in ("{} = {}", "({}) = {}", "({} = {})", "{} ({})", "[{}] = {}"):
        text = _with(key, formula, way)
        assert column_key(text) == key
        assert is_key_with_formula(text)
        assert keys_side_by_side(text) == [text]


@given(FORMULAS_OF_KEYS)
def test_keys_alone_may_give_a_column_without_a_key(formula):
    assert is_key_with_formula(formula)
    assert column_key(formula) is None


@given(st.lists(KEYS | WITH_FORMULAS, min_size=1, max_size=5))
def test_keys_side_by_side_are_told_apart(texts):
    assert keys_side_by_side(" ".join(texts)) == texts


@given(FORMULAS)
def test_a_formula_that_breaks_off_is_none(formula):
    for text in (f"(4) = {formula} +", f"4 = ({formula}", f"4 = {formula})"):
        assert column_key(text) is None
        assert not is_key_with_formula(text)


@pytest.mark.parametrize(
    "text",
    [
        "8,40",
        "3 - 4,50",  # figures
        "12 × 8,40",
        "1 250 - 300",
        "4 = 2,50 × 100",  # without a key
        "4 = 6",  # nothing is reckoned
        "3 (4)",
        "(3) = (1) × 62 €",
        "(3) = part + (1)",
        "Total (3) = (1) + (2)",
        "(4) = (1] + (2)",
        "",
        "=",
    ],
)
def test_what_is_no_formula_of_keys(text):
    assert not is_key_with_formula(text)
    assert column_key(text) is None


@pytest.mark.parametrize(
    "texts",
    [
        ["(1)", "(2)", "(3) = (1) × 62", "(4) = (2) × 8,40", "(5)"],
        ["(1)", "(2)", "(3) = (1) × 360 / (2)"],
        ["1", "2", "3 = (1 - 2) / [2 x 4]", "4 = 3 × 20 %"],
        ["(1)", "(2)", "= (1) × 62"],
        ["(1)\xa0", "(2)", "(3)\xa0=\xa0(1)\xa0+\xa0(2)"],
        ["(1)", "(2)", "(1) - (2)"],
    ],
)
def test_columns_are_numbered_in_turn(texts):
    assert number_in_turn(texts)


@pytest.mark.parametrize(
    "texts",
    [
        ["(1)", "(3)", "(2) = (1) × 62"],
        ["1", "2", "3 - 4"],  # from what is not numbered
        ["1", "2", "2,50"],
        ["1", "(1 + 2)"],
    ],
)
def test_what_does_not_number_columns(texts):
    assert not number_in_turn(texts)


def test_letters_in_turn_may_be_given_with_spaces_that_do_not_break():
    assert are_keys_in_turn(
        ["(a)", "(b)", "(c)", "(d)", "(e)\xa0=\xa0(a)\xa0+\xa0(b)\xa0×\xa01,5"]
    )
