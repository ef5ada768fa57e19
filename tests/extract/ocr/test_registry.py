"""The OCR engines by name, and how another is added."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from extract.ocr import chosen_engine as module
from extract.ocr import registry
from extract.ocr.chosen_engine import ocr_page_reader
from extract.ocr.ocr_engine import EngineEntry
from extract.ocr.registry import (
    ENGINES,
    by_priority,
    first_installed,
    ocr_fingerprint,
)

GUIDE = Path(__file__).parents[3] / "docs" / "architecture.md"


@dataclass
class Blind:
    """An engine that reads nothing."""

    name: str = "blind"

    def read(self, picture):
        return ()


BLIND = EngineEntry(
    name="blind",
    priority=0,
    is_installed=lambda: True,
    load=Blind,
    fingerprint=lambda: "1.0",
)


def test_each_engine_has_a_name_and_a_priority_of_its_own():
    assert list(ENGINES) == ["rapidocr", "tesseract"]
    assert [entry.name for entry in ENGINES.values()] == list(ENGINES)
    assert len({entry.priority for entry in ENGINES.values()}) == len(ENGINES)


def test_two_engines_of_one_name_are_refused():
    with pytest.raises(ValueError, match="blind"):
        by_priority([BLIND, BLIND])


def test_an_engine_added_reads_pages(monkeypatch, source_of):
    monkeypatch.setattr(
        registry, "ENGINES", by_priority([*ENGINES.values(), BLIND])
    )
    module._loaded.cache_clear()
    assert first_installed() == BLIND
    assert ocr_fingerprint()[0] == "1.0"

    read = ocr_page_reader()
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


def test_the_page_that_says_how_to_add_one_is_true(monkeypatch):
    section = GUIDE.read_text(encoding="utf-8").split(
        "## To add an OCR engine"
    )[1]
    (code, *_) = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    made = {}
    exec(compile(code, str(GUIDE), "exec"), made)

    entry = made["ENTRY"]
    monkeypatch.setattr(
        registry, "ENGINES", by_priority([*ENGINES.values(), entry])
    )
    assert list(registry.ENGINES)[-1] == entry.name == entry.load().name
    assert entry.is_installed() is False
    assert ocr_fingerprint()[-1] is False
    assert entry.load().read(np.full((20, 20, 3), 255, np.uint8)) == ()
