"""A table as each of its sides prints it, where two are printed side by side."""

from dataclasses import replace

from extract.table import Column
from extract.tables.rows.side_rows import rows_of_side
from validate.tables.figure_table import FigureTable


def side_tables(view: FigureTable) -> tuple[FigureTable, ...]:
    """The sides of a table, each with its own figures and with its rows as its own labels name
    them; the table itself where it has one.
    """
    sides = view.sides
    if len(sides) == 1:
        return (view,)
    return tuple(_of_side(view, side) for side in sides)


def _of_side(view: FigureTable, side: tuple[Column, ...]) -> FigureTable:
    own = {column.index for column in side}
    table = replace(view.table, rows=rows_of_side(view.table, side))
    return replace(
        view,
        table=table,
        facts={at: fact for at, fact in view.facts.items() if at[1] in own},
        several=frozenset(at for at in view.several if at[1] in own),
    )
