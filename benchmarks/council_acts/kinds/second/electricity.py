"""56: electricity by building over two years: kWh, cost, changes, mean price; a long table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from benchmarks.council_acts.figures import (
    column_sums,
    euros,
    growth,
    number,
    percent,
    share,
    signed,
    signed_percent,
)
from benchmarks.council_acts.furniture import (
    certified,
    register_masthead,
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
    chapter,
    head,
    line,
    sub,
    total,
)
from benchmarks.council_acts.written import (
    prove_columns,
    prove_gap,
    prove_growth,
    prove_ratio,
    write,
)

D = Decimal
# family, then: building, m² or lamps, kWh 2024, kWh 2025, € 2024, € 2025
FAMILIES = (
    (
        "Bâtiments administratifs",
        (
            ("Hôtel de ville", 2140, 148620, 139525, "32845.02", "27070.09"),
            (
                "Mairie annexe des Bruyères",
                380,
                21740,
                22915,
                "4956.72",
                "4606.92",
            ),
            (
                "Centre technique municipal",
                1650,
                87310,
                81066,
                "19295.51",
                "15888.94",
            ),
            ("Police municipale", 210, 14882, 14310, "3378.21", "2890.62"),
        ),
    ),
    (
        "Écoles et petite enfance",
        (
            (
                "Groupe scolaire Louise-Michel",
                3120,
                124390,
                118744,
                "27365.80",
                "22917.59",
            ),
            (
                "Groupe scolaire du Parc",
                2860,
                131275,
                126810,
                "28749.23",
                "24347.52",
            ),
            (
                "École maternelle des Lilas",
                940,
                46218,
                39877,
                "10399.05",
                "7895.65",
            ),
            (
                "École élémentaire Jean-Macé",
                1780,
                72904,
                74150,
                "16184.69",
                "14459.25",
            ),
            ("Crèche Pomme d'Api", 560, 38455, 36902, "8652.38", "7343.50"),
            (
                "Restaurant scolaire central",
                1120,
                164830,
                158322,
                "35768.11",
                "30081.18",
            ),
        ),
    ),
    (
        "Sport",
        (
            (
                "Gymnase Alain-Mimoun",
                2410,
                96742,
                91508,
                "21477.24",
                "17844.06",
            ),
            (
                "Gymnase de la Vallée",
                1890,
                71366,
                73241,
                "15914.62",
                "14281.99",
            ),
            ("Stade Robert-Péri", 640, 58219, 41633, "13157.49", "8326.60"),
            ("Piscine", 3340, 412870, 398215, "86702.70", "73669.78"),
            (
                "Salle de tennis couverte",
                1250,
                33108,
                29764,
                "7515.52",
                "5982.56",
            ),
        ),
    ),
    (
        "Culture et vie associative",
        (
            ("Médiathèque", 1980, 118504, 112290, "26070.88", "21447.39"),
            ("Théâtre des Carmes", 1420, 84617, 88932, "18869.59", "17341.74"),
            ("Conservatoire", 890, 42377, 40156, "9534.83", "7990.98"),
            (
                "Maison des associations",
                760,
                35940,
                33218,
                "8122.44",
                "6676.82",
            ),
            ("Salle polyvalente", 1340, 61283, 64790, "13788.68", "12763.63"),
        ),
    ),
)
COLUMNS = ("surface", "kwh24", "kwh25", "cost24", "cost25")

SEEDS = (
    Seed(
        "f1b3.kwh25",
        "71 450",
        "Détail par bâtiment",
        "École élémentaire Jean-Macé",
        "sum",
        "le sous-total et l'évolution sont justes",
    ),
    Seed(
        "f2.gap",
        "-26 462,58",
        "Détail par bâtiment",
        "Sous-total sport",
        "difference",
        "120 104,99 - 144 767,57",
    ),
    Seed(
        "f3b0.growth",
        "-2,5 %",
        "Détail par bâtiment",
        "Médiathèque",
        "product",
        "de 118 504 à 112 290 kWh",
    ),
    Seed(
        "all.surface",
        "24 290",
        "Détail par bâtiment",
        "Total des bâtiments",
        "sum",
        "sans la culture et la vie associative (6 390)",
    ),
    Seed(
        "text.less",
        "79 232",
        "texte",
        "baisse de la consommation",
        "difference",
        "1 865 650 - 1 786 368",
    ),
)
Building = tuple[str, int, int, int, str, str]


def figures(item: Building) -> list[Decimal]:
    """Surface, both years' kWh and costs."""
    return [D(value) for value in item[1:]]


def whole() -> list[Decimal]:
    """The sums over all buildings."""
    return column_sums(figures(item) for _, items in FAMILIES for item in items)


def _write(ink: Ink, key: str, values: Sequence[Decimal]) -> list[str]:
    surface, old, new, paid, now = values
    cells = write(
        ink,
        key,
        surface=number(surface, 0),
        kwh24=number(old, 0),
        kwh25=number(new, 0),
        growth=signed_percent(growth(new, old)),
        cost24=number(paid),
        cost25=number(now),
        gap=signed(now - paid),
        each=number(new / surface, 1),
    )

    prove_growth(ink, f"{key}.growth", f"{key}.kwh25", f"{key}.kwh24")
    prove_gap(ink, f"{key}.gap", f"{key}.cost25", f"{key}.cost24")
    prove_ratio(ink, f"{key}.each", f"{key}.kwh25", f"{key}.surface", places=1)

    return cells


def draw_buildings(ink: Ink) -> Table:
    """The buildings by family, over two pages."""
    rows: list[Row] = [
        head(
            Cell("Bâtiment", down=2),
            Cell("Surface<br/>(m²)", down=2),
            Cell("Consommation (kWh)", across=3),
            Cell("Facture (€ TTC)", across=3),
            Cell("kWh/m²<br/>2025", down=2),
        ),
        head("2024", "2025", "Évol.", "2024", "2025", "Écart"),
    ]

    for index, (family, items) in enumerate(FAMILIES):
        rows.append(chapter(Cell(family, across=9)))
        keys = [f"f{index}b{place}" for place in range(len(items))]
        for key, item in zip(keys, items, strict=True):
            rows.append(line(item[0], *_write(ink, key, figures(item))))
        rows.append(
            sub(
                f"Sous-total {family.split(' ')[0].lower()}",
                *_write(ink, f"f{index}", column_sums(map(figures, items))),
            )
        )
        prove_columns(ink, f"f{index}", keys, [*COLUMNS, "gap"])

    rows.append(total("Total des bâtiments", *_write(ink, "all", whole())))

    prove_columns(
        ink,
        "all",
        [f"f{index}" for index in range(len(FAMILIES))],
        [*COLUMNS, "gap"],
    )

    return Table(
        (3, 0.9, 1.1, 1.1, 0.9, 1.3, 1.3, 1.4, 0.9),
        "lrrrrrrrr",
        tuple(rows),
        size=8,
    )


def draw_families(ink: Ink) -> Table:
    """The families in MWh and k€, with shares and the mean price of a kWh."""
    rows: list[Row] = [
        head(
            "Famille",
            "Consommation 2025<br/>(MWh)",
            "Part",
            "Facture 2025<br/>(k€)",
            "Prix moyen<br/>(€/kWh)",
        )
    ]
    _, _, kwh, _, cost = whole()

    for index, (family, items) in enumerate(FAMILIES):
        values = column_sums(map(figures, items))
        key = f"r{index}"
        cells = write(
            ink,
            key,
            mwh=number(values[2] / 1000, 1),
            share=percent(share(values[2], kwh, 1), 1),
            cost=number(values[4] / 1000, 1),
            price=number(values[4] / values[2], 4),
        )
        rows.append(line(family, *cells))
        prove_ratio(ink, f"{key}.share", f"f{index}.kwh25", "all.kwh25", 100, 1)

    cells = write(
        ink,
        "r",
        mwh=number(kwh / 1000, 1),
        share="100,0 %",
        cost=number(cost / 1000, 1),
        price=number(cost / kwh, 4),
    )
    rows.append(total("Ensemble", *cells))
    pairs = [(f"r{index}", f"f{index}") for index in range(len(FAMILIES))]

    for key, source in [*pairs, ("r", "all")]:
        ink.prove_rounded(f"{key}.mwh", ink.value(f"{source}.kwh25") / 1000, 1)
        ink.prove_rounded(
            f"{key}.cost", ink.value(f"{source}.cost25") / 1000, 1
        )
        prove_ratio(
            ink, f"{key}.price", f"{source}.cost25", f"{source}.kwh25", places=4
        )

    prove_columns(ink, "r", [key for key, _ in pairs], ["mwh", "share", "cost"])

    return Table(
        (3, 1.5, 1, 1.4, 1.3), "lrrrr", tuple(rows), rules="horizontal", size=9
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act and its annex."""
    buildings, families = draw_buildings(ink), draw_families(ink)
    _, old, new, paid, now = whole()
    pool = figures(FAMILIES[2][1][3])
    count = sum(len(items) for _, items in FAMILIES)

    text = (
        f"Les {ink('text.count', str(count))} bâtiments suivis ont consommé"
        f" {ink('text.kwh', number(new, 0))} kWh en 2025, contre"
        f" {ink('text.old', number(old, 0))} kWh"
        f" en 2024, soit {ink('text.less', number(old - new, 0))} kWh de moins"
        f" ({ink('text.growth', signed_percent(growth(new, old)))}). La piscine représente à"
        " elle seule"
        f" {ink('text.pool', percent(share(pool[2], new, 1), 1))} de la consommation."
    )
    money = (
        f"La facture passe de {ink('text.paid', euros(paid))} à {ink('text.now', euros(now))}"
        " ; le prix"
        f" moyen du kWh recule de {ink('text.p24', number(paid / old, 4))} € à"
        f" {ink('text.p25', number(now / new, 4))} €. L'économie, de"
        f" {ink('text.saved', euros(paid - now))}, est affectée aux travaux d'isolation."
    )

    ink.prove("count", ink.value("text.count") == count)
    ink.prove_same("text.kwh", "all.kwh25")
    ink.prove_same("text.old", "all.kwh24")
    prove_gap(ink, "text.less", "all.kwh24", "all.kwh25")
    ink.prove_same("text.growth", "all.growth")
    prove_ratio(ink, "text.pool", "f2b3.kwh25", "all.kwh25", 100, 1)
    ink.prove_same("text.paid", "all.cost24")
    ink.prove_same("text.now", "all.cost25")
    prove_ratio(ink, "text.p24", "all.cost24", "all.kwh24", places=4)
    prove_ratio(ink, "text.p25", "all.cost25", "all.kwh25", places=4)
    prove_gap(ink, "text.saved", "text.paid", "text.now")

    blocks = (
        *register_masthead(
            "VILLE DE MONTFERRAND-SUR-LAYE",
            "Département de la Laye",
            "2 avril 2026",
            "2026/33",
        ),
        Text(
            "Objet : bilan énergétique du patrimoine bâti – consommations d'électricité 2025",
            "subject",
        ),
        Text(
            "Présents : 28 – absents représentés : 4 – absent : 1 – conseillers en exercice : 33."
        ),
        Text(
            "Vu le décret n° 2019-771 du 23 juillet 2019 relatif aux obligations de réduction"
            " de la consommation d'énergie finale ;"
        ),
        Text(text),
        Text(money),
        Text(
            "Synthèse par famille de bâtiments (montants arrondis)", "caption"
        ),
        families,
        Text(
            "Le conseil municipal prend acte de ce bilan, dont le détail est annexé."
        ),
        signature(
            ("Le secrétaire de séance,", "Tristan OLLIVERON"),
            ("Le maire,", "Geneviève SAULNERAY"),
        ),
        certified("Montferrand-sur-Laye", "8 avril 2026"),
        Text("<b>Annexe à la délibération 2026/33 – Détail par bâtiment</b>"),
        buildings,
        Text(
            "Relevés du fournisseur, corrigés des régularisations. Hors éclairage public.",
            "small",
        ),
    )

    theme = Theme(
        font="Liberation Sans",
        size=10,
        thousands=NBSP,
        shade="#e8f0e8",
        margin=15,
        header="Montferrand-sur-Laye – bilan énergétique 2025",
        footer="– {page} –",
    )

    return (Part(Producer.REPORTLAB, theme, blocks),)


KIND = Kind(
    56,
    "consommations-electricite",
    "consommations d'électricité par bâtiment",
    SEEDS,
    draw,
)
