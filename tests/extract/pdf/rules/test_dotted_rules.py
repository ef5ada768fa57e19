"""Squares one after the other are a rule; those of a pattern, and a few, are none."""

from extract.geometry import BBox
from extract.grids.choose import grids
from extract.pdf.rules.dotted_rules import dotted_rules, is_dot

from ...drawing import PAD
from ...small_tables import rows

STEP, DOT = 1.5, 0.75


def dot(x, y):
    return BBox(x, y, x + DOT, y + DOT)


def row_of(count, x=100.0, y=50.0):
    return [dot(x + STEP * k, y) for k in range(count)]


def column_of(count, x=100.0, y=50.0):
    return [dot(x, y + STEP * k) for k in range(count)]


def test_dots_in_a_row_are_a_level_rule_and_those_in_a_column_an_upright_one():
    level, upright, others = dotted_rules(
        [*row_of(20), *column_of(10, 100.0, 51.5)]
    )
    assert level == [(100.0, 50.375, 100.0 + 19 * STEP + DOT, 50.375)]
    assert upright == [(100.375, 50.0, 100.375, 50.0 + 10 * STEP + DOT)]
    assert others == []


def test_a_longer_piece_at_a_corner_is_of_the_rule():
    corner = BBox(130.0, 50.0, 131.5, 50.75)
    pieces = [*row_of(20), corner, *row_of(10, 132.25)]
    assert is_dot(corner)
    level, _, others = dotted_rules(pieces)
    assert [(x0, x1) for x0, _, x1, _ in level] == [(100.0, 146.5)]
    assert others == []


def test_dots_painted_twice_are_one_rule():
    level, _, _ = dotted_rules([*row_of(20), *row_of(20, 100.05)])
    assert len(level) == 1


def test_a_pattern_of_dots_is_no_rule():
    pattern = [one for k in range(20) for one in row_of(20, y=50 + STEP * k)]
    assert dotted_rules(pattern) == ([], [], pattern)


def test_a_few_dots_touching_ones_and_those_far_apart_are_no_rule():
    few = row_of(3)
    touching = [dot(100 + DOT * k, 80) for k in range(20)]
    apart = [dot(100 + 4 * k, 110) for k in range(20)]
    every = [*few, *touching, *apart]
    assert dotted_rules(every) == ([], [], every)
    assert dotted_rules(few) == ([], [], few)


TABLE = [
    ("Bénéficiaire", "Objet", "Montant"),
    ("Comité des fêtes du village", "Fête patronale de", "1 250,00 €"),
    ("Club de lecture", "Achat de livres", "98,00 €"),
]
XS = (40.0, 160.0, 260.0, 340.0)


def test_a_table_of_dotted_cells_is_read_by_its_rules(page_of):
    """Two lines a cell, the second as close to the next row as to the first."""

    def draw(pen):
        for k, texts in enumerate(TABLE):
            top = 100 + 26 * k
            for x, text in zip(XS, texts, strict=False):
                pen.text(x + PAD, top + 10, text)
            pen.text(XS[0] + PAD, top + 23, f"ligne {k}")
        for k in range(len(TABLE) + 1):
            for x in range(200):
                draw_dot(pen, XS[0] + STEP * x, 100 + 26 * k)
        for x in XS:
            for k in range(1, 52):
                draw_dot(pen, x, 100 + STEP * k)

    def draw_dot(pen, x, y):
        pen.fill(x, y, x + DOT, y + DOT)

    (grid,) = grids(page_of(draw))
    assert grid.engine == "ruled"
    assert rows(grid) == [
        [f"{first} ligne {k}", *others]
        for k, (first, *others) in enumerate(TABLE)
    ]
