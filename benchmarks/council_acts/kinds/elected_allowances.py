"""35: the allowances of elected members, in percent of the terminal index."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import euros, number, percent, rounded
from benchmarks.council_acts.furniture import (
    certified,
    register_masthead,
    signature,
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
    total,
)

D = Decimal
INDEX = D("4110.52")
MAYOR, DEPUTY = D("55"), D("22")
DEPUTIES = 6
MAJORATION = D("15")
ELECTED = (
    ("Hervé CASSAGNOL", "Maire", "52.00"),
    ("Sylvette DURANTHON", "1re adjointe", "20.50"),
    ("Marc-Antoine PUJADE", "2e adjoint", "19.00"),
    ("Nadège LEBRUNOY", "3e adjointe", "19.00"),
    ("Alain QUERCIOLE", "4e adjoint", "19.00"),
    ("Fatiha BENSLIMOUR", "5e adjointe", "19.00"),
    ("Yann TRÉGOURÈS", "6e adjoint", "19.00"),
    ("Josiane MARTIGNOLE", "Conseillère déléguée", "6.00"),
    ("Bertrand VILLEDIEU-LAC", "Conseiller délégué", "6.00"),
    ("Coralie ESTRAMPES", "Conseillère déléguée", "4.25"),
)

SEEDS = (
    Seed(
        "m5.gross",
        "718,00",
        "Tableau récapitulatif des indemnités allouées",
        "Fatiha BENSLIMOUR",
        "product",
        "19 % de 4 110,52 ; chiffres intervertis, la majoration et le total de la ligne sont"
        " justes",
    ),
    Seed(
        "m1.year",
        "11 268,72",
        "Tableau récapitulatif des indemnités allouées",
        "Sylvette DURANTHON",
        "product",
        "12 x 969,06",
    ),
    Seed(
        "env.deputy.total",
        "5 452,86 €",
        "Calcul de l'enveloppe mensuelle maximale",
        "Adjoints",
        "product",
        "6 x 904,31 ; l'enveloppe globale est juste",
    ),
    Seed(
        "text.left",
        "233,56 €",
        "texte",
        "article 2, disponible",
        "difference",
        "enveloppe - indemnités : 7 686,65 - 7 553,09",
    ),
)


def draw_envelope(ink: Ink) -> tuple[Table, Decimal]:
    """The legal envelope: mayor and deputies at their ceilings."""
    rows = [
        head(
            "Mandat",
            "Effectif",
            "Taux maximal",
            "Indemnité mensuelle",
            "Total mensuel",
        )
    ]
    amounts = []
    for key, label, count, rate in (
        ("mayor", "Maire", 1, MAYOR),
        ("deputy", "Adjoints", DEPUTIES, DEPUTY),
    ):
        monthly = rounded(INDEX * rate / 100)
        amounts.append(monthly * count)
        rows.append(
            line(
                label,
                ink(f"env.{key}.count", str(count)),
                ink(f"env.{key}.rate", percent(rate)),
                ink(f"env.{key}.monthly", euros(monthly)),
                ink(f"env.{key}.total", euros(monthly * count)),
            )
        )
        ink.prove_rounded(
            f"env.{key}.monthly",
            ink.value(f"env.{key}.rate") * ink.value("text.index") / 100,
            2,
        )
        count_value, monthly_value = ink.values(
            [f"env.{key}.count", f"env.{key}.monthly"]
        )
        ink.prove_rounded(f"env.{key}.total", count_value * monthly_value, 2)
    whole = sum(amounts, D(0))
    rows.append(
        total(
            Cell("Enveloppe indemnitaire globale", across=4),
            ink("env.total", euros(whole)),
        )
    )
    ink.prove_sum("env.total", ["env.mayor.total", "env.deputy.total"])
    return Table(
        (2, 1, 1.3, 1.8, 1.8), "lcrrr", tuple(rows), rules="horizontal", size=10
    ), whole


def draw_members(ink: Ink) -> tuple[Table, Decimal, Decimal]:
    """The annex: each member's rate, allowance, increase and year."""
    rows: list[Row] = [
        head(
            "Nom",
            "Fonction",
            "Taux",
            "Indemnité brute",
            "Majoration 15 %",
            "Total mensuel",
            "Total annuel",
        )
    ]
    sums = [D(0)] * 4
    for index, (name, role, rate) in enumerate(ELECTED):
        gross = rounded(INDEX * D(rate) / 100)
        more = (
            rounded(gross * MAJORATION / 100) if "onseill" not in role else D(0)
        )
        values = (gross, more, gross + more, 12 * (gross + more))
        sums = [one + other for one, other in zip(sums, values, strict=True)]
        key = f"m{index}"
        rows.append(
            line(
                name,
                role,
                ink(f"{key}.rate", percent(D(rate))),
                ink(f"{key}.gross", number(gross)),
                ink(f"{key}.more", number(more)) if more else "-",
                ink(f"{key}.month", number(values[2])),
                ink(f"{key}.year", number(values[3])),
            )
        )
        ink.prove_rounded(
            f"{key}.gross",
            ink.value(f"{key}.rate") * ink.value("text.index") / 100,
            2,
        )
        if more:
            ink.prove_rounded(
                f"{key}.more", ink.value(f"{key}.gross") * MAJORATION / 100, 2
            )
        ink.prove_sum(
            f"{key}.month", [f"{key}.gross", *([f"{key}.more"] if more else [])]
        )
        ink.prove(
            f"{key} year",
            ink.value(f"{key}.year") == 12 * ink.value(f"{key}.month"),
        )

    columns = ("gross", "more", "month", "year")
    cells = [
        ink(f"sum.{column}", number(value))
        for column, value in zip(columns, sums, strict=True)
    ]
    rows.append(total(Cell("TOTAL", across=3), *cells))
    for column in columns:
        keys = [f"m{index}.{column}" for index in range(len(ELECTED))]
        ink.prove_sum(
            f"sum.{column}", [key for key in keys if key in ink.printed]
        )
    return (
        Table(
            (2.6, 2.2, 1.1, 1.5, 1.5, 1.5, 1.6), "llrrrrr", tuple(rows), size=9
        ),
        sums[0],
        sums[3],
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act and its table of all allowances."""
    index = (
        f"Considérant que le montant mensuel de l'indice brut terminal est de"
        f" {ink('text.index', euros(INDEX))} ; que la commune, bureau centralisateur de canton,"
        " compte"
        f" 5 214 habitants et que le conseil a élu {ink('text.deputies', str(DEPUTIES))} adjoints ;"
    )
    envelope, whole = draw_envelope(ink)
    members, gross, year = draw_members(ink)
    inside = (
        "<b>Article 2.</b> Les indemnités, hors majoration, s'élèvent à"
        f" {ink('text.gross', euros(gross))} par"
        f" mois pour une enveloppe de {ink('text.envelope', euros(whole))}, soit un disponible de"
        f" {ink('text.left', euros(whole - gross))}."
    )
    cost = (
        f"<b>Article 3.</b> La dépense annuelle, majorations comprises, est de"
        f" {ink('text.year', euros(year))} pour {ink('text.members', str(len(ELECTED)))} élus"
        " indemnisés. Elle"
        " est imputée à l'article 65311."
    )
    ink.prove_same("text.deputies", "env.deputy.count")
    ink.prove(
        "deputies",
        ink.value("text.deputies")
        == sum("adjoint" in item[1] for item in ELECTED),
    )
    ink.prove_same("text.gross", "sum.gross")
    ink.prove_same("text.envelope", "env.total")
    ink.prove(
        "left",
        ink.value("text.left")
        == ink.value("text.envelope") - ink.value("text.gross"),
    )
    ink.prove_same("text.year", "sum.year")
    ink.prove("members", ink.value("text.members") == len(ELECTED))

    blocks = (
        *register_masthead(
            "COMMUNE DE LA BASTIDE-SUR-THORE",
            "Département des Hautes-Landelles",
            "10 avril 2026",
            "D-2026-29",
        ),
        Text(
            "Nombre de membres en exercice : 29 – présents : 27 – procurations : 2 – votants : 29.",
            "box",
        ),
        Text(
            "Objet : indemnités de fonction du maire, des adjoints et des conseillers délégués",
            "subject",
        ),
        Text(
            "Vu les articles L. 2123-20 à L. 2123-24-1 et R. 2123-23 du code général des"
            " collectivités"
            " territoriales ;"
        ),
        Text(
            "Vu le procès-verbal de l'élection du maire et des adjoints du 27 mars 2026 ; vu les"
            " arrêtés de"
            " délégation du 30 mars 2026 ;"
        ),
        Text(index),
        Text("Calcul de l'enveloppe mensuelle maximale", "caption"),
        envelope,
        Text(
            "Le conseil municipal, après en avoir délibéré, par 24 voix pour et 5 abstentions,"
            " décide :"
        ),
        Text(
            "<b>Article 1.</b> Les taux des indemnités sont fixés, à compter du 1er avril 2026,"
            " comme au tableau"
            " annexé. L'indemnité du maire et des adjoints est majorée de 15 %."
        ),
        Text(inside),
        Text(cost),
        signature(
            ("La secrétaire de séance,", "Coralie ESTRAMPES"),
            ("Le maire,", "Hervé CASSAGNOL"),
        ),
        certified("La Bastide-sur-Thore", "14 avril 2026"),
        PageBreak(),
        Text("ANNEXE – Tableau récapitulatif des indemnités allouées", "title"),
        Text(
            "Article L. 2123-20-1 du CGCT – montants bruts en euros, avant cotisations",
            "center",
        ),
        members,
        Text(
            "La majoration s'applique à l'indemnité brute et n'entre pas dans l'enveloppe.",
            "small",
        ),
    )
    theme = Theme(
        font="Liberation Serif", size=11, shade="#ececec", footer="{page}"
    )
    return (Part(Producer.WEASYPRINT, theme, blocks),)


KIND = Kind(35, "indemnites-elus", "indemnités des élus", SEEDS, draw)
