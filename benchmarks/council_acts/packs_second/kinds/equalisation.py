"""120: the sharing of the FPIC between a community and its communes."""

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

# commune, population, potential a head, ordinary receipt, other contribution
COMMUNES = (
    ("Montbrazin", "6235", "1143", "138464", "97200"),
    ("Saint-Ouvrain", "3115", "984", "80354", "48900"),
    ("La Vergne-Haute", "2466", "1033", "60595", "41300"),
    ("Peyrelongue", "1859", "870", "54238", "27150"),
    ("Cazaubon-le-Vieil", "1211", "916", "33558", "18420"),
    ("Roquessel", "954", "1265", "19143", "18900"),
    ("Lacaune-sur-Vère", "687", "807", "21609", "8914"),
    ("Tréboul-les-Monts", "406", "759", "13578", "4750"),
)
YEARS = (
    ("2023", "398240", "702310"),
    ("2024", "405115", "688900"),
    ("2025", "409730", "671480"),
    ("2026", "412860", "655420"),
)

SEEDS = (
    Slip(
        "t.majority",
        "20",
        "texte",
        "rapport, majorité requise",
        "legal",
        "deux tiers de 38 suffrages exprimés : 26 voix ; 20 est la majorité simple",
        nature="legal",
    ),
    Slip(
        "x6.other",
        "11 414",
        "Tableau 3 – Répartition dérogatoire",
        "Lacaune-sur-Vère",
        "legal",
        "36,0 % au-dessus du droit commun, au-delà de 30 % (art. L. 2336-3 du CGCT)",
        nature="legal",
        spreads=True,
    ),
    Slip(
        "x0.other",
        "94 700",
        "Tableau 3 – Répartition dérogatoire",
        "Montbrazin",
        "sum",
        "ce que Lacaune-sur-Vère paie en plus",
        follows=True,
        spreads=True,
    ),
    Slip(
        "f2.pay",
        "35 875",
        "Tableau 2 – Répartition de droit commun",
        "La Vergne-Haute",
        "product",
        "38 575 pour 2 466 x 1 033 ; chiffres inversés, le total et le solde sont justes",
    ),
    Slip(
        "f.get",
        "407 961",
        "Tableau 2 – Répartition de droit commun",
        "Total des communes",
        "sum",
        "les 13 578 de Tréboul-les-Monts sont oubliés",
    ),
    Slip(
        "y1.net",
        "273 785",
        "Tableau 1 – Évolution du fonds",
        "2024",
        "difference",
        "688 900 - 405 115 = 283 785",
    ),
    Slip(
        "t.drop",
        "46 900 €",
        "texte",
        "rapport, baisse du reversement depuis 2023",
        "difference",
        "702 310 - 655 420 = 46 890",
    ),
    Slip(
        "t.pay",
        "263 554 €",
        "texte",
        "rapport, prélèvement des communes",
        "difference",
        "412 860 - 147 326 = 265 534 ; chiffres inversés",
    ),
)

TEMPLATE = """
@title COMMUNAUTÉ DE COMMUNES VÈRE ET MONTS

@center Extrait du registre des délibérations

@center Conseil communautaire du 10 septembre 2026 – n° 2026-D-089

@subject Fonds national de péréquation des ressources intercommunales et communales (FPIC) :
répartition 2026

Vu les articles L. 2336-1 à L. 2336-7 du code général des collectivités territoriales ;

Vu la notification des services de l'État reçue le 17 juillet 2026 ;

Mme Aude CASTELNAUD, vice-présidente chargée des finances, présente le rapport suivant.

L'ensemble intercommunal, qui compte {t.people} habitants, est à la fois contributeur et
bénéficiaire. Le prélèvement notifié s'élève à {t.taken}, le reversement à {t.given} : le solde,
positif de {t.net}, recule de {t.less} sur un an et de {t.rate} depuis 2023, soit {t.drop} de moins
sur le seul reversement. Le fonds national est resté figé à un milliard d'euros.

Par application du coefficient d'intégration fiscale ({t.cif}), la part de la communauté est de
{t.ownpay} au prélèvement et de {t.ownget} au reversement. Les {t.communes} communes se partagent
le reste, à savoir {t.pay} et {t.get}. Le potentiel financier moyen ressort à {t.mean} par
habitant, inférieur à celui de la strate (1 152 €).

Il est proposé de s'écarter du droit commun pour le prélèvement, sans que la contribution d'une
commune varie de plus de {t.most}. Peyrelongue verrait la sienne augmenter de {t.worst} ;
Montbrazin y gagnerait {t.best}. Cette répartition dite « dérogatoire » suppose la majorité des
deux tiers des suffrages exprimés : {v.cast} délégués s'étant prononcés, elle est de {t.majority}
voix.

Après en avoir délibéré, par {v.for} voix pour et {v.against} contre ({v.aside} abstentions ;
{v.sitting} votants), le conseil communautaire :

1° ADOPTE la répartition dérogatoire du prélèvement entre les communes (tableau 3), dont le total
est arrêté à {d.other} ;

2° CONFIRME la répartition de droit commun du reversement (tableau 2) ;

3° INSCRIT au budget {d.pay} en dépense (article 739223) et {d.get} en recette (article 73223) au
titre de la part propre de la communauté.

@sign La secrétaire de séance, | Capucine DELMOULY || Le président, | Jérôme ESCANDE

@break

@caption Tableau 1 – Évolution du fonds

@table years

@caption Tableau 2 – Répartition de droit commun

@table ordinary

@caption Tableau 3 – Répartition dérogatoire

@table other
"""


def draw_years(book: Book) -> Table:
    """What was taken and given, year by year."""
    columns = (
        words("Année", 1, "c"),
        Column("Prélèvement (€)", "taken", "n0"),
        Column("Reversement (€)", "given", "n0"),
        Column("Solde (€)", "net", "n0", minus("given", "taken")),
    )
    return tabulate(book, "y", columns, YEARS, "", Look("columns", 9, 0.75))


def draw_ordinary(book: Book) -> Table:
    """The ordinary sharing, by potential."""
    columns = (
        words("Commune", 2.2),
        Column("Population", "people", "n0", width=1.1),
        Column("Potentiel par hab. (€)", "head", "n0", foot="", width=1.2),
        Column(
            "Potentiel (€)", "wealth", "n0", times("people", "head"), width=1.4
        ),
        Column(
            "Prélèvement (€)",
            "pay",
            "n0",
            lambda cell: cell("wealth") * 265534 / cell("/f.wealth"),
            late=True,
        ),
        Column("Reversement (€)", "get", "n0"),
        Column("Solde (€)", "net", "n0", minus("get", "pay"), late=True),
    )
    lines = [line[:4] for line in COMMUNES]
    return tabulate(
        book, "f", columns, lines, "Total des communes", Look("grid", 9)
    )


def draw_other(book: Book) -> Table:
    """The other sharing, beside the ordinary one."""
    columns = (
        words("Commune", 2.2),
        Column("Droit commun (€)", "pay", "n0", same("=f.pay")),
        Column("Dérogatoire (€)", "other", "n0"),
        Column("Écart (€)", "gap", "n0", minus("other", "pay")),
        Column("Écart (%)", "rate", "s1", change("other", "pay"), foot="same"),
    )
    lines = [(line[0], line[4]) for line in COMMUNES]
    return tabulate(book, "x", columns, lines, "Total", Look("zebra", 9, 0.9))


def say_figures(book: Book) -> None:
    """The figures of the sentences."""
    book.put("t.cif", "0.356842", "n6")
    book.put("t.most", 30, "p0")
    for name, figure in (("cast", 38), ("against", 7), ("aside", 3)):
        book.put(f"v.{name}", figure, "y")
    book.say(
        {
            "v.for": ("y", minus("v.cast", "v.against")),
            "v.sitting": ("y", plus("v.cast", "v.aside")),
            "t.people": ("n0", same("f.people")),
            "t.taken": ("e0", same("y3.taken")),
            "t.given": ("e0", same("y3.given")),
            "t.net": ("e0", same("y3.net")),
            "t.less": ("e0", minus("y2.net", "y3.net")),
            "t.rate": ("p1", lambda v: -change("y3.net", "y0.net")(v)),
            "t.drop": ("e0", minus("y0.given", "y3.given")),
            "t.ownpay": ("e0", times("t.taken", "t.cif")),
            "t.ownget": ("e0", times("t.given", "t.cif")),
            "t.communes": ("w", constant(len(COMMUNES))),
            "t.pay": ("e0", minus("t.taken", "t.ownpay")),
            "t.get": ("e0", minus("t.given", "t.ownget")),
            "t.mean": ("e0", over("f.wealth", "f.people")),
            "t.worst": ("p1", same("x3.rate")),
            "t.best": ("e0", minus("x0.pay", "x0.other")),
            "t.majority": ("y", lambda v: (v("v.cast") * 2 + 2) // 3),
            "d.other": ("e0", same("x.other")),
            "d.pay": ("e0", same("t.ownpay")),
            "d.get": ("e0", same("t.ownget")),
        }
    )


def fill(book: Book) -> Mapping[str, Table]:
    """The tables, and what they have in common."""
    tables = {
        "years": draw_years(book),
        "ordinary": draw_ordinary(book),
        "other": draw_other(book),
    }
    say_figures(book)
    book.owe(
        "t.pay", plus(*(f"f{index}.pay" for index in range(len(COMMUNES))))
    )
    book.owe("f.get", same("t.get"))
    for index in range(len(COMMUNES)):
        within(book, f"x{index}")
    return tables


def within(book: Book, row: str) -> None:
    """A commune does not leave the ordinary sharing by more than the law allows."""
    rate = change(f"{row}.other", f"{row}.pay")
    book.limit(row, lambda value: abs(rate(value)) <= value("t.most"))


THEME = Theme(
    font="Carlito",
    size=10.5,
    shade="#f4e3d7",
    accent="#7b3f00",
    margin=20,
    footer="2026-D-089 – page {page}",
)
KIND = kind_of(
    120,
    "fpic-repartition",
    "répartition du FPIC",
    SEEDS,
    Plan(Producer.REPORTLAB, THEME, TEMPLATE, fill),
)
