"""A member votes once in a ballot, and is there or represented."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from extract.facts import facts_of
from extract.texts.sitting import ListedName, ListKind, NameList
from validate.check import Check, Context, place_id, stated_by_another
from validate.model.adoption import by_words
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Severity,
    terms_of,
)
from validate.prose.attendances import (
    NOT_SITTING,
    Attendance,
    attendances,
    is_among,
    named_by,
)

ONCE, THERE = "one-vote-each", "voters-there"
_NAMED = by_words("the same name in two places")


def find(context: Context) -> Iterator[Identity]:
    """Each two sides of a ballot that names voters, and each voter against those not there.

    A surname that two members have, a name that a note goes with, and one that is listed nowhere
    say nothing.
    """
    sittings = attendances(context.document)
    ballots = [one for one in context.document.sitting.lists if one.ballot]
    for one, other in combinations(ballots, 2):
        if one.ballot == other.ballot:
            yield _once(context, one, other)
    for side in ballots:
        sitting = _in_force(sittings, side)
        if sitting is not None:
            yield _there(context, side, sitting)


def _once(context: Context, one: NameList, other: NameList) -> Identity:
    shared: list[ListedName] = []
    for name in one.names:
        same = list(filter(name.is_same, other.names))
        if same:
            shared += [same[0], name]
    return _identity(context, ONCE, one, shared)


def _in_force(
    sittings: Sequence[Attendance], side: NameList
) -> Attendance | None:
    """The last sitting whose lists are printed before a ballot."""
    page = side.fact.places[0].page
    before = [one for one in sittings if min(one.pages) <= page]
    return before[-1] if before else None


def _there(context: Context, side: NameList, sitting: Attendance) -> Identity:
    """The voters of a side who are listed absent, and not represented."""
    found: list[ListedName] = []
    whole = all(one.whole for one in sitting.lists)
    if side.kind is not ListKind.AWAY and whole:
        for name in side.names:
            absent = _absent(sitting, name)
            if absent is not None:
                found += [name, absent]
    return _identity(context, THERE, side, found)


def _absent(sitting: Attendance, name: ListedName) -> ListedName | None:
    known = named_by(
        name,
        [*sitting.names(ListKind.PRESENT, *NOT_SITTING), *sitting.presidents],
    )
    if len(known) != 1 or known[0].noted:
        return None
    if is_among(known[0], sitting.represented):
        return None
    if not is_among(known[0], sitting.names(ListKind.ABSENT, ListKind.EXCUSED)):
        return None
    return known[0]


def _identity(
    context: Context, rule: str, side: NameList, found: Sequence[ListedName]
) -> Identity:
    result = found[0].fact if found else side.fact
    return Identity(
        id=place_id(rule, context.document, side.fact, side.kind.value),
        rule=rule,
        kind=Kind.EQUALITY,
        form=Form.DISTINCT,
        result=result.id,
        terms=terms_of(facts_of(found[1:])),
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=_NAMED,
        label="vote",
    )


_SOURCE = Message(
    "CGCT, art. L. 2121-20 et L. 2121-21",
    "CGCT, art. L. 2121-20 and L. 2121-21",
)
ONE_VOTE_EACH = Check(
    code=ONCE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "Un votant n'est nommé que d'un côté du vote",
        "A voter is named on one side of a ballot",
    ),
    source=_SOURCE,
    failed=Message(
        "Un même nom figure de deux côtés du même vote (page {page}).",
        "The same name is on two sides of one ballot (page {page}).",
    ),
    find=find,
)
VOTERS_THERE = Check(
    code=THERE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "Un votant nommé est présent ou représenté",
        "A voter who is named is present or represented",
    ),
    source=_SOURCE,
    failed=Message(
        "Un votant nommé (page {page}) est listé absent, sans pouvoir, à l'ouverture de la séance"
        " (page {other_page}).",
        "A voter who is named (page {page}) is listed absent, without a proxy, at the opening of"
        " the sitting (page {other_page}).",
    ),
    find=stated_by_another,
)
CHECKS = (ONE_VOTE_EACH, VOTERS_THERE)
