"""105: the rates of local taxes: bases, rates, products, and how they evolved."""

from __future__ import annotations

from benchmarks.council_acts.furniture import (
    certified,
    signature,
)
from benchmarks.council_acts.ink import Ink
from benchmarks.council_acts.model import (
    Block,
    Cell,
    Kind,
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
    PCT2,
    SIGNED_PCT1,
    Draft,
    Form,
    Slip,
    column_of,
    copy_of,
    gap_of,
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

# key, label, base before, base now, rate before, rate now
TAXES = (
    ("built", "Foncier bâti", "3764200", "3894000", "41.44", "41.85"),
    ("land", "Foncier non bâti", "83100", "84300", "51.88", "52.39"),
    (
        "second",
        "Habitation – résidences secondaires",
        "588400",
        "612500",
        "14.58",
        "14.72",
    ),
)
# year, products
PAST = (
    ("2022", "1498216", "38914", "71306"),
    ("2023", "1541877", "41622", "79845"),
)
# label, before, now
ALLOWANCES = (
    ("comp", "Compensation des exonérations de foncier bâti", "31640", "32215"),
    ("frozen", "Versement du coefficient correcteur", "118402", "122479"),
    ("dcrtp", "DCRTP", "6480", "5933"),
)

SLIPS = (
    Slip(
        "x.land.product",
        "44 615",
        "Tableau 1",
        "Foncier non bâti",
        "product",
        "84 300 x 52,39 %",
    ),
    Slip(
        "x.second.rate",
        "15,27",
        "Tableau 1",
        "Habitation – résidences secondaires",
        "limit",
        "le taux d'habitation monte de 4,7 % quand celui du foncier bâti ne monte que de 1,0 %",
        nature="legal",
        spreads=True,
        page=1,
    ),
    Slip(
        "c.now",
        "166 027",
        "Tableau 2",
        "Total 2025",
        "sum",
        "chiffres permutés ; 32 215 + 122 479 + 5 933",
    ),
    Slip(
        "p2023.all",
        "1 621 722",
        "Tableau 3",
        "2023",
        "sum",
        "sans le produit du foncier non bâti (41 622)",
    ),
    Slip(
        "t.gain",
        "75 848 €",
        "texte",
        "produit supplémentaire",
        "difference",
        "produit de 2025 moins produit de 2024",
    ),
    Slip(
        "t.perhead",
        "438,95 €",
        "texte",
        "produit par habitant",
        "ratio",
        "produit de 2025 rapporté à 4 018 habitants",
    ),
    Slip(
        "t.basegrowth",
        "4,3 %",
        "texte",
        "évolution des bases du foncier bâti",
        "ratio",
        "3 894 000 contre 3 764 200",
    ),
)


def draw_taxes(draft: Draft) -> Table:
    """Base times rate, the year before and this year."""
    whole, rate = NUM0, NUM
    sheet = Sheet(
        draft,
        {
            "oldbase": whole,
            "oldrate": rate,
            "oldproduct": whole,
            "base": whole,
            "rate": rate,
            "product": whole,
            "growth": SIGNED_PCT1,
        },
        linear={
            "oldproduct": lambda k: product_of(
                f"{k}.oldbase", f"{k}.oldrate", times=D("0.01")
            ),
            "product": lambda k: product_of(
                f"{k}.base", f"{k}.rate", times=D("0.01")
            ),
        },
        ratio={
            "growth": lambda k: growth_of(f"{k}.product", f"{k}.oldproduct")
        },
    )
    sheet.head(
        Cell("Taxe", down=2),
        Cell("2024 (définitif)", across=3),
        Cell("2025 (prévisionnel)", across=3),
        Cell("Évolution du produit", down=2),
    )
    sheet.head(
        "Bases (€)",
        "Taux (%)",
        "Produit (€)",
        "Bases (€)",
        "Taux (%)",
        "Produit (€)",
    )
    keys = [
        sheet.add(
            f"x.{key}",
            label,
            oldbase=D(oldbase),
            oldrate=D(oldrate),
            base=D(base),
            rate=D(rate_now),
        )
        for key, label, oldbase, base, oldrate, rate_now in TAXES
    ]
    sheet.foot(
        "x",
        "Total",
        keys,
        oldbase="",
        oldrate="",
        base="",
        rate="",
        oldproduct=column_of(keys, "oldproduct"),
        product=column_of(keys, "product"),
    )
    return sheet.table(
        (2.5, 1.4, 1, 1.4, 1.4, 1, 1.4, 1.2), "lrrrrrrr", "grid", 8.8
    )


def draw_allowances(draft: Draft) -> Table:
    """What the State pays beside the taxes."""
    sheet = Sheet(
        draft,
        {"old": NUM0, "now": NUM0, "gap": Form(0, signed=True)},
        linear={"gap": lambda k: gap_of(f"{k}.now", f"{k}.old")},
    )
    sheet.head(
        "Allocations et versements de l'État (€)", "2024", "2025", "Écart"
    )
    keys = [
        sheet.add(f"c.{key}", label, old=D(old), now=D(now))
        for key, label, old, now in ALLOWANCES
    ]
    sheet.foot("c", "Total", keys)
    return sheet.table((4, 1.4, 1.4, 1.2), "lrrr", "grid", 9, fill=0.85)


def draw_past(draft: Draft) -> Table:
    """The products of the last four years."""
    sheet = Sheet(
        draft,
        {"built": NUM0, "land": NUM0, "second": NUM0, "all": NUM0},
        linear={
            "all": lambda k: sum_of(f"{k}.built", f"{k}.land", f"{k}.second")
        },
    )
    sheet.head(
        "Année",
        "Foncier bâti",
        "Foncier non bâti",
        "Habitation",
        "Produit total (€)",
    )
    for year, *products in PAST:
        amounts = dict(zip(("built", "land", "second"), products, strict=True))
        sheet.add(
            f"p{year}", year, "line", **{k: D(v) for k, v in amounts.items()}
        )
    for year, column in (("2024", "oldproduct"), ("2025", "product")):
        sheet.add(
            f"p{year}",
            year,
            "line",
            **{key: copy_of(f"x.{key}.{column}") for key, *_ in TAXES},
        )
    return sheet.table((1, 1.6, 1.6, 1.6, 1.8), "crrrr", "horizontal", 9, 0.85)


def write_report(d: Draft) -> tuple[Block, ...]:
    """Why the rates change, and what it brings."""
    return (
        Text(
            "Les bases prévisionnelles du foncier bâti, telles que notifiées par l'état n°"
            f" 1259, s'établissent à {d('t.base', copy_of('x.built.base'), EUR0)}, en hausse de"
            f" {d('t.basegrowth', growth_of('x.built.base', 'x.built.oldbase'), PCT1)}, dont"
            " 1,7 % de revalorisation forfaitaire. Il est proposé de porter le taux de"
            f" {d('t.oldrate', copy_of('x.built.oldrate'), PCT2)} à"
            f" {d('t.rate', copy_of('x.built.rate'), PCT2)}, soit"
            f" {d('t.points', gap_of('x.built.rate', 'x.built.oldrate'), NUM)} point de plus, sans"
            " excéder le taux plafond de 98,40 % qui s'impose à la commune."
        ),
        Text(
            "Le produit fiscal attendu se monte à"
            f" {d('t.yield', copy_of('x.product'), EUR0)} contre"
            f" {d('t.oldyield', copy_of('x.oldproduct'), EUR0)} encaissés en 2024 : la commune en"
            f" tirera {d('t.gain', gap_of('x.product', 'x.oldproduct'), EUR0)} de plus. Pour"
            f" {d('t.people', 4018, NUM0)} habitants, cela représente"
            f" {d('t.perhead', ratio_of('x.product', 't.people'))} par habitant (moyenne de la"
            " strate : 512,00 €). Le foncier bâti fournit à lui seul"
            f" {d('t.share', share_of('x.built.product', 'x.product'), PCT1)} de l'ensemble."
        ),
        Text(
            "S'y ajoutent les versements de l'État, dont"
            f" {d('t.frozen', copy_of('c.frozen.now'), EUR0)} au titre du coefficient correcteur,"
            f" en progression de {d('t.frozengap', copy_of('c.frozen.gap'), EUR0)}. La DCRTP, en"
            f" revanche, recule de {d('t.loss', lambda v: -v('c.dcrtp.gap'), EUR0)}."
        ),
    )


def tie(draft: Draft) -> None:
    """The other rates may not rise more than the rate of built property."""
    for key in ("land", "second"):
        draft.rule(
            f"tied {key}",
            lambda v, k=f"x.{key}": (  # type: ignore[misc]
                v(f"{k}.rate") * v("x.built.oldrate")
                <= v("x.built.rate") * v(f"{k}.oldrate")
            ),
        )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act; its tables stand in the text."""
    d = Draft(ink)
    taxes, allowances, past = draw_taxes(d), draw_allowances(d), draw_past(d)
    tie(d)
    report = write_report(d)
    d.rule("people", lambda v: v("t.people") == 4018)
    members, present, proxies, voters = seats(d, 27, 21, 5)
    kept, against, abstaining = votes(d, 4, 1)
    rates = [
        Text(
            f"– {name} : {d(f't.final.{key}', copy_of(f'x.{key}.rate'), PCT2)}{end}"
        )
        for key, name, end in (
            ("built", "taxe foncière sur les propriétés bâties", " ;"),
            ("land", "taxe foncière sur les propriétés non bâties", " ;"),
            (
                "second",
                "taxe d'habitation sur les résidences secondaires",
                ".",
            ),
        )
    ]
    d.judge()

    blocks = (
        Text("Ville de SAINT-ÉVROULT-LA-RIVIÈRE", "title"),
        Text("Conseil municipal – séance publique du 3 avril 2025", "center"),
        Text(
            "Délibération 2025-04-06 – Fixation des taux de fiscalité directe",
            "subject",
        ),
        Text(
            f"Effectif légal : {members} ; présents à l'ouverture : {present} ; procurations :"
            f" {proxies} ; suffrages possibles : {voters}."
        ),
        *visas(
            "les articles 1379, 1407 et suivants, 1636 B sexies et 1639 A du code général des"
            " impôts",
            "l'article L. 2331-3 du code général des collectivités territoriales",
        ),
        *report,
        Text("Tableau 1 – Bases, taux et produits", "caption"),
        taxes,
        Text("Tableau 2 – Allocations compensatrices", "caption"),
        allowances,
        Text("Tableau 3 – Produits depuis 2022", "caption"),
        past,
        Text(
            f"Le conseil municipal, à la majorité ({kept} pour, {against} contre, {abstaining}"
            " abstention), fixe ainsi les taux pour 2025 :"
        ),
        *rates,
        signature(
            ("Le secrétaire de séance,", "Florian BEAUDREUIL"),
            ("La maire,", "Catherine LOUVIGNY"),
        ),
        certified("Saint-Évroult-la-Rivière", "8 avril 2025"),
    )
    theme = Theme(
        font="Caladea",
        size=9.6,
        shade="#eeeeee",
        margin=15,
        justify=False,
        footer="– {page} –",
    )
    return (Part(Producer.WRITER, theme, blocks),)


KIND = Kind(
    105,
    "taux-de-fiscalite",
    "taux de fiscalité directe : bases, taux, produits",
    SLIPS,
    draw,
)
