"""Which rows at the head of a grid are its header, and the one flat label each column gets from
them.

A header row holds names, not figures, in at least two cells. It is one if it looks unlike the body
(bold or shaded where the body is not), or if it stands over columns of figures. A full-width text
above it is a band: the title of what follows. Cells that span rows or columns pull the rows they
reach into the header.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.french.dates import is_numeric_date
from extract.french.folding import S
from extract.french.lexicon.calendar import YEAR, is_year
from extract.grid import GridCell
from extract.lines.tokens import is_figure

_YEAR = re.compile(YEAR)
_ORDINALS = re.compile(r"\(?[1-9A-Za-z]\)?")
_PRICE = re.compile(rf"(?<=[^\W\d_]{S})\d[\d.,\s]*(?:€|%)")
"""An amount or a share that a column's name says: "Forfait de 615,90 € par élève"."""
EMPTY_LABEL = "Colonne"
"""The label of a column whose header prints nothing, followed by its number."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a grid: rows ``0 .. bands`` are title rows, up to ``rows`` header rows, the rest
    is body.
    """

    bands: int
    rows: int

    @property
    def found(self) -> bool:
        """Whether there is a header at all."""
        return self.rows > self.bands


def is_value(text: str) -> bool:
    """Whether a cell prints a figure or a date in figures, and nothing else."""
    return is_figure(text) or is_numeric_date(text)


def by_row(cells: Iterable[GridCell], rows: int) -> list[list[GridCell]]:
    """The cells that start in each row, left to right."""
    found: list[list[GridCell]] = [[] for _ in range(rows)]
    for cell in cells:
        found[cell.row].append(cell)
    for row in found:
        row.sort(key=lambda cell: cell.col)
    return found


def is_band(row: Sequence[GridCell], cols: int) -> bool:
    """Whether a row is one text over the full width."""
    printed = [cell for cell in row if cell.lines]
    return (
        len(printed) == 1
        and cols > 1
        and printed[0].colspan == cols
        and not is_value(printed[0].text)
    )


def read_head(table: Sequence[Sequence[GridCell]], cols: int) -> Head:
    """The head of a grid given row by row."""
    bands = 0
    while bands < len(table) - 1 and is_band(table[bands], cols):
        bands += 1
    end = header_end(table, bands, cols)
    return Head(bands, end) if end > bands else Head(0, 0)


def header_end(table: Sequence[Sequence[GridCell]], start: int, cols: int) -> int:
    """Where the header that starts in row ``start`` ends; ``start`` itself where none starts there."""
    if not _names_only(table[start]) or not _stands_out(table, start, cols):
        return start
    end = start + 1
    while end < len(table):
        reach = max(
            (cell.row + cell.rowspan for row in table[start:end] for cell in row if cell.lines),
            default=end,
        )
        split = any(1 < cell.colspan < cols for cell in table[end - 1] if cell.lines)
        below = table[end:reach]
        named = all(
            _names_only(row, 0, under=True) and not _gathers(row, table[start:end]) for row in below
        )
        if reach > end and named and reach - start <= 6:
            end = reach
        elif (
            split
            and _names_only(table[end], under=True)
            and _shorter(table[end], table, start, end)
        ) or _goes_on(table, start, end):
            end += 1
        else:
            break
    return end if end < len(table) or _styled(table[start]) else start


def _names_only(row: Sequence[GridCell], least: int = 2, *, under: bool = False) -> bool:
    """Whether a row prints texts in at least ``least`` cells and no figure; a year may name a
    column.

    The first cell of a row of its own may not be a year: that is how lines of a table by years
    begin. A row ``under`` the header may start with one, and may number the columns.
    """
    printed = [cell for cell in row if cell.lines]
    if len(printed) < least or (not under and any(is_year(cell.text) for cell in printed[:1])):
        return False
    return not any(
        is_value(cell.text)
        and not is_year(cell.text)
        and not (under and _ORDINALS.fullmatch(cell.text))
        for cell in printed
    )


def _styled(row: Sequence[GridCell]) -> bool:
    return any(_style(row))


def _style(row: Sequence[GridCell]) -> tuple[bool, bool]:
    """Whether all the texts of a row are bold, and whether all are shaded."""
    printed = [cell for cell in row if cell.lines]
    return bool(printed) and all(c.bold for c in printed), bool(printed) and all(
        c.shaded for c in printed
    )


def _stands_out(table: Sequence[Sequence[GridCell]], start: int, cols: int) -> bool:
    """Whether the row looks unlike the body below it, or names columns of figures."""
    body = [row for row in table[start + 1 :] if sum(bool(cell.lines) for cell in row) >= 2]
    style = _style(table[start])
    if any(style) and (not body or sum(_style(row) == style for row in body) <= 0.5 * len(body)):
        return True
    return _over_figures(table, start, cols)


def _over_figures(table: Sequence[Sequence[GridCell]], start: int, cols: int) -> bool:
    """Whether at least one column has a name in this row and mostly figures below, and most columns
    have a name.
    """
    named = {
        col
        for cell in table[start]
        if cell.lines and not re.search(r"\d", _YEAR.sub("", _PRICE.sub("", cell.text)))
        for col in range(cell.col, cell.col + cell.colspan)
    }
    figures = [0] * cols
    printed = [0] * cols
    for row in table[start + 1 :]:
        for cell in row:
            if cell.lines and cell.colspan == 1:
                printed[cell.col] += 1
                figures[cell.col] += is_value(cell.text)
    least = min(2, len(table) - start - 1)
    of_figures = {
        col
        for col in range(cols)
        if figures[col] >= max(1, least) and figures[col] >= 0.6 * printed[col]
    }
    return (
        len(named) >= 0.6 * cols
        and bool(of_figures)
        and len(of_figures & named) >= 0.6 * len(of_figures)
    )


def _goes_on(table: Sequence[Sequence[GridCell]], start: int, end: int) -> bool:
    """Whether the row after the header looks like it: same style, unlike the body, names or column
    numbers only.
    """
    row, above = table[end], table[end - 1]
    printed = [cell for cell in row if cell.lines]
    if len(printed) < 2 or not _styled(above) or not _styled(row):
        return False
    body = [other for other in table[end + 1 :] if sum(bool(cell.lines) for cell in other) >= 2]
    if body and sum(_styled(other) for other in body) > 0.5 * len(body):
        return False
    numbered = all(_ORDINALS.fullmatch(cell.text) for cell in printed)
    return (numbered or _names_only(row)) and end - start < 4


def _gathers(row: Sequence[GridCell], head: Sequence[Sequence[GridCell]]) -> bool:
    """Whether a text of ``row`` stands under several columns that the head names one by one: it
    titles what follows.

    Headers go from wide to narrow, never back.
    """
    narrow = {cell.col for above in head for cell in above if cell.lines and cell.colspan == 1}
    return any(
        cell.lines and sum(col in narrow for col in range(cell.col, cell.col + cell.colspan)) > 1
        for cell in row
    )


def _shorter(
    row: Sequence[GridCell], table: Sequence[Sequence[GridCell]], start: int, end: int
) -> bool:
    """Whether every cell of ``row`` stands under a cell of the header that spans several columns."""
    wide = [
        cell
        for above in table[start:end]
        for cell in above
        if cell.colspan > 1 and cell.row + cell.rowspan == end
    ]
    return all(
        any(
            over.col <= cell.col and cell.col + cell.colspan <= over.col + over.colspan
            for over in wide
        )
        for cell in row
        if cell.lines
    )


def labels(cells: Sequence[GridCell], bands: int, cols: int) -> tuple[str, ...]:
    """One unique, non-empty label a column: its header texts from top to bottom, joined by " / "."""
    parts: list[list[str]] = [[] for _ in range(cols)]
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.col)):
        if cell.row < bands or not cell.lines:
            continue
        for col in range(cell.col, min(cell.col + cell.colspan, cols)):
            if not parts[col] or parts[col][-1] != cell.text:
                parts[col].append(cell.text)
    return unique(" / ".join(texts) for texts in parts)


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
            label, again = f"{base} ({again})", again + 1
        found.append(label)
    return tuple(found)
