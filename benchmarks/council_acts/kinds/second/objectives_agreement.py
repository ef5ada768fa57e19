"""66: three-year agreements with associations: instalments by year, deposit and balance."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    number,
    percent,
    share,
)
from benchmarks.council_acts.furniture import (
    certified,
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
    line,
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
YEARS = ("2026", "2027", "2028")
# association, share of works in its own budget, budget 2026, subsidy by year
PARTNERS = (
    (
        "Maison des jeunes et de la culture",
        "486300",
        ("92000", "94000", "96000"),
    ),
    ("Office municipal des sports", "211750", ("48500", "48500", "50000")),
    ("École de musique associative", "327400", ("71000", "73000", "74500")),
    ("Festival Les Nuits d'août", "264900", ("35000", "0", "38000")),
    ("Épicerie solidaire", "118200", ("27400", "28600", "29800")),
)
DEPOSIT = D("0.70")
# objective of the youth club, indicator, weights in percent of the variable part
OBJECTIVES = (
    ("Accueil de loisirs", "journées-enfants", 4200, 40),
    ("Accompagnement à la scolarité", "séances", 310, 35),
    ("Concerts et spectacles", "spectateurs", 2600, 25),
)
VARIABLE = D("0.15")
# value of what is lent: asset, quantity, unit, price
LENT = (
    ("Locaux de la rue Haute", 640, "m²", "58.50"),
    ("Salle polyvalente", 86, "demi-journées", "112.00"),
    ("Minibus", 37, "jours", "45.00"),
    ("Agents techniques", 124, "heures", "27.80"),
)

SEEDS = (
    Seed(
        "p2.all",
        "215 800",
        "Engagements par association",
        "École de musique associative",
        "sum",
        "71 000 + 73 000 + 74 500",
    ),
    Seed(
        "p.2028",
        "258 500",
        "Engagements par association",
        "Total",
        "sum",
        "sans l'épicerie solidaire (29 800)",
    ),
    Seed(
        "v1.rest",
        "15 450,00",
        "Calendrier des versements",
        "Office municipal des sports",
        "product",
        "30 % de 48 500",
    ),
    Seed(
        "text.fixed",
        "72 800,00 €",
        "texte",
        "part fixe",
        "difference",
        "92 000,00 - 13 800,00",
    ),
    Seed(
        "text.aid",
        "144 148,20 €",
        "texte",
        "aide totale",
        "sum",
        "52 184,20 + 92 000,00",
    ),
)


def draw_years(ink: Ink) -> Table:
    """The subsidies by association and year, and their share of the budget."""
    rows: list[Row] = [
        head(
            Cell("Association", down=2),
            Cell("Subvention (€)", across=4),
            Cell("Budget 2026 de<br/>l'association (€)", down=2),
            Cell("Part de la<br/>commune", down=2),
        ),
        head(*YEARS, "Total 3 ans"),
    ]
    keys = [f"p{index}" for index in range(len(PARTNERS))]

    for key, (name, budget, amounts) in zip(keys, PARTNERS, strict=True):
        values = [D(amount) for amount in amounts]
        texts = {
            year: or_nil(value, 0)
            for year, value in zip(YEARS, values, strict=True)
        }
        cells = write(
            ink,
            key,
            **texts,
            all=number(sum(values), 0),
            budget=number(D(budget), 0),
            share=percent(share(values[0], D(budget), 1), 1),
        )
        rows.append(line(name, *cells))
        prove_across(ink, key, "all", YEARS)
        prove_ratio(ink, f"{key}.share", f"{key}.2026", f"{key}.budget", 100, 1)

    sums = year_sums()
    texts = {
        year: number(value, 0) for year, value in zip(YEARS, sums, strict=True)
    }
    budgets = sum((D(item[1]) for item in PARTNERS), D(0))
    cells = write(
        ink,
        "p",
        **texts,
        all=number(sum(sums), 0),
        budget=number(budgets, 0),
        share=percent(share(sums[0], budgets, 1), 1),
    )
    rows.append(total("Total", *cells))

    prove_columns(ink, "p", keys, [*YEARS, "all", "budget"])
    prove_across(ink, "p", "all", YEARS)
    prove_ratio(ink, "p.share", "p.2026", "p.budget", 100, 1)

    return Table(
        (3, 1, 1, 1, 1.2, 1.5, 1.1),
        "lrrrrrr",
        tuple(rows),
        rules="frame",
        size=9.5,
    )


def year_sums() -> list[Decimal]:
    """The subsidies of each year."""
    columns = zip(*(amounts for _, _, amounts in PARTNERS), strict=True)
    return [sum(map(D, column), D(0)) for column in columns]


def draw_payments(ink: Ink) -> Table:
    """The first year's instalments: 70 % and the rest."""
    rows: list[Row] = [
        head(
            "Versements 2026",
            "Acompte de 70 %<br/>avant le 31 mars (€)",
            "Solde de 30 %<br/>avant le 30 novembre (€)",
            "Total (€)",
        )
    ]
    keys = [f"v{index}" for index in range(len(PARTNERS))]

    for key, (name, _, amounts) in zip(keys, PARTNERS, strict=True):
        whole = D(amounts[0])
        first = product(whole, DEPOSIT)
        rows.append(
            line(
                name,
                *write(
                    ink,
                    key,
                    first=number(first),
                    rest=number(whole - first),
                    all=number(whole),
                ),
            )
        )
        source = f"p{key[1:]}.2026"
        prove_product(ink, f"{key}.first", [source], DEPOSIT)
        prove_product(ink, f"{key}.rest", [source], 1 - DEPOSIT)
        prove_across(ink, key, "all", ["first", "rest"])
        ink.prove_same(f"{key}.all", source)

    whole = year_sums()[0]
    rows.append(
        total(
            "Total",
            *write(
                ink,
                "v",
                first=number(whole * DEPOSIT),
                rest=number(whole * (1 - DEPOSIT)),
                all=number(whole),
            ),
        )
    )

    prove_columns(ink, "v", keys, ["first", "rest", "all"])
    prove_across(ink, "v", "all", ["first", "rest"])

    return Table((3, 1.8, 2, 1.5), "lrrr", tuple(rows), rules="frame", size=9.5)


def draw_objectives(ink: Ink) -> Table:
    """The youth club's variable part by objective, and what a unit of each is worth."""
    rows: list[Row] = [
        head(
            "Objectif",
            "Indicateur",
            "Cible 2026",
            "Poids (%)",
            "Part variable (€)",
            "par unité (€)",
        )
    ]
    variable = D(PARTNERS[0][2][0]) * VARIABLE
    keys = [f"o{index}" for index in range(len(OBJECTIVES))]

    for key, (name, unit, target, weight) in zip(keys, OBJECTIVES, strict=True):
        amount = product(variable, D(weight) / 100)
        head_cells = write(
            ink,
            key,
            target=number(target, 0),
            weight=str(weight),
            amount=number(amount),
            each=number(amount / target),
        )
        rows.append(line(name, unit, *head_cells))
        prove_ratio(ink, f"{key}.each", f"{key}.amount", f"{key}.target")

    rows.append(
        total(
            "Total",
            "",
            "",
            *write(ink, "o", weight="100", amount=number(variable)),
            "",
        )
    )

    prove_columns(ink, "o", keys, ["weight", "amount"])

    for key in keys:
        prove_product(
            ink, f"{key}.amount", ["o.amount", f"{key}.weight"], D("0.01")
        )

    prove_product(ink, "o.amount", ["p0.2026"], VARIABLE)

    return Table(
        (2.8, 1.6, 1.1, 1, 1.5, 1.2),
        "llrrrr",
        tuple(rows),
        rules="frame",
        size=9.5,
    )


def draw_lent(ink: Ink) -> tuple[Table, Decimal]:
    """The value of what the town lends."""
    rows: list[Row] = [
        head(
            "Mise à disposition",
            "Quantité",
            "Unité",
            "Valeur unitaire (€)",
            "Valeur annuelle (€)",
        )
    ]
    keys, whole = [f"l{index}" for index in range(len(LENT))], D(0)

    for key, (name, quantity, unit, price) in zip(keys, LENT, strict=True):
        whole += quantity * D(price)
        count = ink(f"{key}.count", number(quantity, 0))
        rows.append(
            line(
                name,
                count,
                unit,
                *write(
                    ink,
                    key,
                    price=number(D(price)),
                    amount=number(quantity * D(price)),
                ),
            )
        )
        prove_product(ink, f"{key}.amount", [f"{key}.count", f"{key}.price"])

    rows.append(total("Total", "", "", "", ink("l.amount", number(whole))))

    prove_columns(ink, "l", keys, ["amount"])

    return Table(
        (2.6, 1, 1.4, 1.5, 1.6), "lrlrr", tuple(rows), rules="frame", size=9.5
    ), whole


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with four tables."""
    years, payments, objectives = (
        draw_years(ink),
        draw_payments(ink),
        draw_objectives(ink),
    )
    lent, worth = draw_lent(ink)
    sums = year_sums()
    mjc = [D(amount) for amount in PARTNERS[0][2]]

    text = (
        f"Les {ink('text.partners', str(len(PARTNERS)))} conventions engagent la commune pour"
        f" {ink('text.all', euros(sum(sums), 0))} sur trois ans, soit"
        f" {ink('text.mean', euros(sum(sums, D(0)) / 3))} par an en"
        " moyenne. La Maison des jeunes et de la culture reçoit"
        f" {ink('text.mjc', euros(sum(mjc), 0))}, soit"
        f" {ink('text.share', percent(share(sum(mjc), sum(sums), 1), 1))} de l'ensemble."
    )
    part = (
        "La part variable de la Maison des jeunes et de la culture, de 15 % de la subvention"
        " de 2026, s'élève à"
        f" {ink('text.variable', euros(mjc[0] * VARIABLE))} ; la part fixe est de"
        f" {ink('text.fixed', euros(mjc[0] * (1 - VARIABLE)))}. L'acompte global à verser"
        " avant le 31 mars est de"
        f" {ink('text.deposit', euros(sums[0] * DEPOSIT))}."
    )
    nature = (
        "Les mises à disposition consenties à la Maison des jeunes et de la culture sont"
        " évaluées à"
        f" {ink('text.worth', euros(worth))} par an. L'aide totale de 2026, en numéraire et en"
        " nature, atteint ainsi"
        f" {ink('text.aid', euros(worth + mjc[0]))}."
    )

    ink.prove("partners", ink.value("text.partners") == len(PARTNERS))
    ink.prove_same("text.all", "p.all")
    ink.prove_rounded("text.mean", ink.value("text.all") / 3, 2)
    ink.prove_same("text.mjc", "p0.all")
    prove_ratio(ink, "text.share", "text.mjc", "text.all", 100, 1)
    ink.prove_same("text.variable", "o.amount")
    prove_gap(ink, "text.fixed", "p0.2026", "text.variable")
    ink.prove_same("text.deposit", "v.first")
    ink.prove_same("text.worth", "l.amount")
    ink.prove_sum("text.aid", ["text.worth", "p0.2026"])

    blocks = (
        Text("RÉPUBLIQUE FRANÇAISE – DÉPARTEMENT DE L'AIGUEBELLE", "center"),
        Text("Commune de Montrevel-les-Eaux", "title"),
        Text(
            "Conseil municipal du 15 décembre 2025 – délibération n° 25.12.140",
            "center",
        ),
        Text(
            "Conventions pluriannuelles d'objectifs et de moyens 2026-2028 avec cinq associations",
            "subject",
        ),
        Text(
            "Vu la loi n° 2000-321 du 12 avril 2000, article 10 ; vu le décret n° 2001-495 du"
            " 6 juin 2001 ; considérant l'intérêt général des actions de ces associations ;"
        ),
        Text(text),
        Text("Engagements par association et par année", "caption"),
        years,
        Text(
            "Le festival est biennal : il n'a pas lieu en 2027. Montants sous réserve du vote"
            " annuel des crédits.",
            "small",
        ),
        Text("Calendrier des versements", "caption"),
        payments,
        Text("Objectifs de la Maison des jeunes et de la culture", "caption"),
        objectives,
        Text(part),
        Text(
            "Concours en nature à la Maison des jeunes et de la culture",
            "caption",
        ),
        lent,
        Text(nature),
        Text(
            "Le conseil municipal, par 26 voix pour et 1 abstention, M. Lestrade, président de"
            " l'Office municipal des sports, ne prenant pas part au vote, approuve les"
            " conventions et autorise le maire à les signer."
        ),
        signature(
            ("La secrétaire de séance,", "Coralie BEAUVALLET"),
            ("Le maire,", "Gilles ARMENGAUD"),
        ),
        certified("Montrevel-les-Eaux", "18 décembre 2025"),
    )

    theme = Theme(
        font="Lato",
        size=9.5,
        thousands=NBSP,
        shade="#ede7f6",
        accent="#4527a0",
        margin=18,
        header="Commune de Montrevel-les-Eaux",
        footer="25.12.140 – page {page} sur {pages}",
    )

    return (Part(Producer.WEASYPRINT, theme, blocks),)


KIND = Kind(
    66,
    "convention-objectifs",
    "conventions pluriannuelles d'objectifs",
    SEEDS,
    draw,
)
