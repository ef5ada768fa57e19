"""108: programme authorisations and payment credits, and the investment plan in thousands."""

from __future__ import annotations

from benchmarks.council_acts.furniture import (
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
    KEUR,
    NUM,
    NUM0,
    PCT1,
    SIGNED,
    WORD,
    Draft,
    Formula,
    Slip,
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

YEARS = ("2025", "2026", "2027", "2028")
# number, label, authorised, change, spent before, credits of the four years
PROGRAMMES = (
    (
        "AP21-01",
        "Groupe scolaire Jean-Zay",
        "6200000",
        "350000",
        "3184620.45",
        ("1900000", "1100000", "365379.55", "0"),
    ),
    (
        "AP22-03",
        "Médiathèque de la Halle",
        "3400000",
        "0",
        "812340.10",
        ("1250000", "980000", "357659.90", "0"),
    ),
    (
        "AP23-01",
        "Voirie, programme 2023-2027",
        "2500000",
        "-180000",
        "901778.62",
        ("520000", "460000", "438221.38", "0"),
    ),
    (
        "AP24-02",
        "Rénovation énergétique",
        "4150000",
        "420000",
        "236904.00",
        ("1050000", "1400000", "1200000", "683096"),
    ),
    (
        "AP25-01",
        "Parc des Berges",
        "1800000",
        "0",
        "0",
        ("300000", "750000", "500000", "250000"),
    ),
)
OTHER = ("640", "655", "670", "690")
# key, label, the four years
RESOURCES = (
    ("refund", "FCTVA", ("690", "780", "745", "480")),
    ("grants", "Subventions", ("1150", "1060", "720", "240")),
    ("sales", "Cessions", ("120", "0", "85", "0")),
    ("loans", "Emprunts", ("1800", "1700", "900", "300")),
)

SLIPS = (
    Slip(
        "a.AP22-03.2027",
        "375 659,90",
        "Tableau 1",
        "AP22-03, CP 2027",
        "limit",
        "les crédits de paiement dépassent l'autorisation de 18 000,00 (CGCT, L. 2311-3)",
        nature="legal",
        spreads=True,
    ),
    Slip(
        "a.AP24-02.now",
        "4 750 000,00",
        "Tableau 1",
        "AP24-02, AP révisée",
        "sum",
        "4 150 000,00 + 420 000,00 ; le total est juste",
    ),
    Slip(
        "a.all.2025",
        "4 720 000,00",
        "Tableau 1",
        "Total, CP 2025",
        "sum",
        "sans l'AP25-01 (300 000,00)",
    ),
    Slip(
        "p.AP23-01.2025",
        "502",
        "Tableau 2",
        "Voirie, 2025",
        "equality",
        "520 000,00 € au tableau 1 ; le total de la colonne est juste",
    ),
    Slip(
        "t.count",
        "six",
        "texte",
        "nombre d'autorisations",
        "count",
        "cinq autorisations de programme au tableau 1",
    ),
    Slip(
        "t.loanshare",
        "31,5 %",
        "texte",
        "part de l'emprunt",
        "ratio",
        "emprunts de 2025 à 2028 rapportés aux dépenses du plan",
    ),
    Slip(
        "t.yearly",
        "4 404 k€",
        "texte",
        "moyenne annuelle du plan",
        "ratio",
        "total des dépenses du plan sur quatre ans",
    ),
)


def draw_programmes(draft: Draft) -> Table:
    """Each authorisation, its change, and its credits year by year."""
    columns = ("voted", "change", "now", "before", *YEARS)
    sheet = Sheet(
        draft,
        {name: SIGNED if name == "change" else NUM for name in columns},
        linear={"now": lambda k: sum_of(f"{k}.voted", f"{k}.change")},
    )
    sheet.head(
        Cell("N°", down=2),
        Cell("Autorisation de programme", down=2),
        Cell("Autorisation (€)", across=3),
        Cell("Crédits de paiement (€)", across=5),
    )
    sheet.head(
        "votée",
        "révision",
        "révisée",
        "avant 2025",
        *(f"CP {y}" for y in YEARS),
    )
    keys = []
    for number_, label, voted, change, before, paid in PROGRAMMES:
        amounts = dict(zip(YEARS, map(D, paid), strict=True))
        keys.append(
            sheet.add(
                f"a.{number_}",
                (number_, label),
                "line",
                voted=D(voted),
                change=D(change),
                before=D(before),
                **amounts,
            )
        )
    sheet.foot("a.all", Cell("Total", across=2), keys)
    for key in keys:
        terms = sum_of(*(f"{key}.{name}" for name in ("before", *YEARS)))
        draft.rule(
            f"credits {key}",
            lambda v, k=key, f=terms: (  # type: ignore[misc]
                f(v) == v(f"{k}.voted") + v(f"{k}.change")
            ),
        )
    return sheet.table(
        (0.9, 2.5, 1.4, 1.25, 1.4, 1.4, 1.4, 1.4, 1.35, 1.25),
        "clrrrrrrrr",
        "columns",
        8.2,
    )


def draw_plan(draft: Draft) -> Table:
    """The plan in thousands: what is spent, and what pays for it."""
    sheet = Sheet(
        draft,
        {**dict.fromkeys(YEARS, NUM0), "all": NUM0},
        linear={"all": lambda k: sum_of(*(f"{k}.{year}" for year in YEARS))},
    )
    sheet.head("En milliers d'euros", *YEARS, "Total")
    keys = []
    for number_, label, *_ in PROGRAMMES:
        contents: dict[str, Formula | int] = {}
        for year in YEARS:
            key = f"a.{number_}.{year}"
            known = draft.true(key)
            contents[year] = product_of(key, times=D("0.001")) if known else 0
        keys.append(sheet.add(f"p.{number_}", label, "line", **contents))
    other = dict(zip(YEARS, map(D, OTHER), strict=True))
    keys.append(sheet.add("p.other", "Hors programmes", "line", **other))
    sheet.foot("p.out", "Dépenses d'équipement", keys, "sub")

    paying = []
    for key, label, amounts in RESOURCES:
        given = dict(zip(YEARS, map(D, amounts), strict=True))
        paying.append(sheet.add(f"p.{key}", label, "line", **given))
    gaps = {
        year: gap_of(f"p.out.{year}", *(f"{key}.{year}" for key in paying))
        for year in YEARS
    }
    paying.append(sheet.add("p.own", "Autofinancement", "line", **gaps))
    sheet.foot("p.in", "Ressources", paying)
    for year in (*YEARS, "all"):
        draft.same(f"p.out.{year}", f"p.in.{year}")
    return sheet.table(
        (3, 1, 1, 1, 1, 1.2), "lrrrrr", "horizontal", 9, fill=0.7
    )


def write_report(d: Draft) -> tuple[Block, ...]:
    """What changes and how it is paid, told."""
    return (
        Text(
            f"La commune gère {d('t.count', len(PROGRAMMES), WORD)} autorisations de programme."
            f" Leur montant total est porté de {d('t.voted', copy_of('a.all.voted'))} à"
            f" {d('t.now', copy_of('a.all.now'))}, soit une augmentation nette de"
            f" {d('t.change', copy_of('a.all.change'))} ou"
            f" {d('t.rise', growth_of('a.all.now', 'a.all.voted'), PCT1)} : la rénovation"
            f" énergétique reçoit {d('t.energy', copy_of('a.AP24-02.change'))}, tandis que la"
            f" voirie rend {d('t.roads', lambda v: -v('a.AP23-01.change'))}. Au 31 décembre 2024,"
            f" {d('t.before', copy_of('a.all.before'))} avaient été mandatés, dont"
            f" {d('t.school', copy_of('a.AP21-01.before'))} pour le groupe scolaire, soit"
            f" {d('t.done', share_of('a.AP21-01.before', 'a.AP21-01.now'), PCT1)} de son"
            f" autorisation de {d('t.schoolap', copy_of('a.AP21-01.now'))}."
        ),
        Text(
            "Le plan pluriannuel 2025-2028 programme"
            f" {d('t.plan', copy_of('p.out.all'), KEUR)} de dépenses d'équipement, soit"
            f" {d('t.yearly', lambda v: v('p.out.all') / 4, KEUR)} par an en moyenne, quand le"
            " mandat précédent avait investi 3 150 k€ par an. L'exercice 2025 en concentre"
            f" {d('t.first', copy_of('p.out.2025'), KEUR)}. Les emprunts nouveaux, limités à"
            f" {d('t.loans', copy_of('p.loans.all'), KEUR)}, en financent"
            f" {d('t.loanshare', share_of('p.loans.all', 'p.out.all'), PCT1)} ; le reste provient"
            f" des subventions ({d('t.grants', copy_of('p.grants.all'), KEUR)}), du FCTVA"
            f" ({d('t.refund', copy_of('p.refund.all'), KEUR)}), des cessions et de"
            f" l'autofinancement ({d('t.own', copy_of('p.own.all'), KEUR)})."
        ),
        Text(
            "Les crédits de paiement de 2025, inscrits au budget primitif, s'élèvent à"
            f" {d('t.2025', sum_of(*(f'a.{one[0]}.2025' for one in PROGRAMMES)))}, auxquels"
            f" s'ajoutent {d('t.other', product_of('p.other.2025', times=1000), EUR0)} hors"
            " programmes. Le coût du Parc des Berges, évalué à 1 640 000 € HT en 2023, est"
            f" retenu pour {d('t.park', copy_of('a.AP25-01.now'))} TTC."
        ),
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act in landscape, its tables in annex."""
    d = Draft(ink)
    programmes, plan = draw_programmes(d), draw_plan(d)
    report = write_report(d)
    d.rule("count", lambda v: v("t.count") == len(PROGRAMMES))
    members, present, proxies, voters = seats(d, 33, 26, 6)
    kept, against, abstaining = votes(d, 5, 2)
    d.judge()

    blocks = (
        two_column_masthead(
            ("VILLE DE BEAUVOISIN-SUR-LOUE", "Direction générale des services"),
            (
                "Conseil municipal du 30 janvier 2025",
                f"Élus en exercice : {members} – présents : {present} – pouvoirs : {proxies}"
                f" – votants : {voters}",
            ),
        ),
        Text(
            "2025-01-12 – Autorisations de programme et crédits de paiement : révision et"
            " ouverture",
            "subject",
        ),
        *visas(
            "les articles L. 2311-3 et R. 2311-9 du code général des collectivités territoriales",
            "le règlement budgétaire et financier adopté le 14 décembre 2023",
        ),
        *report,
        Text(
            f"Le conseil municipal adopte, par {kept} voix contre {against}, {abstaining} membres"
            " s'abstenant, les autorisations et crédits du tableau 1 et prend acte du plan du"
            " tableau 2."
        ),
        signature(
            ("Le secrétaire de séance,", "Amaury DESCOMBES"),
            ("La maire,", "Jeanne VILLENEUVE-ROUX"),
        ),
        PageBreak(),
        Text(
            "Tableau 1 – Autorisations de programme et crédits de paiement",
            "caption",
        ),
        programmes,
        Text(
            "Tableau 2 – Plan pluriannuel d'investissement 2025-2028", "caption"
        ),
        plan,
        Text(
            "Les crédits du tableau 1 sont repris au tableau 2 arrondis au millier d'euros.",
            "small",
        ),
    )
    theme = Theme(
        font="Carlito",
        size=11,
        shade="#e8eef7",
        accent="#14375e",
        margin=15,
        landscape=True,
        footer="Ville de Beauvoisin-sur-Loue – {page} / {pages}",
    )
    return (Part(Producer.WEASYPRINT, theme, blocks),)


KIND = Kind(
    108,
    "ap-cp-et-ppi",
    "autorisations de programme, crédits de paiement, plan pluriannuel",
    SLIPS,
    draw,
)
