"""The documents of the town, from its figures."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from benchmarks.dossier.pages import (
    Grid,
    Paper,
    Row,
    write_chromium,
    write_reportlab,
    write_weasyprint,
    write_workbook,
)
from benchmarks.dossier.town import LABELS, Budget, Lines, Results, Town

TOWN = "Commune de Valbrune-sur-Auze"
_SCDL = (
    "nomAttribuant", "idAttribuant", "dateConvention", "referenceDecision", "nomBeneficiaire",
    "idBeneficiaire", "rnaBeneficiaire", "objet", "montant", "nature", "conditionsVersement",
    "datesPeriodeVersement", "idRAE", "notificationUE", "pourcentageSubvention", "dispositifAide",
)  # fmt: skip
"""The columns of the national schema, version 2.1.1."""
_SIDES = (
    ("operating_expenses", "Section de fonctionnement – Dépenses"),
    ("operating_receipts", "Section de fonctionnement – Recettes"),
    ("investment_expenses", "Section d'investissement – Dépenses"),
    ("investment_receipts", "Section d'investissement – Recettes"),
)


def write_dossier(town: Town, folder: Path) -> list[Path]:
    """The seven files of the town, in several forms."""
    folder.mkdir(parents=True, exist_ok=True)
    return [
        write_reportlab(_budget(town.first, 2024), folder),
        write_weasyprint(_change(town.change), folder),
        write_workbook(_accounts(town), folder),
        write_chromium(_allocation(town), folder),
        write_reportlab(_budget(town.second, 2025), folder),
        write_weasyprint(_grants(town), folder),
        _published(town, folder),
    ]


def _tables(budget: Budget, column: str) -> Iterator[Grid]:
    for name, caption in _SIDES:
        lines: Lines = getattr(budget, name)
        if lines:
            rows: list[Row] = [
                (code, LABELS[code], amount) for code, amount in lines.items()
            ]
            total = sum(lines.values(), Decimal(0))
            rows.append(("", "TOTAL", total))
            yield Grid(caption, ("Chapitre", "Libellé", column), rows)


def _budget(budget: Budget, year: int) -> Paper:
    return Paper(
        f"budget-{year}",
        (TOWN, f"Budget primitif {year}"),
        (
            f"Le conseil municipal vote le budget primitif de l'exercice {year} par chapitre.",
            *_tables(budget, f"Vote {year}"),
        ),
    )


def _change(change: Budget) -> Paper:
    return Paper(
        "decision-modificative-2024",
        (TOWN, "Décision modificative n° 1 – Budget 2024"),
        (
            "Le conseil municipal modifie les crédits du budget comme suit.",
            *_tables(change, "Montant de la décision"),
        ),
    )


def _accounts(town: Town) -> Paper:
    return Paper(
        "compte-administratif-2024",
        (TOWN, "Compte administratif 2024"),
        (*_opened(town.opened), _results(town)),
    )


def _opened(opened: Budget) -> Iterator[Grid]:
    for name, caption in _SIDES:
        lines: Lines = getattr(opened, name)
        rows: list[Row] = [
            (code, LABELS[code], amount) for code, amount in lines.items()
        ]
        rows.append(("", "TOTAL", sum(lines.values(), Decimal(0))))
        yield Grid(caption, ("Chapitre", "Libellé", "Crédits ouverts"), rows)


def _results(town: Town) -> Grid:
    parts: tuple[tuple[str, Results], ...] = (
        ("Fonctionnement", town.operating),
        ("Investissement", town.investment),
    )
    rows = [
        (
            name,
            result.opening,
            result.receipts,
            result.expenses,
            result.of_year,
            result.closing,
        )
        for name, result in parts
    ]
    header = (
        "Section",
        "Résultat reporté de 2023",
        "Recettes réalisées",
        "Dépenses réalisées",
        "Résultat de l'exercice",
        "Résultat de clôture 2024",
    )
    return Grid("Résultats de l'exercice 2024", header, rows, total=False)


def _allocation(town: Town) -> Paper:
    rows: list[Row] = [
        (
            "Résultat de clôture de fonctionnement 2024",
            town.closing["fonctionnement"],
        ),
        (
            "Résultat de clôture d'investissement 2024",
            town.closing["investissement"],
        ),
        ("Affectation en réserves (R 1068)", town.allocated["1068"]),
        ("Report en section de fonctionnement (R 002)", town.allocated["002"]),
        ("Report en section d'investissement (D 001)", town.allocated["001"]),
    ]
    return Paper(
        "affectation-du-resultat-2024",
        (TOWN, "Affectation du résultat de l'exercice 2024"),
        (
            "Le conseil municipal, qui a approuvé le compte administratif, affecte le résultat.",
            Grid(
                "Affectation du résultat",
                ("Libellé", "Montant"),
                rows,
                total=False,
            ),
        ),
    )


def _grants(town: Town) -> Paper:
    rows: list[Row] = [
        (str(n), name, purpose, amount)
        for n, (name, (purpose, amount)) in enumerate(town.grants.items(), 1)
    ]
    total = sum((amount for _, amount in town.grants.values()), Decimal(0))
    rows.append(("", "TOTAL", "", total))
    return Paper(
        "subventions-2025",
        (TOWN, "Attribution des subventions aux associations 2025"),
        (
            "Le conseil municipal attribue les subventions suivantes.",
            Grid(
                "Subventions attribuées en 2025",
                (
                    "N°",
                    "Association bénéficiaire",
                    "Objet",
                    "Montant attribué 2025",
                ),
                rows,
            ),
        ),
    )


def _published(town: Town, folder: Path) -> Path:
    lines = [",".join(_SCDL)]
    for n, (name, amount) in enumerate(town.published.items(), 1):
        purpose, _ = town.grants[name]
        told = f'"{name}"' if "," in name else name
        lines.append(
            f"{TOWN},21460000000012,2025-03-28,2025-014,{told},{_siret(n)},,{purpose},{amount},"
            "aide en numéraire,unique,2025-04-15,,non,1,"
        )
    path = folder / "subventions-scdl-2025.csv"
    path.write_text("\r\n".join([*lines, ""]), encoding="utf-8")
    return path


def _siret(n: int) -> str:
    """An invented number of fourteen digits whose key is right."""
    body = f"80{n:011d}"
    for key in range(10):
        digits = f"{body}{key}"
        doubled = [
            int(d) * (2 if place % 2 == 0 else 1)
            for place, d in enumerate(digits)
        ]
        if sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0:
            return digits
    raise AssertionError(body)
