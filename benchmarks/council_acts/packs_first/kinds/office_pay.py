"""111: the allowances of the elected: the envelope, the rates voted, and who receives what."""

from __future__ import annotations

from benchmarks.council_acts.furniture import (
    certified,
    register_masthead,
    signature,
)
from benchmarks.council_acts.ink import Ink
from benchmarks.council_acts.model import (
    Block,
    Cell,
    Kind,
    PageBreak,
    Part,
    Producer,
    Table,
    Text,
    Theme,
)
from benchmarks.council_acts.packs_first.draft import (
    COUNT,
    NUM,
    NUM0,
    PCT1,
    PCT2,
    WORD,
    Draft,
    Slip,
    column_of,
    copy_of,
    growth_of,
    product_of,
    ratio_of,
    share_of,
    sum_of,
)
from benchmarks.council_acts.packs_first.furnishings import (
    D,
    seats,
    visas,
    votes,
)
from benchmarks.council_acts.packs_first.sheet import Sheet

INDEX = D("4110.52")
PEOPLE = 2640
SEATS = 23
# key, function, number, highest rate, rate voted
OFFICES = (
    ("mayor", "Maire", "1", "51.60", "48.00"),
    ("deputy", "Adjoints", "4", "19.80", "17.50"),
    ("charge", "Conseillers délégués", "3", "", "4.00"),
)
# key, name, office
PEOPLE_PAID = (
    ("a", "Brigitte LANDEMAINE", "mayor", "maire"),
    ("b", "Yves CORDONNIER-PRAT", "deputy", "1er adjoint"),
    ("c", "Sandrine OLIVÉRA", "deputy", "2e adjointe"),
    ("d", "Jean-Marc FOULQUIER", "deputy", "3e adjoint"),
    ("e", "Nadia BENTÉGEAC", "deputy", "4e adjointe"),
    ("f", "Rémi SAUVAGNARGUES", "charge", "délégué à la voirie"),
    ("g", "Élise MORTEMARD", "charge", "déléguée à la culture"),
    ("h", "Paul-Henri DUCASSOU", "charge", "délégué au sport"),
)

SLIPS = (
    Slip(
        "v.charge.rate",
        "6,50 %",
        "Tableau 2",
        "Conseillers délégués",
        "limit",
        "48 + 4 x 17,5 + 3 x 6,5 = 137,5 % : l'enveloppe est de 130,8 % de l'indice",
        nature="legal",
        spreads=True,
        page=2,
    ),
    Slip(
        "v.deputy.total",
        "2 787,36",
        "Tableau 2",
        "Adjoints, total mensuel",
        "product",
        "4 x 719,34 ; le total de la colonne est juste",
    ),
    Slip(
        "v.year",
        "67 283,40",
        "Tableau 2",
        "Total annuel",
        "sum",
        "total annuel des trois fonctions",
    ),
    Slip(
        "n.d.gross",
        "791,34",
        "Tableau 3",
        "Jean-Marc FOULQUIER",
        "equality",
        "719,34 pour chaque adjoint",
    ),
    Slip(
        "t.most",
        "sept",
        "texte",
        "nombre maximal d'adjoints",
        "count",
        "30 % de 23 conseillers : six au plus (CGCT, L. 2122-2)",
        nature="legal",
    ),
    Slip(
        "t.yearly",
        "65 418,60 €",
        "texte",
        "enveloppe annuelle",
        "product",
        "douze fois l'enveloppe mensuelle de 5 376,55",
    ),
    Slip(
        "t.perhead",
        "29,65 €",
        "texte",
        "coût par habitant",
        "ratio",
        "dépense annuelle rapportée à 2 640 habitants",
    ),
)


def draw_envelope(draft: Draft) -> Table:
    """The most that the law allows for the mayor and the deputies."""
    sheet = Sheet(
        draft,
        {"count": COUNT, "rate": PCT2, "unit": NUM, "total": NUM},
        linear={
            "unit": lambda k: product_of(f"{k}.rate", "index", times=D("0.01")),
            "total": lambda k: product_of(f"{k}.count", f"{k}.unit"),
        },
    )
    sheet.head(
        "Fonction",
        "Nombre",
        "Taux maximal",
        "Indemnité maximale<br/>mensuelle (€)",
        "Total mensuel (€)",
    )
    keys = [
        sheet.add(
            f"m.{key}",
            label,
            count=int(count),
            rate=D(most),
        )
        for key, label, count, most, _ in OFFICES
        if most
    ]
    sheet.foot(
        "m",
        "Enveloppe indemnitaire",
        keys,
        rate="",
        count="",
        unit="",
        total=column_of(keys, "total"),
    )
    return sheet.table(
        (2.4, 1, 1.3, 1.9, 1.8), "lcrrr", "header", 9.4, fill=0.9
    )


def draw_votes(draft: Draft) -> Table:
    """The rates voted and what they cost."""
    sheet = Sheet(
        draft,
        {"count": COUNT, "rate": PCT2, "unit": NUM, "total": NUM, "year": NUM},
        linear={
            "unit": lambda k: product_of(f"{k}.rate", "index", times=D("0.01")),
            "total": lambda k: product_of(f"{k}.count", f"{k}.unit"),
            "year": lambda k: product_of(f"{k}.total", times=12),
        },
    )
    sheet.head(
        "Fonction",
        "Nombre",
        "Taux voté",
        "Indemnité<br/>mensuelle (€)",
        "Total mensuel (€)",
        "Total annuel (€)",
    )
    keys = [
        sheet.add(f"v.{key}", label, count=int(count), rate=D(rate))
        for key, label, count, _, rate in OFFICES
    ]
    sheet.foot(
        "v",
        "Total",
        keys,
        rate="",
        count=column_of(keys, "count"),
        unit="",
        total=column_of(keys, "total"),
        year=column_of(keys, "year"),
    )
    draft.rule(
        "envelope",
        lambda v: (
            sum((v(f"{key}.count") * v(f"{key}.rate") for key in keys), D(0))
            * INDEX
            / 100
            <= v("m.total")
        ),
    )
    return sheet.table((2.3, 1, 1.2, 1.6, 1.7, 1.8), "lcrrrr", "zebra", 9.4)


def draw_names(draft: Draft) -> Table:
    """Who receives what every month."""
    sheet = Sheet(draft, {"rate": PCT2, "gross": NUM})
    sheet.head("Nom", "Fonction", "Taux", "Montant brut mensuel (€)")
    keys = [
        sheet.add(
            f"n.{key}",
            (name, title),
            rate=copy_of(f"v.{office}.rate"),
            gross=copy_of(f"v.{office}.unit"),
        )
        for key, name, office, title in PEOPLE_PAID
    ]
    sheet.foot(
        "n",
        Cell("Total mensuel", across=2),
        keys,
        rate=column_of(keys, "rate"),
    )
    draft.same("n.gross", "v.total")
    return sheet.table((2.8, 2.4, 1.2, 2), "llrr", "zebra", 9.4, fill=0.9)


def write_report(d: Draft) -> tuple[Block, ...]:
    """The envelope and its use, told."""
    return (
        Text(
            f"La commune compte {d('t.people', PEOPLE, NUM0)} habitants et relève de la strate de"
            " 1 000 à 3 499 habitants. L'indice brut terminal de la fonction publique vaut"
            f" {d('index', INDEX)} par mois depuis le 1er janvier 2024, contre 4 085,91 €"
            " auparavant. Le conseil, fort de"
            f" {d('t.seats', SEATS, COUNT)} sièges, peut élire jusqu'à"
            f" {d('t.most', lambda v: v('t.seats') * 3 // 10, WORD)} adjoints, soit 30 % de"
            " l'effectif légal arrondis à l'entier inférieur ; il en a élu"
            f" {d('t.deputies', 4, WORD)} le 7 juin 2024."
        ),
    )


def write_use(d: Draft) -> tuple[Block, ...]:
    """What is spent of the envelope, told once the tables are known."""
    return (
        Text(
            f"L'enveloppe mensuelle s'élève à {d('t.envelope', copy_of('m.total'))}, ce qui fait"
            f" {d('t.yearly', product_of('m.total', times=12))} par an. Les taux proposés mènent à"
            f" une dépense mensuelle de {d('t.month', copy_of('v.total'))}, soit un écart de"
            f" {d('t.gap', lambda v: abs(v('m.total') - v('v.total')))} avec cette enveloppe. Le"
            f" maire percevrait {d('t.mayor', copy_of('v.mayor.unit'))} et chacun des"
            f" {d('t.four', lambda v: v('v.deputy.count'), WORD)} adjoints"
            f" {d('t.deputy', copy_of('v.deputy.unit'))}, les"
            f" {d('t.three', lambda v: v('v.charge.count'), WORD)} conseillers délégués se"
            f" partageant {d('t.charge', copy_of('v.charge.total'))}."
        ),
        Text(
            "La dépense annuelle, hors cotisations, serait de"
            f" {d('t.cost', sum_of('v.mayor.year', 'v.deputy.year', 'v.charge.year'))}, répartie"
            f" entre {d('t.paid', copy_of('v.count'), COUNT)} bénéficiaires ; elle représente"
            f" {d('t.perhead', ratio_of('t.cost', 't.people'))} par habitant. L'équipe précédente"
            f" percevait {d('t.before', D('60480.00'))} par an, d'où une évolution de"
            f" {d('t.growth', growth_of('t.cost', 't.before'), PCT1)}. Le maire recevra"
            f" {d('t.share', share_of('v.mayor.total', 'v.total'), PCT1)} de l'ensemble. Le crédit"
            " inscrit au chapitre 65, de 78 000,00 €, comprend aussi les cotisations."
        ),
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act and its three tables."""
    d = Draft(ink)
    first = write_report(d)
    tables = draw_envelope(d), draw_votes(d), draw_names(d)
    report = (*first, *write_use(d))
    d.rule("index", lambda v: v("index") == INDEX)
    d.rule("before", lambda v: v("t.before") == D("60480.00"))
    d.same("t.deputies", "v.deputy.count")
    d.same("t.deputies", "m.deputy.count")
    members, present, proxies, voters = seats(d, SEATS, 20, 2)
    d.same("t.members", "t.seats")
    kept, against, abstaining = votes(d, 3, 0)
    d.judge()

    blocks = (
        *register_masthead(
            "COMMUNE DE SAINT-MARTIN-DES-LANDES",
            "Département de la Vienne-et-Creuse",
            "18 juin 2024",
            "2024-06-04",
        ),
        Text(
            "Indemnités de fonction du maire, des adjoints et des délégués",
            "subject",
        ),
        Text(
            f"En exercice : {members} – présents : {present} – pouvoirs : {proxies} – votants :"
            f" {voters}."
        ),
        *visas(
            "les articles L. 2122-2, L. 2123-20 à L. 2123-24-1 et R. 2123-23 du code général des"
            " collectivités territoriales",
            "le procès-verbal de l'élection du maire et des adjoints du 7 juin 2024",
        ),
        *report,
        Text(
            f"Le conseil municipal, par {kept} voix contre {against} ({abstaining} abstention),"
            " <b>fixe</b> les indemnités aux taux du tableau 2, à compter du 8 juin 2024, et"
            " <b>dit</b> qu'elles suivront la valeur de l'indice."
        ),
        signature(
            ("Le secrétaire de séance,", "Rémi SAUVAGNARGUES"),
            ("Le maire,", "Brigitte LANDEMAINE"),
        ),
        certified("Saint-Martin-des-Landes", "21 juin 2024"),
        PageBreak(),
        Text("Tableau 1 – Enveloppe indemnitaire", "caption"),
        tables[0],
        Text("Tableau 2 – Indemnités votées", "caption"),
        tables[1],
        Text(
            "Tableau 3 – Tableau récapitulatif nominatif (CGCT, L. 2123-20-1)",
            "caption",
        ),
        tables[2],
    )
    theme = Theme(
        font="Lato",
        size=10,
        shade="#f7ecd9",
        accent="#7a4a00",
        margin=19,
        footer="{page}/{pages}",
    )
    return (Part(Producer.WEASYPRINT, theme, blocks),)


KIND = Kind(
    111,
    "indemnites-de-fonction",
    "indemnités de fonction : enveloppe, taux votés, tableau nominatif",
    SLIPS,
    draw,
)
