"""116: parcels bought under the State's valuation, their costs, lots sold."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.council_acts.model import Producer, Table, Theme
from benchmarks.council_acts.packs_second.book import (
    Book,
    Slip,
    constant,
    minus,
    over,
    plus,
    same,
    times,
)
from benchmarks.council_acts.packs_second.columns import (
    Column,
    Look,
    tabulate,
    words,
)
from benchmarks.council_acts.packs_second.template import Plan, kind_of

# parcel, place, zone, area, price a m², valuation
PARCELS = (
    ("BH 214", "La Croix-Sanson", "1AUh", "5862", "22.00", "123000"),
    ("BH 215", "La Croix-Sanson", "1AUh", "3418", "22.00", "72000"),
    ("BH 231", "Les Ouches", "2AU", "7240", "8.50", "64000"),
    ("BH 232", "Les Ouches", "N", "1975", "1.20", "2300"),
    ("AC 87", "Impasse du Four", "UA", "612", "64.00", "38500"),
)
COSTS = (
    ("Frais d'acte notarié", "6420.00", "0.00"),
    ("Géomètre-expert", "3180.00", "636.00"),
    ("Étude de sol", "4350.00", "870.00"),
    ("Diagnostic d'archéologie préventive", "2710.00", "542.00"),
)
LOTS = (
    ("Lot 1", "Société Habitat de l'Aubance", "1460", "58.00"),
    ("Lot 2", "SCI du Presbytère", "985", "61.00"),
    ("Lot 3", "Cabinet infirmier de l'Aubance", "1120", "59.50"),
)

SEEDS = (
    Slip(
        "p2.price",
        "5,80",
        "1. Parcelles acquises",
        "BH 231",
        "product",
        "61 540,00 pour 7 240 m² font 8,50 le m² ; chiffres inversés",
    ),
    Slip(
        "p.area",
        "17 132",
        "1. Parcelles acquises",
        "Total",
        "sum",
        "la parcelle BH 232 (1 975 m²) est oubliée",
    ),
    Slip(
        "p4.value",
        "35 000",
        "1. Parcelles acquises",
        "AC 87",
        "legal",
        "39 168,00 dépasse de 11,9 % l'avis de 35 000, au-delà de la marge de 10 % et sans"
        " motif",
        nature="legal",
        spreads=True,
    ),
    Slip(
        "s1.tax",
        "12 071,00",
        "3. Lots cédés",
        "Lot 2",
        "product",
        "20 % de 60 085,00 = 12 017,00 ; chiffres inversés, le TTC est juste",
    ),
    Slip(
        "t.hectares",
        "1 ha 97 a 01 ca",
        "texte",
        "considérant, contenance en hectares",
        "equality",
        "19 107 m² font 1 ha 91 a 07 ca ; chiffres inversés",
    ),
    Slip(
        "t.mean",
        "18,06 €",
        "texte",
        "rapport, prix moyen du mètre carré",
        "ratio",
        "307 238,00 / 19 107 = 16,08 ; chiffres inversés",
    ),
    Slip(
        "d.balance",
        "114 451,00 €",
        "texte",
        "article 4, charge nette",
        "difference",
        "325 946,00 - 211 405,00 = 114 541,00 ; chiffres inversés",
    ),
)

TEMPLATE = """
@masthead MAIRIE DE SAINT-MARCOUF-D'AUBANCE | 3 412 habitants || Conseil municipal | Séance du 17
septembre 2026

@title Délibération n° 17-09-2026/08

@subject Objet : réserve foncière de La Croix-Sanson – acquisition de parcelles, cession de lots

Nombre de conseillers : {v.seats} – présents : {v.present} – pouvoirs : {v.proxies} – absents :
{v.absent}

Vu les articles L. 2241-1 et L. 1311-9 du code général des collectivités territoriales ;

Vu l'arrêté du 5 décembre 2016, fixant à {t.threshold} le seuil de consultation du domaine pour les
acquisitions ;

Vu l'avis du pôle d'évaluation domaniale du 2 juin 2026, assorti d'une marge d'appréciation de
10 % ;

Considérant l'offre des consorts MÉRIGNAC de céder {t.count} parcelles d'une superficie de
{t.area} m², soit {t.hectares}, dont {t.built} m² en zone 1AUh ;

Considérant que la demande initiale des vendeurs, en 2024, était de 345 000 € ;

M. Alban FEUILLADE, adjoint à l'urbanisme, précise que le prix proposé, {t.price} au total, ressort
à {t.mean} le mètre carré en moyenne et s'écarte de {t.gap} de l'évaluation ({t.value}). Les deux
parcelles de La Croix-Sanson comptent pour {t.big}, c'est-à-dire {t.share} du prix. Un acompte de
5 %, soit {t.deposit}, sera consigné chez le notaire.

Les frais annexes s'élèvent à {t.costs} TTC ; le coût complet de l'opération atteint {t.whole}, à
comparer aux 360 000 € inscrits au budget. Les trois lots à détacher, d'une surface cumulée de
{t.sold} m², rapporteront {t.net} hors taxes ({t.gross} TTC).

Après en avoir délibéré, par {v.for} voix pour et {v.against} contre, le conseil :

<b>Article 1.</b> Décide d'acquérir les parcelles du tableau 1 au prix de {d.price}.

<b>Article 2.</b> Prend à sa charge les frais du tableau 2.

<b>Article 3.</b> Autorise la vente des {d.lots} lots du tableau 3 au prix de {d.net} hors taxes.

<b>Article 4.</b> Constate que la charge nette de la commune, hors taxe sur les ventes, est de
{d.balance}.

@caption 1. Parcelles acquises

@table parcels

@caption 2. Frais annexes

@table costs

@caption 3. Lots cédés

@table lots

@sign La secrétaire de séance, | Noémie CORBINEAU || Le maire, | Jacques HÉRAUDEAU
"""


def draw_parcels(book: Book) -> Table:
    """Area times price, beside the valuation."""
    columns = (
        words("Parcelle", 1),
        words("Lieu-dit", 1.8),
        words("Zone", 0.7, "c"),
        Column("Contenance (m²)", "area", "n0", width=1.2),
        Column("Prix au m² (€)", "price", "n2", foot="", width=1),
        Column("Prix (€)", "amount", "n2", times("area", "price"), width=1.4),
        Column("Avis du domaine (€)", "value", "n0", width=1.2),
        Column(
            "Écart",
            "gap",
            "s1",
            lambda cell: (cell("amount") - cell("value")) * 100 / cell("value"),
            foot="same",
            width=0.9,
        ),
    )
    return tabulate(book, "p", columns, PARCELS, "Total", Look("frame", 9))


def draw_costs(book: Book) -> Table:
    """What comes on top of the price."""
    columns = (
        words("Nature", 3),
        Column("Montant HT (€)", "net", "n2"),
        Column("TVA (€)", "tax", "n2"),
        Column("Montant TTC (€)", "gross", "n2", plus("net", "tax")),
    )
    return tabulate(
        book, "c", columns, COSTS, "Total des frais", Look("none", 9.5, 0.85)
    )


def draw_lots(book: Book) -> Table:
    """Lots sold, with their tax."""
    columns = (
        words("Lot", 0.8),
        words("Acquéreur", 2.4),
        Column("Surface (m²)", "area", "n0", width=1),
        Column("Prix HT au m²", "price", "n2", foot="", width=1),
        Column("Prix HT (€)", "net", "n2", times("area", "price")),
        Column("TVA 20 % (€)", "tax", "n2", times("net", rate="0.2")),
        Column("Prix TTC (€)", "gross", "n2", plus("net", "tax")),
    )
    return tabulate(book, "s", columns, LOTS, "Ensemble", Look(size=9))


def in_hectares(text: str, area: str) -> bool:
    """Whether hectares, ares and centiares are the square metres of an area."""
    hectares, ares, centiares = (int(part) for part in text.split()[::2])
    metres = int(area.replace(" ", ""))
    return hectares * 10_000 + ares * 100 + centiares == metres


def fill(book: Book) -> Mapping[str, Table]:
    """The tables, and the figures of the sentences."""
    tables = {
        "parcels": draw_parcels(book),
        "costs": draw_costs(book),
        "lots": draw_lots(book),
    }
    areas = [f"p{index}.area" for index in range(len(PARCELS))]
    for name, figure in (
        ("seats", 23),
        ("present", 16),
        ("proxies", 4),
        ("against", 3),
    ):
        book.put(f"v.{name}", figure, "y")
    book.words({"t.hectares": "1 ha 91 a 07 ca"})
    book.say(
        {
            "v.absent": ("y", minus("v.seats", "v.present", "v.proxies")),
            "v.for": (
                "y",
                lambda v: v("v.present") + v("v.proxies") - v("v.against"),
            ),
            "t.threshold": ("e0", constant(180000)),
            "t.count": ("w", constant(len(PARCELS))),
            "t.area": ("n0", plus(*areas)),
            "t.built": ("n0", plus(*areas[:2])),
            "t.price": ("e2", same("p.amount")),
            "t.mean": ("e2", over("t.price", "t.area")),
            "t.gap": ("p1", same("p.gap")),
            "t.value": ("e0", same("p.value")),
            "t.big": ("e2", plus("p0.amount", "p1.amount")),
            "t.share": ("p1", over("t.big", "t.price", 100)),
            "t.deposit": ("e2", times("t.price", rate="0.05")),
            "t.costs": ("e2", same("c.gross")),
            "t.whole": ("e2", plus("t.price", "t.costs")),
            "t.sold": ("n0", same("s.area")),
            "t.net": ("e2", same("s.net")),
            "t.gross": ("e2", same("s.gross")),
            "d.price": ("e2", same("p.amount")),
            "d.lots": ("w", constant(len(LOTS))),
            "d.net": ("e2", same("s.net")),
            "d.balance": ("e2", minus("t.whole", "t.net")),
        }
    )
    book.claim("hectares", ["t.hectares", "t.area"], in_hectares)
    for index in range(len(PARCELS)):
        in_margin(book, f"p{index}")
    for index in range(1, len(COSTS)):
        book.owe(f"c{index}.tax", times(f"c{index}.net", rate="0.2"))
    book.owe("c0.tax", constant(0))
    return tables


def in_margin(book: Book, row: str) -> None:
    """A price does not pass the valuation by more than its margin."""
    book.limit(
        row,
        lambda value: (
            value(f"{row}.amount")
            <= value(f"{row}.value") * constant("1.1")(value)
        ),
    )


THEME = Theme(
    font="Caladea",
    size=10.5,
    shade="#ededed",
    margin=20,
    footer="17-09-2026/08 – page {page} sur {pages}",
)
KIND = kind_of(
    116,
    "parcelles-acquises",
    "acquisition de parcelles et cession de lots",
    SEEDS,
    Plan(Producer.WEASYPRINT, THEME, TEMPLATE, fill),
)
