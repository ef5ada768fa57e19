"""A document as normalized frames: what the tables, the prose and the votes say, one plain row
each. What fills them is in ``families/``.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.document import Document
from extract.records.family import Family
from extract.records.record import Record
from extract.records.registry import FAMILIES
from extract.table import Table

if TYPE_CHECKING:
    import pandas as pd


def frames(
    document: Document, families: Sequence[Family] = FAMILIES
) -> "dict[str, pd.DataFrame]":
    """The frames of the contract by name, each with all its columns, as text ("" for missing), in
    printed order.
    """
    return {family.name: _frame(document, family) for family in families}


def _frame(document: Document, family: Family) -> "pd.DataFrame":
    import pandas as pd

    rows = list(family.records(document))
    columns = list(family.schema.columns)
    return pd.DataFrame(rows, columns=columns, dtype="str").fillna("")


def frame_records(
    document: Document, name: str, families: Sequence[Family] = FAMILIES
) -> list[Record]:
    """The rows of the frame called ``name``, each with all its columns; none where no frame is
    called so.
    """
    rows: list[Record] = []
    for family in families:
        if family.name == name:
            columns = family.schema.columns
            for record in family.records(document):
                rows.append({each: record.get(each, "") for each in columns})
    return rows


def prose_records(document: Document) -> Iterator[tuple[str, Record]]:
    """The records of the prose, each with the name of its frame. In a frame they stand before those
    of the tables.
    """
    for family in FAMILIES:
        for record in family.of_document(document):
            yield family.name, record


def table_records(
    document: Document, table: Table
) -> Iterator[tuple[str, Record]]:
    """The records of one table, each with the name of its frame: to go through a long document
    once.
    """
    for family in FAMILIES:
        for record in family.of_table(document, table):
            yield family.name, record
