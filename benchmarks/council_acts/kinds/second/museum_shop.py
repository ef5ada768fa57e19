"""60: the stock of a museum's shop: opening, bought, sold, lost, closing, value, margin."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    number,
    percent,
    rounded,
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
    head,
    line,
    sub,
    total,
)
from benchmarks.council_acts.written import (
    or_nil,
    prove_columns,
    prove_gap,
    prove_product,
    prove_ratio,
    read,
    write,
)

D = Decimal
# article, opening, bought, sold, lost, cost, price
ARTICLES = (
    ("Catalogue « Terres vernissées »", 214, 0, 87, 2, "14.80", "29.00"),
    ("Guide du musée (français)", 350, 200, 318, 4, "3.95", "8.00"),
    ("Guide du musée (anglais)", 128, 100, 94, 0, "4.10", "8.00"),
    ("Livre jeunesse", 96, 150, 171, 3, "5.60", "11.50"),
    ("Carte postale", 2840, 3000, 3462, 51, "0.18", "1.00"),
    ("Affiche 40 × 60", 310, 120, 148, 9, "2.35", "9.00"),
    ("Marque-page", 760, 500, 689, 12, "0.42", "2.50"),
    ("Magnet", 425, 600, 583, 7, "1.15", "4.00"),
    ("Bol en grès", 58, 90, 112, 5, "9.70", "22.00"),
    ("Sac en coton", 140, 150, 163, 0, "2.90", "8.50"),
    ("Crayon gravé", 520, 400, 474, 18, "0.55", "2.00"),
    ("Puzzle", 64, 80, 71, 1, "7.25", "16.00"),
)
VAT = {"books": D("0.055"), "others": D("0.20")}
BOOKS = 4
COLUMNS = ("opening", "bought", "sold", "lost", "closing", "value")

SEEDS = (
    Seed(
        "a5.closing",
        "237",
        "État 1",
        "Affiche 40 × 60",
        "sum",
        "310 + 120 - 148 - 9 ; la valeur est juste",
    ),
    Seed(
        "a1.value",
        "909,60",
        "État 1",
        "Guide du musée (français)",
        "product",
        "228 × 3,95",
    ),
    Seed(
        "b2.gross",
        "725,00",
        "État 2",
        "Guide du musée (anglais)",
        "product",
        "94 × 8,00 ; la recette HT est juste",
    ),
    Seed(
        "o.cost",
        "4 004,64",
        "État 2",
        "Carterie et objets (TVA 20 %)",
        "sum",
        "sans le crayon gravé (260,70) ; la marge est juste",
    ),
    Seed(
        "text.cards",
        "3 642",
        "texte",
        "cartes postales vendues",
        "equality",
        "quantité des deux états (3 462)",
    ),
)
Article = tuple[str, int, int, int, int, str, str]


def closing(article: Article) -> int:
    """What is left on the shelves."""
    _, opening, bought, sold, lost, *_ = article
    return opening + bought - sold - lost


def draw_stock(ink: Ink) -> Table:
    """The movements of each article, across, and the value of what is left."""
    rows: list[Row] = [
        head(
            Cell("Article", down=2),
            Cell("Mouvements de l'exercice (quantités)", across=5),
            Cell("Coût unitaire<br/>(€ HT)", down=2),
            Cell("Valeur du stock<br/>(€ HT)", down=2),
        ),
        head(
            "Stock au<br/>01/01/2025",
            "Entrées",
            "Ventes",
            "Pertes et<br/>dons",
            "Stock au<br/>31/12/2025",
        ),
    ]
    keys = [f"a{index}" for index in range(len(ARTICLES))]

    for key, article in zip(keys, ARTICLES, strict=True):
        name, opening, bought, sold, lost, cost, _ = article
        cells = write(
            ink,
            key,
            opening=number(opening, 0),
            bought=or_nil(bought, 0),
            sold=number(sold, 0),
            lost=or_nil(lost, 0),
            closing=number(closing(article), 0),
            cost=number(D(cost)),
            value=number(closing(article) * D(cost)),
        )
        rows.append(line(name, *cells))
        _prove_moves(ink, key)
        prove_product(ink, f"{key}.value", [f"{key}.closing", f"{key}.cost"])

    counts = [
        sum(column) for column in zip(*(a[1:5] for a in ARTICLES), strict=True)
    ]
    left = sum(map(closing, ARTICLES))
    value = sum((closing(a) * D(a[5]) for a in ARTICLES), D(0))
    texts = dict(
        zip(
            COLUMNS,
            [number(count, 0) for count in (*counts, left)],
            strict=False,
        )
    )
    cells = write(ink, "a", **texts, cost="", value=number(value))
    rows.append(total("Total", *cells))

    prove_columns(ink, "a", keys, COLUMNS)
    _prove_moves(ink, "a")

    return Table(
        (2.6, 1.3, 1, 1, 1, 1.3, 1.1, 1.3), "lrrrrrrr", tuple(rows), size=8
    )


def _prove_moves(ink: Ink, key: str) -> None:
    opening, bought, sold, lost = (
        read(ink, f"{key}.{name}") for name in COLUMNS[:4]
    )

    ink.prove(
        f"stock {key}",
        read(ink, f"{key}.closing") == opening + bought - sold - lost,
    )


def draw_sales(ink: Ink) -> Table:
    """Sales by article: quantity times price, cost of what was sold, margin."""
    rows: list[Row] = [
        head(
            "Article",
            "Ventes",
            "Prix public<br/>(€ TTC)",
            "Recettes<br/>(€ TTC)",
            "Recettes<br/>(€ HT)",
            "Coût d'achat<br/>(€ HT)",
            "Marge<br/>(€ HT)",
            "Taux de<br/>marge",
        )
    ]
    groups = (
        ("b", "Librairie (TVA 5,5 %)", ARTICLES[:BOOKS], VAT["books"]),
        ("o", "Carterie et objets (TVA 20 %)", ARTICLES[BOOKS:], VAT["others"]),
    )
    everything = [D(0)] * 5

    for prefix, label, articles, vat in groups:
        sums, keys = [D(0)] * 5, []
        for index, article in enumerate(articles):
            key = f"{prefix}{index}"
            keys.append(key)
            values = _sale(article, vat)
            sums = [
                one + other for one, other in zip(sums, values, strict=True)
            ]
            rows.append(
                line(
                    article[0], *_write(ink, key, values, number(D(article[6])))
                )
            )
            prove_product(ink, f"{key}.gross", [f"{key}.sold", f"{key}.price"])
            ink.prove_rounded(
                f"{key}.net", ink.value(f"{key}.gross") / (1 + vat), 2
            )
            stock = index + (BOOKS if prefix == "o" else 0)
            ink.prove_same(f"{key}.sold", f"a{stock}.sold")
            prove_product(ink, f"{key}.cost", [f"{key}.sold", f"a{stock}.cost"])
        rows.append(sub(label, *_write(ink, prefix, sums, "")))
        prove_columns(
            ink, prefix, keys, ["sold", "gross", "net", "cost", "margin"]
        )
        everything = [
            one + other for one, other in zip(everything, sums, strict=True)
        ]

    rows.append(total("Ensemble", *_write(ink, "s", everything, "")))

    prove_columns(
        ink, "s", ["b", "o"], ["sold", "gross", "net", "cost", "margin"]
    )

    return Table(
        (2.6, 1, 1, 1.3, 1.3, 1.2, 1.3, 1), "lrrrrrrr", tuple(rows), size=8
    )


def _sale(article: Article, vat: Decimal) -> list[Decimal]:
    gross = article[3] * D(article[6])
    net, cost = rounded(gross / (1 + vat)), article[3] * D(article[5])
    return [D(article[3]), gross, net, cost, net - cost]


def _write(
    ink: Ink, key: str, values: Sequence[Decimal], price: str
) -> list[str]:
    sold, gross, net, cost, margin = values
    cells = write(
        ink,
        key,
        sold=number(sold, 0),
        price=price,
        gross=number(gross),
        net=number(net),
        cost=number(cost),
        margin=number(margin),
        rate=percent(share(margin, net, 1), 1),
    )

    prove_gap(ink, f"{key}.margin", f"{key}.net", f"{key}.cost")
    prove_ratio(ink, f"{key}.rate", f"{key}.margin", f"{key}.net", 100, 1)

    return cells


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with stock and sales."""
    stock, sales = draw_stock(ink), draw_sales(ink)
    gross = sum((a[3] * D(a[6]) for a in ARTICLES), D(0))
    value = sum((closing(a) * D(a[5]) for a in ARTICLES), D(0))
    lost = sum((a[4] * D(a[5]) for a in ARTICLES), D(0))
    opening = sum((a[1] * D(a[5]) for a in ARTICLES), D(0))
    visitors = 18460

    text = (
        f"La boutique a vendu {ink('text.sold', number(sum(a[3] for a in ARTICLES), 0))}"
        " articles en 2025 pour"
        f" {ink('text.gross', euros(gross))} TTC, soit"
        f" {ink('text.visitor', euros(gross / visitors))} par"
        f" visiteur pour {ink('text.visitors', number(visitors, 0))} entrées. La carte postale"
        " est l'article le"
        f" plus vendu, avec {ink('text.cards', number(ARTICLES[4][3], 0))} exemplaires."
    )
    kept = (
        f"Le stock final, de {ink('text.left', number(sum(map(closing, ARTICLES)), 0))}"
        " articles, est valorisé à"
        f" {ink('text.value', euros(value))} contre {ink('text.opening', euros(opening))} un"
        " an plus tôt, aux mêmes coûts unitaires ; la"
        " variation de stock à constater est de"
        f" {ink('text.change', euros(abs(value - opening)))}. Les"
        f" {ink('text.lost', str(sum(a[4] for a in ARTICLES)))} pertes et dons représentent"
        f" {ink('text.losses', euros(lost))} au coût d'achat."
    )

    ink.prove_same("text.sold", "a.sold", "s.sold")
    ink.prove_same("text.gross", "s.gross")
    prove_ratio(ink, "text.visitor", "text.gross", "text.visitors")
    ink.prove_same("text.cards", "a4.sold")
    ink.prove_same("text.left", "a.closing")
    ink.prove_same("text.value", "a.value")
    ink.prove(
        "change",
        ink.value("text.change")
        == abs(ink.value("text.value") - ink.value("text.opening")),
    )
    first = sum(
        (
            read(ink, f"a{i}.opening") * read(ink, f"a{i}.cost")
            for i in range(len(ARTICLES))
        ),
        D(0),
    )

    ink.prove("opening", ink.value("text.opening") == first)
    ink.prove_same("text.lost", "a.lost")
    losses = sum(
        (
            read(ink, f"a{i}.lost") * read(ink, f"a{i}.cost")
            for i in range(len(ARTICLES))
        ),
        D(0),
    )

    ink.prove("losses", ink.value("text.losses") == losses)

    blocks = (
        *register_masthead(
            "COMMUNE DE LA ROCHE-VERNIÈRE",
            "Département du Haut-Alzon",
            "11 février 2026",
            "2026-02-18",
        ),
        Text(
            "En exercice : 23 – Présents : 18 – Représentés : 3 – Votants : 21"
        ),
        Text(
            "Objet : musée de la Céramique – inventaire de la boutique au 31 décembre 2025",
            "subject",
        ),
        Text(
            "Vu l'instruction budgétaire et comptable M57 ; vu l'arrêté instituant la régie de"
            " recettes du musée ;"
        ),
        Text(text),
        Text(kept),
        Text(
            "Le conseil municipal, à l'unanimité, arrête l'inventaire de la boutique et"
            " autorise la sortie du stock des articles perdus ou donnés."
        ),
        Text("État 1 – Mouvements et valeur du stock", "caption"),
        stock,
        Text("État 2 – Ventes et marge de l'exercice 2025", "caption"),
        sales,
        Text("Recettes HT arrondies au centime, article par article.", "small"),
        signature(
            ("Le secrétaire de séance,", "Clément VIDAILLAC"),
            ("Le maire,", "Marie-Ange POUGET"),
        ),
        certified("La Roche-Vernière", "16 février 2026"),
    )

    theme = Theme(
        font="DejaVu Serif",
        size=9.5,
        shade="#f7efe5",
        accent="#7b3f00",
        margin=17,
        header="La Roche-Vernière – séance du 11 février 2026",
        footer="{page}",
    )

    return (Part(Producer.REPORTLAB, theme, blocks),)


KIND = Kind(
    60,
    "boutique-du-musee",
    "stock et ventes de la boutique d'un musée",
    SEEDS,
    draw,
)
