"""The figures that words name anywhere in a document: a line of a table by its label and the
table's title, a number of the text by what it is said of.

A ratio in a table of ratios ("Dépenses réelles de fonctionnement / population") divides figures
that stand elsewhere. Only one that words name without a rival is taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Document
from extract.facts import Claim, Fact
from extract.table import ColumnKind, Row, RowKind
from validate.prose.words.word_stems import IN_FULL, stems
from validate.tables.figure_table import CLOSING, FigureTable

_ALIKE = {"charge": "depense", "produit": "recette", **IN_FULL}
"""Words of one meaning in accounts."""
_EMPTY = frozenset({"brut", "brute", "total", "reel", "reelle", "principal"})
"""Words that a ratio and the line it is of need not share."""
_PEOPLE = frozenset({"population", "habitant"})
"""Words that call the people of a place, who are counted once."""


@dataclass(frozen=True)
class NamedTerms:
    """The figures of a document, looked up by what names them."""

    document: Document
    views: tuple[FigureTable, ...]

    def find(
        self, words: str, year: int | None, *, beside: str
    ) -> tuple[Fact, ...]:
        """The figures of one value that words name for a year, those of tables first; none where
        they name several, or stand in the table ``beside`` which they are asked.
        """
        wanted = telling_words(words)
        if not wanted:
            return ()
        lines = list(self._of_tables(wanted, year, beside))
        totals = [fact for fact, closes in lines if closes]
        found = totals or [fact for fact, _ in lines]
        found += self._of_claims(wanted, year)
        values = {fact.value for fact in found}
        return tuple(found) if len(values) == 1 else ()

    def _of_tables(
        self, wanted: frozenset[str], year: int | None, beside: str
    ) -> Iterator[tuple[Fact, bool]]:
        """The figures that lines of tables name, and whether these close others: a total that bears
        the name stands for its parts.
        """
        for view in self.views:
            col = self._column(view, year)
            if view.table.id == beside or col is None:
                continue
            for row in view.rows:
                fact = view.facts.get((row.index, col))
                if fact is None or fact.value is None:
                    continue
                if _is_named(view, row, wanted):
                    yield fact, row.kind in CLOSING

    def _column(self, view: FigureTable, year: int | None) -> int | None:
        """The only column of amounts, or the only one of a year."""
        columns = view.columns(ColumnKind.AMOUNT)
        wanted = self.document.exercise if year is None else year
        if len(columns) > 1 or year is not None:
            columns = [
                col for col in columns if view.column(col).year == wanted
            ]
        return columns[0] if len(columns) == 1 else None

    def _of_claims(
        self, wanted: frozenset[str], year: int | None
    ) -> Iterator[Fact]:
        if year is not None and year != self.document.exercise:
            return
        for claim in self.document.claims:
            if claim.fact.value and _is_said(claim, wanted):
                yield claim.fact


def telling_words(text: str) -> frozenset[str]:
    """The words that name a figure, each as of one, those of one meaning as one.

    >>> sorted(telling_words("Charges réelles de fonctionnement"))
    ['depense', 'fonctionnement']
    """
    return frozenset(_in_order(text))


def _in_order(text: str) -> list[str]:
    words = (_ALIKE.get(word, word) for word in stems(text))
    return [word for word in words if not word.isdigit() and word not in _EMPTY]


def _is_named(view: FigureTable, row: Row, wanted: frozenset[str]) -> bool:
    """Whether a total bears a name with the title of its table, or a line, which has a part of it,
    does.
    """
    if row.kind in (RowKind.HEADER, RowKind.BAND, RowKind.NOTE):
        return False
    title = telling_words(view.table.caption)
    label = telling_words(row.label)
    if not wanted <= title | label:
        return False
    return row.kind in CLOSING or not wanted <= title


def _is_said(claim: Claim, wanted: frozenset[str]) -> bool:
    """Whether a number is said of what words name: it opens its subject; people by their noun."""
    if claim.fact.counts in ("rate", "percent", "duration"):
        return False
    if wanted <= _PEOPLE:
        told = telling_words(claim.sentence)
        return claim.fact.counts == "persons" and "population" in told
    opening = _in_order(claim.subject)[: len(wanted)]
    return frozenset(opening) == wanted
