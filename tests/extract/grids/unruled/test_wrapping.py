"""A line goes on from the one above only where its text, or its figure, had no room there."""

import sys
from inspect import stack

import pytest

from extract.grids.choose import grids
from extract.grids.unruled.columns import lay_out_in_columns
from extract.grids.unruled.wrapping import centred_rows

from ...small_tables import as_lists, right, rows
from .placed_lines import in_line


def test_a_figure_that_has_no_room_goes_on_below(page_of):
    """Its groups part at plain spaces, as anywhere a line may end; the label is centred or goes on
    as well.
    """
    body = [
        (
            "663",
            "657",
            ("Charges à caractère", "général"),
            "350,00 €",
            "350,00 €",
        ),
        (
            "1 211",
            "1 229",
            ("Personnel et frais", "assimilés"),
            "100,00 €",
            "900,00 €",
        ),
        (
            "300",
            "299",
            ("Autres charges de", "gestion courante"),
            "100,00 €",
            "800,00 €",
        ),
    ]

    def draw(pen):
        for x, text in ((40, "Libellé"), (170, "BP 2026"), (230, "Total")):
            pen.text(x, 90, text, bold=True)
        for k, (*begun, label, first, second) in enumerate(body):
            y = 108 + 26 * k
            for line, texts in enumerate((begun, (first, second))):
                pen.text(40, y + 9.5 * line, label[line])
                for c, text in enumerate(texts):
                    right(pen, 200 + 60 * c, y + 9.5 * line, text)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[1:] == [
        [" ".join(label), f"{a} {c}", f"{b} {d}"] for a, b, label, c, d in body
    ]


def test_figures_below_each_other_are_rows_though_they_could_be_one(page_of):
    body = [
        ("Élèves", "663", "657"),
        ("Crédits", "350,00 €", "350,00 €"),
        ("Classes", "12", "11"),
    ]
    body += [("Dotation", "100,00 €", "900,00 €"), ("Repas", "811", "790")]

    def draw(pen):
        for k, (label, *figures) in enumerate(body):
            pen.text(40, 100 + 14 * k, label)
            for c, text in enumerate(figures):
                right(pen, 200 + 60 * c, 100 + 14 * k, text)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists(body)


LEADING = 9.4
CENTRED = [
    (("Comité Éclairage", "du quartier"), ("Rénovation",), "1 680,00"),
    (
        ("Commune de", "Handicap habitat"),
        ("Musée des espaces", "aménagement des", "salles de réunion"),
        "308,00",
    ),
    (("Club",), ("Fêtes de la commune", "et du hameau"), "94 918,00"),
    (("Sarl Festival",), ("Concert",), ""),
    (("Association",), ("Espaces verts", "et piscine"), "23 094,00"),
]


@pytest.mark.parametrize("beside", [False, True])
def test_cells_in_the_middle_of_rows_without_white_between_are_told_by_their_figures(
    page_of, beside
):
    """``beside``: one label is beside all rows instead of each having its own."""

    def draw(pen):
        top = 100.0
        for label, text, amount in CENTRED:
            cells = [(150, text), (300, (amount,))]
            cells += [] if beside else [(40, label)]
            high = max(len(lines) for _, lines in cells)
            for x, lines in cells:
                first = top + (high - len(lines)) * LEADING / 2
                for k, line in enumerate(lines):
                    pen.text(x, first + k * LEADING, line)
            top += high * LEADING
        if beside:
            pen.text(40, (100 + top - LEADING) / 2, "Culture")

    (grid,) = grids(page_of(draw))
    read = [[cell for cell in row if cell] for row in rows(grid)]
    assert [row[-2:] for row in read] == [
        [" ".join(text), *filter(None, [amount])][-2:]
        if amount
        else [*([] if beside else [" ".join(label)]), " ".join(text)]
        for label, text, amount in CENTRED
    ]


@pytest.fixture
def shallow():
    """Calls may nest 200 deep from here on."""
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(len(stack()) + 200)
    yield
    sys.setrecursionlimit(usual)


def test_rows_are_told_by_their_figures_however_many_they_are(page_of, shallow):
    times = 60

    def draw(pen):
        top = 100.0
        for label, text, amount in CENTRED * times:
            cells = [(40, label), (150, text), (300, (amount,))]
            high = max(len(lines) for _, lines in cells)
            for x, lines in cells:
                first = top + (high - len(lines)) * LEADING / 2
                for k, line in enumerate(lines):
                    pen.text(x, first + k * LEADING, line)
            top += high * LEADING

    (grid,) = grids(page_of(draw, height=5_900))
    assert grid.rows == times * len(CENTRED)


def test_a_band_over_a_total_across_the_same_columns_is_a_row_by_itself():
    """A label of the codes alone stands between two rows, so that these are told without it."""
    amount = {"9 750,00": (240, 280)}
    printed = [
        (100, {"Total Sport": (40, 150), **amount}),
        (112, {"1. Culture": (40, 150)}),
        (124, {"Total Culture": (40, 150), **amount}),
        (136, {"Rénovation": (80, 170)}),
        (140.5, {"871": (40, 55), **amount}),
        (145, {"du musée": (80, 130)}),
        (157, {"105": (40, 55), "Concert": (80, 120), **amount}),
        (161.5, {"bis": (40, 52)}),
        (175, {"590": (40, 55), "Voirie": (80, 120), **amount}),
    ]
    lines = [in_line(top, texts) for top, texts in printed]
    layout = lay_out_in_columns(lines, 0.6, [70.0, 205.0])
    found = centred_rows(layout.lines, layout)
    assert found is not None
    assert [[len(line.pieces) for line in row] for row in found[:4]] == [
        [2],
        [1],
        [2],
        [1, 2, 1],
    ]
