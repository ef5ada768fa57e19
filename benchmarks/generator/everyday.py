"""Families of every council's tables: posts, loans, financing plans, taxes, contracts, three levels
of totals.
"""

from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.generator.budgets import CENT
from benchmarks.generator.grants import names
from benchmarks.generator.ledger import Ledger, opening
from benchmarks.generator.looks import Look
from benchmarks.generator.recitals import recitals
from benchmarks.generator.sheets import Paper

TENTH = Decimal("0.1")
GRADES = {
    "Filière administrative": (
        "Attaché principal",
        "Attaché",
        "Rédacteur",
        "Adjoint administratif",
    ),
    "Filière technique": (
        "Ingénieur",
        "Technicien",
        "Agent de maîtrise",
        "Adjoint technique",
    ),
    "Filière culturelle": ("Bibliothécaire", "Assistant de conservation"),
    "Filière sociale": (
        "Éducateur de jeunes enfants",
        "ATSEM",
        "Auxiliaire de puériculture",
    ),
}


def staff(random: Random, look: Look, wrong: bool) -> Paper:
    """Posts by grade: budgeted, filled, vacant, in full-time equivalents; totals by branch."""
    paper = Paper("A-staff", replace(look, euro=False))
    opening(paper, random, "tableau des effectifs au 1er janvier 2026")
    nil = random.choice(("0", "-", ""))
    ledger = Ledger(2)
    closing: list[int] = []
    for branch, grades in GRADES.items():
        ledger.add("band", [branch])
        own = []
        for grade in grades:
            posts = Decimal(random.randrange(1, 40))
            vacant = (
                Decimal(random.choice((0, 0, 1, 2)))
                if posts > 2
                else Decimal(0)
            )
            full = (
                posts
                - vacant
                - Decimal(random.choice(("0", "0", "0.2", "0.5")))
            )
            own.append(
                ledger.add(
                    "detail",
                    [grade, random.choice("ABC")],
                    [posts, posts - vacant, vacant, full],
                )
            )
        closing.append(
            ledger.add(
                "subtotal", [f"Total {branch.lower()}"], ledger.total(own)
            )
        )
    last = ledger.add("total", ["TOTAL GÉNÉRAL"], ledger.total(closing))
    if wrong:
        row = ledger.pick(random, "detail", 0, 3)
        over = min(r for r in closing if r > row)
        ledger.spoil(
            row,
            0,
            (ledger.figures[row][0] or Decimal(0)) + 5,
            "wrong count",
            [("sum", over, 0), ("sum", row, 2)],
        )
        ledger.spoil(
            last, 3, (ledger.figures[last][3] or Decimal(0)) + 3, "wrong total"
        )
    paper.title("Tableau des effectifs")
    ledger.put(
        paper,
        "Effectifs",
        [
            "Grade",
            "Catégorie",
            "Postes budgétaires",
            "Postes pourvus",
            "Postes vacants",
            "ETP",
        ],
        [70, 22, 28, 28, 28, 22],
        lambda c, v: (
            ""
            if v is None
            else paper.look.amount(v, 1)
            if c == 3
            else str(v)
            if v
            else nil
        ),
    )
    return paper


def loans(random: Random, look: Look, wrong: bool) -> Paper:
    """Loans in progress, then the annuities of one: what remains due goes down by what is paid
    back.
    """
    paper = Paper(
        "B-loans", replace(look, euro=False, size=min(look.size, 8.0))
    )
    look = paper.look
    opening(paper, random, "état de la dette et emprunt 2026")
    rate = Decimal(random.randrange(50, 450)) / 100
    capital, years = (
        Decimal(random.randrange(10, 300) * 10000),
        random.randrange(8, 21),
    )
    paper.text(
        f"Le prêt de {look.plain(capital)} € est consenti au taux fixe de {rate:.2f} % sur {years}"
        " ans.".replace(".", ",", 1)
    )
    ledger = Ledger(1)
    left = capital
    for year in range(years):
        back = left if year == years - 1 else (capital / years).quantize(CENT)
        interest = (left * rate / 100).quantize(CENT)
        ledger.add(
            "detail",
            [str(2026 + year)],
            [left, back, interest, back + interest, left - back],
        )
        left -= back
    sums = ledger.total(range(years))
    last = ledger.add("total", ["Total"], [None, *sums[1:4], None])
    if wrong:
        row = ledger.pick(random, "detail", 2)
        ledger.misprint(random, row, 2, [("sum", last, 2), ("sum", row, 3)])
    paper.title("Tableau d'amortissement")
    ledger.put(
        paper,
        "Amortissement",
        [
            "Année",
            "Restant dû au 1er janvier",
            "Amortissement",
            "Intérêts",
            "Annuité",
            "Restant dû au 31 décembre",
        ],
        [16, 36, 30, 28, 30, 36],
        lambda _, v: "" if v is None else look.amount(v),
    )
    return paper


def plan(random: Random, look: Look, wrong: bool) -> Paper:
    """A financing plan: expenses beside receipts, each receipt with its share of the whole."""
    paper = Paper("C-plan", look)
    look = paper.look
    opening(paper, random, "demande de subvention et plan de financement")
    works = (
        "Études",
        "Maîtrise d'œuvre",
        "Travaux de gros œuvre",
        "Lots techniques",
        "Divers et imprévus",
        "Mobilier",
    )
    costs = [
        Decimal(random.randrange(100000, 90000000)) / 100
        for _ in range(random.randrange(3, 7))
    ]
    whole = sum(costs, Decimal(0))
    givers = (
        "État (DETR)",
        "Région",
        "Département",
        "Fonds de concours",
        "Autofinancement",
    )
    parts = [
        (whole * random.randrange(10, 30) / 100).quantize(CENT)
        for _ in givers[1:]
    ]
    parts.append(whole - sum(parts, Decimal(0)))
    while len(parts) < len(givers):
        parts.append(Decimal(0))
    recitals(paper, random, whole)
    ledger = Ledger(1)
    texts: list[str] = []
    for n in range(max(len(costs), len(givers))):
        cost = costs[n] if n < len(costs) else None
        part = parts[n] if n < len(givers) else None
        share = None if part is None else (part / whole * 100).quantize(TENTH)
        ledger.add(
            "detail",
            [works[n] if cost is not None else ""],
            [cost, part, share],
        )
        texts.append(givers[n] if n < len(givers) else "")
    last = ledger.add(
        "total",
        [random.choice(("Total", "TOTAL HT"))],
        [whole, whole, Decimal(100).quantize(TENTH)],
    )
    texts.append(random.choice(("Total", "TOTAL")))
    if wrong:
        col = random.randrange(2)
        row = ledger.pick(random, "detail", col, 1000)
        ledger.misprint(
            random, row, col, [("sum", last, col), ("difference", row, 2)]
        )
    paper.title("Plan de financement prévisionnel")
    rows: list[list[str]] = []
    for name, (words,), figures in zip(
        texts, ledger.rows, ledger.figures, strict=True
    ):
        shown = ["" if v is None else look.amount(v) for v in figures[:2]]
        percent = "" if figures[2] is None else look.percent(figures[2])
        rows.append([words, shown[0], name, shown[1], percent])
    sheet = paper.sheet(
        "Plan",
        ["Dépenses", "Montant HT", "Recettes", "Montant", "Taux"],
        rows,
        ledger.kinds,
        [52, 34, 46, 34, 20],
    )
    ledger.tell(paper, sheet, [1, 3, 4])
    return paper


def taxes(random: Random, look: Look, wrong: bool) -> Paper:
    """Local taxes: bases times rates give what is expected, rounded to the euro; rates against last
    year's.
    """
    paper = Paper("D-taxes", replace(look, euro=False))
    look = paper.look
    opening(paper, random, "vote des taux d'imposition 2026")
    ledger = Ledger(1)
    for tax in (
        "Taxe foncière (bâti)",
        "Taxe foncière (non bâti)",
        "Taxe d'habitation (résidences secondaires)",
        "CFE",
    ):
        base, old = (
            Decimal(random.randrange(100000, 30000000)),
            Decimal(random.randrange(800, 5500)) / 100,
        )
        new = old + Decimal(random.choice((0, 0, 35, 50))) / 100
        ledger.add(
            "detail",
            [tax],
            [base, old, new, (base * new / 100).quantize(Decimal(1))],
        )
    last = ledger.add(
        "total",
        ["Total"],
        [None, None, None, ledger.total(ledger.of_kind("detail"))[3]],
    )
    total = ledger.figures[last][3] or Decimal(0)
    paper.text(
        f"Le produit fiscal attendu s'élève à {look.plain(total, 0)} € pour 2026."
    )
    if wrong:
        row = ledger.pick(random, "detail", 3, 1000)
        ledger.misprint(random, row, 3, [("sum", last, 3)], "product")
    paper.title("Taux et produit fiscal attendu")
    ledger.put(
        paper,
        "Taxes",
        [
            "Taxe",
            "Bases prévisionnelles",
            "Taux 2025",
            "Taux 2026",
            "Produit attendu",
        ],
        [70, 34, 24, 24, 34],
        lambda c, v: (
            ""
            if v is None
            else look.percent(v, 2)
            if c in (1, 2)
            else look.amount(v, 0)
        ),
    )
    return paper


def contracts(random: Random, look: Look, wrong: bool) -> Paper:
    """Contracts awarded: without tax, the tax, with tax; lots, dates and holders beside."""
    paper = Paper(
        "E-contracts", replace(look, size=min(look.size, 7.5), euro=False)
    )
    look = paper.look
    opening(paper, random, "attribution des marchés de travaux")
    ledger = Ledger(3)
    for n, who in enumerate(names(random, random.randrange(4, 11)), 1):
        net = Decimal(random.randrange(300000, 90000000)) / 100
        tax = (
            net
            * random.choice((Decimal("0.2"), Decimal("0.2"), Decimal("0.1")))
        ).quantize(CENT)
        day = f"{random.randrange(1, 29):02d}/{random.randrange(1, 4):02d}/2026"
        ledger.add(
            "detail", [f"{n:02d}", f"SARL {who}", day], [net, tax, net + tax]
        )
    last = ledger.add(
        "total", ["", "Total"], ledger.total(ledger.of_kind("detail"))
    )
    total = ledger.figures[last]
    recitals(paper, random, total[0] or Decimal(0))
    paper.text(
        "Article 1 – Les marchés ci-dessous sont attribués pour un montant total de"
        f" {look.plain(total[0] or 0)} € HT, soit {look.plain(total[2] or 0)} € TTC."
    )
    if wrong:
        row, col = random.choice(ledger.of_kind("detail")), random.randrange(3)
        ledger.misprint(random, row, col, [("sum", last, col), ("sum", row, 2)])
    paper.title("Marchés attribués")
    ledger.put(
        paper,
        "Marchés",
        [
            "Lot",
            "Titulaire",
            "Date de notification",
            "Montant HT",
            f"TVA{random.choice((' (€)', ''))}",
            "Montant TTC",
        ],
        [12, 66, 26, 30, 28, 30],
        lambda _, v: "" if v is None else look.amount(v),
    )
    return paper


def tiers(random: Random, look: Look, wrong: bool) -> Paper:
    """Three levels of totals: actions in programmes in missions, over several pages."""
    paper = Paper("F-tiers", replace(look, size=8.0))
    look = paper.look
    opening(paper, random, "programmation 2026 par mission")
    ledger = Ledger(2)
    missions: list[int] = []
    hit: list[tuple[int, int, int]] = []
    for mission in ("Solidarités", "Territoires", "Jeunesse"):
        ledger.add("band", [f"Mission {mission}"])
        programmes = []
        for n in range(1, random.randrange(3, 5)):
            own = []
            for k in range(random.randrange(2, 7)):
                asked = Decimal(random.randrange(20, 2000) * 50)
                given = (
                    asked * Decimal(random.randrange(4, 11)) / 10
                ).quantize(Decimal(1))
                left = asked - given
                own.append(
                    ledger.add(
                        "detail",
                        [
                            f"{n}.{k + 1}",
                            f"Action {random.choice(('pilote', 'locale', 'nouvelle'))} {n}{k}",
                        ],
                        [asked, given, left],
                    )
                )
            programmes.append(
                ledger.add(
                    "subtotal",
                    ["", f"Sous-total programme {n}"],
                    ledger.total(own),
                )
            )
            hit += [(row, programmes[-1], 0) for row in own]
        missions.append(
            ledger.add(
                "subtotal",
                ["", f"Total mission {mission}"],
                ledger.total(programmes),
            )
        )
    last = ledger.add(
        "total",
        ["", random.choice(("TOTAL GÉNÉRAL", "Total général"))],
        ledger.total(missions),
    )
    if wrong:
        row, over, _ = random.choice(hit)
        ledger.misprint(
            random,
            row,
            1,
            [("sum", over, 1), ("sum", row, 0), ("difference", row, 2)],
        )
        ledger.misprint(random, random.choice(missions), 0, [("sum", last, 0)])
    paper.title("Programmation")
    ledger.put(
        paper,
        "Programmation",
        ["N°", "Action", "Demandé", "Retenu", "Reste à financer"],
        [14, 80, 34, 34, 34],
        lambda _, v: "" if v is None else look.amount(v),
    )
    return paper
