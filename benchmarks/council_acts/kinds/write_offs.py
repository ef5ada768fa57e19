"""40: debts written off, by year and kind of debtor, and by reason."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import euros, number, percent, share
from benchmarks.council_acts.furniture import (
    certified,
    signature,
    two_column_masthead,
)
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import (
    NARROW_NBSP,
    Kind,
    Part,
    Producer,
    Row,
    Table,
    Text,
    Theme,
    head,
    line,
    of_which,
    total,
)

D = Decimal
# year, bills, households, companies, others
YEARS = (
    ("2016", 4, "186.40", "0.00", "0.00"),
    ("2017", 11, "742.15", "318.00", "0.00"),
    ("2018", 9, "604.82", "1127.50", "45.00"),
    ("2019", 23, "1893.37", "864.20", "0.00"),
    ("2020", 17, "1246.09", "2405.16", "112.80"),
    ("2021", 31, "2718.44", "537.95", "60.00"),
    ("2022", 28, "2094.61", "1312.08", "0.00"),
    ("2023", 14, "877.26", "148.30", "96.50"),
)
# account, reason, bills, amount; the last amount of 6541 is what is left
REASONS = (
    (
        "6541",
        "Reste à recouvrer inférieur au seuil de poursuite",
        62,
        "1386.94",
    ),
    ("6541", "Procès-verbal de carence", 21, "4860.00"),
    ("6541", "Poursuite sans effet", 34, ""),
    ("6542", "Surendettement et effacement de dette", 13, "3164.77"),
    ("6542", "Clôture pour insuffisance d'actif", 7, "4218.05"),
)
DEBTORS = ("homes", "firms", "others")
PREVIOUS = D("14872.60")

SEEDS = (
    Seed(
        "2019.all", "2 775,57", "Tableau 1", "2019", "sum", "1 893,37 + 864,20"
    ),
    Seed(
        "sum.firms",
        "6 731,19",
        "Tableau 1",
        "Total",
        "sum",
        "total des créances sur les entreprises ; 10 363,14 + 6 713,19 + 314,30 = 17 390,63",
    ),
    Seed(
        "r4.share",
        "22,3 %",
        "Tableau 2",
        "Clôture pour insuffisance d'actif",
        "product",
        "4 218,05 / 17 390,63",
    ),
    Seed(
        "text.bills",
        "127",
        "texte",
        "considérant, nombre de titres",
        "equality",
        "nombre de titres du texte contre les deux tableaux (137)",
    ),
)


def draw_years(ink: Ink) -> tuple[Table, int, Decimal]:
    """The years down, the debtors across, totals on both sides."""
    rows: list[Row] = [
        head(
            "Exercice",
            "Nombre de titres",
            "Particuliers",
            "Entreprises",
            "Associations et divers",
            "Total",
        )
    ]
    sums = [D(0)] * 4
    for year, bills, *amounts in YEARS:
        values = [D(amount) for amount in amounts]
        values.append(sum(values, D(0)))
        sums = [one + other for one, other in zip(sums, values, strict=True)]
        cells = [
            ink(f"{year}.{name}", number(value))
            for name, value in zip((*DEBTORS, "all"), values, strict=True)
        ]
        rows.append(line(year, ink(f"{year}.bills", str(bills)), *cells))
        ink.prove_sum(f"{year}.all", [f"{year}.{name}" for name in DEBTORS])

    bills = sum(item[1] for item in YEARS)
    cells = [
        ink(f"sum.{name}", number(value))
        for name, value in zip((*DEBTORS, "all"), sums, strict=True)
    ]
    rows.append(total("Total", ink("sum.bills", str(bills)), *cells))
    shares = [
        ink(f"share.{name}", percent(share(value, sums[3], 1), 1))
        for name, value in zip(DEBTORS, sums[:3], strict=True)
    ]
    rows.append(of_which("Part du total", "", *shares, "100,0 %"))
    for name in ("bills", *DEBTORS, "all"):
        ink.prove_sum(f"sum.{name}", [f"{item[0]}.{name}" for item in YEARS])
    ink.prove_sum("sum.all", [f"sum.{name}" for name in DEBTORS])
    ink.prove(
        "shares", sum(ink.values(f"share.{name}" for name in DEBTORS)) == 100
    )
    for name in DEBTORS:
        part, whole = ink.values([f"sum.{name}", "sum.all"])
        ink.prove_rounded(f"share.{name}", part * 100 / whole, 1)
    return (
        Table(
            (1.2, 1.1, 1.5, 1.5, 1.6, 1.5),
            "lrrrrr",
            tuple(rows),
            rules="header",
            size=10,
        ),
        bills,
        sums[3],
    )


def draw_reasons(ink: Ink, whole: Decimal) -> tuple[Table, dict[str, Decimal]]:
    """The reasons, and what goes to each account."""
    known = sum((D(item[3]) for item in REASONS if item[3]), D(0))
    accounts = {"6541": D(0), "6542": D(0)}
    rows: list[Row] = [
        head("Article", "Motif de présentation", "Nombre", "Montant", "Part")
    ]
    for index, (account, reason, bills, amount) in enumerate(REASONS):
        value = D(amount) if amount else whole - known
        accounts[account] += value
        key = f"r{index}"
        rows.append(
            line(
                account,
                reason,
                ink(f"{key}.bills", str(bills)),
                ink(f"{key}.amount", number(value)),
                ink(f"{key}.share", percent(share(value, whole, 1), 1)),
            )
        )
    bills = sum(item[2] for item in REASONS)
    rows.append(
        total(
            "",
            "Total",
            ink("reasons.bills", str(bills)),
            ink("reasons.amount", number(whole)),
            "100,0 %",
        )
    )
    for name in ("bills", "amount"):
        ink.prove_sum(
            f"reasons.{name}",
            [f"r{index}.{name}" for index in range(len(REASONS))],
        )
    shares = [f"r{index}.share" for index in range(len(REASONS))]
    ink.prove("shares of reasons", sum(ink.values(shares)) == 100)
    for index in range(len(REASONS)):
        part, all_of_it = ink.values([f"r{index}.amount", "reasons.amount"])
        ink.prove_rounded(f"r{index}.share", part * 100 / all_of_it, 1)
    ink.prove_same("reasons.amount", "sum.all")
    ink.prove_same("reasons.bills", "sum.bills")
    return Table(
        (0.9, 4, 1, 1.5, 1), "clrrr", tuple(rows), rules="header", size=10
    ), accounts


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with both tables inside it."""
    years, bills, whole = draw_years(ink)
    reasons, accounts = draw_reasons(ink, whole)
    opening = (
        f"Considérant que le comptable public a présenté la liste n° 6213480015 de"
        f" {ink('text.bills', str(bills))} titres de recettes émis de 2016 à 2023 et restés"
        " impayés, pour un montant"
        f" de {ink('text.whole', euros(whole))} ;"
    )
    article = (
        f"<b>Article 1.</b> Admet en non-valeur {ink('text.6541', euros(accounts['6541']))} à"
        " l'article 6541 et"
        f" constate l'extinction de {ink('text.6542', euros(accounts['6542']))} de créances à"
        " l'article 6542."
    )
    compared = (
        "Pour mémoire, les admissions de 2025 s'élevaient à"
        f" {ink('text.previous', euros(PREVIOUS))} : la dépense"
        f" augmente de {ink('text.more', euros(whole - PREVIOUS))}. Les exercices 2021 et 2022"
        " représentent à eux"
        f" seuls {ink('text.two', euros(sum((D(a) for y in YEARS[5:7] for a in y[2:]), D(0))))}."
    )
    ink.prove_same("text.bills", "sum.bills")
    ink.prove_same("text.whole", "sum.all")
    ink.prove_sum("text.6541", ["r0.amount", "r1.amount", "r2.amount"])
    ink.prove_sum("text.6542", ["r3.amount", "r4.amount"])
    ink.prove_sum("text.whole", ["text.previous", "text.more"])
    ink.prove_sum("text.two", ["2021.all", "2022.all"])

    blocks = (
        two_column_masthead(
            (
                "COMMUNE DE PIERREVAL-SUR-AUNE",
                "Direction des finances",
                "Affaire suivie par le pôle recettes",
            ),
            (
                "Conseil municipal du 1er octobre 2026",
                "Convocation du 24 septembre 2026",
                "35 en exercice – 30 présents – 34 votants",
            ),
        ),
        Text("Délibération n° 2026-10-01/14", "title"),
        Text(
            "Admission en non-valeur de créances irrécouvrables – budget principal",
            "subject",
        ),
        Text(
            "Vu l'article L. 1617-5 du code général des collectivités territoriales ; vu la"
            " nomenclature M57 ;"
        ),
        Text(opening),
        Text(
            "Tableau 1 – Créances présentées, par exercice et par type de redevable (en euros)",
            "caption",
        ),
        years,
        Text(
            "Tableau 2 – Créances présentées, par motif (en euros)", "caption"
        ),
        reasons,
        Text(
            "Le conseil municipal, par 31 voix pour, 1 voix contre et 2 abstentions :"
        ),
        Text(article),
        Text(compared),
        Text(
            "<b>Article 2.</b> Rappelle que l'admission en non-valeur ne fait pas obstacle au"
            " recouvrement si le"
            " débiteur revient à meilleure fortune."
        ),
        signature(
            ("Le secrétaire de séance,", "Ludivine CHAMPEVERT"),
            ("Le maire,", "Étienne BARRADOUX"),
        ),
        certified("Pierreval-sur-Aune", "6 octobre 2026"),
    )
    theme = Theme(
        font="DejaVu Serif",
        size=9.5,
        thousands=NARROW_NBSP,
        shade="#ffffff",
        margin=20,
        header="Pierreval-sur-Aune – registre des délibérations",
        footer="{page}/{pages}",
    )
    return (Part(Producer.WEASYPRINT, theme, blocks),)


KIND = Kind(
    40, "admissions-non-valeur", "admissions en non-valeur", SEEDS, draw
)
