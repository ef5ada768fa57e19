"""The letter as it is seen in its three forms."""

import io
import zipfile

import pypdfium2
import pytest
from docx import Document

from reports.letter.content import LetterPart, PartKind
from reports.letter.letter_forms import LETTER_FORMS
from reports.letter.open_document import open_document
from reports.letter.pdf_letter import pdf_letter
from reports.letter.word_file import word_file


def entry(number, text="Le texte donne 35.", rows=8):
    """An entry of about a third of a page."""
    figures = tuple((f"Ligne {n}", str(number)) for n in range(rows))
    return [
        LetterPart(PartKind.HEADING, f"{number}. Page {number}"),
        LetterPart(PartKind.TEXT, text),
        LetterPart(PartKind.FIGURES, rows=figures),
        LetterPart(PartKind.ANSWER, f"Réponse {number} :"),
    ]


def pages_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_signs_that_the_font_lacks_are_printed_and_none_is_an_empty_box():
    said = "1er juin → 31 mai ≠ Σ ✓ l’écart 12\u202f500 a\u2011b 漢 <b> & ★"
    (page,) = pages_of(pdf_letter(entry(1, said, rows=1), "fr"))
    for sign in (
        "→",
        "≠",
        "Σ",
        "✓",
        "l’écart",
        "a-b",
        "[U+6F22]",
        "<b> &",
        "★",
    ):
        assert sign in page
    assert "\u25a1" not in page


def test_no_page_of_the_pdf_ends_inside_an_entry():
    parts = [part for number in range(1, 8) for part in entry(number)]
    pages = pages_of(pdf_letter(parts, "fr"))
    assert len(pages) > 2
    for number in range(1, 8):
        on = [
            page
            for page in pages
            if f"{number}. Page {number}" in page
            and f"Réponse {number}" in page
        ]
        assert len(on) == 1


def test_an_entry_that_no_page_holds_is_written_nevertheless():
    pages = pages_of(pdf_letter(entry(1, rows=60), "fr"))
    assert len(pages) > 1
    assert any("Réponse 1" in page for page in pages)


def test_word_keeps_an_entry_on_one_page():
    made = Document(io.BytesIO(word_file([*entry(1), *entry(2)], "fr")))
    kept = [
        paragraph.paragraph_format.keep_with_next
        for paragraph in made.paragraphs
    ]
    heads = [n for n, one in enumerate(made.paragraphs) if "Page" in one.text]
    assert all(kept[: heads[1] - 1])
    assert not kept[heads[1] - 1]
    assert all(
        cell.paragraphs[0].paragraph_format.keep_with_next
        for table in made.tables
        for cell in table._cells
    )


def test_an_open_document_keeps_an_entry_on_one_page():
    made = open_document([*entry(1), *entry(2)], "fr")
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        content = file.read("content.xml").decode()
    assert content.count('style:may-break-between-rows="false"') == 1
    assert content.count('table:style-name="letter-whole"') == 2
    followed = content.count('text:style-name="letter-followed"')
    assert followed == 2 * (2 + 2)  # a sentence, the words that ask, lines


@pytest.mark.parametrize("suffix", LETTER_FORMS)
def test_a_letter_of_nothing_is_a_file(suffix):
    assert LETTER_FORMS[suffix]([], "fr")
