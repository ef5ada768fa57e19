"""36: the staff table: posts open, filled and vacant, and full-time equivalents."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import number, percent, share
from benchmarks.council_acts.furniture import (
    certified,
    signature,
    two_column_masthead,
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
    sub,
    total,
)

D = Decimal
# grade, category, weekly hours, open full time, open part time, filled, full-time equivalents
Grades = tuple[tuple[str, str, str, int, int, int, str], ...]
BRANCHES: tuple[tuple[str, Grades], ...] = (
    (
        "Emplois fonctionnels",
        (("Directeur général des services", "A", "35 h", 1, 0, 1, "1.00"),),
    ),
    (
        "Filière administrative",
        (
            ("Attaché principal", "A", "35 h", 2, 0, 1, "1.00"),
            ("Attaché", "A", "35 h", 3, 0, 3, "2.80"),
            ("Rédacteur principal de 1re classe", "B", "35 h", 4, 0, 3, "3.00"),
            ("Rédacteur", "B", "35 h", 3, 1, 4, "3.50"),
            (
                "Adjoint administratif principal de 1re classe",
                "C",
                "35 h",
                8,
                1,
                8,
                "7.60",
            ),
            ("Adjoint administratif", "C", "28 h à 35 h", 6, 3, 7, "5.90"),
        ),
    ),
    (
        "Filière technique",
        (
            ("Ingénieur", "A", "35 h", 2, 0, 1, "1.00"),
            ("Technicien principal de 2e classe", "B", "35 h", 3, 0, 3, "3.00"),
            ("Agent de maîtrise principal", "C", "35 h", 5, 0, 5, "5.00"),
            (
                "Adjoint technique principal de 2e classe",
                "C",
                "35 h",
                14,
                2,
                15,
                "14.30",
            ),
            ("Adjoint technique", "C", "20 h à 35 h", 11, 9, 17, "13.45"),
        ),
    ),
    (
        "Filière médico-sociale",
        (
            ("Éducateur de jeunes enfants", "A", "35 h", 2, 0, 2, "1.80"),
            ("Auxiliaire de puériculture", "B", "35 h", 4, 1, 4, "3.60"),
            ("ATSEM principal de 1re classe", "C", "32 h", 0, 7, 7, "6.40"),
        ),
    ),
    (
        "Filière culturelle",
        (
            ("Bibliothécaire", "A", "35 h", 1, 0, 1, "1.00"),
            (
                "Assistant d'enseignement artistique",
                "B",
                "6 h à 20 h",
                1,
                8,
                8,
                "4.15",
            ),
            ("Adjoint du patrimoine", "C", "35 h", 2, 1, 2, "1.70"),
        ),
    ),
    (
        "Filière animation",
        (
            ("Animateur", "B", "35 h", 2, 0, 2, "2.00"),
            ("Adjoint d'animation", "C", "17 h à 35 h", 3, 10, 11, "7.25"),
        ),
    ),
    (
        "Police municipale",
        (
            (
                "Chef de service de police municipale",
                "B",
                "35 h",
                1,
                0,
                0,
                "0.00",
            ),
            ("Brigadier-chef principal", "C", "35 h", 3, 0, 3, "3.00"),
        ),
    ),
)
COLUMNS = ("full", "part", "open", "filled", "vacant", "fte")

SEEDS = (
    Seed(
        "b2.4.vacant",
        "2",
        "Annexe – tableau des effectifs",
        "Adjoint technique",
        "difference",
        "emplois ouverts - pourvus : 20 - 17",
    ),
    Seed(
        "b4.sum.fte",
        "7,85",
        "Annexe – tableau des effectifs",
        "Sous-total filière culturelle",
        "sum",
        "1,00 + 4,15 + 1,70",
    ),
    Seed(
        "total.filled",
        "107",
        "Annexe – tableau des effectifs",
        "TOTAL GÉNÉRAL",
        "sum",
        "total resté à son ancienne valeur : 1 + 26 + 41 + 13 + 11 + 13 + 3 ; 108 + 16 = 124",
    ),
    Seed(
        "text.open",
        "126",
        "texte",
        "texte, emplois permanents",
        "equality",
        "emplois ouverts du texte contre le tableau annexé ; 108 + 16 = 124",
    ),
)


def figures_of(grades: Grades) -> list[Decimal]:
    """The six columns over some grades."""
    full = sum(grade[3] for grade in grades)
    part = sum(grade[4] for grade in grades)
    filled = sum(grade[5] for grade in grades)
    fte = sum((D(grade[6]) for grade in grades), D(0))
    return [
        D(full),
        D(part),
        D(full + part),
        D(filled),
        D(full + part - filled),
        fte,
    ]


def write(ink: Ink, key: str, values: list[Decimal]) -> list[str]:
    """The six figures of a line, and what relates them."""
    cells = [
        ink(f"{key}.{column}", number(value, 2 if column == "fte" else 0))
        for column, value in zip(COLUMNS, values, strict=True)
    ]
    ink.prove_sum(f"{key}.open", [f"{key}.full", f"{key}.part"])
    ink.prove_sum(f"{key}.open", [f"{key}.filled", f"{key}.vacant"])
    return cells


def draw_annex(ink: Ink) -> Table:
    """The table by branch, with subtotals."""
    rows: list[Row] = [
        head(
            Cell("Filière / grade", down=2),
            Cell("Cat.", down=2),
            Cell("Durée hebdomadaire", down=2),
            Cell("Emplois ouverts", across=3),
            Cell("Emplois pourvus", down=2),
            Cell("Emplois vacants", down=2),
            Cell("ETP pourvus", down=2),
        ),
        head("Temps complet", "Temps non complet", "Total"),
    ]
    for index, (name, grades) in enumerate(BRANCHES):
        rows.append(line(Cell(name, across=9, align="left", bold=True)))
        for place, grade in enumerate(grades):
            rows.append(
                line(
                    grade[0],
                    grade[1],
                    grade[2],
                    *write(ink, f"b{index}.{place}", figures_of((grade,))),
                )
            )
        rows.append(
            sub(
                Cell(f"Sous-total {name[0].lower()}{name[1:]}", across=3),
                *write(ink, f"b{index}.sum", figures_of(grades)),
            )
        )
        for column in COLUMNS:
            ink.prove_sum(
                f"b{index}.sum.{column}",
                [f"b{index}.{place}.{column}" for place in range(len(grades))],
            )

    every = tuple(grade for _, grades in BRANCHES for grade in grades)
    rows.append(
        total(
            Cell("TOTAL GÉNÉRAL", across=3),
            *write(ink, "total", figures_of(every)),
        )
    )
    for column in COLUMNS:
        ink.prove_sum(
            f"total.{column}",
            [f"b{index}.sum.{column}" for index in range(len(BRANCHES))],
        )
    return Table(
        (4.4, 0.6, 1.5, 1.1, 1.1, 0.9, 1.1, 1.1, 1.1),
        "lccrrrrrr",
        tuple(rows),
        size=9,
    )


def draw_changes(ink: Ink) -> Table:
    """The posts opened and closed by this act."""
    changes = (
        ("Adjoint technique principal de 2e classe", 14, 2, 0),
        ("Adjoint technique", 21, 1, 2),
        ("Rédacteur", 3, 1, 0),
        ("Adjoint administratif principal de 1re classe", 10, 0, 1),
    )
    rows = [
        head(
            "Grade",
            "Emplois avant",
            "Créations",
            "Suppressions",
            "Emplois après",
        )
    ]
    for index, (grade, before, made, closed) in enumerate(changes):
        key = f"c{index}"
        names = ("before", "made", "closed", "after")
        values = (before, made, closed, before + made - closed)
        rows.append(
            line(
                grade,
                *(
                    ink(f"{key}.{name}", str(v))
                    for name, v in zip(names, values, strict=True)
                ),
            )
        )
        start, made_, closed_, after = ink.values(
            f"{key}.{name}" for name in names
        )
        ink.prove(f"{key} after", after == start + made_ - closed_)
    return Table((4, 1.3, 1.3, 1.7, 1.3), "lrrrr", tuple(rows), size=10)


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act made in a text, the staff table in a sheet."""
    changes = draw_changes(ink)
    annex = draw_annex(ink)
    every = tuple(grade for _, grades in BRANCHES for grade in grades)
    values = figures_of(every)
    text = (
        "Au 1er mai 2026, le tableau des effectifs comporte"
        f" {ink('text.open', number(values[2], 0))} emplois"
        f" permanents, dont {ink('text.filled', number(values[3], 0))} pourvus et"
        f" {ink('text.vacant', number(values[4], 0))} vacants, soit"
        f" {ink('text.rate', percent(share(values[3], values[2], 1), 1))} d'emplois pourvus. Ils"
        " représentent"
        f" {ink('text.fte', number(values[5]))} équivalents temps plein."
    )
    made = (
        "Considérant les avancements de grade et la réorganisation de la restauration scolaire,"
        " il est proposé"
        f" de créer {ink('text.made', '4')} emplois et d'en supprimer {ink('text.closed', '3')} ;"
    )
    for name in ("open", "filled", "vacant", "fte"):
        ink.prove_same(f"text.{name}", f"total.{name}")
    filled, opened = ink.values(["text.filled", "text.open"])
    ink.prove_rounded("text.rate", filled * 100 / opened, 1)
    for name in ("made", "closed"):
        ink.prove_sum(
            f"text.{name}", [f"c{index}.{name}" for index in range(4)]
        )
    for index, place in ((0, "b2.3"), (1, "b2.4"), (2, "b1.3"), (3, "b1.4")):
        ink.prove_same(f"c{index}.after", f"{place}.open")

    blocks = (
        two_column_masthead(
            (
                "COMMUNE DE VERNOUILLET-LE-CHÂTEL",
                "Service des ressources humaines",
                "Réf. : RH/2026-14",
            ),
            (
                "Conseil municipal du 23 avril 2026",
                "33 en exercice, 29 présents",
                "3 pouvoirs, 32 votants",
            ),
        ),
        Text("DÉLIBÉRATION N° 26.04.11", "title"),
        Text(
            "Objet : modification du tableau des effectifs au 1er mai 2026",
            "subject",
        ),
        Text(
            "Vu le code général de la fonction publique, notamment ses articles L. 313-1 et L."
            " 542-1 à"
            " L. 542-5 ;"
        ),
        Text("Vu l'avis du comité social territorial du 9 avril 2026 ;"),
        Text(made),
        changes,
        Text(text),
        Text(
            "Le conseil municipal, après en avoir délibéré, à l'unanimité (32 voix) :"
        ),
        Text("- approuve les créations et suppressions d'emplois ci-dessus ;"),
        Text("- adopte le tableau des effectifs annexé ;"),
        Text("- dit que les crédits sont inscrits au chapitre 012 du budget."),
        signature(
            ("Le secrétaire de séance,", "Gaspard NOIRETERRE"),
            ("Le maire,", "Mireille OUTREBON"),
        ),
        certified("Vernouillet-le-Châtel", "27 avril 2026"),
    )
    sheet = (
        Text(
            "Commune de Vernouillet-le-Châtel – Tableau des effectifs au 1er mai 2026",
            "title",
        ),
        annex,
        Text(
            "ETP : équivalent temps plein, quotité de travail comprise. Emplois permanents"
            " uniquement."
        ),
    )
    look = Theme(font="Liberation Sans", size=10.5, footer="{page}")
    wide = Theme(
        font="Liberation Sans",
        shade="#fce5cd",
        landscape=True,
        margin=12,
        footer="Annexe {page}",
    )
    return (
        Part(Producer.WRITER, look, blocks),
        Part(Producer.CALC, wide, sheet),
    )


KIND = Kind(36, "tableau-effectifs", "tableau des effectifs", SEEDS, draw)
