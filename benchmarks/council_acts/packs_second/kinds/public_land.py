"""121: fees for the use of public land: terraces, works, networks."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

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
    Group,
    Look,
    tabulate,
    words,
)
from benchmarks.council_acts.packs_second.template import Plan, kind_of

# occupant, street, area, price a month, months
OCCUPANTS = (
    Group(
        "Terrasses ouvertes",
        (
            ("Café du Commerce", "Place Carnot", "42.5", "4.20", "7"),
            ("Brasserie des Halles", "Place Carnot", "68", "4.20", "7"),
            ("Le Petit Bouchon", "Rue Haute", "18", "3.10", "6"),
            ("Crêperie Ker Anna", "Quai Sud", "31.5", "3.60", "6"),
        ),
    ),
    Group(
        "Terrasses fermées",
        (
            ("Hôtel de la Poste", "Place Carnot", "36", "9.80", "12"),
            ("Brasserie du Port", "Quai Sud", "52", "8.90", "12"),
        ),
    ),
    Group(
        "Étalages et chevalets",
        (
            ("Fleurs Jacquemin", "Rue Haute", "6.5", "2.40", "12"),
            ("Primeurs Ostiguy", "Rue des Arts", "9", "2.40", "12"),
            ("Librairie Passage", "Rue des Arts", "3", "2.40", "12"),
        ),
    ),
    Group(
        "Chantiers et échafaudages",
        (
            ("Ravalements Costil", "Rue Haute", "74", "5.50", "3"),
            ("SCI Les Remparts", "Rue du Guet", "120", "5.50", "5"),
        ),
    ),
)
# work, unit, quantity, price voted, ceiling
NETWORKS = (
    ("Artères souterraines", "km", "84.35", "49.41", "49.41"),
    ("Artères aériennes", "km", "37.18", "65.88", "65.88"),
    ("Emprises au sol", "m²", "12.5", "32.94", "32.94"),
)
YEARS = (
    ("Terrasses et étalages", "14210.40", "14586.90"),
    ("Chantiers", "3980.00", "4412.50"),
    ("Télécommunications", "6402.11", "6518.73"),
    ("Gaz et électricité", "1498.00", "1531.00"),
)

SEEDS = (
    Slip(
        "n1.price",
        "68,55",
        "B. Réseaux de communications électroniques",
        "Artères aériennes",
        "legal",
        "au-dessus du plafond de 65,88 (art. R. 20-52 du code des postes) ; le produit est"
        " calculé dessus",
        nature="legal",
        spreads=True,
    ),
    Slip(
        "o5.fee",
        "5 535,60",
        "A. Occupations commerciales et de chantier",
        "Brasserie du Port",
        "product",
        "52 x 8,90 x 12 = 5 553,60 ; chiffres inversés, le sous-total est juste",
    ),
    Slip(
        "o.g2.area",
        "15,5",
        "A. Occupations commerciales et de chantier",
        "Sous-total Étalages et chevalets",
        "sum",
        "les 3 m² de la librairie sont oubliés",
    ),
    Slip(
        "y0.new",
        "4 412,50",
        "C. Produits constatés",
        "Terrasses et étalages",
        "sum",
        "montant de la ligne suivante ; l'évolution et le total sont justes",
    ),
    Slip(
        "t.gas",
        "1 038 €",
        "texte",
        "rapport, redevance du gaz",
        "product",
        "(0,035 x 18 640 + 100) x 1,44 = 1 083 ; chiffres inversés",
    ),
    Slip(
        "t.occupants",
        "dix",
        "texte",
        "rapport, nombre d'occupants",
        "count",
        "onze occupants au tableau A",
    ),
    Slip(
        "d.all",
        "26 323,07 €",
        "texte",
        "dispositif, produit attendu",
        "sum",
        "19 104,90 + 7 128,17 = 26 233,07 ; chiffres inversés",
    ),
)

TEMPLATE = """
@masthead VILLE DE PORT-GALLERAND | Direction de l'espace public | 11 206 habitants || Conseil
municipal | 15 décembre 2026, 20 heures | Délibération 2026/147

@title REDEVANCES D'OCCUPATION DU DOMAINE PUBLIC POUR 2027

Présents : {v.present} / Excusés avec pouvoir : {v.proxies} / Absents : {v.absent} / En exercice :
{v.seats}

Vu le code général de la propriété des personnes publiques, articles L. 2125-1 et L. 2125-3 ;

Vu le code des postes et des communications électroniques, articles R. 20-51 à R. 20-53 ;

Vu les articles R. 2333-105 et R. 2333-114 du code général des collectivités territoriales ;

@heading Rapport

Toute occupation du domaine public est soumise à redevance, laquelle tient compte des avantages
procurés au titulaire. La ville délivre chaque année une quarantaine d'autorisations ;
{t.occupants} occupants présentent une facturation supérieure à 200 € ou un usage permanent. Ils
utilisent {t.area} m² et devront {t.fees}, ce qui donne {t.mean} par occupant. Les deux terrasses
fermées rapportent {t.closed}, soit {t.share} de ce produit, alors qu'elles ne couvrent que
{t.small} m².

La plus grande terrasse ouverte, de {t.big} m², acquittera {t.bigfee} pour {t.months} mois, donc
{t.bigmonth} par mois. Un droit fixe de dossier de 25 €, voté en 2019, s'y ajoute.

Pour les réseaux, le produit atteint {t.networks}, dont {t.under} au titre des artères
souterraines. La redevance due par le distributeur de gaz est calculée par la formule (0,035 x L +
100) x 1,44, L étant la longueur de canalisations, soit 18 640 mètres : elle est de {t.gas}.

En 2026, la ville a encaissé {t.new}, contre {t.old} en 2025 : {t.more} supplémentaires, soit une
évolution de {t.growth}. Les chantiers contribuent à cette hausse pour {t.sites}.

@heading Délibération

LE CONSEIL MUNICIPAL, à l'unanimité des {v.voters} votants,

– FIXE les redevances aux montants des tableaux A et B, dont le produit attendu est de {d.all} ;

– AUTORISE le maire à émettre les titres correspondants ({d.titles} au tableau A) ;

– IMPUTE les recettes aux articles 70323 et 70388.

@sign Le secrétaire, | Théo MARCHADIER || La maire, | Brigitte LE GUENNEC

@break

@caption A. Occupations commerciales et de chantier

@table occupants

@caption B. Réseaux de communications électroniques

@table networks

@caption C. Produits constatés

@table years
"""


def draw_occupants(book: Book) -> Table:
    """Area, price a month, months, fee."""
    columns = (
        words("Occupant", 2.2),
        words("Emplacement", 1.6),
        Column("Surface (m²)", "area", "n1", width=1),
        Column("Tarif (€/m²/mois)", "price", "n2", foot="", width=1.1),
        Column("Mois", "months", "y", foot="", align="c", width=0.7),
        Column("Redevance (€)", "fee", "n2", times("area", "price", "months")),
    )
    return tabulate(
        book, "o", columns, OCCUPANTS, "Total général", Look("horizontal", 9)
    )


def draw_networks(book: Book) -> Table:
    """What networks owe, under the ceilings."""
    columns = (
        words("Ouvrage", 2.2),
        words("Unité", 0.8, "c"),
        Column("Quantité", "count", "n2", foot="", width=1),
        Column("Tarif voté (€)", "price", "n2", foot="", width=1.1),
        Column("Plafond 2026 (€)", "most", "n2", foot="", width=1.1),
        Column("Produit (€)", "fee", "n2", times("count", "price")),
    )
    return tabulate(
        book, "n", columns, NETWORKS, "Total", Look("frame", 9, 0.9)
    )


def draw_years(book: Book) -> Table:
    """What was received."""
    columns = (
        words("Nature", 2.4),
        Column("2025 (€)", "old", "n2"),
        Column("2026 (€)", "new", "n2"),
        Column("Écart (€)", "gap", "n2", minus("new", "old")),
        Column("Évolution", "growth", "s1", change("new", "old"), foot="same"),
    )
    return tabulate(book, "y", columns, YEARS, "Ensemble", Look("none", 9, 0.9))


def say_figures(book: Book) -> None:
    """The figures of the sentences."""
    count = sum(len(group.lines) for group in OCCUPANTS)
    for name, figure in (("present", 24), ("proxies", 5), ("absent", 4)):
        book.put(f"v.{name}", figure, "y")
    book.say(
        {
            "v.seats": ("y", plus("v.present", "v.proxies", "v.absent")),
            "v.voters": ("y", plus("v.present", "v.proxies")),
            "t.occupants": ("w", constant(count)),
            "t.area": ("n1", same("o.area")),
            "t.fees": ("e2", same("o.fee")),
            "t.mean": ("e2", lambda v: v("o.fee") / count),
            "t.closed": ("e2", same("o.g1.fee")),
            "t.share": ("p1", over("o.g1.fee", "o.fee", 100)),
            "t.small": ("n0", same("o.g1.area")),
            "t.big": ("n0", same("o1.area")),
            "t.bigfee": ("e2", same("o1.fee")),
            "t.months": ("w", same("o1.months")),
            "t.bigmonth": ("e2", over("o1.fee", "o1.months")),
            "t.networks": ("e2", same("n.fee")),
            "t.under": ("e2", same("n0.fee")),
            "t.gas": (
                "e0",
                lambda _: (Decimal("0.035") * 18640 + 100) * 144 / 100,
            ),
            "t.new": ("e2", same("y.new")),
            "t.old": ("e2", same("y.old")),
            "t.more": ("e2", same("y.gap")),
            "t.growth": ("s1", change("y.new", "y.old")),
            "t.sites": ("e2", same("y1.gap")),
            "d.all": ("e2", plus("o.fee", "n.fee")),
            "d.titles": ("w", constant(count)),
        }
    )


def fill(book: Book) -> Mapping[str, Table]:
    """The tables, and what the law says of them."""
    tables = {
        "occupants": draw_occupants(book),
        "networks": draw_networks(book),
        "years": draw_years(book),
    }
    say_figures(book)
    for index in range(len(NETWORKS)):
        under_ceiling_of_state(book, f"n{index}")
    return tables


def under_ceiling_of_state(book: Book, row: str) -> None:
    """A price does not pass the ceiling of the State."""
    book.limit(row, lambda value: value(f"{row}.price") <= value(f"{row}.most"))


THEME = Theme(
    font="Liberation Sans",
    size=9.5,
    shade="#dceaf2",
    accent="#0b4f6c",
    margin=19,
    header="Ville de Port-Gallerand – Conseil municipal du 15 décembre 2026",
    footer="{page}/{pages}",
)
KIND = kind_of(
    121,
    "redevances-domaine-public",
    "redevances d'occupation du domaine public",
    SEEDS,
    Plan(Producer.CHROMIUM, THEME, TEMPLATE, fill),
)
