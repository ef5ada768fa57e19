"""Raw table -> typed table: what each column, row and cell means."""

import re
from collections import Counter
from dataclasses import replace

from extract.facts import home_column
from extract.french.folding import MINUS, fold, plain, words
from extract.french.lexicon.calendar import is_year
from extract.french.lexicon.marks import is_nil, is_not_available
from extract.french.numbers import DecimalMark, find_numbers, parse_number
from extract.number import Number, Unit
from extract.pdf.unmapped_glyphs import as_digits
from extract.table import Cell, Column, ColumnKind, RawCell, RawTable, Row, RowKind, Table
from extract.tables.cell_patterns import priced, several, with_words
from extract.tables.column_kinds import FIGURE_KINDS, dotted_columns, label_columns, type_columns
from extract.tables.occupancy import Occupancy, occupancy, run_on
from extract.tables.row_kinds import find_bands, type_rows
from extract.tables.sheet import Sheet

_UNITS = {ColumnKind.AMOUNT: Unit.EUR, ColumnKind.RATE: Unit.EUR, ColumnKind.PERCENT: Unit.PERCENT}


_ASIDE = frozenset({RowKind.HEADER, RowKind.BAND, RowKind.NOTE})
_TOTALS = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL})


def type_table(raw: RawTable) -> Table:
    """What the columns, rows and cells of ``raw`` mean. Nothing is dropped: a row for each printed
    row.

    A cell that spans rows or columns is the same `Cell` at each position it covers;
    ``cell.raw.row`` and ``cell.raw.col`` say where it is printed.
    """
    grid = occupancy(raw)
    bands = find_bands(raw, grid)
    columns = type_columns(raw, grid, frozenset(bands))
    rows = [row for row in range(raw.rows) if row not in bands]
    labels = label_columns(grid, columns, rows)
    columns = tuple(replace(c, kind=ColumnKind.LABEL) if c.index in labels else c for c in columns)
    grid = run_on(raw, grid, labels)
    return Table(
        raw, columns, _with_cells(raw, grid, columns, type_rows(Sheet(raw, grid, columns, bands)))
    )


def _with_cells(
    raw: RawTable, grid: Occupancy, columns: tuple[Column, ...], rows: tuple[Row, ...]
) -> tuple[Row, ...]:
    nouns = _column_nouns(raw, columns)
    marks = _decimal_marks(raw, len(columns))
    brackets = any(_means_minus(cell.text) for cell in raw.cells)
    kinds = {row.index: row.kind for row in rows}

    def typed(cell: RawCell) -> Cell:
        kind = kinds.get(cell.row)
        if kind in _ASIDE:
            return Cell(cell, free=True)
        if kind in _TOTALS and (inside := _total_inside(cell, columns)) is not None:
            return inside
        return _cell(cell, columns[cell.col], nouns[cell.col], marks[cell.col], brackets=brackets)

    cells: dict[int, Cell | None] = {id(cell): typed(cell) for cell in raw.cells}
    cells[id(None)] = None
    return tuple(_filled(row, tuple([cells[id(cell)] for cell in grid[row.index]])) for row in rows)


def _filled(row: Row, cells: tuple[Cell | None, ...]) -> Row:
    """``row`` with its cells."""
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
    )


def _total_inside(cell: RawCell, columns: tuple[Column, ...]) -> Cell | None:
    """A total's label and its figure printed in one cell across the column of the figure: ``TOTAL
    46 550 €``.
    """
    if columns[cell.col].kind in FIGURE_KINDS or home_column(cell, columns) is None:
        return None
    found = find_numbers(plain(cell.text))
    if len(found) != 1 or found[0].end != len(plain(cell.text)):
        return None
    number = found[0].number
    return Cell(cell, (number,)) if number.unit is Unit.EUR or number.decimals else None


def _column_nouns(raw: RawTable, columns: tuple[Column, ...]) -> list[frozenset[str]]:
    """For each column of figures the nouns that may follow them: its header's, and those its cells
    repeat.
    """
    nouns: list[Counter[str]] = [Counter() for _ in columns]
    for cell in raw.cells:
        if columns[cell.col].kind in FIGURE_KINDS and (found := with_words(cell.text)) is not None:
            nouns[cell.col].update(set(words(found[1])))
    repeated = [{noun for noun, count in counter.items() if count > 1} for counter in nouns]
    return [frozenset(words(" ".join(column.path))) | repeated[column.index] for column in columns]


_DECIMALS = re.compile(r"\d,\d\d?(?!\d)")
_ENGLISH = re.compile(r"\W*[1-9]\d{0,2}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})\W*")


def _decimal_marks(raw: RawTable, width: int) -> list[DecimalMark | None]:
    """For each column the mark before its decimals, where it is known.

    The comma, where one of its cells has it there: ``1.234`` is 1234 in that column. The dot in all
    columns of a table that prints thousands by commas in two cells or more (``1,234.56``) and
    decimals in none: ``1,234`` is 1234 there.
    """
    comma = set(dotted_columns(raw))
    for cell in raw.cells:
        if cell.col not in comma and "," in cell.text and _DECIMALS.search(cell.text):
            comma.add(cell.col)
    if (
        not comma
        and sum(
            "," in cell.text and _ENGLISH.fullmatch(cell.text) is not None for cell in raw.cells
        )
        > 1
    ):
        return ["."] * width
    return ["," if col in comma else None for col in range(width)]


def _cell(
    raw: RawCell, column: Column, nouns: frozenset[str], mark: DecimalMark | None, *, brackets: bool
) -> Cell:
    text = plain(raw.text)
    if is_nil(text):
        return Cell(raw, nil=True)
    if column.kind in {ColumnKind.TEXT, ColumnKind.LABEL}:
        return Cell(raw, free_numbers(text), free=True)
    if column.kind not in FIGURE_KINDS:
        return Cell(raw, free=True)
    if is_not_available(text):
        return Cell(raw, unavailable=True)
    numbers = _figures(text, column, nouns, mark) or _bracketed(text, column, brackets=brackets)
    if numbers or raw.colspan > 1:
        return Cell(raw, numbers)
    return Cell(raw, malformed=_OPENS_WITH_DIGIT.match(as_digits(text)) is not None)


_OPENS_WITH_DIGIT = re.compile(rf"[(+€ {MINUS}]*\d")
"""A text in a column of figures stands for a number where it begins like one; "voir annexe 3" does
not.
"""


def _figures(
    text: str, column: Column, nouns: frozenset[str], mark: DecimalMark | None
) -> tuple[Number, ...]:
    unit = _UNITS.get(column.kind, Unit.NONE)
    number = parse_number(text, scale=column.scale, unit=unit, decimal=mark)
    if number is not None:
        return (number,)
    if found := several(text):
        return found
    if (amount := priced(text)) is not None:
        return (amount,)
    worded = with_words(text)
    if worded is None or text.startswith("+") or not nouns & set(words(worded[1])):
        return ()
    number = parse_number(worded[0], scale=column.scale, unit=unit)
    return () if number is None else (replace(number, printed=text, unit_text=worded[1]),)


_BRACKETED = re.compile(r"\((?P<digits>\d\d?)\)")
_MARKS = 9
"""Notes are rarely more."""


def _means_minus(text: str) -> bool:
    """Whether brackets around a whole figure stand for its sign."""
    number = parse_number(plain(text)) if text.startswith("(") else None
    return number is not None and number.value < 0


def _bracketed(text: str, column: Column, *, brackets: bool) -> tuple[Number, ...]:
    """One or two digits in brackets, alone in a cell of figures: negative if other figures are so,
    or it is no note.
    """
    found = _BRACKETED.fullmatch(text)
    if found is None or not (brackets or int(found["digits"]) > _MARKS):
        return ()
    number = parse_number(
        f"-{found['digits']}", scale=column.scale, unit=_UNITS.get(column.kind, Unit.NONE)
    )
    return () if number is None else (replace(number, printed=text),)


_REFERENCE = re.compile(
    r"(?:n°|numero|articles?|annexes?|pages?|phase|niveau|lot|classe|n ?\+|n ?-|operations?) ?$"
)
_NOUN = re.compile(r" ?((?:[^\W\d_]|['’.-])+(?: (?:[^\W\d_]|['’-])+){0,2})")


def free_numbers(text: str) -> tuple[Number, ...]:
    """The quantities and amounts inside a cell's sentence, each with the words after it as its
    unit.

    Years, dates and references ("article 3") are left out, and so is a number that names nothing.

    >>> [(str(n.value), n.unit_text) for n in free_numbers("8 postes en insertion - Opération du 01/01/2022")]
    [('8', 'postes en insertion')]
    """
    found = []
    for match in find_numbers(text):
        number, noun = match.number, _NOUN.match(text, match.end)
        if _REFERENCE.search(fold(text[: match.start])):
            continue
        if number.unit is not Unit.NONE:
            found.append(number)
        elif noun is not None and not is_year(number.printed):
            found.append(replace(number, unit_text=plain(noun[1])))
    return tuple(found)
