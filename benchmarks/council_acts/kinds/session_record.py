"""45: the record of a session: who sat, votes by group, decisions taken by delegation."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import euros, number, percent, rounded
from benchmarks.council_acts.furniture import signature, two_column_masthead
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import (
    Block,
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
    total,
)

D = Decimal
# group, seats, present, proxies, absent
GROUPS = (
    ("Ensemble pour Marsac", 24, 20, 3, 1),
    ("Marsac citoyenne", 6, 5, 1, 0),
    ("L'Alternative", 4, 3, 0, 1),
    ("Non inscrits", 1, 1, 0, 0),
)
SEATED = ("seats", "present", "proxies", "absent", "voters")
VOTES = ("for", "against", "abstained", "aside")
# number, object, then by group: for, against, abstained, takes no part
ACTS = (
    (
        "2026-71",
        "Budget annexe du camping : décision modificative",
        ((23, 0, 0, 0), (0, 4, 2, 0), (0, 3, 0, 0), (0, 0, 1, 0)),
    ),
    (
        "2026-72",
        "Convention avec la maison des jeunes",
        ((21, 0, 0, 2), (6, 0, 0, 0), (2, 0, 1, 0), (1, 0, 0, 0)),
    ),
    (
        "2026-73",
        "Déclassement d'un délaissé de voirie, rue des Carmes",
        ((23, 0, 0, 0), (1, 3, 2, 0), (0, 2, 1, 0), (0, 1, 0, 0)),
    ),
)
# number, date, object, holder, before tax, rate
DECISIONS = (
    (
        "2026-48",
        "04/05",
        "Réfection de la toiture du gymnase",
        "Couverture Passerat",
        "38450.00",
        "20",
    ),
    (
        "2026-49",
        "06/05",
        "Fourniture de livres, médiathèque",
        "Librairie La Page cornée",
        "4218.60",
        "5.5",
    ),
    (
        "2026-50",
        "11/05",
        "Entretien des chaudières (3 ans)",
        "Thermique du Centre",
        "12960.00",
        "10",
    ),
    ("2026-51", "18/05", "Location d'une nacelle", "Loca-Sud", "1875.50", "20"),
    (
        "2026-52",
        "20/05",
        "Repas des aînés",
        "Traiteur Lagarrigue",
        "6340.00",
        "10",
    ),
    (
        "2026-53",
        "27/05",
        "Diagnostic amiante, école Pasteur",
        "Sondéa Expertise",
        "2890.00",
        "20",
    ),
    (
        "2026-54",
        "02/06",
        "Achat de deux véhicules d'occasion",
        "Garage des Quatre-Routes",
        "21583.33",
        "20",
    ),
    (
        "2026-55",
        "09/06",
        "Spectacle du 13 juillet",
        "Compagnie Feux follets",
        "9500.00",
        "5.5",
    ),
)

SEEDS = (
    Seed(
        "a0.1.abstained",
        "3",
        "Délibération n° 2026-71",
        "Marsac citoyenne",
        "sum",
        "4 contre et 2 abstentions font les 6 votants du groupe",
    ),
    Seed(
        "a2.sum.for",
        "23",
        "Délibération n° 2026-73",
        "Total",
        "sum",
        "la voix pour de Marsac citoyenne est oubliée : 23 + 1",
    ),
    Seed(
        "d2.tax",
        "2 592,00",
        "Décisions du maire",
        "2026-50",
        "product",
        "TVA de 10 % sur 12 960,00 (taux de 20 % appliqué) ; le TTC est juste",
    ),
    Seed(
        "a1.text.for",
        "31",
        "texte",
        "délibération n° 2026-72, voix pour",
        "equality",
        "voix pour du texte contre le tableau ; 30 + 0 + 1 + 2 = 33 votants",
    ),
    Seed(
        "text.gross",
        "113 641,72 €",
        "texte",
        "décisions du maire, total TTC",
        "equality",
        "total TTC du texte contre le tableau des décisions",
    ),
)


def draw_seats(ink: Ink) -> Table:
    """Seats, presents, proxies and absents by group."""
    rows: list[Row] = [
        head("Groupe", "Sièges", "Présents", "Pouvoirs", "Absents", "Votants")
    ]
    for index, (name, seats, present, proxies, absent) in enumerate(GROUPS):
        values = (seats, present, proxies, absent, present + proxies)
        rows.append(
            line(
                name,
                *(
                    ink(f"g{index}.{key}", str(v))
                    for key, v in zip(SEATED, values, strict=True)
                ),
            )
        )
    seats = sum(group[1] for group in GROUPS)
    present = sum(group[2] for group in GROUPS)
    proxies = sum(group[3] for group in GROUPS)
    absent = sum(group[4] for group in GROUPS)
    values = (seats, present, proxies, absent, present + proxies)
    rows.append(
        total(
            "Conseil municipal",
            *(
                ink(f"g.{key}", str(value))
                for key, value in zip(SEATED, values, strict=True)
            ),
        )
    )
    for key in SEATED:
        ink.prove_sum(
            f"g.{key}", [f"g{index}.{key}" for index in range(len(GROUPS))]
        )
    for key in [*(f"g{index}" for index in range(len(GROUPS))), "g"]:
        ink.prove_sum(
            f"{key}.seats",
            [f"{key}.present", f"{key}.proxies", f"{key}.absent"],
        )
        ink.prove_sum(f"{key}.voters", [f"{key}.present", f"{key}.proxies"])
    return Table((3, 1, 1, 1, 1, 1), "lccccc", tuple(rows), size=10)


def draw_vote(ink: Ink, place: int) -> tuple[Table, str]:
    """One act's votes by group, and the sentence that says them."""
    key = f"a{place}"
    votes = ACTS[place][2]
    rows: list[Row] = [
        head(
            "Groupe",
            "Pour",
            "Contre",
            "Abstention",
            "Ne prend pas part",
            "Total",
        )
    ]
    for index, (group, cast) in enumerate(zip(GROUPS, votes, strict=True)):
        rows.append(line(group[0], *_votes(ink, f"{key}.{index}", cast)))
        ink.prove_same(f"{key}.{index}.all", f"g{index}.voters")
    sums = tuple(sum(values) for values in zip(*votes, strict=True))
    rows.append(total("Total", *_votes(ink, f"{key}.sum", sums)))
    for name in (*VOTES, "all"):
        ink.prove_sum(
            f"{key}.sum.{name}",
            [f"{key}.{index}.{name}" for index in range(len(GROUPS))],
        )
    ink.prove_same(f"{key}.sum.all", "g.voters")

    sentence = (
        f"La délibération n° {ACTS[place][0]} est adoptée par"
        f" {ink(f'{key}.text.for', str(sums[0]))} voix pour,"
        f" {ink(f'{key}.text.against', str(sums[1]))} voix contre et"
        f" {ink(f'{key}.text.abstained', str(sums[2]))}"
        f" abstention{'s' if sums[2] > 1 else ''}"
    )
    for name in VOTES[:3]:
        ink.prove_same(f"{key}.text.{name}", f"{key}.sum.{name}")
    aside = (
        f", {sums[3]} conseillers ne prenant pas part au vote."
        if sums[3]
        else "."
    )
    return Table(
        (3, 1, 1, 1.2, 1.6, 1),
        "lccccc",
        tuple(rows),
        rules="horizontal",
        size=9.5,
    ), sentence + aside


def _votes(ink: Ink, key: str, cast: tuple[int, ...]) -> list[str]:
    cells = [
        ink(f"{key}.{name}", str(v))
        for name, v in zip((*VOTES, "all"), (*cast, sum(cast)), strict=True)
    ]
    ink.prove_sum(f"{key}.all", [f"{key}.{name}" for name in VOTES])
    return cells


def draw_decisions(ink: Ink) -> tuple[Table, list[Decimal]]:
    """The decisions: before tax, rate, tax, all included."""
    rows: list[Row] = [
        head(
            "N°",
            "Date",
            "Objet",
            "Titulaire",
            "Montant HT",
            "Taux",
            "TVA",
            "Montant TTC",
        )
    ]
    sums = [D(0)] * 3
    names = ("net", "tax", "gross")
    for index, (act, date, label, holder, net, rate) in enumerate(DECISIONS):
        key = f"d{index}"
        tax = rounded(D(net) * D(rate) / 100)
        values = (D(net), tax, D(net) + tax)
        sums = [one + other for one, other in zip(sums, values, strict=True)]
        cells = [
            ink(f"{key}.{name}", number(value))
            for name, value in zip(names, values, strict=True)
        ]
        printed_rate = ink(
            f"{key}.rate", percent(D(rate), 1 if "." in rate else 0)
        )
        rows.append(
            line(act, date, label, holder, cells[0], printed_rate, *cells[1:])
        )
        amount, percentage = ink.values([f"{key}.net", f"{key}.rate"])
        ink.prove_rounded(f"{key}.tax", amount * percentage / 100, 2)
        ink.prove_sum(f"{key}.gross", [f"{key}.net", f"{key}.tax"])
    cells = [
        ink(f"d.{name}", number(value))
        for name, value in zip(names, sums, strict=True)
    ]
    rows.append(
        total(Cell("Total des décisions", across=4), cells[0], "", *cells[1:])
    )
    for name in names:
        ink.prove_sum(
            f"d.{name}", [f"d{index}.{name}" for index in range(len(DECISIONS))]
        )
    ink.prove_sum("d.gross", ["d.net", "d.tax"])
    return Table(
        (1.1, 0.8, 3, 2.3, 1.4, 0.9, 1.3, 1.5),
        "lcllrrrr",
        tuple(rows),
        size=8.5,
    ), sums


def draw(ink: Ink) -> tuple[Part, ...]:
    """The whole record, several pages long."""
    seats = draw_seats(ink)
    present = sum(group[2] for group in GROUPS)
    proxies = sum(group[3] for group in GROUPS)
    quorum = (
        f"Le quorum étant atteint avec {ink('text.present', str(present))} présents sur"
        f" {ink('text.seats', str(sum(group[1] for group in GROUPS)))} conseillers en exercice,"
        " et compte tenu de"
        f" {ink('text.proxies', str(proxies))} pouvoirs, le nombre de votants est de"
        f" {ink('text.voters', str(present + proxies))}."
    )
    for name in ("present", "seats", "proxies", "voters"):
        ink.prove_same(f"text.{name}", f"g.{name}")
    ink.prove_sum("text.voters", ["text.present", "text.proxies"])

    acts: list[Block] = []
    reports = (
        "M. Bastide expose que les recettes du camping sont supérieures aux prévisions et qu'il"
        " convient d'ouvrir"
        " les crédits nécessaires au remplacement des sanitaires. M. Cordelier regrette"
        " l'absence d'étude préalable.",
        "Mme Sarrazeau rappelle que la convention triennale est arrivée à échéance. Les deux"
        " élus membres du conseil"
        " d'administration de l'association quittent la salle.",
        "M. Bastide présente le plan de division. Mme Khelladi demande que le sentier piéton"
        " soit conservé ; le maire"
        " répond qu'une servitude de passage sera inscrite à l'acte.",
    )
    for place, (number_, label, _) in enumerate(ACTS):
        table, sentence = draw_vote(ink, place)
        acts += [
            Text(f"Délibération n° {number_} – {label}", "heading"),
            Text(reports[place]),
            table,
            Text(sentence),
        ]
    decisions, sums = draw_decisions(ink)
    count = (
        f"Le maire rend compte des {ink('text.count', str(len(DECISIONS)))} décisions prises"
        " depuis la dernière séance en"
        " vertu de l'article L. 2122-22 du code général des collectivités territoriales. Elles"
        " engagent"
        f" {ink('text.net', euros(sums[0]))} hors taxes, soit"
        f" {ink('text.gross', euros(sums[2]))} toutes taxes"
        " comprises."
    )
    ink.prove("count", ink.value("text.count") == len(DECISIONS))
    ink.prove_same("text.net", "d.net")
    ink.prove_same("text.gross", "d.gross")

    blocks = (
        two_column_masthead(
            ("VILLE DE MARSAC-SUR-VERDANE", "Secrétariat général"),
            ("Procès-verbal de la séance", "du 18 juin 2026 à 18 h 30"),
        ),
        Text("PROCÈS-VERBAL DU CONSEIL MUNICIPAL", "title"),
        Text(
            "Le conseil municipal, convoqué le 11 juin 2026, s'est réuni à la mairie sous la"
            " présidence de"
            " M. Fabrice LANTERNIER, maire. Secrétaire de séance : Mme Aurélie SARRAZEAU."
        ),
        Text("Présences par groupe", "caption"),
        seats,
        Text(quorum),
        Text(
            "Le procès-verbal de la séance du 7 mai 2026 est adopté sans observation."
        ),
        *acts,
        Text("Décisions du maire prises par délégation", "heading"),
        Text(count),
        decisions,
        Text(
            "Le conseil municipal prend acte. L'ordre du jour étant épuisé, la séance est levée"
            " à 21 h 10."
        ),
        signature(
            ("La secrétaire de séance,", "Aurélie SARRAZEAU"),
            ("Le maire,", "Fabrice LANTERNIER"),
        ),
    )
    theme = Theme(
        font="Liberation Sans",
        size=10.5,
        shade="#e7e6e6",
        accent="#833c0b",
        margin=19,
        header="Marsac-sur-Verdane – PV du 18 juin 2026",
        footer="Page {page} sur {pages}",
    )
    return (Part(Producer.WRITER, theme, blocks),)


KIND = Kind(
    45,
    "proces-verbal-votes",
    "procès-verbal, votes et décisions du maire",
    SEEDS,
    draw,
)
