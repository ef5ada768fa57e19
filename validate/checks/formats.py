"""Cells of figures that cannot be the number they stand for, as printed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.facts import Fact
from validate.check import Check, Context, place_id
from validate.finding import Abstention, Message
from validate.identity import Form, Identity, Kind, Severity

CODE = "figures-well-formed"
_WORDS = re.compile(r"[^\W\d_]{2,}")


def find(context: Context) -> Iterator[Identity | Abstention]:
    """Every malformed cell of a column of figures.

    A cell made of digits and signs only ("1 50") is a figure misprinted: a warning. One that holds words ("11+ 4
    GLA") says more than a figure can: information. What it stands for comes from the identities over it.
    """
    for fact in context.document.facts:
        if fact.number is None and fact.table_id and not fact.free:
            yield _identity(context, fact)


def _identity(context: Context, fact: Fact) -> Identity:
    stated = Identity(
        id=place_id(CODE, context.document, fact),
        rule=CODE,
        kind=Kind.FORMAT,
        form=Form.WELL_FORMED,
        result=fact.id,
        terms=(),
        table_id=fact.table_id,
        severity=Severity.WARNING,
        adopted="the other cells of its column are figures",
        label=" – ".join(part for part in (*fact.row_path[-1:], *fact.column_path[-1:]) if part),
    )
    if _WORDS.search(fact.printed):
        return replace(stated, severity=Severity.INFO, nature="judgmental")
    return stated


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.FORMAT,
    title=Message("Une cellule de chiffres se lit comme un nombre", "A cell of figures reads as a number"),
    source=Message(
        "Règles typographiques de l'Imprimerie nationale : tranches de trois chiffres, virgule décimale",
        "French typography: groups of three digits, decimal comma",
    ),
    failed=Message(
        "« {printed} » ({label}) ne se lit pas comme un nombre.",
        "“{printed}” ({label}) does not read as a number.",
    ),
    find=find,
)
