"""What RapidOCR gives for a picture."""

import os
from pathlib import Path

import numpy as np
import pytest

from extract.ocr.chosen_engine import ocr_page_reader
from extract.ocr.scanned_page import read_picture
from extract.pdf.source import open_source
from extract.reader import read_document

from ...scanning import picture_of


def rapid():
    pytest.importorskip("onnxruntime", reason="needs the extra pointage[ocr]")
    pytest.importorskip("rapidocr", reason="needs the extra pointage[ocr]")
    from extract.ocr.engines.rapid_models import RapidEngine

    return RapidEngine()


def test_rapidocr_reads_words_figures_and_sideways_text(source_of):
    engine = rapid()

    def draw(pen):
        pen.text(60, 100, "Union sportive de Saint-Orven", size=12)
        pen.text(300, 100, "11 330,00", size=12)
        pen.upwards(60, 400, "Reports anciens")

    with source_of([draw]) as source:
        page = read_picture(picture_of(source), 1, engine)
    text = "".join(page.chars.text)
    assert "Union sportive de Saint-Orven" in text
    assert "330,00" in text
    upright = [
        letter
        for letter, angle in zip(
            page.chars.text, page.chars.angles.tolist(), strict=True
        )
        if angle
    ]
    assert "".join(upright) == "Reportsanciens"
    assert set(page.chars.angles.tolist()) == {0, 270}
    assert page.chars.confidence is not None
    assert page.chars.confidence.min() > 0.5


def test_rapidocr_finds_nothing_on_an_empty_page():
    assert rapid().read(np.full((400, 300, 3), 255, np.uint8)) == ()


def test_the_probability_of_a_character_is_its_own(source_of):
    """RapidOCR's own word boxes shift it by the spaces before."""
    rapid()
    from extract.ocr.engines.rapid_models import _Decode

    decode = _Decode(["a", "b"])  # with a blank before and a space after them
    columns = [(1, 0.9), (0, 1.0), (3, 0.8), (2, 0.6), (2, 0.7), (0, 1.0)]
    preds = np.full((1, len(columns), 4), 0.0, np.float64)
    for n, (index, sure) in enumerate(columns):
        preds[0, n, index] = sure
    preds[0, 4, 1] = 0.25
    ((text, score),), _ = decode(preds)
    assert text == "a b"
    assert [(one.text, one.probability, one.rivals) for one in text.seen] == [
        ("a", 0.9, ""),
        (" ", 0.8, ""),
        ("b", 0.7, "a"),
    ]
    assert score == pytest.approx(0.8)
    assert text.seen[2].at == pytest.approx(4 / 6)
    ((empty, none),), _ = decode(np.eye(4)[None, :1])
    assert (empty, none) == ("", 0.0)


def test_a_scan_is_read_with_its_table():
    root = os.environ.get("POINTAGE_CORPUS")
    if not root:
        pytest.skip("POINTAGE_CORPUS is not set: the scans are read from there")
    rapid()
    path = Path(root) / "generated" / "09-scan-clean.pdf"
    from validate.reading_judge import judge

    with open_source(path) as source:
        document = read_document(source, judge, ocr_page_reader("rapidocr"))
    (table,) = document.tables
    assert table.raw.header[0] == "Association"
    assert table.raw.rows == 31
    assert [page.kind for page in document.pages] == ["ocr", "ocr"]
    total = [cell.text for cell in table.raw.cells if cell.row == 30]
    assert total[:1] + total[-3:-1] == [
        "TOTAL GÉNÉRAL",
        "140 750,00",
        "138 255,00",
    ]
