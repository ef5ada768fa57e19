"""83: what missions cost: kilometres by scale, nights and meals at a flat rate, by service."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    growth,
    number,
    percent,
    share,
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
    prove_gap,
    prove_growth,
    prove_product,
    prove_ratio,
    write_row,
)

D = Decimal
# service, kilometres by power: up to 5 CV, 6 and 7 CV, 8 CV and more
SERVICES = (
    ("Direction générale", 1842, 2317, 640),
    ("Technique et voirie", 3965, 1208, 0),
    ("Action sociale, portage", 7418, 2854, 0),
    ("Culture et sports", 1276, 934, 412),
    ("Petite enfance", 2087, 356, 0),
    ("Élus", 914, 1763, 1105),
)
SCALE = (D("0.32"), D("0.41"), D("0.45"))
# service: nights in Paris, in large towns, elsewhere; meals
STAYS = (
    (4, 3, 6, 31),
    (0, 2, 5, 24),
    (0, 1, 4, 38),
    (3, 2, 7, 29),
    (0, 0, 3, 17),
    (5, 2, 4, 36),
)
PLACES = (
    ("Paris", "140.00"),
    ("Grandes villes et Grand Paris", "120.00"),
    ("Autres communes", "90.00"),
)
MEAL = D("20.00")
CREDITS = ("3800.00", "3300.00", "5400.00", "3600.00", "1500.00", "4200.00")
TRAINS = ("612.40", "187.20", "0.00", "436.50", "94.80", "871.60")
BEFORE = D("19644.85")

SEEDS = (
    Seed(
        "k2.b",
        "1 117,14",
        "État n° 1",
        "Action sociale, portage",
        "product",
        "2 854 × 0,41 ; le total de la ligne est juste",
    ),
    Seed(
        "k.amount",
        "9 624,61",
        "État n° 1",
        "Total",
        "sum",
        "sans la petite enfance",
    ),
    Seed(
        "n1.amount",
        "1 020,00",
        "État n° 2",
        "Grandes villes et Grand Paris",
        "product",
        "10 × 120,00",
    ),
    Seed(
        "s4.rate",
        "110,2 %",
        "État n° 3",
        "Petite enfance",
        "product",
        "dépensé / crédits",
    ),
    Seed(
        "text.meals", "3 550,00 €", "texte", "repas", "product", "175 × 20,00"
    ),
)


def roads(item: tuple[str, int, int, int]) -> list[Decimal]:
    """What a service's kilometres cost, by power."""
    return [
        product(count, rate)
        for count, rate in zip(item[1:], SCALE, strict=True)
    ]


def nights(stay: tuple[int, ...]) -> Decimal:
    """What a service's nights cost."""
    return sum(
        (
            count * D(price)
            for count, (_, price) in zip(stay[:3], PLACES, strict=True)
        ),
        D(0),
    )


def spent(index: int) -> Decimal:
    """What a service spent in all."""
    return (
        sum(roads(SERVICES[index]), D(0))
        + nights(STAYS[index])
        + STAYS[index][3] * MEAL
        + D(TRAINS[index])
    )


def draw_roads(ink: Ink) -> Table:
    """Kilometres and what they cost, by power."""
    rows: list[Row] = [
        head(
            Cell("Service", down=2),
            Cell("5 CV et moins<br/>(0,32 €/km)", across=2),
            Cell("6 et 7 CV<br/>(0,41 €/km)", across=2),
            Cell("8 CV et plus<br/>(0,45 €/km)", across=2),
            Cell("Total (€)", down=2),
        ),
        head(*["km", "€"] * 3),
    ]
    keys = []
    for index, item in enumerate(SERVICES):
        keys.append(f"k{index}")
        rows.append(road_row(ink, item[0], keys[-1], item[1:], roads(item)))
    kms = [sum(int(item[place]) for item in SERVICES) for place in (1, 2, 3)]
    costs = [
        sum((roads(item)[place] for item in SERVICES), D(0))
        for place in range(3)
    ]
    rows.append(road_row(ink, "Total", "k", kms, costs))
    prove_columns(ink, "k", keys, ["ka", "a", "kb", "b", "kc", "c", "amount"])
    for key in [*keys, "k"]:
        prove_across(ink, key, "amount", ["a", "b", "c"])
    for key in keys:
        for column, rate in zip("abc", SCALE, strict=True):
            if f"{key}.{column}" in ink.printed:
                prove_product(
                    ink, f"{key}.{column}", [f"{key}.k{column}"], rate
                )
    return Table(
        (2.4, 0.9, 1.1, 0.9, 1.1, 0.9, 1.1, 1.3),
        "lrrrrrrr",
        tuple(rows),
        size=9,
    )


def road_row(
    ink: Ink, name: str, key: str, kms: Sequence[int], costs: Sequence[Decimal]
) -> Row:
    """A row of kilometres and euros, and their sum."""
    texts: dict[str, str] = {}
    for column, km, cost in zip("abc", kms, costs, strict=True):
        texts |= {f"k{column}": or_nil(km, 0), column: or_nil(cost)}
    return write_row(
        ink,
        "line" if len(key) > 1 else "total",
        name,
        key,
        **texts,
        amount=number(sum(costs)),
    )


def draw_nights(ink: Ink) -> Table:
    """Nights by place: three lines."""
    rows: list[Row] = [
        head("Hébergement", "Nuitées", "Forfait (€)", "Montant (€)")
    ]
    keys = []
    for index, (name, price) in enumerate(PLACES):
        key = f"n{index}"
        keys.append(key)
        count = sum(stay[index] for stay in STAYS)
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
            "n",
            count=str(sum(sum(stay[:3]) for stay in STAYS)),
            price="",
            amount=number(sum(map(nights, STAYS))),
        )
    )
    prove_columns(ink, "n", keys, ["count", "amount"])
    return Table(
        (2.6, 0.9, 1.1, 1.3),
        "lrrr",
        tuple(rows),
        rules="horizontal",
        size=9,
        fill=0.65,
    )


def draw_credits(ink: Ink) -> Table:
    """What each service spent of its credits."""
    rows: list[Row] = [
        head(
            "Service",
            "Indemnités kilométriques",
            "Nuitées",
            "Repas",
            "Trains et péages",
            "Dépensé",
            "Crédits 2025",
            "Reste",
            "Consommé",
        )
    ]
    keys = []
    columns = ("road", "night", "meal", "train")
    sums = [D(0)] * 4
    for index, item in enumerate(SERVICES):
        keys.append(f"s{index}")
        values = [
            sum(roads(item), D(0)),
            nights(STAYS[index]),
            STAYS[index][3] * MEAL,
            D(TRAINS[index]),
        ]
        sums = [
            before + value for before, value in zip(sums, values, strict=True)
        ]
        rows.append(
            credit_row(ink, item[0], keys[-1], values, D(CREDITS[index]))
        )
        ink.prove_same(f"s{index}.road", f"k{index}.amount")
    rows.append(credit_row(ink, "Total", "s", sums, sum(map(D, CREDITS), D(0))))
    prove_columns(ink, "s", keys, [*columns, "all", "credit", "left"])
    for key in [*keys, "s"]:
        prove_across(ink, key, "all", columns)
        prove_gap(ink, f"{key}.left", f"{key}.credit", f"{key}.all")
        prove_ratio(ink, f"{key}.rate", f"{key}.all", f"{key}.credit", 100, 1)
    ink.prove_same("s.night", "n.amount")
    return Table(
        (2.3, 1.3, 1.1, 1, 1.1, 1.2, 1.2, 1.1, 1),
        "lrrrrrrrr",
        tuple(rows),
        rules="zebra",
        size=8.5,
    )


def credit_row(
    ink: Ink, name: str, key: str, values: Sequence[Decimal], credit: Decimal
) -> Row:
    """A service's spending by nature against its credits."""
    columns = ("road", "night", "meal", "train")
    texts = {
        column: or_nil(value)
        for column, value in zip(columns, values, strict=True)
    }
    done = sum(values, D(0))
    return write_row(
        ink,
        "line" if len(key) > 1 else "total",
        name,
        key,
        **texts,
        all=number(done),
        credit=number(credit),
        left=number(credit - done),
        rate=percent(share(done, credit, 1), 1),
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act and its three states."""
    on_roads, stays, by_service = (
        draw_roads(ink),
        draw_nights(ink),
        draw_credits(ink),
    )
    done = sum((spent(index) for index in range(len(SERVICES))), D(0))
    meals = sum(stay[3] for stay in STAYS)
    km = sum(sum(item[1:]) for item in SERVICES)
    text = (
        f"Agents et élus ont parcouru {ink('text.km', number(km, 0))} kilomètres "
        "avec leur véhicule personnel en 2025, pris "
        f"{ink('text.nights', str(sum(sum(stay[:3]) for stay in STAYS)))} nuitées "
        f"et {ink('text.count', str(meals))} repas, ces derniers remboursés au "
        f"forfait de 20,00 € : {ink('text.meals', euros(meals * MEAL))}."
        " Toutes natures confondues, la dépense s'élève à "
        f"{ink('text.all', euros(done))}, en hausse de "
        f"{ink('text.rise', percent(growth(done, BEFORE), 1))} par rapport à 2024 "
        f"({ink('text.before', euros(BEFORE))})."
    )
    ink.prove_sum("text.km", [f"k.k{column}" for column in "abc"])
    ink.prove_same("text.nights", "n.count")
    prove_product(ink, "text.meals", ["text.count"], MEAL)
    ink.prove_same("text.meals", "s.meal")
    ink.prove_same("text.all", "s.all")
    prove_growth(ink, "text.rise", "text.all", "text.before")
    blocks = (
        two_column_masthead(
            ("COMMUNE DE RIBÉRAC-LE-HAUT", "Direction des ressources humaines"),
            ("Conseil municipal du 2 avril 2026", "Affaire n° 2026-19"),
        ),
        Text(
            "Frais de mission et de déplacement : compte rendu 2025, reconduction des "
            "forfaits",
            "subject",
        ),
        Text(
            "Vu le décret n° 2006-781 du 3 juillet 2006 et l'arrêté du même jour "
            "fixant les taux des indemnités de mission ; vu la délibération du 13 "
            "avril 2023 ;"
        ),
        Text(text),
        Text(
            "Après en avoir délibéré par 25 voix pour et 2 contre, le conseil "
            "municipal prend acte de ce compte rendu et reconduit les forfaits "
            "d'hébergement et de repas pour 2026."
        ),
        signature(
            ("La secrétaire de séance,", "Nadège FOURNIOL"),
            ("Le maire,", "Denis LACOMBRADE"),
        ),
        Text("État n° 1 – Indemnités kilométriques", "caption"),
        on_roads,
        Text(
            "Barème de l'arrêté du 14 mars 2022, première tranche (jusqu'à 2 000 km "
            "par agent).",
            "small",
        ),
        Text("État n° 2 – Nuitées", "caption"),
        stays,
        Text("État n° 3 – Dépenses et crédits par service (€)", "caption"),
        by_service,
    )
    theme = Theme(
        font="Carlito",
        size=10.5,
        thousands=NARROW_NBSP,
        shade="#dde7f0",
        accent="#23496b",
        margin=15,
        header="",
        footer="{page}",
        justify=True,
    )
    return (Part(Producer.CHROMIUM, theme, blocks),)


KIND = Kind(
    83, "frais-mission", "frais de mission et de déplacement", SEEDS, draw
)
