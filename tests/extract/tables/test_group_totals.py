"""What a column named "Total" inside a group of columns holds."""

import pytest

from extract.reasons import ColumnCause, ColumnReason
from extract.table import Column, ColumnKind
from extract.tables.group_totals import like_their_groups

BY_WORD = ColumnReason(ColumnCause.HEADER_WORD, "total", 3, 3)


def columns(*kinds, group="Emplois", name="Total", unit="", reason=BY_WORD):
    beside = [
        Column(col, f"c{col}", ("Emplois", f"c{col}"), kind)
        for col, kind in enumerate(kinds)
    ]
    path = (group, name) if group else (name,)
    total = Column(
        len(kinds),
        name,
        path,
        ColumnKind.AMOUNT,
        unit,
        scale=1000,
        reason=reason,
    )
    return [*beside, total]


def test_the_total_of_counts_is_a_count():
    *others, total = like_their_groups(
        columns(ColumnKind.COUNT, ColumnKind.COUNT)
    )
    assert [other.kind for other in others] == [ColumnKind.COUNT] * 2
    assert (total.kind, total.scale) == (ColumnKind.COUNT, 1)
    assert total.reason == ColumnReason(ColumnCause.CELLS, "", 3, 3, "amount")


@pytest.mark.parametrize(
    ("kinds", "options"),
    [
        ([ColumnKind.COUNT, ColumnKind.AMOUNT], {}),
        ([], {}),
        ([ColumnKind.COUNT], {"group": "Crédits"}),
        ([ColumnKind.COUNT], {"group": ""}),
        ([ColumnKind.COUNT], {"name": "Total voté"}),
        ([ColumnKind.COUNT], {"unit": "€"}),
        ([ColumnKind.COUNT], {"reason": ColumnReason(ColumnCause.CELLS)}),
    ],
)
def test_any_other_total_is_as_its_word_says(kinds, options):
    made = columns(*kinds, **options)
    assert like_their_groups(made) == tuple(made)
