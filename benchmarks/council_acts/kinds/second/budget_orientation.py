"""64: the budget orientation report: five years in k€, mean rates, savings, debt and its ratio."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from benchmarks.council_acts.figures import (
    growth,
    number,
    percent,
    rounded,
    share,
    signed_percent,
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
    head,
    line,
    sub,
    total,
)
from benchmarks.council_acts.written import (
    product,
    prove_columns,
    prove_gap,
    prove_growth,
    prove_mean,
    prove_product,
    prove_ratio,
    write,
)

D = Decimal
YEARS = ("2021", "2022", "2023", "2024", "2025")
# line, k€ by year
INCOME = (
    ("Impôts et taxes", (6842, 6987, 7314, 7561, 7698)),
    ("Dotations et participations", (2315, 2298, 2341, 2287, 2254)),
    ("Produits des services", (684, 812, 867, 901, 934)),
    ("Autres produits", (213, 226, 198, 241, 236)),
)
CHARGES = (
    ("Charges de personnel", (4918, 5104, 5296, 5487, 5642)),
    ("Charges à caractère général", (2187, 2463, 2718, 2604, 2571)),
    ("Contributions et subventions", (1094, 1121, 1158, 1187, 1206)),
    ("Intérêts de la dette", (176, 158, 171, 189, 182)),
)
CAPITAL = (712, 698, 741, 783, 764)
DEBT = (6384, 5986, 6745, 7212, 6848)
WORKS = (1846, 2713, 3284, 2967, 2154)
# scenario, income 2026-2028
FORECAST = ("2026", "2027", "2028")
RATES = {"i": D("1.3"), "c": D("1.8")}
PEOPLE = 9416

SEEDS = (
    Seed(
        "i2.mean",
        "804",
        "1. Situation financière",
        "Produits des services",
        "product",
        "moyenne de 684, 812, 867, 901 et 934",
    ),
    Seed(
        "saving.2022",
        "13,4 %",
        "2. Dette et équipement",
        "Taux d'épargne brute",
        "product",
        "1 477 / 10 323",
    ),
    Seed(
        "pc.2027",
        "9 590",
        "3. Prospective",
        "Dépenses réelles",
        "product",
        "9 774 × 1,018 ; l'année suivante et l'épargne sont justes",
    ),
    Seed(
        "text.net",
        "740",
        "texte",
        "épargne nette",
        "equality",
        "épargne nette de 2025, le chiffre de 2024 étant resté",
    ),
    Seed(
        "text.head",
        "772",
        "texte",
        "dette par habitant",
        "product",
        "6 848 k€ / 9 416",
    ),
)
Lines = tuple[tuple[str, tuple[int, ...]], ...]


def sums(lines: Lines) -> list[int]:
    """The sum of each year."""
    return [
        sum(column)
        for column in zip(*(values for _, values in lines), strict=True)
    ]


def yearly(first: int, last: int) -> Decimal:
    """The mean yearly change over four years, in percent."""
    return rounded(((D(last) / D(first)) ** (D(1) / 4) - 1) * 100, 1)


def _write(ink: Ink, key: str, values: Sequence[int]) -> list[str]:
    texts = {
        year: number(value, 0)
        for year, value in zip(YEARS, values, strict=True)
    }
    mean = rounded(D(sum(values)) / len(values), 0)
    cells = write(
        ink,
        key,
        **texts,
        mean=number(mean, 0),
        growth=signed_percent(growth(values[-1], values[-2])),
        rate=signed_percent(yearly(values[0], values[-1])),
    )

    prove_mean(ink, f"{key}.mean", [f"{key}.{year}" for year in YEARS], 0)
    prove_growth(ink, f"{key}.growth", f"{key}.2025", f"{key}.2024")
    first, last = ink.values([f"{key}.2021", f"{key}.2025"])

    ink.prove_rounded(
        f"{key}.rate", ((last / first) ** (D(1) / 4) - 1) * 100, 1
    )

    return cells


def draw_years(ink: Ink) -> Table:
    """Income, charges, savings over five years."""
    rows: list[Row] = [
        head(
            Cell("En milliers d'euros", down=2),
            Cell("Comptes administratifs", across=5),
            Cell("Moyenne<br/>2021-2025", down=2),
            Cell("Évolution<br/>2024-2025", down=2),
            Cell("Évolution<br/>annuelle<br/>moyenne", down=2),
        ),
        head(*YEARS),
    ]

    for prefix, label, lines in (
        ("i", "Recettes réelles de fonctionnement", INCOME),
        ("c", "Dépenses réelles de fonctionnement", CHARGES),
    ):
        keys = [f"{prefix}{index}" for index in range(len(lines))]
        for key, (name, values) in zip(keys, lines, strict=True):
            rows.append(line(name, *_write(ink, key, values)))
        rows.append(sub(label, *_write(ink, prefix, sums(lines))))
        prove_columns(ink, prefix, keys, YEARS)

    gross = [i - c for i, c in zip(sums(INCOME), sums(CHARGES), strict=True)]
    net = [
        value - capital for value, capital in zip(gross, CAPITAL, strict=True)
    ]
    rows.append(total("Épargne brute", *_write(ink, "gross", gross)))
    rows.append(
        line("Remboursement du capital", *_write(ink, "capital", CAPITAL))
    )
    rows.append(total("Épargne nette", *_write(ink, "net", net)))

    for year in YEARS:
        prove_gap(ink, f"gross.{year}", f"i.{year}", f"c.{year}")
        prove_gap(ink, f"net.{year}", f"gross.{year}", f"capital.{year}")

    return Table(
        (3.4, *(0.95,) * 5, 1.1, 1.1, 1.1),
        "lrrrrrrrr",
        tuple(rows),
        rules="horizontal",
        size=9,
    )


def draw_ratios(ink: Ink) -> Table:
    """Rates and ratios of each year."""
    gross = [i - c for i, c in zip(sums(INCOME), sums(CHARGES), strict=True)]
    rows: list[Row] = [head("Ratios", *YEARS)]
    rows.append(
        line(
            "Dépenses d'équipement (k€)",
            *write(
                ink,
                "works",
                **dict(zip(YEARS, [number(w, 0) for w in WORKS], strict=True)),
            ),
        )
    )
    rows.append(
        line(
            "Encours de la dette au 31/12 (k€)",
            *write(
                ink,
                "debt",
                **dict(zip(YEARS, [number(d, 0) for d in DEBT], strict=True)),
            ),
        )
    )
    rates = [
        percent(share(g, i, 1), 1)
        for g, i in zip(gross, sums(INCOME), strict=True)
    ]
    rows.append(
        line(
            "Taux d'épargne brute",
            *write(ink, "saving", **dict(zip(YEARS, rates, strict=True))),
        )
    )
    ratios = [number(D(d) / g, 1) for d, g in zip(DEBT, gross, strict=True)]
    rows.append(
        line(
            "Capacité de désendettement (années)",
            *write(ink, "ratio", **dict(zip(YEARS, ratios, strict=True))),
        )
    )
    staff = [
        percent(share(s, c, 1), 1)
        for s, c in zip(CHARGES[0][1], sums(CHARGES), strict=True)
    ]
    rows.append(
        line(
            "Part du personnel dans les dépenses",
            *write(ink, "staff", **dict(zip(YEARS, staff, strict=True))),
        )
    )

    for year in YEARS:
        prove_ratio(ink, f"saving.{year}", f"gross.{year}", f"i.{year}", 100, 1)
        prove_ratio(ink, f"ratio.{year}", f"debt.{year}", f"gross.{year}", 1, 1)
        prove_ratio(ink, f"staff.{year}", f"c0.{year}", f"c.{year}", 100, 1)

    return Table(
        (3.4, *(1,) * 5),
        "lrrrrr",
        tuple(rows),
        rules="horizontal",
        size=9,
        fill=0.85,
    )


def forecasts(prefix: str, base: int) -> list[Decimal]:
    """Three years at a fixed rate, each rounded to the k€ before the next."""
    found, value = [], D(base)
    for _ in FORECAST:
        value = product(value, 1 + RATES[prefix] / 100, places=0)
        found.append(value)
    return found


def draw_forecast(ink: Ink) -> Table:
    """Three years ahead, each from the one before."""
    rows: list[Row] = [head("Prospective (k€)", "2025", *FORECAST, "Hypothèse")]
    income, charges = (
        forecasts("i", sums(INCOME)[-1]),
        forecasts("c", sums(CHARGES)[-1]),
    )

    for prefix, label, values in (
        ("i", "Recettes réelles", income),
        ("c", "Dépenses réelles", charges),
    ):
        key = f"p{prefix}"
        texts = {
            year: number(value, 0)
            for year, value in zip(FORECAST, values, strict=True)
        }
        first = ink(
            f"{key}.2025",
            number(sums(INCOME if prefix == "i" else CHARGES)[-1], 0),
        )
        rows.append(
            line(
                label,
                first,
                *write(ink, key, **texts),
                f"+{number(RATES[prefix], 1)} % par an",
            )
        )
        ink.prove_same(f"{key}.2025", f"{prefix}.2025")
        for before, year in pairwise(("2025", *FORECAST)):
            prove_product(
                ink,
                f"{key}.{year}",
                [f"{key}.{before}"],
                1 + RATES[prefix] / 100,
                0,
            )

    saved = [i - c for i, c in zip(income, charges, strict=True)]
    first = ink("ps.2025", number(sums(INCOME)[-1] - sums(CHARGES)[-1], 0))
    texts = {
        year: number(value, 0)
        for year, value in zip(FORECAST, saved, strict=True)
    }
    rows.append(total("Épargne brute", first, *write(ink, "ps", **texts), ""))

    for year in ("2025", *FORECAST):
        prove_gap(ink, f"ps.{year}", f"pi.{year}", f"pc.{year}")

    return Table(
        (2.6, 1, 1, 1, 1, 1.5),
        "lrrrrc",
        tuple(rows),
        rules="horizontal",
        size=9,
        fill=0.85,
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with three tables."""
    years, ratios, forecast = (
        draw_years(ink),
        draw_ratios(ink),
        draw_forecast(ink),
    )
    gross = sums(INCOME)[-1] - sums(CHARGES)[-1]

    text = (
        "En 2025, les recettes réelles de fonctionnement atteignent"
        f" {ink('text.i', number(sums(INCOME)[-1], 0))} k€"
        f" ({ink('text.growth', signed_percent(growth(sums(INCOME)[-1], sums(INCOME)[-2])))}"
        " en un an) et les dépenses"
        f" {ink('text.c', number(sums(CHARGES)[-1], 0))} k€. L'épargne brute s'établit à"
        f" {ink('text.gross', number(gross, 0))} k€, soit"
        f" {ink('text.rate', percent(share(gross, sums(INCOME)[-1], 1), 1))}"
        f" des recettes, et l'épargne nette à {ink('text.net', number(gross - CAPITAL[-1], 0))} k€."
    )
    debt = (
        f"L'encours de la dette est de {ink('text.debt', number(DEBT[-1], 0))} k€ au 31"
        " décembre 2025, soit"
        f" {ink('text.head', number(D(DEBT[-1]) * 1000 / PEOPLE, 0))} € pour chacun des"
        f" {ink('text.people', number(PEOPLE, 0))} habitants. Il recule de"
        f" {ink('text.less', number(DEBT[-2] - DEBT[-1], 0))} k€ ; la capacité de"
        " désendettement est de"
        f" {ink('text.ratio', number(D(DEBT[-1]) / gross, 1))} ans. Sur cinq ans, les dépenses"
        " d'équipement totalisent"
        f" {ink('text.works', number(sum(WORKS), 0))} k€, soit"
        f" {ink('text.mean', number(D(sum(WORKS)) / 5, 0))} k€ par an en"
        " moyenne."
    )

    ink.prove_same("text.i", "i.2025")
    ink.prove_same("text.growth", "i.growth")
    ink.prove_same("text.c", "c.2025")
    prove_gap(ink, "text.gross", "text.i", "text.c")
    ink.prove_same("text.rate", "saving.2025")
    ink.prove_same("text.net", "net.2025")
    ink.prove_same("text.debt", "debt.2025")
    prove_ratio(ink, "text.head", "text.debt", "text.people", 1000, 0)
    prove_gap(ink, "text.less", "debt.2024", "debt.2025")
    ink.prove_same("text.ratio", "ratio.2025")
    ink.prove_sum("text.works", [f"works.{year}" for year in YEARS])
    ink.prove_rounded("text.mean", ink.value("text.works") / 5, 0)

    blocks = (
        Text("VILLE DE CHÂTEAUBRESSE", "title"),
        Text(
            "Conseil municipal du lundi 16 février 2026 – question n° 3",
            "center",
        ),
        Text(
            "Débat d'orientation budgétaire 2026 – rapport sur les orientations budgétaires",
            "subject",
        ),
        Text(
            "Vu l'article L. 2312-1 du code général des collectivités territoriales ; vu"
            " l'avis de la commission des finances du 3 février 2026 ;"
        ),
        Text(
            "Membres en exercice : 33 ; présents : 29 ; représentés : 3 ; absent : 1. Il est"
            " pris acte de la tenue du débat."
        ),
        Text("1. Situation financière", "heading"),
        Text(text),
        years,
        Text(
            "Comptes administratifs 2021 à 2024, compte financier provisoire 2025. Montants"
            " arrondis au millier d'euros.",
            "small",
        ),
        Text("2. Dette et équipement", "heading"),
        Text(debt),
        ratios,
        Text("3. Prospective", "heading"),
        Text(
            "Les recettes et les dépenses progressent chaque année au taux indiqué, appliqué"
            " au montant arrondi de l'année précédente."
        ),
        forecast,
        signature(
            ("La secrétaire de séance,", "Barbara THEVENARD"),
            ("Le maire,", "Philippe ROCHEBLAVE"),
        ),
        certified("Châteaubresse", "19 février 2026"),
    )

    theme = Theme(
        font="Liberation Sans",
        size=10,
        thousands=NARROW_NBSP,
        shade="#d6e4f0",
        accent="#154360",
        margin=16,
        landscape=False,
        header="Châteaubresse – rapport d'orientation budgétaire 2026",
        footer="{page}",
    )

    return (Part(Producer.CHROMIUM, theme, blocks),)


KIND = Kind(
    64,
    "orientation-budgetaire",
    "rapport d'orientation budgétaire",
    SEEDS,
    draw,
)
