"""A line goes on from the one above only where its text, or its figure, had no room there."""

from extract.grids.choose import grids

from ...small_tables import as_lists, right, rows


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
