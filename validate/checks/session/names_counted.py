"""A number of members that is stated, against the names that are listed."""

from collections.abc import Iterator
from decimal import Decimal

from extract.facts import Fact, facts_of
from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.geometry import Place
from extract.texts.sitting import ListKind, NameList
from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.finding import Abstention, Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Severity,
    terms_of,
)
from validate.prose.attendances import (
    UNNAMED_PRESIDENT,
    WORDS,
    Attendance,
    Counts,
    attendances,
    count_names,
    counted_names,
    stated_numbers,
)

CODE = "names-counted"
_LISTED = by_words("the list under this heading was read name by name")
_CALLED = {
    "members": Message("membres en exercice", "members in office"),
    "present": WORDS[ListKind.PRESENT],
    "proxies": Message("pouvoirs", "proxies"),
    "absent": WORDS[ListKind.ABSENT],
    "excused": WORDS[ListKind.EXCUSED],
    "voters": Message("votants", "voters"),
}
_TOGETHER = frozenset({"members", "voters"})
"""Numbers of several lists: where one of these disagrees by itself, they say nothing more."""
_ELECTED = WordList(
    "commune", "ville", "mairie", "departement", "region",
    "conseil municipal", "conseil departemental", "conseil regional",
)  # fmt: skip
"""Bodies whose members have no substitutes."""
_OF_LIST = {
    ListKind.PRESENT: "present",
    ListKind.ABSENT: "absent",
    ListKind.EXCUSED: "excused",
    ListKind.REPRESENTED: "proxies",
}


def find(context: Context) -> Iterator[Identity | Abstention]:
    """Each number stated beside the lists of a sitting, and those printed with a list.

    It holds if one natural way to count gives it: those who arrive or leave, who presides without
    being listed and those represented may be counted or not. A list that was not read to its end
    is no count.
    """
    for sitting in attendances(context.document):
        agree = True
        for counts, fact in _stated(context, sitting):
            ways = _ways(sitting, counts, fact)
            silent = (
                not _tell(ways, fact)
                or _may_lack_some(sitting, counts, ways, fact)
                or _may_have_substitutes(context, counts, ways, fact)
            )
            if silent:
                yield _unread(counts, fact)
                continue
            if agree or counts not in _TOGETHER:
                yield _identity(context, sitting, counts, fact, ways)
            agree = agree and _gives(ways, fact)


def _ways(sitting: Attendance, counts: str, fact: Fact) -> Counts:
    """The ways to count: what is printed with a list counts nobody who is not in it."""
    found = count_names(sitting, counts)
    with_lists = [one.stated.places for one in sitting.lists if one.stated]
    if fact.places not in with_lists:
        return found
    return tuple(one for one in found if one.way != UNNAMED_PRESIDENT)


def _tell(ways: Counts, fact: Fact) -> bool:
    """Whether some names are all that are stated, or a number near it: where they are not half of
    it, others were not read."""
    if fact.value is None:
        return False
    return any(2 * one.number >= fact.value for one in ways)


def _may_lack_some(
    sitting: Attendance, counts: str, ways: Counts, fact: Fact
) -> bool:
    """Whether members are in office whom no list needs to name: those absent without excuse."""
    if counts != "members" or sitting.of(ListKind.ABSENT):
        return False
    return all(one.number < fact.value_or_zero for one in ways)


def _may_have_substitutes(
    context: Context, counts: str, ways: Counts, fact: Fact
) -> bool:
    """Whether more may be listed than are in office: those who stand in for delegates."""
    if counts != "members":
        return False
    more = all(one.number > fact.value_or_zero for one in ways)
    return more and not _is_elected(context)


def _is_elected(context: Context) -> bool:
    """Whether voters elect the members of the body, by its name or what its council is called."""
    body = context.document.masthead.body
    said = [body] if body else [line.text for line in context.document.prose]
    return any(_ELECTED.within(fold(text)) for text in said)


def _gives(ways: Counts, fact: Fact) -> bool:
    return any(one.number == fact.value for one in ways)


def _stated(context: Context, sitting: Attendance) -> list[tuple[str, Fact]]:
    """What each number counts, once; those that count several lists together last."""
    found: dict[tuple[Place, ...], tuple[str, Fact]] = {}
    for one in stated_numbers(context.document, sitting):
        if one.counts in _CALLED:
            found.setdefault(one.fact.places, (one.counts, one.fact))
    for listed in sitting.lists:
        if listed.stated is not None and _is_alone(sitting, listed):
            fact = listed.stated
            found.setdefault(fact.places, (_OF_LIST[listed.kind], fact))
    return sorted(found.values(), key=lambda one: one[0] in _TOGETHER)


def _is_alone(sitting: Attendance, listed: NameList) -> bool:
    """Whether a list is the only one of its kind: its number is then that of all."""
    return len(sitting.of(listed.kind)) == 1


def _identity(
    context: Context,
    sitting: Attendance,
    counts: str,
    fact: Fact,
    ways: Counts,
) -> Identity:
    lists = sitting.lists
    if counts in _OF_LIST.values():
        lists = [one for one in lists if _OF_LIST[one.kind] == counts] or lists
    return Identity(
        id=place_id(CODE, context.document, fact, counts),
        rule=CODE,
        kind=Kind.COUNT,
        form=Form.ANY_OF,
        result=fact.id,
        terms=terms_of(facts_of(lists)),
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=_LISTED,
        label=_CALLED[counts].fr,
        label_en=_CALLED[counts].en,
        candidates=tuple((one.way, Decimal(one.number)) for one in ways),
        counted=counted_names(ways),
    )


def _unread(counts: str, fact: Fact) -> Abstention:
    return Abstention(
        rule=CODE,
        table_id="",
        label=_CALLED[counts].fr,
        label_en=_CALLED[counts].en,
        reason=_UNREAD,
        places=fact.places,
    )


_UNREAD = Message(
    "les noms ne sont pas tous listés, ou leur liste n'a pas été lue sûrement jusqu'au bout",
    "not all names are listed, or their list was not surely read to its end",
)

CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.COUNT,
    title=Message(
        "Les membres annoncés sont ceux dont le nom est listé",
        "The members stated are those whose names are listed",
    ),
    source=Message(
        "Règle de Pointage, « count » ; CGCT, art. L. 2121-15",
        "A rule of Pointage, “count”; CGCT, art. L. 2121-15",
    ),
    failed=Message(
        "{place} : {printed} annoncés, {expected} d'après les noms listés. Les deux endroits du"
        " document ne s'accordent pas.",
        "{place}: {printed} stated, {expected} by the names listed. The two places of the"
        " document do not agree.",
    ),
    find=find,
)
CHECKS = (CHECK,)
