"""What is pointed at gets words that find it again, also where others have the same."""

import pytest

from extract.correction import CorrectionKind, Misfit, Signature
from extract.corrections.corrected_tables import correct_tables
from extract.tables.typing import type_table
from pointage.desk.name_by_words import (
    PointedAt,
    misfit_of,
    name_correction,
)

from ...conftest import raw_table

SIGNED = Signature(author="A", date="2026-05-12", why="page 1")
ROWS = [["Judo", "5"], ["Judo", "5"], ["", "7"], ["Golf", None]]
RAWS = [
    raw_table(name, ["Club", "Montant"], ROWS, caption="Subventions")
    for name in ("a", "b")
]
TABLES = [type_table(raw) for raw in RAWS]


def cell(table, row, col=1, text="9"):
    return PointedAt(
        kind=CorrectionKind.CELL, table_id=table, row=row, col=col, text=text
    )


@pytest.mark.parametrize("table", ["a", "b"])
@pytest.mark.parametrize("row", range(4))
def test_a_cell_is_found_again_among_others_of_its_words(table, row):
    one = name_correction(cell(table, row), TABLES, SIGNED)
    assert misfit_of(one, TABLES) is None
    found = correct_tables(RAWS, [one])
    changed = [
        (raw.id, each.row)
        for raw in found.tables
        for each in raw.cells
        if each.engine == "person"
    ]
    assert changed == [(table, row)]


@pytest.mark.parametrize("row", range(4))
def test_a_row_is_found_again(row):
    pointed = PointedAt(
        kind=CorrectionKind.ROW, table_id="b", row=row, is_a="note"
    )
    one = name_correction(pointed, TABLES, SIGNED)
    (became,) = correct_tables(RAWS, [one]).became
    assert (became.table_id, became.row) == ("b", row)


def test_columns_and_tables_are_found_again():
    column = PointedAt(
        kind=CorrectionKind.COLUMN, table_id="a", col=1, use="voted"
    )
    out = PointedAt(kind=CorrectionKind.LEAVE_OUT, table_id="b")
    join = PointedAt(kind=CorrectionKind.JOIN, table_id="b", other_id="a")
    split = PointedAt(kind=CorrectionKind.SPLIT, table_id="b", row=2)
    one = name_correction(join, TABLES, SIGNED)
    assert (one.table.number, one.other.number) == (1, 2)
    assert misfit_of(one, TABLES) is None
    for pointed in (column, out, split):
        one = name_correction(pointed, TABLES, SIGNED)
        (became,) = correct_tables(RAWS, [one]).became
        assert became.table_id == pointed.table_id


def test_what_is_not_there_is_no_correction():
    assert name_correction(cell("z", 0), TABLES, SIGNED) is Misfit.NO_TABLE
    assert name_correction(cell("a", 9), TABLES, SIGNED) is Misfit.NO_ROW
    assert name_correction(cell("a", 0, 9), TABLES, SIGNED) is Misfit.NO_ROW
    alone = PointedAt(kind=CorrectionKind.JOIN, table_id="a", other_id="a")
    assert name_correction(alone, TABLES, SIGNED) is Misfit.NO_TABLE
    same = name_correction(cell("a", 0, text="5"), TABLES, SIGNED)
    assert misfit_of(same, TABLES) is Misfit.ALREADY
