"""104: the use of the result of two budgets: need of financing, reserve, carry-over, past years."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.council_acts.furniture import (
    certified,
    register_masthead,
    signature,
)
from benchmarks.council_acts.ink import Ink
from benchmarks.council_acts.model import (
    NARROW_NBSP,
    Block,
    Kind,
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
    Formula,
    Slip,
    copy_of,
    gap_of,
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

BUDGETS = ("main", "water")
GIVEN = {
    "year": (
        "A. Résultat de fonctionnement de l'exercice 2024",
        "198427.56",
        "41306.14",
    ),
    "old": ("B. Résultat reporté de 2023 (ligne 002)", "214668.37", "18742.90"),
    "works": (
        "D. Solde d'exécution d'investissement (ligne 001)",
        "-96318.52",
        "-22415.60",
    ),
    "leftout": ("E. Restes à réaliser – dépenses", "108555.30", "31200.00"),
    "leftin": ("F. Restes à réaliser – recettes", "54000.00", "12500.00"),
}
# year, result, put in reserve
YEARS = (
    ("2021", "318642.05", "129480.00"),
    ("2022", "361204.10", "152000.00"),
    ("2023", "402318.77", "187650.40"),
)

SLIPS = (
    Slip(
        "h2022.share",
        "41,2 %",
        "Rappel des affectations",
        "2022",
        "ratio",
        "152 000,00 sur 361 204,10",
    ),
    Slip(
        "h.kept",
        "339 650,40",
        "Rappel des affectations",
        "Total",
        "sum",
        "sans l'affectation de 2021 (129 480,00)",
    ),
    Slip(
        "old.main",
        "241 668,37",
        "Affectation",
        "B. résultat reporté, budget principal",
        "equality",
        "le report de 2023 est de 214 668,37 ; la ligne C est juste",
        nature="legal",
    ),
    Slip(
        "reserve.water",
        "37 115,60",
        "Affectation",
        "1068, budget annexe de l'eau",
        "limit",
        "moins que le besoin de financement de 41 115,60 ; la suite en découle",
        nature="legal",
        spreads=True,
    ),
    Slip(
        "t.rest",
        "226 222,11 €",
        "texte",
        "article 1er, report du budget principal",
        "equality",
        "ligne 002 du budget principal : 262 222,11",
    ),
    Slip(
        "t.global",
        "189 789,42 €",
        "texte",
        "mise en réserve des deux budgets",
        "sum",
        "150 873,82 + 37 115,60",
    ),
    Slip(
        "t.shift",
        "47 535,74 €",
        "texte",
        "hausse du report",
        "difference",
        "262 222,11 - 214 668,37",
    ),
)


def draw_use(draft: Draft) -> Table:
    """From the result to its use, a column a budget."""
    sheet = Sheet(
        draft,
        {"main": NUM, "water": NUM, "all": NUM},
        linear={"all": lambda key: sum_of(f"{key}.main", f"{key}.water")},
    )
    sheet.head("", "Budget principal", "Budget annexe de l'eau", "Ensemble")
    _given(sheet, "year")
    _given(sheet, "old")
    _follows(sheet, "result", "C. Résultat à affecter (A + B)", ("year", "old"))
    _given(sheet, "works")
    _given(sheet, "leftout")
    _given(sheet, "leftin")
    _follows(
        sheet,
        "need",
        "G. Besoin de financement (E – F – D)",
        ("leftout",),
        ("leftin", "works"),
    )
    sheet.add(
        "reserve",
        "1) Mise en réserve au compte 1068",
        main=copy_of("need.main"),
        water=copy_of("need.water"),
    )
    _follows(
        sheet,
        "rest",
        "2) Report à nouveau, ligne 002 (C – 1068)",
        ("result",),
        ("reserve",),
    )
    return sheet.table((4.6, 1.8, 1.8, 1.8), "lrrr", "none", 9.6)


def _given(sheet: Sheet, key: str) -> None:
    label, main, water = GIVEN[key]
    sheet.add(key, label, main=D(main), water=D(water))


def _follows(
    sheet: Sheet,
    key: str,
    label: str,
    more: Sequence[str],
    less: Sequence[str] = (),
) -> None:
    """A row made of the rows above, in each column."""

    def formula(column: str) -> Formula:
        return lambda v: (
            sum((v(f"{row}.{column}") for row in more), D(0))
            - sum((v(f"{row}.{column}") for row in less), D(0))
        )

    sheet.add(key, label, "sub", main=formula("main"), water=formula("water"))
    total = formula("all")
    sheet.draft.rule(f"all {key}", lambda v: v(f"{key}.all") == total(v))


def draw_history(draft: Draft) -> Table:
    """What was put in reserve and carried over in the last years."""
    sheet = Sheet(
        draft,
        {"result": NUM, "kept": NUM, "rest": NUM, "share": PCT1},
        linear={"rest": lambda key: gap_of(f"{key}.result", f"{key}.kept")},
        ratio={"share": lambda key: share_of(f"{key}.kept", f"{key}.result")},
    )
    sheet.head(
        "Exercice",
        "Résultat à affecter",
        "Affecté au 1068",
        "Reporté (002)",
        "Part affectée",
    )
    keys = [
        sheet.add(f"h{year}", year, result=D(result), kept=D(kept))
        for year, result, kept in YEARS
    ]
    sheet.foot("h", "Total", keys)
    return sheet.table((1.2, 1.9, 1.9, 1.9, 1.3), "crrrr", "header", 9.4, 0.85)


def write_report(d: Draft) -> tuple[Block, ...]:
    """The results and their use, told."""
    return (
        Text(
            "L'exercice 2024 du budget principal se solde en fonctionnement par un excédent de"
            f" {d('t.year', copy_of('year.main'))}. Augmenté du report de l'exercice précédent,"
            f" il forme un résultat à affecter de {d('t.result', copy_of('result.main'))}. La"
            " section d'investissement présente un déficit de"
            f" {d('t.deficit', lambda v: -v('works.main'))} ; les restes à réaliser le creusent"
            f" de {d('t.left', gap_of('leftout.main', 'leftin.main'))}, de sorte que le besoin"
            f" de financement atteint {d('t.need', copy_of('need.main'))}. Les prospectives de"
            " novembre l'estimaient à 160 000,00 €."
        ),
        Text(
            "Ce besoin absorbe"
            f" {d('t.part', share_of('reserve.main', 'result.main'), PCT1)} du résultat, contre"
            f" {d('t.oldpart', copy_of('h2023.share'), PCT1)} l'année précédente. Le report à"
            " nouveau du budget principal passe ainsi de"
            f" {d('t.before', copy_of('h2023.rest'))} à"
            f" {d('t.now', copy_of('rest.main'))}, en hausse de"
            f" {d('t.shift', gap_of('rest.main', 'h2023.rest'))}. Le budget annexe de l'eau,"
            f" qui dessert {d('t.users', 1742, NUM0)} abonnés, dégage de son côté un résultat"
            f" à affecter de {d('t.water', copy_of('result.water'))}, soit"
            f" {d('t.peruser', ratio_of('result.water', 't.users'))} par abonné."
        ),
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act on two pages."""
    d = Draft(ink)
    use, history = draw_use(d), draw_history(d)
    d.same("old.main", "h2023.rest")
    for budget in BUDGETS:
        d.rule(
            f"need covered {budget}",
            lambda v, b=budget: v(f"reserve.{b}") >= v(f"need.{b}"),  # type: ignore[misc]
        )
    report = write_report(d)
    d.rule("users", lambda v: v("t.users") == 1742)
    members, present, proxies, voters = seats(d, 19, 14, 2)
    kept, against, abstaining = votes(d, 1, 0)
    articles = (
        Text(
            "<b>Article 1er.</b> Le résultat du budget principal est affecté à hauteur de"
            f" {d('t.reserve', copy_of('reserve.main'))} au compte 1068 ; le surplus, soit"
            f" {d('t.rest', copy_of('rest.main'))}, est reporté à la ligne 002."
        ),
        Text(
            "<b>Article 2.</b> Le résultat du budget annexe de l'eau est affecté à hauteur de"
            f" {d('t.waterreserve', copy_of('reserve.water'))} au compte 1068 et, pour"
            f" {d('t.waterrest', copy_of('rest.water'))}, à la ligne 002."
        ),
        Text(
            "<b>Article 3.</b> Les mises en réserve sont ainsi décidées pour un montant global"
            f" de {d('t.global', sum_of('reserve.main', 'reserve.water'))}. Les titres de"
            " recettes correspondants seront émis au vu de la présente délibération."
        ),
    )
    d.judge()

    blocks = (
        *register_masthead(
            "COMMUNE DE MONTALIVET-LES-BOIS",
            "Département de la Vère",
            "10 avril 2025",
            "15-2025",
        ),
        Text("Affectation des résultats de l'exercice 2024", "subject"),
        Text(
            f"En exercice : {members}. Présents : {present}. Représentés : {proxies}. Votants :"
            f" {voters}."
        ),
        *visas(
            "les articles L. 2311-5 et R. 2311-11 à R. 2311-13 du code général des"
            " collectivités territoriales",
            "les comptes financiers uniques 2024, arrêtés ce jour",
        ),
        *report,
        Text("Affectation (en euros)", "caption"),
        use,
        Text(
            "Rappel des affectations du budget principal (en euros)", "caption"
        ),
        history,
        Text(
            f"Le conseil municipal, par {kept} voix pour et {against} voix contre"
            f" ({abstaining} abstention), décide :"
        ),
        *articles,
        signature(
            ("La secrétaire,", "Nadège PONTCHÂTEAU"),
            ("Le maire,", "Régis VALADIER-LACOMBE"),
        ),
        certified("Montalivet-les-Bois", "14 avril 2025"),
    )
    theme = Theme(
        font="Lato",
        size=9.8,
        thousands=NARROW_NBSP,
        shade="#ffffff",
        accent="#203864",
        margin=18,
        footer="Délibération 15-2025 – {page}/{pages}",
    )
    return (Part(Producer.CHROMIUM, theme, blocks),)


KIND = Kind(
    104,
    "affectation-du-resultat",
    "affectation du résultat de deux budgets",
    SLIPS,
    draw,
)
