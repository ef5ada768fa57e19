"""Which lines of a page are upright rules."""

import pytest

from extract.grids.ink_pieces import upright_rules


def pieces(width, height, pitch, count):
    """A page with pieces of one size, one below the other."""

    def draw(pen):
        for n in range(count):
            top = 100 + pitch * n
            pen.fill(200, top, 200 + width, top + height)

    return draw


@pytest.mark.parametrize(
    ("draw", "count"),
    [
        (pieces(0.75, 0.75, 1.5, 30), 1),
        (pieces(0.75, 6.0, 7.5, 8), 1),
        (pieces(0.75, 7.0, 10.5, 8), 8),
        (pieces(0.75, 80.0, 90.0, 1), 1),
        (lambda pen: None, 0),
    ],
    ids=["dots", "dashes", "stems of ones in a column", "a line", "nothing"],
)
def test_dots_and_dashes_below_each_other_are_one_rule(page_of, draw, count):
    assert len(upright_rules(page_of(draw))) == count
