"""54: a staff training plan: sessions, agents, hours times price, by theme, and shares of pay."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from benchmarks.council_acts.figures import (
    column_sums,
    euros,
    number,
    percent,
    share,
)
from benchmarks.council_acts.furniture import (
    certified,
    signature,
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
    chapter,
    head,
    line,
    sub,
    total,
)
from benchmarks.council_acts.written import (
    or_nil,
    product,
    prove_columns,
    prove_gap,
    prove_product,
    prove_ratio,
    write,
)

D = Decimal
# theme, then: session, agents, hours each, price of an hour, paid by the training centre
THEMES = (
    (
        "Santé et sécurité au travail",
        (
            ("Sauveteur secouriste du travail", 24, 14, "11.50"),
            ("Habilitation électrique BS", 9, 14, "16.80"),
            ("CACES nacelles R486", 6, 21, "28.40"),
            ("Gestes et postures", 31, 7, "9.75"),
        ),
    ),
    (
        "Métiers",
        (
            ("Espaces verts sans pesticides", 12, 14, "0.00"),
            ("Marchés publics, perfectionnement", 5, 21, "24.60"),
            ("Accueil du jeune enfant", 18, 7, "14.20"),
            ("État civil", 4, 14, "18.90"),
        ),
    ),
    (
        "Transversal",
        (
            ("Bureautique", 26, 7, "10.40"),
            ("Préparation aux concours", 14, 35, "0.00"),
            ("Encadrement de proximité", 11, 21, "21.30"),
        ),
    ),
)
BUDGET = D("31000.00")
PAY = D("2214800")
STAFF = 214

SEEDS = (
    Seed(
        "a2s0.hours",
        "128",
        "Plan de formation 2026",
        "Bureautique",
        "product",
        "26 agents × 7 h ; le coût est juste",
    ),
    Seed(
        "a1.hours",
        "399",
        "Plan de formation 2026",
        "Sous-total axe 2",
        "sum",
        "sans l'état civil (56 h) ; la synthèse est juste",
    ),
    Seed(
        "r2.share",
        "28,9 %",
        "Synthèse par axe",
        "Transversal",
        "product",
        "6 813,10 / 23 918,65",
    ),
    Seed(
        "text.count",
        "12",
        "texte",
        "nombre d'actions",
        "count",
        "actions du tableau (11)",
    ),
    Seed(
        "text.left",
        "7 018,35 €",
        "texte",
        "crédit disponible",
        "difference",
        "31 000,00 - 23 918,65",
    ),
)
COLUMNS = ("agents", "hours", "cost")


def figures(session: tuple[str, int, int, str]) -> list[Decimal]:
    """Agents, hours in all, cost."""
    hours = D(session[1] * session[2])
    return [D(session[1]), hours, hours * D(session[3])]


def _write(ink: Ink, key: str, values: Sequence[Decimal]) -> list[str]:
    return write(
        ink,
        key,
        agents=number(values[0], 0),
        hours=number(values[1], 0),
        cost=or_nil(values[2]),
    )


def draw_sessions(ink: Ink) -> Table:
    """The sessions by theme: agents times hours, times the price of an hour."""
    rows: list[Row] = [
        head(
            "Action de formation",
            "Agents<br/>(a)",
            "Durée par agent<br/>(h) (b)",
            "Heures<br/>(c = a × b)",
            "Coût horaire<br/>(€) (d)",
            "Coût total<br/>(€) (c × d)",
        )
    ]

    for index, (theme, sessions) in enumerate(THEMES):
        rows.append(chapter(Cell(f"Axe {index + 1} – {theme}", across=6)))
        keys = []
        for place, session in enumerate(sessions):
            key = f"a{index}s{place}"
            keys.append(key)
            values = figures(session)
            agents, hours, cost = _write(ink, key, values)
            each = ink(f"{key}.each", str(session[2]))
            rate = write(ink, key, rate=or_nil(D(session[3])))[0]
            rows.append(line(session[0], agents, each, hours, rate, cost))
            prove_product(ink, f"{key}.hours", [f"{key}.agents", f"{key}.each"])
            if D(session[3]):
                prove_product(
                    ink, f"{key}.cost", [f"{key}.hours", f"{key}.rate"]
                )
        agents, hours, cost = _write(
            ink, f"a{index}", column_sums(map(figures, sessions))
        )
        rows.append(
            sub(f"Sous-total axe {index + 1}", agents, "", hours, "", cost)
        )
        prove_columns(ink, f"a{index}", keys, COLUMNS)

    agents, hours, cost = _write(ink, "all", whole())
    rows.append(total("Total du plan", agents, "", hours, "", cost))

    prove_columns(
        ink, "all", [f"a{index}" for index in range(len(THEMES))], COLUMNS
    )

    return Table(
        (3.6, 0.9, 1.3, 1.1, 1.2, 1.5),
        "lrrrrr",
        tuple(rows),
        rules="horizontal",
        size=9,
    )


def whole() -> list[Decimal]:
    """Agents, hours and cost of the plan."""
    return column_sums(
        column_sums(map(figures, sessions)) for _, sessions in THEMES
    )


def draw_recap(ink: Ink) -> Table:
    """The themes again, with their shares and the mean cost of an hour."""
    rows: list[Row] = [
        head(
            "Axe",
            "Coût (€)",
            "Part du coût",
            "Heures",
            "Coût moyen de l'heure (€)",
        )
    ]
    _, hours, cost = whole()

    for index, (theme, sessions) in enumerate(THEMES):
        values = column_sums(map(figures, sessions))
        key = f"r{index}"
        cells = write(
            ink,
            key,
            cost=number(values[2]),
            share=percent(share(values[2], cost, 1), 1),
            hours=number(values[1], 0),
            mean=number(values[2] / values[1]),
        )
        rows.append(line(theme, *cells))
        ink.prove_same(f"{key}.cost", f"a{index}.cost")
        ink.prove_same(f"{key}.hours", f"a{index}.hours")

    cells = write(
        ink,
        "r",
        cost=number(cost),
        share="100,0 %",
        hours=number(hours, 0),
        mean=number(cost / hours),
    )
    rows.append(total("Ensemble", *cells))
    keys = [f"r{index}" for index in range(len(THEMES))]

    prove_columns(ink, "r", keys, ["cost", "hours", "share"])

    for key in keys:
        prove_ratio(ink, f"{key}.share", f"{key}.cost", "r.cost", 100, 1)

    for key in [*keys, "r"]:
        prove_ratio(ink, f"{key}.mean", f"{key}.cost", f"{key}.hours")

    return Table(
        (3.2, 1.4, 1.1, 1.1, 1.6),
        "lrrrr",
        tuple(rows),
        rules="horizontal",
        size=9,
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with the plan and its recapitulation."""
    sessions, recap = draw_sessions(ink), draw_recap(ink)
    agents, hours, cost = whole()
    count = sum(len(sessions) for _, sessions in THEMES)
    opening = (
        f"Le plan comprend {ink('text.count', str(count))} actions, réparties en"
        f" {ink('text.axes', '3')} axes, pour {ink('text.agents', number(agents, 0))} départs en"
        f" formation et {ink('text.hours', number(hours, 0))} heures. Avec un effectif de"
        f" {ink('text.staff', str(STAFF))} agents, cela fait"
        f" {ink('text.each', number(hours / STAFF, 1))} heures par agent."
    )
    money = (
        f"Le coût pédagogique est de {ink('text.cost', euros(cost))}, pour un crédit ouvert de"
        f" {ink('text.budget', euros(BUDGET))} : {ink('text.left', euros(BUDGET - cost))} restent"
        " disponibles. La cotisation au centre de formation, de 0,9 % d'une masse salariale de"
        f" {ink('text.pay', euros(PAY, 0))}, est de"
        f" {ink('text.due', euros(product(PAY, D('0.009'))))}."
    )

    ink.prove("count", ink.value("text.count") == count)
    ink.prove("axes", ink.value("text.axes") == len(THEMES))

    for column in COLUMNS:
        ink.prove_same(f"text.{column}", f"all.{column}")

    prove_ratio(ink, "text.each", "text.hours", "text.staff", places=1)
    prove_gap(ink, "text.left", "text.budget", "text.cost")
    prove_product(ink, "text.due", ["text.pay"], D("0.009"))

    blocks = (
        Text("Communauté de communes des Rives de l'Oudre", "title"),
        Text(
            "Conseil communautaire du mardi 17 mars 2026 – Rapport n° 12",
            "center",
        ),
        Text("Ressources humaines – plan de formation 2026", "subject"),
        Text(
            "Rapporteur : Mme Solange PIERREFITTE, vice-présidente. Membres en exercice : 42 ;"
            " présents : 35 ; procurations : 5."
        ),
        Text(
            "Vu le code général de la fonction publique, notamment ses articles L. 423-3 et"
            " suivants ; vu l'avis du comité social territorial du 26 février 2026 ;"
        ),
        Text(opening),
        Text("Plan de formation 2026", "caption"),
        sessions,
        Text(
            "– : action prise en charge par le Centre national de la fonction publique"
            " territoriale au titre de la cotisation.",
            "small",
        ),
        Text("Synthèse par axe", "caption"),
        recap,
        Text(money),
        Text(
            "Le conseil communautaire, à l'unanimité des suffrages exprimés, approuve le plan"
            " de formation 2026."
        ),
        signature(
            ("La secrétaire de séance,", "Cécile BRANDOUX"),
            ("Le président,", "Hervé LAMARQUISE"),
        ),
        certified("Oudreville", "20 mars 2026"),
    )

    theme = Theme(
        font="Lato",
        size=9.5,
        thousands=NARROW_NBSP,
        shade="#fbe9d9",
        accent="#a04000",
        margin=14,
        justify=False,
        header="CC des Rives de l'Oudre",
        footer="{page}",
    )

    return (Part(Producer.WEASYPRINT, theme, blocks),)


KIND = Kind(
    54, "plan-de-formation", "plan de formation du personnel", SEEDS, draw
)
