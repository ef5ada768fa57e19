"""Sentences as they are read from a page, with their numbers."""

import pytest

from validate.prose.deriving.wording import read_wordings


@pytest.fixture
def read_wording(read_act):
    """The sentences of some paragraphs."""

    def run(*texts: str):
        return tuple(read_wordings(read_act(*texts)))

    return run
