"""59: a line of credit: drawings and repayments, the chained outstanding, interest by days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from benchmarks.council_acts.figures import (
    euros,
    number,
    percent,
    rounded,
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
    line,
    sub,
    total,
)
from benchmarks.council_acts.written import (
    or_nil,
    prove_columns,
    prove_mean,
    prove_product,
    read,
    write,
)

D = Decimal
LIMIT = D("900000.00")
RATE = D("0.0342")
COMMISSION = D("0.0015")
START = date(2026, 1, 1)
END = date(2026, 7, 1)
OPENING = D("150000.00")
# day, what for, drawn, repaid
MOVES = (
    (date(2026, 1, 19), "Paie de janvier", "220000", "0"),
    (date(2026, 2, 4), "Versement de la DGF", "0", "135000"),
    (date(2026, 2, 23), "Situation n° 3, école Pasteur", "184500", "0"),
    (date(2026, 3, 12), "Avances de fiscalité", "0", "262000"),
    (date(2026, 3, 30), "Solde du marché de voirie", "97250", "0"),
    (date(2026, 4, 16), "Situation n° 4, école Pasteur", "211800", "0"),
    (date(2026, 5, 6), "Acompte DETR", "0", "168000"),
    (date(2026, 5, 21), "Paie de mai", "145000", "0"),
    (date(2026, 6, 11), "Subvention de la Région", "0", "240550"),
)
# year, most used, mean outstanding, interest
YEARS = (
    ("2023", "520000", "214300", "8936.31"),
    ("2024", "610000", "287450", "11670.47"),
    ("2025", "685000", "305900", "11134.76"),
)

SEEDS = (
    Seed(
        "m4.left",
        "175 500,00",
        "1) Mouvements",
        "12/03/2026",
        "difference",
        "419 500,00 - 262 000,00 ; l'encours suivant est juste",
    ),
    Seed(
        "m6.interest",
        "868,45",
        "1) Mouvements",
        "16/04/2026",
        "product",
        "466 550,00 × 3,42 % × 20 / 360",
    ),
    Seed(
        "m.repaid",
        "637 550,00",
        "1) Mouvements",
        "Total du 1er semestre",
        "sum",
        "sans l'acompte DETR (168 000,00) ; le texte est juste",
    ),
    Seed(
        "y.most",
        "650,0",
        "2) Utilisation des exercices précédents",
        "Moyenne",
        "product",
        "moyenne de 520,0, 610,0 et 685,0",
    ),
    Seed(
        "text.free",
        "679 000,00 €",
        "texte",
        "montant disponible",
        "difference",
        "900 000,00 - 203 000,00",
    ),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A period during which the outstanding stays the same."""

    outstanding: Decimal
    days: int

    @property
    def interest(self) -> Decimal:
        """Outstanding times rate times days over 360."""
        return rounded(self.outstanding * RATE * self.days / 360)


def steps() -> list[Step]:
    """The periods, from the opening on."""
    days = [START, *(move[0] for move in MOVES), END]
    left, found = OPENING, []

    for index, (first, last) in enumerate(pairwise(days)):
        if index:
            move = MOVES[index - 1]
            left += D(move[2]) - D(move[3])
        found.append(Step(left, (last - first).days))

    return found


def draw_moves(ink: Ink) -> Table:
    """One row a movement: outstanding after it, days until the next, interest."""
    rows: list[Row] = [
        head(
            "Date de valeur",
            "Opération",
            "Tirage (€)",
            "Remboursement (€)",
            "Encours (€)",
            "Jours",
            "Intérêts (€)",
        )
    ]
    labels = [(START, "Encours au 1er janvier", "0", "0"), *MOVES]

    for index, (move, step) in enumerate(zip(labels, steps(), strict=True)):
        key = f"m{index}"
        cells = write(
            ink,
            key,
            drawn=or_nil(D(move[2])),
            repaid=or_nil(D(move[3])),
            left=number(step.outstanding),
            days=str(step.days),
            interest=number(step.interest),
        )
        rows.append(line(f"{move[0]:%d/%m/%Y}", move[1], *cells))
        if index:
            before = (
                read(ink, f"m{index - 1}.left")
                + read(ink, f"{key}.drawn")
                - read(ink, f"{key}.repaid")
            )
            ink.prove(f"chain {key}", before == read(ink, f"{key}.left"))
        prove_product(
            ink, f"{key}.interest", [f"{key}.left", f"{key}.days"], RATE / 360
        )

    drawn = sum((D(move[2]) for move in MOVES), D(0))
    repaid = sum((D(move[3]) for move in MOVES), D(0))
    interest = sum((step.interest for step in steps()), D(0))
    days = sum(step.days for step in steps())
    cells = write(
        ink,
        "m",
        drawn=number(drawn),
        repaid=number(repaid),
        left="",
        days=str(days),
        interest=number(interest),
    )
    rows.append(total(Cell("Total du 1er semestre", across=2), *cells))

    prove_columns(
        ink,
        "m",
        [f"m{index}" for index in range(len(labels))],
        ["drawn", "repaid", "days", "interest"],
    )

    return Table(
        (1.3, 2.8, 1.4, 1.6, 1.5, 0.7, 1.3),
        "clrrrrr",
        tuple(rows),
        rules="horizontal",
        size=8.8,
    )


def draw_years(ink: Ink) -> Table:
    """What was used in earlier years, in k€, and its share of the limit."""
    rows: list[Row] = [
        head(
            "Exercice",
            "Encours maximal<br/>(k€)",
            "en % du plafond",
            "Encours moyen<br/>(k€)",
            "Intérêts payés<br/>(€)",
            "Taux moyen<br/>(%)",
        )
    ]

    for year, most, mean, interest in YEARS:
        key = f"y{year}"
        cells = write(
            ink,
            key,
            most=number(D(most) / 1000, 1),
            share=percent(share(D(most), LIMIT, 1), 1),
            mean=number(D(mean) / 1000, 1),
            interest=number(D(interest)),
            rate=number(D(interest) * 100 / D(mean)),
        )
        rows.append(line(year, *cells))
        ink.prove_rounded(
            f"{key}.share", ink.value(f"{key}.most") * 100 * 1000 / LIMIT, 1
        )
        ink.prove_rounded(
            f"{key}.rate",
            ink.value(f"{key}.interest") / ink.value(f"{key}.mean") / 10,
            2,
        )

    keys = [f"y{item[0]}" for item in YEARS]
    cells = write(
        ink,
        "y",
        most=number(sum((D(item[1]) for item in YEARS), D(0)) / 3000, 1),
        share="",
        mean=number(sum((D(item[2]) for item in YEARS), D(0)) / 3000, 1),
        interest=number(sum((D(item[3]) for item in YEARS), D(0)) / 3),
        rate="",
    )
    rows.append(sub("Moyenne", *cells))

    prove_mean(ink, "y.most", [f"{key}.most" for key in keys])
    prove_mean(ink, "y.mean", [f"{key}.mean" for key in keys])
    prove_mean(ink, "y.interest", [f"{key}.interest" for key in keys], 2)

    return Table(
        (1.1, 1.4, 1.4, 1.4, 1.4, 1.2),
        "crrrrr",
        tuple(rows),
        rules="horizontal",
        size=9,
        fill=0.85,
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with movements and former years."""
    moves, years = draw_moves(ink), draw_years(ink)
    found = steps()
    last = found[-1].outstanding
    interest = sum((step.interest for step in found), D(0))
    peak = max(step.outstanding for step in found)
    use = (
        f"Au cours du premier semestre, {ink('text.moves', str(len(MOVES)))} mouvements ont"
        " été passés :"
        f" {ink('text.drawn', euros(sum((D(m[2]) for m in MOVES), D(0))))} ont été tirés et"
        f" {ink('text.repaid', euros(sum((D(m[3]) for m in MOVES), D(0))))} remboursés."
        " L'encours a culminé"
        f" à {ink('text.peak', euros(peak))} et s'établit au 30 juin à"
        f" {ink('text.last', euros(last))},"
        f" ce qui laisse {ink('text.free', euros(LIMIT - last))} disponibles."
    )
    cost = (
        f"Les intérêts du semestre sont de {ink('text.interest', euros(interest))}. S'y ajoute la"
        " commission d'engagement de 0,15 % du plafond, soit"
        f" {ink('text.commission', euros(LIMIT * COMMISSION))}, pour un coût total de"
        f" {ink('text.cost', euros(interest + LIMIT * COMMISSION))}."
    )

    ink.prove("moves", ink.value("text.moves") == len(MOVES))

    for name in ("drawn", "repaid", "interest"):
        ink.prove_same(f"text.{name}", f"m.{name}")

    outstanding = ink.values(f"m{index}.left" for index in range(len(found)))

    ink.prove("peak", ink.value("text.peak") == max(outstanding))
    ink.prove_same("text.last", f"m{len(MOVES)}.left")
    ink.prove("free", ink.value("text.free") == LIMIT - ink.value("text.last"))
    ink.prove("commission", ink.value("text.commission") == LIMIT * COMMISSION)
    ink.prove_sum("text.cost", ["text.interest", "text.commission"])

    blocks = (
        two_column_masthead(
            (
                "VILLE DE CASTELVERT",
                "Direction des finances et de la commande publique",
            ),
            (
                "Conseil municipal du 9 juillet 2026",
                "Membres : 33 – présents : 27 – votants : 31",
            ),
        ),
        Text("DÉLIBÉRATION N° 2026-089", "title"),
        Text(
            "Ligne de trésorerie – compte rendu d'utilisation du 1er semestre 2026 et"
            " renouvellement",
            "subject",
        ),
        Text(
            "Vu l'article L. 2122-22 du code général des collectivités territoriales ; vu le"
            " contrat conclu avec la Banque du Vallon pour un plafond de 900 000,00 € et un"
            " taux fixe de 3,42 % l'an, les intérêts étant calculés sur le nombre exact de"
            " jours rapporté à 360 ;"
        ),
        Text(use),
        Text("1) Mouvements du 1er janvier au 30 juin 2026", "caption"),
        moves,
        Text(
            "Jours : nombre de jours jusqu'au mouvement suivant ou, pour le dernier, jusqu'au"
            " 1er juillet 2026.",
            "small",
        ),
        Text(cost),
        Text("2) Utilisation des exercices précédents", "caption"),
        years,
        Text(
            "Le conseil municipal prend acte de ce compte rendu et autorise le maire à"
            " renouveler la ligne aux mêmes conditions pour un an. Adopté à l'unanimité."
        ),
        signature(
            ("Le secrétaire de séance,", "Gaëtan MIRAVALLE"),
            ("La maire,", "Sylvie AUBERTIN"),
        ),
        certified("Castelvert", "15 juillet 2026"),
    )

    theme = Theme(
        font="Liberation Serif",
        size=10.5,
        thousands=NARROW_NBSP,
        shade="#f0f0f0",
        margin=18,
        header="Ville de Castelvert – registre des délibérations",
        footer="page {page} / {pages}",
    )

    return (Part(Producer.WEASYPRINT, theme, blocks),)


KIND = Kind(
    59,
    "ligne-de-tresorerie",
    "ligne de trésorerie : tirages, encours, intérêts",
    SEEDS,
    draw,
)
