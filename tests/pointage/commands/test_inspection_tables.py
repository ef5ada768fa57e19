"""Why columns and rows are of their kinds, as `inspect` says it."""

import pytest

from extract.reasons import (
    ColumnCause,
    ColumnReason,
    RowCause,
    RowReason,
    TotalLimit,
)
from pointage.commands.inspection_tables import (
    column_reason_text,
    row_reason_text,
)


def test_a_column_says_its_word_its_cells_and_what_came_second():
    reason = ColumnReason(ColumnCause.HEADER_WORD, "montant", 9, 12, "count")

    assert (
        column_reason_text(reason, 1)
        == "“montant” in the header, 9 of 12 cells, else count"
    )
    assert column_reason_text(reason, 0) == (
        "« montant » dans l'en-tête, 9 cellules sur 12, sinon count"
    )


def test_a_sub_total_says_what_limits_it():
    reason = RowReason(RowCause.TOTAL_WORD, "Total Culture", TotalLimit.WIDER)

    assert (
        row_reason_text(reason, 1)
        == "the word for a total, another total closes more"
    )


@pytest.mark.parametrize("language", [0, 1])
def test_every_cause_has_its_words(language):
    assert all(
        column_reason_text(ColumnReason(cause), language)
        for cause in ColumnCause
    )
    assert all(
        row_reason_text(RowReason(cause), language) for cause in RowCause
    )
    assert all(
        row_reason_text(RowReason(RowCause.TOTAL_WORD, limit=limit), language)
        for limit in TotalLimit
    )
