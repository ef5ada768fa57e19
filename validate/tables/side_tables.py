"""A table as each of its sides prints it, where several are printed side by side, and what closes
all of them.

A list that goes on beside itself ("Nom | € | Nom | €") is one list: a total that stands under its
last part with a label that does not, or below the totals of the parts, adds up all of them.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.budget import EXPENSES, RECEIPTS
from extract.french.lexicon.taxes import TaxPart, tax_part
from extract.french.lexicon.totals import total_rank
from extract.several import present
from extract.table import Column, ColumnKind, RowKind
from extract.tables.rows.side_rows import rows_of_side
from validate.tables.figure_table import (
    CLOSING,
    SUMMABLE,
    FigureTable,
    heading_of,
    is_quotient,
)
from validate.tables.total_scopes import DETAILS, PARENTS, Scopes


@dataclass(frozen=True, slots=True)
class ListTotal:
    """A figure that adds up all parts of a list, and what it adds.

    ``lines`` are the figures of all lines, ``parts`` the totals of all parts; none of them where
    one is missing or cannot be read. ``told``: words and position leave nothing else for it to
    close; otherwise its size tells, too.
    """

    place: tuple[int, int]
    lines: tuple[Fact, ...]
    parts: tuple[Fact, ...]
    told: bool


def side_tables(view: FigureTable) -> tuple[FigureTable, ...]:
    """The sides of a table, each with its own figures and with its rows as its own labels name
    them, without the lines that close all of them; the table itself where it has one.
    """
    sides = view.sides
    if len(sides) == 1:
        return (view,)
    parts = _SideList(view)
    if not parts.closing:
        return tuple(parts.sides)
    return tuple(_of_side(view, side, parts.closing) for side in sides)


def list_totals(view: FigureTable) -> Iterator[ListTotal]:
    """The figures that add up all parts of a list which goes on beside itself."""
    if len(view.sides) > 1:
        yield from _SideList(view).totals()


def _of_side(
    view: FigureTable, side: tuple[Column, ...], closed: Collection[int] = ()
) -> FigureTable:
    """One side without the lines ``closed``; but one that goes on from what another carried over
    has a running total, which is its own as well."""
    rows = rows_of_side(view.table, side)
    beyond = {row for row in closed if rows[row].kind is not RowKind.DETAIL}
    if any(row.kind is RowKind.CARRIED_IN for row in rows):
        beyond = set()
    if beyond:
        rows = rows_of_side(view.table, side, beyond)

    own = {column.index for column in side}
    return replace(
        view,
        table=replace(view.table, rows=rows),
        facts={
            at: fact
            for at, fact in view.facts.items()
            if at[1] in own and at[0] not in beyond
        },
        several=frozenset(at for at in view.several if at[1] in own),
    )


class _SideList:
    """The sides of one table as parts of one list."""

    def __init__(self, view: FigureTable) -> None:
        self.view = view
        self.sides = [_of_side(view, side) for side in view.sides]
        self.columns = [
            [column for column in side if column.kind is not ColumnKind.EMPTY]
            for side in view.sides
        ]

    @cached_property
    def closing(self) -> dict[int, bool]:
        """The rows that close all parts, with whether words and position tell."""
        if not self._is_one or self._with(RowKind.CARRIED_IN, self.sides[:1]):
            return {}
        told = {row.index: self._told(row.index) for row in self.view.rows}
        return {row: yes for row, yes in told.items() if yes is not None}

    def totals(self) -> Iterator[ListTotal]:
        """The figures of these rows; below the first of them those that come out alone."""
        for n, (row, told) in enumerate(self.closing.items()):
            end = self._end(row)
            assert end is not None
            for col in self._added_in(row, end):
                total = self._total(row, col, told=told)
                if n == 0 or _holds(total, self.view.value(row, col)):
                    yield total

    @property
    def _is_one(self) -> bool:
        """Whether the sides have the same headings, and are not those of an account."""
        first, *others = [
            [(*column.path[:-1], heading_of(column)) for column in side]
            for side in self.columns
        ]
        if any(side != first for side in others):
            return False
        labels = [
            fold(side.rows[row].label)
            for side in self.sides
            for row in side.of_kind(*CLOSING)
        ]
        spends = any(map(EXPENSES.within, labels))
        return not (spends and any(map(RECEIPTS.within, labels)))

    def _with(self, kind: RowKind, sides: list[FigureTable]) -> bool:
        """Whether each of some sides has a row of a kind."""
        return all(side.of_kind(kind) for side in sides)

    def _told(self, row: int) -> bool | None:
        """Whether words and position tell that a row closes all parts, or its size does (False);
        None where it does not."""
        end = self._end(row)
        if end is None or not self._added_in(row, end):
            return None
        if self._reaches(row, end) or self._is_running:
            return True
        parts = self._part_rows(row)
        known = set(parts)
        alone = known == {None}
        below = len(known) == 1 and not alone
        if (alone or below) and self._is_nearer_all(row, end):
            return below
        return None

    @cached_property
    def _is_running(self) -> bool:
        """Whether each part carries its sum over to the next one."""
        given = self._with(RowKind.CARRIED_OUT, self.sides[:-1])
        return given and self._with(RowKind.CARRIED_IN, self.sides[1:])

    def _end(self, row: int) -> int | None:
        """The first or last part, if it alone prints a total in a row, and no line below it."""
        closed = [
            n
            for n, side in enumerate(self.sides)
            if side.rows[row].kind in CLOSING and self._added_in(row, n)
        ]
        if len(closed) != 1 or closed[0] not in (0, len(self.sides) - 1):
            return None
        lines = self.sides[closed[0]].of_kind(RowKind.DETAIL)
        below = [one for one in lines if one > row and not self._is_tax(one)]
        return None if below or self._is_tax(row) else closed[0]

    def _is_tax(self, row: int) -> bool:
        """Whether a line below a list is its tax, or what it comes to with it."""
        part = tax_part(self.view.rows[row].label)
        return part in (TaxPart.TAX, TaxPart.WITH)

    def _added_in(self, row: int, side: int) -> list[int]:
        """The columns of a part in which a row prints a figure that may be a sum."""
        return [
            column.index
            for column in self.columns[side]
            if column.kind in SUMMABLE
            and not is_quotient(column)
            and self.view.number(row, column.index) is not None
        ]

    def _reaches(self, row: int, end: int) -> bool:
        """Whether the label of a total stands under another part than its figure, or under
        several."""
        cells = present(self.view.rows[row].cells)
        raw = next(
            (one.raw for one in cells if total_rank(one.text) is not None), None
        )
        if raw is None:
            return False
        own = {column.index for column in self.view.sides[end]}
        return not own.issuperset(range(raw.col, raw.col + raw.colspan))

    def _part_rows(self, row: int) -> list[int | None]:
        """The row of the total of each part above a row; None for a part that prints none."""
        found: list[int | None] = []
        for n, side in enumerate(self.sides):
            above = [
                one
                for one in side.of_kind(*CLOSING)
                if one < row and self._added_in(one, n)
            ]
            found.append(above[-1] if above else None)
        return found

    def _is_nearer_all(self, row: int, end: int) -> bool:
        """Whether the figures of a row are nearer to the sums of all parts than to those of its
        own."""
        columns = self._added_in(row, end)
        totals = [self._total(row, col, told=False) for col in columns]
        own = [
            sum(one.value_or_zero for one in total.lines if one.col == col)
            for total, col in zip(totals, columns, strict=True)
        ]
        return all(
            abs(_missed(total.lines, printed)) < abs(printed - part)
            for total, part, printed in zip(
                totals, own, self.view.figures(row, columns), strict=True
            )
        )

    def _total(self, row: int, col: int, *, told: bool) -> ListTotal:
        places = self._beside(col)
        parts = [
            (one, at)
            for one, at in zip(self._part_rows(row), places, strict=True)
            if one is not None
        ]
        whole = len(parts) == len(self.sides)
        return ListTotal(
            (row, col),
            self._known(self._line_places(row, places)),
            self._known(parts if whole else []),
            told,
        )

    def _beside(self, col: int) -> list[int]:
        """The columns of all parts that stand under the same heading as one."""
        at = next(
            [column.index for column in side].index(col)
            for side in self.columns
            if any(column.index == col for column in side)
        )
        return [side[at].index for side in self.columns]

    def _line_places(
        self, row: int, columns: list[int]
    ) -> list[tuple[int, int]]:
        """The places of the lines of all parts that print a figure, up to a row; of chapters
        without their parts."""
        found = []
        for scopes, col in zip(self._scopes, columns, strict=True):
            pool = PARENTS if scopes.hierarchy.sure else DETAILS
            lines = [(one, col) for one in scopes.pools[pool] if one <= row]
            found += [
                at
                for at in lines
                if at in self.view.facts or at in self.view.several
            ]
        return found

    @cached_property
    def _scopes(self) -> list[Scopes]:
        return [Scopes(side) for side in self.sides]

    def _known(self, places: list[tuple[int, int]]) -> tuple[Fact, ...]:
        """The figures at some places; none where one of them is no number to add."""
        facts = [self.view.facts.get(at) for at in places]
        found = [
            fact
            for fact, at in zip(facts, places, strict=True)
            if fact is not None
            and fact.number is not None
            and not self.view.is_other_unit(*at)
        ]
        return tuple(found) if len(found) == len(places) else ()


def _holds(total: ListTotal, printed: Decimal | None) -> bool:
    """Whether all lines, or all parts, give what is printed."""
    ways = filter(None, (total.lines, total.parts))
    return any(_missed(way, printed or Decimal(0)) == 0 for way in ways)


def _missed(facts: Collection[Fact], printed: Decimal) -> Decimal:
    """What some figures give less than is printed."""
    return printed - sum(fact.value_or_zero for fact in facts)
