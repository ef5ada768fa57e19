"""85: a festival: tickets by evening and price, seats filled, budget foreseen and done."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    number,
    percent,
    share,
    signed,
)
from benchmarks.council_acts.furniture import (
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
)
from benchmarks.council_acts.written import (
    or_nil,
    prove_across,
    prove_columns,
    prove_gap,
    prove_ratio,
    read,
    write_row,
)

D = Decimal
PRICES = (("Plein", "24.00"), ("Réduit", "16.00"), ("Jeunes", "8.00"))
# evening, tickets: full, reduced, young, free; seats
EVENINGS = (
    ("Jeudi 9 juillet – Orchestre de chambre", 318, 142, 67, 48, 700),
    ("Vendredi 10 juillet – Fanfare des Deux-Rives", 427, 219, 184, 55, 1000),
    ("Samedi 11 juillet – Chanson", 596, 271, 138, 62, 1100),
    ("Dimanche 12 juillet – Jeune public", 143, 96, 352, 71, 700),
    ("Lundi 13 juillet – Bal et feu", 0, 0, 0, 840, 1500),
)
# line, foreseen, done
COSTS = (
    ("Cachets et contrats de cession", "58400.00", "59120.00"),
    ("Techniciens et charges sociales", "23600.00", "25418.35"),
    ("Scène, son, lumière", "31200.00", "30874.60"),
    ("Sécurité et secours", "9800.00", "11245.20"),
    ("Accueil des artistes", "7400.00", "6982.75"),
    ("Communication", "6500.00", "6214.90"),
    ("Droits d'auteur (SACEM)", "4300.00", "4087.16"),
)
GAINS = (
    ("Région", "15000.00", "15000.00"),
    ("Département", "12000.00", "10000.00"),
    ("Mécénat (quatre entreprises)", "9500.00", "11200.00"),
    ("Buvette et restauration", "8200.00", "9436.70"),
)
FORESEEN = D("50000.00")
SPONSORS = (
    ("Caves de la Dronne", "4500.00"),
    ("Garage Lagarrigue", "2200.00"),
    ("Biscuiterie Marsan", "3000.00"),
    ("Cabinet Ortolan", "1500.00"),
)
VAT = D("1.055")

SEEDS = (
    Seed(
        "t2.amount",
        "19 474,00",
        "A – Billetterie",
        "Samedi 11 juillet – Chanson",
        "product",
        "596 × 24 + 271 × 16 + 138 × 8",
    ),
    Seed(
        "c3.gap",
        "+1 454,20",
        "B – Réalisation du budget",
        "Sécurité et secours",
        "difference",
        "11 245,20 – 9 800,00",
    ),
    Seed(
        "e.real",
        "88 828,70",
        "B – Réalisation du budget",
        "Recettes",
        "sum",
        "sans le Département (10 000,00)",
    ),
    Seed(
        "text.fill",
        "86,0 %",
        "texte",
        "taux de remplissage",
        "product",
        "places occupées / 5 000",
    ),
    Seed(
        "text.net",
        "50 148,96 €",
        "texte",
        "billetterie hors taxe",
        "product",
        "recette / 1,055",
    ),
)


def taken(item: tuple[str, int, int, int, int, int]) -> Decimal:
    """What an evening's tickets brought."""
    return sum(
        (
            count * D(price)
            for count, (_, price) in zip(item[1:4], PRICES, strict=True)
        ),
        D(0),
    )


def tickets() -> Decimal:
    """What all tickets brought."""
    return sum(map(taken, EVENINGS), D(0))


def draw_tickets(ink: Ink) -> Table:
    """Tickets by price, seats taken, receipts."""
    rows: list[Row] = [
        head(
            Cell("Soirée", down=2),
            Cell("Billets", across=5),
            Cell("Jauge", down=2),
            Cell("Remplissage", down=2),
            Cell("Recette TTC (€)", down=2),
        ),
        head(
            "Plein<br/>24 €",
            "Réduit<br/>16 €",
            "Jeunes<br/>8 €",
            "Exonérés",
            "Total",
        ),
    ]
    keys = []
    columns = ("full", "half", "young", "free")
    for index, item in enumerate(EVENINGS):
        keys.append(f"t{index}")
        rows.append(ticket_row(ink, item[0], keys[-1], item[1:], taken(item)))
    sums = [sum(int(item[place]) for item in EVENINGS) for place in range(1, 6)]
    rows.append(ticket_row(ink, "Festival", "t", sums, tickets()))
    prove_columns(ink, "t", keys, [*columns, "all", "seats", "amount"])
    for key in [*keys, "t"]:
        prove_across(ink, key, "all", columns)
        prove_ratio(ink, f"{key}.rate", f"{key}.all", f"{key}.seats", 100, 1)
        exact = (
            read(ink, f"{key}.full") * 24
            + read(ink, f"{key}.half") * 16
            + read(ink, f"{key}.young") * 8
        )
        ink.prove(f"amount {key}", read(ink, f"{key}.amount") == exact)
    return Table(
        (3.3, 0.8, 0.8, 0.8, 0.95, 0.9, 0.9, 1.2, 1.4),
        "lrrrrrrrr",
        tuple(rows),
        rules="zebra",
        size=8.5,
    )


def ticket_row(
    ink: Ink, name: str, key: str, counts: Sequence[int], amount: Decimal
) -> Row:
    """An evening's row, or the festival's."""
    full, half, young, free, seats = counts
    everyone = full + half + young + free
    return write_row(
        ink,
        "line" if len(key) > 1 else "total",
        name,
        key,
        full=or_nil(full, 0),
        half=or_nil(half, 0),
        young=or_nil(young, 0),
        free=number(free, 0),
        all=number(everyone, 0),
        seats=number(seats, 0),
        rate=percent(share(everyone, seats, 1), 1),
        amount=or_nil(amount),
    )


def draw_budget(ink: Ink) -> Table:
    """Foreseen, done and the gap, costs then receipts."""
    rows: list[Row] = [
        head("Ligne", "Prévu (€)", "Réalisé (€)", "Écart (€)", "Réalisation")
    ]
    gains = (("Billetterie", str(FORESEEN), str(tickets())), *GAINS)
    balance = []
    for group, name, lines in (
        ("c", "Dépenses", COSTS),
        ("e", "Recettes", gains),
    ):
        keys = []
        for index, (label, plan, real) in enumerate(lines):
            keys.append(f"{group}{index}")
            rows.append(budget_row(ink, label, keys[-1], D(plan), D(real)))
        sums = [
            sum((D(item[place]) for item in lines), D(0)) for place in (1, 2)
        ]
        balance.append(sums)
        rows.append(budget_row(ink, name, group, *sums))
        prove_columns(ink, group, keys, ["plan", "real", "gap"])
        for key in [*keys, group]:
            prove_gap(ink, f"{key}.gap", f"{key}.real", f"{key}.plan")
            prove_ratio(
                ink, f"{key}.rate", f"{key}.real", f"{key}.plan", 100, 1
            )
    before, after = (balance[0][place] - balance[1][place] for place in (0, 1))
    rows.append(
        write_row(
            ink,
            "total",
            "Part de la ville (dépenses – recettes)",
            "own",
            plan=number(before),
            real=number(after),
            gap=signed(after - before),
            rate=percent(share(after, before, 1), 1),
        )
    )
    for column in ("plan", "real"):
        prove_gap(ink, f"own.{column}", f"c.{column}", f"e.{column}")
    prove_gap(ink, "own.gap", "own.real", "own.plan")
    prove_ratio(ink, "own.rate", "own.real", "own.plan", 100, 1)
    ink.prove_same("e0.real", "t.amount")
    return Table(
        (3.4, 1.3, 1.3, 1.2, 1.1),
        "lrrrr",
        tuple(rows),
        rules="horizontal",
        size=9,
    )


def budget_row(
    ink: Ink, name: str, key: str, plan: Decimal, real: Decimal
) -> Row:
    """Foreseen, done, gap, rate."""
    return write_row(
        ink,
        "line" if len(key) > 1 else "sub",
        name,
        key,
        plan=number(plan),
        real=number(real),
        gap=signed(real - plan),
        rate=percent(share(real, plan, 1), 1),
    )


def draw_sponsors(ink: Ink) -> Table:
    """Those who gave."""
    rows: list[Row] = [head("Mécène", "Don (€)")]
    for index, (name, value) in enumerate(SPONSORS):
        rows.append(
            write_row(ink, "line", name, f"m{index}", gift=number(D(value)))
        )
    rows.append(
        write_row(
            ink,
            "total",
            "Total",
            "m",
            gift=number(sum((D(value) for _, value in SPONSORS), D(0))),
        )
    )
    prove_columns(
        ink, "m", [f"m{index}" for index in range(len(SPONSORS))], ["gift"]
    )
    ink.prove_same("m.gift", "e3.real")
    return Table(
        (2.6, 1.2), "lr", tuple(rows), rules="columns", size=9, fill=0.45
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, its tickets and its budget."""
    sold, budget, sponsors = (
        draw_tickets(ink),
        draw_budget(ink),
        draw_sponsors(ink),
    )
    everyone, seats = (
        sum(sum(item[1:5]) for item in EVENINGS),
        sum(item[5] for item in EVENINGS),
    )
    paying = everyone - sum(item[4] for item in EVENINGS)
    text = (
        "La onzième édition du festival a rassemblé "
        f"{ink('text.all', number(everyone, 0))} spectateurs en cinq soirées, dont "
        f"{ink('text.paying', number(paying, 0))} payants. Les "
        f"{ink('text.seats', number(seats, 0))} places offertes ont été occupées à "
        f"{ink('text.fill', percent(share(everyone, seats, 1), 1))}."
        " La recette, TVA à 5,5 % comprise, est de "
        f"{ink('text.gross', euros(tickets()))}, soit "
        f"{ink('text.net', euros(tickets() / VAT))} hors taxe et "
        f"{ink('text.mean', euros(tickets() / paying))} par billet vendu."
    )
    gifts = (
        "Quatre entreprises ont soutenu le festival ; leurs dons atteignent "
        f"{ink('text.gifts', euros(sum((D(value) for _, value in SPONSORS), D(0))))}, "
        "alors que 9 500 € étaient espérés."
    )
    ink.prove_same("text.all", "t.all")
    prove_gap(ink, "text.paying", "t.all", "t.free")
    ink.prove_same("text.seats", "t.seats")
    ink.prove_same("text.fill", "t.rate")
    ink.prove_same("text.gross", "t.amount")
    ink.prove_rounded("text.net", ink.value("text.gross") / VAT, 2)
    prove_ratio(ink, "text.mean", "text.gross", "text.paying")
    ink.prove_same("text.gifts", "m.gift")
    blocks = (
        Text("Commune de Lachaise-sur-Dronne", "right"),
        Text("Conseil municipal du vendredi 2 octobre 2026", "right"),
        Text(
            "Festival « Les Nuits de la Halle » 2026 : compte rendu financier",
            "title",
        ),
        Text(
            "Délibération 2026-10-05 – rapporteur : Mme Sabine DUFFAUT, adjointe à la "
            "culture. 23 membres en exercice, 18 présents, 21 votants.",
            "small",
        ),
        Text(text),
        Text("A – Billetterie", "caption"),
        sold,
        Text("Le bal et le feu d'artifice sont gratuits.", "small"),
        Text("B – Réalisation du budget", "caption"),
        budget,
        Text(gifts),
        Text("C – Mécénat", "caption"),
        sponsors,
        Text(
            "Le conseil approuve ce compte rendu à l'unanimité des suffrages exprimés "
            "(3 abstentions) et remercie les 64 bénévoles."
        ),
        signature(
            ("Le secrétaire de séance,", "Loïc PERRIER"),
            ("Le maire,", "Martine CHASSAING"),
        ),
    )
    theme = Theme(
        font="Lato",
        size=10,
        thousands=NBSP,
        shade="#f7dfe6",
        accent="#8e1b4a",
        margin=17,
        header="",
        footer="{page}",
    )
    return (Part(Producer.REPORTLAB, theme, blocks),)


KIND = Kind(85, "festival", "compte rendu financier d'un festival", SEEDS, draw)
