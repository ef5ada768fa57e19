"""Each way of hiding, covering and mapping text is told; a look that only resembles it is not."""

from dataclasses import replace

import pytest
from reportlab.pdfgen.canvas import Canvas

from benchmarks.hidden.drawn import drawn_cases
from benchmarks.hidden.mapped import mapped_cases
from benchmarks.hidden.sheet import CELL, SAID, Ink, cell_box
from benchmarks.hidden.sound import sound_cases
from benchmarks.hidden.unseen import OTHER, unseen_cases
from extract.errors import LimitExceededError
from extract.geometry import BBox
from extract.grid import DoubtCode
from extract.grids.completeness import page_doubts
from extract.pdf.limits import LIMITS
from extract.pdf.page import Page, SightCause
from extract.pdf.sight import visibility
from extract.pdf.source import open_source
from extract.pdf.unmapped_glyphs import unread_glyphs

from ...hidden_pages import hidden_page

GONE = {"matrix of no height", "no width"}
"""Such text was never among the characters."""
DIGITS = [case for case in mapped_cases() if case.group == "mapped"]


def text_in(page: Page, cell: tuple[int, int]) -> str:
    x0, y0, x1, y1 = cell_box(*cell)
    box = BBox(x0, page.height - y1, x1, page.height - y0)
    x, y = page.chars.middles
    inside = (x > box.x0) & (x < box.x1) & (y > box.top) & (y < box.bottom)
    return "".join(page.chars.where(inside).text)


@pytest.mark.parametrize(
    "case",
    [case for case in unseen_cases() if case.name not in GONE],
    ids=lambda case: case.name,
)
def test_text_that_is_not_seen_is_no_figure(case, tmp_path):
    page = hidden_page(case, tmp_path)
    assert page.unseen
    for cell in case.false_cells:
        text = text_in(page, cell)
        assert unread_glyphs(text) or not text.strip()


@pytest.mark.parametrize("case", DIGITS, ids=lambda case: case.name)
def test_digits_drawn_as_others_are_told_with_what_is_drawn(case, tmp_path):
    page = hidden_page(case, tmp_path)
    ((cell, shown),) = case.false_cells.items()
    (unseen, *_) = page.unseen
    assert unseen.cause is SightCause.OTHER_SHAPE
    assert unseen.drawn[0] in shown
    assert unread_glyphs(text_in(page, cell))


@pytest.mark.parametrize(
    "case", list(sound_cases()), ids=lambda case: case.name
)
def test_what_is_seen_is_not_doubted(case, tmp_path):
    page = hidden_page(case, tmp_path)
    assert page.unseen == ()
    assert unread_glyphs("".join(page.chars.text)) == 0


def test_what_hides_text_is_told(tmp_path):
    causes = {}
    for case in unseen_cases():
        page = hidden_page(case, tmp_path)
        causes[case.name] = {unseen.cause for unseen in page.unseen}
    assert causes["render mode 3"] == {SightCause.NO_INK}
    assert causes["two texts in one place"] == {SightCause.OVERPRINTED}
    assert causes["ActualText of another figure"] >= {SightCause.ASSERTED}


def test_a_covered_digit_leaves_the_others(tmp_path):
    (case,) = [
        one for one in unseen_cases() if one.name == "first digit covered"
    ]
    page = hidden_page(case, tmp_path)
    assert text_in(page, CELL).replace(" ", "").endswith("480,25")
    assert [unseen.text for unseen in page.unseen] == ["1"]


def test_the_figure_said_is_kept_with_its_place(tmp_path):
    (case,) = [one for one in unseen_cases() if one.name == "white on white"]
    page = hidden_page(case, tmp_path)
    (unseen,) = page.unseen
    assert unseen.text.replace(" ", "") == SAID.replace(" ", "")
    assert OTHER not in "".join(page.chars.text)
    x0, _, x1, _ = cell_box(*CELL)
    assert x0 < unseen.bbox.x0 < unseen.bbox.x1 < x1


def test_a_page_that_takes_too_long_to_paint_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(visibility, "LIMITS", replace(LIMITS, painting=0))
    with pytest.raises(LimitExceededError) as caught:
        hidden_page(next(sound_cases()), tmp_path)
    assert caught.value.code == "painting"
    assert "POINTAGE_MAX_PAINTING" in caught.value.fr


def test_a_name_under_a_black_box_is_withheld_and_its_place_told(tmp_path):
    (case,) = [one for one in drawn_cases() if one.group == "covered name"]
    page = hidden_page(case, tmp_path)
    assert "Voirie" not in "".join(page.chars.text)
    assert unread_glyphs(text_in(page, (1, 0)))
    (doubt, *_) = page_doubts(page, (), (), 0)
    assert (doubt.code, doubt.detail) == (DoubtCode.NOT_SEEN, "")


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_seen_as_well(turn, tmp_path):
    around = Ink(b"", page=b"/Rotate %d" % turn)
    cases = (*unseen_cases(), *DIGITS, *sound_cases())
    by_name = {case.name: replace(case, around=around) for case in cases}
    told = {
        name: [one.text for one in hidden_page(case, tmp_path).unseen]
        for name, case in by_name.items()
        if name in _TURNED
    }
    assert told == _TURNED


_TURNED = {
    "white on white": ["6480,25"],
    "picture of another figure": ["648025"],
    "ActualText of another figure": ["648025"],
    "ActualText as printed": [],
    "a second code drawn as 8 says 6": ["6"],
}


@pytest.mark.parametrize("digits", ["", "12"])
@pytest.mark.parametrize("above", [10, 16])
def test_a_name_under_a_box_is_not_read(digits, above, tmp_path):
    """The box may be as high as its letters, and no digit be printed on the page."""
    path = tmp_path / "page.pdf"
    paper = Canvas(str(path), pagesize=(300, 200))
    paper.drawString(40, 120, "Demande de Prénom Nom")
    paper.rect(110, 116, 90, 4 + above, fill=1)
    paper.drawString(40, 80, f"accordée {digits}")
    paper.save()
    with open_source(path) as source:
        page = source.page(1)
    assert {one.cause for one in page.unseen} == {SightCause.NO_INK}
    assert "Nom" not in page.chars.written
    assert "Pr" not in page.chars.written
    assert "accor" in page.chars.written
