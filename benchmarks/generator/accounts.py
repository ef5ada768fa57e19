"""Families of accounts: thousands of euros, two-level headers, chapters with articles, payments by
year, remainders.
"""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from benchmarks.generator.budgets import CENT, EXPENSES, RECEIPTS, WORKS
from benchmarks.generator.ledger import Figure, Ledger, opening
from benchmarks.generator.looks import Look
from benchmarks.generator.recitals import recitals
from benchmarks.generator.sheets import Paper

POLICIES = (
    "Enseignement et jeunesse",
    "Culture et patrimoine",
    "Sports",
    "Action sociale",
    "Voirie et mobilités",
    "Environnement et déchets",
    "Développement économique",
    "Sécurité",
    "Administration générale",
    "Logement",
)
ARTICLES = {
    "011": (
        ("60611", "Eau et assainissement"),
        ("60612", "Énergie – électricité"),
        ("60632", "Petit équipement"),
        ("6135", "Locations mobilières"),
        ("615221", "Entretien de bâtiments publics"),
        ("6232", "Fêtes et cérémonies"),
    ),
    "012": (
        ("64111", "Rémunérations"),
        ("64131", "Personnel non titulaire"),
        ("6453", "Caisses de retraite"),
    ),
    "65": (
        ("6531", "Indemnités des élus"),
        ("65548", "Contributions"),
        ("65748", "Subventions de droit privé"),
    ),
    "66": (
        ("66111", "Intérêts réglés à l'échéance"),
        ("66112", "Intérêts courus non échus"),
    ),
}
CHAPTERS = {code: label for code, label in EXPENSES if code in ARTICLES}


def thousands(random: Random, look: Look, wrong: bool) -> Paper:
    """Amounts in k€ or M€ by the header or the caption, each rounded by itself, and so are the
    totals.
    """
    paper = Paper("k-thousands", replace(look, euro=False))
    look = paper.look
    opening(paper, random, "débat d'orientations budgétaires 2026")
    scale, decimals, bracket, words = random.choice(
        (
            (1000, 0, "k€", "en milliers d'euros"),
            (1000, 1, "k€", "en k€"),
            (10**6, 2, "M€", "en millions d'euros"),
            (1, 0, "€", "montants arrondis à l'euro"),
        )
    )
    if not decimals and look.separator == ".":
        look = paper.look = replace(look, separator=" ")
    step = Decimal(1).scaleb(-decimals)

    def shown(value: Decimal) -> Decimal:
        return (value / scale).quantize(step, ROUND_HALF_UP)

    size = 25 if scale == 10**6 else 1
    ledger = Ledger(1)
    true: list[list[Decimal]] = []
    for policy in random.sample(POLICIES, random.randrange(5, 10)):
        old = Decimal(random.randrange(5000000, 900000000) * size) / 100
        new = (old * Decimal(random.randrange(80, 130)) / 100).quantize(CENT)
        true.append([old, new, new - old])
        ledger.add(
            "detail",
            [policy],
            [shown(v) for v in true[-1]]
            + [((new - old) / old * 100).quantize(Decimal("0.1"))],
        )
    sums = [sum((r[c] for r in true), Decimal(0)) for c in range(3)]
    last = ledger.add(
        "total",
        ["Total"],
        [shown(v) for v in sums]
        + [(sums[2] / sums[0] * 100).quantize(Decimal("0.1"))],
    )
    said = (
        sums[1]
        + random.randrange(3, 9) * Decimal(10 ** (len(str(int(sums[1]))) - 2))
        if wrong
        else sums[1]
    )
    claim = paper.text(
        "Les dépenses de fonctionnement inscrites au budget primitif 2026 s'élèvent à"
        f" {look.plain(shown(said), decimals)} {bracket} au total, réparties comme indiqué dans le"
        " tableau ci-dessous."
    )
    if wrong:
        paper.slip(
            "equality", "sentence against table", (None, claim, 0), shown(said), shown(sums[1]),
            [("equality", (None, claim, 0), shown(said) * scale, shown(sums[1]) * scale, None)],
        )  # fmt: skip
        row = ledger.pick(random, "detail", 0, 1)
        ledger.spoil(
            row,
            0,
            (ledger.figures[row][0] or Decimal(0))
            + 2 * random.randrange(20, 90),
            "wrong figure",
            [("sum", last, 0), ("difference", row, 2), ("difference", row, 3)],
        )
    title, unit = random.choice(
        ((f" ({words})", ""), ("", f" ({bracket})"), ("", f" {words}"))
    )
    paper.title(f"Dépenses de fonctionnement par politique publique{title}")
    header = [
        "Politique publique",
        f"BP 2025{unit}",
        f"BP 2026{unit}",
        f"Écart{unit}",
        "Évolution",
    ]
    ledger.put(
        paper, "Politiques", header, [60, 30, 30, 30, 26],
        lambda c, v: "" if v is None else look.percent(v) if c == 3 else look.amount(v, decimals),
    )  # fmt: skip
    return paper


def levels(random: Random, look: Look, wrong: bool) -> Paper:
    """Two-level headers: for each year the budget, what was spent, and the share; nothing printed
    for nothing.
    """
    paper = Paper(
        "l-levels", replace(look, euro=False, size=min(look.size, 8.0))
    )
    look = paper.look
    nil = random.choice(("", "-", "néant", "/", "0,00"))
    opening(paper, random, "compte administratif 2025")
    recitals(paper, random, Decimal(random.randrange(100000, 9000000)))
    paper.text(
        "Le tableau ci-après retrace l'exécution des crédits par chapitre."
    )
    ledger = Ledger(2)
    for code, label in (*EXPENSES[:6], *WORKS):
        figures: list[Figure] = []
        for _ in range(2):
            voted = Decimal(random.randrange(20000, 90000000)) / 100
            spent = (
                voted * Decimal(random.randrange(400000, 1000000)) / 1000000
            ).quantize(CENT)
            if random.random() < 0.2:
                figures += [None, None, None]
            else:
                figures += [
                    voted,
                    spent,
                    (spent / voted * 100).quantize(Decimal("0.1")),
                ]
        ledger.add("detail", [code, label], figures)
    sums = ledger.total(ledger.of_kind("detail"))
    for at in (2, 5):
        sums[at] = (
            (sums[at - 1] or Decimal(0)) / (sums[at - 2] or Decimal(1)) * 100
        ).quantize(Decimal("0.1"))
    last = ledger.add("total", ["", "TOTAL"], sums)
    if wrong:
        for col in (random.choice((0, 1)), 4):
            row = ledger.pick(random, "detail", col)
            ledger.misprint(
                random,
                row,
                col,
                [("sum", last, col), ("difference", row, 2 if col < 2 else 5)],
            )
    words = random.choice(
        (
            ("Budget", "Réalisé", "Taux"),
            ("Crédits ouverts", "Mandaté", "Taux d'exécution"),
        )
    )
    paper.title("Exécution budgétaire par chapitre")
    ledger.put(
        paper,
        "Exécution",
        [
            [
                "Chapitre",
                "Libellé",
                "Exercice 2024",
                "",
                "",
                "Exercice 2025",
                "",
                "",
            ],
            ["", "", *words, *words],
        ],
        [18, 58, 27, 27, 17, 27, 27, 17],
        lambda c, v: (
            nil
            if v is None
            else look.percent(v)
            if c in (2, 5)
            else look.amount(v)
        ),
        [
            ((2, 0), (4, 0)),
            ((5, 0), (7, 0)),
            ((0, 0), (0, 1)),
            ((1, 0), (1, 1)),
        ],
    )
    return paper


def chapters(random: Random, look: Look, wrong: bool) -> Paper:
    """Budget chapters with their articles, the chapter's own line above or below them."""
    paper = Paper("r-chapters", look)
    opening(paper, random, "budget primitif 2026")
    recitals(paper, random, Decimal(random.randrange(100000, 9000000)))
    above, coded = random.random() < 0.5, random.random() < 0.5
    ledger = Ledger(3 if coded else 2)
    closing: list[int] = []
    for chapter, label in CHAPTERS.items():
        lines = [
            [
                voted := Decimal(random.randrange(4, 900) * 250),
                more := Decimal(random.randrange(-3, 20) * 100),
                voted + more,
            ]
            for _ in ARTICLES[chapter]
        ]
        sums: list[Figure] = [
            sum((r[c] for r in lines), Decimal(0)) for c in range(3)
        ]
        if above:
            closing.append(
                ledger.add(
                    "subtotal",
                    [chapter, "", label] if coded else [chapter, label],
                    sums,
                )
            )
        for (code, name), line in zip(ARTICLES[chapter], lines, strict=True):
            outer = chapter if not above and line is lines[0] else ""
            ledger.add(
                "detail",
                [outer, code, name] if coded else [code, name],
                [*line],
            )
        if not above:
            words = (
                random.choice(
                    (
                        f"Total chapitre {chapter}",
                        f"Total du chapitre {chapter}",
                    )
                )
                if not closing
                else ""
            )
            words = (
                words
                or ledger.rows[closing[0]][-1].rsplit(" ", 1)[0] + f" {chapter}"
            )
            closing.append(
                ledger.add(
                    "subtotal", ["", "", words] if coded else ["", words], sums
                )
            )
    words = random.choice(
        ("Total des dépenses de fonctionnement", "TOTAL GÉNÉRAL", "Total")
    )
    last = ledger.add(
        "total",
        ["", "", words] if coded else ["", words],
        ledger.total(closing),
    )
    if wrong:
        row = ledger.pick(random, "detail", 0)
        over = (
            max(r for r in closing if r < row)
            if above
            else min(r for r in closing if r > row)
        )
        ledger.misprint(random, row, 0, [("sum", over, 0), ("sum", row, 2)])
        ledger.misprint(random, last, 2, [])
    paper.title("Section de fonctionnement – Dépenses")
    header = (
        ["Chap.", "Art.", "Libellé"]
        if coded
        else [random.choice(("Chap/Art", "Imputation")), "Libellé"]
    )
    ledger.put(
        paper, "Budget", [*header, "Budget 2025", "Propositions nouvelles", "Vote 2026"],
        [16, 20, 70, 32, 32, 32] if coded else [24, 76, 32, 32, 32],
        lambda _, v: "" if v is None else look.amount(v),
    )  # fmt: skip
    return paper


def payments(random: Random, look: Look, wrong: bool) -> Paper:
    """Programme authorisations with their revision, and payments by year that add up to them."""
    paper = Paper(
        "w-payments", replace(look, landscape=True, size=7.5, euro=False)
    )
    look = paper.look
    opening(paper, random, "autorisations de programme et crédits de paiement")
    nil = random.choice(("", "-", "0,00"))
    ledger = Ledger(2)
    years = random.randrange(3, 6)
    works = (
        "Groupe scolaire Jean-Moulin",
        "Piscine intercommunale",
        "Médiathèque",
        "Pont de la Lizonne",
        "Gymnase du Faubourg",
        "Voie verte",
    )
    for n, work in enumerate(random.sample(works, random.randrange(3, 7)), 1):
        paid: list[Figure] = [
            Decimal(random.randrange(0, 900000) * 10) / 10 for _ in range(years)
        ]
        paid[random.randrange(years)] = None
        revised = sum((p for p in paid if p), Decimal(0))
        change = Decimal(random.randrange(-50, 90) * 1000)
        ledger.add(
            "detail",
            [f"AP {2020 + n}-{n:02d}", work],
            [revised - change, change, revised, *paid],
        )
    last = ledger.add(
        "total", ["", "TOTAL"], ledger.total(ledger.of_kind("detail"))
    )
    if wrong:
        printed = [
            col
            for col in range(3, 3 + years)
            if any(ledger.figures[r][col] for r in ledger.of_kind("detail"))
        ]
        col = random.choice(printed)
        row = ledger.pick(random, "detail", col)
        ledger.misprint(random, row, col, [("sum", last, col), ("sum", row, 2)])
    paper.title("Annexe – Situation des AP/CP au 1er janvier 2026")
    header = [
        "N° AP",
        "Libellé",
        "AP votée",
        "Révision 2026",
        "AP révisée",
        "CP antérieurs",
    ]
    header += [f"CP {2026 + y}" for y in range(years - 1)]
    ledger.put(
        paper, "AP/CP", header, [20, 48, *[26] * (3 + years)],
        lambda c, v: nil if v is None or (c == 1 and not v) else look.amount(v),
    )  # fmt: skip
    return paper


def remainders(random: Random, look: Look, wrong: bool) -> Paper:
    """What was opened, spent, still to be paid and cancelled; then the result of the year and what
    is done with it.
    """
    paper = Paper(
        "x-remainders", replace(look, euro=False, size=min(look.size, 8.0))
    )
    look = paper.look
    opening(
        paper, random, "compte administratif 2025 et affectation du résultat"
    )
    totals: list[list[Figure]] = []
    hit = random.randrange(2) if wrong else -1
    for side, (name, chapters_) in enumerate(
        (("Dépenses", EXPENSES[:5]), ("Recettes", RECEIPTS[:4]))
    ):
        ledger = Ledger(2)
        for code, label in chapters_:
            spent, left, lost = (
                Decimal(random.randrange(100000, 90000000)) / 100
                for _ in range(3)
            )
            left = left if random.random() < 0.5 else Decimal(0)
            voted = spent + left + lost
            ledger.add(
                "detail",
                [code, label],
                [
                    voted,
                    spent,
                    left,
                    lost,
                    (spent / voted * 100).quantize(CENT),
                ],
            )
        sums = ledger.total(ledger.of_kind("detail"))
        sums[4] = (
            (sums[1] or Decimal(0)) / (sums[0] or Decimal(1)) * 100
        ).quantize(CENT)
        totals.append(sums)
        last = ledger.add("total", ["", f"Total {name.lower()}"], list(sums))
        if side == hit:
            row, col = (
                ledger.pick(random, "detail", 3),
                random.choice((0, 1, 3)),
            )
            ledger.misprint(
                random,
                row,
                col,
                [
                    ("sum", last, col),
                    ("difference", row, 3),
                    ("difference", row, 4),
                    ("sum", row, 0),
                ],
            )
        paper.title(f"Section de fonctionnement – {name}")
        ledger.put(
            paper,
            name,
            [
                "Chapitre",
                "Libellé",
                "Crédits ouverts",
                "Réalisé",
                "Restes à réaliser",
                "Crédits annulés",
                "Taux",
            ],
            [18, 62, 30, 30, 30, 30, 20],
            lambda c, v: (
                ""
                if v is None
                else look.percent(v, 2)
                if c == 4
                else look.amount(v)
            ),
        )
    _result(
        paper, random, totals[1][1] or Decimal(0), totals[0][1] or Decimal(0)
    )
    return paper


def _result(
    paper: Paper, random: Random, received: Decimal, spent: Decimal
) -> None:
    """How the result of the year is made, line under line."""
    look = paper.look
    before = Decimal(random.randrange(-2000000, 9000000)) / 100
    lines = (
        ("Recettes de l'exercice (A)", received),
        ("Dépenses de l'exercice (B)", spent),
        ("Résultat de l'exercice (A - B)", received - spent),
        ("Résultat antérieur reporté (C)", before),
        ("Résultat de clôture (A - B + C)", received - spent + before),
    )
    ledger = Ledger(1)
    for label, value in lines:
        ledger.add("detail", [label], [value])
    paper.title("Résultat de clôture")
    ledger.put(
        paper,
        "Résultat",
        ["Libellé", "Montant (€)"],
        [100, 40],
        lambda _, v: look.amount(v or 0),
    )
