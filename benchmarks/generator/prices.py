"""Families of prices: packages, quantities x prices x rates, shares of a total, ceilings,
contributions per head.
"""

from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.generator.budgets import CENT
from benchmarks.generator.grants import THEMES, names
from benchmarks.generator.ledger import Figure, Ledger, opening
from benchmarks.generator.looks import PLAIN, Look
from benchmarks.generator.recitals import recitals
from benchmarks.generator.sheets import Paper

TOWNS = (
    "Aubry",
    "Berneuil",
    "Cormelles",
    "Damville",
    "Esclavelles",
    "Fontaine",
    "Grandvilliers",
    "Hautot",
    "Ivry",
    "Jumelles",
    "Kerlouan",
    "Limésy",
    "Montreuil",
    "Neufbourg",
)


def packages(random: Random, look: Look, wrong: bool) -> Paper:
    """A package times a number, then quantities times a unit price times the share that is taken
    over.
    """
    paper = Paper("p-packages", look)
    look = paper.look
    opening(paper, random, "forfaits et prises en charge 2026")
    price = Decimal(random.randrange(2000, 90000)) / 100
    in_header = random.random() < 0.5
    ledger = Ledger(1)
    for who in names(random, random.randrange(5, 10)):
        number = Decimal(random.randrange(2, 240))
        ledger.add(
            "detail",
            [who],
            [number, *([] if in_header else [price]), number * price],
        )
    details = ledger.of_kind("detail")
    sums = ledger.total(details)
    last = ledger.add(
        "total", ["Total"], sums if in_header else [sums[0], None, sums[2]]
    )
    at = 1 if in_header else 2
    if wrong:
        row = ledger.pick(random, "detail", at)
        ledger.misprint(random, row, at, [("sum", last, at)], "product")
    paper.title("Forfait communal versé aux écoles privées")
    header = (
        ["École", "Nombre d'élèves", "Montant"]
        if in_header
        else ["École", "Nombre d'élèves", "Forfait par élève", "Montant"]
    )
    if in_header:
        header[2] = f"Montant (forfait de {look.plain(price)} € par élève)"
    ledger.put(
        paper, "Forfait", header, [70, 30, 44] if in_header else [70, 30, 34, 34],
        lambda c, v: "" if v is None else str(v) if c == 0 else look.amount(v),
    )  # fmt: skip
    _taken_over(paper, random, wrong)
    return paper


def _taken_over(paper: Paper, random: Random, wrong: bool) -> None:
    look = paper.look
    ledger = Ledger(1)
    for what in (
        "Repas",
        "Journées de centre de loisirs",
        "Heures de garde",
        "Séances de natation",
        "Transports",
        "Nuitées",
    ):
        number, price = (
            Decimal(random.randrange(20, 3000)),
            Decimal(random.randrange(150, 6000)) / 100,
        )
        rate = Decimal(random.choice((25, 30, 40, 50, 60, 80)))
        ledger.add(
            "detail",
            [what],
            [number, price, rate, (number * price * rate / 100).quantize(CENT)],
        )
    last = ledger.add(
        "total",
        ["Total"],
        [None, None, None, ledger.total(ledger.of_kind("detail"))[3]],
    )
    if wrong:
        row = ledger.pick(random, "detail", 3)
        ledger.misprint(random, row, 3, [("sum", last, 3)], "product")
    paper.title("Prises en charge")
    prints = (
        lambda v: look.amount(v, 0).replace(f"{PLAIN}€", ""),
        look.amount,
        lambda v: f"{v}{PLAIN}%",
        look.amount,
    )
    ledger.put(
        paper,
        "Prises en charge",
        [
            "Prestation",
            "Quantité",
            "Prix unitaire",
            "Prise en charge",
            "Participation",
        ],
        [60, 24, 30, 30, 34],
        lambda c, v: "" if v is None else prints[c](v),
    )


def percents(random: Random, look: Look, wrong: bool) -> Paper:
    """Each line's share of the total, rounded: printed shares need not add up to a hundred, but
    their total is it.
    """
    paper = Paper("s-percents", look)
    opening(paper, random, "répartition des crédits 2026")
    places = random.choice((0, 1, 2))
    step = Decimal(1).scaleb(-places)
    ledger = Ledger(1)
    values = [
        Decimal(random.randrange(1000000, 90000000)) / 100
        for _ in range(random.randrange(6, 12))
    ]
    whole = sum(values, Decimal(0))
    for n, value in enumerate(values):
        label = (
            *THEMES,
            "Mobilité",
            "Habitat",
            "Numérique",
            "Éducation",
            "Tourisme",
            "Agriculture",
            "Santé",
            "Divers",
        )[n]
        ledger.add(
            "detail", [label], [value, (value / whole * 100).quantize(step)]
        )
    last = ledger.add("total", ["Total"], [whole, Decimal(100).quantize(step)])
    recitals(paper, random, whole)
    if wrong:
        row = ledger.pick(random, "detail", 1, 2)
        share = ledger.figures[row][1] or Decimal(0)
        ledger.spoil(
            row, 1, share + 7, "wrong share", [("sum", last, 1)], "product"
        )
        ledger.misprint(
            random, ledger.pick(random, "detail", 0), 0, [("sum", last, 0)]
        )
    paper.title("Répartition par politique")
    ledger.put(
        paper,
        "Répartition",
        [
            "Politique",
            "Montant",
            random.choice(("Part", "% du total", "Part du total")),
        ],
        [70, 40, 26],
        lambda c, v: (
            ""
            if v is None
            else look.percent(v, places)
            if c == 1
            else look.amount(v)
        ),
    )
    return paper


def ceilings(random: Random, look: Look, wrong: bool) -> Paper:
    """A share of an expense, up to a ceiling that the header, the text or a column gives."""
    paper = Paper("t-ceilings", look)
    opening(paper, random, "aides aux communes")
    rate, cap = (
        Decimal(random.choice((20, 25, 30, 40))),
        Decimal(random.randrange(8, 25) * 1000),
    )
    way = random.choice(("header", "text", "column", "cell"))
    if way in ("text", "header"):
        paper.text(
            f"L'aide est fixée à {rate} % de la dépense hors taxes, plafonnée à"
            f" {look.plain(cap, 0)} € par commune."
        )
    ledger = Ledger(2 if way == "cell" else 1)
    for town in random.sample(TOWNS, random.randrange(7, 13)):
        cost = Decimal(random.randrange(500000, 12000000)) / 100
        aid = min((cost * rate / 100).quantize(CENT), cap)
        words = f"{rate} % plafonné à {look.plain(cap, 0)} €"
        middle: list[Figure] = [rate, cap] if way == "column" else []
        ledger.add(
            "detail",
            [town, words] if way == "cell" else [town],
            [cost, *middle, aid],
        )
    sums = ledger.total(ledger.of_kind("detail"))
    if way == "column":
        sums[1] = sums[2] = None
    last = ledger.add("total", ["Total"], sums)
    at = len(sums) - 1
    recitals(paper, random, sums[at] or Decimal(0))
    if wrong:
        ledger.misprint(
            random, ledger.pick(random, "detail", at), at, [("sum", last, at)]
        )
    header = {
        "header": [
            "Commune",
            "Dépense HT",
            f"Aide ({rate} %, plafonnée à {look.plain(cap, 0)} €)",
        ],
        "text": ["Commune", "Dépense HT", "Aide"],
        "column": ["Commune", "Dépense HT", "Taux", "Plafond", "Aide"],
        "cell": ["Commune", "Modalités", "Dépense HT", "Aide attribuée"],
    }[way]
    widths = {
        "header": [60, 40, 50],
        "text": [60, 40, 40],
        "column": [50, 35, 18, 30, 35],
        "cell": [45, 60, 36, 36],
    }[way]
    paper.title("Aides attribuées")
    ledger.put(
        paper,
        "Aides",
        header,
        widths,
        lambda c, v: (
            ""
            if v is None
            else f"{v}{PLAIN}%"
            if way == "column" and c == 1
            else look.amount(v)
        ),
    )
    return paper


def heads(random: Random, look: Look, wrong: bool) -> Paper:
    """Contributions per inhabitant with four decimals; a regularisation with minus signs of every
    kind.
    """
    paper = Paper("v-heads", replace(look, size=min(look.size, 8.5)))
    look = paper.look
    opening(paper, random, "contributions des communes 2026")
    wide = look.font not in ("Helvetica", "Times-Roman")
    signs = [
        "-",
        "–",
        "- ",
        *(["−"] if wide else []),
        *(["( )"] if random.random() < 0.4 else []),
    ]
    rates = [
        Decimal(random.randrange(10000, 150000)) / 10000
        for _ in range(random.choice((1, 1, 2)))
    ]
    ledger = Ledger(1)
    for town in random.sample(TOWNS, random.randrange(6, 13)):
        people, rate = (
            Decimal(random.randrange(150, 12000)),
            random.choice(rates),
        )
        due = (people * rate).quantize(CENT)
        more = (
            Decimal(random.randrange(-90000, 60000)) / 100
            if random.random() < 0.8
            else Decimal(0)
        )
        ledger.add("detail", [town], [people, rate, due, more, due + more])
    sums = ledger.total(ledger.of_kind("detail"))
    sums[1] = None
    last = ledger.add("total", ["Total"], sums)
    if wrong:
        row = ledger.pick(random, "detail", 2)
        ledger.misprint(
            random, row, 2, [("sum", last, 2), ("sum", row, 4)], "product"
        )
        other = ledger.pick(random, "detail", 3)
        if other != row:
            ledger.misprint(
                random, other, 3, [("sum", last, 3), ("sum", other, 4)]
            )
    paper.title("Tableau des contributions")

    def printed(col: int, value: Figure) -> str:
        if value is None:
            return ""
        own = replace(
            look, minus=random.choice(signs), euro=look.euro and col > 1
        )
        return own.amount(value, (0, 4, 2, 2, 2)[col])

    ledger.put(
        paper,
        "Contributions",
        [
            "Commune",
            "Population DGF",
            "€/habitant",
            "Contribution 2026",
            "Régularisation 2025",
            "Net à verser",
        ],
        [40, 26, 24, 34, 34, 34],
        printed,
    )
    return paper
