"""What words make of a number that another one in the place of an operand explains."""

import pytest

from validate.prose.pairing.misprints import restates


@pytest.fixture
def holds(read_reckoned):
    """``holds(texts, printed)``: whether a number of the last of some sentences is what words make
    of the others; None where they make nothing of it."""

    def run(texts, printed):
        *before, last = texts
        found = [
            one
            for one in read_reckoned(*before, last.format(printed))
            if one.result.fact.printed.startswith(printed)
        ]
        if not found:
            return None
        (one,) = found
        return restates(one.result.fact, one.derivation.value)

    return run
