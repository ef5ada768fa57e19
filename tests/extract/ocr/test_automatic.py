"""Which OCR engine is taken, and when it is loaded."""

import pytest

from extract.errors import UsageError
from extract.ocr import automatic as module
from extract.ocr.automatic import automatic, engine
from extract.ocr.registry import ENGINES


def test_no_ocr_can_be_asked_for():
    assert automatic("none") is None


def test_an_unknown_engine_is_a_usage_error():
    with pytest.raises(UsageError) as caught:
        automatic("abbyy")
    assert "abbyy" in caught.value.fr
    assert "rapidocr, tesseract, none" in caught.value.en


def test_without_any_engine_there_is_none(no_programs, monkeypatch):
    monkeypatch.setattr("extract.ocr.engines.rapid.find_spec", lambda name: None)
    assert automatic() is None
    assert automatic("tesseract") is None


def test_tesseract_is_taken_where_it_is_alone(tesseract, monkeypatch):
    monkeypatch.setattr("extract.ocr.engines.rapid.find_spec", lambda name: None)
    assert ENGINES["tesseract"].is_installed()
    found = engine()
    assert found is not None
    assert found.name == "tesseract"
    module._loaded.cache_clear()


def test_an_engine_is_loaded_at_the_first_page_and_once(tesseract, source_of):
    module._loaded.cache_clear()
    read = automatic("tesseract")
    assert read is not None
    assert module._loaded.cache_info().currsize == 0
    with source_of([lambda pen: pen.text(100, 100, "x")]) as source:
        pages = [read(source, 1), read(source, 1)]
    assert [page.ocr for page in pages] == ["tesseract", "tesseract"]
    assert module._loaded.cache_info().misses == 1
    module._loaded.cache_clear()
