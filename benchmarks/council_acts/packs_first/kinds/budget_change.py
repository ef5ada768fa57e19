"""102: a change of the budget of a community of communes: before, change, after, both sections."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.council_acts.furniture import (
    certified,
    signature,
    two_column_masthead,
)
from benchmarks.council_acts.ink import Ink
from benchmarks.council_acts.model import (
    NARROW_NBSP,
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
    EUR,
    NUM,
    NUM0,
    PCT1,
    SIGNED,
    WORD,
    Draft,
    Slip,
    column_of,
    copy_of,
    gap_of,
    growth_of,
    sum_of,
)
from benchmarks.council_acts.packs_first.furnishings import (
    D,
    seats,
    visas,
    votes,
)
from benchmarks.council_acts.packs_first.sheet import Sheet

# article, label, credits before, change
RUN_OUT = (
    ("60612", "Énergie – électricité", "186400", "14500"),
    ("615231", "Entretien des voiries", "92000", "8750"),
    ("64131", "Rémunération des non titulaires", "143200", "-6300"),
    ("65748", "Subventions aux personnes de droit privé", "58000", "3200"),
    ("66111", "Intérêts réglés à l'échéance", "27840", "-1150"),
    ("673", "Titres annulés sur exercices antérieurs", "2500", "1900"),
    ("023", "Virement à la section d'investissement", "141620", "12450"),
    ("", "Autres articles, sans changement", "1284312.40", "0"),
)
RUN_IN = (
    ("7067", "Redevances périscolaires", "118300", "4600"),
    ("73123", "Taxe additionnelle aux droits de mutation", "74500", "-5200"),
    ("74833", "Compensations fiscales", "31200", "9850"),
    ("7478", "Participations d'autres organismes", "42700", "21300"),
    ("752", "Revenus des immeubles", "36900", "2800"),
    ("", "Autres articles, sans changement", "1632272.40", "0"),
)
WORKS_OUT = (
    ("2051", "Concessions et logiciels", "9400", "2650"),
    ("21318", "Autres bâtiments publics", "164000", "-18000"),
    ("2151", "Réseaux de voirie", "210500", "36480"),
    ("2188", "Autres immobilisations", "27300", "6120"),
    ("041 – 2151", "Opérations patrimoniales", "0", "17340"),
    ("", "Autres articles, sans changement", "402118.75", "0"),
)
WORKS_IN = (
    ("021", "Virement de la section de fonctionnement", "141620", "12450"),
    ("1323", "Subvention du Département", "48000", "14800"),
    ("041 – 2031", "Opérations patrimoniales", "0", "17340"),
    ("", "Autres articles, sans changement", "623698.75", "0"),
)

SLIPS = (
    Slip(
        "ro1.after",
        "100 570,00",
        "1. Dépenses de fonctionnement",
        "article 615231",
        "sum",
        "92 000,00 + 8 750,00 ; le total de la colonne est juste",
    ),
    Slip(
        "ro.change",
        "+45 950,00",
        "1. Dépenses de fonctionnement",
        "Total",
        "sum",
        "la diminution de 6 300,00 a été ajoutée au lieu d'être retirée",
    ),
    Slip(
        "ir2.change",
        "+13 740,00",
        "4. Recettes d'investissement",
        "chapitre 041",
        "equality",
        "041 : 17 340,00 en dépenses ; la section n'est plus équilibrée",
        nature="legal",
        spreads=True,
    ),
    Slip(
        "b.run.after",
        "1 962 922,40 €",
        "5. Récapitulation",
        "Fonctionnement",
        "equality",
        "total du tableau 1 et du tableau 2 après modification : 1 969 222,40",
    ),
    Slip(
        "t.moved",
        "huit",
        "texte",
        "articles de dépenses de fonctionnement modifiés",
        "count",
        "sept lignes du tableau 1 changent",
    ),
    Slip(
        "t.more",
        "14 250,00 €",
        "texte",
        "hausse du virement",
        "difference",
        "154 070,00 - 141 620,00",
    ),
)


def draw_side(
    draft: Draft, side: str, lines: Sequence[tuple[str, str, str, str]]
) -> Table:
    """One side of a section: credits before, change, credits after."""
    sheet = Sheet(
        draft,
        {"before": NUM, "change": SIGNED, "after": NUM},
        linear={"after": lambda key: sum_of(f"{key}.before", f"{key}.change")},
    )
    sheet.head(
        Cell("Article", down=2),
        Cell("Libellé", down=2),
        Cell("Crédits", across=3),
    )
    sheet.head("avant (BP + DM 1)", "décision modificative n° 2", "après")
    keys = [
        sheet.add(
            f"{side}{index}", (code, label), before=D(before), change=D(change)
        )
        for index, (code, label, before, change) in enumerate(lines)
    ]
    sheet.foot(side, Cell("Total", across=2, align="right"), keys)
    return sheet.table((1.3, 4, 1.8, 1.8, 1.8), "clrrr", "zebra", 8.8)


def draw_summary(draft: Draft) -> Table:
    """Both sections: before, change, after."""
    sheet = Sheet(draft, {"before": EUR, "change": EUR, "after": EUR})
    sheet.head("Section", "Budget avant", "DM n° 2", "Budget après")
    for key, label, side in (
        ("b.run", "Fonctionnement", "ro"),
        ("b.works", "Investissement", "io"),
    ):
        sheet.add(
            key,
            label,
            before=copy_of(f"{side}.before"),
            change=copy_of(f"{side}.change"),
            after=copy_of(f"{side}.after"),
        )
    sheet.foot("b", "Ensemble", ["b.run", "b.works"])
    return sheet.table((2, 2, 2, 2), "lrrr", "frame", 9.5, fill=0.8)


def tie(draft: Draft) -> None:
    """Each section stays balanced, line by line, and the sections mirror each other."""
    for out, received, count, other in (
        ("ro", "ri", len(RUN_OUT), len(RUN_IN)),
        ("io", "ir", len(WORKS_OUT), len(WORKS_IN)),
    ):
        spent = column_of([f"{out}{index}" for index in range(count)], "change")
        got = column_of(
            [f"{received}{index}" for index in range(other)], "change"
        )
        draft.rule(f"balance {out}", lambda v, s=spent, g=got: s(v) == g(v))  # type: ignore[misc]
    draft.same("ro.before", "ri.before")
    draft.same("io.before", "ir.before")
    for column in ("before", "change", "after"):
        draft.same(f"ro6.{column}", f"ir0.{column}")
    draft.same("io4.change", "ir2.change")


def write_report(d: Draft) -> tuple[Block, ...]:
    """What the change is for."""
    return (
        Text(
            "La présente décision modifie les crédits de"
            f" {d('t.moved', lambda v: len([k for k in range(8) if v(f'ro{k}.change')]), WORD)}"
            " articles de dépenses de fonctionnement. Le renchérissement de l'électricité appelle"
            f" {d('t.power', copy_of('ro0.change'))} de plus, ce qui porte l'article 60612 à"
            f" {d('t.newpower', copy_of('ro0.after'))}, soit une hausse de"
            f" {d('t.rise', growth_of('ro0.after', 'ro0.before'), PCT1)} ; le marché en cours,"
            " estimé à 195 000 € HT par le syndicat d'énergie, explique cet ajustement. Les"
            " vacances de postes permettent en revanche de retirer"
            f" {d('t.saved', lambda v: -v('ro2.change'))} au chapitre 012 et"
            f" {d('t.interest', lambda v: -v('ro4.change'))} aux intérêts."
        ),
        Text(
            "En recettes, les participations attendues de la caisse d'allocations familiales"
            f" progressent de {d('t.family', copy_of('ri3.change'))}, alors que les droits de"
            f" mutation passent de {d('t.duty', copy_of('ri1.before'))} à"
            f" {d('t.newduty', copy_of('ri1.after'))}. Le virement à la section"
            f" d'investissement est porté de {d('t.from', copy_of('ro6.before'))} à"
            f" {d('t.to', copy_of('ro6.after'))}, c'est-à-dire"
            f" {d('t.more', gap_of('ro6.after', 'ro6.before'))} supplémentaires."
        ),
        Text(
            "En investissement, la voirie reçoit"
            f" {d('t.roads', copy_of('io2.change'))}, dont 22 000,00 € environ pour la route de"
            " Montfaucon, et l'intégration des études suivies de travaux donne lieu à une"
            f" écriture d'ordre de {d('t.order', copy_of('io4.change'))} au chapitre 041, en"
            " dépenses comme en recettes. Au total, la décision augmente le budget de"
            f" {d('t.all', copy_of('b.change'))}, pour"
            f" {d('t.towns', 14, COUNT)} communes membres et"
            f" {d('t.people', 11830, NUM0)} habitants."
        ),
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act with its tables in annex."""
    d = Draft(ink)
    tables = [
        draw_side(d, side, lines)
        for side, lines in (
            ("ro", RUN_OUT),
            ("ri", RUN_IN),
            ("io", WORKS_OUT),
            ("ir", WORKS_IN),
        )
    ]
    summary = draw_summary(d)
    tie(d)
    report = write_report(d)
    d.rule("towns", lambda v: v("t.towns") == len(TOWNS))
    d.rule("people", lambda v: v("t.people") == 11830)
    members, present, proxies, voters = seats(d, 34, 28, 3)
    kept, against, abstaining = votes(d, 0, 4)
    d.judge()

    titles = (
        "1. Dépenses de fonctionnement",
        "2. Recettes de fonctionnement",
        "3. Dépenses d'investissement",
        "4. Recettes d'investissement",
    )
    annex: list[Block] = []
    for title, table in zip(titles, tables, strict=True):
        annex += [Text(title, "caption"), table]

    blocks = (
        two_column_masthead(
            (
                "COMMUNAUTÉ DE COMMUNES DU PAYS D'AURENCE",
                "Siège : 4, place du Foirail, Saint-Aubin-d'Aurence",
            ),
            (
                "Conseil communautaire du 23 octobre 2025",
                f"En exercice : {members} – présents : {present}",
                f"Pouvoirs : {proxies} – votants : {voters}",
            ),
        ),
        Text("DÉLIBÉRATION N° 2025-74", "title"),
        Text("Budget principal – décision modificative n° 2", "subject"),
        *visas(
            "les articles L. 1612-11 et L. 5211-36 du code général des collectivités"
            " territoriales",
            "le budget primitif 2025 voté le 3 avril 2025 et la décision modificative n° 1 du"
            " 26 juin 2025",
        ),
        Text(f"Communes membres : {', '.join(TOWNS)}.", "small"),
        *report,
        Text("5. Récapitulation", "caption"),
        summary,
        Text(
            "Le conseil communautaire, après en avoir délibéré, "
            f"{kept} conseillers ayant voté pour, {against} contre et {abstaining} s'étant"
            " abstenus, <b>approuve</b> la décision modificative n° 2 telle que détaillée en"
            " annexe et charge la présidente de son exécution."
        ),
        signature(
            ("Le secrétaire de séance,", "Bastien ROCHEGUDE"),
            ("La présidente,", "Hélène DAUVERGNE"),
        ),
        certified("Saint-Aubin-d'Aurence", "28 octobre 2025"),
        PageBreak(),
        Text("Annexe – détail de la décision modificative (en euros)", "title"),
        *annex,
    )
    theme = Theme(
        font="Liberation Sans",
        size=9.8,
        thousands=NARROW_NBSP,
        shade="#dfe9df",
        accent="#1f4d2b",
        margin=17,
        footer="Décision modificative n° 2 – page {page}",
    )
    return (Part(Producer.WEASYPRINT, theme, blocks),)


TOWNS = (
    "Aurence-le-Vieux",
    "Beaumarchais",
    "Chantelouve",
    "La Crouzette",
    "Fontbrune",
    "Grandlieu",
    "Lavergne-Haute",
    "Montfaucon",
    "Orvalette",
    "Peyrelade",
    "Roquecourbe",
    "Saint-Aubin-d'Aurence",
    "Tournemire",
    "Villedaigue",
)

KIND = Kind(
    102,
    "decision-modificative",
    "décision modificative : crédits avant, modification, crédits après",
    SLIPS,
    draw,
)
