"""The decision that an annexed agreement rests on is that of the act it is annexed to."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from extract.agreement import CitedDecision
from extract.french.dates import find_dates
from extract.lines.sections import SectionKind, section_at
from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Nature, Severity

CODE = "authorising-dates"
_CITED = by_words("the agreement cites the decision that it rests on")
_NEAR = 45
"""Days between two sittings that a clerk may take for each other; an older decision is another."""
_NUMBER = re.compile(r"\d+")


def find(context: Context) -> Iterator[Identity]:
    """Each decision that an agreement cites by the act's own number, or without a number and from
    weeks around the sitting, where the act itself does not speak of that day.
    """
    day = context.document.date
    if not day:
        return
    sitting = date.fromisoformat(day)
    spoken = set(_days_of_act(context))
    for cited in context.document.agreements.decisions:
        if _is_own(context, cited, sitting, spoken):
            yield _identity(context, cited, sitting)


def _days_of_act(context: Context) -> Iterator[date]:
    """The days that the act itself speaks of, its sitting left out."""
    document = context.document
    for line in document.prose:
        section = section_at(document.sections, line.page, line.bbox.top)
        if section is None or section.kind is SectionKind.DELIBERATION:
            for found in find_dates(line.text):
                if found.date is not None:
                    yield found.date


def _is_own(
    context: Context, cited: CitedDecision, sitting: date, spoken: set[date]
) -> bool:
    """Whether the decision cited is the act's own, as far as it tells."""
    day = date.fromordinal(int(cited.fact.value or 1))
    if cited.number:
        return _digits(cited.number) in _own_numbers(context)
    if day == sitting:
        return True
    return day not in spoken and abs((day - sitting).days) <= _NEAR


def _own_numbers(context: Context) -> set[tuple[str, ...]]:
    numbers = {one.deliberation for one in context.document.sections}
    return {_digits(number) for number in numbers if number}


def _digits(number: str) -> tuple[str, ...]:
    return tuple(_NUMBER.findall(number))


def _identity(
    context: Context, cited: CitedDecision, sitting: date
) -> Identity:
    day = Decimal(sitting.toordinal())
    printed = f"{sitting:%d/%m/%Y}"
    return Identity(
        id=place_id(CODE, context.document, cited.fact, "decision"),
        rule=CODE,
        kind=Kind.EQUALITY,
        form=Form.WITHIN,
        result=cited.fact.id,
        terms=(),
        offset=day,
        constant=day,
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=_CITED,
        label=printed,
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
