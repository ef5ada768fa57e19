"""What the prose of one document says of its tables: read once for all checks, each part when it is
first asked for.
"""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import chain

from extract.document import Document
from extract.facts import Fact
from validate.prose.clauses import Clause, read_clauses
from validate.prose.deriving.wording import Wording, read_wordings
from validate.prose.pairing.pair_cells import CellPairer
from validate.prose.recalculating.rivals import Rivals
from validate.prose.recalculating.said_numbers import (
    PLACES,
    SaidNumbers,
    by_section,
)
from validate.prose.statements import Statement, read_sentences
from validate.prose.subjects.table_subjects import Subjects
from validate.prose.tabled.sums_across import sums_across
from validate.tables.ceilings import SaidBounds, said_bounds
from validate.tables.figure_table import FigureTable


class DocumentProse:
    """The sentences of a document with their numbers, and what these may be said of."""

    def __init__(
        self,
        document: Document,
        views: Sequence[FigureTable] = (),
        facts: Collection[Fact] = (),
    ) -> None:
        """``facts`` are all of the document."""
        self._document = document
        self._views = views
        self._facts = facts

    @cached_property
    def sentences(self) -> tuple[tuple[Statement, ...], ...]:
        """The stated numbers, sentence by sentence."""
        return tuple(read_sentences(self._document.claims))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The stated numbers, in document order."""
        return tuple(one for group in self.sentences for one in group)

    @cached_property
    def clauses(self) -> tuple[tuple[Clause, ...], ...]:
        """The words that govern each stated number, sentence by sentence."""
        return tuple(map(read_clauses, self.sentences))

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The sentences with all their numbers, those in words too."""
        return tuple(read_wordings(self._document))

    @cached_property
    def priced(self) -> Mapping[str, tuple[str, ...]]:
        """What the stated prices are for one of, by the number."""
        numbers = chain.from_iterable(one.numbers for one in self.wordings)
        return {one.fact.id: one.per_thing for one in numbers if one.per_thing}

    @cached_property
    def bounds(self) -> SaidBounds:
        """The ceilings and floors that sentences speak of."""
        return said_bounds(self._document)

    @cached_property
    def said_numbers(self) -> tuple[SaidNumbers, ...]:
        """The stated numbers of each part of the document, those in words too."""
        return tuple(by_section(self.wordings))

    @cached_property
    def tabled_sizes(self) -> frozenset[float]:
        """The figures that tables print, as numbers of the text are compared with them."""
        return frozenset(
            round(abs(float(one.value)), PLACES)
            for one in self._facts
            if one.table_id and one.value is not None
        )

    @cached_property
    def sums_across(self) -> frozenset[Decimal]:
        """What the lines of tables come to over their columns of one title."""
        return sums_across(self._views)

    @cached_property
    def rivals(self) -> Rivals:
        """What the numbers around each one make of it."""
        return Rivals(self.said_numbers)

    @cached_property
    def subjects(self) -> Subjects:
        """The figures of the tables by what they are said of."""
        return Subjects(self._document)

    @cached_property
    def pairer(self) -> CellPairer:
        """The cells of the tables by the words of their labels."""
        return CellPairer(self.subjects, self._views)
