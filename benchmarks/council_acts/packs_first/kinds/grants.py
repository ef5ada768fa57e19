"""106: subsidies to associations: asked, proposed, voted, by field, and when they are paid."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.furniture import (
    certified,
    signature,
    two_column_masthead,
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
    EUR0,
    NUM,
    NUM0,
    PCT1,
    WORD,
    Draft,
    Slip,
    Values,
    copy_of,
    gap_of,
    growth_of,
    product_of,
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

# key, name, paid last year, asked, proposed, voted
FIELDS = (
    (
        "sport",
        "Sport",
        (
            ("hand", "Handball club de la Sauve", 24000, 30000, 26500, 26500),
            ("bike", "Union cycliste du Vallon", 3200, 3500, 3300, 3300),
            ("judo", "Judo club", 4100, 5000, 4400, 4400),
            ("gym", "Gymnastique volontaire", 1850, 2000, 1850, 1850),
            ("bowls", "Pétanque des Tilleuls", 600, 1200, 600, 900),
        ),
    ),
    (
        "arts",
        "Culture et loisirs",
        (
            (
                "music",
                "École de musique associative",
                39500,
                44000,
                41000,
                41000,
            ),
            ("stage", "Théâtre de l'Escale", 6200, 8000, 6400, 6100),
            ("books", "Les Amis de la bibliothèque", 2100, 2100, 2100, 2100),
            ("choir", "Chorale Mélodia", 1300, 1600, 1350, 1350),
            (
                "film",
                "Ciné-club du Vallon (1<sup>re</sup> demande)",
                0,
                2500,
                0,
                0,
            ),
        ),
    ),
    (
        "care",
        "Solidarité et vie sociale",
        (
            ("food", "Banque alimentaire locale", 5400, 6000, 5800, 5800),
            ("home", "Aide à domicile du canton", 18750, 22500, 19900, 19900),
            ("help", "Secours solidaire", 1700, 2000, 1800, 1800),
            ("kin", "Familles du Bourg", 2900, 3000, 3000, 3000),
        ),
    ),
)
IN_TWO = (
    ("hand", "Handball club de la Sauve"),
    ("music", "École de musique associative"),
    ("home", "Aide à domicile du canton"),
)
CREDIT = 120000

SLIPS = (
    Slip(
        "g.stage.vote",
        "6 400",
        "Annexe 1",
        "Théâtre de l'Escale",
        "column",
        "montant proposé recopié dans la colonne du vote (6 100) ; le sous-total est juste",
    ),
    Slip(
        "g.all.asked",
        "75 200",
        "Annexe 1",
        "Total général",
        "sum",
        "sans les demandes du domaine Culture et loisirs (58 200)",
    ),
    Slip(
        "w.music.first",
        "26 400,00",
        "Annexe 2",
        "École de musique associative",
        "product",
        "60 % de 41 000,00",
    ),
    Slip(
        "t.helped",
        "quatorze",
        "texte",
        "associations aidées",
        "count",
        "quatorze demandes, dont une est rejetée",
    ),
    Slip(
        "t.growth",
        "5,4 %",
        "texte",
        "progression des aides",
        "ratio",
        "118 000 contre 111 600 ; l'écart a été rapporté au nouveau montant",
    ),
    Slip(
        "t.leftover",
        "3 000 €",
        "texte",
        "crédits disponibles",
        "difference",
        "120 000 - 118 000",
    ),
    Slip(
        "t.agreement",
        "avec l'École de musique associative (41 000 €)",
        "Annexe 1",
        "Handball club de la Sauve",
        "mention",
        "une aide de plus de 23 000 € appelle une convention (décret 2001-495)",
        nature="legal",
        shown="26 500",
        page=2,
        wanted="convention",
    ),
)


def draw_grants(draft: Draft) -> Table:
    """Every request, by field, with what is voted of it."""
    sheet = Sheet(
        draft,
        {"old": NUM0, "asked": NUM0, "offered": NUM0, "vote": NUM0},
    )
    sheet.head(
        Cell("Association", down=2),
        Cell("Versé en 2024", down=2),
        Cell("Exercice 2025 (€)", across=3),
    )
    sheet.head("Demandé", "Proposé", "Voté")
    fields = []
    for field, name, lines in FIELDS:
        sheet.note(Cell(name, across=5, bold=True), kind="chapter")
        keys = [
            sheet.add(
                f"g.{key}",
                label,
                old=old,
                asked=asked,
                offered=offered,
                vote=vote or "rejeté",
            )
            for key, label, old, asked, offered, vote in lines
        ]
        fields.append(
            sheet.foot(f"g.{field}", f"Sous-total {name}", keys, "sub")
        )
    sheet.foot("g.all", "Total général", fields)
    return sheet.table((3.6, 1.4, 1.4, 1.4, 1.4), "lrrrr", "zebra", 9)


def draw_payments(draft: Draft) -> Table:
    """The larger subsidies, paid in two instalments."""
    sheet = Sheet(
        draft,
        {"vote": NUM, "first": NUM, "rest": NUM},
        linear={
            "first": lambda k: product_of(f"{k}.vote", times=D("0.6")),
            "rest": lambda k: gap_of(f"{k}.vote", f"{k}.first"),
        },
    )
    sheet.head(
        "Bénéficiaire",
        "Aide votée (€)",
        "Acompte 60 % (juin)",
        "Solde (novembre)",
    )
    keys = [
        sheet.add(f"w.{key}", name, vote=copy_of(f"g.{key}.vote"))
        for key, name in IN_TWO
    ]
    sheet.foot("w", "Total", keys)
    return sheet.table((3.2, 1.6, 1.8, 1.8), "lrrr", "header", 9, fill=0.85)


def write_report(d: Draft) -> tuple[Block, ...]:
    """The requests and the choices, told."""
    helped = [f"g.{line[0]}" for _, _, lines in FIELDS for line in lines]

    def count(values: Values) -> Decimal:
        return D(sum(values(f"{key}.vote") > 0 for key in helped))

    def refused(values: Values) -> Decimal:
        return D(sum(not values(f"{key}.vote") for key in helped))

    return (
        Text(
            "La commune a reçu"
            f" {d('t.requests', lambda v: D(sum(v(f'{k}.asked') > 0 for k in helped)), WORD)}"
            " dossiers complets pour un montant demandé de"
            f" {d('t.asked', sum_of('g.sport.asked', 'g.arts.asked', 'g.care.asked'), EUR0)}. La"
            f" commission du 4 mars en a écarté {d('t.refused', refused, WORD)} et propose"
            f" d'aider {d('t.helped', count, WORD)} associations, pour une enveloppe de"
            f" {d('t.vote', copy_of('g.all.vote'), EUR0)} contre"
            f" {d('t.old', copy_of('g.all.old'), EUR0)} l'an passé, soit"
            f" {d('t.growth', growth_of('g.all.vote', 'g.all.old'), PCT1)} de plus."
        ),
        Text(
            f"Le domaine sportif reçoit {d('t.sport', copy_of('g.sport.vote'), EUR0)}, c'est-à-dire"
            f" {d('t.share', share_of('g.sport.vote', 'g.all.vote'), PCT1)} du total ; les"
            " associations culturelles en reçoivent"
            f" {d('t.arts', copy_of('g.arts.vote'), EUR0)}. L'aide moyenne par bénéficiaire"
            " s'élève à"
            f" {d('t.mean', lambda v: v('g.all.vote') / count(v))}. En séance, l'aide au"
            f" Théâtre de l'Escale a été ramenée de {d('t.from', copy_of('g.stage.offered'), EUR0)}"
            f" à {d('t.to', 6100, EUR0)} et celle de la Pétanque des Tilleuls relevée"
            f" d'autant, soit {d('t.moved', gap_of('g.bowls.vote', 'g.bowls.offered'), EUR0)}."
        ),
        Text(
            "Le crédit ouvert à l'article 65748 du budget est de"
            f" {d('t.credit', CREDIT, EUR0)} ; après le présent vote, il restera"
            f" {d('t.leftover', gap_of('t.credit', 'g.all.vote'), EUR0)} pour les demandes"
            " exceptionnelles. Les aides en nature (prêt de salles, estimées à 37 500 € par an)"
            " ne sont pas comprises dans ces montants. Sur la base de 4 406 habitants, l'effort"
            " communal représente"
            f" {d('t.perhead', lambda v: v('g.all.vote') / 4406)} par habitant."
        ),
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act with two tables in annex."""
    d = Draft(ink)
    grants, payments = draw_grants(d), draw_payments(d)
    report = write_report(d)
    d.rule("amended", lambda v: v("t.from") - v("t.to") == v("t.moved"))
    d.rule("credit", lambda v: v("t.credit") == CREDIT)
    agreement = d.words(
        "t.agreement",
        "avec le Handball club de la Sauve (26 500 €) et l'École de musique associative"
        " (41 000 €)",
    )
    members, present, proxies, voters = seats(d, 27, 19, 3)
    kept, against, abstaining = votes(d, 0, 3)
    d.judge()

    blocks = (
        two_column_masthead(
            ("MAIRIE DE LA SAUVE-EN-VALLON", "Service de la vie associative"),
            ("Séance du 20 mars 2025", "Acte n° 2025-027 – nomenclature 7.5"),
        ),
        Text("Subventions 2025 aux associations", "title"),
        Text(
            f"Conseillers en exercice : {members}. Mme Hersant et M. Quilliou, membres du bureau"
            f" d'associations, ont quitté la salle. Présents au vote : {present} ; pouvoirs :"
            f" {proxies} ; votants : {voters}."
        ),
        *visas(
            "l'article L. 2311-7 du code général des collectivités territoriales",
            "la loi n° 2000-321 du 12 avril 2000, article 10, et le décret n° 2001-495 du 6 juin"
            " 2001",
        ),
        Text("Exposé", "heading"),
        *report,
        Text("Décision", "heading"),
        Text(
            f"Le conseil municipal, par {kept} voix pour et {abstaining} abstentions"
            f" ({against} voix contre) :"
        ),
        Text("1° attribue les subventions détaillées en annexe 1 ;"),
        Text(
            f"2° approuve les conventions d'objectifs conclues {agreement}, dont l'aide dépasse"
            " le seuil de 23 000 € ;"
        ),
        Text(
            "3° verse les aides de l'annexe 2 en deux fois, les autres en une seule."
        ),
        signature(
            ("Le secrétaire de séance,", "Ronan KERDEVEZ"),
            ("Le maire,", "Isabelle MONTSERRAND"),
        ),
        certified("La Sauve-en-Vallon", "25 mars 2025"),
        PageBreak(),
        Text("Annexe 1 – Subventions attribuées", "caption"),
        grants,
        Text("Annexe 2 – Aides versées en deux fois", "caption"),
        payments,
    )
    theme = Theme(
        font="DejaVu Sans",
        size=9.2,
        shade="#e4ecf5",
        accent="#1c4587",
        margin=18,
        justify=False,
        header="La Sauve-en-Vallon – vie associative",
        footer="{page}/{pages}",
    )
    return (Part(Producer.CHROMIUM, theme, blocks),)


KIND = Kind(
    106,
    "subventions-associations-2025",
    "subventions aux associations : demandé, proposé, voté",
    SLIPS,
    draw,
)
