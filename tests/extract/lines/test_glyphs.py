"""The inked glyphs of a page, sorted by line, and the white between them."""

from dataclasses import replace

import numpy as np
import pytest

from extract.lines.glyphs import glyphs, middles, parted, run_gap

from .placed_letters import chars


def test_left_out_glyphs_take_no_part():
    page = chars(("a", 0.0, 0), ("b", 0.0, 1))
    assert len(glyphs(page, np.array([True, True]))) == 2
    assert glyphs(page, np.array([False, True])).index.tolist() == [1]


def test_which_lines_may_hold_two_cells():
    page = chars(("a", 0.0, 0), ("b", 9.0, 0), ("c", 0.0, 1), ("d", 10.5, 1))
    assert parted(glyphs(page), 0.5).tolist() == [False, True]
    assert parted(glyphs(page, np.zeros(4, bool)), 0.5).tolist() == []


def test_which_glyphs_can_start_a_figure():
    page = chars(
        ("fi", 0.0, 0),
        ("", 5.0, 0),
        ("n", 5.0, 0),
        (" ", 10.0, 0),
        ("1", 13.0, 0),
    )
    assert glyphs(page).starts_figure.tolist() == [False, False, True]


def test_the_usual_space_is_that_between_words():
    """The wide white between columns, and before a figure, tells nothing."""
    page = chars(
        ("a", 0.0, 0),
        ("b", 8.0, 0),
        ("c", 16.0, 0),
        ("d", 60.0, 0),
        ("1", 72.0, 0),
    )
    assert glyphs(page).word_space == 0.3
    assert run_gap(glyphs(page)) == 0.48


def test_a_page_without_words_has_the_usual_space():
    page = chars(("a", 0.0, 0))
    assert glyphs(page).word_space == 0.25
    assert middles(glyphs(page)).tolist() == [5.0]
    assert middles(glyphs(page, np.zeros(1, bool))).tolist() == []


def raised(word, small, *, by=4.0, gap=0.0):
    """A word and, behind it, smaller letters that are raised."""
    page = chars(*((one, 5.0 * k, 0) for k, one in enumerate(word + small)))
    sizes, boxes = page.sizes.copy(), page.boxes.copy()
    sizes[len(word) :] = 6.0
    boxes[len(word) :] += (gap, 2 - by, gap, -2 - by)
    return replace(page, sizes=sizes, boxes=boxes, loose=boxes)


@pytest.mark.parametrize(
    ("word", "small"),
    [
        ("1", "er"),
        ("phase", "1"),
        ("m", "3"),
        ("note", "(1)"),
        ("612", "(5)"),
        ("voté.", "2"),
        ("(an)", "2"),
        ("(%)", "2"),
    ],
)
def test_what_is_raised_behind_a_word_is_of_its_line(word, small):
    text = glyphs(raised(word, small))
    assert text.line.tolist() == [0] * len(word + small)
    assert middles(text).tolist() == [5.0]


@pytest.mark.parametrize(
    ("word", "small", "placed"),
    [
        ("1", "2", {}),
        ("150.", "2", {}),
        ("(15)", "2", {}),
        ("1", "er", {"by": 9.0}),
        ("1", "er", {"gap": 8.0}),
        ("1", "er", {"by": -5.0}),
    ],
)
def test_a_call_of_a_footnote_and_letters_elsewhere_stay_apart(
    word, small, placed
):
    text = glyphs(raised(word, small, **placed))
    assert text.line.max() == 1


def opened(call, word, *, by=2.5, gap=0.0, before=()):
    """A word, and small letters that are raised before it; ``before`` is a letter further left, by
    so much, and lower by so much.
    """
    first = len(before) // 3
    letters = [*before[:1], *call, *word]
    page = chars(
        *(
            (one, 100.0 + 5.0 * k + gap * (k > first), 0)
            for k, one in enumerate(letters)
        )
    )
    sizes, boxes = page.sizes.copy(), page.boxes.copy()
    sizes[first : first + len(call)] = 6.0
    boxes[first : first + len(call)] += (0, 2 - by, 0, -2 - by)
    if before:
        _, left, lower = before
        boxes[0] += (-left, lower, -left, lower)
    return replace(page, sizes=sizes, boxes=boxes, loose=boxes)


@pytest.mark.parametrize("before", [(), ("a", 40.0, 0.0), ("a", -60.0, -15.0)])
@pytest.mark.parametrize("gap", [0.0, 2.0])
def test_a_digit_raised_before_the_first_word_of_a_note_is_of_its_line(
    gap, before
):
    text = glyphs(opened("1", "Taux", gap=gap, before=before))
    call = list(text.index).index(len(before) // 3)
    assert text.line[call] == text.line[-1]
    assert text.boxes[call, 1] == text.boxes[-1, 1]


@pytest.mark.parametrize(
    ("call", "word", "placed"),
    [
        ("1", "250", {}),
        ("a", "Taux", {}),
        ("1", "Taux", {"by": 9.0}),
        ("1", "Taux", {"by": -4.0}),
        ("1", "Taux", {"gap": 6.0}),
        ("1", "Taux", {"before": ("9", 0.0, 0.0)}),
    ],
)
def test_another_small_letter_keeps_its_height(call, word, placed):
    """Before a figure, no digit, too high, lowered, too far away, or behind a figure."""
    page = opened(call, word, **placed)
    text = glyphs(page)
    assert np.array_equal(text.boxes, page.loose[text.index])
