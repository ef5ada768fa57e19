"""What the words of a sentence make of one of its numbers."""

import pytest

from validate.prose.pairing.misprints import restates


@pytest.fixture
def holds(read_reckoned):
    """``holds(text, printed)``: whether a number of a text is what its words make of the others;
    None where they make nothing of it."""

    def run(text, printed):
        found = [
            one
            for one in read_reckoned(text.format(printed))
            if one.result.fact.printed.startswith(printed)
        ]
        if not found:
            return None
        (one,) = found
        return restates(one.result.fact, one.derivation.value)

    return run
