"""44: what a pupil costs, what private schools and neighbouring communes pay or are paid."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    growth,
    number,
    rounded,
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
    head,
    line,
    of_which,
    sub,
    total,
)

D = Decimal
# nature, nursery, elementary
COSTS = (
    ("Personnel (ATSEM, entretien, secrétariat)", "138642.18", "61250.44"),
    ("Fluides (eau, électricité, gaz)", "21364.50", "38917.72"),
    ("Entretien et maintenance des bâtiments", "9418.26", "17603.90"),
    ("Fournitures scolaires et pédagogiques", "6240.00", "12915.35"),
    ("Matériel informatique et reprographie", "1872.40", "8146.05"),
    ("Transport vers la piscine et la bibliothèque", "1106.00", "6984.60"),
    ("Assurances et télécommunications", "2415.33", "3672.18"),
)
PART = ("dont ménage des locaux", "24310.75", "36420.10")
PUPILS = {"n": 118, "e": 214}
PREVIOUS = {"n": D("1486.20"), "e": D("671.35")}
NAMES = {"n": "maternelle", "e": "élémentaire"}
PRIVATE = (("École Sainte-Odile", 27, 46), ("École Notre-Dame-du-Val", 11, 19))
NEIGHBOURS = (
    ("Charmeuse", 9, 14),
    ("Vaux-le-Prieur", 6, 11),
    ("Montjoie-sur-Ternin", 3, 8),
    ("Les Écuyères", 0, 5),
)

SEEDS = (
    Seed(
        "k1.all",
        "60 822,22",
        "Dépenses de fonctionnement 2025",
        "Fluides (eau, électricité, gaz)",
        "sum",
        "21 364,50 + 38 917,72 ; le total est juste",
    ),
    Seed(
        "growth.e",
        "+1,4 %",
        "Dépenses de fonctionnement 2025",
        "Évolution",
        "product",
        "de 671,35 à 698,55",
    ),
    Seed(
        "s.pn",
        "37",
        "Forfait communal",
        "Total du forfait communal",
        "sum",
        "27 + 11 élèves",
    ),
    Seed(
        "c1.e",
        "8 382,60",
        "Participation des communes de résidence",
        "Vaux-le-Prieur",
        "product",
        "11 élèves x 698,55 (calculé sur 12) ; le total de la ligne est juste",
    ),
    Seed(
        "text.pupils",
        "113",
        "texte",
        "article 2, nombre d'élèves",
        "equality",
        "élèves du texte contre le tableau : 38 + 65",
    ),
)


def totals() -> dict[str, Decimal]:
    """The running costs of each level."""
    return {
        "n": sum((D(item[1]) for item in COSTS), D(0)),
        "e": sum((D(item[2]) for item in COSTS), D(0)),
    }


def each() -> dict[str, Decimal]:
    """The cost of a pupil of each level, to the cent."""
    return {
        level: rounded(value / PUPILS[level])
        for level, value in totals().items()
    }


def draw_costs(ink: Ink) -> Table:
    """The costs by nature and level, the pupils, the cost of one."""
    rows: list[Row] = [
        head(
            "Dépenses de fonctionnement 2025",
            "Maternelle",
            "Élémentaire",
            "Total",
        )
    ]
    for index, (name, nursery, elementary) in enumerate(COSTS):
        rows.append(
            line(name, *_three(ink, f"k{index}", D(nursery), D(elementary)))
        )
        if not index:
            rows.append(
                of_which(PART[0], *_three(ink, "part", D(PART[1]), D(PART[2])))
            )
    sums = totals()
    rows.append(
        total(
            "Total des dépenses (A)", *_three(ink, "sum", sums["n"], sums["e"])
        )
    )
    rows.append(
        line(
            "Nombre d'élèves au 1er janvier 2026 (B)",
            *(
                ink(f"pupils.{level}", str(count))
                for level, count in (
                    *PUPILS.items(),
                    ("all", sum(PUPILS.values())),
                )
            ),
        )
    )
    cost = each()
    rows.append(
        sub(
            "Coût par élève (A / B)",
            ink("each.n", number(cost["n"])),
            ink("each.e", number(cost["e"])),
            "",
        )
    )
    rows.append(
        line(
            "Coût par élève, année précédente",
            number(PREVIOUS["n"]),
            number(PREVIOUS["e"]),
            "",
        )
    )
    rows.append(
        line(
            "Évolution",
            *(
                ink(
                    f"growth.{level}",
                    signed_percent(growth(cost[level], PREVIOUS[level])),
                )
                for level in PUPILS
            ),
            "",
        )
    )
    for level in ("n", "e", "all"):
        ink.prove_sum(
            f"sum.{level}", [f"k{index}.{level}" for index in range(len(COSTS))]
        )
    ink.prove_sum("pupils.all", ["pupils.n", "pupils.e"])
    for level in PUPILS:
        ink.prove_rounded(
            f"each.{level}",
            ink.value(f"sum.{level}") / ink.value(f"pupils.{level}"),
            2,
        )
        change = (
            (ink.value(f"each.{level}") - PREVIOUS[level])
            * 100
            / PREVIOUS[level]
        )
        ink.prove_rounded(f"growth.{level}", change, 1)
    return Table((4.2, 1.7, 1.7, 1.7), "lrrr", tuple(rows), size=9.5)


def _three(
    ink: Ink, key: str, nursery: Decimal, elementary: Decimal
) -> list[str]:
    values = {"n": nursery, "e": elementary, "all": nursery + elementary}
    cells = [
        ink(f"{key}.{level}", number(value)) for level, value in values.items()
    ]
    ink.prove_sum(f"{key}.all", [f"{key}.n", f"{key}.e"])
    return cells


def draw_due(
    ink: Ink,
    prefix: str,
    payers: tuple[tuple[str, int, int], ...],
    first: str,
    label: str,
) -> Table:
    """Pupils times cost, by school or commune."""
    rows: list[Row] = [
        head(
            Cell(first, down=2),
            Cell("Élèves", across=2),
            Cell("Montant (€)", across=3),
        ),
        head("mat.", "élém.", "maternelle", "élémentaire", "Total"),
    ]
    cost = each()
    sums = [D(0)] * 5
    columns = ("pn", "pe", "n", "e", "all")
    for index, (name, nursery, elementary) in enumerate(payers):
        key = f"{prefix}{index}"
        amounts = nursery * cost["n"], elementary * cost["e"]
        values = [D(nursery), D(elementary), *amounts, sum(amounts, D(0))]
        sums = [one + other for one, other in zip(sums, values, strict=True)]
        rows.append(line(name, *_write(ink, key, values)))
        for level in PUPILS:
            pupils, price = ink.values([f"{key}.p{level}", f"each.{level}"])
            ink.prove_rounded(f"{key}.{level}", pupils * price, 2)
        ink.prove_sum(f"{key}.all", [f"{key}.n", f"{key}.e"])
    rows.append(total(label, *_write(ink, prefix, sums)))
    for column in columns:
        ink.prove_sum(
            f"{prefix}.{column}",
            [f"{prefix}{index}.{column}" for index in range(len(payers))],
        )
    ink.prove_sum(f"{prefix}.all", [f"{prefix}.n", f"{prefix}.e"])
    return Table(
        (3, 0.9, 0.9, 1.6, 1.6, 1.6),
        "lccrrr",
        tuple(rows),
        rules="frame",
        size=9.5,
    )


def _write(ink: Ink, key: str, values: list[Decimal]) -> list[str]:
    columns = ("pn", "pe", "n", "e", "all")
    return [
        ink(
            f"{key}.{column}", number(value, 0 if column in {"pn", "pe"} else 2)
        )
        for column, value in zip(columns, values, strict=True)
    ]


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with its three tables."""
    cost = each()
    costs = draw_costs(ink)
    private = draw_due(
        ink,
        "s",
        PRIVATE,
        "École privée sous contrat",
        "Total du forfait communal",
    )
    paid = sum(
        (item[1] * cost["n"] + item[2] * cost["e"] for item in PRIVATE), D(0)
    )
    received = sum(
        (item[1] * cost["n"] + item[2] * cost["e"] for item in NEIGHBOURS), D(0)
    )
    pupils = sum(item[1] + item[2] for item in PRIVATE)
    article = (
        f"<b>Article 1.</b> Le coût d'un élève est fixé, pour l'année scolaire 2025-2026, à"
        f" {ink('text.n', euros(cost['n']))} en maternelle et {ink('text.e', euros(cost['e']))}"
        " en élémentaire."
    )
    forfeit = (
        f"<b>Article 2.</b> Le forfait communal versé aux {ink('text.schools', '2')} écoles"
        " privées est de"
        f" {ink('text.paid', euros(paid))} pour {ink('text.pupils', str(pupils))} élèves"
        " domiciliés dans la commune."
    )
    neighbours = draw_due(
        ink, "c", NEIGHBOURS, "Commune de résidence", "Total à recevoir"
    )
    received_text = (
        "<b>Article 3.</b> Les communes de résidence participent pour"
        f" {ink('text.received', euros(received))}, à"
        " imputer à l'article 74741. La charge nette est de"
        f" {ink('text.net', euros(paid - received))}."
    )
    for level in PUPILS:
        ink.prove_same(f"text.{level}", f"each.{level}")
    ink.prove_same("text.paid", "s.all")
    ink.prove_same("text.received", "c.all")
    ink.prove_sum("text.paid", ["text.received", "text.net"])
    ink.prove_sum("text.pupils", ["s.pn", "s.pe"])
    ink.prove("schools", ink.value("text.schools") == len(PRIVATE))

    blocks = (
        *register_masthead(
            "VILLE DE TERNAY-LE-VIEUX-BOURG",
            "Département du Ternin",
            "5 mars 2026",
            "2026-03-12",
        ),
        Text(
            "Nombre de conseillers : 23 en exercice, 19 présents, 3 représentés, 22 votants."
        ),
        Text(
            "Objet : coût par élève, forfait communal et participation des communes de résidence",
            "subject",
        ),
        Text(
            "Vu le code de l'éducation, notamment ses articles L. 212-8, L. 442-5 et L. 442-5-1"
            " ; vu la circulaire"
            " n° 2012-025 du 15 février 2012 ;"
        ),
        Text(
            "Considérant le coût des écoles publiques de la commune constaté au compte"
            " administratif :"
        ),
        costs,
        Text(
            "Après en avoir délibéré, le conseil municipal (19 voix pour, 3 abstentions) :"
        ),
        Text(article),
        Text("Forfait communal", "caption"),
        private,
        Text(forfeit),
        Text("Participation des communes de résidence", "caption"),
        neighbours,
        Text(received_text),
        signature(
            ("Le secrétaire de séance,", "Émeric TALLANDRIER"),
            ("La maire,", "Josette VANNESSON"),
        ),
        certified("Ternay-le-Vieux-Bourg", "10 mars 2026"),
    )
    theme = Theme(
        font="Liberation Serif",
        size=10.5,
        shade="#f5f0e1",
        margin=20,
        justify=False,
        header="Ville de Ternay-le-Vieux-Bourg – registre des délibérations",
        footer="{page} / {pages}",
    )
    return (Part(Producer.WEASYPRINT, theme, blocks),)


KIND = Kind(
    44, "forfait-communal", "coût par élève et forfait communal", SEEDS, draw
)
