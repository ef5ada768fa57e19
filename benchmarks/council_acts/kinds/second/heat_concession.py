"""51: the yearly report of a heat concession: a price formula, tariffs, the operator's account."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    growth,
    number,
    percent,
    rounded,
    signed,
    signed_percent,
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
    chapter,
    head,
    line,
    sub,
    total,
)
from benchmarks.council_acts.written import (
    product,
    prove_columns,
    prove_gap,
    prove_growth,
    prove_product,
    prove_ratio,
    write,
)

D = Decimal
FIXED = D("0.15")
# index, weight, value at the signature, present value
INDICES = (
    ("ICHT-IME (salaires)", "ICHT", "0.40", "121.30", "146.80"),
    ("FSD2 (frais et services divers)", "FSD2", "0.25", "130.20", "158.40"),
    ("35111403 (électricité)", "EL", "0.20", "104.70", "171.90"),
)
# tariff, unit, price at the signature, quantity sold
TARIFFS = (
    ("R1 – chaleur consommée", "MWh", "41.20", 18642),
    ("R21 – entretien courant", "kW souscrit", "22.85", 9430),
    ("R22 – gros entretien", "kW souscrit", "14.10", 9430),
    ("R23 – autofinancement", "kW souscrit", "6.72", 9430),
)
# heading, k€ 2024, k€ 2025
INCOME = (
    ("Ventes de chaleur (R1)", "938.6", "992.7"),
    ("Abonnements (R2)", "531.9", "554.8"),
    ("Travaux et branchements", "64.2", "38.5"),
)
CHARGES = (
    ("Combustible bois", "412.7", "436.1"),
    ("Gaz d'appoint", "218.4", "201.9"),
    ("Électricité", "87.3", "94.6"),
    ("Personnel", "296.8", "309.2"),
    ("Entretien et renouvellement", "183.5", "222.4"),
    ("Redevances et impôts", "71.6", "73.8"),
    ("Frais de siège", "58.1", "60.4"),
)
FEE = D("0.025")

SEEDS = (
    Seed(
        "t1.price",
        "29,84",
        "Annexe B",
        "R21 – entretien courant",
        "product",
        "22,85 × 1,2667 = 28,94 ; la recette est juste",
    ),
    Seed(
        "EL.term",
        "0,3248",
        "Annexe A",
        "35111403 (électricité)",
        "product",
        "0,20 × 1,6418 ; le coefficient est juste",
    ),
    Seed(
        "c.new",
        "1 324,6",
        "Annexe C",
        "Total des charges",
        "sum",
        "sans les redevances et impôts (73,8) ; le résultat est juste",
    ),
    Seed(
        "i1.growth",
        "+4,8 %",
        "Annexe C",
        "Abonnements (R2)",
        "product",
        "de 531,9 à 554,8 k€",
    ),
    Seed(
        "text.fee",
        "38 867,50 €",
        "texte",
        "article 3, redevance",
        "product",
        "2,5 % de 1 547,5 k€",
    ),
)


def coefficient() -> Decimal:
    """The coefficient, of terms rounded to four places."""
    return FIXED + sum((term(item) for item in INDICES), D(0))


def term(item: tuple[str, str, str, str, str]) -> Decimal:
    """An index's weight times its rounded ratio."""
    return product(D(item[2]), ratio(item), places=4)


def ratio(item: tuple[str, str, str, str, str]) -> Decimal:
    """An index over its value at the signature."""
    return rounded(D(item[4]) / D(item[3]), 4)


def draw_indices(ink: Ink) -> Table:
    """The terms of the formula and the coefficient."""
    rows: list[Row] = [
        head(
            Cell("Terme de la formule", down=2),
            Cell("Poids", down=2),
            Cell("Valeur de l'indice", across=2),
            Cell("Rapport", down=2),
            Cell("Poids × rapport", down=2),
        ),
        head("01/07/2019", "01/01/2026"),
        line("Partie fixe", ink("fix.weight", "0,15"), "", "", "", "0,1500"),
    ]

    for item in INDICES:
        key = item[1]
        rows.append(
            line(
                item[0],
                *write(
                    ink,
                    key,
                    weight=number(D(item[2])),
                    old=number(D(item[3]), 1),
                    new=number(D(item[4]), 1),
                    ratio=number(ratio(item), 4),
                    term=number(term(item), 4),
                ),
            )
        )
        prove_ratio(ink, f"{key}.ratio", f"{key}.new", f"{key}.old", places=4)
        prove_product(
            ink, f"{key}.term", [f"{key}.weight", f"{key}.ratio"], places=4
        )

    rows.append(
        total(
            "Coefficient K",
            ink("k.weight", "1,00"),
            "",
            "",
            "",
            ink("k.term", number(coefficient(), 4)),
        )
    )
    keys = [item[1] for item in INDICES]

    prove_columns(ink, "k", ["fix", *keys], ["weight"])
    terms = sum(ink.values(f"{key}.term" for key in keys), FIXED)

    ink.prove("k", ink.value("k.term") == terms)

    return Table((3.2, 0.8, 1.2, 1.2, 1.1, 1.4), "lccccr", tuple(rows), size=9)


def draw_tariffs(ink: Ink) -> tuple[Table, Decimal]:
    """The prices at the signature, revised, and what they bring."""
    rows: list[Row] = [
        head(
            "Élément du tarif",
            "Unité",
            "Prix de base P0<br/>(€ HT)",
            "Prix révisé<br/>P0 × K (€ HT)",
            "Quantité<br/>prévue 2026",
            "Recette attendue<br/>(€ HT)",
        )
    ]
    keys, sums = [], D(0)

    for index, (name, unit, base, quantity) in enumerate(TARIFFS):
        key = f"t{index}"
        price = product(D(base), coefficient())
        amount = product(price, quantity)
        keys.append(key)
        sums += amount
        cells = write(
            ink,
            key,
            base=number(D(base)),
            price=number(price),
            quantity=number(quantity, 0),
            amount=number(amount),
        )
        rows.append(line(name, unit, *cells))
        prove_product(ink, f"{key}.price", [f"{key}.base", "k.term"])
        prove_product(ink, f"{key}.amount", [f"{key}.price", f"{key}.quantity"])

    rows.append(
        total(
            Cell("Recettes tarifaires attendues", across=5, align="right"),
            ink("t.amount", number(sums)),
        )
    )

    prove_columns(ink, "t", keys, ["amount"])

    return (
        Table(
            (2.6, 1.2, 1.3, 1.4, 1.2, 1.7),
            "lcrrrr",
            tuple(rows),
            rules="frame",
            size=9,
        ),
        sums,
    )


def draw_account(ink: Ink) -> Table:
    """The operator's account in k€, with changes and the result."""
    rows: list[Row] = [
        head(
            "Compte d'exploitation (en k€ HT)",
            "2024",
            "2025",
            "Écart",
            "Évolution",
        )
    ]
    sums: dict[str, tuple[Decimal, Decimal]] = {}

    for prefix, title, label, items in (
        ("i", "Produits", "Total des produits", INCOME),
        ("c", "Charges", "Total des charges", CHARGES),
    ):
        rows.append(chapter(Cell(title, across=5)))
        for index, (name, old, new) in enumerate(items):
            rows.append(
                line(name, *_years(ink, f"{prefix}{index}", D(old), D(new)))
            )
        sums[prefix] = (
            sum((D(item[1]) for item in items), D(0)),
            sum((D(item[2]) for item in items), D(0)),
        )
        rows.append(sub(label, *_years(ink, prefix, *sums[prefix])))
        keys = [f"{prefix}{index}" for index in range(len(items))]
        prove_columns(ink, prefix, keys, ["old", "new", "gap"])

    net = [i - c for i, c in zip(sums["i"], sums["c"], strict=True)]
    rows.append(total("Résultat avant impôt", *_years(ink, "net", *net)))

    for column in ("old", "new"):
        prove_gap(ink, f"net.{column}", f"i.{column}", f"c.{column}")

    return Table(
        (4, 1.2, 1.2, 1.2, 1.2),
        "lrrrr",
        tuple(rows),
        rules="horizontal",
        size=9,
    )


def _years(ink: Ink, key: str, old: Decimal, new: Decimal) -> list[str]:
    cells = write(
        ink,
        key,
        old=number(old, 1),
        new=number(new, 1),
        gap=signed(new - old, 1),
        growth=signed_percent(growth(new, old)),
    )

    prove_gap(ink, f"{key}.gap", f"{key}.new", f"{key}.old")
    prove_growth(ink, f"{key}.growth", f"{key}.new", f"{key}.old")

    return cells


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, its formula and three tables."""
    indices = draw_indices(ink)
    tariffs, expected = draw_tariffs(ink)
    account = draw_account(ink)
    k = coefficient()
    turnover = sum((D(item[2]) for item in INCOME[:2]), D(0))
    fee = product(turnover, 1000, FEE)
    formula = (
        "Le contrat du 28 juin 2019 révise chaque tarif au 1er janvier par la formule P = P0 × K,"
        " où K = 0,15 + 0,40 × ICHT/ICHT0 + 0,25 × FSD2/FSD20 + 0,20 × EL/EL0, chaque terme étant"
        " arrondi à quatre décimales. Pour 2026, K est égal à"
        f" {ink('text.k', number(k, 4))}, soit une hausse de"
        f" {ink('text.rise', percent((k - 1) * 100))} depuis l'origine."
    )
    heat = product(D(TARIFFS[0][2]), k)
    article = (
        "<b>Article 2.</b> Le prix R1 est porté au 1er janvier 2026 à"
        f" {ink('text.r1', euros(heat))} HT le MWh et les recettes tarifaires de l'année sont"
        f" attendues pour {ink('text.expected', euros(expected))} HT."
    )
    fees = (
        "<b>Article 3.</b> La redevance due à la commune est de 2,5 % des produits de la vente de"
        f" chaleur et des abonnements de 2025, qui s'élèvent à"
        f" {ink('text.turnover', number(turnover, 1))} k€ : elle est arrêtée à"
        f" {ink('text.fee', euros(fee))}."
    )

    ink.prove_same("text.k", "k.term")
    ink.prove_rounded("text.rise", (ink.value("k.term") - 1) * 100, 2)
    ink.prove_same("text.r1", "t0.price")
    ink.prove_same("text.expected", "t.amount")
    ink.prove_sum("text.turnover", ["i0.new", "i1.new"])
    prove_product(ink, "text.fee", ["text.turnover"], FEE * 1000)

    blocks = (
        *register_masthead(
            "COMMUNE DE HAUTEFAGE-LES-FORGES",
            "Département de la Serrane",
            "12 juin 2026",
            "2026-06-07",
        ),
        Text("En exercice : 27 – présents : 21 – pouvoirs : 4 – votants : 25"),
        Text(
            "Objet : réseau de chaleur de la Plaine – rapport annuel du délégataire 2025 et"
            " révision des tarifs",
            "subject",
        ),
        Text(
            "Vu les articles L. 1411-3 et R. 1411-7 du code général des collectivités"
            " territoriales ; vu le contrat de concession conclu avec la société Chaleur de la"
            " Plaine ;"
        ),
        Text(formula),
        Text("Annexe A – Calcul du coefficient de révision", "caption"),
        indices,
        Text("Annexe B – Tarifs au 1er janvier 2026", "caption"),
        tariffs,
        Text("Le conseil municipal, après en avoir délibéré, à l'unanimité :"),
        Text(
            "<b>Article 1.</b> Prend acte du rapport annuel du délégataire pour l'exercice 2025."
        ),
        Text(article),
        Text(fees),
        Text("Annexe C – Compte d'exploitation du délégataire", "caption"),
        account,
        Text(
            "Source : rapport du délégataire, données non auditées. Le réseau dessert 1 140"
            " équivalents-logements.",
            "small",
        ),
        signature(
            ("La secrétaire de séance,", "Mireille TASSERAND"),
            ("Le maire,", "Bernard OUVRELLE"),
        ),
        certified("Hautefage-les-Forges", "17 juin 2026"),
    )

    theme = Theme(
        font="Liberation Serif",
        size=10.5,
        shade="#eeeeee",
        margin=20,
        header="Hautefage-les-Forges – conseil municipal du 12 juin 2026",
        footer="Feuillet {page}",
    )

    return (Part(Producer.REPORTLAB, theme, blocks),)


KIND = Kind(
    51,
    "concession-chauffage",
    "rapport annuel d'une concession de chauffage urbain",
    SEEDS,
    draw,
)
