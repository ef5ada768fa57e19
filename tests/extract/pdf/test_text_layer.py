"""What the text layer of a page is worth: text, scan, garbled, bad OCR; what becomes of each."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from extract.errors import ScanWithoutOcrError
from extract.pdf.text_layer import (
    _FOUR_VOICELESS,
    _NO_VOWEL,
    states_a_picture,
    text_layer,
)
from extract.reader import read_document

from ..scanning import white_picture

GOOD = (
    (
        "Le conseil municipal, après en avoir délibéré, décide d'attribuer les subventions"
        " suivantes aux associations"
    ),
    (
        "sportives et culturelles de la commune pour un montant total de 12 500,00 € (chapitre 65,"
        " article 6574)."
    ),
    (
        "La présente délibération peut faire l'objet d'un recours devant le tribunal administratif"
        " dans les deux mois."
    ),
)
SHIFTED = str.maketrans("aeiouyéèàô", "bdghkmnpqr")


def prose(pen, change=lambda text: text):
    for n, text in enumerate(GOOD):
        pen.text(40, 100 + 14 * n, change(text))


def over_picture(change):
    def draw(pen):
        white_picture(pen)
        prose(pen, change)

    return draw


def noisy(text):
    return (
        text.replace("e", "e")
        .replace("s", "s|")
        .replace("t", "t~")
        .replace("n", "n\\")
    )


def with_text(page, change):
    return replace(
        page,
        chars=replace(
            page.chars, text=tuple(change(letter) for letter in page.chars.text)
        ),
    )


def test_a_page_of_text_is_text(page_of):
    assert text_layer(page_of(prose)) == "text"


def test_a_good_ocr_layer_under_its_picture_is_text(page_of):
    assert text_layer(page_of(over_picture(str))) == "text"


def test_a_picture_is_a_scan(page_of):
    assert text_layer(page_of(white_picture)) == "scan"


def test_an_empty_page_is_text(page_of):
    assert text_layer(page_of(lambda pen: None)) == "text"


@pytest.mark.parametrize("letter", ["\ufffd", "■", "\ue012", "\U000f0001"])
def test_characters_that_stand_for_nothing_are_garbled(page_of, letter):
    assert (
        text_layer(
            with_text(
                page_of(prose), lambda old: letter if old in "aeiou" else old
            )
        )
        == "garbled"
    )


def test_letters_that_stand_for_others_are_garbled(page_of):
    assert (
        text_layer(
            page_of(
                lambda pen: prose(pen, lambda text: text.translate(SHIFTED))
            )
        )
        == "garbled"
    )


def test_bullets_of_a_symbol_font_are_not_garbled(page_of):
    assert (
        text_layer(
            with_text(
                page_of(prose), lambda old: "\uf0b7" if old == "," else old
            )
        )
        == "text"
    )


def test_a_picture_under_noise_is_bad_ocr(page_of):
    assert text_layer(page_of(over_picture(noisy))) == "bad-ocr"
    assert (
        text_layer(page_of(lambda pen: prose(pen, noisy))) == "text"
    )  # no picture to read instead


def test_pages_that_cannot_be_read_are_told_among_those_that_can(source_of):
    with source_of([prose, over_picture(noisy), white_picture]) as source:
        document = read_document(source)
    assert [page.kind for page in document.pages] == [
        "prose",
        "bad-ocr",
        "scan",
    ]
    assert [(doubt.page, doubt.code) for doubt in document.doubts] == [
        (2, "bad-ocr"),
        (3, "scan"),
    ]
    assert {line.page for line in document.prose} == {1}


def test_a_garbled_document_is_refused_in_words(source_of):
    with (
        source_of([over_picture(noisy)]) as source,
        pytest.raises(ScanWithoutOcrError) as caught,
    ):
        read_document(source)
    assert "illisible" in caught.value.fr
    assert "garbled" in caught.value.en
    assert "pointage[ocr]" in caught.value.fr


def test_a_page_read_by_ocr_says_why_and_by_what(source_of, page_of):
    read = page_of(prose)

    def ocr(source, number):
        return replace(read, number=number, ocr="fake")

    with source_of([prose, over_picture(noisy), white_picture]) as source:
        document = read_document(source, ocr=ocr)
    assert [page.kind for page in document.pages] == [
        "prose",
        "ocr-bad-ocr",
        "ocr",
    ]
    assert [(doubt.code, doubt.detail) for doubt in document.doubts] == [
        ("ocr-bad-ocr", "fake"),
        ("ocr", "fake"),
    ]
    assert {line.page for line in document.prose} == {1, 2, 3}


def stated(pen):
    """A picture of the page under invisible text that gives another figure than it shows."""
    sheet = Image.new("L", (1190, 1684), 255)
    font = ImageFont.load_default(24)
    ImageDraw.Draw(sheet).text((80, 380), "8 930,47", fill=0, font=font)
    buffer = BytesIO()
    sheet.save(buffer, "PNG")
    pen.canvas.drawImage(ImageReader(buffer), 0, 0, 595, 842)

    page = pen.canvas.beginText()
    page.setTextRenderMode(3)
    page.setFont("Helvetica", 11)
    page.setTextOrigin(40, 642)
    page.textOut("6 480,25")
    pen.canvas.drawText(page)
    prose(pen)


def test_invisible_digits_over_a_picture_must_be_those_that_it_shows(page_of):
    page = page_of(stated)
    assert text_layer(page) == "text"
    assert states_a_picture(page)
    assert not states_a_picture(page_of(over_picture(str)))


def test_such_a_page_is_read_by_an_engine_where_there_is_one(source_of):
    source = source_of([stated])
    read = replace(source.page(1), ocr="fake", unseen=())
    with_engine = read_document(source, ocr=lambda _source, _number: read)
    assert [page.kind for page in with_engine.pages] == ["ocr-bad-ocr"]
    (page,) = read_document(source).pages
    assert not page.kind.is_unread


STAMPS = {
    "transmission": (
        "Envoyé en préfecture le 21/12/2023",
        "Reçu en préfecture le 21/12/2023",
        "Publié le 22/12/2023",
        "ID : 059-215900001-20231218-DEL_2023_12_07-DE",
    ),
    "receipt": (
        "Accusé de réception - Ministère de l'Intérieur",
        "059-215900001-20231218-2023-12-07-DE",
        "Accusé certifié exécutoire",
        "Réception par le préfet : 21/12/2023",
        "Affiché le 22/12/2023",
    ),
}


@pytest.mark.parametrize("stamp", STAMPS.values(), ids=STAMPS)
def test_the_stamp_of_a_transmission_is_no_text_layer(page_of, stamp):
    def stamped(pen):
        for n, text in enumerate(stamp):
            pen.text(400, 20 + 9 * n, text)

    def scanned(pen):
        white_picture(pen)
        stamped(pen)

    def written(pen):
        scanned(pen)
        prose(pen)

    kinds = [text_layer(page_of(draw)) for draw in (scanned, written, stamped)]
    assert kinds == ["scan", "text", "text"]


@given(st.text("bcdFxzàœaeiouyß@#·…-,. 12\n\xa0n", max_size=60))
def test_each_word_without_vowels_has_four_such_letters_at_least(text):
    """What is counted first is never less than what is asked for."""
    few = len(_NO_VOWEL.findall(text))
    assert len(_FOUR_VOICELESS.findall(text)) >= few
