"""The voters that a text counts are those of the sides of its ballot."""

from collections.abc import Iterator
from decimal import Decimal

from extract.facts import Fact
from extract.texts.sitting import StatedBallot
from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.finding import Abstention, Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Severity,
    Term,
    terms_of,
)

CODE = "ballot-voters"
Counts = tuple[tuple[str, Decimal], ...]
_LEFT_OUT = ("votants sans pour ni contre", Decimal(0))
_VOTERS = Message("votants", "voters")
_FOR = Message("pour", "for")
_VOTED, _ATTENDING = "voters", ("present", "proxies")
"""What the form of an act counts: those who vote, and those who sit or are represented."""
_ABSTENTIONS = Message("abstentions", "abstentions")
_BY_NAME = Message(
    "une partie des voix est dite par des noms, sans son nombre",
    "one side is told by names, without its number",
)
_TOGETHER = by_words("one sentence counts the voters and the sides")


def find(context: Context) -> Iterator[Identity | Abstention]:
    """Each number of voters beside the sides of its ballot, one of which refuses.

    Those who abstain are voters or not ("exprimés"), and so are those who take no part: it fails
    only if no such count gives the number. Where as many abstain as take no part, and the others
    are all the voters, the abstentions are what does not agree: one group is counted on both sides.
    A side that is told by names alone is a term that is missing. Voters whom another place counts
    alike are not what is wrong: the votes for are, or another side.
    """
    for ballot in context.document.sitting.ballots:
        if ballot.by_name:
            yield Abstention(
                CODE,
                "",
                _VOTERS.fr,
                _BY_NAME,
                places=ballot.voters.places,
                label_en=_VOTERS.en,
            )
            continue
        if ballot.against is None and ballot.abstained is None:
            continue
        twice = _counted_twice(ballot)
        if twice is not None:
            yield _identity(context, ballot, twice, (_LEFT_OUT,))
        elif ballot.for_ is not None and _is_wrong_side(context, ballot):
            yield _of_sides(context, ballot, ballot.for_)
        else:
            yield _identity(context, ballot, ballot.voters, _ways(ballot))


def _is_wrong_side(context: Context, ballot: StatedBallot) -> bool:
    """Whether no way to count the sides gives the voters, whom the form of the act counts alike,
    or in those present and represented."""
    voters = _value(ballot.voters)
    if any(count == voters for _, count in _ways(ballot)):
        return False
    section = ballot.voters.section
    stated = {
        kind: {
            one.fact.value_or_zero
            for one in context.document.sitting.numbers_of(kind)
            if one.fact.section == section and one.fact.id != ballot.voters.id
        }
        for kind in (_VOTED, *_ATTENDING)
    }
    attending = [sum(stated[kind]) for kind in _ATTENDING]
    is_attended = all(len(stated[kind]) == 1 for kind in _ATTENDING)
    is_counted = voters in stated[_VOTED]
    return is_counted and is_attended and sum(attending) == voters


def _of_sides(context: Context, ballot: StatedBallot, for_: Fact) -> Identity:
    """The votes for, as the voters less the other sides."""
    less = (
        Term(fact.id, Decimal(-1))
        for fact in (ballot.against, ballot.abstained)
        if fact is not None
    )
    return Identity(
        id=place_id(CODE, context.document, for_, "for"),
        rule=CODE,
        kind=Kind.COUNT,
        form=Form.WEIGHTED_SUM,
        result=for_.id,
        terms=(Term(ballot.voters.id), *less),
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=_TOGETHER,
        label=_FOR.fr,
        label_en=_FOR.en,
    )


def _counted_twice(ballot: StatedBallot) -> Fact | None:
    """The abstentions, where they are those who take no part."""
    abstained, away = _value(ballot.abstained), _value(ballot.not_voting)
    sides = _value(ballot.for_) + _value(ballot.against)
    if not away or abstained != away or sides != _value(ballot.voters):
        return None
    return ballot.abstained


def _identity(
    context: Context, ballot: StatedBallot, result: Fact, ways: Counts
) -> Identity:
    others = [
        fact for fact in (ballot.voters, *ballot.sides) if fact.id != result.id
    ]
    return Identity(
        id=place_id(CODE, context.document, result, "voters"),
        rule=CODE,
        kind=Kind.COUNT,
        form=Form.ANY_OF,
        result=result.id,
        terms=terms_of(others),
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=_TOGETHER,
        label=_named(ballot, result).fr,
        label_en=_named(ballot, result).en,
        candidates=ways,
    )


def _named(ballot: StatedBallot, result: Fact) -> Message:
    return _VOTERS if result is ballot.voters else _ABSTENTIONS


def _ways(ballot: StatedBallot) -> Counts:
    """What the sides give together, the likeliest first."""
    sides = _value(ballot.for_) + _value(ballot.against)
    abstained, away = _value(ballot.abstained), _value(ballot.not_voting)
    return (
        ("pour, contre et abstentions", sides + abstained),
        ("pour et contre", sides),
        ("tous ceux qui sont comptés", sides + abstained + away),
    )


def _value(fact: Fact | None) -> Decimal:
    if fact is None or fact.value is None:
        return Decimal(0)
    return fact.value


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.COUNT,
    title=Message(
        "Les votants d'une phrase sont ceux des voix qu'elle compte",
        "The voters of a sentence are those of the votes it counts",
    ),
    source=Message(
        "CGCT, art. L. 2121-20 et L. 2121-21",
        "CGCT, art. L. 2121-20 and L. 2121-21",
    ),
    failed=Message(
        "Vote ({place}) : {printed} imprimé, {expected} d'après les autres nombres de la phrase"
        " ({equation}).",
        "Vote ({place}): {printed} printed, {expected} by the other numbers of the sentence"
        " ({equation}).",
    ),
    find=find,
)
CHECKS = (CHECK,)
