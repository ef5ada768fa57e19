"""123: yearly report on the price and the quality of drinking water, the years in columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from benchmarks.council_acts.model import (
    Producer,
    Table,
    Theme,
    head,
    line,
    total,
)
from benchmarks.council_acts.packs_second.book import (
    Book,
    Formula,
    Slip,
    change,
    in_column,
    minus,
    over,
    plus,
    same,
    times,
)
from benchmarks.council_acts.packs_second.template import Plan, kind_of

YEARS = ("2023", "2024", "2025")
DAYS = 365
Line = tuple[str, str, str, Sequence[str] | Formula]
"""A row: its key, its label, the style of its figures, the figures or how they are made."""

VOLUMES: tuple[Line, ...] = (
    (
        "made",
        "Volume produit (captages de Fontgrande)",
        "n0",
        ("284160", "279835", "291470"),
    ),
    (
        "bought",
        "Volume acheté à d'autres services d'eau potable (importé)",
        "n0",
        ("41250", "47930", "36815"),
    ),
    (
        "sold",
        "Volume vendu à d'autres services d'eau potable (exporté)",
        "n0",
        ("18640", "19275", "20130"),
    ),
    (
        "given",
        "Volume mis en distribution",
        "n0",
        lambda v: v("made") + v("bought") - v("sold"),
    ),
    (
        "counted",
        "Volume comptabilisé (relevé des compteurs)",
        "n0",
        ("241310", "244865", "247590"),
    ),
    ("free", "Volume consommé sans comptage", "n0", ("2400", "2400", "2650")),
    ("own", "Volume de service du réseau", "n0", ("5120", "4980", "5235")),
    (
        "used",
        "Volume consommé autorisé",
        "n0",
        plus("counted", "free", "own"),
    ),
    ("lost", "Pertes en réseau", "n0", minus("given", "used")),
    ("missing", "Volume non compté", "n0", minus("given", "counted")),
)
INDICATORS: tuple[Line, ...] = (
    (
        "yield",
        "Rendement du réseau de distribution (%)",
        "n1",
        lambda v: (v("used") + v("sold")) * 100 / (v("made") + v("bought")),
    ),
    (
        "km",
        "Linéaire du réseau de desserte, hors branchements (km)",
        "n1",
        ("87.4", "88.1", "88.6"),
    ),
    (
        "ilp",
        "Indice linéaire de pertes en réseau (m³/km/jour)",
        "n2",
        lambda v: v("lost") / DAYS / v("km"),
    ),
    (
        "ilvnc",
        "Indice linéaire des volumes non comptés (m³/km/jour)",
        "n2",
        lambda v: v("missing") / DAYS / v("km"),
    ),
    (
        "renewed",
        "Linéaire renouvelé au cours des cinq dernières années (km)",
        "n2",
        ("3.15", "3.72", "4.08"),
    ),
    (
        "rate",
        "Taux moyen de renouvellement (%)",
        "n2",
        lambda v: v("renewed") * 20 / v("km"),
    ),
    ("debt", "Encours de la dette (€)", "n0", ("964300", "912750", "1043600")),
    (
        "saved",
        "Épargne brute annuelle (€)",
        "n0",
        ("148720", "139415", "151980"),
    ),
    (
        "years",
        "Durée d'extinction de la dette (années)",
        "n1",
        over("debt", "saved"),
    ),
)
# label, price a cubic metre of both years, nothing of a fixed sum
BILL = (
    ("Part fixe (abonnement)", "", "", "46.00", "48.50"),
    ("Part variable", "1.46", "1.53", "", ""),
    ("Redevance de prélèvement", "0.085", "0.091", "", ""),
    ("Redevance sur la consommation d'eau", "0.33", "0.36", "", ""),
)

SEEDS = (
    Slip(
        "given.2025",
        "308 515",
        "A. Bilan des volumes (m³)",
        "Volume mis en distribution, 2025",
        "sum",
        "291 470 + 36 815 - 20 130 = 308 155 ; chiffres inversés, les pertes sont justes",
    ),
    Slip(
        "lost.2023",
        "65 460",
        "A. Bilan des volumes (m³)",
        "Pertes en réseau, 2023",
        "difference",
        "306 770 - 248 830 = 57 940 ; sans comptage et service non retirés : c'est le volume non"
        " compté",
    ),
    Slip(
        "yield.2024",
        "88,2",
        "B. Indicateurs de performance",
        "Rendement du réseau, 2024",
        "ratio",
        "(252 245 + 19 275) / (279 835 + 47 930) = 82,8 % ; chiffres inversés",
    ),
    Slip(
        "ilp.2025",
        "1,26",
        "B. Indicateurs de performance",
        "Indice linéaire de pertes, 2025",
        "ratio",
        "52 680 / 365 / 88,6 = 1,63 ; calculé sur 114,5 km, branchements compris",
    ),
    Slip(
        "price.new",
        "2,62",
        "C. Facture d'un ménage pour 120 m³",
        "Prix TTC au m³, 2026",
        "ratio",
        "301,96 / 120 = 2,52 ; un chiffre faux",
    ),
    Slip(
        "t.more",
        "15,05 €",
        "texte",
        "hausse de la facture",
        "difference",
        "301,96 - 285,91 = 16,05 ; un chiffre faux",
    ),
    Slip(
        "t.lost",
        "52 860",
        "texte",
        "pertes en 2025",
        "equality",
        "52 680 au tableau A ; chiffres inversés",
    ),
)

TEMPLATE = """
@masthead COMMUNE DE FONTGRANDE-LES-BOIS | Service de l'eau | 4 310 habitants || Conseil municipal
| 24 septembre 2026, 19 heures | Délibération 2026-58

@title Rapport annuel 2025 sur le prix et la qualité du service public d'eau potable

Vu le code général des collectivités territoriales, articles L. 2224-5 et D. 2224-1 à D. 2224-5,
ensemble ses annexes V et VI ;

Vu l'arrêté du 2 mai 2007 relatif aux rapports annuels sur le prix et la qualité des services
publics d'eau potable et d'assainissement ;

@heading Le service

La commune exploite en régie deux captages et achète le complément au syndicat de la Haute-Vaise.
En 2025, {t.lost} m³ ont été perdus, soit {t.part} du volume mis en distribution. Les abonnés ont
consommé {t.counted} m³, en hausse de {t.growth} sur un an.

@caption A. Bilan des volumes (m³)

@table volumes

@heading Les indicateurs

L'année 2025 a vu le remplacement de la conduite de la rue des Tilleuls, longue de 720 mètres. Les
indices linéaires sont calculés sur 365 jours.

@caption B. Indicateurs de performance

@table indicators

@heading Le prix

Pour une consommation de référence de 120 m³, la facture passe de {t.old} à {t.new}, soit
{t.more} de plus, ou {t.rise}.

@caption C. Facture d'un ménage pour 120 m³

@table bill

@heading Délibération

LE CONSEIL MUNICIPAL, après en avoir délibéré, PREND ACTE du rapport annuel, qui sera mis à la
disposition du public et saisi dans l'observatoire national.

@sign Le secrétaire, | Paulin ESTRADE || Le maire, | Mireille CAZENAVE
"""


def draw_years(book: Book, rows: Sequence[Line], title: str) -> Table:
    """A table with a column for each year."""
    drawn = [head(title, *YEARS)]
    for key, label, style, made in rows:
        cells = []
        for index, year in enumerate(YEARS):
            name = f"{key}.{year}"
            if callable(made):
                cells.append(book.work(name, in_column(made, year), style))
            else:
                cells.append(book.put(name, Decimal(made[index]), style))
        drawn.append(line(label, *cells))
    return Table((4.2, 1, 1, 1), "lrrr", tuple(drawn), rules="grid", size=9)


def draw_bill(book: Book) -> Table:
    """The bill of a household in two years."""
    sides = ("old", "new")
    drawn = [
        head(
            "Éléments de la facture",
            "Prix 2025 (€/m³)",
            "Prix 2026 (€/m³)",
            "120 m³ au 1er janvier 2025 (€)",
            "120 m³ au 1er janvier 2026 (€)",
        )
    ]
    for index, (label, *given) in enumerate(BILL):
        prices, sums = [], []
        for place, side in enumerate(sides):
            key = f"bill{index}.{side}"
            if given[place]:
                price = f"unit{index}.{side}"
                prices.append(book.put(price, given[place], "n3"))
                sums.append(book.work(key, times(price, rate=120), "n2"))
            else:
                prices.append("")
                sums.append(book.put(key, given[place + 2], "n2"))
        drawn.append(line(label, *prices, *sums))

    feet = (
        ("net", "Total hors taxes", plus(*(f"bill{n}" for n in range(4)))),
        ("tax", "TVA à 5,5 %", times("net", rate=Decimal("0.055"))),
        ("all", "Total TTC", plus("net", "tax")),
        ("price", "Prix TTC au m³", lambda v: v("all") / 120),
    )
    for key, label, formula in feet:
        cells = [
            book.work(f"{key}.{side}", in_column(formula, side), "n2")
            for side in sides
        ]
        drawn.append(total(label, "", "", *cells))
    return Table((2.6, 1, 1, 1.3, 1.3), "lrrrr", tuple(drawn), size=9)


def say_figures(book: Book) -> None:
    """The figures of the sentences."""
    book.say(
        {
            "t.lost": ("n0", same("lost.2025")),
            "t.part": ("p1", over("lost.2025", "given.2025", 100)),
            "t.counted": ("n0", same("counted.2025")),
            "t.growth": ("p1", change("counted.2025", "counted.2024")),
            "t.old": ("e2", same("all.old")),
            "t.new": ("e2", same("all.new")),
            "t.more": ("e2", minus("all.new", "all.old")),
            "t.rise": ("p1", change("all.new", "all.old")),
        }
    )


def fill(book: Book) -> Mapping[str, Table]:
    """The tables, and the figures of the sentences."""
    tables = {
        "volumes": draw_years(book, VOLUMES, "Volumes de l'année civile"),
        "indicators": draw_years(book, INDICATORS, "Indicateur"),
        "bill": draw_bill(book),
    }
    say_figures(book)
    return tables


THEME = Theme(
    font="Liberation Sans",
    size=9.5,
    shade="#d9ecf5",
    accent="#0a5a78",
    margin=18,
    header="Fontgrande-les-Bois – Rapport annuel 2025 du service de l'eau",
    footer="{page}/{pages}",
)
KIND = kind_of(
    123,
    "rapport-eau-potable",
    "rapport sur le prix et la qualité de l'eau",
    SEEDS,
    Plan(Producer.CHROMIUM, THEME, TEMPLATE, fill),
)
