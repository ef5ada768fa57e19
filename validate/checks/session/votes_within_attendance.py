"""No more votes than members present or represented, those who withdrew left out."""

from collections.abc import Iterator
from decimal import Decimal

from extract.facts import Fact, Vote
from extract.several import present
from extract.texts.sitting import StatedNumber
from validate.check import Check, Context, place_id, stated_by_another
from validate.model.adoption import by_words
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Severity,
    Term,
    terms_of,
)

WITHIN, WITHDRAWN = "votes-within-attendance", "withdrawn-as-abstaining"
_PRINTED = by_words("the votes and the attendance are printed as numbers")
_SAID = by_words("a sentence counts those who take no part")


def find(context: Context) -> Iterator[Identity]:
    """The votes of each ballot against those present and represented; the abstentions against
    those who a sentence says took no part, where both are as many.

    At most all excused members are represented, where no number of proxies is stated.
    """
    excused = context.document.sitting.numbers_of("excused")
    for vote in context.document.votes:
        most = _most(vote, excused)
        if most is None or vote.for_ is None:
            continue
        away = _away(context, vote)
        if away is not None and vote.abstained is not None:
            yield _withdrawn(context, vote, vote.abstained, away.fact, most)
        elif vote.proxies is not None or excused:
            yield _within(context, vote, vote.for_, most)


def _most(vote: Vote, excused: list[StatedNumber]) -> Decimal | None:
    """The most votes there can be; None where that is not told."""
    if vote.present is None or vote.present.value is None:
        return None
    if vote.proxies is not None:
        return vote.present.value + vote.proxies.value_or_zero
    of_section = [
        one.fact.value_or_zero
        for one in excused
        if one.fact.section == vote.section
    ]
    if not of_section:
        return None
    return vote.present.value + max(of_section)


def _away(context: Context, vote: Vote) -> StatedNumber | None:
    """Those who took no part in a vote, where as many are counted as abstaining."""
    if vote.abstained is None or not vote.abstained.value:
        return None
    for one in context.document.sitting.numbers_of("away"):
        same = one.fact.value == vote.abstained.value
        if same and one.fact.section == vote.section:
            return one
    return None


def _cast(vote: Vote, *without: Fact) -> Decimal:
    facts = (vote.for_, vote.against, vote.abstained)
    values = [
        fact.value for fact in facts if fact is not None and fact not in without
    ]
    return sum(present(values), Decimal(0))


def _within(
    context: Context, vote: Vote, result: Fact, most: Decimal
) -> Identity:
    return Identity(
        id=place_id(WITHIN, context.document, result, "within"),
        rule=WITHIN,
        kind=Kind.COUNT,
        form=Form.WITHIN,
        result=result.id,
        terms=_attendance(vote),
        offset=Decimal(0),
        constant=most - _cast(vote, result),
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=_PRINTED,
        label=f"{_cast(vote)} voix, {most} présents ou représentés",
        label_en=f"{_cast(vote)} votes, {most} present or represented",
    )


def _withdrawn(
    context: Context, vote: Vote, result: Fact, away: Fact, most: Decimal
) -> Identity:
    """Those who withdrew are none of those who abstain, unless there are votes enough for both."""
    left = most - _cast(vote, result) - away.value_or_zero
    return Identity(
        id=place_id(WITHDRAWN, context.document, result, "withdrawn"),
        rule=WITHDRAWN,
        kind=Kind.COUNT,
        form=Form.WITHIN,
        result=result.id,
        terms=(Term(away.id), *_attendance(vote)),
        offset=Decimal(0),
        constant=max(left, Decimal(0)),
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=_SAID,
        label=f"{most} présents, excusés ou représentés",
        label_en=f"{most} present, excused or represented",
    )


def _attendance(vote: Vote) -> tuple[Term, ...]:
    facts = (vote.against, vote.present, vote.proxies)
    return terms_of(present(facts))


_SOURCE = Message(
    "CGCT, art. L. 2121-20, L. 2131-11 et L. 3121-14",
    "CGCT, art. L. 2121-20, L. 2131-11 and L. 3121-14",
)
VOTES_WITHIN_ATTENDANCE = Check(
    code=WITHIN,
    version="1",
    kind=Kind.COUNT,
    title=Message(
        "Pas plus de voix que de présents et de représentés",
        "No more votes than members present and represented",
    ),
    source=_SOURCE,
    failed=Message(
        "Le scrutin et les présences ne s'accordent pas : {place}.",
        "The ballot and the attendance do not agree: {place}.",
    ),
    find=find,
)
WITHDRAWN_AS_ABSTAINING = Check(
    code=WITHDRAWN,
    version="1",
    kind=Kind.COUNT,
    title=Message(
        "Qui ne prend pas part au vote ne s'abstient pas",
        "Who takes no part in a vote does not abstain",
    ),
    source=_SOURCE,
    failed=Message(
        "Le scrutin compte {printed} abstentions, et le texte (page {other_page}) dit que {other}"
        " membres n'ont pas pris part au vote : avec les autres voix, c'est plus que les {place}."
        " Ce sont sans doute les mêmes.",
        "The ballot counts {printed} abstentions, and the text (page {other_page}) says that"
        " {other} members took no part: with the other votes, that is more than the {place}."
        " They are probably the same.",
    ),
    find=stated_by_another,
)
CHECKS = (VOTES_WITHIN_ATTENDANCE, WITHDRAWN_AS_ABSTAINING)
