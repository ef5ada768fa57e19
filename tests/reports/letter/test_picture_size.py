"""Pictures of the letter are as large as they were, and no larger than the page."""

from hypothesis import given
from hypothesis import strategies as st

from reports.letter.picture_size import TALLEST, WIDEST, in_cm

SIDES = st.integers(1, 20_000)


@given(wide=SIDES, high=SIDES)
def test_a_picture_keeps_within_the_page_and_its_shape(wide, high):
    width, height = in_cm((wide, high))
    assert width <= WIDEST
    assert height <= TALLEST
    assert abs(width * high - height * wide) <= 0.001 * (wide + high)


def test_a_small_picture_is_not_stretched():
    assert in_cm((144, 72)) == (2.54, 1.27)
