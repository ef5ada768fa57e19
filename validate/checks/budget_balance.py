"""A budget is in balance: its total of expenses is its total of receipts."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.french.lexicon.budget import BALANCED, EXPENSES, RECEIPTS
from extract.table import ColumnKind, RowKind
from validate.check import Check, Context, stable_id
from validate.model.adoption import WORDING_AND_POSITION
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Severity, Term
from validate.prose.names import plain_words
from validate.tables.figure_table import CLOSING, FigureTable

_PARTS = re.compile(
    r"\b(fonctionnement|investissement|exploitation|reelles?|ordre|general\w*|cumul\w*)\b"
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A total of expenses and a total of receipts of the same part of a budget."""

    view: FigureTable
    expenses: int
    receipts: int

    def columns(self) -> Iterator[tuple[int, bool]]:
        """The columns of amounts that both totals print, and whether they are equal there."""
        for col in self.view.columns(ColumnKind.AMOUNT):
            ours, theirs = self.view.value(self.receipts, col), self.view.value(self.expenses, col)
            if ours is not None and theirs is not None:
                yield col, ours == theirs


def _find(context: Context) -> Iterator[Identity]:
    """Adopted on wording and position: two total lines of one table, one of expenses, one of
    receipts.

    Stated where at least as many columns of the table's pairs agree as do not and one agrees. A
    failure accuses where the document says that its budget is balanced, and warns elsewhere: a
    surplus may be voted.
    """
    said = any(BALANCED.within(plain_words(line.text)) for line in context.document.prose)
    for view in context.figure_tables:
        pairs = _pairs(view)
        agreed = [equal for pair in pairs for _, equal in pair.columns()]
        if any(agreed) and 2 * sum(agreed) >= len(agreed):
            for pair in pairs:
                for col, _ in pair.columns():
                    yield _identity(view, (pair.receipts, col), (pair.expenses, col), said=said)
        for row, receipts, expenses in _side_by_side(view):
            if said or view.value(row, receipts) == view.value(row, expenses):
                yield _identity(view, (row, receipts), (row, expenses), said=said)


def _side_by_side(view: FigureTable) -> Iterator[tuple[int, int, int]]:
    """Total lines of a financing plan that prints its receipts beside its expenses: row, and one
    column of each.
    """
    sides: dict[str, list[int]] = {"expenses": [], "receipts": []}
    for col in view.columns(ColumnKind.AMOUNT):
        side = _side(plain_words(" ".join(view.column(col).path))) or _side(
            plain_words(_left(view, col))
        )
        if side:
            sides[side].append(col)
    if len(sides["expenses"]) == len(sides["receipts"]) == 1:
        (expenses,), (receipts,) = sides["expenses"], sides["receipts"]
        for row in view.of_kind(RowKind.TOTAL):
            if (row, expenses) in view.facts and (row, receipts) in view.facts:
                yield row, receipts, expenses


def _side(words: str) -> str:
    expenses, receipts = EXPENSES.within(words), RECEIPTS.within(words)
    return "" if expenses == receipts else "expenses" if expenses else "receipts"


def _left(view: FigureTable, col: int) -> str:
    """The header of the nearest column of texts before a column of amounts."""
    before = [
        column
        for column in view.table.columns[:col]
        if column.kind in (ColumnKind.TEXT, ColumnKind.LABEL)
    ]
    return " ".join(before[-1].path) if before else ""


def _pairs(view: FigureTable) -> list[_Pair]:
    sides: dict[tuple[str, ...], dict[str, list[int]]] = defaultdict(
        lambda: {"expenses": [], "receipts": []}
    )
    for row in view.rows:
        words = plain_words(" ".join((*row.path, row.label)))
        if row.kind in CLOSING and (side := _side(words)):
            sides[_part(words)][side].append(row.index)
    found = []
    for both in sides.values():
        ours, theirs = _widest(view, both["expenses"]), _widest(view, both["receipts"])
        if ours is not None and theirs is not None:
            found.append(_Pair(view, ours, theirs))
    return found


def _part(words: str) -> tuple[str, ...]:
    """Which part of the budget a total is of: operation or investment, real or of order."""
    return tuple(sorted({match[:6] for match in _PARTS.findall(words)}))


def _widest(view: FigureTable, rows: Sequence[int]) -> int | None:
    """The one total of the highest level, None where there are several or none."""
    top = max((view.rows[row].level for row in rows), default=None)
    highest = [row for row in rows if view.rows[row].level == top]
    return highest[0] if len(highest) == 1 else None


def _identity(
    view: FigureTable, receipts: tuple[int, int], expenses: tuple[int, int], *, said: bool
) -> Identity:
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
        rounded=tuple(
            view.facts[place].id for place in (receipts, expenses) if view.rounded(*place)
        ),
    )


CHECK = Check(
    code="balance",
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message("Équilibre des dépenses et des recettes", "Balance of expenses and receipts"),
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
