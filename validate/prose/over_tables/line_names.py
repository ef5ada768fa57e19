"""The lines of a table that words of a sentence name."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extract.facts import Fact
from extract.several import only, present
from extract.table import ColumnKind, RowKind
from validate.prose.deriving.wording import SpokenNumber, Wording
from validate.prose.subjects.table_texts import TEXTS
from validate.prose.words.label_words import label_stems, years_of
from validate.tables.figure_table import FigureTable, has_own_figures


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of a table."""

    view: FigureTable
    row: int

    def cells(self, *kinds: ColumnKind) -> list[Fact]:
        """Its figures in columns of some kinds, but for noughts."""
        facts = (
            self.view.facts.get((self.row, col))
            for col in self.view.columns(*kinds)
        )
        return [one for one in present(facts) if one.value]

    def others(self) -> Iterator["TableLine"]:
        """The other lines of its table that add up none."""
        for row in self.view.of_kind(RowKind.DETAIL):
            if row != self.row:
                yield TableLine(self.view, row)


def year_over(fact: Fact) -> int | None:
    """The only year that the header over a figure names."""
    return only(years_of(" ".join(fact.column_path)))


def lines_found(
    views: Sequence[FigureTable],
    name: str,
    find: Callable[[FigureTable, str], int | None],
) -> list[TableLine]:
    """The line of each table that a name is found to be of, of those that have one."""
    found = [(view, find(view, name)) for view in views]
    return [TableLine(view, row) for view, row in found if row is not None]


def lines_bearing(view: FigureTable, name: str) -> list[int]:
    """The lines that add up no others whose labels bear all telling words of a name, but for what
    heads the labels: "les deux lignes foncières" under "Ligne"; none where it has no other word."""
    stems = frozenset(label_stems(name)) - _heads(view)
    if not stems:
        return []
    return [
        row
        for row in view.of_kind(RowKind.DETAIL)
        if stems <= frozenset(label_stems(view.rows[row].label))
    ]


def _heads(view: FigureTable) -> frozenset[str]:
    """The words that head the columns of labels."""
    texts = view.columns(*TEXTS)
    heads = (view.column(col).label for col in texts)
    return frozenset(label_stems(" ".join(heads)))


def line_bearing(view: FigureTable, name: str) -> int | None:
    """The only line of a table whose label bears a name."""
    return only(lines_bearing(view, name))


def line_named(view: FigureTable, name: str) -> int | None:
    """The only line of figures, be it a total, whose label bears all telling words of a name; of
    several the only one that has no others."""
    stems = frozenset(label_stems(name)) - _heads(view)
    if not stems:
        return None
    words = {
        row.index: frozenset(label_stems(row.label))
        for row in view.rows
        if has_own_figures(row)
    }
    bearing = [row for row, some in words.items() if stems <= some]
    if len(bearing) > 1:
        bearing = [row for row in bearing if words[row] == stems]
    return only(bearing)


def heads_column(view: FigureTable, name: str) -> bool:
    """Whether the header of a column bears all telling words of a name."""
    stems = frozenset(label_stems(name))
    headers = (" ".join(column.path) for column in view.table.columns)
    return any(stems <= frozenset(label_stems(one)) for one in headers)


def since_figure(wording: Wording, index: int) -> str:
    """The text before a number since the last one before it that is printed in figures."""
    start = max(
        (one.end for one in wording.numbers[:index] if is_in_figures(one)),
        default=0,
    )
    return wording.text[start : wording.numbers[index].start].rstrip()


def is_to_last_unit(number: SpokenNumber) -> bool:
    """Whether a number is printed in figures, and not in thousands."""
    read = number.fact.number
    return read is not None and read.scale == 1 and is_in_figures(number)


def is_in_figures(number: SpokenNumber) -> bool:
    """Whether a number is printed in figures, not in words."""
    return number.fact.printed.lstrip("+-−– ")[:1].isdigit()
