"""Small deliberations made from a seed: prose, grids with subtotals and totals, sometimes one
figure changed.
"""

import io
import random

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import (
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

THEMES = (
    "Culture",
    "Sport",
    "Éducation",
    "Action sociale",
    "Voirie",
    "Environnement",
)
NAMES = (
    "Club",
    "Association",
    "Comité",
    "Amicale",
    "Harmonie",
    "Union",
    "Cercle",
    "Foyer",
)
STYLES = getSampleStyleSheet()


def money(cents: int) -> str:
    """Cents as French deliberations print them."""
    return f"{cents // 100:,}".replace(",", " ") + f",{cents % 100:02d}"


def variant(seed: int, pages: int = 0) -> bytes:
    """A PDF of one to six pages (or ``pages``); one page in eight holds a wrong total."""
    chance = random.Random(seed)
    pages = pages or chance.choice((1, 1, 2, 2, 3, 4, 6))
    out = io.BytesIO()
    size = landscape(A4) if chance.random() < 0.3 else A4
    story: list[object] = []
    for number in range(pages):
        story += [*_page(chance, number), PageBreak()]
    SimpleDocTemplate(
        out, pagesize=size, invariant=1, title=f"Délibération {seed}"
    ).build(story[:-1])
    return out.getvalue()


def _page(chance: random.Random, number: int) -> list[object]:
    theme = chance.choice(THEMES)
    amounts = [
        chance.randrange(5_000, 4_000_000, 50)
        for _ in range(chance.randint(4, 22))
    ]
    wrong = chance.choice((0,) * 7 + (100,))
    rows = [
        ["Bénéficiaire", "Objet", "Montant 2024", "Montant 2025"],
        *(
            [
                f"{chance.choice(NAMES)} {chance.randrange(999)}",
                theme,
                money(amount // 2),
                money(amount),
            ]
            for amount in amounts
        ),
        [
            "TOTAL",
            "",
            money(sum(amount // 2 for amount in amounts)),
            money(sum(amounts) + wrong),
        ],
    ]
    table = Table(
        rows,
        repeatRows=1,
        style=[
            ("GRID", (0, 0), (-1, -1), 0.5, "black"),
            ("FONTSIZE", (0, 0), (-1, -1), 8),
        ],
    )
    said = (
        f"Article {number + 1} : d'attribuer {len(amounts)} subventions au titre de « {theme} »"
        " pour un montant total "
    )
    said += f"de {money(sum(amounts))} €, conformément au tableau ci-après."
    return [Paragraph(said, STYLES["BodyText"]), Spacer(1, 12), table]
