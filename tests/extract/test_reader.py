"""Whole documents: kinds of page, scans, sections, ids, notices, and the second reading of doubtful
tables.
"""

import re
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from extract.errors import ScanWithoutOcrError
from extract.grid import Doubt
from extract.grids.ruled.engine import RuledEngine
from extract.pdf.text_layer import is_scan
from extract.reader import read_document
from extract.readings.reconcile import confirm, is_doubtful, recheck, settle
from extract.readings.second_engines import NAME, read_again, same_ink

from .drawing import Drawn, Sketch

ROWS = [("Club", "Montant"), ("Judo", "500,00"), ("Tennis", "300,00"), ("TOTAL", "800,00")]


def sketch(rows=ROWS):
    cells = tuple(
        Drawn(r, c, 1, 1, (text,) if text else ())
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Sketch(cells, (120.0, 90.0), (15.0,) * len(rows), bold_rows=frozenset({0}))


def table(pen):
    pen.table(sketch(), 50, 200)


def prose(pen):
    pen.text(50, 100, "Le conseil municipal, après en avoir délibéré, décide.")


def picture(pen):
    buffer = BytesIO()
    Image.new("RGB", (60, 80), "white").save(buffer, "PNG")
    pen.canvas.drawImage(ImageReader(buffer), 0, 0, 595, 842)


def test_each_page_says_what_it_is(source_of):
    with source_of([prose, table, lambda pen: None, picture]) as source:
        document = read_document(source)
    assert [page.kind for page in document.pages] == ["prose", "tables", "empty", "scan"]
    assert [doubt.code for doubt in document.doubts] == ["scan"]
    assert [line.text for line in document.prose] == [
        "Le conseil municipal, après en avoir délibéré, décide."
    ]


def test_a_document_without_tables_is_read(source_of):
    with source_of([prose]) as source:
        document = read_document(source)
    assert document.tables == ()
    assert document.pages[0].leftover == 0


def test_a_scan_without_ocr_is_refused_in_words(source_of):
    with source_of([picture, picture]) as source, pytest.raises(ScanWithoutOcrError) as caught:
        read_document(source)
    assert "drawn.pdf" in caught.value.fr
    assert "pointage[ocr]" in caught.value.fr
    assert "pointage[ocr]" in caught.value.en


def test_a_scan_is_read_by_the_ocr_that_is_given(source_of, page_of):
    seen = []
    read = page_of(table)

    def ocr(source, number):
        seen.append(number)
        return replace(read, number=number)

    with source_of([picture]) as source:
        document = read_document(source, ocr=ocr)
    assert seen == [1]
    assert document.pages[0].kind == "ocr"
    assert [found.raw.header for found in document.tables] == [("Club", "Montant")]


def test_a_picture_under_a_page_of_text_is_no_scan(page_of):
    def both(pen):
        picture(pen)
        for k in range(12):
            pen.text(50, 100 + 15 * k, "Le conseil municipal, après en avoir délibéré, décide.")

    assert not is_scan(page_of(both))
    assert is_scan(page_of(picture))


def test_a_stamp_over_a_picture_makes_no_text_layer(source_of, page_of):
    def stamped(pen):
        picture(pen)
        for k, said in enumerate(
            (
                "Accusé de réception en préfecture",
                "062-226200012-20220620-2022-244-DE",
                "Reçu le 28/06/2022",
            )
        ):
            pen.text(350, 40 + 10 * k, said)

    assert is_scan(page_of(stamped))
    with source_of([stamped, stamped]) as source, pytest.raises(ScanWithoutOcrError):
        read_document(source)


def test_a_table_over_a_background_picture_is_read(source_of):
    with source_of([lambda pen: (picture(pen), table(pen))]) as source:
        document = read_document(source)
    assert document.pages[0].kind == "tables"
    assert len(document.tables) == 1


def test_table_ids_name_their_section_and_count_in_it(source_of):
    def first(pen):
        pen.text(50, 60, "ANNEXE 2 - Subventions", bold=True, size=12)
        pen.table(sketch(), 50, 100)
        pen.text(50, 380, "Autres subventions", bold=True)
        pen.table(sketch(), 50, 400)

    with source_of([prose, first]) as source:
        document = read_document(source)
    assert [found.id for found in document.tables] == ["annexe-2-t1", "annexe-2-t2"]
    assert [found.section for found in document.tables] == ["annexe-2", "annexe-2"]
    assert document.tables[1].caption == "Autres subventions"
    assert len({fact.id for fact in document.facts}) == len(document.facts)


def test_a_file_that_says_it_is_a_reconstruction_is_noticed(source_of):
    def said(pen):
        pen.canvas.setSubject("Reconstitution pour tests")
        prose(pen)

    with source_of([said]) as source:
        assert read_document(source).notices == ("Reconstitution pour tests",)


def test_reading_twice_gives_the_same(source_of):
    with source_of([prose, table]) as source:
        assert read_document(source) == read_document(source)


# ----------------------------------------------------------------------------------------- the
# second reading


@pytest.mark.parametrize("rotate", [0, 90])
def test_another_library_reads_the_same_table(source_of, rotate):
    with source_of([table], rotate=rotate) as source:
        (ours,) = RuledEngine().grids(source.page(1))
        (theirs,) = read_again(source, 1)
    assert theirs.engine == NAME
    assert [cell.text for cell in theirs.cells] == [cell.text for cell in ours.cells]
    assert (theirs.rows, theirs.cols) == (ours.rows, ours.cols)


def test_a_long_document_is_opened_once_for_many_second_readings(source_of, monkeypatch):
    opened = []
    opening = pdfplumber.open
    monkeypatch.setattr(
        pdfplumber, "open", lambda *given, **more: opened.append(1) or opening(*given, **more)
    )
    with source_of([table] * 20) as source:
        texts = [
            [cell.text for cell in read_again(source, number)[0].cells] for number in range(1, 21)
        ]
    assert texts == [texts[0]] * 20
    assert len(opened) == 2


def test_a_table_both_libraries_agree_on_is_confirmed_unchanged(source_of):
    with source_of([table]) as source:
        document = read_document(source)
        assert confirm(source, document.tables[0].raw) == document.tables[0].raw
        assert recheck(source, document, [document.tables[0].id]) is document


def test_a_figure_read_differently_keeps_both_readings(source_of):
    with source_of([table]) as source:
        document = read_document(source)
        first = document.tables[0]
        cells = tuple(
            replace(c, text="600,00") if c.text == "500,00" else c for c in first.raw.cells
        )
        wrong = replace(document, tables=(replace(first, raw=replace(first.raw, cells=cells)),))
        fresh = recheck(source, wrong, [first.id])
    (disputed,) = [cell for cell in fresh.tables[0].raw.cells if cell.readings]
    assert (disputed.text, disputed.readings) == ("600,00", ((NAME, "500,00"),))
    assert disputed.confidence <= 0.5
    assert [doubt.code for doubt in fresh.doubts] == ["engines-disagree"]
    (fact,) = [fact for fact in fresh.facts if fact.printed == "600,00"]
    assert fact.confidence <= 0.5


def doubted(source):
    """The grid of the first page, misread in one cell and doubted."""
    (grid,) = RuledEngine().grids(source.page(1))
    cells = tuple(replace(c, lines=("600,00",)) if c.text == "500,00" else c for c in grid.cells)
    return replace(grid, cells=cells, doubts=(Doubt(1, grid.bbox, "open-geometry"),))


@pytest.mark.parametrize(
    ("choice", "text", "engine", "arbitrated"),
    [(1, "500,00", NAME, True), (0, "600,00", "ruled", True), (None, "600,00", "ruled", False)],
)
def test_a_judge_chooses_between_two_readings(source_of, choice, text, engine, arbitrated):
    with source_of([table]) as source:
        (settled,) = settle(source, [doubted(source)], (), lambda candidates: choice)
    (cell,) = [cell for cell in settled.cells if cell.readings]
    assert (cell.text, settled.engine, cell.arbitrated) == (text, engine, arbitrated)
    codes = [doubt.code for doubt in settled.doubts]
    assert codes == (["open-geometry", "engines-disagree"] if choice is None else ["open-geometry"])


@pytest.mark.parametrize(
    ("known", "broken"), [(rb"/Page", b"/Pqge"), (rb"/MediaBox \[ 0 0", b"/MediaBox [ 0 1e99")]
)
def test_a_file_only_one_library_can_read_has_one_reading(source_of, known, broken):
    with source_of([table]) as source:
        source.data = re.sub(known, broken, source.data)
        assert read_again(source, 1) == ()
        grid = doubted(source)
        assert settle(source, [grid], (), lambda candidates: 1) == (grid,)


def test_a_sound_grid_is_not_read_again(source_of):
    with source_of([table]) as source:
        grids = RuledEngine().grids(source.page(1))
        assert not is_doubtful(grids[0], ())
        assert settle(source, grids, (), None) == grids


def test_ink_is_compared_without_spaces():
    assert same_ink("1 234,50 €", "1\u00a0234,50€")
    assert same_ink("montant", "tnatnom")
    assert not same_ink("12", "21")
    assert not same_ink("500,00", "600,00")


def test_a_ruled_table_with_blank_rows_keeps_all_its_rows(source_of):
    rows = [("Imputation", "Montant"), ("6574", "12,00"), *[("", "")] * 7, ("TOTAL", "12,00")]
    with source_of([lambda pen: pen.table(sketch(rows), 50, 200)]) as source:
        (found,) = read_document(source).tables
    assert found.raw.rows == 9
    assert [cell.text for cell in found.raw.cells if cell.text] == [
        "6574",
        "12,00",
        "TOTAL",
        "12,00",
    ]
