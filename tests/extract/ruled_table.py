"""A page with one ruled table, drawn."""

from .drawing import Drawn, Sketch

ROWS = [
    ("Club", "Montant"),
    ("Judo", "500,00"),
    ("Tennis", "300,00"),
    ("TOTAL", "800,00"),
]


def sketch(rows=ROWS):
    cells = tuple(
        Drawn(r, c, 1, 1, (text,) if text else ())
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Sketch(
        cells, (120.0, 90.0), (15.0,) * len(rows), bold_rows=frozenset({0})
    )


def table(pen):
    pen.table(sketch(), 50, 200)
