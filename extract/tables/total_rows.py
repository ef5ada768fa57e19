"""Total lines: which rows close something, and how widely.

Ranks: "sous-total" below "Total <the group's name>" below "Total" below "Total général". Two total
lines of one rank are told apart by how many group labels stand to the left of theirs: ``TOTAL``
printed inside an operation's merged cell closes the operation, ``TOTAL`` printed in the first
column closes what holds it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.french.folding import fold
from extract.french.lexicon.totals import carry, closes_page, is_bare_total, total_of, total_rank
from extract.table import ColumnKind, RowKind
from extract.tables.cell_patterns import FIGURES, MARKS, shape
from extract.tables.sheet import Sheet

CHAPTER = -1
"""The rank of a chapter's own line, printed above the articles it adds up."""


@dataclass(frozen=True, slots=True)
class Total:
    """A total line: its rank by wording, how deep among group labels it stands, whether it closes a
    page.
    """

    rank: float
    depth: int
    page: bool = False

    @property
    def key(self) -> tuple[float, int]:
        """Orders total lines from the narrowest to the widest."""
        return (self.rank, -self.depth)


def find_totals(sheet: Sheet) -> dict[int, Total]:
    """The total lines of a table by row."""
    groups = sheet.groups()
    rows = [row for row in range(sheet.raw.rows) if row not in sheet.asides]
    found = {row: total for row in rows if (total := _total(sheet, groups, row)) is not None}
    found = _named(sheet, groups, found)
    return {row: Total(CHAPTER, 0) for row in rows if _heads_articles(sheet, row)} | found


def levels(totals: Mapping[int, Total]) -> dict[int, int]:
    """Level 0 for the innermost kind of total line present, one more for each wider kind."""
    keys = sorted({total.key for total in totals.values()})
    return {row: keys.index(total.key) for row, total in totals.items()}


def _total(sheet: Sheet, groups: Mapping[int, Sequence[str]], row: int) -> Total | None:
    """The row as a total line, or None. Other texts, but for totals, make it a line that only
    begins with the word.
    """
    cells = sheet.text_cells(row)
    if not cells:
        return _unlabelled(sheet, row)
    cell = sheet.total_cell(row)
    rank = None if cell is None else total_rank(cell.text)
    if cell is None or rank is None or carry(cell.text):
        return None
    others = [
        each
        for each in cells
        if shape(each.text) not in FIGURES | MARKS and total_rank(each.text) is None
    ]
    if any(not fold(each.text)[:1].isdigit() for each in others) and not is_bare_total(cell.text):
        return None
    depth = sum(1 for col, names in groups.items() if col < cell.col and names[row])
    return Total(rank, depth, page=closes_page(cell.text))


def _unlabelled(sheet: Sheet, row: int) -> Total | None:
    """The last row of a table where it prints figures and no text at all, under no merged label.

    A text that holds a digit is one too, in a column of figures: the last line of a table of
    contents.
    """
    last = row == len(sheet.grid) - 1 and row >= 2
    covered = any(cell is not None and cell.row < row for cell in sheet.grid[row])
    texts = any(column.kind in {ColumnKind.TEXT, ColumnKind.LABEL} for column in sheet.columns)
    bare = all(shape(cell.text) in FIGURES | MARKS for cell in sheet.printed[row])
    return (
        Total(2, 0) if last and texts and bare and not covered and sheet.has_figures(row) else None
    )


def _named(
    sheet: Sheet, groups: Mapping[int, Sequence[str]], totals: Mapping[int, Total]
) -> dict[int, Total]:
    """The totals with rank 1 given to those that name a group ("Total Culture"); of two in a row
    the outer one raised.

    The outer one is the second, or the first in a table that prints its totals above their lines.
    """
    bands = [row for row, kind in sheet.asides.items() if kind is RowKind.BAND]
    names = {fold(cell.text) for row in bands for cell in sheet.printed[row]}
    names |= {fold(text) for texts in groups.values() for text in texts if text}
    found: dict[int, Total] = {}
    step = 1 if _on_top(sheet, totals) else -1
    for row, total in sorted(totals.items(), reverse=step > 0):
        rest = total_of(sheet.label(row))
        named = (
            total.rank == 2
            and len(rest) > 2
            and any(rest in name or name in rest for name in names)
        )
        ranked = replace(total, rank=1) if named else total
        before = found.get(row + step)
        found[row] = (
            replace(ranked, rank=ranked.rank + 0.5)
            if before and before.key == ranked.key
            else ranked
        )
    return found


def _on_top(sheet: Sheet, totals: Mapping[int, Total]) -> bool:
    """Whether the totals stand above what they add up: the first line is one and the last is none."""
    lines = [row for row in range(sheet.raw.rows) if row not in sheet.asides]
    return bool(lines) and lines[0] in totals and lines[-1] not in totals


def _heads_articles(sheet: Sheet, row: int) -> bool:
    """A chapter's own line over its articles: figures, a chapter and no article, where the next
    line has the opposite.

    Such a line is a total printed above what it adds up.
    """
    if len(sheet.accounts) < 2 or row + 1 >= len(sheet.grid) or not sheet.has_figures(row):
        return False
    outer, inner = sheet.accounts[:2]
    here, below = sheet.grid[row], sheet.grid[row + 1]
    opened = here[outer] is not None and here[inner] is None
    inside = below[inner] is not None and (below[outer] is None or below[outer] is here[outer])
    return opened and inside and sheet.has_figures(row + 1)
