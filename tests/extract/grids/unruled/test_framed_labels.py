"""Labels of several rows in a frame without upright rules."""

import pytest

from extract.grids.choose import grids

from ...small_tables import right, rows

TARIFFS = [
    ("Habitants", "Avec chauffage", "260 €"),
    ("Habitants", "Sans chauffage", "210 €"),
    ("Autres", "Avec chauffage", "360 €"),
    ("Autres", "Sans chauffage", "310 €"),
]


@pytest.mark.parametrize(
    ("frame", "label"), [(60, "Journée entière"), (170, "Habitants")]
)
def test_the_label_of_a_frame_covers_its_rows(page_of, frame, label):
    """One left of the frame is none of its labels."""

    def draw(pen):
        for k, row in enumerate(TARIFFS):
            y = 100 + 14 * k
            pen.text(182, y, row[0])
            pen.text(290, y, row[1])
            right(pen, 460, y, row[2])
        pen.text(90, 121, "Journée entière")
        for k in range(5):
            x0 = frame if k in (0, 4) else 175
            pen.line(x0, 90 + 14 * k, 500, 90 + 14 * k)
        for x in (frame, 500):
            pen.line(x, 90, x, 146)

    (grid,) = grids(page_of(draw))
    first, *others = rows(grid)
    assert first[0] == label
    assert len(first) == 3 + (label != "Habitants")
    assert [row[-3:] for row in (first, *others)] == list(map(list, TARIFFS))
