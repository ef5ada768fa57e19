"""The OCR engines: which one is taken, and what each gives for a picture."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest

from extract.errors import UsageError
from extract.ocr import automatic as chosen
from extract.ocr.automatic import automatic, engine
from extract.ocr.engine import installed
from extract.ocr.scanned_page import read_picture
from extract.ocr.tesseract import TesseractEngine, _line
from extract.pdf.source import open_source
from extract.reader import read_document

from .scanning import picture_of

TSV = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)
WORDS = (
    ("Judo", 100, 200, 80, 96.5),
    ("club", 190, 200, 80, 80.0),
    ("500,00", 600, 204, 120, 91.0),
)


@pytest.fixture
def tesseract(tmp_path, monkeypatch):
    """A program named tesseract, first on PATH, that reads three words on any picture."""
    if sys.platform == "win32":
        pytest.skip("a program is stood in for by a script that Windows would not run")
    rows = [TSV, "1\t1\t0\t0\t0\t0\t0\t0\t800\t600\t-1\t"]
    rows += [
        f"5\t1\t1\t1\t1\t{n}\t{x}\t{y}\t{w}\t22\t{c}\t{text}"
        for n, (text, x, y, w, c) in enumerate(WORDS)
    ]
    rows += [
        "5\t1\t2\t1\t1\t1\t100\t300\t80\t22\t50\tseul",
        "5\t1\t2\t1\t2\t1\t100\t400\t80\t22\t50\t ",
    ]
    program = tmp_path / "tesseract"
    program.write_text(
        f"#!{sys.executable}\nimport sys\n"
        f"listing = {'List of languages:' + chr(10) + 'eng' + chr(10) + 'fra'!r}\n"
        f"page = {chr(10).join(rows)!r}\n"
        "sys.stdout.write(listing if '--list-langs' in sys.argv else page)\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return program


@pytest.fixture
def no_programs(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))


def rapid():
    pytest.importorskip("onnxruntime", reason="needs the extra pointage[ocr]")
    pytest.importorskip("rapidocr", reason="needs the extra pointage[ocr]")
    from extract.ocr.rapid import RapidEngine

    return RapidEngine()


# ------------------------------------------------------------------------------------------------
# which engine


def test_no_ocr_can_be_asked_for():
    assert automatic("none") is None


def test_an_unknown_engine_is_a_usage_error():
    with pytest.raises(UsageError) as caught:
        automatic("abbyy")
    assert "abbyy" in caught.value.fr
    assert "rapidocr, tesseract, none" in caught.value.en


def test_without_any_engine_there_is_none(no_programs, monkeypatch):
    monkeypatch.setattr("extract.ocr.engine.find_spec", lambda name: None)
    assert automatic() is None
    assert automatic("tesseract") is None


def test_tesseract_is_taken_where_it_is_alone(tesseract, monkeypatch):
    monkeypatch.setattr("extract.ocr.engine.find_spec", lambda name: None)
    assert installed("tesseract")
    found = engine()
    assert found is not None
    assert found.name == "tesseract"
    chosen._loaded.cache_clear()


def test_an_engine_is_loaded_at_the_first_page_and_once(tesseract, source_of):
    chosen._loaded.cache_clear()
    read = automatic("tesseract")
    assert read is not None
    assert chosen._loaded.cache_info().currsize == 0
    with source_of([lambda pen: pen.text(100, 100, "x")]) as source:
        pages = [read(source, 1), read(source, 1)]
    assert [page.ocr for page in pages] == ["tesseract", "tesseract"]
    assert chosen._loaded.cache_info().misses == 1
    chosen._loaded.cache_clear()


# ---------------------------------------------------------------------------------------------------
# tesseract


def test_the_words_of_tesseract_become_lines_of_characters(tesseract):
    first, alone = TesseractEngine().read(np.full((600, 800, 3), 255, np.uint8))
    assert first.text == "Judo club 500,00"
    assert "".join(char.text for char in first.chars) == "Judoclub500,00"
    assert first.chars[0].x == 110
    assert first.chars[0].confidence == pytest.approx(0.965)
    assert first.chars[-1].confidence == pytest.approx(0.91)
    assert first.slope == pytest.approx(4 / 620)
    assert (alone.text, alone.slope) == ("seul", 0.0)


def test_tesseract_tells_lines_on_their_side():
    def word(text, top):
        return {
            "text": text,
            "left": "40",
            "top": str(top),
            "width": "20",
            "height": "90",
            "conf": "90",
        }

    down = _line([word("Judo", 100), word("club", 200)])
    up = _line([word("Judo", 200), word("club", 100)])
    assert (down.angle, up.angle) == (90, 270)
    assert [char.text for char in sorted(down.chars, key=lambda char: char.y)] == list("Judoclub")
    assert [char.text for char in sorted(up.chars, key=lambda char: -char.y)] == list("Judoclub")
    assert {char.x for char in (*down.chars, *up.chars)} == {50.0}
    assert _line([word("I", 100)]).angle == 0


def test_tesseract_needs_its_french_data(tmp_path, monkeypatch):
    if sys.platform == "win32":
        pytest.skip("a program is stood in for by a script that Windows would not run")
    program = tmp_path / "tesseract"
    program.write_text(f"#!{sys.executable}\nprint('eng')\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert not installed("tesseract")


def test_without_the_program_tesseract_is_not_installed(no_programs):
    assert not TesseractEngine.installed()


# ---------------------------------------------------------------------------------------------------
# rapidocr


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
        for letter, angle in zip(page.chars.text, page.chars.angles.tolist(), strict=True)
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
    from extract.ocr.rapid import _Decode

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
        document = read_document(source, judge, automatic("rapidocr"))
    (table,) = document.tables
    assert table.raw.header[0] == "Association"
    assert table.raw.rows == 31
    assert [page.kind for page in document.pages] == ["ocr", "ocr"]
    total = [cell.text for cell in table.raw.cells if cell.row == 30]
    assert total[:1] + total[-3:-1] == ["TOTAL GÉNÉRAL", "140 750,00", "138 255,00"]
