"""A member is in one list of a sitting: present, or not."""

from collections.abc import Iterator, Sequence

from extract.facts import facts_of
from extract.texts.sitting import ListedName, ListKind, NameList
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
    WORDS,
    Attendance,
    attendances,
    is_among,
)

CODE = "listed-once"
_NAMED = by_words("the same given name and surname")


def find(context: Context) -> Iterator[Identity]:
    """Each list of those present against each list of others, each list against itself, and the
    absent against those excused or represented, where these are no part of them.

    Names that a note goes with ("arrivée à 19 h 07", "jusqu'à la question 5") may be in two, and
    so may a surname alone. One identity for two lists: its terms are the names in both.
    """
    for sitting in attendances(context.document):
        for one, other in _pairs(sitting):
            if one.names and other.names and one.whole and other.whole:
                yield _identity(context, one, other, _shared(one, other))


def _pairs(sitting: Attendance) -> Iterator[tuple[NameList, NameList]]:
    for one in sitting.lists:
        yield one, one
    for one in sitting.of(ListKind.PRESENT):
        for other in sitting.of(*NOT_SITTING):
            yield one, other
    for one in sitting.of(ListKind.ABSENT):
        for other in sitting.of(ListKind.EXCUSED, ListKind.REPRESENTED):
            if not _is_part(other, one):
                yield one, other


def _is_part(one: NameList, other: NameList) -> bool:
    """Whether a list names some of another again."""
    return all(is_among(name, other.names) for name in one.names)


def _shared(one: NameList, other: NameList) -> list[ListedName]:
    """The names of both lists, as each prints them."""
    found: list[ListedName] = []
    for index, name in enumerate(one.names):
        later = other.names[index + 1 :] if one is other else other.names
        same = [each for each in later if _is_told(name, each)]
        if same:
            found += [same[0], name]
    return found


def _is_told(name: ListedName, other: ListedName) -> bool:
    if name.noted or other.noted or not name.given:
        return False
    return name.is_same(other)


def _identity(
    context: Context,
    one: NameList,
    other: NameList,
    shared: Sequence[ListedName],
) -> Identity:
    result = shared[0].fact if shared else one.fact
    words = (one.kind.value, other.kind.value)
    return Identity(
        id=place_id(CODE, context.document, one.fact, *words),
        rule=CODE,
        kind=Kind.EQUALITY,
        form=Form.DISTINCT,
        result=result.id,
        terms=terms_of(facts_of(shared[1:])),
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=_NAMED,
        label=_label(one, other, len(shared) // 2, "fr"),
        label_en=_label(one, other, len(shared) // 2, "en"),
    )


def _label(one: NameList, other: NameList, names: int, lang: str) -> str:
    """Which lists, and how many names are in both."""
    first, second = WORDS[one.kind], WORDS[other.kind]
    if lang == "fr":
        count = f"{names} nom{'s' if names > 1 else ''}"
        both = f"« {first.fr} » et « {second.fr} »"
        twice = f"« {first.fr} », deux fois"
    else:
        count = f"{names} name{'s' if names > 1 else ''}"
        both = f"“{first.en}” and “{second.en}”"
        twice = f"“{first.en}”, twice"
    where = twice if one is other else both
    return f"{where} : {count}" if lang == "fr" else f"{where}: {count}"


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "Un membre ne figure que dans une liste de la séance",
        "A member is in one list of the sitting",
    ),
    source=Message(
        "CGCT, art. L. 2121-15 et L. 2121-20 (procès-verbal, pouvoirs)",
        "CGCT, art. L. 2121-15 and L. 2121-20 (minutes, proxies)",
    ),
    failed=Message(
        "Listes {place}, avec le même prénom, aux deux endroits du document.",
        "Lists {place}, with the same given name, in the two places of the document.",
    ),
    find=find,
)
CHECKS = (CHECK,)
