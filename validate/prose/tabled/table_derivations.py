"""How a figure that a table offers is reckoned from the facts of its cells."""

from collections.abc import Sequence
from decimal import Decimal

from extract.facts import Fact
from extract.several import present
from validate.model.identity import Form, Kind
from validate.prose.deriving.derivation import (
    Derivation,
    all_added,
    same_as,
    taken_away,
)
from validate.prose.tabled.offer import OfferKind
from validate.prose.tabled.table_figures import TableFigure, TableFigures

_ONE = Decimal(1)
_HUNDRED = Decimal(100)


def derive_figure(
    table: TableFigures, figure: TableFigure
) -> Derivation | None:
    """The facts that a figure comes from; None where one of them is not printed, or where lines are
    counted."""
    match figure.kind:
        case OfferKind.CELL:
            return _restated(cell_at(table, figure.row, figure.first))
        case OfferKind.LINES:
            return all_added(_of_lines(table, figure))
        case OfferKind.MEAN:
            return _mean(_of_lines(table, figure))
        case OfferKind.REST:
            return _rest(table, figure)
        case OfferKind.NUMBER:
            return None
    return _of_two(table, figure)


def lines_of(table: TableFigures, figure: TableFigure) -> Sequence[int]:
    """The places of the lines that a figure is over."""
    if figure.group < 0:
        return table.details
    return table.groups[figure.group].rows


def cell_at(table: TableFigures, row: int, column: int) -> Fact | None:
    """The fact of a cell, by the places of its row and column."""
    labels = table.labels
    place = labels.rows[row].row.index, labels.columns[column].column.index
    return labels.view.facts.get(place)


def printed_whole(table: TableFigures, column: int) -> Fact | None:
    """The fact of what the lines of a column come to, where it is printed."""
    total = table.totals[column]
    return None if total is None else cell_at(table, total, column)


def derive_sum(
    table: TableFigures, rows: Sequence[int], column: int
) -> Derivation | None:
    """What some lines come to in a column, by their places; None where one prints nothing there, or
    nought, or where the column does not add up."""
    if column in table.quotients:
        return None
    cells = present(cell_at(table, row, column) for row in rows)
    facts = tuple(one for one in cells if one.value)
    return all_added(facts) if len(facts) == len(rows) else None


def _of_lines(table: TableFigures, figure: TableFigure) -> tuple[Fact, ...]:
    found = (cell_at(table, n, figure.first) for n in lines_of(table, figure))
    return tuple(one for one in found if one is not None and one.number)


def _restated(fact: Fact | None) -> Derivation | None:
    if fact is None:
        return None
    return same_as(fact, "the sentence restates a cell of the table")


def _mean(facts: tuple[Fact, ...]) -> Derivation:
    return Derivation(
        terms=facts,
        weights=(_ONE,) * len(facts),
        form=Form.AVERAGE,
        kind=Kind.DIFFERENCE,
        why="the sentence gives the mean of lines of the table",
    )


def _rest(table: TableFigures, figure: TableFigure) -> Derivation | None:
    part = cell_at(table, figure.row, figure.first)
    whole = printed_whole(table, figure.first)
    if part is None or whole is None:
        return None
    return taken_away(whole, part)


def _of_two(table: TableFigures, figure: TableFigure) -> Derivation | None:
    first = cell_at(table, figure.row, figure.first)
    if figure.whole >= 0:
        second = cell_at(table, figure.whole, figure.first)
    elif figure.second < 0:
        second = printed_whole(table, figure.first)
    else:
        second = cell_at(table, figure.row, figure.second)
    if first is None or second is None:
        return None
    if figure.kind is OfferKind.GAP:
        return taken_away(first, second)
    return _quotient(figure, first, second)


def _quotient(figure: TableFigure, top: Fact, under: Fact) -> Derivation:
    is_each = figure.kind is OfferKind.QUOTIENT
    is_change = figure.kind is OfferKind.CHANGE
    return Derivation(
        terms=(top, under),
        weights=(_ONE, _ONE),
        form=Form.RATIO,
        kind=Kind.DIFFERENCE,
        why=f"the sentence gives {figure.kind}, as the table has it",
        constant=_ONE if is_each else _HUNDRED,
        offset=-_HUNDRED if is_change else Decimal(0),
    )
