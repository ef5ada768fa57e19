"""Characters that an engine reads as others of the same strokes."""

import pytest

from extract.ocr.misread_characters import with_likely_characters
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
        ("21 928;38€", "21 928,38€"),
        ("Reste : 9 505;38 €", "Reste : 9 505,38 €"),
    ],
)
def test_what_no_text_goes_on_with_is_another_character(read, printed):
    found = with_likely_characters(line(read))
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
        "articles 12;13",
        "10;200 €",
    ],
)
def test_other_letters_stay_as_read(text):
    one = line(text)
    assert with_likely_characters(one) is one


def test_characters_that_do_not_go_with_the_text_stay_as_read():
    one = OcrLine("lmputations", line("l").chars, 12.0, 0.0)
    assert with_likely_characters(one).chars == one.chars
