"""Levels of titles that their places tell, though no white and no rule parts them."""

import pytest

from extract.grids.choose import grids
from extract.grids.unruled.columns import lay_out_in_columns
from extract.grids.unruled.titles.title_levels import title_levels

from ....drawing import FONT, SIZE
from ....small_tables import right
from ..placed_lines import in_line

NAMES = ("Eau", "Gaz", "Bois", "Fioul")


def read_titles(page_of, titles, ends=(190, 260, 330, 400)):
    """The titles of a table as they are read, with their row, column and span: of those given by
    their middle and height over columns of figures that end at ``ends``.
    """

    def draw(pen):
        for (x, y), text in titles.items():
            width = pen.canvas.stringWidth(text, FONT, SIZE)
            pen.text(x - width / 2, y, text)
        for n, name in enumerate(NAMES):
            pen.text(40, 150 + 12 * n, name)
            for end in ends:
                right(pen, end, 150 + 12 * n, f"{n + 1} {end},00")

    (grid,) = grids(page_of(draw))
    return {
        cell.text: (cell.row, cell.col, cell.colspan)
        for cell in grid.cells
        if cell.text not in NAMES and not cell.text.endswith(",00")
    }


@pytest.mark.parametrize("beside", [124, 118], ids=["amid", "at the top"])
def test_a_title_over_the_middle_one_of_three_spans_what_has_none(
    page_of, beside
):
    titles = {
        (245, 118): "Annuité",
        (55, beside): "Année",
        (385, beside): "Encours",
        (175, 130): "Intérêts",
        (245, 130): "Capital",
        (315, 130): "Ensemble",
    }
    assert read_titles(page_of, titles) == {
        "Année": (0, 0, 1),
        "Annuité": (0, 1, 3),
        "Encours": (0, 4, 1),
        "Intérêts": (1, 1, 1),
        "Capital": (1, 2, 1),
        "Ensemble": (1, 3, 1),
    }


def test_wrapped_titles_of_the_lower_level_are_no_level_of_their_own(page_of):
    titles = {
        (210, 102): "Acheté",
        (350, 102): "Vendu",
        (55, 117): "Produit",
        (175, 123): "Quantité",
        (245, 114): "Prix",
        (245, 123): "moyen",
        (245, 132): "(€)",
        (315, 123): "Nombre",
        (385, 118): "Montant",
        (385, 127): "(€)",
    }
    found = read_titles(page_of, titles)
    assert found["Acheté"] == (0, 1, 2)
    assert found["Vendu"] == (0, 3, 2)
    assert found["Prix moyen (€)"] == (1, 2, 1)
    assert found["Montant (€)"] == (1, 4, 1)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Participations", "déduites"),
        ("Recettes du", "Département"),
        ("Investis-", "sement"),
    ],
    ids=["small letter", "left open", "cut word"],
)
def test_a_title_that_goes_on_below_stands_over_its_own_column(
    page_of, upper, lower
):
    """It is in the middle of three columns as well, whose titles beside it are whole."""
    titles = {
        (55, 133): "Période",
        (175, 124): "Heures",
        (175, 133): "facturées",
        (245, 133): "Montant brut",
        (315, 124): upper,
        (315, 133): lower,
        (385, 133): "Solde",
    }
    found = read_titles(page_of, titles)
    whole = (
        upper.removesuffix("-") + lower
        if upper.endswith("-")
        else f"{upper} {lower}"
    )
    assert found.get(whole, found.get(upper))[1:] == (3, 1)
    assert found["Montant brut"][1:] == (2, 1)


def test_three_levels_are_told_by_what_stands_beside_two_of_them(page_of):
    titles = {
        (165, 102): "Nuitées",
        (312, 102): "Produit",
        (55, 113): "Mois",
        (135, 119): "2024",
        (195, 119): "2025",
        (285, 113): "Part",
        (375, 119): "Total",
        (255, 124): "office",
        (315, 124): "région",
    }
    found = read_titles(page_of, titles, (150, 210, 270, 330, 390))
    assert found == {
        "Mois": (0, 0, 1),
        "Nuitées": (0, 1, 2),
        "Produit": (0, 3, 3),
        "2024": (1, 1, 1),
        "2025": (1, 2, 1),
        "Part": (1, 3, 2),
        "Total": (1, 5, 1),
        "office": (2, 3, 1),
        "région": (2, 4, 1),
    }


LINES = {
    60: {"Annuité": (232, 258)},
    66: {"Année": (40, 62), "Encours": (372, 398)},
    72: {"Intérêts": (162, 188), "Capital": (233, 257), "Total": (305, 325)},
}


@pytest.mark.parametrize(
    ("changed", "levels"),
    [
        ({}, 2),
        # all are one row whose titles end at its foot
        (
            {66: {}, 72: {"Année": (40, 62), **LINES[72], "Reste": (372, 398)}},
            0,
        ),
        # no column lacks a title over it
        ({60: {"Part": (165, 185), **LINES[60], "Coût": (305, 325)}}, 0),
        # the title is over none of its columns' middles
        ({60: {"Annuité": (300, 326)}}, 0),
        # one year is beside the others
        (
            {
                66: {"Année": (40, 62), "2024": (372, 392), "2025": (165, 185)},
                72: {"Capital": (233, 257), "Total": (305, 325)},
            },
            0,
        ),
    ],
)
def test_levels_are_told_where_each_title_is(changed, levels):
    body = {
        "Eau": (40, 62),
        "1 120,00": (160, 190),
        "2 120,00": (230, 260),
        "3 120,00": (300, 330),
        "4 120,00": (370, 400),
    }
    titles = [in_line(y, own) for y, own in (LINES | changed).items() if own]
    lines = [*titles, *(in_line(90 + 14 * n, body) for n in range(3))]
    layout = lay_out_in_columns(lines, 0.6, [110.0, 210.0, 280.0, 350.0])
    found = title_levels(layout.lines[: len(titles)], layout)
    assert len(found) == levels


def test_a_title_set_otherwise_than_its_column_is_over_others_at_one_foot(
    page_of,
):
    titles = {
        (221, 112): "Crédits",
        (370, 112): "Écarts",
        (55, 130): "Opération",
        (207, 121): "Participation de la",
        (207, 130): "commune",
        (287, 130): "Voté",
        (347, 130): "Coût",
        (397, 130): "Recettes",
    }
    found = read_titles(page_of, titles, ends=(225, 305, 365, 415))
    assert found == {
        "Opération": (0, 0, 1),
        "Crédits": (0, 1, 2),
        "Écarts": (0, 3, 2),
        "Participation de la commune": (1, 1, 1),
        "Voté": (1, 2, 1),
        "Coût": (1, 3, 1),
        "Recettes": (1, 4, 1),
    }


def test_lines_of_titles_that_stand_at_one_foot_are_one_level(page_of):
    titles = {
        (55, 130): "Opération",
        (207, 121): "Participation",
        (207, 130): "versée",
        (287, 121): "Crédits",
        (287, 130): "Votés",
        (347, 130): "Coût",
        (397, 130): "Recettes",
    }
    found = read_titles(page_of, titles, ends=(225, 305, 365, 415))
    assert {row for row, _, _ in found.values()} == {0}
    assert found["Crédits Votés"] == (0, 2, 1)
