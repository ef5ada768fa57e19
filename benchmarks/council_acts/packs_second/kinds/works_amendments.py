"""115: a works contract in lots, its amendments, its progress."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.council_acts.model import Producer, Table, Theme
from benchmarks.council_acts.packs_second.book import (
    Book,
    Slip,
    constant,
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

# lot, object, holder, before tax, rate
LOTS = (
    ("1", "Voirie et réseaux", "Terrassements Guivarc'h", "118400.00", "20"),
    ("2", "Gros œuvre", "Maçonnerie Ravatel", "312650.00", "10"),
    ("3", "Charpente et couverture", "Toitures du Bocage", "146280.00", "10"),
    ("4", "Isolation et menuiseries", "Ménard Fermetures", "187940.00", "5.5"),
    ("5", "Chauffage et ventilation", "Thermie Services", "134760.00", "5.5"),
    ("6", "Électricité", "Élec Ouest", "72315.00", "10"),
)
# lot, holder, contract, earlier amendments, this one
AMENDED = (
    ("1", "Terrassements Guivarc'h", "118400.00", "0.00", "6240.00"),
    ("2", "Maçonnerie Ravatel", "312650.00", "9380.00", "14725.50"),
    ("4", "Ménard Fermetures", "187940.00", "-3150.00", "5480.00"),
    ("5", "Thermie Services", "134760.00", "4260.00", "8312.40"),
)
# statement, month, work of the month
STATEMENTS = (
    ("Situation n° 1", "février 2026", "86420.00"),
    ("Situation n° 2", "mars 2026", "124315.50"),
    ("Situation n° 3", "avril 2026", "152760.00"),
    ("Situation n° 4", "mai 2026", "98204.25"),
    ("Situation n° 5", "juin 2026", "141890.00"),
)

SEEDS = (
    Slip(
        "l4.rate",
        "6,5 %",
        "1. Marché initial",
        "Lot 5",
        "legal",
        "aucun taux de TVA de 6,5 % n'a existé ; la taxe est calculée dessus",
        nature="legal",
        spreads=True,
    ),
    Slip(
        "l1.tax",
        "31 625,00",
        "1. Marché initial",
        "Lot 2",
        "product",
        "10 % de 312 650,00 ; chiffres inversés, le TTC est juste",
    ),
    Slip(
        "a.now",
        "28 517,90",
        "2. Avenants",
        "Total",
        "sum",
        "l'avenant du lot 1 (6 240,00) est oublié",
    ),
    Slip(
        "a1.rate",
        "4,71 %",
        "2. Avenants",
        "Lot 2",
        "ratio",
        "(9 380,00 + 14 725,50) / 312 650,00 : 7,71 % ; seul le présent avenant est compté",
        nature="legal",
    ),
    Slip(
        "s3.run",
        "461 969,75",
        "3. Situations de travaux",
        "Situation n° 4",
        "chain",
        "363 495,50 + 98 204,25 = 461 699,75 ; chiffres inversés, la suite est juste",
    ),
    Slip(
        "t.growth",
        "4,91 %",
        "texte",
        "rapport, incidence des avenants sur le marché",
        "ratio",
        "45 247,90 rapportés à 972 345,00 : 4,65 %",
    ),
    Slip(
        "d.new",
        "1 017 952,90 €",
        "texte",
        "article 2, nouveau montant du marché",
        "sum",
        "972 345,00 + 45 247,90 = 1 017 592,90 ; chiffres inversés",
    ),
)

TEMPLATE = """
@center Département de la Haute-Lande – Arrondissement de Sérignac

@title COMMUNE DE BELLOC-LES-FORGES

@center DÉLIBÉRATION DU CONSEIL MUNICIPAL N° 2026-71

@center Séance du 9 juillet 2026 – convocation du 3 juillet 2026

@subject Réhabilitation de l'ancienne gendarmerie en huit logements : avenants aux lots 1, 2, 4 et
5

Étaient présents : {v.present} conseillers ; avaient donné procuration : {v.proxies} ; suffrages
exprimés : {v.cast}.

Vu le code de la commande publique, notamment ses articles L. 2194-1, R. 2194-2 et R. 2194-8 ;

Vu la délibération n° 2025-98 du 6 novembre 2025 attribuant le marché ;

Vu l'avis de la commission d'appel d'offres du 1er juillet 2026 sur l'avenant du lot 2 ;

@heading Exposé

Le marché, attribué pour un montant global de {t.net} HT, soit {t.gross} TTC, est divisé en
{t.lots} lots. L'estimation du maître d'œuvre était de 1 008 000 € HT ; l'enveloppe votée au
budget, de 1 250 000 € TTC.

La découverte de réseaux non repérés et le renforcement d'un plancher conduisent à passer
{t.amendments} avenants, de {t.now} HT au total, dont {t.biggest} au titre du lot 2. Compte tenu
des avenants antérieurs ({t.before}), l'incidence cumulée est de {t.sum}, soit {t.growth} du marché
initial. Celle du lot 5, la plus forte, atteint {t.worst} ; elle reste sous le seuil de 15 %
applicable aux travaux.

À la fin de juin, {t.statements} situations ont été réglées : {t.paid} HT, ce qui correspond à un
avancement de {t.progress} et à une facturation moyenne de {t.month} par mois. Il reste à facturer
{t.rest}, y compris les avenants.

Le taux réduit de {t.reduced} s'applique aux travaux d'amélioration énergétique, pour lesquels la
taxe s'élève à {t.tax4} sur le lot 4.

@heading Délibéré

Le conseil municipal, à l'unanimité des {v.all} suffrages exprimés, décide :

<b>Article 1.</b> Les avenants récapitulés au tableau 2 sont approuvés, pour {d.now} HT.

<b>Article 2.</b> Le montant du marché, avenants compris, est porté à {d.new} HT.

<b>Article 3.</b> Le maire est autorisé à les signer ; la dépense est imputée au compte 2313.

@caption 1. Marché initial

@table lots

@caption 2. Avenants

@table amended

@caption 3. Situations de travaux

@table statements

@sign Le secrétaire de séance, | Aymeric PONTACQ || Le maire, | Suzanne HOURTICQ
"""


def draw_lots(book: Book) -> Table:
    """The contract by lot, with its tax."""
    columns = (
        words("Lot", 0.6, "c"),
        words("Objet", 2.4),
        words("Titulaire", 2.3),
        Column("Montant HT (€)", "net", "n2", width=1.5),
        Column("Taux", "rate", "p1", foot="", width=0.9),
        Column("TVA (€)", "tax", "n2", times("net", "rate", rate="0.01")),
        Column("Montant TTC (€)", "gross", "n2", plus("net", "tax"), width=1.5),
    )
    return tabulate(book, "l", columns, LOTS, "Total du marché", Look(size=8.5))


def draw_amended(book: Book) -> Table:
    """What each amendment adds, and the cumulated share."""
    columns = (
        words("Lot", 0.6, "c"),
        words("Titulaire", 2.3),
        Column("Marché initial HT", "net", "n2", width=1.4),
        Column("Avenants antérieurs HT", "before", "n2"),
        Column("Présent avenant HT", "now", "n2"),
        Column(
            "Nouveau montant HT",
            "new",
            "n2",
            plus("net", "before", "now"),
            width=1.4,
        ),
        Column(
            "Incidence cumulée",
            "rate",
            "p2",
            lambda cell: (cell("before") + cell("now")) * 100 / cell("net"),
            foot="same",
            width=1.1,
        ),
    )
    return tabulate(
        book,
        "a",
        columns,
        AMENDED,
        "Total des lots modifiés",
        Look("horizontal", 8.5),
    )


def draw_statements(book: Book) -> Table:
    """The statements of works, month by month."""
    columns = (
        words("Situation", 1.8),
        words("Mois", 1.4, "c"),
        Column("Travaux du mois HT (€)", "work", "n2"),
        Column(
            "Cumul HT (€)",
            "run",
            "n2",
            lambda cell: cell("^run") + cell("work"),
            foot="",
        ),
        Column(
            "Retenue de garantie 5 % (€)",
            "kept",
            "n2",
            times("work", rate="0.05"),
        ),
    )
    return tabulate(
        book, "s", columns, STATEMENTS, "Total", Look("zebra", 9, 0.9)
    )


def fill(book: Book) -> Mapping[str, Table]:
    """The tables, and the figures of the sentences."""
    tables = {
        "lots": draw_lots(book),
        "amended": draw_amended(book),
        "statements": draw_statements(book),
    }
    book.put("v.present", 12, "y")
    book.put("v.proxies", 2, "y")
    book.put("t.reduced", "5.5", "p1")
    book.say(
        {
            "v.cast": ("y", plus("v.present", "v.proxies")),
            "v.all": ("y", same("v.cast")),
            "t.net": ("e2", same("l.net")),
            "t.gross": ("e2", same("l.gross")),
            "t.lots": ("w", constant(len(LOTS))),
            "t.amendments": ("w", constant(len(AMENDED))),
            "t.now": ("e2", plus(*(f"a{index}.now" for index in range(4)))),
            "t.biggest": ("e2", same("a1.now")),
            "t.before": ("e2", same("a.before")),
            "t.sum": ("e2", plus("t.now", "t.before")),
            "t.growth": ("p2", over("t.sum", "l.net", 100)),
            "t.worst": ("p2", same("a3.rate")),
            "t.statements": ("w", constant(len(STATEMENTS))),
            "t.paid": ("e2", same("s.work")),
            "t.progress": ("p1", over("t.paid", "l.net", 100)),
            "t.month": ("e2", lambda v: v("s.work") / len(STATEMENTS)),
            "t.rest": (
                "e2",
                lambda v: v("l.net") + v("t.sum") - v("t.paid"),
            ),
            "t.tax4": ("e2", same("l3.tax")),
            "d.now": ("e2", same("t.now")),
            "d.new": ("e2", plus("l.net", "t.sum")),
        }
    )
    book.owe("t.reduced", same("l3.rate"), 1)
    book.owe("s4.run", same("s.work"))
    for index, (lot, *_) in enumerate(AMENDED):
        book.owe(f"a{index}.net", same(f"l{int(lot) - 1}.net"))
        under(book, f"a{index}.rate")
    for index in range(len(LOTS)):
        book.claim(f"rate {index}", [f"l{index}.rate"], is_rate)
    return tables


def under(book: Book, key: str) -> None:
    """A cumulated share is below the threshold for works."""
    book.limit(key, lambda value: value(key) < 15)


def is_rate(text: str) -> bool:
    """Whether a rate of the tax exists."""
    return text in {"20,0 %", "10,0 %", "5,5 %", "2,1 %"}


THEME = Theme(
    font="DejaVu Sans",
    size=9.5,
    shade="#e2efda",
    margin=18,
    footer="Délibération n° 2026-71 – {page}",
)
KIND = kind_of(
    115,
    "marche-avenants",
    "marché de travaux et avenants",
    SEEDS,
    Plan(Producer.REPORTLAB, THEME, TEMPLATE, fill),
)
