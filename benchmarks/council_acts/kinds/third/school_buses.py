"""82: school buses: kilometres times price, who pays, shares of communes by pupils."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    number,
)
from benchmarks.council_acts.furniture import (
    signature,
)
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import (
    NBSP,
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
    or_nil,
    product,
    prove_across,
    prove_columns,
    prove_product,
    prove_ratio,
    read,
    write_row,
)

D = Decimal
# route, pupils, km a day, price a km
ROUTES = (
    ("Ligne 1 – Le Fayet / collège", 47, "68.4", "2.94"),
    ("Ligne 2 – Montagne de Lure", 23, "91.6", "2.71"),
    ("Ligne 3 – Vallée basse", 51, "54.2", "3.05"),
    ("Ligne 4 – Les hameaux (minibus)", 8, "47.8", "1.86"),
    ("Ligne 5 – Primaire de Noyers", 34, "39.6", "2.88"),
)
DAYS = 176
# commune, pupils: primary, secondary
TOWNS = (
    ("Noyers-sur-Vançon", 34, 29),
    ("Le Fayet", 0, 31),
    ("Lure-Saint-Pons", 0, 23),
    ("Vaumeilh", 0, 28),
    ("Entrepierres", 0, 18),
)
FEE = {
    "Primaire": (34, "60.00"),
    "Secondaire, externes et demi-pensionnaires": (108, "110.00"),
    "Secondaire, internes": (21, "75.00"),
}
REGION = D("0.65")
SECURITY = (
    ("Gilets réfléchissants", 163, "6.45"),
    ("Abribus bois", 2, "4180.00"),
    ("Heures d'accompagnatrice (minibus)", 352, "16.90"),
)

SEEDS = (
    Seed(
        "l1.cost",
        "43 698,54",
        "Tableau 1",
        "Ligne 2 – Montagne de Lure",
        "product",
        "91,6 × 176 × 2,71",
    ),
    Seed(
        "l2.each",
        "507,48",
        "Tableau 1",
        "Ligne 3 – Vallée basse",
        "product",
        "29 094,56 / 51",
    ),
    Seed(
        "t1.amount",
        "6 613,54",
        "Tableau 3",
        "Le Fayet",
        "product",
        "31 / 163 de la part des communes",
    ),
    Seed(
        "text.km",
        "46 112,0",
        "texte",
        "kilomètres de l'année",
        "sum",
        "sans la ligne 5 (6 969,6)",
    ),
    Seed(
        "text.region",
        "93 553,22 €",
        "texte",
        "participation de la Région",
        "product",
        "65 % du coût",
    ),
)


def cost(item: tuple[str, int, str, str]) -> Decimal:
    """A route's cost of a year."""
    return product(D(item[2]), DAYS, D(item[3]))


def whole() -> Decimal:
    """The cost of all routes."""
    return sum(map(cost, ROUTES), D(0))


def fees() -> Decimal:
    """What families pay."""
    return sum((count * D(price) for count, price in FEE.values()), D(0))


def left() -> Decimal:
    """What communes pay."""
    return whole() - product(whole(), REGION) - fees()


def draw_routes(ink: Ink) -> Table:
    """Routes: kilometres, cost, cost of a pupil."""
    rows: list[Row] = [
        head(
            "Circuit",
            "Élèves",
            "Km par jour",
            "Km par an",
            "Prix du km (€)",
            "Coût annuel (€)",
            "Coût par élève (€)",
        )
    ]
    keys = []
    for index, item in enumerate(ROUTES):
        key = f"l{index}"
        keys.append(key)
        rows.append(
            write_row(
                ink,
                "line",
                item[0],
                key,
                pupils=str(item[1]),
                day=number(D(item[2]), 1),
                year=number(D(item[2]) * DAYS, 1),
                price=number(D(item[3])),
                cost=number(cost(item)),
                each=number(cost(item) / item[1]),
            )
        )
        prove_product(ink, f"{key}.year", [f"{key}.day"], DAYS, 1)
        prove_product(ink, f"{key}.cost", [f"{key}.year", f"{key}.price"])
    pupils, km = sum(i[1] for i in ROUTES), sum((D(i[2]) for i in ROUTES), D(0))
    rows.append(
        write_row(
            ink,
            "total",
            "Ensemble",
            "l",
            pupils=str(pupils),
            day=number(km, 1),
            year=number(km * DAYS, 1),
            price="",
            cost=number(whole()),
            each=number(whole() / pupils),
        )
    )
    prove_columns(ink, "l", keys, ["pupils", "day", "year", "cost"])
    for key in [*keys, "l"]:
        prove_ratio(ink, f"{key}.each", f"{key}.cost", f"{key}.pupils")
    return Table(
        (2.8, 0.8, 1, 1.2, 1, 1.3, 1.2),
        "lrrrrrr",
        tuple(rows),
        rules="columns",
        size=9,
    )


def draw_fees(ink: Ink) -> Table:
    """Families' fees: three lines."""
    rows: list[Row] = [
        head("Abonnements", "Nombre", "Tarif annuel (€)", "Recette (€)")
    ]
    keys = []
    for index, (name, (count, price)) in enumerate(FEE.items()):
        key = f"f{index}"
        keys.append(key)
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                count=str(count),
                price=number(D(price)),
                amount=number(count * D(price)),
            )
        )
        prove_product(ink, f"{key}.amount", [f"{key}.count", f"{key}.price"])
    rows.append(
        write_row(
            ink,
            "total",
            "Total",
            "f",
            count=str(sum(count for count, _ in FEE.values())),
            price="",
            amount=number(fees()),
        )
    )
    prove_columns(ink, "f", keys, ["count", "amount"])
    ink.prove_same("f.count", "l.pupils")
    return Table(
        (3, 0.9, 1.3, 1.3),
        "lrrr",
        tuple(rows),
        rules="horizontal",
        size=9,
        fill=0.75,
    )


def draw_towns(ink: Ink) -> Table:
    """The communes' share by their pupils."""
    pupils = sum(i[1] for i in ROUTES)
    rows: list[Row] = [
        head("Commune", "Primaire", "Secondaire", "Élèves", "Participation (€)")
    ]
    keys = []
    for index, (name, small, big) in enumerate(TOWNS):
        key = f"t{index}"
        keys.append(key)
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                small=or_nil(small, 0),
                big=str(big),
                all=str(small + big),
                amount=number(left() * (small + big) / pupils),
            )
        )
        prove_across(ink, key, "all", ["small", "big"])
    small, big = sum(i[1] for i in TOWNS), sum(i[2] for i in TOWNS)
    rows.append(
        write_row(
            ink,
            "total",
            "Syndicat",
            "t",
            small=str(small),
            big=str(big),
            all=str(small + big),
            amount=number(left()),
        )
    )
    prove_columns(ink, "t", keys, ["small", "big", "all", "amount"])
    for key in keys:
        ink.prove_rounded(
            f"{key}.amount",
            ink.value("t.amount")
            * ink.value(f"{key}.all")
            / ink.value("t.all"),
            2,
        )
    ink.prove_same("t.all", "l.pupils")
    return Table(
        (2.4, 1, 1.1, 0.9, 1.5), "lrrrr", tuple(rows), size=9, fill=0.8
    )


def draw_security(ink: Ink) -> Table:
    """What is spent for safety."""
    rows: list[Row] = [
        head(
            "Sécurité (hors répartition)",
            "Quantité",
            "Prix unitaire (€)",
            "Montant (€)",
        )
    ]
    keys = []
    for index, (name, count, price) in enumerate(SECURITY):
        key = f"s{index}"
        keys.append(key)
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                count=str(count),
                price=number(D(price)),
                amount=number(count * D(price)),
            )
        )
        prove_product(ink, f"{key}.amount", [f"{key}.count", f"{key}.price"])
    rows.append(
        write_row(
            ink,
            "total",
            "Total",
            "s",
            count="",
            price="",
            amount=number(safety()),
        )
    )
    prove_columns(ink, "s", keys, ["amount"])
    return Table(
        (3, 1, 1.3, 1.3), "lrrr", tuple(rows), rules="frame", size=9, fill=0.75
    )


def safety() -> Decimal:
    """What safety costs."""
    return sum((item[1] * D(item[2]) for item in SECURITY), D(0))


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act and its four tables."""
    routes, families, towns, security = (
        draw_routes(ink),
        draw_fees(ink),
        draw_towns(ink),
        draw_security(ink),
    )
    km = sum((D(i[2]) for i in ROUTES), D(0)) * DAYS
    pupils = sum(i[1] for i in ROUTES)
    text = (
        "Pendant l'année scolaire 2025-2026, cinq circuits ont transporté "
        f"{ink('text.pupils', str(pupils))} élèves sur "
        f"{ink('text.days', str(DAYS))} jours de classe et parcouru "
        f"{ink('text.km', number(km, 1))} km. Ils ont coûté "
        f"{ink('text.cost', euros(whole()))}, soit "
        f"{ink('text.each', euros(whole() / km))} du kilomètre en moyenne."
    )
    split = (
        "La Région prend à sa charge 65 % de ce coût, soit "
        f"{ink('text.region', euros(product(whole(), REGION)))}. Les abonnements "
        f"des familles ayant rapporté {ink('text.fees', euros(fees()))}, les "
        f"{ink('text.towns', 'cinq')} communes se partagent le reste, "
        f"{ink('text.left', euros(left()))}, au prorata du nombre d'élèves."
    )
    ink.prove_same("text.pupils", "l.pupils")
    ink.prove(
        "days",
        read(ink, "text.days") * read(ink, "l.day") == read(ink, "l.year"),
    )
    ink.prove_same("text.km", "l.year")
    ink.prove_same("text.cost", "l.cost")
    prove_ratio(ink, "text.each", "l.cost", "l.year")
    prove_product(ink, "text.region", ["l.cost"], REGION)
    ink.prove_same("text.fees", "f.amount")
    ink.prove("towns", ink.printed["text.towns"] == "cinq" and len(TOWNS) == 5)
    ink.prove_same("text.left", "t.amount")
    ink.prove(
        "left",
        read(ink, "text.left")
        == read(ink, "l.cost")
        - product(read(ink, "l.cost"), REGION)
        - read(ink, "f.amount"),
    )
    blocks = (
        Text("SYNDICAT INTERCOMMUNAL DE TRANSPORT SCOLAIRE DU VANÇON", "title"),
        Text(
            "Comité syndical du 22 septembre 2026 – délibération n° 2026/14",
            "center",
        ),
        Text(
            "Objet : coût du service et participation des communes, année scolaire "
            "2025-2026",
            "subject",
        ),
        Text(
            "Le quorum étant atteint (9 délégués présents sur 10), le président expose "
            ":"
        ),
        Text(text),
        Text("Tableau 1 – Circuits (176 jours)", "caption"),
        routes,
        Text(split),
        Text("Tableau 2 – Abonnements", "caption"),
        families,
        Text("Tableau 3 – Participation des communes", "caption"),
        towns,
        Text(
            "Tableau 4 – Dépenses de sécurité financées sur fonds propres",
            "caption",
        ),
        security,
        Text(
            "Le comité, à l'unanimité, arrête les participations ci-dessus ; elles "
            "seront appelées avant le 15 novembre 2026."
        ),
        signature(
            ("Le secrétaire,", "Joël ISNARD"),
            ("Le président,", "Maryse PELLOUX"),
        ),
    )
    theme = Theme(
        font="Liberation Serif",
        size=11,
        thousands=NBSP,
        shade="#ececec",
        margin=19,
        header="",
        footer="SITS du Vançon – {page}/{pages}",
    )
    return (Part(Producer.WEASYPRINT, theme, blocks),)


KIND = Kind(82, "transport-scolaire", "transport scolaire", SEEDS, draw)
