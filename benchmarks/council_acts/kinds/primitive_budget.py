"""31: a primitive budget by section, chapter and article, with the carried-over credits."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import euros, number, percent, share
from benchmarks.council_acts.furniture import (
    certified,
    register_masthead,
    signature,
)
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
    chapter,
    head,
    line,
    total,
)

D = Decimal
Articles = tuple[tuple[str, str, str, str], ...]
Chapters = tuple[tuple[str, str, Articles], ...]

RUNNING_COSTS: Chapters = (
    (
        "011",
        "Charges à caractère général",
        (
            ("60611", "Eau et assainissement", "9200", "9600"),
            ("60612", "Énergie – électricité", "78400", "71300"),
            ("60621", "Combustibles", "31000", "28500"),
            ("60632", "Fournitures de petit équipement", "14500", "15200"),
            ("6067", "Fournitures scolaires", "8900", "9150"),
            ("615221", "Entretien des bâtiments publics", "22000", "26400"),
            ("615231", "Entretien des voiries", "35000", "31700"),
            ("6161", "Primes d'assurance multirisques", "17850", "19320"),
            ("6262", "Frais de télécommunications", "7400", "6980"),
        ),
    ),
    (
        "012",
        "Charges de personnel et frais assimilés",
        (
            ("6411", "Personnel titulaire", "268300", "279600"),
            ("6413", "Personnel non titulaire", "41200", "38700"),
            ("6451", "Cotisations à l'URSSAF", "62450", "65300"),
            ("6453", "Cotisations aux caisses de retraite", "81700", "88150"),
        ),
    ),
    (
        "014",
        "Atténuations de produits",
        (("739221", "FNGIR", "12846", "12846"),),
    ),
    (
        "65",
        "Autres charges de gestion courante",
        (
            ("65311", "Indemnités de fonction des élus", "48200", "48960"),
            ("6553", "Service d'incendie", "29870", "30640"),
            (
                "65748",
                "Subventions aux personnes de droit privé",
                "21500",
                "22350",
            ),
        ),
    ),
    (
        "66",
        "Charges financières",
        (("66111", "Intérêts des emprunts", "13420", "12180"),),
    ),
    (
        "042",
        "Opérations d'ordre entre sections",
        (("6811", "Dotations aux amortissements", "18640", "19275"),),
    ),
)
RUNNING_INCOME: Chapters = (
    (
        "013",
        "Atténuations de charges",
        (("6419", "Remboursements sur rémunérations", "4000", "6500"),),
    ),
    (
        "70",
        "Produits des services et du domaine",
        (
            ("70311", "Concessions dans les cimetières", "2100", "2400"),
            ("70323", "Redevances d'occupation du domaine", "3450", "3450"),
            ("7067", "Redevances périscolaires", "58700", "61200"),
        ),
    ),
    (
        "73",
        "Impôts et taxes",
        (("73211", "Attribution de compensation", "86214", "86214"),),
    ),
    (
        "731",
        "Fiscalité locale",
        (
            ("73111", "Impôts directs locaux", "412600", "428900"),
            (
                "73123",
                "Taxe additionnelle aux droits de mutation",
                "31000",
                "27500",
            ),
        ),
    ),
    (
        "74",
        "Dotations et participations",
        (
            ("74111", "Dotation forfaitaire", "118750", "121306"),
            ("741121", "Dotation de solidarité rurale", "41280", "43915"),
            ("744", "FCTVA", "3100", "2640"),
        ),
    ),
    (
        "75",
        "Autres produits de gestion courante",
        (("752", "Revenus des immeubles", "26400", "27180"),),
    ),
    (
        "002",
        "Résultat de fonctionnement reporté",
        (("002", "Excédent reporté", "64318.42", "71206.35"),),
    ),
)
INVESTED: Chapters = (
    (
        "16",
        "Emprunts et dettes",
        (("1641", "Emprunts en euros", "0", "52300"),),
    ),
    (
        "20",
        "Immobilisations incorporelles",
        (("2031", "Frais d'études", "4800", "9600"),),
    ),
    (
        "21",
        "Immobilisations corporelles",
        (
            ("21312", "Bâtiments scolaires", "38450.60", "142000"),
            ("2151", "Réseaux de voirie", "12780", "96500"),
            ("2183", "Matériel informatique", "0", "7850"),
            ("2188", "Autres immobilisations corporelles", "1964.40", "12300"),
        ),
    ),
    (
        "23",
        "Immobilisations en cours",
        (("2313", "Constructions", "0", "215000"),),
    ),
    (
        "001",
        "Solde d'exécution reporté",
        (("001", "Déficit reporté", "0", "36742.18"),),
    ),
)
RAISED: Chapters = (
    (
        "10",
        "Dotations, fonds divers et réserves",
        (
            ("10222", "FCTVA", "0", "24310"),
            ("10226", "Taxe d'aménagement", "0", "8500"),
            (
                "1068",
                "Excédents de fonctionnement capitalisés",
                "0",
                "64237.18",
            ),
        ),
    ),
    (
        "13",
        "Subventions d'investissement",
        (
            (
                "1321",
                "État et établissements nationaux (DETR)",
                "21500",
                "74200",
            ),
            ("1323", "Département", "9000", "38000"),
        ),
    ),
    (
        "040",
        "Opérations d'ordre entre sections",
        (("28", "Amortissement des immobilisations", "0", "19275"),),
    ),
)

SEEDS = (
    Seed(
        "rd.60621.voted",
        "25 800,00",
        "Section de fonctionnement – Dépenses",
        "60621 Combustibles",
        "sum",
        "chiffres intervertis : le chapitre 011 est de 218 150,00 et la proposition de 28 500,00",
    ),
    Seed(
        "id.21312.total",
        "180 540,60",
        "Section d'investissement – Dépenses",
        "21312 Bâtiments scolaires",
        "sum",
        "restes à réaliser + propositions nouvelles : 38 450,60 + 142 000,00",
    ),
    Seed(
        "bal.total.income",
        "1 521 698,53",
        "Balance générale du budget",
        "Total du budget",
        "sum",
        "total des recettes des deux sections ; il doit aussi égaler celui des dépenses",
    ),
    Seed(
        "text.running",
        "884 211,35 €",
        "texte",
        "texte, équilibre de la section de fonctionnement",
        "equality",
        "total de la section de fonctionnement du texte contre le tableau",
    ),
)


def summed(chapters: Chapters, column: int) -> Decimal:
    """A column's total over all articles."""
    return sum(
        (
            D(article[column])
            for _, _, articles in chapters
            for article in articles
        ),
        D(0),
    )


def with_balance(
    chapters: Chapters,
    code: str,
    label: str,
    article: str,
    amounts: tuple[Decimal, Decimal],
) -> Chapters:
    """The chapters and the one that balances the section."""
    return (
        *chapters,
        (code, label, ((article, label, str(amounts[0]), str(amounts[1])),)),
    )


def draw_lines(
    ink: Ink,
    prefix: str,
    chapters: Chapters,
    columns: tuple[str, str, str],
    added: bool,
    closing: str,
) -> list[Row]:
    """Chapters, articles and a total; the third column repeats the second, or adds the two"
    " first."""
    rows = []
    for code, label, articles in chapters:
        sums = [
            sum((D(article[index]) for article in articles), D(0))
            for index in (2, 3)
        ]
        sums.append(sum(sums, D(0)) if added else sums[1])
        cells = [
            ink(f"{prefix}.ch{code}.{name}", number(value))
            for name, value in zip(columns, sums, strict=True)
        ]
        rows.append(chapter(code, label, *cells))
        if len(articles) == 1 and articles[0][0] == code:
            continue

        for article, name, first, second in articles:
            amounts = [
                D(first),
                D(second),
                D(first) + D(second) if added else D(second),
            ]
            rows.append(
                line(
                    article,
                    name,
                    *(
                        ink(f"{prefix}.{article}.{column}", number(value))
                        for column, value in zip(columns, amounts, strict=True)
                    ),
                )
            )
        for column in columns:
            ink.prove_sum(
                f"{prefix}.ch{code}.{column}",
                [f"{prefix}.{article[0]}.{column}" for article in articles],
            )

    wholes = [summed(chapters, 2), summed(chapters, 3)]
    wholes.append(sum(wholes, D(0)) if added else wholes[1])
    cells = [
        ink(f"{prefix}.total.{name}", number(value))
        for name, value in zip(columns, wholes, strict=True)
    ]
    rows.append(total(Cell(closing, across=2), *cells))
    for column in columns:
        ink.prove_sum(
            f"{prefix}.total.{column}",
            [f"{prefix}.ch{code}.{column}" for code, _, _ in chapters],
        )
    detailed = [
        item[0]
        for code, _, articles in chapters
        for item in articles
        if item[0] != code
    ]
    for article in detailed + [f"ch{code}" for code, _, _ in chapters]:
        first, second, third = (
            f"{prefix}.{article}.{column}" for column in columns
        )
        if added:
            ink.prove_sum(third, [first, second])
        else:
            ink.prove_same(second, third)
    return rows


def draw(ink: Ink) -> tuple[Part, ...]:
    """The budget's act and its two sections."""
    transfer = tuple(
        summed(RUNNING_INCOME, index) - summed(RUNNING_COSTS, index)
        for index in (2, 3)
    )
    costs = with_balance(
        RUNNING_COSTS,
        "023",
        "Virement à la section d'investissement",
        "023",
        (transfer[0], transfer[1]),
    )
    raised = with_balance(
        RAISED,
        "021",
        "Virement de la section de fonctionnement",
        "021",
        (D(0), transfer[1]),
    )
    needed = sum(
        (summed(INVESTED, index) - summed(raised, index) for index in (2, 3)),
        D(0),
    )
    raised = with_balance(
        raised, "16", "Emprunts en euros", "1641", (D(0), needed)
    )
    running = summed(costs, 3)
    invested = summed(INVESTED, 2) + summed(INVESTED, 3)
    staff = sum((D(article[3]) for article in RUNNING_COSTS[1][2]), D(0))
    real = running - transfer[1] - D("19275")

    yearly = ("before", "proposed", "voted")
    carried = ("carried", "new", "total")
    yearly_head = head(
        "Chap. / art.",
        "Libellé",
        "Pour mémoire budget 2025",
        "Propositions 2026",
        "Vote 2026",
    )
    carried_head = head(
        "Chap. / art.",
        "Libellé",
        "Restes à réaliser 2025",
        "Propositions nouvelles 2026",
        "Total 2026",
    )
    widths = (1.1, 4.2, 1.9, 1.9, 1.9)

    def section(
        caption: str, header: Row, rows: list[Row]
    ) -> tuple[Text, Table]:
        return Text(caption, "caption"), Table(
            widths, "llrrr", (header, *rows), size=8.5
        )

    tables = (
        section(
            "Section de fonctionnement – Dépenses",
            yearly_head,
            draw_lines(
                ink,
                "rd",
                costs,
                yearly,
                False,
                "Total des dépenses de fonctionnement",
            ),
        ),
        section(
            "Section de fonctionnement – Recettes",
            yearly_head,
            draw_lines(
                ink,
                "rr",
                RUNNING_INCOME,
                yearly,
                False,
                "Total des recettes de fonctionnement",
            ),
        ),
        section(
            "Section d'investissement – Dépenses",
            carried_head,
            draw_lines(
                ink,
                "id",
                INVESTED,
                carried,
                True,
                "Total des dépenses d'investissement",
            ),
        ),
        section(
            "Section d'investissement – Recettes",
            carried_head,
            draw_lines(
                ink,
                "ir",
                raised,
                carried,
                True,
                "Total des recettes d'investissement",
            ),
        ),
    )
    balance = Table(
        (2.4, 1.5, 1.5),
        "lrr",
        (
            head("Section", "Dépenses", "Recettes"),
            line(
                "Fonctionnement",
                ink("bal.run.cost", number(running)),
                ink("bal.run.income", number(running)),
            ),
            line(
                "Investissement (restes à réaliser compris)",
                ink("bal.inv.cost", number(invested)),
                ink("bal.inv.income", number(invested)),
            ),
            total(
                "Total du budget",
                ink("bal.total.cost", number(running + invested)),
                ink("bal.total.income", number(running + invested)),
            ),
        ),
        fill=0.8,
    )
    text = (
        f"Le budget primitif s'équilibre à {ink('text.running', euros(running))} en section de"
        f" fonctionnement et à {ink('text.invested', euros(invested))} en section"
        " d'investissement, restes"
        f" à réaliser compris. Les charges de personnel, {ink('text.staff', euros(staff))},"
        " représentent"
        f" {ink('text.staffshare', percent(share(staff, real, 1), 1))} des dépenses réelles de"
        f" fonctionnement, qui sont de {ink('text.real', euros(real))}. L'emprunt d'équilibre"
        " est de"
        f" {ink('text.loan', euros(needed))}."
    )
    _prove(ink)

    blocks = (
        *register_masthead(
            "COMMUNE DE SAINT-AUBIERT-LA-RIVIÈRE",
            "Département de la Haute-Ourcelle",
            "26 mars 2026",
            "2026-03-04",
        ),
        Text(
            "L'an deux mille vingt-six, le vingt-six mars à vingt heures, le conseil municipal,"
            " légalement"
            " convoqué le 19 mars, s'est réuni sous la présidence de Mme Odile CARRÉGA, maire."
        ),
        Text(
            "Conseillers en exercice : 15. Présents : 13. Pouvoirs : 2. Votants : 15."
        ),
        Text(
            "Objet : vote du budget primitif 2026 – budget principal", "subject"
        ),
        Text(
            "Vu le code général des collectivités territoriales, notamment ses articles L."
            " 1612-1 et"
            " L. 2312-1 ;"
        ),
        Text("Vu l'instruction budgétaire et comptable M57 ;"),
        Text("Vu le débat d'orientation budgétaire du 12 février 2026 ;"),
        Text(
            "Considérant que le budget doit être voté en équilibre réel ; que les crédits sont"
            " votés par"
            " chapitre en fonctionnement comme en investissement ;"
        ),
        Text(text),
        Text("Balance générale du budget", "caption"),
        balance,
        Text(
            "Après en avoir délibéré, le conseil municipal, à l'unanimité des votants (15 voix"
            " pour) :"
        ),
        Text(
            "<b>Article 1.</b> Adopte le budget primitif 2026 tel qu'il est présenté par"
            " chapitres et"
            " articles dans l'annexe ci-après."
        ),
        Text(
            "<b>Article 2.</b> Autorise Mme le maire à procéder à des virements de crédits entre"
            " chapitres,"
            " hors dépenses de personnel, dans la limite de 7,5 % des dépenses réelles de chaque"
            " section."
        ),
        signature(
            ("Le secrétaire de séance,", "Rémi JOUBLANC"),
            ("Le maire,", "Odile CARRÉGA"),
        ),
        certified("Saint-Aubiert-la-Rivière", "30 mars 2026"),
        PageBreak(),
        Text("Annexe – Budget primitif 2026 (en euros)", "title"),
        *tables[0],
        *tables[1],
        *tables[2],
        *tables[3],
    )
    theme = Theme(
        font="Liberation Serif",
        header="Commune de Saint-Aubiert-la-Rivière – BP 2026",
        footer="Page {page} sur {pages}",
    )
    return (Part(Producer.WRITER, theme, blocks),)


def _prove(ink: Ink) -> None:
    """How the sections, the balance and the sentences hang together."""
    ink.prove_same(
        "rd.total.voted",
        "rr.total.voted",
        "bal.run.cost",
        "bal.run.income",
        "text.running",
    )
    ink.prove_same("rd.total.before", "rr.total.before")
    ink.prove_same(
        "id.total.total",
        "ir.total.total",
        "bal.inv.cost",
        "bal.inv.income",
        "text.invested",
    )
    ink.prove_sum("bal.total.cost", ["bal.run.cost", "bal.inv.cost"])
    ink.prove_sum("bal.total.income", ["bal.run.income", "bal.inv.income"])
    ink.prove_same("bal.total.cost", "bal.total.income")
    ink.prove_same("rd.ch023.voted", "ir.ch021.new")
    ink.prove_same("rd.6811.voted", "ir.28.new")
    ink.prove_same("text.staff", "rd.ch012.voted")
    ink.prove_same("text.loan", "ir.1641.total")
    ink.prove_sum(
        "rd.total.voted", ["text.real", "rd.ch023.voted", "rd.ch042.voted"]
    )
    staff, real = ink.values(["text.staff", "text.real"])
    ink.prove_rounded("text.staffshare", staff * 100 / real, 1)


KIND = Kind(31, "budget-primitif", "budget primitif", SEEDS, draw)
