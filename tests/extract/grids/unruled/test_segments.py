"""A line is cut where figures are side by side, and at a word for nothing among them."""

from extract.grids.choose import grids

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
