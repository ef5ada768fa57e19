"""The numbers that prose states, one record a claim."""

from collections.abc import Iterator
from typing import get_args

from extract.document import Document
from extract.facts import Claim
from extract.number import Counts
from extract.records.family import Family
from extract.records.record import Record, fact_record, number_text
from extract.records.schema import OPERATION, PRINTED, THEME, Field, FrameSchema

SCHEMA = FrameSchema(
    "claims",
    title_fr="Nombres du texte",
    title_en="Numbers in prose",
    row_fr="Une ligne par nombre énoncé dans le texte",
    row_en="One row per number stated in prose",
    own=(
        THEME,
        OPERATION,
        Field(
            "article",
            "string",
            title_fr="Article",
            title_en="Article",
            description_fr="Article de la délibération",
            description_en="Deliberation article",
        ),
        Field(
            "subject",
            "string",
            title_fr="Sujet",
            title_en="Subject",
            description_fr="Ce dont le nombre parle",
            description_en="What the number speaks of",
        ),
        Field(
            "counts",
            "string",
            title_fr="Nature",
            title_en="Counts",
            description_fr="Ce que le nombre compte",
            description_en="What the number counts",
            required=True,
            enum=get_args(Counts),
        ),
        Field(
            "unit_noun",
            "string",
            title_fr="Unité",
            title_en="Unit noun",
            description_fr="Nom qui suit le nombre",
            description_en="Noun after the number",
        ),
        Field(
            "value",
            "number",
            title_fr="Valeur",
            title_en="Value",
            description_fr="En unités de base",
            description_en="In base units",
        ),
        PRINTED,
    ),
)


def claim_records(document: Document) -> Iterator[Record]:
    """One record for each claim."""
    for claim in document.claims:
        yield _record(document, claim)


def _record(document: Document, claim: Claim) -> Record:
    return {
        **fact_record(document, claim.fact),
        "theme": claim.fact.theme,
        "operation": claim.fact.operation,
        "article": claim.article,
        "subject": claim.subject,
        "counts": claim.fact.counts,
        "unit_noun": claim.unit_noun,
        "value": number_text(claim.fact.number),
        "printed": claim.fact.printed,
    }


CLAIMS = Family(schema=SCHEMA, of_document=claim_records)
