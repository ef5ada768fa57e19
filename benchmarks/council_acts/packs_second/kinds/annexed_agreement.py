"""132: a subsidy agreement annexed to the act that approves it."""

from __future__ import annotations

from benchmarks.council_acts.ink import Ink
from benchmarks.council_acts.model import Kind, Part, Producer, Table, Theme
from benchmarks.council_acts.packs_second.book import (
    Book,
    Slip,
    change,
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
from benchmarks.council_acts.packs_second.template import act

ACTIONS = (
    (
        "MDE",
        "Permanences d'accueil dans les quartiers",
        "demi-journée",
        "104",
        "350",
    ),
    (
        "MDE",
        "Ateliers collectifs de recherche d'emploi",
        "atelier",
        "65",
        "400",
    ),
    ("PLIE", "Accompagnement renforcé", "parcours", "41", "600"),
    ("ACI", "Postes conventionnés en chantier", "poste", "12", "1500"),
)
INCOME = (
    ("Ville de Brézac-le-Vieux", "105000"),
    ("Département", "48600"),
    ("État (fonds d'inclusion)", "72000"),
    ("Fonds social européen (FSE+)", "63000"),
    ("Ressources propres", "11400"),
)
SPENDING = (
    ("Salaires et charges", "214300", "219800"),
    ("Loyers et fluides", "36150", "37200"),
    ("Fournitures pédagogiques", "12480", "13050"),
    ("Déplacements et missions", "9870", "10350"),
    ("Frais de siège", "18900", "19600"),
)
REFERENCES = {"r.docs": "6-2", "r.end": "7", "r.money": "4", "r.control": "6-1"}

SEEDS = (
    Slip(
        "line.mde",
        "64 200 €",
        "texte",
        "délibération, ligne MDE",
        "equality",
        "la phrase de l'article 1 alloue 62 400 € à la Maison de l'Emploi (MDE)",
    ),
    Slip(
        "c.date",
        "2 avril 2026",
        "texte",
        "convention, date de la délibération",
        "equality",
        "la délibération est du 9 avril 2026",
        nature="legal",
    ),
    Slip(
        "c.organ",
        "conseil communautaire",
        "texte",
        "convention, organe qui autorise",
        "equality",
        "la délibération est du conseil municipal",
        nature="legal",
    ),
    Slip(
        "c.year",
        "2025",
        "texte",
        "convention, article 2",
        "equality",
        "exercice du modèle précédent ; la convention court du 1er janvier au 31"
        " décembre 2026",
    ),
    Slip(
        "c.aci",
        "18 500 €",
        "texte",
        "convention, article 3, ACI",
        "equality",
        "12 postes x 1 500 € = 18 000 € à l'annexe 1",
    ),
    Slip(
        "c.rest",
        "10 %",
        "texte",
        "convention, article 4, solde",
        "sum",
        "50 % + 30 % + 10 % ne font que 90 % ; le montant de 21 000 € est juste",
    ),
    Slip(
        "r.docs",
        "7",
        "texte",
        "convention, article 4, renvoi",
        "reference",
        "les documents à produire sont listés à l'article 6-2 ; l'article 7 traite de la"
        " résiliation",
    ),
    Slip(
        "s53",
        "5-4",
        "texte",
        "convention, troisième alinéa de l'article 5",
        "numbering",
        "5-1, 5-2 puis 5-4",
        nature="judgmental",
    ),
    Slip(
        "h9",
        "10",
        "texte",
        "convention, article 9",
        "numbering",
        "l'article 9 manque et l'article 10 est répété",
        nature="judgmental",
    ),
    Slip(
        "a2.amount",
        "26 400,00",
        "Annexe 1 – Actions et tarifs unitaires",
        "Accompagnement renforcé",
        "product",
        "41 parcours x 600 ; chiffres inversés, le total est juste",
    ),
    Slip(
        "i3.share",
        "12,0 %",
        "Annexe 2 – Budget prévisionnel, produits",
        "Fonds social européen (FSE+)",
        "ratio",
        "63 000 sur 300 000 ; chiffres inversés",
    ),
)

TEMPLATE = """
@center RÉPUBLIQUE FRANÇAISE – Département du Verdonnais

@title VILLE DE BRÉZAC-LE-VIEUX

@center <b>Conseil municipal – Séance du {d.date}</b>

@center Délibération n° 2026-037

@right Conseillers en exercice : {d.seats} – Présents : {d.present} –
Pouvoirs : {d.proxies} – Absents : {c.absent} – Votants : {d.voters}

@subject Objet : subvention {d.year} à la Maison de l'Emploi du Pays de Brézac – approbation de la
convention d'objectifs et de moyens

Vu le code général des collectivités territoriales, et notamment ses articles L. 1611-4 et
L. 2121-29 ;

Vu la loi n° 2000-321 du 12 avril 2000, notamment son article 10, et le décret n° 2001-495 du 6
juin 2001, qui imposent une convention au-delà de 23 000 € ;

Considérant que l'association Maison de l'Emploi du Pays de Brézac, ci-après « MDE », a accueilli
1 846 personnes en 2025, sur un bassin de 31 200 habitants ;

Considérant que l'aide de la Ville s'élèvera à {d.total}, contre {d.before} l'an passé, soit une
progression de {d.growth}, et qu'elle représente {d.share} des produits attendus par
l'association, arrêtés à {d.income} ; que les dépenses de personnel, de 219 800 €, en forment
{d.staff} ;

Considérant que l'aide équivaut à {d.month} par mois, et à {d.head} par habitant de la commune
(14 000 habitants) ;

Après en avoir délibéré, par {d.for} voix pour et {d.abstained} abstentions, le conseil municipal :

<b>Article 1.</b> ATTRIBUE une subvention de fonctionnement de {d.mde} à la Maison de l'Emploi
(MDE), une subvention de {d.plie} au titre du plan local pour l'insertion et l'emploi (PLIE) et une
subvention de {d.aci} au titre des ateliers et chantiers d'insertion (ACI), soit :

– MDE : {line.mde}

– PLIE : {line.plie}

– ACI : {line.aci}

<b>Article 2.</b> APPROUVE la convention annexée et autorise le maire à la signer.

<b>Article 3.</b> DIT que la dépense de {d.charged} est inscrite au budget primitif, chapitre 65,
article 65748, doté de 412 000 €.

@sign La secrétaire de séance, | Mireille AUTRECHY || Le maire, | Gaëtan LABROUSTIER

@break

@title CONVENTION D'OBJECTIFS ET DE MOYENS {d.year2}

@center Annexe à la délibération n° 2026-037

Entre la Ville de Brézac-le-Vieux, représentée par son maire, M. Gaëtan LABROUSTIER, dûment
autorisé par la délibération n° {c.act} du {c.organ} en date du {c.date}, ci-après « la Ville »,

et l'association Maison de l'Emploi du Pays de Brézac (MDE), dont le siège est 8 rue des
Tisserands, représentée par sa présidente, Mme Josiane PERCEVAULT, ci-après « l'association »,

il est convenu ce qui suit :

@heading Article {h1} – Objet

L'association s'engage à mettre en œuvre les {c.count} actions décrites à l'annexe 1. La Ville y
contribue dans les conditions fixées à l'article {r.money}.

@heading Article {h2} – Durée

La présente convention est conclue au titre de l'exercice {c.year}, du 1er janvier 2026 au 31
décembre 2026. Elle ne peut être reconduite tacitement.

@heading Article {h3} – Montant de la subvention

La Ville verse à l'association un montant global de {c.total}, dont {c.mde} pour la MDE, {c.plie}
pour le PLIE et {c.aci} pour les ACI, selon les tarifs unitaires de l'annexe 1.

@heading Article {h4} – Modalités de versement

La subvention est versée comme suit :

– un acompte de {c.first}, soit {m.first}, à la signature de la convention ;

– un second acompte de {c.second}, soit {m.second}, au plus tard le 31 juillet ;

– le solde de {c.rest}, soit {m.rest}, après réception des documents listés à l'article {r.docs}.

@heading Article {h5} – Obligations de l'association

{s51} L'association tient une comptabilité conforme au plan comptable associatif.

{s52} Elle mentionne le soutien de la Ville sur ses supports de communication.

{s53} Elle informe la Ville de toute modification de ses statuts dans un délai de trois mois.

@heading Article {h6} – Contrôle et évaluation

{s61} La Ville peut procéder à tout contrôle, sur pièces et sur place.

{s62} L'association fournit, dans les six mois de la clôture : le compte rendu financier, le
rapport d'activité et les comptes annuels approuvés.

@heading Article {h7} – Résiliation

En cas de manquement, la convention est résiliée après mise en demeure restée un mois sans effet.

@heading Article {h8} – Reversement

En cas de résiliation prononcée en application de l'article {r.end}, ou si le contrôle prévu à
l'article {r.control} révèle un emploi non conforme, les sommes non justifiées sont reversées.

@heading Article {h9} – Assurances

L'association souscrit une police couvrant sa responsabilité civile.

@heading Article {h10} – Litiges

Le tribunal administratif territorialement compétent connaît des litiges.

@small Fait à Brézac-le-Vieux, en deux exemplaires.

@sign La présidente de l'association, | Josiane PERCEVAULT || Le maire, | Gaëtan LABROUSTIER

@caption Annexe 1 – Actions et tarifs unitaires

@table actions

Le tarif unitaire du PLIE, de {x.rate} par parcours, reste inférieur au coût moyen constaté en 2025
(642 €). Les {x.sessions} permanences et ateliers de la MDE reviennent en moyenne à {x.mean}.

@caption Annexe 2 – Budget prévisionnel, produits

@table income

Les financements autres que celui de la Ville atteignent {x.others}.

@caption Annexe 2 – Budget prévisionnel, charges

@table spending

Les charges augmentent de {x.more} par rapport au réalisé 2025, soit {x.growth}.
"""


def draw_actions(book: Book) -> Table:
    """Units, unit rates, amounts."""
    columns = (
        words("Sigle", 0.8),
        words("Action", 3.4),
        words("Unité", 1.4),
        Column("Nombre", "units", "n0", foot=""),
        Column("Tarif unitaire (€)", "rate", "n2", foot=""),
        Column("Montant (€)", "amount", "n2", times("units", "rate")),
    )
    return tabulate(book, "a", columns, ACTIONS, look=Look(size=9.5))


def draw_budget(book: Book) -> tuple[Table, Table]:
    """What the association expects, and what it spends."""
    income = (
        words("Financeur", 3.4),
        Column("Montant (€)", "amount"),
        Column(
            "Part",
            "share",
            "p1",
            over("amount", "/i.amount", 100),
            late=True,
        ),
    )
    spending = (
        words("Charges", 3),
        Column("Réalisé 2025 (€)", "old"),
        Column("Prévu 2026 (€)", "new"),
        Column("Évolution", "growth", "s1", change("new", "old"), foot="same"),
    )
    look = Look("header", 9.5, 0.85)
    return (
        tabulate(book, "i", income, INCOME, "Total des produits", look),
        tabulate(book, "s", spending, SPENDING, "Total des charges", look),
    )


def say_act(book: Book) -> None:
    """The figures of the act."""
    book.put("d.before", 102000, "e0")
    for name, figure in (("present", 24), ("proxies", 5), ("abstained", 3)):
        book.put(f"d.{name}", figure, "y")
    book.put("d.seats", 33, "y")
    book.say(
        {
            "d.voters": ("y", plus("d.present", "d.proxies")),
            "d.for": ("y", lambda v: v("d.voters") - v("d.abstained")),
            "d.total": ("e0", same("a.amount")),
            "d.growth": ("p1", change("d.total", "d.before")),
            "d.income": ("e0", same("i.amount")),
            "d.share": ("p0", over("d.total", "d.income", 100)),
            "d.staff": ("p1", over("s0.new", "s.new", 100)),
            "d.month": ("e0", lambda v: v("d.total") / 12),
            "d.head": ("e2", lambda v: v("d.total") / 14000),
            "d.mde": ("e0", plus("a0.amount", "a1.amount")),
            "d.plie": ("e0", times("a2.units", "a2.rate")),
            "d.aci": ("e0", same("a3.amount")),
            "d.charged": ("e0", plus("d.mde", "d.plie", "d.aci")),
            "d.year": ("y", constant(2026)),
            "d.year2": ("y", constant(2026)),
        }
    )
    for name in ("mde", "plie", "aci"):
        book.work(f"line.{name}", same(f"d.{name}"), "e0")


def say_agreement(book: Book) -> None:
    """The figures of the agreement and of its annexes."""
    book.put("c.first", 50, "p0")
    book.put("c.second", 30, "p0")
    book.say(
        {
            "c.rest": ("p0", lambda v: 100 - v("c.first") - v("c.second")),
            "c.count": ("w", constant(len(ACTIONS))),
            "c.year": ("y", same("d.year")),
            "c.total": ("e0", same("a.amount")),
            "c.mde": ("e0", same("d.mde")),
            "c.plie": ("e0", same("d.plie")),
            "c.aci": ("e0", same("a3.amount")),
            "m.first": ("e0", times("c.total", "c.first", rate="0.01")),
            "m.second": ("e0", times("c.total", "c.second", rate="0.01")),
            "m.rest": (
                "e0",
                lambda v: v("c.total") - v("m.first") - v("m.second"),
            ),
            "x.rate": ("e0", same("a2.rate")),
            "x.sessions": ("n0", plus("a0.units", "a1.units")),
            "x.mean": ("e2", lambda v: v("d.mde") / v("x.sessions")),
            "x.others": ("e0", lambda v: v("i.amount") - v("i0.amount")),
            "x.more": ("e0", lambda v: v("s.new") - v("s.old")),
            "x.growth": ("s1", same("s.growth")),
        }
    )
    book.owe("c.total", plus("c.mde", "c.plie", "c.aci"))
    book.owe("i0.amount", same("c.total"))
    book.owe("s.new", same("i.amount"))
    book.owe("d.seats", plus("d.present", "d.proxies", "c.absent"))


def number_articles(book: Book) -> None:
    """Numbers of articles, and what refers to them."""
    heads = {f"h{number}": str(number) for number in range(1, 11)}
    parts = {
        "s51": "5-1",
        "s52": "5-2",
        "s53": "5-3",
        "s61": "6-1",
        "s62": "6-2",
    }
    dates = {"d.date": "9 avril 2026", "c.date": "9 avril 2026"}
    organs = {"c.organ": "conseil municipal", "c.act": "2026-037"}
    book.words({**heads, **parts, **dates, **organs, **REFERENCES})

    for number, key in enumerate(heads, 1):
        book.claim(key, [key], lambda text, wanted=str(number): text == wanted)
    for key, wanted in {**parts, **organs}.items():
        book.claim(key, [key], lambda text, right=wanted: text == right)
    book.claim("date", ["c.date", "d.date"], lambda one, other: one == other)
    targets = {
        "r.docs": "s62",
        "r.end": "h7",
        "r.money": "h4",
        "r.control": "s61",
    }
    for key, target in targets.items():
        book.claim(key, [key, target], lambda one, other: one == other)


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, the agreement, its annexes."""
    book = Book(ink)
    income = draw_actions(book), *draw_budget(book)
    tables = dict(zip(("actions", "income", "spending"), income, strict=True))
    book.put("c.absent", 4, "y")
    say_act(book)
    say_agreement(book)
    number_articles(book)
    theme = Theme(
        font="Liberation Serif",
        size=10.5,
        shade="#ececec",
        margin=21,
        footer="Délibération n° 2026-037 – {page}/{pages}",
    )
    return act(book, Producer.WEASYPRINT, theme, TEMPLATE, tables)


KIND = Kind(
    132,
    "convention-subvention",
    "convention de subvention annexée à une délibération",
    SEEDS,
    draw,
)
