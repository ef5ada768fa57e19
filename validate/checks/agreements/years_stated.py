"""The year that a sentence gives an agreement is the one that its period lies in."""

from collections.abc import Iterator

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

CODE = "years-stated"
_TOGETHER = by_words("one sentence gives the year and the period")


def find(context: Context) -> Iterator[Identity]:
    """Each year stated beside one period of one year."""
    for stated in context.document.agreements.years:
        yield Identity(
            id=place_id(CODE, context.document, stated.year, "year"),
            rule=CODE,
            kind=Kind.EQUALITY,
            form=Form.EQUALITY,
            result=stated.year.id,
            terms=(Term(stated.of_period.id),),
            severity=Severity.WARNING,
            nature=Nature.JUDGMENTAL,
            adoption=_TOGETHER,
            label=stated.of_period.printed,
        )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "L'exercice d'une convention est celui de sa période",
        "The year of an agreement is that of its period",
    ),
    source=Message("Clause elle-même", "The clause itself"),
    failed=Message(
        "La phrase donne l'exercice {printed} et la période « {place} » : l'année vient-elle d'un"
        " modèle précédent ?",
        "The sentence gives the year {printed} and the period “{place}”: is the year left over from"
        " an earlier model?",
    ),
    find=find,
)
CHECKS = (CHECK,)
