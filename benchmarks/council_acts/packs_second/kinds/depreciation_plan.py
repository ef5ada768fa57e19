"""118: durations of depreciation, the plan of the goods, the schedule of one."""

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

# kind of good, account, years, most years by the law
DURATIONS = (
    ("Frais d'études non suivies de travaux", "2031", "5", "5"),
    ("Logiciels et licences", "2051", "3", ""),
    ("Subventions d'équipement – bâtiments", "20412", "25", "30"),
    ("Plantations", "2121", "20", ""),
    ("Installations techniques", "2158", "12", ""),
    ("Véhicules", "21828", "8", ""),
    ("Matériel informatique", "21838", "4", ""),
    ("Mobilier", "21848", "10", ""),
)
# good, account, year, value, years, annuities charged, place of its duration
GOODS = (
    ("Étude de circulation", "2031", "2023", "18600.00", "5", "2"),
    ("Logiciel de gestion financière", "2051", "2024", "13470.00", "3", "1"),
    (
        "Aide à la rénovation du presbytère",
        "20412",
        "2021",
        "62500.00",
        "25",
        "4",
    ),
    ("Alignement de tilleuls", "2121", "2019", "27400.00", "20", "6"),
    ("Groupe électrogène", "2158", "2020", "31680.00", "12", "5"),
    ("Camion-benne", "21828", "2022", "74560.00", "8", "3"),
    ("Serveurs de la mairie", "21838", "2023", "22840.00", "4", "2"),
    ("Mobilier de la médiathèque", "21848", "2018", "48150.00", "10", "7"),
)
# year, months
SWEEPER = (
    ("2026", "9"),
    ("2027", "12"),
    ("2028", "12"),
    ("2029", "12"),
    ("2030", "12"),
    ("2031", "12"),
    ("2032", "12"),
    ("2033", "12"),
    ("2034", "3"),
)

SEEDS = (
    Slip(
        "u0.years",
        "8",
        "Annexe 1 – Durées d'amortissement",
        "Frais d'études non suivies de travaux",
        "legal",
        "les frais d'études s'amortissent en cinq ans au plus ; l'annexe 2 les amortit en cinq"
        " ans, et 100 / 5 font 20 %",
        nature="legal",
    ),
    Slip(
        "g5.years",
        "10",
        "Annexe 2 – Plan d'amortissement",
        "Camion-benne",
        "legal",
        "l'annexe 1 fixe huit ans pour les véhicules ; l'annuité est calculée sur dix",
        nature="legal",
        spreads=True,
    ),
    Slip(
        "g3.annuity",
        "1 730,00",
        "Annexe 2 – Plan d'amortissement",
        "Alignement de tilleuls",
        "ratio",
        "27 400,00 / 20 = 1 370,00 ; chiffres inversés, la suite est juste",
    ),
    Slip(
        "g.left",
        "169 177,00",
        "Annexe 2 – Plan d'amortissement",
        "Total",
        "sum",
        "les 19 180,00 des tilleuls sont oubliés",
    ),
    Slip(
        "b4.run",
        "59 000,00",
        "Annexe 3 – Amortissement de la balayeuse",
        "2030",
        "chain",
        "45 000,00 + 12 000,00 = 57 000,00 ; la valeur nette est juste",
    ),
    Slip(
        "t.month",
        "1 200,00 €",
        "texte",
        "rapport, dotation mensuelle de la balayeuse",
        "ratio",
        "12 000,00 / 12 = 1 000,00",
    ),
    Slip(
        "t.growth",
        "4,5 %",
        "texte",
        "rapport, hausse de la dotation",
        "ratio",
        "41 701,00 contre 40 866,00 : 2,0 % (6,6 % sans l'écart de durée du camion)",
    ),
)

TEMPLATE = """
@masthead COMMUNE DE VAUDREZY-LA-PLAINE | Service des finances || Séance du 19 novembre 2026 |
Délibération n° 2026-104

@title Fixation des durées d'amortissement et plan d'amortissement 2026

Vu l'article L. 2321-2, 27°, et l'article R. 2321-1 du code général des collectivités territoriales
;

Vu le référentiel budgétaire et comptable M57, qui pose le principe de l'amortissement au prorata
du temps ;

Vu la délibération n° 2021-77 du 9 décembre 2021, dont les durées sont abrogées ;

Considérant que les biens d'une valeur inférieure à 1 000 € s'amortissent en un an ;

<b>Le rapporteur, M. Sylvain KERBELLEC,</b> rappelle que la commune (5 127 habitants) amortit
{t.goods} biens antérieurs à 2025, pour une valeur brute de {t.value}. Les amortissements pratiqués
atteignent {t.run} et la valeur nette comptable {t.left} ; autrement dit, le parc est amorti à
{t.used}. Le bien le plus coûteux, un camion-benne, a été acquis {t.truck}.

La dotation annuelle de ces biens est de {t.annuity}, soit {t.mean} par bien. Il faut y ajouter,
pour l'exercice, {t.first} au titre de la balayeuse mise en service le 1er avril, payée {t.price} :
la dotation totale s'établit à {t.sum}, contre {t.last} en 2025, ce qui représente une hausse de
{t.growth}. En année pleine, la balayeuse pèsera {t.full}, c'est-à-dire {t.month} par mois,
jusqu'au 31 mars 2034.

Les durées sont fixées pour {t.kinds} catégories de biens ; la plus longue est de {t.longest} ans.
Sur l'article 6811, le budget primitif avait ouvert 52 000 €.

Le conseil municipal, ouï l'exposé et après en avoir délibéré, adopte à la majorité : pour,
{v.for} ; contre, {v.against} ; abstention, {v.abstained} ; soit {v.voters} votants.

DÉCIDE d'appliquer les durées de l'annexe 1 aux biens acquis à compter du 1er janvier 2026 ;

DIT que la dotation de l'exercice, {d.sum}, est inscrite en dépense de fonctionnement (chapitre
042) et en recette d'investissement (chapitre 040) pour le même montant.

@sign Le secrétaire de séance, | Yann LOSTANLEN || La maire, | Claire BEAUVERGER

@break

@caption Annexe 1 – Durées d'amortissement

@table durations

@caption Annexe 2 – Plan d'amortissement

@table goods

@caption Annexe 3 – Amortissement de la balayeuse

@table sweeper

@small Prorata du temps : neuf mois en 2026, trois mois en 2034.
"""


def draw_durations(book: Book) -> Table:
    """How long each kind of good is depreciated."""
    columns = (
        words("Catégorie de biens", 3.4),
        words("Compte", 1, "c"),
        Column("Durée (ans)", "years", "y", foot="", align="c"),
        Column("Durée maximale (ans)", "most", "y", foot="", align="c"),
        Column(
            "Taux linéaire",
            "rate",
            "p2",
            lambda cell: 100 / cell("years"),
            foot="",
        ),
    )
    return tabulate(book, "u", columns, DURATIONS, "", Look("zebra", 8.5, 0.9))


def draw_goods(book: Book) -> Table:
    """What each good costs a year, and what is left of it."""
    columns = (
        words("Bien", 2.6),
        words("Compte", 0.8, "c"),
        words("Année", 0.7, "c"),
        Column("Valeur brute (€)", "value", "n2"),
        Column("Durée", "years", "y", foot="", align="c", width=0.7),
        Column("Annuité (€)", "annuity", "n2", over("value", "years")),
        Column("Annuités passées", "past", "y", foot="", align="c", width=0.9),
        Column("Cumul (€)", "run", "n2", times("annuity", "past")),
        Column("Valeur nette (€)", "left", "n2", minus("value", "run")),
    )
    return tabulate(book, "g", columns, GOODS, "Total", Look("grid", 8.5))


def draw_sweeper(book: Book) -> Table:
    """One good to its end, by months in service."""
    columns = (
        words("Exercice", 1, "c"),
        Column("Mois", "months", "y", align="c", width=0.8),
        Column("Dotation (€)", "charge", "n2", times("months", rate=1000)),
        Column(
            "Cumul (€)",
            "run",
            "n2",
            lambda cell: cell("^run") + cell("charge"),
            foot="",
        ),
        Column(
            "Valeur nette (€)",
            "left",
            "n2",
            lambda cell: 96000 - cell("run"),
            foot="",
        ),
    )
    return tabulate(
        book, "b", columns, SWEEPER, "Total", Look("header", 8.5, 0.75)
    )


def fill(book: Book) -> Mapping[str, Table]:
    """The tables, and the figures of the sentences."""
    tables = {
        "durations": draw_durations(book),
        "goods": draw_goods(book),
        "sweeper": draw_sweeper(book),
    }
    book.put("t.last", "40866.00", "e2")
    book.put("v.for", 21, "y")
    book.put("v.against", 5, "y")
    book.put("v.abstained", 1, "y")
    book.say(
        {
            "v.voters": ("y", plus("v.for", "v.against", "v.abstained")),
            "t.goods": ("w", constant(len(GOODS))),
            "t.value": ("e2", same("g.value")),
            "t.run": ("e2", same("g.run")),
            "t.left": ("e2", minus("g.value", "g.run")),
            "t.used": ("p1", over("g.run", "g.value", 100)),
            "t.truck": ("e2", same("g5.value")),
            "t.annuity": ("e2", same("g.annuity")),
            "t.mean": ("e2", lambda v: v("g.annuity") / len(GOODS)),
            "t.first": ("e2", same("b0.charge")),
            "t.price": ("e2", same("b.charge")),
            "t.sum": ("e2", plus("t.annuity", "t.first")),
            "t.growth": ("p1", change("t.sum", "t.last")),
            "t.full": ("e2", same("b1.charge")),
            "t.month": ("e2", lambda v: v("b1.charge") / 12),
            "t.kinds": ("w", constant(len(DURATIONS))),
            "t.longest": ("y", same("u2.years")),
            "d.sum": ("e2", same("t.sum")),
        }
    )
    book.owe("b.charge", constant(96000))
    book.owe("b.months", constant(96))
    for index, (_, _, _, most) in enumerate(DURATIONS):
        book.owe(f"g{index}.years", same(f"u{index}.years"), 0)
        if most:
            under_most(book, f"u{index}")
    return tables


def under_most(book: Book, row: str) -> None:
    """A duration does not pass the one of the law."""
    book.limit(row, lambda value: value(f"{row}.years") <= value(f"{row}.most"))


THEME = Theme(
    font="DejaVu Serif",
    size=9,
    shade="#dde5dd",
    accent="#2f4f2f",
    margin=17,
    footer="2026-104 / page {page}",
)
KIND = kind_of(
    118,
    "durees-amortissement",
    "durées et plan d'amortissement",
    SEEDS,
    Plan(Producer.WEASYPRINT, THEME, TEMPLATE, fill),
)
