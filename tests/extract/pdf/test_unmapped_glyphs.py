"""Amounts with a glyph that stands for no character are unread figures: neither texts, nor numbers,
nor silent.
"""

import pytest

from extract.facts import table_facts
from extract.lines.tokens import is_figure
from extract.pdf.unmapped_glyphs import unread_glyphs
from extract.table import ColumnKind
from extract.tables.typing import type_table


def figures(make_raw, amounts):
    rows = [
        [f"Association {name}", amount]
        for name, amount in zip("ABCDEF", amounts, strict=False)
    ]
    return type_table(make_raw("t", ["Association", "Montant"], rows))


@pytest.mark.parametrize(
    "printed",
    [
        "\u25a0 100,00",
        "1\u25a00,00 €",
        "\ufffd\ufffd \ufffd\ufffd\ufffd,\ufffd\ufffd",
        "\ue0120,50",
    ],
)
def test_an_unread_amount_is_a_malformed_figure(make_raw, printed):
    table = figures(make_raw, ["250,00", printed, "300,00"])
    assert table.rows[1].cells[1].malformed
    assert [fact.number is None for fact in table_facts(table)] == [
        False,
        True,
        False,
    ]
    assert is_figure(printed)
    assert unread_glyphs(printed)


def test_a_column_of_unread_amounts_is_one_of_figures(make_raw):
    table = figures(
        make_raw,
        ["\u25a0 100,00", "\u25a0\u25a0\u25a0,00", "3\u25a00,00", "1 400,00"],
    )
    assert table.columns[1].kind is ColumnKind.AMOUNT
    assert sum(cell.malformed for row in table.rows for cell in row.cells) == 3


def test_a_box_to_tick_is_no_figure(make_raw):
    table = figures(make_raw, ["\u25a1", "\u25a0", "\u25a1 oui"])
    assert not any(cell.malformed for row in table.rows for cell in row.cells)
    assert not is_figure("\u25a0")
