"""Calls of footnotes beside figures: several of one figure, letters, and those before it."""

import pytest

from extract.pdf.note_calls import with_raised_calls
from extract.pdf.unmapped_glyphs import UNREAD_GLYPH
from tests.extract.pdf.test_written_digits import line


def called(*pieces):
    return "".join(with_raised_calls(line(*pieces)).text)


@pytest.mark.parametrize(
    ("call", "raised"),
    [
        ("1,2", "¹,²"),
        ("1, 2", "¹, ²"),
        ("1-2", "¹-²"),
        ("1 et 2", "¹ et ²"),
        ("(1,2)", "(¹,²)"),
        ("(1)", "(1)"),
        ("a", "ᵃ"),
        ("a,b", "ᵃ,ᵇ"),
        ("1)", "¹)"),
        ("*1", "*¹"),
    ],
)
@pytest.mark.parametrize("lift", [4, 0], ids=["raised", "on the line"])
def test_calls_of_every_form_are_raised_behind_a_figure(call, raised, lift):
    assert called(("1 250", 10, 0, 0), (call, 6, lift, 0)) == f"1 250{raised}"


@pytest.mark.parametrize("call", ["er", "e", "m", "h", "123", "abc", "123,5"])
def test_what_ends_an_ordinal_or_is_a_unit_is_no_call(call):
    assert called(("250", 10, 0, 0), (call, 6, 4, 0)) == f"250{call}"


@pytest.mark.parametrize(("call", "raised"), [("1", "¹"), ("12", "¹²")])
@pytest.mark.parametrize("before", ["Montant HT (€)", "(23 300)"])
def test_a_call_may_stand_raised_behind_a_bracket(before, call, raised):
    assert called((before, 10, 0, 0), (call, 6, 4, 0)) == f"{before}{raised}"
    assert called((before, 10, 0, 0), (call, 10, 0, 0)) == f"{before}{call}"


@pytest.mark.parametrize(
    ("word", "printed"), [("techniques", "¹"), ("m", "1"), ("km", "1")]
)
def test_a_call_may_stand_raised_behind_the_word_of_a_label(word, printed):
    assert called((word, 10, 0, 0), ("1", 6, 4, 0)) == f"{word}{printed}"
    assert called((word, 10, 0, 0), ("1", 10, 0, 0)) == f"{word}1"


def test_a_letter_behind_a_short_number_is_none():
    assert called(("12", 10, 0, 0), ("a", 6, 4, 0)) == "12a"


def test_what_may_be_cents_behind_a_whole_figure_is_not_read():
    text = called(("250", 10, 0, 0), ("1,25", 6, 4, 0))
    assert text == f"250{UNREAD_GLYPH * 4}"


@pytest.mark.parametrize("call", ["1", "1,2", "a", "(a,b)"])
def test_a_call_may_stand_before_its_figure(call):
    text = called(("Bus", 10, 0, 0), (call, 6, 4, 30), ("480,25", 10, 0, 1))
    assert text.endswith("480,25")
    assert text != f"Bus{call}480,25"


def test_raised_letters_of_a_word_before_a_figure_are_no_call():
    pieces = ("1", 10, 0, 0), ("er", 6, 4, 0), ("480", 10, 0, 1)
    assert called(*pieces) == "1er480"


def test_a_call_stands_on_the_line_of_its_figure():
    chars = with_raised_calls(line(("480,25", 10, 0, 0), ("1,2", 6, 4, 0)))
    assert chars.boxes[-3:, 1].tolist() == [chars.boxes[0, 1]] * 3
