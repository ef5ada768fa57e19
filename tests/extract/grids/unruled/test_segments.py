"""A line is cut where figures are side by side, and at a word for nothing among them."""

import pytest

from extract.grids.choose import grids
from extract.grids.unruled.segments import (
    is_item,
    join_stretched_titles,
    split_into_segments,
)
from extract.lines.tokens import Atom, TextLine

from ...small_tables import as_lists, right, rows


def test_a_word_for_nothing_close_after_a_figure_is_a_cell(page_of):
    """The figures of the other columns stand further apart: no three of them are in one run with
    it.
    """
    years = [
        ("Écoles", "5 148", "néant", "33", "41"),
        ("Voirie", "1 020", "9 480", "115", "7"),
        ("Total", *"6789"),
    ]

    def draw(pen):
        for k, (label, *figures) in enumerate([*years, *years]):
            pen.text(40, 120 + 14 * k, label)
            for c, text in enumerate(figures):
                right(pen, 200 + 27 * c, 120 + 14 * k, text)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists([*years, *years])


@pytest.mark.parametrize("beside", ["- 2024", "(30 %)", "(12,5 %)"])
def test_a_year_with_another_or_a_share_is_one_title(beside):
    texts = {"Poste": (40, 60), "2025": (390, 408), beside: (410, 434)}
    atoms = tuple(Atom(text, x0, x1) for text, (x0, x1) in texts.items())
    found = split_into_segments(TextLine(atoms, 100.0, 109.0, 8.0), 0.7)
    assert [one.text for one in found] == ["Poste", f"2025 {beside}"]
    assert not any(one.is_value for one in found)


def test_figures_closer_than_words_are_columns_where_all_lines_part_them(
    page_of,
):
    """A programme of many years on one sheet: a dash for nothing stands among its figures."""
    years = [
        ("Écoles", *(f"{k + 2} {100 + k}" for k in range(6))),
        ("Voirie", *("-", "9 480") * 3),
    ]
    years += [("Salle communale", *(f"{k + 1} 0{k}5" for k in range(6)))]

    def draw(pen):
        for k, (label, *figures) in enumerate(years):
            pen.text(40, 120 + 14 * k, label)
            for c, text in enumerate(figures):
                right(pen, 200 + 27 * c, 120 + 14 * k, text)
        for k in range(6):
            pen.text(
                40,
                200 + 14 * k,
                "Les crédits de paiement sont inscrits au budget de chaque exercice concerné",
            )

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists(years)


# --- marks of items

FINANCING = (
    ("Subvention de l'État", "12 040,00 €"),
    ("Participation de la commune", "18 060,00 €"),
    ("Emprunt", "4 000,00 €"),
)


@pytest.mark.parametrize("mark", ["•", "-", "−"])
def test_the_marks_of_a_list_of_amounts_are_put_to_its_labels(page_of, mark):
    def draw(pen):
        for k, (label, amount) in enumerate(FINANCING):
            pen.text(60, 100 + 14 * k, mark)
            pen.text(80, 100 + 14 * k, label)
            right(pen, 330, 100 + 14 * k, amount)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == [[f"{mark} {label}", x] for label, x in FINANCING]


def test_durations_are_a_column_and_items_may_begin_with_a_count(page_of):
    hours = (
        ("3 jours de rentrée (7H00 par jour) :", "21H00"),
        ("2 jours en été (7H35 par jour) :", "15H10"),
    )

    def draw(pen):
        for k, (label, duration) in enumerate(hours):
            pen.text(60, 100 + 14 * k, "-")
            pen.text(80, 100 + 14 * k, label)
            pen.text(300, 100 + 14 * k, duration)
        pen.text(60, 128, "Nombre total d'heures")
        pen.text(300, 128, "36H10")

    (grid,) = grids(page_of(draw))
    assert rows(grid) == [
        *([f"- {label}", duration] for label, duration in hours),
        ["Nombre total d'heures", "36H10"],
    ]


def test_a_dash_before_a_figure_alone_stays_a_cell(page_of):
    years = [("-", "8 718", "12"), ("-", "4 441", "5"), ("3", "1 965", "-")]

    def draw(pen):
        for k, figures in enumerate([*years, *years]):
            for c, text in enumerate(figures):
                right(pen, 80 + 40 * c, 120 + 14 * k, text)
            pen.text(240, 120 + 14 * k, "Voirie communale")

    (grid,) = grids(page_of(draw))
    assert grid.cols == 4


def test_the_first_line_of_a_label_that_a_mark_opens_is_of_its_row(page_of):
    def draw(pen):
        pen.text(60, 86, "-")
        pen.text(80, 86, "Dotation d'équipement des")
        pen.text(80, 100, "territoires ruraux (40 %)")
        right(pen, 330, 100, "12 040,00 €")
        pen.text(60, 114, "-")
        pen.text(80, 114, "Participation de la commune")
        right(pen, 330, 114, "18 060,00 €")

    (grid,) = grids(page_of(draw))
    first, second = (label for label, _ in rows(grid))
    assert first == "- Dotation d'équipement des territoires ruraux (40 %)"
    assert second == "- Participation de la commune"


def test_a_line_under_the_words_of_an_item_is_of_its_row(page_of):
    table = (
        ("-", "Dotation de l'État", "96 250,00 €"),
        ("", "(35 % des dépenses)", ""),
        ("-", "Fonds départemental", "55 000,00 €"),
        ("-", "Réserve", "20 000,00 €"),
    )

    def draw(pen):
        for k, (mark, label, amount) in enumerate(table):
            pen.text(60, 100 + 14 * k, mark)
            pen.text(80, 100 + 14 * k, label)
            right(pen, 330, 100 + 14 * k, amount)

    (grid,) = grids(page_of(draw))
    assert [amount for _, amount in rows(grid)] == [
        "96 250,00 €",
        "55 000,00 €",
        "20 000,00 €",
    ]
    assert rows(grid)[0][0] == "- Dotation de l'État (35 % des dépenses)"


def test_items_whose_words_stand_below_each_other_are_no_table(page_of):
    words = ("d'approuver", "le projet", "sauf", "les lots", "8", "et", "9")

    def draw(pen):
        for k in range(2):
            pen.text(60, 100 + 28 * k, "-")
            for x, word in zip(range(80, 500, 60), words, strict=True):
                pen.text(x, 100 + 28 * k, word)
            pen.text(80, 114 + 28 * k, "« Plomberie et ventilation »,")

    assert not any(grid.cols > len(words) for grid in grids(page_of(draw)))


def test_items_above_what_introduces_a_list_are_none_of_its_rows(page_of):
    def draw(pen):
        pen.text(60, 80, "-")
        pen.text(80, 80, "Pose d'une conduite de")
        pen.text(240, 80, "150 mm sur 500 ml,")
        pen.text(40, 100, "Le plan de financement est le suivant :")
        for k, (label, amount) in enumerate(FINANCING):
            pen.text(60, 124 + 14 * k, label)
            right(pen, 330, 124 + 14 * k, amount)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == [list(row) for row in FINANCING]


def test_a_dash_before_a_figure_stands_for_nothing(page_of):
    def draw(pen):
        table = (("3 200,00", "4 100,00"), ("-", "1 500,00"), ("-", "260,00"))
        for k, row in enumerate(table):
            for x, text in zip((120, 220), row, strict=True):
                right(pen, x, 100 + 14 * k, text)

    (grid,) = grids(page_of(draw))
    assert [len(row) for row in rows(grid)] == [2, 2, 2]
    assert rows(grid)[1] == ["-", "1 500,00"]


def _line(top, *words):
    """A line of words given by their text and both edges."""
    return TextLine(tuple(Atom(*word) for word in words), top, top + 9, 8.0)


@pytest.mark.parametrize(
    ("rest", "edge", "first"),
    [
        (("(MWh)", 244.0, 271.0), 300.0, "Énergie produite"),
        (("(MWh)", 215.0, 242.0), 300.0, "Énergie produite"),
        (("(MWh)", 225.0, 252.0), 300.0, "Énergie"),
        (("(MWh)", 244.0, 271.0), 320.0, "Énergie"),
        (("Taux", 150.0, 180.0), 300.0, "Énergie"),
    ],
)
def test_the_words_of_a_title_stretched_over_its_column_are_one(
    rest, edge, first
):
    """They end where the figures below them do, and what goes on below is in line with them."""
    lines = [
        _line(100, ("Énergie", 215.0, 249.0), ("produite", 264.0, 300.0)),
        _line(106, ("Source", 40.0, 70.0)),
        _line(112, rest),
        _line(124, ("Bois", 40.0, 60.0), ("8 462", edge - 24, edge)),
        _line(138, ("Gaz", 40.0, 60.0), ("1 587", edge - 24, edge)),
    ]
    found = join_stretched_titles(lines, 3, 0.6, 0.4)
    assert found[0].atoms[0].text == first
    assert found[0].text == "Énergie produite"
    assert not is_item(found[0])
    assert found[1:] == lines[1:]


def test_titles_beside_one_that_is_stretched_have_their_own_columns(page_of):
    figures = [("Bois", "86,0 %", "8 462"), ("Gaz", "92,5 %", "1 587")]

    def draw(pen):
        for x, y, text in (
            (55, 106, "Source"),
            (154, 106, "Rendement"),
            (215, 100, "Énergie"),
            (245, 112, "(MWh)"),
            (330, 106, "Part"),
        ):
            pen.text(x, y, text)
        right(pen, 300, 100, "produite")
        for k, (label, share, heat) in enumerate([*figures, *figures]):
            pen.text(40, 126 + 14 * k, label)
            for x, text in ((211, share), (300, heat), (360, "25,0 %")):
                right(pen, x, 126 + 14 * k, text)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[0] == [
        "Source", "Rendement", "Énergie produite (MWh)", "Part",
    ]  # fmt: skip
