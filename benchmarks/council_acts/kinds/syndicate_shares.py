"""42: what each commune pays to a syndicate, by population and tax potential."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    growth,
    number,
    percent,
    rounded,
    share,
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
    head,
    line,
    sub,
    total,
)

D = Decimal
WHOLE = D("642000")
BY_PEOPLE = D("0.70")
# commune, population, tax potential in k€, paid in 2025
COMMUNES = (
    ("Aubevoye-le-Haut", 4218, 4386, 140615),
    ("Bellerive-en-Sorne", 2946, 2712, 94210),
    ("Cormery-les-Bois", 1387, 1194, 43985),
    ("Doulevant-le-Petit", 612, 498, 19034),
    ("Échevannes", 3105, 3640, 107120),
    ("Fontgombert", 876, 714, 27402),
    ("Grandlieu-sur-Sorne", 5340, 6218, 183470),
    ("Hautes-Combes", 431, 356, 13318),
)
COLUMNS = (
    "people",
    "peopleshare",
    "tax",
    "taxshare",
    "bypeople",
    "bytax",
    "due",
)

SEEDS = (
    Seed(
        "c4.taxshare",
        "18,64 %",
        "Annexe 1",
        "Échevannes",
        "product",
        "3 640 / 19 718",
    ),
    Seed(
        "c2.due",
        "44 167",
        "Annexe 1",
        "Cormery-les-Bois",
        "sum",
        "32 954 + 11 663 (l'annexe 2 est juste)",
    ),
    Seed(
        "d6.growth",
        "+3,3 %",
        "Annexe 2",
        "Grandlieu-sur-Sorne",
        "product",
        "de 183 470 à 187 609",
    ),
    Seed(
        "text.people",
        "494 400 €",
        "texte",
        "texte, part selon la population",
        "product",
        "70 % de 642 000 = 449 400, comme au tableau",
    ),
)


def contribution(people: int, tax: int) -> tuple[Decimal, Decimal]:
    """A commune's two parts, rounded to the euro."""
    all_people = sum(item[1] for item in COMMUNES)
    all_tax = sum(item[2] for item in COMMUNES)
    return (
        rounded(WHOLE * BY_PEOPLE * people / all_people, 0),
        rounded(WHOLE * (1 - BY_PEOPLE) * tax / all_tax, 0),
    )


def draw_key(ink: Ink) -> Table:
    """The key: shares of population and potential, and the two parts."""
    all_people = sum(item[1] for item in COMMUNES)
    all_tax = sum(item[2] for item in COMMUNES)
    rows: list[Row] = [
        head(
            Cell("Commune", down=2),
            Cell("Population DGF", across=2),
            Cell("Potentiel fiscal", across=2),
            Cell("Contribution 2026 (€)", across=3),
        ),
        head(
            "habitants",
            "part",
            "k€",
            "part",
            "part population (70 %)",
            "part potentiel (30 %)",
            "Total",
        ),
    ]
    for index, (name, people, tax, _) in enumerate(COMMUNES):
        first, second = contribution(people, tax)
        texts = (
            number(people, 0),
            percent(share(people, all_people)),
            number(tax, 0),
            percent(share(tax, all_tax)),
            number(first, 0),
            number(second, 0),
            number(first + second, 0),
        )
        rows.append(
            line(
                name,
                *(
                    ink(f"c{index}.{column}", text)
                    for column, text in zip(COLUMNS, texts, strict=True)
                ),
            )
        )
    texts = (
        number(all_people, 0),
        percent(D(100)),
        number(all_tax, 0),
        percent(D(100)),
        number(WHOLE * BY_PEOPLE, 0),
        number(WHOLE * (1 - BY_PEOPLE), 0),
        number(WHOLE, 0),
    )
    rows.append(
        total(
            "Total",
            *(
                ink(f"sum.{column}", text)
                for column, text in zip(COLUMNS, texts, strict=True)
            ),
        )
    )
    _prove_key(ink)
    return Table(
        (2.6, 1.2, 1.1, 1.1, 1.1, 1.6, 1.6, 1.4),
        "lrrrrrrr",
        tuple(rows),
        size=9,
    )


def _prove_key(ink: Ink) -> None:
    for column in COLUMNS:
        ink.prove_sum(
            f"sum.{column}",
            [f"c{index}.{column}" for index in range(len(COMMUNES))],
        )
    ink.prove_sum("sum.due", ["sum.bypeople", "sum.bytax"])
    for index in range(len(COMMUNES)):
        ink.prove_sum(
            f"c{index}.due", [f"c{index}.bypeople", f"c{index}.bytax"]
        )
        for base, rate in (("people", BY_PEOPLE), ("tax", 1 - BY_PEOPLE)):
            part, whole = ink.values([f"c{index}.{base}", f"sum.{base}"])
            ink.prove_rounded(f"c{index}.{base}share", part * 100 / whole, 2)
            part, whole, due = ink.values(
                [f"c{index}.{base}", f"sum.{base}", "text.whole"]
            )
            ink.prove_rounded(
                f"c{index}.by{base}", due * rate * part / whole, 0
            )


def draw_compared(ink: Ink) -> tuple[Table, int]:
    """2026 against 2025, and the amount per inhabitant."""
    rows: list[Row] = [
        head(
            "Commune",
            "Contribution 2025",
            "Contribution 2026",
            "Écart",
            "Évolution",
            "Par habitant 2026",
        )
    ]
    for index, (name, people, tax, previous) in enumerate(COMMUNES):
        due = sum(contribution(people, tax), D(0))
        rows.append(
            line(name, *_compared(ink, f"d{index}", D(previous), due, people))
        )
    people = sum(item[1] for item in COMMUNES)
    previous = sum(item[3] for item in COMMUNES)
    rows.append(
        sub(
            "Ensemble du syndicat",
            *_compared(ink, "d", D(previous), WHOLE, people),
        )
    )
    for name in ("before", "now", "gap"):
        ink.prove_sum(
            f"d.{name}", [f"d{index}.{name}" for index in range(len(COMMUNES))]
        )
    for index in range(len(COMMUNES)):
        ink.prove_same(f"d{index}.now", f"c{index}.due")
    ink.prove_same("d.now", "sum.due")
    return Table(
        (2.6, 1.5, 1.5, 1.2, 1.1, 1.3),
        "lrrrrr",
        tuple(rows),
        rules="horizontal",
        size=9.5,
    ), previous


def _compared(
    ink: Ink, key: str, before: Decimal, now: Decimal, people: int
) -> list[str]:
    cells = [
        ink(f"{key}.before", euros(before, 0)),
        ink(f"{key}.now", euros(now, 0)),
        ink(f"{key}.gap", euros(now - before, 0)),
        ink(f"{key}.growth", signed_percent(growth(now, before))),
        ink(f"{key}.each", euros(now / people)),
    ]
    old, new = ink.values([f"{key}.before", f"{key}.now"])
    ink.prove(f"{key} gap", ink.value(f"{key}.gap") == new - old)
    old, new = ink.values([f"{key}.before", f"{key}.now"])
    ink.prove_rounded(f"{key}.growth", (new - old) * 100 / old, 1)
    base = f"c{key.removeprefix('d')}.people" if key != "d" else "sum.people"
    new, inhabitants = ink.values([f"{key}.now", base])
    ink.prove_rounded(f"{key}.each", new / inhabitants, 2)
    return cells


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act and its two annexes."""
    previous = sum(item[3] for item in COMMUNES)
    opening = (
        f"Le besoin de financement du budget 2026 est de {ink('text.whole', euros(WHOLE, 0))},"
        " contre"
        f" {ink('text.before', euros(previous, 0))} en 2025, soit une évolution de"
        f" {ink('text.growth', signed_percent(growth(WHOLE, previous)))}. En application de"
        " l'article 9 des statuts,"
        f" {ink('text.people', euros(WHOLE * BY_PEOPLE, 0))} sont répartis selon la population et"
        f" {ink('text.tax', euros(WHOLE * (1 - BY_PEOPLE), 0))} selon le potentiel fiscal."
    )
    key = draw_key(ink)
    compared, _ = draw_compared(ink)
    largest = sum(contribution(*COMMUNES[6][1:3]), D(0))
    most = (
        "La commune de Grandlieu-sur-Sorne, première contributrice, verse"
        f" {ink('text.largest', euros(largest, 0))},"
        f" soit {ink('text.largestshare', percent(share(largest, WHOLE, 1), 1))} du total."
    )
    ink.prove_same("text.whole", "sum.due")
    ink.prove_same("text.before", "d.before")
    ink.prove_same("text.people", "sum.bypeople")
    ink.prove_same("text.tax", "sum.bytax")
    ink.prove_same("text.growth", "d.growth")
    ink.prove_same("text.largest", "c6.due")
    part, whole = ink.values(["text.largest", "text.whole"])
    ink.prove_rounded("text.largestshare", part * 100 / whole, 1)

    blocks = (
        Text("SYNDICAT INTERCOMMUNAL DES VALLÉES DE LA SORNE", "title"),
        Text(
            "Comité syndical du 19 février 2026 – délibération n° CS-2026-06",
            "center",
        ),
        Text("Objet : contributions des communes membres pour 2026", "subject"),
        Text(
            "Délégués en exercice : 24. Présents : 19. Pouvoirs : 2. Votants : 21. Quorum : 13."
        ),
        Text(
            "Vu les articles L. 5212-19 et L. 5212-20 du code général des collectivités"
            " territoriales ; vu les"
            " statuts du syndicat, notamment leur article 9 ; vu les fiches DGF 2025 des communes ;"
        ),
        Text(opening),
        Text(most),
        Text(
            "Le comité syndical, après en avoir délibéré, par 18 voix pour et 3 abstentions :"
        ),
        Text(
            "- <b>fixe</b> les contributions des communes pour 2026 conformément à l'annexe 1 ;"
        ),
        Text(
            "- <b>dit</b> qu'elles sont appelées par quarts, aux mois de mars, juin, septembre"
            " et décembre."
        ),
        signature(
            ("Le secrétaire de séance,", "Olivier GRANDVAL-MESNIL"),
            ("La présidente,", "Bernadette SOUCHON"),
        ),
        certified("Grandlieu-sur-Sorne", "23 février 2026"),
        PageBreak(),
        Text("Annexe 1 – Répartition des contributions 2026", "caption"),
        key,
        Text(
            "Les parts sont arrondies à deux décimales ; les contributions sont calculées sur"
            " les parts exactes et"
            " arrondies à l'euro.",
            "small",
        ),
        Text("Annexe 2 – Comparaison avec 2025", "caption"),
        compared,
    )
    theme = Theme(
        font="Liberation Sans",
        size=10,
        thousands=NARROW_NBSP,
        shade="#e8e1f0",
        accent="#4b2e83",
        landscape=True,
        margin=16,
        footer="SIVS – CS-2026-06 – {page}/{pages}",
    )
    return (Part(Producer.CHROMIUM, theme, blocks),)


KIND = Kind(
    42,
    "contributions-syndicat",
    "contributions des communes à un syndicat",
    SEEDS,
    draw,
)
