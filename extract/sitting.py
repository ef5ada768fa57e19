"""What a document says of those who sit: lists of names, the numbers stated of them, ballots by
name.

A name is kept as its place and as the words it is compared by; what is reported of it is its place
alone.
"""

from dataclasses import dataclass
from enum import StrEnum

from extract.facts import Fact


class ListKind(StrEnum):
    """What the names of a list have in common."""

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"
    REPRESENTED = "represented"
    """Those for whom another one votes."""
    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"
    AWAY = "away"
    """Those who take no part in a vote."""

    @property
    def is_ballot(self) -> bool:
        """Whether the names are those of voters."""
        return self in _BALLOT


_BALLOT = frozenset(
    {ListKind.FOR, ListKind.AGAINST, ListKind.ABSTAINED, ListKind.AWAY}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedName:
    """One name of a list. ``fact`` is its place and has no number.

    ``given`` and ``surname`` are folded words; the first is empty where a title stands for it.
    """

    fact: Fact
    given: tuple[str, ...]
    surname: tuple[str, ...]
    holder: "ListedName | None" = None
    """Who votes for the person."""
    noted: bool = False
    """Something is said of the person in brackets: when they came or left."""

    def is_same(self, other: "ListedName") -> bool:
        """Whether two names are written as those of one person: all words of both, in any order."""
        return sorted(self.given + self.surname) == sorted(
            other.given + other.surname
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NameList:
    """Names under one heading of ``section``.

    ``fact`` is how many they are, in the places where they are printed. ``stated`` is the number
    printed with them. ``whole`` where nothing but names was met up to the next heading.
    """

    kind: ListKind
    section: str
    fact: Fact
    names: tuple[ListedName, ...]
    stated: Fact | None = None
    whole: bool = True
    ballot: int = 0
    """The ballot that voters are named in; 0 for a list of those who sit."""

    def facts(self) -> list[Fact]:
        """Its number of names, what is printed of it, and each name."""
        found = [self.fact]
        if self.stated is not None:
            found.append(self.stated)
        for name in self.names:
            found.append(name.fact)
            if name.holder is not None:
                found.append(name.holder.fact)
        return found


@dataclass(frozen=True, slots=True)
class GroupVote:
    """The votes of one side of a ballot by group, with their number as a whole."""

    total: Fact
    parts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class StatedNumber:
    """How many members a text says are present, absent, represented, in office."""

    counts: str
    """``members``, ``present``, ``proxies``, ``absent``, ``excused``, ``voters`` or ``away``."""
    fact: Fact


@dataclass(frozen=True, slots=True)
class Sitting:
    """All that is said of those who sit, in the order of reading."""

    lists: tuple[NameList, ...] = ()
    numbers: tuple[StatedNumber, ...] = ()
    groups: tuple[GroupVote, ...] = ()
    president: tuple[ListedName, ...] = ()
    """Who presides, where the opening says so."""

    def facts(self) -> tuple[Fact, ...]:
        """Every place and number that checks compare."""
        found = [number.fact for number in self.numbers]
        for vote in self.groups:
            found += [vote.total, *vote.parts]
        for one in self.lists:
            found += one.facts()
        return tuple(found)
