"""The voters that an act counts are those present and represented, and the sides of its ballot.

Who comes, leaves or takes no part changes both: an act that tells of it says nothing here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts import Fact, Vote
from extract.french.folding import fold
from extract.french.lexicon.attendance import TAKES_NO_PART, told_sides
from extract.french.lexicon.concept import WordList
from extract.lines.sections import section_id_at
from extract.several import present
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

VOTERS, SIDES = "voters-attend", "votes-make-voters"
_PRINTED = by_words("the act prints the numbers of all of them")
_MINUS = Decimal(-1)
_CHANGES = WordList(
    "quitt*", "arriv*", "sort(ent) de", "sort(ent) et", "sort(ent) avant", "sort(ent) pendant",
    "sort(ent) pour le vote", "sort(ent) lors", "sorti(e)(s) de", "sortie(s) de la sa*",
    "retire(nt)", "retire(e)(s)", "retrait de", "rejoin*", "depart d*",
    "etant sorti(e)(s)", "s'absent*", "sieg* pas", "hors (de )la presence",
    TAKES_NO_PART, "pren* part ni", "pri(s) part", "particip* ni", "ni debattu", "interesse*",
    "blanc(s)", "nul(s)",
    "compte(s) administratif(s)", "compte(s) financier(s) unique(s)",
)  # fmt: skip
"""Words of those who come, leave or take no part, and of papers that count for nobody; at the vote
of the accounts the mayor withdraws (CGCT, L. 2121-14)."""
_EXPRESSED = WordList("exprime(s)")
"""Word of the votes that are for or against: fewer than the voters."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """The numbers of the form that opens an act; ``voters`` where it prints that number once."""

    present: Fact | None
    proxies: Fact | None
    voters: Fact | None

    @property
    def attending(self) -> list[Fact]:
        """Those who sit and those for whom another votes, where both are counted."""
        if self.present is None or self.proxies is None:
            return []
        return [self.present, self.proxies]


def find(context: Context) -> Iterator[Identity]:
    """Of each part: its voters against those present and represented, the sides of its only ballot
    against its voters.
    """
    said = _texts(context)
    for section in dict.fromkeys(one.section for one in context.document.votes):
        text = said.get(section, "")
        if _CHANGES.within(text):
            continue
        counted = _counted(context, section)
        if counted.attending and not _EXPRESSED.within(text):
            for number, voters in enumerate(_stated(context, section)):
                yield _voters(context, voters, counted.attending, number)
        ballots = [
            one
            for one in context.document.votes
            if one.section == section and one.for_ is not None
        ]
        if len(ballots) == 1:
            yield from _sides(context, ballots[0], counted, text)


def _texts(context: Context) -> dict[str, str]:
    """The folded prose of each part."""
    lines: dict[str, list[str]] = {}
    for line in context.document.prose:
        sections = context.document.sections
        part = section_id_at(sections, line.page, line.bbox.top)
        lines.setdefault(part, []).append(line.text)
    return {name: fold(" ".join(texts)) for name, texts in lines.items()}


def _counted(context: Context, section: str) -> _Counted:
    return _Counted(
        _only(context, section, "present"),
        _only(context, section, "proxies"),
        _only(context, section, "voters"),
    )


def _only(context: Context, section: str, counts: str) -> Fact | None:
    """The number of a kind that a part states; None where it states two."""
    found = [
        one.fact
        for one in context.document.sitting.numbers_of(counts)
        if one.fact.section == section and one.fact.value is not None
    ]
    if len({fact.value for fact in found}) != 1:
        return None
    return found[0]


def _stated(context: Context, section: str) -> Iterator[Fact]:
    """The numbers of voters that a part states: in its form, and where it votes as one."""
    for one in context.document.sitting.numbers_of("voters"):
        if one.fact.section == section and one.fact.value is not None:
            yield one.fact


def _voters(
    context: Context, voters: Fact, attending: list[Fact], number: int
) -> Identity:
    terms = terms_of(attending)
    label = "présents + pouvoirs = votants"
    stated = _identity(context, VOTERS, voters, terms, label)
    return replace(stated, id=f"{stated.id}-{number}") if number else stated


def _sides(
    context: Context, vote: Vote, counted: _Counted, text: str
) -> Iterator[Identity]:
    """The votes for, as the voters less the other sides; of voters who abstain as they please to be
    counted ("exprimés").
    """
    voters = counted.attending
    if counted.voters is not None:
        voters = [counted.voters]
    others = present((vote.against, vote.abstained))
    if vote.for_ is None or not voters or not others:
        return
    if _is_known(context, vote) or _leaves_out_side(vote, text):
        return
    expressed = [one for one in others if one is not vote.abstained]
    if _adds_up(vote.for_, voters, expressed):
        others = expressed
    less = (Term(fact.id, _MINUS) for fact in others)
    label = "votants − contre − abstentions = pour"
    yield _identity(
        context, SIDES, vote.for_, (*terms_of(voters), *less), label
    )


def _leaves_out_side(vote: Vote, text: str) -> bool:
    """Whether an act tells of a side whose number was not read."""
    return any(getattr(vote, side) is None for side in told_sides(text))


def _is_known(context: Context, vote: Vote) -> bool:
    """Whether other checks hold the sides of a ballot together."""
    for_ = vote.for_
    if vote.not_voting is not None:
        return True
    return any(
        for_ is not None and one.for_.id == for_.id
        for one in context.document.sitting.ballots
    )


def _adds_up(for_: Fact, voters: list[Fact], others: list[Fact]) -> bool:
    cast = sum((one.value_or_zero for one in others), for_.value_or_zero)
    return cast == sum(one.value_or_zero for one in voters)


def _identity(
    context: Context,
    rule: str,
    result: Fact,
    terms: tuple[Term, ...],
    label: str,
) -> Identity:
    return Identity(
        id=place_id(rule, context.document, result, label),
        rule=rule,
        kind=Kind.COUNT,
        form=Form.WEIGHTED_SUM,
        result=result.id,
        terms=terms,
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=_PRINTED,
        label=label,
    )


_SOURCE = Message(
    "CGCT, art. L. 2121-20 et L. 2121-21",
    "CGCT, art. L. 2121-20 and L. 2121-21",
)
VOTERS_ATTEND = Check(
    code=VOTERS,
    version="1",
    kind=Kind.COUNT,
    title=Message(
        "Les votants sont les présents et les représentés",
        "The voters are those present and represented",
    ),
    source=_SOURCE,
    failed=Message(
        "Présences ({place}) : {printed} votants imprimés, {expected} d'après les présents et les"
        " pouvoirs ({equation}).",
        "Attendance ({place}): {printed} voters printed, {expected} by those present and"
        " represented ({equation}).",
    ),
    find=find,
)
VOTES_MAKE_VOTERS = Check(
    code=SIDES,
    version="1",
    kind=Kind.COUNT,
    title=Message(
        "Les voix d'un scrutin font les votants",
        "The votes of a ballot make the voters",
    ),
    source=_SOURCE,
    failed=Message(
        "Vote ({place}) : {printed} voix pour imprimées, {expected} d'après les votants et les"
        " autres voix ({equation}).",
        "Vote ({place}): {printed} votes for printed, {expected} by the voters and the other votes"
        " ({equation}).",
    ),
    find=stated_by_another,
)
CHECKS = (VOTERS_ATTEND, VOTES_MAKE_VOTERS)
