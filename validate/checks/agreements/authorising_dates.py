"""The decision that an annexed agreement rests on is that of the act it is annexed to."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from extract.facts import Fact
from extract.french.folding import digit_runs
from extract.texts.agreement import CitedDecision
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

CODE = "authorising-dates"
_CITED = by_words("the agreement cites the decision that it rests on")
_NEAR = 45
"""Days between two sittings that a clerk may take for each other; an older decision is another."""


def find(context: Context) -> Iterator[Identity]:
    """Each decision that an agreement cites by the act's own number, or without a number and from
    weeks around the sitting, where the act itself does not speak of that day; the act names the
    day of its sitting.
    """
    days = {one.value: one for one in context.document.agreements.days}
    if not context.document.date:
        return
    sitting = date.fromisoformat(context.document.date)
    named = days.get(Decimal(sitting.toordinal()))
    for cited in context.document.agreements.decisions:
        if named is not None and _is_own(context, cited, sitting):
            yield _identity(context, cited, sitting, named)


def _is_own(context: Context, cited: CitedDecision, sitting: date) -> bool:
    """Whether the decision cited is the act's own, as far as it tells."""
    if cited.number:
        return _digits(cited.number) in _own_numbers(context)
    if cited.fact.value == sitting.toordinal():
        return True
    day = date.fromordinal(int(cited.fact.value or 1))
    spoken = {one.value for one in context.document.agreements.days}
    near = abs((day - sitting).days) <= _NEAR
    return near and cited.fact.value not in spoken


def _own_numbers(context: Context) -> set[tuple[str, ...]]:
    numbers = {one.deliberation for one in context.document.sections}
    return {_digits(number) for number in numbers if number}


def _digits(number: str) -> tuple[str, ...]:
    return tuple(digit_runs(number))


def _identity(
    context: Context, cited: CitedDecision, sitting: date, named: Fact
) -> Identity:
    day = Decimal(sitting.toordinal())
    return Identity(
        id=place_id(CODE, context.document, cited.fact, "decision"),
        rule=CODE,
        kind=Kind.EQUALITY,
        form=Form.WITHIN,
        result=cited.fact.id,
        terms=(Term(named.id),),
        offset=day,
        constant=day,
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=_CITED,
        label=f"{sitting:%d/%m/%Y}",
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "Une convention cite la délibération à laquelle elle est jointe",
        "An agreement cites the decision that it is annexed to",
    ),
    source=Message(
        "CGCT, art. L. 2122-21 et L. 3221-1 (le contrat est autorisé par l'assemblée)",
        "CGCT, art. L. 2122-21 and L. 3221-1 (the assembly authorises a contract)",
    ),
    failed=Message(
        "La convention (page {page}) dit se fonder sur une délibération du {printed} ; l'acte"
        " auquel elle est jointe est du {place}.",
        "The agreement (page {page}) says that it rests on a decision of {printed}; the act that"
        " it is annexed to is of {place}.",
    ),
    find=find,
)
CHECKS = (CHECK,)
