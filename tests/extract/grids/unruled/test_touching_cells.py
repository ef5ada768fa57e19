"""Cells closer than words stay apart: a text beside figures, and figures whose digits or dash could
belong to the next.
"""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from extract.grid import FUSED
from extract.grids.choose import grids
from extract.grids.unruled.touching_cells import split_touching_cells
from extract.lines.tokens import Atom, TextLine

from ...drawing import FONT, SIZE, Drawn, Sketch
from ...small_tables import as_lists, right, rows

NARROW = [
    ("Voirie", "1 676", "718", "12"),
    ("Écoles", "2 043", "444", "159"),
    ("Piscine", "9 060", "65", "-"),
    ("Musée", "277", "7", "940"),
    ("Total", "13 056", "-", "11"),
]
DASHES = [
    ("Voirie", "76", "8 718"),
    ("Écoles", "-", "4 441"),
    ("Piscine", "60", "1 965"),
    ("Musée", "-", "4 940"),
    ("Total", "36", "6 067"),
]


def columns(pen, table, white, *, place):
    """Columns ``white`` apart, each as wide as its widest figure."""
    widths = [
        max(stringWidth(row[c], FONT, SIZE) for row in table)
        for c in range(len(table[0]))
    ]
    for r, row in enumerate(table):
        left = 40.0
        for c, (text, width) in enumerate(zip(row, widths, strict=True)):
            pen.text(
                left
                + (place if c else 0.0)
                * (width - stringWidth(text, FONT, SIZE)),
                80 + 14 * r,
                text,
            )
            left += width + (white if c else 20)


def texts(grid):
    return [
        [c.text for c in grid.cells if c.row == r] for r in range(grid.rows)
    ]


@pytest.mark.parametrize(
    "place", [1.0, 0.5, 0.0], ids=["right", "centred", "left"]
)
@pytest.mark.parametrize("table", [NARROW, DASHES])
def test_figures_of_two_narrow_columns_are_never_one(page_of, table, place):
    white = 4.4 if table is NARROW else 2.2
    (grid,) = grids(
        page_of(lambda pen: columns(pen, table, white, place=place))
    )
    assert texts(grid) == [list(row) for row in table]


def test_groups_of_a_figure_beside_a_narrow_column_stay_together(page_of):
    table = [
        ("Voirie", "12", "1 676 444"),
        ("Écoles", "7", "8 718 250"),
        ("Musée", "-", "965"),
        ("Total", "19", "5"),
    ]
    (grid,) = grids(page_of(lambda pen: columns(pen, table, 6.0, place=1.0)))
    assert texts(grid) == [list(row) for row in table]


def test_a_page_of_narrow_columns_shows_how_wide_its_spaces_are(page_of):
    table = [
        (
            f"Voirie et réseaux {r}",
            *[f"{1 + (r + c) % 9}{(r * c) % 90:02d}" for c in range(14)],
        )
        for r in range(9)
    ]
    (grid,) = grids(
        page_of(lambda pen: columns(pen, table, 0.75 * SIZE, place=1.0))
    )
    assert (grid.rows, grid.cols) == (9, 15)
    assert texts(grid) == [list(row) for row in table]


def drawn(pen, rows):
    """A drawn grid of two columns, the figures of the second one each at its own x."""
    cells = tuple(
        Drawn(r, 0, 1, 1, (label,)) for r, (label, *_) in enumerate(rows)
    )
    cells += tuple(Drawn(r, 1, 1, 1, ()) for r in range(len(rows)))
    pen.table(Sketch(cells, (90.0, 110.0), (18.0,) * len(rows)), 40, 80)
    for r, (_, *figures) in enumerate(rows):
        for x, text in figures:
            pen.text(x, 91 + 18 * r, text)


def test_white_that_parts_figures_in_the_cells_of_a_drawn_grid_is_a_column(
    page_of,
):
    rows = [
        ("Voirie", (140, "6 151"), (172, "265")),
        ("Écoles", (140, "9 630"), (172, "267")),
        ("Total", (150, "15")),
    ]
    (grid,) = grids(page_of(lambda pen: drawn(pen, rows)))
    assert grid.cols == 3
    assert texts(grid)[:2] == [
        ["Voirie", "6 151", "265"],
        ["Écoles", "9 630", "267"],
    ]


def test_one_cell_of_a_drawn_grid_that_reads_as_one_figure_of_two_is_in_doubt(
    page_of,
):
    rows = [
        ("Voirie", (140, "6 151"), (172, "265")),
        ("Écoles", (140, "9 630")),
        ("Total", (150, "15")),
    ]
    (grid,) = grids(page_of(lambda pen: drawn(pen, rows)))
    assert [c.text for c in grid.cells if c.confidence == FUSED] == [
        "6 151 265"
    ]


def test_a_cell_of_two_rows_that_reads_as_one_figure_is_in_doubt(page_of):
    table = [
        ("Voirie", "12 500"),
        ("Écoles", "9 060"),
        ("Musée", "277"),
        ("Total", "21 837"),
    ]

    def draw(pen):
        columns(pen, table, 4.4, place=1.0)
        pen.text(84.5, 90, "940")

    (grid,) = grids(page_of(draw))
    assert [c.text for c in grid.cells if c.confidence == FUSED] == [
        "940 9 060"
    ]


def test_a_text_set_close_to_figures_is_told_by_the_edges_in_line(page_of):
    """Two points of padding on both sides are less than a space; figures end and texts begin in
    line.
    """
    amounts = [
        ("Sport", "7,50", "ville"),
        ("Culture", "1 250,00", "deux ans"),
        ("Jeunesse", "980,00", "solde"),
    ]

    def draw(pen):
        for k, (label, amount, note) in enumerate([*amounts, *amounts]):
            pen.text(40, 120 + 14 * k, label)
            right(pen, 200, 120 + 14 * k, amount)
            pen.text(202, 120 + 14 * k, note)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists([*amounts, *amounts])


def test_hours_and_minutes_are_of_the_cell_of_their_figures(page_of):
    """Their units begin at one x behind figures that end at one, as a column of texts does."""
    times = [
        ("Matin", "139", "h", "118"),
        ("Attente", "45", "min", "432"),
        ("Année", "1 091", "h", "164"),
        ("Trajet", "8", "min", "96"),
    ]

    def draw(pen):
        for k, (label, figure, unit, count) in enumerate(times):
            pen.text(40, 120 + 14 * k, label)
            right(pen, 200, 120 + 14 * k, figure)
            pen.text(202, 120 + 14 * k, unit)
            right(pen, 300, 120 + 14 * k, count)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == [
        [label, f"{figure} {unit}", count]
        for label, figure, unit, count in times
    ]


@pytest.mark.parametrize(
    ("white", "cols"),
    [(3.6, 3), (2.5, 2)],
    ids=["wider than a space", "a space"],
)
def test_codes_of_one_width_are_told_by_the_white_before_their_texts(
    page_of, white, cols
):
    """The last page of a numbered list: from ten to ninety-nine all numbers are as wide."""
    texts = [
        "Ville de Valmont",
        "Union sportive",
        "Amis de la forêt",
        "Comité des fêtes",
    ]

    def draw(pen):
        for k, label in enumerate([*texts, *texts]):
            pen.text(40, 120 + 14 * k, str(21 + k))
            pen.text(
                40 + pen.canvas.stringWidth("21", FONT, SIZE) + white,
                120 + 14 * k,
                label,
            )
            right(pen, 300, 120 + 14 * k, f"{k + 1} 250,00")

    (grid,) = grids(page_of(draw))
    assert grid.cols == cols


@pytest.mark.parametrize("last", ["41,25%", "1 250,00 €"])
def test_a_figure_close_behind_a_colon_ends_where_the_one_above_does(last):
    above = TextLine((Atom("Taxe :", 40, 90), Atom(last, 130, 170)), 60, 69, 8)
    below = TextLine(
        (Atom("Autre :", 40, 128), Atom(last, 130, 170)), 71, 80, 8
    )
    for line in split_touching_cells([above, below]):
        assert [atom.apart for atom in line.atoms] == [False, True]


@pytest.mark.parametrize(("white", "cols"), [(2.0, 3), (5.0, 4)])
def test_brackets_a_space_behind_a_share_are_of_its_cell(page_of, white, cols):
    lines = [
        ("Département", "20 %", "(190 € x 500 ml)", "19 000 €"),
        ("DETR", "40 %", "(200 000 €)", "80 000 €"),
        ("Région", "10 %", "(un plafond)", "20 000 €"),
    ]

    def plan(pen):
        for k, (label, share, note, amount) in enumerate(lines):
            y = 80 + 14 * k
            pen.text(40, y, label)
            pen.text(160, y, share)
            width = stringWidth(share, FONT, SIZE)
            pen.text(160 + width + white, y, note)
            right(pen, 340, y, amount)

    (grid,) = grids(page_of(plan))
    assert grid.cols == cols


LOANS_BY_READER = [
    ("Adultes de la commune", "24 518", "(39,5 %)"),
    ("Enfants de la commune", "19 376", "(31,2 %)"),
    ("Adultes d'ailleurs", "9 929", "(16,0 %)"),
    ("Enfants d'ailleurs", "3 187", "(5,1 %)"),
    ("Collèges, crèches", "5 053", "(8,1 %)"),
]


@pytest.mark.parametrize("lines", [2, 5])
def test_shares_in_brackets_are_a_column_however_wide_they_are(page_of, lines):
    """Set as one text to one edge, a narrow share lets its figure end further right."""

    def draw(pen):
        for k, (label, figure, share) in enumerate(LOANS_BY_READER[-lines:]):
            pen.text(40, 100 + 14 * k, label)
            right(pen, 300, 100 + 14 * k, f"{figure} {share}")

    found = [rows(grid) for grid in grids(page_of(draw))]
    if lines > 2:
        assert found == [as_lists(LOANS_BY_READER)]


@pytest.mark.parametrize(
    ("day", "apart"), [("0{}/02/2026", True), ("Le {} mai", False)]
)
def test_what_stands_close_behind_dates_is_a_column(page_of, day, apart):
    names = ["Énergies du Sud", "La Poste", "Garage Maurin", "Eaux du Bassin"]

    def draw(pen):
        for k, name in enumerate(names):
            date = day.format(k + 2)
            pen.text(40, 80 + 14 * k, date)
            space = stringWidth(" ", FONT, SIZE)
            pen.text(
                40 + stringWidth(date, FONT, SIZE) + space, 80 + 14 * k, name
            )
            right(pen, 330, 80 + 14 * k, f"{k + 1} 250,00")

    (grid,) = grids(page_of(draw))
    assert grid.cols == (3 if apart else 2)
