"""What is expected of tables made by hand."""

import pytest

from validate.check import fact_index
from validate.discover import discover
from validate.model.identity import Verdict, evaluate


@pytest.fixture
def failing(make_document, make_raw):
    """``failing(header, rows)``: what each failing calculation expects, by what it prints."""

    def run(header, rows):
        document = make_document([make_raw("t", header, rows)])
        facts = fact_index(document)
        outcomes = [
            evaluate(one, facts) for one in discover(document).identities
        ]
        return {
            facts[one.identity.result].printed: one.expected
            for one in outcomes
            if one.verdict is Verdict.FAILED
        }

    return run
