"""119: what communes pay to a syndicate by a key of population and wealth."""

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
    Look,
    tabulate,
    words,
)
from benchmarks.council_acts.packs_second.template import Plan, kind_of

# commune, population, potential, contribution of 2026
COMMUNES = (
    ("Aurignac-le-Pont", "4809", "5221000", "178340.00"),
    ("Beaumarais", "2370", "2475400", "86915.50"),
    ("Corvillers", "1894", "1762200", "67240.00"),
    ("Darnois-sur-Lie", "1242", "1522000", "47980.25"),
    ("Essertaux", "980", "868100", "34120.00"),
    ("Fontrieux", "748", "696400", "26455.00"),
    ("Grandlieu-les-Bois", "524", "406000", "17610.75"),
    ("Hautecombe", "331", "291500", "11402.00"),
    ("Issoncourt", "209", "181200", "7236.50"),
)
SPENDING = (
    ("Charges de personnel", "268400", "279150"),
    ("Entretien des berges", "141300", "152800"),
    ("Études et suivi hydrologique", "62750", "58900"),
    ("Charges financières", "21480", "19650"),
    ("Frais généraux", "37900", "39500"),
)
RECEIPTS = (
    ("Agence de l'eau", "52000"),
    ("Fonds de compensation et divers", "12000"),
)

SEEDS = (
    Slip(
        "t.wealth",
        "45 %",
        "texte",
        "rapport, pondération du potentiel fiscal",
        "legal",
        "60 % et 45 % ne font pas 100 % ; l'article 10 des statuts et le tableau retiennent"
        " 40 %",
        nature="legal",
    ),
    Slip(
        "c3.paid",
        "46 974,06",
        "Tableau 1 – Contributions des communes",
        "Darnois-sur-Lie",
        "product",
        "10,221 % de 486 000 = 49 674,06 ; chiffres inversés, le total est juste",
    ),
    Slip(
        "c4.by_people",
        "7,774",
        "Tableau 1 – Contributions des communes",
        "Essertaux",
        "ratio",
        "980 habitants sur 13 107 : 7,477 % ; la colonne ne fait plus 100",
    ),
    Slip(
        "c.people",
        "12 898",
        "Tableau 1 – Contributions des communes",
        "Total",
        "sum",
        "les 209 habitants d'Issoncourt sont oubliés",
    ),
    Slip(
        "q1.rest",
        "26 752,05",
        "Tableau 3 – Échéancier des versements",
        "Beaumarais",
        "difference",
        "88 573,50 - 35 429,40 - 26 572,05 = 26 572,05 ; chiffres inversés",
    ),
    Slip(
        "t.communes",
        "huit",
        "texte",
        "rapport, nombre de communes",
        "count",
        "neuf communes au tableau 1",
    ),
    Slip(
        "d.growth",
        "3,8 %",
        "texte",
        "dispositif, évolution des contributions",
        "ratio",
        "486 000,00 contre 477 300,00 : 1,8 %",
    ),
)

TEMPLATE = """
@center <b>SYNDICAT MIXTE D'AMÉNAGEMENT DE LA LIE</b>

@center Comité syndical – réunion du 3 décembre 2026

@title Délibération n° 2026-41

@subject Contributions des communes membres pour 2027

<b>Membres du comité :</b> {v.seats} titulaires ; {v.present} présents ; {v.proxies} pouvoirs ;
{v.absent}
absents ; {v.voters} votants.

Vu les articles L. 5212-19 et L. 5212-20 du code général des collectivités territoriales ;

Vu l'article 10 des statuts, approuvés par arrêté préfectoral du 11 mars 2014, fixant la clé de
répartition ;

Considérant que les dépenses prévues pour 2027, {t.spending}, dépassent de {t.more} celles de 2026
({t.grown}), du fait principalement de l'entretien des berges ({t.banks} de plus) ;

Considérant que les recettes propres, {t.own}, laissent {t.due} à répartir entre les {t.communes}
communes ;

La clé combine la population, pour {t.people}, et le potentiel fiscal, pour {t.wealth}. Le
territoire compte {t.inhabitants} habitants et son potentiel fiscal cumulé est de {t.potential},
soit {t.head} par habitant, quand la moyenne départementale est de 1 087 €. La contribution revient
ainsi à {t.each} par habitant.

Aurignac-le-Pont, première contributrice, versera {t.first}, autrement dit {t.firstshare} du total
; les trois communes les plus peuplées en supportent ensemble {t.three}. À l'inverse, Issoncourt
acquittera {t.last}, contre {t.lastold} l'année précédente, soit {t.lastgain} de plus.

Le comité syndical, sur proposition du bureau, par {v.for} voix pour, {v.against} contre et
{v.abstained} abstentions :

ARRÊTE le total des contributions à {d.sum}, en hausse de {d.growth} sur 2026 ;

FIXE la contribution de chaque commune au montant porté dans le tableau 1, appelé en trois
versements de {d.first}, {d.second} et {d.third} ;

PRÉCISE que le premier appel rapportera {d.march}.

@sign Le secrétaire, | Guilhem ARTIGUELAVE || Le président, | Francis DUMONTET

@break

@caption Tableau 1 – Contributions des communes

@table communes

@small (1) Clé = 60 % de la part de population + 40 % de la part de potentiel fiscal.

@caption Tableau 2 – Dépenses à couvrir

@table spending

@caption Tableau 3 – Échéancier des versements

@table calls
"""


def draw_communes(book: Book) -> Table:
    """Shares, the key, what is owed."""
    columns = (
        words("Commune", 2),
        Column("Habitants", "people", "n0", width=1),
        Column(
            "%",
            "by_people",
            "n3",
            over("people", "/c.people", 100),
            late=True,
            width=0.9,
        ),
        Column("Montant (€)", "wealth", "n0", width=1.3),
        Column(
            "%",
            "by_wealth",
            "n3",
            over("wealth", "/c.wealth", 100),
            late=True,
            width=0.9,
        ),
        Column(
            "Clé",
            "key",
            "n3",
            lambda cell: (
                (cell("by_people") * 60 + cell("by_wealth") * 40) / 100
            ),
            late=True,
            width=0.9,
        ),
        Column("2026 (€)", "old", "n2", width=1.3),
        Column(
            "2027 (€)",
            "paid",
            "n2",
            times("key", rate=4860),
            late=True,
            width=1.3,
        ),
        Column(
            "Évolution",
            "growth",
            "s1",
            change("paid", "old"),
            late=True,
            width=1,
        ),
    )
    heads = (
        make_row(
            "head",
            Cell("Commune", down=2),
            Cell("Population", across=2),
            Cell("Potentiel fiscal", across=2),
            Cell("Clé (%) (1)", down=2),
            Cell("Contribution", across=3),
        ),
        make_row(
            "head",
            "Habitants",
            "%",
            "Montant (€)",
            "%",
            "2026 (€)",
            "2027 (€)",
            "Évolution",
        ),
    )
    return tabulate(
        book, "c", columns, COMMUNES, "Total", Look("grid", 8.5, heads=heads)
    )


def draw_spending(book: Book) -> Table:
    """What is spent, and what is left to share."""
    columns = (
        words("Dépense", 3),
        Column("2026 (€)", "old", "n0"),
        Column("2027 (€)", "new", "n0"),
        Column("Écart (€)", "gap", "n0", minus("new", "old")),
    )
    return tabulate(
        book, "e", columns, SPENDING, "Total", Look("columns", 8.5, 0.8)
    )


def draw_calls(book: Book) -> Table:
    """The three calls of the contributions."""
    columns = (
        words("Commune", 2.2),
        Column("Contribution (€)", "whole", "n2", same("=c.paid")),
        Column("31 mars, 40 % (€)", "march", "n2", times("whole", rate="0.4")),
        Column("30 juin, 30 % (€)", "june", "n2", times("whole", rate="0.3")),
        Column(
            "31 octobre, solde (€)",
            "rest",
            "n2",
            minus("whole", "march", "june"),
        ),
    )
    plain = [(name,) for name, *_ in COMMUNES]
    return tabulate(book, "q", columns, plain, "Total", Look("horizontal", 8.5))


def fill(book: Book) -> Mapping[str, Table]:
    """The tables, and the figures of the sentences."""
    tables = {
        "communes": draw_communes(book),
        "spending": draw_spending(book),
        "calls": draw_calls(book),
    }
    votes = {
        "seats": 27,
        "present": 19,
        "proxies": 4,
        "against": 2,
        "abstained": 3,
    }
    for name, figure in votes.items():
        book.put(f"v.{name}", figure, "y")
    rates = {"t.people": 60, "d.first": 40, "d.second": 30}
    for key, figure in rates.items():
        book.put(key, figure, "p0")
    book.put("t.own", sum(int(figure) for _, figure in RECEIPTS), "e0")
    book.say(
        {
            "v.voters": ("y", plus("v.present", "v.proxies")),
            "v.absent": ("y", minus("v.seats", "v.present", "v.proxies")),
            "v.for": ("y", minus("v.voters", "v.against", "v.abstained")),
            "t.wealth": ("p0", lambda v: 100 - v("t.people")),
            "t.spending": ("e0", same("e.new")),
            "t.more": ("e0", same("e.gap")),
            "t.grown": ("s1", change("e.new", "e.old")),
            "t.banks": ("e0", same("e1.gap")),
            "t.due": ("e0", minus("t.spending", "t.own")),
            "t.communes": ("w", constant(len(COMMUNES))),
            "t.inhabitants": (
                "n0",
                plus(*(f"c{index}.people" for index in range(len(COMMUNES)))),
            ),
            "t.potential": ("e0", same("c.wealth")),
            "t.head": ("e0", over("t.potential", "t.inhabitants")),
            "t.each": ("e2", over("c.paid", "t.inhabitants")),
            "t.first": ("e2", same("c0.paid")),
            "t.firstshare": ("p1", over("c0.paid", "c.paid", 100)),
            "t.three": ("e2", plus("c0.paid", "c1.paid", "c2.paid")),
            "t.last": ("e2", same("c8.paid")),
            "t.lastold": ("e2", same("c8.old")),
            "t.lastgain": ("e2", minus("c8.paid", "c8.old")),
            "d.sum": ("e2", same("c.paid")),
            "d.growth": ("p1", change("c.paid", "c.old")),
            "d.third": ("p0", lambda v: 100 - v("d.first") - v("d.second")),
            "d.march": ("e2", same("q.march")),
        }
    )
    book.owe("t.due", same("c.paid"))
    for name in ("by_people", "by_wealth", "key", "paid"):
        column = [f"c{index}.{name}" for index in range(len(COMMUNES))]
        book.owe(f"c.{name}", plus(*column), 3)
    return tables


THEME = Theme(
    font="Liberation Serif",
    size=10.5,
    shade="#e7eef5",
    margin=18,
    footer="SMAL – délibération n° 2026-41 – {page}/{pages}",
)
KIND = kind_of(
    119,
    "contributions-cle",
    "contributions des communes par clé de répartition",
    SEEDS,
    Plan(Producer.CHROMIUM, THEME, TEMPLATE, fill),
)
