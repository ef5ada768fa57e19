"""Rules, backgrounds and skew of a picture."""

import numpy as np
import pytest

from extract.ocr.picture_rules import (
    detect_backgrounds,
    detect_rules,
    detect_skew,
)


def test_a_picture_without_lines_has_no_detect_skew():
    assert detect_skew(np.full((300, 200, 3), 255, np.uint8)) == 0.0
    assert detect_skew(np.zeros((300, 200, 3), np.uint8)) == 0.0


def test_rules_and_backgrounds_of_a_picture():
    picture = np.full((1000, 800, 3), 255, np.uint8)
    picture[200:203, 100:700] = 0
    picture[100:400, 300:303] = 0
    picture[600:640, 100:700] = 225
    picture[850:950, 100:700] = 0  # a bar: no rule
    level, upright = detect_rules(picture)
    assert level[0] == pytest.approx([100, 201.5, 700, 201.5], abs=2)
    assert upright[0] == pytest.approx([301.5, 100, 301.5, 400], abs=2)
    assert len(level) == len(upright) == 1
    (ground,) = detect_backgrounds(picture)
    assert np.abs(ground - np.array([100, 600, 700, 640])).max() < 12


@pytest.mark.parametrize(("lean", "found"), [(6, 1), (20, 1), (40, 0)])
def test_an_upright_rule_may_lean_by_no_more_than_the_margins_of_a_cell(
    lean, found
):
    picture = np.full((1000, 800, 3), 255, np.uint8)
    for y in range(100, 900):
        x = 300 + round(lean * (y - 100) / 800)
        picture[y, x : x + 3] = 0
    level, upright = detect_rules(picture)
    assert len(level) == 0
    assert len(upright) == found
    for x0, top, x1, bottom in upright:
        assert x0 == x1 == pytest.approx(301.5 + lean / 2, abs=2)
        assert (top, bottom) == pytest.approx((100, 900), abs=2)
