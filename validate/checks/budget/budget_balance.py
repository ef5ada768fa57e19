"""A budget is in balance: its total of expenses is its total of receipts."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from extract.facts import Fact
from extract.french.lexicon.budget import (
    BALANCED,
    DECREASE,
    EXPENSES,
    INCREASE,
    RECEIPTS,
)
from extract.several import only, partition
from extract.table import ColumnKind, RowKind
from validate.check import Check, Context, stable_id
from validate.model.adoption import WORDING_AND_POSITION
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Severity, Term
from validate.prose.subjects.table_texts import highest_of
from validate.prose.words.names import plain_words
from validate.tables.figure_table import CLOSING, FigureTable

_PARTS = re.compile(
    r"\b(fonctionnement|investissement|exploitation|reelles?|ordre|general\w*|cumul\w*)\b"
)
"""Words of a caption that tell one part of a budget from another."""


_SHARES = frozenset({"reelle", "ordre"})
"""What :data:`_PARTS` finds of a part that is not all of it."""
_OF_CHAPTER = re.compile(r"\btotal (?:[dr] |chap\w* )?\d{2,3}\b")
"""What a total of one chapter is called: "TOTAL R 75 : Autres produits"."""
_SEVERAL = 2
"""Columns of two totals that agree for a reason."""


class _Side(StrEnum):
    """A side of a budget."""

    EXPENSES = "expenses"
    RECEIPTS = "receipts"


@dataclass(frozen=True, slots=True)
class _Pair:
    """A total of expenses and a total of receipts of the same part of a budget, by their rows."""

    view: FigureTable
    expenses: int
    receipts: int
    part: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the totals are of all that a part of a budget holds: what is real, and what moves
        between sections, each leave a difference that the other makes up for."""
        return not _SHARES.intersection(self.part)

    def columns(self) -> Iterator[tuple[int, bool]]:
        """The columns of amounts that both totals print, one of them more than nothing, and whether
        they are equal there; what is added and what is taken away balance together alone.
        """
        for col in self.view.columns(ColumnKind.AMOUNT):
            if _tells_movement(self.view, col):
                continue
            ours = self.view.value(self.receipts, col)
            theirs = self.view.value(self.expenses, col)
            if ours is not None and theirs is not None and (ours or theirs):
                yield col, ours == theirs


def _find(context: Context) -> Iterator[Identity]:
    """Adopted on wording and position: two total lines of one table, one of expenses, one of
    receipts.

    Stated where at least as many columns of the table's pairs agree as do not and one agrees. A
    failure accuses where the document says that its budget is balanced, and warns elsewhere: a
    surplus may be voted.
    """
    prose = (plain_words(line.text) for line in context.document.prose)
    said = any(map(BALANCED.within, prose))
    for view in context.figure_tables:
        yield from _between_rows(view, said=said)
    yield from _between_columns(context.figure_tables, said=said)
    yield from _between_tables(context.figure_tables, said=said)


def _between_rows(view: FigureTable, *, said: bool) -> Iterator[Identity]:
    whole, others = partition(_pairs(view), lambda pair: pair.is_whole)
    for pairs in (whole, *([pair] for pair in others)):
        yield from _of_pairs(view, pairs, said=said)


def _of_pairs(
    view: FigureTable, pairs: Sequence[_Pair], *, said: bool
) -> Iterator[Identity]:
    """The columns of pairs of which at least half agree."""
    agreed: list[bool] = []
    for pair in pairs:
        agreed += (equal for _, equal in pair.columns())
    if not _is_balanced(sum(agreed), len(agreed)):
        return

    heard = _is_balanced(sum(agreed) - 1, len(agreed))
    for pair in pairs:
        for col, _ in pair.columns():
            identity = _identity(
                view, (pair.receipts, col), (pair.expenses, col), said=said
            )
            yield identity.as_heard(heard)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the totals of two tables, one of expenses and one of receipts."""

    label: str
    view: FigureTable
    """The table of the receipts."""
    receipts: Fact
    expenses: Fact

    @property
    def agrees(self) -> bool:
        return self.receipts.value == self.expenses.value


def _between_tables(
    views: Sequence[FigureTable], *, said: bool
) -> Iterator[Identity]:
    """Totals of two tables whose titles name the two sides of one part of a budget.

    A column is meant where it agrees in at least half of the pairs of tables that print it, or
    where most columns of its pair agree: credits open before an amendment need not.
    """
    pairs = list(_paired_tables(views))
    by_label: dict[str, list[bool]] = defaultdict(list)
    for columns in pairs:
        for column in columns:
            by_label[column.label].append(column.agrees)

    for columns in pairs:
        own = sum(column.agrees for column in columns)
        for column in columns:
            alike = by_label[column.label]
            tallies = (own, len(columns)), (sum(alike), len(alike))
            if not _is_meant(*tallies):
                continue
            fewer = ((held - 1, tried) for held, tried in tallies)
            identity = _of_tables(column, said=said)
            yield identity.as_heard(_is_meant(*fewer))


def _is_meant(own: tuple[int, int], alike: tuple[int, int]) -> bool:
    """Whether a column of two totals is one in balance: most columns of its pair agree, and several
    do, or it does in half of the pairs.
    """
    agreeing, columns = own
    mostly = agreeing >= _SEVERAL and 2 * agreeing > columns
    return mostly or _is_balanced(*alike)


def _paired_tables(views: Sequence[FigureTable]) -> Iterator[list[_Column]]:
    """For each part of a budget in two tables the columns that both totals print."""
    parts: dict[tuple[str, ...], dict[_Side, list[tuple[FigureTable, int]]]] = (
        defaultdict(lambda: defaultdict(list))
    )
    for view in views:
        title = plain_words(view.table.caption)
        side, part = _side_of(title), _part(title)
        total = _widest(view, view.of_kind(RowKind.TOTAL))
        if side is not None and part and total is not None:
            key = (view.table.section, *part)
            parts[key][side].append((view, total))

    for sides in parts.values():
        receipts, expenses = sides[_Side.RECEIPTS], sides[_Side.EXPENSES]
        if len(receipts) == len(expenses) == 1:
            yield list(_columns_of(receipts[0], expenses[0]))


def _columns_of(
    receipts: tuple[FigureTable, int], expenses: tuple[FigureTable, int]
) -> Iterator[_Column]:
    theirs = dict(_amounts(*expenses))
    for label, fact in _amounts(*receipts):
        if label in theirs:
            yield _Column(label, receipts[0], fact, theirs[label])


def _amounts(view: FigureTable, row: int) -> Iterator[tuple[str, Fact]]:
    """The amounts of a row that were read, by the header of their column."""
    for col in view.columns(ColumnKind.AMOUNT):
        fact = view.facts.get((row, col))
        if fact is not None and fact.value is not None:
            yield " ".join(view.column(col).path), fact


def _of_tables(column: _Column, *, said: bool) -> Identity:
    view, fact = column.view, column.receipts
    assert fact.row is not None
    assert fact.col is not None
    return Identity(
        id=stable_id(CHECK.code, *view.words(fact.row, fact.col), "tables"),
        rule=CHECK.code,
        kind=Kind.DIFFERENCE,
        form=Form.EQUALITY,
        result=fact.id,
        terms=(Term(column.expenses.id),),
        table_id=fact.table_id,
        severity=Severity.ERROR if said else Severity.WARNING,
        adoption=WORDING_AND_POSITION,
        label=view.name(fact.row, fact.col),
    )


def _is_balanced(agreeing: int, columns: int) -> bool:
    """Whether so many columns agree that the table is one of a budget in balance."""
    return agreeing > 0 and 2 * agreeing >= columns


def _between_columns(
    views: Sequence[FigureTable], *, said: bool
) -> Iterator[Identity]:
    """Total lines of tables that print their receipts beside their expenses: only those that are
    in balance, unless the document says that it is, or another of its tables with the same two
    headers is.
    """
    sided = [(view, *sides) for view in views if (sides := _two_sides(view))]
    balanced = Counter(
        _headers(view, *sides)
        for view, *sides in sided
        if any(own and own == other for _, own, other in _totals(view, *sides))
    )
    for view, receipts, expenses in sided:
        headers = _headers(view, receipts, expenses)
        for row, own, other in _totals(view, receipts, expenses):
            others = balanced[headers] - (own == other)
            if said or own == other or others > 0:
                identity = _identity(
                    view, (row, receipts), (row, expenses), said=said
                )
                yield identity.as_heard(said or others > 0)


def _two_sides(view: FigureTable) -> tuple[int, int] | None:
    """The one column of receipts of a table, and its one column of expenses."""
    sides = _column_sides(view)
    receipts, expenses = (
        only(sides[_Side.RECEIPTS]),
        only(sides[_Side.EXPENSES]),
    )
    if receipts is None or expenses is None:
        return None
    return receipts, expenses


def _headers(view: FigureTable, *columns: int) -> tuple[str, ...]:
    return tuple(" ".join(view.column(col).path) for col in columns)


def _totals(
    view: FigureTable, receipts: int, expenses: int
) -> Iterator[tuple[int, Decimal | None, Decimal | None]]:
    """The total lines that print both sides, each with what they come to."""
    for row in view.of_kind(RowKind.TOTAL):
        if {(row, receipts), (row, expenses)} <= view.facts.keys():
            yield row, view.value(row, receipts), view.value(row, expenses)


def _column_sides(view: FigureTable) -> Mapping[_Side, list[int]]:
    """The columns of amounts by the side that their header says, or that of the texts before
    them.
    """
    sides: dict[_Side, list[int]] = defaultdict(list)
    for col in view.columns(ColumnKind.AMOUNT):
        own, left = (
            " ".join(view.column(col).path),
            _header_of_texts_before(view, col),
        )
        side = _side_of(plain_words(own)) or _side_of(plain_words(left))
        if side is not None:
            sides[side].append(col)
    return sides


def _side_of(words: str) -> _Side | None:
    """The one side of a budget that words speak of."""
    expenses, receipts = EXPENSES.within(words), RECEIPTS.within(words)
    if expenses == receipts:
        return None
    if expenses:
        return _Side.EXPENSES
    return _Side.RECEIPTS


def _header_of_texts_before(view: FigureTable, col: int) -> str:
    """The header of the nearest column of texts before a column of amounts."""
    texts = view.columns(ColumnKind.TEXT, ColumnKind.LABEL)
    before = texts[: bisect_left(texts, col)]
    if not before:
        return ""
    return " ".join(view.column(before[-1]).path)


def _pairs(view: FigureTable) -> list[_Pair]:
    """The totals of expenses and receipts by the part of the budget they close."""
    parts: dict[tuple[str, ...], dict[_Side, list[int]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for index in view.of_kind(*CLOSING):
        row = view.rows[index]
        words = plain_words(" ".join((*row.path, row.label)))
        side = _side_of(words)
        if side is not None and _OF_CHAPTER.search(words) is None:
            parts[_part(words)][side].append(index)

    found = []
    for part, sides in parts.items():
        expenses = _widest(view, sides[_Side.EXPENSES])
        receipts = _widest(view, sides[_Side.RECEIPTS])
        if expenses is not None and receipts is not None:
            found.append(_Pair(view, expenses, receipts, part))
    return found


def _tells_movement(view: FigureTable, col: int) -> bool:
    """Whether a column says what is added to amounts, or what is taken away from them."""
    header = plain_words(" ".join(view.column(col).path))
    return INCREASE.within(header) != DECREASE.within(header)


def _part(words: str) -> tuple[str, ...]:
    """Which part of the budget a total is of: operation or investment, real or of order."""
    return tuple(sorted({match[:6] for match in _PARTS.findall(words)}))


def _widest(view: FigureTable, rows: Sequence[int]) -> int | None:
    """The one total of the highest level, None where there are several or none."""
    highest = only(highest_of([view.rows[row] for row in rows]))
    return None if highest is None else highest.index


def _identity(
    view: FigureTable,
    receipts: tuple[int, int],
    expenses: tuple[int, int],
    *,
    said: bool,
) -> Identity:
    rounded = [place for place in (receipts, expenses) if view.rounded(*place)]
    return Identity(
        id=stable_id(CHECK.code, *view.words(*receipts)),
        rule=CHECK.code,
        kind=Kind.DIFFERENCE,
        form=Form.EQUALITY,
        result=view.facts[receipts].id,
        terms=(Term(view.facts[expenses].id),),
        table_id=view.table.id,
        severity=Severity.ERROR if said else Severity.WARNING,
        adoption=WORDING_AND_POSITION,
        label=view.name(*receipts),
        rounded=tuple(view.facts[place].id for place in rounded),
    )


CHECK = Check(
    code="balance",
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message(
        "Équilibre des dépenses et des recettes",
        "Balance of expenses and receipts",
    ),
    source=Message(
        "Code général des collectivités territoriales, art. L. 1612-4 : le budget est voté en"
        " équilibre réel.",
        "French local government code, art. L. 1612-4: the budget is voted in real balance.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; le total des dépenses est de {other}, soit un écart de"
        " {delta}.",
        "“{label}” prints {printed}; the total of expenses is {other}, a difference of {delta}.",
    ),
    find=_find,
)


CHECKS = (CHECK,)
