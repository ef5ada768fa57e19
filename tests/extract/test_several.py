"""The only one of several values, and those that are there."""

from extract.several import only, only_of_each, present


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
