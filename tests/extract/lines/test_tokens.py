"""The glyphs of a page become lines of words: by printed spaces and by white, not by what a font's
units are.
"""

import numpy as np
import pytest

from extract.lines.glyphs import glyphs
from extract.lines.tokens import text_lines

from .placed_letters import chars


def read(page, which=None):
    return [
        [(atom.text, atom.x0, atom.x1) for atom in line.atoms]
        for line in text_lines(page, glyphs(page), which)
    ]


@pytest.mark.parametrize(
    ("between", "gap", "words"),
    [
        ([], 1.3, ["ab"]),
        ([], 1.5, ["a", "b"]),
        ([" "], 0.5, ["a", "b"]),
        ([" "], 0.8, ["a", "b"]),
        (["\u00a0", " "], 3.0, ["a", "b"]),
    ],
    ids=[
        "kerned",
        "white as wide as a space",
        "a space over touching glyphs",
        "a space",
        "two spaces",
    ],
)
def test_where_words_part(between, gap, words):
    page = chars(
        ("a", 0.0, 0), *((t, 5.0, 0) for t in between), ("b", 5 + gap, 0)
    )
    assert [[text for text, _, _ in line] for line in read(page)] == [words]


def test_a_space_is_kept_as_printed_inside_a_figure():
    page = chars(
        ("1", 0.0, 0),
        ("\u202f", 5.0, 0),
        ("2", 7.0, 0),
        ("3", 12.0, 0),
        ("4", 17.0, 0),
    )
    assert read(page) == [[("1\u202f234", 0.0, 22.0)]]


def test_glyphs_of_several_letters_and_of_none():
    page = chars(
        ("fi", 0.0, 0),
        ("", 5.0, 0),
        ("n", 5.0, 0),
        (" ", 10.0, 0),
        ("1", 13.0, 0),
    )
    assert read(page) == [[("fin", 0.0, 10.0), ("1", 13.0, 18.0)]]


def test_only_some_lines():
    page = chars(("a", 0.0, 0), ("b", 0.0, 1), ("c", 0.0, 2))
    assert read(page, np.array([True, False, True])) == [
        [("a", 0.0, 5.0)],
        [("c", 0.0, 5.0)],
    ]
    assert read(page, np.zeros(3, bool)) == []


def test_the_size_of_a_line_is_its_usual_one():
    page = chars(*((t, 5.0 * k, 0) for k, t in enumerate("abc")))
    page.sizes[2] = 6.0
    assert [line.size for line in text_lines(page, glyphs(page))] == [10.0]


@pytest.mark.parametrize(
    ("space", "gap", "figures"),
    [
        (2.5, 2.9, ["-4"]),
        (2.5, 3.2, ["-", "4"]),
        (3.2, 3.3, ["-4"]),
        (5.0, 3.7, ["-", "4"]),
    ],
    ids=["a space", "more than a space", "a wide font's", "wider than any"],
)
def test_a_sign_is_as_far_from_its_figure_as_a_space_of_the_page(
    space, gap, figures
):
    words = [("a", k * (5 + space), 0) for k in range(9)]
    page = chars(*words, ("-", 0.0, 1), ("4", 5 + gap, 1))
    (_, line) = text_lines(page, glyphs(page))
    assert ["".join(atom.text.split()) for atom in line.atoms] == figures


@pytest.mark.parametrize(
    ("words", "read"),
    [
        (("(12", "€)"), ["(12 €)"]),
        (("(12", "EUR)*"), ["(12 EUR)*"]),
        (("12", "€)"), ["12", "€)"]),
        (("(lot", "€)"), ["(lot", "€)"]),
    ],
    ids=["euros", "with a mark", "no bracket opened", "a word"],
)
def test_a_unit_in_the_bracket_of_its_figure_is_of_it(words, read_words, read):
    assert read_words(*words) == read


@pytest.fixture
def read_words():
    def read_of(*words):
        placed, x = [], 0.0
        for word in words:
            for letter in word:
                placed.append((letter, x, 0))
                x += 5.0
            placed.append((" ", x, 0))
            x += 2.0
        return [text for text, _, _ in read(chars(*placed))[0]]

    return read_of
