"""Pictures of letters that pdfium keeps are counted before a page, or a part of it, is painted."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.hostile import many_pages, one_page
from benchmarks.variants import variant
from extract.errors import LimitExceededError
from extract.geometry import BBox
from extract.pdf import source
from extract.pdf.limits import LIMITS
from extract.pdf.source import open_source
from extract.pdf.weighing import kept_letters
from extract.pdf.weighing.kept_letters import KeptLetters

FONT = b"/Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>"


def stretched(count: int) -> bytes:
    """A page of lines of digits, each stretched by another measure."""
    lines = (
        b"1.%04d 0 0 700 %d 9 Tm (0123456789) Tj" % (k, k % 60 * 9)
        for k in range(count)
    )
    return one_page(b"BT /F 1 Tf " + b"\n".join(lines) + b" ET", FONT)


def test_a_page_of_letters_each_of_its_own_size_is_refused(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(stretched(9_000))
    assert path.stat().st_size < 30_000
    with open_source(path) as pages, pytest.raises(LimitExceededError) as told:
        pages.page(1)
    assert told.value.code == "letters"


def test_each_look_counts_the_letters_that_it_touches_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kept_letters, "_USUAL", 0)
    boxes = np.array([[0.0, 0, 10, 20], [100, 0, 110, 20], [0, 0, 1, np.nan]])
    kept = KeptLetters("a.pdf", 1, boxes)
    kept.add(BBox(0, 0, 50, 50), 1.0)
    one = kept.size
    assert one == 3 * 12 * 22 + 300
    kept.add(BBox(0, 0, 50, 50), 1.0)
    assert kept.size == one
    kept.add(BBox(0, 0, 200, 50), 1.0)
    assert kept.size == 3 * one
    kept.add(BBox(0, 0, 50, 50), 1e9)
    assert kept.size == 3 * one + 3 * 52 * 2_050 + 300


def test_a_file_is_opened_anew_when_its_letters_are_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(variant(1, pages=2))
    with open_source(path) as pages:
        expected = [page.chars.written for page in pages.pages()]
        assert pages._sight.kept > 0
    monkeypatch.setattr(source, "LIMITS", replace(LIMITS, letters=0))
    with open_source(path) as pages:
        pages.render(1)
        assert [page.chars.written for page in pages.pages()] == expected
        assert pages._sight.kept == 0
        pages.render(2)


def test_pages_without_text_keep_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(many_pages(3))
    with open_source(path) as pages:
        list(pages.pages())
        assert pages._sight.kept == 0


def test_the_pictures_that_are_compared_count_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    large = b"BT /F 90 Tf " + b"1 0 0 1 50 400 Tm (0123456789) Tj " * 50 + b"ET"
    path.write_bytes(one_page(large, FONT))
    with open_source(path) as pages:
        pages.page(1)
    monkeypatch.setattr(kept_letters, "LIMITS", replace(LIMITS, letters=0))
    with open_source(path) as pages, pytest.raises(LimitExceededError):
        pages.page(1)
