"""What sentences make of their numbers."""

import pytest

from validate.prose.deriving.reckoned import reckoned
from validate.prose.deriving.wording import read_wordings


@pytest.fixture
def read_reckoned(read_act):
    """What some paragraphs make of their numbers."""

    def run(*texts: str):
        act = read_act(*texts)
        return list(reckoned(tuple(read_wordings(act)), act.facts))

    return run


@pytest.fixture
def made_of(read_reckoned):
    """The same, as what is printed and what it is reckoned to."""

    def run(*texts: str):
        return [
            (one.result.fact.printed, one.derivation.value)
            for one in read_reckoned(*texts)
        ]

    return run
