"""Lists of labels and amounts: what ends at one edge is one column, however long the labels are."""

from extract.grids.choose import grids

from ...small_tables import right, rows

EDGE = 240


def _list(pen, lines, top=60):
    """Lines of a label at 40 and an amount that ends at ``EDGE``, either of which may be empty."""
    for number, (label, amount) in enumerate(lines):
        pen.text(40, top + 11 * number, label)
        if amount:
            right(pen, EDGE, top + 11 * number, amount)


def test_an_amount_below_its_long_label_is_of_its_row(page_of):
    lines = [
        ("Amicale laïque", "64 008,00 €"),
        ("Fournitures de l'école publique et du lycée", ""),
        ("", "9 474,18 €"),
        ("Coopérative scolaire", "2 885,58 €"),
        ("Association départementale des maires de", ""),
        ("Loire-Atlantique", "511,64 €"),
        ("Comité des fêtes", "300,00 €"),
    ]
    (grid,) = grids(page_of(lambda pen: _list(pen, lines)))
    assert rows(grid) == [
        ["Amicale laïque", "64 008,00 €"],
        ["Fournitures de l'école publique et du lycée", "9 474,18 €"],
        ["Coopérative scolaire", "2 885,58 €"],
        [
            "Association départementale des maires de Loire-Atlantique",
            "511,64 €",
        ],
        ["Comité des fêtes", "300,00 €"],
    ]


def test_a_label_may_end_where_longer_amounts_begin(page_of):
    lines = [
        ("Amicale laïque", "1 564 008,00 €"),
        ("Coopérative", "2 885,58 €"),
        ("Association des maires du pays", "12,49 €"),
        ("Comité des fêtes", "300,00 €"),
    ]
    (grid,) = grids(page_of(lambda pen: _list(pen, lines)))
    assert rows(grid) == [list(line) for line in lines]


def test_amounts_close_behind_a_colon_are_a_column(page_of):
    lines = [
        ("Fonctionnement du service :", "1 579 060 €"),
        ("Investissement du service :", "1 658 359 €"),
        ("Reprise :", "700 300 €"),
    ]

    def draw(pen):
        for number, (label, amount) in enumerate(lines):
            y = 60 + 11 * number
            pen.text(40, y, label)
            right(pen, 40 + 170, y, amount)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == [list(line) for line in lines]


def test_a_name_over_the_first_amounts_is_a_row(page_of):
    lines = [
        ("Football club", ""),
        ("Subvention annuelle", "1 500,00 €"),
        ("Subvention animateur", "2 138,00 €"),
        ("Gymnastique", "600,00 €"),
    ]
    (grid,) = grids(page_of(lambda pen: _list(pen, lines)))
    assert "Football club" in " ".join(rows(grid)[0])


def test_a_sentence_over_the_first_amount_is_none(page_of):
    lines = [
        ("Les aides votées :", ""),
        ("Football", "1 500,00 €"),
        ("Gymnastique", "600,00 €"),
        ("Tennis", "840,00 €"),
    ]
    (grid,) = grids(page_of(lambda pen: _list(pen, lines)))
    assert rows(grid) == [list(line) for line in lines[1:]]


def test_a_label_that_ends_with_a_colon_does_not_go_on(page_of):
    lines = [
        ("Budget principal", ""),
        ("Investissement :", "278 701,25 €"),
        ("- Assainissement", ""),
        ("Investissement :", "48 042,90 €"),
        ("- Lotissement", ""),
        ("Investissement :", "14 607,43 €"),
    ]
    (grid,) = grids(page_of(lambda pen: _list(pen, lines)))
    labels = [row[0] for row in rows(grid)]
    assert not [label for label in labels if ": -" in label]
    assert [row[1] for row in rows(grid) if row[1]] == [
        "278 701,25 €",
        "48 042,90 €",
        "14 607,43 €",
    ]


def test_the_tax_behind_an_amount_is_of_its_cell(page_of):
    lines = [
        ("Gros oeuvre", "+ 2 699,41 € T.T.C."),
        ("Menuiseries", "- 589,65 € T.T.C."),
        ("Plomberie", "- 1 609,81 € TTC"),
    ]
    (grid,) = grids(page_of(lambda pen: _list(pen, lines)))
    assert rows(grid) == [list(line) for line in lines]


def test_two_spaces_in_one_label_make_no_column(page_of):
    lines = [
        ("Amicale", "170,00 €"),
        ("Association  des maires", "567,92 €"),
        ("Comité des fêtes", "en attente"),
        ("Tennis", "840,00 €"),
    ]
    (grid,) = grids(page_of(lambda pen: _list(pen, lines)))
    assert rows(grid) == [[" ".join(a.split()), b] for a, b in lines]
