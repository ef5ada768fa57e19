"""110: a loan with constant repayments of capital: three offers, a schedule of fifteen years."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import rounded
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

CAPITAL = D("600000")
YEARS = 15
FIRST = 2026
# key, bank, rate in percent, fee in percent of the capital
OFFERS = (
    ("kept", "Banque coopérative du Centre", "3.38", "0.10"),
    ("other", "Caisse d'épargne des Vallées", "3.45", "0.05"),
    ("third", "Crédit rural mutuel", "3.52", "0"),
)

SLIPS = (
    Slip(
        "s2030.interest",
        "14 782,00",
        "Annexe",
        "2030",
        "product",
        "440 000,00 x 3,38 %",
    ),
    Slip(
        "s2034.after",
        "204 000,00",
        "Annexe",
        "2034",
        "chain",
        "280 000,00 - 40 000,00 ; la ligne suivante repart du montant juste",
    ),
    Slip(
        "s.due",
        "720 888,00",
        "Annexe",
        "Total",
        "sum",
        "sans l'annuité de 2040 (41 352,00)",
    ),
    Slip(
        "other.cost",
        "169 500,00",
        "Offres",
        "Caisse d'épargne des Vallées",
        "sum",
        "165 600,00 d'intérêts et 300,00 de commission",
    ),
    Slip(
        "t.cheaper",
        "3 600,00 €",
        "texte",
        "écart entre les offres",
        "difference",
        "165 900,00 - 162 840,00",
    ),
    Slip(
        "t.burden",
        "21,3 %",
        "texte",
        "coût rapporté au capital",
        "ratio",
        "162 840,00 sur 600 000,00 ; le coût a été rapporté à la somme des deux",
    ),
    Slip(
        "t.credit",
        "560 000,00 €",
        "texte",
        "crédit ouvert au compte 1641",
        "limit",
        "l'emprunt dépasse la recette inscrite au budget",
        nature="legal",
    ),
)


def whole_interest(rate: Decimal) -> Decimal:
    """The interest of every year on what is left of the capital."""
    each = CAPITAL / YEARS
    return sum(
        (
            rounded((CAPITAL - each * past) * rate / 100)
            for past in range(YEARS)
        ),
        D(0),
    )


def draw_offers(draft: Draft) -> Table:
    """What each bank asks."""
    sheet = Sheet(
        draft,
        {"rate": PCT2, "first": NUM, "interest": NUM, "fee": NUM, "cost": NUM},
        linear={
            "first": lambda k: (
                lambda v: (
                    CAPITAL / YEARS + rounded(CAPITAL * v(f"{k}.rate") / 100)
                )
            ),
            "interest": lambda k: lambda v: whole_interest(v(f"{k}.rate")),
            "cost": lambda k: sum_of(f"{k}.interest", f"{k}.fee"),
        },
    )
    sheet.head(
        "Établissement",
        "Taux fixe",
        "1<sup>re</sup> annuité (€)",
        "Intérêts (€)",
        "Commission (€)",
        "Coût total (€)",
    )
    for key, bank, rate, fee in OFFERS:
        sheet.add(key, bank, rate=D(rate), fee=CAPITAL * D(fee) / 100)
    return sheet.table((3, 1, 1.6, 1.6, 1.4, 1.6), "lrrrrr", "grid", 9)


def draw_schedule(draft: Draft) -> Table:
    """Every year: left before, interest, repaid, due, left after."""
    sheet = Sheet(
        draft,
        {
            "before": NUM,
            "interest": NUM,
            "repaid": NUM,
            "due": NUM,
            "after": NUM,
        },
        linear={
            "interest": lambda k: product_of(
                f"{k}.before", "kept.rate", times=D("0.01")
            ),
            "due": lambda k: sum_of(f"{k}.interest", f"{k}.repaid"),
            "after": lambda k: gap_of(f"{k}.before", f"{k}.repaid"),
        },
        nil="0,00",
    )
    sheet.head(
        "Exercice",
        "Capital restant dû<br/>au 1er janvier",
        "Intérêts",
        "Capital amorti",
        "Annuité",
        "Capital restant dû<br/>au 31 décembre",
    )
    keys: list[str] = []
    for year in range(FIRST, FIRST + YEARS):
        before = copy_of(f"{keys[-1]}.after") if keys else CAPITAL
        keys.append(
            sheet.add(
                f"s{year}", str(year), before=before, repaid=CAPITAL / YEARS
            )
        )
    sums = {
        name: column_of(keys, name) for name in ("interest", "repaid", "due")
    }
    sheet.foot("s", "Total", keys, "total", before="", after="", **sums)
    draft.rule("repaid", lambda v: v("s.repaid") == v(f"s{FIRST}.before"))
    draft.rule("settled", lambda v: not v(f"s{FIRST + YEARS - 1}.after"))
    return sheet.table((1, 2, 1.5, 1.6, 1.6, 2), "crrrrr", "frame", 9)


def write_report(d: Draft) -> tuple[Block, ...]:
    """The offers compared, told."""
    people = d("t.people", 1874, NUM0)
    return (
        Text(
            "La consultation lancée le 2 septembre auprès de"
            f" {d('t.asked', 6, WORD)} établissements a donné"
            f" {d('t.offers', len(OFFERS), WORD)} offres à taux fixe, toutes à amortissement"
            f" constant du capital sur {d('t.years', YEARS, COUNT)} ans. Celle de la Banque"
            f" coopérative du Centre, à {d('t.rate', copy_of('kept.rate'), PCT2)}, est la moins"
            f" chère : elle coûte {d('t.cost', copy_of('kept.cost'))} en intérêts et commission,"
            f" soit {d('t.cheaper', gap_of('other.cost', 'kept.cost'))} de moins que la deuxième et"
            f" {d('t.cheapest', gap_of('third.cost', 'kept.cost'))} de moins que la troisième."
            " Ce coût équivaut à"
            f" {d('t.burden', share_of('kept.cost', 't.loan'), PCT1)} du capital emprunté."
        ),
        Text(
            "L'annuité de la première année sera de"
            f" {d('t.year', copy_of(f's{FIRST}.due'))}, dont"
            f" {d('t.interest', copy_of(f's{FIRST}.interest'))} d'intérêts ; elle diminuera chaque"
            " année de"
            f" {d('t.step', gap_of(f's{FIRST}.due', f's{FIRST + 1}.due'))}. Le capital amorti,"
            f" {d('t.repaid', copy_of(f's{FIRST}.repaid'))} par an, revient à"
            f" {d('t.monthly', product_of(f's{FIRST}.repaid', times=D(1) / 12))} par mois. À"
            " mi-parcours, fin 2032, il restera dû"
            f" {d('t.left', copy_of('s2032.after'))}. L'encours de la commune, qui était de"
            f" {d('t.debt', D('1184620.50'))} au 1er janvier 2025, serait porté à"
            f" {d('t.newdebt', sum_of('t.debt', 't.loan'))}, soit"
            f" {d('t.perhead', ratio_of('t.newdebt', 't.people'))} par habitant pour"
            f" {people} habitants (moyenne de la strate : 812,00 €)."
        ),
        Text(
            "Les travaux de la salle polyvalente, d'un coût de 1 046 000,00 € HT, sont inscrits"
            " au budget ; la recette ouverte au compte 1641 est de"
            f" {d('t.credit', 650000)}."
        ),
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act and its schedule."""
    d = Draft(ink)
    loan = d("t.loan", CAPITAL)
    offers, schedule = draw_offers(d), draw_schedule(d)
    d.same("t.loan", f"s{FIRST}.before")
    d.same("kept.interest", "s.interest")
    report = write_report(d)
    d.rule("asked", lambda v: v("t.asked") >= v("t.offers"))
    d.rule("offers", lambda v: v("t.offers") == len(OFFERS))
    d.rule("people", lambda v: v("t.people") == 1874)
    d.rule("years", lambda v: v("t.years") == YEARS)
    d.rule("credit", lambda v: v("t.credit") >= v("t.loan"))
    members, present, proxies, voters = seats(d, 19, 15, 2)
    kept, against, abstaining = votes(d, 1, 2)
    terms = (
        f"<b>Article 1er.</b> Il est contracté un emprunt de {loan}, au taux fixe de"
        f" {d('t.fixed', copy_of('kept.rate'), PCT2)}, remboursable en"
        f" {d('t.dues', lambda v: v('t.years'), WORD)} annuités, la première de"
        f" {d('t.first', copy_of(f's{FIRST}.due'))} et la dernière de"
        f" {d('t.last', copy_of(f's{FIRST + YEARS - 1}.due'))}."
    )
    fees = (
        "<b>Article 2.</b> La commission d'engagement de 0,10 % du capital, soit"
        f" {d('t.fee', copy_of('kept.fee'))}, sera prélevée au premier versement."
    )
    d.judge()

    blocks = (
        *register_masthead(
            "COMMUNE DE VERSANNES",
            "Département du Bas-Morvan",
            "16 octobre 2025",
            "2025-10-05",
        ),
        Text("Réalisation d'un emprunt pour la salle polyvalente", "subject"),
        Text(
            f"Conseillers en exercice : {members}, présents : {present}, pouvoirs : {proxies},"
            f" votants : {voters}.",
            "small",
        ),
        *visas(
            "les articles L. 2122-22 et L. 2337-3 du code général des collectivités territoriales",
            "le budget primitif 2025",
        ),
        *report,
        Text("Offres reçues", "caption"),
        offers,
        Text(
            f"Le conseil municipal, à la majorité de {kept} voix pour, {against} contre et"
            f" {abstaining} abstentions :"
        ),
        Text(terms),
        Text(fees),
        Text(
            "<b>Article 3.</b> Le tableau d'amortissement est annexé au présent acte."
        ),
        signature(
            ("Le secrétaire,", "Gwenaël TRÉMOULET"),
            ("La maire,", "Lucile HAUTEFEUILLE"),
        ),
        certified("Versannes", "21 octobre 2025"),
        PageBreak(),
        Text("Annexe – Tableau d'amortissement (en euros)", "title"),
        schedule,
    )
    theme = Theme(
        font="Carlito",
        size=11,
        thousands=NARROW_NBSP,
        shade="#f0f0f0",
        accent="#333333",
        margin=18,
        footer="Versannes – 2025-10-05 – {page}",
    )
    return (Part(Producer.CHROMIUM, theme, blocks),)


KIND = Kind(
    110,
    "emprunt-amortissement-constant",
    "emprunt à amortissement constant : offres et tableau",
    SLIPS,
    draw,
)
