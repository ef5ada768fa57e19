"""Who keeps the minutes of a sitting is there."""

from collections.abc import Iterator

from extract.facts import facts_of
from extract.texts.sitting import ListedName, ListKind
from validate.check import Check, Context, place_id
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
)

CODE = "secretary-sits"
_NAMED = by_words("the same given name and surname")


def find(context: Context) -> Iterator[Identity]:
    """Each secretary against the lists of those who are not there, by the whole name.

    A name that a note goes with, one that is listed as present too, and one that is in no list say
    nothing: a member may come late, and an official may keep the minutes.
    """
    sittings = attendances(context.document)
    for secretary in context.document.sitting.secretaries:
        page = secretary.fact.places[0].page
        near = [one for one in sittings if page in one.pages]
        if near and secretary.given:
            yield _identity(context, secretary, _away(near[-1], secretary))


def _away(sitting: Attendance, secretary: ListedName) -> tuple[ListedName, ...]:
    """The name of the secretary among those away; none where it is among those present."""
    if is_among(secretary, sitting.names(ListKind.PRESENT)):
        return ()
    others = sitting.names(*NOT_SITTING)
    return tuple(
        one for one in others if one.is_same(secretary) and not one.noted
    )[:1]


def _identity(
    context: Context, secretary: ListedName, away: tuple[ListedName, ...]
) -> Identity:
    return Identity(
        id=place_id(CODE, context.document, secretary.fact, "secretary"),
        rule=CODE,
        kind=Kind.EQUALITY,
        form=Form.DISTINCT,
        result=secretary.fact.id,
        terms=terms_of(facts_of(away)),
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=_NAMED,
        label="secrétaire de séance",
        label_en="secretary",
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "Le secrétaire de séance siège", "The secretary of the sitting sits"
    ),
    source=Message("CGCT, art. L. 2121-15", "CGCT, art. L. 2121-15"),
    failed=Message(
        "Le secrétaire de séance (page {page}) est listé parmi ceux qui ne siègent pas (page"
        " {other_page}).",
        "The secretary of the sitting (page {page}) is listed among those who do not sit (page"
        " {other_page}).",
    ),
    find=find,
)
CHECKS = (CHECK,)
