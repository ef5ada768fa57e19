"""The table that a paragraph points to: "le tableau ci-dessous", said anywhere in it, or the one it
stands right over.

A report of small tables introduces each by a paragraph whose sentences share the pointer: "Le
tableau suivant présente les aides de 2021. Les services ont instruit 138 dossiers pour un montant
total de 1 324 800 €."
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from extract.document import Document
from extract.facts import Claim
from extract.geometry import BBox
from extract.lines.paragraphs import Block, read_blocks
from extract.table import RowKind, Table
from validate.prose import names

_BELOW = re.compile(r"\btableau (?:\w+ ){0,2}(?:ci (?:dessous|apres)|suivant)\b")
_ABOVE = re.compile(r"\btableau (?:\w+ ){0,2}(?:ci dessus|precedent)\b")
_RIGHT_OVER = 40.0
"""Points between a paragraph and the table it introduces without saying so."""


@dataclass(frozen=True, slots=True)
class TableReference:
    """A table, and whether it is surely meant: the paragraph says so, or stands right over it and
    gives another of its totals. Else it only stands right over it."""

    table: Table
    said: bool


class TableReferences:
    """The tables that the paragraphs of one document point to."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def _blocks(self) -> tuple[Block, ...]:
        return read_blocks(self.document.prose)

    @cached_property
    def _lines(self) -> dict[int, list[tuple[int, BBox]]]:
        """The lines of each page, with the numbers of their paragraphs."""
        found: dict[int, list[tuple[int, BBox]]] = {}
        for number, block in enumerate(self._blocks):
            for line in block.lines:
                found.setdefault(line.page, []).append((number, line.bbox))
        return found

    @cached_property
    def _claims(self) -> dict[int | None, list[Claim]]:
        """The claims of each paragraph."""
        found: dict[int | None, list[Claim]] = {}
        for claim in self.document.claims:
            if claim.fact.places:
                found.setdefault(self._block(claim), []).append(claim)
        return found

    @cached_property
    def _values(self) -> dict[tuple[str, int | None], set[Decimal | None]]:
        """The figures of each line of each table."""
        found: dict[tuple[str, int | None], set[Decimal | None]] = {}
        for fact in self.document.facts:
            found.setdefault((fact.table_id, fact.row), set()).add(fact.value)
        return found

    @cached_property
    def _tables(self) -> list[tuple[tuple[int, float], Table]]:
        spots = [
            ((t.raw.places[0].page, t.raw.places[0].bbox.top), t) for t in self.document.tables
        ]
        return sorted(spots, key=lambda pair: pair[0])

    def at(self, claim: Claim) -> TableReference | None:
        """The one table that the paragraph of ``claim`` points to."""
        if not claim.fact.places:
            return None
        number = self._block(claim)
        text = names.plain_words(claim.sentence)
        start = end = (claim.fact.places[0].page, claim.fact.places[0].bbox.top)
        if number is not None:
            block = self._blocks[number]
            text = names.plain_words(f"{block.text} {claim.sentence}")
            start, end = block.start, (block.lines[-1].page, block.lines[-1].bbox.top)
        if _BELOW.search(text):
            after = [table for spot, table in self._tables if spot > end]
            return TableReference(after[0], True) if after else None
        if _ABOVE.search(text):
            before = [table for spot, table in self._tables if spot < start]
            return TableReference(before[-1], True) if before else None
        table = None if number is None else self._right_below(number)
        return (
            None
            if table is None or number is None
            else TableReference(table, self._confirmed(number, claim, table))
        )

    def _confirmed(self, number: int, claim: Claim, table: Table) -> bool:
        """Whether another number of the paragraph is a total of the table."""
        closing = [row.index for row in table.rows if row.kind is RowKind.TOTAL]
        totals = set[Decimal | None]().union(
            *(self._values.get((table.id, row), ()) for row in closing)
        )
        others = [one for one in self._claims[number] if one is not claim]
        return any(
            one.fact.value in totals and one.fact.value != claim.fact.value for one in others
        )

    def _block(self, claim: Claim) -> int | None:
        page, box = claim.fact.places[0]
        middle = (box.top + box.bottom) / 2
        for number, line in self._lines.get(page, ()):
            if line.top <= middle <= line.bottom and line.x0 - 1 <= box.x0:
                return number
        return None

    def _right_below(self, number: int) -> Table | None:
        """The table under a paragraph with nothing between, on its page."""
        last = self._blocks[number].lines[-1]
        bottom = last.bbox.bottom
        after = [
            t
            for (page, top), t in self._tables
            if page == last.page and 0 <= top - bottom < _RIGHT_OVER
        ]
        if not after:
            return None
        top = after[0].raw.places[0].bbox.top
        following = self._blocks[number + 1 : number + 2]
        between = any(
            x.page == last.page and bottom <= x.bbox.top < top
            for block in following
            for x in block.lines
        )
        return None if between else after[0]
