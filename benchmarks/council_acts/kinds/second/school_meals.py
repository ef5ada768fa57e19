"""55: school meals by group of eaters: meals times price, cost, subsidy, what the town pays."""

from __future__ import annotations

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
    signature,
    two_column_masthead,
)
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import (
    Cell,
    Kind,
    PageBreak,
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
    product,
    prove_across,
    prove_columns,
    prove_gap,
    prove_product,
    prove_ratio,
    write,
)

D = Decimal
# eaters, meals 2024-2025, price, meals at one euro among them are the first line
EATERS = (
    ("Enfants – tarif à 1 € (tranches 1 et 2)", 21480, "1.00"),
    ("Enfants – tranche 3", 17925, "2.85"),
    ("Enfants – tranche 4", 24310, "3.90"),
    ("Enfants – hors commune", 3146, "5.60"),
    ("Personnel communal", 2208, "4.75"),
    ("Enseignants", 1374, "6.20"),
)
STATE = D("3.00")
# cost, €
COSTS = (
    ("Denrées (prestataire, 2,74 € par repas)", None),
    ("Personnel de service et de production", "246318.40"),
    ("Énergie et fluides", "31742.85"),
    ("Maintenance et petit équipement", "14206.10"),
    ("Produits d'entretien", "5819.62"),
    ("Amortissements", "18450.00"),
)
FOOD = D("2.74")
# month, school days, meals
MONTHS = (
    ("Septembre", 17, 8432),
    ("Octobre", 11, 5618),
    ("Novembre", 16, 8090),
    ("Décembre", 12, 6021),
    ("Janvier", 16, 8144),
    ("Février", 8, 3902),
    ("Mars", 16, 8237),
    ("Avril", 9, 4418),
    ("Mai", 12, 6190),
    ("Juin", 17, 8655),
    ("Juillet", 5, None),
)

SEEDS = (
    Seed(
        "e2.paid",
        "94 890,00",
        "Tableau n° 1",
        "Enfants – tranche 4",
        "product",
        "24 310 × 3,90 ; le total de la ligne est juste",
    ),
    Seed(
        "e3.share",
        "5,4",
        "Tableau n° 1",
        "Enfants – hors commune",
        "product",
        "3 146 / 70 443",
    ),
    Seed(
        "left.each",
        "3,24",
        "Tableau n° 2",
        "Reste à la charge de la commune",
        "product",
        "241 111,14 / 70 443",
    ),
    Seed(
        "m.days",
        "134",
        "Tableau n° 3",
        "Année scolaire",
        "sum",
        "sans les 5 jours de juillet",
    ),
    Seed(
        "text.children",
        "66 681",
        "texte",
        "repas servis aux enfants",
        "sum",
        "21 480 + 17 925 + 24 310 + 3 146",
    ),
)


def meals() -> int:
    """All meals of the year."""
    return sum(item[1] for item in EATERS)


def receipts() -> Decimal:
    """What families and staff pay."""
    return sum((product(item[1], D(item[2])) for item in EATERS), D(0))


def costs() -> list[Decimal]:
    """The costs, food first."""
    return [D(item[1]) if item[1] else meals() * FOOD for item in COSTS]


def draw_eaters(ink: Ink) -> Table:
    """Meals times price, with the aid of the State on the one-euro meals."""
    rows: list[Row] = [
        head(
            Cell("Convives", down=2),
            Cell("Repas servis", across=2),
            Cell("Prix facturé<br/>(€)", down=2),
            Cell("Recettes (€)", across=3),
        ),
        head(
            "nombre",
            "part (%)",
            "Usagers",
            "Aide de l'État<br/>(3 € par repas à 1 €)",
            "Total",
        ),
    ]
    keys = []

    for index, (name, count, price) in enumerate(EATERS):
        key = f"e{index}"
        keys.append(key)
        paid = product(count, D(price))
        aid = count * STATE if not index else D(0)
        cells = write(
            ink,
            key,
            meals=number(count, 0),
            share=number(share(count, meals(), 1), 1),
            price=number(D(price)),
            paid=number(paid),
            aid=or_nil(aid),
            all=number(paid + aid),
        )
        rows.append(line(name, *cells))
        prove_product(ink, f"{key}.paid", [f"{key}.meals", f"{key}.price"])
        if aid:
            prove_product(ink, f"{key}.aid", [f"{key}.meals"], STATE)
        prove_across(ink, key, "all", ["paid", "aid"])

    aid = EATERS[0][1] * STATE
    cells = write(
        ink,
        "e",
        meals=number(meals(), 0),
        share="100,0",
        price="",
        paid=number(receipts()),
        aid=number(aid),
        all=number(receipts() + aid),
    )
    rows.append(total("Total", *cells))

    prove_columns(ink, "e", keys, ["meals", "share", "paid", "aid", "all"])

    for key in keys:
        prove_ratio(ink, f"{key}.share", f"{key}.meals", "e.meals", 100, 1)

    return Table(
        (3.6, 1, 0.9, 1.1, 1.5, 1.9, 1.5), "lrrrrrr", tuple(rows), size=9
    )


def draw_costs(ink: Ink) -> Table:
    """The costs, a meal's share of each, and who pays."""
    rows: list[Row] = [head("Poste", "Dépenses (€)", "Coût par repas (€)")]
    keys = []

    for index, (item, value) in enumerate(zip(COSTS, costs(), strict=True)):
        key = f"c{index}"
        keys.append(key)
        rows.append(
            line(
                item[0],
                *write(
                    ink, key, cost=number(value), each=number(value / meals())
                ),
            )
        )

    whole, paid, aid = sum(costs(), D(0)), receipts(), EATERS[0][1] * STATE
    rows.append(
        sub(
            "Coût complet du service",
            *write(ink, "c", cost=number(whole), each=number(whole / meals())),
        )
    )
    rows.append(
        line(
            "– participation des usagers",
            *write(ink, "paid", cost=number(paid), each=number(paid / meals())),
        )
    )
    rows.append(
        line(
            "– aide de l'État",
            *write(ink, "aid", cost=number(aid), each=number(aid / meals())),
        )
    )
    left = whole - paid - aid
    rows.append(
        total(
            "Reste à la charge de la commune",
            *write(ink, "left", cost=number(left), each=number(left / meals())),
        )
    )

    prove_product(ink, "c0.cost", ["e.meals"], FOOD)
    prove_columns(ink, "c", keys, ["cost"])
    ink.prove_same("paid.cost", "e.paid")
    ink.prove_same("aid.cost", "e.aid")
    prove_gap(ink, "left.cost", "c.cost", "paid.cost", "aid.cost")

    for key in [*keys, "c", "paid", "aid", "left"]:
        prove_ratio(ink, f"{key}.each", f"{key}.cost", "e.meals")

    return Table(
        (4, 1.6, 1.6), "lrr", tuple(rows), rules="header", size=9, fill=0.75
    )


def draw_months(ink: Ink) -> Table:
    """The months: days, meals, meals a day."""
    known = sum(item[2] or 0 for item in MONTHS)
    rows: list[Row] = [
        head("Mois", "Jours de service", "Repas servis", "Repas par jour")
    ]
    keys = []

    for index, (name, days, count) in enumerate(MONTHS):
        key = f"m{index}"
        keys.append(key)
        served = count if count is not None else meals() - known
        rows.append(
            line(
                name,
                *write(
                    ink,
                    key,
                    days=str(days),
                    meals=number(served, 0),
                    each=number(rounded(D(served) / days, 0), 0),
                ),
            )
        )
        prove_ratio(ink, f"{key}.each", f"{key}.meals", f"{key}.days", places=0)

    days = sum(item[1] for item in MONTHS)
    rows.append(
        total(
            "Année scolaire",
            *write(
                ink,
                "m",
                days=str(days),
                meals=number(meals(), 0),
                each=number(rounded(D(meals()) / days, 0), 0),
            ),
        )
    )

    prove_columns(ink, "m", keys, ["days", "meals"])
    prove_ratio(ink, "m.each", "m.meals", "m.days", places=0)
    ink.prove_same("m.meals", "e.meals")

    return Table(
        (2, 1.3, 1.3, 1.3),
        "lrrr",
        tuple(rows),
        rules="header",
        size=9,
        fill=0.6,
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, on wide pages."""
    eaters, spent, months = draw_eaters(ink), draw_costs(ink), draw_months(ink)
    whole, paid, aid = sum(costs(), D(0)), receipts(), EATERS[0][1] * STATE
    children = sum(item[1] for item in EATERS[:4])

    text = (
        f"Du 1er septembre 2024 au 4 juillet 2025, {ink('text.meals', number(meals(), 0))}"
        " repas ont"
        f" été servis en {ink('text.days', str(sum(item[1] for item in MONTHS)))} jours, dont"
        f" {ink('text.children', number(children, 0))} à des enfants. Le coût complet d'un"
        " repas est"
        f" de {ink('text.each', euros(whole / meals()))}, les usagers en paient en moyenne"
        f" {ink('text.paid', euros(paid / meals()))}, soit"
        f" {ink('text.cover', percent(share(paid, whole, 1), 1))} du coût."
    )
    left = (
        f"Après l'aide de l'État de {ink('text.aid', euros(aid))}, la commune supporte"
        f" {ink('text.left', euros(whole - paid - aid))}. Elle versera à la caisse des écoles une"
        " subvention d'équilibre du même montant, en quatre acomptes égaux de"
        f" {ink('text.quarter', euros((whole - paid - aid) / 4))}."
    )

    ink.prove_same("text.meals", "e.meals", "m.meals")
    ink.prove_same("text.days", "m.days")
    ink.prove_sum("text.children", [f"e{index}.meals" for index in range(4)])
    ink.prove_same("text.each", "c.each")
    ink.prove_same("text.paid", "paid.each")
    prove_ratio(ink, "text.cover", "paid.cost", "c.cost", 100, 1)
    ink.prove_same("text.aid", "e.aid")
    ink.prove_same("text.left", "left.cost")
    ink.prove_rounded("text.quarter", ink.value("text.left") / 4, 2)

    blocks = (
        two_column_masthead(
            (
                "VILLE DE BRÉVAL-LA-CHAUSSÉE",
                "Pôle éducation – restauration scolaire",
            ),
            (
                "Conseil municipal du 24 septembre 2025",
                "29 en exercice, 26 présents, 28 votants",
            ),
        ),
        Text(
            "Délibération n° 25-09-104 – Restauration scolaire : bilan 2024-2025 et subvention"
            " à la caisse des écoles",
            "subject",
        ),
        Text(
            "Vu le code de l'éducation, article R. 531-52 ; vu la convention triennale «"
            " Cantine à 1 € » signée le 30 août 2023 ;"
        ),
        Text(text),
        Text(
            "Tableau n° 1 – Repas et recettes de l'année scolaire 2024-2025",
            "caption",
        ),
        eaters,
        Text(left),
        Text(
            "Le conseil municipal, à l'unanimité, prend acte du bilan et approuve la"
            " subvention, à imputer à l'article 657361."
        ),
        signature(
            ("La secrétaire de séance,", "Pauline DESMARETZ"),
            ("Le maire,", "Jean-Loup FAVERGEAT"),
        ),
        certified("Bréval-la-Chaussée", "29 septembre 2025"),
        PageBreak(),
        Text("Tableau n° 2 – Coût du service", "caption"),
        spent,
        Text("Tableau n° 3 – Fréquentation mensuelle", "caption"),
        months,
    )

    theme = Theme(
        font="Carlito",
        size=10.5,
        shade="#dce6f1",
        accent="#1f4e79",
        margin=14,
        landscape=True,
        header="Bréval-la-Chaussée – délibération 25-09-104",
        footer="{page}/{pages}",
    )

    return (Part(Producer.CHROMIUM, theme, blocks),)


KIND = Kind(
    55, "cantine-scolaire", "bilan de la restauration scolaire", SEEDS, draw
)
