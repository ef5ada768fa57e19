"""103: the single financial account: opened and realised, results, what is left to do."""

from __future__ import annotations

from collections.abc import Sequence

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
    NUM,
    NUM0,
    PCT1,
    Draft,
    Slip,
    copy_of,
    gap_of,
    growth_of,
    ratio_of,
    share_of,
    sum_of,
)
from benchmarks.council_acts.packs_first.furnishings import (
    D,
    grounds,
    seats,
    visas,
    votes,
)
from benchmarks.council_acts.packs_first.sheet import Sheet

# chapter, label, opened, realised
RUN_OUT = (
    ("011", "Charges à caractère général", "512400.00", "487936.42"),
    ("012", "Charges de personnel", "1036500.00", "1021884.07"),
    ("014", "Atténuations de produits", "31200.00", "30648.00"),
    ("65", "Autres charges de gestion courante", "248650.00", "241905.17"),
    ("66", "Charges financières", "39870.00", "39412.66"),
    ("67", "Charges spécifiques", "4000.00", "1284.50"),
    ("042", "Opérations d'ordre entre sections", "96320.00", "96318.54"),
)
RUN_IN = (
    ("013", "Atténuations de charges", "22000.00", "27413.88"),
    ("70", "Produits des services", "164900.00", "171268.35"),
    ("73", "Impôts et taxes", "268140.00", "268140.00"),
    ("731", "Fiscalité locale", "1043500.00", "1062977.00"),
    ("74", "Dotations et participations", "538700.00", "549316.29"),
    ("75", "Autres produits de gestion courante", "52400.00", "54105.60"),
    ("042", "Opérations d'ordre entre sections", "11860.00", "11860.00"),
)
# chapter, label, opened, realised, left to do
WORKS_OUT = (
    ("16", "Emprunts et dettes", "148900.00", "148655.31", "0"),
    ("20", "Immobilisations incorporelles", "34600.00", "18240.00", "11520.00"),
    ("204", "Subventions versées", "27000.00", "21300.00", "0"),
    ("21", "Immobilisations corporelles", "499526.94", "351708.94", "87465.20"),
    ("23", "Immobilisations en cours", "612000.00", "497216.73", "96804.15"),
    ("040", "Opérations d'ordre", "11860.00", "11860.00", "0"),
)
WORKS_IN = (
    ("10", "FCTVA et taxe d'aménagement", "118400.00", "121907.36", "0"),
    ("1068", "Excédents capitalisés", "203518.46", "203518.46", "0"),
    ("13", "Subventions reçues", "341000.00", "228674.00", "102450.00"),
    ("16", "Emprunts", "300000.00", "300000.00", "0"),
    ("040", "Opérations d'ordre", "96320.00", "96318.54", "0"),
)
CARRIED = {"run": D("184206.33"), "works": D("-42117.85")}

SLIPS = (
    Slip(
        "ro65.opened",
        "236 850,00",
        "A. Fonctionnement – dépenses",
        "chapitre 65",
        "limit",
        "mandats émis au-delà des crédits ouverts, qui étaient de 248 650,00",
        nature="legal",
        spreads=True,
    ),
    Slip(
        "ri.done",
        "2 133 221,12",
        "B. Fonctionnement – recettes",
        "Total",
        "sum",
        "sans les opérations d'ordre (11 860,00) ; les résultats sont justes",
    ),
    Slip(
        "io21.rate",
        "74,0 %",
        "C. Investissement – dépenses",
        "chapitre 21",
        "ratio",
        "351 708,94 sur 499 526,94",
    ),
    Slip(
        "res.works.year",
        "-89 562,62",
        "E. Résultats de l'exercice",
        "Investissement",
        "difference",
        "recettes moins dépenses de l'exercice ; le résultat de clôture est juste",
    ),
    Slip(
        "t.need",
        "140 680,47 €",
        "texte",
        "besoin de financement",
        "difference",
        "restes à réaliser oubliés : 195 789,35 - 102 450,00 + 140 680,47",
        nature="legal",
    ),
    Slip(
        "t.cover",
        "21,4 %",
        "texte",
        "part des subventions réalisées",
        "ratio",
        "228 674,00 rapportés aux 950 418,36 de recettes d'investissement",
    ),
    Slip(
        "t.saving",
        "213 831,76 €",
        "texte",
        "épargne brute",
        "difference",
        "dépenses réelles attendues, le total des dépenses a été retiré",
    ),
)


def draw_run(
    draft: Draft,
    side: str,
    lines: Sequence[tuple[str, str, str, str]],
    done: str,
) -> Table:
    """A side of the running section: opened, realised, rate."""
    sheet = Sheet(
        draft,
        {"opened": NUM, "done": NUM, "rate": PCT1},
        ratio={"rate": lambda k: share_of(f"{k}.done", f"{k}.opened")},
    )
    sheet.head("Chap.", "Libellé", "Crédits ouverts", done, "Taux")
    keys = [
        sheet.add(
            f"{side}{code}", (code, label), opened=D(opened), done=D(realised)
        )
        for code, label, opened, realised in lines
    ]
    sheet.foot(side, Cell("Total", across=2), keys)
    return sheet.table((0.8, 4.2, 2, 2, 1), "clrrr", "header", 9)


def draw_works(
    draft: Draft,
    side: str,
    lines: Sequence[tuple[str, str, str, str, str]],
    done: str,
) -> Table:
    """A side of the investment section: opened, realised, rate, left to do."""
    sheet = Sheet(
        draft,
        {"opened": NUM, "done": NUM, "rate": PCT1, "left": NUM},
        ratio={"rate": lambda k: share_of(f"{k}.done", f"{k}.opened")},
    )
    sheet.head(
        "Chap.",
        "Libellé",
        "Crédits ouverts",
        done,
        "Taux",
        "Restes à réaliser<br/>au 31/12",
    )
    keys = [
        sheet.add(
            f"{side}{code}",
            (code, label),
            opened=D(opened),
            done=D(realised),
            left=D(left),
        )
        for code, label, opened, realised, left in lines
    ]
    sheet.foot(side, Cell("Total", across=2), keys)
    return sheet.table((0.8, 3.4, 2, 2, 1, 1.9), "clrrrr", "header", 9)


def draw_results(draft: Draft) -> Table:
    """Receipts less expenses, plus what was carried over."""
    sheet = Sheet(
        draft,
        {"got": NUM, "spent": NUM, "year": NUM, "carried": NUM, "end": NUM},
        linear={
            "year": lambda k: gap_of(f"{k}.got", f"{k}.spent"),
            "end": lambda k: sum_of(f"{k}.year", f"{k}.carried"),
        },
    )
    sheet.head(
        "Section",
        "Recettes<br/>(a)",
        "Dépenses<br/>(b)",
        "Résultat de<br/>l'exercice (a – b)",
        "Résultat<br/>reporté de 2023",
        "Résultat de<br/>clôture 2024",
    )
    for key, label, got, spent in (
        ("run", "Fonctionnement", "ri.done", "ro.done"),
        ("works", "Investissement", "ir.done", "io.done"),
    ):
        sheet.add(
            f"res.{key}",
            label,
            got=copy_of(got),
            spent=copy_of(spent),
            carried=CARRIED[key],
        )
    sheet.foot("res", "Ensemble", ["res.run", "res.works"])
    return sheet.table((1.7, 1.8, 1.8, 1.9, 1.8, 1.8), "lrrrrr", "grid", 9)


def write_report(d: Draft) -> tuple[Block, ...]:
    """What the account shows."""
    people = d("t.people", 3264, NUM0)
    real_out = d("t.realout", gap_of("ro.done", "ro042.done"))
    real_in = d(
        "t.realin",
        lambda v: sum(v(f"ri{code}.done") for code, *_ in RUN_IN[:-1]),
    )
    return (
        Text(
            "Les mandats émis en fonctionnement atteignent"
            f" {d('t.spent', copy_of('ro.done'))}. Hors opérations d'ordre, les dépenses réelles"
            f" sont de {real_out} et les recettes réelles de {real_in} ; il s'en dégage une"
            " épargne brute de"
            f" {d('t.saving', gap_of('t.realin', 't.realout'))}, quand le budget primitif"
            " tablait sur 240 000,00 €. Le chapitre 012, qui s'établissait à"
            f" {d('t.oldstaff', D('998217.40'))} en 2023, progresse de"
            f" {d('t.staff', growth_of('ro012.done', 't.oldstaff'), PCT1)} et représente"
            f" {d('t.perhead', ratio_of('ro012.done', 't.people'))} pour chacun des {people}"
            " habitants recensés."
        ),
        Text(
            "En investissement, les dépenses mandatées s'élèvent à"
            f" {d('t.works', copy_of('io.done'))}, dont"
            f" {d('t.equip', lambda v: v('io20.done') + v('io21.done') + v('io23.done'))} de"
            " dépenses d'équipement (chapitres 20, 21 et 23). Les subventions encaissées,"
            f" {d('t.grants', copy_of('ir13.done'))}, couvrent"
            f" {d('t.cover', share_of('ir13.done', 'ir.done'), PCT1)} des recettes de la section ;"
            " 102 450,00 € restent à percevoir."
        ),
        Text(
            "Le solde d'exécution cumulé de la section d'investissement est de"
            f" {d('t.balance', copy_of('res.works.end'))}. Compte tenu des restes à réaliser,"
            f" {d('t.leftout', copy_of('io.left'))} en dépenses et"
            f" {d('t.leftin', copy_of('ir.left'))} en recettes, le besoin de financement de la"
            " section ressort à"
            f" {d('t.need', lambda v: v('t.leftout') - v('t.leftin') - v('t.balance'))}."
            " Le résultat global de clôture, toutes sections confondues, est de"
            f" {d('t.end', copy_of('res.end'))}, contre"
            f" {d('t.oldend', lambda v: v('res.run.carried') + v('res.works.carried'))} repris de"
            " l'exercice précédent."
        ),
    )


def check(draft: Draft) -> None:
    """No chapter beyond its credits; what one section gives, the other receives."""
    for side, lines in (("ro", RUN_OUT), ("io", WORKS_OUT)):
        for code, *_ in lines:
            draft.rule(
                f"credits {side}{code}",
                lambda v, k=f"{side}{code}": v(f"{k}.done") <= v(f"{k}.opened"),  # type: ignore[misc]
            )
    draft.same("ro042.done", "ir040.done")
    draft.same("ri042.done", "io040.done")


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act and its five tables."""
    d = Draft(ink)
    tables = (
        draw_run(d, "ro", RUN_OUT, "Mandats émis"),
        draw_run(d, "ri", RUN_IN, "Titres émis"),
        draw_works(d, "io", WORKS_OUT, "Mandats émis"),
        draw_works(d, "ir", WORKS_IN, "Titres émis"),
    )
    results = draw_results(d)
    check(d)
    report = write_report(d)
    d.rule("people", lambda v: v("t.people") == 3264)
    members, present, proxies, voters = seats(d, 23, 18, 3)
    kept, against, abstaining = votes(d, 2, 1)
    d.judge()

    titles = (
        "A. Fonctionnement – dépenses",
        "B. Fonctionnement – recettes",
        "C. Investissement – dépenses",
        "D. Investissement – recettes",
    )
    annex: list[Block] = []
    for title, table in zip(titles, tables, strict=True):
        annex += [Text(title, "caption"), table]

    blocks = (
        *register_masthead(
            "VILLE DE ROCHEBELLE-SUR-ARC",
            "Département de l'Arc-et-Dore",
            "12 juin 2025",
            "2025/042",
        ),
        Text("Compte financier unique 2024 – budget principal", "subject"),
        *visas(
            "l'article 205 de la loi de finances pour 2024 généralisant le compte financier"
            " unique",
            "les articles L. 1612-12 et L. 2121-14 du code général des collectivités"
            " territoriales",
            "l'instruction M57 et le compte financier unique établi conjointement par le maire"
            " et le comptable public",
        ),
        *grounds(
            f"que {members} conseillers sont en exercice, que {present} sont présents, le maire"
            " s'étant retiré au moment du vote, et que"
            f" {proxies} ont donné pouvoir, ce qui fait {voters} votants"
        ),
        *report,
        Text("E. Résultats de l'exercice (en euros)", "caption"),
        results,
        Text(
            "Le conseil municipal, sous la présidence de Mme Odile FARGEVIEILLE, première"
            f" adjointe, par {kept} voix pour, {against} contre et {abstaining} abstention,"
            " <b>arrête</b> le compte financier unique 2024 et constate les résultats ci-dessus."
        ),
        signature(
            ("Le secrétaire de séance,", "Ludovic SAINTAMAND"),
            ("La présidente de séance,", "Odile FARGEVIEILLE"),
        ),
        certified("Rochebelle-sur-Arc", "17 juin 2025"),
        PageBreak(),
        Text("Annexe – exécution par chapitre (en euros)", "title"),
        *annex,
    )
    theme = Theme(
        font="Carlito",
        size=10.8,
        shade="#f4efe4",
        accent="#5a3d12",
        margin=17,
        header="Rochebelle-sur-Arc – CFU 2024",
        footer="{page}",
    )
    return (Part(Producer.REPORTLAB, theme, blocks),)


KIND = Kind(
    103,
    "compte-financier-unique",
    "compte financier unique : réalisé, restes à réaliser, résultats",
    SLIPS,
    draw,
)
