"""The voters of one side of a ballot: as many names, and votes by group, as votes."""

from collections.abc import Iterator

from extract.texts.sitting import GroupVote, NameList
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
)
from validate.prose.attendances import WORDS, all_of, counted_names

NAMES, GROUPS = "ballot-names", "ballot-groups"
_NAMED = by_words("the names stand with their number")
_GROUPED = by_words("the groups stand with their number in brackets")


def find(context: Context) -> Iterator[Identity]:
    """Each number of votes that names follow, and each that groups with numbers follow."""
    for one in context.document.sitting.lists:
        if one.kind.is_ballot and one.stated is not None and one.whole:
            yield _names(context, one)
    for vote in context.document.sitting.groups:
        yield _groups(context, vote)


def _names(context: Context, one: NameList) -> Identity:
    assert one.stated is not None
    words = WORDS[one.kind]
    return Identity(
        id=place_id(NAMES, context.document, one.stated, one.kind.value),
        rule=NAMES,
        kind=Kind.COUNT,
        form=Form.EQUALITY,
        result=one.stated.id,
        terms=(Term(one.fact.id),),
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=_NAMED,
        label=words.fr,
        label_en=words.en,
        counted=counted_names([all_of(words.fr, one.names)]),
    )


def _groups(context: Context, vote: GroupVote) -> Identity:
    return Identity(
        id=place_id(GROUPS, context.document, vote.total, "groups"),
        rule=GROUPS,
        kind=Kind.COUNT,
        form=Form.WEIGHTED_SUM,
        result=vote.total.id,
        terms=tuple(Term(part.id) for part in vote.parts),
        severity=Severity.WARNING,
        adoption=_GROUPED,
        label="votes par groupe",
        label_en="votes by group",
    )


_SOURCE = Message(
    "CGCT, art. L. 2121-21 et L. 3121-15 (scrutin public, votes nominatifs)",
    "CGCT, art. L. 2121-21 and L. 3121-15 (public ballots, votes by name)",
)
BALLOT_NAMES = Check(
    code=NAMES,
    version="1",
    kind=Kind.COUNT,
    title=Message(
        "Autant de votants nommés que de voix annoncées",
        "As many voters named as votes stated",
    ),
    source=_SOURCE,
    failed=Message(
        "Vote ({place}) : {printed} annoncé, {expected} d'après les noms qui suivent.",
        "Vote ({place}): {printed} stated, {expected} by the names that follow.",
    ),
    find=find,
)
BALLOT_GROUPS = Check(
    code=GROUPS,
    version="1",
    kind=Kind.COUNT,
    title=Message(
        "Les voix des groupes font celles du vote",
        "The votes of the groups make up those of the ballot",
    ),
    source=_SOURCE,
    failed=Message(
        "{printed} voix annoncées, {expected} en additionnant celles des groupes ({equation}).",
        "{printed} votes stated, {expected} by adding those of the groups ({equation}).",
    ),
    find=stated_by_another,
)
CHECKS = (BALLOT_NAMES, BALLOT_GROUPS)
