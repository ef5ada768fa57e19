"""Digits of other scripts, calls of footnotes, and marks without ink."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.hidden.notes import note_cases
from extract.french.numbers import parse_number
from extract.pdf.page import Chars
from extract.pdf.unmapped_glyphs import UNREAD_GLYPH
from extract.pdf.written_digits import written_digits
from extract.reader import read_document

from ..hidden_pages import hidden_source


def line(*pieces):
    """Characters side by side: pieces of text, each with its size, how far it is raised, and the
    white before it, in points."""
    x, texts, boxes, sizes = 100.0, [], [], []
    for text, size, lift, gap in pieces:
        x += gap
        for letter in text:
            texts.append(letter)
            boxes.append((x, 200 - lift - size, x + size / 2, 200 - lift))
            sizes.append(size)
            x += size / 2
    corners = np.array(boxes)
    return Chars(
        tuple(texts),
        corners,
        corners,
        np.zeros(len(texts), np.int32),
        np.array(sizes),
        np.zeros(len(texts), bool),
    )


def written(*pieces):
    return "".join(written_digits(line(*pieces)).text)


@pytest.mark.parametrize(
    "text",
    [
        "\u0661\u0662\u0663,\u0664\u0665",
        "\u0967\u0968\u0969,\u096a\u096b",
        "\uff11\uff12\uff13,\uff14\uff15",
        "\U0001d7cf\U0001d7d0\U0001d7d1,\U0001d7d2\U0001d7d3",
    ],
    ids=["arabic", "devanagari", "full width", "mathematical"],
)
def test_digits_of_other_scripts_are_ours(text):
    assert written((text, 10, 0, 0)) == "123,45"


@pytest.mark.parametrize("mark", ["\u200b", "\u200f", "\u2060", "\u00ad"])
def test_marks_beside_the_comma_are_left_out_too(mark):
    assert written((f"480{mark},{mark}25", 10, 0, 0)) == "480,25"


def test_a_digit_said_as_raised_and_as_wide_as_others_is_one():
    assert written(("480,2\u2075", 10, 0, 0)) == "480,25"
    assert written(("480,25", 10, 0, 0), ("\u2075", 6, 4, 0)) == "480,25\u2075"


def test_a_soft_hyphen_that_shares_a_letter_has_no_ink():
    """A font may draw both as one, and each is given a half of that."""
    chars = written_digits(line(("Avan\u00adcement", 10, 0, 0)))

    assert "".join(chars.text) == "Avancement"
    assert chars.boxes[3].tolist() == [115.0, 190.0, 125.0, 200.0]


def test_a_soft_hyphen_with_its_own_ink_is_a_hyphen():
    hyphen = ("\u00ad", 3, 3, 0)
    name = written(("Saint", 10, 0, 0), hyphen, ("Jean", 10, 0, 0))
    assert name == "Saint\u00adJean"


@pytest.mark.parametrize("mark", ["\u200b", "\u200f", "\u2060", "\u00ad"])
def test_marks_without_ink_are_left_out(mark):
    assert written((f"6{mark}480", 10, 0, 0)) == "6480"


def test_a_hyphen_at_the_end_of_a_line_is_kept():
    assert written(("inves\u00ad", 10, 0, 0)) == "inves\u00ad"


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([("480,25", 10, 0, 0), ("1", 6, 4, 0)], "480,25¹"),
        ([("480,25", 10, 0, 0), ("12", 6, 4, 0)], "480,25¹²"),
        ([("480", 10, 0, 0), ("1", 6, 4, 0)], "480¹"),
        ([("480,25", 10, 0, 0), ("1", 6, 0, 0)], "480,25¹"),
        ([("480,25", 10, 0, 0), ("1", 6, 4, 6)], "480,25¹"),
        # as large as a browser sets it
        ([("480", 10, 0, 0), ("1", 8.3, 3, 0)], "480¹"),
        ([("480 €", 10, 0, 0), ("1", 8.3, 3, 0)], "480 €¹"),
        ([("480", 10, 0, 0), ("1", 8.3, 1, 0)], "4801"),
        ([("480", 10, 0, 0), ("1", 8.3, 3, 4)], "4801"),
        # too far, as large, or more than a call has
        ([("480,25", 10, 0, 0), ("1", 6, 0, 8)], "480,251"),
        ([("480,25", 10, 0, 0), ("1", 9, 0, 0)], "480,251"),
        ([("480,25", 10, 0, 0), ("123", 6, 4, 0)], "480,25123"),
        # cents that are set small
        ([("480,", 10, 0, 0), ("25", 6, 4, 0)], "480,25"),
        # cents, or the call of note 25
        ([("480", 10, 0, 0), ("25", 6, 4, 0)], f"480{UNREAD_GLYPH * 2}"),
    ],
)
def test_small_digits_after_a_figure_are_the_call_of_a_note(pieces, text):
    assert written(*pieces) == text


def test_a_raised_call_stands_on_the_line_of_its_figure():
    chars = written_digits(line(("480,25", 10, 0, 0), ("1", 6, 4, 0)))
    assert chars.boxes[-1, 1] == chars.boxes[-2, 1]
    assert chars.sizes[-1] == chars.sizes[-2]


CALLS = [case for case in note_cases() if case.name.startswith("call")]


@pytest.mark.parametrize("case", CALLS, ids=lambda case: case.name)
def test_the_call_of_a_note_is_no_part_of_its_figure(case, tmp_path):
    with hidden_source(case, tmp_path) as source:
        document = read_document(source)
    (table,) = document.tables
    values = [fact.value for fact in document.facts if fact.row == 2]
    called, *others = (parse_number(text).value for text in case.shown[3][1:])
    assert values[1:] == others
    assert values[0] in (None, called)
    assert table.columns[1].kind in ("amount", "count")


def test_a_call_that_is_printed_after_everything_else_is_one():
    chars = line(("7 050,00", 10, 0, 0), ("1", 6, 4, 0), ("Tennis", 10, 0, 40))
    late = [*range(8), *range(9, 15), 8]
    moved = replace(
        chars,
        text=tuple(chars.text[k] for k in late),
        boxes=chars.boxes[late],
        loose=chars.loose[late],
        sizes=chars.sizes[late],
    )
    assert "".join(written_digits(moved).text) == "7 050,00Tennis¹"
