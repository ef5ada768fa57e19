"""The only line above a bound that all others of its column respect."""

from collections.abc import Iterator
from decimal import Decimal

from extract.table import ColumnKind, RowKind
from validate.belief.trials import significant_digits
from validate.check import Check, Context, stable_id
from validate.model.adoption import LineTally, by_lines
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Severity,
    Term,
)
from validate.tables.figure_table import FigureTable

CODE = "alone-above-bound"
_KINDS = (ColumnKind.RATE, ColumnKind.PERCENT, ColumnKind.AMOUNT)
_FEWEST = 10
"""Lines of a column in which a bound can be seen."""
_AT_BOUND = 4
"""Lines that stand at the bound, and one in `_SHARE` at least."""
_SHARE = 5
_ROUND = 2
"""Significant digits of a bound: ceilings are round."""
_FAR = Decimal("1.5")
"""A line farther above is of another kind, not above this bound."""


def find(context: Context) -> Iterator[Identity]:
    """Columns whose highest figure but one is round and stands on many lines: the one line above
    it is asked about, as information.
    """
    for view in context.figure_tables:
        for col in view.columns(*_KINDS):
            lines = [
                (row, value)
                for row in view.of_kind(RowKind.DETAIL)
                if (value := view.value(row, col)) is not None and value > 0
            ]
            found = _above(lines)
            if found is not None:
                yield _identity(view, *found, col)


def _above(
    lines: list[tuple[int, Decimal]],
) -> tuple[int, int, Decimal, LineTally] | None:
    """The one line above, one of those at the bound, the bound, and how many respect it."""
    if len(lines) < _FEWEST:
        return None
    top, *others = sorted(lines, key=lambda line: -line[1])
    bound = others[0][1]
    at_bound = [row for row, value in others if value == bound]
    if top[1] <= bound or top[1] > bound * _FAR:
        return None
    if len(at_bound) < max(_AT_BOUND, len(lines) // _SHARE):
        return None
    if len(at_bound) == len(others) or significant_digits(bound) > _ROUND:
        return None
    return top[0], at_bound[0], bound, LineTally(len(others), 1)


def _identity(
    view: FigureTable,
    row: int,
    other: int,
    bound: Decimal,
    tally: LineTally,
    col: int,
) -> Identity:
    return Identity(
        id=stable_id(CODE, *view.words(row, col)),
        rule=CODE,
        kind=Kind.DIFFERENCE,
        form=Form.WITHIN,
        result=view.facts[row, col].id,
        terms=(Term(view.facts[other, col].id),),
        table_id=view.table.id,
        offset=Decimal(0),
        constant=bound,
        severity=Severity.INFO,
        nature=Nature.JUDGMENTAL,
        adoption=by_lines(tally, "all other lines respect the bound"),
        label=view.name(row, col),
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message(
        "Une ligne seule au-dessus de ce que les autres ne dépassent pas",
        "One line alone above what the others do not exceed",
    ),
    source=Message("Comparaison des lignes entre elles", "The lines compared"),
    failed=Message(
        "« {label} » porte {printed} ; aucune autre ligne de la colonne ne dépasse {other}, que"
        " plusieurs atteignent. Est-ce voulu ?",
        "“{label}” prints {printed}; no other line of the column exceeds {other}, which several"
        " reach. Is it meant?",
    ),
    find=find,
)
CHECKS = (CHECK,)
