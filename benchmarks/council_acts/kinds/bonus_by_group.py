"""38: the RIFSEEP: ceilings of the two bonuses by grade and group, and their envelope."""

from __future__ import annotations

from benchmarks.council_acts.figures import euros, number, percent, share
from benchmarks.council_acts.furniture import (
    certified,
    register_masthead,
    signature,
)
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import (
    THIN,
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
    sub,
    total,
)

# group, functions, legal ceiling, yearly IFSE, yearly CIA, agents
Groups = tuple[tuple[str, str, int, int, int, int], ...]
GRADES: tuple[tuple[str, Groups], ...] = (
    (
        "Attachés",
        (
            ("A1", "Direction générale", 36210, 15600, 2400, 1),
            ("A2", "Direction de pôle", 32130, 11400, 1800, 3),
            ("A3", "Chargé de mission", 25500, 8040, 1200, 2),
        ),
    ),
    (
        "Rédacteurs, techniciens, animateurs",
        (
            ("B1", "Chef de service", 17480, 6960, 960, 5),
            ("B2", "Adjoint au chef de service", 16015, 5640, 840, 4),
            ("B3", "Gestionnaire expert", 14650, 4440, 720, 7),
        ),
    ),
    (
        "Adjoints administratifs, adjoints techniques, ATSEM",
        (
            (
                "C1",
                "Chef d'équipe, sujétions particulières",
                11340,
                3840,
                540,
                12,
            ),
            ("C2", "Agent d'exécution", 10800, 2760, 420, 38),
        ),
    ),
    (
        "Agents de maîtrise",
        (
            ("C1", "Encadrement de proximité", 11340, 4200, 600, 6),
            ("C2", "Agent qualifié", 10800, 3120, 480, 3),
        ),
    ),
)

SEEDS = (
    Seed(
        "g2.0.month",
        "330",
        "Article 1 – Plafonds par groupe de fonctions",
        "Adjoints administratifs, adjoints techniques, ATSEM – C1",
        "product",
        "3 840 / 12",
    ),
    Seed(
        "e1.2.fixed",
        "30 180",
        "Article 2 – Enveloppe annuelle",
        "Rédacteurs – B3",
        "product",
        "7 agents x 4 440 ; le sous-total est juste",
    ),
    Seed(
        "total.variable",
        "48 480",
        "Article 2 – Enveloppe annuelle",
        "Total",
        "sum",
        "total de l'enveloppe CIA : 10 200 + 13 200 + 22 440 + 5 040 (une ligne de 2 400 oubliée)",
    ),
    Seed(
        "text.part",
        "15,0 %",
        "texte",
        "texte, part du CIA dans l'enveloppe",
        "product",
        "50 880 / 390 720",
    ),
)


def draw_ceilings(ink: Ink) -> Table:
    """The ceilings by group: yearly, monthly, both bonuses, the CIA's part."""
    rows: list[Row] = [
        head(
            Cell("Cadre d'emplois", down=2),
            Cell("Groupe", down=2),
            Cell("Fonctions", down=2),
            Cell("Plafond réglementaire IFSE", down=2),
            Cell("IFSE commune", across=2),
            Cell("CIA annuel", down=2),
            Cell("IFSE + CIA", down=2),
            Cell("Part du CIA", down=2),
        ),
        head("annuel", "mensuel"),
    ]
    for index, (grade, groups) in enumerate(GRADES):
        for place, (group, functions, legal, fixed, variable, _) in enumerate(
            groups
        ):
            key = f"g{index}.{place}"
            first = (
                [Cell(grade, down=len(groups), bold=True)] if not place else []
            )
            rows.append(
                line(
                    *first,
                    group,
                    functions,
                    ink(f"{key}.legal", number(legal, 0)),
                    ink(f"{key}.fixed", number(fixed, 0)),
                    ink(f"{key}.month", number(fixed // 12, 0)),
                    ink(f"{key}.variable", number(variable, 0)),
                    ink(f"{key}.both", number(fixed + variable, 0)),
                    ink(
                        f"{key}.part",
                        percent(share(variable, fixed + variable, 1), 1),
                    ),
                )
            )
            ink.prove(
                f"{key} year",
                ink.value(f"{key}.fixed") == 12 * ink.value(f"{key}.month"),
            )
            ink.prove_sum(f"{key}.both", [f"{key}.fixed", f"{key}.variable"])
            variable_value, both = ink.values(
                [f"{key}.variable", f"{key}.both"]
            )
            ink.prove_rounded(f"{key}.part", variable_value * 100 / both, 1)
            ink.prove(
                f"{key} legal",
                ink.value(f"{key}.fixed") <= ink.value(f"{key}.legal"),
            )
    return Table(
        (2.2, 0.8, 2.6, 1.3, 1.1, 1.1, 1, 1.1, 1),
        "lclrrrrrr",
        tuple(rows),
        size=8.5,
    )


def draw_envelope(ink: Ink) -> tuple[Table, list[int]]:
    """Agents times ceilings, subtotals by grade."""
    rows: list[Row] = [
        head(
            "Groupe",
            "Nombre d'agents",
            "Enveloppe IFSE",
            "Enveloppe CIA",
            "Enveloppe totale",
        )
    ]
    names = ("agents", "fixed", "variable", "both")
    grand = [0, 0, 0, 0]
    for index, (grade, groups) in enumerate(GRADES):
        sums = [0, 0, 0, 0]
        for place, (group, _, _, fixed, variable, agents) in enumerate(groups):
            values = [
                agents,
                agents * fixed,
                agents * variable,
                agents * (fixed + variable),
            ]
            sums = [
                one + other for one, other in zip(sums, values, strict=True)
            ]
            key = f"e{index}.{place}"
            rows.append(
                line(
                    f"{grade.split(',', maxsplit=1)[0]} – {group}",
                    *(
                        ink(f"{key}.{name}", number(value, 0))
                        for name, value in zip(names, values, strict=True)
                    ),
                )
            )
            for name in names[1:]:
                agents_value, ceiling = ink.values(
                    [f"{key}.agents", f"g{index}.{place}.{name}"]
                )
                ink.prove(
                    f"{key} {name}",
                    ink.value(f"{key}.{name}") == agents_value * ceiling,
                )
            ink.prove_sum(f"{key}.both", [f"{key}.fixed", f"{key}.variable"])
        grand = [one + other for one, other in zip(grand, sums, strict=True)]
        rows.append(
            sub(
                "Sous-total",
                *(
                    ink(f"e{index}.sum.{name}", number(value, 0))
                    for name, value in zip(names, sums, strict=True)
                ),
            )
        )
        for name in names:
            ink.prove_sum(
                f"e{index}.sum.{name}",
                [f"e{index}.{place}.{name}" for place in range(len(groups))],
            )
        ink.prove_sum(
            f"e{index}.sum.both",
            [f"e{index}.sum.fixed", f"e{index}.sum.variable"],
        )
    rows.append(
        total(
            "Total",
            *(
                ink(f"total.{name}", number(value, 0))
                for name, value in zip(names, grand, strict=True)
            ),
        )
    )
    for name in names:
        ink.prove_sum(
            f"total.{name}",
            [f"e{index}.sum.{name}" for index in range(len(GRADES))],
        )
    ink.prove_sum("total.both", ["total.fixed", "total.variable"])
    return Table(
        (3.2, 1.3, 1.6, 1.6, 1.6),
        "lrrrr",
        tuple(rows),
        rules="header",
        size=9.5,
    ), grand


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with both tables inside it."""
    ceilings = draw_ceilings(ink)
    envelope, grand = draw_envelope(ink)
    text = (
        f"L'enveloppe annuelle maximale est de {ink('text.both', euros(grand[3], 0))} pour"
        f" {ink('text.agents', str(grand[0]))} agents, dont"
        f" {ink('text.fixed', euros(grand[1], 0))} au titre de"
        f" l'IFSE et {ink('text.variable', euros(grand[2], 0))} au titre du CIA, qui en représente"
        f" {ink('text.part', percent(share(grand[2], grand[3], 1), 1))}."
    )
    for name in ("both", "agents", "fixed", "variable"):
        ink.prove_same(f"text.{name}", f"total.{name}")
    ink.prove_sum("text.both", ["text.fixed", "text.variable"])
    variable, both = ink.values(["text.variable", "text.both"])
    ink.prove_rounded("text.part", variable * 100 / both, 1)

    blocks = (
        *register_masthead(
            "COMMUNE DE BEAUREGARD-LÈS-FORGES",
            "Département du Haut-Ferrand",
            "18 décembre 2025",
            "2025-12-112",
        ),
        Text(
            "Objet : régime indemnitaire tenant compte des fonctions, des sujétions, de"
            " l'expertise et de"
            " l'engagement professionnel (RIFSEEP) – révision des plafonds au 1er janvier 2026",
            "subject",
        ),
        Text(
            "Vu le code général de la fonction publique, notamment ses articles L. 714-4 à L."
            " 714-13 ; vu le"
            " décret n° 2014-513 du 20 mai 2014 ; vu l'avis du comité social territorial du 2"
            " décembre"
            " 2025 ;"
        ),
        Text(
            "Considérant que le réexamen des plafonds doit intervenir au moins tous les quatre"
            " ans ;"
        ),
        Text(
            "Article 1 – Plafonds par groupe de fonctions (en euros bruts par agent)",
            "heading",
        ),
        ceilings,
        Text(
            "Les montants sont versés au prorata du temps de travail. L'IFSE est versée chaque"
            " mois, le CIA en"
            " une fois au mois de juin."
        ),
        Text("Article 2 – Enveloppe annuelle (en euros)", "heading"),
        envelope,
        Text(text),
        Text("Article 3 – Modulation", "heading"),
        Text(
            "Le CIA varie de 0 à 100 % du plafond du groupe, selon l'entretien professionnel. En"
            " cas de congé de"
            " maladie ordinaire, l'IFSE suit le sort du traitement."
        ),
        Text(
            "Le conseil municipal, après en avoir délibéré, adopte ces dispositions par 21 voix"
            " pour, 0 voix"
            " contre et 2 abstentions (membres en exercice : 23, présents : 20, pouvoirs : 3)."
        ),
        signature(
            ("La secrétaire de séance,", "Perrine HAUTOIS"),
            ("Le maire,", "Dominique SCHALLER"),
        ),
        certified("Beauregard-lès-Forges", "22 décembre 2025"),
    )
    theme = Theme(
        font="Liberation Sans",
        size=10,
        thousands=THIN,
        shade="#dce9f5",
        accent="#123c69",
        margin=17,
        footer="RIFSEEP 2026 – page {page}",
    )
    return (Part(Producer.CHROMIUM, theme, blocks),)


KIND = Kind(38, "rifseep", "régime indemnitaire (RIFSEEP)", SEEDS, draw)
