"""124: yearly report of a water syndicate, the years in rows, with the result of its budget."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from benchmarks.council_acts.model import Producer, Table, Theme, head, line
from benchmarks.council_acts.packs_second.book import (
    Book,
    Formula,
    Slip,
    change,
    in_column,
    minus,
    over,
    plus,
    same,
)
from benchmarks.council_acts.packs_second.columns import (
    Column,
    Look,
    tabulate,
    words,
)
from benchmarks.council_acts.packs_second.template import Plan, kind_of

# year, produced, bought, sold, counted, service
VOLUMES = (
    ("2021", "612840", "88410", "31250", "548930", "7420"),
    ("2022", "598315", "94760", "30885", "541075", "7350"),
    ("2023", "587960", "97205", "32140", "538640", "7415"),
    ("2024", "601475", "82930", "33690", "544215", "7530"),
    ("2025", "593120", "86345", "34075", "547860", "7605"),
)
# year, network, losses come from the table of volumes
LENGTHS = (
    ("2021", "148.2"),
    ("2022", "148.9"),
    ("2023", "149.6"),
    ("2024", "150.4"),
    ("2025", "151.3"),
)
RESULT: tuple[tuple[str, str, tuple[str, str] | Formula], ...] = (
    ("in", "Recettes de l'exercice", ("1284615.40", "512380.25")),
    ("out", "Dépenses de l'exercice", ("1197842.65", "648915.90")),
    ("year", "Résultat de l'exercice", minus("in", "out")),
    ("before", "Résultat reporté de 2024", ("96310.18", "104275.30")),
    ("end", "Résultat de clôture", plus("year", "before")),
)

SEEDS = (
    Slip(
        "v2.given",
        "635 025",
        "1. Volumes (m³) et rendement du réseau",
        "2023, volume mis en distribution",
        "sum",
        "587 960 + 97 205 - 32 140 = 653 025 ; chiffres inversés",
    ),
    Slip(
        "v3.used",
        "551 475",
        "1. Volumes (m³) et rendement du réseau",
        "2024, volume consommé autorisé",
        "sum",
        "544 215 + 7 530 = 551 745 ; chiffres inversés",
    ),
    Slip(
        "v4.yield",
        "85,8",
        "1. Volumes (m³) et rendement du réseau",
        "2025, rendement",
        "ratio",
        "(555 465 + 34 075) / (593 120 + 86 345) = 86,8 % ; un chiffre faux",
    ),
    Slip(
        "n1.ilp",
        "2,90",
        "2. Pertes par kilomètre",
        "2022, indice linéaire de pertes",
        "ratio",
        "113 765 / 365 / 148,9 = 2,09 ; chiffres inversés",
    ),
    Slip(
        "left.0",
        "150 882,58",
        "3. Résultat du budget de l'eau 2025",
        "Excédent reporté (002)",
        "difference",
        "183 082,93 - 32 260,35 = 150 822,58 ; un chiffre faux",
    ),
    Slip(
        "t.out",
        "1 179 842,65 €",
        "texte",
        "dépenses de l'exercice",
        "equality",
        "1 197 842,65 au tableau 3 ; chiffres inversés",
    ),
)

TEMPLATE = """
@masthead SYNDICAT DES EAUX DU VAL D'AMBRE | 14 communes || Comité syndical | 18 juin 2026, 18
heures | Délibération 2026/21

@subject Objet : rapport sur le prix et la qualité du service public de l'eau potable, exercice 2025

Le président présente, en application de l'article L. 2224-5 du code général des collectivités
territoriales, le rapport de l'exercice 2025. {t.subscribers} abonnés ont consommé {t.counted} m³,
contre {t.counted4} m³ en 2024 ({t.growth}).

@caption 1. Volumes (m³) et rendement du réseau

@table volumes

Le réseau s'est allongé de {t.longer} km en quatre ans. Les pertes sont rapportées à 365 jours.

@caption 2. Pertes par kilomètre

@table losses

@heading Budget de l'eau

Les recettes d'exploitation ont été de {t.in} et les dépenses de {t.out}. Le solde des restes à
réaliser d'investissement est nul.

@caption 3. Résultat du budget de l'eau 2025

@table result

Le comité syndical, à l'unanimité des {v.voters} délégués présents, ADOPTE le rapport, qui sera
adressé aux maires des communes membres.

@sign La secrétaire, | Odile VANNESTE || Le président, | Yann KERDRAON
"""


def draw_volumes(book: Book) -> Table:
    """What was produced, bought, sold, put into distribution and used, a year a row."""
    columns = (
        words("Année", 0.8, "c"),
        Column("Volume produit", "made", "n0"),
        Column("Volume acheté en gros", "bought", "n0"),
        Column("Volume vendu en gros", "sold", "n0"),
        Column(
            "Volume mis en distribution",
            "given",
            "n0",
            lambda v: v("made") + v("bought") - v("sold"),
        ),
        Column("Volume comptabilisé", "counted", "n0"),
        Column("Volume de service", "own", "n0", width=1.1),
        Column(
            "Volume consommé autorisé", "used", "n0", plus("counted", "own")
        ),
        Column(
            "Rendement (%)",
            "yield",
            "n1",
            lambda v: (v("used") + v("sold")) * 100 / (v("made") + v("bought")),
            width=1.2,
        ),
    )
    return tabulate(book, "v", columns, VOLUMES, "", Look("grid", 8, fill=1.0))


def draw_losses(book: Book) -> Table:
    """The losses of each year over the network."""
    columns = (
        words("Année", 0.8, "c"),
        Column(
            "Pertes (m³)",
            "lost",
            "n0",
            lambda v: v("=v.given") - v("=v.used"),
        ),
        Column("Longueur du réseau (km)", "km", "n1"),
        Column(
            "Indice linéaire de pertes (m³/km/j)",
            "ilp",
            "n2",
            lambda v: v("lost") / 365 / v("km"),
        ),
    )
    return tabulate(book, "n", columns, LENGTHS, "", Look("grid", 9, fill=0.7))


def draw_result(book: Book) -> Table:
    """The result of both sections, and what is carried over."""
    rows = [head("", "Exploitation (€)", "Investissement (€)")]
    for key, label, made in RESULT:
        cells = []
        for side in ("0", "1"):
            name = f"{key}.{side}"
            if callable(made):
                cells.append(book.work(name, in_column(made, side), "n2"))
            else:
                cells.append(book.put(name, Decimal(made[int(side)]), "n2"))
        rows.append(line(label, *cells))

    need = book.work("need.1", same("end.1"), "n2")
    rows.append(line("Besoin de financement", "", need))
    kept = book.work("kept.0", lambda value: -value("need.1"), "n2")
    rows.append(line("Affectation en réserves (1068)", kept, ""))
    left = book.work("left.0", minus("end.0", "kept.0"), "n2")
    rows.append(line("Excédent reporté (002)", left, ""))
    return Table((2.6, 1.3, 1.3), "lrr", tuple(rows), size=9, fill=0.8)


def say_figures(book: Book) -> None:
    """The figures of the sentences."""
    book.put("t.subscribers", 5874, "n0")
    book.put("v.voters", 26, "y")
    book.say(
        {
            "t.counted": ("n0", same("v4.counted")),
            "t.counted4": ("n0", same("v3.counted")),
            "t.growth": ("s1", change("v4.counted", "v3.counted")),
            "t.longer": ("n1", minus("n4.km", "n0.km")),
            "t.in": ("e2", same("in.0")),
            "t.out": ("e2", same("out.0")),
        }
    )
    book.limit("share", lambda v: over("v4.used", "v4.given")(v) < 1)


def fill(book: Book) -> Mapping[str, Table]:
    """The tables, and the figures of the sentences."""
    tables = {
        "volumes": draw_volumes(book),
        "losses": draw_losses(book),
        "result": draw_result(book),
    }
    say_figures(book)
    return tables


THEME = Theme(
    font="Liberation Serif",
    size=10,
    shade="#e2e9ee",
    margin=17,
    footer="Syndicat des eaux du Val d'Ambre – page {page}",
)
KIND = kind_of(
    124,
    "rapport-eau-par-annee",
    "rapport sur le prix et la qualité de l'eau",
    SEEDS,
    Plan(Producer.REPORTLAB, THEME, TEMPLATE, fill),
)
