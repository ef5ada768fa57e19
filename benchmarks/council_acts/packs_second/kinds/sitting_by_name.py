"""131: the record of a session, members by name, votes by group and by name."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.council_acts.ink import Ink
from benchmarks.council_acts.model import Kind, Part, Producer, Table, Theme
from benchmarks.council_acts.packs_second.book import (
    Book,
    Slip,
    constant,
    minus,
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
from benchmarks.council_acts.packs_second.template import act

PRESENT = (
    "M. Armand FOUQUERAY",
    "Mme Solène TRÉMOUREUX",
    "M. Didier PASCALET",
    "Mme Nadège BRILLOUET",
    "M. Youssef HADDANE",
    "Mme Corinne VASTIER",
    "M. Gildas LE MÉZEC",
    "Mme Patricia OUVRELEAU",
    "Mme Élodie CASTANIER",
    "M. Roland DEJOUANY",
    "Mme Fatou DIAGNERAY",
    "M. Thierry MALBOSQUET",
    "M. Loïc PERRUCHAIN",
    "Mme Inès BELARBAOUI",
    "M. Serge COUDOULET",
    "Mme Marlène FAVIGNOL",
    "Mme Chloé TOURNADRAC",
    "M. Étienne BOURDELIN",
    "Mme Sabine CARRATIER",
    "M. Malik OUERGHEMINE",
    "M. Cédric JAUFFRION",
    "Mme Odile SERRABONE",
)
PROXIES = (
    ("M. Bertrand SOUBIRAC", "M. Didier PASCALET"),
    ("Mme Geneviève ARRIBEYRE", "Mme Nadège BRILLOUET"),
    ("M. Hubert RASTOUILH", "M. Youssef HADDANE"),
    ("Mme Laurence DUPLANTOY", "Mme Sabine CARRATIER"),
)
EXCUSED = ("M. Adrien LESCAZEL",)
ABSENT = ("Mme Monique GRELOUX", "M. Pascal VIGNERAS")

GROUPS = (
    ("Agir ensemble", "17", "3", "1", "1"),
    ("Une ville pour tous", "4", "1", "0", "0"),
    ("Citoyens libres", "1", "0", "0", "1"),
)
CREDITS = (
    ("011 – Charges à caractère général", "46300", "51850"),
    ("012 – Charges de personnel", "118200", "112400"),
    ("65 – Autres charges de gestion courante", "27450", "24150"),
    ("67 – Charges spécifiques", "1800", "5350"),
)
# act, object, present, proxies, takes no part, for, against, abstained
VOTES = (
    ("2026-041", "Procès-verbal du 23 avril", "22", "4", "0", "26", "0", "0"),
    ("2026-042", "Décision modificative n° 2", "22", "4", "0", "20", "5", "1"),
    (
        "2026-043",
        "Subvention aux Rames de la Lèze",
        "22",
        "4",
        "2",
        "24",
        "0",
        "0",
    ),
    (
        "2026-044",
        "Cession du local des Tanneurs",
        "21",
        "3",
        "0",
        "20",
        "3",
        "1",
    ),
    ("2026-045", "Règlement de la médiathèque", "21", "3", "0", "24", "0", "0"),
    ("2026-046", "Tarifs du stationnement", "22", "4", "0", "21", "4", "1"),
)
BY_GROUP = {
    "042": (
        ("Agir ensemble", "20", "0", "0"),
        ("Une ville pour tous", "0", "5", "0"),
        ("Citoyens libres", "0", "0", "1"),
    ),
    "046": (
        ("Agir ensemble", "20", "0", "0"),
        ("Une ville pour tous", "0", "4", "1"),
        ("Citoyens libres", "1", "0", "0"),
    ),
}

SEEDS = (
    Slip(
        "n.present",
        "23",
        "texte",
        "membres présents",
        "count",
        "vingt-deux noms suivent, et le tableau des groupes en donne 22",
    ),
    Slip(
        "n.excused",
        "3",
        "texte",
        "membres ayant donné pouvoir",
        "count",
        "quatre noms suivent, chacun avec son mandataire",
    ),
    Slip(
        "a0",
        "Mme Geneviève ARRIBEYRE",
        "texte",
        "membres absents",
        "equality",
        "excusée avec pouvoir à Mme BRILLOUET, donc non absente",
    ),
    Slip(
        "n.quorum",
        "14",
        "texte",
        "quorum",
        "legal",
        "majorité de 29 membres en exercice : 15 (art. L. 2121-17 du CGCT)",
        nature="legal",
    ),
    Slip(
        "d042.for",
        "21",
        "Vote par groupe, délibération n° 2026-042",
        "Total",
        "sum",
        "20 + 0 + 0 ; 21 + 5 + 1 dépasserait les 26 votants",
    ),
    Slip(
        "t043.abstained",
        "2",
        "texte",
        "délibération n° 2026-043, abstentions",
        "legal",
        "les deux élus sortis ne prennent pas part au vote : ils ne s'abstiennent pas,"
        " et 24 + 2 dépasse les 24 votants",
        nature="legal",
    ),
    Slip(
        "t044.against",
        "4",
        "texte",
        "délibération n° 2026-044, voix contre",
        "count",
        "trois noms suivent ; 20 + 3 + 1 = 24 votants",
    ),
    Slip(
        "t046.for",
        "22",
        "texte",
        "délibération n° 2026-046, voix pour",
        "sum",
        "22 + 4 + 1 = 27 voix pour 26 votants",
    ),
    Slip(
        "v4.voters",
        "26",
        "Récapitulatif des votes",
        "2026-045",
        "difference",
        "Mme CARRATIER et son pouvoir sont sortis : 21 + 3 votants",
    ),
)

TEMPLATE = """
@masthead VILLE DE SAINT-AUBRAC-SUR-LÈZE | Direction générale des services | 8 214
habitants || Conseil municipal | Procès-verbal de la séance | du 28 mai 2026

@title PROCÈS-VERBAL DE LA SÉANCE DU 28 MAI 2026

L'an deux mille vingt-six, le vingt-huit mai à dix-neuf heures, le conseil municipal de la
commune de Saint-Aubrac-sur-Lèze, régulièrement convoqué le 22 mai 2026, s'est réuni salle
Édouard-Vaillant, sous la présidence de M. Armand FOUQUERAY, maire.

<b>Nombre de conseillers en exercice :</b> {n.seats}

<b>Étaient présents ({n.present}) :</b> [present].

<b>Absents excusés ayant donné pouvoir ({n.excused}) :</b> [proxies].

<b>Absent excusé sans pouvoir ({n.without}) :</b> {x0}.

<b>Absents ({n.absent}) :</b> {a0}, {a1}.

<b>Secrétaire de séance :</b> Mme Inès BELARBAOUI, désignée conformément à l'article
L. 2121-15 du code général des collectivités territoriales.

M. le maire constate que le quorum, fixé à {n.quorum} membres, est atteint et déclare la
séance ouverte à 19 h 04. Compte tenu des pouvoirs, le nombre de votants est de {n.voters} à
l'ouverture de la séance, contre 24 lors de la précédente.

@caption Composition de l'assemblée à l'ouverture de la séance

@table seats

@heading 2026-041 – Approbation du procès-verbal de la séance du 23 avril 2026

Aucune observation n'étant formulée, le procès-verbal est approuvé à l'unanimité par
{t041.for} voix.

@heading 2026-042 – Budget principal : décision modificative n° 2

Rapporteur : M. PASCALET. Le rapporteur indique que les {t042.count} chapitres de
fonctionnement ci-après sont ajustés sans modifier l'équilibre général, le total des crédits
s'établissant à {t042.new}, comme au budget primitif. Les charges à caractère général
progressent de {t042.more}, en raison du contrat de maintenance des chaufferies (estimé à 6 100 €
en janvier), tandis que les charges de personnel diminuent de {t042.less}.

@table credits

M. BOURDELIN rappelle que son groupe n'a pas voté le budget primitif, adopté le 2 avril par
21 voix, et demande le détail des 3 550 € inscrits au chapitre 67. M. le maire répond qu'il s'agit
d'annulations de titres de 2024.

@caption Vote par groupe, délibération n° 2026-042

@table d042

La délibération est adoptée à la majorité : {t042.for} voix pour, {t042.against} voix contre,
{t042.abstained} abstention.

@heading 2026-043 – Subvention à l'association Les Rames de la Lèze

Rapporteur : Mme VASTIER. L'association, qui compte 164 adhérents, sollicite une aide de
{t043.amount} pour l'achat de deux yolettes, d'un coût total de {t043.cost} ; la commune en
financerait ainsi {t043.share}. {m0} et {m1}, membres du bureau de l'association, quittent la
salle et ne prennent part ni au débat ni au vote.

Nombre de présents dans la salle : {t043.present} – Votants : {t043.voters} – Pour : {t043.for} –
Contre : {t043.against} – Abstentions : {t043.abstained} – N'ont pas pris part au vote :
{t043.aside}.

{m2} et {m3} reviennent dans la salle à 20 h 06.

@heading 2026-044 – Cession du local de la rue des Tanneurs

Mme Sabine CARRATIER quitte la séance à 20 h 12, avant le vote de la délibération ; le pouvoir
qu'elle détient de Mme Laurence DUPLANTOY ne peut plus être exercé. Le nombre de présents est
ramené à {t044.present} et celui des votants à {t044.voters}.

Rapporteur : M. DEJOUANY. Le local, d'une surface de {t044.area} m², est cédé à l'office notarial
au prix de {t044.price}, soit {t044.rate} le mètre carré. Le pôle d'évaluation domaniale l'avait
estimé à 98 000 €, avec une marge d'appréciation de 10 %.

Adopté par {t044.for} voix pour. Ont voté contre ({t044.against}) : {c0}, {c1}, {c2}. S'est
abstenue ({t044.abstained}) : Mme Odile SERRABONE.

@heading 2026-045 – Règlement intérieur de la médiathèque

Rapporteur : Mme OUVRELEAU. Le règlement, qui comprend 27 articles, entrera en vigueur le 1er
septembre. Il est adopté à l'unanimité des {t045.voters} votants.

@heading 2026-046 – Tarifs du stationnement payant

Mme Sabine CARRATIER rejoint la séance à 20 h 47. Le nombre de votants est de nouveau de
{t046.voters}.

Rapporteur : M. HADDANE. Le tarif de l'heure passe de 1,20 € à 1,30 €. Mme CARRATIER s'interroge
sur la recette attendue, évaluée à 74 000 €. M. HADDANE précise que la première demi-heure reste
gratuite.

@caption Vote par groupe, délibération n° 2026-046

@table d046

Le conseil municipal adopte les tarifs par {t046.for} voix pour, {t046.against} contre (M. Étienne
BOURDELIN, Mme Sabine CARRATIER, M. Cédric JAUFFRION et Mme Laurence DUPLANTOY par procuration) et
{t046.abstained} abstention (M. Malik OUERGHEMINE).

@heading Récapitulatif des votes

Les {n.acts} délibérations de la séance ont donné lieu aux votes suivants :

@table votes

L'ordre du jour étant épuisé, M. le maire lève la séance à 21 h 26. La prochaine séance est fixée
au 2 juillet 2026.

@sign La secrétaire de séance, | Inès BELARBAOUI || Le maire, | Armand FOUQUERAY
"""


def name_members(book: Book) -> None:
    """Every member once, and those named again in the debates."""
    lists = {"p": PRESENT, "x": EXCUSED, "a": ABSENT}
    lists["e"] = tuple(name for name, _ in PROXIES)
    lists["h"] = tuple(holder for _, holder in PROXIES)
    lists["m"] = PRESENT[1], PRESENT[12], PRESENT[1], PRESENT[12]
    lists["c"] = tuple(PRESENT[place] for place in (17, 19, 20))
    for letter, names in lists.items():
        book.words({f"{letter}{at}": name for at, name in enumerate(names)})

    everyone = [
        f"{letter}{at}" for letter in "pexa" for at in range(len(lists[letter]))
    ]
    sitting = [f"p{at}" for at in range(len(PRESENT))]
    book.claim("once", everyone, lambda *names: len(set(names)) == 29)
    for letter in "hmc":
        size = len(lists[letter])
        keys = [f"{letter}{at}" for at in range(size)]
        book.claim(f"{letter} sit", [*keys, *sitting], among(size))


def among(size: int) -> Callable[..., bool]:
    """Whether the first names are all among the others."""
    return lambda *names: set(names[:size]) <= set(names[size:])


def draw_seats(book: Book) -> Table:
    """Who sits, by group."""
    columns = (
        words("Groupe", 2.6),
        Column("Présents", "present", "y", align="c"),
        Column("Pouvoirs", "proxies", "y", align="c"),
        Column("Excusés sans pouvoir", "excused", "y", align="c"),
        Column("Absents", "absent", "y", align="c"),
        Column(
            "Sièges",
            "seats",
            "y",
            plus("present", "proxies", "excused", "absent"),
            align="c",
        ),
        Column("Votants", "voters", "y", plus("present", "proxies"), align="c"),
    )
    return tabulate(
        book, "g", columns, GROUPS, "Conseil municipal", Look(size=9.5)
    )


def draw_by_group(book: Book, act_number: str) -> Table:
    """An act's votes by group."""
    columns = (
        words("Groupe", 2.6),
        Column("Pour", "for", "y", align="c"),
        Column("Contre", "against", "y", align="c"),
        Column("Abstentions", "abstained", "y", align="c"),
        Column(
            "Votants",
            "voters",
            "y",
            plus("for", "against", "abstained"),
            align="c",
        ),
    )
    look = Look("horizontal", 9.5, 0.8)
    return tabulate(
        book, f"d{act_number}", columns, BY_GROUP[act_number], "Total", look
    )


def draw_votes(book: Book) -> Table:
    """All votes of the session."""
    columns = (
        words("N°", 1.3),
        words("Objet", 3.4),
        Column("Présents", "present", "y", align="c", foot=""),
        Column("Pouvoirs", "proxies", "y", align="c", foot=""),
        Column("Ne prend pas part", "aside", "y", align="c", foot=""),
        Column(
            "Votants",
            "voters",
            "y",
            lambda cell: cell("present") + cell("proxies") - cell("aside"),
            foot="",
            align="c",
        ),
        Column("Pour", "for", "y", align="c", foot=""),
        Column("Contre", "against", "y", align="c", foot=""),
        Column("Abst.", "abstained", "y", align="c", foot=""),
        Column(
            "Exprimés",
            "cast",
            "y",
            plus("for", "against"),
            foot="",
            align="c",
        ),
    )
    return tabulate(book, "v", columns, VOTES, "", Look("zebra", 8.5))


def draw_credits(book: Book) -> Table:
    """The credits before and after."""
    columns = (
        words("Chapitre", 3.6),
        Column("Budget primitif", "old"),
        Column("Après DM n° 2", "new"),
        Column("Écart", "gap", "n2", minus("new", "old")),
    )
    return tabulate(
        book, "k", columns, CREDITS, "Total des chapitres", Look("header", 9.5)
    )


def say_figures(book: Book) -> None:
    """The figures of the sentences."""
    book.put("t043.amount", 4500, "e0")
    book.put("t043.cost", 18000, "e0")
    book.put("t044.area", 86, "y")
    book.put("t044.price", 101480, "e0")
    book.say(
        {
            "n.seats": ("y", same("g.seats")),
            "n.present": ("y", constant(len(PRESENT))),
            "n.excused": ("y", constant(len(PROXIES))),
            "n.without": ("y", constant(len(EXCUSED))),
            "n.absent": ("y", constant(len(ABSENT))),
            "n.quorum": ("y", lambda value: value("n.seats") // 2 + 1),
            "n.voters": ("y", same("g.voters")),
            "n.acts": ("w", constant(len(VOTES))),
            "t042.count": ("w", constant(len(CREDITS))),
            "t042.new": ("e0", same("k.new")),
            "t042.more": ("e0", same("k0.gap")),
            "t042.less": ("e0", lambda value: -value("k1.gap")),
            "t043.share": (
                "p0",
                lambda v: v("t043.amount") * 100 / v("t043.cost"),
            ),
            "t043.present": ("y", minus("v2.present", "v2.aside")),
            "t043.aside": ("y", constant(2)),
            "t044.present": ("y", same("v3.present")),
            "t044.rate": ("e0", lambda v: v("t044.price") / v("t044.area")),
            "t043.voters": ("y", same("v2.voters")),
            "t044.voters": ("y", constant(24)),
            "t045.voters": ("y", constant(24)),
            "t046.voters": ("y", same("v5.voters")),
            "t041.for": ("y", same("v0.for")),
        }
    )
    for place, number in ((1, "042"), (2, "043"), (3, "044"), (5, "046")):
        for name in ("for", "against", "abstained"):
            book.work(f"t{number}.{name}", same(f"v{place}.{name}"), "y")


def owe_votes(book: Book) -> None:
    """What the votes of the tables and of the sentences have in common."""
    for place in range(len(VOTES)):
        book.owe(f"v{place}.voters", plus(*ballots(f"v{place}")))
    for number in ("043", "044", "046"):
        book.owe(f"t{number}.voters", plus(*ballots(f"t{number}")))
    for number, place in (("042", 1), ("046", 5)):
        for name in ("for", "against", "abstained", "voters"):
            book.owe(f"d{number}.{name}", same(f"v{place}.{name}"))
    book.owe("g.present", constant(len(PRESENT)))
    book.owe("g.seats", constant(29))
    book.owe("k.old", same("k.new"))
    book.owe("t043.amount", times("t043.cost", rate="0.25"))
    for place, number in ((3, "t044"), (4, "t045")):
        book.owe(f"v{place}.voters", same(f"{number}.voters"))
    for name in ("excused", "without", "absent"):
        column = {"excused": "proxies", "without": "excused"}.get(name, name)
        book.owe(f"g.{column}", same(f"n.{name}"))


def ballots(key: str) -> list[str]:
    """The three ways to vote."""
    return [f"{key}.for", f"{key}.against", f"{key}.abstained"]


def draw(ink: Ink) -> tuple[Part, ...]:
    """The whole record."""
    book = Book(ink)
    name_members(book)
    tables = {
        "seats": draw_seats(book),
        "credits": draw_credits(book),
        "d042": draw_by_group(book, "042"),
        "d046": draw_by_group(book, "046"),
        "votes": draw_votes(book),
    }
    say_figures(book)
    owe_votes(book)

    present = ", ".join(f"{{p{at}}}" for at in range(len(PRESENT)))
    present = present.replace("{p0}", "{p0} (maire)")
    proxies = ", ".join(
        f"{{e{at}}} (pouvoir à {{h{at}}})" for at in range(len(PROXIES))
    )
    template = TEMPLATE.replace("[present]", present)
    theme = Theme(
        font="Carlito",
        size=10.5,
        shade="#dfe7ef",
        accent="#1f3864",
        margin=20,
        header="Saint-Aubrac-sur-Lèze – Procès-verbal du 28 mai 2026",
        footer="Page {page} sur {pages}",
    )
    return act(
        book,
        Producer.CHROMIUM,
        theme,
        template.replace("[proxies]", proxies),
        tables,
    )


KIND = Kind(
    131,
    "proces-verbal-nominatif",
    "procès-verbal de séance, présences et votes nominatifs",
    SEEDS,
    draw,
)
