"""61: pupils by school and level, classes, means, and the forecast for the next year."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    growth,
    number,
    signed,
)
from benchmarks.council_acts.furniture import (
    certified,
    signature,
)
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
    total,
)
from benchmarks.council_acts.written import (
    or_nil,
    prove_across,
    prove_columns,
    prove_gap,
    prove_growth,
    prove_product,
    prove_ratio,
    write,
)

D = Decimal
LEVELS = ("TPS", "PS", "MS", "GS", "CP", "CE1", "CE2", "CM1", "CM2")
# school, pupils by level, classes, pupils of the year before, forecast
SCHOOLS = (
    ("Maternelle Les Tilleuls", (6, 38, 41, 36, 0, 0, 0, 0, 0), 5, 128, 117),
    ("Maternelle Jacques-Prévert", (4, 27, 31, 29, 0, 0, 0, 0, 0), 4, 94, 89),
    (
        "Primaire du Bourg-Neuf",
        (0, 18, 16, 21, 19, 22, 17, 20, 18),
        6,
        146,
        154,
    ),
    ("Primaire Simone-Veil", (3, 24, 22, 25, 26, 21, 28, 23, 27), 8, 205, 196),
    ("Élémentaire Jules-Verne", (0, 0, 0, 0, 43, 47, 39, 45, 52), 9, 231, 219),
    ("Élémentaire des Remparts", (0, 0, 0, 0, 34, 31, 36, 29, 33), 7, 158, 165),
)
SUPPLIES = (("Maternelles", "42.00"), ("Élémentaires", "51.50"))
OUTING = D("380.00")

SEEDS = (
    Seed(
        "s3.all",
        "191",
        "Effectifs par école et par niveau",
        "Primaire Simone-Veil",
        "sum",
        "total des niveaux ; le second tableau est juste",
    ),
    Seed(
        "s.CE2",
        "81",
        "Effectifs par école et par niveau",
        "Effectif total",
        "sum",
        "sans l'école Jules-Verne (39)",
    ),
    Seed(
        "c1.mean",
        "28,2",
        "Évolution et taux d'encadrement",
        "Maternelle Jacques-Prévert",
        "product",
        "91 / 4",
    ),
    Seed(
        "text.elementary",
        "601",
        "texte",
        "élèves d'élémentaire",
        "sum",
        "du CP au CM2 (610)",
    ),
    Seed(
        "text.classes",
        "38",
        "texte",
        "nombre de classes",
        "equality",
        "classes du tableau (39)",
    ),
)


def draw_levels(ink: Ink) -> Table:
    """Pupils by school down and level across."""
    rows: list[Row] = [
        head(
            Cell("École", down=2),
            Cell("Cycle 1", across=4),
            Cell("Cycle 2", across=3),
            Cell("Cycle 3", across=2),
            Cell("Total", down=2),
        ),
        head(*LEVELS),
    ]
    keys = [f"s{index}" for index in range(len(SCHOOLS))]

    for key, school in zip(keys, SCHOOLS, strict=True):
        texts = {
            level: or_nil(count, 0)
            for level, count in zip(LEVELS, school[1], strict=True)
        }
        rows.append(
            line(school[0], *write(ink, key, **texts, all=str(sum(school[1]))))
        )
        prove_across(ink, key, "all", LEVELS)

    sums = [
        sum(column)
        for column in zip(*(school[1] for school in SCHOOLS), strict=True)
    ]
    texts = {
        level: str(count) for level, count in zip(LEVELS, sums, strict=True)
    }
    rows.append(
        total(
            "Effectif total",
            *write(ink, "s", **texts, all=number(sum(sums), 0)),
        )
    )

    prove_columns(ink, "s", keys, [*LEVELS, "all"])
    prove_across(ink, "s", "all", LEVELS)

    return Table((3.2, *(0.75,) * 9, 0.9), "lrrrrrrrrrr", tuple(rows), size=9)


def draw_classes(ink: Ink) -> Table:
    """Pupils, classes, mean, change over a year, forecast."""
    rows: list[Row] = [
        head(
            "École",
            "Effectif<br/>2024-2025",
            "Effectif<br/>2025-2026",
            "Variation",
            "Évolution<br/>(%)",
            "Classes",
            "Élèves<br/>par classe",
            "Prévision<br/>2026-2027",
            "Écart<br/>prévu",
        )
    ]
    keys = [f"c{index}" for index in range(len(SCHOOLS))]

    for key, school in zip(keys, SCHOOLS, strict=True):
        rows.append(
            line(
                school[0],
                *_write(
                    ink, key, school[3], sum(school[1]), school[2], school[4]
                ),
            )
        )
        ink.prove_same(f"{key}.now", f"s{key[1:]}.all")

    old = sum(school[3] for school in SCHOOLS)
    classes = sum(school[2] for school in SCHOOLS)
    later = sum(school[4] for school in SCHOOLS)
    now = sum(sum(school[1]) for school in SCHOOLS)
    rows.append(total("Ensemble", *_write(ink, "c", old, now, classes, later)))

    prove_columns(
        ink, "c", keys, ["old", "now", "gap", "classes", "later", "more"]
    )

    return Table(
        (3.2, 1, 1, 0.95, 1, 0.85, 1, 1, 0.85), "lrrrrrrrr", tuple(rows), size=9
    )


def _write(
    ink: Ink, key: str, old: int, now: int, classes: int, later: int
) -> list[str]:
    cells = write(
        ink,
        key,
        old=number(old, 0),
        now=number(now, 0),
        gap=signed(now - old, 0),
        growth=signed(growth(now, old), 1),
        classes=str(classes),
        mean=number(D(now) / classes, 1),
        later=number(later, 0),
        more=signed(later - now, 0),
    )

    prove_gap(ink, f"{key}.gap", f"{key}.now", f"{key}.old")
    prove_growth(ink, f"{key}.growth", f"{key}.now", f"{key}.old")
    prove_ratio(ink, f"{key}.mean", f"{key}.now", f"{key}.classes", places=1)
    prove_gap(ink, f"{key}.more", f"{key}.later", f"{key}.now")

    return cells


def by_stage() -> tuple[int, int]:
    """Pupils of nursery and of elementary levels."""
    nursery = sum(sum(school[1][:4]) for school in SCHOOLS)
    return nursery, sum(sum(school[1][4:]) for school in SCHOOLS)


def draw_credits(ink: Ink) -> Table:
    """Credits: pupils times the credit of one, classes times the outing's."""
    rows: list[Row] = [
        head(
            "Crédits scolaires 2026",
            "Base",
            "Montant unitaire (€)",
            "Crédit (€)",
        )
    ]
    classes = sum(school[2] for school in SCHOOLS)
    items = [
        (name, count, D(price))
        for (name, price), count in zip(SUPPLIES, by_stage(), strict=True)
    ]
    labels = [
        f"Fournitures – {name.lower()} (par élève)" for name, _, _ in items
    ]
    keys = ["f0", "f1", "f2"]

    for key, label, (_, count, price) in zip(
        keys,
        [*labels, "Sorties (par classe)"],
        [*items, ("", classes, OUTING)],
        strict=True,
    ):
        rows.append(
            line(
                label,
                *write(
                    ink,
                    key,
                    base=str(count),
                    price=number(price),
                    credit=number(count * price),
                ),
            )
        )
        prove_product(ink, f"{key}.credit", [f"{key}.base", f"{key}.price"])

    whole = sum((count * price for _, count, price in items), classes * OUTING)
    rows.append(
        total("Total des crédits", "", "", ink("f.credit", number(whole)))
    )

    prove_columns(ink, "f", keys, ["credit"])
    ink.prove(
        "nursery",
        ink.value("f0.base")
        == sum(ink.values(f"s.{level}" for level in LEVELS[:4])),
    )
    ink.prove(
        "elementary",
        ink.value("f1.base")
        == sum(ink.values(f"s.{level}" for level in LEVELS[4:])),
    )
    ink.prove_same("f2.base", "c.classes")

    return Table((3.6, 1, 1.6, 1.6), "lrrr", tuple(rows), size=9, fill=0.8)


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with its three tables."""
    levels, classes, allowed = (
        draw_levels(ink),
        draw_classes(ink),
        draw_credits(ink),
    )
    nursery, elementary = by_stage()
    now, count = nursery + elementary, sum(school[2] for school in SCHOOLS)
    old = sum(school[3] for school in SCHOOLS)

    text = (
        f"À la rentrée 2025, les {ink('text.schools', '6')} écoles publiques accueillent"
        f" {ink('text.now', number(now, 0))} élèves, dont {ink('text.nursery', str(nursery))}"
        " en maternelle et"
        f" {ink('text.elementary', str(elementary))} en élémentaire, répartis dans"
        f" {ink('text.classes', str(count))} classes, soit"
        f" {ink('text.mean', number(D(now) / count, 1))} élèves"
        f" par classe. L'effectif varie de {ink('text.gap', signed(now - old, 0))} élèves en un an."
    )
    size = (
        f"Le cours préparatoire compte {ink('text.cp', str(sum(s[1][4] for s in SCHOOLS)))}"
        " élèves. L'école"
        " Simone-Veil, la plus chargée, a"
        f" {ink('text.veil', number(D(sum(SCHOOLS[3][1])) / 8, 1))} élèves par"
        " classe. L'ouverture d'une classe y est demandée pour la rentrée 2026."
    )

    ink.prove("schools", ink.value("text.schools") == len(SCHOOLS))
    ink.prove_same("text.now", "s.all", "c.now")
    ink.prove_same("text.nursery", "f0.base")
    ink.prove_same("text.elementary", "f1.base")
    ink.prove_same("text.classes", "c.classes")
    ink.prove_same("text.mean", "c.mean")
    ink.prove_same("text.gap", "c.gap")
    ink.prove_same("text.cp", "s.CP")
    ink.prove_same("text.veil", "c3.mean")

    blocks = (
        Text("COMMUNE DE VILLENEUVE-LE-COMTAT", "title"),
        Text(
            "Registre des délibérations – séance du 14 octobre 2025 à 19 h",
            "center",
        ),
        Text(
            "Délibération n° 78 – Rentrée scolaire 2025-2026 : effectifs et crédits des écoles",
            "subject",
        ),
        Text(
            "Étaient présents 25 conseillers sur 29 ; 3 avaient donné pouvoir ; 1 était"
            " absent. Votants : 28."
        ),
        Text(
            "Vu l'article L. 212-1 du code de l'éducation ; vu le constat de rentrée transmis"
            " à l'inspection académique le 19 septembre 2025 ;"
        ),
        Text(text),
        Text(
            "Effectifs par école et par niveau au 15 septembre 2025", "caption"
        ),
        levels,
        Text(size),
        Text("Évolution et taux d'encadrement", "caption"),
        classes,
        Text(
            "Les dispositifs ULIS (deux groupes, 21 élèves) sont compris dans les niveaux de"
            " rattachement.",
            "small",
        ),
        Text("Crédits alloués aux écoles", "caption"),
        allowed,
        Text(
            "Le conseil municipal, à l'unanimité, prend acte des effectifs et approuve les"
            " crédits scolaires de l'année civile 2026."
        ),
        signature(
            ("Le secrétaire de séance,", "Ophélie RANCUREL"),
            ("Le maire,", "Thierry GASPARONI"),
        ),
        certified("Villeneuve-le-Comtat", "17 octobre 2025"),
    )

    theme = Theme(
        font="Carlito",
        size=10.5,
        shade="#d9ead3",
        accent="#274e13",
        margin=17,
        justify=False,
        header="Villeneuve-le-Comtat",
        footer="Délibération n° 78 – {page}/{pages}",
    )

    return (Part(Producer.CHROMIUM, theme, blocks),)


KIND = Kind(
    61,
    "effectifs-scolaires",
    "effectifs scolaires par école et par niveau",
    SEEDS,
    draw,
)
