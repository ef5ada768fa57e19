"""113: the bonus of staff by group of functions, under the ceilings of the State."""

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
    times,
)
from benchmarks.council_acts.packs_second.columns import (
    Column,
    Group,
    Look,
    tabulate,
    words,
)
from benchmarks.council_acts.packs_second.template import Plan, kind_of

# group, agents, IFSE voted, its ceiling, CIA voted, its ceiling
BODIES = (
    Group(
        "Attachés territoriaux",
        (
            ("G1", "1", "24000", "36210", "2400", "6390"),
            ("G2", "2", "18600", "32130", "1900", "5670"),
            ("G3", "3", "12400", "25500", "1500", "4500"),
        ),
        "Sous-total",
    ),
    Group(
        "Rédacteurs et animateurs territoriaux",
        (
            ("G1", "4", "9800", "17480", "1200", "2380"),
            ("G2", "6", "8200", "16015", "1000", "2185"),
            ("G3", "5", "6900", "14650", "900", "1995"),
        ),
        "Sous-total",
    ),
    Group(
        "Adjoints administratifs et agents de maîtrise",
        (
            ("G1", "12", "5200", "11340", "700", "1260"),
            ("G2", "23", "3850", "10800", "550", "1200"),
        ),
        "Sous-total",
    ),
    Group(
        "Adjoints techniques",
        (
            ("G1", "9", "4900", "11340", "650", "1260"),
            ("G2", "31", "3600", "10800", "500", "1200"),
        ),
        "Sous-total",
    ),
)
YEARS = (
    ("IFSE, agents titulaires", "389400", "401180"),
    ("IFSE, agents contractuels", "64250", "69720"),
    ("CIA", "58800", "62100"),
    ("Indemnités maintenues à titre individuel", "11900", "9450"),
)

SEEDS = (
    Slip(
        "b0.ifse",
        "42 000",
        "2. Montants",
        "Attachés territoriaux, G1",
        "legal",
        "au-dessus du plafond de 36 210 ; chiffres inversés, la suite est calculée dessus",
        nature="legal",
        spreads=True,
    ),
    Slip(
        "b4.cost",
        "52 500",
        "2. Montants",
        "Rédacteurs et animateurs territoriaux, G2",
        "product",
        "6 agents x 9 200 = 55 200 ; chiffres inversés, le sous-total est juste",
    ),
    Slip(
        "b.g2.cost",
        "101 200",
        "2. Montants",
        "Sous-total, adjoints administratifs et agents de maîtrise",
        "sum",
        "les 70 800 du groupe 1 sont oubliés",
    ),
    Slip(
        "y3.growth",
        "-26,0 %",
        "3. Coût",
        "Indemnités maintenues à titre individuel",
        "ratio",
        "9 450 contre 11 900 : - 20,6 %",
    ),
    Slip(
        "t.month",
        "861,67 €",
        "texte",
        "2. Montants, IFSE par mois",
        "ratio",
        "9 800 / 12 = 816,67 ; chiffres inversés",
    ),
    Slip(
        "t.share",
        "47,1 %",
        "texte",
        "1. Bénéficiaires, part des adjoints techniques",
        "ratio",
        "40 agents sur 96",
    ),
    Slip(
        "d.agents",
        "69",
        "texte",
        "4. Décision, agents",
        "equality",
        "96 agents au tableau et au point 1 ; chiffres inversés",
    ),
)

TEMPLATE = """
@masthead COMMUNAUTÉ DE COMMUNES DU PAYS DE MONTFRIN | 14 communes – 22 870 habitants | Service des
ressources humaines || Conseil communautaire | Séance du 24 septembre 2026 | Délibération n°
2026/112

@title RÉGIME INDEMNITAIRE TENANT COMPTE DES FONCTIONS, DES SUJÉTIONS, DE L'EXPERTISE ET DE
L'ENGAGEMENT PROFESSIONNEL (RIFSEEP)

Vu le code général de la fonction publique, notamment ses articles L. 714-4 à L. 714-13 ;

Vu le décret n° 2014-513 du 20 mai 2014 portant création du RIFSEEP dans la fonction publique de
l'État, et les arrêtés fixant les plafonds par corps ;

Vu l'avis du comité social territorial du 8 septembre 2026 ;

Considérant que l'enveloppe, inchangée depuis 2021, ne permet plus de recruter dans les métiers
techniques, où trois postes sur 43 sont restés vacants en 2025 ;

@heading 1. Bénéficiaires et groupes de fonctions

Le RIFSEEP est versé à {t.agents} agents, répartis en {t.bodies} cadres d'emplois ou ensembles de
cadres et {t.groups} groupes de fonctions. Les adjoints techniques forment le premier ensemble avec
{t.technical} bénéficiaires, soit {t.share} de l'effectif concerné.

@heading 2. Montants

Les montants annuels sont fixés par groupe dans le tableau ci-dessous. Aucun n'excède le plafond
applicable aux corps de référence de l'État. À titre d'exemple, un rédacteur du groupe 1 peut
percevoir jusqu'à {t.ifse} d'IFSE, soit {t.month} par mois, auxquels s'ajoute un CIA maximal de
{t.cia} ; le total de {t.both} représente {t.part} du plafond global de {t.top}.

@table bonus

@heading 3. Coût

Au total, l'enveloppe maximale ressort à {t.cost}, dont {t.office} pour les cadres d'emplois
administratifs et d'animation de catégories A et B. La dotation moyenne s'établit à {t.mean} par
agent. Le coût réel, compte tenu des quotités de travail et des absences, est estimé comme suit :

@table years

D'une année sur l'autre, la dépense passe de {t.old} à {t.new}, soit + {t.more} ({t.growth}) ; le
CIA n'en constitue que {t.small}. Par comparaison, le budget du service des sports est de 612 000
€.

@heading 4. Décision

Le conseil communautaire, {v.sitting} délégués étant présents, après en avoir délibéré, à la
majorité des {v.voters} suffrages ({v.for} pour, {v.against} contre), {v.aside} conseillers s'étant
abstenus :

– instaure le RIFSEEP au bénéfice des {d.agents} agents désignés ci-dessus à compter du 1er octobre
2026 ;

– fixe à {d.cost} l'enveloppe maximale annuelle ;

– dit que la dépense, estimée à {d.new} pour 2026, est inscrite au chapitre 012.

@sign Le secrétaire de séance, | Marius CHABANON || Le président, | Édouard LAGACHERIE
"""


def draw_bonus(book: Book) -> Table:
    """Amounts by group of functions, beside their ceilings."""
    columns = (
        words("Groupe", 1.2, "c"),
        Column("Agents", "agents", "n0", align="c", width=0.8),
        Column("Montant", "ifse", "n0", foot=""),
        Column("Plafond", "ifse_top", "n0", foot=""),
        Column("Montant", "cia", "n0", foot=""),
        Column("Plafond", "cia_top", "n0", foot=""),
        Column("Total par agent", "both", "n0", plus("ifse", "cia"), foot=""),
        Column(
            "Plafond global", "top", "n0", plus("ifse_top", "cia_top"), foot=""
        ),
        Column("Enveloppe", "cost", "n0", times("agents", "both"), width=1.4),
    )
    heads = (
        make_row(
            "head",
            Cell("Groupe", down=2),
            Cell("Agents", down=2),
            Cell("IFSE annuelle (€)", across=2),
            Cell("CIA annuel (€)", across=2),
            Cell("Total par agent (€)", down=2),
            Cell("Plafond global (€)", down=2),
            Cell("Enveloppe maximale (€)", down=2),
        ),
        make_row("head", "Montant", "Plafond", "Montant", "Plafond"),
    )
    return tabulate(
        book, "b", columns, BODIES, "Ensemble", Look(size=8.5, heads=heads)
    )


def draw_years(book: Book) -> Table:
    """What was paid, and what is expected."""
    columns = (
        words("Composante", 3.2),
        Column("2025 (€)", "old", "n0"),
        Column("2026 (€)", "new", "n0"),
        Column("Variation (€)", "gap", "n0", minus("new", "old")),
        Column(
            "Variation (%)", "growth", "s1", change("new", "old"), foot="same"
        ),
    )
    return tabulate(
        book, "y", columns, YEARS, "Total", Look("horizontal", 9.5, 0.9)
    )


def fill(book: Book) -> Mapping[str, Table]:
    """The tables, and the figures of the sentences."""
    tables = {"bonus": draw_bonus(book), "years": draw_years(book)}
    groups = sum(len(group.lines) for group in BODIES)
    book.put("v.voters", 34, "y")
    book.put("v.against", 5, "y")
    book.put("v.aside", 3, "w")
    book.put("v.sitting", 37, "y")
    book.owe("v.sitting", plus("v.voters", "v.aside"))
    book.say(
        {
            "v.for": ("y", minus("v.voters", "v.against")),
            "t.agents": ("n0", same("b.agents")),
            "t.bodies": ("w", constant(len(BODIES))),
            "t.groups": ("w", constant(groups)),
            "t.technical": ("n0", same("b.g3.agents")),
            "t.share": ("p1", over("b.g3.agents", "b.agents", 100)),
            "t.ifse": ("e0", same("b3.ifse")),
            "t.month": ("e2", lambda v: v("b3.ifse") / 12),
            "t.cia": ("e0", same("b3.cia")),
            "t.both": ("e0", same("b3.both")),
            "t.part": ("p1", over("b3.both", "b3.top", 100)),
            "t.top": ("e0", same("b3.top")),
            "t.cost": ("e0", same("b.cost")),
            "t.office": ("e0", plus("b.g0.cost", "b.g1.cost")),
            "t.mean": ("e0", over("b.cost", "b.agents")),
            "t.old": ("e0", same("y.old")),
            "t.new": ("e0", same("y.new")),
            "t.more": ("e0", same("y.gap")),
            "t.growth": ("s1", same("y.growth")),
            "t.small": ("p1", over("y2.new", "y.new", 100)),
            "d.agents": ("n0", same("b.agents")),
            "d.cost": ("e0", same("b.cost")),
            "d.new": ("e0", same("y.new")),
        }
    )
    for index in range(groups):
        for name in ("ifse", "cia"):
            under_ceiling(book, f"b{index}.{name}")
    return tables


def under_ceiling(book: Book, key: str) -> None:
    """An amount does not pass the ceiling beside it."""
    book.limit(key, lambda value: value(key) <= value(f"{key}_top"))


THEME = Theme(
    font="Liberation Sans",
    size=10,
    shade="#d9e2f3",
    accent="#1f3864",
    margin=18,
    header="CC du Pays de Montfrin – délibération n° 2026/112",
    footer="{page} / {pages}",
)
KIND = kind_of(
    113,
    "rifseep-plafonds",
    "RIFSEEP par groupe, plafonds et enveloppe",
    SEEDS,
    Plan(Producer.CHROMIUM, THEME, TEMPLATE, fill),
)
