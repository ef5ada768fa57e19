"""84: promotions: those who may be promoted by a ratio, rounded up, and what promotions cost."""

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
)
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import (
    NBSP,
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
)
from benchmarks.council_acts.written import (
    or_nil,
    product,
    prove_across,
    prove_columns,
    prove_gap,
    prove_product,
    prove_ratio,
    read,
    write_row,
)

D = Decimal
# branch: grade to come, eligible, ratio, named
GRADES = (
    (
        "Filière administrative",
        (
            ("Adjoint administratif principal de 1re classe", 9, 60, 4),
            ("Rédacteur principal de 2e classe", 3, 50, 1),
            ("Attaché principal", 2, 50, 1),
        ),
    ),
    (
        "Filière technique",
        (
            ("Adjoint technique principal de 2e classe", 17, 40, 6),
            ("Agent de maîtrise principal", 6, 70, 5),
            ("Technicien principal de 1re classe", 2, 100, 1),
        ),
    ),
    (
        "Filière médico-sociale et animation",
        (
            ("ATSEM principal de 1re classe", 7, 60, 5),
            ("Adjoint d'animation principal de 2e classe", 5, 40, 2),
        ),
    ),
)
POINT = D("4.92278")
# who: grade, named, index before, after, months
COSTS = (
    ("Adjoint administratif principal de 1re classe", 4, 391, 403, 8),
    ("Rédacteur principal de 2e classe", 1, 415, 429, 12),
    ("Attaché principal", 1, 545, 575, 12),
    ("Adjoint technique principal de 2e classe", 6, 371, 380, 8),
    ("Agent de maîtrise principal", 5, 396, 415, 10),
    ("Technicien principal de 1re classe", 1, 452, 465, 12),
    ("ATSEM principal de 1re classe", 5, 390, 404, 8),
    ("Adjoint d'animation principal de 2e classe", 2, 368, 377, 6),
)
CHARGE = D("0.42")
# category: women, men among those named
NAMED = (("Catégorie A", 1, 0), ("Catégorie B", 1, 1), ("Catégorie C", 14, 8))

SEEDS = (
    Seed(
        "g11.quota",
        "4",
        "Tableau 1",
        "Agent de maîtrise principal",
        "product",
        "6 × 70 % = 4,2, arrondi à l'entier supérieur",
    ),
    Seed(
        "h1.named",
        "11",
        "Tableau 1",
        "Sous-total technique",
        "sum",
        "6 + 5 + 1",
    ),
    Seed(
        "c4.year",
        "4 766,64",
        "Tableau 2",
        "Agent de maîtrise principal",
        "product",
        "5 × 19 × 4,92278 × 10",
    ),
    Seed("w2.all", "24", "Tableau 3", "Catégorie C", "sum", "14 + 8"),
    Seed(
        "text.charge",
        "6 464,68 €",
        "texte",
        "charges patronales",
        "product",
        "42 % du coût",
    ),
)


def quota(eligible: int, ratio: int) -> int:
    """How many may be named: rounded up."""
    return -(-eligible * ratio // 100)


def draw_grades(ink: Ink) -> Table:
    """Eligible times ratio, by branch."""
    rows: list[Row] = [
        head(
            "Grade d'avancement",
            "Promouvables",
            "Ratio",
            "Nominations possibles",
            "Nominations proposées",
            "Postes restants",
        )
    ]
    columns = ("eligible", "quota", "named", "left")
    groups = []
    for place, (branch, grades) in enumerate(GRADES):
        rows.append(chapter(Cell(branch, across=6)))
        keys = []
        for index, (name, eligible, ratio, named) in enumerate(grades):
            key = f"g{place}{index}"
            keys.append(key)
            most = quota(eligible, ratio)
            rows.append(
                write_row(
                    ink,
                    "line",
                    name,
                    key,
                    eligible=str(eligible),
                    ratio=f"{ratio} %",
                    quota=str(most),
                    named=str(named),
                    left=or_nil(most - named, 0),
                )
            )
            ink.prove(
                f"quota {key}",
                read(ink, f"{key}.quota")
                == quota(
                    int(read(ink, f"{key}.eligible")),
                    int(read(ink, f"{key}.ratio")),
                ),
            )
        groups.append(f"h{place}")
        name = branch.removeprefix("Filière ")
        rows.append(
            write_row(
                ink,
                "sub",
                f"Sous-total {name}",
                groups[-1],
                **grade_sums(grades),
            )
        )
        prove_columns(ink, groups[-1], keys, columns)
        for key in [*keys, groups[-1]]:
            ink.prove(
                f"left {key}",
                read(ink, f"{key}.left")
                == read(ink, f"{key}.quota") - read(ink, f"{key}.named"),
            )
    every = tuple(grade for _, grades in GRADES for grade in grades)
    rows.append(write_row(ink, "total", "Total", "h", **grade_sums(every)))
    prove_columns(ink, "h", groups, columns)
    return Table((3.8, 1.2, 0.8, 1.2, 1.2, 1), "lrrrrr", tuple(rows), size=9)


Grade = tuple[str, int, int, int]


def grade_sums(grades: tuple[Grade, ...]) -> dict[str, str]:
    """The sums of some grades, by column."""
    most, named = (
        sum(quota(item[1], item[2]) for item in grades),
        sum(item[3] for item in grades),
    )
    return {
        "eligible": str(sum(item[1] for item in grades)),
        "ratio": "",
        "quota": str(most),
        "named": str(named),
        "left": or_nil(most - named, 0),
    }


def draw_costs(ink: Ink) -> Table:
    """What promotions cost in the year."""
    rows: list[Row] = [
        head(
            "Grade",
            "Agents",
            "Indice avant",
            "Indice après",
            "Gain (points)",
            "Mois en 2026",
            "Coût 2026 (€)",
        )
    ]
    keys = []
    for index, (name, count, old, new, months) in enumerate(COSTS):
        key = f"c{index}"
        keys.append(key)
        cost = product(count, new - old, POINT, months)
        rows.append(
            write_row(
                ink,
                "line",
                name,
                key,
                count=str(count),
                old=str(old),
                new=str(new),
                gain=str(new - old),
                months=str(months),
                year=number(cost),
            )
        )
        prove_gap(ink, f"{key}.gain", f"{key}.new", f"{key}.old")
        prove_product(
            ink,
            f"{key}.year",
            [f"{key}.count", f"{key}.gain", f"{key}.months"],
            POINT,
        )
    rows.append(
        write_row(
            ink,
            "total",
            "Total",
            "c",
            count=str(sum(i[1] for i in COSTS)),
            old="",
            new="",
            gain="",
            months="",
            year=number(whole()),
        )
    )
    prove_columns(ink, "c", keys, ["count", "year"])
    ink.prove_same("c.count", "h.named")
    return Table(
        (3.6, 0.8, 1, 1, 1, 0.9, 1.3),
        "lrrrrrr",
        tuple(rows),
        rules="header",
        size=9,
    )


def whole() -> Decimal:
    """What promotions cost, charges left out."""
    return sum(
        (
            product(count, new - old, POINT, months)
            for _, count, old, new, months in COSTS
        ),
        D(0),
    )


def draw_named(ink: Ink) -> Table:
    """Women and men among those named."""
    rows: list[Row] = [
        head("Nominations", "Femmes", "Hommes", "Ensemble", "Part des femmes")
    ]
    keys = []
    for index, (name, women, men) in enumerate(NAMED):
        keys.append(f"w{index}")
        rows.append(
            write_row(
                ink,
                "line",
                name,
                keys[-1],
                women=str(women),
                men=or_nil(men, 0),
                all=str(women + men),
                rate=percent(share(women, women + men, 1), 1),
            )
        )
    women, men = sum(i[1] for i in NAMED), sum(i[2] for i in NAMED)
    rows.append(
        write_row(
            ink,
            "total",
            "Total",
            "w",
            women=str(women),
            men=str(men),
            all=str(women + men),
            rate=percent(share(women, women + men, 1), 1),
        )
    )
    prove_columns(ink, "w", keys, ["women", "men", "all"])
    for key in [*keys, "w"]:
        prove_across(ink, key, "all", ["women", "men"])
        prove_ratio(ink, f"{key}.rate", f"{key}.women", f"{key}.all", 100, 1)
    ink.prove_same("w.all", "h.named")
    return Table(
        (2, 1, 1, 1, 1.3), "lrrrr", tuple(rows), rules="frame", size=9, fill=0.7
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act and its tables."""
    grades, costs, women = draw_grades(ink), draw_costs(ink), draw_named(ink)
    every = [grade for _, branch in GRADES for grade in branch]
    most, named = (
        sum(quota(item[1], item[2]) for item in every),
        sum(item[3] for item in every),
    )
    text = (
        f"Pour 2026, {ink('text.eligible', str(sum(item[1] for item in every)))} "
        "agents remplissent les conditions d'avancement. Appliqués grade par grade "
        "et arrondis à l'entier supérieur, les ratios permettent "
        f"{ink('text.quota', str(most))} nominations ; le maire en propose "
        f"{ink('text.named', str(named))}."
    )
    cost = (
        "La valeur mensuelle du point d'indice étant de 4,92278 €, ces nominations "
        f"coûteront {ink('text.cost', euros(whole()))} en 2026, auxquels s'ajoutent "
        f"{ink('text.charge', euros(product(whole(), CHARGE)))} de charges "
        "patronales (42 %)."
    )
    ink.prove_same("text.eligible", "h.eligible")
    ink.prove_same("text.quota", "h.quota")
    ink.prove_same("text.named", "h.named")
    ink.prove_same("text.cost", "c.year")
    prove_product(ink, "text.charge", ["text.cost"], CHARGE)
    blocks = (
        Text("VILLE DE CHAUMONT-LA-RIVIÈRE", "title"),
        Text(
            "Conseil municipal – séance publique du 22 janvier 2026", "center"
        ),
        Text(
            "N° 2026-DRH-03. Taux de promotion pour les avancements de grade",
            "subject",
        ),
        Text(
            "Vu le code général de la fonction publique, notamment son article L. "
            "522-27 ; vu l'avis du comité social territorial du 13 janvier 2026 "
            "(collège employeur : 5 pour ; collège du personnel : 4 pour, 1 "
            "abstention) ;"
        ),
        Text(text),
        Text("Tableau 1. Ratios et nominations", "caption"),
        grades,
        Text(cost),
        Text("Tableau 2. Coût des nominations, hors charges", "caption"),
        costs,
        Text("Tableau 3. Égalité professionnelle", "caption"),
        women,
        Text("Le conseil municipal fixe les ratios à l'unanimité."),
        signature(
            ("Le secrétaire,", "Thibault MARNY"),
            ("La maire,", "Geneviève AUBLET"),
        ),
        certified("Chaumont-la-Rivière", "27 janvier 2026"),
    )
    theme = Theme(
        font="DejaVu Serif",
        size=9,
        thousands=NBSP,
        shade="#e4e4ef",
        accent="#30336b",
        margin=17,
        header="",
        footer="Chaumont-la-Rivière – {page}",
    )
    return (Part(Producer.WEASYPRINT, theme, blocks),)


KIND = Kind(84, "ratios-avancement", "taux de promotion", SEEDS, draw)
