"""62: market fees: linear metres times days times the price of a metre, by market and quarter."""

from __future__ import annotations

from decimal import Decimal

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
    NBSP,
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
    NIL,
    product,
    prove_across,
    prove_columns,
    prove_growth,
    prove_product,
    prove_ratio,
    read,
    write,
)

D = Decimal
# market, stalls, metres, days held, price of a metre a day
REGULAR = (
    ("Centre, mardi", 22, "131.50", 51, "0.85"),
    ("Centre, samedi", 47, "318.00", 52, "1.10"),
    ("Quartier Saint-Roch, jeudi", 13, "74.25", 50, "0.70"),
    ("Halles, vendredi", 18, "96.75", 52, "1.35"),
)
CASUAL = (
    ("Centre, mardi", 214, "963.00", "1.45"),
    ("Centre, samedi", 538, "2797.50", "1.80"),
    ("Quartier Saint-Roch, jeudi", 96, "403.25", "1.20"),
    ("Halles, vendredi", 61, "268.50", "2.10"),
)
ELECTRICITY = (
    ("Branchement 16 A", 1840, "2.40"),
    ("Branchement 32 A", 655, "4.15"),
)
# received by quarter: regular, casual, electricity; the last regular and casual are what is left
QUARTERS = (
    ("1er trimestre", "8420.30", "1764.45", "1542.90"),
    ("2e trimestre", "9817.65", "2288.10", "1886.75"),
    ("3e trimestre", "9934.20", "2541.35", "2014.20"),
)
BEFORE = D("46218.40")
RISE = D("0.02")

SEEDS = (
    Seed(
        "r1.amount",
        "18 819,60",
        "Tableau I",
        "Centre, samedi",
        "product",
        "318,00 × 52 × 1,10",
    ),
    Seed(
        "v.metres",
        "4 029,00",
        "Tableau II",
        "Sous-total passagers",
        "sum",
        "sans le quartier Saint-Roch (403,25)",
    ),
    Seed(
        "e1.count",
        "6 555",
        "Tableau II",
        "Branchement 32 A",
        "product",
        "2 718,25 / 4,15 : 655 jours",
    ),
    Seed(
        "q2.cumul",
        "40 290,90",
        "Tableau III",
        "3e trimestre",
        "sum",
        "25 720,15 + 14 489,75 ; le cumul suivant est juste",
    ),
    Seed(
        "text.share",
        "65,9 %",
        "texte",
        "part des abonnés",
        "product",
        "33 280,73 / 47 894,58",
    ),
)


def regular(item: tuple[str, int, str, int, str]) -> Decimal:
    """A market's fees of subscribers."""
    return product(D(item[2]), item[3], D(item[4]))


def casual(item: tuple[str, int, str, str]) -> Decimal:
    """A market's fees of the others."""
    return product(D(item[2]), D(item[3]))


def power() -> list[Decimal]:
    """What connections bring."""
    return [count * D(price) for _, count, price in ELECTRICITY]


def draw_regular(ink: Ink) -> tuple[Table, Decimal]:
    """Subscribers: metres times days times price."""
    rows: list[Row] = [
        head(
            "Marché",
            "Places",
            "Mètres linéaires<br/>(ml)",
            "Jours tenus",
            "Tarif<br/>(€/ml/jour)",
            "Produit 2025<br/>(€)",
        )
    ]
    keys = [f"r{index}" for index in range(len(REGULAR))]

    for key, item in zip(keys, REGULAR, strict=True):
        cells = write(
            ink,
            key,
            stalls=str(item[1]),
            metres=number(D(item[2])),
            days=str(item[3]),
            price=number(D(item[4])),
            amount=number(regular(item)),
        )
        rows.append(line(item[0], *cells))
        prove_product(
            ink,
            f"{key}.amount",
            [f"{key}.metres", f"{key}.days", f"{key}.price"],
        )

    whole = sum(map(regular, REGULAR), D(0))
    stalls, metres = (
        sum(i[1] for i in REGULAR),
        sum((D(i[2]) for i in REGULAR), D(0)),
    )
    rows.append(
        total(
            "Total abonnés",
            *write(
                ink,
                "r",
                stalls=str(stalls),
                metres=number(metres),
                days="",
                price="",
                amount=number(whole),
            ),
        )
    )

    prove_columns(ink, "r", keys, ["stalls", "metres", "amount"])

    return Table(
        (2.8, 0.9, 1.4, 1.1, 1.3, 1.5), "lrrrrr", tuple(rows), size=9
    ), whole


def draw_casual(ink: Ink) -> tuple[Table, Decimal]:
    """Casual sellers, and electricity under them."""
    rows: list[Row] = [
        head(
            "Marché ou prestation",
            "Passages",
            "Quantité",
            "Unité",
            "Tarif (€)",
            "Produit 2025 (€)",
        )
    ]
    keys = [f"v{index}" for index in range(len(CASUAL))]

    for key, item in zip(keys, CASUAL, strict=True):
        cells = write(ink, key, visits=str(item[1]), metres=number(D(item[2])))
        more = write(
            ink, key, price=number(D(item[3])), amount=number(casual(item))
        )
        rows.append(line(item[0], *cells, "ml", *more))
        prove_product(ink, f"{key}.amount", [f"{key}.metres", f"{key}.price"])

    passing = sum(map(casual, CASUAL), D(0))
    cells = write(
        ink,
        "v",
        visits=str(sum(i[1] for i in CASUAL)),
        metres=number(sum((D(i[2]) for i in CASUAL), D(0))),
    )
    rows.append(
        sub(
            "Sous-total passagers",
            *cells,
            "ml",
            "",
            ink("v.amount", number(passing)),
        )
    )

    prove_columns(ink, "v", keys, ["visits", "metres", "amount"])

    for index, ((name, count, price), amount) in enumerate(
        zip(ELECTRICITY, power(), strict=True)
    ):
        key = f"e{index}"
        count_cell = ink(f"{key}.count", number(count, 0))
        rows.append(
            line(
                name,
                NIL,
                count_cell,
                "jours",
                *write(ink, key, price=number(D(price)), amount=number(amount)),
            )
        )
        prove_product(ink, f"{key}.amount", [f"{key}.count", f"{key}.price"])

    electricity = sum(power(), D(0))
    rows.append(
        sub(
            "Sous-total électricité",
            "",
            "",
            "",
            "",
            ink("e.amount", number(electricity)),
        )
    )

    prove_columns(ink, "e", ["e0", "e1"], ["amount"])
    rows.append(
        total(
            "Total passagers et électricité",
            "",
            "",
            "",
            "",
            ink("w.amount", number(passing + electricity)),
        )
    )

    prove_columns(ink, "w", ["v", "e"], ["amount"])

    return Table(
        (2.8, 1, 1.2, 0.9, 1.1, 1.6), "lrrcrr", tuple(rows), size=9
    ), passing


def draw_quarters(ink: Ink, subscribed: Decimal, passing: Decimal) -> Table:
    """What came in by quarter, the columns being the tables above."""
    rows: list[Row] = [
        head(
            "Encaissements (€)",
            "Abonnés",
            "Passagers",
            "Électricité",
            "Total",
            "Cumul",
        )
    ]
    wholes = [subscribed, passing, sum(power(), D(0))]
    quarters = [
        (name, [D(value) for value in values]) for name, *values in QUARTERS
    ]
    last = [
        whole - sum((values[place] for _, values in quarters), D(0))
        for place, whole in enumerate(wholes)
    ]
    columns, cumulated = ("r", "v", "e"), D(0)
    keys = []

    for index, (name, values) in enumerate([*quarters, ("4e trimestre", last)]):
        key = f"q{index}"
        keys.append(key)
        cumulated += sum(values)
        texts = {
            column: number(value)
            for column, value in zip(columns, values, strict=True)
        }
        rows.append(
            line(
                name,
                *write(
                    ink,
                    key,
                    **texts,
                    all=number(sum(values)),
                    cumul=number(cumulated),
                ),
            )
        )
        prove_across(ink, key, "all", columns)
        before = read(ink, f"q{index - 1}.cumul") if index else D(0)
        ink.prove(
            f"cumul {key}",
            read(ink, f"{key}.cumul") == before + read(ink, f"{key}.all"),
        )

    texts = {
        column: number(value)
        for column, value in zip(columns, wholes, strict=True)
    }
    rows.append(
        total(
            "Année 2025", *write(ink, "q", **texts, all=number(cumulated)), ""
        )
    )

    prove_columns(ink, "q", keys, [*columns, "all"])
    prove_across(ink, "q", "all", columns)

    for column in columns:
        ink.prove_same(f"q.{column}", f"{column}.amount")

    return Table((2.2, 1.4, 1.3, 1.3, 1.4, 1.4), "lrrrrr", tuple(rows), size=9)


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with its three tables."""
    subscribers, subscribed = draw_regular(ink)
    others, passing = draw_casual(ink)
    quarters = draw_quarters(ink, subscribed, passing)
    whole = subscribed + passing + sum(power(), D(0))

    text = (
        f"Le produit des droits de place a atteint {ink('text.all', euros(whole))} en 2025, contre"
        f" {ink('text.before', euros(BEFORE))} en 2024, soit"
        f" {ink('text.growth', signed_percent(growth(whole, BEFORE)))}. Les"
        f" {ink('text.stalls', '100')} places d'abonnés, sur"
        f" {ink('text.metres', number(sum((D(i[2]) for i in REGULAR), D(0))))}"
        " mètres linéaires, en procurent"
        f" {ink('text.share', percent(share(subscribed, whole, 1), 1))}."
    )
    next_year = (
        "Il est proposé de relever de 2 % les tarifs des abonnés au 1er janvier 2027. Sur les"
        " mêmes bases, leur produit"
        f" serait de {ink('text.next', euros(product(subscribed, 1 + RISE)))}, soit"
        f" {ink('text.more', euros(product(subscribed, RISE)))} de plus."
    )

    ink.prove_same("text.all", "q.all")
    prove_growth(ink, "text.growth", "text.all", "text.before")
    ink.prove_same("text.stalls", "r.stalls")
    ink.prove_same("text.metres", "r.metres")
    prove_ratio(ink, "text.share", "q.r", "q.all", 100, 1)
    prove_product(ink, "text.next", ["r.amount"], 1 + RISE)
    prove_product(ink, "text.more", ["r.amount"], RISE)

    blocks = (
        two_column_masthead(
            (
                "COMMUNE DE SAINT-ROCH-SUR-DORNE",
                "Service du commerce et de l'artisanat",
            ),
            (
                "Séance du conseil municipal du 5 mai 2026",
                "En exercice 27 – présents 22 – votants 26",
            ),
        ),
        Text(
            "2026-41 – Droits de place des marchés : bilan 2025, tarifs 2027",
            "title",
        ),
        Text(
            "Vu les articles L. 2224-18 et L. 2331-3 du code général des collectivités"
            " territoriales ; vu l'avis de la commission paritaire des marchés du 20 avril"
            " 2026 ;"
        ),
        Text(text),
        Text("Tableau I. Abonnés", "caption"),
        subscribers,
        Text("Tableau II. Passagers et électricité", "caption"),
        others,
        Text(
            "Un passage est la présence d'un commerçant non abonné pendant un jour de marché.",
            "small",
        ),
        Text("Tableau III. Encaissements de la régie par trimestre", "caption"),
        quarters,
        Text(next_year),
        Text(
            "Le conseil municipal, par 23 voix pour, 1 contre et 2 abstentions, prend acte du"
            " bilan et adopte les tarifs proposés."
        ),
        signature(
            ("Le secrétaire de séance,", "Alban TREMOULET"),
            ("Le maire,", "Josiane CAZENEUVE"),
        ),
        certified("Saint-Roch-sur-Dorne", "11 mai 2026"),
    )

    theme = Theme(
        font="DejaVu Serif",
        size=9.5,
        thousands=NBSP,
        shade="#fdf2e9",
        accent="#6e2c00",
        margin=17,
        header="Saint-Roch-sur-Dorne – 5 mai 2026",
        footer="{page} / {pages}",
    )

    return (Part(Producer.WEASYPRINT, theme, blocks),)


KIND = Kind(62, "droits-de-place", "droits de place des marchés", SEEDS, draw)
