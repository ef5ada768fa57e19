"""72: day nurseries: hours that could be, were billed and were kept, and who pays an hour."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    number,
    percent,
    share,
)
from benchmarks.council_acts.furniture import (
    certified,
    signature,
    two_column_masthead,
)
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import (
    NARROW_NBSP,
    Cell,
    Kind,
    Part,
    Producer,
    Row,
    Table,
    Text,
    Theme,
    head,
)
from benchmarks.council_acts.written import (
    product,
    prove_across,
    prove_columns,
    prove_gap,
    prove_product,
    prove_ratio,
    write_row,
)

D = Decimal
# nursery, places, days open, hours a day, hours billed, hours kept
NURSERIES = (
    ("Les Petits Pas", 32, 221, "10.5", 58214, 52790),
    ("Pirouette", 20, 221, "10.5", 37086, 34255),
    ("La Farandole (micro-crèche)", 12, 218, "11.0", 21945, 19012),
)
COST_CAP, RATE = D("9.92"), D("0.66")
PAID = ("96053.10", "58595.88", "39281.55")
CHARGES = (
    ("Personnel et remplacements", "812460.25"),
    ("Repas, couches et soins", "61284.90"),
    ("Fluides et entretien des locaux", "47915.36"),
    ("Assurances, formation, petit matériel", "18703.44"),
)
MSA, BONUS = D("8412.70"), D("1850.00")
WAITING = (
    ("Moins d'un an", 46, 21),
    ("De un à deux ans", 31, 14),
    ("Plus de deux ans", 12, 9),
)

SEEDS = (
    Seed(
        "n1.could",
        "46 140",
        "Annexe 1",
        "Pirouette",
        "product",
        "20 × 221 × 10,5 = 46 410",
    ),
    Seed(
        "n2.kept",
        "68,6",
        "Annexe 1",
        "La Farandole (micro-crèche)",
        "product",
        "19 012 / 21 945",
    ),
    Seed(
        "p0.caf",
        "258 085,60",
        "Annexe 2",
        "Les Petits Pas",
        "product",
        "58 214 × 9,92 × 66 % – 96 053,10",
    ),
    Seed("w.kept", "54", "Annexe 3", "Ensemble", "sum", "21 + 14 + 9"),
    Seed(
        "text.town",
        "45 942,79",
        "texte",
        "reste à charge",
        "difference",
        "deux chiffres inversés",
    ),
)


def could(item: tuple[str, int, int, str, int, int]) -> Decimal:
    """The hours that a nursery could hold."""
    return item[1] * item[2] * D(item[3])


def draw_hours(ink: Ink) -> Table:
    """The hours of each nursery and their two rates."""
    rows: list[Row] = [
        head(
            Cell("Établissement", down=2),
            Cell("Agrément", across=3),
            Cell("Heures de l'année 2025", across=3),
            Cell("Taux (%)", across=2),
        ),
        head(
            "Places",
            "Jours",
            "Heures par jour",
            "possibles",
            "facturées",
            "réalisées",
            "d'occupation",
            "de présence",
        ),
    ]
    keys = []
    for index, item in enumerate(NURSERIES):
        key = f"n{index}"
        keys.append(key)
        rows.append(
            write_row(
                ink,
                "line",
                item[0],
                key,
                places=str(item[1]),
                days=str(item[2]),
                day=number(D(item[3]), 1),
                could=number(could(item), 0),
                billed=number(item[4], 0),
                held=number(item[5], 0),
                used=number(share(item[4], could(item), 1), 1),
                kept=number(share(item[5], item[4], 1), 1),
            )
        )
        prove_product(
            ink,
            f"{key}.could",
            [f"{key}.places", f"{key}.days", f"{key}.day"],
            places=0,
        )
    whole, billed, held = (
        sum(map(could, NURSERIES), D(0)),
        sum(i[4] for i in NURSERIES),
        sum(i[5] for i in NURSERIES),
    )
    rows.append(
        write_row(
            ink,
            "total",
            "Ensemble",
            "n",
            places=str(sum(i[1] for i in NURSERIES)),
            days="",
            day="",
            could=number(whole, 0),
            billed=number(billed, 0),
            held=number(held, 0),
            used=number(share(billed, whole, 1), 1),
            kept=number(share(held, billed, 1), 1),
        )
    )
    prove_columns(ink, "n", keys, ["places", "could", "billed", "held"])
    for key in [*keys, "n"]:
        prove_ratio(ink, f"{key}.used", f"{key}.billed", f"{key}.could", 100, 1)
        prove_ratio(ink, f"{key}.kept", f"{key}.held", f"{key}.billed", 100, 1)
    return Table(
        (2.6, 0.8, 0.7, 0.9, 1.1, 1.1, 1.1, 1.2, 1.1),
        "lccrrrrrr",
        tuple(rows),
        size=8.5,
    )


def aids() -> list[Decimal]:
    """What the fund pays for each nursery."""
    return [
        product(item[4], COST_CAP, RATE) - D(paid)
        for item, paid in zip(NURSERIES, PAID, strict=True)
    ]


def draw_paid(ink: Ink) -> Table:
    """What families and the fund pay, an hour and in all."""
    rows: list[Row] = [
        head(
            "Établissement",
            "Heures facturées",
            "Participations familiales (€)",
            "Prestation de service unique (€)",
            "Total (€)",
            "Participation moyenne par heure (€)",
        )
    ]
    keys = []
    for index, (item, paid, aid) in enumerate(
        zip(NURSERIES, PAID, aids(), strict=True)
    ):
        key = f"p{index}"
        keys.append(key)
        rows.append(
            write_row(
                ink,
                "line",
                item[0],
                key,
                hours=number(item[4], 0),
                paid=number(D(paid)),
                caf=number(aid),
                all=number(D(paid) + aid),
                each=number(D(paid) / item[4]),
            )
        )
        ink.prove_same(f"{key}.hours", f"n{index}.billed")
        ink.prove_rounded(
            f"{key}.caf",
            ink.value(f"{key}.hours") * COST_CAP * RATE
            - ink.value(f"{key}.paid"),
            2,
        )
        prove_across(ink, key, "all", ["paid", "caf"])
    got, hours = sum(map(D, PAID), D(0)), sum(i[4] for i in NURSERIES)
    rows.append(
        write_row(
            ink,
            "total",
            "Ensemble",
            "p",
            hours=number(hours, 0),
            paid=number(got),
            caf=number(sum(aids())),
            all=number(got + sum(aids(), D(0))),
            each=number(got / hours),
        )
    )
    prove_columns(ink, "p", keys, ["hours", "paid", "caf", "all"])
    for key in [*keys, "p"]:
        prove_ratio(ink, f"{key}.each", f"{key}.paid", f"{key}.hours")
    return Table(
        (2.4, 1.1, 1.5, 1.6, 1.3, 1.5),
        "lrrrrr",
        tuple(rows),
        rules="horizontal",
        size=8.5,
    )


def left() -> Decimal:
    """What the town pays."""
    received = (
        sum(map(D, PAID), D(0))
        + sum(aids())
        + MSA
        + BONUS * sum(i[1] for i in NURSERIES)
    )
    return sum((D(value) for _, value in CHARGES), D(0)) - received


def draw_account(ink: Ink) -> Table:
    """The account: charges, what comes in, what is left."""
    rows: list[Row] = [head("Compte 2025", "Montant (€)")]
    keys = []
    for index, (name, value) in enumerate(CHARGES):
        keys.append(f"c{index}")
        rows.append(
            write_row(ink, "line", name, keys[-1], sum=number(D(value)))
        )
    whole = sum((D(value) for _, value in CHARGES), D(0))
    rows.append(
        write_row(ink, "sub", "Total des charges", "c", sum=number(whole))
    )
    prove_columns(ink, "c", keys, ["sum"])
    places = sum(i[1] for i in NURSERIES)
    got = (
        ("Participations familiales", sum(map(D, PAID), D(0))),
        ("Prestation de service unique (CAF)", sum(aids(), D(0))),
        ("Prestation de service unique (MSA)", MSA),
        ("Bonus territoire (1 850 € par place)", BONUS * places),
    )
    keys = []
    for index, (name, amount) in enumerate(got):
        keys.append(f"g{index}")
        rows.append(write_row(ink, "line", name, keys[-1], sum=number(amount)))
    rows.append(
        write_row(
            ink, "sub", "Total des produits", "g", sum=number(whole - left())
        )
    )
    rows.append(
        write_row(
            ink,
            "total",
            "Reste à charge de la commune",
            "left",
            sum=number(left()),
        )
    )
    ink.prove_same("g0.sum", "p.paid")
    ink.prove_same("g1.sum", "p.caf")
    prove_product(ink, "g3.sum", ["n.places"], BONUS)
    prove_columns(ink, "g", keys, ["sum"])
    prove_gap(ink, "left.sum", "c.sum", "g.sum")
    return Table(
        (3.5, 1.4), "lr", tuple(rows), rules="frame", size=9, fill=0.62
    )


def draw_waiting(ink: Ink) -> Table:
    """What was asked and granted, by age."""
    rows: list[Row] = [
        head("Âge de l'enfant", "Demandes", "Admissions", "Non satisfaites")
    ]
    keys = []
    for index, (name, asked, kept) in enumerate(WAITING):
        keys.append(f"w{index}")
        rows.append(
            write_row(
                ink,
                "line",
                name,
                keys[-1],
                asked=str(asked),
                kept=str(kept),
                left=str(asked - kept),
            )
        )
    asked, kept = (
        sum(item[1] for item in WAITING),
        sum(item[2] for item in WAITING),
    )
    rows.append(
        write_row(
            ink,
            "total",
            "Ensemble",
            "w",
            asked=str(asked),
            kept=str(kept),
            left=str(asked - kept),
        )
    )
    prove_columns(ink, "w", keys, ["asked", "kept", "left"])
    for key in [*keys, "w"]:
        prove_gap(ink, f"{key}.left", f"{key}.asked", f"{key}.kept")
    return Table(
        (2, 1, 1, 1.2), "lrrr", tuple(rows), rules="zebra", size=9, fill=0.6
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, then its annexes."""
    hours, paid, account, waiting = (
        draw_hours(ink),
        draw_paid(ink),
        draw_account(ink),
        draw_waiting(ink),
    )
    places, billed = sum(i[1] for i in NURSERIES), sum(i[4] for i in NURSERIES)
    whole = sum((D(value) for _, value in CHARGES), D(0))
    text = (
        f"Les trois établissements offrent {ink('text.places', str(places))} "
        f"places. En 2025 ils ont facturé {ink('text.billed', number(billed, 0))} "
        "heures"
        f" pour un coût de {ink('text.cost', euros(whole))} : l'heure revient donc "
        f"à {ink('text.each', euros(whole / billed))}. Sur"
        f" {ink('text.asked', '89')} demandes examinées par la commission "
        f"d'admission, {ink('text.refused', '45')} n'ont pu être satisfaites."
    )
    money = (
        "La prestation de service unique de la CAF couvre 66 % du prix plafond de "
        "9,92 € par heure facturée, sous déduction des participations"
        " des familles. La commune conserve à sa charge "
        f"{ink('text.town', number(left()))} €, soit "
        f"{ink('text.share', percent(share(left(), whole, 1), 1))} des charges et"
        f" {ink('text.place', euros(left() / places))} par place."
    )
    ink.prove_same("text.places", "n.places")
    ink.prove_same("text.billed", "n.billed")
    ink.prove_same("text.cost", "c.sum")
    prove_ratio(ink, "text.each", "c.sum", "n.billed")
    ink.prove_same("text.asked", "w.asked")
    ink.prove_same("text.refused", "w.left")
    ink.prove_same("text.town", "left.sum")
    prove_ratio(ink, "text.share", "left.sum", "c.sum", 100, 1)
    prove_ratio(ink, "text.place", "left.sum", "n.places")
    blocks = (
        two_column_masthead(
            ("VILLE DE MONTREVEL-EN-PLAINE", "Direction petite enfance"),
            (
                "Conseil municipal du 9 avril 2026",
                "Rapporteur : Mme Aline COUTURIER",
            ),
        ),
        Text(
            "N° 2026-04-031 – Établissements d'accueil du jeune enfant : bilan "
            "d'activité 2025",
            "title",
        ),
        Text(
            "Le conseil municipal, vu le code de l'action sociale et des familles, vu "
            "la convention d'objectifs et de financement signée avec la caisse "
            "d'allocations familiales,"
        ),
        Text(text),
        Text(money),
        Text(
            "prend acte, à l'unanimité des 27 suffrages exprimés, du bilan annexé."
        ),
        Text("Annexe 1. Heures d'accueil", "caption"),
        hours,
        Text(
            "Taux d'occupation : heures facturées sur heures possibles ; taux de "
            "présence : heures réalisées sur heures facturées.",
            "small",
        ),
        Text("Annexe 2. Participations et prestation de service", "caption"),
        paid,
        Text("Annexe 3. Demandes d'accueil", "caption"),
        waiting,
        Text("Annexe 4. Compte de fonctionnement", "caption"),
        account,
        signature(
            ("La secrétaire de séance,", "Lucie BARRAL"),
            ("Le maire,", "Hervé DESSAIGNE"),
        ),
        certified("Montrevel-en-Plaine", "14 avril 2026"),
    )
    theme = Theme(
        font="Lato",
        size=10,
        thousands=NARROW_NBSP,
        shade="#e3f0ea",
        accent="#1b5e46",
        margin=16,
        header="",
        footer="Montrevel-en-Plaine – {page}/{pages}",
        justify=False,
    )
    return (Part(Producer.CHROMIUM, theme, blocks),)


KIND = Kind(72, "creches", "bilan des crèches", SEEDS, draw)
