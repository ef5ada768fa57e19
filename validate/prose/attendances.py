"""The sittings of a document: their lists of names together, with the numbers stated of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.document import Document
from extract.facts import Fact
from extract.texts.sitting import ListedName, ListKind, NameList, StatedNumber
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

    def is_whole(self, *kinds: ListKind) -> bool:
        """Whether there are such lists, and all their names were surely read."""
        lists = self.of(*kinds)
        return bool(lists) and all(one.whole for one in lists)


def is_among(name: ListedName, others: Iterable[ListedName]) -> bool:
    """Whether a name with its given names is one of some."""
    return any(name.is_same(other) for other in others)


def named_by(
    name: ListedName, others: Sequence[ListedName]
) -> list[ListedName]:
    """Those of ``others`` that a name may mean: it may lack its given names."""
    if name.given:
        return [other for other in others if name.is_same(other)]
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
) -> Iterator[StatedNumber]:
    """The numbers stated above the lists or among them, on their pages."""
    for one in document.sitting.numbers:
        if one.fact.section == sitting.section and _is_beside(
            one.fact, sitting
        ):
            yield one


def _is_beside(fact: Fact, sitting: Attendance) -> bool:
    place = fact.places[0]
    ends = [
        each.bbox.bottom
        for one in sitting.lists
        for each in one.fact.places
        if each.page == place.page
    ]
    return bool(ends) and place.bbox.top <= max(ends)


Counts = tuple[tuple[str, Decimal], ...]
"""Natural ways to count, with what each gives."""


def count_names(sitting: Attendance, counts: str) -> Counts:
    """The ways to count by their names what is stated; none where a list is missing or was not
    surely read.
    """
    counting = _COUNTING.get(counts)
    if counting is None:
        return ()
    found = {number: name for name, number in reversed(list(counting(sitting)))}
    return tuple((name, Decimal(number)) for number, name in found.items())


_Ways = Iterator[tuple[str, int]]


def _present(sitting: Attendance) -> _Ways:
    if not sitting.is_whole(ListKind.PRESENT):
        return
    names = sitting.names(ListKind.PRESENT)
    yield "noms de la liste", len(names)

    elsewhere = sitting.names(*NOT_SITTING)
    twice = [name for name in names if is_among(name, elsewhere)]
    yield "noms qui ne sont dans aucune autre liste", len(names) - len(twice)
    if _adds_president(sitting, names):
        yield "noms de la liste, et qui préside", len(names) + 1
    for noted in range(1, sum(name.noted for name in names) + 1):
        yield "noms sans ceux qui arrivent ou partent", len(names) - noted


def _adds_president(sitting: Attendance, names: Sequence[ListedName]) -> bool:
    """Whether who presides is named, and in no list."""
    every = [*names, *sitting.names(*NOT_SITTING)]
    return any(not named_by(one, every) for one in sitting.presidents)


def _proxies(sitting: Attendance) -> _Ways:
    lists = sitting.of(*NOT_SITTING)
    if not lists or not all(one.whole for one in lists):
        return
    if sitting.represented:
        yield "noms représentés", len(sitting.represented)


def _excused(sitting: Attendance) -> _Ways:
    if not sitting.is_whole(ListKind.EXCUSED):
        return
    names = sitting.names(ListKind.EXCUSED)
    held = sum(name.holder is not None for name in names)
    yield "noms de la liste", len(names)
    yield "noms sans pouvoir", len(names) - held
    yield (
        "noms excusés et représentés",
        len(sitting.names(ListKind.EXCUSED, ListKind.REPRESENTED)),
    )


def _absent(sitting: Attendance) -> _Ways:
    lists = sitting.of(*NOT_SITTING)
    if not sitting.of(ListKind.ABSENT) or not all(one.whole for one in lists):
        return
    absent = sitting.names(ListKind.ABSENT)
    held = sum(name.holder is not None for name in absent)
    yield "noms de la liste", len(absent)
    yield "noms sans pouvoir", len(absent) - held
    yield (
        "noms absents et excusés",
        len(sitting.names(ListKind.ABSENT, ListKind.EXCUSED)),
    )
    yield (
        "noms absents, excusés et représentés",
        len(sitting.names(*NOT_SITTING)),
    )


def _voters(sitting: Attendance) -> _Ways:
    """Those present and represented, where proxies are named at all."""
    if not sitting.represented:
        return
    for _, present in _present(sitting):
        yield "noms présents et représentés", present + len(sitting.represented)


def _members(sitting: Attendance) -> _Ways:
    """Those in office are all who are listed, where the absent are."""
    if not all(one.whole for one in sitting.lists):
        return
    if not sitting.of(ListKind.PRESENT) or not sitting.of(*NOT_SITTING):
        return
    every = sitting.names(ListKind.PRESENT, *NOT_SITTING)
    yield "noms de toutes les listes", len(every)
    yield (
        "noms de toutes les listes, chacune à part",
        sum(len(one.names) for one in sitting.lists),
    )
    if _adds_president(sitting, every):
        yield "noms de toutes les listes, et qui préside", len(every) + 1


_COUNTING = {
    "present": _present,
    "proxies": _proxies,
    "excused": _excused,
    "absent": _absent,
    "voters": _voters,
    "members": _members,
}
