"""Who holds a proxy sits at the meeting."""

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
    named_by,
)

CODE = "proxies-held"
_NAMED = by_words("the proxy names who holds it")


def find(context: Context) -> Iterator[Identity]:
    """Each holder of a proxy against the lists of those who are not there.

    A holder without a given name is meant by a surname that one member alone has. Who is in no
    list, or in that of those present too, says nothing.
    """
    for sitting in attendances(context.document):
        if not sitting.of(ListKind.PRESENT):
            continue
        for name in sitting.represented:
            if name.holder is not None:
                away = _away(sitting, name.holder)
                yield _identity(context, name, name.holder, away)


def _away(sitting: Attendance, holder: ListedName) -> list[ListedName]:
    """The one name of those away that a holder is; none where a name of those present may be."""
    if named_by(holder, sitting.names(ListKind.PRESENT)):
        return []
    if holder.given and named_by(holder, sitting.presidents):
        return []
    others = sitting.names(*NOT_SITTING)
    found = named_by(holder, others)
    if len(found) != 1 or found[0].noted:
        return []
    return found


def _identity(
    context: Context,
    name: ListedName,
    holder: ListedName,
    away: list[ListedName],
) -> Identity:
    return Identity(
        id=place_id(CODE, context.document, name.fact),
        rule=CODE,
        kind=Kind.EQUALITY,
        form=Form.DISTINCT,
        result=holder.fact.id,
        terms=terms_of(facts_of(away)),
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=_NAMED,
        label="pouvoir",
        label_en="proxy",
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "Un pouvoir est donné à un membre qui siège",
        "A proxy is given to a member who sits",
    ),
    source=Message("CGCT, art. L. 2121-20", "CGCT, art. L. 2121-20"),
    failed=Message(
        "Un pouvoir (page {page}) est donné à un membre que le document liste aussi parmi ceux"
        " qui ne siègent pas (page {other_page}).",
        "A proxy (page {page}) is given to a member whom the document also lists among those who"
        " do not sit (page {other_page}).",
    ),
    find=find,
)
CHECKS = (CHECK,)
