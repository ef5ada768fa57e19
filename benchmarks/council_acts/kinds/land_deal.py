"""39: a land purchase, parcel by parcel, its costs, and the sale of two lots."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import euros, number, percent, rounded
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
    Table,
    Text,
    Theme,
    head,
    line,
    sub,
    total,
)

D = Decimal
# section and number, place, zone, area in m², price a m²
PARCELS = (
    ("ZC 41", "Les Grandes Versennes", "1AU", 6842, "14.50"),
    ("ZC 42", "Les Grandes Versennes", "1AU", 3175, "14.50"),
    ("ZC 57", "Le Clos Morand", "2AU", 8460, "6.80"),
    ("ZC 58", "Le Clos Morand", "N", 1294, "0.90"),
    ("AD 118", "Rue du Lavoir", "UB", 736, "42.00"),
)
EVICTION = D("0.62")
FEES = D("1.85")
SURVEYOR = D("2436.00")
LOTS = (("Lot A", 1120, "58.00"), ("Lot B", 985, "61.50"))

SEEDS = (
    Seed(
        "p2.amount",
        "57 258,00 €",
        "1. Parcelles acquises",
        "ZC 57",
        "product",
        "8 460 m² x 6,80 ; le total est juste",
    ),
    Seed(
        "sum.area",
        "19 213",
        "1. Parcelles acquises",
        "Total",
        "sum",
        "total des contenances : la parcelle ZC 58 (1 294 m²) est oubliée",
    ),
    Seed(
        "l1.tax",
        "12 151,50",
        "3. Lots cédés",
        "Lot B",
        "product",
        "TVA de 20 % sur 60 577,50",
    ),
    Seed(
        "text.balance",
        "128 532,37 €",
        "texte",
        "article 2, solde de l'opération",
        "difference",
        "coût de l'acquisition - prix des lots : 253 889,87 - 125 537,50",
    ),
)


def draw_parcels(ink: Ink) -> tuple[Table, int, Decimal]:
    """Area times price, parcel by parcel."""
    rows = [
        head(
            "Parcelle",
            "Lieu-dit",
            "Zone du PLU",
            "Contenance (m²)",
            "Prix au m²",
            "Prix de vente",
        )
    ]
    whole = D(0)
    for index, (parcel, place, zone, area, price) in enumerate(PARCELS):
        key = f"p{index}"
        amount = rounded(area * D(price))
        whole += amount
        rows.append(
            line(
                parcel,
                place,
                zone,
                ink(f"{key}.area", number(area, 0)),
                ink(f"{key}.price", euros(D(price))),
                ink(f"{key}.amount", euros(amount)),
            )
        )
        area_value, price_value = ink.values([f"{key}.area", f"{key}.price"])
        ink.prove_rounded(f"{key}.amount", area_value * price_value, 2)

    area = sum(item[3] for item in PARCELS)
    rows.append(
        total(
            Cell("Total", across=3),
            ink("sum.area", number(area, 0)),
            "",
            ink("sum.amount", euros(whole)),
        )
    )
    for name in ("area", "amount"):
        ink.prove_sum(
            f"sum.{name}", [f"p{index}.{name}" for index in range(len(PARCELS))]
        )
    return (
        Table((1.1, 2.6, 1.2, 1.6, 1.4, 1.9), "llcrrr", tuple(rows), size=9.5),
        area,
        whole,
    )


def draw_costs(ink: Ink, area: int, price: Decimal) -> tuple[Table, Decimal]:
    """The price, the tenant farmer's compensation, the notary, the surveyor."""
    farmed = area - PARCELS[4][3]
    eviction = rounded(farmed * EVICTION)
    fees = rounded(price * FEES / 100)
    whole = price + eviction + fees + SURVEYOR
    rows = (
        head("Poste", "Base", "Montant"),
        line(
            "Prix des parcelles",
            "tableau ci-dessus",
            ink("cost.price", euros(price)),
        ),
        line(
            "Indemnité d'éviction de l'exploitant <sup>1</sup>",
            f"{ink('cost.farmed', number(farmed, 0))} m² x {number(EVICTION)} €",
            ink("cost.eviction", euros(eviction)),
        ),
        line(
            "Frais d'acte",
            f"{percent(FEES)} du prix",
            ink("cost.fees", euros(fees)),
        ),
        line(
            "Géomètre (bornage)",
            "devis du 12 janvier 2026",
            ink("cost.surveyor", euros(SURVEYOR)),
        ),
        total(
            Cell("Coût total de l'acquisition", across=2),
            ink("cost.total", euros(whole)),
        ),
    )
    ink.prove_same("cost.price", "sum.amount")
    names = ("price", "eviction", "fees", "surveyor")
    ink.prove_sum("cost.total", [f"cost.{name}" for name in names])
    ink.prove_sum("cost.farmed", [f"p{index}.area" for index in range(4)])
    ink.prove_rounded("cost.eviction", ink.value("cost.farmed") * EVICTION, 2)
    ink.prove_rounded("cost.fees", ink.value("cost.price") * FEES / 100, 2)
    return Table(
        (3.4, 2.6, 1.8), "llr", rows, rules="horizontal", size=10, fill=0.9
    ), whole


def draw_sale(ink: Ink) -> tuple[Table, Decimal]:
    """Two building lots sold, VAT included."""
    rows = [
        head(
            "Désignation",
            "Surface (m²)",
            "Prix HT au m²",
            "Prix HT",
            "TVA 20 %",
            "Prix TTC",
        )
    ]
    sums = [D(0), D(0), D(0)]
    for index, (name, area, price) in enumerate(LOTS):
        key = f"l{index}"
        net = rounded(area * D(price))
        tax = rounded(net * D("0.2"))
        sums = [
            one + other
            for one, other in zip(sums, (net, tax, net + tax), strict=True)
        ]
        rows.append(
            line(
                name,
                ink(f"{key}.area", number(area, 0)),
                ink(f"{key}.price", number(D(price))),
                ink(f"{key}.net", number(net)),
                ink(f"{key}.tax", number(tax)),
                ink(f"{key}.gross", number(net + tax)),
            )
        )
        area_value, price_value = ink.values([f"{key}.area", f"{key}.price"])
        ink.prove_rounded(f"{key}.net", area_value * price_value, 2)
        ink.prove_rounded(f"{key}.tax", ink.value(f"{key}.net") * D("0.2"), 2)
        ink.prove_sum(f"{key}.gross", [f"{key}.net", f"{key}.tax"])
    names = ("net", "tax", "gross")
    cells = [
        ink(f"lots.{name}", number(value))
        for name, value in zip(names, sums, strict=True)
    ]
    area = sum(item[1] for item in LOTS)
    rows.append(sub("Ensemble", ink("lots.area", number(area, 0)), "", *cells))
    for name in ("area", *names):
        ink.prove_sum(
            f"lots.{name}", [f"l{index}.{name}" for index in range(len(LOTS))]
        )
    return Table(
        (1.6, 1.3, 1.4, 1.7, 1.6, 1.8), "lrrrrr", tuple(rows), size=9.5
    ), sums[0]


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with its three tables."""
    parcels, area, price = draw_parcels(ink)
    costs, whole = draw_costs(ink, area, price)
    sale, net = draw_sale(ink)
    opening = (
        f"Considérant que les consorts VALLADE proposent à la commune de lui céder"
        f" {ink('text.count', str(len(PARCELS)))} parcelles d'une contenance totale de"
        f" {ink('text.area', number(area, 0))} m² pour l'extension du lotissement communal et la"
        " création"
        " d'un bassin d'orage ;"
    )
    buy = (
        f"<b>Article 1.</b> La commune acquiert les parcelles désignées ci-dessus au prix de"
        f" {ink('text.price', euros(price))}, soit {ink('text.whole', euros(whole))} frais et"
        " indemnités compris."
    )
    sell = (
        "<b>Article 2.</b> Les lots A et B, issus de la parcelle AD 97, sont vendus à la SCI"
        " Les Tilleuls au"
        f" prix de {ink('text.net', euros(net))} hors taxes. Le solde de l'opération à la charge"
        " de la commune"
        f" est de {ink('text.balance', euros(whole - net))}."
    )
    ink.prove("count", ink.value("text.count") == len(PARCELS))
    ink.prove_same("text.area", "sum.area")
    ink.prove_same("text.price", "sum.amount")
    ink.prove_same("text.whole", "cost.total")
    ink.prove_same("text.net", "lots.net")
    ink.prove_sum("text.whole", ["text.balance", "text.net"])

    blocks = (
        *register_masthead(
            "COMMUNE DE SAINT-LÉOBARD-DES-PRÉS",
            "Département de la Vézelle",
            "12 mars 2026",
            "2026-017",
        ),
        Text(
            "Présents : 11. Absents excusés : 4, dont 2 ayant donné pouvoir. Votants : 13."
        ),
        Text(
            "Objet : acquisition de parcelles aux Grandes Versennes et cession de deux lots",
            "subject",
        ),
        Text(
            "Vu les articles L. 2122-21 et L. 2241-1 du code général des collectivités"
            " territoriales ;"
        ),
        Text("Vu l'avis du pôle d'évaluation domaniale du 3 février 2026 ;"),
        Text(opening),
        Text("1. Parcelles acquises", "caption"),
        parcels,
        Text("2. Coût de l'acquisition", "caption"),
        costs,
        Text(
            "<sup>1</sup> Parcelles en section ZC, louées à l'EARL du Bois-Rond ; barème de la"
            " chambre"
            " d'agriculture.",
            "small",
        ),
        Text("3. Lots cédés", "caption"),
        sale,
        Text(
            "Après en avoir délibéré, le conseil municipal, par 12 voix pour et 1 abstention,"
            " décide :"
        ),
        Text(buy),
        Text(sell),
        Text(
            "<b>Article 3.</b> Le maire est autorisé à signer les actes, reçus par Me Anselme"
            " ROUQUETTE, notaire."
        ),
        signature(
            ("Le secrétaire de séance,", "Noël FABREGUETTES"),
            ("Le maire,", "Annick DELORMEAU"),
        ),
        certified("Saint-Léobard-des-Prés", "17 mars 2026"),
    )
    theme = Theme(
        font="Liberation Serif",
        size=11,
        shade="#eeeeee",
        margin=22,
        footer="2026-017 – page {page}/{pages}",
    )
    return (Part(Producer.WRITER, theme, blocks),)


KIND = Kind(
    39, "acquisition-fonciere", "acquisition et cession foncières", SEEDS, draw
)
