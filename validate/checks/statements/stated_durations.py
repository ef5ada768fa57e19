"""A length of time that a sentence states is that between the dates beside it."""

from collections.abc import Iterator

from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Nature, Severity
from validate.prose.deriving.stated_spans import StatedSpan, stated_spans
from validate.prose.subjects.table_subjects import Subjects

CODE = "stated-durations"
_DATES = by_words("the sentence states the time between its two dates")


def find(context: Context) -> Iterator[Identity]:
    """Each length of time beside a pair of dates, in days, weeks, months or years: it holds if one
    natural count gives it, the last day counted or not.

    A warning where none does: the words tell which dates are meant. "Du 1er janvier 2026 au 31
    décembre 2028, c'est-à-dire 24 mois" fails.
    """
    subjects = context.prose.subjects
    for wording in context.prose.wordings:
        sentence = wording.numbers[0].claim.sentence
        for span in stated_spans(wording, sentence):
            yield _identity(context, subjects, span)


def _identity(
    context: Context, subjects: Subjects, span: StatedSpan
) -> Identity:
    claim = span.number.claim
    label = Message.joined(
        subjects.where(claim), Message.printed(claim.unit_noun)
    )
    return Identity(
        id=place_id(
            CODE, context.document, claim.fact, claim.article, claim.subject
        ),
        rule=CODE,
        kind=Kind.COUNT,
        form=Form.ANY_OF,
        result=claim.fact.id,
        terms=(),
        severity=Severity.WARNING,
        nature=Nature.FACTUAL,
        adoption=_DATES,
        label=label.fr,
        label_en=label.en,
        candidates=span.candidates,
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.COUNT,
    title=Message(
        "Une durée annoncée est celle qui sépare ses dates",
        "A stated length of time is that between its dates",
    ),
    source=Message(
        "Arithmétique énoncée par la phrase",
        "Arithmetic stated by the sentence",
    ),
    failed=Message(
        "{place} : le texte annonce {printed}, ses dates en donnent {expected}.",
        "{place}: the text says {printed}, its dates give {expected}.",
    ),
    find=find,
)
CHECKS = (CHECK,)
