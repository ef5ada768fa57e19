"""A total without rules right below the frame of its table is a row of it."""

import pytest

from extract.reader import read_document

PLAN = [
    ("Conseil départemental", "3 000 €"),
    ("Conseil régional", "2 500 €"),
    ("Financement de la commune", "4 942,27 €"),
]


def frame(pen, label, gap):
    """Three lines in a frame with one upright rule, and a line ``gap`` points below it."""
    for k, (name, amount) in enumerate(PLAN):
        pen.text(80, 112 + 12 * k, name)
        pen.text(380 - 5 * len(amount), 112 + 12 * k, amount)
    for y in (100, 144):
        pen.line(75, y, 400, y)
    for x in (75, 260, 400):
        pen.line(x, 100, x, 144)
    pen.text(80, 144 + gap, label)
    pen.text(380 - 5 * 11, 144 + gap, "10 442,27 €")


@pytest.mark.parametrize(
    ("label", "gap", "rows"),
    [("TOTAL HT", 16, 4), ("Avance versée", 16, 3), ("TOTAL HT", 60, 3)],
)
def test_the_total_right_below_a_closed_table_is_its_last_row(
    source_of, label, gap, rows
):
    with source_of([lambda pen: frame(pen, label, gap)]) as source:
        (table,) = read_document(source).tables
    assert len(table.rows) == rows
