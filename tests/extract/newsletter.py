"""A page of a newsletter: two columns of prose, and a third one with a list of amounts."""

from collections.abc import Sequence

from reportlab.lib.utils import simpleSplit

from .drawing import FONT, SIZE, Pen
from .small_tables import right

PROSE = (
    "Le conseil décide de refaire la cour de l'école et demande l'aide du département pour"
    " la moitié de la dépense, le reste étant à la charge de la commune."
)
GRANTS = (
    ("Amicale des donneurs", "170,00 €"),
    ("Union sportive de tennis", "1 500,00 €"),
    ("Coopérative scolaire", "64 008,00 €"),
    ("Les chiens guides", "90,00 €"),
    ("Comité des fêtes", "2 885,58 €"),
    ("Harmonie municipale", "840,00 €"),
    ("Société de chasse", "300,00 €"),
    ("Prévention routière", "66,00 €"),
    ("Restaurants du coeur", "412,49 €"),
    ("Banque alimentaire", "341,44 €"),
    *(
        (f"Association n° {number}", f"{number} 150,00 €")
        for number in range(1, 31)
    ),
)
LEFT, MIDDLE, LIST, EDGE = 30.0, 200.0, 380.0, 560.0
"""Where the columns begin, and where the amounts end."""


def articles(pen: Pen, x: float, y: float, lengths: Sequence[int]) -> None:
    """Articles of a title and so many sentences each, 150 points wide, white between them."""
    for number, length in enumerate(lengths):
        pen.text(x, y, f"ARTICLE {number + 1}", bold=True)
        y += 11
        for line in simpleSplit(" ".join([PROSE] * length), FONT, SIZE, 150):
            pen.text(x, y, line)
            y += 10
        y += 14


def newsletter(pen: Pen, *, dots: bool = False) -> None:
    """The page: lines of its columns are on no common heights."""
    pen.text(LEFT, 30, "AU CONSEIL MUNICIPAL  AU CONSEIL MUNICIPAL", size=14)
    articles(pen, LEFT, 60, (1, 2, 1, 1, 2, 1, 3))
    articles(pen, MIDDLE, 63, (2, 2, 1, 3, 1, 2))
    pen.text(LIST, 70, "SUBVENTIONS 2012", size=12, bold=True)
    for number, (label, amount) in enumerate(GRANTS):
        y = 100 + 11.5 * number
        pen.text(LIST, y, label)
        right(pen, EDGE, y, amount)
        if dots:
            _lead(pen, y, label, amount)


def _lead(pen: Pen, y: float, label: str, amount: str) -> None:
    """Dots from the end of a label to its amount."""
    width = pen.canvas.stringWidth
    start = LIST + width(label, FONT, SIZE)
    end = EDGE - width(amount, FONT, SIZE)
    count = int((end - start) / width(".", FONT, SIZE))
    pen.text(start, y, "." * count)
