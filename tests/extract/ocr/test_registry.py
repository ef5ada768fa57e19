"""The OCR engines by name, and how another is added."""

from dataclasses import dataclass, replace

import pytest

from extract.ocr import automatic as module
from extract.ocr import registry
from extract.ocr.automatic import automatic
from extract.ocr.engine import EngineEntry
from extract.ocr.registry import ENGINES, by_priority, first_installed, ocr_fingerprint


@dataclass
class Blind:
    """An engine that reads nothing."""

    name: str = "blind"

    def read(self, picture):
        return ()


BLIND = EngineEntry(
    name="blind", priority=0, is_installed=lambda: True, load=Blind, fingerprint=lambda: "1.0"
)


def test_each_engine_has_a_name_and_a_priority_of_its_own():
    assert list(ENGINES) == ["rapidocr", "tesseract"]
    assert [entry.name for entry in ENGINES.values()] == list(ENGINES)
    assert len({entry.priority for entry in ENGINES.values()}) == len(ENGINES)


def test_two_engines_of_one_name_are_refused():
    with pytest.raises(ValueError, match="blind"):
        by_priority([BLIND, BLIND])


def test_an_engine_added_reads_pages(monkeypatch, source_of):
    monkeypatch.setattr(registry, "ENGINES", by_priority([*ENGINES.values(), BLIND]))
    module._loaded.cache_clear()
    assert first_installed() == BLIND
    assert ocr_fingerprint()[0] == "1.0"

    read = automatic()
    with source_of([lambda pen: pen.text(100, 100, "x")]) as source:
        page = read(source, 1)
    module._loaded.cache_clear()
    assert (page.ocr, page.chars.text) == ("blind", ())


def test_the_first_engine_installed_is_taken(monkeypatch):
    away = replace(BLIND, name="away", priority=-1, is_installed=lambda: False)
    monkeypatch.setattr(registry, "ENGINES", by_priority([BLIND, away]))
    assert first_installed() == BLIND
    monkeypatch.setattr(registry, "ENGINES", by_priority([away]))
    assert first_installed() is None
