"""57: public lighting works shared with an energy syndicate, by street: net, VAT, shares."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from benchmarks.council_acts.figures import (
    column_sums,
    euros,
    number,
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
    line,
    total,
)
from benchmarks.council_acts.written import (
    or_nil,
    product,
    prove_across,
    prove_columns,
    prove_gap,
    prove_product,
    write,
)

D = Decimal
# street, lamps, price of a lamp, mast and wiring works
STREETS = (
    ("Rue des Tanneurs", 14, "742.00", "3180.00"),
    ("Avenue du Général-Ferrié", 26, "815.50", "9640.00"),
    ("Place du Champ-de-Foire", 9, "1260.00", "5275.00"),
    ("Chemin des Garennes", 11, "685.00", "0.00"),
    ("Lotissement Les Alouettes", 18, "642.50", "2416.00"),
    ("Hameau de Villebrac", 7, "708.00", "4890.00"),
)
VAT = D("0.20")
HELP = D("0.45")
FCTVA = D("0.16404")
COLUMNS = ("lamps", "supply", "works", "net", "vat", "gross", "help", "own")

SEEDS = (
    Seed(
        "s1.supply",
        "212 203,00",
        "Estimation des travaux",
        "Avenue du Général-Ferrié",
        "product",
        "26 × 815,50 ; le total HT est juste",
    ),
    Seed(
        "d2.help",
        "7 746,75",
        "Répartition du financement",
        "Place du Champ-de-Foire",
        "product",
        "45 % de 16 615,00",
    ),
    Seed(
        "d.vat",
        "16 508,40",
        "Répartition du financement",
        "TOTAL",
        "sum",
        "sans le hameau de Villebrac (1 969,20)",
    ),
    Seed(
        "text.streets",
        "5",
        "texte",
        "nombre de rues",
        "count",
        "lignes du tableau (6)",
    ),
    Seed(
        "text.gross",
        "110 685,60 €",
        "texte",
        "coût TTC",
        "equality",
        "coût TTC du tableau",
    ),
)


def figures(street: tuple[str, int, str, str]) -> list[Decimal]:
    """A street's figures, in the order of the columns."""
    supply = street[1] * D(street[2])
    net = supply + D(street[3])
    vat, aid = product(net, VAT), product(net, HELP)

    return [
        D(street[1]),
        supply,
        D(street[3]),
        net,
        vat,
        net + vat,
        aid,
        net + vat - aid,
    ]


def sums() -> dict[str, Decimal]:
    """The sums of the columns."""
    found = column_sums(map(figures, STREETS))
    return dict(zip(COLUMNS, found, strict=True))


def _texts(values: Iterable[Decimal]) -> dict[str, str]:
    texts = dict(zip(COLUMNS, map(or_nil, values), strict=True))
    return texts | {"lamps": texts["lamps"].removesuffix(",00")}


def draw_works(ink: Ink) -> Table:
    """The estimate by street."""
    rows: list[Row] = [
        head(
            Cell("Rue ou lieu-dit", down=2),
            Cell("Points<br/>lumineux", down=2),
            Cell("Prix unitaire<br/>(€ HT)", down=2),
            Cell("Montant des travaux (€ HT)", across=3),
        ),
        head("Luminaires", "Mâts et réseau", "Total"),
    ]
    keys = [f"s{index}" for index in range(len(STREETS))]

    for key, street in zip(keys, STREETS, strict=True):
        texts = _texts(figures(street))
        cells = write(
            ink,
            key,
            lamps=texts["lamps"],
            each=number(D(street[2])),
            supply=texts["supply"],
            works=texts["works"],
            net=texts["net"],
        )
        rows.append(line(street[0], *cells))
        prove_product(ink, f"{key}.supply", [f"{key}.lamps", f"{key}.each"])
        prove_across(ink, key, "net", ["supply", "works"])

    texts = _texts(sums().values())
    cells = write(
        ink,
        "s",
        lamps=texts["lamps"],
        each="",
        supply=texts["supply"],
        works=texts["works"],
        net=texts["net"],
    )
    rows.append(total("TOTAL", *cells))

    prove_columns(ink, "s", keys, ["lamps", "supply", "works", "net"])
    prove_across(ink, "s", "net", ["supply", "works"])

    return Table(
        (3, 1, 1.3, 1.5, 1.5, 1.5),
        "lcrrrr",
        tuple(rows),
        rules="frame",
        size=9.5,
    )


def draw_shares(ink: Ink) -> Table:
    """Who pays what, by street."""
    rows: list[Row] = [
        head(
            "Rue ou lieu-dit",
            "Coût HT",
            "TVA 20 %",
            "Coût TTC",
            "Aide du syndicat<br/>45 % du HT",
            "Reste à charge<br/>de la commune",
        )
    ]
    columns = COLUMNS[3:]
    keys = [f"d{index}" for index in range(len(STREETS))]

    for key, street in zip(keys, STREETS, strict=True):
        texts = _texts(figures(street))
        rows.append(
            line(
                street[0],
                *write(ink, key, **{name: texts[name] for name in columns}),
            )
        )
        ink.prove_same(f"{key}.net", f"s{key[1:]}.net")
        prove_product(ink, f"{key}.vat", [f"{key}.net"], VAT)
        prove_across(ink, key, "gross", ["net", "vat"])
        prove_product(ink, f"{key}.help", [f"{key}.net"], HELP)
        prove_gap(ink, f"{key}.own", f"{key}.gross", f"{key}.help")

    texts = _texts(sums().values())
    rows.append(
        total(
            "TOTAL", *write(ink, "d", **{name: texts[name] for name in columns})
        )
    )

    prove_columns(ink, "d", keys, columns)
    prove_across(ink, "d", "gross", ["net", "vat"])
    prove_gap(ink, "d.own", "d.gross", "d.help")

    return Table(
        (2.8, 1.4, 1.2, 1.4, 1.5, 1.5),
        "lrrrrr",
        tuple(rows),
        rules="frame",
        size=9.5,
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with its two tables."""
    works, shares = draw_works(ink), draw_shares(ink)
    all_of = sums()
    fctva = product(all_of["gross"], FCTVA)
    lamps = (
        f"Le programme remplace {ink('text.lamps', number(all_of['lamps'], 0))} points"
        " lumineux dans"
        f" {ink('text.streets', str(len(STREETS)))} rues ou lieux-dits. La puissance de chacun"
        " passant"
        f" de 125 W à 38 W, la puissance installée baisse de"
        f" {ink('text.watts', number(all_of['lamps'] * 87 / 1000, 3))} kW."
    )
    money = (
        f"Le coût est estimé à {ink('text.net', euros(all_of['net']))} HT, soit"
        f" {ink('text.gross', euros(all_of['gross']))} TTC. Le syndicat apporte"
        f" {ink('text.help', euros(all_of['help']))}. La commune, qui récupérera"
        f" {ink('text.fctva', euros(fctva))} au titre du FCTVA (16,404 % du coût TTC), supporte au"
        f" final {ink('text.final', euros(all_of['own'] - fctva))}."
    )

    ink.prove_same("text.lamps", "s.lamps")
    ink.prove("streets", ink.value("text.streets") == len(STREETS))
    prove_product(ink, "text.watts", ["text.lamps"], D("0.087"), 3)

    for column in ("net", "gross", "help"):
        ink.prove_same(f"text.{column}", f"d.{column}")

    prove_product(ink, "text.fctva", ["d.gross"], FCTVA)
    prove_gap(ink, "text.final", "d.own", "text.fctva")

    blocks = (
        Text(
            "Département de la Haute-Vaure<br/>Commune de SAINT-AUBIN-DES-GARENNES",
            "center",
        ),
        Text("DÉLIBÉRATION DU CONSEIL MUNICIPAL", "title"),
        Text(
            "L'an deux mille vingt-six, le vingt et un mai à vingt heures, le conseil"
            " municipal légalement convoqué s'est réuni sous la présidence de M. Rémi"
            " CASTAGNAC, maire. Nombre de conseillers en exercice : 15. Présents : 13. Votants"
            " : 15, dont 2 pouvoirs."
        ),
        Text(
            "N° 2026-05-31 – Rénovation de l'éclairage public, convention avec le syndicat"
            " départemental d'énergie",
            "subject",
        ),
        Text(lamps),
        Text("Estimation des travaux", "caption"),
        works,
        Text("Répartition du financement (en euros)", "caption"),
        shares,
        Text(
            "Le syndicat, maître d'ouvrage délégué, avance la TVA. L'aide est plafonnée à 35"
            " 000 € HT de travaux par rue.",
            "small",
        ),
        Text(money),
        Text(
            "Après en avoir délibéré, le conseil municipal approuve le programme et son plan"
            " de financement, autorise le maire à signer la convention et inscrit la dépense à"
            " l'opération 2604. Pour : 14. Contre : 0. Abstention : 1."
        ),
        signature(
            ("Le secrétaire de séance,", "Lucas BOISVERT"),
            ("Le maire,", "Rémi CASTAGNAC"),
        ),
        certified("Saint-Aubin-des-Garennes", "26 mai 2026"),
    )

    theme = Theme(
        font="DejaVu Sans",
        size=9,
        thousands=NBSP,
        shade="#fff2cc",
        margin=18,
        header="",
        footer="Délibération 2026-05-31 – page {page}",
    )

    return (Part(Producer.WEASYPRINT, theme, blocks),)


KIND = Kind(
    57,
    "eclairage-public",
    "travaux d'éclairage public avec un syndicat",
    SEEDS,
    draw,
)
