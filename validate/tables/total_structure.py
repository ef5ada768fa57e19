"""What a table's structure says of its totals, before any figure is added up: how many levels its
lines have, and what speaks against a reading.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from extract.french.folding import fold
from extract.french.lexicon.totals import TotalRank, total_rank
from extract.table import ColumnKind, Row, RowKind
from validate.tables.figure_table import FigureTable
from validate.tables.scope_fits import ScopeFit, ScopeFits
from validate.tables.total_scopes import DETAILS, closer_class

"""The rank of a label that closes the whole table: "Total général"."""
_TWICE = Decimal("1.9"), Decimal("2.1")
"""Lines that give this many times their total may hold their own sums."""
_SEVERAL = 2
"""Columns that are not all wrong by accident."""


@dataclass(frozen=True, slots=True)
class TotalStructure:
    """What the table says of one total.

    ``flat``: its lines are of one level, and it is the last and only total. ``tiers``: its lines
    are closed by subtotals, and both give the same. ``nested``: chapters over articles. ``grand``:
    its words close the whole table, in which nothing else is a total.
    """

    flat: bool
    tiers: bool
    nested: bool
    grand: bool


def structure(fits: ScopeFits, row: Row, *, cut: bool) -> TotalStructure:
    """The structure around the total ``row``; ``cut`` says that the table may begin elsewhere."""
    scopes = fits.scopes
    others = [scopes.view.rows[index] for index in scopes.closers if index != row.index]
    last = row.index == max(scopes.closers, default=-1) and not cut
    nested = scopes.hierarchy.named
    plain = not others and not scopes.hierarchy.sure and not codes_nest(scopes.view)

    return TotalStructure(
        flat=last and plain and not _parted(fits),
        tiers=last and not nested and _tiers(fits, row, others),
        nested=nested and not cut,
        grand=last and plain and total_rank(row.label) == TotalRank.GRAND,
    )


def _parted(fits: ScopeFits) -> bool:
    """Whether a title across the table stands below its first line."""
    details = fits.scopes.pools[DETAILS]
    return any(title > min(details, default=title) for title in fits.scopes.bands)


def _tiers(fits: ScopeFits, row: Row, others: list[Row]) -> bool:
    """Whether the other totals are subtotals that foot, and give together what the lines give."""
    if not others:
        return False
    if any(other.level >= row.level or other.index > row.index for other in others):
        return False

    whole = [fit.scope for fit in fits.of[row.index] if fit.covers_all]
    sums = {tuple(fits.added(scope, col) for col in fits.columns) for scope in whole}
    both = {scope.pool == DETAILS for scope in whole} == {True, False}
    return len(sums) == 1 and both


def codes_nest(view: FigureTable) -> bool:
    """Whether lines may be parts of one another: a code that begins with its neighbour's code."""
    for column in view.table.columns:
        if column.kind is not ColumnKind.CODE:
            continue
        cells = (row.cells[column.index] for row in view.rows)
        codes = [
            cell.text.strip()
            for cell in cells
            if cell is not None and cell.text.strip()
        ]
        for one, other in pairwise(codes):
            if one != other and (one.startswith(other) or other.startswith(one)):
                return True
    return False


def exactly_twice(fits: ScopeFits, row: Row, fit: ScopeFit) -> bool:
    """Whether a scope gives twice what is printed, to the last digit, in some column."""
    for col in () if fit.held else fit.columns:
        printed = fits.view.value(row.index, col)
        if printed and fits.added(fit.scope, col) == 2 * printed:
            return True
    return False


def about_twice(fits: ScopeFits, row: Row, fit: ScopeFit) -> bool:
    """Whether a scope gives about twice what is printed: it may add lines and their own sums."""
    if fit.held:
        return False

    for col in fit.columns:
        printed = fits.view.value(row.index, col)
        if printed and _TWICE[0] <= fits.added(fit.scope, col) / printed <= _TWICE[1]:
            return True
    return False


def counts_otherwise(fits: ScopeFits, row: Row, fit: ScopeFit) -> bool:
    """Whether all of several columns differ, and no one line is what they differ by.

    A total that forgot a line, or took one twice, differs by that line everywhere. Other differences
    in all columns at once are of a scope that was misread: lines that are parts of others, or that
    were not read.
    """
    gaps = {
        col: fits.added(fit.scope, col) - (fits.view.value(row.index, col) or 0)
        for col in fit.columns
    }
    wrong = {col: gap for col, gap in gaps.items() if gap}
    if fit.held or len(wrong) < _SEVERAL or len(gaps) - len(wrong) > 1:
        return False
    return not any(_differs_by(fits, line.index, wrong) for line in fits.view.rows)


def falls_short(fits: ScopeFits, row: Row, fit: ScopeFit) -> bool:
    """Whether the lines give less than is printed in every column: one may be left out."""
    return all(
        fits.added(fit.scope, col) <= (fits.view.value(row.index, col) or 0)
        for col in fit.columns
    )


def _differs_by(fits: ScopeFits, line: int, gaps: dict[int, Decimal]) -> bool:
    """Whether a line prints what every column differs by: left out, taken twice, or put in the
    wrong column.
    """
    printed = {abs(fits.view.value(line, col) or 0) for col in gaps}
    return all(abs(gap) in printed for gap in gaps.values())


def named_group(fits: ScopeFits, row: Row) -> list[ScopeFit]:
    """The group that a subtotal names as its own ("Sport", "Sous-total Sport").

    Only where every other subtotal of its kind, and two at least, adds up its group in some column.
    """
    if not row.path or fold(row.path[-1]) not in fold(row.label):
        return []

    fellows = [
        other
        for other in fits.scopes.closing_rows()
        if other is not row and closer_class(other) == closer_class(row)
    ]
    held = [any(fit.held for fit in _groups(fits, other)) for other in fellows]
    return _groups(fits, row) if len(held) > 1 and all(held) else []


def _groups(fits: ScopeFits, row: Row) -> list[ScopeFit]:
    return _of_name(fits.of[row.index], "group")


def like_sums(fits: ScopeFits, row: Row, fit: ScopeFit) -> dict[int, bool]:
    """The columns of a row that no word calls a total that foot, or may have to.

    These hold an amount above each of two or more that it would add; a count too where most columns
    foot.
    """
    sure = 2 * fit.held > len(fit.columns)
    return {
        col: held
        for col, held in fit.columns.items()
        if held or _like_a_sum(fits, row, fit, col, sure)
    }


def _like_a_sum(fits: ScopeFits, row: Row, fit: ScopeFit, col: int, sure: bool) -> bool:
    if not sure and fits.view.column(col).kind is not ColumnKind.AMOUNT:
        return False

    parts = [
        value for line in fits.rows_of(fit) if (value := fits.view.value(line, col))
    ]
    printed = fits.view.value(row.index, col) or 0
    return len(parts) > 1 and min(parts) > 0 and printed > max(parts)


def imposed(row: Row, fits: list[ScopeFit], known: TotalStructure) -> list[ScopeFit]:
    """The scopes that wording and position impose on a row that no figure supports.

    A page's running total takes over what was carried in and adds the page's lines. The last total
    adds all lines, where the table has one level or its words say so; where subtotals or chapters
    that foot close all lines, it adds those.
    """
    whole = [fit for fit in fits if fit.covers_all]
    running = _of_name(fits, "running")
    if row.kind is RowKind.CARRIED_OUT:
        return running or whole
    if known.nested:
        return _of_name(fits, "parents")
    if row.kind is not RowKind.TOTAL:
        return []
    return whole if known.tiers else running or _all_lines(whole, known)


def _all_lines(whole: list[ScopeFit], known: TotalStructure) -> list[ScopeFit]:
    """All lines of the table, where it has one level or the words of its total say so."""
    if not known.flat and not known.grand:
        return []
    return [fit for fit in whole if fit.scope.pool == DETAILS]


def _of_name(fits: list[ScopeFit], name: str) -> list[ScopeFit]:
    return [fit for fit in fits if fit.scope.name == name]
