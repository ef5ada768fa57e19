"""Digits are compared with their shapes whatever their colour, and set upright."""

import pytest

from benchmarks.hidden.inks import ink_cases

from ...hidden_pages import hidden_page

CASES = {case.name: case for case in ink_cases()}
DRAWN_AS_OTHERS = [name for name in CASES if name.startswith("3 said as 8")]
SOUND = [case.name for case in CASES.values() if case.group == "sound"]


@pytest.mark.parametrize("name", DRAWN_AS_OTHERS)
def test_a_digit_drawn_as_another_is_told(name, tmp_path):
    drawn = [word.drawn for word in hidden_page(CASES[name], tmp_path).unseen]
    assert drawn.count("3") == 1


@pytest.mark.parametrize("name", SOUND)
def test_a_digit_that_is_what_it_says_is_not_doubted(name, tmp_path):
    assert hidden_page(CASES[name], tmp_path).unseen == ()
