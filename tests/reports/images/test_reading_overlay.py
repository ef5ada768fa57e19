"""What `inspect --image` draws over a page."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from extract.grids.unruled.engine import BorderlessEngine
from extract.pdf.source import open_source
from extract.reader import read_document
from reports.images.reading_overlay import ENGINES, draw_page


def test_cells_have_the_colour_of_their_engine(tmp_path):
    drawn = BytesIO()
    canvas = Canvas(drawn, pagesize=(400, 300))
    for y, row in enumerate(
        [
            ("Association", "Montant"),
            ("Les Amis", "1 250,00"),
            ("Le Phare", "980,00"),
        ]
    ):
        for x, text in zip((40, 240), row, strict=True):
            canvas.drawString(x, 220 - 18 * y, text)
    canvas.save()
    path = tmp_path / "table.pdf"
    path.write_bytes(drawn.getvalue())
    with open_source(path) as source:
        document = read_document(source)
        image = draw_page(source, document, 1)
    (table,) = document.tables
    assert {cell.engine for cell in table.raw.cells} == {BorderlessEngine.name}
    assert ENGINES[BorderlessEngine.name] in {
        colour for _, colour in image.getcolors(1 << 24)
    }
