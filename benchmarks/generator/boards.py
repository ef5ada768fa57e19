"""Families of tables with holes, totals first, and votes."""

from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.generator.grants import THEMES, WHAT, names
from benchmarks.generator.ledger import Figure, Ledger, opening
from benchmarks.generator.looks import Look
from benchmarks.generator.recitals import recitals
from benchmarks.generator.sheets import Paper

NILS = ("", "-", "–", "néant", "Néant", "/", "0,00")


def holes(random: Random, look: Look, wrong: bool) -> Paper:
    """Many cells hold nothing, in several manners; each line and each column has its total."""
    paper = Paper("n-holes", look)
    opening(paper, random, "subventions aux associations – exercice 2026")
    mixed = [random.choice(NILS) for _ in range(random.randrange(1, 4))]
    grouped = random.random() < 0.6
    marks = (
        ("", "", "", "", "", random.choice((" (1)", "*", " (a)")))
        if random.random() < 0.4
        else ("",)
    )
    ledger = Ledger(1)
    closing: list[int] = []
    for theme in THEMES if grouped else ("",):
        own = []
        if grouped:
            ledger.add("band", [theme])
        for who in names(
            random,
            random.randrange(3, 7) if grouped else random.randrange(6, 16),
        ):
            given: list[Figure] = [
                Decimal(random.randrange(2, 200) * 50)
                if random.random() < 0.55
                else None
                for _ in range(3)
            ]
            if not any(given):
                given[0] = Decimal(500)
            own.append(
                ledger.add(
                    "detail",
                    [who],
                    [*given, sum((g for g in given if g), Decimal(0))],
                )
            )
        if grouped:
            closing.append(
                ledger.add(
                    "subtotal", [f"Sous-total {theme}"], ledger.total(own)
                )
            )
    last = ledger.add(
        "total",
        [random.choice(("TOTAL", "Total général"))],
        ledger.total(ledger.of_kind("detail")),
    )
    recitals(
        paper,
        random,
        ledger.figures[last][3] or Decimal(0),
        len(ledger.of_kind("detail")),
    )
    if wrong:
        col = random.choice([c for c in range(3) if ledger.figures[last][c]])
        row = ledger.pick(random, "detail", col)
        over = min((r for r in closing if r > row), default=last)
        ledger.misprint(random, row, col, [("sum", over, col), ("sum", row, 3)])
        ledger.misprint(random, last, 3, [])
    paper.title("Tableau des subventions")
    ledger.put(
        paper,
        "Subventions",
        [
            "Association",
            "Fonctionnement",
            "Investissement",
            "Manifestations",
            "Total",
        ],
        [70, 28, 28, 28, 28],
        lambda _, v: (
            random.choice(mixed)
            if v is None
            else look.amount(v) + random.choice(marks)
        ),
    )
    if any(marks):
        paper.text(
            f"{marks[-1].strip()} Sous réserve de la signature de la convention."
        )
    return paper


def above(random: Random, look: Look, wrong: bool) -> Paper:
    """The total is the first line, each group's own total stands above its lines."""
    paper = Paper("m-above", look)
    opening(paper, random, "programmation 2026 des subventions")
    worded = random.choice(("Total {}", "Sous-total {}", "{}"))
    ledger = Ledger(2)
    groups = [
        (
            theme,
            [
                [Decimal(random.randrange(2, 400) * 25) for _ in range(2)]
                for _ in range(random.randrange(2, 7))
            ],
        )
        for theme in THEMES
    ]
    sums = [
        [sum((r[c] for r in lines), Decimal(0)) for c in range(2)]
        for _, lines in groups
    ]
    first = ledger.add(
        "total",
        [random.choice(("TOTAL GÉNÉRAL", "Total"))],
        [sum((s[c] for s in sums), Decimal(0)) for c in range(2)],
    )
    for (theme, lines), own in zip(groups, sums, strict=True):
        ledger.add("subtotal", [worded.format(theme)], [*own])
        for who, line in zip(names(random, len(lines)), lines, strict=True):
            ledger.add("detail", [who, random.choice(WHAT)], [*line])
    recitals(paper, random, ledger.figures[first][1] or Decimal(0))
    if wrong:
        row = ledger.pick(random, "detail", 1)
        over = max(r for r in ledger.of_kind("subtotal") if r < row)
        ledger.misprint(random, row, 1, [("sum", over, 1)])
        ledger.misprint(random, first, 0, [])
    paper.title("Annexe – Programmation 2026")
    ledger.put(
        paper,
        "Programmation",
        ["Bénéficiaire", "Objet", "Attribué 2025", "Proposé 2026"],
        [70, 60, 32, 32],
        lambda _, v: "" if v is None else look.amount(v),
    )
    return paper


def votes(random: Random, look: Look, wrong: bool) -> Paper:
    """The votes of a session in a table: those present with their proxies vote, for, against or not
    at all.
    """
    paper = Paper("y-votes", replace(look, euro=False))
    paper.title("COMPTE RENDU DES DÉLIBÉRATIONS – SÉANCE DU 14 AVRIL 2026")
    members = random.choice((29, 33, 39, 45))
    paper.text(f"Nombre de membres en exercice : {members}.")
    subjects = (
        "Approbation du procès-verbal",
        "Budget primitif 2026",
        "Taux d'imposition",
        "Subventions aux associations",
        "Tableau des effectifs",
        "Convention avec le syndicat d'énergie",
        "Cession de la parcelle AB 124",
        "Garantie d'emprunt",
        "Tarifs de la médiathèque",
        "Marché de voirie",
        "Motion sur l'hôpital",
    )
    ledger = Ledger(2)
    present, proxies = members - random.randrange(4, 9), random.randrange(1, 4)
    for n, subject in enumerate(
        random.sample(subjects, random.randrange(6, 11)), 1
    ):
        here = present - (n > 4)
        voters = here + proxies
        against, none = (
            (2, 1)
            if n == 2
            else (random.choice((0, 0, 2, 5)), random.choice((0, 0, 1, 3)))
        )
        figures = [
            here,
            proxies,
            voters,
            voters - against - none,
            against,
            none,
        ]
        ledger.add(
            "detail", [f"2026-{n:02d}", subject], [Decimal(f) for f in figures]
        )
    if wrong:
        row = random.choice(ledger.of_kind("detail"))
        ledger.spoil(
            row,
            3,
            (ledger.figures[row][3] or Decimal(0)) - 4,
            "wrong vote",
            [("sum", row, 2)],
        )
    nil = random.choice(("0", "0", "-", ""))
    ledger.put(
        paper,
        "Votes",
        [
            "N°",
            "Objet",
            "Présents",
            "Pouvoirs",
            "Votants",
            "Pour",
            "Contre",
            "Abstentions",
        ],
        [22, 70, 20, 20, 20, 16, 18, 24],
        lambda _, v: nil if not v else str(v),
    )
    return paper
