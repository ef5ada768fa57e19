"""77: solar roofs of a town: what they gave each month, what that is worth, three more to build."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    growth,
    number,
    percent,
    rounded,
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
)
from benchmarks.council_acts.written import (
    product,
    prove_across,
    prove_columns,
    prove_gap,
    prove_growth,
    prove_product,
    prove_ratio,
    read,
    write_row,
)

D = Decimal
# month, kWh used on the spot, kWh sold
MONTHS = (
    ("Janvier", 3184, 1022),
    ("Février", 3967, 1849),
    ("Mars", 5412, 4376),
    ("Avril", 5986, 7218),
    ("Mai", 6347, 9105),
    ("Juin", 6218, 9874),
    ("Juillet", 3905, 12766),
    ("Août", 3642, 11583),
    ("Septembre", 5873, 7349),
    ("Octobre", 4916, 4127),
    ("Novembre", 3508, 1764),
    ("Décembre", 2871, 938),
)
SOLD, SAVED = D("0.1128"), D("0.1974")
COSTS = (
    ("Accès au réseau (TURPE)", "684.12"),
    ("Maintenance et nettoyage", "1875.00"),
    ("Assurance", "642.50"),
    ("Télérelève", "216.00"),
)
# roof, kWc, € a kWc, kWh a kWc
ROOFS = (
    ("Gymnase Pierre-Mendès-France", "99.5", "1120.00", 1145),
    ("Groupe scolaire des Tilleuls", "36.0", "1340.00", 1092),
    ("Centre technique municipal", "72.8", "1185.00", 1168),
)
TAX, AID = D("0.20"), D("0.25")
FORMER = 117846

SEEDS = (
    Seed(
        "m4.all",
        "15 542",
        "Production mensuelle",
        "Mai",
        "sum",
        "6 347 + 9 105",
    ),
    Seed(
        "m.sold",
        "71 033",
        "Production mensuelle",
        "Année 2025",
        "sum",
        "sans décembre (938)",
    ),
    Seed(
        "v1.amount",
        "11 002,64",
        "Valorisation",
        "Autoconsommation",
        "product",
        "55 829 × 0,1974",
    ),
    Seed(
        "r1.kwh",
        "32 912",
        "Nouvelles toitures",
        "Groupe scolaire des Tilleuls",
        "product",
        "36,0 × 1 092",
    ),
    Seed(
        "text.own",
        "47,3 %",
        "texte",
        "taux d'autoconsommation",
        "product",
        "55 829 / 127 800",
    ),
)


def summed(place: int) -> int:
    """A year's kWh, of one use."""
    return sum(int(item[place]) for item in MONTHS)


def draw_months(ink: Ink) -> Table:
    """The kWh by month and the running sum."""
    rows: list[Row] = [
        head(
            "Mois",
            "Autoconsommé (kWh)",
            "Vendu (kWh)",
            "Produit (kWh)",
            "Autoconsommation (%)",
            "Cumul produit (kWh)",
        )
    ]
    keys, run = [], 0
    for index, (name, own, sold) in enumerate(MONTHS):
        key = f"m{index}"
        keys.append(key)
        run += own + sold
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                own=number(own, 0),
                sold=number(sold, 0),
                all=number(own + sold, 0),
                rate=number(share(own, own + sold, 1), 1),
                run=number(run, 0),
            )
        )
    rows.append(
        write_row(
            ink,
            "total",
            "Année 2025",
            "m",
            own=number(summed(1), 0),
            sold=number(summed(2), 0),
            all=number(run, 0),
            rate=number(share(summed(1), run, 1), 1),
            run="",
        )
    )
    prove_columns(ink, "m", keys, ["own", "sold", "all"])
    for key in [*keys, "m"]:
        prove_across(ink, key, "all", ["own", "sold"])
        prove_ratio(ink, f"{key}.rate", f"{key}.own", f"{key}.all", 100, 1)
    for before, key in zip([None, *keys[:-1]], keys, strict=True):
        start = read(ink, f"{before}.run") if before else D(0)
        ink.prove(
            f"run {key}",
            read(ink, f"{key}.run")
            == start + read(ink, f"{key}.own") + read(ink, f"{key}.sold"),
        )
    return Table(
        (1.6, 1.4, 1.2, 1.2, 1.5, 1.5),
        "lrrrrr",
        tuple(rows),
        rules="grid",
        size=9,
    )


def worth() -> tuple[Decimal, Decimal]:
    """What is sold and what is saved."""
    return product(summed(2), SOLD), product(summed(1), SAVED)


def spent() -> Decimal:
    """The running costs."""
    return sum((D(value) for _, value in COSTS), D(0))


def draw_worth(ink: Ink) -> Table:
    """Receipts and savings, costs, what is left."""
    sold, saved = worth()
    rows: list[Row] = [
        head("Valorisation de l'année", "Quantité (kWh)", "Montant (€)")
    ]
    rows.append(
        write_row(
            ink,
            "line",
            "Vente du surplus",
            "v0",
            kwh=number(summed(2), 0),
            amount=number(sold),
        )
    )
    rows.append(
        write_row(
            ink,
            "line",
            "Autoconsommation (achats évités)",
            "v1",
            kwh=number(summed(1), 0),
            amount=number(saved),
        )
    )
    rows.append(
        write_row(
            ink,
            "sub",
            "Gains",
            "v",
            kwh=number(summed(1) + summed(2), 0),
            amount=number(sold + saved),
        )
    )
    keys = []
    for index, (name, value) in enumerate(COSTS):
        keys.append(f"c{index}")
        rows.append(
            write_row(
                ink, "line", name, keys[-1], kwh="", amount=number(D(value))
            )
        )
    rows.append(
        write_row(ink, "sub", "Charges", "c", kwh="", amount=number(spent()))
    )
    rows.append(
        write_row(
            ink,
            "total",
            "Gain net",
            "w",
            kwh="",
            amount=number(sold + saved - spent()),
        )
    )
    ink.prove_same("v0.kwh", "m.sold")
    ink.prove_same("v1.kwh", "m.own")
    prove_product(ink, "v0.amount", ["v0.kwh"], SOLD)
    prove_product(ink, "v1.amount", ["v1.kwh"], SAVED)
    prove_columns(ink, "v", ["v0", "v1"], ["kwh", "amount"])
    prove_columns(ink, "c", keys, ["amount"])
    prove_gap(ink, "w.amount", "v.amount", "c.amount")
    return Table(
        (3, 1.3, 1.4), "lrr", tuple(rows), rules="horizontal", size=9, fill=0.7
    )


def draw_roofs(ink: Ink) -> Table:
    """Three roofs to build: power times price, tax, aid, kWh."""
    rows: list[Row] = [
        head(
            "Toiture",
            "Puissance (kWc)",
            "Coût (€/kWc)",
            "Coût HT (€)",
            "TVA 20 % (€)",
            "Coût TTC (€)",
            "Aide 25 % du HT (€)",
            "Productible (kWh/kWc)",
            "Production attendue (kWh)",
        )
    ]
    columns = ("power", "net", "tax", "gross", "aid", "kwh")
    keys = []
    for index, (name, power, price, each) in enumerate(ROOFS):
        key = f"r{index}"
        keys.append(key)
        net = D(power) * D(price)
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                power=number(D(power), 1),
                price=number(D(price)),
                net=number(net),
                tax=number(net * TAX),
                gross=number(net * (1 + TAX)),
                aid=number(net * AID),
                each=number(each, 0),
                kwh=number(D(power) * each, 0),
            )
        )
        prove_product(ink, f"{key}.net", [f"{key}.power", f"{key}.price"])
        prove_product(ink, f"{key}.tax", [f"{key}.net"], TAX)
        prove_product(ink, f"{key}.aid", [f"{key}.net"], AID)
        prove_across(ink, key, "gross", ["net", "tax"])
        prove_product(
            ink, f"{key}.kwh", [f"{key}.power", f"{key}.each"], places=0
        )
    net, whole, kwh = built()
    rows.append(
        write_row(
            ink,
            "total",
            "Total",
            "r",
            power=number(whole, 1),
            price="",
            net=number(net),
            tax=number(net * TAX),
            gross=number(net * (1 + TAX)),
            aid=number(net * AID),
            each="",
            kwh=number(kwh, 0),
        )
    )
    prove_columns(ink, "r", keys, columns)
    return Table(
        (2.3, 1, 1, 1.2, 1.1, 1.2, 1.1, 1.1, 1.1),
        "lrrrrrrrr",
        tuple(rows),
        size=8,
    )


def built() -> tuple[Decimal, Decimal, Decimal]:
    """The cost without tax, the power and the kWh of the roofs."""
    net = sum((D(item[1]) * D(item[2]) for item in ROOFS), D(0))
    return (
        net,
        sum((D(item[1]) for item in ROOFS), D(0)),
        sum((rounded(D(item[1]) * item[3], 0) for item in ROOFS), D(0)),
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, its account and what is to be built."""
    months, account, roofs = draw_months(ink), draw_worth(ink), draw_roofs(ink)
    all_kwh = summed(1) + summed(2)
    sold, saved = worth()
    net, power, kwh = built()
    first = (
        "En 2025, les quatre toitures équipées ont produit "
        f"{ink('text.all', number(all_kwh, 0))} kWh, contre "
        f"{ink('text.former', number(FORMER, 0))} kWh l'année précédente "
        f"({ink('text.growth', signed_percent(growth(all_kwh, FORMER)))})."
        " La commune en a consommé directement "
        f"{ink('text.own', percent(share(summed(1), all_kwh, 1), 1))}."
    )
    price = (
        "Le surplus est vendu à l'acheteur obligé 0,1128 € le kWh ; chaque kWh "
        "autoconsommé évite un achat à 0,1974 €."
        " Une fois payées les charges, la régie dégage "
        f"{ink('text.net', euros(sold + saved - spent()))}."
    )
    new = (
        "Trois nouvelles toitures, d'une puissance cumulée de "
        f"{ink('text.power', number(power, 1))} kWc, porteraient la production "
        f"annuelle à {ink('text.after', number(all_kwh + kwh, 0))} kWh. La Région "
        f"aide l'opération à hauteur de {ink('text.aid', euros(net * AID))} ;"
        f" resteraient {ink('text.left', euros(net * (1 - AID)))} HT à financer par "
        "l'emprunt."
    )
    ink.prove_same("text.all", "m.all")
    prove_growth(ink, "text.growth", "text.all", "text.former")
    ink.prove_same("text.own", "m.rate")
    ink.prove_same("text.net", "w.amount")
    ink.prove_same("text.power", "r.power")
    ink.prove_sum("text.after", ["m.all", "r.kwh"])
    ink.prove_same("text.aid", "r.aid")
    prove_gap(ink, "text.left", "r.net", "r.aid")
    blocks = (
        two_column_masthead(
            (
                "COMMUNE DE PONT-SUR-GALAURE",
                "Régie municipale d'électricité solaire",
            ),
            ("Conseil municipal du 18 mars 2026", "Délibération 2026-27"),
        ),
        Text("Régie solaire : bilan 2025 et programme 2026-2027", "subject"),
        Text(
            "Le conseil municipal, régulièrement convoqué le 12 mars 2026, s'est réuni "
            "en séance publique. Quorum : 12. Présents : 20. Votants : 22."
        ),
        Text(first),
        Text("Production mensuelle", "caption"),
        months,
        Text(price),
        Text("Valorisation", "caption"),
        account,
        Text(new),
        Text("Nouvelles toitures", "caption"),
        roofs,
        Text("Adopté par 21 voix pour et une abstention."),
        signature(
            ("Le secrétaire de séance,", "Fabien CHARREYRON"),
            ("La maire,", "Nicole BOISSONNET"),
        ),
        certified("Pont-sur-Galaure", "24 mars 2026"),
    )
    theme = Theme(
        font="Liberation Sans",
        size=10,
        thousands=NBSP,
        shade="#fff2cc",
        margin=18,
        header="",
        footer="Page {page}",
    )
    return (Part(Producer.WRITER, theme, blocks),)


KIND = Kind(77, "centrale-solaire", "bilan de la régie solaire", SEEDS, draw)
