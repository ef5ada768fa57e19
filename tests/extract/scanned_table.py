"""A page with one table, drawn, and the document that an OCR engine reads of it."""

import pytest

from extract.ocr.scanned_page import ocr_reader
from extract.pdf.text_layer import TextLayer
from extract.reader import read_document
from validate.reading_judge import judge

from .drawing import Drawn as Cell
from .drawing import Sketch

ROWS = [
    ("Association", "Attribué", "Proposé"),
    ("Judo club", "3 500,00", "1 234,00"),
    ("Tennis club", "8 300,00", "2 345,00"),
    ("Les Archers", "1 750,50", "4 111,00"),
    ("TOTAL", "13 550,50", "7 690,00"),
]
TEXTS = tuple(tuple(row) for row in ROWS)


def table(pen):
    cells = tuple(
        Cell(r, c, 1, 1, (text,))
        for r, row in enumerate(ROWS)
        for c, text in enumerate(row)
    )
    pen.table(
        Sketch(
            cells,
            (160.0, 90.0, 90.0),
            (18.0,) * len(ROWS),
            bold_rows=frozenset({0}),
        ),
        60,
        300,
    )


def scanned(source, engine):
    """The document read through ``engine`` as if its pages had no text."""
    from extract import page_reader

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page_reader, "text_layer", lambda page: TextLayer.SCAN)
        return read_document(source, judge, ocr_reader(engine))


def texts(grid):
    rows = [[""] * grid.cols for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.col] = cell.text
    return tuple(map(tuple, rows))
