"""52: wood of the communal forest sold by lots: volumes, prices, fees, buyers."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.figures import (
    euros,
    number,
    rounded,
)
from benchmarks.council_acts.furniture import (
    certified,
    signature,
    two_column_masthead,
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
    total,
)
from benchmarks.council_acts.written import (
    product,
    prove_across,
    prove_columns,
    prove_gap,
    prove_product,
    prove_ratio,
    write,
)

D = Decimal
# lot, plot, species, trees, m³, price a m³, buyer
LOTS = (
    ("1", "P. 4", "Chêne", 86, "142.350", "218.00", 0),
    ("2", "P. 4", "Hêtre", 112, "168.720", "74.50", 1),
    ("3", "P. 7", "Chêne", 64, "97.480", "236.50", 0),
    ("4", "P. 9", "Épicéa scolyté", 341, "286.150", "38.00", 2),
    ("5", "P. 11", "Douglas", 158, "203.640", "92.00", 2),
    ("6", "P. 12", "Charme et divers", 97, "58.260", "41.50", 3),
    ("7", "P. 15", "Sapin", 129, "175.900", "66.00", 1),
    ("8", "P. 18", "Merisier", 23, "19.850", "148.00", 3),
)
BUYERS = (
    "Scierie des Trois Vallons",
    "Bois du Haut-Ressac SARL",
    "Sapinor Industrie",
    "Entreprise J. Maufroy",
)
FEES = D("0.045")
OFFICE = D("0.12")
COLUMNS = ("volume", "amount", "fees", "due")

SEEDS = (
    Seed(
        "lot5.amount",
        "18 374,88",
        "Tableau A",
        "5",
        "product",
        "203,640 m³ × 92,00 ; les frais et le total à payer sont justes",
    ),
    Seed(
        "lot3.fees",
        "1 073,43",
        "Tableau A",
        "3",
        "product",
        "4,5 % de 23 054,02",
    ),
    Seed(
        "lots.volume",
        "1 132,500",
        "Tableau A",
        "Total des 8 lots",
        "sum",
        "sans le lot 8 (19,850 m³) ; le tableau B et le texte sont justes",
    ),
    Seed(
        "b2.due",
        "30 904,97",
        "Tableau B",
        "Sapinor Industrie",
        "sum",
        "29 608,58 + 1 332,39",
    ),
    Seed(
        "text.office",
        "13 578,54 €",
        "texte",
        "frais de garderie",
        "product",
        "12 % de 113 229,53",
    ),
)


def price(lot: tuple[str, str, str, int, str, str, int]) -> Decimal:
    """What a lot costs without fees."""
    return product(D(lot[4]), D(lot[5]))


def draw_lots(ink: Ink) -> tuple[Table, dict[str, Decimal]]:
    """The lots, volume times price, and the fees on top."""
    rows: list[Row] = [
        head(
            Cell("Lot", down=2),
            Cell("Parcelle", down=2),
            Cell("Essence", down=2),
            Cell("Tiges", down=2),
            Cell("Volume<br/>(m³)", down=2),
            Cell("Prix unitaire<br/>(€/m³)", down=2),
            Cell("Montants (€)", across=3),
        ),
        head("Prix de vente", "Frais 4,5 %", "À payer"),
    ]
    sums = {"trees": D(0)} | {column: D(0) for column in COLUMNS}

    for lot in LOTS:
        amount = price(lot)
        fees = product(amount, FEES)
        key = f"lot{lot[0]}"
        cells = write(
            ink,
            key,
            trees=str(lot[3]),
            volume=number(D(lot[4]), 3),
            price=number(D(lot[5])),
            amount=number(amount),
            fees=number(fees),
            due=number(amount + fees),
        )
        rows.append(line(lot[0], lot[1], lot[2], *cells))
        values = (D(lot[3]), D(lot[4]), amount, fees, amount + fees)
        for column, value in zip(sums, values, strict=True):
            sums[column] += value
        prove_product(ink, f"{key}.amount", [f"{key}.volume", f"{key}.price"])
        prove_product(ink, f"{key}.fees", [f"{key}.amount"], FEES)
        prove_across(ink, key, "due", ["amount", "fees"])

    cells = write(
        ink,
        "lots",
        trees=number(sums["trees"], 0),
        volume=number(sums["volume"], 3),
        mean="",
        amount=number(sums["amount"]),
        fees=number(sums["fees"]),
        due=number(sums["due"]),
    )
    rows.append(total(Cell("Total des 8 lots", across=3), *cells))
    keys = [f"lot{lot[0]}" for lot in LOTS]

    prove_columns(ink, "lots", keys, sums)
    prove_across(ink, "lots", "due", ["amount", "fees"])

    return (
        Table(
            (0.5, 0.9, 1.6, 0.8, 1.2, 1.2, 1.5, 1.2, 1.5),
            "cllrrrrrr",
            tuple(rows),
            rules="horizontal",
            size=8.5,
        ),
        sums,
    )


def draw_buyers(ink: Ink) -> Table:
    """The same lots, by buyer."""
    rows: list[Row] = [
        head(
            "Acquéreur",
            "Lots attribués",
            "Volume (m³)",
            "Prix de vente (€)",
            "Frais (€)",
            "À payer (€)",
        )
    ]
    keys = []

    for index, name in enumerate(BUYERS):
        own = [lot for lot in LOTS if lot[6] == index]
        key = f"b{index}"
        keys.append(key)
        amount = sum((price(lot) for lot in own), D(0))
        fees = sum((product(price(lot), FEES) for lot in own), D(0))
        cells = write(
            ink,
            key,
            volume=number(sum((D(lot[4]) for lot in own), D(0)), 3),
            amount=number(amount),
            fees=number(fees),
            due=number(amount + fees),
        )
        names = " et ".join(lot[0] for lot in own)
        rows.append(line(name, names, *cells))
        prove_columns(ink, key, [f"lot{lot[0]}" for lot in own], COLUMNS)
        prove_across(ink, key, "due", ["amount", "fees"])

    sums = {
        "volume": sum((D(lot[4]) for lot in LOTS), D(0)),
        "amount": sum((price(lot) for lot in LOTS), D(0)),
        "fees": sum((product(price(lot), FEES) for lot in LOTS), D(0)),
    }
    cells = write(
        ink,
        "buyers",
        volume=number(sums["volume"], 3),
        amount=number(sums["amount"]),
        fees=number(sums["fees"]),
        due=number(sums["amount"] + sums["fees"]),
    )
    rows.append(total("Ensemble", "8 lots", *cells))

    prove_columns(ink, "buyers", keys, COLUMNS)

    for column in COLUMNS:
        ink.prove_same(f"buyers.{column}", f"lots.{column}")

    return Table(
        (2.6, 1.2, 1.2, 1.6, 1.2, 1.6),
        "lcrrrr",
        tuple(rows),
        rules="horizontal",
        size=9,
    )


def draw(ink: Ink) -> tuple[Part, ...]:
    """The act, with the lots and the buyers."""
    lots, sums = draw_lots(ink)
    buyers = draw_buyers(ink)
    office = product(sums["amount"], OFFICE)
    oak = D(LOTS[0][4]) + D(LOTS[2][4])
    sold = (
        f"Les {ink('text.lots', '8')} lots, soit {ink('text.trees', number(sums['trees'], 0))}"
        f" tiges et {ink('text.volume', number(sums['volume'], 3))} m³, ont été adjugés pour"
        f" {ink('text.amount', euros(sums['amount']))} hors frais. Les deux lots de chêne"
        f" représentent {ink('text.oak', number(oak, 3))} m³. Le prix moyen est de"
        f" {ink('text.mean', euros(rounded(sums['amount'] / sums['volume'])))} le m³."
    )
    kept = (
        "Les frais de garderie dus à l'Office, de 12 % du prix de vente, s'élèvent à"
        f" {ink('text.office', euros(office))} ; il revient à la commune"
        f" {ink('text.net', euros(sums['amount'] - office))}."
    )

    ink.prove("lots", ink.value("text.lots") == len(LOTS))

    for column in ("trees", "volume", "amount"):
        ink.prove_same(f"text.{column}", f"lots.{column}")

    ink.prove_sum("text.oak", ["lot1.volume", "lot3.volume"])
    prove_ratio(ink, "text.mean", "lots.amount", "lots.volume")
    prove_product(ink, "text.office", ["lots.amount"], OFFICE)
    prove_gap(ink, "text.net", "text.amount", "text.office")

    blocks = (
        two_column_masthead(
            (
                "MAIRIE DE VALSERRES-EN-MONTAGNE",
                "Arrondissement de Ressac",
                "Forêt communale – 412 ha soumis au régime forestier",
            ),
            (
                "Séance du 9 octobre 2026",
                "Affichage du 14 octobre 2026",
                "15 en exercice, 12 présents, 13 votants",
            ),
        ),
        Text("Délibération D-2026-58", "title"),
        Text(
            "Vente de bois sur pied par soumissions du 22 septembre 2026 – approbation des"
            " résultats",
            "subject",
        ),
        Text(
            "Vu le code forestier, notamment ses articles L. 213-6 et L. 214-6 ; vu l'état"
            " d'assiette 2026 approuvé le 5 décembre 2025 ;"
        ),
        Text(
            "Le maire présente les résultats de la vente. Les frais de vente, fixés à 4,5 % du"
            " prix, sont à la charge des acquéreurs."
        ),
        Text("Tableau A. Résultats par lot", "caption"),
        lots,
        Text(
            "Volumes sur écorce, cubage contradictoire du 3 septembre 2026. Vente hors TVA.",
            "small",
        ),
        Text(sold),
        Text("Tableau B. Récapitulatif par acquéreur", "caption"),
        buyers,
        Text(kept),
        Text(
            "Le conseil municipal, à l'unanimité, approuve ces résultats, autorise le maire à"
            " signer les contrats et impute la recette à l'article 7022 du budget annexe de la"
            " forêt."
        ),
        signature(
            ("Le secrétaire,", "Yannick PERSEVAL"),
            ("La maire,", "Aline DUCROZET"),
        ),
        certified("Valserres-en-Montagne", "14 octobre 2026"),
    )

    theme = Theme(
        font="Carlito",
        size=10.5,
        thousands=NARROW_NBSP,
        shade="#e2efd9",
        accent="#375623",
        margin=17,
        header="",
        footer="Commune de Valserres-en-Montagne – {page}/{pages}",
    )

    return (Part(Producer.WEASYPRINT, theme, blocks),)


KIND = Kind(52, "vente-de-bois", "vente de bois par lots", SEEDS, draw)
