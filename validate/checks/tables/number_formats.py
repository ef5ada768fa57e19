"""Cells of figures that cannot be the number they stand for, as printed."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from extract.facts import Fact
from extract.french.folding import TWO_LETTERS
from extract.french.look_alikes import amount_in_letters
from extract.french.numbers import find_numbers
from extract.pdf.unmapped_glyphs import unread_glyphs
from validate.check import Check, Context, place_id
from validate.model.adoption import Adoption, Ground
from validate.model.finding import Abstention, Message
from validate.model.identity import Form, Identity, Kind, Nature, Severity

CODE = "figures-well-formed"
_COLUMN_OF_FIGURES = Adoption(
    (Ground.POSITION,), "the other cells of its column are figures"
)

_RATE = re.compile(r"[^\W\d_] ?/ ?[^\W\d_]")
"""A unit by another one: "7,0 L/h"."""
_SHOWN = 3
"""How many of a column's cells in words its abstention quotes."""


def find(context: Context) -> Iterator[Identity | Abstention]:
    """Every malformed cell of a column of figures.

    A cell of digits and signs only ("1 50") over which an identity of the table stands is a figure
    misprinted: a warning, and the identity says what it stands for. Without one it may be a list, a
    code or another country's way of writing; and several numbers among words ("11+ 4 GLA") say more
    than a figure can: information. One number among words ("0,32 % par jour") is no misprint, nor
    are words that nothing reckons with ("2 à 3 ans"): the column's cells of that kind are listed as
    not checked.
    """
    computed: set[str] = set()
    for identity in context.found:
        computed.update(identity.facts)

    worded: dict[tuple[str, int | None], list[Fact]] = defaultdict(list)
    for fact in context.document.facts:
        unread = fact.number is None and not fact.unavailable
        if not unread or not fact.table_id or fact.free:
            continue
        known = fact.id in computed
        if _is_worded(fact) and not (known and _holds_several(fact)):
            worded[fact.table_id, fact.col].append(fact)
        else:
            yield _identity(context, fact, known=known)

    for cells in worded.values():
        yield _told_in_words(cells)


def _is_worded(fact: Fact) -> bool:
    """Whether a cell holds words, or one unit over another; what stands for glyphs that no table
    maps is none, nor are letters in the place of digits.
    """
    text = fact.printed
    words = TWO_LETTERS.search(text) or _RATE.search(text)
    if words is None or unread_glyphs(text):
        return False
    return not amount_in_letters(text)


def _holds_several(fact: Fact) -> bool:
    """Whether a cell prints several numbers, of which any may be the one it stands for."""
    return len(find_numbers(fact.printed)) > 1


def _told_in_words(cells: list[Fact]) -> Abstention:
    """The cells of a column of figures that are said in words, which no check reads as numbers."""
    column = " / ".join(cells[0].column_path)
    printed = [fact.printed for fact in cells[:_SHOWN]]
    more = "…" * (len(cells) > _SHOWN)
    shown, shown_en = (
        ", ".join(map(quoted.format, printed)) + more
        for quoted in ("« {} »", "“{}”")
    )
    reason = Message(
        f"des mots se mêlent aux chiffres : {shown}",
        f"words are mixed with the figures: {shown_en}",
    )
    places = tuple(place for fact in cells for place in fact.places)
    return Abstention(CODE, cells[0].table_id, column, reason, places=places)


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
            filter(None, (*fact.row_path[-1:], *fact.column_path[-1:]))
        ),
    )
    if not known or _is_worded(fact) or unread_glyphs(fact.printed):
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
