"""Which rows at the head of a grid are its header, and the one flat label each column gets from
them.

A header row holds names, not figures, in at least two cells. It is one if it looks unlike the body
(bold or shaded where the body is not), or if it stands over columns of figures. A full-width text
above it is a band: the title of what follows. Cells that span rows or columns pull the rows they
reach into the header.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from extract.french.column_keys import (
    are_keys_in_turn,
    column_key,
    is_column_key,
    is_key_with_formula,
    number_in_turn,
)
from extract.french.folding import fold
from extract.french.lexicon.calendar import is_year
from extract.french.lexicon.header_words import KINDS
from extract.french.lexicon.marks import (
    is_in_brackets,
    is_nil,
    replaces_figure,
)
from extract.grid import GridCell
from extract.several import texts_of
from extract.tables.stitching.cell_values import is_value
from extract.tables.stitching.grid_rows import Rows, filled_cells
from extract.tables.stitching.unstyled_headers import (
    codes_over_figures,
    dates_over_figures,
    is_name,
    measures_over_figures,
    name_in,
    numbers_amounts,
    stands_in_capitals,
    stands_over_bold_labels,
    stands_over_codes,
    without_shares,
)

EMPTY_LABEL = "Colonne"
"""The label of a column whose header prints nothing, followed by its number."""


@dataclass(frozen=True, slots=True)
class HeaderSettings:
    """Shares and counts that make rows a header."""

    least_names: int = 2
    """Texts of a header row: one alone is a title."""
    unlike_body: float = 0.5
    """Share of the body's rows that may look like the header: more, and its style is no sign."""
    mostly: float = 0.6
    """Share of the cells of a column that make it one of figures; of the columns that have a name;
    of the columns of figures that have one."""
    least_figures: int = 2
    """Figures below a name, where the table has so many rows: one may be a year or a number."""
    most_spanned: int = 6
    """Rows that spanning cells pull into a header, at most: a cell that spans more names a group of
    lines."""
    most_alike: int = 4
    """Rows that look like the header below it, at most."""
    longest_name: int = 60
    """Letters of a name that only its place makes one, at most."""


SETTINGS = HeaderSettings()


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a grid: rows ``0 .. bands`` are title rows, up to ``rows`` header rows, the rest
    is body.
    """

    bands: int
    rows: int
    styled: bool = field(default=False, compare=False)
    """Whether the header is set bold or shaded; else it is told by what it says and stands over."""

    @property
    def found(self) -> bool:
        """Whether there is a header at all."""
        return self.rows > self.bands


def is_band(row: Sequence[GridCell], cols: int) -> bool:
    """Whether a row is one text over the full width."""
    printed = filled_cells(row)
    if len(printed) != 1 or cols < 2:
        return False
    (only,) = printed
    return only.colspan == cols and not is_value(only.text)


def end_of_titles(table: Rows, start: int, cols: int) -> int:
    """Where the titles that begin in row ``start`` end, with the empty rows between and below them;
    ``start`` itself where none begins.
    """
    row = start
    while row < len(table) - 1:
        is_below_title = row > start and not filled_cells(table[row])
        if not is_below_title and not is_band(table[row], cols):
            break
        row += 1
    return row


def read_head(table: Rows, cols: int) -> Head:
    """The head of a grid given row by row."""
    bands = end_of_titles(table, 0, cols)
    end = header_end(table, bands, cols)
    if end == bands:
        return Head(0, 0)
    return Head(bands, end, _has_style(table[bands]))


def header_end(table: Rows, start: int, cols: int) -> int:
    """Where the header that starts in row ``start`` ends; ``start`` itself where none starts."""
    if not _starts_header(table, start, cols):
        return start

    end = start + 1
    while end < len(table):
        longer = _extended(table, start, end, cols)
        if longer == end:
            break
        end = longer

    # A table that is all header has no body: only its style can say that it is none.
    if end < len(table) or _has_style(table[start]):
        return end
    return start


def _starts_header(table: Rows, start: int, cols: int) -> bool:
    """Whether a row holds names and stands out or has keys of columns below, or its names are those
    of columns by where they stand: beside an empty corner, or over columns that the next row parts.
    There they may be numbers.
    """
    row, below = table[start], table[start + 1 :]
    names = without_shares(row, below)
    dates = [*dates_over_figures(row, below), *codes_over_figures(row, below)]
    if _names_only(names, dates) and (
        _stands_out(table, start, cols) or _has_keys_below([row], below)
    ):
        return True
    if numbers_amounts(row, below, cols):
        return True
    return _is_beside_corner(table, start, cols) or _is_parted_below(
        table, start, cols
    )


def _has_keys_below(head: Rows, below: Rows) -> bool:
    """Whether the next row prints keys of columns in turn, not as bare figures, each under a text
    of ``head``: "(a)", "(b)", "(c) = (a) + (b)".
    """
    keys = filled_cells(below[0]) if below else []
    texts = texts_of(keys)
    if all(map(str.isdecimal, texts)) or not are_keys_in_turn(texts):
        return False
    if not all(map(_is_key_or_formula, texts)):
        return False
    named = {cell.columns for row in head for cell in filled_cells(row)}
    return all(key.columns in named for key in keys)


def _is_key_or_formula(text: str) -> bool:
    return column_key(text) is not None or is_key_with_formula(text)


def _measures_and_dates(row: Sequence[GridCell], below: Rows) -> list[GridCell]:
    """The cells of a row that name columns of figures though they are no words."""
    return [
        *measures_over_figures(row, below),
        *dates_over_figures(row, below),
    ]


def _is_beside_corner(table: Rows, start: int, cols: int) -> bool:
    """Whether a row prints names over all columns but the first, and these are columns of figures,
    or the names announce what columns hold and every row below prints its label; or over all
    columns of figures, which are the last, and over no other.

    Other texts may be the rest of a row that a page break cut.
    """
    printed = filled_cells(table[start])
    below = table[start + 1 :]
    if not _cover_all_but_first(printed, cols):
        return _cover_the_figures(printed, below, cols)
    names = without_shares(printed, below)
    measures = _measures_and_dates(printed, below)
    if not names or not all(is_name(x) or x in measures for x in names):
        return False
    if any(map(_replaces_figure, printed)):
        return False

    if columns_of_figures(below, cols).issuperset(range(1, cols)):
        return True
    return _are_labelled(below) and all(map(_announces_column, printed))


def _cover_all_but_first(printed: Sequence[GridCell], cols: int) -> bool:
    """Whether cells stand over all columns but the first."""
    if not printed or printed[0].col == 0:
        return False
    return sum(cell.colspan for cell in printed) >= cols - 1


def _cover_the_figures(
    printed: Sequence[GridCell], below: Rows, cols: int
) -> bool:
    """Whether two names or more stand over the last columns, one by one, which alone are those of
    figures.
    """
    if len(printed) < SETTINGS.least_names or printed[0].col == 0:
        return False
    last = range(printed[0].col, cols)
    if [cell.col for cell in printed] != list(last):
        return False
    if any(map(_replaces_figure, printed)) or not all(map(is_name, printed)):
        return False
    return columns_of_figures(below, cols) == set(last)


def _are_labelled(rows: Rows) -> bool:
    """Whether each row that prints anything does so in the first column."""
    printed = list(filter(None, map(filled_cells, rows)))
    return bool(printed) and all(cells[0].col == 0 for cells in printed)


def _replaces_figure(cell: GridCell) -> bool:
    return replaces_figure(cell.text)


def _announces_column(cell: GridCell) -> bool:
    """Whether a short text begins by saying what a column holds: "Tarif proposé"."""
    text = cell.text
    if len(text) > SETTINGS.longest_name:
        return False
    return KINDS.match(fold(text)) is not None


def _is_parted_below(table: Rows, start: int, cols: int) -> bool:
    """Whether each name of a row spans two rows, or several columns that the next row names one by
    one; a single name must do so beside an empty corner.
    """
    row, reach = table[start], start + 2
    if reach >= len(table) or not _has_span(row, cols):
        return False
    is_of_names = _names_only(row) or _cover_all_but_first(
        filled_cells(row), cols
    )
    if not is_of_names or not _names_under(table[start + 1]):
        return False

    named = {
        cell.col for cell in filled_cells(table[start + 1]) if cell.colspan == 1
    }
    return all(
        is_name(cell) and (cell.end_row == reach or _is_parted(cell, named))
        for cell in filled_cells(row)
    )


def _is_parted(cell: GridCell, named: set[int]) -> bool:
    """Whether a cell spans several columns, all of them among ``named``."""
    return cell.colspan > 1 and named.issuperset(cell.columns)


def _extended(table: Rows, start: int, end: int, cols: int) -> int:
    """Where a header that reaches to ``end`` goes on to; ``end`` where it does not."""
    head = table[start:end]
    reach = _reach(head)
    is_spanned = end < reach <= start + SETTINGS.most_spanned
    if is_spanned and _are_names_below(table[end:reach], head):
        return reach
    if is_spanned and _are_set_as_names(table, start, reach):
        return reach

    above, below = table[end - 1], table[end]
    if _has_span(above, cols) and _names_below_wide(below, head, end):
        return end + 1
    is_more = (
        _looks_alike(table, start, end)
        or _has_keys_below(head, table[end:])
        or _has_shares_below(head, table[end:])
    )
    return end + 1 if is_more else end


def _has_shares_below(head: Rows, below: Rows) -> bool:
    """Whether the next row prints nothing over the labels, and under names of ``head`` shares that
    name columns of amounts, beside units or other names: "nombre", "€", "50 %", "30 %".
    """
    row, *body = below
    printed = filled_cells(row)
    names = without_shares(printed, body)
    if not printed or printed[0].col == 0 or len(names) == len(printed):
        return False
    named = {
        col
        for cell in chain.from_iterable(map(filled_cells, head))
        for col in cell.columns
    }
    is_under = named.issuperset(col for one in printed for col in one.columns)
    return is_under and all(map(is_name, names)) and _are_labelled(body)


def _are_names_below(rows: Rows, head: Rows) -> bool:
    """Whether rows below a header hold names, and none gathers columns that it names one by one."""
    if not all(map(_names_under, rows)):
        return False
    return not any(_gathers(row, head) for row in rows)


def _are_set_as_names(table: Rows, start: int, reach: int) -> bool:
    """Whether the name over the labels spans all rows down to ``reach``, and these are all bold
    or all shaded, as the body is not: what they print names columns, though it is a price:
    "46,50 €/ entrée".
    """
    first = table[start][0]
    if first.col > 0 or not first.lines or first.end_row != reach:
        return False
    body = list(map(style_of, _body(table, reach)))
    most = SETTINGS.unlike_body * len(body)
    return any(
        all(signs) and sum(style[sign] for style in body) <= most
        for sign, signs in enumerate(
            zip(*map(style_of, table[start:reach]), strict=True)
        )
    )


def _has_span(row: Sequence[GridCell], cols: int) -> bool:
    """Whether a text of the row spans several columns, and not all."""
    return any(1 < cell.colspan < cols for cell in filled_cells(row))


def _reach(head: Rows) -> int:
    """The row to which the cells of a header that print something span."""
    cells = chain.from_iterable(map(filled_cells, head))
    return max(cell.end_row for cell in cells)


def _names_below_wide(row: Sequence[GridCell], head: Rows, end: int) -> bool:
    """Whether a row holds names, each below a cell of the header that spans several columns."""
    printed = filled_cells(row)
    if len(printed) < SETTINGS.least_names or not _names_under(row):
        return False

    spans = []
    for over in chain.from_iterable(head):
        if over.colspan > 1 and over.end_row == end:
            spans.append(over.columns)
    return all(_is_under_one_of(spans, cell) for cell in printed)


def _is_under_one_of(spans: Iterable[range], cell: GridCell) -> bool:
    """Whether all columns of a cell are among those of one span."""
    first, last = cell.columns[0], cell.columns[-1]
    return any(first in span and last in span for span in spans)


def _names_only(
    row: Sequence[GridCell], dates: Sequence[GridCell] = ()
) -> bool:
    """Whether a row prints texts in enough cells and no figure; a year may name a column, and so do
    the cells of ``dates``.

    The first cell may not be a year: that is how lines of a table by years begin. Beside an empty
    corner it is one of several.
    """
    printed = filled_cells(row)
    # A line of dashes names nothing: it is of what was nil in all columns.
    nils = sum(is_nil(cell.text) for cell in printed)
    if len(printed) - nils < SETTINGS.least_names:
        return False

    others = (cell for cell in printed if cell not in dates)
    values = [name for name in map(name_in, others) if is_value(name)]
    first = printed[0]
    if is_year(first.text) and (first.col == 0 or len(values) < 2):
        return False
    return all(map(is_year, values))


def _names_under(row: Sequence[GridCell]) -> bool:
    """Whether a row under the header prints no figure; it may start with a year, and may number the
    columns.
    """
    for cell in filled_cells(row):
        name = name_in(cell)
        if is_year(name) or is_column_key(name):
            continue
        if is_value(name):
            return False
    return True


class RowStyle(NamedTuple):
    """Whether all the texts of a row are bold, and whether all are shaded."""

    bold: bool
    shaded: bool


def style_of(row: Sequence[GridCell]) -> RowStyle:
    """How the texts of a row are printed; a row that prints none has no style."""
    printed = filled_cells(row)
    if not printed:
        return RowStyle(bold=False, shaded=False)
    bold = all(map(attrgetter("bold"), printed))
    shaded = all(map(attrgetter("shaded"), printed))
    return RowStyle(bold, shaded)


def is_stripe(table: Rows, row: int) -> bool:
    """Whether a row is shaded as every other row is, its neighbours not: that names nothing."""
    style = RowStyle(bold=False, shaded=True)
    styles = list(map(style_of, table[max(row - 2, 0) : row + 3]))
    here = min(row, 2)
    sides = styles[here::-1], styles[here:]
    return any(
        side[::2] == [style, style] and not any(side[1]) for side in sides
    )


def _has_style(row: Sequence[GridCell]) -> bool:
    return any(style_of(row))


def _body(table: Rows, start: int) -> list[Sequence[GridCell]]:
    """The rows from ``start`` on that print more than one text."""
    return [row for row in table[start:] if len(filled_cells(row)) > 1]


def _stands_out(table: Rows, start: int, cols: int) -> bool:
    """Whether the row looks unlike the body below it, or names columns of figures."""
    style = style_of(table[start])
    body = _body(table, start + 1)
    if not any(style):
        return (
            _over_figures(table, start, cols)
            or stands_over_codes(table[start], table[start + 1 :], cols)
            or stands_in_capitals(table[start], body, cols)
            or stands_over_bold_labels(table[start], body, cols)
        )

    alike = list(map(style_of, body)).count(style)
    if alike <= SETTINGS.unlike_body * len(body):
        return True
    return _over_figures(table, start, cols)


def _over_figures(table: Rows, start: int, cols: int) -> bool:
    """Whether at least one column has a name in this row and mostly figures below, and most columns
    have a name, or just those of figures, each beside its own labels: of expenses and receipts.
    """
    row, below = table[start], table[start + 1 :]
    names = without_shares(row, below)
    measures = _measures_and_dates(row, below)
    named: set[int] = set()
    for cell in filled_cells(row):
        if is_name(cell) or cell not in names or cell in measures:
            named.update(cell.columns)
    reach = _reach([row])
    if reach > start + SETTINGS.most_spanned:
        reach = start + 1
    of_figures = columns_of_figures(table[reach:], cols)
    if len(named) < SETTINGS.mostly * cols:
        return named == of_figures == set(range(1, cols, 2))
    both = len(of_figures & named)
    return both >= max(1, SETTINGS.mostly * len(of_figures))


def columns_of_figures(body: Rows, cols: int) -> set[int]:
    """The columns whose cells are mostly figures; marks for what is not known are not counted."""
    figures, printed = [0] * cols, [0] * cols
    for cell in chain.from_iterable(map(filled_cells, body)):
        if cell.colspan > 1 or replaces_figure(cell.text):
            continue
        printed[cell.col] += 1
        figures[cell.col] += is_value(cell.text)

    least = max(1, min(SETTINGS.least_figures, len(body)))
    found = set()
    for col in range(cols):
        needed = max(least, SETTINGS.mostly * printed[col])
        if figures[col] >= needed:
            found.add(col)
    return found


def _looks_alike(table: Rows, start: int, end: int) -> bool:
    """Whether the row after the header looks like it: same style, unlike the body, names or column
    numbers only.
    """
    row, above = table[end], table[end - 1]
    if end - start >= SETTINGS.most_alike:
        return False
    if not _has_style(above) or not _has_style(row) or is_stripe(table, end):
        return False

    body = _body(table, end + 1)
    styled = sum(map(_has_style, body))
    if styled > SETTINGS.unlike_body * len(body):
        return False
    return _names_only(row) or _numbers_columns(row)


def _numbers_columns(row: Sequence[GridCell]) -> bool:
    """Whether a row numbers the columns: "(1)", "(2)", "(3) = (1) x (2)"."""
    texts = texts_of(filled_cells(row))
    if len(texts) < SETTINGS.least_names:
        return False
    return all(map(is_column_key, texts)) or number_in_turn(texts)


def _gathers(row: Sequence[GridCell], head: Rows) -> bool:
    """Whether a text of ``row`` stands under several columns that the head names one by one: it
    titles what follows, unless it is the unit that they share: "(en euros)".

    Headers go from wide to narrow, never back.
    """
    narrow = set()
    for over in chain.from_iterable(head):
        if over.lines and over.colspan == 1:
            narrow.add(over.col)

    for cell in filled_cells(row):
        gathered = narrow.intersection(cell.columns)
        if len(gathered) > 1 and not is_in_brackets(cell.text):
            return True
    return False


def flat_labels(
    cells: Sequence[GridCell], bands: int, cols: int
) -> tuple[str, ...]:
    """One unique, non-empty label a column: its header texts, topmost first, joined by " / "."""
    parts: list[list[str]] = [[] for _ in range(cols)]
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.col)):
        if cell.row < bands or not cell.lines:
            continue
        for texts in parts[cell.col : cell.col + cell.colspan]:
            if texts[-1:] != [cell.text]:
                texts.append(cell.text)
    return unique(map(" / ".join, parts))


_EMPTY = re.compile(rf"{EMPTY_LABEL} \d+(?: \(\d+\))?")
"""What `unique` calls a column whose header prints nothing: "Colonne 2"."""


def prints_nothing(label: str) -> bool:
    """Whether a column's label is ours, since its header prints none.

    >>> prints_nothing("Colonne 2"), prints_nothing("Colonne des dépenses")
    (True, False)
    """
    return _EMPTY.fullmatch(label) is not None


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """``texts`` made non-empty and different from each other by a number.

    >>> unique(["Montant", "", "Montant"])
    ('Montant', 'Colonne 2', 'Montant (2)')
    """
    found: list[str] = []
    for number, text in enumerate(texts, 1):
        base = text or f"{EMPTY_LABEL} {number}"

        label, again = base, 2
        while label in found:
            label = f"{base} ({again})"
            again += 1
        found.append(label)
    return tuple(found)
