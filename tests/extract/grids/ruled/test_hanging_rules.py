"""A rule that begins below a title, in its cell, parts the titles of the columns under it."""

import pytest

from extract.grids.ruled.engine import RuledEngine

from ...drawing import FONT, SIZE


def centred(pen, x, y, text):
    pen.text(x - pen.canvas.stringWidth(text, FONT, SIZE) / 2, y, text)


def tariffs(pen, *, start=75.0, above="Tarif", below=(2026, 2027), title=160.0):
    """A row of titles and one of figures; the rule between the years begins at ``start``."""
    for y in (60, 90, 110):
        pen.line(40, y, 260, y)
    for x in (40, 120, 200, 260):
        pen.line(x, 60, x, 110)
    pen.line(160, start, 160, 110)
    centred(pen, title, 72, above)
    for x, year in zip((140, 180), below, strict=True):
        centred(pen, x, 86, str(year))
    for x, text in ((80, "Salle"), (230, "Hausse")):
        centred(pen, x, 79, text)
    for x, text in ((80, "Bleue"), (140, "210"), (180, "214"), (230, "4")):
        centred(pen, x, 104, text)


def places(page):
    (grid,) = RuledEngine().grids(page)
    return {
        " ".join(cell.text.split()): (
            cell.row,
            cell.col,
            cell.rowspan,
            cell.colspan,
        )
        for cell in grid.cells
    }


def test_the_title_is_over_both_columns_and_each_has_its_own(page_of):
    found = places(page_of(tariffs))
    assert found["Tarif"] == (0, 1, 1, 2)
    assert found["2026"] == (1, 1, 1, 1)
    assert found["2027"] == (1, 2, 1, 1)
    assert found["Salle"] == (0, 0, 2, 1)
    assert found["Hausse"] == (0, 3, 2, 1)
    assert found["214"] == (2, 2, 1, 1)


@pytest.mark.parametrize(
    "drawn",
    [
        {"title": 136.0},  # of one column
        {"below": ("", 2027)},  # nothing is parted
        {"start": 84.0},  # across the line of the years
        {"start": 62.0},  # from the rule above, nearly
    ],
)
def test_another_rule_implies_no_border(page_of, drawn):
    found = places(page_of(lambda pen: tariffs(pen, **drawn)))
    assert found["Salle"] == (0, 0, 1, 1)


def test_a_rule_that_goes_on_below_a_band_implies_none(page_of):
    """The band is no title: the columns are parted above it, too."""

    def draw(pen):
        tariffs(pen, above="Tarif TTC", start=75.0)
        pen.line(160, 60, 160, 64)

    assert places(page_of(draw))["Salle"] == (0, 0, 1, 1)


def programme(pen, *, start=76.0, right=260.0):
    """The heading of a group above its rows, then a subtotal; rules beside each other begin below
    the heading, at ``start``, in a table that is drawn as far as ``right``."""
    for y in (60, 120, 136):
        pen.line(40, y, right, y)
    for x in {40, 260, right}:
        pen.line(x, 60, x, 136)
    for x in (140, 200):
        pen.line(x, start, x, 136)
    pen.text(44, 72, "Éducation")
    rows = [("École", "7 020", "640"), ("Crèche", "1 380", "180")]
    for y, row in zip((88, 106), rows, strict=True):
        for x, text in zip((44, 150, 210), row, strict=True):
            pen.text(x, y, text)
    for x, text in zip(
        (44, 150, 210), ("Sous-total", "8 400", "820"), strict=True
    ):
        pen.text(x, 131, text)


def test_the_heading_of_a_group_is_above_rules_that_begin_together(page_of):
    found = places(page_of(programme))
    assert found["Éducation"] == (0, 0, 1, 3)
    assert found["7 020 1 380"] == (1, 1, 1, 1)
    assert found["Sous-total"] == (2, 0, 1, 1)


def test_a_heading_less_wide_than_the_table_implies_no_border(page_of):
    found = places(page_of(lambda pen: programme(pen, right=330.0)))
    assert "Éducation" not in found
