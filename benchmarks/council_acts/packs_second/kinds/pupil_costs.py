"""122: the cost of a pupil, and what private schools and communes owe on it."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.council_acts.model import Producer, Table, Theme
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
    Look,
    tabulate,
    words,
)
from benchmarks.council_acts.packs_second.template import Plan, kind_of

# charge, nursery, primary
CHARGES = (
    ("Agents spécialisés des écoles maternelles", "218640.00", "0.00"),
    ("Entretien des locaux (personnel)", "61250.00", "98470.00"),
    ("Chauffage, eau, électricité", "32815.00", "57390.00"),
    ("Fournitures scolaires", "11340.00", "21905.00"),
    ("Maintenance et petits travaux", "14280.00", "26640.00"),
    ("Transport vers la piscine", "2475.00", "12895.00"),
    ("Reprographie et téléphone", "4160.00", "7220.00"),
)
# school, pupils of each level from the commune
PRIVATE = (
    ("École Sainte-Clotilde", "46", "88"),
    ("École Notre-Dame-du-Roc", "31", "57"),
)
# commune, pupils of each level, share of the cost
COMMUNES = (
    ("Brémontier", "9", "21", "80"),
    ("Coulonges-la-Forêt", "4", "13", "80"),
    ("Les Essarts-Blancs", "7", "10", "80"),
    ("Villeneuve-sous-Roc", "3", "8", "60"),
)

SEEDS = (
    Slip(
        "c6.label",
        "Restauration scolaire et téléphone",
        "Annexe 1 – Dépenses des écoles publiques",
        "Reprographie et téléphone",
        "legal",
        "la restauration est facultative : elle n'entre pas dans le coût de l'élève (art."
        " L. 442-5 et R. 442-44 du code de l'éducation)",
        nature="legal",
    ),
    Slip(
        "p.rate_b",
        "672,15 €",
        "texte",
        "dispositif, forfait par élève d'élémentaire",
        "legal",
        "au-dessus du coût public de 627,15",
        nature="legal",
    ),
    Slip(
        "c2.all",
        "92 205,00",
        "Annexe 1 – Dépenses des écoles publiques",
        "Chauffage, eau, électricité",
        "sum",
        "32 815,00 + 57 390,00 = 90 205,00 ; le total est juste",
    ),
    Slip(
        "s1.b",
        "37 547,55",
        "Annexe 2 – Forfait communal",
        "École Notre-Dame-du-Roc",
        "product",
        "57 élèves x 627,15 = 35 747,55 ; chiffres inversés, la suite est juste",
    ),
    Slip(
        "r.due",
        "41 880,42",
        "Annexe 3 – Participation des communes de résidence",
        "Total",
        "sum",
        "les 11 632,89 de Coulonges-la-Forêt sont oubliés",
    ),
    Slip(
        "t.gap",
        "996,89 €",
        "texte",
        "rapport, écart entre maternelle et élémentaire",
        "difference",
        "1 597,04 - 627,15 = 969,89 ; chiffres inversés",
    ),
    Slip(
        "t.pupils",
        "592",
        "texte",
        "rapport, élèves des écoles publiques",
        "sum",
        "216 + 358 = 574 ; chiffre de l'année précédente",
    ),
)

TEMPLATE = """
@center RÉPUBLIQUE FRANÇAISE – Liberté, Égalité, Fraternité

@title COMMUNE DE ROCHEVAL-EN-FORÊT

@center <b>Délibération du conseil municipal n° 2026-09-05</b>

@center Séance ordinaire du 29 septembre 2026

@subject Coût de l'élève des écoles publiques – forfait communal 2026-2027 – participation des
communes de résidence

Vu le code de l'éducation, notamment ses articles L. 212-8, L. 442-5, L. 442-5-1 et R. 442-44 ;

Vu la circulaire n° 2012-025 du 15 février 2012 ;

Vu le contrat d'association du 3 septembre 2007 avec les écoles privées de la commune ;

Considérant que le compte financier unique 2025 fait ressortir {t.cost} de dépenses de
fonctionnement pour les écoles publiques, dont {t.nursery} pour les classes maternelles et
{t.primary} pour les classes élémentaires ;

Considérant que ces écoles accueillent {t.pupils} élèves, à savoir {t.small} en maternelle et
{t.tall} en élémentaire ; que l'an passé, ils étaient 592 ;

Considérant que le coût d'un élève s'établit à {t.rate_a} en maternelle et à {t.rate_b} en
élémentaire, soit un écart de {t.gap} ; que le premier progresse de {t.growth_a} par rapport au
coût précédent ({t.last_a}) et le second de {t.growth_b} ({t.last_b}) ;

Considérant que les agents spécialisés représentent à eux seuls {t.staff} du coût des classes
maternelles, et que la restauration (8,12 € le repas) n'est pas comprise ;

M. Rémi COQUELLE, adjoint, expose que les {t.schools} écoles privées scolarisent {t.private}
enfants de la commune ; le forfait qui leur est dû s'élève à {t.due}, c'est-à-dire {t.month} par
mois. Les {t.communes} communes de résidence, pour {t.outside} enfants, verseront de leur côté
{t.back}, de sorte que le solde à la charge de Rocheval est de {t.net}. La contribution la plus
forte est celle de Brémontier : {t.most}, ou {t.mostshare} de l'ensemble.

Le conseil municipal, par {v.for} voix pour, {v.against} voix contre et {v.abstained} abstentions
({v.voters} votants), décide :

<b>Article 1.</b> Le forfait communal est fixé, par an, à {p.rate_a} par élève de maternelle et à
{p.rate_b} par élève d'élémentaire.

<b>Article 2.</b> Il est versé {p.first} à l'école Sainte-Clotilde et {p.second} à l'école
Notre-Dame-du-Roc, en deux fractions égales.

<b>Article 3.</b> La participation des communes de résidence est fixée à 80 % du coût, ramenée à 60
% pour Villeneuve-sous-Roc, membre du regroupement pédagogique.

@sign La secrétaire de séance, | Anaïs PELLERINEAU || Le maire, | Denis TURQUETIL

@break

@caption Annexe 1 – Dépenses des écoles publiques

@table charges

@caption Annexe 2 – Forfait communal

@table private

@caption Annexe 3 – Participation des communes de résidence

@table communes
"""


def draw_charges(book: Book) -> Table:
    """What the public schools cost."""
    columns = (
        Column("Dépense", "label", "t", foot="", width=3.4, align="l"),
        Column("Maternelle (€)", "a", "n2"),
        Column("Élémentaire (€)", "b", "n2"),
        Column("Ensemble (€)", "all", "n2", plus("a", "b")),
    )
    return tabulate(book, "c", columns, CHARGES, "Total", Look("columns", 9.5))


def draw_private(book: Book) -> Table:
    """What private schools are owed."""
    columns = (
        words("École", 2.4),
        Column("Élèves mat.", "na", "y", align="c", width=1),
        Column("Élèves élém.", "nb", "y", align="c", width=1),
        Column("Forfait mat. (€)", "a", "n2", times("na", "/t.rate_a")),
        Column("Forfait élém. (€)", "b", "n2", times("nb", "/t.rate_b")),
        Column("Total (€)", "due", "n2", plus("a", "b")),
    )
    return tabulate(book, "s", columns, PRIVATE, "Ensemble", Look("zebra", 9.5))


def draw_communes(book: Book) -> Table:
    """What other communes owe."""
    columns = (
        words("Commune", 2.2),
        Column("Mat.", "na", "y", align="c", width=0.8),
        Column("Élém.", "nb", "y", align="c", width=0.8),
        Column(
            "Coût des élèves (€)",
            "cost",
            "n2",
            lambda cell: (
                cell("na") * cell("/t.rate_a") + cell("nb") * cell("/t.rate_b")
            ),
        ),
        Column("Taux", "rate", "p0", foot="", width=0.8),
        Column(
            "Participation (€)", "due", "n2", times("cost", "rate", rate="0.01")
        ),
    )
    return tabulate(
        book, "r", columns, COMMUNES, "Total", Look("header", 9.5, 0.95)
    )


def say_costs(book: Book) -> None:
    """The cost of a pupil."""
    book.put("t.small", 216, "y")
    book.put("t.tall", 358, "y")
    book.put("t.last_a", "1548.30", "e2")
    book.put("t.last_b", "611.75", "e2")
    book.say(
        {
            "t.cost": ("e2", same("c.all")),
            "t.nursery": ("e2", same("c.a")),
            "t.primary": ("e2", same("c.b")),
            "t.pupils": ("y", plus("t.small", "t.tall")),
            "t.rate_a": ("e2", over("c.a", "t.small")),
            "t.rate_b": ("e2", over("c.b", "t.tall")),
            "t.gap": ("e2", minus("t.rate_a", "t.rate_b")),
            "t.growth_a": ("p1", change("t.rate_a", "t.last_a")),
            "t.growth_b": ("p1", change("t.rate_b", "t.last_b")),
            "t.staff": ("p1", over("c0.a", "c.a", 100)),
            "p.rate_a": ("e2", same("t.rate_a")),
            "p.rate_b": ("e2", same("t.rate_b")),
        }
    )


def say_dues(book: Book) -> None:
    """What is owed on it."""
    votes = {"for": 20, "against": 3, "abstained": 4}
    for name, figure in votes.items():
        book.put(f"v.{name}", figure, "y")
    children = [
        f"r{index}.{name}" for index in range(4) for name in ("na", "nb")
    ]
    book.say(
        {
            "v.voters": ("y", plus("v.for", "v.against", "v.abstained")),
            "t.schools": ("w", constant(len(PRIVATE))),
            "t.private": ("y", plus("s.na", "s.nb")),
            "t.due": ("e2", same("s.due")),
            "t.month": ("e2", lambda v: v("s.due") / 12),
            "t.communes": ("w", constant(len(COMMUNES))),
            "t.outside": ("y", plus(*children)),
            "t.back": ("e2", plus(*(f"r{index}.due" for index in range(4)))),
            "t.net": ("e2", minus("t.due", "t.back")),
            "t.most": ("e2", same("r0.due")),
            "t.mostshare": ("p1", over("t.most", "t.back", 100)),
            "p.first": ("e2", same("s0.due")),
            "p.second": ("e2", same("s1.due")),
        }
    )


def fill(book: Book) -> Mapping[str, Table]:
    """The tables, and what the law says of them."""
    charges = draw_charges(book)
    say_costs(book)
    tables = {
        "charges": charges,
        "private": draw_private(book),
        "communes": draw_communes(book),
    }
    say_dues(book)
    for index, (label, *_) in enumerate(CHARGES):
        book.claim(f"label {index}", [f"c{index}.label"], label.__eq__)
    return tables


THEME = Theme(
    font="Lato",
    size=9.5,
    shade="#e8e3f0",
    accent="#4b3b6b",
    margin=19,
    footer="Rocheval-en-Forêt – 2026-09-05 – {page}/{pages}",
)
KIND = kind_of(
    122,
    "forfait-communal",
    "coût de l'élève et forfait communal",
    SEEDS,
    Plan(Producer.WEASYPRINT, THEME, TEMPLATE, fill),
)
