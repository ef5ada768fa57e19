"""43: how a community and its communes share the FPIC, what is levied and what is paid back."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import euros, number, percent, rounded
from benchmarks.council_acts.furniture import certified, signature
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import (
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

D = Decimal
LEVIED, PAID = 486312, 297448
INTEGRATION = D("0.3875")
# commune, population, levied and paid under common law, adjustment voted, balance 2025
COMMUNES = (
    ("Arzillac", 7842, 108640, 46310, 6200, -58920),
    ("Bois-Chenu", 3126, 38914, 24870, 1500, -12655),
    ("La Chapelle-Morte", 894, 9472, 9105, -1100, -248),
    ("Dampvallon", 2210, 27318, 18640, 800, -7980),
    ("Esserval", 1467, 16200, 13988, -900, -1874),
    ("Frasne-le-Duc", 5035, 71860, 34275, 3400, -35110),
    ("Givry-sous-Roche", 648, 6931, 8212, -1900, 1420),
    ("Hautepierre", 1589, 18531, 26787, -9000, 8105),
)
OWN_BEFORE = -70386
COLUMNS = ("people", "levied", "paid", "balance")

SEEDS = (
    Seed(
        "c3.balance",
        "-8 768",
        "Tableau 1",
        "Dampvallon",
        "difference",
        "18 640 - 27 318",
    ),
    Seed(
        "all.paid",
        "181 287",
        "Tableau 1",
        "Sous-total communes",
        "sum",
        "somme des reversements des huit communes ; 182 187 + 115 261 = 297 448",
    ),
    Seed(
        "v2.voted",
        "(1 647)",
        "Tableau 2",
        "La Chapelle-Morte",
        "sum",
        "-367 - 1 100",
    ),
    Seed(
        "v6.common",
        "(1 281)",
        "Tableau 2",
        "Givry-sous-Roche",
        "equality",
        "signe : la commune reçoit 8 212 et verse 6 931, son solde est en sa faveur (tableau 1)",
    ),
    Seed(
        "text.own",
        "188 646 €",
        "texte",
        "considérant, part de la communauté",
        "product",
        "486 312 x 38,75 %, comme au tableau 1",
    ),
)


def own_parts() -> tuple[int, int]:
    """The community's part: the fund times its integration coefficient."""
    return int(rounded(LEVIED * INTEGRATION, 0)), int(
        rounded(PAID * INTEGRATION, 0)
    )


def draw_common(ink: Ink) -> Table:
    """The common-law sharing: levied, paid, net balance."""
    rows: list[Row] = [
        head(
            Cell("Collectivité", down=2),
            Cell("Population DGF", down=2),
            Cell("Répartition de droit commun", across=3),
            Cell("Prélevé par habitant", down=2),
        ),
        head("Prélèvement", "Reversement", "Solde net"),
    ]
    for index, (name, people, levied, paid, *_) in enumerate(COMMUNES):
        key = f"c{index}"
        values = (people, levied, paid, paid - levied)
        cells = [
            ink(f"{key}.{column}", number(value, 0))
            for column, value in zip(COLUMNS, values, strict=True)
        ]
        rows.append(
            line(name, *cells, ink(f"{key}.each", number(D(levied) / people)))
        )
        part, inhabitants = ink.values([f"{key}.levied", f"{key}.people"])
        ink.prove_rounded(f"{key}.each", part / inhabitants, 2)

    people, levied, paid = (
        sum(values) for values in list(zip(*COMMUNES, strict=True))[1:4]
    )
    own = own_parts()
    rows.append(
        sub(
            "Sous-total communes",
            *_four(ink, "all", (people, levied, paid)),
            ink("all.each", number(D(levied) / people)),
        )
    )
    rows.append(
        line("Communauté de communes", "", *_four(ink, "own", (None, *own)), "")
    )
    rows.append(
        total(
            "Ensemble intercommunal",
            "",
            *_four(ink, "sum", (None, levied + own[0], paid + own[1])),
            "",
        )
    )
    for column in COLUMNS:
        ink.prove_sum(
            f"all.{column}",
            [f"c{index}.{column}" for index in range(len(COMMUNES))],
        )
    for column in COLUMNS[1:]:
        ink.prove_sum(f"sum.{column}", [f"all.{column}", f"own.{column}"])
    for key in [
        *(f"c{index}" for index in range(len(COMMUNES))),
        "all",
        "own",
        "sum",
    ]:
        levied_value, paid_value, balance = ink.values(
            f"{key}.{column}" for column in COLUMNS[1:]
        )
        ink.prove(f"{key} balance", balance == paid_value - levied_value)
    part, inhabitants = ink.values(["all.levied", "all.people"])
    ink.prove_rounded("all.each", part / inhabitants, 2)
    return Table((2.8, 1.3, 1.5, 1.5, 1.5, 1.4), "lrrrrr", tuple(rows), size=9)


def _four(ink: Ink, key: str, values: tuple[int | None, int, int]) -> list[str]:
    people, levied, paid = values
    named = {
        "people": people,
        "levied": levied,
        "paid": paid,
        "balance": paid - levied,
    }
    return [
        ink(f"{key}.{name}", number(value, 0))
        for name, value in named.items()
        if value is not None
    ]


def draw_voted(ink: Ink) -> Table:
    """The free sharing: the common-law balance, the adjustment, what is voted, against 2025."""
    names = ("before", "common", "moved", "voted", "gap")
    rows: list[Row] = [
        head(
            "Collectivité",
            "Solde 2025",
            "Solde 2026 de droit commun",
            "Ajustement",
            "Solde 2026 voté",
            "Écart 2026 / 2025",
        )
    ]
    items = [
        (name, paid - levied, moved, before)
        for name, _, levied, paid, moved, before in COMMUNES
    ]
    own = own_parts()
    items.append(
        (
            "Communauté de communes",
            own[1] - own[0],
            -sum(item[4] for item in COMMUNES),
            OWN_BEFORE,
        )
    )
    for index, (name, common, moved, before) in enumerate(items):
        values = (
            before,
            common,
            moved,
            common + moved,
            common + moved - before,
        )
        rows.append(
            line(
                name,
                *(
                    ink(f"v{index}.{column}", _bracketed(value))
                    for column, value in zip(names, values, strict=True)
                ),
            )
        )
        ink.prove_sum(
            f"v{index}.voted", [f"v{index}.common", f"v{index}.moved"]
        )
        ink.prove_sum(f"v{index}.voted", [f"v{index}.before", f"v{index}.gap"])
        ink.prove_same(
            f"v{index}.common",
            f"c{index}.balance" if index < len(COMMUNES) else "own.balance",
        )

    before = sum(item[3] for item in items)
    common = sum(item[1] for item in items)
    values = (before, common, 0, common, common - before)
    rows.append(
        total(
            "Ensemble intercommunal",
            *(
                ink(f"v.{column}", _bracketed(value))
                for column, value in zip(names, values, strict=True)
            ),
        )
    )
    for column in names:
        ink.prove_sum(
            f"v.{column}", [f"v{index}.{column}" for index in range(len(items))]
        )
    ink.prove_same("v.common", "sum.balance")
    return Table(
        (2.8, 1.4, 1.7, 1.6, 1.4, 1.4),
        "lrrrrr",
        tuple(rows),
        rules="horizontal",
        size=9,
    )


def _bracketed(value: int) -> str:
    """A balance as accountants write it: what is owed stands in parentheses."""
    return f"({number(-value, 0)})" if value < 0 else number(value, 0)


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with both tables."""
    own = own_parts()
    common = draw_common(ink)
    voted = draw_voted(ink)
    helped = [item for item in COMMUNES if item[4] < 0]
    opening = (
        "Considérant que l'ensemble intercommunal est prélevé de"
        f" {ink('text.levied', euros(LEVIED, 0))} et reçoit"
        f" {ink('text.paid', euros(PAID, 0))}, soit une charge nette de"
        f" {ink('text.net', euros(LEVIED - PAID, 0))} ; que"
        " le coefficient d'intégration fiscale de la communauté est de"
        f" {ink('text.rate', percent(INTEGRATION * 100))}, et"
        f" sa part du prélèvement de {ink('text.own', euros(own[0], 0))} ;"
    )
    taken = -sum(item[4] for item in helped)
    given = sum(item[4] for item in COMMUNES if item[4] > 0)
    choice = (
        f"<b>Article 2.</b> {ink('text.count', str(len(helped)))} communes abandonnent ensemble"
        f" {ink('text.taken', euros(taken, 0))} ; les"
        f" {ink('text.others', str(len(COMMUNES) - len(helped)))} autres sont"
        f" soulagées de {ink('text.given', euros(given, 0))}, l'écart de"
        f" {ink('text.gap', euros(taken - given, 0))}"
        " réduisant la charge de la communauté."
    )
    for name in ("levied", "paid"):
        ink.prove_same(f"text.{name}", f"sum.{name}")
    levied, paid = ink.values(["text.levied", "text.paid"])
    ink.prove("net", ink.value("text.net") == levied - paid)
    ink.prove_same("text.own", "own.levied")
    ink.prove_rounded(
        "own.levied", ink.value("sum.levied") * ink.value("text.rate") / 100, 0
    )
    ink.prove_rounded(
        "own.paid", ink.value("sum.paid") * ink.value("text.rate") / 100, 0
    )
    moves = ink.values(f"v{index}.moved" for index in range(len(COMMUNES)))
    ink.prove(
        "count", ink.value("text.count") == sum(move < 0 for move in moves)
    )
    moves = ink.values(f"v{index}.moved" for index in range(len(COMMUNES)))
    ink.prove(
        "others", ink.value("text.others") == sum(move > 0 for move in moves)
    )
    moves = ink.values(f"v{index}.moved" for index in range(len(COMMUNES)))
    ink.prove(
        "taken",
        ink.value("text.taken") == -sum(move for move in moves if move < 0),
    )
    moves = ink.values(f"v{index}.moved" for index in range(len(COMMUNES)))
    ink.prove(
        "given",
        ink.value("text.given") == sum(move for move in moves if move > 0),
    )
    ink.prove(
        "gap",
        ink.value("text.gap")
        == ink.value("text.taken") - ink.value("text.given"),
    )

    blocks = (
        Text("COMMUNAUTÉ DE COMMUNES DU HAUT-SERMENTOIS", "title"),
        Text(
            "Conseil communautaire du 25 juin 2026<br/>Délibération n° 2026-062",
            "center",
        ),
        Text(
            "Objet : fonds national de péréquation des ressources intercommunales et communales"
            " (FPIC) –"
            " répartition dérogatoire libre pour 2026",
            "subject",
        ),
        Text(
            "Conseillers en exercice : 31. Présents : 26. Pouvoirs : 4. Votants : 30."
        ),
        Text(
            "Vu les articles L. 2336-1 à L. 2336-7 du code général des collectivités"
            " territoriales ; vu la"
            " notification de la préfecture du 28 mai 2026 ;"
        ),
        Text(opening),
        Text("Tableau 1 – Répartition de droit commun (en euros)", "caption"),
        common,
        Text(
            "Tableau 2 – Répartition libre proposée (solde net, en euros)",
            "caption",
        ),
        voted,
        Text(
            "Entre parenthèses : solde à la charge de la collectivité.", "small"
        ),
        Text(
            "<b>Article 1.</b> Le conseil adopte la répartition libre du tableau 2 à l'unanimité"
            " (30 voix)."
        ),
        Text(choice),
        signature(
            ("La secrétaire,", "Fabienne OLLIVARY"),
            ("Le président,", "Christian DEMARTHE"),
        ),
        certified("Arzillac", "29 juin 2026"),
    )
    theme = Theme(
        font="DejaVu Sans",
        size=9,
        shade="#f3ead7",
        accent="#7a4b00",
        margin=18,
        footer="CC du Haut-Sermentois – 2026-062 – {page}",
    )
    return (Part(Producer.REPORTLAB, theme, blocks),)


KIND = Kind(43, "repartition-fpic", "répartition du FPIC", SEEDS, draw)
