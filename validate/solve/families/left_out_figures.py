"""Sums that leave figures out: what a cell does not tell that is left empty."""

from extract.several import present
from validate.model.typing_slips import is_slip_of, tells_slip
from validate.solve.families.family_lines import FamilyLine, prints_operand

_SEVERAL = 2
"""Lines that print an operand, from which it is known whether it is added or taken away."""


def may_leave_out(line: FamilyLine) -> bool:
    """Whether a sum may be right, with what a cell does not tell that is left empty."""
    return _may_hold_more(line) or leaves_a_sum_out(line)


def _may_hold_more(line: FamilyLine) -> bool:
    """Whether a sum of rows misses something where one of them prints nothing in its column, which
    the others fill: what it has there may be known and not told. A slip of the hand is no such
    part."""
    family, number, expected = (
        line.family,
        line.result.number,
        line.found.expected,
    )
    if family.across or not family.summed or number is None or expected is None:
        return False
    parts = [one.value_or_zero for one in line.operands]
    if min(parts, default=0) < 0 or number.value <= expected:
        return False
    is_slip = tells_slip(number) and is_slip_of(number, expected)
    return family.leaves_empty(line.entry) and not is_slip


def leaves_a_sum_out(line: FamilyLine) -> bool:
    """Whether a line that adds up those above it in all columns where it prints something prints
    nothing in one where they do: what they come to there is not told, and is not nothing."""
    family = line.family
    if line.holds or not (family.across and family.summed):
        return False
    empty = [
        operand
        for operand in family.believed.operands
        if not family.facts(operand, line.entry)
    ]
    if not empty or not _adds_lines_above(line):
        return False
    return any(
        prints_operand(family, operand, entry)
        for operand in empty
        for entry in range(line.entry)
    )


def _adds_lines_above(line: FamilyLine) -> bool:
    """Whether a line adds up those above it wherever it prints something of a sum, or the two right
    above it: an amount and its tax."""
    columns = present(one.col for one in (line.result, *line.operands))
    row = line.result.row
    assert row is not None
    if row in line.adding.of(columns):
        return True
    figures = line.family.table.figures
    above = zip(
        figures(row - 1, columns), figures(row - 2, columns), strict=True
    )
    return row > 1 and list(figures(row, columns)) == [a + b for a, b in above]


def takes_its_own(line: FamilyLine) -> bool:
    """Whether a line adds or takes away what at most one that obeys does, all others leaving it
    empty: these tell nothing of its sign."""
    family = line.family
    if not family.summed or family.believed.worded:
        return False
    obeying = family.believed.obeying
    for operand in family.believed.operands:
        if not prints_operand(family, operand, line.entry):
            continue
        if (
            sum(prints_operand(family, operand, one) for one in obeying)
            < _SEVERAL
        ):
            return True
    return False
