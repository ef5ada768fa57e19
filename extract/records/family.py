"""A family: one frame, and what fills it from a document."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extract.document import Document
from extract.records.record import Record
from extract.records.schema import FrameSchema
from extract.table import Table


def _nothing_in_document(_document: Document) -> Iterator[Record]:
    return iter(())


def _nothing_in_table(_document: Document, _table: Table) -> Iterator[Record]:
    return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A kind of annex, or what every document states: the frame it fills, and its two readers.

    ``of_document`` gives the records of what is no table, ``of_table`` those of one table: none for
    a table of another kind. A family is optional knowledge: a document that none knows still fills
    the frames of totals and cells.
    """

    schema: FrameSchema
    of_document: Callable[[Document], Iterator[Record]] = _nothing_in_document
    of_table: Callable[[Document, Table], Iterator[Record]] = _nothing_in_table

    @property
    def name(self) -> str:
        """The name of its frame."""
        return self.schema.name

    def records(self, document: Document) -> Iterator[Record]:
        """All records of a document, those of the prose before those of the tables."""
        yield from self.of_document(document)
        for table in document.tables:
            yield from self.of_table(document, table)
