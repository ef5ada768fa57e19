"""What a table's structure says of its totals, before any figure is added up: how many levels its
lines have, and what speaks against a reading.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

import numpy as np

from extract.french.folding import fold
from extract.french.lexicon.taxes import TaxPart, tax_part
from extract.french.lexicon.totals import ENSEMBLE, TotalRank, total_rank
from extract.several import present
from extract.table import ColumnKind, Row, RowKind
from validate.model.typing_slips import is_slip_of, tells_slip
from validate.tables.figure_table import FigureTable, is_quotient
from validate.tables.levels.inner_groups import (
    InnerGroup,
    inner_groups,
    is_by_parts_alone,
)
from validate.tables.scope_fits import ScopeFit, ScopeFits
from validate.tables.total_scopes import DETAILS, closer_class

_TWICE = Decimal("1.9"), Decimal("2.1")
"""Lines that give this many times their total may hold their own sums."""
_HUNDRED = 100
"""Per cent of a whole."""
_SEVERAL = 2
"""Columns that are not all wrong by accident."""


@dataclass(frozen=True, slots=True)
class TotalStructure:
    """What the table says of one total.

    ``flat``: its lines are of one level, and it is the last and only total, or its tax and what it
    is with it are all that follow. ``tiers``: its lines
    are closed by subtotals, and both give the same. ``nested``: chapters over articles. ``grand``:
    its words close the whole table, in which nothing else is a total.
    """

    flat: bool = False
    tiers: bool = False
    nested: bool = False
    grand: bool = False


def structure(fits: ScopeFits, row: Row, *, cut: bool) -> TotalStructure:
    """The structure around the total ``row``; ``cut`` says that the table may begin elsewhere."""
    if cut:
        return TotalStructure()

    scopes = fits.scopes
    nested = scopes.hierarchy.named
    if not _closes_all(fits, row):
        return TotalStructure(nested=nested)

    others = [
        scopes.view.rows[index] for index in scopes.closers if index < row.index
    ]
    one_level = not (others or scopes.hierarchy.sure or codes_nest(scopes.view))
    return TotalStructure(
        flat=one_level and not _parted(fits),
        tiers=not nested and _tiers(fits, row, others),
        nested=nested,
        grand=one_level and total_rank(row.label) == TotalRank.GRAND,
    )


def _closes_all(fits: ScopeFits, row: Row) -> bool:
    """Whether a total is the last one, or its tax and what it is with it are all that follow."""
    closers = fits.scopes.closers
    if row.index not in closers:
        return False
    return row.index == closers[-1] or _is_taxed_below(fits.view, row)


def _is_taxed_below(view: FigureTable, row: Row) -> bool:
    """Whether a total is followed by its tax and by itself with it, and by nothing else."""
    lines = [row, *view.rows[row.index + 1 :]]
    own, *parts = [tax_part(line.label) for line in lines]
    taxes = {TaxPart.TAX, TaxPart.WITH}
    return own not in taxes and set(parts) == taxes


def _parted(fits: ScopeFits) -> bool:
    """Whether a title across the table stands below its first line."""
    details = fits.scopes.pools[DETAILS]
    return any(
        title > min(details, default=title) for title in fits.scopes.bands
    )


def _tiers(fits: ScopeFits, row: Row, others: list[Row]) -> bool:
    """Whether the other totals are subtotals that foot, and give together what the lines give."""
    if not others or any(other.level >= row.level for other in others):
        return False

    sums = set()
    of_lines = set()
    for fit in fits.of[row.index]:
        if fit.covers_all:
            sums.add(tuple(fits.added(fit.scope, col) for col in fits.columns))
            of_lines.add(fit.scope.pool == DETAILS)
    return len(sums) == 1 and of_lines == {True, False}


def codes_nest(view: FigureTable) -> bool:
    """Whether lines may be parts of one another: a code that begins with its neighbour's code."""
    for column in view.columns(ColumnKind.CODE):
        codes = filter(
            None, (view.text(row.index, column) for row in view.rows)
        )
        if any(_is_nested(one, other) for one, other in pairwise(codes)):
            return True
    return False


def _is_nested(one: str, other: str) -> bool:
    """Whether one of two codes goes on from the other: 67 and 673."""
    short, long = sorted((one, other), key=len)
    return short != long and long.startswith(short)


def exactly_twice(fits: ScopeFits, row: Row, fit: ScopeFit) -> bool:
    """Whether a scope gives twice what is printed, to the last digit, in some column, or counts
    groups of its lines with what they come to.
    """
    return _counts_twice(fits, row, fit, (Decimal(2), Decimal(2)))


def about_twice(fits: ScopeFits, row: Row, fit: ScopeFit) -> bool:
    """Whether a scope gives about twice what is printed: it may add lines and their own sums."""
    return _counts_twice(fits, row, fit, _TWICE)


def _counts_twice(
    fits: ScopeFits, row: Row, fit: ScopeFit, times: tuple[Decimal, Decimal]
) -> bool:
    if fit.held and not _tells_little(fits, fit):
        return False
    least, most = times
    shares = (added / printed for printed, added in _compared(fits, row, fit))
    is_twice = any(least <= share <= most for share in shares)
    return is_twice or bool(groups_within(fits, row, fit))


def _tells_little(fits: ScopeFits, fit: ScopeFit) -> bool:
    """Whether the columns in which a scope holds are filled in fewer lines than those in which it
    fails: what is left out of it would not show in them.
    """
    filled: dict[bool, list[int]] = {True: [0], False: [0]}
    for col, holds in fit.columns.items():
        filled[holds].append(fits.entries(fit.scope, col))
    return max(filled[True]) < max(filled[False])


def groups_within(
    fits: ScopeFits, row: Row, fit: ScopeFit
) -> list[tuple[int, tuple[int, ...]]]:
    """The lines of a scope that others of it add up to, each with these, where the total counts
    each group once: told by the first column in which the scope fails.

    A head that is wrong in a column whose total counts its parts is told by another column, in
    which it adds them up, or the total counts a group once.
    """
    failing = [col for col, holds in fit.columns.items() if not holds]
    found = [_groups_of_column(fits, row, fit, col) for col in failing]
    told = next(
        (one for one in found if one and not is_by_parts_alone(one)), []
    )
    alone = [
        group
        for groups in found
        if is_by_parts_alone(groups)
        for group in groups
        if told or _adds_up_elsewhere(fits, group)
    ]
    return [(one.head, one.parts) for one in (*told, *alone)]


def _groups_of_column(
    fits: ScopeFits, row: Row, fit: ScopeFit, col: int
) -> list[InnerGroup]:
    """The same by the figures of one column; one that is not exact, where all its lines print."""
    lines = sorted(fits.rows_of(fit))
    numbers = [fits.view.value(line, col) for line in lines]
    places = np.flatnonzero([one is not None for one in numbers]).tolist()
    total = fits.view.value(row.index, col) or Decimal(0)
    return [
        replace(
            one,
            head=lines[places[one.head]],
            parts=tuple(lines[places[n]] for n in one.parts),
        )
        for one in inner_groups(total, tuple(present(numbers)))
        if one.exact or _are_all(places, (one.head, *one.parts))
    ]


def _adds_up_elsewhere(fits: ScopeFits, group: InnerGroup) -> bool:
    """Whether a line is the sum of all of several others in a column in which all print."""
    for col in fits.columns:
        head = fits.view.value(group.head, col)
        parts = present(fits.view.value(part, col) for part in group.parts)
        is_whole = len(parts) == len(group.parts) >= _SEVERAL
        if is_whole and any(parts) and head == sum(parts):
            return True
    return False


def _are_all(places: Sequence[int], group: Sequence[int]) -> bool:
    """Whether no line between those of a group is without a figure, which it may have had."""
    ends = places[min(group)], places[max(group)]
    return ends[1] - ends[0] == len(group) - 1


def _compared(
    fits: ScopeFits, row: Row, fit: ScopeFit
) -> Iterator[tuple[Decimal, Decimal]]:
    """What is printed and what the lines give, in each column in which a total is printed."""
    for col in fit.columns:
        printed = fits.view.value(row.index, col)
        if printed:
            yield printed, fits.added(fit.scope, col)


def counts_otherwise(
    fits: ScopeFits,
    row: Row,
    fit: ScopeFit,
    contradicted: Set[int] = frozenset(),
) -> bool:
    """Whether all of several columns differ, or nearly all, and no one line is what they differ by.

    Columns with a figure that is ``contradicted`` by its line tell nothing of it, nor do those of
    prices and means, which are not added.

    A total that forgot a line, or took one twice, differs by that line everywhere. Other
    differences in all columns at once are of a scope that was misread: lines that are parts of
    others, or that were not read.
    """
    if fit.held and not fit.hardly:
        return False

    gaps = {}
    told = fit.columns.keys() - contradicted - quotient_columns(fits.view)
    for col in sorted(told):
        gap = _surplus(fits, row, fit, col)
        if gap:
            gaps[col] = gap

    right = len(told) - len(gaps)
    if len(gaps) < _SEVERAL or right > 1:
        return False
    return not any(
        _differs_by(fits, line.index, gaps) for line in fits.view.rows
    )


def quotient_columns(view: FigureTable) -> Set[int]:
    """The columns of prices, means and what one of several has."""
    return {one.index for one in view.table.columns if is_quotient(one)}


def _surplus(fits: ScopeFits, row: Row, fit: ScopeFit, col: int) -> Decimal:
    """What the lines of a scope give more than the total printed in a column."""
    printed = fits.view.value(row.index, col) or Decimal(0)
    return fits.added(fit.scope, col) - printed


def falls_short(fits: ScopeFits, row: Row, fit: ScopeFit) -> bool:
    """Whether the lines give less than is printed in every column, but not less than half: one may
    be left out.
    """
    return all(
        -fits.added(fit.scope, col) <= _surplus(fits, row, fit, col) <= 0
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
    if not _names_its_group(row):
        return []

    held = []
    for other in fits.scopes.closing_rows():
        if other is not row and closer_class(other) == closer_class(row):
            held.append(any(fit.held for fit in _groups(fits, other)))
    if len(held) > 1 and all(held):
        return _groups(fits, row)
    return []


def shared_group(fits: ScopeFits, row: Row) -> list[ScopeFit]:
    """The group that a subtotal closes where its own share of a whole is what those of the group's
    lines come to: "75" below "50", "15" and "10", of the "100" of the total."""
    if total_rank(row.label) != TotalRank.SUBTOTAL:
        return []
    shares = list(_columns_of_shares(fits.view))
    return [
        fit
        for fit in _groups(fits, row)
        if any(_adds_share(fits, row, fit, col) for col in shares)
    ]


def _columns_of_shares(view: FigureTable) -> Iterator[int]:
    """The columns of percentages in which a total prints a hundred."""
    totals = view.of_kind(RowKind.TOTAL)
    for col in view.columns(ColumnKind.PERCENT):
        if any(view.value(row, col) == _HUNDRED for row in totals):
            yield col


def _adds_share(fits: ScopeFits, row: Row, fit: ScopeFit, col: int) -> bool:
    """Whether all of several lines print a share, and these come to that of a subtotal."""
    lines = fits.rows_of(fit)
    shares = present(fits.view.value(line, col) for line in lines)
    if not len(lines) == len(shares) >= _SEVERAL:
        return False
    return fits.view.value(row.index, col) == sum(shares)


def slipped_group(fits: ScopeFits, row: Row) -> list[ScopeFit]:
    """The group that a subtotal names as its own, where its figure is a slip of the hand of what
    that gives, of too many digits to be one by accident: that tells the group like other subtotals.

    One that is called a subtotal and no more closes the lines since the last that closes something,
    where none of these alone is what it differs by.
    """
    groups = _groups(fits, row)
    if _names_its_group(row):
        return [fit for fit in groups if any(_slips(fits, row, fit))]
    if total_rank(row.label) != TotalRank.SUBTOTAL:
        return []
    return [
        fit
        for fit in groups
        if set(_slips(fits, row, fit)) == {True}
        and not _leaves_one_out(fits, row, fit)
    ]


def _leaves_one_out(fits: ScopeFits, row: Row, fit: ScopeFit) -> bool:
    """Whether one of the lines of a scope is what a total differs by in a column."""
    return any(
        _differs_by(fits, line, {col: gap})
        for col, gap in _gaps(fits, row, fit).items()
        for line in fits.rows_of(fit)
    )


def _gaps(fits: ScopeFits, row: Row, fit: ScopeFit) -> dict[int, Decimal]:
    """What the lines of a scope give beyond its total, in the columns in which that is another."""
    gaps = {col: _surplus(fits, row, fit, col) for col in fit.columns}
    return {col: gap for col, gap in gaps.items() if gap}


def holds_without_a_sum(fits: ScopeFits, row: Row, fit: ScopeFit) -> bool:
    """Whether a total is what its lines come to without the one of them that is called a sum, and
    gives what it is the sum of another figure: "Ensemble des aides" over "Commune"."""
    gaps = _gaps(fits, row, fit)
    return bool(gaps) and any(
        _differs_by(fits, line, gaps)
        for line in fits.rows_of(fit)
        if ENSEMBLE.opens(fold(fits.view.rows[line].label))
    )


def _names_its_group(row: Row) -> bool:
    return bool(row.path) and fold(row.path[-1]) in fold(row.label)


def _slips(fits: ScopeFits, row: Row, fit: ScopeFit) -> Iterator[bool]:
    """Of each column in which a scope does not give a total, whether that is a slip of what it
    gives, and too long to be one by accident."""
    for col, holds in fit.columns.items():
        number = fits.view.number(row.index, col)
        if number is not None and not holds:
            meant = fits.added(fit.scope, col)
            yield tells_slip(number) and is_slip_of(number, meant)


def _groups(fits: ScopeFits, row: Row) -> list[ScopeFit]:
    return _of_name(fits.of[row.index], "group")


def like_sums(fits: ScopeFits, row: Row, fit: ScopeFit) -> dict[int, bool]:
    """The columns of a row that no word calls a total that foot, or may have to.

    These hold an amount above each of two or more that it would add; a count too where most columns
    foot.
    """
    most_foot = 2 * fit.held > len(fit.columns)
    found = {}
    for col, held in fit.columns.items():
        amount = fits.view.column(col).kind is ColumnKind.AMOUNT
        may_be_sum = amount or most_foot
        if held or (may_be_sum and _exceeds_its_parts(fits, row, fit, col)):
            found[col] = held
    return found


def _exceeds_its_parts(
    fits: ScopeFits, row: Row, fit: ScopeFit, col: int
) -> bool:
    """Whether a figure is above each of two or more that it would add, none of them negative."""
    lines = fits.rows_of(fit)
    parts = list(filter(None, (fits.view.value(line, col) for line in lines)))
    if len(parts) <= 1 or min(parts) < 0:
        return False

    printed = fits.view.value(row.index, col) or 0
    return printed > max(parts)


def imposed(
    row: Row, fits: list[ScopeFit], known: TotalStructure
) -> list[ScopeFit]:
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
    if known.tiers:
        return whole
    return running or _all_lines(whole, known)


def _all_lines(whole: list[ScopeFit], known: TotalStructure) -> list[ScopeFit]:
    """All lines of the table, where it has one level or the words of its total say so."""
    if not known.flat and not known.grand:
        return []
    return [fit for fit in whole if fit.scope.pool == DETAILS]


def _of_name(fits: list[ScopeFit], name: str) -> list[ScopeFit]:
    return [fit for fit in fits if fit.scope.name == name]
