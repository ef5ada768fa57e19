"""76: the yearly report of a media library: its stock, loans, readers and purchases."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    growth,
    number,
    percent,
    share,
    signed,
    signed_percent,
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
)
from benchmarks.council_acts.written import (
    or_nil,
    prove_across,
    prove_columns,
    prove_gap,
    prove_growth,
    prove_ratio,
    read,
    write_row,
)

D = Decimal
# support, stock on 1 January, bought, given, withdrawn
STOCK = (
    ("Livres adultes", 14862, 1043, 128, 917),
    ("Livres jeunesse", 11237, 986, 74, 645),
    ("Bandes dessinées", 5418, 412, 36, 208),
    ("Revues (numéros)", 2946, 618, 0, 702),
    ("CD", 3875, 94, 11, 326),
    ("DVD et jeux vidéo", 2694, 287, 5, 119),
)
# loans of 2024 and 2025: adults, young
LOANS = (
    ("Livres adultes", 21846, 22517, 1204, 1167),
    ("Livres jeunesse", 3418, 3562, 31275, 33086),
    ("Bandes dessinées", 6127, 6480, 9853, 10742),
    ("Revues", 4216, 3894, 872, 765),
    ("CD", 2954, 2417, 386, 302),
    ("DVD et jeux vidéo", 7638, 7219, 4127, 4395),
)
READERS = (
    ("Moins de 14 ans", 1187, 1246),
    ("De 14 à 25 ans", 312, 298),
    ("De 26 à 64 ans", 964, 1013),
    ("65 ans et plus", 428, 471),
    ("Collectivités", 37, 41),
)
PEOPLE = 11862
# spending, number, €
SPENDING = (
    ("Livres adultes", 1043, "17213.90"),
    ("Livres jeunesse", 986, "11482.35"),
    ("Bandes dessinées", 412, "5904.70"),
    ("CD, DVD et jeux vidéo", 381, "9867.40"),
)
PAPERS, ONLINE = D("4318.20"), D("6150.00")

SEEDS = (
    Seed(
        "s3.end",
        "2 826",
        "I. Collections",
        "Revues (numéros)",
        "difference",
        "2 946 + 618 – 702",
    ),
    Seed(
        "l2.all25",
        "15 980",
        "II. Prêts",
        "Bandes dessinées",
        "sum",
        "6 480 + 10 742 ; le total de 2024 est resté",
    ),
    Seed(
        "p1.each",
        "11,56",
        "IV. Acquisitions",
        "Livres jeunesse",
        "product",
        "11 482,35 / 986",
    ),
    Seed(
        "text.young",
        "50 547",
        "texte",
        "prêts à la jeunesse",
        "sum",
        "deux chiffres inversés",
    ),
    Seed(
        "text.loans",
        "35,1",
        "texte",
        "prêts par inscrit",
        "product",
        "96 546 / 3 069",
    ),
)


def summed(place: int) -> int:
    """A column's sum of the stock."""
    return sum(int(item[place]) for item in STOCK)


def draw_stock(ink: Ink) -> Table:
    """What was there, came in and went out."""
    rows: list[Row] = [
        head(
            Cell("Support", down=2),
            Cell("Au 1er janvier 2025", down=2),
            Cell("Entrées", across=2),
            Cell("Retraits (désherbage)", down=2),
            Cell("Au 31 décembre 2025", down=2),
            Cell("Part du fonds", down=2),
        ),
        head("achats", "dons"),
    ]
    end = summed(1) + summed(2) + summed(3) - summed(4)
    keys = []
    for index, (name, start, bought, given, gone) in enumerate(STOCK):
        key = f"s{index}"
        keys.append(key)
        left = start + bought + given - gone
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                start=number(start, 0),
                bought=number(bought, 0),
                given=or_nil(given, 0),
                gone=number(gone, 0),
                end=number(left, 0),
                share=percent(share(left, end, 1), 1),
            )
        )
    rows.append(
        write_row(
            ink,
            "total",
            "Ensemble",
            "s",
            start=number(summed(1), 0),
            bought=number(summed(2), 0),
            given=number(summed(3), 0),
            gone=number(summed(4), 0),
            end=number(end, 0),
            share="100 %",
        )
    )
    prove_columns(ink, "s", keys, ["start", "bought", "given", "gone", "end"])
    for key in [*keys, "s"]:
        ink.prove(
            f"end {key}",
            read(ink, f"{key}.end")
            == read(ink, f"{key}.start")
            + read(ink, f"{key}.bought")
            + read(ink, f"{key}.given")
            - read(ink, f"{key}.gone"),
        )
    for key in keys:
        prove_ratio(ink, f"{key}.share", f"{key}.end", "s.end", 100, 1)
    return Table(
        (2.4, 1.3, 1, 0.9, 1.3, 1.3, 1),
        "lrrrrrr",
        tuple(rows),
        rules="zebra",
        size=9,
    )


def draw_loans(ink: Ink) -> Table:
    """Loans by public, two years side by side."""
    rows: list[Row] = [
        head(
            Cell("Prêts", down=2),
            Cell("Adultes", across=2),
            Cell("Jeunesse", across=2),
            Cell("Total", across=2),
            Cell("Évolution", down=2),
        ),
        head("2024", "2025", "2024", "2025", "2024", "2025"),
    ]
    columns = ("a24", "a25", "y24", "y25", "all24", "all25")
    keys = []
    sums = [0] * 6
    for index, (name, a24, a25, y24, y25) in enumerate(LOANS):
        key = f"l{index}"
        keys.append(key)
        values = (a24, a25, y24, y25, a24 + y24, a25 + y25)
        sums = [
            before + value for before, value in zip(sums, values, strict=True)
        ]
        rows.append(loans_row(ink, name, key, values))
    rows.append(loans_row(ink, "Total", "l", tuple(sums)))
    prove_columns(ink, "l", keys, columns)
    for key in [*keys, "l"]:
        prove_across(ink, key, "all24", ["a24", "y24"])
        prove_across(ink, key, "all25", ["a25", "y25"])
        prove_growth(ink, f"{key}.growth", f"{key}.all25", f"{key}.all24")
    return Table(
        (2.2, 1, 1, 1, 1, 1.1, 1.1, 1.1), "lrrrrrrr", tuple(rows), size=9
    )


def loans_row(ink: Ink, name: str, key: str, values: tuple[int, ...]) -> Row:
    """A row of loans, with the change of their total."""
    columns = ("a24", "a25", "y24", "y25", "all24", "all25")
    texts = {
        column: number(value, 0)
        for column, value in zip(columns, values, strict=True)
    }
    return write_row(
        ink,
        "line" if len(key) > 1 else "total",
        name,
        key,
        **texts,
        growth=signed_percent(growth(values[5], values[4])),
    )


def draw_readers(ink: Ink) -> Table:
    """Those who have a card."""
    rows: list[Row] = [head("Inscrits actifs", "2024", "2025", "Écart")]
    keys = []
    for index, (name, old, new) in enumerate(READERS):
        keys.append(f"r{index}")
        rows.append(
            write_row(
                ink,
                "line",
                name,
                keys[-1],
                old=number(old, 0),
                new=number(new, 0),
                gap=signed(new - old, 0),
            )
        )
    old, new = sum(i[1] for i in READERS), sum(i[2] for i in READERS)
    rows.append(
        write_row(
            ink,
            "total",
            "Total",
            "r",
            old=number(old, 0),
            new=number(new, 0),
            gap=signed(new - old, 0),
        )
    )
    prove_columns(ink, "r", keys, ["old", "new"])
    for key in [*keys, "r"]:
        prove_gap(ink, f"{key}.gap", f"{key}.new", f"{key}.old")
    return Table(
        (2.2, 1, 1, 1), "lrrr", tuple(rows), rules="none", size=9, fill=0.55
    )


def draw_spending(ink: Ink) -> Table:
    """Purchases: number, cost, mean price; then papers and what is online."""
    rows: list[Row] = [
        head("Acquisitions 2025", "Documents", "Dépense (€)", "Prix moyen (€)")
    ]
    keys = []
    for index, (name, count, cost) in enumerate(SPENDING):
        key = f"p{index}"
        keys.append(key)
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                count=number(count, 0),
                cost=number(D(cost)),
                each=number(D(cost) / count),
            )
        )
        prove_ratio(ink, f"{key}.each", f"{key}.cost", f"{key}.count")
    rows.append(
        write_row(
            ink,
            "sub",
            "Documents achetés à l'unité",
            "p",
            count=number(sum(i[1] for i in SPENDING), 0),
            cost=number(bought()),
            each=number(bought() / sum(i[1] for i in SPENDING)),
        )
    )
    rows.append(
        write_row(
            ink,
            "line",
            "Abonnements aux revues",
            "q0",
            count="",
            cost=number(PAPERS),
            each="",
        )
    )
    rows.append(
        write_row(
            ink,
            "line",
            "Ressources en ligne",
            "q1",
            count="",
            cost=number(ONLINE),
            each="",
        )
    )
    rows.append(
        write_row(
            ink,
            "total",
            "Total",
            "q",
            count="",
            cost=number(bought() + PAPERS + ONLINE),
            each="",
        )
    )
    prove_columns(ink, "p", keys, ["count", "cost"])
    prove_ratio(ink, "p.each", "p.cost", "p.count")
    prove_columns(ink, "q", ["p", "q0", "q1"], ["cost"])
    return Table(
        (3, 1.1, 1.4, 1.3),
        "lrrr",
        tuple(rows),
        rules="header",
        size=9,
        fill=0.75,
    )


def bought() -> Decimal:
    """What single documents cost."""
    return sum((D(item[2]) for item in SPENDING), D(0))


def draw(ink: Ink) -> tuple[Part, ...]:
    """The report in four parts."""
    stock, loans, readers, spending = (
        draw_stock(ink),
        draw_loans(ink),
        draw_readers(ink),
        draw_spending(ink),
    )
    end = summed(1) + summed(2) + summed(3) - summed(4)
    a25, y25, cards = (
        sum(i[2] for i in LOANS),
        sum(i[4] for i in LOANS),
        sum(i[2] for i in READERS),
    )
    opening = (
        f"La médiathèque propose {ink('text.end', number(end, 0))} documents à la "
        f"fin de 2025, soit {ink('text.head', number(D(end) / PEOPLE, 2))} par "
        f"habitant ({ink('text.people', number(PEOPLE, 0))} habitants). Au cours de "
        f"l'année, {ink('text.in', number(summed(2) + summed(3), 0))} documents "
        f"sont entrés et {ink('text.out', number(summed(4), 0))} ont été retirés."
    )
    use = (
        f"Les prêts s'élèvent à {ink('text.all', number(a25 + y25, 0))}, dont "
        f"{ink('text.young', number(y25, 0))} au public jeune. Avec "
        f"{ink('text.cards', number(cards, 0))} inscrits, chaque carte a servi en "
        f"moyenne à {ink('text.loans', number(D(a25 + y25) / cards, 1))} prêts ; "
        f"{ink('text.rate', percent(share(cards, PEOPLE, 1), 1))} de la population "
        "est inscrite."
    )
    ink.prove_same("text.end", "s.end")
    prove_ratio(ink, "text.head", "s.end", "text.people")
    ink.prove_sum("text.in", ["s.bought", "s.given"])
    ink.prove_same("text.out", "s.gone")
    ink.prove_same("text.all", "l.all25")
    ink.prove_same("text.young", "l.y25")
    ink.prove_same("text.cards", "r.new")
    prove_ratio(ink, "text.loans", "l.all25", "r.new", places=1)
    prove_ratio(ink, "text.rate", "r.new", "text.people", 100, 1)
    for place, other in ((0, 0), (1, 1), (2, 2)):
        ink.prove_same(f"p{place}.count", f"s{other}.bought")
    ink.prove_sum("p3.count", ["s4.bought", "s5.bought"])
    blocks = (
        Text("Ville de Saint-Maurice-l'Étang", "title"),
        Text("Médiathèque André-Chamson", "center"),
        Text(
            "Rapport annuel 2025, présenté au conseil municipal du 19 mars 2026 "
            "(délibération n° 22)",
            "subject",
        ),
        Text("I. Collections", "heading"),
        Text(opening),
        stock,
        Text("II. Prêts", "heading"),
        Text(use),
        loans,
        Text("III. Inscrits", "heading"),
        readers,
        Text("IV. Acquisitions", "heading"),
        Text(
            "Le budget d'acquisition, voté à hauteur de 55 000 €, a été consommé comme "
            "suit."
        ),
        spending,
        Text(
            "Le conseil prend acte de ce rapport et adresse ses remerciements aux "
            "bénévoles du portage à domicile."
        ),
    )
    theme = Theme(
        font="Lato",
        size=9.5,
        thousands=NARROW_NBSP,
        shade="#e8e2f3",
        accent="#4a2c85",
        margin=16,
        header="",
        footer="Médiathèque André-Chamson – rapport 2025 – {page}",
        justify=True,
    )
    return (Part(Producer.WEASYPRINT, theme, blocks),)


KIND = Kind(76, "mediatheque", "rapport annuel de la médiathèque", SEEDS, draw)
