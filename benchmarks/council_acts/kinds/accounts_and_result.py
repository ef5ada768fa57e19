"""32: an administrative account and the allocation of its result."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    number,
    percent,
    share,
    signed,
)
from benchmarks.council_acts.furniture import certified, signature
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
    of_which,
    sub,
    total,
)

D = Decimal
# chapter, label, opened 2025, executed 2024, executed 2025, carried over
Lines = tuple[tuple[str, str, str, str, str, str], ...]

SPENT: Lines = (
    (
        "011",
        "Charges à caractère général",
        "1284500.00",
        "1198452.37",
        "1231077.94",
        "0",
    ),
    (
        "<i>dont</i>",
        "énergie et carburants",
        "342000.00",
        "351208.66",
        "309914.12",
        "0",
    ),
    (
        "012",
        "Charges de personnel",
        "2476000.00",
        "2391840.15",
        "2448316.58",
        "0",
    ),
    (
        "014",
        "Atténuations de produits",
        "87300.00",
        "84112.00",
        "86947.00",
        "0",
    ),
    (
        "65",
        "Autres charges de gestion courante",
        "538900.00",
        "521604.83",
        "529470.26",
        "0",
    ),
    ("66", "Charges financières", "61200.00", "66931.74", "60884.39", "0"),
    ("67", "Charges spécifiques", "6000.00", "2417.50", "3105.20", "0"),
    ("042", "Opérations d'ordre", "214300.00", "198760.00", "214292.61", "0"),
)
EARNED: Lines = (
    ("013", "Atténuations de charges", "42000.00", "51327.90", "47618.05", "0"),
    ("70", "Produits des services", "486500.00", "471933.28", "493260.77", "0"),
    ("73", "Impôts et taxes", "3291000.00", "3187460.00", "3314825.00", "0"),
    (
        "<i>dont</i>",
        "attribution de compensation",
        "611420.00",
        "611420.00",
        "611420.00",
        "0",
    ),
    (
        "74",
        "Dotations et participations",
        "812400.00",
        "797218.46",
        "826904.31",
        "0",
    ),
    (
        "75",
        "Autres produits de gestion courante",
        "118000.00",
        "121046.55",
        "116372.84",
        "0",
    ),
    ("042", "Opérations d'ordre", "18900.00", "17250.00", "18873.40", "0"),
)
INVESTED: Lines = (
    ("16", "Emprunts et dettes", "412000.00", "398214.60", "411306.27", "0"),
    (
        "20",
        "Immobilisations incorporelles",
        "74500.00",
        "31860.00",
        "38214.40",
        "21960.00",
    ),
    (
        "204",
        "Subventions d'équipement versées",
        "60000.00",
        "45000.00",
        "52500.00",
        "0",
    ),
    (
        "21",
        "Immobilisations corporelles",
        "986300.00",
        "702418.93",
        "748951.66",
        "168420.75",
    ),
    (
        "23",
        "Immobilisations en cours",
        "1640000.00",
        "884307.12",
        "1297640.83",
        "284312.10",
    ),
    ("040", "Opérations d'ordre", "18900.00", "17250.00", "18873.40", "0"),
)
RAISED: Lines = (
    ("10", "Dotations et réserves", "742600.00", "688214.07", "751908.36", "0"),
    (
        "13",
        "Subventions d'investissement",
        "884000.00",
        "372640.00",
        "516230.00",
        "318750.00",
    ),
    ("16", "Emprunts et dettes", "700000.00", "500000.00", "700000.00", "0"),
    ("040", "Opérations d'ordre", "214300.00", "198760.00", "214292.61", "0"),
)
COLUMNS = ("opened", "previous", "done", "carried")
BROUGHT = {"run": D("586215.92"), "inv": D("-204618.37")}

SEEDS = (
    Seed(
        "invested.23.carried",
        "248 312,10",
        "I. Exécution du budget principal",
        "23 Immobilisations en cours",
        "sum",
        "chiffres intervertis : le total des restes à réaliser en dépenses est de 474 692,85",
    ),
    Seed(
        "spent.67.rate",
        "58,1 %",
        "I. Exécution du budget principal",
        "67 Charges spécifiques",
        "product",
        "taux de réalisation : 3 105,20 / 6 000,00",
    ),
    Seed(
        "res.closing.inv",
        "-598 673,96",
        "II. Résultats de l'exercice 2025",
        "Résultat de clôture 2025",
        "sum",
        "résultat de l'exercice + résultat reporté : -385 055,59 - 204 618,37",
    ),
    Seed(
        "all.002",
        "86 359,50 €",
        "III. Affectation du résultat",
        "002",
        "difference",
        "excédent reporté = 829 976,31 - 745 616,81",
    ),
    Seed(
        "text.carried",
        "155 492,85 €",
        "texte",
        "texte, solde des restes à réaliser",
        "equality",
        "solde des restes à réaliser du texte contre le tableau ; 589 673,96 + 155 942,85 = 745"
        " 616,81",
    ),
)


def real_lines(lines: Lines) -> Lines:
    """The lines that count, without the « dont »."""
    return tuple(item for item in lines if item[0].isdigit())


def whole(lines: Lines, column: int) -> Decimal:
    """A column's total, without the « dont » lines."""
    return sum((D(item[column]) for item in real_lines(lines)), D(0))


def draw_section(ink: Ink, prefix: str, lines: Lines, title: str) -> list[Row]:
    """A merged title, the chapters, their total and the rate of execution."""
    rows = [line(Cell(title, across=7, align="left", bold=True))]
    for code, label, *amounts in lines:
        name = code if code.isdigit() else "part"
        key = f"{prefix}.{name}"
        cells = [
            ink(f"{key}.{column}", number(D(amount)))
            if D(amount) or column != "carried"
            else "–"
            for column, amount in zip(COLUMNS, amounts, strict=True)
        ]
        rate = ink(
            f"{key}.rate", percent(share(D(amounts[2]), D(amounts[0]), 1), 1)
        )
        rows.append(
            (line if code.isdigit() else of_which)(code, label, *cells, rate)
        )

    cells = [
        ink(f"{prefix}.total.{column}", number(whole(lines, index)))
        for index, column in enumerate(COLUMNS, 2)
    ]
    rate = ink(
        f"{prefix}.total.rate",
        percent(share(whole(lines, 4), whole(lines, 2), 1), 1),
    )
    rows.append(sub(Cell(f"Total {title.lower()}", across=2), *cells, rate))
    _prove_section(ink, prefix, lines)
    return rows


def _prove_section(ink: Ink, prefix: str, lines: Lines) -> None:
    for column in COLUMNS:
        terms = [f"{prefix}.{item[0]}.{column}" for item in real_lines(lines)]
        ink.prove_sum(
            f"{prefix}.total.{column}",
            [term for term in terms if term in ink.printed],
        )
    for code in [*(item[0] for item in lines), "total"]:
        key = (
            f"{prefix}.{code if code.isdigit() or code == 'total' else 'part'}"
        )
        done, opened = ink.values([f"{key}.done", f"{key}.opened"])
        ink.prove_rounded(f"{key}.rate", done * 100 / opened, 1)


def draw_results(ink: Ink) -> tuple[Table, dict[str, Decimal]]:
    """The year's results, those brought forward, the closing ones and the carried-over credits."""
    values = {
        "income": {"run": whole(EARNED, 4), "inv": whole(RAISED, 4)},
        "cost": {"run": whole(SPENT, 4), "inv": whole(INVESTED, 4)},
    }
    values["year"] = {
        name: values["income"][name] - values["cost"][name] for name in BROUGHT
    }
    values["brought"] = dict(BROUGHT)
    values["closing"] = {
        name: values["year"][name] + BROUGHT[name] for name in BROUGHT
    }
    carried = whole(RAISED, 5) - whole(INVESTED, 5)

    labels = {
        "income": "Recettes de l'exercice (a)",
        "cost": "Dépenses de l'exercice (b)",
        "year": "Résultat de l'exercice (c = a - b)",
        "brought": "Résultat reporté de 2024 (d)",
        "closing": "Résultat de clôture 2025 (e = c + d)",
    }
    rows = [head("", "Fonctionnement", "Investissement", "Ensemble")]
    for name, label in labels.items():
        write = number if name in {"income", "cost"} else signed
        amounts = [
            values[name]["run"],
            values[name]["inv"],
            sum(values[name].values(), D(0)),
        ]
        cells = [
            ink(f"res.{name}.{side}", write(amount))
            for side, amount in zip(("run", "inv", "all"), amounts, strict=True)
        ]
        rows.append(
            (sub if name in {"year", "closing"} else line)(label, *cells)
        )
    rows.append(
        line(
            "Solde des restes à réaliser (f)",
            "–",
            ink("res.carried.inv", signed(carried)),
            ink("res.carried.all", signed(carried)),
        )
    )
    final = values["closing"]["run"], values["closing"]["inv"] + carried
    rows.append(
        total(
            "Résultat cumulé (e + f)",
            ink("res.final.run", signed(final[0])),
            ink("res.final.inv", signed(final[1])),
            ink("res.final.all", signed(sum(final))),
        )
    )
    figures = {
        "closing": values["closing"]["run"],
        "deficit": values["closing"]["inv"],
        "carried": carried,
        "need": -final[1],
        "left": values["closing"]["run"] + final[1],
    }
    return Table(
        (3.2, 2, 2, 2), "lrrr", tuple(rows), rules="horizontal", size=9
    ), figures


def _prove_results(ink: Ink) -> None:
    for side in ("run", "inv", "all"):
        year, income, cost = ink.values(
            f"res.{name}.{side}" for name in ("year", "income", "cost")
        )
        ink.prove(f"year {side}", year == income - cost)
        ink.prove_sum(
            f"res.closing.{side}", [f"res.year.{side}", f"res.brought.{side}"]
        )
    for name in ("income", "cost", "year", "brought", "closing", "final"):
        ink.prove_sum(f"res.{name}.all", [f"res.{name}.run", f"res.{name}.inv"])
    for prefix, name, side in (
        ("spent", "cost", "run"),
        ("earned", "income", "run"),
        ("invested", "cost", "inv"),
        ("raised", "income", "inv"),
    ):
        ink.prove_same(f"{prefix}.total.done", f"res.{name}.{side}")
    raised, invested, carried = ink.values(
        ["raised.total.carried", "invested.total.carried", "res.carried.inv"]
    )
    ink.prove("carried", carried == raised - invested)
    ink.prove_same("res.carried.inv", "res.carried.all")
    ink.prove_sum("res.final.inv", ["res.closing.inv", "res.carried.inv"])
    ink.prove_same("res.final.run", "res.closing.run")


def draw(ink: Ink) -> tuple[Part, ...]:
    """The account by chapter, the results, their allocation."""
    executed = [
        head(
            "Chap.",
            "Libellé",
            "Crédits ouverts 2025",
            "Réalisé 2024",
            "Réalisé 2025",
            "Restes à réaliser",
            "Taux",
        ),
        *draw_section(ink, "spent", SPENT, "Dépenses de fonctionnement"),
        *draw_section(ink, "earned", EARNED, "Recettes de fonctionnement"),
        *draw_section(ink, "invested", INVESTED, "Dépenses d'investissement"),
        *draw_section(ink, "raised", RAISED, "Recettes d'investissement"),
    ]
    results, figures = draw_results(ink)
    allocation = Table(
        (1, 4.6, 2.2),
        "clr",
        (
            head("Compte", "Affectation au budget 2026", "Montant"),
            line(
                "1068",
                "Couverture du besoin de financement, en recettes d'investissement",
                ink("all.1068", euros(figures["need"])),
            ),
            line(
                "002",
                "Excédent reporté, en recettes de fonctionnement",
                ink("all.002", euros(figures["left"])),
            ),
            total(
                "",
                "Résultat de fonctionnement affecté",
                ink("all.total", euros(figures["closing"])),
            ),
        ),
        rules="horizontal",
        size=9,
        fill=0.85,
    )
    sentence = (
        f"Considérant que le compte administratif 2025 fait apparaître un excédent de clôture de"
        f" fonctionnement de {ink('text.closing', euros(figures['closing']))} et un déficit de"
        " clôture"
        f" d'investissement de {ink('text.deficit', euros(-figures['deficit']))} ; que le solde"
        " des restes"
        f" à réaliser est négatif de {ink('text.carried', euros(-figures['carried']))}, ce qui"
        " porte le"
        f" besoin de financement à {ink('text.need', euros(figures['need']))} ;"
    )
    _prove_results(ink)
    ink.prove_sum("all.total", ["all.1068", "all.002"])
    ink.prove_same("all.total", "res.closing.run", "text.closing")
    ink.prove_same("all.1068", "text.need")
    for key, name in (
        ("text.deficit", "res.closing.inv"),
        ("text.carried", "res.carried.inv"),
        ("text.need", "res.final.inv"),
    ):
        ink.prove(key, ink.value(key) == -ink.value(name))
    ink.prove_sum("text.need", ["text.deficit", "text.carried"])
    ink.prove_same("all.002", "res.final.all")

    blocks = (
        Text("VILLE DE CASTELFONT-EN-BRIVOIS", "title"),
        Text("CONSEIL MUNICIPAL DU 9 AVRIL 2026", "center"),
        Text(
            "Délibération n° 2026/21 – Compte administratif 2025 et affectation du résultat",
            "subject",
        ),
        Text(
            "Étaient présents : 24 conseillers sur 29 en exercice. Pouvoirs : 4. M. le maire"
            " s'étant retiré au"
            " moment du vote, la séance est présidée par Mme Irène VAUTRELLE, première adjointe."
        ),
        Text(
            "Vu le code général des collectivités territoriales, notamment ses articles L. 1612-12,"
            " L. 2121-31 et L. 2311-5 ; vu le compte de gestion du comptable public, dont les"
            " écritures"
            " sont conformes à celles de l'ordonnateur ;"
        ),
        Text("I. Exécution du budget principal (en euros)", "caption"),
        Table(
            (1, 4, 2.1, 2.1, 2.1, 1.9, 1.1),
            "llrrrrr",
            tuple(executed),
            rules="horizontal",
            size=7.8,
        ),
        Text(
            "Les crédits non consommés au 31 décembre ne sont pas reportés, hors restes à"
            " réaliser.",
            "small",
        ),
        Text("II. Résultats de l'exercice 2025 (en euros)", "caption"),
        results,
        Text(sentence),
        Text("III. Affectation du résultat", "caption"),
        allocation,
        Text(
            "Le conseil municipal, après en avoir délibéré, par 22 voix pour, 2 voix contre et"
            " 3 abstentions, approuve le compte administratif 2025 et affecte le résultat de"
            " fonctionnement comme il est dit ci-dessus ; le déficit d'investissement est repris"
            " à la"
            " ligne 001 du budget 2026."
        ),
        signature(
            ("La présidente de séance,", "Irène VAUTRELLE"),
            ("Le secrétaire de séance,", "Thibaud ESQUERRÉ"),
        ),
        certified("Castelfont-en-Brivois", "14 avril 2026"),
    )
    theme = Theme(
        font="Liberation Sans",
        size=10,
        thousands=NARROW_NBSP,
        shade="#dde6f0",
        accent="#1f3b63",
        margin=18,
        footer="Compte administratif 2025 – {page}",
    )
    return (Part(Producer.REPORTLAB, theme, blocks),)


KIND = Kind(
    32,
    "compte-administratif",
    "compte administratif et affectation du résultat",
    SEEDS,
    draw,
)
