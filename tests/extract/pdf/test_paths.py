"""What pdfium paints becomes rules: paths with several subpaths, inside forms, cut by clips."""

import pytest

from extract.pdf.limits import LIMITS


def staircase(path, steps):
    path.moveTo(100, 100)
    for k in range(steps):
        path.lineTo(100 + 10 * k, 110 + 10 * k)
        path.lineTo(110 + 10 * k, 110 + 10 * k)
    path.lineTo(110 + 10 * steps, 100)
    path.close()


def drawn(page_of, draw, **paint):
    def one(pen):
        path = pen.canvas.beginPath()
        draw(path)
        pen.canvas.drawPath(path, **paint)

    return page_of(one).rules


@pytest.mark.parametrize("steps", [2, 20], ids=["few corners", "many"])
def test_a_filled_shape_is_no_rule(page_of, steps):
    rules = drawn(
        page_of, lambda path: staircase(path, steps), stroke=0, fill=1
    )
    assert not len(rules.horizontal)
    assert not len(rules.fills)


def test_the_outline_of_a_shape_is_rules(page_of):
    rules = drawn(page_of, lambda path: staircase(path, 20), stroke=1, fill=0)
    assert len(rules.horizontal) == 21


def test_many_boxes_of_one_path_are_rules(page_of):
    def rows(path):
        for k in range(9):
            path.rect(100, 100 + 20 * k, 200, 0.5)

    assert len(drawn(page_of, rows, stroke=0, fill=1).horizontal) == 9


def test_what_a_form_paints_is_seen_where_the_form_stands(page_of):
    def one(pen):
        pen.canvas.beginForm("grid")
        pen.canvas.line(0, 0, 100, 0)
        pen.canvas.endForm()
        pen.canvas.translate(50, 80)
        pen.canvas.doForm("grid")

    page = page_of(one)
    assert page.rules.horizontal[:, [0, 2]].tolist() == [[50, 150]]
    assert page.rules.horizontal[0, 1] == pytest.approx(
        page.height - 80, abs=0.01
    )


def test_forms_are_followed_as_deep_as_the_limits_let_them_be(page_of):
    def one(pen):
        for depth in range(LIMITS.nesting):
            pen.canvas.beginForm(f"form-{depth}")
            if depth:
                pen.canvas.doForm(f"form-{depth - 1}")
            else:
                pen.canvas.line(0, 0, 100, 0)
            pen.canvas.endForm()
        pen.canvas.doForm(f"form-{LIMITS.nesting - 1}")

    assert len(page_of(one).rules.horizontal) == 1


def test_a_clip_cuts_a_rule(page_of):
    def one(pen):
        clip = pen.canvas.beginPath()
        clip.rect(0, 0, 120, 500)
        pen.canvas.clipPath(clip, stroke=0, fill=0)
        pen.canvas.line(50, 100, 300, 100)

    (left, _, right, _) = page_of(one).rules.horizontal[0].tolist()
    assert (left, right) == pytest.approx((50, 120), abs=1.5)
