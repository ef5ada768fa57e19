"""73: rents of the town's dwellings raised by the index, garages, and charges settled."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    growth,
    number,
    rounded,
    signed_percent,
)
from benchmarks.council_acts.furniture import (
    signature,
)
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import (
    NBSP,
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
    total,
)
from benchmarks.council_acts.written import (
    prove_across,
    prove_columns,
    prove_gap,
    prove_product,
    prove_ratio,
    read,
    write,
    write_row,
)

D = Decimal
OLD, NEW = D("145.17"), D("146.68")
# dwelling, type, square metres, rent a month
DWELLINGS = (
    ("1 place de l'Église, rez-de-chaussée", "T2", "48.50", "342.18"),
    ("1 place de l'Église, 1er étage", "T3", "67.20", "436.95"),
    ("1 place de l'Église, 2e étage", "T3", "63.80", "418.40"),
    ("14 rue du Lavoir, logement A", "T4", "88.40", "552.70"),
    ("14 rue du Lavoir, logement B", "T4", "86.15", "547.35"),
    ("Ancienne école, logement 1", "T3", "71.00", "451.60"),
    ("Ancienne école, logement 2", "T2", "45.30", "328.75"),
    ("Ancienne école, logement 3", "T1", "29.75", "241.90"),
    ("Ancien presbytère", "T5", "118.60", "694.20"),
    ("8 chemin des Vignes", "T4", "94.25", "583.45"),
    ("10 chemin des Vignes", "T4", "92.10", "571.80"),
    ("Maison de la poste", "T3", "74.50", "462.30"),
)
GARAGES = (
    ("Rue du Lavoir", 6, "46.00"),
    ("Place de l'Église", 3, "52.50"),
    ("Chemin des Vignes (box double)", 2, "78.00"),
)
# building, provisions, charges: water, common power, upkeep
CHARGES = (
    ("1 place de l'Église", "2160.00", "1084.36", "412.75", "736.20"),
    ("14 rue du Lavoir", "1440.00", "761.90", "198.44", "390.00"),
    ("Ancienne école", "2340.00", "1312.58", "526.10", "598.65"),
)

SEEDS = (
    Seed(
        "d3.new",
        "558,54",
        "Tableau A",
        "14 rue du Lavoir, logement A",
        "product",
        "552,70 × 146,68 / 145,17 ; l'augmentation et l'année sont justes",
    ),
    Seed(
        "d.old",
        "5 389,68",
        "Tableau A",
        "Total",
        "sum",
        "sans le logement 3 de l'ancienne école (241,90)",
    ),
    Seed(
        "g2.year",
        "1 782,00",
        "Tableau B",
        "Chemin des Vignes (box double)",
        "product",
        "2 × 78,00 × 12",
    ),
    Seed(
        "k1.gap",
        "98,66",
        "Tableau C",
        "14 rue du Lavoir",
        "difference",
        "1 440,00 – 1 350,34",
    ),
    Seed(
        "text.metre",
        "6,74 €",
        "texte",
        "loyer moyen au mètre carré",
        "product",
        "5 690,16 / 879,55",
    ),
)


def raised(rent: str) -> Decimal:
    """A rent by the new index."""
    return rounded(D(rent) * NEW / OLD)


def draw_dwellings(ink: Ink) -> Table:
    """Each dwelling's rent, before and after."""
    rows: list[Row] = [
        head(
            Cell("Logement", down=2),
            Cell("Type", down=2),
            Cell("Surface (m²)", down=2),
            Cell("Loyer mensuel (€)", across=3),
            Cell("Produit annuel (€)", down=2),
        ),
        head("actuel", "révisé", "écart"),
    ]
    keys = []
    for index, (name, rooms, metres, rent) in enumerate(DWELLINGS):
        key = f"d{index}"
        keys.append(key)
        new = raised(rent)
        rows.append(make(ink, name, key, rooms, (D(metres), D(rent), new)))
        ink.prove_rounded(f"{key}.new", ink.value(f"{key}.old") * NEW / OLD, 2)
    sums = (
        sum((D(i[2]) for i in DWELLINGS), D(0)),
        sum((D(i[3]) for i in DWELLINGS), D(0)),
        sum((raised(i[3]) for i in DWELLINGS), D(0)),
    )
    rows.insert(2, make(ink, "Total", "d", "", sums))
    prove_columns(ink, "d", keys, ["metres", "old", "new", "gap", "year"])
    for key in [*keys, "d"]:
        prove_gap(ink, f"{key}.gap", f"{key}.new", f"{key}.old")
        prove_product(ink, f"{key}.year", [f"{key}.new"], 12)
    return Table(
        (3.4, 0.7, 1.1, 1.1, 1.1, 0.9, 1.4),
        "lcrrrrr",
        tuple(rows),
        rules="header",
        size=9,
    )


def make(
    ink: Ink,
    name: str,
    key: str,
    rooms: str,
    values: tuple[Decimal, Decimal, Decimal],
) -> Row:
    """A row of the rents; the total is the first."""
    metres, old, new = values
    cells = write(
        ink,
        key,
        metres=number(metres),
        old=number(old),
        new=number(new),
        gap=number(new - old),
        year=number(new * 12),
    )
    return (line if rooms else total)(name, rooms, *cells)


def draw_garages(ink: Ink) -> Table:
    """Garages: number times rent times twelve."""
    rows: list[Row] = [
        head(
            "Garages", "Nombre", "Loyer mensuel (€)", "Produit sur 12 mois (€)"
        )
    ]
    keys = []
    for index, (name, count, rent) in enumerate(GARAGES):
        key = f"g{index}"
        keys.append(key)
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                count=str(count),
                rent=number(D(rent)),
                year=number(count * D(rent) * 12),
            )
        )
        prove_product(ink, f"{key}.year", [f"{key}.count", f"{key}.rent"], 12)
    rows.append(
        write_row(
            ink,
            "total",
            "Total",
            "g",
            count=str(sum(i[1] for i in GARAGES)),
            rent="",
            year=number(garages()),
        )
    )
    prove_columns(ink, "g", keys, ["count", "year"])
    return Table((3, 0.9, 1.5, 1.8), "lrrr", tuple(rows), size=9, fill=0.75)


def garages() -> Decimal:
    """What garages bring in a year."""
    return sum((item[1] * D(item[2]) * 12 for item in GARAGES), D(0))


def draw_charges(ink: Ink) -> Table:
    """Charges by building against what was asked in advance."""
    rows: list[Row] = [
        head(
            "Immeuble",
            "Provisions appelées",
            "Eau",
            "Électricité des communs",
            "Entretien",
            "Charges réelles",
            "Trop-perçu (+) ou complément (–)",
        )
    ]
    keys = []
    parts = ("water", "power", "upkeep")
    for index, (name, asked, *costs) in enumerate(CHARGES):
        key = f"k{index}"
        keys.append(key)
        values = list(map(D, costs))
        texts = {
            part: number(value)
            for part, value in zip(parts, values, strict=True)
        }
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                asked=number(D(asked)),
                **texts,
                real=number(sum(values)),
                gap=number(D(asked) - sum(values)),
            )
        )
        prove_across(ink, key, "real", parts)
        prove_gap(ink, f"{key}.gap", f"{key}.asked", f"{key}.real")
    columns = [
        sum((D(item[place]) for item in CHARGES), D(0)) for place in range(1, 5)
    ]
    texts = {
        part: number(value)
        for part, value in zip(("asked", *parts), columns, strict=True)
    }
    real = sum(columns[1:])
    rows.append(
        write_row(
            ink,
            "total",
            "Ensemble (€)",
            "k",
            **texts,
            real=number(real),
            gap=number(columns[0] - real),
        )
    )
    prove_columns(ink, "k", keys, ["asked", *parts, "real", "gap"])
    return Table(
        (2, 1.2, 1.1, 1.3, 1.1, 1.2, 1.5),
        "lrrrrrr",
        tuple(rows),
        rules="horizontal",
        size=9,
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act and its three tables."""
    dwellings, others, charges = (
        draw_dwellings(ink),
        draw_garages(ink),
        draw_charges(ink),
    )
    old = sum((D(i[3]) for i in DWELLINGS), D(0))
    new = sum((raised(i[3]) for i in DWELLINGS), D(0))
    metres = sum((D(i[2]) for i in DWELLINGS), D(0))
    rule = (
        "Les baux prévoient la révision annuelle du loyer au 1er janvier selon "
        "l'indice de référence des loyers du 2e trimestre. Celui-ci est passé de "
        "145,17 à 146,68, soit "
        f"{ink('text.index', signed_percent(growth(NEW, OLD, 2), 2))}."
        f" Appliquée aux {ink('text.count', str(len(DWELLINGS)))} logements de la "
        "commune, cette révision porte le loyer mensuel global à "
        f"{ink('text.new', euros(new))}, en hausse de "
        f"{ink('text.gap', euros(new - old))}."
        f" Le loyer moyen ressort à {ink('text.metre', euros(new / metres))} par m²."
    )
    after = (
        f"Avec les {ink('text.boxes', str(sum(i[1] for i in GARAGES)))} garages, "
        "dont les loyers restent inchangés, il sera encaissé "
        f"{ink('text.year', euros(new * 12 + garages()))} en 2026 à l'article 752."
    )
    ink.prove("index", read(ink, "text.index") == growth(NEW, OLD, 2))
    ink.prove(
        "count",
        read(ink, "text.count")
        == len(
            [
                key
                for key in ink.printed
                if key.startswith("d") and key.endswith(".old")
            ]
        )
        - 1,
    )
    ink.prove_same("text.new", "d.new")
    ink.prove_same("text.gap", "d.gap")
    prove_ratio(ink, "text.metre", "d.new", "d.metres")
    ink.prove_same("text.boxes", "g.count")
    ink.prove_sum("text.year", ["d.year", "g.year"])
    blocks = (
        Text("Commune de Saint-Aubin-des-Coteaux", "title"),
        Text("Conseil municipal – réunion du 11 décembre 2025", "center"),
        Text("8. Révision des loyers communaux au 1er janvier 2026", "subject"),
        Text(
            "Présents : 11. Absents excusés : 4, dont 3 ayant donné procuration. "
            "Convocation du 4 décembre 2025."
        ),
        Text(rule),
        Text("Tableau A – Logements", "caption"),
        dwellings,
        Text(after),
        Text("Tableau B – Garages", "caption"),
        others,
        Text(
            "Madame la première adjointe rend compte ensuite de la régularisation des "
            "charges de l'exercice 2024-2025. Les trop-perçus seront déduits du loyer "
            "de janvier, les compléments appelés avec lui."
        ),
        Text("Tableau C – Régularisation des charges (€)", "caption"),
        charges,
        Text(
            "Le conseil approuve à l'unanimité la révision des loyers et la "
            "régularisation des charges."
        ),
        signature(
            ("La secrétaire,", "Maud VERGNAUD"),
            ("Le maire,", "Christian POUYAUD"),
        ),
    )
    theme = Theme(
        font="Liberation Serif",
        size=10.5,
        thousands=NBSP,
        shade="#efefef",
        margin=18,
        header="",
        footer="Séance du 11 décembre 2025 – feuillet {page}",
    )
    return (Part(Producer.WEASYPRINT, theme, blocks),)


KIND = Kind(73, "revision-loyers", "révision des loyers communaux", SEEDS, draw)
