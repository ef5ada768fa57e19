"""What a document says of those who sit: lists of names, the numbers stated of them, ballots by
name.

A name is kept as its place, as the words it is compared by, and as it is printed: a report to who
has the document lists the names that were counted, a publication has their places alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from extract.facts import Fact
from extract.geometry import Place
from extract.several import present


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
    printed: str = ""
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
class StatedBallot:
    """The number of voters with those of the sides, as one text states them."""

    voters: Fact
    for_: Fact
    against: Fact | None = None
    abstained: Fact | None = None
    not_voting: Fact | None = None
    by_name: bool = False
    """Whether a side is told without its number, by the names of those on it."""

    @property
    def sides(self) -> tuple[Fact, ...]:
        """The numbers of the sides that are stated."""
        sides = (self.for_, self.against, self.abstained, self.not_voting)
        return tuple(present(sides))


@dataclass(frozen=True, slots=True)
class StatedNumber:
    """How many members a text says are present, absent, represented, in office."""

    counts: str
    """``members``, ``present``, ``proxies``, ``absent``, ``excused``, ``voters``, ``away``
    (from a vote) or ``quorum``.
    """
    fact: Fact


@dataclass(frozen=True, slots=True)
class Sitting:
    """All that is said of those who sit, in the order of reading."""

    lists: tuple[NameList, ...] = ()
    numbers: tuple[StatedNumber, ...] = ()
    groups: tuple[GroupVote, ...] = ()
    ballots: tuple[StatedBallot, ...] = ()
    president: tuple[ListedName, ...] = ()
    """Who presides, where the opening says so."""
    secretaries: tuple[ListedName, ...] = ()
    """Who keeps the minutes."""

    def numbers_of(self, counts: str) -> list[StatedNumber]:
        """The numbers that count the same."""
        return [one for one in self.numbers if one.counts == counts]

    def facts(self) -> tuple[Fact, ...]:
        """Every place and number that checks compare."""
        found = [number.fact for number in self.numbers]
        for vote in self.groups:
            found += [vote.total, *vote.parts]
        for ballot in self.ballots:
            found += [ballot.voters, *ballot.sides]
        for one in self.lists:
            found += one.facts()
        found += [name.fact for name in self.secretaries]
        return tuple(found)


def listed_names(sitting: Sitting) -> Iterator[ListedName]:
    """Every name of a sitting."""
    for one in sitting.lists:
        for name in one.names:
            yield name
            if name.holder is not None:
                yield name.holder
    yield from (*sitting.president, *sitting.secretaries)


def name_places(sitting: Sitting) -> Iterator[Place]:
    """Where the names of a sitting are printed."""
    for name in listed_names(sitting):
        yield from name.fact.places


def without_names(sitting: Sitting) -> Sitting:
    """The same without the words of any name."""
    return replace(
        sitting,
        lists=tuple(
            replace(one, names=tuple(map(_nameless, one.names)))
            for one in sitting.lists
        ),
        president=tuple(map(_nameless, sitting.president)),
        secretaries=tuple(map(_nameless, sitting.secretaries)),
    )


def _nameless(name: ListedName) -> ListedName:
    holder = None if name.holder is None else _nameless(name.holder)
    return replace(name, given=(), surname=(), printed="", holder=holder)
