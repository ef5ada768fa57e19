"""112: the table of posts, what is created and what is closed."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.council_acts.model import (
    Cell,
    Producer,
    Table,
    Theme,
    make_row,
)
from benchmarks.council_acts.packs_second.book import (
    Book,
    Slip,
    change,
    constant,
    minus,
    over,
    plus,
    same,
)
from benchmarks.council_acts.packs_second.columns import (
    Column,
    Group,
    Look,
    tabulate,
    words,
)
from benchmarks.council_acts.packs_second.template import Plan, kind_of

POSTS = (
    Group(
        "Filière administrative",
        (
            ("Attaché principal", "A", "35", "2", "2"),
            ("Attaché", "A", "35", "4", "3"),
            ("Rédacteur principal de 1re classe", "B", "35", "3", "3"),
            ("Rédacteur", "B", "35", "5", "4"),
            ("Adjoint administratif principal", "C", "35", "11", "10"),
            ("Adjoint administratif", "C", "28", "6", "5"),
        ),
    ),
    Group(
        "Filière technique",
        (
            ("Ingénieur", "A", "35", "1", "1"),
            ("Technicien", "B", "35", "3", "2"),
            ("Agent de maîtrise", "C", "35", "7", "7"),
            ("Adjoint technique principal", "C", "35", "14", "13"),
            ("Adjoint technique", "C", "24.5", "12", "10"),
        ),
    ),
    Group(
        "Filière médico-sociale",
        (
            ("Éducateur de jeunes enfants", "A", "35", "2", "2"),
            ("Auxiliaire de puériculture", "B", "31.5", "5", "4"),
            ("Agent spécialisé des écoles maternelles", "C", "28", "8", "8"),
        ),
    ),
    Group(
        "Filière culturelle et animation",
        (
            ("Assistant de conservation", "B", "35", "2", "1"),
            ("Adjoint d'animation", "C", "17.5", "9", "7"),
        ),
    ),
)
MOVES = (
    ("Rédacteur principal de 1re classe", "2", "1", "0", "2.1"),
    ("Rédacteur", "6", "0", "1", "2.2"),
    ("Technicien", "2", "1", "0", "2.3"),
    ("Adjoint technique", "14", "0", "2", "2.4"),
    ("Auxiliaire de puériculture", "4", "1", "0", "2.5"),
    ("Adjoint d'animation", "7", "2", "0", "2.6"),
)
COSTS = (
    ("Rémunération principale des titulaires", "1846200", "1902400"),
    ("Rémunération des contractuels", "512700", "548300"),
    ("Régime indemnitaire", "268900", "281500"),
    ("Charges patronales", "1034600", "1078900"),
    ("Assurance statutaire et médecine", "87300", "84100"),
)

SEEDS = (
    Slip(
        "p10.vacant",
        "1",
        "Annexe 1 – Tableau des effectifs au 1er juillet 2026",
        "Adjoint technique",
        "difference",
        "12 postes ouverts, 10 pourvus : 2 vacants ; le sous-total est juste",
    ),
    Slip(
        "p.g0.fte",
        "24,00",
        "Annexe 1 – Tableau des effectifs au 1er juillet 2026",
        "Sous-total Filière administrative",
        "sum",
        "les 2,00 ETP d'attaché principal sont oubliés",
    ),
    Slip(
        "p7.rank",
        "C",
        "Annexe 1 – Tableau des effectifs au 1er juillet 2026",
        "Technicien",
        "legal",
        "le cadre d'emplois des techniciens est de catégorie B",
        nature="legal",
    ),
    Slip(
        "m5.after",
        "8",
        "Annexe 2 – Créations et suppressions",
        "Adjoint d'animation",
        "difference",
        "7 + 2 ; l'annexe 1 ouvre 9 postes",
    ),
    Slip(
        "t.growth",
        "9,3 %",
        "texte",
        "rapport, évolution du chapitre 012",
        "ratio",
        "3 895 200 contre 3 749 700 : + 3,9 % ; chiffres inversés",
    ),
    Slip(
        "a.created",
        "six",
        "texte",
        "article 1, postes créés",
        "equality",
        "l'annexe 2 en crée cinq, comme le rapport",
    ),
    Slip(
        "v.for",
        "22",
        "texte",
        "vote, voix pour",
        "sum",
        "22 + 4 + 2 dépassent les 26 votants",
    ),
)

TEMPLATE = """
@center RÉPUBLIQUE FRANÇAISE

@title COMMUNE DE VALLERANGES-SUR-ORNE

@center <b>EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL</b>

@center Séance du 25 juin 2026 – Délibération n° 2026-06-14

Membres en exercice : {v.seats} ; présents : {v.present} ; représentés : {v.proxies} ; absents :
{v.absent}.

@subject Objet : mise à jour du tableau des effectifs au 1er juillet 2026

Vu le code général de la fonction publique, notamment ses articles L. 313-1 et L. 542-1 ;

Vu l'avis favorable du comité social territorial du 11 juin 2026 ;

Considérant qu'il appartient à l'organe délibérant de fixer l'effectif des emplois à temps complet
et non complet nécessaires au fonctionnement des services ;

<b>Rapport de présentation.</b> Le précédent tableau, arrêté le 18 décembre 2025, comptait
{t.before} postes. Il est proposé d'en créer {t.created} et d'en supprimer {t.closed}, ce qui porte
l'effectif budgétaire à {t.open} postes, dont {t.filled} pourvus ; {t.vacant} restent vacants, soit
un taux de vacance de {t.rate}. Les agents en poste représentent {t.fte} équivalents temps plein.

La filière technique regroupe à elle seule {t.technical} postes ouverts, soit {t.share} de
l'effectif ; la filière administrative en compte {t.office}. Les {t.ranks} grades du tableau sont
répartis entre {t.branches} filières. Pour mémoire, la commune compte 9 640 habitants et employait
78 agents en 2020.

Les crédits du chapitre 012 s'élèvent à {t.cost}, contre {t.old} l'an passé, soit une progression
de {t.growth}. Le régime indemnitaire y entre pour {t.bonus}, en hausse de {t.more}. Rapportée aux
équivalents temps plein pourvus, la dépense s'établit à {t.mean} par agent.

Après en avoir délibéré, le conseil municipal, par {v.for} voix pour, {v.against} voix contre et
{v.abstained} abstentions, sur {v.voters} votants, décide :

<b>Article 1.</b> Sont créés {a.created} postes et supprimés {a.closed} postes, selon le détail de
l'annexe 2, à compter du 1er juillet 2026.

<b>Article 2.</b> Le tableau des effectifs, arrêté à {a.open} postes, est approuvé tel qu'il figure
à l'annexe 1.

<b>Article 3.</b> Les crédits sont inscrits au budget principal, chapitre 012.

@sign Le secrétaire de séance, | Franck ESTIVALS || La maire, | Hélène MARCHENOIR

@break

@caption Annexe 1 – Tableau des effectifs au 1er juillet 2026

@table posts

@caption Annexe 2 – Créations et suppressions

@table moves

@caption Annexe 3 – Crédits du chapitre 012

@table costs
"""


def draw_posts(book: Book) -> Table:
    """Posts open, filled and vacant, by branch."""
    columns = (
        words("Grade", 3.6),
        Column("Cat.", "rank", "t", foot="", align="c", width=0.6),
        Column("Durée hebdo. (h)", "hours", "n1", foot="", align="c", width=1),
        Column("Ouverts", "open", "n0", align="c", width=0.9),
        Column("Pourvus", "filled", "n0", align="c", width=0.9),
        Column(
            "Vacants",
            "vacant",
            "n0",
            minus("open", "filled"),
            align="c",
            width=0.9,
        ),
        Column(
            "ETP pourvus",
            "fte",
            "n2",
            lambda cell: cell("filled") * cell("hours") / 35,
            width=1.1,
        ),
    )
    heads = (
        make_row(
            "head",
            Cell("Grade", down=2),
            Cell("Cat.", down=2),
            Cell("Durée hebdo. (h)", down=2),
            Cell("Nombre de postes", across=3),
            Cell("ETP pourvus", down=2),
        ),
        make_row("head", "Ouverts", "Pourvus", "Vacants"),
    )
    return tabulate(
        book, "p", columns, POSTS, "Total général", Look(size=8.5, heads=heads)
    )


def draw_moves(book: Book) -> Table:
    """Posts before and after, by rank."""
    columns = (
        words("Grade", 3.4),
        Column("Avant", "before", "n0", align="c"),
        Column("Créations", "created", "n0", align="c"),
        Column("Suppressions", "closed", "n0", align="c"),
        Column(
            "Après",
            "after",
            "n0",
            lambda cell: cell("before") + cell("created") - cell("closed"),
            align="c",
        ),
        words("Point de l'avis du CST", 1.4, "c"),
    )
    return tabulate(
        book, "m", columns, MOVES, "Grades modifiés", Look("zebra", 9)
    )


def draw_costs(book: Book) -> Table:
    """The credits of staff."""
    columns = (
        words("Nature de la dépense", 3.4),
        Column("Budget 2025 (€)", "old", "n0"),
        Column("Budget 2026 (€)", "new", "n0"),
        Column("Écart (€)", "gap", "n0", minus("new", "old")),
        Column("Évolution", "growth", "s1", change("new", "old"), foot="same"),
    )
    return tabulate(
        book, "c", columns, COSTS, "Total du chapitre 012", Look("header", 9)
    )


def fill(book: Book) -> Mapping[str, Table]:
    """The tables, and the figures of the sentences."""
    tables = {
        "posts": draw_posts(book),
        "moves": draw_moves(book),
        "costs": draw_costs(book),
    }
    ranks = sum(len(group.lines) for group in POSTS)
    for name, figure in (("seats", 29), ("present", 21), ("proxies", 5)):
        book.put(f"v.{name}", figure, "y")
    book.put("v.against", 4, "w")
    book.put("v.abstained", 2, "w")
    book.say(
        {
            "v.absent": ("y", minus("v.seats", "v.present", "v.proxies")),
            "v.voters": ("y", plus("v.present", "v.proxies")),
            "v.for": ("y", minus("v.voters", "v.against", "v.abstained")),
            "t.created": ("w", same("m.created")),
            "t.closed": ("w", same("m.closed")),
            "t.open": ("n0", same("p.open")),
            "t.before": (
                "n0",
                lambda v: v("t.open") - v("t.created") + v("t.closed"),
            ),
            "t.filled": ("n0", same("p.filled")),
            "t.vacant": ("n0", same("p.vacant")),
            "t.rate": ("p1", over("p.vacant", "p.open", 100)),
            "t.fte": ("n2", same("p.fte")),
            "t.technical": ("n0", same("p.g1.open")),
            "t.share": ("p1", over("p.g1.open", "p.open", 100)),
            "t.office": ("n0", same("p.g0.open")),
            "t.ranks": ("w", constant(ranks)),
            "t.branches": ("w", constant(len(POSTS))),
            "t.cost": ("e0", same("c.new")),
            "t.old": ("e0", same("c.old")),
            "t.growth": ("p1", change("c.new", "c.old")),
            "t.bonus": ("e0", same("c2.new")),
            "t.more": ("e0", same("c2.gap")),
            "t.mean": ("e0", over("t.cost", "t.fte")),
            "a.created": ("w", same("m.created")),
            "a.closed": ("w", same("m.closed")),
            "a.open": ("n0", same("p.open")),
        }
    )
    for index, line in enumerate(
        line for group in POSTS for line in group.lines
    ):
        right = line[1]
        book.claim(f"rank {index}", [f"p{index}.rank"], right.__eq__)
    after = {0: "p2", 1: "p3", 2: "p7", 3: "p10", 4: "p12", 5: "p15"}
    for move, post in after.items():
        book.owe(f"m{move}.after", same(f"{post}.open"))
    return tables


THEME = Theme(
    font="Liberation Serif",
    size=10.5,
    shade="#e4e4e4",
    margin=20,
    footer="Délibération 2026-06-14 – page {page}",
)
KIND = kind_of(
    112,
    "postes-ouverts",
    "tableau des effectifs",
    SEEDS,
    Plan(Producer.REPORTLAB, THEME, TEMPLATE, fill),
)
