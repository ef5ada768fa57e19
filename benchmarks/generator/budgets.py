"""Families of budgets: amendments, multi-year programmes, tariffs."""

from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.generator.looks import Look
from benchmarks.generator.sheets import Paper

CENT = Decimal("0.01")
EXPENSES = (
    ("011", "Charges à caractère général"),
    ("012", "Charges de personnel et frais assimilés"),
    ("014", "Atténuations de produits"),
    (
        "65",
        (
            "Autres charges de gestion courante (subventions aux associations, contingents et"
            " participations obligatoires)"
        ),
    ),
    ("66", "Charges financières"),
    ("67", "Charges spécifiques"),
    ("023", "Virement à la section d'investissement"),
)
RECEIPTS = (
    ("013", "Atténuations de charges"),
    ("70", "Produits des services, du domaine et ventes diverses"),
    ("73", "Impôts et taxes"),
    ("74", "Dotations, subventions et participations"),
    ("75", "Autres produits de gestion courante"),
    ("77", "Produits spécifiques"),
)
WORKS = (
    ("20", "Immobilisations incorporelles"),
    ("204", "Subventions d'équipement versées"),
    ("21", "Immobilisations corporelles"),
    ("23", "Immobilisations en cours"),
    ("16", "Emprunts et dettes assimilées"),
)
FUNDS = (
    ("10", "Dotations, fonds divers et réserves"),
    ("13", "Subventions d'investissement reçues"),
    ("16", "Emprunts et dettes assimilées"),
    ("021", "Virement de la section de fonctionnement"),
)


def digit(random: Random, value: Decimal) -> Decimal:
    """``value`` with one of its leading digits changed."""
    text = list(str(value))
    at = random.choice(
        [i for i, c in enumerate(text) if c.isdigit()][: max(1, len(text) - 4)]
    )
    text[at] = random.choice([d for d in "123456789" if d != text[at]])
    return Decimal("".join(text))


def amendment(random: Random, look: Look, wrong: bool) -> Paper:
    """A budget amendment: adopted budget + amendment = total, expenses = receipts."""
    paper = Paper("a-amendment", look)
    running, capital = (
        Decimal(random.randrange(40, 400) * 500),
        Decimal(random.randrange(40, 300) * 500),
    )
    paper.title("COMMUNE DE VALMORENCE")
    paper.text("Délibération n° 2026-DCM-041 – Séance du 18 juin 2026")
    paper.text("Objet : budget principal – décision modificative n° 1")
    said = running + 9000 if wrong and random.random() < 0.5 else running
    stated = paper.text(
        "Le conseil municipal, après en avoir délibéré, adopte la décision modificative n° 1 du"
        f" budget principal 2026, qui s'équilibre en dépenses et en recettes à {look.plain(said)} €"
        f" pour la section de fonctionnement et à {look.plain(capital)} € pour la section"
        " d'investissement."
    )
    if said != running:
        paper.slip(
            "equality", "stated balance", (None, stated, 0), said, running
        )
    blocks = (
        (
            "Section de fonctionnement – Dépenses",
            "Total dépenses de fonctionnement",
            EXPENSES,
            running,
        ),
        (
            "Section de fonctionnement – Recettes",
            "Total recettes de fonctionnement",
            RECEIPTS,
            running,
        ),
        (
            "Section d'investissement – Dépenses",
            "Total dépenses d'investissement",
            WORKS,
            capital,
        ),
        (
            "Section d'investissement – Recettes",
            "Total recettes d'investissement",
            FUNDS,
            capital,
        ),
    )
    hit = random.sample(range(4), 2) if wrong else []
    for n, (title, closing, chapters, total) in enumerate(blocks):
        _block(
            paper,
            random,
            title,
            closing,
            chapters,
            total,
            (hit.index(n) + 1) if n in hit else 0,
        )
    paper.text(
        "Adopté par 24 voix pour, 3 contre et 2 abstentions (29 votants)."
    )
    return paper


def _block(
    paper: Paper,
    random: Random,
    title: str,
    closing: str,
    chapters: tuple[tuple[str, str], ...],
    total: Decimal,
    error: int,
) -> None:
    look = paper.look
    lines: list[list[Decimal]] = []
    for i in range(len(chapters)):
        adopted = Decimal(random.randrange(30, 4000) * 500)
        left = total - sum(r[1] for r in lines)
        change = (
            left
            if i == len(chapters) - 1
            else Decimal(random.randrange(-40, 60) * 500)
        )
        if random.random() < 0.2 and i < len(chapters) - 1:
            change = Decimal(0)
        lines.append([adopted, change, adopted + change])
    sums = [sum((r[k] for r in lines), Decimal(0)) for k in range(3)]
    printed = [list(r) for r in lines]
    closed = list(sums)
    row = random.randrange(len(lines))
    col = 2
    if error == 1:
        printed[row][2] = digit(random, printed[row][2])
    elif error == 2:
        closed[0] = digit(random, closed[0])
    if look.separator == "." or random.random() < 0.5:
        paper.space(4)
    paper.title(title)
    sheet = paper.sheet(
        title,
        ["Chapitre", "Libellé", "BP 2026", "DM n° 1", "Total 2026"],
        [
            [c, label, *(look.amount(v) for v in r)]
            for (c, label), r in zip(chapters, printed, strict=True)
        ]
        + [["", closing, *(look.amount(v) for v in closed)]],
        ["detail"] * len(lines) + ["total"],
        [20, 75, 32, 32, 32],
        texts=2,
    )
    last = len(lines)
    if error == 1:
        gap = printed[row][2] - lines[row][2]
        paper.slip(
            "sum",
            "digit substitution",
            (sheet, row, col + 2),
            printed[row][2],
            lines[row][2],
            [("sum", (sheet, last, 4), sums[2], sums[2] + gap, -gap)],
        )
    elif error == 2:
        gap = closed[0] - sums[0]
        paper.slip(
            "sum",
            "wrong total",
            (sheet, last, 2),
            closed[0],
            sums[0],
            [("sum", (sheet, last, 4), sums[2], sums[2] + gap, -gap)],
        )


def programme(random: Random, look: Look, wrong: bool) -> Paper:
    """A multi-year programme of sixteen columns: payments by year, subsidies by source, a subtotal
    a chapter.
    """
    look = replace(
        look,
        size=5.6,
        turned=random.choice(("rotate", "sideways", "")),
        landscape=True,
        euro=False,
        rules="full",
        padding=min(look.padding, 3.0),
    )
    paper = Paper("c-programme", look)
    header = [
        "N° AP",
        "Libellé de l'autorisation de programme",
        "Montant AP",
        "CP antérieurs",
        "CP 2026",
        "CP 2027",
        "CP 2028",
        "CP 2029",
        "CP 2030",
        "Total CP",
        "Reste à financer",
        "Subv. Région",
        "Subv. État",
        "Subv. EPCI",
        "Total subv.",
        "Autofin.",
    ]
    rows: list[list[str]] = []
    kinds: list[str] = []
    grand = [Decimal(0)] * 14
    numbers: list[list[Decimal]] = []
    for chapter in range(3):
        rows.append(
            [
                f"Chapitre {chapter + 1} – {('Écoles', 'Voirie', 'Sports')[chapter]}",
                *[""] * 15,
            ]
        )
        kinds.append("band")
        numbers.append([])
        own = [Decimal(0)] * 14
        for i in range(random.randrange(4, 11)):
            paid = [Decimal(random.randrange(0, 90) * 1000) for _ in range(6)]
            given = [Decimal(random.randrange(0, 20) * 1000) for _ in range(3)]
            total = sum(paid, Decimal(0))
            whole = total + random.choice((0, 0, 25000, 50000))
            line = [
                whole,
                *paid,
                total,
                whole - total,
                *given,
                sum(given, Decimal(0)),
                whole - sum(given, Decimal(0)),
            ]
            own = [a + b for a, b in zip(own, line, strict=True)]
            rows.append(
                [
                    f"AP{2020 + i % 6}-{len(rows):02d}",
                    f"Rénovation du groupe scolaire n° {len(rows)} et de ses abords",
                ]
            )
            kinds.append("detail")
            numbers.append(line)
        rows.append(["", f"Sous-total chapitre {chapter + 1}"])
        kinds.append("subtotal")
        numbers.append(own)
        grand = [a + b for a, b in zip(grand, own, strict=True)]
    rows.append(["", "TOTAL GÉNÉRAL"])
    kinds.append("total")
    numbers.append(grand)
    true = [list(n) for n in numbers]
    slips = []
    if wrong:
        row = random.choice([i for i, k in enumerate(kinds) if k == "detail"])
        sub = next(
            i for i, k in enumerate(kinds) if k == "subtotal" and i > row
        )
        numbers[row][3] += 9000
        slips.append(
            ("sum", "digit substitution", row, 3, [(sub, 3), (row, 7)])
        )
        numbers[-1][10] -= 1000
        slips.append(
            ("sum", "wrong total", len(rows) - 1, 10, [(len(rows) - 1, 12)])
        )
    for r, values in enumerate(numbers):
        rows[r] = rows[r][:2] + (
            [look.amount(v, 0) for v in values] or [""] * 14
        )
    paper.title(
        "Annexe 2 – Programme pluriannuel d'investissement 2026-2030 (en euros)"
    )
    sheet = paper.sheet(
        "Programme", header, rows, kinds, [17, 38, *[16] * 14], texts=2
    )
    for kind, seed, row, col, also in slips:
        gap = numbers[row][col] - true[row][col]
        paper.slip(
            kind,
            seed,
            (sheet, row, col + 2),
            numbers[row][col],
            true[row][col],
            [("sum", (sheet, r, c + 2), None, None, gap) for r, c in also],
        )
    return paper


def tariffs(random: Random, look: Look, wrong: bool) -> Paper:
    """Tariffs with their evolution, a monthly package, contributions per inhabitant with four
    decimals.
    """
    look = replace(look, nil="")
    paper = Paper("b-tariffs", look)
    paper.title("VILLE DE BRESMES")
    paper.text(
        "Délibération n° 2026/57 du 2 juillet 2026. Objet : tarifs périscolaires applicables au 1er"
        " septembre 2026"
    )
    paper.text(
        "Le conseil municipal fixe les tarifs suivants. Les crédits sont inscrits au chapitre 70."
    )
    services = (
        ("Repas enfant – plein tarif", "repas"),
        ("Repas enfant – tarif réduit", "repas"),
        ("Repas adulte", "repas"),
        ("Garderie du matin", "séance"),
        ("Garderie du soir", "séance"),
        ("Étude surveillée", "mois"),
        (
            "Location de la salle polyvalente aux associations extérieures",
            "journée",
        ),
        ("Caution", "forfait"),
    )
    lines = []
    for _ in services:
        old = Decimal(random.randrange(100, 3000)) / 100
        new = (
            old * Decimal(random.choice(("1.02", "1.05", "1", "0.97", "1.1")))
        ).quantize(CENT)
        lines.append(
            (old, new, ((new - old) / old * 100).quantize(Decimal("0.1")))
        )
    hit = random.randrange(len(lines)) if wrong else -1
    shown = [
        (a, b, p + 7 if i == hit else p) for i, (a, b, p) in enumerate(lines)
    ]
    sheet = paper.sheet(
        "Tarifs",
        [
            "Prestation",
            "Unité",
            "Tarif 2025 (€)",
            "Tarif 2026 (€)",
            "Évolution",
        ],
        [
            [s, u, look.amount(a), look.amount(b), look.percent(p)]
            for (s, u), (a, b, p) in zip(services, shown, strict=True)
        ],
        ["detail"] * len(lines),
        [70, 25, 30, 30, 26],
        texts=2,
    )
    if wrong:
        paper.slip(
            "difference",
            "wrong evolution",
            (sheet, hit, 4),
            shown[hit][2],
            lines[hit][2],
        )
    paper.title("Contributions des communes au syndicat")
    towns = (
        "Aubry",
        "Berneuil",
        "Cormelles",
        "Damville",
        "Esclavelles",
        "Fontaine",
        "Grandvilliers",
    )
    rate = Decimal(random.randrange(10000, 90000)) / 10000
    people = [random.randrange(200, 9000) for _ in towns]
    due = [(n * rate).quantize(CENT) for n in people]
    total = sum(due, Decimal(0))
    printed = list(due)
    hit = random.randrange(len(towns)) if wrong else -1
    if wrong:
        printed[hit] = digit(random, printed[hit])
    four = look.amount(rate, 4)
    table = paper.sheet(
        "Contributions", ["Commune", "Population", "Contribution par habitant", "Montant (€)"],
        [
            [t, look.amount(n, 0).replace("\u00a0€", ""), four, look.amount(m)]
            for t, n, m in zip(towns, people, printed, strict=True)
        ]
        + [["Total", look.amount(sum(people), 0).replace("\u00a0€", ""), "", look.amount(total)]],
        ["detail"] * len(towns) + ["total"], [60, 35, 40, 40],
    )  # fmt: skip
    if wrong:
        gap = printed[hit] - due[hit]
        paper.slip(
            "product",
            "digit substitution",
            (table, hit, 3),
            printed[hit],
            due[hit],
            [("sum", (table, len(towns), 3), total, total + gap, -gap)],
        )
    return paper
