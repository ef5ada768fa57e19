"""Raw table -> typed table: what each column, row and cell means."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from extract.facts import home_column
from extract.french.digit_groups import DecimalMark
from extract.french.folding import (
    DASHES,
    content_words,
    has_digit,
    plain,
)
from extract.french.lettered_amounts import behind_letters
from extract.french.lexicon.marks import FOOTNOTE_CALL, is_nil, is_not_available
from extract.french.lexicon.money import label_scale, label_unit
from extract.french.measures import CompoundMeasure
from extract.french.numbers import find_numbers, parse_number
from extract.number import Number, Unit
from extract.pdf.unmapped_glyphs import as_digits
from extract.reasons import ColumnCause, ColumnReason
from extract.table import (
    Cell,
    Column,
    ColumnKind,
    RawCell,
    RawTable,
    Row,
    RowKind,
    Table,
)
from extract.tables.cell_patterns import figures_and_words, priced, several
from extract.tables.column_kinds import (
    FIGURE_KINDS,
    columns_of_parts,
    dotted_columns,
    header_paths,
    label_columns,
    type_columns,
)
from extract.tables.free_numbers import free_numbers
from extract.tables.lists_in_text import type_list
from extract.tables.measured_columns import measured_columns
from extract.tables.occupancy import Occupancy, join_over_page_breaks, occupancy
from extract.tables.rows.draft_table import DraftTable
from extract.tables.rows.row_kinds import find_asides, type_rows

_UNITS = {
    ColumnKind.AMOUNT: Unit.EUR,
    ColumnKind.RATE: Unit.EUR,
    ColumnKind.PERCENT: Unit.PERCENT,
}
_QUANTITIES = frozenset({ColumnKind.AMOUNT, ColumnKind.COUNT})
_SCALED = _QUANTITIES | {ColumnKind.PERCENT}
_ASIDE = frozenset({RowKind.HEADER, RowKind.BAND, RowKind.NOTE})
_TOTALS = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL})
_OF_TEXT = frozenset({ColumnKind.TEXT, ColumnKind.LABEL})

_DECIMALS = re.compile(r"\d,\d\d?(?!\d)")
"""A comma before one decimal or two, which parts no thousands: "12,5"."""
_ENGLISH = re.compile(r"\W*[1-9]\d{0,2}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})\W*")
"""Thousands by commas: "1,234.56", "2,294,606"."""
_ENGLISH_CELLS = 2
"""So many cells that print thousands by commas make a table do so; one may be a misprint."""
_BEFORE_DIGITS = f"(+€ {DASHES}"
"""What may be printed before the digits of a number."""
_BRACKETED_SHARE = re.compile(r"\(\d{1,3}(?:[.,]\d+)? ?%\)")
"""A share behind the figure that it is of: "(39,5 %)"."""
_LETTER = re.compile(r"\(([A-Za-z])\)\W*$")
"""A letter in brackets at the end of a label: "Besoin de financement (m)"."""
_LEAST_SHARES = 3
"""Percentages in brackets that are a column of shares."""
_NOTES = 9
"""Notes are rarely more."""


def type_table(raw: RawTable) -> Table:
    """What the columns, rows and cells of ``raw`` mean. Nothing is dropped: a row for each printed
    row.

    A cell that spans rows or columns is the same `Cell` at each position it covers;
    ``cell.raw.row`` and ``cell.raw.col`` say where it is printed.
    """
    if raw.in_text:
        return type_list(raw)
    grid = occupancy(raw)
    asides = find_asides(raw, grid)
    measures = measured_columns(raw, header_paths(raw))
    columns = type_columns(raw, grid, frozenset(asides), measures)

    lines = [row for row in range(raw.rows) if row not in asides]
    labels = label_columns(grid, columns, lines)
    columns = _with_labels(columns, labels)

    grid = join_over_page_breaks(raw, grid, labels)
    rows = type_rows(DraftTable(raw, grid, columns, asides))
    cells = _with_cells(raw, grid, columns, rows, measures)
    return Table(raw, columns, cells)


def _with_labels(
    columns: Sequence[Column], labels: Collection[int]
) -> tuple[Column, ...]:
    """The columns, those of the numbers ``labels`` as labels."""
    found = list(columns)
    for index in labels:
        found[index] = _as_label(found[index])
    return tuple(found)


def _as_label(column: Column) -> Column:
    reason = ColumnReason(ColumnCause.GROUPS, runner_up=ColumnKind.TEXT.value)
    return replace(column, kind=ColumnKind.LABEL, reason=reason)


@dataclass(frozen=True, slots=True)
class _Habits:
    """How a table prints its figures."""

    nouns: list[frozenset[str]]
    """For each column the nouns that may follow its figures."""
    marks: list[DecimalMark | None]
    """For each column the mark before its decimals, where it is known."""
    negative_brackets: bool
    """Whether brackets around a figure are its sign."""
    shares: frozenset[int]
    """The columns that set each of their percentages in brackets, which then are no sign."""
    units: Mapping[int, Unit]
    """The units of the lines that have their own, by their rows."""
    parts: frozenset[int]
    """The columns of parts of measures, which may print noughts before their digits."""
    scales: Mapping[int, int]
    """What the amounts of lines are multiplied by that say so themselves, by their rows."""
    measures: Mapping[int, CompoundMeasure]
    """The columns whose cells print measures in several units."""


def _with_cells(
    raw: RawTable,
    grid: Occupancy,
    columns: tuple[Column, ...],
    rows: tuple[Row, ...],
    measures: Mapping[int, CompoundMeasure],
) -> tuple[Row, ...]:
    habits = _Habits(
        nouns=_column_nouns(raw, columns),
        marks=_decimal_marks(raw, len(columns)),
        negative_brackets=any(_means_minus(cell.text) for cell in raw.cells),
        shares=frozenset(_columns_of_bracketed_shares(raw)),
        units=_units_of_lines(rows),
        parts=columns_of_parts(columns),
        scales={
            row.index: scale
            for row in rows
            if (scale := label_scale(row.label)) is not None
        },
        measures=measures,
    )
    of = {row.index: row for row in rows}

    typed: dict[int, Cell | None] = {id(None): None}
    for cell in raw.cells:
        made = _typed(cell, of.get(cell.row), columns, habits)
        typed[id(cell)] = _as_displayed(made) if cell.rounded else made

    filled: list[Row] = []
    for row in rows:
        cells = [typed[id(cell)] for cell in grid[row.index]]
        filled.append(_filled(row, tuple(cells)))
    return tuple(filled)


def _units_of_lines(rows: Sequence[Row]) -> dict[int, Unit]:
    """The units that the labels of lines end with, by the rows; where several lines are named by
    letters in brackets, these are none."""
    letters = {row.index: _LETTER.search(row.label) for row in rows}
    named = {found[1].lower() for found in letters.values() if found}
    units = {
        row.index: label_unit(row.label)
        for row in rows
        if len(named) <= 1 or letters[row.index] is None
    }
    return {row: unit for row, unit in units.items() if unit is not None}


def _columns_of_bracketed_shares(raw: RawTable) -> Iterator[int]:
    """The columns of several figures, all of which are percentages in brackets."""
    bracketed: dict[int, list[bool]] = defaultdict(list)
    for cell in raw.cells:
        if has_digit(cell.text):
            text = plain(cell.text)
            share = _BRACKETED_SHARE.fullmatch(text) is not None
            bracketed[cell.col].append(share)
    for col, found in bracketed.items():
        if len(found) >= _LEAST_SHARES and all(found):
            yield col


def _filled(row: Row, cells: tuple[Cell | None, ...]) -> Row:
    """``row`` with its cells; by hand: `dataclasses.replace` takes most of the time of typing."""
    return Row(
        row.index,
        row.kind,
        row.page,
        cells,
        row.path,
        row.label,
        row.theme,
        row.operation,
        row.level,
        row.refused,
        row.reason,
    )


def _as_displayed(cell: Cell) -> Cell:
    """A cell whose file stores more digits than it displays: its number is known to half of its
    last one.
    """
    numbers = (replace(number, approximate=True) for number in cell.numbers)
    return replace(cell, numbers=tuple(numbers))


def _typed(
    cell: RawCell,
    row: Row | None,
    columns: tuple[Column, ...],
    habits: _Habits,
) -> Cell:
    """The typed cell of a row."""
    kind = None if row is None else row.kind
    if kind in _ASIDE:
        return Cell(cell, free=True)
    if kind in _TOTALS:
        inside = _total_inside(cell, columns)
        if inside is not None:
            return inside

    column = _in_unit(columns[cell.col], habits.units.get(cell.row))
    column = _in_scale(column, habits.scales.get(cell.row))
    return _cell(cell, column, habits)


def _in_unit(column: Column, unit: Unit | None) -> Column:
    """A column as a line with a unit of its own reads it: tonnes, or a share, in a table of
    thousands of euros."""
    if unit is Unit.PERCENT and column.kind in _QUANTITIES:
        return replace(column, kind=ColumnKind.PERCENT, scale=1)
    if unit is None or column.kind is not ColumnKind.AMOUNT:
        return column
    kind = ColumnKind.COUNT if unit is Unit.NONE else column.kind
    return replace(column, kind=kind, scale=1)


def _in_scale(column: Column, scale: int | None) -> Column:
    """A column as a line with a scale of its own reads it: "Encours (k€)" in a table of ratios, or
    over changes in per cent; not one whose header says that it prints these."""
    if scale is None or column.kind not in _SCALED:
        return column
    if column.kind is ColumnKind.PERCENT and "%" in " ".join(column.path):
        return column
    return replace(column, kind=ColumnKind.AMOUNT, scale=scale)


def _total_inside(cell: RawCell, columns: tuple[Column, ...]) -> Cell | None:
    """A total's label and its figure printed in one cell across the column of the figure: ``TOTAL
    46 550 €``.
    """
    if columns[cell.col].kind in FIGURE_KINDS:
        return None
    if home_column(cell, columns) is None:
        return None

    text = plain(cell.text)
    found = find_numbers(text)
    if len(found) != 1:
        return None

    (match,) = found
    is_amount = match.number.unit is Unit.EUR or match.number.decimals > 0
    if not is_amount or match.end != len(text):
        return None
    return Cell(cell, (match.number,))


def _column_nouns(
    raw: RawTable, columns: tuple[Column, ...]
) -> list[frozenset[str]]:
    """For each column of figures the nouns that may follow them: its header's, and those its cells
    repeat.
    """
    seen: list[Counter[str]] = [Counter() for _ in columns]
    for cell in raw.cells:
        if columns[cell.col].kind not in FIGURE_KINDS:
            continue
        worded = figures_and_words(cell.text)
        if worded is not None:
            seen[cell.col].update(set(content_words(worded[1])))

    nouns = []
    for column in columns:
        repeated = {
            noun for noun, count in seen[column.index].items() if count > 1
        }
        nouns.append(frozenset(content_words(" ".join(column.path))) | repeated)
    return nouns


def _decimal_marks(raw: RawTable, width: int) -> list[DecimalMark | None]:
    """For each column the mark before its decimals, where it is known.

    The comma, where one of its cells has it there: ``1.234`` is 1234 in that column. The dot in all
    columns of a table that prints thousands by commas in two cells or more (``1,234.56``) and
    decimals in none: ``1,234`` is 1234 there.
    """
    commas = set(dotted_columns(raw))
    english = 0
    for cell in raw.cells:
        if "," not in cell.text:
            continue
        if _DECIMALS.search(cell.text):
            commas.add(cell.col)
        english += _ENGLISH.fullmatch(cell.text) is not None

    marks: list[DecimalMark | None] = [None] * width
    if commas:
        for col in commas:
            marks[col] = ","
    elif english >= _ENGLISH_CELLS:
        marks = ["."] * width
    return marks


# ---------------------------------------------------------------------------------------------
# one cell


def _cell(raw: RawCell, column: Column, habits: _Habits) -> Cell:
    """A cell of a line, read as its column says."""
    text = plain(raw.text)
    if is_nil(text):
        return Cell(raw, nil=True)
    if column.kind in _OF_TEXT:
        return Cell(raw, free_numbers(text), free=True)
    if column.kind not in FIGURE_KINDS:
        return Cell(raw, free=True)
    if is_not_available(text):
        return Cell(raw, unavailable=True)

    measure = habits.measures.get(column.index)
    numbers = _measured(text, measure) or _figures(text, column, habits)
    if numbers or not has_digit(as_digits(text)):
        return Cell(raw, numbers)
    return _unread_cell(raw, text, measure)


def _measured(text: str, measure: CompoundMeasure | None) -> tuple[Number, ...]:
    """What a cell prints as the measure of its column."""
    number = None if measure is None else measure.parse(text)
    return () if number is None else (number,)


def _unread_cell(
    raw: RawCell, text: str, measure: CompoundMeasure | None
) -> Cell:
    """A cell of a column of figures whose digits are not read as one: misprinted, or not known, as
    "voir annexe 3" says. Sums over it are not known either way.
    """
    digits = as_digits(text)
    opens_so = digits.lstrip(_BEFORE_DIGITS)[:1].isdecimal()
    is_figure = opens_so or not any(map(str.isalpha, text))
    # it may be more than a measure: "8 h 30 – 12 h 00"
    if is_figure and measure is None:
        return Cell(raw, malformed=True)
    return Cell(raw, unavailable=True)


def _figures(text: str, column: Column, habits: _Habits) -> tuple[Number, ...]:
    """What a cell of a column of figures prints: one number, several amounts, or none."""
    unit = _UNITS.get(column.kind, Unit.NONE)
    read = partial(parse_number, scale=column.scale, unit=unit)

    number = _whole_figure(text, column, habits, read)
    if number is not None:
        return (number,)
    amounts = several(text)
    if amounts:
        return amounts

    number = priced(text) or _lettered(text, read)
    if number is None:
        number = _quantity(text, read, habits.nouns[column.index])
    if number is None:
        number = _bracketed(text, read, negative=habits.negative_brackets)
    if number is None:
        return ()
    return (number,)


def _whole_figure(
    text: str,
    column: Column,
    habits: _Habits,
    read: "partial[Number | None]",
) -> Number | None:
    """The one number that a cell prints and nothing else, as its column says."""
    number = read(text, decimal=habits.marks[column.index])
    if number is None and column.index in habits.parts:
        return _after_noughts(text)
    if number is not None and column.index in habits.shares:
        return replace(number, value=abs(number.value))
    return number


def _after_noughts(text: str) -> Number | None:
    """A part of a measure that is filled up with noughts: "05" centiares."""
    if not text.isdecimal():
        return None
    number = parse_number(text.lstrip("0") or "0")
    return None if number is None else replace(number, printed=text)


def _lettered(text: str, read: "partial[Number | None]") -> Number | None:
    """An amount behind the letters of a formula: ``A+C+E 1 204,00``."""
    found = behind_letters(text)
    number = None if found is None else read(found[1])
    return None if number is None else replace(number, printed=text)


def _quantity(
    text: str, read: "partial[Number | None]", nouns: frozenset[str]
) -> Number | None:
    """A figure with a noun that its column knows: ``9 669 places`` under "Places"."""
    worded = figures_and_words(text)
    if worded is None or text.startswith("+"):
        return None

    figures, noun = worded
    if nouns.isdisjoint(content_words(noun)):
        return None
    number = read(figures)
    if number is None:
        return None
    return replace(number, printed=text, unit_text=noun)


def _means_minus(text: str) -> bool:
    """Whether brackets around a whole figure stand for its sign."""
    number = parse_number(plain(text)) if text.startswith("(") else None
    return number is not None and number.value < 0


def _bracketed(
    text: str, read: "partial[Number | None]", *, negative: bool
) -> Number | None:
    """One or two digits in brackets, alone in a cell of figures: negative if other figures are so,
    or it is no note.
    """
    found = FOOTNOTE_CALL.fullmatch(text)
    if found is None:
        return None
    may_be_note = int(found["digits"]) <= _NOTES
    if may_be_note and not negative:
        return None
    number = read(f"-{found['digits']}")
    if number is None:
        return None
    return replace(number, printed=text)
