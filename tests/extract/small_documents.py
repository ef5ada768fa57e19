"""Documents of a few tables, for the tests of records."""

from decimal import Decimal

from extract.document import Document, DocumentFile
from extract.facts import Fact, FactContext, Statements
from extract.geometry import BBox, Place
from extract.lines.sections import Section, SectionKind
from extract.number import Number
from extract.records.frames import frames
from extract.tables.typing import type_table

SECTION = Section(
    "annexe-1", SectionKind.ANNEX, "1", "Annexe 1", (1, 0.0), "2026-12"
)


def document(*raws, **more) -> Document:
    said = (
        dict.fromkeys(("claims", "unit_rates", "votes", "periods"), ()) | more
    )
    tables = tuple(type_table(raw) for raw in raws)
    return Document(
        file=DocumentFile("doc-0", "doc.pdf", "0" * 64),
        pages=(),
        sections=(SECTION,),
        tables=tables,
        prose=(),
        facts=(),
        statements=Statements(**said),
    )


def grants(raw, **more):
    return frames(document(raw, **more))["grants"].to_dict("records")


def prose_fact(id_: str, value: int) -> Fact:
    place = Place(1, BBox(0.0, 0.0, 10.0, 10.0))
    number = Number(Decimal(value), 0, str(value))
    return Fact(
        id=id_,
        counts="other",
        number=number,
        printed=str(value),
        places=(place,),
        section="annexe-1",
        context=FactContext(theme="2", operation="4-5"),
    )
