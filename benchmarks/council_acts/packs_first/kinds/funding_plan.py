"""107: the financing of works: lots with VAT at three rates, aids on the price without tax."""

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
    Part,
    Producer,
    RowKind,
    Table,
    Text,
    Theme,
)
from benchmarks.council_acts.packs_first.draft import (
    NUM,
    PCT1,
    WORD,
    Draft,
    Slip,
    column_of,
    copy_of,
    gap_of,
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

# key, label, price without tax, rate of VAT
LOTS = (
    ("lot1", "Lot 1 – Maçonnerie", "96420.00", "10"),
    ("lot2", "Lot 2 – Charpente, couverture", "68340.50", "10"),
    ("lot3", "Lot 3 – Menuiseries extérieures", "47905.00", "5.5"),
    ("lot4", "Lot 4 – Isolation, plâtrerie", "52118.40", "5.5"),
    ("lot5", "Lot 5 – Plomberie, chauffage", "61277.00", "5.5"),
    ("lot6", "Lot 6 – Électricité, ventilation", "38960.75", "10"),
)
FEES = (
    ("plan", "Maîtrise d'œuvre", "32850.00", "20"),
    ("check", "Contrôle technique et SPS", "8640.00", "20"),
    ("survey", "Diagnostics amiante et plomb", "3215.00", "20"),
)
# key, who pays, rate of the price without tax, state of the request
AIDS = (
    ("state", "État – DETR", "30", "notifiée"),
    ("green", "État – Fonds vert", "12", "sollicitée"),
    ("region", "Région", "18", "sollicitée"),
    ("county", "Département", "15", "notifiée"),
)
VAT_IN_FORCE = {D("2.1"), D("5.5"), D("10"), D("20")}
HOMES = 4

SLIPS = (
    Slip(
        "e.check.rate",
        "15,0 %",
        "Annexe – Coût de l'opération",
        "Contrôle technique et SPS",
        "rate",
        "aucun taux de TVA de 15 % n'a cours ; la taxe en a été calculée",
        nature="legal",
        spreads=True,
    ),
    Slip(
        "f.region.rate",
        "27,0 %",
        "Plan de financement",
        "Région",
        "limit",
        "le maître d'ouvrage doit financer 20 % au moins (CGCT, L. 1111-10)",
        nature="legal",
        spreads=True,
    ),
    Slip(
        "e.lot4.ttc",
        "54 948,91",
        "Annexe – Coût de l'opération",
        "Lot 4",
        "sum",
        "52 118,40 + 2 866,51",
    ),
    Slip(
        "e.all.tax",
        "37 572,66",
        "Annexe – Coût de l'opération",
        "Total de l'opération",
        "sum",
        "sous-totaux de la taxe : travaux et honoraires",
    ),
    Slip(
        "t.lots",
        "sept",
        "texte",
        "nombre de lots",
        "count",
        "l'annexe a six lots",
    ),
    Slip(
        "t.retained",
        "18 251,08 €",
        "texte",
        "retenue de garantie",
        "product",
        "5 % du montant TTC des travaux ; le taux a été appliqué au montant hors taxes",
    ),
    Slip(
        "t.below",
        "12 573,35 €",
        "texte",
        "écart avec l'estimation",
        "difference",
        "425 000,00 - 409 726,65",
    ),
)


def draw_costs(draft: Draft) -> Table:
    """Works by lot and fees: without tax, VAT, with tax."""
    sheet = Sheet(
        draft,
        {"ht": NUM, "rate": PCT1, "tax": NUM, "ttc": NUM},
        linear={
            "tax": lambda k: product_of(
                f"{k}.ht", f"{k}.rate", times=D("0.01")
            ),
            "ttc": lambda k: sum_of(f"{k}.ht", f"{k}.tax"),
        },
    )
    sheet.head(
        "Poste", "Montant HT (€)", "TVA", "Montant TVA (€)", "Montant TTC (€)"
    )
    parts = []
    for part, label, lines in (
        ("works", "Sous-total travaux", LOTS),
        ("fees", "Sous-total honoraires", FEES),
    ):
        keys = [
            sheet.add(f"e.{key}", name, ht=D(price), rate=D(rate))
            for key, name, price, rate in lines
        ]
        parts.append(_foot(sheet, f"e.{part}", label, keys, "sub"))
    _foot(sheet, "e.all", "Total de l'opération", parts, "total")
    return sheet.table((4, 1.8, 1, 1.8, 1.8), "lrrrr", "grid", 9.5)


def _foot(
    sheet: Sheet, key: str, label: str, over: Sequence[str], kind: RowKind
) -> str:
    """Sums of prices and taxes; a rate has none."""
    sheet.foot(
        key,
        label,
        over,
        kind,
        rate="",
        tax=column_of(over, "tax"),
    )
    return key


def draw_plan(draft: Draft) -> Table:
    """Who pays: aids at a rate of the price without tax, the commune the rest."""
    sheet = Sheet(
        draft,
        {"base": NUM, "rate": PCT1, "amount": NUM},
        linear={
            "amount": lambda k: product_of(
                f"{k}.base", f"{k}.rate", times=D("0.01")
            )
        },
    )
    sheet.head(
        "Financeur",
        "État de la demande",
        "Assiette HT (€)",
        "Taux",
        "Montant (€)",
    )
    keys = [
        sheet.add(
            f"f.{key}", (name, state), base=copy_of("e.all.ht"), rate=D(rate)
        )
        for key, name, rate, state in AIDS
    ]
    sheet.add(
        "f.aids",
        Cell("Total des aides publiques", across=2),
        "sub",
        base="",
        rate=column_of(keys, "rate"),
        amount=column_of(keys, "amount"),
    )
    sheet.add(
        "f.own",
        Cell("Autofinancement de la commune", across=2),
        base="",
        rate=lambda v: 100 - v("f.aids.rate"),
        amount=gap_of("e.all.ht", "f.aids.amount"),
    )
    sheet.add(
        "f.all",
        Cell("Total des ressources", across=2),
        "total",
        base="",
        rate=sum_of("f.aids.rate", "f.own.rate"),
        amount=sum_of("f.aids.amount", "f.own.amount"),
    )
    draft.same("f.all.amount", "e.all.ht")
    return sheet.table((3, 1.8, 2, 1.1, 2), "lcrrr", "columns", 9.5)


def check_law(draft: Draft) -> None:
    """VAT at a rate in force, at least a fifth paid by the commune."""
    for key, *_ in (*LOTS, *FEES):
        draft.rule(
            f"vat {key}",
            lambda v, k=f"e.{key}.rate": v(k) in VAT_IN_FORCE,  # type: ignore[misc]
        )
    rates = [f"f.{key}.rate" for key, *_ in AIDS]
    draft.rule(
        "own share",
        lambda v: sum((v(rate) for rate in rates), D(0)) <= 80,
    )


def write_report(d: Draft) -> tuple[Block, ...]:
    """What it costs and who pays, told."""
    return (
        Text(
            f"L'opération porte sur la réhabilitation de {d('t.homes', HOMES, WORD)} logements"
            " communaux conventionnés dans l'ancien presbytère. La consultation, répartie en"
            f" {d('t.lots', len(LOTS), WORD)} lots, aboutit à"
            f" {d('t.works', copy_of('e.works.ht'))} HT de travaux ; avec"
            f" {d('t.fees', copy_of('e.fees.ht'))} d'honoraires et de diagnostics, le coût"
            " s'établit à"
            f" {d('t.cost', copy_of('e.all.ht'))} HT, soit"
            f" {d('t.ttc', copy_of('e.all.ttc'))} TTC. L'avant-projet l'estimait à"
            f" {d('t.guess', 425000)} HT : le résultat lui est inférieur de"
            f" {d('t.below', gap_of('t.guess', 'e.all.ht'))}, c'est-à-dire de"
            f" {d('t.belowrate', lambda v: v('t.below') * 100 / v('t.guess'), PCT1)}."
        ),
        Text(
            "Rapporté à chacun des logements, le coût est de"
            f" {d('t.mean', ratio_of('e.all.ht', 't.homes'))} HT. Les honoraires de maîtrise"
            " d'œuvre représentent"
            f" {d('t.planrate', share_of('e.plan.ht', 'e.works.ht'), PCT1)} des travaux. La TVA"
            f" grève l'opération de {d('t.tax', copy_of('e.all.tax'))}, dont"
            f" {d('t.feestax', copy_of('e.fees.tax'))} au titre des honoraires ; elle"
            " reste hors du plan de financement, qui est présenté hors taxes. La retenue de"
            " garantie, de 5 % du montant TTC des travaux, s'élèvera à"
            f" {d('t.retained', product_of('e.works.ttc', times=D('0.05')))}."
        ),
        Text(
            "Les aides publiques attendues totalisent"
            f" {d('t.aids', copy_of('f.aids.amount'))}, la DETR en fournissant"
            f" {d('t.state', copy_of('f.state.amount'))}. La commune garde à sa charge"
            f" {d('t.own', copy_of('f.own.amount'))}, qu'elle couvrira par un emprunt de"
            f" {d('t.loan', 60000)} et par prélèvement sur ses fonds libres pour le reste."
        ),
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, and its costs on a sheet in annex."""
    d = Draft(ink)
    costs, plan = draw_costs(d), draw_plan(d)
    check_law(d)
    report = write_report(d)
    d.rule("lots", lambda v: v("t.lots") == len(LOTS))
    d.rule("loan", lambda v: v("t.loan") <= v("t.own"))
    members, present, proxies, voters = seats(d, 15, 11, 2)
    kept, against, abstaining = votes(d, 0, 2)
    d.judge()

    blocks = (
        *register_masthead(
            "COMMUNE DE PRÉVERANGES-LE-CHÂTEAU",
            "Département du Haut-Cher",
            "6 février 2025",
            "2025-02-03",
        ),
        Text(
            "Réhabilitation de logements à l'ancien presbytère – plan de financement et demandes"
            " de subventions",
            "subject",
        ),
        Text(
            f"Membres en exercice : {members} ; présents : {present} ; ayant donné pouvoir :"
            f" {proxies} ; votants : {voters}."
        ),
        *visas(
            "les articles L. 1111-10 et L. 2334-32 et suivants du code général des collectivités"
            " territoriales",
            "les articles 278-0 bis A, 279-0 bis et 278 du code général des impôts",
        ),
        *report,
        Text("Plan de financement (hors taxes)", "caption"),
        plan,
        Text(
            f"Après en avoir délibéré, par {kept} voix pour, {against} contre et {abstaining}"
            " abstentions, le conseil municipal <b>approuve</b> l'opération et son plan de"
            " financement, <b>sollicite</b> les aides ci-dessus et <b>autorise</b> le maire à"
            " signer les marchés."
        ),
        signature(
            ("La secrétaire de séance,", "Solène BRAUDEAU"),
            ("Le maire,", "Thierry MAUCOURT"),
        ),
        certified("Préveranges-le-Château", "11 février 2025"),
    )
    theme = Theme(
        font="Liberation Sans",
        size=10,
        shade="#f2f2f2",
        margin=19,
        header="Préveranges-le-Château – délibération 2025-02-03",
        footer="Page {page}",
    )
    annex = (
        Text(
            "Annexe – Coût de l'opération (résultat de la consultation)",
            "title",
        ),
        costs,
        Text("Prix de janvier 2025, fermes et non révisables."),
    )
    return (
        Part(Producer.WRITER, theme, blocks),
        Part(Producer.CALC, theme, annex),
    )


KIND = Kind(
    107,
    "plan-de-financement-logements",
    "plan de financement : lots, TVA à trois taux, aides, autofinancement",
    SLIPS,
    draw,
)
