"""Drawn pieces are joined to rules, double strokes are one."""

import numpy as np
import pytest

from extract.grids.unruled.merged_rules import (
    MergedRule,
    MergedRules,
    heights_between,
)
from extract.pdf.page import Rules

NONE = np.empty((0, 4))


def merged(*horizontal, vertical=NONE):
    drawn = np.array(horizontal, float) if horizontal else NONE
    return MergedRules.of(Rules(drawn, np.array(vertical, float), NONE))


def test_no_strokes_are_no_rules():
    assert merged() == MergedRules((), ())


def test_pieces_drawn_cell_by_cell_are_one_rule_and_both_edges_of_a_box_are():
    rules = merged((10, 50, 60, 50), (62, 50, 100, 50), (10, 51, 100, 51))
    (rule,) = rules.horizontal
    assert rule.parts == ((10, 100),)
    assert rule.at == pytest.approx(50.33, abs=0.01)


def test_pieces_further_apart_stay_two_stretches():
    (rule,) = merged((10, 50, 60, 50), (64, 50, 100, 50)).horizontal
    assert rule.parts == ((10, 60), (64, 100))
    assert rule.passes(30)
    assert not rule.passes(62)


def test_vertical_rules_are_cut_by_height():
    (rule,) = merged(vertical=[(20, 10, 20, 90)]).vertical
    assert (rule.at, rule.parts) == (20, ((10, 90),))


def test_what_a_rule_covers():
    rule = MergedRule(5, ((0, 40), (60, 100)))
    assert rule.cover(0, 100) == 0.8
    assert rule.cover(40, 60) == 0
    assert rule.cover(10, 10) == 0


def test_rules_across_and_between_two_heights():
    rules = merged((0, 10, 100, 10), (0, 20, 40, 20), (0, 30, 100, 30))
    across = rules.across(0, 100, 0.5)
    assert heights_between(across, 0, 40) == [10, 30]
    assert heights_between(across, 10, 30) == []
