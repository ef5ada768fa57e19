"""A page set sideways is read as one set upright, and every place is where it is displayed."""

import pytest

from extract.reader import read_document

ROWS = [
    ("Poste", "Dépenses", "Recettes"),
    ("Écoles", "1 200,00", "300,00"),
    ("Voirie", "800,00", "500,00"),
]


def sideways(turn, grid):
    def draw(pen):
        canvas = pen.canvas
        canvas.translate(*((595, 0) if turn == 90 else (0, 842)))
        canvas.rotate(90 if turn == 90 else -90)
        canvas.setFont("Helvetica", 9)
        for r, row in enumerate(ROWS):
            for c, text in enumerate(row):
                canvas.drawString(60 + 150 * c, 500 - 18 * r, text)
        for r in range(len(ROWS) + 1) if grid else ():
            canvas.line(55, 513 - 18 * r, 505, 513 - 18 * r)
        for c in range(4) if grid else ():
            canvas.line(55 + 150 * c, 513, 55 + 150 * c, 513 - 18 * len(ROWS))

    return draw


@pytest.mark.parametrize("grid", [True, False])
@pytest.mark.parametrize("turn", [90, 270])
def test_a_sideways_table_reads_as_an_upright_one(source_of, turn, grid):
    with source_of([sideways(turn, grid)]) as source:
        document = read_document(source)
        chars = source.page(1).chars
    (table,) = document.tables
    assert table.raw.header == ROWS[0]
    assert [
        tuple(cell.text for cell in row.cells) for row in table.rows
    ] == ROWS[1:]
    assert (document.pages[0].width, document.pages[0].height) == (595, 842)
    for cell in table.raw.cells:
        box = cell.places[0].bbox
        inside = [
            t
            for t, (x0, top, x1, bottom) in zip(
                chars.text, chars.boxes.tolist(), strict=True
            )
            if box.x0 < (x0 + x1) / 2 < box.x1
            and box.top < (top + bottom) / 2 < box.bottom
            and not t.isspace()
        ]
        assert sorted(inside) == sorted(
            cell.text.replace(" ", "").replace("\u00a0", "")
        )
        assert cell.angle in (90, 270)
