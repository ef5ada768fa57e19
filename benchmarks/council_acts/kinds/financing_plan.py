"""34: the financing plan of a works operation; the estimate is a sheet joined to the act."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    number,
    percent,
    rounded,
    share,
)
from benchmarks.council_acts.furniture import (
    certified,
    register_masthead,
    signature,
)
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import (
    Cell,
    Kind,
    Part,
    Producer,
    Table,
    Text,
    Theme,
    head,
    line,
    sub,
    total,
)

D = Decimal
WORKS = (
    ("1", "Désamiantage, démolitions", "38640.00"),
    ("2", "Gros œuvre, ravalement", "127485.50"),
    ("3", "Isolation par l'extérieur", "186320.00"),
    ("4", "Menuiseries extérieures", "94715.80"),
    ("5", "Chauffage, ventilation", "112904.25"),
    ("6", "Électricité, éclairage LED", "57238.45"),
)
STUDIES = (
    ("", "Maîtrise d'œuvre (8,5 % des travaux)", "52470.84"),
    ("", "Contrôle technique, SPS, diagnostics", "14860.00"),
    ("", "Divers et imprévus", "18500.00"),
)
GRANTS = (
    ("State", "État – DETR (30 % des travaux)", "0.30"),
    ("Investment", "État – DSIL (20 % des travaux)", "0.20"),
)
REGION, DEPARTMENT = D("77000"), D("50000")
VAT = D("0.20")

SEEDS = (
    Seed(
        "w4.tax",
        "22 850,85",
        "Annexe – estimation par lot",
        "5 Chauffage, ventilation",
        "product",
        "TVA de 20 % sur 112 904,25 (chiffres intervertis ; le TTC de la ligne est juste)",
    ),
    Seed(
        "plan.Region.share",
        "11,95 %",
        "Plan de financement prévisionnel",
        "Région – rénovation énergétique",
        "product",
        "part de la Région : 77 000,00 / 703 134,84 ; les parts ne font plus 100 %",
    ),
    Seed(
        "w.sum.gross",
        "739 764,80",
        "Annexe – estimation par lot",
        "Sous-total travaux",
        "sum",
        "somme des montants TTC des six lots",
    ),
    Seed(
        "text.own",
        "264 782,84 €",
        "texte",
        "article 3, part de la commune",
        "equality",
        "autofinancement du texte contre le plan de financement (267 482,84)",
    ),
)


def _summed(items: tuple[tuple[str, str, str], ...]) -> Decimal:
    return sum((D(item[2]) for item in items), D(0))


def draw_estimate(ink: Ink) -> Table:
    """The estimate by lot: before tax, VAT, all taxes included."""
    rows = [head("Lot", "Désignation", "Montant HT", "TVA 20 %", "Montant TTC")]
    groups = (
        ("w", WORKS, "Sous-total travaux"),
        ("s", STUDIES, "Sous-total études et aléas"),
    )

    def cells(key: str, net: Decimal, tax: Decimal) -> list[str]:
        return [
            ink(f"{key}.net", number(net)),
            ink(f"{key}.tax", number(tax)),
            ink(f"{key}.gross", number(net + tax)),
        ]

    grand = [D(0), D(0)]
    for prefix, items, label in groups:
        taxes = [rounded(D(item[2]) * VAT) for item in items]
        for index, (lot, name, net) in enumerate(items):
            rows.append(
                line(
                    lot, name, *cells(f"{prefix}{index}", D(net), taxes[index])
                )
            )
        sums = _summed(items), sum(taxes, D(0))
        grand = [grand[0] + sums[0], grand[1] + sums[1]]
        rows.append(sub(Cell(label, across=2), *cells(f"{prefix}.sum", *sums)))
        for column in ("net", "tax", "gross"):
            ink.prove_sum(
                f"{prefix}.sum.{column}",
                [f"{prefix}{index}.{column}" for index in range(len(items))],
            )
        for index in range(len(items)):
            net_value = ink.value(f"{prefix}{index}.net")
            ink.prove_rounded(f"{prefix}{index}.tax", net_value * VAT, 2)
            ink.prove_sum(
                f"{prefix}{index}.gross",
                [f"{prefix}{index}.net", f"{prefix}{index}.tax"],
            )
    rows.append(
        total(
            Cell("TOTAL DE L'OPÉRATION", across=2),
            *cells("op", grand[0], grand[1]),
        )
    )
    for column in ("net", "tax", "gross"):
        ink.prove_sum(f"op.{column}", [f"w.sum.{column}", f"s.sum.{column}"])
    ink.prove_sum("op.gross", ["op.net", "op.tax"])
    return Table((0.7, 4.2, 1.8, 1.6, 1.8), "clrrr", tuple(rows), size=10)


def draw_plan(ink: Ink) -> tuple[Table, dict[str, Decimal]]:
    """Spending on the left, income on the right with its shares."""
    works, studies = _summed(WORKS), _summed(STUDIES)
    whole = works + studies
    grants = {name: rounded(works * D(rate)) for name, _, rate in GRANTS}
    own = whole - sum(grants.values(), REGION + DEPARTMENT)
    income = [
        *((name, label, grants[name]) for name, label, _ in GRANTS),
        ("Region", "Région – rénovation énergétique", REGION),
        ("Department", "Département – contrat de territoire", DEPARTMENT),
        ("own", "Commune – autofinancement", own),
    ]
    costs = [
        ("Travaux (lots 1 à 6)", ink("plan.works", number(works))),
        ("Maîtrise d'œuvre", ink("plan.s0", number(D(STUDIES[0][2])))),
        (
            "Contrôle technique, SPS, diagnostics",
            ink("plan.s1", number(D(STUDIES[1][2]))),
        ),
        ("Divers et imprévus", ink("plan.s2", number(D(STUDIES[2][2])))),
        ("", ""),
    ]
    rows = [
        head(Cell("DÉPENSES", across=2), Cell("RECETTES", across=3)),
        head("Nature", "Montant HT", "Financeur", "Montant", "Part"),
    ]
    for (label, amount), (name, source, value) in zip(
        costs, income, strict=True
    ):
        rows.append(
            line(
                label,
                amount,
                source,
                ink(f"plan.{name}", number(value)),
                ink(f"plan.{name}.share", percent(share(value, whole))),
            )
        )
    rows.append(
        total(
            "TOTAL HT",
            ink("plan.cost", number(whole)),
            "TOTAL",
            ink("plan.income", number(whole)),
            ink("plan.share", percent(D(100))),
        )
    )
    return Table((3, 1.7, 3.2, 1.7, 1.1), "lrlrr", tuple(rows), size=9), {
        "whole": whole,
        "own": own,
        "works": works,
        "aid": whole - own,
        **grants,
    }


def _prove_plan(ink: Ink) -> None:
    ink.prove_sum("plan.cost", ["plan.works", "plan.s0", "plan.s1", "plan.s2"])
    names = ["State", "Investment", "Region", "Department", "own"]
    ink.prove_sum("plan.income", [f"plan.{name}" for name in names])
    ink.prove_sum("plan.share", [f"plan.{name}.share" for name in names])
    ink.prove_same("plan.cost", "plan.income", "op.net", "text.net")
    ink.prove_same("plan.works", "w.sum.net", "text.works")
    for index in range(3):
        ink.prove_same(f"plan.s{index}", f"s{index}.net")
    for name in names:
        value, whole = ink.values([f"plan.{name}", "plan.income"])
        ink.prove_rounded(f"plan.{name}.share", value * 100 / whole, 2)
    for name, _, rate in GRANTS:
        ink.prove_rounded(f"plan.{name}", ink.value("plan.works") * D(rate), 2)
        ink.prove_same(f"plan.{name}", f"text.{name}")
    ink.prove_same("text.gross", "op.gross")
    ink.prove_same("text.own", "plan.own")
    ink.prove_same("text.ownshare", "plan.own.share")
    ink.prove_rounded("s0.net", ink.value("w.sum.net") * D("0.085"), 2)


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act made in a text, its estimate in a sheet."""
    plan, figures = draw_plan(ink)
    gross = figures["whole"] + sum(
        (rounded(D(item[2]) * VAT) for item in WORKS + STUDIES), D(0)
    )
    estimate = draw_estimate(ink)
    text = (
        "M. le maire présente le projet de rénovation énergétique du groupe scolaire"
        " Aristide-Guéry. Le"
        f" montant de l'opération est de {ink('text.net', euros(figures['whole']))} hors taxes"
        f" ({ink('text.gross', euros(gross))} toutes taxes comprises), dont"
        f" {ink('text.works', euros(figures['works']))} hors taxes de travaux."
    )
    aid = (
        "<b>Article 2.</b> Sollicite de l'État une subvention de"
        f" {ink('text.State', euros(figures['State']))} au"
        f" titre de la DETR et de {ink('text.Investment', euros(figures['Investment']))} au"
        " titre de la DSIL."
    )
    own = (
        "<b>Article 3.</b> Dit que la part de la commune, de"
        f" {ink('text.own', euros(figures['own']))}, soit"
        f" {ink('text.ownshare', percent(share(figures['own'], figures['whole'])))} du montant"
        " hors taxes,"
        " est prélevée sur les crédits de l'opération 2026-01."
    )
    _prove_plan(ink)
    blocks = (
        *register_masthead(
            "COMMUNE DE MONTREUIL-LES-ORMES",
            "Département du Val-d'Andre",
            "5 février 2026",
            "2026-008",
        ),
        Text(
            "Membres en exercice : 19. Présents : 16. Représentés : 2. Absent : 1. Votants : 18."
        ),
        Text(
            "Objet : rénovation énergétique du groupe scolaire – plan de financement et demandes"
            " de subventions",
            "subject",
        ),
        Text(
            "Vu les articles L. 2334-32 à L. 2334-39 et L. 2334-42 du code général des"
            " collectivités"
            " territoriales ; vu la circulaire préfectorale relative à la campagne 2026 ;"
        ),
        Text(text),
        Text(
            "Plan de financement prévisionnel (montants en euros hors taxes)",
            "caption",
        ),
        plan,
        Text(
            "Le conseil municipal, après en avoir délibéré, à l'unanimité des 18 votants :"
        ),
        Text(
            "<b>Article 1.</b> Approuve l'opération et son plan de financement."
        ),
        Text(aid),
        Text(own),
        Text(
            "<b>Article 4.</b> S'engage à prendre à sa charge la part qui ne serait pas obtenue"
            " des financeurs."
        ),
        signature(
            ("Le secrétaire de séance,", "Benoît LESTRADE"),
            ("Le maire,", "Gérard MOLINEAU"),
        ),
        certified("Montreuil-les-Ormes", "9 février 2026"),
    )
    sheet = (
        Text(
            "Rénovation énergétique du groupe scolaire Aristide-Guéry", "title"
        ),
        Text(
            "Annexe à la délibération n° 2026-008 – estimation par lot (en euros, valeur janvier"
            " 2026)"
        ),
        estimate,
        Text(
            "Estimation du maître d'œuvre au stade de l'avant-projet définitif."
        ),
    )
    look = Theme(
        font="Liberation Sans", size=10.5, shade="#f2f2f2", footer="{page}"
    )
    landscape = Theme(
        font="DejaVu Sans",
        size=10,
        shade="#cfe2f3",
        landscape=True,
        footer="Annexe",
    )
    return (
        Part(Producer.WRITER, look, blocks),
        Part(Producer.CALC, landscape, sheet),
    )


KIND = Kind(34, "plan-de-financement", "plan de financement", SEEDS, draw)
