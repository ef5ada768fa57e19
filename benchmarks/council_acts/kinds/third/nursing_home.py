"""86: a nursing home's budget: charges by group and section, days, day prices, points."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    growth,
    number,
    percent,
    rounded,
    share,
    signed_percent,
)
from benchmarks.council_acts.furniture import (
    signature,
)
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import (
    NARROW_NBSP,
    Cell,
    Kind,
    Part,
    Producer,
    Row,
    RowKind,
    Table,
    Text,
    Theme,
    head,
)
from benchmarks.council_acts.written import (
    or_nil,
    prove_across,
    prove_columns,
    prove_product,
    prove_ratio,
    read,
    write_row,
)

D = Decimal
SECTIONS = ("Hébergement", "Dépendance", "Soins")
# group: charges by section
GROUPS = (
    ("Groupe I – Exploitation courante", ("428650.00", "39420.00", "74180.00")),
    ("Groupe II – Personnel", ("812340.00", "402915.00", "1186470.00")),
    ("Groupe III – Structure", ("376205.00", "11870.00", "42695.00")),
)
OTHER = ("58420.00", "9365.00", "0.00")
# kind of stay: beds, days
STAYS = (
    ("Hébergement permanent", 78, 27186),
    ("Hébergement temporaire", 4, 1143),
    ("Accueil de jour (demi-tarif)", 6, 1420),
)
# GIR: residents, points each
GIRS = (
    ("GIR 1", 11, 1000),
    ("GIR 2", 24, 840),
    ("GIR 3", 16, 660),
    ("GIR 4", 19, 420),
    ("GIR 5", 6, 250),
    ("GIR 6", 2, 70),
)
# investment plan, k€: 2026, 2027, 2028
WORKS = (
    ("Réfection de 24 salles d'eau", ("184.0", "192.5", "0.0")),
    ("Chaufferie biomasse", ("46.5", "318.0", "127.5")),
    ("Lits et rails de transfert", ("38.2", "21.6", "21.6")),
)
OLD_PRICE = D("52.10")

SEEDS = (
    Seed(
        "g1.all",
        "2 410 725,00",
        "Tableau I",
        "Groupe II – Personnel",
        "sum",
        "812 340 + 402 915 + 1 186 470",
    ),
    Seed(
        "net.s1",
        "447 840,00",
        "Tableau I",
        "À couvrir par les tarifs",
        "difference",
        "454 205 – 9 365",
    ),
    Seed("r1.points", "20 610", "Tableau III", "GIR 2", "product", "24 × 840"),
    Seed(
        "x.y2027", "532,5", "Tableau IV", "Total", "sum", "192,5 + 318,0 + 21,6"
    ),
    Seed(
        "text.rise",
        "+0,3 %",
        "texte",
        "évolution du prix de journée",
        "product",
        "nouveau prix / 52,10",
    ),
)


def charges(place: int) -> Decimal:
    """A section's charges."""
    return sum((D(values[place]) for _, values in GROUPS), D(0))


def net(place: int) -> Decimal:
    """What prices must pay of a section."""
    return charges(place) - D(OTHER[place])


def days() -> Decimal:
    """Days, half of them counted for day guests."""
    return D(STAYS[0][2] + STAYS[1][2]) + D(STAYS[2][2]) / 2


def price() -> Decimal:
    """The price of a day of lodging."""
    return rounded(net(0) / days())


def section_row(
    ink: Ink, kind: RowKind, name: str, key: str, values: Sequence[Decimal]
) -> Row:
    """A row of the three sections and their sum."""
    texts = {f"s{place}": or_nil(value) for place, value in enumerate(values)}
    return write_row(
        ink, kind, name, key, **texts, all=number(sum(values, D(0)))
    )


def draw_sections(ink: Ink) -> Table:
    """Charges by group and section, other products, what prices pay."""
    rows: list[Row] = [
        head(
            Cell("Budget 2026 (€)", down=2),
            Cell("Sections tarifaires", across=3),
            Cell("Total", down=2),
        ),
        head(*SECTIONS),
    ]
    columns = ("s0", "s1", "s2", "all")
    keys = []
    for index, (name, values) in enumerate(GROUPS):
        keys.append(f"g{index}")
        rows.append(
            section_row(ink, "line", name, keys[-1], list(map(D, values)))
        )
    rows.append(
        section_row(
            ink,
            "sub",
            "Charges d'exploitation",
            "g",
            [charges(place) for place in range(3)],
        )
    )
    rows.append(
        section_row(
            ink,
            "line",
            "– autres produits (groupes II et III)",
            "o",
            list(map(D, OTHER)),
        )
    )
    rows.append(
        section_row(
            ink,
            "total",
            "À couvrir par les tarifs",
            "net",
            [net(place) for place in range(3)],
        )
    )
    prove_columns(ink, "g", keys, columns)
    for key in [*keys, "g", "o", "net"]:
        prove_across(ink, key, "all", columns[:3])
    for column in columns:
        ink.prove(
            f"net {column}",
            read(ink, f"net.{column}")
            == read(ink, f"g.{column}") - read(ink, f"o.{column}"),
        )
    return Table((3, 1.4, 1.4, 1.4, 1.5), "lrrrr", tuple(rows), size=9)


def draw_stays(ink: Ink) -> Table:
    """Beds, days, filling."""
    rows: list[Row] = [
        head("Activité prévue", "Places", "Journées", "Occupation (%)")
    ]
    keys = []
    for index, (name, beds, count) in enumerate(STAYS):
        key = f"d{index}"
        keys.append(key)
        rate = number(share(count, beds * 365, 1), 1)
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                beds=str(beds),
                days=number(count, 0),
                rate=rate,
            )
        )
        ink.prove_rounded(
            f"{key}.rate",
            ink.value(f"{key}.days") * 100 / (ink.value(f"{key}.beds") * 365),
            1,
        )
    rows.append(
        write_row(
            ink,
            "total",
            "Ensemble",
            "d",
            beds=str(sum(i[1] for i in STAYS)),
            days=number(sum(i[2] for i in STAYS), 0),
            rate="",
        )
    )
    prove_columns(ink, "d", keys, ["beds", "days"])
    return Table(
        (2.8, 1, 1.2, 1.3),
        "lrrr",
        tuple(rows),
        rules="columns",
        size=9,
        fill=0.7,
    )


def draw_girs(ink: Ink) -> Table:
    """Residents times points."""
    rows: list[Row] = [
        head("Groupe iso-ressources", "Résidents", "Coefficient", "Points")
    ]
    keys = []
    for index, (name, count, weight) in enumerate(GIRS):
        key = f"r{index}"
        keys.append(key)
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                count=str(count),
                weight=number(weight, 0),
                points=number(count * weight, 0),
            )
        )
        prove_product(
            ink, f"{key}.points", [f"{key}.count", f"{key}.weight"], places=0
        )
    rows.append(
        write_row(
            ink,
            "total",
            "Total",
            "r",
            count=str(residents()),
            weight="",
            points=number(points(), 0),
        )
    )
    prove_columns(ink, "r", keys, ["count", "points"])
    return Table(
        (2.2, 1, 1.1, 1.1),
        "lrrr",
        tuple(rows),
        rules="horizontal",
        size=9,
        fill=0.6,
    )


def residents() -> int:
    """Those who live there."""
    return sum(item[1] for item in GIRS)


def points() -> int:
    """Their points."""
    return sum(item[1] * item[2] for item in GIRS)


def draw_works(ink: Ink) -> Table:
    """Three years of works, in k€."""
    rows: list[Row] = [
        head("Programme d'investissement (k€)", "2026", "2027", "2028", "Total")
    ]
    columns = ("y2026", "y2027", "y2028")
    keys = []
    sums = [D(0)] * 3
    for index, (name, values) in enumerate(WORKS):
        keys.append(f"x{index}")
        amounts = list(map(D, values))
        sums = [
            before + value for before, value in zip(sums, amounts, strict=True)
        ]
        texts = {
            column: or_nil(value, 1)
            for column, value in zip(columns, amounts, strict=True)
        }
        rows.append(
            write_row(
                ink,
                "line",
                name,
                keys[-1],
                **texts,
                all=number(sum(amounts), 1),
            )
        )
    texts = {
        column: number(value, 1)
        for column, value in zip(columns, sums, strict=True)
    }
    rows.append(
        write_row(ink, "total", "Total", "x", **texts, all=number(sum(sums), 1))
    )
    prove_columns(ink, "x", keys, [*columns, "all"])
    for key in [*keys, "x"]:
        prove_across(ink, key, "all", columns)
    return Table(
        (3, 1, 1, 1, 1.1),
        "lrrrr",
        tuple(rows),
        rules="header",
        size=9,
        fill=0.8,
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act of the social centre's board."""
    sections, stays, girs, works = (
        draw_sections(ink),
        draw_stays(ink),
        draw_girs(ink),
        draw_works(ink),
    )
    spending = sum((D(value) for _, values in WORKS for value in values), D(0))
    text = (
        "Le budget de l'EHPAD « Les Glycines » prévoit "
        f"{ink('text.charges', euros(sum((charges(place) for place in range(3)), D(0))))} "
        "de charges. Les journées d'accueil de jour comptant pour moitié, "
        f"{ink('text.days', number(days(), 0))} journées supportent la section "
        "hébergement : le prix de journée demandé est de "
        f"{ink('text.price', euros(price()))}, contre 52,10 € en 2025 "
        f"({ink('text.rise', signed_percent(growth(price(), OLD_PRICE)))})."
    )
    weight = (
        "Le GIR moyen pondéré de l'établissement, obtenu en divisant les points "
        "par le nombre de résidents, ressort à "
        f"{ink('text.gmp', number(D(points()) / residents(), 0))}. Les résidents "
        "classés en GIR 1 et 2 sont "
        f"{ink('text.heavy', str(GIRS[0][1] + GIRS[1][1]))}, soit "
        f"{ink('text.share', percent(share(GIRS[0][1] + GIRS[1][1], residents(), 1), 1))} "
        "de l'effectif."
    )
    later = (
        "Le programme d'investissement s'élève à "
        f"{ink('text.works', number(spending, 1))} k€ sur trois ans, dont "
        f"{ink('text.boiler', number(sum(map(D, WORKS[1][1]), D(0)), 1))} k€ pour "
        "la chaufferie."
    )
    ink.prove_same("text.charges", "g.all")
    ink.prove(
        "days",
        read(ink, "text.days")
        == read(ink, "d0.days")
        + read(ink, "d1.days")
        + read(ink, "d2.days") / 2,
    )
    prove_ratio(ink, "text.price", "net.s0", "text.days")
    ink.prove(
        "rise",
        read(ink, "text.rise") == growth(read(ink, "text.price"), OLD_PRICE),
    )
    prove_ratio(ink, "text.gmp", "r.points", "r.count", places=0)
    ink.prove_sum("text.heavy", ["r0.count", "r1.count"])
    prove_ratio(ink, "text.share", "text.heavy", "r.count", 100, 1)
    ink.prove_same("text.works", "x.all")
    ink.prove_same("text.boiler", "x1.all")
    blocks = (
        Text("CENTRE COMMUNAL D'ACTION SOCIALE DE VALMORÉE", "title"),
        Text(
            "Conseil d'administration du 21 octobre 2025 – délibération n° 25-37",
            "center",
        ),
        Text(
            "EHPAD « Les Glycines » : propositions budgétaires et tarifaires 2026",
            "subject",
        ),
        Text(
            "Administrateurs en exercice : 13 – présents : 9 – représentés : 3 – "
            "absent : 1"
        ),
        Text(text),
        Text("Tableau I. Charges et produits par section", "caption"),
        sections,
        Text("Tableau II. Activité", "caption"),
        stays,
        Text(weight),
        Text("Tableau III. Dépendance", "caption"),
        girs,
        Text(later),
        Text("Tableau IV. Investissements", "caption"),
        works,
        Text(
            "Le conseil d'administration adopte ces propositions par 11 voix pour et "
            "une abstention, et charge la présidente de les transmettre au conseil "
            "départemental et à l'agence régionale de santé."
        ),
        signature(
            ("La secrétaire,", "Corinne VASSEL"),
            ("La présidente,", "Hélène ROUMEJON"),
        ),
    )
    theme = Theme(
        font="Liberation Serif",
        size=10.5,
        thousands=NARROW_NBSP,
        shade="#f0ead6",
        accent="#5d4a1f",
        margin=18,
        header="CCAS de Valmorée",
        footer="{page}/{pages}",
    )
    return (Part(Producer.CHROMIUM, theme, blocks),)


KIND = Kind(86, "ehpad", "budget et tarifs d'un EHPAD", SEEDS, draw)
