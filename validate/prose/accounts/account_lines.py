"""Accounts: lines of a label and an amount each, in the prose ("Région : 30 000 €") or in a table
of one column.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.document import Document
from extract.facts import Claim, Fact
from extract.french.folding import fold
from extract.number import Unit
from extract.pdf.page import Line
from extract.table import ColumnKind, RowKind
from extract.texts.text_columns import ReadingOrder
from validate.prose.statements import Statement
from validate.prose.words.names import plain_words
from validate.tables.figure_table import NUMERIC, FigureTable
from validate.tables.worded.written_labels import prints_a_formula

_BEHIND = re.compile(r"(?:euros? ?)?(?:ht|ttc|h t|t t c|hors taxes?)?")
"""What may follow the amount of a line: its unit and its tax."""
_ITEM = re.compile(r"[^\w«(]+")
"""The mark that opens an item."""
_LEAST = 3
"""Lines that make an account: two parts, and what they make."""


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A line of an account: its label and its amount."""

    label: str
    fact: Fact

    @property
    def words(self) -> str:
        """The label in the form that words are looked for in."""
        return fold(self.label)


@dataclass(frozen=True, slots=True)
class Account:
    """Lines that follow each other, and nothing between them; the claim of the first, where they
    are prose, or the table that they are.
    """

    lines: tuple[AccountLine, ...]
    claim: Claim | None = None
    table: str = ""


def tabled_accounts(views: Sequence[FigureTable]) -> Iterator[Account]:
    """The tables of one column of figures, which are amounts, in which no line is called a total
    and none prints a formula: how these add up is asked of tables anyway.
    """
    for view in views:
        columns = view.columns(*NUMERIC)
        if columns != view.columns(ColumnKind.AMOUNT) or len(columns) != 1:
            continue
        lines = list(_tabled_lines(view, columns[0]))
        is_whole = len(lines) == len(view.rows) >= _LEAST
        if is_whole and not prints_a_formula(view):
            yield Account(tuple(lines), table=view.table.id)


def _tabled_lines(view: FigureTable, col: int) -> Iterator[AccountLine]:
    for row in view.rows:
        fact = view.facts.get((row.index, col))
        is_told = fact is not None and fact.number is not None
        if fact is not None and is_told and row.kind is RowKind.DETAIL:
            yield AccountLine(row.label, fact)


def prose_accounts(
    document: Document, sentences: Sequence[Sequence[Statement]]
) -> Iterator[Account]:
    """The runs of lines that each print a label, a colon and an amount in euros, and between which
    the text prints nothing else.
    """
    between = _LinesBetween(document.prose)
    run: list[AccountLine] = []
    first: Claim | None = None
    for group in sentences:
        line = _account_line(group)
        if line is None or not (run and between.is_empty(run[-1], line)):
            yield from _whole(run, first)
            run, first = [], group[-1].claim
        if line is not None:
            run.append(line)
    yield from _whole(run, first)


def _whole(
    run: Sequence[AccountLine], first: Claim | None
) -> Iterator[Account]:
    if len(run) >= _LEAST:
        yield Account(tuple(run), first)


def _account_line(group: Sequence[Statement]) -> AccountLine | None:
    """The line that a sentence is, where its last number is the amount behind its colon."""
    last = group[-1]
    label, colon, rest = last.opening.rpartition(":")
    name = _ITEM.sub("", label, count=1) if _ITEM.match(label) else label
    if not colon or rest.strip() or not name.strip():
        return None
    if not _is_exact(last.claim.fact):
        return None
    if _BEHIND.fullmatch(plain_words(last.after)) is None:
        return None
    return AccountLine(name.strip(), last.claim.fact)


def _is_exact(fact: Fact) -> bool:
    """Whether a number is an amount in euros, read at one place and not said to be about so."""
    number = fact.number
    if number is None or number.unit is not Unit.EUR or number.approximate:
        return False
    return len(fact.places) == 1


class _LinesBetween:
    """The lines of the prose in their order on the pages, to see what two amounts have between."""

    def __init__(self, prose: Sequence[Line]) -> None:
        self._order = ReadingOrder(prose)
        self._lines = sorted(prose, key=self._start)
        self._starts = list(map(self._start, self._lines))

    def is_empty(self, above: AccountLine, below: AccountLine) -> bool:
        """Whether two lines of one section follow each other: what stands between both is the
        label of the lower one.
        """
        first, last = self._middle(above.fact), self._middle(below.fact)
        if above.fact.section != below.fact.section or last <= first:
            return False
        low, high = (bisect_left(self._starts, end) for end in (first, last))
        own = plain_words(f"{below.label} {below.fact.printed}")
        return all(
            plain_words(line.text) in own for line in self._lines[low:high]
        )

    def _start(self, line: Line) -> tuple[int, int, float]:
        page, column, top, _ = self._order(line.place())
        return page, column, top

    def _middle(self, fact: Fact) -> tuple[int, int, float]:
        (place,) = fact.places
        page, column, top, _ = self._order(place)
        return page, column, (top + place.bbox.bottom) / 2
