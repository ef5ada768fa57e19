"""Signs that are drawn as something else are told; the same signs of common fonts are read."""

import numpy as np
import pytest

from benchmarks.hidden.crafted import crafted_cases
from benchmarks.hidden.sheet import CELL
from benchmarks.hidden.signs import GROUP, sign_cases
from extract.pdf.sight import figure_signs
from extract.pdf.sight.digit_shapes import inkedness, likeness
from extract.pdf.sight.figure_signs import (
    _FULL,
    _CloseUp,
    _fill,
    _Frame,
    _is_misdrawn,
)

from ...hidden_pages import hidden_page

CASES = list(sign_cases())


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.group == GROUP],
    ids=lambda case: case.name,
)
def test_a_figure_is_read_as_it_is_drawn_or_not_at_all(case, tmp_path):
    page = hidden_page(case, tmp_path)
    shown = case.shown[CELL[0]][CELL[1]]
    assert page.unseen or shown in page.chars.written


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.group != GROUP],
    ids=lambda case: case.name,
)
def test_a_figure_with_its_own_signs_is_seen(case, tmp_path):
    assert hidden_page(case, tmp_path).unseen == ()


def test_marks_without_width_between_digits_are_passed_over(tmp_path):
    (case,) = [
        case
        for case in crafted_cases()
        if case.name == "soft hyphens between the digits"
    ]
    assert hidden_page(case, tmp_path).unseen == ()


def test_less_than_a_pixel_has_no_ink():
    nothing = np.zeros((40, 0), np.uint8)
    assert likeness(nothing) is None
    assert inkedness(nothing).shape == (40, 0)


@pytest.mark.parametrize("figure", ["3'800", "44'000"])
def test_bold_digits_on_both_sides_of_a_sign_are_not_its_ground(
    page_of, figure
):
    page = page_of(lambda pen: pen.text(100, 100, figure, size=7.0, bold=True))
    assert page.unseen == ()


def test_an_apostrophe_between_slanted_digits_is_seen(page_of):
    def draw(pen):
        pen.canvas.setFont("Helvetica-BoldOblique", 9)
        pen.canvas.drawString(100, 500, "5'298'479,00 et 268'825")

    assert page_of(draw).unseen == ()


def test_a_slanted_stroke_is_no_point():
    stroke = np.eye(12, dtype=np.float32)
    stroke += np.eye(12, k=1, dtype=np.float32)
    assert _fill(stroke) < _FULL < _fill(np.ones((12, 12), np.float32))


def _with_commas(texts, size=6.9):
    """Draws figures of narrow commas, one below the other, where the ink of each comma is in the
    first column of its picture."""

    def draw(pen):
        pen.canvas.setFont("Helvetica", size)
        for n, text in enumerate(texts):
            pen.canvas.drawString(100, 700 - 12 * n, text)

    return draw


def _count_looks(monkeypatch):
    looks = []

    def counted(view, k, digit, close):
        looks.append(k)
        return _is_misdrawn(view, k, digit, close)

    monkeypatch.setattr(figure_signs, "_is_misdrawn", counted)
    return looks


def test_narrow_commas_of_one_picture_are_looked_at_once(page_of, monkeypatch):
    looks = _count_looks(monkeypatch)
    page = page_of(_with_commas(["74 067,00"] * 40))
    assert page.unseen == ()
    assert len(looks) <= 4


def test_a_look_tells_of_a_sign_that_is_dark_itself():
    pixels = np.full((60, 60), 255, np.uint8)
    pixels[20:50, 40:] = 0  # the digit beside it
    own, digit = _Frame(10, 30, 10, 50), _Frame(40, 60, 10, 50)
    close = _CloseUp(pixels, _Frame(0, 60, 0, 60), 1.0, own, digit)
    assert not close.is_dark
    pixels[40:44, 18:22] = 0
    assert close.is_dark
