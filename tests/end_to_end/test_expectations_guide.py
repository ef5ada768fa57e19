"""The examples of docs/expectations.md are run."""

import doctest
import json
import re
from pathlib import Path

from expectations.classes.catalog import CLASSES

DOCS = Path(__file__).parents[2] / "docs" / "expectations.md"


def test_examples_are_true():
    result = doctest.testfile(
        str(DOCS), module_relative=False, encoding="utf-8"
    )
    assert result.attempted
    assert result.failed == 0


def test_every_class_is_listed():
    text = DOCS.read_text(encoding="utf-8")
    assert {known.__name__ for known in CLASSES.values()} == set(
        re.findall(r"^\| `(\w+)`", text, re.MULTILINE)
    )


def test_the_json_is_an_expectation():
    from great_expectations import ExpectationSuite

    (block,) = re.findall(
        r"```json\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL
    )
    suite = ExpectationSuite(name="s", expectations=[json.loads(block)])
    assert str(suite.expectations[0].severity.value) == "warning"
