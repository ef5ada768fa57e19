"""Labels beside several rows without a rule to say which: in their middle, at their foot, or on
their first line; in a frame with them.
"""

import pytest

from extract.grids.choose import grids
from extract.grids.unruled.columns import Layout, Piece, PlacedLine
from extract.grids.unruled.merged_rules import MergedRules
from extract.grids.unruled.rows import RowLines
from extract.grids.unruled.segments import Segment
from extract.grids.unruled.spanning_labels import detach_spanning_labels
from extract.lines.tokens import Atom, TextLine

from ...drawing import FONT, SIZE
from ...small_tables import right, rows

GROUPS = [
    (["Sport"], ["Clubs", "Stages", "Salles"]),
    (["Culture"], ["Festival"]),
    (
        ["Action", "sociale"],
        ["Accueil de jour", "Épicerie", "Transport", "Logement"],
    ),
]
PITCH = 18


def drawn(where, *, subtotals=False, step=9):
    def draw(pen):
        row = 0
        for lines, names in GROUPS:
            first, last = (
                100 + PITCH * row,
                100 + PITCH * (row + len(names) - 1),
            )
            top = {
                "middle": (first + last - step * (len(lines) - 1)) / 2,
                "top": first,
            }.get(where, last - step * (len(lines) - 1))
            for k, line in enumerate(lines):
                pen.text(40, top + step * k, line)
            for name in [*names, *(["Sous-total"] if subtotals else [])]:
                y = 100 + PITCH * row
                pen.text(40 if name == "Sous-total" else 120, y, name)
                amount = f"{row + 1} 250,00"
                pen.text(
                    320 - pen.canvas.stringWidth(amount, FONT, SIZE), y, amount
                )
                row += 1

    return draw


def spans(grid):
    return [
        (c.text, c.row, c.rowspan)
        for c in grid.cells
        if c.col == 0 and c.lines and c.text != "Sous-total"
    ]


@pytest.mark.parametrize("subtotals", [False, True])
@pytest.mark.parametrize("where", ["middle", "foot"])
def test_a_label_covers_the_rows_it_is_set_beside(page_of, where, subtotals):
    (grid,) = grids(page_of(drawn(where, subtotals=subtotals)))
    more = int(subtotals)
    assert spans(grid) == [
        ("Sport", 0, 3),
        ("Culture", 3 + more, 1),
        ("Action sociale", 4 + 2 * more, 4),
    ]
    assert grid.rows == 8 + 3 * more


def row(y, *texts):
    """The lines of one row, given as texts by column from the first line down, ten points apart."""
    laid = []
    for n, line in enumerate(texts):
        atoms = {
            col: Atom(text, 40.0 + 80 * col, 80.0 + 80 * col)
            for col, text in line.items()
        }
        made = TextLine(tuple(atoms.values()), y + 10 * n, y + 10 * n + 9, 8.0)
        laid.append(
            PlacedLine(
                made,
                tuple(
                    Piece(col, col, Segment((atom,)))
                    for col, atom in atoms.items()
                ),
            )
        )
    return RowLines(tuple(laid), title=False)


LAYOUT = Layout(
    cuts=(100.0, 180.0),
    figures=(False, False, True),
    extents=((40.0, 80.0), (120.0, 160.0), (200.0, 240.0)),
    size=8.0,
    gap=0.5,
)
NO_RULES = MergedRules((), ())


def test_lines_of_a_label_between_its_rows_are_no_rows():
    rows = [
        row(100, {1: "Clubs", 2: "15,00"}),
        row(120, {0: "Sport,"}, {0: "jeunesse"}),
        row(140, {0: "et loisirs", 1: "Stages", 2: "25,00"}),
        row(160, {0: "Culture"}),
        row(170, {0: "et fêtes", 1: "Festival", 2: "35,00"}),
    ]
    kept, labels = detach_spanning_labels(LAYOUT, rows, NO_RULES)
    assert [
        (x.first, x.last, [p.segment.text for p in x.pieces]) for x in labels
    ] == [
        (0, 1, ["Sport,", "jeunesse", "et loisirs"]),
        (2, 2, ["Culture", "et fêtes"]),
    ]
    assert [
        [p.segment.text for x in kept_row.lines for p in x.pieces]
        for kept_row in kept
    ] == [
        ["Clubs", "15,00"],
        ["Stages", "25,00"],
        ["Festival", "35,00"],
    ]


def test_a_row_of_two_lines_that_each_have_a_label_ends_no_label():
    rows = [
        row(100, {1: "Clubs", 2: "15,00"}),
        row(
            120,
            {0: "Sport", 1: "Stages"},
            {0: "Jeunesse", 1: "d'été", 2: "9,00"},
        ),
    ]
    assert detach_spanning_labels(LAYOUT, rows, NO_RULES) == (rows, ())


def test_a_label_between_two_rows_of_figures_leaves_them_two(page_of):
    labels = [
        ("Sport", 0, 2),
        ("Culture", 2, 3),
        ("Voirie", 5, 1),
        ("Écoles", 6, 2),
    ]

    def draw(pen):
        for k, name in enumerate(
            (
                "Clubs",
                "Stages",
                "Salles",
                "Fonds",
                "Rues",
                "Ponts",
                "Cours",
                "Livres",
            )
        ):
            pen.text(120, 100 + 10.5 * k, name)
            pen.text(290, 100 + 10.5 * k, f"{k + 1}5,00")
        for text, first, count in labels:
            pen.text(40, 100 + 10.5 * (first + (count - 1) / 2), text)

    (grid,) = grids(page_of(draw))
    assert spans(grid) == labels
    assert [c.text for c in grid.cells if c.col == 2] == [
        f"{k + 1}5,00" for k in range(8)
    ]


def test_labels_in_the_middle_may_begin_with_that_of_one_row(page_of):
    """Between two lines of figures no label stands that is printed at the head of its rows."""
    labels = [("Voirie", 0, 1), ("Sport", 1, 2), ("Culture", 3, 3)]

    def draw(pen):
        for k, name in enumerate(
            ("Rues", "Clubs", "Stages", "Fonds", "Cours", "Livres")
        ):
            pen.text(120, 100 + PITCH * k, name)
            pen.text(290, 100 + PITCH * k, f"{k + 1}5,00")
        for text, first, count in labels:
            pen.text(40, 100 + PITCH * (first + (count - 1) / 2), text)

    (grid,) = grids(page_of(draw))
    assert spans(grid) == labels


@pytest.mark.parametrize("where", ["middle", "top"])
def test_a_label_goes_on_with_a_small_letter_beside_the_next_row(
    page_of, where
):
    """Its lines are level with two rows, which are as tight as they are."""
    first = 1 if where == "middle" else 0

    def draw(pen):
        for k, name in enumerate(
            ("Clubs", "Stages", "Salles", "Fonds", "Cours", "Livres", "Films")
        ):
            pen.text(160, 100 + 10 * k, name)
            right(pen, 320, 100 + 10 * k, f"{k + 1}5,00")
        pen.text(40, 100 + 10 * first, "Jeunesse, sports")
        pen.text(40, 110 + 10 * first, "et loisirs")
        pen.text(40, 150 if where == "middle" else 140, "Culture")

    (grid,) = grids(page_of(draw))
    found = [(c.text, c.row) for c in grid.cells if c.col == 0 and c.lines]
    assert found[0] == ("Jeunesse, sports et loisirs", 0)
    assert found[1][0] == "Culture"


def test_two_labels_on_one_background_have_their_own_rows(page_of):
    """Stripes leave both out, so that their edges tell no border between them."""
    groups = [("Voirie", 0, 1), ("École", 1, 2), ("Tourisme", 3, 3)]

    def draw(pen):
        for k in range(6):
            y = 100 + PITCH * k
            if k % 2:
                pen.fill(150, y - 12, 330, y + 6, "#eeeeee")
            pen.text(
                152, y, ("Rues", "Cours", "Livres", "Gîte", "Lac", "Bois")[k]
            )
            right(pen, 328, y, f"{k + 1}5,00")
        for text, first, count in groups:
            pen.text(40, 100 + PITCH * (first + (count - 1) / 2), text)

    (grid,) = grids(page_of(draw))
    assert spans(grid) == groups


@pytest.mark.parametrize("lines", [1, 4])
def test_stripes_right_of_the_labels_are_no_second_table(page_of, lines):
    """Each label is at the foot of its rows."""

    def draw(pen):
        for x, name in ((60, "Secteur"), (180, "Action"), (290, "Montant")):
            pen.text(x, 100 - PITCH, name, bold=True)
        for k in range(3 * lines):
            y = 100 + PITCH * k
            if k % 2:
                pen.fill(150, y - 12, 330, y + 6, "#eeeeee")
            pen.text(152, y, f"Action {chr(65 + k)}")
            right(pen, 328, y, f"{k + 1}5,00")
            if k % 3 == 2:
                pen.text(40, y, ("Sport", "Culture", "Voirie", "École")[k // 3])

    (grid,) = grids(page_of(draw))
    assert grid.cols == 3
    assert rows(grid)[0] == ["Secteur", "Action", "Montant"]


def test_a_group_that_the_end_of_the_page_cuts_does_not_part_the_others(
    page_of,
):
    """Its label stands on the next page, at the foot of its rows."""

    def draw(pen):
        drawn("foot", subtotals=True)(pen)
        for k, name in enumerate(("Ramassage", "Tri")):
            y = 100 + PITCH * (11 + k)
            pen.text(120, y, name)
            right(pen, 320, y, "15,00")

    (grid,) = grids(page_of(draw))
    assert spans(grid) == [
        ("Sport", 0, 3),
        ("Culture", 4, 1),
        ("Action sociale", 6, 4),
    ]


def test_labels_on_the_first_line_are_left_as_printed(page_of):
    (grid,) = grids(page_of(drawn("top", step=PITCH)))
    assert spans(grid)[:2] == [("Sport", 0, 1), ("Culture", 3, 1)]


def test_labels_out_of_the_middle_are_left_as_printed(page_of):
    def draw(pen):
        drawn("middle")(pen)
        pen.text(120, 100 + PITCH * 8, "Ramassage")
        pen.text(290, 100 + PITCH * 8, "15,00")

    (grid,) = grids(page_of(draw))
    *others, last = spans(grid)
    assert all(span == 1 for _, _, span in others)
    assert last == ("Action sociale", 5, 2)  # the rows its lines stand beside


TARIFFS = [
    ("Habitants", "Avec chauffage", "260 €"),
    ("Habitants", "Sans chauffage", "210 €"),
    ("Autres", "Avec chauffage", "360 €"),
    ("Autres", "Sans chauffage", "310 €"),
]


@pytest.mark.parametrize(
    ("frame", "label"), [(60, "Journée entière"), (170, "Habitants")]
)
def test_the_label_of_a_frame_covers_its_rows(page_of, frame, label):
    """One left of the frame is none of its labels."""

    def draw(pen):
        for k, row in enumerate(TARIFFS):
            y = 100 + 14 * k
            pen.text(182, y, row[0])
            pen.text(290, y, row[1])
            right(pen, 460, y, row[2])
        pen.text(90, 121, "Journée entière")
        for k in range(5):
            x0 = frame if k in (0, 4) else 175
            pen.line(x0, 90 + 14 * k, 500, 90 + 14 * k)
        for x in (frame, 500):
            pen.line(x, 90, x, 146)

    (grid,) = grids(page_of(draw))
    first, *others = rows(grid)
    assert first[0] == label
    assert len(first) == 3 + (label != "Habitants")
    assert [row[-3:] for row in (first, *others)] == list(map(list, TARIFFS))


PLOTS = [
    (["A", "62,00 €", "le m²"], ["1", "2", "3", "4"]),
    (["B", "58,00 €", "le m²"], ["5", "6", "7"]),
]


def plots(*, border, across=False):
    """Rules between all rows, those inside a group right of its label; a border beside that."""

    def draw(pen):
        pen.line(40, 90, 340, 90)
        for x, name in (
            (50, "Îlot"),
            (110, "Lot"),
            (180, "Surface"),
            (270, "Prix"),
        ):
            pen.text(x, 102, name)
        pen.line(40, 108, 340, 108)
        y = 108
        for label, lots in PLOTS:
            top = y
            for lot in lots:
                pen.text(110, y + 12, lot)
                right(pen, 220, y + 12, f"{600 + int(lot)}")
                right(pen, 310, y + 12, f"{37 + int(lot)} 944,00")
                y += 18
                if lot != lots[-1]:
                    pen.line(40 if across else 90, y, 340, y)
            for k, line in enumerate(label):
                pen.text(50, (top + y) / 2 - 6 + 9 * k, line)
            if border:
                pen.line(90, top, 90, y)
            pen.line(40, y, 340, y)
            right(pen, 220, y + 12, f"{2400 + y:.0f}")
            right(pen, 310, y + 12, f"{150 + y:.0f} 776,00")
            y += 18
            pen.line(40, y, 340, y)

    return draw


@pytest.mark.parametrize("border", [True, False])
def test_rules_that_leave_the_labels_out_tell_their_rows(page_of, border):
    (grid,) = grids(page_of(plots(border=border)))
    assert spans(grid)[1:] == [
        ("A 62,00 € le m²", 1, 4),
        ("B 58,00 € le m²", 6, 3),
    ]
    assert rows(grid)[0] == ["Îlot", "Lot", "Surface", "Prix"]
    assert rows(grid)[-1][-2:] == ["2652", "402 776,00"]
    assert grid.rows == 10


def test_rules_over_the_labels_part_them(page_of):
    (grid,) = grids(page_of(plots(border=False, across=True)))
    assert all(height == 1 for _, _, height in spans(grid))
