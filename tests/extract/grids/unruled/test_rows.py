"""Which lines are one row: rules first, then overlap and figures, white, and wrapping."""

import pytest

from extract.grids.choose import grids
from extract.grids.unruled.columns import lay_out_lines
from extract.grids.unruled.merged_rules import MergedRule
from extract.grids.unruled.rows import RowBorders, group_lines
from extract.lines.tokens import Atom, TextLine

from ...drawing import FONT, SIZE
from ...small_tables import right, rows


def line(top, **texts):
    """A line of three columns, each word as wide as it is long."""
    lefts = {"label": 40.0, "note": 140.0, "amount": 240.0}
    atoms = [
        Atom(text, lefts[col], lefts[col] + 4.5 * len(text))
        for col, text in texts.items()
    ]
    return TextLine(tuple(atoms), top, top + 9, 8.0)


def grouped(lines, **borders):
    rows = group_lines(lay_out_lines(lines, 0.6), RowBorders(**borders))
    return [
        [piece.segment.text for x in row.lines for piece in x.pieces]
        for row in rows
    ]


BODY = [
    line(100, label="Sport", note="Clubs", amount="1 250,00"),
    line(120, label="Culture", note="Fêtes", amount="2 250,00"),
    line(140, label="Voirie", note="Ponts", amount="3 250,00"),
]


def test_lines_of_figures_are_rows():
    assert [row[0] for row in grouped(BODY)] == ["Sport", "Culture", "Voirie"]


def test_a_line_set_close_under_padded_rows_is_of_the_row_above():
    rows = grouped([*BODY[:2], line(129.5, label="populaire"), BODY[2]])
    assert [len(row) for row in rows] == [3, 4, 3]
    assert rows[1][-1] == "populaire"


@pytest.mark.parametrize(
    ("top", "row"),
    [(129.6, "Culture pour tous"), (130.4, "Voirie départementale")],
    ids=["above", "below"],
)
def test_a_line_close_to_two_rows_of_figures_is_of_the_nearer_one(top, row):
    """Rows of a spreadsheet are as high as their labels, whose figures stand at the foot."""
    lines = [
        line(80, label="Sport", note="Clubs", amount="1 250,00"),
        line(100, label="Fêtes", note="Clubs", amount="1 250,00"),
        line(120, label="Culture pour tous", note="Fêtes", amount="2 250,00"),
        line(top, label="Voirie départementale"),
        line(140, label="entretien", note="Ponts", amount="3 250,00"),
        line(160, label="Écoles", note="Cours", amount="4 250,00"),
        line(180, label="Total", note="Tout", amount="14 250,00"),
    ]
    found = next(
        one for one in grouped(lines) if "Voirie départementale" in one
    )
    assert found[0] == row


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (
            ("Équipement des écoles", "Total"),
            ["Sport", "Équipement des écoles", "Total"],
        ),
        (
            ("Équipement des écoles et", "Total partiel"),
            ["Sport", "Équipement des écoles et"],
        ),
        (
            ("Équipement des écoles", "Totalité"),
            ["Sport", "Équipement des écoles"],
        ),
    ],
    ids=["a total", "left open", "another word"],
)
def test_a_total_below_a_label_without_figures_is_a_row_by_itself(
    names, labels
):
    rows = grouped(
        [
            line(100, label="Sport", amount="1 250,00"),
            line(120, label=names[0]),
            line(129.5, label=names[1], amount="3 250,00"),
        ]
    )
    assert [row[0] for row in rows] == labels


def test_a_rule_parts_what_white_would_join():
    rows = grouped(
        [*BODY[:2], line(129.5, label="populaire"), BODY[2]], heights=(129.2,)
    )
    assert [len(row) for row in rows] == [3, 3, 4]
    assert rows[2][0] == "populaire"


def test_one_band_is_one_row_however_wide_its_lines_are_apart():
    lines = [
        *BODY,
        line(160, label="Écoles", note="Cours", amount="9,00"),
        line(190, label="du soir"),
    ]
    assert len(grouped(lines)) == 5
    assert len(grouped(lines, heights=(155,), bands=((155, 205),))) == 4


CLUBS = [
    *BODY,
    line(160, label="Judo"),
    line(170, label="Licences", note="Stages", amount="115,00"),
    line(180, label="Arbitres", note="Paies", amount="60,00"),
    line(200, label="Écoles", note="Cours", amount="9,00"),
]
BETWEEN = (116, 136, 156, 196)
"""The heights of the rules between those rows, of which two stand in one place."""


@pytest.mark.parametrize(
    ("first", "labels"),
    [("Licences", ["Judo", "Licences"]), ("club", ["Judo"])],
    ids=["a name", "the first line of a label"],
)
def test_a_line_over_rows_that_no_rule_parts(first, labels):
    lines = list(CLUBS)
    lines[4] = line(170, label=first, note="Stages", amount="115,00")
    found = grouped(lines, heights=BETWEEN, every=True)
    assert [row[0] for row in found[3:-2]] == labels


def test_the_last_of_the_rows_under_a_name_may_go_on_below_its_figures():
    lines = [
        *CLUBS[:-1],
        line(190, label="et juges"),
        line(210, label="Écoles", note="Cours", amount="9,00"),
    ]
    found = grouped(lines, heights=(*BETWEEN[:3], 206), every=True)
    assert [row[0] for row in found[3:]] == [
        "Judo", "Licences", "Arbitres", "Écoles",
    ]  # fmt: skip
    assert found[5][-1] == "et juges"


# ------------------------------------------------------------------------------
# lists of labels and amounts that end at one edge


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


def test_a_colon_close_before_its_amount_is_of_the_label(page_of):
    lines = [
        ("Assainissement :", "174 076,52 €"),
        ("Investissement :", "947 744,18 €"),
    ]

    def draw(pen):
        right(pen, EDGE, 60, "1 584 433,11 €")
        right(pen, EDGE - 61.6, 60, "Fonctionnement :")
        _list(pen, lines, top=71)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == [
        ["Fonctionnement :", "1 584 433,11 €"],
        *map(list, lines),
    ]


def test_a_name_over_the_first_amounts_is_a_row(page_of):
    lines = [
        ("Football club", ""),
        ("Subvention annuelle", "1 500,00 €"),
        ("Subvention animateur", "2 138,00 €"),
        ("Gymnastique", "600,00 €"),
    ]
    (grid,) = grids(page_of(lambda pen: _list(pen, lines)))
    assert "Football club" in " ".join(rows(grid)[0])


def _indented(pen, lines):
    """A list as ``_list`` draws it, the labels that begin with white set right of the others."""
    for number, (label, amount) in enumerate(lines):
        indent = 5 if label.startswith(" ") else 0
        pen.text(40 + indent, 60 + 11 * number, label.strip())
        if amount:
            right(pen, EDGE, 60 + 11 * number, amount)


def test_the_name_over_items_that_begin_right_of_it_is_a_row(page_of):
    lines = [
        ("Gymnastique", "600,00 €"),
        ("Football club", ""),
        (" Subvention annuelle", "1 500,00 €"),
        (" Subvention animateur", "2 138,00 €"),
        ("Tennis", "840,00 €"),
    ]
    (grid,) = grids(page_of(lambda pen: _indented(pen, lines)))
    assert [row[0] for row in rows(grid)] == [a.strip() for a, _ in lines]

    (grid,) = grids(page_of(lambda pen: _indented(pen, lines[1:])))
    assert [row[0] for row in rows(grid)] == [a.strip() for a, _ in lines[1:]]


def test_the_second_line_of_a_label_may_begin_right_of_the_first(page_of):
    lines = [
        ("Gymnastique", "600,00 €"),
        ("Association des maires de", ""),
        (" la Loire-Atlantique", "1 500,00 €"),
        ("Tennis", "840,00 €"),
    ]
    (grid,) = grids(page_of(lambda pen: _indented(pen, lines)))
    assert [row[0] for row in rows(grid)] == [
        "Gymnastique",
        "Association des maires de la Loire-Atlantique",
        "Tennis",
    ]


@pytest.mark.parametrize(
    ("small", "one"),
    [(("section bibliothèque et animation", "Tennis"), True),
     (("Section bibliothèque et animation", "Tennis"), False),
     (("section bibliothèque et animation", "tennis"), False)],
)  # fmt: skip
def test_a_label_goes_on_in_a_small_letter_where_no_other_row_begins_so(
    page_of, small, one
):
    second, other = small
    lines = [
        ("Gymnastique", "600,00 €"),
        ("Au plaisir de lire", ""),
        (second, "1 500,00 €"),
        (other, "840,00 €"),
    ]
    (grid,) = grids(page_of(lambda pen: _list(pen, lines)))
    whole = f"Au plaisir de lire {second}"
    assert (whole in [row[0] for row in rows(grid)]) is one


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


def test_a_plain_heading_over_codes_and_labels_is_a_row_of_its_own(page_of):
    printed = [
        ("Code", "Libellé", "Montant"),
        ("1. Déchets, quartiers et travaux", "", ""),
        ("895", "Bacs roulants, composteurs", "9 176,98"),
        ("4625", "Bacs", "570,40"),
        ("7031", "Colonnes", "337,00"),
    ]

    def draw(pen):
        for k, (code, label, amount) in enumerate(printed):
            pen.text(40, 100 + 9 * k, code)
            pen.text(62, 100 + 9 * k, label)
            right(pen, EDGE, 100 + 9 * k, amount)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == [list(row) for row in printed]
    assert all(cell.rowspan == 1 for cell in grid.cells)


PARCELS = [
    ("Vaux-Richard", "", ""),
    ("ZB 14", "terre", "1 558,04"),
    ("Sous-total", "", "1 558,04"),
    ("Saint-Aignan", "", ""),
    ("AC 107", "jardin", "3 010,00"),
    ("Sous-total", "", "3 010,00"),
    ("Étrépagny-Saint-Luc", "", ""),
    ("ZK 3", "bois", "3 182,75"),
    ("Total", "", "7 750,79"),
]
"""Rows of parcels between the names of their towns and their sums."""


def _parcels(pen, lines):
    """Titles over a rule, and rows; those of no parcel are bold."""
    for number, (label, nature, price) in enumerate(
        [("Parcelle", "", "Prix"), *lines]
    ):
        y = 80 + 11 * number + (2 if number else 0)
        pen.text(40, y, label, bold=not nature)
        if nature:
            pen.text(100, y, nature)
        if price:
            right(pen, EDGE, y, price, bold=not nature)
    pen.text(100, 80, "Nature", bold=True)
    pen.line(38, 83.5, EDGE + 2, 83.5)


def test_a_bold_name_over_the_first_row_shows_those_of_the_other_groups(
    page_of,
):
    (grid,) = grids(page_of(lambda pen: _parcels(pen, PARCELS)))
    assert [row[0] for row in rows(grid)] == [
        "Parcelle",
        *(label for label, *_ in PARCELS),
    ]


def test_a_bold_label_goes_on_where_no_name_opens_the_rows(page_of):
    (grid,) = grids(page_of(lambda pen: _parcels(pen, PARCELS[1:])))
    assert "Sous-total Saint-Aignan" in [row[0] for row in rows(grid)]


TITLES = [line(60, label="Commune", note="Contrat", amount="Encours au")]
LOW = [line(79, label="Siège", note="Prêteur")]


@pytest.mark.parametrize(
    ("rule", "end"),
    [((30.0, 225.0), "31/12/2026"), ((30.0, 330.0), "Encours au")],
)
def test_a_title_goes_on_beside_a_rule_that_leaves_it_out(rule, end):
    lines = [*TITLES, line(69, amount="31/12/2026"), *LOW, *BODY]
    borders = MergedRule(71.0, (rule,)), MergedRule(93.0, ((30.0, 330.0),))
    heights = tuple(border.at for border in borders)
    first, *_ = grouped(lines, heights=heights, rules=borders)
    assert first[-1] == end


@pytest.mark.parametrize(
    ("rule", "levels"), [((130.0, 330.0), 2), ((130.0, 225.0), 1)]
)
def test_a_rule_over_all_titles_of_a_line_parts_it_from_those_above(
    rule, levels
):
    upper = line(60, label="Commune", note="Annuité")
    lower = line(69, note="Capital", amount="Intérêts")
    rules = (MergedRule(69.0, (rule,)),)
    found = grouped([upper, lower, *BODY], rules=rules)
    assert len(found) == levels + len(BODY)


def test_a_name_in_the_middle_of_the_table_is_a_row_over_all_columns(page_of):
    body = [
        (None, "1. Assainissement"),
        ("Travaux de voirie communale et rurale", "2 053,00", "69 091,00"),
        ("Entretien des chemins et fossés", "—", "73 270,50"),
        (None, "2. École et formation de santé"),
        ("Mobilité", "919 964,50", "932,50"),
        ("Enfance et jeunesse", "703,50", "3 318 801,00"),
        ("Médiathèque du centre", "82,50", "91 120,00"),
        ("Total", "975,00", "887 443,00"),
    ]

    def draw(pen):
        for k, row in enumerate([("Libellé", "2025", "2026"), *body]):
            top = 120 + 11 * k
            if row[0] is None:
                width = pen.canvas.stringWidth(row[1], FONT, SIZE)
                pen.text(250 - width / 2, top, row[1])
            else:
                pen.text(60, top, row[0])
                right(pen, 340, top, row[1])
                right(pen, 440, top, row[2])

    (grid,) = grids(page_of(draw))
    names = [row[0] for row in rows(grid) if not any(row[1:])]
    assert names == ["1. Assainissement", "2. École et formation de santé"]
