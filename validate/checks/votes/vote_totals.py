"""Votes: those who voted are those present or represented, and the present and the absent are the
members.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from extract.facts import Fact, Vote
from extract.french.lexicon.concept import WordList
from extract.geometry import Place, page_numbers
from extract.several import present
from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.finding import Abstention, Message
from validate.model.identity import Form, Identity, Kind, Term, terms_of
from validate.prose.words import names

CODE = "votes-add-up"
_ALL_TERMS = by_words("every term of the equation is printed")
_MINUS = Decimal(-1)
_NEAR = 60.0
"""Points above and below a count within which lines speak of the same roll call."""
_OTHER_ABSENCES = WordList(
    "excuse*", "represent*", "pouvoir*", "procuration*", "delegation*", "empeche*", "conge*",
)  # fmt: skip
"""Ways of being absent beside the plain one, which add to the members where lines name them apart.
"""


def find(context: Context) -> Iterator[Identity | Abstention]:
    """The two equations of each vote; a term that is not printed, or another kind of absence, means
    abstention.

    ``members = present + absent`` is also read with the represented counted neither present nor
    absent, as minutes often print them: it fails only if neither reading holds.
    """
    silent: list[Vote] = []
    for vote in context.document.votes:
        equations = (_cast(context, vote), _seats(context, vote))
        identities = present(equations)
        yield from identities
        if not identities:
            silent.append(vote)

    if silent:
        label = Message.counted(len(silent), "vote", "vote")
        places = tuple(chain.from_iterable(map(_place, silent)))
        yield Abstention(
            CODE, "", label.fr, _MISSING, places=places, label_en=label.en
        )


def _place(vote: Vote) -> Sequence[Place]:
    """Where the first figure of a vote is printed."""
    figures = present((vote.for_, vote.against, vote.abstained, vote.present))
    return figures[0].places[:1] if figures else ()


_MISSING = Message(
    "un terme de l'équation n'est pas imprimé (présents, pouvoirs, absents ou non-votants)",
    "a term of the equation is not printed (present, proxies, absent or not voting)",
)


def _cast(context: Context, vote: Vote) -> Identity | None:
    """for + against + abstained + not voting = present + proxies, written as present = … −
    proxies.
    """
    cast = (vote.for_, vote.against, vote.abstained, vote.not_voting)
    known = present(cast)
    if vote.present is None or vote.proxies is None or len(known) < len(cast):
        return None

    terms = (*terms_of(known), Term(vote.proxies.id, _MINUS))
    label = "pour + contre + abstentions + non-votants − pouvoirs = présents"
    return _identity(context, vote.present, terms, label)


def _seats(context: Context, vote: Vote) -> Identity | None:
    """present + absent = members, or present + proxies + absent = members where that is how they
    are printed.
    """
    members, present, absent = vote.members, vote.present, vote.absent
    if members is None or present is None or absent is None:
        return None
    if members.value is None or present.value is None or absent.value is None:
        return None

    # Members that are neither present nor absent leave nothing to compare, unless they are those
    # represented; more present and absent than members are a contradiction.
    represented = vote.proxies
    gap = members.value - present.value - absent.value
    if gap > 0 and represented is not None:
        if gap != represented.value:
            return None
        every = (Term(present.id), Term(represented.id), Term(absent.id))
        label = "présents + représentés + absents = membres"
        return _identity(context, members, every, label)
    if gap > 0 and _other_absences(context, (members, present, absent)):
        return None

    terms = (Term(present.id), Term(absent.id))
    return _identity(context, members, terms, "présents + absents = membres")


def _other_absences(context: Context, facts: tuple[Fact, ...]) -> bool:
    """Whether the lines around speak of excused or represented members whose number was
    not read.
    """
    places = list(chain(*(fact.places for fact in facts)))
    pages = page_numbers(places)
    top = min(place.bbox.top for place in places) - _NEAR
    bottom = max(place.bbox.top for place in places) + _NEAR
    for line in context.document.prose:
        if line.page not in pages or not top <= line.bbox.top <= bottom:
            continue
        if _OTHER_ABSENCES.within(names.plain_words(line.text)):
            return True
    return False


def _identity(
    context: Context, result: Fact, terms: tuple[Term, ...], label: str
) -> Identity:
    return Identity(
        id=place_id(CODE, context.document, result, label),
        rule=CODE,
        kind=Kind.COUNT,
        form=Form.WEIGHTED_SUM,
        result=result.id,
        terms=terms,
        adoption=_ALL_TERMS,
        label=label,
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.COUNT,
    title=Message(
        "Les votes et les présences s'additionnent",
        "Votes and attendance add up",
    ),
    source=Message(
        "CGCT, art. L. 2121-17, L. 2121-20 et L. 3121-14",
        "CGCT, art. L. 2121-17, L. 2121-20 and L. 3121-14",
    ),
    failed=Message(
        "Le décompte « {label} » ne tombe pas juste : {printed} imprimé, {expected} d'après les"
        " autres nombres.",
        "The count “{label}” does not add up: {printed} printed, {expected} from the other"
        " numbers.",
    ),
    find=find,
)


CHECKS = (CHECK,)
