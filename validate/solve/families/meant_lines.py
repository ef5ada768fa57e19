"""Whether a family is meant of one of its lines too."""

from collections.abc import Collection
from itertools import starmap

from extract.french.lexicon.averages import may_be_rate, says_cost_of_one
from extract.number import Number
from extract.several import present
from extract.table import Column, ColumnKind, RowKind
from validate.belief.hypothesis import FamilyForm
from validate.model.means import lies_between
from validate.solve.families.family_lines import (
    FamilyLine,
    is_of_sums,
    prints_operand,
    row_kind,
    words_of_row,
)
from validate.solve.left_out_column import is_left_out
from validate.tables.believed_families import BelievedFamily
from validate.tables.figure_table import (
    CLOSING,
    SUMMABLE,
    is_in_percent,
    is_quotient,
)


def may_fail(line: FamilyLine) -> bool:
    """Whether a family is meant of this figure too.

    A row of totals adds amounts and counts; the percentages and prices in it are reckoned anew. A
    count of things is no quotient: where it seems one, the other figure was divided by it.
    """
    if _is_of_another_kind(line):
        return False
    family, result = line.family, line.result
    assert result.col is not None
    column = family.table.column(result.col)
    if family.believed.form is FamilyForm.AVERAGE:
        of_one = _is_of_one(" ".join(column.path)) or _has_one(line)
        return family.believed.worded and _adds(family, column) and not of_one
    if family.across and family.summed:
        return not _has_one(line)
    if family.summed:
        return _adds(family, column)
    return _is_reckoned(family, column)


def _adds(family: BelievedFamily, column: Column) -> bool:
    """Whether the figures of a column may be added up, or those beside each other."""
    return family.across or (
        column.kind in SUMMABLE and not is_quotient(column)
    )


def _has_one(line: FamilyLine) -> bool:
    """Whether it says what one of something has or costs, across columns."""
    family = line.family
    return family.across and _is_of_one(words_of_row(family, line.entry))


def _is_of_one(words: str) -> bool:
    """Whether a line says what one of something has or costs."""
    return says_cost_of_one(words) or may_be_rate(words)


def _is_of_changes(line: FamilyLine) -> bool:
    """Whether a quotient or product of rows stands in a column of percentages of the figures beside
    them: the change of a quotient is no quotient of changes."""
    family = line.family
    if family.across or family.summed or line.result.col is None:
        return False
    return family.table.column(line.result.col).kind is ColumnKind.PERCENT


def _is_of_another_kind(line: FamilyLine) -> bool:
    """Whether a line adds what was rounded, is a sum of lines that fails as a product or of other
    lines in each column, relates changes, or has a percentage among the amounts or prices that the
    columns relate: a price by law of another ("5 %"), a change. A line of percentages alone is of
    shares where they add up.
    """
    if _adds_rounded(line) or _is_of_changes(line):
        return True
    is_none = is_of_sums(line) or _is_no_sum(line) or _totals_other_lines(line)
    if is_none and not line.holds:
        return True
    return line.family.across and _mixes_units(line)


def _totals_other_lines(line: FamilyLine) -> bool:
    """Whether a line of totals multiplies or divides what it adds from other lines in each column:
    those that print one of these leave another empty, as what is of hardwood and of softwood is in
    a column each."""
    family = line.family
    if not family.across or family.summed:
        return False
    if row_kind(family, line.entry) not in CLOSING:
        return False
    added = [
        operand
        for operand in family.lines
        if prints_operand(family, operand, line.entry)
    ]
    return any(
        row_kind(family, entry) is RowKind.DETAIL
        and len({prints_operand(family, operand, entry) for operand in added})
        > 1
        for entry in range(family.entry_count)
    )


def _mixes_units(line: FamilyLine) -> bool:
    """Whether a line has percentages among other figures, or percentages alone that do not add
    up."""
    is_other = line.family.table.is_other_unit
    units = set(starmap(is_other, line.places))
    row = line.family.row_index(line.entry)
    is_in_words = is_in_percent(words_of_row(line.family, line.entry))
    if is_in_words or line.family.table.is_of_percentages(row):
        units = {True}
    return units == {True, False} or (True in units and not line.holds)


def _is_no_sum(line: FamilyLine) -> bool:
    """Whether a figure is finer than any of those that it would add up, as a mean of whole numbers
    is, or is a mean of them."""
    number = line.result.number
    parts = present(one.number for one in line.operands)
    if not line.family.summed or number is None or not parts:
        return False
    if any(term.weight < 0 for term in line.identity.terms):
        return False
    finest = max(one.decimals for one in parts)
    return bool(number.value.scaleb(finest) % 1) or _is_mean(line, parts)


def _is_mean(line: FamilyLine, parts: Collection[Number]) -> bool:
    """Whether a figure that is no amount lies among those that it would add up."""
    number, col = line.result.number, line.result.col
    assert number is not None
    assert col is not None
    if line.family.table.column(col).kind is ColumnKind.AMOUNT:
        return False
    return lies_between(number, [one.value for one in parts])


def _is_reckoned(family: BelievedFamily, column: Column) -> bool:
    """Whether a column's figures may be products or quotients of others."""
    if family.believed.form is FamilyForm.PRODUCT or is_quotient(column):
        return True
    believed = family.believed
    if believed.worded or believed.of_its_kind:
        return True
    return column.kind is not ColumnKind.COUNT


def _adds_rounded(line: FamilyLine) -> bool:
    """Whether a row of totals misses the product or quotient that its lines obey by no more than
    adding them up may: each was rounded by itself.
    """
    table, result = line.family.table, line.result
    assert result.row is not None
    is_total = table.rows[result.row].kind in CLOSING
    if line.family.summed or not is_total:
        return False
    delta = line.found.delta
    if not delta or result.number is None:
        return False
    return abs(delta) <= result.number.ulp * len(table.of_kind(RowKind.DETAIL))


def is_of_narrower_sum(line: FamilyLine) -> bool:
    """Whether a sum that only its figures speak for leaves a column out, which alone this line
    fills.
    """
    own = line.family.believed.own_agreement_only
    return own and is_left_out(line.family, line.entry)
