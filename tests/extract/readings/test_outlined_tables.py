"""Tables drawn as outlines, without text."""

import pytest

from benchmarks.hidden.farther import farther_cases
from benchmarks.hidden.sheet import page_of as sheet_of
from extract.errors import UnreadableError
from extract.geometry import BBox
from extract.grid import DoubtCode
from extract.pdf.source import open_source
from extract.pdf.text_layer import TextLayer, text_layer
from extract.reader import read_document
from extract.readings.outlined_tables import outlined_tables

CASES = {case.name: case for case in farther_cases()}
TABLES = [name for name in CASES if name.startswith("a table as outlines")]


def _written(name, folder):
    path = folder / "page.pdf"
    path.write_bytes(sheet_of(CASES[name]))
    return path


@pytest.mark.parametrize("name", TABLES)
def test_a_table_as_outlines_is_told_where_no_engine_reads_it(name, tmp_path):
    with open_source(_written(name, tmp_path)) as source:
        (box,) = outlined_tables(source.page(1))
        document = read_document(source)
    whole = BBox(60.0, 142.0, 550.0, 286.0)
    assert box.common(whole) > 0.8 * box.area
    (doubt,) = document.doubts
    assert doubt.code is DoubtCode.PICTURE_UNREAD
    assert doubt.bbox == box


def test_a_page_as_outlines_is_a_scan(tmp_path):
    with open_source(_written("a page as outlines", tmp_path)) as source:
        assert text_layer(source.page(1)) is TextLayer.SCAN
        with pytest.raises(UnreadableError):
            read_document(source)


def test_ornaments_all_alike_are_no_table(page_of):
    def draw(pen):
        pen.canvas.drawString(
            60, 760, "Conseil municipal du 12 mars 2024 à 20 h"
        )
        for row in range(5):
            for column in range(6):
                pen.canvas.circle(100 + 40 * column, 600 - 20 * row, 3, fill=1)

    assert not list(outlined_tables(page_of(draw)))


def test_lines_of_one_column_are_no_table(page_of):
    def draw(pen):
        pen.canvas.drawString(
            60, 760, "Conseil municipal du 12 mars 2024 à 20 h"
        )
        for row in range(5):
            for n in range(20):
                wide = 3 + n % 4
                pen.canvas.ellipse(
                    100 + 9 * n,
                    600 - 20 * row,
                    100 + 9 * n + wide,
                    607 - 20 * row,
                )

    assert not list(outlined_tables(page_of(draw)))
