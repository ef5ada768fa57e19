"""Titles span the columns they name, and a text in the middle of a table spans it."""

from dataclasses import replace

import pytest

from extract.grids.choose import grids
from extract.grids.unruled.columns import Layout, Piece
from extract.grids.unruled.merged_rules import MergedRule, MergedRules
from extract.grids.unruled.segments import Segment
from extract.grids.unruled.spans.planned_cells import PlannedCell
from extract.grids.unruled.spans.ruled_titles import TitleArea
from extract.grids.unruled.spans.title_spans import span_titles
from extract.lines.tokens import Atom

from ....drawing import FONT, SIZE
from ....small_tables import FIGURES, right, under_titles


def test_a_title_over_two_columns_spans_them(page_of):
    def draw(pen):
        pen.line(40, 100, 420, 100)
        pen.text(40, 124, "Service")
        for x, text in ((190, "Dépenses"), (340, "Recettes")):
            pen.text(x, 110, text, bold=True)
        for x0, x1 in ((150, 270), (300, 420)):
            pen.line(x0, 113, x1, 113)
        for k, row in enumerate(
            [
                ("", "2025", "2026", "2025", "2026"),
                ("Eau", "1 200,00", "1 300,00", "95,00", "98,00"),
            ]
        ):
            for c, text in enumerate(row):
                pen.text(
                    (40, 195, 265, 345, 415)[c] - (4.9 * len(text) if c else 0),
                    124 + 16 * k,
                    text,
                )
        pen.text(40, 154, "Ordures")
        for x, text in (
            (195, "12,00"),
            (265, "13,00"),
            (345, "14,00"),
            (415, "15,00"),
        ):
            pen.text(x - 4.9 * len(text), 154, text)
        pen.line(40, 128, 420, 128)
        pen.line(40, 160, 420, 160)

    (grid,) = grids(page_of(draw))
    assert {
        (c.text, c.row, c.col, c.rowspan, c.colspan)
        for c in grid.cells
        if c.row == 0
    } == {
        ("Service", 0, 0, 2, 1),
        ("Dépenses", 0, 1, 1, 2),
        ("Recettes", 0, 3, 1, 2),
    }


NAMED = {180: "2023", 250: "2024", 320: "2025", 390: "2026"}


@pytest.mark.parametrize(
    "label", [0, 1, 2], ids=["over", "beside both levels", "below"]
)
def test_titles_over_two_columns_each_are_shared_out(page_of, label):
    levels = [{215: "Recettes", 355: "Dépenses"}, {}, NAMED]
    levels[label] = {50: "Libellé", **levels[label]}
    (grid,) = grids(page_of(lambda pen: under_titles(pen, *levels)))
    spans = {
        (c.text, c.row, c.col, c.colspan)
        for c in grid.cells
        if c.text in ("Recettes", "Dépenses", "2024")
    }
    assert spans == {
        ("Recettes", 0, 1, 2),
        ("Dépenses", 0, 3, 2),
        ("2024", 1, 2, 1),
    }


@pytest.mark.parametrize(
    "label", [0, 1], ids=["at the top", "beside both levels"]
)
@pytest.mark.parametrize(
    "over",
    [{410: "Dépenses"}, {270: "Recettes", 410: "Dépenses"}],
    ids=["one", "two"],
)
def test_titles_in_line_with_the_last_of_their_columns_stand_over_all(
    page_of, label, over
):
    """The cells of one row of titles stand alike in it: what has a line of titles more stands under
    a second level.
    """

    def draw(pen):
        under_titles(pen)
        pen.text(40, (113, 118)[label], "Libellé")
        for y, titles in (
            (113, over),
            (123, dict(zip((200, 270, 340, 410), NAMED.values(), strict=True))),
        ):
            for x, text in titles.items():
                right(pen, x, y, text)

    (grid,) = grids(page_of(draw))
    width = 4 // len(over)
    found = [
        (c.text, c.row, c.col, c.colspan)
        for c in grid.cells
        if c.text in over.values()
    ]
    assert found == [
        (text, 0, 1 + width * k, width) for k, text in enumerate(over.values())
    ]
    assert {c.text for c in grid.cells if c.row == 1} == set(NAMED.values())


def test_a_text_in_the_middle_of_a_table_spans_it(page_of):
    def draw(pen):
        for k, (label, *figures) in enumerate([*FIGURES, *FIGURES, *FIGURES]):
            y = 100 + 16 * (k + k // 2)
            pen.text(40, y, label)
            for c, text in enumerate(figures):
                right(pen, 200 + 70 * c, y, text)
            if k % 2:
                pen.text(225 - 30, y + 16, "Fonctionnement")

    (grid,) = grids(page_of(draw))
    assert [
        (c.col, c.colspan) for c in grid.cells if c.text == "Fonctionnement"
    ] == [
        (0, 5),
        (0, 5),
    ]


def test_a_title_alone_in_the_middle_of_a_table_spans_it_where_all_others_are_rows(
    page_of,
):
    def draw(pen):
        pen.text(150, 100, "PROJET DE RESTAURATION DU LAVOIR", bold=True)
        for k, (label, *figures) in enumerate([*FIGURES, *FIGURES]):
            pen.text(40, 116 + 14 * k, label)
            for c, text in enumerate(figures):
                right(pen, 200 + 70 * c, 116 + 14 * k, text)
        for y in (89, 104, 164):
            pen.line(38, y, 412, y)

    (grid,) = grids(page_of(draw))
    title = grid.cells[0]
    assert (title.row, title.col, title.colspan) == (0, 0, 5)


def test_a_title_set_in_the_middle_of_cells_whose_figures_end_at_their_edges(
    page_of,
):
    """The cells begin where those before them end, far left of their figures."""
    edges = (200, 250, 320, 390, 460, 530)

    def draw(pen):
        title = "dépenses, en milliers d'euros"
        width = pen.canvas.stringWidth(title, "Vera", 8)
        pen.text((edges[1] + edges[-1] - width) / 2, 100, title)
        right(pen, edges[0] - 12, 100, "en euros")
        right(pen, edges[1] - 8, 100, "en %")
        heads = ("Coût", "Part", "2025", "2026", "2027", "2028")
        for k, row in enumerate([heads, *PLAN]):
            pen.text(40, 114 + 14 * k, f"Opération {k}" if k else "Opération")
            for edge, text in zip(edges, row, strict=True):
                right(pen, edge, 114 + 14 * k, text)

    (grid,) = grids(page_of(draw))
    (title,) = [c for c in grid.cells if c.text.startswith("dépenses")]
    assert (title.col, title.colspan) == (3, 4)


PLAN = [
    ("3 248 000", "27,8 %", "412", "1 180", "1 260", "396"),
    ("1 462 500", "12,5 %", "95", "640", "728", "104"),
    ("386 000", "3,3 %", "96", "96", "97", "97"),
    ("2 174 000", "18,6 %", "60", "310", "1 100", "704"),
]


PADDING = 5
"""White on both sides of what a cell prints."""


def in_cells(pen, y, edges, texts):
    """Texts in the middle of cells, each between two edges."""
    for text, (x0, x1) in texts.items():
        width = pen.canvas.stringWidth(text, FONT, SIZE)
        pen.text((x0 + x1 - width) / 2, y, text)


@pytest.mark.parametrize(
    ("over", "spans"),
    [
        (
            {"Crédits ouverts": (1, 4), "Taux de réalisation": (6, 8)},
            [("Crédits ouverts", 1, 3), ("Taux de réalisation", 6, 2)],
        ),
        (
            {"Crédits ouverts": (1, 4), "Réalisation": (4, 9)},
            [("Crédits ouverts", 1, 3), ("Réalisation", 4, 5)],
        ),
        ({"Taux": (6, 8), "Net": (8, 9)}, [("Taux", 6, 2), ("Net", 8, 1)]),
    ],
    ids=["columns between", "all columns", "beside one column"],
)
def test_titles_in_the_middle_of_their_cells_stand_over_these_alone(
    page_of, over, spans
):
    """The labels' title is below as well: columns that have none above are titled there."""
    edges = (120, 172, 236, 288, 340, 392, 444, 498, 584)
    heads = ("Voté", "Décisions", "Total", "Engagé", "Mandaté")
    heads += ("2025", "2024", "Solde")
    rows = [
        ("8 284 500", "+38 000", "1 322 500", "1 118 642", "843 917"),
        ("2 416 000", "–", "2 416 000", "1 764 308", "1 764 308"),
        ("1 905 200", "+12 400", "1 917 600", "1 917 600", "1 278 400"),
    ]
    rows = [(*row, "63,8 %", "66,1 %", "12 203 858,50") for row in rows]

    def draw(pen):
        pen.text(40 + PADDING, 114, "Chapitre")
        own = {x: (edges[a - 1], edges[b - 1]) for x, (a, b) in over.items()}
        in_cells(pen, 100, edges, own)
        for k, row in enumerate([heads, *rows]):
            if k:
                pen.text(40 + PADDING, 114 + 14 * k, f"Chapitre {k}")
            for edge, text in zip(edges[1:], row, strict=True):
                right(pen, edge - PADDING, 114 + 14 * k, text)

    (grid,) = grids(page_of(draw))
    found = [(c.text, c.col, c.colspan) for c in grid.cells if c.text in over]
    assert found == spans


def test_titles_at_the_right_edge_of_two_columns_span_them_over_one_background(
    page_of,
):
    def draw(pen):
        pen.fill(40, 84, 430, 122, "#DDDDDD")
        pen.text(50, 98, "Libellé", bold=True)
        for x, text in ((280, "Recettes"), (420, "Dépenses")):
            right(pen, x, 98, text)
        for k in range(4):
            right(pen, 210 + 70 * k, 116, str(2023 + k))
        for n, (name, *figures) in enumerate(FIGURES):
            pen.text(50, 138 + 18 * n, name)
            for k, text in enumerate(figures):
                right(pen, 210 + 70 * k, 138 + 18 * n, text)

    (grid,) = grids(page_of(draw))
    over = {c.text: (c.col, c.colspan) for c in grid.cells if c.row == 0}
    assert over["Recettes"] == (1, 2)
    assert over["Dépenses"] == (3, 2)


def test_one_title_beside_that_of_the_labels_spans_what_has_none_there(page_of):
    def draw(pen):
        pen.text(50, 100, "Libellé")
        right(pen, 350, 100, "Recettes")
        for x, text in ((250, "Montant HT"), (350, "BP 2025")):
            right(pen, x, 118, text)
        for n, name in enumerate(["Eau", "Gaz", "Bois"]):
            pen.text(50, 140 + 18 * n, name)
            right(pen, 250, 140 + 18 * n, f"{n + 1} 200,00")
            right(pen, 350, 140 + 18 * n, f"{n + 3} 400,00")

    (grid,) = grids(page_of(draw))
    over = {c.text: (c.col, c.colspan) for c in grid.cells if c.row == 0}
    assert over["Recettes"] == (1, 2)


@pytest.mark.parametrize(
    ("years", "columns"),
    [
        (("2023", "2024", "2025"), (1, 3)),
        (("n-1", "2024", "n+1"), (1, 3)),
    ],
)
def test_a_title_over_the_middle_one_of_years_spans_them(
    page_of, years, columns
):
    """The titles beside them are half way down both lines; of other names the middle one may go on
    from what is above it."""

    def draw(pen):
        pen.text(50, 107, "Commune")
        pen.text(390, 107, "Solde")
        width = pen.canvas.stringWidth("Attributions", FONT, SIZE)
        pen.text(265 - width / 2, 99, "Attributions")
        for k, text in enumerate(years):
            width = pen.canvas.stringWidth(text, FONT, SIZE)
            pen.text(195 + 70 * k - width / 2, 115, text)
        for n, (name, *figures) in enumerate(FIGURES):
            pen.text(50, 138 + 18 * n, name)
            for k, text in enumerate(figures):
                right(pen, 210 + 70 * k, 138 + 18 * n, text)

    (grid,) = grids(page_of(draw))
    over = [
        (c.col, c.colspan)
        for c in grid.cells
        if c.text.startswith("Attributions")
    ]
    assert over == [columns]


def test_a_wrapped_title_beside_one_over_several_columns_is_whole(page_of):
    """All on one background: none of the columns lacks a title over it."""

    def draw(pen):
        pen.fill(40, 84, 430, 122, "#DDDDDD")
        pen.text(50, 107, "Association")
        for y, text in ((98, "Versé en"), (116, "2024")):
            right(pen, 210, y, text)
        width = pen.canvas.stringWidth("Exercice", FONT, SIZE)
        pen.text(320 - width / 2, 98, "Exercice")
        for x, text in ((280, "Demandé"), (350, "Proposé"), (420, "Voté")):
            right(pen, x, 116, text)
        for n, (name, *figures) in enumerate([*FIGURES, *FIGURES]):
            pen.text(50, 138 + 18 * n, name)
            for k, text in enumerate(figures):
                right(pen, 210 + 70 * k, 138 + 18 * n, text)

    (grid,) = grids(page_of(draw))
    names = {c.text: (c.row, c.col, c.colspan) for c in grid.cells}
    assert names["Versé en 2024"] == (0, 1, 1)
    assert names["Exercice"] == (0, 2, 3)


def _on_one_background(pen, titles, step=14):
    """Titles by their middle and height on one background over two columns of figures."""
    pen.fill(40, 84, 430, 118, "#DDDDDD")
    for (x, y), text in titles.items():
        pen.text(x - pen.canvas.stringWidth(text, FONT, SIZE) / 2, y, text)
    for n, name in enumerate(["Eau", "Gaz", "Bois", "Fioul"]):
        pen.text(50, 128 + step * n, name)
        for x, text in ((270, "1 200,00"), (420, "340,50")):
            right(pen, x, 128 + step * n, text)


def test_a_title_beside_that_of_the_labels_leaves_its_columns_to_others(
    page_of,
):
    """One title is over both columns: the background around all is the box of none."""
    titles = {
        (320, 97): "Investissement",
        (100, 103): "Libellé",
        (235, 109): "Participation",
        (390, 109): "Proposition 2026",
    }
    (grid,) = grids(page_of(lambda pen: _on_one_background(pen, titles)))
    found = {c.text: (c.row, c.col, c.colspan) for c in grid.cells}
    assert found["Investissement"] == (0, 1, 2)
    assert found["Participation"] == (1, 1, 1)
    assert found["Proposition 2026"] == (1, 2, 1)


def test_a_title_over_one_column_beside_one_over_two_is_of_their_level(page_of):
    """All on one background, the titles as far apart as the rows."""

    def draw(pen):
        pen.fill(40, 86, 430, 116, "#DDDDDD")
        for x, y, text in (
            (70, 96, "Libellé"),
            (255, 96, "Investissement"),
            (395, 96, "Exploitation"),
            (210, 110, "Recettes"),
            (300, 110, "Montant"),
            (395, 110, "Solde"),
        ):
            width = pen.canvas.stringWidth(text, FONT, SIZE)
            pen.text(x - width / 2, y, text)
        for n, name in enumerate(["Eau", "Gaz", "Bois", "Fioul"]):
            pen.text(50, 124 + 14 * n, name)
            for x in (235, 330, 420):
                right(pen, x, 124 + 14 * n, f"{n + 1} {x},00")

    (grid,) = grids(page_of(draw))
    found = {c.text: (c.row, c.col, c.colspan) for c in grid.cells}
    assert found["Investissement"] == (0, 1, 2)
    assert found["Exploitation"] == (0, 3, 1)
    assert found["Solde"] == (1, 3, 1)


def test_titles_part_the_labels_and_the_figures_below_them(page_of):
    over = {136: "Contrat", 350: "Encours", 500: "Annuité"}
    under = {
        60: "Réf.",
        205: "Prêteur",
        310: "Initial",
        390: "Actuel",
        460: "Capital",
        540: "Intérêts",
    }

    def draw(pen):
        for y, level in ((60, over), (76, under)):
            for x, text in level.items():
                width = pen.canvas.stringWidth(text, FONT, SIZE)
                pen.text(x - width / 2, y, text)
        for number in range(3):
            y = 94 + 14 * number
            pen.text(40, y, f"P-0{number}")
            pen.text(160, y, "Banque des communes " + "ABC"[number])
            for x in (330, 410, 480, 560):
                right(pen, x, y, f"{x + number} 120,00")

    (grid,) = grids(page_of(draw))
    spans = [(c.text, c.colspan) for c in grid.cells if not c.row]
    assert spans == [("Contrat", 2), ("Encours", 2), ("Annuité", 2)]


FIVE = Layout(
    cuts=(50.0, 100.0, 150.0, 200.0),
    figures=(False, True, True, True, True),
    extents=((0, 40), (60, 90), (110, 140), (160, 190), (210, 240)),
    size=8.0,
    gap=0.6,
)
"""Five columns, the first of labels."""


def _title(row, col, text="Aides"):
    """A title as wide as its column."""
    atom = Atom(text, *map(float, FIVE.extents[col]))
    return PlannedCell(row, col, col, [Piece(col, col, Segment((atom,)))])


def test_a_rule_under_a_title_tells_its_columns_in_a_frame_around_all_titles():
    rules = MergedRules(
        (MergedRule(20.0, ((55.0, 195.0),)),),
        tuple(MergedRule(x, ((0.0, 40.0),)) for x in (-2.0, 250.0)),
    )
    area = TitleArea(layout=FIVE, rules=rules, tops=(0.0, 20.0, 40.0), count=2)
    upper = [_title(0, 2), _title(0, 4)]
    span_titles([*upper, *(_title(1, col) for col in (1, 2, 3))], area)
    assert [list(cell.cols) for cell in upper] == [[1, 2, 3], [4]]


def test_titles_over_one_rule_share_the_columns_above_it_alone():
    """The last column is named beside them, though its title is level with those below."""
    edges = [(0, 40), *((60 + 50 * col, 90 + 50 * col) for col in range(5))]
    six = replace(
        FIVE,
        cuts=(50.0, 100.0, 150.0, 200.0, 250.0),
        figures=(False, *[True] * 5),
        extents=tuple(edges),
    )
    rule = MergedRule(20.0, ((55.0, 245.0),))
    area = TitleArea(
        layout=six,
        rules=MergedRules((rule,), ()),
        tops=(0.0, 20.0, 40.0),
        count=2,
        spanning=[0],
    )

    def title(row, col, x1):
        atom = Atom("Aides", float(edges[col][0]), x1)
        return PlannedCell(row, col, col, [Piece(col, col, Segment((atom,)))])

    upper = [title(0, 1, 75.0), title(0, 3, 175.0)]
    lower = [title(1, col, float(x1)) for col, (_, x1) in enumerate(edges)]
    span_titles([*upper, *lower], area)
    assert [list(cell.cols) for cell in upper] == [[1, 2], [3, 4]]


def test_a_title_beside_two_levels_reaches_down_to_the_band_below_them():
    area = TitleArea(
        layout=FIVE,
        rules=MergedRules((), ()),
        tops=(0.0, 20.0, 40.0, 60.0),
        count=3,
    )
    label, group, name = _title(0, 0), _title(0, 2), _title(1, 2)
    band = replace(_title(2, 0), last=4)
    span_titles([label, group, name, band], area)
    assert [cell.rowspan for cell in (label, group, name, band)] == [2, 1, 1, 1]


@pytest.mark.parametrize(
    ("below", "columns"), [("par jour", [2]), ("Jour", [1, 2, 3])]
)
def test_a_title_that_goes_on_just_below_it_is_of_one_column(below, columns):
    area = TitleArea(
        layout=FIVE,
        rules=MergedRules((), ()),
        tops=(0.0, 20.0, 40.0),
        count=2,
        spanning=[0],
    )
    over = _title(0, 2, "Km")
    others = [_title(1, col) for col in (0, 1, 3, 4)]
    span_titles([over, _title(1, 2, below), *others], area)
    assert list(over.cols) == columns


@pytest.mark.parametrize(
    ("middle", "columns"), [(46, [0, 1]), (75, [1])], ids=["two", "its own"]
)
def test_a_title_in_the_middle_of_two_columns_of_texts_is_over_both(
    middle, columns
):
    """A rule under all titles of its row tells nothing of its own columns."""
    area = TitleArea(
        layout=replace(FIVE, figures=(False, False, True, True, True)),
        rules=MergedRules((MergedRule(20.0, ((0.0, 190.0),)),), ()),
        tops=(0.0, 20.0, 40.0),
        count=2,
    )
    atom = Atom("Dossier", middle - 10.0, middle + 10.0)
    over = PlannedCell(0, 1, 1, [Piece(1, 1, Segment((atom,)))])
    names = [_title(1, col) for col in range(4)]
    span_titles([over, _title(0, 3), _title(0, 4), *names], area)
    assert list(over.cols) == columns
