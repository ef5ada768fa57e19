"""Units in brackets below titles are those of all the columns in whose middle they are set."""

import pytest

from extract.grids.choose import grids

from ....small_tables import under_titles


@pytest.mark.parametrize(
    ("units", "spans"),
    [
        ({210: "(en euros)", 320: "(h)", 390: "(%)"}, [(1, 2), (3, 1), (4, 1)]),
        ({210: "(en euros)", 350: "(en heures)"}, [(1, 2), (3, 2)]),
        ({180: "(euros)", 250: "(%)"}, []),
    ],
    ids=["beside single ones", "two", "own ones"],
)
def test_units_below_titles_are_those_of_the_columns_in_whose_middle_they_are(
    page_of, units, spans
):
    """Where each is under its own title, it is the end of that title."""
    names = dict(
        zip(
            (180, 250, 320, 390), ("Voté", "Payé", "Prévu", "Taux"), strict=True
        )
    )

    def draw(pen):
        under_titles(pen, {}, names, units)
        pen.text(40, 122, "Libellé")

    (grid,) = grids(page_of(draw))
    found = [(c.col, c.colspan) for c in grid.cells if c.text in units.values()]
    assert found == spans
    named = [c.text.split()[0] for c in grid.cells if c.row == 0]
    assert named == ["Libellé", *names.values()]


def test_a_title_in_the_middle_of_columns_that_a_unit_each_names_is_over_them(
    page_of,
):
    def draw(pen):
        names = {180: "Voté", 250: "Payé", 355: "Évolution"}
        units = {215: "(en euros)", 320: "(en euros)", 390: "(en %)"}
        under_titles(pen, {}, names, units)
        pen.text(40, 122, "Libellé")

    (grid,) = grids(page_of(draw))
    spans = {c.text: (c.col, c.colspan) for c in grid.cells if c.row < 2}
    assert spans["Évolution"] == (3, 2)
    assert spans["(en %)"] == (4, 1)
