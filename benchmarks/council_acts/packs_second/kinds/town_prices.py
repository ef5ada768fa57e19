"""114: prices by bands of family income, and of halls."""

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

# band, from, to, price before, price after, meals expected
MEALS = (
    ("T1", "0", "400", "1.00", "1.00", "9240"),
    ("T2", "401", "600", "1.60", "1.65", "8160"),
    ("T3", "601", "800", "2.35", "2.42", "10320"),
    ("T4", "801", "1000", "3.10", "3.20", "9880"),
    ("T5", "1001", "1300", "3.90", "4.02", "8450"),
    ("T6", "1301", "1700", "4.60", "4.75", "6240"),
    ("T7", "1701", "et plus", "5.25", "5.42", "4110"),
)
# band, morning, evening, Wednesday
CARE = (
    ("T1 et T2", "0.85", "1.20", "5.40"),
    ("T3 et T4", "1.25", "1.75", "8.10"),
    ("T5", "1.60", "2.30", "10.90"),
    ("T6 et T7", "1.95", "2.80", "13.60"),
)
HALLS = (
    ("Salle des Lavandières", "180.00", "185.00"),
    ("Salle Gaston-Rebuffet", "95.00", "98.00"),
    ("Halle aux grains", "340.00", "351.00"),
    ("Foyer de Puymoreau", "60.00", "62.00"),
)

SEEDS = (
    Slip(
        "m3.income",
        "31 166,00",
        "Tableau 1 – Restauration scolaire",
        "T4",
        "product",
        "3,20 x 9 880 = 31 616,00 ; chiffres inversés, le total est juste",
    ),
    Slip(
        "m.meals",
        "52 290",
        "Tableau 1 – Restauration scolaire",
        "Total",
        "sum",
        "les 4 110 repas de la tranche T7 sont oubliés",
    ),
    Slip(
        "m4.low",
        "1100",
        "Tableau 1 – Restauration scolaire",
        "T5",
        "legal",
        "la tranche T4 finit à 1000 : les quotients de 1001 à 1099 n'ont pas de tarif",
        nature="legal",
    ),
    Slip(
        "h1.growth",
        "+2,3 %",
        "Tableau 3 – Location des salles (une journée)",
        "Salle Gaston-Rebuffet",
        "ratio",
        "98 contre 95 : + 3,2 %",
    ),
    Slip(
        "t.rise",
        "3,9 %",
        "texte",
        "rapport, hausse de la tranche la plus élevée",
        "ratio",
        "5,42 contre 5,25 : 3,2 %",
    ),
    Slip(
        "t.gain",
        "4 677,10 €",
        "texte",
        "rapport, produit de la réévaluation",
        "difference",
        "165 179,60 - 160 412,50 = 4 767,10 ; chiffres inversés",
    ),
    Slip(
        "d.out",
        "8,50 €",
        "texte",
        "dispositif, tarif des familles extérieures",
        "legal",
        "5,42 majoré de 20 % font 6,50 ; 8,50 dépasse le coût de 7,86 (art. R. 531-53)",
        nature="legal",
    ),
)

TEMPLATE = """
@title VILLE DE CHÂTENEUIL-LE-GRAND

@center Conseil municipal du 2 juillet 2026

@center <b>Délibération n° 58/2026</b>

@subject Tarifs des services municipaux – année scolaire 2026-2027

Présents : {v.present} – Pouvoirs : {v.proxies} – Votants : {v.voters}

Mme Ghislaine ARPAJOU, adjointe aux affaires scolaires, rapporte :

La commission « Enfance » réunie le 16 juin a examiné les tarifs applicables à la rentrée. La
tarification distingue {t.bands} tranches de quotient familial. Le tarif de la première tranche
demeure fixé à {t.first}, au titre du dispositif de la cantine à un euro ; celui de la tranche la
plus élevée passe de {t.old} à {t.new}, soit une hausse de {t.rise}, le repas revenant à la ville à
{t.real}. La participation des familles de la tranche T4 couvre ainsi {t.cover} de ce coût.

Pour {t.meals} repas servis, le produit attendu est de {t.income} contre {t.before} aux tarifs en
vigueur : la réévaluation rapporterait {t.gain}. Les tranches T1 à T3 représentent à elles seules
{t.low} repas. La dépense du service étant évaluée à {t.cost}, le reste à charge de la commune
s'élève à {t.rest}.

Un enfant de la tranche T5 fréquentant l'accueil matin et soir quatre jours par semaine paiera
{t.week} par semaine. S'agissant des salles, l'augmentation moyenne ressort à {t.halls} ; la
location de la halle aux grains pour deux jours est de {t.two}. En 2025, 143 locations ont rapporté
21 760 €.

Vu le code de l'éducation, notamment ses articles R. 531-52 et R. 531-53, aux termes duquel les
tarifs ne peuvent être supérieurs au coût par usager du service ;

Vu le code général des collectivités territoriales, notamment son article L. 2121-29 ;

Le conseil municipal, après en avoir délibéré, par {v.for} voix, {v.abstained} membres s'abstenant
:

@box ADOPTE les tarifs figurant aux tableaux 1 à 3, applicables à compter du 1er septembre 2026 ;
FIXE à {d.new} le tarif de la tranche T7 et à {d.out} celui des familles extérieures, égal au tarif
T7 majoré de 20 % ; INSCRIT la recette de {d.income} au chapitre 70.

@sign Le secrétaire de séance, | Jean-Noël TIBERGHEM || Le maire, | Olivier SAUZETTE

@break

@caption Tableau 1 – Restauration scolaire

@table meals

@caption Tableau 2 – Accueil périscolaire

@table care

@small Le forfait de dix mercredis est facturé au prix de neuf.

@caption Tableau 3 – Location des salles (une journée)

@table halls
"""


def draw_meals(book: Book) -> Table:
    """The price of a meal by band."""
    columns = (
        words("Tranche", 0.8, "c"),
        Column("QF de", "low", "y", foot="", align="c", width=0.8),
        Column("à", "high", "y", foot="", align="c", width=0.8),
        Column("Tarif 2025 (€)", "old", "n2", foot=""),
        Column("Tarif 2026 (€)", "new", "n2", foot=""),
        Column("Évolution", "growth", "s1", change("new", "old"), foot=""),
        Column("Repas", "meals", "n0", width=1.1),
        Column(
            "Recette 2025 (€)", "before", "n2", times("old", "meals"), width=1.5
        ),
        Column(
            "Recette 2026 (€)", "income", "n2", times("new", "meals"), width=1.5
        ),
    )
    return tabulate(book, "m", columns, MEALS, "Total", Look("columns", 8.5))


def draw_care(book: Book) -> Table:
    """The price of care before and after school."""
    columns = (
        words("Tranches", 1.4),
        Column("Matin (€)", "morning", "n2", foot=""),
        Column("Soir (€)", "evening", "n2", foot=""),
        Column(
            "Matin et soir (€)",
            "both",
            "n2",
            plus("morning", "evening"),
            foot="",
        ),
        Column("Mercredi (€)", "day", "n2", foot=""),
        Column(
            "Forfait 10 mercredis (€)",
            "ten",
            "n2",
            times("day", rate="9"),
            foot="",
        ),
    )
    return tabulate(book, "k", columns, CARE, "", Look("zebra", 9))


def draw_halls(book: Book) -> Table:
    """The price of halls."""
    columns = (
        words("Salle", 2.2),
        Column("2025 (€)", "old", "n2"),
        Column("2026 (€)", "new", "n2"),
        Column("Évolution", "growth", "s1", change("new", "old"), foot="same"),
        Column("Deux jours (€)", "two", "n2", times("new", rate=2)),
    )
    return tabulate(
        book, "h", columns, HALLS, "Ensemble", Look("header", 9, 0.85)
    )


def fill(book: Book) -> Mapping[str, Table]:
    """The tables, and the figures of the sentences."""
    tables = {
        "meals": draw_meals(book),
        "care": draw_care(book),
        "halls": draw_halls(book),
    }
    for name, figure in (("present", 19), ("proxies", 6), ("abstained", 4)):
        book.put(f"v.{name}", figure, "y")
    book.put("t.real", "7.86", "e2")
    book.say(
        {
            "v.voters": ("y", plus("v.present", "v.proxies")),
            "v.for": ("y", minus("v.voters", "v.abstained")),
            "t.bands": ("w", constant(len(MEALS))),
            "t.first": ("e2", same("m0.new")),
            "t.old": ("e2", same("m6.old")),
            "t.new": ("e2", same("m6.new")),
            "t.rise": ("p1", change("m6.new", "m6.old")),
            "t.cover": ("p1", over("m3.new", "t.real", 100)),
            "t.meals": ("n0", same("m.meals")),
            "t.income": ("e2", same("m.income")),
            "t.before": ("e2", same("m.before")),
            "t.gain": ("e2", minus("m.income", "m.before")),
            "t.low": ("n0", plus("m0.meals", "m1.meals", "m2.meals")),
            "t.cost": ("e2", times("t.meals", "t.real")),
            "t.rest": ("e2", minus("t.cost", "t.income")),
            "t.week": ("e2", times("k2.both", rate=4)),
            "t.halls": ("p1", change("h.new", "h.old")),
            "t.two": ("e2", times("h2.new", rate=2)),
            "d.new": ("e2", same("m6.new")),
            "d.out": ("e2", times("m6.new", rate="1.2")),
            "d.income": ("e2", same("m.income")),
        }
    )
    book.owe("m0.low", constant(0), 0)
    for band in range(1, len(MEALS)):
        follows_band(book, band)
    book.limit("d.out", lambda value: value("d.out") <= value("t.real"))
    return tables


def follows_band(book: Book, band: int) -> None:
    """A band begins where the one before ends."""
    book.owe(f"m{band}.low", lambda value: value(f"m{band - 1}.high") + 1, 0)


THEME = Theme(
    font="Lato",
    size=9.5,
    shade="#fdebd0",
    accent="#935116",
    margin=18,
    footer="Ville de Châteneuil-le-Grand – délibération n° 58/2026 – {page}",
    justify=False,
)
KIND = kind_of(
    114,
    "tarifs-municipaux",
    "tarifs par quotient familial et locations",
    SEEDS,
    Plan(Producer.WEASYPRINT, THEME, TEMPLATE, fill),
)
