"""Cells of figures that cannot be the number they stand for, as printed."""

from collections.abc import Iterator
from dataclasses import replace

from extract.facts import Fact
from extract.french.folding import TWO_LETTERS
from extract.pdf.unmapped_glyphs import unread_glyphs
from validate.check import Check, Context, place_id
from validate.model.adoption import Adoption, Ground
from validate.model.finding import Abstention, Message
from validate.model.identity import Form, Identity, Kind, Nature, Severity

CODE = "figures-well-formed"
_COLUMN_OF_FIGURES = Adoption(
    (Ground.POSITION,), "the other cells of its column are figures"
)


def find(context: Context) -> Iterator[Identity | Abstention]:
    """Every malformed cell of a column of figures.

    A cell of digits and signs only ("1 50") over which an identity of the table stands is a figure
    misprinted: a warning, and the identity says what it stands for. Without one it may be a list, a
    code or another country's way of writing; and one that holds words ("11+ 4 GLA") says more than
    a figure can: information.
    """
    computed: set[str] = set()
    for identity in context.found:
        computed.update(identity.facts)
    for fact in context.document.facts:
        unread = fact.number is None and not fact.unavailable
        if unread and fact.table_id and not fact.free:
            yield _identity(context, fact, known=fact.id in computed)


def _identity(context: Context, fact: Fact, *, known: bool) -> Identity:
    stated = Identity(
        id=place_id(CODE, context.document, fact),
        rule=CODE,
        kind=Kind.FORMAT,
        form=Form.WELL_FORMED,
        result=fact.id,
        terms=(),
        table_id=fact.table_id,
        severity=Severity.WARNING,
        adoption=_COLUMN_OF_FIGURES,
        label=" – ".join(
            part
            for part in (*fact.row_path[-1:], *fact.column_path[-1:])
            if part
        ),
    )
    if (
        TWO_LETTERS.search(fact.printed)
        or not known
        or unread_glyphs(fact.printed)
    ):
        return replace(stated, severity=Severity.INFO, nature=Nature.JUDGMENTAL)
    return stated


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.FORMAT,
    title=Message(
        "Une cellule de chiffres se lit comme un nombre",
        "A cell of figures reads as a number",
    ),
    source=Message(
        "Règles typographiques de l'Imprimerie nationale : tranches de trois chiffres, virgule"
        " décimale",
        "French typography: groups of three digits, decimal comma",
    ),
    failed=Message(
        "« {printed} » ({label}) ne se lit pas comme un nombre.",
        "“{printed}” ({label}) does not read as a number.",
    ),
    find=find,
)


CHECKS = (CHECK,)
