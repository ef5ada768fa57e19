"""Whether a stated amount is the figure of a cell of its own, and so no slip of another's."""

from collections.abc import Mapping

from extract.facts import Fact
from extract.several import ids_of
from validate.belief.trials import significant_digits
from validate.prose.subjects.table_subjects import Subjects

_TELLING = 4
"""Significant digits from which an amount that a table prints is that figure, and not by chance."""


def tells_its_cell(stated: Fact) -> bool:
    """Whether a number is an amount of so many digits that tables print it by no chance."""
    if stated.counts not in ("amount", "rate") or stated.value is None:
        return False
    return significant_digits(stated.value) >= _TELLING


def is_of_a_cell(
    stated: Fact, subjects: Subjects, facts: Mapping[str, Fact]
) -> bool:
    """Whether a table of its act prints such an amount as it is stated, signs aside."""
    if not tells_its_cell(stated):
        return False
    tables = ids_of(subjects.tables_of(stated.section))
    of_tables = (fact for fact in facts.values() if fact.table_id in tables)
    value = abs(stated.value_or_zero)
    return any(abs(fact.value_or_zero) == value for fact in of_tables)


def is_of_its_column(
    stated: Fact, cell: Fact, facts: Mapping[str, Fact]
) -> bool:
    """Whether another row prints a stated number in the column of a cell, signs aside: among the
    figures of one kind few digits tell."""
    value = abs(stated.value_or_zero)
    return any(
        fact.value is not None and abs(fact.value) == value
        for fact in facts.values()
        if (fact.table_id, fact.col) == (cell.table_id, cell.col)
        and fact.row != cell.row
    )
