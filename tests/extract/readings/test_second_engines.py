"""A second reading of a page by another library."""

from pathlib import Path

import pdfplumber
import pytest

from extract.grids.ruled.engine import RuledEngine
from extract.readings import second_engines
from extract.readings.second_engines import NAME, read_again, same_ink

from ..ruled_table import table

SAMPLE = (
    Path(__file__).parents[3] / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
)


@pytest.mark.parametrize("rotate", [0, 90])
def test_another_library_reads_the_same_table(source_of, rotate):
    with source_of([table], rotate=rotate) as source:
        (ours,) = RuledEngine().grids(source.page(1))
        (theirs,) = read_again(source, 1)
    assert theirs.engine == NAME
    assert [cell.text for cell in theirs.cells] == [
        cell.text for cell in ours.cells
    ]
    assert (theirs.rows, theirs.cols) == (ours.rows, ours.cols)


def test_a_character_is_described_as_the_library_does():
    with pdfplumber.open(SAMPLE) as pdf:
        page = pdf.pages[15]
        page.mediabox = (7.0, 11.0, *page.mediabox[2:])
        for one in page.layout:
            whole = page.process_object(one)
            ours = second_engines._described(page, page.process_object, one)
            assert ours == {key: whole[key] for key in ours}
            assert (len(ours) < len(whole)) == (whole["object_type"] == "char")


def test_a_long_document_is_opened_once_for_many_second_readings(
    source_of, monkeypatch
):
    opened = []
    opening = pdfplumber.open
    monkeypatch.setattr(
        pdfplumber,
        "open",
        lambda *given, **more: opened.append(1) or opening(*given, **more),
    )
    with source_of([table] * 20) as source:
        texts = [
            [cell.text for cell in read_again(source, number)[0].cells]
            for number in range(1, 21)
        ]
    assert texts == [texts[0]] * 20
    assert len(opened) == 2


def test_a_page_of_too_many_instructions_is_not_read_again(
    source_of, monkeypatch
):
    monkeypatch.setattr(second_engines, "_LONGEST", 100)
    with source_of([table, lambda pen: None]) as source:
        assert read_again(source, 1) == ()


def test_ink_is_compared_without_spaces():
    assert same_ink("1 234,50 €", "1\u00a0234,50€")
    assert same_ink("montant", "tnatnom")
    assert not same_ink("12", "21")
    assert not same_ink("500,00", "600,00")


def test_text_without_height_is_left_out(source_of):
    def draw(pen):
        table(pen)
        text = pen.canvas.beginText()
        text.setFont("Helvetica", 8)
        text.setTextTransform(1, 0, 0, 0, 60, 700)
        text.textOut("12,00")
        pen.canvas.drawText(text)

    source = source_of([draw])
    assert "12,00" not in str(read_again(source, 1))
