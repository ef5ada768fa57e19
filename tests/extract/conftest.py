"""Fixtures: PDFs drawn for one test."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from extract.pdf.page import Page
from extract.pdf.source import Source, open_source

from .drawing import Draw, pdf_bytes


@pytest.fixture
def source_of(tmp_path: Path) -> Callable[..., Source]:
    """``source_of([draw, …], rotate=0, …)``: an open PDF with these pages."""

    def make(pages: Sequence[Draw], **options: object) -> Source:
        path = tmp_path / "drawn.pdf"
        path.write_bytes(pdf_bytes(pages, **options))
        return open_source(path)

    return make


@pytest.fixture
def page_of(source_of: Callable[..., Source]) -> Callable[..., Page]:
    """``page_of(draw, rotate=0)``: the page that ``draw`` draws."""

    def make(draw: Draw, **options: object) -> Page:
        with source_of([draw], **options) as source:
            return source.page(1)

    return make
