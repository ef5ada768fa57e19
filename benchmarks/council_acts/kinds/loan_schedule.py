"""37: a loan: three offers compared, and the repayment schedule of the one kept."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import euros, number, percent, rounded
from benchmarks.council_acts.furniture import certified, signature
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import (
    Cell,
    Kind,
    PageBreak,
    Part,
    Producer,
    Row,
    Table,
    Text,
    Theme,
    head,
    line,
    sub,
    total,
)

D = Decimal
CAPITAL = D("420000")
QUARTERS = 48
FIRST_YEAR = 2026
OFFERS = (
    ("kept", "Crédit mutualiste de l'Orle", "3.36", "420.00"),
    ("second", "Banque des territoires ruraux", "3.48", "0.00"),
    ("third", "Caisse régionale du Val", "3.42", "630.00"),
)
# due on the fifth of these months, the first in October 2026
MONTHS = ("01", "04", "07", "10")

SEEDS = (
    Seed(
        "q17.after",
        "281 781,00",
        "Tableau d'amortissement prévisionnel",
        "échéance 18",
        "difference",
        "capital restant dû : 290 102,57 - 8 231,57 (la ligne suivante repart du montant juste)",
    ),
    Seed(
        "q30.interest",
        "1 419,25",
        "Tableau d'amortissement prévisionnel",
        "échéance 31",
        "product",
        "177 529,21 x 3,36 % / 4 ; amortissement + intérêts = 10 668,43",
    ),
    Seed(
        "y2031.interest",
        "9 303,25",
        "Tableau d'amortissement prévisionnel",
        "Total 2031",
        "sum",
        "total des intérêts des quatre échéances de 2031",
    ),
    Seed(
        "third.cost",
        "94 360,65",
        "Offres",
        "Caisse régionale du Val",
        "sum",
        "intérêts + frais de dossier : 93 830,65 + 630,00",
    ),
    Seed(
        "text.interest",
        "92 804,59 €",
        "texte",
        "article 2, total des intérêts",
        "equality",
        "total des intérêts du texte contre l'offre retenue et le tableau d'amortissement",
    ),
)


Due = tuple[Decimal, Decimal, Decimal, Decimal, Decimal]


def schedule(rate: Decimal) -> list[Due]:
    """Before, repaid, interest, due, after, quarter by quarter, at a constant amount due."""
    quarterly = rate / 400
    constant = rounded(CAPITAL * quarterly / (1 - (1 + quarterly) ** -QUARTERS))
    left = CAPITAL
    lines = []
    for index in range(QUARTERS):
        interest = rounded(left * quarterly)
        repaid = left if index == QUARTERS - 1 else constant - interest
        lines.append((left, repaid, interest, repaid + interest, left - repaid))
        left -= repaid
    return lines


def draw_offers(ink: Ink) -> Table:
    """The offers: rate, amount due, interest, fee, total cost."""
    rows = [
        head(
            "Établissement",
            "Taux fixe",
            "Échéance trimestrielle",
            "Total des intérêts",
            "Frais de dossier",
            "Coût total du crédit",
        )
    ]
    for key, bank, rate, fee in OFFERS:
        lines = schedule(D(rate))
        interest = sum((item[2] for item in lines), D(0))
        rows.append(
            line(
                bank,
                ink(f"{key}.rate", percent(D(rate))),
                ink(f"{key}.due", number(lines[0][3])),
                ink(f"{key}.interest", number(interest)),
                ink(f"{key}.fee", number(D(fee))),
                ink(f"{key}.cost", number(interest + D(fee))),
            )
        )
        ink.prove_sum(f"{key}.cost", [f"{key}.interest", f"{key}.fee"])
        found = sum(
            (item[2] for item in schedule(ink.value(f"{key}.rate"))), D(0)
        )
        ink.prove(f"{key} interest", ink.value(f"{key}.interest") == found)
        expected = schedule(ink.value(f"{key}.rate"))[0][3]
        ink.prove(f"{key} due", ink.value(f"{key}.due") == expected)
    return Table((3, 1, 1.6, 1.6, 1.4, 1.6), "lrrrrr", tuple(rows), size=9)


def draw_schedule(ink: Ink, lines: list[Due]) -> Table:
    """The schedule, with each year's totals."""
    rows: list[Row] = [
        head(
            "N°",
            "Date d'échéance",
            "Capital restant dû avant",
            "Amortissement",
            "Intérêts",
            "Échéance",
            "Capital restant dû après",
        )
    ]
    columns = ("before", "repaid", "interest", "due", "after")
    years: dict[int, list[int]] = {}
    for index, values in enumerate(lines):
        year = FIRST_YEAR + (index + 3) // 4
        years.setdefault(year, []).append(index)
        cells = [
            ink(f"q{index}.{name}", number(value))
            for name, value in zip(columns, values, strict=True)
        ]
        rows.append(
            line(str(index + 1), f"05/{MONTHS[(index + 3) % 4]}/{year}", *cells)
        )
        _prove_quarter(ink, index)
        if index == len(lines) - 1 or (index + 3) % 4 == 3:
            rows.append(_draw_year(ink, year, years[year], lines))

    sums = [sum((item[index] for item in lines), D(0)) for index in (1, 2, 3)]
    cells = [
        ink(f"sum.{name}", number(value))
        for name, value in zip(columns[1:4], sums, strict=True)
    ]
    rows.append(total(Cell("Total général", across=3), *cells, ""))
    for name in columns[1:4]:
        ink.prove_sum(f"sum.{name}", [f"y{year}.{name}" for year in years])
    return Table(
        (0.6, 1.5, 1.8, 1.5, 1.3, 1.4, 1.8),
        "ccrrrrr",
        tuple(rows),
        rules="frame",
        size=8,
    )


def _draw_year(
    ink: Ink, year: int, quarters: list[int], lines: list[Due]
) -> Row:
    cells = []
    for column, name in enumerate(("repaid", "interest", "due"), 1):
        value = sum((lines[index][column] for index in quarters), D(0))
        cells.append(ink(f"y{year}.{name}", number(value)))
        ink.prove_sum(
            f"y{year}.{name}", [f"q{index}.{name}" for index in quarters]
        )
    return sub(Cell(f"Total {year}", across=3, align="right"), *cells, "")


def _prove_quarter(ink: Ink, index: int) -> None:
    ink.prove_sum(f"q{index}.due", [f"q{index}.repaid", f"q{index}.interest"])
    ink.prove_sum(f"q{index}.before", [f"q{index}.repaid", f"q{index}.after"])
    rate, before = ink.values(["kept.rate", f"q{index}.before"])
    ink.prove_rounded(f"q{index}.interest", before * rate / 400, 2)
    if index:
        ink.prove_same(f"q{index - 1}.after", f"q{index}.before")


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act and the schedule over several pages."""
    offers = draw_offers(ink)
    lines = schedule(D(OFFERS[0][2]))
    table = draw_schedule(ink, lines)
    interest = sum((item[2] for item in lines), D(0))
    terms = (
        "<b>Article 1.</b> La commune contracte auprès du Crédit mutualiste de l'Orle un"
        " emprunt de"
        f" {ink('text.capital', euros(CAPITAL))} au taux fixe de"
        f" {ink('text.rate', percent(D(OFFERS[0][2])))}, remboursable en"
        f" {ink('text.quarters', str(QUARTERS))}"
        f" échéances trimestrielles de {ink('text.due', euros(lines[0][3]))}, la dernière étant"
        " ajustée à"
        f" {ink('text.last', euros(lines[-1][3]))}."
    )
    cost = (
        f"<b>Article 2.</b> Le total des intérêts est de {ink('text.interest', euros(interest))}"
        " et les frais"
        f" de dossier de {ink('text.fee', euros(D(OFFERS[0][3])))}. L'annuité de 2027 sera de"
        f" {ink('text.year', euros(sum((item[3] for item in lines[1:5]), D(0))))}."
    )
    ink.prove_same("text.capital", "q0.before", "sum.repaid")
    ink.prove_same("text.rate", "kept.rate")
    ink.prove("quarters", ink.value("text.quarters") == QUARTERS)
    ink.prove_same(
        "text.due",
        "kept.due",
        *(f"q{index}.due" for index in range(QUARTERS - 1)),
    )
    ink.prove_same("text.last", f"q{QUARTERS - 1}.due")
    ink.prove_same("text.interest", "kept.interest", "sum.interest")
    ink.prove_same("text.fee", "kept.fee")
    ink.prove_same("text.year", "y2027.due")
    ink.prove_sum("sum.due", ["sum.repaid", "sum.interest"])

    blocks = (
        Text(
            "Département de l'Orle-et-Vire<br/>COMMUNE DE HAUTECLAIRE", "title"
        ),
        Text(
            "Registre des délibérations du conseil municipal – séance du 11 juin 2026",
            "center",
        ),
        Text(
            "2026-06-09 – Finances : réalisation d'un emprunt pour l'extension de la maison de"
            " santé",
            "subject",
        ),
        Text("Présents : 17. Absents ayant donné pouvoir : 2. Votants : 19."),
        Text(
            "Vu l'article L. 2337-3 du code général des collectivités territoriales ; vu le"
            " budget primitif"
            " 2026 qui prévoit à l'article 1641 un emprunt du même montant ;"
        ),
        Text(
            "Considérant la consultation lancée le 4 mai 2026 auprès de cinq établissements,"
            " dont trois ont"
            " remis une offre à taux fixe, sur 12 ans, à échéances constantes :"
        ),
        offers,
        Text("Le conseil municipal, après en avoir délibéré, à l'unanimité :"),
        Text(terms),
        Text(cost),
        Text(
            "<b>Article 3.</b> Le maire est autorisé à signer le contrat. Le tableau"
            " d'amortissement est annexé."
        ),
        signature(
            ("Le secrétaire,", "Wilfried DANCOURT"),
            ("Le maire,", "Solange PÉRIGNAT"),
        ),
        certified("Hauteclaire", "15 juin 2026"),
        PageBreak(),
        Text(
            "Annexe – Tableau d'amortissement prévisionnel (en euros)", "title"
        ),
        table,
        Text(
            "Versement des fonds le 5 juillet 2026. Intérêts calculés sur une base de 30/360.",
            "small",
        ),
    )
    theme = Theme(
        font="Liberation Serif",
        size=10.5,
        shade="#eeeeee",
        margin=18,
        header="Commune de Hauteclaire – emprunt 2026",
        footer="- {page} -",
    )
    return (Part(Producer.REPORTLAB, theme, blocks),)


KIND = Kind(
    37,
    "emprunt-amortissement",
    "emprunt et tableau d'amortissement",
    SEEDS,
    draw,
)
