"""75: contributions of communes to the fire service: so much a head, so much of their tax base."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    number,
    percent,
    share,
)
from benchmarks.council_acts.furniture import (
    certified,
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
)
from benchmarks.council_acts.written import (
    product,
    prove_across,
    prove_columns,
    prove_product,
    prove_ratio,
    read,
    write_row,
)

D = Decimal
# commune, population, tax base (€), contribution of the year before
COMMUNES = (
    ("Aubrac-le-Vieux", 412, 386420),
    ("Barjac-sur-Lède", 1876, 1924310),
    ("Bellefosse", 233, 198745),
    ("Bourg-Chantenay", 5218, 6104880),
    ("Brignac", 764, 702135),
    ("Castelmaure", 2984, 3216740),
    ("Chazelles-Haut", 318, 274960),
    ("Coulonges", 1247, 1188615),
    ("Cressac", 589, 611270),
    ("Dompierre-les-Eaux", 3641, 4872055),
    ("Escoublac", 176, 142390),
    ("Fontvieille-du-Lac", 921, 1347820),
    ("Gensac", 687, 598410),
    ("Grandval", 1502, 1466985),
    ("Issoudel", 274, 231760),
    ("Lachapelle-Mons", 498, 455230),
    ("La Roche-Vineuse", 1134, 1207540),
    ("Lavernhe", 362, 318905),
    ("Lézat", 845, 790415),
    ("Marcillan", 2213, 2085670),
    ("Mirepeix", 156, 121845),
    ("Montcabrier", 702, 688290),
    ("Moulinet", 391, 347615),
    ("Négrondes", 1069, 994380),
    ("Orgueil", 534, 471925),
    ("Peyrusse", 247, 208370),
    ("Pontcharra-le-Neuf", 4387, 5218640),
    ("Puylagarde", 613, 566205),
    ("Rieupeyroux", 1328, 1274050),
    ("Saint-Amans", 459, 420875),
    ("Saint-Cirq-d'Olt", 208, 263190),
    ("Sauveterre", 977, 931460),
    ("Thézac", 341, 296715),
    ("Verfeil-sur-Lède", 1695, 1752390),
    ("Vieillevigne", 286, 247530),
)
HEAD, BASE = D("16.85"), D("1.12")
CENTRES = (
    ("Bourg-Chantenay", 412, 38),
    ("Dompierre-les-Eaux", 297, 31),
    ("Pontcharra-le-Neuf", 341, 34),
    ("Castelmaure", 168, 22),
)

SEEDS = (
    Seed(
        "c9.base",
        "45 567,02",
        "Tableau 1",
        "Dompierre-les-Eaux",
        "product",
        "1,12 % de 4 872 055 ; la contribution est juste",
    ),
    Seed(
        "c26.all",
        "132 639,72",
        "Tableau 1",
        "Pontcharra-le-Neuf",
        "sum",
        "73 920,95 + 58 448,77",
    ),
    Seed(
        "c.pop",
        "39 001",
        "Tableau 1",
        "Total",
        "sum",
        "sans Vieillevigne (286)",
    ),
    Seed(
        "k2.share",
        "20,8 %",
        "Tableau 2",
        "Pontcharra-le-Neuf",
        "product",
        "341 / 1 218",
    ),
    Seed(
        "text.mean",
        "28,08 €",
        "texte",
        "contribution par habitant",
        "product",
        "1 131 587,79 / 39 287",
    ),
)


def parts(item: tuple[str, int, int]) -> tuple[Decimal, Decimal]:
    """What a commune pays for its people and for its tax base."""
    return item[1] * HEAD, product(item[2], BASE, D("0.01"))


def draw_communes(ink: Ink) -> Table:
    """The communes, over two pages."""
    rows: list[Row] = [
        head(
            Cell("Commune", down=2),
            Cell("Bases de calcul", across=2),
            Cell("Contribution 2026 (€)", across=3),
        ),
        head(
            "Population DGF",
            "Potentiel financier (€)",
            "Part population",
            "Part potentiel",
            "Total",
        ),
    ]
    keys = []
    for index, item in enumerate(COMMUNES):
        key = f"c{index}"
        keys.append(key)
        heads, base = parts(item)
        rows.append(
            write_row(
                ink,
                "line",
                item[0],
                key,
                pop=number(item[1], 0),
                wealth=number(item[2], 0),
                heads=number(heads),
                base=number(base),
                all=number(heads + base),
            )
        )
        prove_product(ink, f"{key}.heads", [f"{key}.pop"], HEAD)
        prove_product(ink, f"{key}.base", [f"{key}.wealth"], BASE / 100)
        prove_across(ink, key, "all", ["heads", "base"])
    heads, base = sums()
    rows.append(
        write_row(
            ink,
            "total",
            "Total",
            "c",
            pop=number(people(), 0),
            wealth=number(sum(i[2] for i in COMMUNES), 0),
            heads=number(heads),
            base=number(base),
            all=number(heads + base),
        )
    )
    prove_columns(ink, "c", keys, ["pop", "wealth", "heads", "base", "all"])
    return Table(
        (2.6, 1.2, 1.6, 1.4, 1.4, 1.4),
        "lrrrrr",
        tuple(rows),
        rules="frame",
        size=9,
    )


def people() -> int:
    """The people of all communes."""
    return sum(item[1] for item in COMMUNES)


def sums() -> tuple[Decimal, Decimal]:
    """What all communes pay, for their people and their tax base."""
    both = list(map(parts, COMMUNES))
    return sum((one for one, _ in both), D(0)), sum(
        (two for _, two in both), D(0)
    )


def draw_centres(ink: Ink) -> Table:
    """What each station did."""
    rows: list[Row] = [
        head(
            "Centre de secours",
            "Interventions 2025",
            "Part",
            "Sapeurs-pompiers",
            "Interventions par sapeur-pompier",
        )
    ]
    keys = []
    calls, crew = sum(i[1] for i in CENTRES), sum(i[2] for i in CENTRES)
    for index, (name, count, staff) in enumerate(CENTRES):
        key = f"k{index}"
        keys.append(key)
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                calls=number(count, 0),
                share=percent(share(count, calls, 1), 1),
                crew=str(staff),
                each=number(D(count) / staff, 1),
            )
        )
    rows.append(
        write_row(
            ink,
            "total",
            "Secteur",
            "k",
            calls=number(calls, 0),
            share="100,0 %",
            crew=str(crew),
            each=number(D(calls) / crew, 1),
        )
    )
    prove_columns(ink, "k", keys, ["calls", "crew"])
    for key in [*keys, "k"]:
        prove_ratio(ink, f"{key}.each", f"{key}.calls", f"{key}.crew", places=1)
    for key in keys:
        prove_ratio(ink, f"{key}.share", f"{key}.calls", "k.calls", 100, 1)
    return Table(
        (2.4, 1.3, 0.9, 1.3, 1.6), "lrrrr", tuple(rows), size=9, fill=0.85
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act: the rule, the table, the stations."""
    communes, centres = draw_communes(ink), draw_centres(ink)
    heads, base = sums()
    rule = (
        "Le conseil communautaire, substitué à ses communes membres pour le "
        "contingent incendie, répartit celui-ci entre elles au titre de "
        "l'attribution de compensation. Chaque commune participe à hauteur de "
        "16,85 € par habitant (population DGF) et de 1,12 % de son potentiel "
        "financier."
    )
    text = (
        f"Pour 2026, les {ink('text.count', str(len(COMMUNES)))} communes apportent "
        f"ensemble {ink('text.all', euros(heads + base))}, dont "
        f"{ink('text.heads', euros(heads))} au titre de la population. La "
        "contribution moyenne est de "
        f"{ink('text.mean', euros((heads + base) / people()))} par habitant."
        " Elle sera versée en douze mensualités de "
        f"{ink('text.month', euros((heads + base) / 12))}, à quelques centimes près "
        "pour la dernière."
    )
    ink.prove(
        "count",
        read(ink, "text.count")
        == len(
            [
                key
                for key in ink.printed
                if key.startswith("c") and key.endswith(".pop")
            ]
        )
        - 1,
    )
    ink.prove_same("text.all", "c.all")
    ink.prove_same("text.heads", "c.heads")
    ink.prove_rounded("text.mean", ink.value("text.all") / people(), 2)
    prove_ratio(ink, "text.mean", "c.all", "c.pop")
    ink.prove_rounded("text.month", ink.value("text.all") / 12, 2)
    calls = sum(i[1] for i in CENTRES)
    stations = (
        f"Pour mémoire, les {ink('text.stations', 'quatre')} centres du secteur ont "
        f"effectué {ink('text.calls', number(calls, 0))} sorties en 2025 avec "
        f"{ink('text.crew', str(sum(i[2] for i in CENTRES)))} sapeurs-pompiers, "
        "volontaires pour la plupart."
    )
    ink.prove(
        "stations",
        ink.printed["text.stations"] == "quatre"
        and len(
            [
                key
                for key in ink.printed
                if key.startswith("k") and key.endswith(".crew")
            ]
        )
        == 5,
    )
    ink.prove_same("text.calls", "k.calls")
    ink.prove_same("text.crew", "k.crew")
    blocks = (
        Text("COMMUNAUTÉ DE COMMUNES LÈDE ET CAUSSE", "title"),
        Text(
            "Extrait du procès-verbal des délibérations – séance du 5 février 2026",
            "center",
        ),
        Text(
            "2026-02-05/09 – Contingent du service d'incendie et de secours : "
            "répartition 2026",
            "subject",
        ),
        Text(
            "Délégués en exercice : 58. Présents : 49. Pouvoirs : 6. Votants : 55. "
            "Pour : 52. Contre : 1. Abstentions : 2."
        ),
        Text(rule),
        Text(text),
        Text("<b>Tableau 1 – Contribution de chaque commune</b>"),
        communes,
        Text(stations),
        Text("Tableau 2 – Activité des centres", "caption"),
        centres,
        signature(
            ("La secrétaire de séance,", "Élodie MAZIÈRES"),
            ("Le président,", "Roland CABANES"),
        ),
        certified("Castelmaure", "11 février 2026"),
    )
    theme = Theme(
        font="Carlito",
        size=11,
        thousands=NBSP,
        shade="#f3e3d3",
        margin=20,
        header="CC Lède et Causse – conseil communautaire du 5 février 2026",
        footer="Page {page}",
    )
    return (Part(Producer.REPORTLAB, theme, blocks),)


KIND = Kind(
    75, "contingent-incendie", "contingent incendie et secours", SEEDS, draw
)
