"""Which OCR engine is taken, and when it is loaded."""

import pytest

from extract.errors import UsageError
from extract.ocr import chosen_engine as module
from extract.ocr.chosen_engine import chosen_engine, ocr_page_reader
from extract.ocr.registry import ENGINES


def test_no_ocr_can_be_asked_for():
    assert ocr_page_reader("none") is None


def test_an_unknown_engine_is_a_usage_error():
    with pytest.raises(UsageError) as caught:
        ocr_page_reader("abbyy")
    assert "abbyy" in caught.value.fr
    assert "rapidocr, tesseract, none" in caught.value.en


def test_without_any_engine_there_is_none(no_programs, monkeypatch):
    monkeypatch.setattr(
        "extract.ocr.engines.rapid.find_spec", lambda name: None
    )
    assert ocr_page_reader() is None
    assert ocr_page_reader("tesseract") is None


def test_tesseract_is_taken_where_it_is_alone(tesseract, monkeypatch):
    monkeypatch.setattr(
        "extract.ocr.engines.rapid.find_spec", lambda name: None
    )
    assert ENGINES["tesseract"].is_installed()
    found = chosen_engine()
    assert found is not None
    assert found.name == "tesseract"
    module._loaded.cache_clear()


def test_an_engine_is_loaded_at_the_first_page_and_once(tesseract, source_of):
    module._loaded.cache_clear()
    read = ocr_page_reader("tesseract")
    assert read is not None
    assert module._loaded.cache_info().currsize == 0
    with source_of([lambda pen: pen.text(100, 100, "x")]) as source:
        pages = [read(source, 1), read(source, 1)]
    assert [page.ocr for page in pages] == ["tesseract", "tesseract"]
    assert module._loaded.cache_info().misses == 1
    module._loaded.cache_clear()
