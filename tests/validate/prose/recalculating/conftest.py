"""What is said of the numbers of paragraphs that two recalculations contradict."""

import pytest

from validate.prose.recalculating.cross_checks import cross_checks
from validate.prose.recalculating.said_numbers import by_section


@pytest.fixture
def cross_checked(read_wording):
    """The number, what the numbers before it make of it, and what is made of it."""

    def run(*texts: str, tables: frozenset[float] = frozenset()):
        return [
            (
                one.said.fact.printed,
                one.own.derive().value,
                one.other.result.fact.printed,
            )
            for numbers in by_section(read_wording(*texts))
            for one in cross_checks(numbers, tables)
        ]

    return run
