"""65: purchases below the threshold that the mayor made by delegation: months, running sum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    two_column_masthead,
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
    sub,
    total,
)
from benchmarks.council_acts.written import (
    product,
    prove_across,
    prove_columns,
    prove_gap,
    prove_product,
    prove_ratio,
    read,
    write,
)

D = Decimal
# months; day | subject | supplier | nature (F, S, T) | net amount | rate of VAT (5 for 5.5 %)
LISTED = """\
Janvier 2026
08 | Sel de déneigement, 18 t | Salines de l'Est | F | 2106.00 | 20
14 | Vérification des extincteurs | Sécur'Incendie | S | 1387.50 | 20
22 | Reprise de la toiture du lavoir | SARL Couvreurs Associés | T | 11840.00 | 10
29 | Ouvrages pour la médiathèque | Librairie du Beffroi | F | 1562.08 | 5
Février 2026
03 | Location d'une nacelle | Levamat | S | 960.00 | 20
11 | Peinture de deux classes | Déco Bâti | T | 6274.30 | 10
17 | Vêtements de travail | Protec Pro | F | 3418.65 | 20
26 | Diagnostic amiante, école du Stade | Expertis | S | 1845.00 | 20
Mars 2026
02 | Plants et terreau | Pépinières Lormoy | F | 4127.90 | 10
10 | Élagage de l'avenue de la Gare | Arbres et Paysages | S | 7680.00 | 20
12 | Chaudière de la salle Cassin | Thermi-Services | T | 18965.40 | 20
19 | Ordinateurs portables (6) | Infoval | F | 5394.00 | 20
27 | Marquage au sol | Signal Route | T | 9312.75 | 20
Avril 2026
07 | Spectacle de la fête du printemps | Cie du Fil Rouge | S | 2843.60 | 5
15 | Réparation du tracteur | Agri Motoculture | S | 3276.18 | 20
21 | Bancs et corbeilles (14) | Urbamobil | F | 8036.00 | 20
28 | Clôture du cimetière | Métallerie Varin | T | 13470.00 | 20
Mai 2026
05 | Produits d'entretien | Hygial | F | 2719.44 | 20
12 | Contrôle des aires de jeux | Bureau Véritest | S | 1180.00 | 20
20 | Faux plafonds de la mairie | Plâtrerie Jourdan | T | 7953.20 | 10
28 | Défibrillateurs (3) | Cardio Équip | F | 4305.00 | 20
Juin 2026
04 | Étude de circulation | Mobilis Conseil | S | 14700.00 | 20
11 | Drapeaux et pavoisement | Manufacture Lebel | F | 618.25 | 20
18 | Rampe d'accès du gymnase | Maçonnerie Duthil | T | 10426.80 | 20
25 | Feu d'artifice du 13 juillet | Pyro-Loire | S | 6590.00 | 20
"""
NATURES = {"F": "Fournitures", "S": "Services", "T": "Travaux"}
Purchase = tuple[str, str, str, str, str, int]
Month = tuple[str, list[Purchase]]
COLUMNS = ("net", "vat", "gross")
BEFORE = D("141236.70")

SEEDS = (
    Seed(
        "F.count",
        "8",
        "Répartition par nature",
        "Fournitures",
        "count",
        "achats F de la liste (9)",
    ),
    Seed(
        "n7.vat",
        "638,73",
        "Liste des achats",
        "7",
        "product",
        "20 % de 3 418,65 ; le montant TTC est juste",
    ),
    Seed(
        "n16.cumul",
        "103 792,19",
        "Liste des achats",
        "16",
        "sum",
        "94 328,99 + 9 643,20 ; le cumul suivant est juste",
    ),
    Seed(
        "month5.net",
        "14 977,64",
        "Liste des achats",
        "Mai 2026",
        "sum",
        "sans le contrôle des aires de jeux (1 180,00)",
    ),
    Seed(
        "text.more",
        "9 575,35 €",
        "texte",
        "écart avec 2025",
        "difference",
        "150 992,05 - 141 236,70",
    ),
)


def read_months() -> list[Month]:
    """The purchases that are listed, by month."""
    months: list[Month] = []

    for listed in LISTED.splitlines():
        day, *rest = listed.split(" | ")
        if not rest:
            months.append((day, []))
            continue
        subject, supplier, nature, net, rate = rest
        months[-1][1].append((day, subject, supplier, nature, net, int(rate)))

    return months


def rate_of(item: Purchase) -> Decimal:
    """The rate of VAT in percent."""
    return D("5.5") if item[5] == 5 else D(item[5])


def figures(item: Purchase) -> list[Decimal]:
    """Net, VAT, gross."""
    net = D(item[4])
    vat = product(net, rate_of(item) / 100)
    return [net, vat, net + vat]


def add(items: Iterable[Purchase]) -> list[Decimal]:
    """The sums of the columns."""
    return [
        sum(column, D(0)) for column in zip(*map(figures, items), strict=True)
    ]


def everything() -> list[Purchase]:
    """All purchases, by date."""
    return [item for _, items in read_months() for item in items]


def _texts(values: Sequence[Decimal]) -> dict[str, str]:
    return dict(zip(COLUMNS, map(number, values), strict=True))


def draw_list(ink: Ink) -> Table:
    """Every purchase, with the running sum of gross amounts; it goes on over a page."""
    rows: list[Row] = [
        head(
            "N°",
            "Date",
            "Objet",
            "Titulaire",
            "Nat.",
            "Montant HT<br/>(€)",
            "Taux<br/>TVA",
            "TVA<br/>(€)",
            "Montant TTC<br/>(€)",
            "Cumul TTC<br/>(€)",
        )
    ]
    count, cumulated, months = 0, D(0), []

    for place, (month, items) in enumerate(read_months(), 1):
        keys = []
        for item in items:
            count += 1
            key = f"n{count}"
            keys.append(key)
            net, vat, gross = figures(item)
            cumulated += gross
            rate = percent(rate_of(item), int(item[5] == 5))
            net_cell, vat_cell, gross_cell = write(
                ink, key, **_texts([net, vat, gross])
            )
            cumul = ink(f"{key}.cumul", number(cumulated))
            day = f"{item[0]}/{place:02d}"
            rows.append(
                line(
                    str(count),
                    day,
                    item[1],
                    item[2],
                    item[3],
                    net_cell,
                    rate,
                    vat_cell,
                    gross_cell,
                    cumul,
                )
            )
            _prove(ink, count, rate_of(item))
        months.append(f"month{place}")
        net_cell, vat_cell, gross_cell = write(
            ink, months[-1], **_texts(add(items))
        )
        rows.append(
            sub(Cell(month, across=5), net_cell, "", vat_cell, gross_cell, "")
        )
        prove_columns(ink, months[-1], keys, COLUMNS)

    net_cell, vat_cell, gross_cell = write(
        ink, "n", **_texts(add(everything()))
    )
    rows.append(
        total(
            Cell("Total du 1er semestre 2026", across=5),
            net_cell,
            "",
            vat_cell,
            gross_cell,
            "",
        )
    )

    prove_columns(ink, "n", months, COLUMNS)

    return Table(
        (0.5, 0.8, 3, 2.2, 0.65, 1.3, 0.8, 1.1, 1.4, 1.4),
        "ccllcrcrrr",
        tuple(rows),
        rules="horizontal",
        size=8,
    )


def _prove(ink: Ink, count: int, rate: Decimal) -> None:
    key = f"n{count}"

    prove_product(ink, f"{key}.vat", [f"{key}.net"], rate / 100)
    prove_across(ink, key, "gross", ["net", "vat"])
    before = read(ink, f"n{count - 1}.cumul") if count > 1 else D(0)

    ink.prove(
        f"cumul {key}",
        read(ink, f"{key}.cumul") == before + read(ink, f"{key}.gross"),
    )


def draw_natures(ink: Ink) -> Table:
    """How many purchases of each nature, for how much, their share and mean."""
    rows: list[Row] = [
        head(
            "Nature",
            "Nombre",
            "Montant HT (€)",
            "Montant TTC (€)",
            "Part du TTC",
            "Montant HT moyen (€)",
        )
    ]
    keys, whole = [], add(everything())
    numbers = {
        nature: [
            at for at, item in enumerate(everything(), 1) if item[3] == nature
        ]
        for nature in NATURES
    }

    for nature, name in NATURES.items():
        own = [item for item in everything() if item[3] == nature]
        net, _, gross = add(own)
        keys.append(nature)
        cells = write(
            ink,
            nature,
            count=str(len(own)),
            net=number(net),
            gross=number(gross),
            share=percent(share(gross, whole[2], 1), 1),
            mean=number(net / len(own)),
        )
        rows.append(line(name, *cells))
        prove_columns(
            ink, nature, [f"n{at}" for at in numbers[nature]], ["net", "gross"]
        )
        ink.prove(
            f"count {nature}",
            ink.value(f"{nature}.count") == len(numbers[nature]),
        )

    count = len(everything())
    cells = write(
        ink,
        "all",
        count=str(count),
        net=number(whole[0]),
        gross=number(whole[2]),
        share="100,0 %",
        mean=number(whole[0] / count),
    )
    rows.append(total("Ensemble", *cells))

    prove_columns(ink, "all", keys, ["count", "net", "gross", "share"])

    for key in keys:
        prove_ratio(ink, f"{key}.share", f"{key}.gross", "all.gross", 100, 1)

    for key in [*keys, "all"]:
        prove_ratio(ink, f"{key}.mean", f"{key}.net", f"{key}.count")

    return Table(
        (1.8, 1, 1.6, 1.6, 1.2, 1.7),
        "lrrrrr",
        tuple(rows),
        rules="horizontal",
        size=9,
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with the list and the recapitulation."""
    purchases, natures = draw_list(ink), draw_natures(ink)
    whole = add(everything())
    largest = max(everything(), key=lambda item: D(item[4]))

    text = (
        f"Au premier semestre 2026, {ink('text.count', str(len(everything())))} achats d'un"
        " montant inférieur à 40 000 € HT"
        f" ont été passés par délégation, pour {ink('text.net', euros(whole[0]))} HT et"
        f" {ink('text.gross', euros(whole[2]))} TTC. Au premier semestre 2025, le total était de"
        f" {ink('text.before', euros(BEFORE))} HT, soit"
        f" {ink('text.more', euros(whole[0] - BEFORE))} de plus."
    )
    own = [item for item in everything() if item[3] == "T"]
    works = add(own)
    share_of_works = (
        f"Les travaux, au nombre de {ink('text.works', str(len(own)))}, représentent"
        f" {ink('text.share', percent(share(works[2], whole[2], 1), 1))} du total TTC ;"
        f" l'achat le plus élevé est celui de la chaudière de la salle Cassin, pour"
        f" {ink('text.largest', euros(figures(largest)[2]))} TTC."
    )

    ink.prove_same("text.count", "all.count")
    ink.prove_same("text.net", "n.net", "all.net")
    ink.prove_same("text.gross", "n.gross", "all.gross")
    prove_gap(ink, "text.more", "text.net", "text.before")
    ink.prove_same("text.works", "T.count")
    ink.prove_same("text.share", "T.share")
    ink.prove_same("text.largest", "n11.gross")

    blocks = (
        two_column_masthead(
            ("VILLE DE LORMOY-SUR-BRENNE", "Service de la commande publique"),
            (
                "Conseil municipal du 2 juillet 2026",
                "27 en exercice – 20 présents – 25 votants",
            ),
        ),
        Text("Délibération n° 2026/07/61", "title"),
        Text(
            "Décisions prises par délégation : achats inférieurs au seuil, 1er semestre 2026",
            "subject",
        ),
        Text(
            "Vu les articles L. 2122-22 (4°) et L. 2122-23 du code général des collectivités"
            " territoriales ; vu la délibération du 4 juillet 2020 portant délégation au maire"
            " ;"
        ),
        Text(text),
        Text(share_of_works),
        Text("Répartition par nature", "caption"),
        natures,
        Text(
            "Le conseil municipal prend acte de ces décisions, dont la liste est jointe."
        ),
        signature(
            ("Le secrétaire de séance,", "Anselme PRUNERET"),
            ("La maire,", "Dominique VARENGOT"),
        ),
        certified("Lormoy-sur-Brenne", "7 juillet 2026"),
        Text(
            "<b>Liste des achats (F : fournitures – S : services – T : travaux)</b>"
        ),
        purchases,
    )

    theme = Theme(
        font="Carlito",
        size=10.5,
        thousands=NBSP,
        shade="#eef3f7",
        margin=15,
        header="Lormoy-sur-Brenne – délibération n° 2026/07/61",
        footer="{page}",
    )

    return (Part(Producer.REPORTLAB, theme, blocks),)


KIND = Kind(
    65, "achats-sous-seuil", "achats passés par délégation", SEEDS, draw
)
