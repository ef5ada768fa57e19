"""The organ that an annexed agreement names is the one that took the decision."""

from collections.abc import Iterator

from extract.facts import Fact
from extract.french.folding import digit_runs, fold
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

CODE = "authorising-organs"
_CITED = by_words("the agreement cites the act by its number")


def find(context: Context) -> Iterator[Identity]:
    """Each organ that an agreement names with the act's own number, where the act names one organ,
    or that one among others.
    """
    document = context.document
    own = {tuple(digit_runs(one.deliberation)) for one in document.sections}
    for cited in document.agreements.decisions:
        if cited.organ is None or tuple(digit_runs(cited.number)) not in own:
            continue
        if cited.number:
            yield _identity(context, cited, cited.organ)


def _identity(context: Context, cited: CitedDecision, organ: Fact) -> Identity:
    others = context.document.agreements.organs
    named = any(fold(one.printed) == fold(organ.printed) for one in others)
    terms = () if named or len(others) != 1 else (Term(others[0].id),)
    return Identity(
        id=place_id(CODE, context.document, cited.fact, "organ"),
        rule=CODE,
        kind=Kind.EQUALITY,
        form=Form.DISTINCT,
        result=organ.id,
        terms=terms,
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=_CITED,
        label=cited.number,
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "Une convention cite l'organe qui a délibéré",
        "An agreement cites the organ that decided",
    ),
    source=Message(
        "CGCT, art. L. 2122-21 et L. 3221-1",
        "CGCT, art. L. 2122-21 and L. 3221-1",
    ),
    failed=Message(
        "La convention (page {page}) attribue la délibération {place} au « {printed} » ; l'acte"
        " lui-même (page {other_page}) nomme le « {other} ».",
        "The agreement (page {page}) says that decision {place} is of the “{printed}”; the act"
        " itself (page {other_page}) names the “{other}”.",
    ),
    find=find,
)
CHECKS = (CHECK,)
