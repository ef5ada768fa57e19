"""The file of grants that a body publishes, read a second time by frictionless under the national
schema: a line whose amount, beneficiary or date the schema refuses, or whose amount it reads
otherwise, is compared with nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.document import Document
from reports.export.scdl.national_schemas import scdl_schema
from validate.dossier.dossier_fact import DossierDocument
from validate.dossier.grant_facts import scdl_columns
from validate.model.finding import Message

_AMOUNT = "montant"
_COMPARED = {_AMOUNT, "nomBeneficiaire", "dateConvention"}
"""What of a line is compared with other documents: a mistake elsewhere changes nothing of it."""


@dataclass(frozen=True, slots=True)
class ScdlReading:
    """The amount of each line by its row, and how many lines the schema refuses."""

    amounts: dict[int, Decimal]
    refused: int


def is_scdl(document: Document) -> bool:
    """Whether a document is a file of the national schema of grants."""
    return any(scdl_columns(table) is not None for table in document.tables)


def read_scdl(path: Path) -> ScdlReading:
    """The lines of a file, as the national schema has them."""
    from frictionless import (
        Dialect,
        Resource,
        Schema,
        formats,
        system,
    )

    described = {**scdl_schema("subventions"), "fieldsMatch": "partial"}
    schema = Schema.from_descriptor(described)
    data = path.read_bytes()
    delimiter = ";" if data.split(b"\n", 1)[0].count(b";") else ","
    control = formats.CsvControl(delimiter=delimiter)
    amounts: dict[int, Decimal] = {}
    refused = 0
    with system.use_context(trusted=True):
        resource = Resource(
            path=str(path),
            schema=schema,
            dialect=Dialect(controls=[control]),
        )
        with resource:
            rows: Iterable[Any] = resource.row_stream
            for n, row in enumerate(rows):
                wrong = {getattr(e, "field_name", "") for e in row.errors}
                refused += bool(wrong)
                amount = row.get(_AMOUNT)
                if isinstance(amount, Decimal) and not wrong & _COMPARED:
                    amounts[n] = amount
    return ScdlReading(amounts, refused)


def with_scdl_reading(
    document: DossierDocument, reading: ScdlReading
) -> DossierDocument:
    """The document, its amounts in doubt where the two readings differ."""
    doubtful = set(document.doubtful)
    for fact in document.facts:
        row = fact.fact.row
        if row is None or reading.amounts.get(row) != fact.value:
            doubtful.add(fact.fact.id)
    return replace(document, doubtful=frozenset(doubtful))


def scdl_note(reading: ScdlReading) -> Message:
    """What the schema says of the file."""
    if not reading.refused:
        return Message(
            "conforme au schéma national des subventions",
            "as the national schema of grants asks",
        )
    return Message(
        f"lignes non conformes au schéma national : {reading.refused}",
        f"lines that the national schema refuses: {reading.refused}",
    )
