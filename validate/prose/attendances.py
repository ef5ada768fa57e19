"""The sittings of a document: their lists of names together, with the numbers stated of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from extract.document import Document
from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.texts.sitting import ListedName, ListKind, NameList, StatedNumber
from validate.model.counted_line import CountedLine
from validate.model.finding import Message

WORDS = {
    ListKind.PRESENT: Message("présents", "present"),
    ListKind.ABSENT: Message("absents", "absent"),
    ListKind.EXCUSED: Message("excusés", "excused"),
    ListKind.REPRESENTED: Message("représentés", "represented"),
    ListKind.FOR: Message("pour", "for"),
    ListKind.AGAINST: Message("contre", "against"),
    ListKind.ABSTAINED: Message("abstentions", "abstentions"),
    ListKind.AWAY: Message("ne prennent pas part au vote", "not voting"),
}
"""What a list is called in a sentence."""
NOT_SITTING = (ListKind.ABSENT, ListKind.EXCUSED, ListKind.REPRESENTED)
"""Lists of those who do not sit."""


@dataclass(slots=True)
class Attendance:
    """The lists of one sitting, in the order printed."""

    section: str
    lists: list[NameList] = field(default_factory=list)
    presidents: tuple[ListedName, ...] = ()

    def of(self, *kinds: ListKind) -> list[NameList]:
        """The lists of these kinds."""
        return [one for one in self.lists if one.kind in kinds]

    def names(self, *kinds: ListKind) -> list[ListedName]:
        """The names of these lists, each person once."""
        found: list[ListedName] = []
        for one in self.of(*kinds):
            found += [name for name in one.names if not is_among(name, found)]
        return found

    @property
    def represented(self) -> list[ListedName]:
        """Those for whom another one votes: listed as such, or with who does."""
        found = self.names(ListKind.REPRESENTED)
        for name in self.names(ListKind.ABSENT, ListKind.EXCUSED):
            if name.holder is not None and not is_among(name, found):
                found.append(name)
        return found

    @property
    def pages(self) -> set[int]:
        """The pages that its lists are on."""
        return {place.page for one in self.lists for place in one.fact.places}

    def bottom(self, page: int) -> float | None:
        """Where its lists end on a page; None where none of them is on it."""
        ends = [
            place.bbox.bottom
            for one in self.lists
            for place in one.fact.places
            if place.page == page
        ]
        return max(ends, default=None)

    def is_whole(self, *kinds: ListKind) -> bool:
        """Whether there are such lists, and all their names were surely read."""
        lists = self.of(*kinds)
        return bool(lists) and all(one.whole for one in lists)


def is_among(name: ListedName, others: Iterable[ListedName]) -> bool:
    """Whether a name with its given names is one of some."""
    return any(map(name.is_same, others))


def named_by(
    name: ListedName, others: Sequence[ListedName]
) -> list[ListedName]:
    """Those of ``others`` that a name may mean: it may lack its given names."""
    if name.given:
        return list(filter(name.is_same, others))
    return [other for other in others if name.surname == other.surname]


def attendances(document: Document) -> list[Attendance]:
    """The sittings of a document: a second list of those present opens another one."""
    found: list[Attendance] = []
    for one in document.sitting.lists:
        if one.kind.is_ballot:
            continue
        if not found or _is_another(found[-1], one):
            found.append(Attendance(one.section))
        found[-1].lists.append(one)
    for each in found:
        each.presidents = _presidents(document, each)
    return found


def _is_another(sitting: Attendance, one: NameList) -> bool:
    if sitting.section != one.section:
        return True
    return one.kind is ListKind.PRESENT and bool(sitting.of(ListKind.PRESENT))


def _presidents(
    document: Document, sitting: Attendance
) -> tuple[ListedName, ...]:
    first = min(sitting.pages)
    return tuple(
        name
        for name in document.sitting.president
        if name.fact.places[0].page in (first - 1, first)
    )


def stated_numbers(
    document: Document, sitting: Attendance
) -> list[StatedNumber]:
    """The numbers stated above the lists or among them, on their pages; where none is, the first of
    each kind right below.
    """
    found = [
        one
        for one in document.sitting.numbers
        if one.fact.section == sitting.section
    ]
    beside = [one for one in found if _is_beside(one.fact, sitting, _ABOVE)]
    if beside:
        return beside
    below: dict[str, StatedNumber] = {}
    for one in found:
        if _is_beside(one.fact, sitting, _NEAR) and not _told_of_changes(
            document, sitting, one.fact
        ):
            below.setdefault(one.counts, one)
    return list(below.values())


_ABOVE, _NEAR = 0, 5
"""How many heights of a figure it may stand below the lists."""
_CHANGES = WordList("arriv*", "quitt*", "depart(s)", "rejoin*", "retire*")
"""Words of those who come or leave."""


def _is_beside(fact: Fact, sitting: Attendance, heights: int) -> bool:
    place = fact.places[0]
    end = sitting.bottom(place.page)
    height = place.bbox.bottom - place.bbox.top
    return end is not None and place.bbox.top <= end + heights * height


def _told_of_changes(
    document: Document, sitting: Attendance, fact: Fact
) -> bool:
    """Whether somebody comes or leaves between the lists and a number, or in its line."""
    place = fact.places[0]
    end = sitting.bottom(place.page)
    return any(
        _CHANGES.within(fold(line.text))
        for line in document.prose
        if line.page == place.page
        and end is not None
        and end < line.bbox.bottom
        and line.bbox.top < place.bbox.bottom
    )


@dataclass(frozen=True, slots=True)
class NameCount:
    """A natural way to count: what it gives, and the names it counts, where these are told."""

    way: str
    number: int
    names: tuple[ListedName, ...] = ()


Counts = tuple[NameCount, ...]


def count_names(sitting: Attendance, counts: str) -> Counts:
    """The ways to count by their names what is stated, those first that come first of all that
    give the same; none where a list is missing or was not surely read.
    """
    counting = _COUNTING.get(counts)
    if counting is None:
        return ()
    found = {one.number: one for one in reversed(list(counting(sitting)))}
    return tuple(found.values())


_Ways = Iterator[NameCount]


def all_of(way: str, names: Sequence[ListedName]) -> NameCount:
    """The count of some names."""
    return NameCount(way, len(names), tuple(names))


def _without_proxy(names: Sequence[ListedName]) -> list[ListedName]:
    return [name for name in names if name.holder is None]


UNNAMED_PRESIDENT = "noms de la liste, et qui préside sans être nommé"


def _present(sitting: Attendance) -> _Ways:
    """Those listed; who presides may be named nowhere."""
    if not sitting.is_whole(ListKind.PRESENT):
        return
    names = sitting.names(ListKind.PRESENT)
    yield all_of("noms de la liste", names)

    elsewhere = sitting.names(*NOT_SITTING)
    once = [name for name in names if not is_among(name, elsewhere)]
    yield all_of("noms qui ne sont dans aucune autre liste", once)
    presiding = _unlisted_presidents(sitting, names)
    if presiding:
        yield all_of(
            "noms de la liste, et qui préside", [*names, *presiding[:1]]
        )
    elif not sitting.presidents:
        yield NameCount(UNNAMED_PRESIDENT, len(names) + 1)
    staying = [name for name in names if not name.noted]
    for noted in range(1, len(names) - len(staying) + 1):
        left = len(names) - noted
        told = tuple(staying) if left == len(staying) else ()
        yield NameCount("noms sans ceux qui arrivent ou partent", left, told)


def _unlisted_presidents(
    sitting: Attendance, names: Sequence[ListedName]
) -> list[ListedName]:
    """Who presides, where named, and in no list."""
    every = [*names, *sitting.names(*NOT_SITTING)]
    return [one for one in sitting.presidents if not named_by(one, every)]


def _proxies(sitting: Attendance) -> _Ways:
    if sitting.represented and sitting.is_whole(*NOT_SITTING):
        yield all_of("noms représentés", sitting.represented)


def _excused(sitting: Attendance) -> _Ways:
    if not sitting.is_whole(ListKind.EXCUSED):
        return
    names = sitting.names(ListKind.EXCUSED)
    yield all_of("noms de la liste", names)
    yield all_of("noms sans pouvoir", _without_proxy(names))
    both = sitting.names(ListKind.EXCUSED, ListKind.REPRESENTED)
    yield all_of("noms excusés et représentés", both)


def _absent(sitting: Attendance) -> _Ways:
    if not sitting.of(ListKind.ABSENT) or not sitting.is_whole(*NOT_SITTING):
        return
    absent = sitting.names(ListKind.ABSENT)
    yield all_of("noms de la liste", absent)
    yield all_of("noms sans pouvoir", _without_proxy(absent))
    both = sitting.names(ListKind.ABSENT, ListKind.EXCUSED)
    yield all_of("noms absents et excusés", both)
    every = sitting.names(*NOT_SITTING)
    yield all_of("noms absents, excusés et représentés", every)


def _voters(sitting: Attendance) -> _Ways:
    """Those present and represented, where proxies are named at all."""
    represented = tuple(sitting.represented)
    if not represented or not sitting.is_whole(*NOT_SITTING):
        return
    for one in _present(sitting):
        told = one.names + represented if one.names else ()
        number = one.number + len(represented)
        yield NameCount("noms présents et représentés", number, told)


def _members(sitting: Attendance) -> _Ways:
    """Those in office are all who are listed, where the absent are."""
    if not all(one.whole for one in sitting.lists):
        return
    if not sitting.of(ListKind.PRESENT) or not sitting.of(*NOT_SITTING):
        return
    every = sitting.names(ListKind.PRESENT, *NOT_SITTING)
    yield all_of("noms de toutes les listes", every)
    apart = list(chain.from_iterable(one.names for one in sitting.lists))
    yield all_of("noms de toutes les listes, chacune à part", apart)
    presiding = _unlisted_presidents(sitting, every)
    if presiding:
        name = "noms de toutes les listes, et qui préside"
        yield all_of(name, [*every, *presiding[:1]])


_COUNTING = {
    "present": _present,
    "proxies": _proxies,
    "excused": _excused,
    "absent": _absent,
    "voters": _voters,
    "members": _members,
}


def counted_names(ways: Sequence[NameCount]) -> tuple[CountedLine, ...]:
    """The names that any of some ways counts, each with those that do."""
    counting: dict[str, list[str]] = defaultdict(list)
    names: dict[str, ListedName] = {}
    for one in ways:
        for name in one.names:
            names[name.fact.id] = name
            counting[name.fact.id].append(one.way)
    found: list[CountedLine] = []
    for fact, name in names.items():
        counts = tuple(counting[fact]) if len(ways) > 1 else ()
        found.append(CountedLine(name.printed, name.fact.places[0], counts))
    return tuple(found)
