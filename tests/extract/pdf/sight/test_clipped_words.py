"""A line for which its cell has no room, cut off over the figure of the row below."""

import numpy as np
import pytest

from extract.pdf.sight.clipped_words import marks_at_their_figures

FIGURE = "1 234,00"


def _letters(page):
    return "".join("".join(page.chars.text).split())


@pytest.mark.parametrize(("room", "seen"), [(100, False), (140, True)])
def test_a_word_cut_off_over_a_figure_is_not_seen(page_of, room, seen):
    def draw(pen):
        pen.text(40, 90, "Voix obtenues par la liste")
        pen.canvas.saveState()
        clip = pen.canvas.beginPath()
        clip.rect(30, pen.height - room, 300, room)
        pen.canvas.clipPath(clip, stroke=0, fill=0)
        pen.text(46, 112, "(selon le décompte)")
        pen.canvas.restoreState()
        pen.text(70, 110, FIGURE)
        pen.line(30, 113.4, 330, 113.4)

    page = page_of(draw)
    assert ("décompte" in _letters(page)) is seen
    assert "".join(FIGURE.split()) in _letters(page)
    assert bool(page.unseen) is not seen


def test_words_printed_over_each_other_are_seen(page_of):
    def draw(pen):
        pen.text(46, 112, "(selon le décompte)")
        pen.text(70, 114, FIGURE)

    assert "décompte" in _letters(page_of(draw))


@pytest.mark.parametrize(
    "text", ["matin et soir (par heure)", "(par mois) hors vacances"]
)
def test_words_that_nobody_sees_leave_nothing_with_the_brackets_between_them(
    page_of, text
):
    def draw(pen):
        pen.canvas.saveState()
        clip = pen.canvas.beginPath()
        clip.rect(30, pen.height - 100, 300, 100)
        pen.canvas.clipPath(clip, stroke=0, fill=0)
        pen.text(140, 112, text)
        pen.canvas.restoreState()
        pen.text(70, 110, FIGURE)

    page = page_of(draw)
    assert _letters(page) == "".join(FIGURE.split())
    assert page.unseen


def test_a_figure_among_words_that_nobody_sees_keeps_its_place(page_of):
    def draw(pen):
        pen.canvas.saveState()
        clip = pen.canvas.beginPath()
        clip.rect(30, pen.height - 100, 300, 100)
        pen.canvas.clipPath(clip, stroke=0, fill=0)
        pen.text(140, 112, "(soit 1 250,00)")
        pen.canvas.restoreState()
        pen.text(70, 110, FIGURE)

    assert len(_letters(page_of(draw))) > len("".join(FIGURE.split()))


@pytest.mark.parametrize(("over", "marks"), [(118, [3]), (40, [1])])
def test_a_figure_whose_first_digit_is_cut_off_over_another_text_is_marked_where_it_is_seen(
    over, marks, page_of
):
    def draw(pen):
        pen.text(over, 110, "t")
        pen.text(118, 110, "9 284,00")

    chars = page_of(draw).chars
    marked = np.zeros(len(chars), bool)
    marked[1] = True
    cut, instead = marks_at_their_figures(chars, marked)
    assert np.flatnonzero(instead).tolist() == marks
    assert cut.any() == (marks != [1])


@pytest.mark.parametrize(
    ("cut_off", "x", "read"),
    [
        ("8.761.131,50", 77.8, "6.464□761.131,50"),
        ("4.761.131,50", 78.8, "6.4644.761.131,50"),
    ],
)
def test_a_digit_that_another_one_is_cut_off_over_is_read(
    page_of, cut_off, x, read
):
    def draw(pen):
        pen.text(60, 110, "6.464")
        pen.canvas.saveState()
        clip = pen.canvas.beginPath()
        clip.rect(83, 0, 300, pen.height)
        pen.canvas.clipPath(clip, stroke=0, fill=0)
        pen.text(x, 110, cut_off)
        pen.canvas.restoreState()
        pen.text(60, 150, "0 1 2 3 4 5 6 7 8 9")

    assert _letters(page_of(draw)).startswith(read)
