"""Small tables without a full grid of rules, set by hand, and how a grid of them reads."""

from .drawing import BOLD, FONT, SIZE

LOANS = [
    ("Prêteur", "Capital (€)", "Annuité (€)"),
    ("Banque A", "1 834 512,44", "212 904,10"),
    ("Banque B", "962 300,00", "101 455,78"),
    ("Caisse C", "418 750,50", "41 875,05"),
    ("Total", "3 215 562,94", "356 234,93"),
]


FIGURES = [
    ("Sport", "120,00", "130,00", "140,00", "150,00"),
    ("Culture", "1 250,00", "980,00", "760,00", "15,00"),
]


def rows(grid):
    """The grid's texts, row by row, every kind of space folded."""
    out = [[""] * grid.cols for _ in range(grid.rows)]
    for cell in grid.cells:
        out[cell.row][cell.col] = " ".join(cell.text.split())
    return out


def as_lists(texts):
    return [list(row) for row in texts]


def put(pen, texts, left, top, *, pitch=14.0, rules=False, width=230.0):
    """A small table: labels left, figures right."""
    for k, row in enumerate(texts):
        y = top + pitch * k
        if rules and k in (0, 1, len(texts) - 1):
            pen.line(left, y - 10, left + width, y - 10)
        pen.text(left + 2, y, row[0], bold=k in (0, len(texts) - 1))
        for c, text in enumerate(row[1:]):
            pen.text(left + 150 + 75 * c - 5.2 * len(text), y, text)
    if rules:
        pen.line(
            left,
            top + pitch * len(texts) - 10,
            left + width,
            top + pitch * len(texts) - 10,
        )


def right(pen, x, y, text, *, bold=False):
    """``text`` ending at ``x``."""
    pen.text(
        x - pen.canvas.stringWidth(text, BOLD if bold else FONT, SIZE),
        y,
        text,
        bold=bold,
    )


def under_titles(pen, *levels, step=9):
    """Figures in columns that end at 200, 270, 340 and 410, under levels of titles given by their
    middle.
    """
    for k, level in enumerate(levels):
        for x, text in level.items():
            pen.text(
                x - pen.canvas.stringWidth(text, FONT, SIZE) / 2,
                131 + step * (k - 2),
                text,
            )
    for k, (label, *figures) in enumerate([*FIGURES, *FIGURES]):
        pen.text(40, 145 + 16 * k, label)
        for c, text in enumerate(figures):
            right(pen, 200 + 70 * c, 145 + 16 * k, text)
