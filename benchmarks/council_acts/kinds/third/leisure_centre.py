"""80: a leisure centre's summer: children by week and age, what weeks cost, what families pay."""

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
    head,
)
from benchmarks.council_acts.written import (
    or_nil,
    product,
    prove_across,
    prove_columns,
    prove_gap,
    prove_mean,
    prove_product,
    prove_ratio,
    prove_running,
    write_row,
)

D = Decimal
# week, days, children present each day: 3-5, 6-11, 12-15
WEEKS = (
    ("6 au 10 juillet", 5, 28, 46, 14),
    ("13 au 17 juillet", 4, 31, 52, 17),
    ("20 au 24 juillet", 5, 26, 44, 19),
    ("27 au 31 juillet", 5, 23, 39, 12),
    ("3 au 7 août", 5, 19, 31, 8),
    ("10 au 14 août", 5, 16, 28, 0),
    ("17 au 21 août", 5, 20, 33, 9),
    ("24 au 28 août", 5, 25, 42, 11),
)
ROOM = 100
# week's costs: meals are a price a day and child; outings, buses, workshops
MEAL = D("4.35")
COSTS = (
    ("612.00", "480.00", "215.40"),
    ("538.50", "390.00", "186.75"),
    ("744.80", "610.00", "242.10"),
    ("489.20", "480.00", "158.30"),
    ("365.00", "310.00", "127.85"),
    ("298.40", "310.00", "96.20"),
    ("417.60", "390.00", "143.55"),
    ("655.90", "520.00", "204.60"),
)
# family quotient, days of children, price
FAMILIES = (
    ("QF inférieur à 500 €", 486, "6.20"),
    ("QF de 501 à 900 €", 812, "9.40"),
    ("QF de 901 à 1 300 €", 937, "12.80"),
    ("QF supérieur à 1 300 €", None, "15.50"),
    ("Extérieurs", 143, "21.00"),
)
STAFF, FUND = D("38412.60"), D("0.57")

SEEDS = (
    Seed(
        "w2.days",
        "454",
        "1. Fréquentation",
        "20 au 24 juillet",
        "product",
        "(26 + 44 + 19) × 5",
    ),
    Seed(
        "w.small",
        "163",
        "1. Fréquentation",
        "Total ou moyenne",
        "sum",
        "sans la dernière semaine (25)",
    ),
    Seed(
        "k3.meals",
        "1 690,50",
        "2. Dépenses par semaine",
        "27 au 31 juillet",
        "product",
        "370 × 4,35",
    ),
    Seed(
        "f1.amount",
        "7 623,80",
        "3. Participations",
        "QF de 501 à 900 €",
        "product",
        "812 × 9,40",
    ),
    Seed(
        "text.each",
        "28,09 €",
        "texte",
        "coût d'une journée-enfant",
        "product",
        "dépenses / journées",
    ),
)


def days(item: tuple[str, int, int, int, int]) -> int:
    """The days of children of a week."""
    return item[1] * sum(item[2:])


def all_days() -> int:
    """The days of children of the summer."""
    return sum(map(days, WEEKS))


def draw_weeks(ink: Ink) -> Table:
    """Children by age, filling, days of children."""
    rows: list[Row] = [
        head(
            Cell("Semaine de 2026", down=2),
            Cell("Jours ouverts", down=2),
            Cell("Enfants présents", across=4),
            Cell("Remplissage", down=2),
            Cell("Journées-enfants", down=2),
        ),
        head("3-5 ans", "6-11 ans", "12-15 ans", "Ensemble"),
    ]
    keys = []
    for index, item in enumerate(WEEKS):
        key = f"w{index}"
        keys.append(key)
        children = sum(item[2:])
        rows.append(
            write_row(
                ink,
                "line",
                item[0],
                key,
                open=str(item[1]),
                small=str(item[2]),
                mid=str(item[3]),
                big=or_nil(item[4], 0),
                all=str(children),
                rate=percent(share(children, ROOM, 0), 0),
                days=number(days(item), 0),
            )
        )
        prove_across(ink, key, "all", ["small", "mid", "big"])
        prove_product(
            ink, f"{key}.days", [f"{key}.all", f"{key}.open"], places=0
        )
        ink.prove_rounded(
            f"{key}.rate", ink.value(f"{key}.all") * 100 / ROOM, 0
        )
    sums = [sum(int(item[place]) for item in WEEKS) for place in range(1, 5)]
    rows.append(
        write_row(
            ink,
            "total",
            "Total ou moyenne",
            "w",
            open=str(sums[0]),
            small=str(sums[1]),
            mid=str(sums[2]),
            big=str(sums[3]),
            all=str(sum(sums[1:])),
            rate=percent(rounded(D(sum(sums[1:])) / len(WEEKS), 0), 0),
            days=number(all_days(), 0),
        )
    )
    prove_columns(
        ink, "w", keys, ["open", "small", "mid", "big", "all", "days"]
    )
    prove_across(ink, "w", "all", ["small", "mid", "big"])
    prove_mean(ink, "w.rate", [f"{key}.rate" for key in keys], 0)
    return Table(
        (2.1, 0.9, 0.9, 0.9, 1, 1.1, 1.2, 1.2), "lrrrrrrr", tuple(rows), size=9
    )


def spent() -> Decimal:
    """All the costs of weeks."""
    return MEAL * all_days() + sum(
        (sum(map(D, costs), D(0)) for costs in COSTS), D(0)
    )


def draw_costs(ink: Ink) -> Table:
    """The costs of each week."""
    rows: list[Row] = [
        head(
            "Semaine",
            "Repas et goûters (€)",
            "Sorties (€)",
            "Autocar (€)",
            "Ateliers (€)",
            "Total (€)",
            "Cumul (€)",
        )
    ]
    columns = ("meals", "out", "bus", "shop")
    keys, run = [], D(0)
    for index, (item, costs) in enumerate(zip(WEEKS, COSTS, strict=True)):
        key = f"k{index}"
        keys.append(key)
        values = (days(item) * MEAL, *map(D, costs))
        run += sum(values)
        texts = {
            column: number(value)
            for column, value in zip(columns, values, strict=True)
        }
        rows.append(
            write_row(
                ink,
                "line",
                item[0],
                key,
                **texts,
                all=number(sum(values)),
                run=number(run),
            )
        )
        prove_product(ink, f"{key}.meals", [f"w{index}.days"], MEAL)
        prove_across(ink, key, "all", columns)
    prove_running(ink, keys, "all", "run")
    sums = (
        MEAL * all_days(),
        *(
            sum((D(costs[place]) for costs in COSTS), D(0))
            for place in range(3)
        ),
    )
    texts = {
        column: number(value)
        for column, value in zip(columns, sums, strict=True)
    }
    rows.append(
        write_row(
            ink,
            "total",
            "Été 2026",
            "k",
            **texts,
            all=number(sum(sums)),
            run="",
        )
    )
    prove_columns(ink, "k", keys, [*columns, "all"])
    return Table(
        (1.9, 1.4, 1.1, 1.1, 1.1, 1.3, 1.3),
        "lrrrrrr",
        tuple(rows),
        rules="horizontal",
        size=9,
    )


def families() -> list[tuple[int, Decimal]]:
    """Days of children and price of each group; one group has what is left."""
    known = sum(item[1] or 0 for item in FAMILIES)
    return [(item[1] or all_days() - known, D(item[2])) for item in FAMILIES]


def draw_families(ink: Ink) -> Table:
    """What families pay: days times price."""
    rows: list[Row] = [
        head("Tranche", "Journées-enfants", "Tarif (€)", "Participations (€)")
    ]
    keys = []
    for index, (item, (count, price)) in enumerate(
        zip(FAMILIES, families(), strict=True)
    ):
        key = f"f{index}"
        keys.append(key)
        rows.append(
            write_row(
                ink,
                "line",
                item[0],
                key,
                days=number(count, 0),
                price=number(price),
                amount=number(count * price),
            )
        )
        prove_product(ink, f"{key}.amount", [f"{key}.days", f"{key}.price"])
    rows.append(
        write_row(
            ink,
            "total",
            "Total",
            "f",
            days=number(all_days(), 0),
            price="",
            amount=number(paid()),
        )
    )
    prove_columns(ink, "f", keys, ["days", "amount"])
    ink.prove_same("f.days", "w.days")
    return Table(
        (2.4, 1.4, 1, 1.5),
        "lrrr",
        tuple(rows),
        rules="columns",
        size=9,
        fill=0.7,
    )


def paid() -> Decimal:
    """What families pay."""
    return sum((count * price for count, price in families()), D(0))


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act and the summer's account."""
    weeks, costs, shares = draw_weeks(ink), draw_costs(ink), draw_families(ink)
    whole, aid = spent() + STAFF, product(all_days() * 8, FUND)
    text = (
        "Le centre « Les Cabanes » a ouvert "
        f"{ink('text.open', str(sum(i[1] for i in WEEKS)))} jours pendant l'été et "
        f"comptabilisé {ink('text.days', number(all_days(), 0))} journées-enfants, "
        "pour une capacité de 100 enfants par jour."
        " La semaine du 13 juillet, écourtée par la fête nationale, a été la plus "
        f"fréquentée avec {ink('text.best', '100')} enfants."
    )
    money = (
        "Aux dépenses du tableau 2, qui se montent à "
        f"{ink('text.spent', euros(spent()))}, s'ajoutent "
        f"{ink('text.staff', euros(STAFF))} de salaires : le coût total est donc de "
        f"{ink('text.whole', euros(whole))}, et celui d'une journée-enfant de "
        f"{ink('text.each', euros(whole / all_days()))}."
        " La CAF verse 0,57 € par heure, à raison de huit heures par "
        f"journée-enfant, soit {ink('text.caf', euros(aid))}. Déduction faite de "
        "cette prestation et des participations des familles, la commune finance "
        f"{ink('text.left', euros(whole - aid - paid()))}."
    )
    ink.prove_same("text.open", "w.open")
    ink.prove_same("text.days", "w.days")
    ink.prove_same("text.best", "w1.all")
    ink.prove_same("text.spent", "k.all")
    ink.prove_sum("text.whole", ["text.spent", "text.staff"])
    prove_ratio(ink, "text.each", "text.whole", "w.days")
    prove_product(ink, "text.caf", ["w.days"], 8 * FUND)
    prove_gap(ink, "text.left", "text.whole", "text.caf", "f.amount")
    blocks = (
        *register_masthead(
            "COMMUNE DE LA CHAPELLE-AUX-BOIS",
            "Département des Vosges",
            "8 octobre 2026",
            "63/2026",
        ),
        Text(
            "Accueil de loisirs sans hébergement : bilan de l'été 2026",
            "subject",
        ),
        Text(
            "Nombre de conseillers : 19 ; présents : 15 ; votants : 18. Convocation et "
            "affichage du 2 octobre 2026."
        ),
        Text(text),
        Text("1. Fréquentation", "caption"),
        weeks,
        Text("2. Dépenses par semaine", "caption"),
        costs,
        Text(
            "Les repas sont facturés 4,35 € par journée-enfant, goûter compris.",
            "small",
        ),
        Text(money),
        Text("3. Participations", "caption"),
        shares,
        Text(
            "Le conseil municipal prend acte de ce bilan et reconduit les tarifs pour "
            "les petites vacances."
        ),
        signature(
            ("Le secrétaire de séance,", "Régis HUMBLOT"),
            ("La maire,", "Édith CLAUDEL"),
        ),
        certified("La Chapelle-aux-Bois", "13 octobre 2026"),
    )
    theme = Theme(
        font="Carlito",
        size=11,
        thousands=NBSP,
        shade="#e2f0d9",
        margin=18,
        header="",
        footer="{page}",
    )
    return (Part(Producer.WRITER, theme, blocks),)


KIND = Kind(80, "accueil-loisirs", "bilan de l'accueil de loisirs", SEEDS, draw)
