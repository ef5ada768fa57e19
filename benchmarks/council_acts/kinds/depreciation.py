"""41: depreciation: the durations by kind of asset, and the assets' plan."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import column_sums, euros, number, rounded
from benchmarks.council_acts.furniture import (
    certified,
    register_masthead,
    signature,
)
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import (
    Cell,
    Kind,
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
YEAR = 2026
# account, kind of asset, years
DURATIONS = (
    ("2031", "Frais d'études non suivis de réalisation", 5),
    ("2051", "Logiciels, licences", 3),
    ("2041412", "Subventions d'équipement – bâtiments", 15),
    ("21828", "Matériel de transport", 8),
    ("21838", "Matériel informatique", 4),
    ("21848", "Mobilier", 10),
    ("2158", "Outillage technique", 7),
)
# inventory number, name, account, year bought, value
ASSETS = (
    (
        "LOG-2024-03",
        "Logiciel de gestion des cimetières",
        "2051",
        2024,
        "4860.00",
    ),
    (
        "LOG-2025-01",
        "Licences bureautiques (22 postes)",
        "2051",
        2025,
        "7326.00",
    ),
    (
        "SUB-2019-02",
        "Subvention au syndicat – gymnase",
        "2041412",
        2019,
        "96750.00",
    ),
    ("VEH-2020-01", "Fourgon benne", "21828", 2020, "31480.00"),
    (
        "VEH-2022-02",
        "Véhicule électrique de service",
        "21828",
        2022,
        "24936.00",
    ),
    ("VEH-2024-01", "Tracteur-tondeuse", "21828", 2024, "18264.00"),
    ("INF-2023-07", "Serveur et onduleur", "21838", 2023, "11372.40"),
    ("INF-2024-11", "Tableaux numériques, école", "21838", 2024, "15840.00"),
    ("INF-2025-02", "Ordinateurs portables (9)", "21838", 2025, "8133.12"),
    ("MOB-2018-04", "Mobilier de la médiathèque", "21848", 2018, "42615.00"),
    (
        "MOB-2023-01",
        "Tables et chaises, salle des fêtes",
        "21848",
        2023,
        "9780.50",
    ),
    ("OUT-2021-05", "Nettoyeur haute pression", "2158", 2021, "3794.00"),
    ("OUT-2023-09", "Élagueuse, débroussailleuses", "2158", 2023, "2688.70"),
)
COLUMNS = ("value", "yearly", "before", "due", "left")

SEEDS = (
    Seed(
        "VEH-2022-02.years",
        "10",
        "Annexe – plan d'amortissement",
        "VEH-2022-02",
        "equality",
        "durée du matériel de transport votée à l'article 1 : 8 ans ; 24 936,00 / 8 = 3 117,00",
    ),
    Seed(
        "OUT-2021-05.left",
        "1 840,00",
        "Annexe – plan d'amortissement",
        "OUT-2021-05",
        "difference",
        "valeur nette : 3 794,00 - 2 168,00 - 542,00",
    ),
    Seed(
        "21838.before",
        "9 466,20",
        "Annexe – plan d'amortissement",
        "Sous-total article 21838",
        "sum",
        "5 686,20 + 3 960,00 + 0,00",
    ),
    Seed(
        "text.start",
        "161 481,72 €",
        "texte",
        "article 3, valeur nette avant dotation",
        "sum",
        "valeur brute - cumul : 277 839,72 - 115 998,00 = 126 992,69 + 34 849,03",
    ),
)


def duration(account: str) -> int:
    """The voted number of years for an account."""
    return next(years for code, _, years in DURATIONS if code == account)


def plan(asset: tuple[str, str, str, int, str]) -> list[Decimal]:
    """Value, yearly amount, sum of the years before, this year's amount, what is left."""
    value = D(asset[4])
    yearly = rounded(value / duration(asset[2]))
    before = yearly * (YEAR - 1 - asset[3])
    return [value, yearly, before, yearly, value - before - yearly]


def draw_durations(ink: Ink) -> Table:
    """What is voted: years by kind of asset."""
    rows = [head("Article", "Catégorie de biens amortis", "Durée")]
    for account, name, years in DURATIONS:
        rows.append(
            line(account, name, ink(f"years.{account}", f"{years} ans"))
        )
        ink.prove(
            f"years {account}",
            ink.value(f"years.{account}") == duration(account),
        )
    return Table((1.2, 5, 1.2), "llc", tuple(rows), size=10, fill=0.75)


def draw_plan(ink: Ink) -> tuple[Table, list[Decimal]]:
    """The assets by account, with subtotals."""
    rows: list[Row] = [
        head(
            Cell("N° d'inventaire", down=2),
            Cell("Désignation", down=2),
            Cell("Acquis en", down=2),
            Cell("Valeur brute", down=2),
            Cell("Durée (ans)", down=2),
            Cell("Annuité", down=2),
            Cell("Amortissements", across=2),
            Cell(f"Valeur nette au 31/12/{YEAR}", down=2),
        ),
        head(f"cumul au 31/12/{YEAR - 1}", f"dotation {YEAR}"),
    ]
    accounts = list(dict.fromkeys(asset[2] for asset in ASSETS))
    for account in accounts:
        assets = [asset for asset in ASSETS if asset[2] == account]
        rows.extend(_draw_asset(ink, asset) for asset in assets)
        sums = column_sums(map(plan, assets))
        value, yearly, *others = (
            ink(f"{account}.{name}", number(amount))
            for name, amount in zip(COLUMNS, sums, strict=True)
        )
        rows.append(
            sub(
                Cell(f"Sous-total article {account}", across=3),
                value,
                "",
                yearly,
                *others,
            )
        )
        for name in COLUMNS:
            ink.prove_sum(
                f"{account}.{name}", [f"{asset[0]}.{name}" for asset in assets]
            )
    sums = column_sums(map(plan, ASSETS))
    value, yearly, *others = (
        ink(f"sum.{name}", number(amount))
        for name, amount in zip(COLUMNS, sums, strict=True)
    )
    rows.append(total(Cell("TOTAL", across=3), value, "", yearly, *others))
    for name in COLUMNS:
        ink.prove_sum(
            f"sum.{name}", [f"{account}.{name}" for account in accounts]
        )
    return Table(
        (1.7, 3.4, 0.9, 1.5, 0.8, 1.4, 1.5, 1.4, 1.5),
        "llcrcrrrr",
        tuple(rows),
        size=8.5,
    ), sums


def _draw_asset(ink: Ink, asset: tuple[str, str, str, int, str]) -> Row:
    key = asset[0]
    cells = [
        ink(f"{key}.{name}", number(value))
        for name, value in zip(COLUMNS, plan(asset), strict=True)
    ]
    years = ink(f"{key}.years", str(duration(asset[2])))
    ink.prove_same(f"{key}.years", f"years.{asset[2]}")
    value, span = ink.values([f"{key}.value", f"{key}.years"])
    ink.prove_rounded(f"{key}.yearly", value / span, 2)
    ink.prove_same(f"{key}.yearly", f"{key}.due")
    before, yearly = ink.values([f"{key}.before", f"{key}.yearly"])
    ink.prove(f"{key} before", before == yearly * (YEAR - 1 - asset[3]))
    ink.prove_sum(
        f"{key}.value", [f"{key}.before", f"{key}.due", f"{key}.left"]
    )
    return line(key, asset[1], str(asset[3]), cells[0], years, *cells[1:])


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act upright, its plan on its side."""
    durations = draw_durations(ink)
    table, sums = draw_plan(ink)
    article = (
        f"<b>Article 3.</b> Le plan d'amortissement de {ink('text.assets', str(len(ASSETS)))}"
        " biens, d'une valeur"
        f" brute de {ink('text.value', euros(sums[0]))}, est approuvé. La dotation de {YEAR}, de"
        f" {ink('text.due', euros(sums[3]))}, est inscrite en dépense à l'article 6811 (chapitre"
        " 042) et en recette"
        " aux articles 28 (chapitre 040)."
    )
    left = (
        "La valeur nette comptable de ces biens passera de"
        f" {ink('text.start', euros(sums[0] - sums[2]))} à"
        f" {ink('text.left', euros(sums[4]))} au 31 décembre {YEAR}."
    )
    ink.prove("assets", ink.value("text.assets") == len(ASSETS))
    for name in ("value", "due", "left"):
        ink.prove_same(f"text.{name}", f"sum.{name}")
    ink.prove_sum("text.start", ["text.left", "text.due"])

    blocks = (
        *register_masthead(
            "COMMUNE DE BRÉMONTIER-LA-VALLÉE",
            "Département de l'Aunette",
            "4 décembre 2025",
            "2025/074",
        ),
        Text(
            "En exercice : 15 – Présents : 12 – Procuration : 1 – Votants : 13"
        ),
        Text(
            "Objet : durées d'amortissement des immobilisations et plan d'amortissement 2026",
            "subject",
        ),
        Text(
            "Vu les articles L. 2321-2, 27° et R. 2321-1 du code général des collectivités"
            " territoriales ;"
        ),
        Text("Vu le passage à la nomenclature M57 au 1er janvier 2024 ;"),
        Text(
            "Considérant que la commune amortit ses biens de façon linéaire, à compter de"
            " l'année qui suit leur"
            " mise en service, par dérogation à la règle du prorata temporis pour les biens de"
            " la liste ;"
        ),
        Text(
            "<b>Article 1.</b> Les durées d'amortissement sont fixées comme suit :"
        ),
        durations,
        Text(
            "<b>Article 2.</b> Les biens d'une valeur inférieure à 800 € TTC sont amortis en un an."
        ),
        Text(article),
        Text(left),
        Text(
            "Adopté à l'unanimité des membres présents et représentés (13 voix)."
        ),
        signature(
            ("La secrétaire,", "Delphine AUCOUTURE"),
            ("Le maire,", "Jean-Loup VERSEILLE"),
        ),
        certified("Brémontier-la-Vallée", "9 décembre 2025"),
    )
    annex = (
        Text(
            "Annexe – Plan d'amortissement des immobilisations, exercice 2026 (en euros)",
            "title",
        ),
        table,
        Text(
            "Annuité : valeur brute / durée. Cumul : annuités des exercices écoulés depuis"
            " l'année qui suit"
            " l'acquisition.",
            "small",
        ),
    )
    upright = Theme(
        font="Liberation Sans",
        size=10.5,
        shade="#e2efda",
        footer="2025/074 – {page}",
    )
    wide = Theme(
        font="Liberation Sans",
        size=10,
        shade="#e2efda",
        landscape=True,
        margin=15,
        footer="2025/074 – annexe",
    )
    return (
        Part(Producer.WRITER, upright, blocks),
        Part(Producer.WRITER, wide, annex),
    )


KIND = Kind(41, "amortissements", "durées et plan d'amortissement", SEEDS, draw)
