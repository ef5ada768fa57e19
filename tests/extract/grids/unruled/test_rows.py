"""Which lines are one row: rules first, then overlap and figures, white, and wrapping."""

from extract.grids.unruled.columns import lay_out_lines
from extract.grids.unruled.rows import RowBorders, group_lines
from extract.lines.tokens import Atom, TextLine


def line(top, **texts):
    """A line of three columns, each word as wide as it is long."""
    lefts = {"label": 40.0, "note": 140.0, "amount": 240.0}
    atoms = [
        Atom(text, lefts[col], lefts[col] + 4.5 * len(text))
        for col, text in texts.items()
    ]
    return TextLine(tuple(atoms), top, top + 9, 8.0)


def grouped(lines, **borders):
    rows = group_lines(lay_out_lines(lines, 0.6), RowBorders(**borders))
    return [
        [piece.segment.text for x in row.lines for piece in x.pieces]
        for row in rows
    ]


BODY = [
    line(100, label="Sport", note="Clubs", amount="1 250,00"),
    line(120, label="Culture", note="Fêtes", amount="2 250,00"),
    line(140, label="Voirie", note="Ponts", amount="3 250,00"),
]


def test_lines_of_figures_are_rows():
    assert [row[0] for row in grouped(BODY)] == ["Sport", "Culture", "Voirie"]


def test_a_line_set_close_under_padded_rows_is_of_the_row_above():
    rows = grouped([*BODY[:2], line(129.5, label="populaire"), BODY[2]])
    assert [len(row) for row in rows] == [3, 4, 3]
    assert rows[1][-1] == "populaire"


def test_a_rule_parts_what_white_would_join():
    rows = grouped(
        [*BODY[:2], line(129.5, label="populaire"), BODY[2]], heights=(129.2,)
    )
    assert [len(row) for row in rows] == [3, 3, 4]
    assert rows[2][0] == "populaire"


def test_one_band_is_one_row_however_wide_its_lines_are_apart():
    lines = [
        *BODY,
        line(160, label="Écoles", note="Cours", amount="9,00"),
        line(190, label="du soir"),
    ]
    assert len(grouped(lines)) == 5
    assert len(grouped(lines, heights=(155,), bands=((155, 205),))) == 4
