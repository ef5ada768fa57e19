"""79: a trip to the twin town: who goes and pays, the budget, the share of two communes."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    number,
)
from benchmarks.council_acts.furniture import (
    signature,
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
    total,
)
from benchmarks.council_acts.written import (
    NIL,
    prove_columns,
    prove_product,
    prove_ratio,
    read,
    write,
    write_row,
)

D = Decimal
# who, number, price
GROUPS = (
    ("Adultes", 34, "195.00"),
    ("Jeunes de moins de 18 ans", 21, "90.00"),
    ("Accompagnateurs associatifs", 4, "0.00"),
    ("Élus", 5, "195.00"),
)
COACH = (2, 1840, "2.15")
NIGHTS, BED = 4, "31.50"
COSTS = (
    ("Repas et soirée d'amitié", "3912.40"),
    ("Visites et entrées", "1186.00"),
    ("Cadeaux protocolaires", "540.75"),
    ("Assurance et frais divers", "418.30"),
)
GRANT = D("2600.00")
FLAT = D("18.00")
# commune, participants
TOWNS = (
    ("Beaulieu-sur-Layon", 38),
    ("Saint-Cyr-en-Mauges", 17),
    ("Chanzeaux-le-Bois", 9),
)

SEEDS = (
    Seed(
        "c0.amount",
        "7 921,00",
        "Budget prévisionnel",
        "Transport (deux autocars)",
        "product",
        "2 × 1 840 × 2,15",
    ),
    Seed(
        "g0.amount",
        "6 360,00",
        "Participations",
        "Adultes",
        "product",
        "34 × 195,00",
    ),
    Seed(
        "t1.amount",
        "1 026,09",
        "Répartition",
        "Saint-Cyr-en-Mauges",
        "product",
        "17 / 64 de la contribution des communes",
    ),
    Seed(
        "text.youth",
        "23",
        "texte",
        "jeunes participants",
        "equality",
        "21 au tableau",
    ),
    Seed(
        "text.each",
        "296,46 €",
        "texte",
        "coût par participant",
        "product",
        "dépenses / 64",
    ),
)


def people() -> int:
    """Those who go."""
    return sum(item[1] for item in GROUPS)


def coaches() -> Decimal:
    """What two coaches cost."""
    return COACH[0] * COACH[1] * D(COACH[2])


def beds() -> Decimal:
    """What nights in hostels cost, for those whom no family houses."""
    return 26 * NIGHTS * D(BED)


def spent() -> Decimal:
    """All costs."""
    return coaches() + beds() + sum((D(value) for _, value in COSTS), D(0))


def fees() -> Decimal:
    """What those who go pay."""
    return sum((item[1] * D(item[2]) for item in GROUPS), D(0))


def towns() -> Decimal:
    """What communes pay: what is missing."""
    return spent() - fees() - GRANT - FLAT * people()


def draw_groups(ink: Ink) -> Table:
    """Number times price."""
    rows: list[Row] = [
        head("Catégorie", "Effectif", "Tarif (€)", "Produit (€)")
    ]
    keys = []
    for index, (name, count, price) in enumerate(GROUPS):
        key = f"g{index}"
        keys.append(key)
        cells = write(ink, key, count=str(count))
        if D(price):
            cells += write(
                ink,
                key,
                price=number(D(price)),
                amount=number(count * D(price)),
            )
        else:
            cells += ["gratuit", NIL]
        rows.append(line(name, *cells))
        if D(price):
            prove_product(
                ink, f"{key}.amount", [f"{key}.count", f"{key}.price"]
            )
    rows.append(
        total(
            "Total",
            *write(
                ink, "g", count=str(people()), price="", amount=number(fees())
            ),
        )
    )
    prove_columns(ink, "g", keys, ["count", "amount"])
    return Table((2.6, 0.9, 1, 1.2), "lrrr", tuple(rows), size=9.5, fill=0.7)


def draw_budget(ink: Ink) -> Table:
    """Costs on the left, receipts on the right; both sides are equal."""
    costs = (
        ("Transport (deux autocars)", coaches()),
        (f"Hébergement (26 personnes, {NIGHTS} nuits)", beds()),
        *((name, D(value)) for name, value in COSTS),
    )
    gains = (
        ("Participation des voyageurs", fees()),
        ("Fonds citoyen franco-allemand", GRANT),
        ("Aide forfaitaire au voyage (18 € par personne)", FLAT * people()),
        ("Contribution des communes", towns()),
    )
    rows: list[Row] = [head("Dépenses", "€", "Recettes", "€")]
    for index, (name, amount) in enumerate(costs):
        cells = [name, ink(f"c{index}.amount", number(amount))]
        if index < len(gains):
            cells += [
                gains[index][0],
                ink(f"e{index}.amount", number(gains[index][1])),
            ]
        else:
            cells += ["", ""]
        rows.append(line(*cells))
    rows.append(
        total(
            "Total des dépenses",
            ink("c.amount", number(spent())),
            "Total des recettes",
            ink("e.amount", number(spent())),
        )
    )
    ink.prove("transport", read(ink, "c0.amount") == coaches())
    ink.prove("beds", read(ink, "c1.amount") == beds())
    prove_columns(
        ink, "c", [f"c{index}" for index in range(len(costs))], ["amount"]
    )
    prove_columns(
        ink, "e", [f"e{index}" for index in range(len(gains))], ["amount"]
    )
    ink.prove_same("c.amount", "e.amount")
    ink.prove_same("e0.amount", "g.amount")
    prove_product(ink, "e2.amount", ["g.count"], FLAT)
    return Table(
        (3, 1.2, 3.2, 1.2), "lrlr", tuple(rows), rules="columns", size=9.5
    )


def draw_towns(ink: Ink) -> Table:
    """The communes' contribution by those who come from each."""
    rows: list[Row] = [head("Commune", "Participants", "Contribution (€)")]
    keys = []
    for index, (name, count) in enumerate(TOWNS):
        key = f"t{index}"
        keys.append(key)
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                count=str(count),
                amount=number(towns() * count / people()),
            )
        )
    rows.append(
        write_row(
            ink,
            "total",
            "Ensemble",
            "t",
            count=str(people()),
            amount=number(towns()),
        )
    )
    for key in keys:
        ink.prove_rounded(
            f"{key}.amount",
            ink.value("t.amount")
            * ink.value(f"{key}.count")
            / ink.value("t.count"),
            2,
        )
    prove_columns(ink, "t", keys, ["count", "amount"])
    ink.prove_same("t.amount", "e3.amount")
    ink.prove_same("t.count", "g.count")
    return Table(
        (2.6, 1.1, 1.5), "lrr", tuple(rows), rules="header", size=9.5, fill=0.55
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, on one page or little more."""
    groups, budget, shares = draw_groups(ink), draw_budget(ink), draw_towns(ink)
    trip = (
        "Le comité de jumelage organise du 13 au 17 mai 2026 un voyage à Herzfeld "
        f"(Rhénanie). La délégation compte {ink('text.people', str(people()))} "
        f"personnes, dont {ink('text.youth', str(GROUPS[1][1]))} jeunes. Deux "
        "autocars feront chacun 1 840 km, facturés 2,15 € le kilomètre ;"
        f" les {ink('text.beds', '26')} voyageurs qui ne sont pas logés en famille "
        "passeront quatre nuits à l'auberge, au prix de 31,50 € la nuit."
    )
    cost = (
        f"Le voyage revient à {ink('text.each', euros(spent() / people()))} par "
        "participant. Les trois communes associées prennent en charge le solde de "
        f"{ink('text.towns', euros(towns()))}, réparti selon l'origine des "
        "voyageurs ; la part de Beaulieu-sur-Layon sera versée au comité avant le "
        "départ."
    )
    ink.prove_same("text.people", "g.count")
    ink.prove_same("text.youth", "g1.count")
    ink.prove(
        "beds again",
        read(ink, "text.beds") * NIGHTS * D(BED) == read(ink, "c1.amount"),
    )
    prove_ratio(ink, "text.each", "c.amount", "g.count")
    ink.prove_same("text.towns", "t.amount")
    blocks = (
        Text("Mairie de Beaulieu-sur-Layon", "title"),
        Text("Séance ordinaire du 3 mars 2026, 20 heures", "center"),
        Text(
            "Ordre du jour n° 6 – Jumelage : participation de la commune au voyage de "
            "mai 2026",
            "subject",
        ),
        Text(
            "Étaient présents : 13 conseillers. Avaient donné pouvoir : 2. Absent : 0. "
            "Le quorum est atteint."
        ),
        Text(trip),
        Text("Participations", "caption"),
        groups,
        Text("Budget prévisionnel", "caption"),
        budget,
        Text(cost),
        Text("Répartition", "caption"),
        shares,
        Text(
            "Le conseil municipal, après en avoir délibéré, approuve ce budget à "
            "l'unanimité (15 voix)."
        ),
        signature(
            ("La secrétaire de séance,", "Anne-Lise GOURDON"),
            ("Le maire,", "Paul BEAUFRÈRE"),
        ),
    )
    theme = Theme(
        font="Caladea",
        size=11,
        thousands=NBSP,
        shade="#e9eef6",
        accent="#1a3a6b",
        margin=21,
        header="",
        footer="",
    )
    return (Part(Producer.REPORTLAB, theme, blocks),)


KIND = Kind(79, "jumelage", "voyage de jumelage", SEEDS, draw)
