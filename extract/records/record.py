"""Rows of the normalized frames as text: the common columns, numbers as plain decimals, places as
one string.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain

from extract.document import Document
from extract.facts import Fact, table_facts
from extract.geometry import Place
from extract.number import Number, Unit
from extract.several import with_id
from extract.table import Cell, Row, Table

Record = dict[str, str]
PATH = " > "
"""Between the labels of a path, from the widest to the narrowest."""


def plain_decimal(value: Decimal | None) -> str:
    """A plain decimal without exponent; "" for none.

    >>> plain_decimal(Decimal("1E+3")), plain_decimal(None)
    ('1000', '')
    """
    return "" if value is None else format(value, "f")


def number_text(number: Number | None) -> str:
    """The value of ``number`` as a plain decimal; "" for none."""
    return plain_decimal(None if number is None else number.value)


def unit_text(number: Number | None) -> str:
    """``EUR``, ``%``, or the unit as printed."""
    if number is None:
        return ""
    if number.unit in {Unit.EUR, Unit.PERCENT}:
        return str(number.unit)
    return number.unit_text


def places_text(places: Iterable[Place]) -> str:
    """All places, in order, each once, separated by semicolons."""
    return ";".join(dict.fromkeys(map(str, places)))


def figures_in(table: Table) -> list[Fact]:
    """The facts of the table's cells, those inside free text and those of its header left out."""
    return [
        fact
        for fact in table_facts(table)
        if fact.row is not None and not fact.free
    ]


def table_record(
    document: Document, table: Table, row: Row, cells: Sequence[Cell]
) -> Record:
    """The common columns of a record made from ``cells`` of ``row``; without cells the row's first
    one stands in.
    """
    used = list(cells) or row.printed_cells[:1]
    places = list(chain.from_iterable(cell.raw.places for cell in used))
    return {
        **_common(document, table.section, places or table.raw.places[:1]),
        "table_id": table.id,
        "row": str(row.index),
        "engine": "+".join(sorted({cell.raw.engine for cell in used})),
        "confidence": _confidence(cell.raw.confidence for cell in used),
    }


def fact_record(document: Document, fact: Fact) -> Record:
    """The common columns of a record made from one fact."""
    return {
        **_common(document, fact.section, fact.places),
        "table_id": fact.table_id,
        "row": "" if fact.row is None else str(fact.row),
        "engine": fact.engine,
        "confidence": _confidence([fact.confidence]),
    }


def facts_record(
    document: Document, section: str, facts: Sequence[Fact]
) -> Record:
    """The common columns of a record made from several facts of prose."""
    places = chain.from_iterable(fact.places for fact in facts)
    return {
        **_common(document, section, places),
        "table_id": "",
        "row": "",
        "engine": "+".join(
            sorted({fact.engine for fact in facts if fact.engine})
        ),
        "confidence": _confidence(fact.confidence for fact in facts),
    }


def _common(
    document: Document, section: str, places: Iterable[Place]
) -> Record:
    own = with_id(document.sections, section)
    return {
        "document_id": document.document_id,
        "deliberation": "" if own is None else own.deliberation,
        "section": section,
        "places": places_text(places),
    }


def _confidence(values: Iterable[float]) -> str:
    return format(round(min(values, default=1.0), 3), "g")
