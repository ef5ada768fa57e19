"""33: subsidies to associations, by sector."""

from __future__ import annotations

from benchmarks.council_acts.figures import (
    euros,
    growth,
    number,
    percent,
    share,
    signed_percent,
)
from benchmarks.council_acts.furniture import (
    certified,
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
    line,
    sub,
    total,
)

# association, paid 2025, asked 2026, proposed 2026
Asked = tuple[tuple[str, int, int, int], ...]
SECTORS: tuple[tuple[str, Asked], ...] = (
    (
        "Sports",
        (
            ("Union sportive valbrunoise (football)", 14500, 16000, 15000),
            ("Handball club des Deux Vallées", 6200, 7500, 6500),
            ("Judo club de Valbrune", 3400, 3400, 3400),
            ("Gymnastique volontaire", 1150, 1300, 1150),
            (
                "Tennis club (avec convention) <sup>(1)</sup>",
                24500,
                26000,
                25200,
            ),
            ("La Pétanque du Mail", 480, 600, 500),
        ),
    ),
    (
        "Culture",
        (
            (
                "Harmonie municipale (avec convention) <sup>(1)</sup>",
                27800,
                29000,
                28400,
            ),
            ("Ciné-club L'Écran libre", 4300, 5200, 4600),
            ("Chorale À travers chants", 900, 1200, 950),
            ("Les Amis de la bibliothèque", 1600, 1600, 1600),
            ("Théâtre des Trois Marches", 2750, 4000, 2900),
        ),
    ),
    (
        "Social et solidarité",
        (
            ("Le Panier valbrunois, épicerie solidaire", 8600, 9500, 9200),
            ("Aide à domicile du canton", 5400, 5400, 5400),
            ("Donneurs de sang bénévoles", 350, 400, 350),
            ("Accueil et écoute familles", 1200, 1500, 1300),
        ),
    ),
    (
        "Écoles et jeunesse",
        (
            ("Coopérative de l'école Jean-Macé", 2240, 2400, 2320),
            ("Coopérative de l'école des Tilleuls", 1960, 2100, 2040),
            ("Foyer du collège", 850, 1000, 850),
            ("Scouts et guides, groupe de Valbrune", 0, 800, 400),
        ),
    ),
    (
        "Environnement et cadre de vie",
        (
            ("Les Jardins partagés du Pré-Long", 700, 900, 750),
            ("Comité des fêtes", 7800, 9000, 8000),
            ("Association de pêche La Truite", 420, 420, 420),
        ),
    ),
)
COLUMNS = ("paid", "asked", "given")

SEEDS = (
    Seed(
        "s0.sum.given",
        "51 250",
        "Subventions 2026",
        "Sous-total Sports",
        "sum",
        "la ligne de la pétanque (500) est oubliée dans le sous-total",
    ),
    Seed(
        "s2.0.change",
        "+9,3 %",
        "Subventions 2026",
        "Le Panier valbrunois, épicerie solidaire",
        "product",
        "évolution de 8 600 à 9 200 = +7,0 %",
    ),
    Seed(
        "total.asked",
        "129 020",
        "Subventions 2026",
        "TOTAL GÉNÉRAL",
        "sum",
        "total des demandes : 54 800 + 41 000 + 16 800 + 6 300 + 10 320",
    ),
    Seed(
        "text.count",
        "21",
        "texte",
        "texte, nombre d'associations",
        "count",
        "le tableau compte 22 associations subventionnées",
    ),
)


def totals(items: Asked) -> list[int]:
    """The three columns' totals."""
    return [
        sum(paid for _, paid, _, _ in items),
        sum(asked for _, _, asked, _ in items),
        sum(given for _, _, _, given in items),
    ]


def change(ink: Ink, key: str, paid: int, given: int) -> str:
    """The change, or « nouveau » where nothing was paid."""
    return ink(key, signed_percent(growth(given, paid))) if paid else "nouveau"


def draw_sector(ink: Ink, index: int, name: str, items: Asked) -> list[Row]:
    """A sector's name over all its lines, the associations, the subtotal."""
    rows = []
    for place, (label, *amounts) in enumerate(items):
        key = f"s{index}.{place}"
        cells = [
            ink(f"{key}.{column}", number(value, 0))
            for column, value in zip(COLUMNS, amounts, strict=True)
        ]
        cells.append(change(ink, f"{key}.change", amounts[0], amounts[2]))
        first = (
            [Cell(name, down=len(items), align="center", bold=True)]
            if not place
            else []
        )
        rows.append(line(*first, label, *cells))

    sums = totals(items)
    cells = [
        ink(f"s{index}.sum.{column}", number(value, 0))
        for column, value in zip(COLUMNS, sums, strict=True)
    ]
    rows.append(
        sub(
            Cell(f"Sous-total {name}", across=2, align="right"),
            *cells,
            change(ink, f"s{index}.sum.change", sums[0], sums[2]),
        )
    )
    for column in COLUMNS:
        ink.prove_sum(
            f"s{index}.sum.{column}",
            [f"s{index}.{place}.{column}" for place in range(len(items))],
        )
    for suffix in [*map(str, range(len(items))), "sum"]:
        key = f"s{index}.{suffix}"
        if f"{key}.change" in ink.printed:
            paid, given = ink.values([f"{key}.paid", f"{key}.given"])
            ink.prove_rounded(f"{key}.change", (given - paid) * 100 / paid, 1)
    return rows


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with the list of subsidies inside it."""
    rows = [
        head(
            "Secteur",
            "Association",
            "Versé en 2025",
            "Demandé en 2026",
            "Proposé pour 2026",
            "Évolution",
        )
    ]
    for index, (name, items) in enumerate(SECTORS):
        rows.extend(draw_sector(ink, index, name, items))

    every = tuple(item for _, items in SECTORS for item in items)
    sums = totals(every)
    cells = [
        ink(f"total.{column}", number(value, 0))
        for column, value in zip(COLUMNS, sums, strict=True)
    ]
    rows.append(
        total(
            Cell("TOTAL GÉNÉRAL", across=2, align="right"),
            *cells,
            change(ink, "total.change", sums[0], sums[2]),
        )
    )
    agreed = [item for item in every if "convention" in item[0]]
    served = share(sums[2], sums[1], 1)
    text = (
        "Sur proposition de la commission de la vie associative,"
        f" {ink('text.count', str(len(every)))}"
        f" associations reçoivent une subvention en 2026, pour un total de"
        f" {ink('text.total', euros(sums[2], 0))}, soit"
        f" {ink('text.more', euros(sums[2] - sums[0], 0))} de"
        f" plus qu'en 2025. Les demandes s'élevaient à {ink('text.asked', euros(sums[1], 0))} ;"
        " elles sont"
        f" satisfaites à {ink('text.served', percent(served, 1))}."
    )
    note = (
        "(1) Subvention supérieure à 23 000 € : une convention d'objectifs est signée en"
        " application de"
        f" l'article 10 de la loi du 12 avril 2000. Ces {ink('text.agreed', str(len(agreed)))}"
        " subventions"
        f" représentent {ink('text.agreedsum', euros(sum(item[3] for item in agreed), 0))}."
    )
    _prove(ink, len(every))

    blocks = (
        two_column_masthead(
            (
                "VILLE DE VALBRUNE-SUR-ORLE",
                "Arrondissement de Sarmency",
                "Canton de Valbrune",
            ),
            (
                "Séance du 2 avril 2026 à 19 h 00",
                "En exercice : 27 – Présents : 22",
                "Pouvoirs : 3 – Votants : 25",
            ),
        ),
        Text("DÉLIBÉRATION N° 2026-04-17", "title"),
        Text(
            "Objet : attribution des subventions aux associations pour l'année 2026",
            "subject",
        ),
        Text(
            "Vu l'article L. 2121-29 du code général des collectivités territoriales ; vu la loi"
            " du 1er"
            " juillet 1901 ; vu les crédits inscrits à l'article 65748 du budget primitif ;"
        ),
        Text(
            "Considérant l'intérêt local des activités proposées par les associations de la"
            " commune ;"
        ),
        Text(text),
        Table((1.3, 4, 1.4, 1.4, 1.4, 1.2), "clrrrr", tuple(rows), size=9),
        Text(note, "small"),
        Text(
            "Mmes et MM. les conseillers membres du bureau d'une association ne prennent part ni"
            " au débat"
            " ni au vote de sa subvention : M. Loïc PERDRIAU (football), Mme Édith SAUVIGNON"
            " (harmonie)."
        ),
        Text(
            "Le conseil municipal, après en avoir délibéré, à la majorité (23 voix pour),"
            " <b>attribue</b> les"
            " subventions ci-dessus et <b>autorise</b> M. le maire à signer les conventions"
            " d'objectifs."
        ),
        signature(
            ("La secrétaire de séance,", "Claudine ROUVERAY"),
            ("Le maire,", "Patrice AMBLARD"),
        ),
        certified("Valbrune-sur-Orle", "7 avril 2026"),
    )
    theme = Theme(
        font="DejaVu Sans",
        size=9.5,
        thousands=NARROW_NBSP,
        shade="#d9ead3",
        accent="#274e13",
        margin=16,
        footer="Ville de Valbrune-sur-Orle – {page}/{pages}",
    )
    return (Part(Producer.CHROMIUM, theme, blocks),)


def _prove(ink: Ink, count: int) -> None:
    for column in COLUMNS:
        ink.prove_sum(
            f"total.{column}",
            [f"s{index}.sum.{column}" for index in range(len(SECTORS))],
        )
    paid, given = ink.values(["total.paid", "total.given"])
    ink.prove_rounded("total.change", (given - paid) * 100 / paid, 1)
    given, asked = ink.values(["total.given", "total.asked"])
    ink.prove_rounded("text.served", given * 100 / asked, 1)
    ink.prove(
        "more",
        ink.value("text.more")
        == ink.value("total.given") - ink.value("total.paid"),
    )
    ink.prove_same("text.total", "total.given")
    ink.prove_same("text.asked", "total.asked")
    ink.prove("count", ink.value("text.count") == count)
    ink.prove("agreed", ink.value("text.agreed") == 2)
    ink.prove_sum("text.agreedsum", ["s0.4.given", "s1.0.given"])


KIND = Kind(
    33, "subventions-associations", "subventions aux associations", SEEDS, draw
)
