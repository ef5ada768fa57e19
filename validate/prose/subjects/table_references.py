"""The table that a paragraph points to: "le tableau ci-dessous", said anywhere in it, or the one it
stands right over.

A report of small tables introduces each by a paragraph whose sentences share the pointer: "Le
tableau suivant présente les aides de 2021. Les services ont instruit 138 dossiers pour un montant
total de 1 324 800 €."
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from extract.document import Document
from extract.facts import Claim
from extract.geometry import BBox
from extract.lines.paragraphs import Block, read_blocks
from extract.table import RowKind, Table
from validate.prose.subjects.table_texts import rows_of
from validate.prose.words.names import plain_words

_BELOW = re.compile(
    r"\btableau (?:\w+ ){0,2}(?:ci (?:dessous|apres)|suivant)\b"
)
"""A sentence that sends to the table below it."""
_ABOVE = re.compile(r"\btableau (?:\w+ ){0,2}(?:ci dessus|precedent)\b")
"""The same, to the table above."""
_RIGHT_OVER = 40.0
"""Points between a paragraph and the table it introduces without saying so."""
_LEFT_OF_LINE = 1.0
"""Points by which a number may begin left of its line: boxes are rounded."""

Spot = tuple[int, float]
"""A page and the top of something on it."""


@dataclass(frozen=True, slots=True)
class TableReference:
    """A table that a paragraph points to.

    ``sure``: the paragraph says so, or stands right over the table and gives another of its totals;
    otherwise it only stands right over it.
    """

    table: Table
    sure: bool


class TableReferences:
    """The tables that the paragraphs of one document point to."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._known: dict[int, tuple[Claim, TableReference | None]] = {}

    def at(self, claim: Claim) -> TableReference | None:
        """The one table that the paragraph of ``claim`` points to."""
        if (
            id(claim) not in self._known
        ):  # the claim is kept, and its id with it
            self._known[id(claim)] = claim, self._find(claim)
        return self._known[id(claim)][1]

    def _find(self, claim: Claim) -> TableReference | None:
        if not claim.fact.places:
            return None

        number = self._block(claim)
        text = self._text(number, claim)
        start, end = self._extent(number, claim)
        if _BELOW.search(text):
            return _sure(
                [table for spot, table in self._tables if spot > end][:1]
            )
        if _ABOVE.search(text):
            return _sure(
                [table for spot, table in self._tables if spot < start][-1:]
            )
        if number is None:
            return None

        table = self._right_below(number)
        if table is None:
            return None
        return TableReference(table, self._confirmed(number, claim, table))

    def _text(self, number: int | None, claim: Claim) -> str:
        """The words of the paragraph, and of the sentence, which may be cut out of it."""
        paragraph = "" if number is None else self._blocks[number].text
        return plain_words(f"{paragraph} {claim.sentence}")

    def _extent(self, number: int | None, claim: Claim) -> tuple[Spot, Spot]:
        """Where the first and the last line of the paragraph begin; the number itself without
        one.
        """
        if number is None:
            place = claim.fact.places[0]
            return (place.page, place.bbox.top), (place.page, place.bbox.top)
        block = self._blocks[number]
        last = block.lines[-1]
        return block.start, (last.page, last.bbox.top)

    def _confirmed(self, number: int, claim: Claim, table: Table) -> bool:
        """Whether another number of the paragraph is a total of the table."""
        totals: set[Decimal | None] = set()
        for row in rows_of(table, RowKind.TOTAL):
            totals |= self._values.get((table.id, row.index), set())
        others = {
            one.fact.value for one in self._claims[number] if one is not claim
        }
        return bool(others & totals - {claim.fact.value})

    def _block(self, claim: Claim) -> int | None:
        """The number of the paragraph that a claim is printed in."""
        page, box, _ = claim.fact.places[0]
        middle = (box.top + box.bottom) / 2
        for number, line in self._lines.get(page, ()):
            on_line = line.top <= middle <= line.bottom
            if on_line and line.x0 - _LEFT_OF_LINE <= box.x0:
                return number
        return None

    def _right_below(self, number: int) -> Table | None:
        """The table under a paragraph with nothing between, on its page."""
        last = self._blocks[number].lines[-1]
        bottom = last.bbox.bottom
        for (page, top), table in self._tables:
            if page != last.page or not 0 <= top - bottom < _RIGHT_OVER:
                continue
            if self._text_between(number + 1, page, bottom, top):
                return None
            return table
        return None

    def _text_between(
        self, number: int, page: int, bottom: float, top: float
    ) -> bool:
        """Whether a paragraph has a line on a page between two heights."""
        if number >= len(self._blocks):
            return False
        for line in self._blocks[number].lines:
            if line.page == page and bottom <= line.bbox.top < top:
                return True
        return False

    # -- the document, indexed -------------------------------------------------------------------

    @cached_property
    def _blocks(self) -> tuple[Block, ...]:
        return read_blocks(self.document.prose)

    @cached_property
    def _lines(self) -> dict[int, list[tuple[int, BBox]]]:
        """The lines of each page, with the numbers of their paragraphs."""
        found: dict[int, list[tuple[int, BBox]]] = defaultdict(list)
        for number, block in enumerate(self._blocks):
            for line in block.lines:
                found[line.page].append((number, line.bbox))
        return found

    @cached_property
    def _claims(self) -> dict[int | None, list[Claim]]:
        """The claims of each paragraph."""
        found: dict[int | None, list[Claim]] = defaultdict(list)
        for claim in self.document.claims:
            if claim.fact.places:
                found[self._block(claim)].append(claim)
        return found

    @cached_property
    def _values(self) -> dict[tuple[str, int | None], set[Decimal | None]]:
        """The figures of each line of each table."""
        found: dict[tuple[str, int | None], set[Decimal | None]] = defaultdict(
            set
        )
        for fact in self.document.facts:
            found[fact.table_id, fact.row].add(fact.value)
        return found

    @cached_property
    def _tables(self) -> list[tuple[Spot, Table]]:
        """The tables in the order of reading, each with where it begins."""
        first = ((table.raw.places[0], table) for table in self.document.tables)
        spots = [
            ((place.page, place.bbox.top), table) for place, table in first
        ]
        return sorted(spots, key=lambda pair: pair[0])


def _sure(tables: Sequence[Table]) -> TableReference | None:
    """A reference to the one table there is, if any."""
    if not tables:
        return None
    return TableReference(tables[0], sure=True)
