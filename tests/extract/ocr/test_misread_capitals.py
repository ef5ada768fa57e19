"""Capitals that an engine reads as the small letter of the same strokes."""

import pytest

from extract.ocr.misread_capitals import with_capitals
from extract.ocr.ocr_engine import OcrChar, OcrLine


def line(text):
    chars = tuple(
        OcrChar(one, 10.0 * n, 20.0, 4.0, 0.9)
        for n, one in enumerate(text)
        if not one.isspace()
    )
    return OcrLine(text, chars, 12.0, 0.0)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Dépenses d'lnvestissement", "Dépenses d'Investissement"),
        ("lmputations", "Imputations"),
        ("ll est proposé", "Il est proposé"),
        ("SECTION lNVESTISSEMENT", "SECTION INVESTISSEMENT"),
    ],
)
def test_an_l_before_what_no_word_goes_on_with_is_a_capital(read, printed):
    found = with_capitals(line(read))
    assert found.text == printed
    assert [one.text for one in found.chars] == list("".join(printed.split()))
    assert [one.x for one in found.chars] == [one.x for one in line(read).chars]


@pytest.mark.parametrize(
    "text",
    [
        "les lots, l'école",
        "la ville",
        "lgts",
        "lB 12",
        "l 250,00",
        "1 250,00 lb",
        "Ile et lycée",
        "lI",
        "halls",
    ],
)
def test_other_letters_stay_as_read(text):
    one = line(text)
    assert with_capitals(one) is one


def test_characters_that_do_not_go_with_the_text_stay_as_read():
    one = OcrLine("lmputations", line("l").chars, 12.0, 0.0)
    assert with_capitals(one).chars == one.chars
