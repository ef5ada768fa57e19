"""The only one of several values, and those that are there."""

from types import SimpleNamespace

from extract.several import (
    first,
    found_in,
    ids_of,
    only,
    only_of_each,
    partition,
    present,
    texts_of,
    with_id,
)


def test_the_only_value_of_any_collection():
    assert only([7]) == 7
    assert only({7}) == 7
    assert only((0,)) == 0
    assert only([7, 7]) is None
    assert only([]) is None


def test_groups_of_several_are_left_out():
    groups = {"one": ["a"], "two": ["b", "c"], "none": []}

    assert only_of_each(groups) == {"one": "a"}


def test_what_is_false_is_there():
    assert present([0, None, "", ()]) == [0, "", ()]


def test_the_first_of_none_is_none():
    assert first([0, 1]) == 0
    assert first(()) is None


def test_values_are_parted_in_their_order():
    even, odd = partition(iter([3, 2, 1, 4]), lambda value: value % 2 == 0)

    assert even == [2, 4]
    assert odd == [3, 1]


def test_ids_are_a_set_and_texts_keep_their_order():
    values = [
        SimpleNamespace(id="b", text="2"),
        SimpleNamespace(id="a", text="1"),
    ]

    assert ids_of(values) == {"a", "b"}
    assert texts_of(values) == ["2", "1"]


def test_the_values_of_known_keys_keep_the_order_of_the_keys():
    assert found_in({"a": 1, "b": 0}, ("b", "x", "a")) == [0, 1]
    assert found_in({}, ["x"]) == []


def test_a_value_is_found_by_its_id():
    one, other = SimpleNamespace(id="a"), SimpleNamespace(id="b")

    assert with_id([one, other], "b") is other
    assert with_id([one, other], "c") is None
