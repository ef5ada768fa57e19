"""The natural ways to count the lines that a statement speaks of."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from extract.facts import Fact
from extract.geometry import Place
from extract.several import present
from extract.table import Column, ColumnKind, Row, Table
from validate.model.counted_line import CountedLine
from validate.prose.subjects.table_subjects import LineGroup, Subjects
from validate.prose.subjects.table_texts import (
    beneficiary_column,
    columns_of,
    name_column,
    text_of,
)
from validate.prose.words import names

PlacedRow = tuple[Table, Row]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to count: its name, the lines it counts, and the column whose texts it counts, where it
    counts these. ``titles``: it counts what lines stand under, each by its first line.
    """

    name: str
    rows: tuple[PlacedRow, ...]
    column: Column | None = None
    titles: bool = False

    @property
    def number(self) -> Decimal:
        """What it gives."""
        return Decimal(len(self.rows))


Candidates = tuple[Way, ...]

LINES, FILLED = "lignes", "lignes dotées"
NAMES, FILLED_NAMES = "noms distincts", "noms distincts dotés"
VALUES = "valeurs distinctes"


def line_counts(
    subjects: Subjects, groups: Sequence[LineGroup], *, names_first: bool = True
) -> Candidates:
    """Lines, lines that grant something, distinct names, distinct names that are granted something.

    Empty where no line prints an amount: such lines say nothing of who receives. ``names_first``
    puts the counts of names before those of lines, for statements about bodies; the first of two
    equally near ones is reported.
    """
    rows: list[PlacedRow] = []
    for group in groups:
        rows += [(group.table, row) for row in group.rows]
    filled = [pair for pair in rows if grants_amount(subjects, *pair)]
    if not filled:
        return ()

    by_lines = [Way(LINES, tuple(rows)), Way(FILLED, tuple(filled))]
    by_names = [
        Way(FILLED_NAMES, _distinct(filled)),
        Way(NAMES, _distinct(rows)),
    ]
    if names_first:
        return _candidates([*by_names, *by_lines])
    return _candidates([*by_lines, *by_names])


def _candidates(ways: Sequence[Way]) -> Candidates:
    """The ways that count anything."""
    return tuple(way for way in ways if way.rows)


def grants_amount(subjects: Subjects, table: Table, row: Row) -> bool:
    """Whether a line prints an amount above zero and was not refused."""
    if row.refused:
        return False
    return has_value(subjects, table, row, columns_of(table, ColumnKind.AMOUNT))


def has_value(
    subjects: Subjects, table: Table, row: Row, columns: Sequence[Column]
) -> bool:
    """Whether a line has a figure other than zero in one of these columns."""
    for column in columns:
        fact = subjects.fact(table, row, column)
        if fact is not None and fact.value:
            return True
    return False


def _distinct(rows: Sequence[PlacedRow]) -> tuple[PlacedRow, ...]:
    """The first line of each of the beneficiaries that the lines name."""
    tables = {table.id: table for table, _ in rows}
    columns = {
        name: beneficiary_column(table) for name, table in tables.items()
    }
    return _first_of_each(
        (one, column)
        for one in rows
        if (column := columns[one[0].id]) is not None
    )


def _first_of_each(
    rows: Iterable[tuple[PlacedRow, Column]],
) -> tuple[PlacedRow, ...]:
    """Of lines, each with the column of its name, the first one of each name."""
    found: dict[str, PlacedRow] = {}
    for one, column in rows:
        found.setdefault(names.key(text_of(one[1], column)), one)
    found.pop("", None)
    return tuple(found.values())


def distinct_values(table: Table, rows: Iterable[Row], column: Column) -> Way:
    """The different texts of a column, each by the first line that prints it."""
    found = _first_of_each(((table, row), column) for row in rows)
    return Way(VALUES, found, column)


def column_counts(
    subjects: Subjects, table: Table, columns: Sequence[Column]
) -> Candidates:
    """Names, then lines, with a figure above zero in one of ``columns`` (a body's lines may be
    several).
    """
    details = subjects.lines_of(table)
    rows = [
        (table, row)
        for row in details
        if has_value(subjects, table, row, columns)
    ]
    ways = [Way(FILLED, tuple(rows))]
    if beneficiary_column(table) is not None:
        ways.insert(0, Way(FILLED_NAMES, _distinct(rows)))
    return _candidates(ways)


def counted_lines(ways: Sequence[Way]) -> tuple[CountedLine, ...]:
    """The lines that any of some ways counts, in the order printed, each with those that do."""
    counting: dict[str, dict[int, list[str]]] = {}
    tables: dict[str, Table] = {}
    for way in ways:
        for table, row in way.rows:
            tables[table.id] = table
            of_table = counting.setdefault(table.id, defaultdict(list))
            of_table[row.index].append(way.name)

    found: list[CountedLine] = []
    for name, of_table in counting.items():
        text_of_row = _row_texts(tables[name], ways)
        for index in sorted(of_table):
            line = text_of_row(tables[name].rows[index])
            names_of = of_table[index] if len(ways) > 1 else ()
            found.append(replace(line, ways=tuple(names_of)))
    return tuple(found)


def _row_texts(
    table: Table, ways: Sequence[Way]
) -> Callable[[Row], CountedLine]:
    """What tells the lines of a table that some ways count: what they stand under, the texts
    counted, or else what names them.
    """
    if any(way.titles for way in ways):
        return partial(_titled, table)
    own = next((way.column for way in ways if way.column is not None), None)
    return partial(_line_of, table, own or name_column(table))


def _titled(table: Table, row: Row) -> CountedLine:
    line = _line_of(table, None, row)
    return replace(line, text=row.path[-1]) if row.path else line


def _line_of(table: Table, column: Column | None, row: Row) -> CountedLine:
    """A line by the text of a column; by its label, or its first text, where there is none."""
    cell = None if column is None else row.cells[column.index]
    if cell is None or not cell.text.strip():
        cell = next(iter(present(row.cells)), None)
    text = row.label if cell is None else cell.text
    place = Place(row.page, table.box(row.page) or table.raw.places[0].bbox)
    if cell is not None and cell.raw.places:
        place = cell.raw.places[0]
    return CountedLine(" ".join(text.split()), place)


def quantities(
    subjects: Subjects, groups: Sequence[LineGroup], counts: str
) -> Iterator[tuple[Fact, ...]]:
    """The readings of a quantity read in the lines' own text: the first number of each line, then
    all of them.

    Nothing unless every line that grants something gives one: a sum over some lines is no sum.
    """
    first: list[Fact] = []
    every: list[Fact] = []
    for group in groups:
        for row in group.rows:
            if not grants_amount(subjects, group.table, row):
                continue
            free = subjects.free_facts(group.table, row)
            found = [fact for fact in free if fact.counts == counts]
            if not found:
                return
            first.append(found[0])
            every += found

    if first:
        yield tuple(first)
    if len(every) > len(first):
        yield tuple(every)
