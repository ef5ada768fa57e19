"""What was counted, so that who reads a count can count again."""

from collections.abc import Iterable
from dataclasses import dataclass

from extract.geometry import Place

LONGEST = 90
"""Characters of a line that a reader is shown."""


@dataclass(frozen=True, slots=True)
class CountedLine:
    """A line of a table, or a name of a list: what is printed of it, and where.

    ``ways`` are the names of the ways to count that count it; empty where there is one way only. A
    name withheld from a publication has no text.
    """

    text: str
    place: Place
    ways: tuple[str, ...] = ()


def counted_by(
    lines: Iterable[CountedLine], way: str
) -> tuple[CountedLine, ...]:
    """Those that a way to count counts."""
    return tuple(one for one in lines if not one.ways or way in one.ways)


def cut_between_words(text: str) -> str:
    """What is printed of a line, cut between words where it is long.

    >>> cut_between_words("Centre social"), cut_between_words("mot " * 30)[-9:]
    ('Centre social', ' mot mot…')
    """
    if len(text) <= LONGEST:
        return text
    kept, _, _ = text[:LONGEST].rpartition(" ")
    return f"{kept or text[:LONGEST]}…"
