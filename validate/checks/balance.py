"""A budget is in balance: its total of expenses is its total of receipts."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.table import ColumnKind
from validate.check import Check, Context, stable_id
from validate.finding import Message
from validate.identity import Form, Identity, Kind, Severity, Term
from validate.names import fold
from validate.view import CLOSING, View

_EXPENSES, _RECEIPTS = re.compile(r"\bdepenses?\b"), re.compile(r"\brecettes?\b")
_PARTS = re.compile(r"\b(fonctionnement|investissement|exploitation|reelles?|ordre|general\w*|cumul\w*)\b")
_BALANCED = re.compile(r"\bequilibr")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A total of expenses and a total of receipts of the same part of a budget."""

    view: View
    expenses: int
    receipts: int

    def columns(self) -> Iterator[tuple[int, bool]]:
        """The columns of amounts that both totals print, and whether they are equal there."""
        for col in self.view.columns(ColumnKind.AMOUNT):
            ours, theirs = self.view.value(self.receipts, col), self.view.value(self.expenses, col)
            if ours is not None and theirs is not None:
                yield col, ours == theirs


def _find(context: Context) -> Iterator[Identity]:
    """Adopted on wording and position: two total lines of one table, one of expenses, one of receipts.

    Stated where at least as many columns of the table's pairs agree as do not and one agrees. A failure accuses
    where the document says that its budget is balanced, and warns elsewhere: a surplus may be voted.
    """
    said = any(_BALANCED.search(fold(line.text)) for line in context.document.prose)
    for view in context.views:
        pairs = _pairs(view)
        agreed = [equal for pair in pairs for _, equal in pair.columns()]
        if any(agreed) and 2 * sum(agreed) >= len(agreed):
            for pair in pairs:
                yield from (_identity(pair, col, said=said) for col, _ in pair.columns())


def _pairs(view: View) -> list[_Pair]:
    sides: dict[tuple[str, ...], dict[str, list[int]]] = defaultdict(lambda: {"expenses": [], "receipts": []})
    for row in view.rows:
        words = fold(" ".join((*row.path, row.label)))
        if row.kind in CLOSING:
            expenses, receipts = bool(_EXPENSES.search(words)), bool(_RECEIPTS.search(words))
            if expenses != receipts:
                sides[_part(words)]["expenses" if expenses else "receipts"].append(row.index)
    found = []
    for both in sides.values():
        ours, theirs = _widest(view, both["expenses"]), _widest(view, both["receipts"])
        if ours is not None and theirs is not None:
            found.append(_Pair(view, ours, theirs))
    return found


def _part(words: str) -> tuple[str, ...]:
    """Which part of the budget a total is of: operation or investment, real or of order."""
    return tuple(sorted({match[:6] for match in _PARTS.findall(words)}))


def _widest(view: View, rows: Sequence[int]) -> int | None:
    """The one total of the highest level, None where there are several or none."""
    top = max((view.rows[row].level for row in rows), default=None)
    highest = [row for row in rows if view.rows[row].level == top]
    return highest[0] if len(highest) == 1 else None


def _identity(pair: _Pair, col: int, *, said: bool) -> Identity:
    view = pair.view
    return Identity(
        id=stable_id(CHECK.code, *view.words(pair.receipts, col)),
        rule=CHECK.code,
        kind=Kind.DIFFERENCE,
        form=Form.EQUALITY,
        result=view.facts[pair.receipts, col].id,
        terms=(Term(view.facts[pair.expenses, col].id),),
        table_id=view.table.id,
        severity=Severity.ERROR if said else Severity.WARNING,
        adopted="wording and position",
        label=view.name(pair.receipts, col),
        rounded=tuple(view.facts[r, col].id for r in (pair.receipts, pair.expenses) if view.rounded(r, col)),
    )


CHECK = Check(
    code="balance",
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message("Équilibre des dépenses et des recettes", "Balance of expenses and receipts"),
    source=Message(
        "Code général des collectivités territoriales, art. L. 1612-4 : le budget est voté en équilibre réel.",
        "French local government code, art. L. 1612-4: the budget is voted in real balance.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; le total des dépenses est de {other}, soit un écart de {delta}.",
        '"{label}" prints {printed}; the total of expenses is {other}, a difference of {delta}.',
    ),
    find=_find,
)
