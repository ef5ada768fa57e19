"""What the law says in words of what a line names, from one table: `expectations/packs/words.csv`.

What no source that was read gives is not in the table.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from expectations.pack_rules.parameters import PACKS, lasts

WORDS_FILE = PACKS / "words.csv"


@dataclass(frozen=True, slots=True)
class WordValue:
    """What a line that says ``line`` (folded, a star for any ending) has to say in another of its
    cells, from ``since`` to ``until`` (ISO days, empty: open).
    """

    name: str
    line: str
    value: str
    since: str
    until: str
    article: str
    verified: str
    """The source in which it was read, and when."""

    def is_in_force(self, day: str) -> bool:
        """Whether it applies on an ISO day."""
        return lasts(self.since, self.until, day)


@cache
def word_values() -> tuple[WordValue, ...]:
    """Every value, in the order of the table."""
    with WORDS_FILE.open(encoding="utf-8", newline="") as file:
        return tuple(WordValue(**row) for row in csv.DictReader(file))


def words_of_the_day(name: str, day: str) -> Iterator[WordValue]:
    """The values of a parameter on an ISO day; none where the day is not known."""
    for one in word_values():
        if day and one.name == name and one.is_in_force(day):
            yield one
