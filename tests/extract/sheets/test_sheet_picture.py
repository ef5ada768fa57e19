"""Sheets as pictures."""

from extract.sheets.sheet_layout import lay_out
from extract.sheets.sheet_picture import draw_sheet
from extract.sheets.workbook import CellSight, Sheet, SheetCell

SHEET = Sheet(
    "S",
    (
        SheetCell(
            0, 0, "Libellé très long d'une association", bold=True, shaded=True
        ),
        SheetCell(0, 1, "1\u00a0234,50"),
        SheetCell(1, 1, "", CellSight.NO_RESULT),
        SheetCell(2, 1, "5", CellSight.HIDDEN),
    ),
)


def test_a_picture_is_of_the_size_asked_for_and_always_the_same():
    layout = lay_out(SHEET)
    whole = draw_sheet(SHEET, layout, 2.0)
    assert whole.size == (round(layout.width * 2), round(layout.height * 2))
    assert whole.tobytes() == draw_sheet(SHEET, layout, 2.0).tobytes()

    box = layout.box(SHEET.cells[1])
    part = draw_sheet(SHEET, layout, 2.0, box)
    assert abs(part.width - (box.x1 - box.x0) * 2) <= 1
    assert part.convert("L").getextrema()[0] < 80


def test_what_is_hidden_is_faint():
    layout = lay_out(SHEET)
    part = draw_sheet(SHEET, layout, 2.0, layout.box(SHEET.cells[3]))
    assert part.convert("L").getextrema()[0] > 100
