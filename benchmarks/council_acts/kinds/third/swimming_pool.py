"""74: a pool's visitors by month and public, tickets sold, and its account in k€."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    growth,
    number,
    percent,
    share,
    signed,
)
from benchmarks.council_acts.furniture import (
    signature,
    two_column_masthead,
)
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import (
    NARROW_NBSP,
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
    total,
)
from benchmarks.council_acts.written import (
    or_nil,
    prove_across,
    prove_columns,
    prove_gap,
    prove_growth,
    prove_product,
    prove_ratio,
    write_row,
)

D = Decimal
MONTHS = (
    "Janv.",
    "Févr.",
    "Mars",
    "Avril",
    "Mai",
    "Juin",
    "Juil.",
    "Août",
    "Sept.",
    "Oct.",
    "Nov.",
    "Déc.",
)
VISITORS = (
    (
        "Public",
        (
            2148,
            2437,
            2296,
            2713,
            2105,
            2984,
            6471,
            6902,
            1387,
            2254,
            2019,
            1846,
        ),
    ),
    (
        "Scolaires 1er degré",
        (1612, 918, 1745, 864, 1533, 1690, 0, 0, 1208, 1076, 1651, 1124),
    ),
    (
        "Scolaires 2nd degré",
        (704, 388, 751, 402, 689, 512, 0, 0, 466, 538, 727, 491),
    ),
    ("Clubs", (986, 847, 1042, 795, 931, 1108, 214, 96, 1023, 988, 1075, 742)),
    (
        "Activités (aquagym, bébés nageurs)",
        (531, 462, 574, 438, 517, 549, 308, 187, 496, 529, 553, 401),
    ),
)
# ticket, sold 2024, sold 2025, price
TICKETS = (
    ("Entrée plein tarif", 13962, 14218, "5.20"),
    ("Entrée tarif réduit", 9847, 9316, "3.90"),
    ("Carte de 10 entrées", 812, 874, "44.00"),
    ("Séance d'aquagym", 4215, 4639, "9.50"),
    ("Pass famille", 306, 341, "15.80"),
)
YEARS = ("2023", "2024", "2025")
# k€ by year
SPENT = (
    ("Personnel", (498, 517, 534)),
    ("Énergie et eau", (286, 241, 229)),
    ("Produits et analyses", (38, 41, 43)),
    ("Maintenance", (74, 69, 83)),
)
EARNED = (
    ("Entrées et activités", (196, 203, 214)),
    ("Participation des collèges et lycées", (31, 33, 34)),
    ("Location aux clubs", (12, 12, 13)),
)
BEFORE = {"2023": 66184, "2024": 67913}

SEEDS = (
    Seed(
        "a1.m10",
        "1 561",
        "Tableau 1",
        "Scolaires 1er degré",
        "sum",
        "chiffres inversés en novembre ; totaux justes",
    ),
    Seed("a.m6", "6 779", "Tableau 1", "Total", "sum", "sans les clubs (214)"),
    Seed(
        "t1.growth",
        "+5,4",
        "Tableau 2",
        "Entrée tarif réduit",
        "product",
        "9 316 contre 9 847 : le signe est perdu",
    ),
    Seed(
        "text.each",
        "8,79 €",
        "texte",
        "coût net par entrée",
        "product",
        "628 k€ / 70 043 entrées",
    ),
    Seed(
        "text.summer",
        "13 733",
        "texte",
        "entrées du public en juillet et août",
        "sum",
        "6 471 + 6 902",
    ),
)


def visits() -> int:
    """All visits of the year."""
    return sum(sum(values) for _, values in VISITORS)


def draw_visitors(ink: Ink) -> Table:
    """Visits, months being columns."""
    columns = [f"m{place}" for place in range(12)]
    rows: list[Row] = [
        head(
            Cell("Fréquentation 2025", down=2),
            Cell("Mois", across=12),
            Cell("Total", down=2),
            Cell("%", down=2),
        ),
        head(*MONTHS),
    ]
    keys = []
    for index, (name, values) in enumerate(VISITORS):
        key = f"a{index}"
        keys.append(key)
        texts = {
            column: or_nil(value, 0)
            for column, value in zip(columns, values, strict=True)
        }
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                **texts,
                all=number(sum(values), 0),
                share=number(share(sum(values), visits(), 1), 1),
            )
        )
        prove_across(ink, key, "all", columns)
    sums = [sum(values[place] for _, values in VISITORS) for place in range(12)]
    texts = {
        column: number(value, 0)
        for column, value in zip(columns, sums, strict=True)
    }
    rows.append(
        write_row(
            ink,
            "total",
            "Total",
            "a",
            **texts,
            all=number(visits(), 0),
            share="100,0",
        )
    )
    prove_across(ink, "a", "all", columns)
    prove_columns(ink, "a", keys, [*columns, "all"])
    for key in keys:
        prove_ratio(ink, f"{key}.share", f"{key}.all", "a.all", 100, 1)
    return Table(
        (3, *[0.95] * 12, 1.15, 0.85), "l" + "r" * 14, tuple(rows), size=8
    )


def draw_tickets(ink: Ink) -> Table:
    """Tickets sold in two years and what they brought."""
    rows: list[Row] = [
        head(
            "Titre",
            "Vendus en 2024",
            "Vendus en 2025",
            "Évolution (%)",
            "Tarif 2025 (€)",
            "Recette 2025 (€)",
        )
    ]
    keys = []
    for index, (name, old, new, price) in enumerate(TICKETS):
        key = f"t{index}"
        keys.append(key)
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                old=number(old, 0),
                new=number(new, 0),
                growth=signed(growth(new, old), 1),
                price=number(D(price)),
                amount=number(new * D(price)),
            )
        )
        prove_growth(ink, f"{key}.growth", f"{key}.new", f"{key}.old")
        prove_product(ink, f"{key}.amount", [f"{key}.new", f"{key}.price"])
    rows.append(
        total(
            Cell("Total des recettes de billetterie", across=5),
            ink("t.amount", number(sold())),
        )
    )
    prove_columns(ink, "t", keys, ["amount"])
    return Table(
        (2.6, 1.2, 1.2, 1.2, 1.2, 1.4),
        "lrrrrr",
        tuple(rows),
        rules="zebra",
        size=9,
        fill=0.75,
    )


def sold() -> Decimal:
    """What tickets brought."""
    return sum((item[2] * D(item[3]) for item in TICKETS), D(0))


def draw_account(ink: Ink) -> Table:
    """Three years in k€, the deficit and what a visit costs."""
    rows: list[Row] = [head("En milliers d'euros", *YEARS)]
    for group, lines, name in (
        ("s", SPENT, "Dépenses"),
        ("e", EARNED, "Recettes"),
    ):
        keys = []
        for index, (label, values) in enumerate(lines):
            keys.append(f"{group}{index}")
            rows.append(
                write_row(
                    ink,
                    "line",
                    label,
                    keys[-1],
                    **{
                        f"y{year}": number(value, 0)
                        for year, value in zip(YEARS, values, strict=True)
                    },
                )
            )
        rows.append(
            write_row(
                ink,
                "sub",
                name,
                group,
                **{
                    f"y{year}": number(whole(lines, place), 0)
                    for place, year in enumerate(YEARS)
                },
            )
        )
        prove_columns(ink, group, keys, [f"y{year}" for year in YEARS])
    visitors = [*BEFORE.values(), visits()]
    rows.append(
        write_row(
            ink,
            "total",
            "Déficit à la charge de la ville",
            "gap",
            **{
                f"y{year}": number(gap(place), 0)
                for place, year in enumerate(YEARS)
            },
        )
    )
    rows.append(
        write_row(
            ink,
            "line",
            "Taux de couverture des dépenses par les recettes (%)",
            "cover",
            **{
                f"y{year}": number(
                    share(whole(EARNED, place), whole(SPENT, place), 1), 1
                )
                for place, year in enumerate(YEARS)
            },
        )
    )
    rows.append(
        write_row(
            ink,
            "line",
            "Entrées",
            "count",
            **{
                f"y{year}": number(value, 0)
                for year, value in zip(YEARS, visitors, strict=True)
            },
        )
    )
    rows.append(
        write_row(
            ink,
            "line",
            "Coût net par entrée (€)",
            "each",
            **{
                f"y{year}": number(D(gap(place)) * 1000 / visitors[place])
                for place, year in enumerate(YEARS)
            },
        )
    )
    for year in YEARS:
        prove_gap(ink, f"gap.y{year}", f"s.y{year}", f"e.y{year}")
        prove_ratio(ink, f"cover.y{year}", f"e.y{year}", f"s.y{year}", 100, 1)
        prove_ratio(
            ink, f"each.y{year}", f"gap.y{year}", f"count.y{year}", 1000
        )
    ink.prove_same("count.y2025", "a.all")
    return Table(
        (4, 1, 1, 1), "lrrr", tuple(rows), rules="columns", size=9, fill=0.65
    )


def whole(lines: tuple[tuple[str, tuple[int, ...]], ...], place: int) -> int:
    """A year's sum of lines."""
    return sum(values[place] for _, values in lines)


def gap(place: int) -> int:
    """A year's deficit."""
    return whole(SPENT, place) - whole(EARNED, place)


def draw(ink: Ink) -> tuple[Part, ...]:
    """The report, on wide pages."""
    visitors, tickets, account = (
        draw_visitors(ink),
        draw_tickets(ink),
        draw_account(ink),
    )
    text = (
        f"La piscine Jean-Bouin a reçu {ink('text.visits', number(visits(), 0))} "
        "entrées en 2025, en progression de "
        f"{ink('text.growth', percent(growth(visits(), BEFORE['2024']), 1))} sur un "
        "an."
        " Le public en représente "
        f"{ink('text.public', percent(share(sum(VISITORS[0][1]), visits(), 1), 1))} "
        "; juillet et août ont attiré à eux seuls "
        f"{ink('text.summer', number(VISITORS[0][1][6] + VISITORS[0][1][7], 0))} "
        "baigneurs."
        " Les scolaires totalisent "
        f"{ink('text.pupils', number(sum(VISITORS[1][1]) + sum(VISITORS[2][1]), 0))} "
        "passages."
    )
    money = (
        f"La billetterie a rapporté {ink('text.sold', euros(sold()))}. Malgré la "
        f"baisse des dépenses d'énergie, ramenées de {ink('text.e24', '241')} k€ à "
        f"{ink('text.e25', '229')} k€, le déficit s'établit à "
        f"{ink('text.gap', number(gap(2), 0))} k€ :"
        " chaque entrée coûte "
        f"{ink('text.each', euros(D(gap(2)) * 1000 / visits()))} au contribuable."
    )
    ink.prove_same("text.visits", "a.all")
    prove_growth(ink, "text.growth", "count.y2025", "count.y2024")
    ink.prove_same("text.public", "a0.share")
    ink.prove_sum("text.summer", ["a0.m6", "a0.m7"])
    ink.prove_sum("text.pupils", ["a1.all", "a2.all"])
    ink.prove_same("text.sold", "t.amount")
    ink.prove_same("text.e24", "s1.y2024")
    ink.prove_same("text.e25", "s1.y2025")
    ink.prove_same("text.gap", "gap.y2025")
    ink.prove_same("text.each", "each.y2025")
    blocks = (
        two_column_masthead(
            ("VILLE DE LORMEUIL", "Direction des sports"),
            (
                "Conseil municipal du 26 mars 2026",
                "Point n° 14 de l'ordre du jour",
            ),
        ),
        Text(
            "Piscine municipale Jean-Bouin – rapport d'activité 2025", "title"
        ),
        Text(text),
        Text("Tableau 1. Entrées par mois et par public", "caption"),
        visitors,
        Text("Tableau 2. Titres vendus", "caption"),
        tickets,
        Text(
            "Fermeture technique du 1er au 14 septembre 2025 (vidange).",
            "small",
        ),
        PageBreak(),
        Text("Exploitation", "heading"),
        Text(money),
        Text("Tableau 3. Compte d'exploitation", "caption"),
        account,
        Text("Le conseil municipal prend acte du rapport présenté, sans vote."),
        signature(
            ("Le secrétaire de séance,", "Bastien ROUVIÈRE"),
            ("La maire,", "Sylvaine CHAUMETTE"),
        ),
    )
    theme = Theme(
        font="Liberation Sans",
        size=10,
        thousands=NARROW_NBSP,
        shade="#cfe8f5",
        accent="#0b5d8a",
        margin=13,
        landscape=True,
        header="Ville de Lormeuil – piscine municipale",
        footer="{page}",
        justify=False,
    )
    return (Part(Producer.CHROMIUM, theme, blocks),)


KIND = Kind(74, "piscine", "rapport d'activité de la piscine", SEEDS, draw)
