"""Labels of figures in boxes of their own, with no rule around the labels."""

import pytest

from extract.grids.ruled.engine import RuledEngine

from ...small_tables import right, rows

SUMS = ("Total HT", "TVA 20 %", "Total TTC")


def bill(page_of, labels, *, steps=(16, 16, 16), closed=False):
    """A ruled table of one row, and below its amounts three more in boxes of their own."""

    def draw(pen):
        for y in (50, 66, 82):
            pen.line(40, y, 300, y)
        for x in (40, 120, 210, 300):
            pen.line(x, 50, x, 82)
        for x, title in ((42, "Désignation"), (122, "Quantité"), (212, "HT")):
            pen.text(x, 61, title)
        pen.text(42, 77, "Banc")
        pen.text(122, 77, "4")
        right(pen, 298, 77, "4 800,00")

        for number, amount in enumerate(("4 800,00", "960,00", "5 760,00")):
            bottom = 98 + 16 * number
            pen.line(210, bottom, 300, bottom)
            right(pen, 298, bottom - 5, amount)
        for x in (40, 210, 300)[not closed :]:
            pen.line(x, 82, x, 130)
        if closed:
            pen.line(40, 130, 210, 130)

        y = 93.0
        for label, step in zip(labels, steps, strict=True):
            right(pen, 205, y, label)
            y += step

    (grid,) = RuledEngine().grids(page_of(draw))
    return [[text for text in row if text] for row in rows(grid)][2:]


def test_labels_level_with_figures_in_boxes_are_a_row_each(page_of):
    assert bill(page_of, SUMS) == [
        ["Total HT", "4 800,00"],
        ["TVA 20 %", "960,00"],
        ["Total TTC", "5 760,00"],
    ]


@pytest.mark.parametrize(
    ("labels", "drawn"),
    [
        (SUMS, {"steps": (11, 11, 11)}),  # lines of one label
        (("Total du", "marché et de", "ses avenants"), {}),
        (SUMS, {"closed": True}),
    ],
)
def test_a_label_of_several_rows_stays_whole(page_of, labels, drawn):
    whole = " ".join(labels)
    assert bill(page_of, labels, **drawn) == [
        [whole, "4 800,00"],
        ["960,00"],
        ["5 760,00"],
    ]
