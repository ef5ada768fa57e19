"""58: the balance of a development zone: approved, realised, remaining, in k€ without VAT."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    growth,
    number,
    share,
    signed,
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
    total,
)
from benchmarks.council_acts.written import (
    NIL,
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
# group, then: line, approved balance of the year before, realised, remaining
EXPENSES = (
    (
        "Acquisitions et études",
        (
            ("Acquisitions foncières", "2840.0", "2614.5", "251.0"),
            ("Études et géomètre", "318.0", "274.2", "52.6"),
            ("Diagnostics et dépollution", "465.0", "511.8", "0.0"),
        ),
    ),
    (
        "Travaux",
        (
            ("Voirie et réseaux primaires", "4120.0", "2986.4", "1248.0"),
            ("Voirie et réseaux secondaires", "1875.0", "642.7", "1190.5"),
            ("Espaces verts", "690.0", "118.3", "604.0"),
            ("Aléas", "210.0", "0.0", "145.0"),
        ),
    ),
    (
        "Frais de l'aménageur",
        (
            ("Rémunération", "612.0", "398.6", "214.9"),
            ("Frais financiers", "240.0", "187.9", "73.5"),
            ("Frais divers", "85.0", "52.1", "30.0"),
        ),
    ),
)
INCOME = (
    (
        "Cessions de charges foncières",
        (
            ("Logements en accession", "5180.0", "2874.0", "2462.0"),
            ("Logements sociaux", "1640.0", "1120.5", "519.5"),
            ("Activités et commerces", "1965.0", "436.2", "1388.0"),
        ),
    ),
    (
        "Participations",
        (
            ("Participation de la commune", "2100.0", "1400.0", "700.0"),
            ("Subvention de la Région", "450.0", "270.0", "180.0"),
        ),
    ),
    (
        "Autres produits",
        (("Produits financiers et divers", "120.0", "88.4", "35.0"),),
    ),
)
# lot, m² of floor, price a m²
PLOTS = (
    ("A1", "Logements en accession", 3850, "298.00"),
    ("A3", "Logements en accession", 3210, "305.00"),
    ("B2", "Logements sociaux", 2735, "190.00"),
    ("C1", "Commerces", 1460, "265.00"),
)
COLUMNS = ("old", "done", "left", "new", "gap")
Group = tuple[str, tuple[tuple[str, str, str, str], ...]]

SEEDS = (
    Seed(
        "B2.amount",
        "519 560,00",
        "Cessions prévues en 2026",
        "B2",
        "product",
        "2 735 m² × 190,00",
    ),
    Seed(
        "e1l0.left",
        "1 284,0",
        "Bilan financier",
        "Voirie et réseaux primaires",
        "sum",
        "4 234,4 - 2 986,4 ; le sous-total est juste",
    ),
    Seed(
        "e2l1.rate",
        "27",
        "Bilan financier",
        "Frais financiers",
        "product",
        "187,9 / 261,4",
    ),
    Seed(
        "i0.new",
        "7 160,2",
        "Bilan financier",
        "Cessions de charges foncières",
        "sum",
        "sans les logements sociaux (1 640,0)",
    ),
    Seed(
        "text.new",
        "11 569,0",
        "texte",
        "dépenses du bilan actualisé",
        "equality",
        "total des dépenses du bilan",
    ),
)


def figures(item: Sequence[str]) -> list[Decimal]:
    """Approved, realised, remaining, new, gap."""
    old, done, left = (D(value) for value in item)
    return [old, done, left, done + left, done + left - old]


def add(groups: Iterable[Group]) -> list[Decimal]:
    """The sums of the columns over groups."""
    rows = [figures(item[1:]) for _, items in groups for item in items]
    return [sum(column, D(0)) for column in zip(*rows, strict=True)]


def _write(ink: Ink, key: str, values: Sequence[Decimal]) -> list[str]:
    old, done, left, new, gap = values
    cells = write(
        ink,
        key,
        old=number(old, 1),
        done=or_nil(done, 1),
        left=or_nil(left, 1),
        new=number(new, 1),
        gap=signed(gap, 1) if gap else NIL,
        rate=number(share(done, new, 0), 0) if done else NIL,
    )

    prove_across(ink, key, "new", ["done", "left"])
    prove_gap(ink, f"{key}.gap", f"{key}.new", f"{key}.old")
    if done:
        prove_ratio(ink, f"{key}.rate", f"{key}.done", f"{key}.new", 100, 0)

    return cells


def _part(
    ink: Ink, prefix: str, label: str, groups: tuple[Group, ...]
) -> list[Row]:
    rows: list[Row] = []
    keys = [f"{prefix}{index}" for index in range(len(groups))]

    for key, group in zip(keys, groups, strict=True):
        rows.append(chapter(group[0], *_write(ink, key, add([group]))))
        lines = [f"{key}l{place}" for place in range(len(group[1]))]
        for name, item in zip(lines, group[1], strict=True):
            rows.append(line(item[0], *_write(ink, name, figures(item[1:]))))
        prove_columns(ink, key, lines, COLUMNS)

    rows.append(total(label, *_write(ink, prefix, add(groups))))

    prove_columns(ink, prefix, keys, COLUMNS)

    return rows


def draw_balance(ink: Ink) -> Table:
    """Groups above their lines, expenses then income, and the balance."""
    rows: list[Row] = [
        head(
            Cell("En milliers d'euros HT", down=2),
            Cell("Bilan approuvé<br/>au 31/12/2024<br/>(1)", down=2),
            Cell("Bilan actualisé au 31/12/2025", across=3),
            Cell("Écart<br/>(4) – (1)", down=2),
            Cell("Avancement<br/>(%) (2)/(4)", down=2),
        ),
        head(
            "Réalisé<br/>(2)",
            "Reste à réaliser<br/>(3)",
            "Total<br/>(4) = (2) + (3)",
        ),
        *_part(ink, "e", "TOTAL DES DÉPENSES", EXPENSES),
        *_part(ink, "i", "TOTAL DES RECETTES", INCOME),
    ]
    values = [i - e for i, e in zip(add(INCOME), add(EXPENSES), strict=True)]
    texts = {
        column: signed(value, 1)
        for column, value in zip(COLUMNS, values, strict=True)
    }
    rows.append(
        total("SOLDE (recettes – dépenses)", *write(ink, "net", **texts), "")
    )

    for column in COLUMNS:
        prove_gap(ink, f"net.{column}", f"i.{column}", f"e.{column}")

    return Table(
        (3.2, 1.4, 1.1, 1.3, 1.4, 1.1, 1.2), "lrrrrrr", tuple(rows), size=8.5
    )


def draw_plots(ink: Ink) -> tuple[Table, Decimal]:
    """Plots to be sold next year: m² times price, in euros."""
    rows: list[Row] = [
        head(
            "Îlot",
            "Destination",
            "Surface de plancher<br/>(m² SDP)",
            "Charge foncière<br/>(€ HT/m²)",
            "Prix de cession<br/>(€ HT)",
        )
    ]
    keys, whole = [], D(0)

    for name, use, surface, price in PLOTS:
        whole += surface * D(price)
        keys.append(name)
        rows.append(
            line(
                name,
                use,
                *write(
                    ink,
                    name,
                    surface=number(surface, 0),
                    price=number(D(price)),
                    amount=number(surface * D(price)),
                ),
            )
        )
        prove_product(
            ink, f"{name}.amount", [f"{name}.surface", f"{name}.price"]
        )

    surface = sum(item[2] for item in PLOTS)
    rows.append(
        total(
            "",
            "Total 2026",
            *write(
                ink,
                "plots",
                surface=number(surface, 0),
                price="",
                amount=number(whole),
            ),
        )
    )

    prove_columns(ink, "plots", keys, ["surface", "amount"])

    return Table(
        (0.7, 2.4, 1.6, 1.6, 1.6),
        "clrrr",
        tuple(rows),
        rules="horizontal",
        size=9,
    ), whole


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, the balance, the plots."""
    balance = draw_balance(ink)
    plots, sold = draw_plots(ink)
    spent, won = add(EXPENSES), add(INCOME)

    text = (
        "Au 31 décembre 2025, les dépenses réalisées s'élèvent à"
        f" {ink('text.done', number(spent[1], 1))} k€"
        f" HT et les recettes encaissées à {ink('text.won', number(won[1], 1))} k€ HT ; la"
        " trésorerie de"
        f" l'opération est de {ink('text.cash', number(won[1] - spent[1], 1))} k€. Le bilan"
        " actualisé passe de"
        f" {ink('text.old', number(spent[0], 1))} k€ à {ink('text.new', number(spent[3], 1))}"
        " k€ de dépenses,"
        f" soit {ink('text.growth', signed_percent(growth(spent[3], spent[0])))}."
    )
    sales = (
        f"En 2026, {ink('text.plots', str(len(PLOTS)))} îlots doivent être cédés, pour"
        f" {ink('text.surface', number(sum(p[2] for p in PLOTS), 0))} m² de plancher et"
        f" {ink('text.sold', euros(sold))} HT, soit"
        f" {ink('text.ksold', number(sold / 1000, 1))} k€. La"
        f" participation de la commune reste fixée à {ink('text.town', number(D(2100), 1))}"
        " k€, dont"
        f" {ink('text.due', number(D(700), 1))} k€ restent à verser en deux annuités de"
        f" {ink('text.half', number(D(350), 1))} k€."
    )

    ink.prove_same("text.done", "e.done")
    ink.prove_same("text.won", "i.done")
    prove_gap(ink, "text.cash", "text.won", "text.done")
    ink.prove_same("text.old", "e.old")
    ink.prove_same("text.new", "e.new")
    prove_growth(ink, "text.growth", "e.new", "e.old")
    ink.prove("plots", ink.value("text.plots") == len(PLOTS))
    ink.prove_same("text.surface", "plots.surface")
    ink.prove_same("text.sold", "plots.amount")
    ink.prove_rounded("text.ksold", ink.value("plots.amount") / 1000, 1)
    ink.prove_same("text.town", "i1l0.new")
    ink.prove_same("text.due", "i1l0.left")
    ink.prove("half", ink.value("text.half") * 2 == ink.value("text.due"))

    blocks = (
        Text("MÉTROPOLE DU VAL DE THORANE", "title"),
        Text(
            "Conseil métropolitain – séance publique du 26 juin 2026", "center"
        ),
        Text(
            "Délibération 2026-0417 – ZAC des Anciennes Verreries : compte rendu annuel à la"
            " collectivité, exercice 2025",
            "subject",
        ),
        Text(
            "Vu l'article L. 300-5 du code de l'urbanisme ; vu le traité de concession du 11"
            " mars 2018 et ses avenants 1 à 3 ;"
        ),
        Text(text),
        Text(sales),
        Text("Cessions prévues en 2026", "caption"),
        plots,
        Text(
            "Le conseil métropolitain approuve le compte rendu annuel et le bilan actualisé de"
            " l'opération, joint en annexe. Adopté à la majorité : 58 voix pour, 7 contre, 4"
            " abstentions."
        ),
        signature(
            ("La secrétaire de séance,", "Inès CHARBONNEL"),
            ("Le président,", "Olivier DE MARSANGE"),
        ),
        certified("Thorane", "1er juillet 2026"),
        PageBreak(),
        Text(
            "Annexe – Bilan financier de la ZAC des Anciennes Verreries",
            "heading",
        ),
        balance,
        Text(
            "Avancement arrondi au pourcent. Les aléas sont répartis au fur et à mesure des"
            " marchés.",
            "small",
        ),
    )

    theme = Theme(
        font="Lato",
        size=10,
        thousands=NARROW_NBSP,
        shade="#e4e9ee",
        accent="#2e4053",
        margin=17,
        header="Métropole du Val de Thorane",
        footer="2026-0417 – {page}/{pages}",
    )

    return (Part(Producer.CHROMIUM, theme, blocks),)


KIND = Kind(
    58, "bilan-zac", "bilan d'une zone d'aménagement concerté", SEEDS, draw
)
