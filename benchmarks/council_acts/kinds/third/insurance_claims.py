"""81: insurances of a town: claims by branch over three years in k€, premiums, an amendment."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    growth,
    number,
    percent,
    share,
    signed,
)
from benchmarks.council_acts.furniture import (
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
    total,
)
from benchmarks.council_acts.written import (
    or_nil,
    prove_across,
    prove_columns,
    prove_gap,
    prove_growth,
    prove_ratio,
    write,
    write_row,
)

D = Decimal
YEARS = ("2023", "2024", "2025")
# branch: claims and k€ paid, by year
BRANCHES = (
    ("Dommages aux biens", (18, 14, 23), ("41.6", "28.3", "96.7")),
    ("Responsabilité civile", (11, 16, 13), ("12.4", "19.8", "15.1")),
    ("Flotte automobile", (27, 22, 19), ("34.9", "30.2", "26.5")),
    ("Protection juridique", (3, 5, 4), ("2.7", "6.1", "4.8")),
    ("Risques statutaires", (46, 51, 48), ("118.3", "131.5", "122.9")),
)
# premium k€ by year
PREMIUMS = (
    ("54.2", "58.9", "66.4"),
    ("21.8", "22.5", "23.7"),
    ("36.1", "37.4", "38.6"),
    ("3.9", "4.0", "4.2"),
    ("142.0", "149.3", "158.6"),
)
# claim: date, what, damage, excess
CLAIMS = (
    ("14/02/2025", "Dégât des eaux, école Jules-Ferry", "14862.40", "750.00"),
    ("03/05/2025", "Vandalisme, vestiaires du stade", "6218.75", "750.00"),
    ("19/06/2025", "Grêle, toiture de la halle", "71540.30", "3500.00"),
    (
        "27/08/2025",
        "Incendie de conteneurs, place du Marché",
        "4396.20",
        "750.00",
    ),
    (
        "11/11/2025",
        "Choc de véhicule, portail du cimetière",
        "3184.00",
        "500.00",
    ),
)
# contract, yearly premium, first amendment, second
CHANGES = (
    ("Lot 1 – Dommages aux biens", "58912.44", "7486.20", "4318.75"),
    ("Lot 2 – Responsabilité civile", "22517.30", "1180.65", "0.00"),
    ("Lot 3 – Flotte automobile", "37405.90", "1214.10", "-862.40"),
)

SEEDS = (
    Seed(
        "b.p2025",
        "143,1",
        "Annexe 1",
        "Ensemble",
        "sum",
        "sans les risques statutaires (122,9)",
    ),
    Seed(
        "r0.rate",
        "156",
        "Annexe 2",
        "Dommages aux biens",
        "product",
        "96,7 / 66,4",
    ),
    Seed(
        "d2.paid",
        "68 400,30",
        "Annexe 3",
        "19/06/2025",
        "difference",
        "71 540,30 – 3 500,00",
    ),
    Seed(
        "v0.new",
        "69 717,39",
        "Annexe 4",
        "Lot 1 – Dommages aux biens",
        "sum",
        "58 912,44 + 7 486,20 + 4 318,75",
    ),
    Seed(
        "text.claims",
        "170",
        "texte",
        "nombre de sinistres de 2025",
        "sum",
        "23 + 13 + 19 + 4 + 48",
    ),
)


def draw_branches(ink: Ink) -> Table:
    """Claims and what was paid, two columns a year."""
    rows: list[Row] = [
        head(
            Cell("Contrat", down=2),
            *(Cell(f"Exercice {year}", across=2) for year in YEARS),
            Cell("Trois ans", across=2),
        ),
        head(*["Nombre", "Indemnités (k€)"] * 4),
    ]
    keys = []
    columns = [f"{part}{year}" for year in (*YEARS, "all") for part in "np"]
    sums = [D(0)] * 8
    for index, (name, counts, paid) in enumerate(BRANCHES):
        key = f"b{index}"
        keys.append(key)
        values = [
            value
            for pair in zip(map(D, counts), map(D, paid), strict=True)
            for value in pair
        ]
        values += [D(sum(counts)), sum(map(D, paid), D(0))]
        sums = [
            before + value for before, value in zip(sums, values, strict=True)
        ]
        rows.append(
            write_row(ink, "line", name, key, **branch_texts(columns, values))
        )
    rows.append(
        write_row(ink, "total", "Ensemble", "b", **branch_texts(columns, sums))
    )
    prove_columns(ink, "b", keys, columns)
    for key in [*keys, "b"]:
        for part in "np":
            prove_across(
                ink, key, f"{part}all", [f"{part}{year}" for year in YEARS]
            )
    return Table((2.6, *[0.9, 1.1] * 4), "l" + "r" * 8, tuple(rows), size=8.5)


def branch_texts(
    columns: Sequence[str], values: Sequence[Decimal]
) -> dict[str, str]:
    """Counts without decimals, k€ with one."""
    return {
        column: number(value, 0 if column[0] == "n" else 1)
        for column, value in zip(columns, values, strict=True)
    }


def draw_rates(ink: Ink) -> Table:
    """Premiums of 2025, what was paid, and their ratio."""
    rows: list[Row] = [
        head(
            "Contrat",
            "Primes 2025 (k€)",
            "Indemnités 2025 (k€)",
            "Rapport sinistres à primes (%)",
        )
    ]
    keys = []
    for index, ((name, _, paid), premiums) in enumerate(
        zip(BRANCHES, PREMIUMS, strict=True)
    ):
        key = f"r{index}"
        keys.append(key)
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                premium=number(D(premiums[2]), 1),
                paid=number(D(paid[2]), 1),
                rate=number(share(D(paid[2]), D(premiums[2]), 0), 0),
            )
        )
        ink.prove_same(f"{key}.paid", f"b{index}.p2025")
    premium, paid_all = (
        sum((D(item[2]) for item in PREMIUMS), D(0)),
        sum((D(item[2][2]) for item in BRANCHES), D(0)),
    )
    rows.append(
        write_row(
            ink,
            "total",
            "Ensemble",
            "r",
            premium=number(premium, 1),
            paid=number(paid_all, 1),
            rate=number(share(paid_all, premium, 0), 0),
        )
    )
    prove_columns(ink, "r", keys, ["premium", "paid"])
    for key in [*keys, "r"]:
        prove_ratio(ink, f"{key}.rate", f"{key}.paid", f"{key}.premium", 100, 0)
    return Table(
        (2.6, 1.3, 1.5, 1.7),
        "lrrr",
        tuple(rows),
        rules="zebra",
        size=9,
        fill=0.75,
    )


def draw_claims(ink: Ink) -> Table:
    """The claims of one branch: damage less excess."""
    rows: list[Row] = [
        head(
            "Date", "Sinistre", "Dommages (€)", "Franchise (€)", "Indemnité (€)"
        )
    ]
    keys = []
    for index, (date, what, damage, excess) in enumerate(CLAIMS):
        key = f"d{index}"
        keys.append(key)
        cells = write(
            ink,
            key,
            damage=number(D(damage)),
            excess=number(D(excess)),
            paid=number(D(damage) - D(excess)),
        )
        rows.append(line(date, what, *cells))
    lost, kept = (
        sum((D(item[place]) for item in CLAIMS), D(0)) for place in (2, 3)
    )
    rows.append(
        total(
            "",
            "Total",
            *write(
                ink,
                "d",
                damage=number(lost),
                excess=number(kept),
                paid=number(lost - kept),
            ),
        )
    )
    prove_columns(ink, "d", keys, ["damage", "excess", "paid"])
    for key in [*keys, "d"]:
        prove_gap(ink, f"{key}.paid", f"{key}.damage", f"{key}.excess")
    return Table(
        (1, 3.4, 1.2, 1.1, 1.2), "clrrr", tuple(rows), rules="header", size=9
    )


def draw_changes(ink: Ink) -> Table:
    """The premiums as first signed, as amended, and the change."""
    rows: list[Row] = [
        head(
            "Marché",
            "Prime initiale (€)",
            "Avenant n° 1 (€)",
            "Avenant n° 2 (€)",
            "Nouvelle prime (€)",
            "Écart cumulé (%)",
        )
    ]
    keys = []
    for index, (name, *amounts) in enumerate(CHANGES):
        keys.append(f"v{index}")
        rows.append(
            change_row(ink, name, keys[-1], [D(amount) for amount in amounts])
        )
    rows.append(
        change_row(
            ink,
            "Total",
            "v",
            [
                sum((D(item[place]) for item in CHANGES), D(0))
                for place in (1, 2, 3)
            ],
        )
    )
    prove_columns(ink, "v", keys, ["first", "one", "two", "new"])
    for key in [*keys, "v"]:
        prove_across(ink, key, "new", ["first", "one", "two"])
        prove_growth(ink, f"{key}.rise", f"{key}.new", f"{key}.first", 2)
    return Table((2.6, 1.2, 1.2, 1.2, 1.3, 1), "lrrrrr", tuple(rows), size=9)


def change_row(ink: Ink, name: str, key: str, values: Sequence[Decimal]) -> Row:
    """A contract's premium, amendments and new premium."""
    first, one, two = values
    new = sum(values)
    return write_row(
        ink,
        "line" if len(key) > 1 else "total",
        name,
        key,
        first=number(first),
        one=number(one),
        two=or_nil(two),
        new=number(new),
        rise=signed(growth(new, first, 2), 2),
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act and its four annexes."""
    branches, rates, claims, changes = (
        draw_branches(ink),
        draw_rates(ink),
        draw_claims(ink),
        draw_changes(ink),
    )
    count = sum(item[1][2] for item in BRANCHES)
    paid = sum((D(item[2][2]) for item in BRANCHES), D(0))
    damage, excess = (
        sum((D(item[place]) for item in CLAIMS), D(0)) for place in (2, 3)
    )
    premiums = sum((D(value) for item in CHANGES for value in item[1:]), D(0))
    second = sum((D(item[3]) for item in CHANGES), D(0))
    text = (
        f"La ville a déclaré {ink('text.claims', str(count))} sinistres en 2025, "
        "pour lesquels ses assureurs ont versé ou provisionné "
        f"{ink('text.paid', number(paid, 1))} k€. Le poste le plus lourd reste "
        "celui des risques statutaires, avec "
        f"{ink('text.staff', percent(share(D(BRANCHES[4][2][2]), paid, 1), 1))} des "
        "indemnités."
        " La grêle du 19 juin explique à elle seule l'essentiel de la hausse des "
        f"dommages aux biens : {ink('text.excess', euros(excess))} de franchises "
        f"sont restées à notre charge sur {ink('text.damage', euros(damage))} de "
        "dommages."
    )
    amend = (
        "L'assureur du lot 1 a demandé une nouvelle majoration. Les avenants n° 2 "
        "soumis à votre approbation représentent au total "
        f"{ink('text.second', euros(second))} par an ; après eux, les primes des "
        f"trois marchés s'établissent à {ink('text.new', euros(premiums))}."
    )
    ink.prove_same("text.claims", "b.n2025")
    ink.prove_same("text.paid", "r.paid")
    prove_ratio(ink, "text.staff", "b4.p2025", "r.paid", 100, 1)
    ink.prove_same("text.excess", "d.excess")
    ink.prove_same("text.damage", "d.damage")
    ink.prove_same("text.second", "v.two")
    ink.prove_same("text.new", "v.new")
    blocks = (
        two_column_masthead(
            ("VILLE DE GRANDPRÉ-SUR-AUBE", "Service juridique et assurances"),
            ("Séance du 30 mars 2026", "Rapport n° 11"),
        ),
        Text(
            "Bilan de la sinistralité 2023-2025 et avenants aux marchés d'assurance",
            "title",
        ),
        Text("Mes chers collègues,"),
        Text(text),
        Text(amend),
        Text(
            "Je vous propose d'approuver les avenants et de m'autoriser à les signer. "
            "La commission d'appel d'offres a rendu un avis favorable le 16 mars 2026."
        ),
        Text("Annexe 1 – Sinistres et indemnités par contrat", "caption"),
        branches,
        Text("Annexe 2 – Rapport des sinistres aux primes", "caption"),
        rates,
        Text(
            "Annexe 3 – Principaux sinistres de 2025 sur les biens", "caption"
        ),
        claims,
        Text("Annexe 4 – Avenants", "caption"),
        changes,
        Text(
            "Le rapport, mis aux voix, est adopté : 29 pour, 4 abstentions.",
            "box",
        ),
    )
    theme = Theme(
        font="Liberation Sans",
        size=10,
        thousands=NARROW_NBSP,
        shade="#eceff1",
        accent="#37474f",
        margin=15,
        header="",
        footer="Rapport n° 11 – {page}",
        justify=False,
    )
    return (Part(Producer.CHROMIUM, theme, blocks),)


KIND = Kind(
    81, "sinistres-assurances", "sinistralité et assurances", SEEDS, draw
)
