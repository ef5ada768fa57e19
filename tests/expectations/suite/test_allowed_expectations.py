"""The expectations that a suite may ask for."""

import great_expectations.expectations.core  # noqa: F401  makes its own known
import pytest
from great_expectations.expectations.registry import get_expectation_impl

from expectations.classes.catalog import CLASSES
from expectations.suite.allowed_expectations import ALLOWED, OURS

EVALUATED = (
    "condition",
    "query",
    "regex",
    "schema",
    "type_",
    "parser",
    "pattern",
)


def test_ours_are_all_allowed_with_all_their_arguments():
    assert set(OURS) == set(CLASSES)
    for name, known in CLASSES.items():
        assert set(ALLOWED[name]) == set(known.success_keys), name


@pytest.mark.parametrize("name", sorted(set(ALLOWED) - set(OURS)))
def test_arguments_are_those_of_great_expectations(name):
    assert set(ALLOWED[name]) <= set(get_expectation_impl(name).__fields__)


def test_nothing_that_is_evaluated_is_allowed():
    for arguments in ALLOWED.values():
        for name in arguments:
            assert not any(word in name for word in EVALUATED), name


def test_every_expectation_on_columns_says_which():
    for name, arguments in ALLOWED.items():
        if "_column" in name and name not in OURS and "_table_" not in name:
            columns = [
                given
                for given, kind in arguments.items()
                if kind.columns(["a"])
            ]
            assert columns or name == "expect_column_to_exist", name
