"""The quorum that minutes state: more than half of the members in office, and no more than are
present.
"""

from collections.abc import Iterator
from decimal import Decimal

from extract.facts import Fact
from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Severity,
    Term,
)

CODE = "quorum-stated"
_LAW = by_words("the minutes state the quorum and the members in office")
_LOWERED = ("2020-03-12", "2022-07-31")
"""Between these days the law asked for a third only (ordinance 2020-391, act 2021-1465)."""


def find(context: Context) -> Iterator[Identity]:
    """Each quorum stated in the part that counts the members in office; none of the months in which
    it was lowered, nor of a document without a date.
    """
    day = context.document.date
    if not day or _LOWERED[0] <= day <= _LOWERED[1]:
        return
    for quorum in context.document.sitting.numbers_of("quorum"):
        members = _members(context, quorum.fact)
        if members is not None and members.value is not None:
            yield _identity(context, quorum.fact, members, members.value)


def _members(context: Context, quorum: Fact) -> Fact | None:
    """The members in office that the same part states; None where it states two numbers."""
    found = [
        one.fact
        for one in context.document.sitting.numbers_of("members")
        if one.fact.section == quorum.section
    ]
    if len({fact.value for fact in found}) != 1:
        return None
    return found[0]


def _identity(
    context: Context, quorum: Fact, members: Fact, number: Decimal
) -> Identity:
    return Identity(
        id=place_id(CODE, context.document, quorum, "quorum"),
        rule=CODE,
        kind=Kind.COUNT,
        form=Form.ANY_OF,
        result=quorum.id,
        terms=(Term(members.id),),
        severity=Severity.WARNING,
        nature=Nature.LEGAL,
        adoption=_LAW,
        label="quorum",
        candidates=(("majorité des membres en exercice", number // 2 + 1),),
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.COUNT,
    title=Message(
        "Le quorum annoncé est la majorité des membres en exercice",
        "The quorum stated is the majority of the members in office",
    ),
    source=Message(
        "CGCT, art. L. 2121-17 et L. 3121-14",
        "CGCT, art. L. 2121-17 and L. 3121-14",
    ),
    failed=Message(
        "Quorum de {printed} annoncé pour {other} membres en exercice, dont la majorité est"
        " {expected}.",
        "A quorum of {printed} is stated for {other} members in office, the majority of whom is"
        " {expected}.",
    ),
    find=find,
)
CHECKS = (CHECK,)
