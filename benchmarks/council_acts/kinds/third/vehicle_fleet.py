"""71: the vehicles of a town: what each costs, which are replaced, and how that is paid."""

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
    chapter,
    head,
)
from benchmarks.council_acts.written import (
    product,
    prove_across,
    prove_columns,
    prove_gap,
    prove_product,
    prove_ratio,
    read,
    write_row,
)

D = Decimal
# service, vehicles: name, first year, kilometres, upkeep, fuel
FLEET = (
    (
        "Services techniques",
        (
            ("Renault Master benne", 2012, 148320, "2146.80", "2318.45"),
            ("Peugeot Partner", 2015, 96410, "874.35", "1206.90"),
            ("Iveco Daily nacelle", 2009, 71850, "3912.60", "1544.20"),
            ("Renault Kangoo ZE", 2018, 42960, "416.75", "287.30"),
            ("Tracteur Kubota L5040", 2014, 5230, "1688.10", "2072.65"),
        ),
    ),
    (
        "Espaces verts",
        (
            ("Citroën Jumper plateau", 2013, 118470, "1932.45", "1874.10"),
            ("Renault Maxity", 2011, 132095, "2760.20", "2096.35"),
            ("Tondeuse John Deere 1565", 2017, 2184, "1245.90", "918.55"),
        ),
    ),
    (
        "Police municipale",
        (
            ("Dacia Duster", 2020, 68740, "952.40", "1731.80"),
            ("Peugeot 208 électrique", 2023, 17315, "188.60", "264.15"),
        ),
    ),
    (
        "Administration et portage de repas",
        (
            ("Renault Clio", 2014, 104685, "1037.25", "982.40"),
            ("Citroën Berlingo isotherme", 2016, 127930, "1418.70", "1659.05"),
            ("Renault Zoé", 2021, 31245, "302.15", "241.60"),
        ),
    ),
)
# vehicle bought, number, price without tax, trade-in
BOUGHT = (
    ("Fourgon benne diesel", 1, "36450.00", "3200.00"),
    ("Utilitaire électrique", 2, "27980.00", "2150.00"),
    ("Nacelle sur porteur 3,5 t", 1, "68200.00", "7400.00"),
    ("Citadine électrique", 1, "21640.00", "1900.00"),
)
TAX, FUND, AID = D("0.20"), D("0.16404"), D("0.30")

SEEDS = (
    Seed(
        "s1.upkeep",
        "4 692,65",
        "Tableau 1",
        "Sous-total Espaces verts",
        "sum",
        "sans la tondeuse (1 245,90)",
    ),
    Seed(
        "b1.tax",
        "11 912,00",
        "Tableau 2",
        "Utilitaire électrique",
        "product",
        "55 960,00 × 20 % ; le TTC est juste",
    ),
    Seed(
        "f0.amount",
        "38 575,55",
        "Tableau 3",
        "FCTVA",
        "product",
        "218 700,00 × 16,404 %",
    ),
    Seed(
        "text.old",
        "9",
        "texte",
        "véhicules de 2016 ou avant",
        "count",
        "huit véhicules ; celui de 2017 est compté",
    ),
    Seed(
        "text.km",
        "976 434",
        "texte",
        "kilométrage du parc",
        "sum",
        "967 434 : deux chiffres inversés",
    ),
)


def draw_fleet(ink: Ink) -> Table:
    """The vehicles by service, with what each cost in the year."""
    rows: list[Row] = [
        head(
            "Véhicule",
            "Mise en<br/>circulation",
            "Compteur (km)",
            "Entretien (€)",
            "Carburant et recharge (€)",
            "Total 2025 (€)",
        )
    ]
    columns = ("km", "upkeep", "fuel", "all")
    for place, (service, vehicles) in enumerate(FLEET):
        rows.append(chapter(Cell(service, across=6)))
        keys = []
        for index, (name, year, km, upkeep, fuel) in enumerate(vehicles):
            keys.append(f"v{place}{index}")
            rows.append(
                write_row(
                    ink,
                    "line",
                    name,
                    keys[-1],
                    year=str(year),
                    km=number(km, 0),
                    upkeep=number(D(upkeep)),
                    fuel=number(D(fuel)),
                    all=number(D(upkeep) + D(fuel)),
                )
            )
            prove_across(ink, keys[-1], "all", ["upkeep", "fuel"])
        rows.append(
            write_row(
                ink,
                "sub",
                f"Sous-total {service}",
                f"s{place}",
                year="",
                **summed(vehicles),
            )
        )
        prove_columns(ink, f"s{place}", keys, columns)
    rows.append(
        write_row(
            ink, "total", "Ensemble du parc", "s", year="", **summed(every())
        )
    )
    prove_columns(
        ink, "s", [f"s{place}" for place in range(len(FLEET))], columns
    )
    return Table(
        (3.4, 1.1, 1.3, 1.3, 1.5, 1.4),
        "lcrrrr",
        tuple(rows),
        rules="columns",
        size=9,
    )


Vehicle = tuple[str, int, int, str, str]


def every() -> tuple[Vehicle, ...]:
    """All vehicles."""
    return tuple(vehicle for _, vehicles in FLEET for vehicle in vehicles)


def summed(vehicles: tuple[Vehicle, ...]) -> dict[str, str]:
    """The totals of some vehicles, by column."""
    upkeep, fuel = (
        sum((D(str(item[place])) for item in vehicles), D(0))
        for place in (3, 4)
    )
    return {
        "km": number(sum(item[2] for item in vehicles), 0),
        "upkeep": number(upkeep),
        "fuel": number(fuel),
        "all": number(upkeep + fuel),
    }


def bought() -> tuple[Decimal, Decimal]:
    """What is bought, without tax, and what is traded in."""
    return (
        sum((item[1] * D(item[2]) for item in BOUGHT), D(0)),
        sum((D(item[3]) for item in BOUGHT), D(0)),
    )


def draw_bought(ink: Ink) -> Table:
    """What is bought: number times price, tax, trade-in, net."""
    rows: list[Row] = [
        head(
            Cell("Acquisition", down=2),
            Cell("Qté", down=2),
            Cell("Prix unitaire HT", down=2),
            Cell("Montant (€)", across=3),
            Cell("Reprise (€)", down=2),
            Cell("Reste à payer (€)", down=2),
        ),
        head("HT", "TVA 20 %", "TTC"),
    ]
    keys = []
    for index, (name, count, price, back) in enumerate(BOUGHT):
        key = f"b{index}"
        keys.append(key)
        net = count * D(price)
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                count=str(count),
                price=number(D(price)),
                net=number(net),
                tax=number(net * TAX),
                gross=number(net * (1 + TAX)),
                back=number(D(back)),
                left=number(net * (1 + TAX) - D(back)),
            )
        )
        prove_product(ink, f"{key}.net", [f"{key}.count", f"{key}.price"])
        prove_product(ink, f"{key}.tax", [f"{key}.net"], TAX)
        prove_across(ink, key, "gross", ["net", "tax"])
        prove_gap(ink, f"{key}.left", f"{key}.gross", f"{key}.back")
    net, given = bought()
    rows.append(
        write_row(
            ink,
            "total",
            "Total programme 2026",
            "b",
            count=str(sum(item[1] for item in BOUGHT)),
            price="",
            net=number(net),
            tax=number(net * TAX),
            gross=number(net * (1 + TAX)),
            back=number(given),
            left=number(net * (1 + TAX) - given),
        )
    )
    prove_columns(
        ink, "b", keys, ["count", "net", "tax", "gross", "back", "left"]
    )
    prove_gap(ink, "b.left", "b.gross", "b.back")
    return Table(
        (2.6, 0.6, 1.2, 1.3, 1.2, 1.3, 1.1, 1.3),
        "lcrrrrrr",
        tuple(rows),
        size=8.5,
    )


def draw_funding(ink: Ink) -> Table:
    """Who pays: the tax fund, the Region's aid for electric vehicles, trade-ins, the town."""
    net, back = bought()
    gross = net * (1 + TAX)
    electric = sum(
        (item[1] * D(item[2]) for item in BOUGHT if "électrique" in item[0]),
        D(0),
    )
    fund, aid = product(gross, FUND), product(electric, AID)
    parts = (
        ("FCTVA (16,404 % du TTC)", fund),
        ("Région, mobilité propre (30 % du HT des véhicules électriques)", aid),
        ("Reprise des véhicules remplacés", back),
        ("Autofinancement", gross - fund - aid - back),
    )
    rows: list[Row] = [head("Financement", "Montant (€)", "Part")]
    keys = []
    for index, (name, amount) in enumerate(parts):
        keys.append(f"f{index}")
        rows.append(
            write_row(
                ink,
                "line",
                name,
                keys[-1],
                amount=number(amount),
                share=percent(share(amount, gross, 1), 1),
            )
        )
    rows.append(
        write_row(
            ink, "total", "Total TTC", "f", amount=number(gross), share="100 %"
        )
    )
    prove_product(ink, "f0.amount", ["b.gross"], FUND)
    ink.prove_rounded(
        "f1.amount", (ink.value("b1.net") + ink.value("b3.net")) * AID, 2
    )
    ink.prove_same("f2.amount", "b.back")
    ink.prove_same("f.amount", "b.gross")
    prove_columns(ink, "f", keys, ["amount"])
    for key in keys:
        prove_ratio(ink, f"{key}.share", f"{key}.amount", "f.amount", 100, 1)
    return Table(
        (4.4, 1.4, 0.8),
        "lrr",
        tuple(rows),
        rules="horizontal",
        size=9,
        fill=0.8,
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, its list of vehicles and what is bought."""
    fleet, purchases, funding = (
        draw_fleet(ink),
        draw_bought(ink),
        draw_funding(ink),
    )
    vehicles = every()
    old = [item for item in vehicles if item[1] <= 2016]
    cost = sum((D(item[3]) + D(item[4]) for item in vehicles), D(0))
    state = (
        "Au 31 décembre 2025, la commune dispose de "
        f"{ink('text.count', str(len(vehicles)))} véhicules et engins, dont"
        f" {ink('text.old', str(len(old)))} ont été mis en circulation en 2016 ou "
        "avant. Leurs compteurs totalisent"
        f" {ink('text.km', number(sum(item[2] for item in vehicles), 0))} km. "
        "Entretien et énergie ont coûté"
        f" {ink('text.cost', euros(cost))} dans l'année, soit "
        f"{ink('text.mean', euros(cost / len(vehicles)))} par véhicule en moyenne."
    )
    net, back = bought()
    plan = (
        "Monsieur l'adjoint aux travaux propose d'acquérir "
        f"{ink('text.bought', 'cinq')} véhicules en 2026 pour"
        f" {ink('text.gross', euros(net * (1 + TAX)))} TTC. Une fois déduites les "
        "reprises, il restera"
        f" {ink('text.left', euros(net * (1 + TAX) - back))} à régler aux "
        "fournisseurs."
    )
    ink.prove(
        "count",
        read(ink, "text.count")
        == len(
            [
                key
                for key in ink.printed
                if key.endswith(".km") and key.startswith("v")
            ]
        ),
    )
    years = ink.values(
        key for key in list(ink.printed) if key.endswith(".year")
    )
    ink.prove(
        "old",
        read(ink, "text.old") == len([year for year in years if year <= 2016]),
    )
    ink.prove_same("text.km", "s.km")
    ink.prove_same("text.cost", "s.all")
    ink.prove_rounded(
        "text.mean", ink.value("text.cost") / ink.value("text.count"), 2
    )
    ink.prove(
        "bought",
        ink.printed["text.bought"] == "cinq" and ink.value("b.count") == 5,
    )
    ink.prove_same("text.gross", "b.gross")
    ink.prove_same("text.left", "b.left")
    blocks = (
        *register_masthead(
            "COMMUNE DE VILLEDIEU-SUR-ARNON",
            "Département du Cher",
            "29 janvier 2026",
            "2026/007",
        ),
        Text(
            "Objet : parc automobile communal – état au 31 décembre 2025 et programme "
            "de renouvellement",
            "subject",
        ),
        Text(
            "Présents : 17 – Pouvoirs : 2 – Votants : 19. Secrétaire de séance : Mme "
            "Odile MARSAULT."
        ),
        Text(state),
        Text("Tableau 1 – Le parc et son coût", "caption"),
        fleet,
        Text(plan),
        Text("Tableau 2 – Acquisitions", "caption"),
        purchases,
        Text("Tableau 3 – Plan de financement", "caption"),
        funding,
        Text(
            "Après en avoir délibéré, le conseil municipal, à l'unanimité, approuve le "
            "programme, autorise le maire à signer les bons de commande et à "
            "solliciter l'aide de la Région. Les crédits sont inscrits à l'article "
            "21828."
        ),
        signature(
            ("La secrétaire,", "Odile MARSAULT"),
            ("Le maire,", "Gérard PLANTUREUX"),
        ),
        certified("Villedieu-sur-Arnon", "2 février 2026"),
    )
    theme = Theme(
        font="Liberation Serif",
        size=10.5,
        shade="#e2e2e2",
        margin=18,
        header="",
        footer="{page}",
    )
    return (Part(Producer.REPORTLAB, theme, blocks),)


KIND = Kind(
    71, "parc-automobile", "parc automobile et renouvellement", SEEDS, draw
)
