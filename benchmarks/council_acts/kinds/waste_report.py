"""46: the yearly report of a waste service: tonnages, costs in k€, figures per inhabitant."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    growth,
    number,
    percent,
    share,
    signed,
    signed_percent,
)
from benchmarks.council_acts.furniture import certified, signature
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import (
    NARROW_NBSP,
    Cell,
    Kind,
    PageBreak,
    Part,
    Producer,
    Row,
    Table,
    Text,
    Theme,
    chapter,
    head,
    line,
    of_which,
    sub,
    total,
)

D = Decimal
PEOPLE = {"before": 38106, "now": 38412}
# flow, tonnes 2024, tonnes 2025, whether it is sorted
FLOWS = (
    ("Ordures ménagères résiduelles", 8274, 7915, False),
    ("Emballages et papiers", 2318, 2406, True),
    ("Verre", 1287, 1315, True),
    ("Biodéchets", 412, 689, True),
)
CENTRES = (
    ("Gravats", 2140, 1986, True),
    ("Déchets verts", 3605, 3842, True),
    ("Tout-venant", 2871, 2694, False),
    ("Bois, ferrailles, mobilier", 1968, 2077, True),
)
# cost, then k€ by column: residual, sorted, glass, centres
COSTS = (
    ("Prévention et communication", "18.4", "26.9", "6.2", "11.5"),
    ("Pré-collecte (bacs, colonnes)", "94.7", "71.3", "28.6", "0.0"),
    ("Collecte", "968.2", "412.5", "87.9", "0.0"),
    ("Transport et hauts de quai", "142.6", "63.8", "21.4", "518.3"),
    ("Traitement", "1187.3", "386.4", "9.7", "402.8"),
    ("Charges de structure", "121.5", "74.6", "14.2", "83.9"),
)
INCOME = (
    ("Ventes de matériaux", "0.0", "214.8", "38.5", "61.7"),
    ("Soutiens des éco-organismes", "12.3", "486.2", "24.9", "72.4"),
    ("Autres produits", "9.6", "3.1", "0.0", "27.5"),
)
COLUMNS = ("residual", "sorted", "glass", "centres")

SEEDS = (
    Seed(
        "f3.growth",
        "+62,7 %",
        "Indicateurs techniques",
        "Biodéchets",
        "product",
        "de 412 à 689 tonnes",
    ),
    Seed(
        "c1.kgnow",
        "101,0",
        "Indicateurs techniques",
        "Déchets verts",
        "product",
        "3 842 t / 38 412 habitants",
    ),
    Seed(
        "k2.all",
        "1 486,6",
        "Indicateurs financiers",
        "Collecte",
        "sum",
        "968,2 + 412,5 + 87,9 ; le total des charges est juste",
    ),
    Seed(
        "text.rate",
        "57,3 %",
        "texte",
        "texte, taux de valorisation",
        "product",
        "tonnages valorisés / total : 12 315 / 22 924",
    ),
    Seed(
        "text.less",
        "395",
        "texte",
        "texte, baisse des ordures résiduelles",
        "difference",
        "8 274 - 7 915, comme au tableau",
    ),
)


def summed(items: tuple[tuple[str, int, int, bool], ...]) -> tuple[int, int]:
    """The tonnes of both years."""
    return sum(item[1] for item in items), sum(item[2] for item in items)


def draw_tonnes(ink: Ink) -> Table:
    """The tonnages by flow, their change, the kilograms per inhabitant."""
    rows: list[Row] = [
        head(
            Cell("Flux", down=2),
            Cell("Tonnages", across=2),
            Cell("Évolution", across=2),
            Cell("kg par habitant", across=2),
        ),
        head("2024", "2025", "tonnes", "%", "2024", "2025"),
    ]
    groups = (
        ("f", "Collecte en porte-à-porte et apport volontaire", FLOWS),
        ("c", "Déchèteries (3 sites)", CENTRES),
    )
    for prefix, label, items in groups:
        rows.append(chapter(Cell(label, across=7)))
        for index, (name, before, now, _) in enumerate(items):
            rows.append(
                line(name, *_flow(ink, f"{prefix}{index}", before, now))
            )
        rows.append(
            sub("Sous-total", *_flow(ink, f"{prefix}.sum", *summed(items)))
        )
        for column in ("before", "now", "gap"):
            ink.prove_sum(
                f"{prefix}.sum.{column}",
                [f"{prefix}{index}.{column}" for index in range(len(items))],
            )
    rows.append(
        total(
            "Déchets ménagers et assimilés",
            *_flow(ink, "all", *summed(FLOWS + CENTRES)),
        )
    )
    for column in ("before", "now", "gap"):
        ink.prove_sum(f"all.{column}", [f"f.sum.{column}", f"c.sum.{column}"])
    valued = tuple(item for item in FLOWS + CENTRES if item[3])
    rows.append(
        of_which(
            "dont valorisés (matière et organique)",
            *_flow(ink, "valued", *summed(valued)),
        )
    )
    keys = [f"f{index}" for index in (1, 2, 3)] + [
        f"c{index}" for index in (0, 1, 3)
    ]
    for column in ("before", "now", "gap"):
        ink.prove_sum(f"valued.{column}", [f"{key}.{column}" for key in keys])
    return Table((3.6, 1.1, 1.1, 1.1, 1, 1, 1), "lrrrrrr", tuple(rows), size=9)


def _flow(ink: Ink, key: str, before: int, now: int) -> list[str]:
    kilos = {
        year: D(value) * 1000 / PEOPLE[year]
        for year, value in (("before", before), ("now", now))
    }
    cells = [
        ink(f"{key}.before", number(before, 0)),
        ink(f"{key}.now", number(now, 0)),
        ink(f"{key}.gap", signed(now - before, 0)),
        ink(f"{key}.growth", signed_percent(growth(now, before))),
        ink(f"{key}.kgbefore", number(kilos["before"], 1)),
        ink(f"{key}.kgnow", number(kilos["now"], 1)),
    ]
    old, new = ink.values([f"{key}.before", f"{key}.now"])
    ink.prove(f"{key} gap", ink.value(f"{key}.gap") == new - old)
    old, new = ink.values([f"{key}.before", f"{key}.now"])
    ink.prove_rounded(f"{key}.growth", (new - old) * 100 / old, 1)
    for year, people in PEOPLE.items():
        ink.prove_rounded(
            f"{key}.kg{year}", ink.value(f"{key}.{year}") * 1000 / people, 1
        )
    return cells


def _costs(ink: Ink, key: str, values: list[Decimal]) -> list[str]:
    names = (*COLUMNS, "all")
    cells = [
        ink(f"{key}.{name}", number(value, 1))
        for name, value in zip(names, [*values, sum(values, D(0))], strict=True)
    ]
    ink.prove_sum(f"{key}.all", [f"{key}.{name}" for name in COLUMNS])
    return cells


def _columns(
    items: tuple[tuple[str, str, str, str, str], ...],
) -> list[Decimal]:
    return [
        sum((D(item[index]) for item in items), D(0)) for index in range(1, 5)
    ]


def draw_costs(ink: Ink) -> tuple[Table, Decimal]:
    """The cost matrix in k€, the net cost, per inhabitant and per tonne."""
    rows: list[Row] = [
        head(
            "Coûts 2025 (k€ HT)",
            "Ordures résiduelles",
            "Emballages, papiers, biodéchets",
            "Verre",
            "Déchèteries",
            "Total",
        )
    ]
    for prefix, items, label in (
        ("k", COSTS, "Total des charges"),
        ("i", INCOME, "Total des produits"),
    ):
        for index, (name, *amounts) in enumerate(items):
            rows.append(
                line(
                    name,
                    *_costs(
                        ink,
                        f"{prefix}{index}",
                        [D(amount) for amount in amounts],
                    ),
                )
            )
        rows.append(sub(label, *_costs(ink, f"{prefix}.sum", _columns(items))))
        for column in (*COLUMNS, "all"):
            ink.prove_sum(
                f"{prefix}.sum.{column}",
                [f"{prefix}{index}.{column}" for index in range(len(items))],
            )
    net = [
        cost - income
        for cost, income in zip(_columns(COSTS), _columns(INCOME), strict=True)
    ]
    rows.append(
        total("Coût aidé (charges - produits)", *_costs(ink, "net", net))
    )
    for column in (*COLUMNS, "all"):
        ink.prove_sum(f"k.sum.{column}", [f"net.{column}", f"i.sum.{column}"])

    tonnes = [
        FLOWS[0][2],
        FLOWS[1][2] + FLOWS[3][2],
        FLOWS[2][2],
        summed(CENTRES)[1],
    ]
    keys = [("f0.now",), ("f1.now", "f3.now"), ("f2.now",), ("c.sum.now",)]
    whole = sum(net, D(0))
    people, weight = [], []
    for column, value, ton, flows in zip(
        (*COLUMNS, "all"),
        [*net, whole],
        [*tonnes, sum(tonnes)],
        [*keys, ("all.now",)],
        strict=True,
    ):
        people.append(
            ink(f"person.{column}", number(value * 1000 / PEOPLE["now"]))
        )
        ink.prove_rounded(
            f"person.{column}",
            ink.value(f"net.{column}") * 1000 / PEOPLE["now"],
            2,
        )
        weight.append(ink(f"tonne.{column}", number(value * 1000 / ton, 0)))
        ink.prove_rounded(
            f"tonne.{column}",
            ink.value(f"net.{column}") * 1000 / sum(ink.values(flows)),
            0,
        )
    rows.append(line("Coût aidé par habitant (€)", *people))
    rows.append(line("Coût aidé par tonne (€)", *weight))
    return Table(
        (3.4, 1.3, 1.7, 1.1, 1.3, 1.3),
        "lrrrrr",
        tuple(rows),
        rules="horizontal",
        size=9.5,
    ), whole


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act that takes note of the report, and the report's figures."""
    tonnes = draw_tonnes(ink)
    costs, whole = draw_costs(ink)
    before, now = summed(FLOWS + CENTRES)
    valued = summed(tuple(item for item in FLOWS + CENTRES if item[3]))[1]
    text = (
        f"En 2025, le service a collecté {ink('text.now', number(now, 0))} tonnes de déchets"
        " auprès de"
        f" {ink('text.people', number(PEOPLE['now'], 0))} habitants, soit"
        f" {ink('text.kilos', number(D(now) * 1000 / PEOPLE['now'], 1))} kg par habitant. Le"
        " tonnage total évolue de"
        f" {ink('text.growth', signed_percent(growth(now, before)))} et les ordures résiduelles"
        " baissent de"
        f" {ink('text.less', number(FLOWS[0][1] - FLOWS[0][2], 0))} tonnes. Le taux de"
        " valorisation atteint"
        f" {ink('text.rate', percent(share(valued, now, 1), 1))}."
    )
    covered = share(sum(_columns(INCOME)), sum(_columns(COSTS)), 1)
    money = (
        f"Le coût aidé du service est de {ink('text.cost', number(whole, 1))} k€, soit"
        f" {ink('text.person', number(whole * 1000 / PEOPLE['now']))} € par habitant. Les"
        f" produits couvrent {ink('text.covered', percent(covered, 1))} des charges."
    )
    ink.prove_same("text.now", "all.now")
    ink.prove("people", ink.value("text.people") == PEOPLE["now"])
    ink.prove_same("text.kilos", "all.kgnow")
    ink.prove_same("text.growth", "all.growth")
    ink.prove("less", ink.value("text.less") == -ink.value("f0.gap"))
    part, everything = ink.values(["valued.now", "all.now"])
    ink.prove_rounded("text.rate", part * 100 / everything, 1)
    ink.prove_same("text.cost", "net.all")
    ink.prove_same("text.person", "person.all")
    part, everything = ink.values(["i.sum.all", "k.sum.all"])
    ink.prove_rounded("text.covered", part * 100 / everything, 1)

    blocks = (
        Text("COMMUNAUTÉ DE COMMUNES ENTRE LOIRONNE ET FORÊTS", "title"),
        Text(
            "Extrait du registre des délibérations – conseil communautaire du 24 septembre 2026",
            "center",
        ),
        Text(
            "Délibération n° CC-26-095<br/>Environnement – rapport annuel 2025 sur le prix et la"
            " qualité du service"
            " public de prévention et de gestion des déchets",
            "subject",
        ),
        Text("Présents : 38 – pouvoirs : 6 – votants : 44 – en exercice : 47"),
        Text(
            "Vu les articles L. 2224-17-1 et D. 2224-1 du code général des collectivités"
            " territoriales ;"
        ),
        Text(
            "Vu l'avis de la commission consultative des services publics locaux du 8 septembre"
            " 2026 ;"
        ),
        Text(text),
        Text(money),
        Text(
            "Le conseil communautaire, après en avoir délibéré, prend acte à l'unanimité du"
            " rapport annuel 2025, qui"
            " sera mis en ligne et transmis aux communes membres."
        ),
        signature(
            ("Le secrétaire de séance,", "Régis BONNEFONDS"),
            ("Le président,", "Martial HAUTERIVE"),
        ),
        certified("Villeneuve-sur-Loironne", "29 septembre 2026"),
        PageBreak(),
        Text("Indicateurs techniques", "heading"),
        tonnes,
        Text(
            f"Population municipale : {number(PEOPLE['before'], 0)} habitants en 2024,"
            f" {number(PEOPLE['now'], 0)} en"
            " 2025. Hors textiles et piles.",
            "small",
        ),
        Text("Indicateurs financiers", "heading"),
        costs,
        Text(
            "Source : comptabilité analytique, matrice des coûts, montants en milliers d'euros"
            " hors taxes, sauf les"
            " deux dernières lignes.",
            "small",
        ),
    )
    theme = Theme(
        font="Liberation Sans",
        size=10,
        thousands=NARROW_NBSP,
        shade="#dff0d8",
        accent="#2d6a2d",
        margin=18,
        header="Rapport annuel déchets 2025",
        footer="{page}/{pages}",
    )
    return (Part(Producer.CHROMIUM, theme, blocks),)


KIND = Kind(
    46, "rapport-dechets", "rapport annuel du service des déchets", SEEDS, draw
)
