"""53: prices of cemetery concessions by duration, raised, and what was granted in the year."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    growth,
    number,
    percent,
    share,
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
    prove_growth,
    prove_product,
    prove_ratio,
    read,
    write,
)

D = Decimal
# concession, then old price by duration (0: not granted)
PRICES = (
    ("Pleine terre, 2 m²", "210", "395", "640"),
    ("Pleine terre, 4 m²", "415", "780", "1265"),
    ("Enfant, 1 m²", "85", "150", "0"),
    ("Cavurne", "180", "335", "0"),
    ("Case de columbarium, 2 urnes", "360", "690", "0"),
    ("Case de columbarium, 4 urnes", "545", "1020", "0"),
)
YEARS = ("15", "30", "50")
RISE = D("0.04")
# granted in 2025, by concession and duration
GRANTED = (
    (6, 11, 2),
    (3, 8, 1),
    (1, 0, 0),
    (4, 5, 0),
    (7, 9, 0),
    (2, 3, 0),
)
# service, old price
SERVICES = (
    ("Ouverture et fermeture d'une case", "48"),
    ("Caveau provisoire, par jour au-delà du 30e", "6"),
    ("Dispersion au jardin du souvenir", "55"),
    ("Gravure d'une plaque", "120"),
)

SEEDS = (
    Seed(
        "p1.50.new",
        "1 361",
        "1. Tarifs des concessions",
        "Pleine terre, 4 m²",
        "product",
        "1 265 augmenté de 4 %, arrondi",
    ),
    Seed(
        "s3.gap",
        "15",
        "2. Autres prestations",
        "Gravure d'une plaque",
        "difference",
        "125 - 120",
    ),
    Seed(
        "g1.amount",
        "8 570",
        "3. Concessions accordées",
        "Pleine terre, 4 m²",
        "sum",
        "3 × 415 + 8 × 780 + 1 × 1 265",
    ),
    Seed(
        "g.n30",
        "33",
        "3. Concessions accordées",
        "Total",
        "sum",
        "sans les 3 cases de 4 urnes ; le total général est juste",
    ),
    Seed(
        "text.third",
        "10 313,67 €",
        "texte",
        "part du centre communal",
        "product",
        "un tiers de 30 995",
    ),
)


def raised(old: Decimal) -> Decimal:
    """The price of 2027, rounded to the euro."""
    return product(old, 1 + RISE, places=0)


def draw_prices(ink: Ink) -> Table:
    """Old and new prices by duration."""
    rows: list[Row] = [
        head(
            Cell("Concession", down=2),
            *(Cell(f"{years} ans", across=2) for years in YEARS),
        ),
        head(*("2026", "2027") * 3),
    ]

    for index, (name, *old) in enumerate(PRICES):
        cells = []
        for years, price in zip(YEARS, old, strict=True):
            key = f"p{index}.{years}"
            cells += write(
                ink,
                key,
                old=or_nil(D(price), 0),
                new=or_nil(raised(D(price)), 0),
            )
            if D(price):
                prove_product(ink, f"{key}.new", [f"{key}.old"], 1 + RISE, 0)
        rows.append(line(name, *cells))

    return Table((3.2, *(1,) * 6), "lrrrrrr", tuple(rows), size=10.5)


def draw_services(ink: Ink) -> Table:
    """Services: old price, rise in euros and in percent."""
    rows: list[Row] = [
        head(
            "Prestation",
            "Tarif 2026 (€)",
            "Tarif 2027 (€)",
            "Hausse (€)",
            "Hausse réelle (%)",
        )
    ]

    for index, (name, price) in enumerate(SERVICES):
        old, new = D(price), raised(D(price))
        key = f"s{index}"
        cells = write(
            ink,
            key,
            old=number(old, 0),
            new=number(new, 0),
            gap=or_nil(new - old, 0),
            growth=or_nil(growth(new, old), 1),
        )
        rows.append(line(name, *cells))
        prove_product(ink, f"{key}.new", [f"{key}.old"], 1 + RISE, 0)
        prove_gap(ink, f"{key}.gap", f"{key}.new", f"{key}.old")
        if new != old:
            prove_growth(ink, f"{key}.growth", f"{key}.new", f"{key}.old")

    return Table(
        (3.6, 1.2, 1.2, 1.2, 1.4),
        "lcccc",
        tuple(rows),
        rules="header",
        size=10.5,
    )


def draw_granted(ink: Ink) -> tuple[Table, list[int], Decimal]:
    """Concessions granted in 2025 at the prices of 2026, by duration, and the receipts."""
    rows: list[Row] = [
        head(
            Cell("Concession", down=2),
            Cell("Nombre de concessions", across=4),
            Cell("Produit au<br/>tarif 2026 (€)", down=2),
        ),
        head(*(f"{years} ans" for years in YEARS), "Total"),
    ]
    sums, receipts = [0, 0, 0], D(0)
    columns = ("n15", "n30", "n50")

    for index, counts in enumerate(GRANTED):
        key = f"g{index}"
        sums = [one + other for one, other in zip(sums, counts, strict=True)]
        amount = sum(
            (
                D(price) * count
                for price, count in zip(PRICES[index][1:], counts, strict=True)
            ),
            D(0),
        )
        receipts += amount
        texts = dict(
            zip(columns, (or_nil(count, 0) for count in counts), strict=True)
        )
        cells = write(
            ink, key, **texts, all=str(sum(counts)), amount=number(amount, 0)
        )
        rows.append(line(PRICES[index][0], *cells))
        prove_across(ink, key, "all", columns)
        exact = sum(
            (
                read(ink, f"{key}.n{years}")
                * read(ink, f"p{index}.{years}.old")
                for years in YEARS
            ),
            D(0),
        )
        ink.prove_rounded(f"{key}.amount", exact, 0)

    texts = dict(zip(columns, map(str, sums), strict=True))
    cells = write(
        ink, "g", **texts, all=str(sum(sums)), amount=number(receipts, 0)
    )
    rows.append(total("Total", *cells))

    prove_columns(
        ink,
        "g",
        [f"g{index}" for index in range(len(GRANTED))],
        [*columns, "all", "amount"],
    )
    prove_across(ink, "g", "all", columns)

    return (
        Table((3.2, 0.9, 0.9, 0.9, 0.9, 1.6), "lccccr", tuple(rows), size=10.5),
        sums,
        receipts,
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with its three tables."""
    prices = draw_prices(ink)
    services = draw_services(ink)
    granted, sums, receipts = draw_granted(ink)
    third = product(receipts, D(1) / 3)
    recall = (
        f"En 2025, {ink('text.all', str(sum(sums)))} concessions ont été accordées, dont"
        f" {ink('text.thirty', str(sums[1]))} pour 30 ans, soit"
        f" {ink('text.share', percent(share(sums[1], sum(sums), 1), 1))} du total. Au tarif"
        " 2026 elles"
        f" auraient produit {ink('text.receipts', euros(receipts, 0))}, dont un tiers,"
        f" {ink('text.third', euros(third))}, revient au centre communal d'action sociale."
    )
    example = (
        "La concession de 30 ans en pleine terre de 2 m² passe ainsi de"
        f" {ink('text.old', euros(395, 0))} à {ink('text.new', euros(raised(D(395)), 0))}, soit"
        f" {ink('text.more', euros(raised(D(395)) - 395, 0))} de plus."
    )

    ink.prove_same("text.all", "g.all")
    ink.prove_same("text.thirty", "g.n30")
    prove_ratio(ink, "text.share", "g.n30", "g.all", 100, 1)
    ink.prove_same("text.receipts", "g.amount")
    ink.prove_rounded("text.third", ink.value("g.amount") / 3, 2)
    ink.prove_same("text.old", "p0.30.old")
    ink.prove_same("text.new", "p0.30.new")
    prove_gap(ink, "text.more", "text.new", "text.old")

    blocks = (
        Text("VILLE DE SAINT-ORENS-DU-MARAIS", "title"),
        Text(
            "Conseil municipal – séance ordinaire du 3 novembre 2026", "center"
        ),
        Text(
            "Délibération 2026/11/09 : concessions funéraires, tarifs applicables au 1er"
            " janvier 2027",
            "subject",
        ),
        Text(
            "Vu les articles L. 2223-13 à L. 2223-18 et R. 2223-11 du code général des"
            " collectivités territoriales ; vu la délibération 2025/11/12 fixant les tarifs de"
            " 2026 ;"
        ),
        Text(
            "Il est proposé de relever l'ensemble des tarifs de 4 %, le résultat étant arrondi"
            " à l'euro le plus proche."
        ),
        Text(
            "1. Tarifs des concessions (en euros, hausse de 4 % arrondie à l'euro)",
            "caption",
        ),
        prices,
        Text(
            "– : durée non proposée. Les concessions perpétuelles ne sont plus accordées"
            " depuis 1998.",
            "small",
        ),
        Text(example),
        Text("2. Autres prestations", "caption"),
        services,
        Text("3. Concessions accordées en 2025", "caption"),
        granted,
        Text(recall),
        Text(
            "Le conseil municipal, par 24 voix pour et 3 abstentions, adopte ces tarifs et"
            " charge le maire de leur application."
        ),
        signature(
            ("Le secrétaire de séance,", "Damien ESCOURROU"),
            ("Pour le maire, l'adjointe déléguée,", "Nadège VERNIOLLE"),
        ),
        certified("Saint-Orens-du-Marais", "6 novembre 2026"),
    )

    theme = Theme(
        font="Liberation Sans",
        size=11,
        thousands=NBSP,
        shade="#ececf4",
        accent="#1f3864",
        margin=20,
        header="Saint-Orens-du-Marais",
        footer="page {page} sur {pages}",
    )

    return (Part(Producer.CHROMIUM, theme, blocks),)


KIND = Kind(
    53, "tarifs-cimetiere", "tarifs des concessions de cimetière", SEEDS, draw
)
