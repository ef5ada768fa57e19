"""Text under something that was painted over it."""

import numpy as np

from benchmarks.hidden.altered import altered_cases
from benchmarks.hidden.sound import sound_cases
from benchmarks.hidden.unseen import unseen_cases
from extract.pdf.pdfium_page import read_page
from extract.pdf.sight import own_ink
from extract.pdf.sight.painted_page import PaintedPage

from ...drawing import FONT
from ...hidden_pages import hidden_source


def looked_at(case, folder):
    """What the digits of a page add to what is seen, and the page with their numbers."""
    with hidden_source(case, folder) as source:
        handle = source._open(1)
        view = PaintedPage.of(handle, read_page(handle, 1).chars)
        digits = np.flatnonzero(view.chars.is_digit).tolist()
        found = own_ink.own_ink(view, digits)
        again = own_ink.own_ink(view, digits)
    assert found == again  # the page is left as it was
    return found, view, digits


def covered(case, folder):
    """How many digits of the page add nothing to what is seen, and how many it has."""
    found, _, digits = looked_at(case, folder)
    return len(found.none), len(digits)


def named(cases, name):
    return next(case for case in cases if case.name == name)


def test_digits_under_a_picture_of_others_add_nothing(tmp_path):
    found, _ = covered(
        named(unseen_cases(), "picture of another figure"), tmp_path
    )
    assert found == len("648025")


def test_digits_that_are_seen_add_their_ink(tmp_path):
    for name in ("picture behind", "red text on green of the same light"):
        found, count = covered(named(sound_cases(), name), tmp_path)
        assert found == 0
        assert count > 50


def test_of_many_digits_parts_of_the_page_are_painted(tmp_path, monkeypatch):
    monkeypatch.setattr(own_ink, "_FEW", 0)
    hidden = named(unseen_cases(), "picture of another figure")
    assert covered(hidden, tmp_path)[0] == len("648025")
    seen = named(sound_cases(), "red text on green of the same light")
    assert covered(seen, tmp_path)[0] == 0


def test_few_large_pictures_are_held_at_once(tmp_path, monkeypatch):
    case = named(unseen_cases(), "picture of another figure")
    whole, view, digits = looked_at(case, tmp_path)
    monkeypatch.setattr(own_ink, "_MOST_AT_ONCE", 100.0)
    assert looked_at(case, tmp_path)[0] == whole

    boxes = view.chars.loose
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    held = list(own_ink._at_once(view, [digits[:20], digits[20:]]))
    looked = [k for some in held for portion in some for k in portion]
    assert looked == digits
    for some in held:
        assert sum(areas[k] for one in some for k in one) <= 100 + areas.max()


def test_digits_over_ink_of_their_own_colour_are_seen_in_part(tmp_path):
    case = named(altered_cases(), "white over a picture of another figure")
    found, view, _ = looked_at(case, tmp_path)
    assert found.partial
    text = "".join(view.chars.text[k] for k in found.partial)
    assert set(text) <= set("6480,25")


def test_nothing_is_asked_of_no_character():
    assert own_ink.own_ink(None, []) == ([], [])


def test_light_ink_on_a_dull_ground_is_seen_whole(source_of):
    def draw(pen):
        pen.canvas.setFillGray(0.6)
        pen.canvas.rect(0, 0, 600, 800, stroke=0, fill=1)
        pen.canvas.setFillGray(1)
        pen.canvas.setFont(FONT, 6)
        pen.canvas.drawString(60, 700, "7 777,77")

    with source_of([draw]) as source:
        handle = source._open(1)
        view = PaintedPage.of(handle, read_page(handle, 1).chars)
        digits = np.flatnonzero(view.chars.is_digit).tolist()
        assert own_ink.own_ink(view, digits) == ([], [])
